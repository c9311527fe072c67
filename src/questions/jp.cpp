// SPDX-License-Identifier: Apache-2.0
// The public questions of Japan.
#include "quotalaw/jp.hpp"
#include "../io/answer_json.hpp"
#include "context.hpp"
#include "inverse.hpp"
#include "jp_facts.hpp"
#include "quotalaw/io/language.hpp"

#include <array>

namespace quotalaw::questions {

namespace {

using namespace quotalaw::jp;

json answer_statutory_rate(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const kind = read_kind(facts);
  auto const law = obligation_law_on(on, kind, with.what_if());
  json out;
  with.run([&](auto& t) {
    auto step = t.begin(required_rule);
    out["rate"] = text_of(step.reads(law.statutory_rate));
    out["report_threshold"] = law.report_threshold ? count_json(step.reads(*law.report_threshold)) : json(nullptr);
    return 0;
  });
  return out;
}

json answer_count(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const kind = read_kind(facts);
  auto const persons = read_persons(facts);
  auto const law = counting_law_on(on, with.what_if());
  json weights = json::array();
  no_trace silent;
  for (auto const& who : persons) {
    weights.push_back(count_json(person_weight(who, kind, law, silent)));
  }
  json out;
  out["weights"] = std::move(weights);
  out["counted"] = count_json(with.run([&](auto& t) { return count_persons(persons, kind, law, t); }));
  return out;
}

json answer_obligation(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const kind = read_kind(facts);
  auto const month_facts = read_month(facts, on, kind, with);
  auto const law = obligation_law_on(on, kind, with.what_if());
  return io::obligation_json(with.run([&](auto& t) { return assess(month_facts, law, t); }), halves_json);
}

json answer_levy(fact_reader const& facts, context& with) {
  auto const year = read_levy_year(facts, {facts.year("fiscal_year", false)}, with);
  return levy_json(facts, year, settle(year, with), with);
}

json answer_home_work(fact_reader const& facts, context& with) {
  fiscal_year const y{facts.year("fiscal_year", false)};
  auto const payments = facts.amount<JPY>("payments");
  auto const counted = person_months{facts.half_persons("counted_person_months").number()};
  if (!facts.has("scheme")) {
    facts.missing("scheme");
  }
  auto const scheme = static_cast<home_work_scheme>(facts.choice("scheme", home_work_scheme_names, 0));
  auto const law = home_work_law_for(y, scheme, with.what_if());
  auto const found = with.run([&](auto& t) { return home_work_amount(payments, counted, law, t); });
  json out;
  out["units"] = found.units.number();
  out["amount"] = yen_json(found.amount);
  out["cap"] = yen_json(found.cap);
  return out;
}

json answer_special_benefit(fact_reader const& facts, context& with) {
  fiscal_year const y{facts.year("fiscal_year", false)};
  auto const specific = person_months{facts.half_persons("specific_short_person_months").number()};
  auto const counted = person_months{facts.half_persons("counted_person_months").number()};
  if (!facts.has("workers_over_100")) {
    facts.missing("workers_over_100");
  }
  auto const unit = special_benefit_unit_for(y, facts.flag("workers_over_100", false), with.what_if());
  auto const found = with.run([&](auto& t) { return special_benefit_amount(specific, counted, unit, t); });
  json out;
  out["person_months"] = count_json(found.paid_for);
  out["amount"] = yen_json(found.amount);
  return out;
}

json answer_surcharge(fact_reader const& facts, context& with) {
  auto const unpaid = facts.amount<JPY>("determined_unpaid");
  // The question has no day: the law as last reviewed.
  auto const law = surcharge_law_on(terms::surcharge_rate.term.reviewed_through, with.what_if());
  json out;
  out["surcharge"] = yen_json(with.run([&](auto& t) { return surcharge_on(unpaid, law, t); }));
  return out;
}

json answer_determination(fact_reader const& facts, context& with) {
  auto const determined = facts.amount<JPY>("determined");
  auto const returned = facts.has("returned") ? facts.amount<JPY>("returned") : yen{0};
  auto const notice = facts.day("notice_on");
  auto const surcharge_notice = facts.optional_day("surcharge_notice_on");
  auto const law = determination_law_on(notice, with.what_if());
  auto const found = with.run([&](auto& t) { return determine(determined, returned, notice, law, t); });
  json out;
  out["unpaid"] = yen_json(found.unpaid);
  out["overpaid"] = yen_json(found.overpaid);
  out["due_day"] = found.unpaid > yen{0} ? json(text_of(found.due)) : json(nullptr);
  yen surcharge{0};
  if (!facts.flag("unavoidable", false)) {  // a disaster or an unavoidable cause: Act 58(2)
    surcharge =
        with.run([&](auto& t) { return surcharge_on(found.unpaid, surcharge_law_on(notice, with.what_if()), t); });
  }
  out["surcharge"] = yen_json(surcharge);
  out["surcharge_due_day"] = nullptr;
  if (surcharge_notice && surcharge > yen{0}) {
    out["surcharge_due_day"] = text_of(with.run([&](auto& t) { return surcharge_due_day(*surcharge_notice, law, t); }));
  }
  if (facts.flag("instalments", false)) {
    fiscal_year const y{facts.year("fiscal_year", false)};
    auto const levy = law_for(y, with.what_if());
    auto const parts = with.run([&](auto& t) { return split_determined_levy(found, levy, t); });
    out["instalment_parts"] = json::array();
    for (auto const& part : io::instalments_json(parts)) {
      if (part["amount"] != "0") {
        out["instalment_parts"].push_back(part);
      }
    }
  }
  with.read().remark("jp.days_not_rolled");
  return out;
}

json answer_fines(fact_reader const& facts, context& with) {
  auto const maximum = terms::fine_maximum.at(facts.day("day"), with.what_if());
  auto const every = !facts.has("offence");
  auto const only = facts.choice("offence", offence_names, 0);
  json out;
  out["fines"] = json::array();
  for (std::size_t i = 0; i < offence_names.size(); ++i) {
    if (!every && only != i) {
      continue;
    }
    auto const what = static_cast<offence>(i);
    auto const& of = *offence_rules[i];
    json line;
    line["offence"] = text_of(what);
    line["title"] = io::label("rule." + std::string{of.id}, io::language::en);
    line["provision"] = of.provision;
    line["fine_at_most"] = yen_json(with.run([&](auto& t) { return fine_at_most(what, maximum, t); }));
    out["fines"].push_back(std::move(line));
  }
  out["legal_person_too"] = true;  // Act 87
  with.read().remark("jp.no_fine_for_return");
  return out;
}

json answer_plan_course(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const start = facts.day("plan_start");
  auto const law = plan_law_on(start, with.what_if());
  auto const course = with.run([&](auto& t) { return plan_course(start, law, t); });
  auto const* next = next_of(on, course);
  json out;
  out["stage"] = text_of(plan_stage_on(on, course));
  auto name = [](timetable_entry const& e) { return e.what->id.substr(e.what->id.rfind('.') + 1); };
  out["next"] = next ? json(name(*next)) : json(nullptr);
  out["next_from"] = next ? json(text_of(next->first)) : json(nullptr);
  out["next_to"] = next ? json(text_of(next->last)) : json(nullptr);
  out["steps"] = json::array();
  for (auto const& e : course) {
    json line;
    line["step"] = name(e);
    line["from"] = text_of(e.first);
    line["to"] = text_of(e.last);
    line["provision"] = e.what->provision;
    out["steps"].push_back(std::move(line));
  }
  if (facts.has("base") || facts.has("counted")) {
    auto const base = facts.half_persons("base");
    auto const counted = facts.half_persons("counted");
    auto const average = facts.has("national_rate") ? std::optional{facts.fraction("national_rate")} : std::nullopt;
    auto const compared = publication_law_on(on, entry_of(publication_test_rule, course).first, with.what_if());
    auto const met = with.run([&](auto& t) { return publication_criterion_for(base, counted, average, compared, t); });
    out["national_rate"] = text_of(average.value_or(law_reader::value(compared.national_rate)));
    out["publication_criterion"] = met == publication_criterion::none ? json(nullptr) : json(text_of(met));
    with.read().remark("jp.publication_is_judged");
  }
  return out;
}

json answer_arrears(fact_reader const& facts, context& with) {
  auto const levy = facts.amount<JPY>("levy");
  auto const due = facts.day("due_on");
  auto const paid = facts.day("paid_on");
  auto const reminder = facts.optional_day("reminder_due_on");
  auto const law = arrears_law_on(due, with.what_if());
  auto const found = with.run([&](auto& t) { return arrears_on(levy, due, paid, reminder, law, t); });
  json out;
  out["days"] = found.days.number();
  out["arrears"] = yen_json(found.amount);
  auto const years = terms::prescription.at(due, with.what_if());
  out["prescription_last_day"] = text_of(with.run([&](auto& t) { return prescription_last_day(due, years, t); }));
  with.read().remark("jp.prescription_runs");
  if (facts.has("reminder_sent_on")) {
    auto const sent = facts.day("reminder_sent_on");
    auto const least = terms::reminder_days.at(sent, with.what_if());
    out["reminder_earliest_due"] = text_of(with.run([&](auto& t) { return earliest_reminder_due(sent, least, t); }));
  }
  return out;
}

json answer_enforcement(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const kind = read_kind(facts);
  auto const base = facts.half_persons("base");
  auto const counted = facts.half_persons("counted");
  auto const average = facts.has("national_rate") ? std::optional{facts.fraction("national_rate")} : std::nullopt;
  auto const law = enforcement_law_on(on, kind, with.what_if());
  auto const found = with.run([&](auto& t) { return plan_order_for(base, counted, average, law, t); });
  json out;
  out["required"] = found.required.number();
  out["shortage"] = count_json(found.shortage);
  out["plan_order"] = found.met != plan_criterion::none;
  out["criterion"] = found.met == plan_criterion::none ? json(nullptr) : json(text_of(found.met));
  return out;
}

json answer_special_subsidiary(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const workers = facts.half_persons("workers");
  auto const persons = read_persons(facts);
  auto const counting = counting_law_on(on, with.what_if());
  auto const law = certification_law_on(on, with.what_if());
  auto const found = with.run([&](auto& t) { return certify(workers, persons, counting, law, t); });
  json out;
  out["heads"] = count_json(found.counted);
  out["at_least_five"] = found.at_least_five;
  out["at_least_20_percent"] = found.at_least_share;
  out["severe_at_least_30_percent"] = found.severe_at_least_share;
  out["qualifies"] = found.qualifies;
  with.read().remark("jp.ability_to_manage");
  return out;
}

/// The last pools public bodies (Act 41, 42) at their general rate.
constexpr std::array<std::string_view, 5> group_schemes{"special_subsidiary", "related_companies", "all_subsidiaries",
                                                        "cooperative", "public_bodies"};

json answer_group(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  if (!facts.has("scheme")) {
    facts.missing("scheme");
  }
  auto const scheme = facts.choice("scheme", group_schemes, 0);
  auto const kind = scheme + 1 == group_schemes.size() ? employer_kind::state_local : employer_kind::private_sector;
  month pooled{};
  facts.list("members",
             {"name", "workers", "full_time", "short_time", "specific_short_time", "offices", "counted", "persons"},
             [&](fact_reader const& m) {
               auto const one = read_month(m, on, kind, with);
               pooled.workers += one.workers;
               pooled.deduction += one.deduction;
               pooled.counted += one.counted;
             });
  if (pooled.workers > halves(most_heads) || pooled.counted > halves(most_heads)) {
    facts.refuse(sentences::too_large, "members", {{"value", text_of(pooled.workers)}, {"limit", text_of(most_heads)}});
  }
  auto const law = obligation_law_on(on, kind, with.what_if());
  return io::obligation_json(with.run([&](auto& t) { return assess(pooled, law, t); }), halves_json);
}

constexpr field statutory_rate_facts[] = {
    {"day", "day", true, "the day on which the rate is in force", ""},
    {"kind", "choice", false, "kind of employer, default private",
     "private state_local education_board special_corporation"},
};
constexpr field statutory_rate_results[] = {
    {"rate", "rate", true, "statutory employment rate", ""},
    {"report_threshold", "counted", false, "base from which the June report is due; null for public bodies", ""},
};
constexpr field count_facts[] = {
    {"day", "day", true, "the day of counting", ""},
    {"persons", "list", true,
     "[{disability, severe, hours, a_type_user, hired_on, handbook_on, proven, rehired, heads}]; hours are contracted "
     "weekly hours; proven false: no proof of the status is held",
     ""},
    {"kind", "choice", false, "kind of employer, default private",
     "private state_local education_board special_corporation"},
};
constexpr field count_results[] = {
    {"weights", "list", true, "weight of one person of each entry", ""},
    {"counted", "counted", true, "sum of weights times heads", ""},
};
constexpr field obligation_facts[] = {
    {"day", "day", true, "the day on which the duty is tested", ""},
    {"kind", "choice", false, "kind of employer, default private",
     "private state_local education_board special_corporation"},
    {"workers", "counted", false, "weighted regular workers (30 h and over 1, 20 to under 30 h 0.5)", ""},
    {"full_time", "heads", false, "regular workers of 30 h and over; with short_time", ""},
    {"short_time", "heads", false, "regular workers of 20 to under 30 h", ""},
    {"specific_short_time", "heads", false, "workers of 10 to under 20 h; never in the base", ""},
    {"offices", "list", false, "[{industry or exclusion_rate, workers}]", ""},
    {"counted", "counted", false, "weighted persons with disabilities; or persons", ""},
    {"persons", "list", false, "as in jp.count", ""},
};
constexpr field obligation_results[] = {
    {"workers", "counted", true, "before exclusion", ""},
    {"deduction", "heads", true, "taken out for excluded industries", ""},
    {"base", "counted", true, "workers less deduction", ""},
    {"rate", "rate", true, "statutory rate", ""},
    {"required", "heads", true, "floor(base x rate)", ""},
    {"counted", "counted", true, "", ""},
    {"shortage", "counted", true, "", ""},
    {"surplus", "counted", true, "", ""},
    {"actual_rate_percent", "text", true, "two decimals, half up; null if the base is zero", ""},
    {"compliant", "flag", true, "counted >= required", ""},
    {"must_report", "flag", true, "the June report is due", ""},
    {"report_due", "day", true, "of the next position day on or after the day", ""},
};
constexpr field levy_facts[] = {
    {"fiscal_year", "year", true, "April to March, named by its first year", ""},
    {"months", "list", true,
     "[{workers or full_time with short_time or offices, counted or persons, times}]: twelve in all, April first; "
     "fewer with "
     "opened_on or closed_on",
     ""},
    {"instalments", "flag", false, "asks for the parts of a levy of 1,000,000 yen or more", ""},
    {"opened_on", "day", false, "opened within the year: base days from the month after", ""},
    {"closed_on", "day", false, "closed within the year: base days to the month before", ""},
    {"part_year_reading", "choice", false,
     "for a part of the year, where the size test decides and is not settled: how to read it",
     "none proportion_up proportion_down as_whole_year"},
    {"year_reading", "choice", false,
     "for fiscal 2010 and 2015, where a change within the year decides and is not settled: how to read it",
     "none law_of_first_month law_of_last_month"},
    {"home_work_payments", "money", false, "yearly payments to home workers or their support body", ""},
    {"purchases", "money", false, "yearly purchases that a what-if counts as hiring; nothing by law", ""},
    {"specific_short_person_months", "counted", false, "workers of 10 to under 20 h, fiscal 2020 to 2024", ""},
};
constexpr field levy_results[] = {
    {"fiscal_year", "year", true, "", ""},
    {"covered", "flag", true, "in the levy scheme", ""},
    {"months_over_size", "months", true, "months with more workers than the limit", ""},
    {"levy_person_months", "counted", true, "sum of monthly floors, after exclusion", ""},
    {"adjustment_person_months", "counted", true, "sum of monthly floors, before exclusion", ""},
    {"reward_threshold", "counted", false, "outside the scheme: what must be exceeded", ""},
    {"counted_person_months", "counted", true, "", ""},
    {"shortage_person_months", "counted", true, "", ""},
    {"excess_person_months", "counted", true, "", ""},
    {"levy", "money", true, "yen", ""},
    {"deemed_person_months", "counted", false, "by purchases, with purchases: zero by law", ""},
    {"levy_offset", "money", false, "taken off by purchases, with purchases: zero by law", ""},
    {"adjustment", "money", true, "yen", ""},
    {"reward", "money", true, "yen", ""},
    {"home_work", "money", false, "home-work special adjustment or reward, with home_work_payments", ""},
    {"special_benefit", "money", false, "with specific_short_person_months", ""},
    {"net_payable", "money", true, "yen", ""},
    {"net_receivable", "money", true, "yen", ""},
    {"due_day", "day", true, "return and payment, or claim of the reward; rolled over weekends", ""},
    {"due_day_by_law", "day", true, "before rolling", ""},
    {"instalment_parts", "list", true, "[{due, amount}], if asked for and allowed", ""},
    {"year_readings", "list", false, "with year_reading: [{reading, covered, levy, adjustment, reward}]", ""},
    {"base_months", "months", false, "with opened_on or closed_on: months with a base day", ""},
    {"part_year_settled", "flag", false, "the same under every reading of the size test", ""},
    {"part_year_readings", "list", false,
     "[{reading, months_needed, covered, levy, adjustment, reward}]: what each reading gives", ""},
};

constexpr field home_work_facts[] = {
    {"fiscal_year", "year", true, "", ""},
    {"payments", "money", true, "yearly payments to home workers or their support body, yen", ""},
    {"counted_person_months", "counted", true, "of the employer's own persons with disabilities", ""},
    {"scheme", "choice", true, "adjustment (in the levy scheme) or reward (outside it)", "adjustment reward"},
};
constexpr field home_work_results[] = {
    {"units", "count", true, "whole units of the payments", ""},
    {"amount", "money", true, "yen", ""},
    {"cap", "money", true, "yen", ""},
};
constexpr field special_benefit_facts[] = {
    {"fiscal_year", "year", true, "2020 to 2024", ""},
    {"specific_short_person_months", "counted", true, "workers of 10 to under 20 h", ""},
    {"counted_person_months", "counted", true, "caps the benefit", ""},
    {"workers_over_100", "flag", true, "the employer is in the levy scheme", ""},
};
constexpr field special_benefit_results[] = {
    {"person_months", "counted", true, "whole person-months paid for", ""},
    {"amount", "money", true, "yen", ""},
};
constexpr field surcharge_facts[] = {
    {"determined_unpaid", "money", true, "what a determination found unpaid, yen", ""}};
constexpr field surcharge_results[] = {{"surcharge", "money", true, "yen; read for the day of the last review", ""}};
constexpr field arrears_facts[] = {
    {"levy", "money", true, "yen", ""},
    {"due_on", "day", true, "", ""},
    {"paid_on", "day", true, "", ""},
    {"reminder_due_on", "day", false, "day that the reminder names; paid by then, nothing is added", ""},
    {"reminder_sent_on", "day", false, "day on which the reminder is sent", ""},
};
constexpr field arrears_results[] = {
    {"days", "count", true, "from the day after the due day to the day before payment", ""},
    {"arrears", "money", true, "yen", ""},
    {"prescription_last_day", "day", true, "two years from the due day, if nothing interrupts the time", ""},
    {"reminder_earliest_due", "day", false, "with reminder_sent_on: the first day that the reminder can name", ""},
};
constexpr field determination_facts[] = {
    {"determined", "money", true, "levy as JEED determined it, yen", ""},
    {"returned", "money", false, "levy of the return; default 0: no return came", ""},
    {"notice_on", "day", true, "day of the notice of the determination", ""},
    {"surcharge_notice_on", "day", false, "day on which the notice of the surcharge is sent", ""},
    {"unavoidable", "flag", false, "a disaster or an unavoidable cause: no surcharge; default false", ""},
    {"instalments", "flag", false, "asks for the parts of a levy of 1,000,000 yen or more; with fiscal_year", ""},
    {"fiscal_year", "year", false, "of the levy; with instalments", ""},
};
constexpr field determination_results[] = {
    {"unpaid", "money", true, "determined less returned, yen", ""},
    {"overpaid", "money", true, "set off, the rest refunded (Act 56(6))", ""},
    {"due_day", "day", true, "15 days from the notice; null if nothing is unpaid", ""},
    {"surcharge", "money", true, "10 % of the unpaid amount cut to 1,000 yen", ""},
    {"surcharge_due_day", "day", true, "30 days after surcharge_notice_on; null without it", ""},
    {"instalment_parts", "list", false,
     "with instalments: [{due, amount}]; parts whose day has passed by due_day are paid with the first", ""},
};
constexpr field fines_facts[] = {
    {"day", "day", true, "the day of the offence", ""},
    {"offence", "choice", false, "default: all of Act 86", "report plan papers dismissal inspection"},
};
constexpr field fines_results[] = {
    {"fines", "list", true, "[{offence, title, provision, fine_at_most}], in the order of Act 86", ""},
    {"legal_person_too", "flag", true, "the legal person is fined beside the person who acted (Act 87)", ""},
};
constexpr field plan_course_facts[] = {
    {"day", "day", true, "the day on which to say where the employer stands", ""},
    {"plan_start", "day", true, "first day of the plan, as the order names it: usually 1 January", ""},
    {"base", "counted", false, "after exclusion; with counted, for the facts of publication", ""},
    {"counted", "counted", false, "with base", ""},
    {"national_rate", "rate", false, "the average to compare with; default: as in the releases read", ""},
};
constexpr field plan_course_results[] = {
    {"stage", "choice", true, "", "before_plan plan special_guidance publication over"},
    {"next", "text", true, "the step that is now or comes next; null after the last", ""},
    {"next_from", "day", true, "", ""},
    {"next_to", "day", true, "", ""},
    {"steps", "list", true, "[{step, from, to, provision}]", ""},
    {"national_rate", "rate", false, "with base and counted: the average compared", ""},
    {"publication_criterion", "text", false, "with base and counted: below_average, none_employed or null", ""},
};
constexpr field enforcement_facts[] = {
    {"day", "day", true, "", ""},
    {"base", "counted", true, "after exclusion", ""},
    {"counted", "counted", true, "", ""},
    {"kind", "choice", false, "kind of employer, default private",
     "private state_local education_board special_corporation"},
    {"national_rate", "rate", false, "default: that of the June report of the year before", ""},
};
constexpr field enforcement_results[] = {
    {"required", "heads", true, "", ""},
    {"shortage", "counted", true, "", ""},
    {"plan_order", "flag", true, "a criterion of the administration is met: a plan order may be given", ""},
    {"criterion", "text", true, "below_average_and_five_short, ten_short, none_employed or null", ""},
};
constexpr field special_subsidiary_facts[] = {
    {"day", "day", true, "", ""},
    {"workers", "counted", true, "weighted staff of the subsidiary", ""},
    {"persons", "list", true, "as in jp.count", ""},
};
constexpr field special_subsidiary_results[] = {
    {"heads", "counted", true, "the count of the test: severe not doubled", ""},
    {"at_least_five", "flag", true, "", ""},
    {"at_least_20_percent", "flag", true, "", ""},
    {"severe_at_least_30_percent", "flag", true, "severe physical, intellectual and mental among them", ""},
    {"qualifies", "flag", true, "by the numbers; the ability to manage is not modelled", ""},
};
constexpr field group_facts[] = {
    {"day", "day", true, "", ""},
    {"scheme", "choice", true, "all pool in the same way",
     "special_subsidiary related_companies all_subsidiaries cooperative public_bodies"},
    {"members", "list", true, "[{name, workers or offices, counted or persons}]", ""},
};

}  // namespace

json inverse_jp(fact_reader const& facts, context& with) {
  for (auto const name : {"home_work_payments", "specific_short_person_months"}) {
    if (facts.has(name)) {
      facts.not_yet(name);
    }
  }
  auto const year = read_levy_year(facts, {facts.year("fiscal_year", false)}, with);
  // A part of a year whose size test is open is refused with what each answer to it would give.
  auto const now = settle(year, with);
  auto const law = read_as(year.law, year.changed);
  auto const plans = year.in_business.whole_year()
                         ? io::plan_hires(year.months, law, with.what_if())
                         : io::plan_hires(year.months, part_year_law_for(law, year.in_business, with.what_if()),
                                          year.reading, with.what_if());
  return plans_json(text_of(now.found.net_payable), plans, JPY::decimals);
}

std::vector<answered_question> const& jp_questions() {
  static std::vector<answered_question> const list{
      {{"jp.statutory_rate", "Statutory employment rate and report threshold", "Act 43(1)(2), 38(1); Order 2, 9, 10-2",
        true, statutory_rate_facts, statutory_rate_results, R"({"day":"2026-07-01","kind":"private"})"},
       answer_statutory_rate},
      {{"jp.count", "What persons with disabilities count", "Act 43(3)-(5), 70; Rule 6, 6-2, Suppl. 6", true,
        count_facts, count_results,
        R"({"day":"2026-06-01","persons":[{"disability":"physical","severe":true,"hours":40},{"disability":"mental","hours":25}]})"},
       answer_count},
      {{"jp.obligation", "How many must be employed, and where the employer stands", "Act 43(1), 43(7), Suppl. 3(2)",
        true, obligation_facts, obligation_results,
        R"({"day":"2026-06-01","offices":[{"industry":"construction","workers":400},{"industry":"other","workers":120.5}],"counted":9})"},
       answer_obligation},
      {{"jp.levy", "Levy, adjustment and reward of a fiscal year", "Act 50, 54, 55, 56, Suppl. 4, 5", true, levy_facts,
        levy_results, R"({"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]})"},
       answer_levy},
      {{"jp.home_work", "Special adjustment and reward for home-work orders", "Act 74-2, 74-3, Suppl. 4(4)", true,
        home_work_facts, home_work_results,
        R"({"fiscal_year":2026,"payments":"2500000","counted_person_months":120,"scheme":"adjustment"})"},
       answer_home_work},
      {{"jp.special_benefit", "Special benefit for 10 to under 20 hours, fiscal 2020 to 2024",
        "Act 36/2019; Act 104/2022 Suppl. 16", true, special_benefit_facts, special_benefit_results,
        R"({"fiscal_year":2023,"specific_short_person_months":77,"counted_person_months":45.5,"workers_over_100":false})"},
       answer_special_benefit},
      {{"jp.surcharge", "Surcharge on a determined levy", "Act 58(1)", true, surcharge_facts, surcharge_results,
        R"({"determined_unpaid":"1225000"})"},
       answer_surcharge},
      {{"jp.arrears", "Interest on arrears", "Act 60", true, arrears_facts, arrears_results,
        R"({"levy":"600000","due_on":"2025-05-15","paid_on":"2025-09-10"})"},
       answer_arrears},
      {{"jp.determination", "A levy determined by JEED: what is unpaid, the surcharge, when they are due",
        "Act 56(4)-(6), 58; Rule 31", true, determination_facts, determination_results,
        R"({"determined":"1500000","returned":"274001","notice_on":"2026-09-01","surcharge_notice_on":"2026-09-10"})"},
       answer_determination},
      {{"jp.fines", "Fines for reports, plans, papers and notifications", "Act 86, 87", true, fines_facts,
        fines_results, R"({"day":"2026-11-23"})"},
       answer_fines},
      {{"jp.plan_course", "Where an employer with a hiring plan stands, what happens next and when",
        "Act 46, 47; Rule 9-11", true, plan_course_facts, plan_course_results,
        R"({"day":"2028-03-01","plan_start":"2027-01-01","base":600,"counted":8})"},
       answer_plan_course},
      {{"jp.enforcement", "Criteria of the plan order", "Act 46(1)", true, enforcement_facts, enforcement_results,
        R"({"day":"2026-11-23","base":600,"counted":8})"},
       answer_enforcement},
      {{"jp.special_subsidiary", "Certification test of a special subsidiary", "Act 44; Rule 8-2, 8-3", true,
        special_subsidiary_facts, special_subsidiary_results,
        R"({"day":"2025-06-01","workers":40,"persons":[{"disability":"physical","severe":true,"hours":40,"heads":8}]})"},
       answer_special_subsidiary},
      {{"jp.group", "A group's duty, pooled", "Act 44(1), 45(1), 45-2(1), 45-3(1)", true, group_facts,
        obligation_results,
        R"({"day":"2026-06-01","scheme":"special_subsidiary","members":[{"name":"parent","workers":800,"counted":4},{"name":"subsidiary","workers":60,"counted":30}]})"},
       answer_group},
  };
  return list;
}

}  // namespace quotalaw::questions
