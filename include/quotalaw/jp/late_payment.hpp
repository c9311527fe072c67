// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What follows when a levy is not returned or not paid: determination (決定, Act 56(4)), surcharge (追徴金, Act 58),
/// reminder (督促, Act 59), interest on arrears (延滞金, Act 60), prescription (時効, Act 63) and the fines (罰金, Act
/// 86) of reports, plans, papers and notifications. docs/jp/late_payment.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "levy.hpp"
#include "parameters.hpp"

#include <array>
#include <optional>

namespace quotalaw::jp {

inline constexpr rule determination_rule{"jp.determination.amount", "Act 56(4)-(6)"};
inline constexpr rule determined_instalments_rule{"jp.determination.instalments", "Act 57; Rule 30"};
inline constexpr rule surcharge_rule{"jp.surcharge.amount", "Act 58(1)"};
inline constexpr rule surcharge_due_rule{"jp.surcharge.due", "Rule 31"};
inline constexpr rule reminder_rule{"jp.reminder.due", "Act 59"};
inline constexpr rule arrears_rule{"jp.arrears.amount", "Act 60"};
inline constexpr rule prescription_rule{"jp.prescription.last_day", "Act 63"};
inline constexpr rule fine_report_rule{"jp.fine.report", "Act 86(i), 43(7), 52(2), 74-2(7), 74-3(20)"};
inline constexpr rule fine_plan_rule{"jp.fine.plan", "Act 86(ii), 46(1), 46(4)"};
inline constexpr rule fine_papers_rule{"jp.fine.papers", "Act 86(iii), 52(1)"};
inline constexpr rule fine_dismissal_rule{"jp.fine.dismissal", "Act 86(iv), 81(1)"};
inline constexpr rule fine_inspection_rule{"jp.fine.inspection", "Act 86(v), 82(2)"};

/// Offences of Act 86, in its order.
enum class offence : std::uint8_t { report, plan, papers, dismissal, inspection };
inline constexpr std::array<std::string_view, 5> offence_names{"report", "plan", "papers", "dismissal", "inspection"};
constexpr std::string_view text_of(offence o) { return offence_names[static_cast<std::size_t>(o)]; }
inline constexpr std::array<rule const*, offence_names.size()> offence_rules{
    &fine_report_rule, &fine_plan_rule, &fine_papers_rule, &fine_dismissal_rule, &fine_inspection_rule};

/// Finds the largest fine of an offence. A court sets the fine.
template <tracer T>
constexpr yen fine_at_most(offence what, statutory<yen> const& maximum, T& trace) {
  auto step = trace.begin(*offence_rules[static_cast<std::size_t>(what)]);
  return step.concludes("fine_at_most", step.reads(maximum));
}

struct determination_law {
  statutory<number_of_days> pay_days;
  statutory<number_of_days> surcharge_days;
};

inline determination_law determination_law_on(day on, reform const& what_if = {}) {
  return {terms::determination_pay_days.at(on, what_if), terms::surcharge_due_days.at(on, what_if)};
}

struct determination {
  yen unpaid;    ///< what the notice asks for
  yen overpaid;  ///< set off against what is owed, the rest refunded (Act 56(6))
  day due{};     ///< of the unpaid part
};

/// Compares a levy that JEED determined with what was returned, and finds the day by which the difference is paid.
template <tracer T>
constexpr determination determine(yen determined, yen returned, day notice_on, determination_law const& law, T& trace) {
  auto step = trace.begin(determination_rule);
  auto const owed = step.given("determined", determined);
  auto const told = step.given("returned", returned);
  auto const on = step.given("notice_on", notice_on);
  determination out{};
  out.unpaid = step.finds("determined_unpaid", owed > told ? owed - told : yen{0});
  out.overpaid = step.finds("overpaid", told > owed ? told - owed : yen{0});
  out.due = step.concludes("due_day", on + date::days{step.reads(law.pay_days).number()});
  return out;
}

/// Splits a determined levy (Rule 30): the first part is due as the notice says; a part whose day has passed by then is
/// paid with it. Nothing if it is below the minimum. Parts without an amount are paid with the first.
template <tracer T>
constexpr std::optional<instalments> split_determined_levy(determination const& found, levy_law const& law, T& trace) {
  auto out = split_levy(found.unpaid, law, trace);
  if (!out) {
    return out;
  }
  auto step = trace.begin(determined_instalments_rule);
  auto const due = step.given("due_on", found.due);
  auto& parts = *out;
  parts[0].due = due;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].due <= due) {
      parts[0].amount += parts[i].amount;
      parts[i].amount = yen{0};
    }
  }
  step.concludes("first_part", parts[0].amount);
  return out;
}

