// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The daily minimum wage (อัตราค่าจ้างขั้นต่ำ): provincial base rates and the lowest and highest in the country.
/// Rates for single districts or trades are not modelled: docs/th/minimum_wage.md.

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::th {

inline constexpr rule lowest_wage_rule{"th.minimum_wage.lowest", "wage notification in force"};
inline constexpr rule highest_wage_rule{"th.minimum_wage.highest", "wage notification in force"};
inline constexpr rule provincial_wage_rule{"th.minimum_wage.province", "wage notification in force"};

/// The lowest provincial rate in the country.
template <tracer T>
constexpr baht lowest_wage(statutory<money_table<THB>> const& wages, T& trace) {
  auto step = trace.begin(lowest_wage_rule);
  auto const table = step.reads(wages);
  auto const lowest = *std::min_element(table.values.begin(), table.values.end());
  return step.concludes("wage", lowest);
}

/// The highest provincial rate in the country.
template <tracer T>
constexpr baht highest_wage(statutory<money_table<THB>> const& wages, T& trace) {
  auto step = trace.begin(highest_wage_rule);
  auto const table = step.reads(wages);
  auto const highest = *std::max_element(table.values.begin(), table.values.end());
  return step.concludes("highest", highest);
}

/// The rate of one province.
template <tracer T>
constexpr baht provincial_wage(province where, statutory<money_table<THB>> const& wages, T& trace) {
  auto step = trace.begin(provincial_wage_rule);
  step.given("province", where);
  auto const table = step.reads(wages);
  return step.concludes("wage", table.values[static_cast<std::size_t>(where)]);
}

}  // namespace quotalaw::th
