// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The levy (Levido): Act s. 6, 7, 19; Order s. 5, 6. An amount for each missing place; in the first years only a part
/// of it. docs/xx/levy.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

namespace quotalaw::xx {

inline constexpr rule levy_rule{"xx.levy.amount", "Act s. 6, 19; Order s. 5"};
inline constexpr rule levy_due_rule{"xx.levy.due_day", "Act s. 7; Order s. 6"};

/// Computes the levy of the year. Rounded once, at the end.
template <tracer T>
constexpr crowns levy_amount(heads missing, levy_law const& law, T& trace) {
  auto step = trace.begin(levy_rule);
  auto const places = step.given("missing", missing);
  auto const per_place = step.reads(law.per_place);
  auto const full = amount_for(per_place, places);
  if (!law.introductory_share) {
    return step.concludes("levy", full);
  }
  auto const share = step.reads(*law.introductory_share);
  auto const how = step.reads(law.rounding);
  auto const exact = unrounded<XXC>{full} * share;
  return step.concludes(
      "levy", exact.rounded(how == terms::levy_rounding_choice::half_up ? rounding::half_up : rounding::down));
}

/// Computes the day by which the levy must be paid.
template <tracer T>
constexpr day levy_due_day(levy_law const& law, T& trace) {
  auto step = trace.begin(levy_due_rule);
  auto const due = step.finds("due_by_law", in_year(step.reads(law.due), law.year.common_era + 1));
  auto const roll = step.reads(law.roll);
  return step.concludes("due_day", roll == terms::levy_due_roll_choice::next_working_day ? next_working_day(due) : due);
}

}  // namespace quotalaw::xx
