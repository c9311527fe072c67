// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The versions of one term by their first day. Nothing before the first day, no silent zero, and no failure merely
/// because time passed.

#include "citation.hpp"
#include "error.hpp"
#include "reform.hpp"
#include "statutory.hpp"
#include "term_value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace quotalaw {

template <class T>
struct timeline {
  term_info const& term;
  std::span<T const> values;  ///< newest first, beside `term.versions`

  /// The figure in force on a day, after the reform. \throws law_error `not_in_force` before the first version and
  /// `repealed` from the end on; both name the neighbour.
  constexpr statutory<T> at(day on, reform const& what_if) const {
    auto const found = if_in_force(on, what_if);
    if (!found) {
      refuse(on);
    }
    return *found;
  }
  constexpr statutory<T> at(day on) const {
    auto const i = index(on);
    if (i == none) {
      refuse(on);
    }
    return {values[i], term, term.versions[i], on};
  }

  /// The figure in force on a day, or nothing where the law has no such figure on that day.
  constexpr std::optional<statutory<T>> if_in_force(day on, reform const& what_if) const {
    if (!what_if.empty()) {
      if (auto const* a = what_if.find(term, on)) {
        return statutory<T>{term_value<T>::unpack(a->value), term, a->info, on};
      }
    }
    auto const i = index(on);
    if (i == none) {
      return std::nullopt;
    }
    return statutory<T>{values[i], term, term.versions[i], on};
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Index of the version in force, or `none`.
  constexpr std::size_t index(day on) const {
    if (on < term.repealed) {
      for (std::size_t i = 0; i < term.versions.size(); ++i) {
        if (term.versions[i].from <= on) {
          return i;
        }
      }
    }
    return none;
  }

 private:
  [[noreturn]] void refuse(day on) const { refuse_reading(term, on); }

 public:
  /// The refusal for a day on which a term has no version.
  [[noreturn]] static void refuse_reading(term_info const& term, day on) {
    auto const& oldest = term.versions.back();
    auto const first = oldest.from;
    if (on < first) {
      throw law_error(errc::not_in_force, sentences::not_in_force,
                      {{"term", std::string{term.id}}, {"day", text_of(on)}, {"first", text_of(first)}},
                      std::string{oldest.confirmed == confidence::unconfirmed ? term.versions.front().source.at
                                                                              : oldest.source.at});
    }
    throw law_error(
        errc::repealed, sentences::repealed,
        {{"term", std::string{term.id}}, {"day", text_of(on)}, {"last", text_of(term.repealed - date::days{1})}},
        std::string{term.versions.front().source.at});
  }
};

}  // namespace quotalaw
