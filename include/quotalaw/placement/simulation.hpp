// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A year in which people arrive week by week and each is placed at once, by three rules on the same arrivals: the
/// nearest place that is free; the place that costs least at prices learned from the duals of plans; and, to compare,
/// the plan that knows the whole year beforehand. docs/explanation/placement.md

#include "../io/report.hpp"
#include "plan.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace quotalaw::placement {

struct simulation_settings {
  std::int64_t weeks = 52;
  std::int64_t runs = 5;          ///< years, each with another order of arrival
  std::int64_t learn_every = 4;   ///< weeks after which prices are learned again
  std::int64_t forecasts = 4;     ///< plans whose prices are averaged
  std::vector<person> history{};  ///< people of an earlier year, for prices from the first week; empty: none
};

/// What one rule reached in one year.
struct year_result {
  std::int64_t placed = 0;
  std::int64_t unmet = 0;    ///< places owed
  baht contribution;         ///< for them, section 34
  std::int64_t travel = 0;   ///< metres, or minutes where times are given
  std::int64_t refused = 0;  ///< who could have had a place, and was not given it for the sake of those to come
  std::int64_t worst_placed = 0;
  std::int64_t worst_people = 0;
  std::string worst_province;
  std::vector<std::int64_t> by_week;  ///< placed up to the end of each week; empty for the plan
};

enum class arrival_rule : std::uint8_t { nearest, priced, hindsight };
inline constexpr std::array<std::string_view, 3> arrival_rule_names{"nearest", "priced", "hindsight"};

/// One year.
struct simulated_year {
  std::uint64_t seed = 0;
  std::array<year_result, 3> by{};  ///< by `arrival_rule`
  std::int64_t most = 0;            ///< no rule can place more: the bound of the plan
  bool proven = false;              ///< the plan reaches it
};

/// Who works already keeps the place all year, under every rule, and counts as placed.
/// \throws facts_error for settings that make no year.
std::vector<simulated_year> simulate(problem const& given, simulation_settings const& how);

/// The years as a report: means, lowest and highest.
std::string simulation_report(problem const& given, simulation_settings const& how,
                              std::span<simulated_year const> years, io::report_format as, io::language in,
                              std::size_t left_out = 0);

}  // namespace quotalaw::placement
