// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Levy years of Exampleland: calendar years. The levy of a year is due in the next.

#include "../core/calendar.hpp"

namespace quotalaw::xx {

struct levy_year {
  int common_era = 0;
  friend constexpr auto operator<=>(levy_year, levy_year) = default;
};

constexpr day first_day(levy_year y) { return make_day(y.common_era, 1, 1); }

}  // namespace quotalaw::xx
