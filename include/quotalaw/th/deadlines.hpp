// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The days of a fund year as facts: when employees are counted, when places must be filled and money paid, what
/// follows if not, and the last days to mend. Each says where it stands and how sure it is. Where no source gives a
/// day there is none, and the entry says so. docs/th/deadlines.md

#include "../core/trace.hpp"
#include "contribution.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace quotalaw::th {

/// What happens on a day. The names are the keys of its words: "deadline.<name>" and "deadline.<name>.note".
enum class deadline_kind : std::uint8_t {
  counted,          ///< employees are counted
  wage_fixed,       ///< the wage in force on this day prices a missing place
  year_starts,      ///< from this day an empty place is charged by days (practice)
  due,              ///< last day to fill the places, or to pay without interest
  report,           ///< the yearly report to the Department: no day known
  interest_starts,  ///< first day that bears interest
  training_start,   ///< last day to start a training that still runs its least length within the year
  next_counted,     ///< employees are counted for the following fund year
  instalments_end,  ///< last day of a plan of instalments
  year_ends,        ///< last day of the fund year
  demand_answered,  ///< last day to pay after a written demand
  attachment_from,  ///< from this day assets may be attached
  publicity,        ///< the Department makes compliance public: no day known
  award,            ///< the Department's award: no day known
  state_report      ///< a state agency's yearly report: no day known
};
inline constexpr std::array<std::string_view, 15> deadline_names{
    "counted",        "wage_fixed",   "year_starts",     "due",       "report",          "interest_starts",
    "training_start", "next_counted", "instalments_end", "year_ends", "demand_answered", "attachment_from",
    "publicity",      "award",        "state_report"};
constexpr std::string_view text_of(deadline_kind k) { return deadline_names[static_cast<std::size_t>(k)]; }

/// One entry of the calendar of a fund year.
struct deadline {
  deadline_kind what{};
  std::optional<day> on{};  ///< nothing where no source gives a day
  std::string_view provision;
  confidence confirmed{};
  bool last_day = false;  ///< something must be done by the end of this day
};

struct deadlines_law {
  fund_year year;
  std::optional<statutory<month_day>> counted_on;
  std::optional<statutory<month_day>> next_counted_on;
  std::optional<statutory<terms::contribution_wage_day_choice>> wage_day;
  std::optional<statutory<bool>> by_days;
  std::optional<due_law> due;
  std::optional<statutory<month_day>> interest_starts;
  std::optional<statutory<number_of_months>> training_months;
  std::optional<statutory<month_day>> instalments_end;
  std::optional<statutory<number_of_days>> demand_days;
  std::optional<statutory<plain_count>> publicity;
  std::optional<statutory<bool>> award;
  std::optional<statutory<bool>> state_report;
};

/// What is known of the days of a fund year; a year of which something is not known lacks only that.
inline deadlines_law deadlines_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  using namespace terms;
  deadlines_law out{.year = y,
                    .counted_on = quota_count_day.if_in_force(on, what_if),
                    .next_counted_on = quota_count_day.if_in_force(reading_day({y.common_era + 1}), what_if),
                    .wage_day = contribution_wage_day.if_in_force(on, what_if),
                    .by_days = part_year_by_days.if_in_force(on, what_if),
                    .due = std::nullopt,
                    .interest_starts = interest_starts.if_in_force(on, what_if),
                    .training_months = alternative_training_min_months.if_in_force(on, what_if),
                    .instalments_end = instalments_last_day.if_in_force(on, what_if),
                    .demand_days = demand_days.if_in_force(on, what_if),
                    .publicity = publicity_times_a_year.if_in_force(on, what_if),
                    .award = award_yearly.if_in_force(on, what_if),
                    .state_report = state_report_yearly.if_in_force(on, what_if)};
  if (terms::contribution_due.if_in_force(on, what_if)) {
    out.due = due_law_for(y, what_if);
  }
  return out;
}

struct deadlines_facts {
  employer_kind kind = employer_kind::private_employer;
  std::optional<day> demanded_on{};  ///< the day on which a written demand was received
};

inline constexpr rule deadlines_rule{"th.deadlines.list", "Act s.33, s.34, s.35, s.36, s.39; MR B.E. 2554"};

