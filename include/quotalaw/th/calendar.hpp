// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Fund years (ปีกองทุน): calendar years, named in the common era; B.E. = C.E. + 543.

#include "../core/calendar.hpp"

namespace quotalaw::th {

/// The calendar year for which quota and contribution are due.
struct fund_year {
  int common_era = 0;
  friend constexpr auto operator<=>(fund_year, fund_year) = default;
};

constexpr day first_day(fund_year y) { return make_day(y.common_era, 1, 1); }
constexpr day last_day(fund_year y) { return make_day(y.common_era, 12, 31); }

}  // namespace quotalaw::th
