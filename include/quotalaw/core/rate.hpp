// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// An exact fraction, and the one way to take a floor of count × rate.

#include "count.hpp"
#include "error.hpp"

#include <algorithm>
#include <bit>
#include <compare>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>

namespace quotalaw {

/// A fraction of integers in lowest terms, 0 or more. Numerator and denominator stay at or below one million, which
/// holds every rate of law to the hundredth of a basis point and keeps every product with a count exact.
class rate {
 public:
  static constexpr std::int64_t most = 1'000'000;

  constexpr rate() = default;
  /// \throws facts_error if the fraction is negative, has no denominator, or cannot be reduced to the range.
  constexpr rate(std::int64_t numerator, std::int64_t denominator) {
    if (numerator < 0 || denominator <= 0) {
      throw facts_error(sentences::not_a_rate, "", {{"value", fraction_text(numerator, denominator)}});
    }
    auto const common = std::gcd(numerator, denominator);
    numerator_ = numerator / common;
    denominator_ = denominator / common;
    if (numerator_ > most || denominator_ > most) {
      throw facts_error(sentences::not_a_rate, "", {{"value", fraction_text(numerator, denominator)}});
    }
  }

  static constexpr rate basis_points(std::int64_t n) { return rate{n, 10'000}; }

  constexpr std::int64_t numerator() const { return numerator_; }
  constexpr std::int64_t denominator() const { return denominator_; }

  friend constexpr bool operator==(rate a, rate b) {
    return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
  }
  friend constexpr std::strong_ordering operator<=>(rate a, rate b) {
    return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
  }

 private:
  static std::string fraction_text(std::int64_t n, std::int64_t d) {
    return std::to_string(n) + "/" + std::to_string(d);
  }

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// The integer quotient a / b for 0 <= a < 2^53 and 0 < b < 2^53.
///
/// IEEE division is correctly rounded, and a/b lies further from the next integer than a rounding can reach, so the
/// truncated quotient is exact over the whole range; unlike integer division it vectorises. -ffast-math allows the
/// compiler to multiply by a reciprocal instead, which is wrong, so there integers are divided. docs/decisions/0003.
constexpr std::int64_t exact_quotient(std::int64_t a, std::int64_t b) {
#if defined(__FAST_MATH__)
  return a / b;
#else
  return static_cast<std::int64_t>(static_cast<double>(a) / static_cast<double>(b));
#endif
}

/// floor(n × times / over) for integers with |n| < 2^51, 0 <= times < 2^51, 0 < over < 2^51, |n × times| < 2^53 and a
/// quotient within ±2^51.
///
/// The same proof as `exact_quotient`. The conversions are written as additions of 1.5 × 2^52, where one unit of the
/// last place is one, because every processor has additions for whole vectors; conversions of 64 bits only AVX-512 has.
/// No branch, and no multiplication that could be fused with an addition: every compiler and every flag but -ffast-math
/// gives the same integer.
constexpr std::int64_t floor_ratio(std::int64_t n, std::int64_t times, std::int64_t over) {
#if defined(__FAST_MATH__) || (defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0)
  auto const whole = n * times / over;
  return whole - static_cast<std::int64_t>(whole * over > n * times);
#else
  constexpr double shift = 0x1.8p52;
  constexpr auto shift_bits = std::bit_cast<std::int64_t>(shift);
  auto const real = [](std::int64_t i) { return std::bit_cast<double>(i + shift_bits) - shift; };
  double const quotient = real(n) * real(times) / real(over);
  double const moved = quotient + shift;  // rounded to the nearest integer
  return std::bit_cast<std::int64_t>(moved) - shift_bits - static_cast<std::int64_t>(moved - shift > quotient);
#endif
}

/// A ratio made ready once, for floors of very many counts: two factors instead of a division.
///
/// floor(n × times / over) = floor((n × times + 1/2) / over), whose argument lies at least 1/(2 over) from every
/// integer. It is computed as n × c + e with c = times / over and e = 1/(2 over) - 1/2, each correctly rounded; the
/// result is wrong by less than 3 |n × times| / over × 2^-53 + 2^-53, whether or not a compiler fuses the two
/// operations. That is less than 1/(2 over) while |n × times| < 2^50 and over <= 2^40, so rounding to the nearest
/// integer gives the floor.
class ready_ratio {
 public:
  static constexpr std::int64_t most_times = std::int64_t{1} << 18;
  static constexpr std::int64_t most_over = std::int64_t{1} << 40;

  /// Whether the floor of every accepted count of halves can be had by the ratio.
  static constexpr bool holds(std::int64_t times, std::int64_t over) {
#if defined(__FAST_MATH__) || (defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0)
    return false;
#else
    return times >= 0 && times <= most_times && over > 0 && over <= most_over;
#endif
  }

  constexpr ready_ratio() = default;
  /// For a ratio that `holds`. The factors are kept as patterns of bits.
  constexpr ready_ratio(std::int64_t times, std::int64_t over)
      : factor_{std::bit_cast<std::int64_t>(static_cast<double>(times) / static_cast<double>(over))},
        nudge_{std::bit_cast<std::int64_t>(0.5 / static_cast<double>(over) - 0.5)} {}
  /// For floors of halves, as in `floor_of(half_heads, rate)`.
  constexpr explicit ready_ratio(rate r) : ready_ratio{r.numerator(), 2 * r.denominator()} {}

  constexpr std::int64_t factor() const { return factor_; }
  constexpr std::int64_t nudge() const { return nudge_; }

  friend constexpr bool operator==(ready_ratio, ready_ratio) = default;

 private:
  std::int64_t factor_ = 0;
  std::int64_t nudge_ = std::bit_cast<std::int64_t>(-0.5);
};

/// The floor by the two factors of a ready ratio, apart so that loops can keep many of them in two arrays.
constexpr std::int64_t ready_floor(std::int64_t n, std::int64_t factor, std::int64_t nudge) {
  constexpr double shift = 0x1.8p52;
  constexpr auto shift_bits = std::bit_cast<std::int64_t>(shift);
  double const real = std::bit_cast<double>(n + shift_bits) - shift;
  double const nearest = (real * std::bit_cast<double>(factor) + std::bit_cast<double>(nudge)) + shift;
  return std::bit_cast<std::int64_t>(nearest) - shift_bits;
}
constexpr std::int64_t ready_floor(std::int64_t n, ready_ratio r) { return ready_floor(n, r.factor(), r.nudge()); }

static_assert(halves(most_heads).number() < (std::int64_t{1} << 50) / ready_ratio::most_times);

/// A ratio below one made ready for floors of small counts, in 32 bits: the upper half of a product, and a shift.
///
/// With c = ceil(2^bits × times / over) < 2^32 there is d = c × over − 2^bits × times, 0 <= d < over, and
/// n × c / 2^bits = n × times / over + n × d / (over × 2^bits). The first term lies at least 1/over below the next
/// integer, so the floor of both is the same while n × d < 2^bits.
class small_ratio {
 public:
  /// The most bits that a factor of the ratio can have; 0 if it is not below one.
  static constexpr int bits_for(std::int64_t times, std::int64_t over) {
    int bits = 0;
    for (int more = half; more < 2 * half && can_be_made(times, over, more); ++more) {
      bits = more;
    }
    return bits;
  }

  /// Whether the floor of every count from 0 to `most` can be had by the ratio with so many bits.
  static constexpr bool holds(std::int64_t times, std::int64_t over, int bits, std::int32_t most) {
    if (!can_be_made(times, over, bits)) {
      return false;
    }
    auto const lost = factor_of(times, over, bits) * over - (times << bits);
    return most * lost < std::int64_t{1} << std::min(bits, 62);
  }

  constexpr small_ratio() = default;
  /// For a ratio that `holds`.
  constexpr small_ratio(std::int64_t times, std::int64_t over, int bits)
      : factor_{static_cast<std::uint32_t>(factor_of(times, over, bits))}, shift_{bits - half} {}

  constexpr std::uint32_t factor() const { return factor_; }
  constexpr int shift() const { return shift_; }

  friend constexpr bool operator==(small_ratio, small_ratio) = default;

 private:
  static constexpr int half = 32;
  static constexpr std::int64_t most_over = std::int64_t{1} << 30;

  /// Whether the factor fits 32 bits, and nothing on the way to it exceeds 63.
  static constexpr bool can_be_made(std::int64_t times, std::int64_t over, int bits) {
    return times >= 0 && over <= most_over && times < over && bits >= half && bits < 2 * half &&
           times << (bits - half) < over && factor_of(times, over, bits) >> half == 0;
  }
  static constexpr std::int64_t factor_of(std::int64_t times, std::int64_t over, int bits) {
    return ((times << bits) + over - 1) / over;
  }

  std::uint32_t factor_ = 0;
  int shift_ = 0;
};

/// The floor by the two factors of a small ratio, apart so that loops can keep many factors in an array.
constexpr std::int32_t ready_floor(std::int32_t n, std::uint32_t factor, int shift) {
  auto const product = static_cast<std::uint64_t>(static_cast<std::uint32_t>(n)) * factor;
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(product >> 32) >> shift);
}
constexpr std::int32_t ready_floor(std::int32_t n, small_ratio r) { return ready_floor(n, r.factor(), r.shift()); }

/// floor(n × r): "a fraction below one person is dropped". Exact for every accepted count (see `most_heads`).
constexpr heads floor_of(half_heads n, rate r) {
  return heads{floor_ratio(n.number(), r.numerator(), 2 * r.denominator())};
}
constexpr heads floor_of(heads n, rate r) { return floor_of(halves(n), r); }

static_assert(halves(most_heads).number() < (std::int64_t{1} << 53) / rate::most, "a product could lose exactness");
static_assert(halves(most_heads).number() / 2 * rate::most < (std::int64_t{1} << 51),
              "a quotient could lose exactness");

}  // namespace quotalaw
