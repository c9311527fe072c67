// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Section 34 (มาตรา 34): what an employer pays to the Fund for each place not filled.
/// Since fund year 2012: shortfall × 365 × the lowest daily minimum wage in the country last in force in the year
/// before. Fund year 2011: half the wage of the employer's province. A state agency owes the places, not the money.

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "minimum_wage.hpp"
#include "parameters.hpp"

#include <optional>

namespace quotalaw::th {

inline constexpr rule shortfall_rule{"th.contribution.shortfall", "Act s.33, s.34, s.35"};
inline constexpr rule per_head_rule{"th.contribution.per_head", "Act s.34; MR B.E. 2554"};
inline constexpr rule contribution_rule{"th.contribution.amount", "Act s.34"};
inline constexpr rule due_rule{"th.contribution.due_day", "MR B.E. 2554"};

/// Where an employer stands against its quota. Both are never positive together.
struct standing {
  heads shortfall;
  heads surplus;
};

/// Computes the places still missing. A surplus counts for nothing else: no source lets it be carried over.
template <tracer T>
constexpr standing stand(heads required, places const& filled, T& trace) {
  auto step = trace.begin(shortfall_rule);
  auto const needed = step.given("required", required);
  auto const hired = step.given("hired", filled.hired);
  auto const alternatives = step.given("alternatives", filled.alternatives);
  auto const have = hired + alternatives;
  standing out{};
  out.shortfall = step.concludes("shortfall", needed > have ? needed - have : heads{0});
  out.surplus = step.concludes("surplus", have > needed ? have - needed : heads{0});
  return out;
}

/// The wage that prices a missing place, and the amount of one place for the year.
struct place_price {
  baht wage;
  baht per_head;
};

/// Computes the amount of one missing place. `where` is needed where the law takes the wage of the province.
/// \throws facts_error if the province is needed and not given.
template <tracer T>
constexpr place_price price_of_place(std::optional<province> where, contribution_law const& law, T& trace) {
  auto step = trace.begin(per_head_rule);
  auto const basis = step.reads(law.wage_basis);
  step.reads(law.wage_day);
  place_price out{};
  if (basis == terms::contribution_wage_basis_choice::province) {
    if (!where) {
      throw facts_error(errc::missing_facts, sentences::missing, "facts.province", std::string{per_head_rule.provision},
                        {{"name", "province"}});
    }
    out.wage = provincial_wage(*where, law.wages, trace);
  } else {
    out.wage = lowest_wage(law.wages, trace);
  }
  auto const days = step.reads(law.days);
  auto const share = step.reads(law.wage_share);
  // Half a daily wage times 365 ends on whole satang for every wage ever set; a what-if may not, and is cut.
  auto const exact = unrounded<THB>{out.wage} * days.number() * share;
  out.per_head = step.concludes("per_head", exact.rounded(rounding::down));
  return out;
}

/// Computes the contribution of the year.
template <tracer T>
constexpr baht contribution_amount(heads shortfall, baht per_head, employer_kind kind, contribution_law const& law,
                                   T& trace) {
  auto step = trace.begin(contribution_rule);
  auto const places = step.given("shortfall", shortfall);
  auto const price = step.given("per_head", per_head);
  if (kind == employer_kind::state) {
    auto const pays = step.reads(law.state_pays);
    if (!pays) {
      step.remarks("th.state_owes_none");
      return step.concludes("contribution", baht{0});
    }
  }
  return step.concludes("contribution", amount_for(price, places));
}

/// Computes the day by which the contribution must be paid.
template <tracer T>
constexpr day contribution_due(fund_year year, due_law const& law, T& trace) {
  auto step = trace.begin(due_rule);
  auto const due = in_year(step.reads(law.due), year.common_era);
  auto const roll = step.reads(law.roll);
  return step.concludes("due_day",
                        roll == terms::contribution_due_roll_choice::next_working_day ? next_working_day(due) : due);
}

}  // namespace quotalaw::th
