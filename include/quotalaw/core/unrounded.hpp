// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// An exact amount before the place where the law rounds it. Costly to compile (Boost.Multiprecision), so apart from
/// money.hpp.

#include "money.hpp"
#include "rate.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>

namespace quotalaw {

/// How a fraction of the minor unit is settled. Always named at the place where the law (or practice) rounds.
enum class rounding : std::uint8_t { half_up, half_even, down };

/// money × fractions, exact, as numerator over denominator in 128-bit integers that refuse to overflow.
template <currency C>
class unrounded {
 public:
  using integer = boost::multiprecision::checked_int128_t;

  constexpr unrounded() = default;
  constexpr explicit unrounded(money<C> amount) : numerator_{amount.minor()} {}

  friend constexpr unrounded operator*(unrounded a, std::int64_t n) {
    return checked([&] { return unrounded{a.numerator_ * n, a.denominator_}; });
  }
  friend constexpr unrounded operator*(unrounded a, rate r) {
    return checked([&] { return unrounded{a.numerator_ * r.numerator(), a.denominator_ * r.denominator()}; });
  }
  friend constexpr unrounded operator/(unrounded a, std::int64_t n) {
    return checked([&] { return unrounded{a.numerator_, a.denominator_ * n}; });
  }
  friend constexpr unrounded operator+(unrounded a, unrounded b) {
    return checked([&] {
      return unrounded{a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_, a.denominator_ * b.denominator_};
    });
  }
  friend constexpr bool operator==(unrounded a, unrounded b) {
    return a.numerator_ * b.denominator_ == b.numerator_ * a.denominator_;
  }

  /// The amount in whole minor units. For amounts of zero or more.
  constexpr money<C> rounded(rounding how) const {
    return checked([&] {
      integer whole = numerator_ / denominator_;
      integer const rest = numerator_ - whole * denominator_;
      integer const twice = rest * 2;
      bool up = false;
      if (how == rounding::half_up) {
        up = twice >= denominator_;
      } else if (how == rounding::half_even) {
        up = twice > denominator_ || (twice == denominator_ && whole % 2 == 1);
      }
      if (up) {
        whole += 1;
      }
      return money<C>{static_cast<std::int64_t>(whole)};
    });
  }

 private:
  constexpr unrounded(integer numerator, integer denominator) : numerator_{numerator}, denominator_{denominator} {}

  template <class F>
  static constexpr auto checked(F compute) {
    try {
      return compute();
    } catch (std::runtime_error const&) {  // std::overflow_error and std::range_error of the checked integers
      throw law_error(errc::overflow, sentences::overflow, {});
    }
  }

  integer numerator_ = 0;
  integer denominator_ = 1;
};

/// An amount cut down to a multiple of `unit` ("rounded down to 1,000 yen").
template <currency C>
constexpr money<C> cut_to(money<C> amount, money<C> unit) {
  return money<C>{amount.minor() / unit.minor() * unit.minor()};
}

}  // namespace quotalaw