/// Lists the days of a fund year, by day; entries without a day come last.
template <tracer T>
std::vector<deadline> deadlines_of(deadlines_facts const& facts, deadlines_law const& law, T& trace) {
  auto step = trace.begin(deadlines_rule);
  std::vector<deadline> out;
  auto const year = law.year.common_era;
  auto add = [&](deadline_kind what, std::optional<day> on, std::string_view provision, confidence sure,
                 bool last = false) { out.push_back({what, on, provision, sure, last}); };
  auto sure_of = [](auto const& figure) { return figure.version().confirmed; };
  bool const pays = facts.kind == employer_kind::private_employer;

  if (law.counted_on) {
    auto const yearly = step.reads(*law.counted_on);
    add(deadline_kind::counted, step.concludes("count_day", in_year(yearly, year - 1)), "MR B.E. 2554 cl. 3",
        sure_of(*law.counted_on));
  }
  if (law.next_counted_on) {
    auto const yearly = step.reads(*law.next_counted_on);
    add(deadline_kind::next_counted, step.concludes("next_count_day", in_year(yearly, year)), "MR B.E. 2554 cl. 3",
        sure_of(*law.next_counted_on));
  }
  if (law.wage_day && pays) {
    auto const which = step.reads(*law.wage_day);
    auto const before = which == terms::contribution_wage_day_choice::end_of_previous_year;
    add(deadline_kind::wage_fixed, step.concludes("wage_fixed_on", before ? last_day({year - 1}) : first_day(law.year)),
        "Act s.34; MR B.E. 2554", sure_of(*law.wage_day));
  }
  if (law.by_days && pays) {
    step.reads(*law.by_days);
    add(deadline_kind::year_starts, first_day(law.year), "practice of the Department", sure_of(*law.by_days));
    add(deadline_kind::year_ends, last_day(law.year), "practice of the Department", sure_of(*law.by_days));
  }
  if (law.due) {
    auto const due = contribution_due(law.year, *law.due, trace);
    add(deadline_kind::due, due, "Act s.34; MR B.E. 2554", sure_of(law.due->due), true);
  }
  if (law.interest_starts && pays) {
    auto const starts = step.reads(*law.interest_starts);
    add(deadline_kind::interest_starts, step.concludes("interest_from", in_year(starts, year)), "Act s.34",
        sure_of(*law.interest_starts));
  }
  if (law.training_months) {
    // The day from which the months end with the year.
    auto const months = step.reads(*law.training_months);
    auto const end = date::year_month_day{first_day({year + 1})};
    auto const start = day{end - date::months{static_cast<int>(months.number())}};
    add(deadline_kind::training_start, step.concludes("training_starts_by", start), "Act s.35; rule B.E. 2558",
        sure_of(*law.training_months), true);
  }
  if (law.instalments_end && pays) {
    auto const end = step.reads(*law.instalments_end);
    add(deadline_kind::instalments_end, step.concludes("instalments_end", in_year(end, year)),
        "practice of the Department", sure_of(*law.instalments_end), true);
  }
  if (facts.demanded_on && law.demand_days && pays) {
    auto const demanded = step.given("demanded_on", *facts.demanded_on);
    auto const days = step.reads(*law.demand_days);
    auto const last = step.concludes("demand_answered_by", demanded + date::days{days.number()});
    add(deadline_kind::demand_answered, last, "Act s.36", sure_of(*law.demand_days), true);
    add(deadline_kind::attachment_from, last + date::days{1}, "Act s.36", sure_of(*law.demand_days));
  }
  std::stable_sort(out.begin(), out.end(), [](deadline const& a, deadline const& b) { return a.on < b.on; });

  // Without a day: nobody has found one.
  add(deadline_kind::report, std::nullopt, "Act s.33, s.34", confidence::unconfirmed);
  if (law.state_report && !pays) {
    step.reads(*law.state_report);
    add(deadline_kind::state_report, std::nullopt, "Cabinet resolution of 25 July 2023", sure_of(*law.state_report));
  }
  if (law.publicity) {
    step.reads(*law.publicity);
    add(deadline_kind::publicity, std::nullopt, "Act s.39", sure_of(*law.publicity));
  }
  if (law.award) {
    step.reads(*law.award);
    add(deadline_kind::award, std::nullopt, "practice of the Department", sure_of(*law.award));
  }
  step.remarks("th.deadlines_without_day");
  return out;
}

}  // namespace quotalaw::th
