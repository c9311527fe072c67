// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Tax deductions around the quota: Royal Decrees 499 and 519. docs/th/incentives.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

#include <optional>

namespace quotalaw::th {

inline constexpr rule wage_deduction_rule{"th.tax.wages", "Royal Decrees No. 499 and 519"};
inline constexpr rule tax_deduction_rule{"th.tax.total", "Royal Decrees No. 499 and 519; Act s.34"};

struct tax_law {
  statutory<rate> multiple;
  /// The higher multiple above a share of employees and a number of days.
  std::optional<statutory<rate>> high_multiple;
  std::optional<statutory<rate>> high_share;
  std::optional<statutory<number_of_days>> high_days;
  std::optional<statutory<rate>> contribution_multiple;
  std::optional<statutory<rate>> facilities_multiple;
};

/// \param tax_year calendar year, common era.
inline tax_law tax_law_for(int tax_year, reform const& what_if = {}) {
  auto const on = make_day(tax_year, 1, 1);
  using namespace terms;
  return {tax_wages_multiple.at(on, what_if),
          tax_wages_high_multiple.if_in_force(on, what_if),
          tax_wages_high_share.if_in_force(on, what_if),
          tax_wages_high_days.if_in_force(on, what_if),
          tax_contribution_multiple.if_in_force(on, what_if),
          tax_facilities_multiple.if_in_force(on, what_if)};
}

struct tax_facts {
  baht pwd_wages;
  heads employees;  ///< everybody
  heads pwd_employees;
  number_of_days days_employed;
  baht contribution;
  baht facility_cost;
};

struct tax_deduction {
  rate multiple;
  baht deductible;
};

/// Computes what may be deducted: the higher multiple only above the share and above the days, both strictly.
/// \throws law_error (`not_in_force`) if facility costs are given for a year whose rule is not known.
template <tracer T>
constexpr tax_deduction deduct(tax_facts const& facts, tax_law const& law, T& trace) {
  tax_deduction out{};
  baht total;
  {
    auto step = trace.begin(wage_deduction_rule);
    auto const wages = step.given("pwd_wages", facts.pwd_wages);
    auto const staff = step.given("employees", facts.employees);
    auto const pwd = step.given("pwd_employees", facts.pwd_employees);
    auto const worked = step.given("days_employed", facts.days_employed);
    bool high = false;
    if (law.high_multiple && law.high_share && law.high_days) {
      auto const share = step.reads(*law.high_share);
      auto const least = step.reads(*law.high_days);
      high = pwd.number() * share.denominator() > staff.number() * share.numerator() && worked > least;
    }
    out.multiple = step.finds("multiple", high ? step.reads(*law.high_multiple) : step.reads(law.multiple));
    total = step.concludes("wage_deduction", (unrounded<THB>{wages} * out.multiple).rounded(rounding::down));
  }
  auto step = trace.begin(tax_deduction_rule);
  auto add = [&](baht amount, std::optional<statutory<rate>> const& multiple, auto const& line) {
    if (amount > baht{0}) {
      if (!multiple) {
        timeline<rate>::refuse_reading(line.term, line.term.versions.back().from - date::days{1});
      }
      total += (unrounded<THB>{amount} * step.reads(*multiple)).rounded(rounding::down);
    }
  };
  add(step.given("contribution", facts.contribution), law.contribution_multiple, terms::tax_contribution_multiple);
  add(step.given("facility_cost", facts.facility_cost), law.facilities_multiple, terms::tax_facilities_multiple);
  out.deductible = step.concludes("deductible", total);
  return out;
}

}  // namespace quotalaw::th
