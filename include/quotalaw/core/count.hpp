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

/// A whole number of some unit. `Unit` is only a name. `Number` is narrower only in loops over columns whose numbers
/// are known to be small (population/batch.hpp).
template <class Unit, std::signed_integral Number = std::int64_t>
class quantity {
 public:
  template <std::signed_integral N>
  using as = quantity<Unit, N>;

  constexpr quantity() = default;
  template <std::integral I>
  constexpr explicit quantity(I n) : n_{static_cast<Number>(n)} {}

  constexpr Number number() const { return n_; }

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
    return quantity{a.n_ * static_cast<Number>(times)};
  }

 private:
  Number n_ = 0;
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
template <class Unit, class N>
constexpr quantity<Unit, N> above(quantity<Unit, N> a, quantity<Unit, N> b) {
  return a > b ? a - b : quantity<Unit, N>{0};
}

/// The number if the condition holds, else zero. Without a branch: what the number costs is paid in any case, and a
/// loop over many rows stays free of jumps.
template <class Unit, class N>
constexpr quantity<Unit, N> only_if(bool holds, quantity<Unit, N> n) {
  return quantity<Unit, N>{n.number() & -static_cast<N>(holds)};
}

/// The largest number of persons that is accepted as a fact. Every product of a count and a rate stays exact below it.
inline constexpr heads most_heads{2'000'000'000};

template <class N>
constexpr half_heads::as<N> halves(quantity<heads_unit, N> whole) {
  return half_heads::as<N>{whole.number() * 2};
}

/// Whole persons in a count of halves; a remaining half is dropped.
constexpr heads whole_heads(half_heads n) { return heads{n.number() >= 0 ? n.number() / 2 : -((1 - n.number()) / 2)}; }

/// A count on one monthly base day is that many person-months.
template <class N>
constexpr person_months::as<N> for_one_month(quantity<half_heads_unit, N> n) {
  return person_months::as<N>{n.number()};
}
template <class N>
constexpr person_months::as<N> for_one_month(quantity<heads_unit, N> n) {
  return person_months::as<N>{n.number() * 2};
}

constexpr weekly_hours hours(std::int64_t whole) { return weekly_hours{whole * hour_steps}; }

}  // namespace quotalaw
