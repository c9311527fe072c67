// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Money in whole minor units of one currency. Nothing here rounds; see unrounded.hpp.

#include "count.hpp"
#include "error.hpp"

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>

namespace quotalaw {

/// A currency: its code, how many decimals its minor unit has, and an example for messages.
struct THB {
  static constexpr std::string_view code = "THB";
  static constexpr int decimals = 2;
  static constexpr std::string_view example = "120450.00";
};
struct JPY {
  static constexpr std::string_view code = "JPY";
  static constexpr int decimals = 0;
  static constexpr std::string_view example = "600000";
};

template <class C>
concept currency = requires {
  { C::code } -> std::convertible_to<std::string_view>;
  { C::decimals } -> std::convertible_to<int>;
};

/// An amount in one currency. Sums and multiples that do not fit are refused (`errc::overflow`), never wrapped.
template <currency C>
class money {
 public:
  constexpr money() = default;
  /// From minor units (satang, yen).
  template <std::integral I>
  constexpr explicit money(I minor) : minor_{static_cast<std::int64_t>(minor)} {}

  constexpr std::int64_t minor() const { return minor_; }

  constexpr auto operator<=>(money const&) const = default;

  friend constexpr money operator+(money a, money b) {
    std::int64_t out{};
    if (__builtin_add_overflow(a.minor_, b.minor_, &out)) {
      throw law_error(errc::overflow, sentences::overflow, {});
    }
    return money{out};
  }
  friend constexpr money operator-(money a, money b) {
    std::int64_t out{};
    if (__builtin_sub_overflow(a.minor_, b.minor_, &out)) {
      throw law_error(errc::overflow, sentences::overflow, {});
    }
    return money{out};
  }
  template <std::integral I>
  friend constexpr money operator*(money a, I times) {
    std::int64_t out{};
    if (__builtin_mul_overflow(a.minor_, static_cast<std::int64_t>(times), &out)) {
      throw law_error(errc::overflow, sentences::overflow, {});
    }
    return money{out};
  }
  constexpr money& operator+=(money other) { return *this = *this + other; }
  constexpr money& operator-=(money other) { return *this = *this - other; }

 private:
  std::int64_t minor_ = 0;
};

/// A unit amount so small that its product with every accepted count, and with twelve months of it, fits: proved once,
/// so that a loop over many rows need not check each product.
template <currency C, std::signed_integral Number = std::int64_t>
class small_unit {
 public:
  static constexpr std::int64_t months = 12;
  static constexpr std::int64_t most =
      std::min<std::int64_t>(std::numeric_limits<std::int64_t>::max() / (months * halves(most_heads).number()),
                             std::numeric_limits<Number>::max());

  static constexpr bool holds(money<C> unit) { return unit.minor() >= 0 && unit.minor() <= most; }

  constexpr small_unit() = default;
  /// \throws law_error (`overflow`) if a product might not fit.
  constexpr explicit small_unit(money<C> unit) : minor_{static_cast<Number>(unit.minor())} {
    if (!holds(unit)) {
      throw law_error(errc::overflow, sentences::overflow, {});
    }
  }

  constexpr Number minor() const { return minor_; }

 private:
  Number minor_ = 0;
};

/// unit × person-months. Half a person-month of an odd unit would leave half a minor unit, which is dropped; with every
/// unit ever in force the product is whole.
template <currency C>
constexpr money<C> amount_for(money<C> unit, person_months n) {
  return money<C>{(unit * n.number()).minor() / 2};
}
template <currency C>
constexpr money<C> amount_for(money<C> unit, heads n) {
  return unit * n.number();
}
template <currency C>
constexpr money<C> amount_for(small_unit<C> unit, person_months n) {
  return money<C>{unit.minor() * n.number() / 2};
}
template <currency C, class N>
constexpr money<C> amount_for(small_unit<C, N> unit, quantity<heads_unit, N> n) {
  return money<C>{static_cast<std::int64_t>(unit.minor()) * n.number()};
}
template <currency C>
constexpr money<C> only_if(bool holds, money<C> amount) {
  return money<C>{amount.minor() & -static_cast<std::int64_t>(holds)};
}

}  // namespace quotalaw
