// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What an employer must do by when, for one fiscal year: the June report, the base days, the levy return and its
/// instalments, the claims and when they are paid, and the course of a hiring plan. Every day is read from the law and,
/// where the law or practice rolls it, both days are kept. docs/jp/timetable.md

#include "../core/trace.hpp"
#include "levy.hpp"
#include "obligation.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace quotalaw::jp {

inline constexpr rule position_day_rule{"jp.timetable.position_day", "Act 43(7); Rule 8"};
inline constexpr rule report_due_rule{"jp.timetable.report_due", "Act 43(7); Rule 8"};
inline constexpr rule rate_change_rule{"jp.timetable.rate_change", "Act 43(2); Order 9"};
inline constexpr rule base_day_rule{"jp.timetable.base_day", "Act 50(1), 54(1)"};
inline constexpr rule return_opens_rule{"jp.timetable.return_opens", "Act 56(1)"};
inline constexpr rule return_due_rule{"jp.timetable.return_due", "Act 56(1), 56(2); Rule 15(3)"};
inline constexpr rule second_instalment_rule{"jp.timetable.second_instalment", "Act 57; Rule 29"};
inline constexpr rule third_instalment_rule{"jp.timetable.third_instalment", "Act 57; Rule 29"};
inline constexpr rule reward_claim_due_rule{"jp.timetable.reward_claim_due", "Act Suppl. 4(3); Rule Suppl. 2(1)"};
inline constexpr rule grant_paid_rule{"jp.timetable.grant_paid", "Rule 16(1), Suppl. 2(2)"};
inline constexpr rule plan_start_rule{"jp.timetable.plan_start", "Act 46(1); Rule 9"};
inline constexpr rule plan_advice_rule{"jp.timetable.plan_advice", "Act 46(6)"};
inline constexpr rule plan_end_rule{"jp.timetable.plan_end", "Act 46(1); Rule 9"};
inline constexpr rule plan_result_due_rule{"jp.timetable.plan_result_due", "Rule 11"};
inline constexpr rule special_guidance_end_rule{"jp.timetable.special_guidance_end", "Act 46(6)"};
inline constexpr rule publication_test_rule{"jp.timetable.publication_test", "Act 47; criteria of the administration"};
inline constexpr rule publication_rule{"jp.timetable.publication", "Act 47"};

/// One entry of the timetable: a day, or a time from one day to another.
struct timetable_entry {
  rule const* what = nullptr;
  day by_law{};  ///< the day that the law names
  day first{};   ///< the day that counts, after the roll to a working day
  day last{};    ///< of a time; else the same as `first`
};

/// The course of a hiring plan that begins on a day. docs/jp/enforcement.md
struct plan_law {
  day on{};
  statutory<month_day> start;
  statutory<number_of_years> years;
  statutory<number_of_days> result_days;
  statutory<month_day> advice_from, advice_to;
  statutory<number_of_months> special_guidance;
  statutory<month_day> test;
  statutory<month_day> publication_from, publication_to;
};

/// \throws law_error for a day before the course of plans is known.
inline plan_law plan_law_on(day start, reform const& what_if = {}) {
  using namespace terms;
  auto get = [&](auto const& line) { return line.at(start, what_if); };
  return {start,
          get(terms::plan_start),
          get(plan_years),
          get(plan_result_days),
          get(timetable_advice_from),
          get(timetable_advice_to),
          get(plan_special_guidance_months),
          get(publication_test_day),
          get(timetable_publication_from),
          get(timetable_publication_to)};
}
inline std::optional<plan_law> plan_law_if_known(day start, reform const& what_if = {}) {
  try {
    return plan_law_on(start, what_if);
  } catch (law_error const&) {
    return std::nullopt;
  }
}

/// What is known of the employer. Where nothing is known, the entry is there for those whom it concerns.
struct timetable_facts {
  employer_kind kind = employer_kind::private_sector;
  std::optional<bool> in_levy{};         ///< over the size limit in enough months
  std::optional<bool> instalments{};     ///< pays in instalments
  std::optional<bool> claims_reward{};   ///< outside the levy and above the reward threshold
  std::optional<bool> receives_grant{};  ///< an adjustment or a reward
  std::optional<bool> plan_order{};      ///< a criterion for the order of a hiring plan is met
  std::optional<day> plan_start{};       ///< of a plan that was ordered: it takes the place of one that could be
};

/// When a June report is due.
struct report_due_law {
  statutory<month_day> yearly;
  std::optional<statutory<terms::timetable_report_roll_choice>> roll;
  holiday_law holidays;  ///< of the year of the report
};

inline report_due_law report_due_law_for(day position, reform const& what_if = {}) {
  return {terms::report_due.at(position, what_if), terms::timetable_report_roll.if_in_force(position, what_if),
          holiday_law_for(year_of(position), year_of(position) + 1, what_if)};
}

/// The law of the timetable of one fiscal year.
struct timetable_law {
  fiscal_year year;
  statutory<month_day> position_day;
  report_due_law report;
  std::vector<statutory<rate>> changes;  ///< of the statutory rate within the year, by first day
  levy_law levy;
  statutory<month_day> return_opens;
  std::optional<statutory<month_day>> grant_paid_from, grant_paid_to;
  std::optional<plan_law> plan;  ///< of an order that follows the report of the year, where its course is known
};

