// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The yearly assessment of one employer in Thailand, in the order of the statute: 33, 34, interest.

#include "grants.hpp"
#include "regime.hpp"

#include <optional>
#include <span>

namespace quotalaw::th {

/// The facts of one fund year.
struct year_facts {
  employer_kind kind = employer_kind::private_employer;
  heads employees{};                   ///< without disability, on the count day, all branches
  std::span<branch const> branches{};  ///< only for `same_province`; then `employees` is their sum
  bool same_province = false;
  places filled{};
  std::optional<province> where{};  ///< needed where the law takes a provincial wage
  std::optional<day> paid_on{};
  heads with_disabilities{};                   ///< employed on the count day; only the threshold may look at them
  std::optional<threshold_reading> reading{};  ///< where another number is compared with the threshold than the law's
  heads retained{};                            ///< persons kept at work long enough for a fee; counts in what-ifs only
};

struct year_assessment {
  day count_day{};
  heads counted;
  bool bound = false;  ///< at least one place is required
  heads required;
  standing at{};
  place_price price{};
  baht contribution;
  day due_day{};
  std::optional<interest_due> late{};
  baht adjustment_grant;  ///< for persons above the number, in a what-if
  baht retention_fee;     ///< for persons kept at work, in a what-if
};

/// Assesses one fund year.
template <class Regime = enacted, tracer T>
constexpr year_assessment assess(year_facts const& facts, year_law const& law, T& trace) {
  year_assessment out{};
  out.count_day = count_day(law.quota, trace);
  out.counted = facts.employees;
  if (facts.same_province) {
    out.required = required_by_province(facts.branches, law.quota, trace);
  } else if constexpr (requires { Regime::required(measured_staff{}, law.quota, trace); }) {
    out.required =
        Regime::required(measured_staff{facts.employees, facts.with_disabilities, facts.reading}, law.quota, trace);
  } else {  // a regime with a formula of its own for the base
    out.required = Regime::required(facts.employees, law.quota, trace);
  }
  out.bound = out.required > heads{0};
  out.at = stand(out.required, facts.filled, trace);
  out.price = Regime::price(facts.where, law.contribution, trace);
  out.contribution = Regime::contribution(out.at.shortfall, out.price.per_head, facts.kind, law.contribution, trace);
  out.due_day = contribution_due(law.quota.year, law.due, trace);
  if (facts.paid_on) {
    out.late = Regime::interest(out.contribution, *facts.paid_on, law.interest, trace);
  }
  // By law there is neither; a reading that changes nothing is not shown.
  if (law_reader::value(law.grants.adjustment_paid)) {
    out.adjustment_grant = surplus_grant(out.required, facts.filled.hired, law.grants, trace);
  }
  if (facts.retained > heads{0}) {
    out.retention_fee = retention_fee(facts.retained, law.grants, trace);
  }
  return out;
}

template <class Regime = enacted>
constexpr year_assessment assess(year_facts const& facts, year_law const& law) {
  no_trace silent;
  return assess<Regime>(facts, law, silent);
}

}  // namespace quotalaw::th
