// SPDX-License-Identifier: Apache-2.0
// The public questions of Japan.
#include "quotalaw/jp.hpp"
#include "../io/answer_json.hpp"
#include "context.hpp"
#include "inverse.hpp"

#include <array>

namespace quotalaw::questions {

namespace {

using namespace quotalaw::jp;

json money_json(yen m) { return text_of(m); }
json count_json(half_heads n) { return halves_json(n.number()); }
json count_json(person_months n) { return halves_json(n.number()); }

employer_kind read_kind(fact_reader const& facts) {
  return static_cast<employer_kind>(facts.choice("kind", employer_kind_names, 0));
}

std::vector<person> read_persons(fact_reader const& facts) {
  std::vector<person> out;
  heads all;
  facts.list("persons", {"disability", "severe", "hours", "a_type_user", "hired_on", "handbook_on", "rehired", "heads"},
             [&](fact_reader const& p) {
               if (!p.has("disability")) {
                 p.missing("disability");
               }
               person who{};
               who.kind = static_cast<disability>(p.choice("disability", disability_names, 0));
               who.severe = p.flag("severe", false);
               who.hours = p.hours_a_week("hours");
               who.a_type_user = p.flag("a_type_user", false);
               who.hired_on = p.optional_day("hired_on");
               who.handbook_on = p.optional_day("handbook_on");
               who.rehired = p.flag("rehired", false);
               who.number = p.persons_or("heads", heads{1});
               all += who.number;
               out.push_back(who);
             });
  if (all > most_heads) {
    facts.refuse(sentences::too_large, "persons", {{"value", text_of(all)}, {"limit", text_of(most_heads)}});
  }
  return out;
}

std::vector<office> read_offices(fact_reader const& facts) {
  std::vector<office> out;
  half_heads all;
  facts.list("offices", {"industry", "exclusion_rate", "workers"}, [&](fact_reader const& o) {
    office one{};
    o.only_one("industry", "exclusion_rate");
    if (o.has("industry")) {
      one.of = industry_named(o.text("industry"), o.at("industry"));
    } else if (o.has("exclusion_rate")) {
      one.given_rate = o.fraction("exclusion_rate");
      if (*one.given_rate > rate{1, 1}) {
        o.refuse(sentences::too_large, "exclusion_rate", {{"value", text_of(*one.given_rate)}, {"limit", "100%"}});
      }
    } else {
      o.one_of_missing("industry, exclusion_rate");
    }
    one.workers = o.half_persons("workers");
    all += one.workers;
    out.push_back(one);
  });
  if (all > halves(most_heads)) {
    facts.refuse(sentences::too_large, "offices", {{"value", text_of(all)}, {"limit", text_of(most_heads)}});
  }
  return out;
}

/// Accepts the counted facts of one day: workers in one of three forms, persons or their weighted number.
month read_month(fact_reader const& facts, day on, employer_kind kind, context& with) {
  facts.only_one("workers", "offices");
  facts.only_one("counted", "persons");
  for (auto const part : {"full_time", "short_time", "specific_short_time"}) {
    facts.only_one("workers", part);
    facts.only_one("offices", part);
  }
  month out{};
  std::optional<counting_law> counting;
  auto law = [&]() -> counting_law const& {
    if (!counting) {
      counting = counting_law_on(on, with.what_if());
    }
    return *counting;
  };
  if (facts.has("workers")) {
    out.workers = facts.half_persons("workers");
  } else if (facts.has("offices")) {
    auto const offices = read_offices(facts);
    for (auto const& o : offices) {
      out.workers += o.workers;
    }
    exclusion_law const excluded{on, with.what_if()};
    out.deduction = with.run([&](auto& t) { return deduction(offices, excluded, t); });
  } else if (facts.has("full_time") || facts.has("short_time")) {
    auto const full = facts.persons_or("full_time", heads{0});
    auto const half = facts.persons_or("short_time", heads{0});
    auto const specific = facts.persons_or("specific_short_time", heads{0});
    out.workers = with.run([&](auto& t) { return weighted_workers(full, half, specific, law(), t); });
  } else {
    facts.one_of_missing("workers, offices, full_time with short_time");
  }
  if (facts.has("counted")) {
    out.counted = facts.half_persons("counted");
  } else if (facts.has("persons")) {
    auto const persons = read_persons(facts);
    out.counted = with.run([&](auto& t) { return count_persons(persons, kind, law(), t); });
  } else {
    facts.one_of_missing("counted, persons");
  }
  return out;
}

constexpr std::array month_fact_names{std::string_view{"workers"},    std::string_view{"full_time"},
                                      std::string_view{"short_time"}, std::string_view{"specific_short_time"},
                                      std::string_view{"offices"},    std::string_view{"counted"},
                                      std::string_view{"persons"},    std::string_view{"times"}};

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

struct read_year {
  fiscal_year year;
  levy_law law;
  std::vector<month> months;
};

read_year read_levy_year(fact_reader const& facts, context& with) {
  read_year out{};
  out.year = {facts.year("fiscal_year", false)};
  for (auto const name : {"opened_on", "closed_on"}) {
    if (facts.has(name)) {
      facts.not_yet(name);
    }
  }
  out.law = law_for(out.year, with.what_if());
  std::size_t total = 0;
  facts.list("months", {month_fact_names.begin(), month_fact_names.end()}, [&](fact_reader const& m) {
    auto const times = m.has("times") ? m.integer("times", 12) : 1;
    month first{};
    for (std::int64_t i = 0; i < times; ++i) {
      if (out.months.size() < months_in_year) {
        auto const on = out.law.days[out.months.size()];
        // Weights and exclusion rates may change within the year: the facts are read again on every base day.
        first = read_month(m, on, employer_kind::private_sector, with);
        out.months.push_back(first);
      }
      ++total;
    }
  });
  if (total != months_in_year) {
    facts.refuse(sentences::wrong_months, "months",
                 {{"found", std::to_string(total)}, {"expected", std::to_string(months_in_year)}});
  }
  return out;
}

json answer_levy(fact_reader const& facts, context& with) {
  auto const year = read_levy_year(facts, with);
  auto const purchases = facts.has("purchases") ? facts.amount<JPY>("purchases") : yen{0};
  auto const found = with.run([&](auto& t) { return assess(year_facts{year.months, purchases}, year.law, t); });
  auto out = io::settlement_json(year.year, found, halves_json);
  if (facts.has("purchases")) {
    out["deemed_person_months"] = count_json(found.deemed);
    out["levy_offset"] = money_json(found.levy_offset);
  }
  auto payable = found.net_payable;
  auto receivable = found.net_receivable;
  if (facts.has("home_work_payments")) {
    auto const payments = facts.amount<JPY>("home_work_payments");
    auto const scheme = found.covered ? home_work_scheme::adjustment : home_work_scheme::reward;
    auto const law = home_work_law_for(year.year, scheme, with.what_if());
    auto grant = with.run([&](auto& t) { return home_work_amount(payments, found.of.counted, law, t); });
    if (!found.covered && found.excess == person_months{0}) {
      // Only employers above the reward threshold are 対象事業主 (Act Suppl. 4(3)(4)).
      with.read().remark("jp.home_work_needs_reward");
      grant.amount = yen{0};
    }
    out["home_work"] = money_json(grant.amount);
    // Act 74-2(4)(5): it offsets the levy first; what is left is paid out.
    auto const offset = std::min(payable, grant.amount);
    payable -= offset;
    receivable += grant.amount - offset;
  }
  if (facts.has("specific_short_person_months")) {
    auto const specific = person_months{facts.half_persons("specific_short_person_months").number()};
    auto const unit = special_benefit_unit_for(year.year, found.covered, with.what_if());
    auto const benefit = with.run([&](auto& t) { return special_benefit_amount(specific, found.of.counted, unit, t); });
    out["special_benefit"] = money_json(benefit.amount);
    receivable += benefit.amount;
  }
  out["net_payable"] = money_json(payable);
  out["net_receivable"] = money_json(receivable);
  out["due_day"] = text_of(found.when.rolled);
  out["due_day_by_law"] = text_of(found.when.by_law);
  std::optional<instalments> parts;
  if (facts.flag("instalments", false)) {
    parts = with.run([&](auto& t) { return split_levy(found.net_payable, year.law, t); });
  }
  out["instalment_parts"] = io::instalments_json(parts);
  return out;
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
  out["amount"] = money_json(found.amount);
  out["cap"] = money_json(found.cap);
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
  out["amount"] = money_json(found.amount);
  return out;
}

json answer_surcharge(fact_reader const& facts, context& with) {
  auto const unpaid = facts.amount<JPY>("determined_unpaid");
  // The question has no day: the law as last reviewed.
  auto const law = surcharge_law_on(terms::surcharge_rate.term.reviewed_through, with.what_if());
  json out;
  out["surcharge"] = money_json(with.run([&](auto& t) { return surcharge_on(unpaid, law, t); }));
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
  out["arrears"] = money_json(found.amount);
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

constexpr std::array<std::string_view, 4> group_schemes{"special_subsidiary", "related_companies", "all_subsidiaries",
                                                        "cooperative"};

json answer_group(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  if (!facts.has("scheme")) {
    facts.missing("scheme");
  }
  facts.choice("scheme", group_schemes, 0);
  month pooled{};
  facts.list("members",
             {"name", "workers", "full_time", "short_time", "specific_short_time", "offices", "counted", "persons"},
             [&](fact_reader const& m) {
               auto const one = read_month(m, on, employer_kind::private_sector, with);
               pooled.workers += one.workers;
               pooled.deduction += one.deduction;
               pooled.counted += one.counted;
             });
  if (pooled.workers > halves(most_heads) || pooled.counted > halves(most_heads)) {
    facts.refuse(sentences::too_large, "members", {{"value", text_of(pooled.workers)}, {"limit", text_of(most_heads)}});
  }
  auto const law = obligation_law_on(on, employer_kind::private_sector, with.what_if());
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
     "[{disability, severe, hours, a_type_user, hired_on, handbook_on, rehired, heads}]; hours are contracted weekly "
     "hours",
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
     "[{workers or full_time with short_time or offices, counted or persons, times}]: twelve in all, April first", ""},
    {"instalments", "flag", false, "asks for the parts of a levy of 1,000,000 yen or more", ""},
    {"opened_on", "day", false, "not answered yet", ""},
    {"closed_on", "day", false, "not answered yet", ""},
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
};
constexpr field arrears_results[] = {
    {"days", "count", true, "from the day after the due day to the day before payment", ""},
    {"arrears", "money", true, "yen", ""},
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
     "special_subsidiary related_companies all_subsidiaries cooperative"},
    {"members", "list", true, "[{name, workers or offices, counted or persons}]", ""},
};

}  // namespace

json inverse_jp(fact_reader const& facts, context& with) {
  for (auto const name : {"home_work_payments", "specific_short_person_months"}) {
    if (facts.has(name)) {
      facts.not_yet(name);
    }
  }
  auto const year = read_levy_year(facts, with);
  auto const now = with.run([&](auto& t) { return assess(year_facts{year.months}, year.law, t); });
  return plans_json(text_of(now.net_payable), io::plan_hires(year.months, year.law, with.what_if()), JPY::decimals);
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
