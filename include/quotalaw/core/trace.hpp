// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// How a rule tells what it did. A rule takes a tracer as `T&`, opens one step, and passes every fact, every figure of
/// law and every conclusion through it. With `no_trace` nothing of this is left in the generated code.

#include "statutory.hpp"

#include <concepts>
#include <string_view>

namespace quotalaw {

/// A rule's name and the provision it carries out.
struct rule {
  std::string_view id;
  std::string_view provision;
};

/// The tracer that keeps nothing and costs nothing.
struct no_trace {
  struct step {
    template <class V>
    constexpr V const& given(std::string_view, V const& fact) const {
      return fact;
    }
    template <class V>
    constexpr V const& reads(statutory<V> const& figure) const {
      return law_reader::value(figure);
    }
    template <class V>
    constexpr V const& finds(std::string_view, V const& intermediate) const {
      return intermediate;
    }
    template <class V>
    constexpr V const& concludes(std::string_view, V const& conclusion) const {
      return conclusion;
    }
    /// A remark on the result that a reader must see; see `notices` in answers.
    constexpr void remarks(std::string_view) const {}
  };
  constexpr step begin(rule const&) const { return {}; }
};

/// What a rule asks of a tracer.
template <class T>
concept tracer = requires(T& trace, rule const& r, statutory<int> const& figure) {
  { trace.begin(r).given("", 1) } -> std::convertible_to<int>;
  { trace.begin(r).reads(figure) } -> std::convertible_to<int>;
  { trace.begin(r).finds("", 1) } -> std::convertible_to<int>;
  { trace.begin(r).concludes("", 1) } -> std::convertible_to<int>;
  trace.begin(r).remarks("");
};

static_assert(tracer<no_trace>);

}  // namespace quotalaw