/// Reads the law of a fiscal year. \throws law_error for a year before the levy's figures are known.
inline timetable_law timetable_law_for(fiscal_year y, employer_kind kind, base_days const& days,
                                       reform const& what_if = {}, std::optional<day> const& plan_start = {}) {
  using namespace terms;
  timetable_law out{};
  out.year = y;
  out.position_day = report_position_day.at(first_day(y), what_if);
  auto const position = in_year(law_reader::value(out.position_day), y.first);
  out.report = report_due_law_for(position, what_if);
  auto before = statutory_rate_on(first_day(y), kind, what_if);
  for (auto on = first_day(y) + date::days{1}; on <= last_day(y); on += date::days{1}) {
    auto const rate_then = statutory_rate_on(on, kind, what_if);
    if (&rate_then.version() != &before.version() && law_reader::value(rate_then) != law_reader::value(before)) {
      out.changes.push_back(rate_then);
    }
    before = rate_then;
  }
  out.levy = law_for(y, days, what_if);
  auto const on = first_day(y);
  out.return_opens = timetable_return_opens.at(on, what_if);
  out.grant_paid_from = timetable_grant_paid_from.if_in_force(on, what_if);
  out.grant_paid_to = timetable_grant_paid_to.if_in_force(on, what_if);
  // A plan starts after the end of the year of the report; what follows is read on that day.
  auto const then = plan_start.value_or(make_day(y.first + 1, 1, 1));
  out.plan = plan_law_if_known(then, what_if);
  return out;
}

/// Follows a hiring plan from its first day to the time in which names are published. With a recorder, each entry is
/// one step of the first level, in the same order.
template <tracer T>
std::vector<timetable_entry> plan_course(day start, plan_law const& plan, T& trace) {
  std::vector<timetable_entry> out;
  auto add = [&](rule const& what, day from, day to) { out.push_back({&what, from, from, to}); };
  {
    auto step = trace.begin(plan_start_rule);
    step.reads(plan.start);
    add(plan_start_rule, step.concludes("day", start), start);
  }
  {
    auto step = trace.begin(plan_advice_rule);
    auto const from = step.concludes("day", in_year(step.reads(plan.advice_from), year_of(start)));
    auto const to = step.concludes("last_day", in_year(step.reads(plan.advice_to), year_of(start)));
    add(plan_advice_rule, from, to);
  }
  day end{};
  {
    auto step = trace.begin(plan_end_rule);
    step.given("plan_start", start);
    auto const years = static_cast<int>(step.reads(plan.years).number());
    end = step.concludes("day", add_years(start, years) - date::days{1});
    add(plan_end_rule, end, end);
  }
  {
    auto step = trace.begin(plan_result_due_rule);
    step.given("plan_end", end);
    auto const on = step.concludes("due_day", end + date::days{step.reads(plan.result_days).number()});
    add(plan_result_due_rule, on, on);
  }
  day guided{};
  {
    auto step = trace.begin(special_guidance_end_rule);
    step.given("plan_end", end);
    auto const months = static_cast<int>(step.reads(plan.special_guidance).number());
    auto const after = date::year_month_day{end + date::days{1}} + date::months{months};
    guided = step.concludes("day", day{after} - date::days{1});
    add(special_guidance_end_rule, guided, guided);
  }
  auto first_after = [](month_day yearly, day d) {
    auto const in = in_year(yearly, year_of(d));
    return in > d ? in : in_year(yearly, year_of(d) + 1);
  };
  {
    auto step = trace.begin(publication_test_rule);
    step.given("special_guidance_end", guided);
    auto const on = step.concludes("day", first_after(step.reads(plan.test), guided));
    add(publication_test_rule, on, on);
  }
  auto step = trace.begin(publication_rule);
  step.given("special_guidance_end", guided);
  auto const from = step.concludes("day", first_after(step.reads(plan.publication_from), guided));
  auto const to = step.concludes("last_day", in_year(step.reads(plan.publication_to), year_of(from)));
  add(publication_rule, from, to);
  return out;
}

/// Where an employer with a plan stands on a day.
enum class plan_stage : std::uint8_t { before_plan, plan, special_guidance, publication, over };
inline constexpr std::array<std::string_view, 5> plan_stage_names{"before_plan", "plan", "special_guidance",
                                                                  "publication", "over"};
constexpr std::string_view text_of(plan_stage s) { return plan_stage_names[static_cast<std::size_t>(s)]; }

/// The entry of a rule in the course of a plan, which has one of each.
inline timetable_entry const& entry_of(rule const& what, std::vector<timetable_entry> const& course) {
  return *std::find_if(course.begin(), course.end(), [&](auto const& e) { return e.what == &what; });
}

