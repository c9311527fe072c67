// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Special benefit (特例給付金) for workers of 10 to under 20 hours, fiscal 2020 to 2024: Act 36/2019, Act 104/2022
/// Suppl. 16. docs/jp/special_benefit.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::jp {

inline constexpr rule special_benefit_rule{"jp.special_benefit.amount", "Act 36/2019; Act 104/2022 Suppl. 16"};

struct special_benefit {
  person_months paid_for;  ///< whole person-months
  yen amount;
};

inline statutory<yen> special_benefit_unit_for(fiscal_year y, bool over_100, reform const& what_if = {}) {
  auto const on = first_day(y);
  return (over_100 ? terms::special_benefit_unit_over_100 : terms::special_benefit_unit_up_to_100).at(on, what_if);
}

/// Computes the benefit: at most as many person-months as the counted persons, whole ones.
template <tracer T>
constexpr special_benefit special_benefit_amount(person_months specific, person_months counted,
                                                 statutory<yen> const& unit, T& trace) {
  auto step = trace.begin(special_benefit_rule);
  auto const present = step.given("specific_short_person_months", specific);
  auto const cap = step.given("counted_person_months", counted);
  special_benefit out{};
  auto const least = std::min(present, cap);
  out.paid_for = step.finds("person_months", person_months{least.number() - least.number() % 2});
  out.amount = step.concludes("special_benefit", amount_for(step.reads(unit), out.paid_for));
  return out;
}

}  // namespace quotalaw::jp
