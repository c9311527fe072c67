// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Integers with a tag: what is counted cannot be mistaken for something else.
///
/// Two counts of one kind add, subtract and compare; a count of one kind never meets another kind except through a
/// named function. Half persons are kept as a number of halves, so `half_heads{7}` is 3.5 persons: never shorten the
/// name.

#include <compare>
#include <concepts>
#include <cstdint>

namespace quotalaw {

/// A whole number of some unit. `Unit` is only a name.
template <class Unit>
class quantity {
 public:
  constexpr quantity() = default;
  template <std::integral I>
  constexpr explicit quantity(I n) : n_{static_cast<std::int64_t>(n)} {}

  constexpr std::int64_t number() const { return n_; }

  constexpr auto operator<=>(quantity const&) const = default;

  constexpr quantity& operator+=(quantity other) {
    n_ += other.n_;
    return *this;
  }
  constexpr quantity& operator-=(quantity other) {
    n_ -= other.n_;
    return *this;
  }
  friend constexpr quantity operator+(quantity a, quantity b) { return quantity{a.n_ + b.n_}; }
  friend constexpr quantity operator-(quantity a, quantity b) { return quantity{a.n_ - b.n_}; }
  template <std::integral I>
  friend constexpr quantity operator*(quantity a, I times) {
    return quantity{a.n_ * static_cast<std::int64_t>(times)};
  }

 private:
  std::int64_t n_ = 0;
};

/// Whole persons.
using heads = quantity<struct heads_unit>;
/// Persons in steps of one half; `number()` is the number of halves.
using half_heads = quantity<struct half_heads_unit>;
/// Persons times months in steps of one half; `number()` is the number of halves.
using person_months = quantity<struct person_months_unit>;
/// Days, months and years as amounts, not as points of the calendar.
using number_of_days = quantity<struct days_unit>;
using number_of_months = quantity<struct months_unit>;
using number_of_years = quantity<struct years_unit>;
/// A plain number of things, such as parts of a payment.
using plain_count = quantity<struct count_unit>;
/// Contracted hours a week in steps of 1/300 hour (12 seconds), which holds both 38.75 and 38:45 exactly.
using weekly_hours = quantity<struct weekly_hours_unit>;

inline constexpr std::int64_t hour_steps = 300;

/// What a lies above b, and nothing if it does not.
template <class Unit>
constexpr quantity<Unit> above(quantity<Unit> a, quantity<Unit> b) {
  return a > b ? a - b : quantity<Unit>{0};
}

/// The number if the condition holds, else zero. Without a branch: what the number costs is paid in any case, and a
/// loop over many rows stays free of jumps.
template <class Unit>
constexpr quantity<Unit> only_if(bool holds, quantity<Unit> n) {
  return quantity<Unit>{n.number() & -static_cast<std::int64_t>(holds)};
}

/// The largest number of persons that is accepted as a fact. Every product of a count and a rate stays exact below it.
inline constexpr heads most_heads{2'000'000'000};

constexpr half_heads halves(heads whole) { return half_heads{whole.number() * 2}; }

/// Whole persons in a count of halves; a remaining half is dropped.
constexpr heads whole_heads(half_heads n) { return heads{n.number() >= 0 ? n.number() / 2 : -((1 - n.number()) / 2)}; }

/// A count on one monthly base day is that many person-months.
constexpr person_months for_one_month(half_heads n) { return person_months{n.number()}; }
constexpr person_months for_one_month(heads n) { return person_months{n.number() * 2}; }

constexpr weekly_hours hours(std::int64_t whole) { return weekly_hours{whole * hour_steps}; }

}  // namespace quotalaw
