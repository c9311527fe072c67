// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Places filled or emptied within the year, charged by days (the Department's practice since fund year 2018; to be
/// confirmed against the regulation). docs/th/part_year.md

#include "../core/trace.hpp"
#include "minimum_wage.hpp"
#include "parameters.hpp"

namespace quotalaw::th {

inline constexpr rule late_start_rule{"th.part_year.late_start", "practice of the Department"};
inline constexpr rule early_exit_rule{"th.part_year.early_exit", "practice of the Department"};
inline constexpr rule replacement_rule{"th.replacement.gap", "practice of the Department"};

struct part_year_law {
  fund_year year;
  statutory<bool> by_days;
  statutory<bool> start_day_charged;
  statutory<bool> exit_day_charged;
  statutory<money_table<THB>> wages;
};

inline part_year_law part_year_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  return {y, terms::part_year_by_days.at(on, what_if), terms::part_year_start_day_charged.at(on, what_if),
          terms::part_year_exit_day_charged.at(on, what_if), contribution_law_for(y, what_if).wages};
}

struct replacement_law {
  fund_year year;
  statutory<number_of_days> window;
  statutory<bool> end_days_count;
  statutory<terms::replacement_over_window_choice> over_window;
  statutory<money_table<THB>> wages;
};

/// \param left_on the day that picks the window.
inline replacement_law replacement_law_for(fund_year y, day left_on, reform const& what_if = {}) {
  auto const on = reading_day(y);
  return {y, terms::replacement_window_days.at(left_on, what_if), terms::replacement_end_days_count.at(on, what_if),
          terms::replacement_over_window.at(on, what_if), contribution_law_for(y, what_if).wages};
}

struct charged_days {
  number_of_days days;
  baht amount;
};

/// Computes the charge for a place that was filled only from a day on.
template <tracer T>
constexpr charged_days charge_late_start(day started_on, part_year_law const& law, T& trace) {
  auto step = trace.begin(late_start_rule);
  auto const start = step.given("started_on", started_on);
  step.reads(law.by_days);
  auto const with_start = step.reads(law.start_day_charged);
  charged_days out{};
  out.days = step.finds("days_charged", number_of_days{(start - first_day(law.year)).count() + (with_start ? 1 : 0)});
  out.amount = step.concludes("amount", lowest_wage(law.wages, trace) * out.days.number());
  return out;
}

/// Computes the charge for a place that stood empty after a day, until the end of the year.
template <tracer T>
constexpr charged_days charge_early_exit(day left_on, part_year_law const& law, T& trace) {
  auto step = trace.begin(early_exit_rule);
  auto const left = step.given("left_on", left_on);
  step.reads(law.by_days);
  auto const with_exit = step.reads(law.exit_day_charged);
  charged_days out{};
  out.days = step.finds("days_charged", number_of_days{(last_day(law.year) - left).count() + (with_exit ? 1 : 0)});
  out.amount = step.concludes("amount", lowest_wage(law.wages, trace) * out.days.number());
  return out;
}

struct replacement_charge {
  number_of_days gap;
  number_of_days allowed;
  number_of_days charged;
  baht amount;
};

/// Computes the charge for the gap between somebody's exit and the next person's first day.
template <tracer T>
constexpr replacement_charge charge_gap(day left_on, day replaced_on, replacement_law const& law, T& trace) {
  auto step = trace.begin(replacement_rule);
  auto const left = step.given("left_on", left_on);
  auto const replaced = step.given("replaced_on", replaced_on);
  auto const with_ends = step.reads(law.end_days_count);
  replacement_charge out{};
  auto const between = (replaced - left).count() + (with_ends ? 1 : -1);
  out.gap = step.finds("gap_days", number_of_days{between > 0 ? between : 0});
  out.allowed = step.finds("allowed_days", step.reads(law.window));
  auto const how = step.reads(law.over_window);
  if (out.gap > out.allowed) {
    out.charged = how == terms::replacement_over_window_choice::every_gap_day ? out.gap : out.gap - out.allowed;
  }
  step.finds("charged_days", out.charged);
  out.amount = step.concludes("amount", lowest_wage(law.wages, trace) * out.charged.number());
  return out;
}

}  // namespace quotalaw::th