/// Finds the stage of a day from the entries of the course of a plan.
inline plan_stage plan_stage_on(day on, std::vector<timetable_entry> const& course) {
  auto last_of = [&](rule const& what) { return entry_of(what, course).last; };
  return on < course.front().first                  ? plan_stage::before_plan
         : on <= last_of(plan_end_rule)             ? plan_stage::plan
         : on <= last_of(special_guidance_end_rule) ? plan_stage::special_guidance
         : on <= last_of(publication_rule)          ? plan_stage::publication
                                                    : plan_stage::over;
}

/// The first entry that has not ended on a day: what is now, or what comes next. Nothing after the last.
inline timetable_entry const* next_of(day on, std::vector<timetable_entry> const& course) {
  auto const found = std::find_if(course.begin(), course.end(), [&](auto const& e) { return e.last >= on; });
  return found == course.end() ? nullptr : &*found;
}

/// The day by which a June report is due: as the Rule names it, and rolled to a working day as practice has it.
template <tracer T>
due june_report_due(int year, report_due_law const& law, T& trace) {
  auto step = trace.begin(report_due_rule);
  due out{};
  out.by_law = step.finds("due_by_law", in_year(step.reads(law.yearly), year));
  out.rolled = out.by_law;
  if (law.roll && step.reads(*law.roll) == terms::timetable_report_roll_choice::next_working_day) {
    out.rolled = working_day_from(out.by_law, law.holidays, step);
  }
  step.concludes("due_day", out.rolled);
  return out;
}

namespace detail {

/// Whether an entry is for this employer: told yes, or nothing is known.
constexpr bool concerns(std::optional<bool> const& told) { return told.value_or(true); }

template <tracer T>
void add_report(timetable_law const& law, std::vector<timetable_entry>& into, T& trace) {
  {
    auto step = trace.begin(position_day_rule);
    auto const on = step.concludes("day", in_year(step.reads(law.position_day), law.year.first));
    into.push_back({&position_day_rule, on, on, on});
  }
  auto const found = june_report_due(law.year.first, law.report, trace);
  into.push_back({&report_due_rule, found.by_law, found.rolled, found.rolled});
}

/// A day of the levy's procedure, which lies in the fiscal year after.
template <tracer T>
void add_due(rule const& what, statutory<month_day> const& yearly, levy_law const& law,
             std::vector<timetable_entry>& into, T& trace) {
  auto step = trace.begin(what);
  auto const found = due_day(yearly, law, trace);
  step.concludes("due_day", found.rolled);
  into.push_back({&what, found.by_law, found.rolled, found.rolled});
}

template <tracer T>
void add_levy(timetable_facts const& facts, timetable_law const& law, std::vector<timetable_entry>& into, T& trace) {
  auto const next = law.year.first + 1;
  if (concerns(facts.in_levy)) {
    {
      auto step = trace.begin(return_opens_rule);
      auto const on = step.concludes("day", in_year(step.reads(law.return_opens), next));
      into.push_back({&return_opens_rule, on, on, on});
    }
    add_due(return_due_rule, law.levy.due, law.levy, into, trace);
    if (concerns(facts.instalments)) {
      add_due(second_instalment_rule, law.levy.instalment_due_2, law.levy, into, trace);
      add_due(third_instalment_rule, law.levy.instalment_due_3, law.levy, into, trace);
    }
  }
  if (!facts.in_levy.value_or(false) && concerns(facts.claims_reward)) {
    add_due(reward_claim_due_rule, law.levy.reward_due, law.levy, into, trace);
  }
  if (concerns(facts.receives_grant) && law.grant_paid_from && law.grant_paid_to) {
    auto step = trace.begin(grant_paid_rule);
    auto const from = step.concludes("day", in_year(step.reads(*law.grant_paid_from), next));
    auto const to = step.concludes("last_day", in_year(step.reads(*law.grant_paid_to), next));
    into.push_back({&grant_paid_rule, from, from, to});
  }
}

}  // namespace detail

/// The entries of one fiscal year in the order of the procedure, not of the days. With a recorder, each entry is one
/// step of the first level, in the same order.
template <tracer T>
std::vector<timetable_entry> timetable(timetable_facts const& facts, timetable_law const& law, T& trace) {
  std::vector<timetable_entry> out;
  auto const levied = facts.kind == employer_kind::private_sector;
  detail::add_report(law, out, trace);
  for (auto const& change : law.changes) {
    auto step = trace.begin(rate_change_rule);
    step.finds("rate", step.reads(change));
    auto const on = step.concludes("day", change.read_on());
    out.push_back({&rate_change_rule, on, on, on});
  }
  if (levied && (detail::concerns(facts.in_levy) || detail::concerns(facts.claims_reward))) {
    for (auto const on : law.levy.days) {
      auto step = trace.begin(base_day_rule);
      step.given("base_day", on);
      out.push_back({&base_day_rule, on, on, on});
    }
  }
  if (levied) {
    detail::add_levy(facts, law, out, trace);
  }
  if (levied && law.plan && (facts.plan_start || detail::concerns(facts.plan_order))) {
    auto const start = facts.plan_start.value_or(in_year(law_reader::value(law.plan->start), law.year.first + 1));
    auto const course = plan_course(start, *law.plan, trace);
    out.insert(out.end(), course.begin(), course.end());
  }
  return out;
}

}  // namespace quotalaw::jp
