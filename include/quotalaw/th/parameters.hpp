// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The law of Thailand for one fund year. Rules are picked by fund year, not by the count day: fund year 2012 was
/// counted on 2011-10-01, before the regulation's first day, and is under the regulation all the same.

#include "../core/reform.hpp"
#include "calendar.hpp"
#include "facts.hpp"
#include "timelines.hpp"

#include <algorithm>
#include <optional>

namespace quotalaw::th {

using baht = money<THB>;

/// Section 33: how many must be employed. docs/th/quota.md
struct quota_law {
  fund_year year;
  statutory<month_day> counted_on;
  statutory<heads> threshold;
  statutory<heads> per;
  statutory<heads> remainder;
  statutory<terms::quota_branch_pooling_choice> pooling;
  statutory<terms::quota_threshold_basis_choice> threshold_basis;
};

/// Section 34: what a missing place costs. docs/th/contribution.md
struct contribution_law {
  fund_year year;
  statutory<rate> wage_share;
  statutory<number_of_days> days;
  statutory<terms::contribution_wage_basis_choice> wage_basis;
  statutory<terms::contribution_wage_day_choice> wage_day;
  statutory<money_table<THB>> wages;
  statutory<bool> state_pays;
};

/// When it is due. First known for fund year 2012.
struct due_law {
  statutory<month_day> due;
  statutory<terms::contribution_due_roll_choice> roll;
};

/// Interest on what is late. docs/th/late_payment.md
struct interest_law {
  fund_year year;
  statutory<rate> yearly;
  statutory<month_day> starts;
  statutory<number_of_days> year_days;
  statutory<bool> first_day_counts;
  statutory<terms::interest_rounding_choice> rounding;
};

/// The day on which the law of a fund year is read.
constexpr day reading_day(fund_year y) { return first_day(y); }

inline quota_law quota_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  return {y,
          terms::quota_count_day.at(on, what_if),
          terms::quota_threshold.at(on, what_if),
          terms::quota_per.at(on, what_if),
          terms::quota_remainder.at(on, what_if),
          terms::quota_branch_pooling.at(on, what_if),
          terms::quota_threshold_basis.at(on, what_if)};
}

inline contribution_law contribution_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  auto const wage_day = terms::contribution_wage_day.at(on, what_if);
  auto const priced_on = law_reader::value(wage_day) == terms::contribution_wage_day_choice::end_of_previous_year
                             ? last_day({y.common_era - 1})
                             : first_day(y);
  return {y,
          terms::contribution_wage_share.at(on, what_if),
          terms::contribution_days.at(on, what_if),
          terms::contribution_wage_basis.at(on, what_if),
          wage_day,
          terms::minimum_wage.at(priced_on, what_if),
          terms::quota_state_pays_contribution.at(on, what_if)};
}

inline due_law due_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  return {terms::contribution_due.at(on, what_if), terms::contribution_due_roll.at(on, what_if)};
}

inline interest_law interest_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  return {y,
          terms::interest_rate.at(on, what_if),
          terms::interest_starts.at(on, what_if),
          terms::interest_year_days.at(on, what_if),
          terms::interest_first_day_counts.at(on, what_if),
          terms::interest_rounding.at(on, what_if)};
}

/// Payments to employers: none by law, for what-ifs. docs/th/grants.md
struct grants_law {
  statutory<bool> adjustment_paid;
  statutory<baht> adjustment_unit;
  statutory<bool> retention_paid;
  statutory<baht> retention_unit;
  statutory<number_of_months> retention_months;
};

inline grants_law grants_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  return {terms::grants_adjustment_paid.at(on, what_if), terms::grants_adjustment_unit.at(on, what_if),
          terms::grants_retention_paid.at(on, what_if), terms::grants_retention_unit.at(on, what_if),
          terms::grants_retention_months.at(on, what_if)};
}

/// Everything a yearly bill reads.
struct year_law {
  quota_law quota;
  contribution_law contribution;
  due_law due;
  interest_law interest;
  grants_law grants;
};

/// The law of a fund year. \throws law_error for a year that the regulation of 2011 does not govern.
inline year_law law_for(fund_year y, reform const& what_if = {}) {
  return {quota_law_for(y, what_if), contribution_law_for(y, what_if), due_law_for(y, what_if),
          interest_law_for(y, what_if), grants_law_for(y, what_if)};
}

}  // namespace quotalaw::th
