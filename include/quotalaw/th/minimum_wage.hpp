// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The daily minimum wage (อัตราค่าจ้างขั้นต่ำ): provincial base rates and the lowest and highest in the country.
/// Rates for single districts or trades are told beside them; they never price a place. docs/th/minimum_wage.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <optional>
#include <vector>

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

/// A rate that goes before the provincial one in a district or a trade.
struct wage_exception {
  statutory<baht> wage;
  std::optional<province> where{};  ///< nothing: a trade, in more than one province
};

/// The exceptions in force on a day, of one province or of all.
inline std::vector<wage_exception> wage_exceptions_on(day on, std::optional<province> where,
                                                      reform const& what_if = {}) {
  std::vector<wage_exception> out;
  auto add = [&](auto const& line, char const* in) {
    std::optional<province> const of = *in ? std::optional{province_named(in)} : std::nullopt;
    if (auto const found = line.if_in_force(on, what_if); found && (!where || !of || *of == *where)) {
      out.push_back({*found, of});
    }
  };
  add(terms::minimum_wage_exception_hotels, "");
  add(terms::minimum_wage_exception_ko_samui, "Surat Thani");
  add(terms::minimum_wage_exception_mueang_chiang_mai, "Chiang Mai");
  add(terms::minimum_wage_exception_hat_yai, "Songkhla");
  return out;
}

}  // namespace quotalaw::th