/// The day by which a surcharge is paid, from the day on which its notice is sent.
template <tracer T>
constexpr day surcharge_due_day(day sent_on, determination_law const& law, T& trace) {
  auto step = trace.begin(surcharge_due_rule);
  auto const sent = step.given("surcharge_notice_on", sent_on);
  return step.concludes("due_day", sent + date::days{step.reads(law.surcharge_days).number()});
}

/// The first day that a reminder can name.
template <tracer T>
constexpr day earliest_reminder_due(day sent_on, statutory<number_of_days> const& least, T& trace) {
  auto step = trace.begin(reminder_rule);
  auto const sent = step.given("reminder_sent_on", sent_on);
  return step.concludes("due_day", sent + date::days{step.reads(least).number()});
}

/// The last day on which a levy can be collected if nothing interrupts the time.
template <tracer T>
constexpr day prescription_last_day(day due_on, statutory<number_of_years> const& years, T& trace) {
  auto step = trace.begin(prescription_rule);
  auto const due = step.given("due_on", due_on);
  return step.concludes("last_day", add_years(due, static_cast<int>(step.reads(years).number())));
}

struct surcharge_law {
  statutory<rate> share;
  statutory<yen> base_unit;
};

struct arrears_law {
  statutory<rate> yearly;
  statutory<yen> base_unit;
  statutory<yen> result_unit;
  statutory<yen> minimum_levy;
  statutory<number_of_days> year_days;
};

inline surcharge_law surcharge_law_on(day on, reform const& what_if = {}) {
  return {terms::surcharge_rate.at(on, what_if), terms::surcharge_base_unit.at(on, what_if)};
}
inline arrears_law arrears_law_on(day on, reform const& what_if = {}) {
  return {terms::arrears_rate.at(on, what_if), terms::arrears_base_unit.at(on, what_if),
          terms::arrears_result_unit.at(on, what_if), terms::arrears_minimum_levy.at(on, what_if),
          terms::arrears_year_days.at(on, what_if)};
}

/// Computes the surcharge on what a determination found unpaid: a share of the amount cut to whole units.
template <tracer T>
constexpr yen surcharge_on(yen unpaid, surcharge_law const& law, T& trace) {
  auto step = trace.begin(surcharge_rule);
  auto const owed = step.given("determined_unpaid", unpaid);
  auto const unit = step.reads(law.base_unit);
  auto const base = step.finds("surcharge_base", cut_to(owed, unit));
  auto const share = step.reads(law.share);
  return step.concludes("surcharge", (unrounded<JPY>{base} * share).rounded(rounding::down));
}

struct arrears {
  number_of_days days;
  yen amount;
};

/// Computes interest from the day after the due day to the day before payment. None below the smallest levy, below the
/// smallest result, or when paid by the day that a reminder names.
template <tracer T>
constexpr arrears arrears_on(yen levy, day due_on, day paid_on, std::optional<day> const& reminder_due_on,
                             arrears_law const& law, T& trace) {
  auto step = trace.begin(arrears_rule);
  auto const owed = step.given("levy", levy);
  auto const due = step.given("due_on", due_on);
  auto const paid = step.given("paid_on", paid_on);
  arrears out{};
  auto const span = (paid - due).count() - 1;
  out.days = step.finds("days", number_of_days{span > 0 ? span : 0});
  auto const least = step.reads(law.minimum_levy);
  if (owed < least) {
    return step.concludes("arrears", yen{0}), out;
  }
  if (reminder_due_on && paid <= step.given("reminder_due_on", *reminder_due_on)) {
    return step.concludes("arrears", yen{0}), out;
  }
  auto const base_unit = step.reads(law.base_unit);
  auto const base = step.finds("arrears_base", cut_to(owed, base_unit));
  auto const yearly = step.reads(law.yearly);
  auto const year_days = step.reads(law.year_days);
  auto const exact = unrounded<JPY>{base} * yearly * out.days.number() / year_days.number();
  auto const result_unit = step.reads(law.result_unit);
  out.amount = step.concludes("arrears", cut_to(exact.rounded(rounding::down), result_unit));
  return out;
}

}  // namespace quotalaw::jp
