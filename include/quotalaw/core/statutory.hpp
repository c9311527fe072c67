// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A value that remembers where in the law it was read.

#include "citation.hpp"

namespace quotalaw {

/// A figure of law as read for one day. Its value can be had only through a tracer's `reads`, so that a rule cannot use
/// a figure without a trace of it.
template <class T>
class statutory {
 public:
  constexpr statutory() = default;
  constexpr statutory(T value, term_info const& term, version_info const& version, day read_on)
      : value_{value}, term_{&term}, version_{&version}, read_on_{read_on} {}

  constexpr term_info const& term() const { return *term_; }
  constexpr version_info const& version() const { return *version_; }
  constexpr day read_on() const { return read_on_; }
  /// The day read lies past the day on which somebody last looked at the law.
  constexpr bool past_review() const { return read_on_ > term_->reviewed_through; }

  /// The same reading of the law seen as another value, such as the lowest entry of a table.
  template <class U>
  constexpr statutory<U> as(U value) const {
    return statutory<U>{value, *term_, *version_, read_on_};
  }

 private:
  friend struct law_reader;

  T value_{};
  term_info const* term_ = nullptr;
  version_info const* version_ = nullptr;
  day read_on_{};
};

/// For tracers only: hands out the value of a figure of law.
struct law_reader {
  template <class T>
  static constexpr T const& value(statutory<T> const& s) {
    return s.value_;
  }
};

}  // namespace quotalaw
