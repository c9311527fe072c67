// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What an employer above its number receives: the adjustment (障害者雇用調整金, Act 50, Order 14, 15, Rule 25-7) in
/// the levy scheme, the reward (報奨金, Act Suppl. 4(3), Rule Suppl. 3) outside it. Exclusion never enters.
/// docs/jp/grants.md

#include "../core/trace.hpp"
#include "levy.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::jp {

inline constexpr rule adjustment_rule{"jp.adjustment.amount", "Act 50(1); Order 14, 15; Rule 25-7"};
inline constexpr rule reward_threshold_rule{"jp.reward.threshold", "Act Suppl. 4(3); Rule Suppl. 3"};
inline constexpr rule reward_rule{"jp.reward.amount", "Act Suppl. 4(3); Rule Suppl. 3"};

/// An amount with a lower unit beyond a limit, where the law has one.
template <class Step>
constexpr yen tiered(Step& step, person_months excess, statutory<yen> const& unit,
                     std::optional<statutory<person_months>> const& limit,
                     std::optional<statutory<yen>> const& unit_beyond) {
  auto const full = step.reads(unit);
  if (limit && unit_beyond) {
    auto const most = step.reads(*limit);
    if (excess > most) {
      auto const lower = step.reads(*unit_beyond);
      return amount_for(full, most) + amount_for(lower, excess - most);
    }
  }
  return amount_for(full, excess);
}

/// Computes the adjustment for the year's excess.
template <tracer T>
constexpr yen adjustment_amount(person_months excess, levy_law const& law, T& trace) {
  auto step = trace.begin(adjustment_rule);
  auto const over = step.given("excess_person_months", excess);
  return step.concludes("adjustment",
                        tiered(step, over, law.adjustment_unit, law.adjustment_limit, law.adjustment_unit_beyond));
}

/// Computes what the counted person-months must exceed: the larger of the monthly floors and a fixed number.
template <tracer T>
constexpr person_months reward_threshold(person_months monthly_floors, levy_law const& law, T& trace) {
  auto step = trace.begin(reward_threshold_rule);
  auto const sum = step.given("reward_required", monthly_floors);
  auto const least = step.reads(law.reward_floor);
  return step.concludes("reward_threshold", std::max(sum, least));
}

/// Computes the reward for what lies strictly above the threshold.
template <tracer T>
constexpr yen reward_amount(person_months excess, levy_law const& law, T& trace) {
  auto step = trace.begin(reward_rule);
  auto const over = step.given("excess_person_months", excess);
  return step.concludes("reward", tiered(step, over, law.reward_unit, law.reward_limit, law.reward_unit_beyond));
}

}  // namespace quotalaw::jp
