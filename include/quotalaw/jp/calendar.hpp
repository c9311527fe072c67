// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Fiscal years (年度): April to March, named by their first year; and the monthly base days (算定基礎日) of the levy.

#include "../core/calendar.hpp"

#include <array>

namespace quotalaw::jp {

/// 1 April to 31 March, named by the year of its April.
struct fiscal_year {
  int first = 0;
  friend constexpr auto operator<=>(fiscal_year, fiscal_year) = default;
};

inline constexpr std::size_t months_in_year = 12;
inline constexpr unsigned first_month = 4;  // the shape of the calendar, not a figure that a reform could change

constexpr day first_day(fiscal_year y) { return make_day(y.first, first_month, 1); }
constexpr day last_day(fiscal_year y) { return make_day(y.first + 1, first_month, 1) - date::days{1}; }

/// The fiscal year in which a day lies.
constexpr fiscal_year fiscal_year_of(day d) { return {month_of(d) >= first_month ? year_of(d) : year_of(d) - 1}; }

/// One base day a month, April first.
using base_days = std::array<day, months_in_year>;

/// The base days of a year: by law the first of each month, in practice also the wage closing day. `closing_day` is 1
/// to 31; a month that is shorter has its last day.
constexpr base_days base_days_of(fiscal_year y, unsigned closing_day = 1) {
  base_days out{};
  for (unsigned i = 0; i < months_in_year; ++i) {
    auto const month = (first_month - 1 + i) % months_in_year + 1;
    auto const year = y.first + (month < first_month ? 1 : 0);
    auto const ymd = date::year{year} / static_cast<int>(month) / static_cast<int>(closing_day);
    out[i] = ymd.ok() ? day{ymd} : day{(date::year{year} / static_cast<int>(month) / date::last)};
  }
  return out;
}

}  // namespace quotalaw::jp
