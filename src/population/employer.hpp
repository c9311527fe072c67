// SPDX-License-Identifier: Apache-2.0
#pragma once
// One employer of a file under the law of one year: shared by the report on each employer and by sweeps.

#include "quotalaw/jp/counting.hpp"
#include "quotalaw/jp/enforcement.hpp"
#include "quotalaw/population/summary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quotalaw::whatif {

enum jp_measure : std::size_t {
  jp_employers,
  jp_reporting,
  jp_base,
  jp_required,
  jp_counted,
  jp_shortage,
  jp_complying,
  jp_none_employed,
  jp_plan_order,
  jp_if_all_comply,
  jp_in_levy,
  jp_levy,
  jp_grants,
  jp_balance,
  jp_measures
};

enum th_measure : std::size_t {
  th_employers,
  th_bound,
  th_employees,
  th_required,
  th_hired,
  th_alternatives,
  th_at_work,
  th_shortage,
  th_paid,
  th_unmet,
  th_complying,
  th_if_all_comply,
  th_contribution,
  th_grants,
  th_balance,
  th_measures
};

/// What persons weigh and industries take out on one base day.
struct jp_day {
  jp::counting_law counting;
  std::array<half_heads, person_cells> weights;
  std::vector<rate> exclusion;  ///< by index of the industries of the file
};
using jp_days = std::array<jp_day, jp::months_in_year>;
jp_days days_of(employers const& who, int year, reform const& what_if);
/// Whether two laws make the same months of every employer.
bool fold_alike(jp_days const& a, jp_days const& b);

struct jp_year {
  jp::levy_law levy;
  jp::obligation_law duty;
  std::optional<jp::enforcement_law> enforcement;  ///< nothing where the criteria are not known
  std::size_t position = 0;                        ///< index of the month of the June report
};
jp_year jp_law(int year, reform const& what_if);

using jp_months = std::array<jp::month, jp::months_in_year>;
/// \throws facts_error if more is taken out of the base than there is.
jp_months fold_year(employers const& who, std::size_t i, jp_days const& days);

void put_jp(std::span<jp::month const> months, money<JPY> purchases, jp_year const& law, std::span<std::int64_t> out);
void put_th(th::year_facts const& facts, heads paid, th::year_law const& law, std::span<std::int64_t> out);

}  // namespace quotalaw::whatif
