// SPDX-License-Identifier: Apache-2.0
// The public questions of Thailand.
#include "quotalaw/th.hpp"
#include "context.hpp"
#include "inverse.hpp"

#include <algorithm>
#include <array>

namespace quotalaw::questions {

namespace {

using namespace quotalaw::th;

constexpr std::array<std::string_view, 2> employer_names{"private", "state"};
constexpr std::array<std::string_view, 2> pooling_names{"nationwide", "same_province"};
constexpr std::array<std::string_view, 2> reading_names{"without_pwd", "all_staff"};

json money_json(baht m) { return text_of(m); }

fund_year read_fund_year(fact_reader const& facts, reform const& what_if) {
  facts.only_one("fund_year", "count_day");
  if (facts.has("fund_year")) {
    return {facts.year("fund_year", true)};
  }
  if (!facts.has("count_day")) {
    facts.one_of_missing("fund_year, count_day");
  }
  auto const given = facts.day("count_day");
  fund_year const y{year_of(given) + 1};
  no_trace silent;
  auto const expected = count_day(quota_law_for(y, what_if), silent);
  if (given != expected) {
    facts.refuse(sentences::wrong_count_day, "count_day",
                 {{"value", text_of(given)}, {"year", std::to_string(y.common_era)}, {"day", text_of(expected)}});
  }
  return y;
}

struct staff {
  heads employees;
  std::vector<branch> branches;
  bool same_province = false;
  heads with_disabilities;
  std::optional<threshold_reading> reading;

  heads required(quota_law const& law, auto& t) const {
    return same_province ? required_by_province(branches, law, t)
                         : required_heads(measured_staff{employees, with_disabilities, reading}, law, t);
  }
};

staff read_staff(fact_reader const& facts, fund_year y, reform const& what_if) {
  facts.only_one("employees", "employees_total");
  facts.only_one("employees", "branches");
  facts.only_one("employees_total", "branches");
  staff out{};
  out.same_province = facts.choice("branch_pooling", pooling_names, 0) == 1;
  if (out.same_province) {
    no_trace silent;
    auto const last = terms::quota_same_province_last_count_day.at(reading_day(y), what_if);
    auto const counted = count_day(quota_law_for(y, what_if), silent);
    if (counted > law_reader::value(last)) {
      facts.refuse(sentences::option_ended, "branch_pooling",
                   {{"option", "branch_pooling: same_province"}, {"last", text_of(law_reader::value(last))}});
    }
    if (!facts.has("branches")) {
      facts.missing("branches");
    }
  }
  if (facts.has("threshold_reading")) {
    if (out.same_province) {
      throw facts_error(errc::contradiction, sentences::not_together, facts.at("threshold_reading"),
                        std::string{facts.provision()},
                        {{"one", "branch_pooling: same_province"}, {"other", "threshold_reading"}});
    }
    out.reading = static_cast<threshold_reading>(facts.choice("threshold_reading", reading_names, 0));
    if (*out.reading == threshold_reading::all_staff && !facts.has("pwd_employees")) {
      facts.missing("pwd_employees");
    }
  }
  if (facts.has("branches")) {
    facts.list("branches", {"province", "employees"}, [&](fact_reader const& b) {
      out.branches.push_back({province_named(b.text("province"), b.at("province")), b.persons("employees")});
      out.employees += out.branches.back().employees;
    });
    if (out.employees > most_heads) {
      facts.refuse(sentences::too_large, "branches",
                   {{"value", text_of(out.employees)}, {"limit", text_of(most_heads)}});
    }
  } else if (facts.has("employees_total")) {
    auto const total = facts.persons("employees_total");
    auto const pwd = facts.persons("pwd_employees");
    if (pwd > total) {
      facts.refuse(sentences::more_counted_than_staff, "pwd_employees",
                   {{"part", text_of(pwd)}, {"whole", text_of(total)}});
    }
    out.employees = total - pwd;
    out.with_disabilities = pwd;
  } else if (facts.has("employees")) {
    out.employees = facts.persons("employees");
  } else {
    facts.one_of_missing("employees, employees_total with pwd_employees, branches");
  }
  if (facts.has("pwd_employees") && !facts.has("employees_total")) {
    out.with_disabilities = facts.persons("pwd_employees");
  }
  return out;
}

/// The places under the other reading of the threshold.
heads other_reading(staff const& people, quota_law const& law) {
  auto other = people;
  auto const taken = people.reading.value_or(law_reader::value(law.threshold_basis));
  other.reading = taken == threshold_reading::all_staff ? threshold_reading::without_pwd : threshold_reading::all_staff;
  no_trace silent;
  return other.required(law, silent);
}

json answer_minimum_wage(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const table = terms::minimum_wage.at(on, with.what_if());
  json out;
  out["lowest"] = money_json(with.run([&](auto& t) { return lowest_wage(table, t); }));
  out["highest"] = money_json(with.run([&](auto& t) { return highest_wage(table, t); }));
  if (facts.has("province")) {
    auto const where = province_named(facts.text("province"), facts.at("province"));
    out["province"] = text_of(where);
    out["wage"] = money_json(with.run([&](auto& t) { return provincial_wage(where, table, t); }));
  }
  auto const where = facts.has("province") ? std::optional{province_named(facts.text("province"), facts.at("province"))}
                                           : std::nullopt;
  out["exceptions"] = json::array();
  for (auto const& e : wage_exceptions_on(on, where, with.what_if())) {
    with.read().add(e.wage.term(), e.wage.version(), on);
    json one;
    one["for"] = e.wage.term().title;
    one["province"] = e.where ? json(text_of(*e.where)) : json(nullptr);
    one["wage"] = money_json(law_reader::value(e.wage));
    one["from"] = text_of(e.wage.version().from);
    out["exceptions"].push_back(std::move(one));
  }
  out["notification"] = instrument_title(table.version().source.instrument);
  out["from"] = text_of(table.version().from);
  return out;
}

json answer_quota(fact_reader const& facts, context& with) {
  auto const y = read_fund_year(facts, with.what_if());
  facts.choice("employer", employer_names, 0);
  auto const people = read_staff(facts, y, with.what_if());
  auto const law = quota_law_for(y, with.what_if());
  auto const counted_on = with.run([&](auto& t) { return count_day(law, t); });
  auto const required = with.run([&](auto& t) { return people.required(law, t); });
  json out;
  out["bound"] = required > heads{0};
  out["fund_year"] = y.common_era;
  out["fund_year_be"] = buddhist_era(y.common_era);
  out["count_day"] = text_of(counted_on);
  out["counted"] = people.employees.number();
  out["required"] = required.number();
  if (auto const other = other_reading(people, law); other != required) {
    out["required_other_reading"] = other.number();
  }
  return out;
}

json interest_json(json out, interest_due const& late) {
  out["interest_days"] = late.days.number();
  out["interest"] = money_json(late.interest);
  out["total"] = money_json(late.total);
  return out;
}

constexpr std::array<std::string_view, 2> recipient_names{"pwd", "carer"};

alternative_credit read_alternative(fact_reader const& facts, fund_year y, context& with) {
  if (!facts.has("kind")) {
    facts.missing("kind");
  }
  alternative_facts given{};
  given.kind = static_cast<alternative_kind>(facts.choice("kind", alternative_kind_names, 0));
  facts.only_one("value", "values");
  if (facts.has("value")) {
    given.value = facts.amount<THB>("value");
  } else if (facts.has("values")) {
    auto const& list = facts.raw("values");
    if (!list.is_array()) {
      facts.refuse_type("values", "a list of amounts", list);
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      given.value += facts.amount_of<THB>(list[i], "values[" + std::to_string(i) + "]");
    }
  }
  if (facts.has("from") != facts.has("to")) {
    facts.missing(facts.has("from") ? "to" : "from");
  }
  if (facts.has("from")) {
    auto const first = facts.day("from");
    auto const last = facts.day("to");
    if (last < first) {
      facts.refuse(sentences::wrong_order, "to", {{"first", text_of(first)}, {"then", text_of(last)}});
    }
    given.term = period{first, last + date::days{1}};
  }
  facts.choice("recipient", recipient_names, 0);
  auto const law = alternative_law_for(y, given.kind, with.what_if());
  if (law_reader::value(law.test) == alternative_test::value && !facts.has("value") && !facts.has("values")) {
    facts.one_of_missing("value, values");
  }
  return with.run([&](auto& t) { return credit_of(given, law, t); });
}

json answer_contribution(fact_reader const& facts, context& with) {
  auto const y = read_fund_year(facts, with.what_if());
  auto const kind = static_cast<employer_kind>(facts.choice("employer", employer_names, 0));
  std::vector<alternative_credit> contracts;
  if (facts.has("alternative_contracts")) {
    facts.only_one("shortfall", "alternative_contracts");
    facts.list("alternative_contracts", {"kind", "value", "values", "from", "to", "recipient"},
               [&](fact_reader const& c) { contracts.push_back(read_alternative(c, y, with)); });
  }
  for (auto const name : {"employees", "employees_total", "branches"}) {
    facts.only_one("required", name);
    facts.only_one("shortfall", name);
  }
  facts.only_one("required", "shortfall");
  json out;
  out["fund_year"] = y.common_era;
  out["fund_year_be"] = buddhist_era(y.common_era);
  auto const law = contribution_law_for(y, with.what_if());
  auto const grants = grants_law_for(y, with.what_if());
  std::optional<baht> surplus_paid;
  heads shortfall;
  if (facts.has("shortfall")) {
    facts.only_one("shortfall", "hired");
    facts.only_one("shortfall", "alternatives");
    shortfall = facts.persons("shortfall");
    out["shortfall"] = shortfall.number();
  } else {
    heads required;
    if (facts.has("required")) {
      required = facts.persons("required");
    } else {
      auto const people = read_staff(facts, y, with.what_if());
      auto const quota = quota_law_for(y, with.what_if());
      out["count_day"] = text_of(with.run([&](auto& t) { return count_day(quota, t); }));
      out["counted"] = people.employees.number();
      required = with.run([&](auto& t) { return people.required(quota, t); });
      if (auto const other = other_reading(people, quota); other != required) {
        out["required_other_reading"] = other.number();
      }
    }
    places filled{facts.persons_or("hired", heads{0}), facts.persons_or("alternatives", heads{0})};
    if (facts.has("pwd_employees") && !facts.has("hired") && facts.persons("pwd_employees") > heads{0}) {
      // Who left the base by having a disability is not taken for hired: the bill would change in silence.
      with.read().remark("th.hired_not_told");
    }
    filled.alternatives += heads{static_cast<std::int64_t>(contracts.size())};
    auto const at = with.run([&](auto& t) { return stand(required, filled, t); });
    shortfall = at.shortfall;
    out["required"] = required.number();
    out["hired"] = filled.hired.number();
    out["alternatives"] = filled.alternatives.number();
    out["shortfall"] = at.shortfall.number();
    out["surplus"] = at.surplus.number();
    if (law_reader::value(grants.adjustment_paid)) {
      surplus_paid = with.run([&](auto& t) { return surplus_grant(required, filled.hired, grants, t); });
    }
  }
  std::optional<province> where;
  if (facts.has("province")) {
    where = province_named(facts.text("province"), facts.at("province"));
  }
  auto const price = with.run([&](auto& t) { return price_of_place(where, law, t); });
  auto amount = with.run([&](auto& t) { return contribution_amount(shortfall, price.per_head, kind, law, t); });
  if (!contracts.empty()) {
    // Contracts beyond the number required cover no place, so nothing is due for them: the best ones count first.
    std::sort(contracts.begin(), contracts.end(),
              [](alternative_credit const& a, alternative_credit const& b) { return a.due < b.due; });
    auto const surplus =
        std::min<std::int64_t>(out["surplus"].get<std::int64_t>(), static_cast<std::int64_t>(contracts.size()));
    baht gaps;
    for (std::size_t i = 0; i + static_cast<std::size_t>(surplus) < contracts.size(); ++i) {
      gaps += contracts[i].due;
    }
    out["alternatives_due"] = money_json(gaps);
    if (kind == employer_kind::private_employer) {
      amount += gaps;
    }
  }
  out["wage"] = money_json(price.wage);
  out["per_head"] = money_json(price.per_head);
  out["contribution"] = money_json(amount);
  if (surplus_paid) {
    out["adjustment_grant"] = money_json(*surplus_paid);
  }
  if (facts.has("retained")) {
    auto const kept = facts.persons("retained");
    out["retention_fee"] = money_json(with.run([&](auto& t) { return retention_fee(kept, grants, t); }));
  }
  if (terms::contribution_due.if_in_force(reading_day(y), with.what_if())) {
    auto const due = due_law_for(y, with.what_if());
    out["due_day"] = text_of(with.run([&](auto& t) { return contribution_due(y, due, t); }));
  } else {
    out["due_day"] = nullptr;
    with.read().remark("th.due_day_unknown");
  }
  if (facts.has("paid_on")) {
    auto const law_of_interest = interest_law_for(y, with.what_if());
    auto const paid = facts.day("paid_on");
    out =
        interest_json(std::move(out), with.run([&](auto& t) { return interest_on(amount, paid, law_of_interest, t); }));
  }
  return out;
}

json answer_interest(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  auto const principal = facts.amount<THB>("principal");
  auto const paid = facts.day("paid_on");
  auto const law = interest_law_for(y, with.what_if());
  auto const late = with.run([&](auto& t) { return interest_on(principal, paid, law, t); });
  json out;
  out["interest_from"] = text_of(late.from);
  out["days"] = late.days.number();
  out["interest"] = money_json(late.interest);
  out["total"] = money_json(late.total);
  return out;
}

baht read_principal(fact_reader const& facts, fund_year y, context& with) {
  facts.only_one("principal", "shortfall");
  if (facts.has("principal")) {
    return facts.amount<THB>("principal");
  }
  if (!facts.has("shortfall")) {
    facts.one_of_missing("principal, shortfall");
  }
  auto const places = facts.persons("shortfall");
  auto const law = contribution_law_for(y, with.what_if());
  auto const price = with.run([&](auto& t) { return price_of_place(std::nullopt, law, t); });
  return with.run(
      [&](auto& t) { return contribution_amount(places, price.per_head, employer_kind::private_employer, law, t); });
}

json answer_payments(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  auto const law = payments_law_for(y, with.what_if());
  auto owed = open_account(read_principal(facts, y, with), law);
  std::optional<day> before;
  json steps = json::array();
  facts.list("payments", {"on", "amount"}, [&](fact_reader const& p) {
    auto const on = p.day("on");
    if (before && on < *before) {
      p.refuse(sentences::wrong_order, "on", {{"first", text_of(*before)}, {"then", text_of(on)}});
    }
    before = on;
    std::optional<baht> amount;
    if (!p.has("amount")) {
      p.missing("amount");
    }
    if (p.raw("amount") != "settle") {
      amount = p.amount<THB>("amount");
    }
    auto const step = with.run([&](auto& t) { return pay(owed, on, amount, law, t); });
    json one;
    one["on"] = text_of(on);
    one["days"] = step.days.number();
    one["interest"] = money_json(step.interest);
    one["to_interest"] = money_json(step.to_interest);
    one["to_principal"] = money_json(step.to_principal);
    one["balance"] = money_json(step.balance);
    steps.push_back(std::move(one));
  });
  json out;
  out["steps"] = std::move(steps);
  out["settled"] = owed.principal == baht{0} && owed.interest == baht{0};
  return out;
}

json answer_instalments(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  auto const most = terms::instalments_max.at(reading_day(y), with.what_if());
  auto const principal = read_principal(facts, y, with);
  auto const count = facts.integer("count", law_reader::value(most).number());
  if (count < 1) {
    facts.refuse(sentences::not_a_number, "count", {{"value", "0"}});
  }
  json out;
  out["parts"] = json::array();
  with.read().add(most.term(), most.version(), most.read_on());
  for (auto const part : with.run([&](auto& t) { return parts_of(principal, count, t); })) {
    out["parts"].push_back(money_json(part));
  }
  return out;
}

void within_year(fact_reader const& facts, std::string_view name, day on, fund_year y) {
  if (on < first_day(y) || on > last_day(y)) {
    facts.refuse(sentences::outside_period, name,
                 {{"value", text_of(on)}, {"first", text_of(first_day(y))}, {"last", text_of(last_day(y))}});
  }
}

json answer_part_year(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  facts.only_one("started_on", "left_on");
  auto const law = part_year_law_for(y, with.what_if());
  charged_days found{};
  if (facts.has("started_on")) {
    auto const on = facts.day("started_on");
    within_year(facts, "started_on", on, y);
    found = with.run([&](auto& t) { return charge_late_start(on, law, t); });
  } else if (facts.has("left_on")) {
    auto const on = facts.day("left_on");
    within_year(facts, "left_on", on, y);
    found = with.run([&](auto& t) { return charge_early_exit(on, law, t); });
  } else {
    facts.one_of_missing("started_on, left_on");
  }
  json out;
  out["days"] = found.days.number();
  out["amount"] = money_json(found.amount);
  return out;
}

json answer_replacement_gap(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  auto const left = facts.day("left_on");
  auto const replaced = facts.day("replaced_on");
  within_year(facts, "left_on", left, y);
  if (replaced <= left) {
    facts.refuse(sentences::wrong_order, "replaced_on", {{"first", text_of(left)}, {"then", text_of(replaced)}});
  }
  auto const law = replacement_law_for(y, left, with.what_if());
  auto const found = with.run([&](auto& t) { return charge_gap(left, replaced, law, t); });
  json out;
  out["gap_days"] = found.gap.number();
  out["allowed_days"] = found.allowed.number();
  out["charged_days"] = found.charged.number();
  out["amount"] = money_json(found.amount);
  return out;
}

json answer_alternative(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  auto const found = read_alternative(facts, y, with);
  json out;
  out["required_value"] = money_json(found.required_value);
  if (facts.has("value")) {
    out["value"] = money_json(facts.amount<THB>("value"));
  }
  out["credited"] = text_of(found.credited);
  out["due"] = money_json(found.due);
  return out;
}

json answer_tax(fact_reader const& facts, context& with) {
  auto const year = facts.year("tax_year", true);
  tax_facts given{};
  given.pwd_wages = facts.amount<THB>("pwd_wages");
  given.employees = facts.persons("employees");
  given.pwd_employees = facts.persons("pwd_employees");
  if (given.pwd_employees > given.employees) {
    facts.refuse(sentences::more_counted_than_staff, "pwd_employees",
                 {{"part", text_of(given.pwd_employees)}, {"whole", text_of(given.employees)}});
  }
  given.days_employed = number_of_days{facts.integer("days_employed", 366)};
  if (facts.has("contribution")) {
    given.contribution = facts.amount<THB>("contribution");
  }
  if (facts.has("facility_cost")) {
    given.facility_cost = facts.amount<THB>("facility_cost");
  }
  auto const law = tax_law_for(year, with.what_if());
  auto const found = with.run([&](auto& t) { return deduct(given, law, t); });
  json out;
  out["multiple"] = text_of(found.multiple);
  out["deductible"] = money_json(found.deductible);
  return out;
}

json answer_options(fact_reader const& facts, context& with) {
  fund_year const y{facts.year("fund_year", true)};
  options_facts given{};
  given.shortfall = facts.persons("shortfall");
  if (facts.has("province")) {
    given.where = province_named(facts.text("province"), facts.at("province"));
  }
  if (facts.has("paid_days")) {
    given.paid_days = number_of_days{facts.integer("paid_days", 366)};
  }
  if (facts.has("on_cost_rate")) {
    given.on_cost_rate = facts.fraction("on_cost_rate");
  }
  if (facts.has("fee_per_head")) {
    given.fee_per_head = facts.amount<THB>("fee_per_head");
  }
  if (facts.has("tax_rate")) {
    given.tax_rate = facts.fraction("tax_rate");
    if (*given.tax_rate > rate{1, 1}) {
      facts.refuse(sentences::too_large, "tax_rate", {{"value", text_of(*given.tax_rate)}, {"limit", "100%"}});
    }
  }
  given.high_deduction = facts.flag("high_deduction", false);
  if (facts.has("facility_cost")) {
    given.facility_cost = facts.amount<THB>("facility_cost");
  }
  if (facts.has("contract_deduction")) {
    given.contract_deduction = facts.fraction("contract_deduction");
    if (!given.tax_rate) {
      facts.missing("tax_rate");
    }
  }
  auto const law = options_law_for(y, with.what_if());
  auto const found = with.run([&](auto& t) { return compare(given, law, t); });
  json out;
  for (std::size_t i = 0; i < found.ways.size(); ++i) {
    auto const& w = found.ways[i];
    json one;
    one["per_head"] = money_json(w.per_head);
    one["gross"] = money_json(w.gross);
    one["net_of_tax"] = w.net_of_tax ? json(money_json(*w.net_of_tax)) : json(nullptr);
    one["net_per_head"] = w.net_per_head ? json(money_json(*w.net_per_head)) : json(nullptr);
    one["more_than_cheapest"] = money_json(w.more_than_cheapest);
    one["person_receives"] = money_json(w.person_receives);
    out[std::string{way_names[i]}] = std::move(one);
  }
  out["break_even_paid_days"] = found.break_even_paid_days.number();
  if (found.break_even_paid_days_net) {
    out["break_even_paid_days_net"] = found.break_even_paid_days_net->number();
  }
  out["cheapest"] = text_of(found.cheapest);
  out["allowance_a_year"] = found.allowance_a_year ? json(money_json(*found.allowance_a_year)) : json(nullptr);
  return out;
}

constexpr field options_question_facts[] = {
    {"fund_year", "year", true, "", ""},
    {"shortfall", "heads", true, "places to close", ""},
    {"province", "text", false, "where the persons would work; default: the lowest wage of the country", ""},
    {"paid_days", "count", false, "days of wage a year (default 365)", ""},
    {"on_cost_rate", "rate", false, "on top of wages; default: the employer's social security with its ceiling", ""},
    {"fee_per_head", "money", false, "for arranging work at a host (default 0)", ""},
    {"tax_rate", "rate", false, "corporate income tax; without it nothing is said net of tax", ""},
    {"high_deduction", "flag", false, "above the share and the days of the higher wage deduction (th.tax)", ""},
    {"facility_cost", "money", false, "a head, spent on accessibility when hiring (default 0)", ""},
    {"contract_deduction", "rate", false, "deductible share of a section 35 contract, if you know it; with tax_rate",
     ""},
};
constexpr field options_question_results[] = {
    {"section_33", "object", true,
     "hire at the minimum wage: {per_head, gross, net_of_tax, net_per_head, more_than_cheapest, person_receives}", ""},
    {"section_33_at_host", "object", true, "hire at a host near the person's home, with the fee", ""},
    {"section_35", "object", true, "contract of the least value; its tax treatment is open", ""},
    {"section_34", "object", true, "pay the contribution", ""},
    {"break_even_paid_days", "count", true, "hiring costs no more than paying up to this many paid days", ""},
    {"break_even_paid_days_net", "count", false, "the same after tax, with tax_rate; at most a year", ""},
    {"cheapest", "text", true, "by net_of_tax if tax_rate is given, else by gross; the first of equals", ""},
    {"allowance_a_year", "money", true, "disability allowance of an adult, which the person has in every way", ""},
};

constexpr field payments_facts[] = {
    {"fund_year", "year", true, "", ""},
    {"principal", "money", false, "the contribution owed, baht; or shortfall", ""},
    {"shortfall", "heads", false, "places missing", ""},
    {"payments", "list", true, "[{on, amount or \"settle\"}], oldest first", ""},
};
constexpr field payments_results[] = {
    {"steps", "list", true, "[{on, days, interest, to_interest, to_principal, balance}]", ""},
    {"settled", "flag", true, "nothing is owed any more", ""},
};
constexpr field instalments_facts[] = {
    {"fund_year", "year", true, "", ""},
    {"principal", "money", false, "the contribution owed, baht; or shortfall", ""},
    {"shortfall", "heads", false, "places missing", ""},
    {"count", "count", true, "number of parts, 1 to 12", ""},
};
constexpr field instalments_results[] = {{"parts", "list", true, "amounts; the last takes the remainder", ""}};
constexpr field part_year_facts[] = {
    {"fund_year", "year", true, "", ""},
    {"started_on", "day", false, "the place was filled from this day on; or left_on", ""},
    {"left_on", "day", false, "last day of employment; nobody followed", ""},
};
constexpr field part_year_results[] = {
    {"days", "count", true, "days charged", ""},
    {"amount", "money", true, "baht", ""},
};
constexpr field gap_facts[] = {
    {"fund_year", "year", true, "", ""},
    {"left_on", "day", true, "", ""},
    {"replaced_on", "day", true, "first day of the next person", ""},
};
constexpr field gap_results[] = {
    {"gap_days", "count", true, "", ""},
    {"allowed_days", "count", true, "", ""},
    {"charged_days", "count", true, "all of the gap once it is longer than allowed", ""},
    {"amount", "money", true, "baht", ""},
};
constexpr field alternative_question_facts[] = {
    {"fund_year", "year", true, "", ""},
    {"kind", "choice", true, "kind of alternative",
     "concession place_to_sell subcontract training equipment sign_language other_assistance"},
    {"value", "money", false, "value of the contract, baht; for kinds judged by value", ""},
    {"values", "list", false, "values of chained contracts for the place", ""},
    {"from", "day", false, "first day; for kinds judged by time", ""},
    {"to", "day", false, "last day", ""},
    {"recipient", "choice", false, "pwd (default) or carer", "pwd carer"},
};
constexpr field alternative_question_results[] = {
    {"required_value", "money", true, "value of a whole place", ""},
    {"value", "money", false, "", ""},
    {"credited", "text", true, "full, part or none", ""},
    {"due", "money", true, "still owed for the place", ""},
};
constexpr field tax_question_facts[] = {
    {"tax_year", "year", true, "", ""},
    {"pwd_wages", "money", true, "wages paid to employees with disabilities in the year", ""},
    {"employees", "heads", true, "everybody", ""},
    {"pwd_employees", "heads", true, "", ""},
    {"days_employed", "count", true, "days in the tax year for which they were employed", ""},
    {"contribution", "money", false, "paid under section 34", ""},
    {"facility_cost", "money", false, "spent on accessibility", ""},
};
constexpr field tax_question_results[] = {
    {"multiple", "rate", true, "of the wages", ""},
    {"deductible", "money", true, "", ""},
};

constexpr field minimum_wage_facts[] = {
    {"day", "day", true, "the day on which the wage is in force", ""},
    {"province", "text", false, "English or Thai name, or code such as TH-10", ""},
};
constexpr field minimum_wage_results[] = {
    {"lowest", "money", true, "lowest provincial rate in the country, baht a day", ""},
    {"highest", "money", true, "highest provincial rate, baht a day", ""},
    {"province", "text", false, "the province as quotalaw names it", ""},
    {"wage", "money", false, "rate of the province asked for, baht a day", ""},
    {"exceptions", "list", true, "[{for, province, wage, from}]: districts and trades with a rate of their own", ""},
    {"notification", "text", true, "the wage notification", ""},
    {"from", "day", true, "first day in force of the notification", ""},
};
constexpr field quota_facts[] = {
    {"fund_year", "year", false, "the calendar year for which the quota is due; or count_day", ""},
    {"count_day", "day", false, "the day of counting, in the year before the fund year", ""},
    {"employer", "choice", false, "private (default) or state", "private state"},
    {"employees", "heads", false, "employees without disability on the count day, all branches", ""},
    {"employees_total", "heads", false, "all employees, with pwd_employees", ""},
    {"pwd_employees", "heads", false, "employees with disabilities: among employees_total, or beside employees", ""},
    {"branches", "list", false, "[{province, employees}] without disability", ""},
    {"branch_pooling", "choice", false, "nationwide (default); same_province for count days before 2017-10-01",
     "nationwide same_province"},
    {"threshold_reading", "choice", false,
     "number compared with the threshold: employees without disability (default) or all, with pwd_employees",
     "without_pwd all_staff"},
};
constexpr field quota_results[] = {
    {"bound", "flag", true, "at least one place is required", ""},
    {"fund_year", "year", true, "common era", ""},
    {"fund_year_be", "year", true, "Buddhist era", ""},
    {"count_day", "day", true, "the day on which employees are counted", ""},
    {"counted", "heads", true, "the base: employees without disability", ""},
    {"required", "heads", true, "places to fill under section 33", ""},
    {"required_other_reading", "heads", false, "where the other threshold_reading gives another number", ""},
};
constexpr field contribution_facts[] = {
    {"fund_year", "year", false, "the year for which the contribution is due; or count_day", ""},
    {"count_day", "day", false, "the day of counting, in the year before the fund year", ""},
    {"employer", "choice", false, "private (default) or state: a state agency owes no money", "private state"},
    {"employees", "heads", false, "employees without disability on the count day, all branches", ""},
    {"employees_total", "heads", false, "all employees, with pwd_employees", ""},
    {"pwd_employees", "heads", false, "employees with disabilities: among employees_total, or beside employees", ""},
    {"branches", "list", false, "[{province, employees}] without disability", ""},
    {"branch_pooling", "choice", false, "nationwide (default); same_province for count days before 2017-10-01",
     "nationwide same_province"},
    {"threshold_reading", "choice", false,
     "number compared with the threshold: employees without disability (default) or all, with pwd_employees",
     "without_pwd all_staff"},
    {"required", "heads", false, "places required, if already known", ""},
    {"shortfall", "heads", false, "places missing, if already known", ""},
    {"hired", "heads", false, "places filled under section 33 (default 0)", ""},
    {"alternatives", "heads", false, "places covered in full under section 35 (default 0)", ""},
    {"alternative_contracts", "list", false, "[the facts of th.alternative without fund_year], one a place", ""},
    {"province", "text", false, "needed for fund year 2011 (half the provincial wage)", ""},
    {"retained", "heads", false, "persons kept at work, for a what-if that pays for it; nothing by law", ""},
    {"paid_on", "day", false, "day of payment, for interest", ""},
};
constexpr field contribution_results[] = {
    {"required", "heads", false, "places required", ""},
    {"required_other_reading", "heads", false, "where the other threshold_reading gives another number", ""},
    {"hired", "heads", false, "places filled under section 33", ""},
    {"alternatives", "heads", false, "places covered under section 35", ""},
    {"shortfall", "heads", true, "places missing", ""},
    {"surplus", "heads", false, "places above the number; never carried over", ""},
    {"alternatives_due", "money", false, "still owed for contracts that fall short, with alternative_contracts", ""},
    {"wage", "money", true, "daily wage that prices a place", ""},
    {"per_head", "money", true, "amount of one missing place for the year", ""},
    {"contribution", "money", true, "owed to the Fund", ""},
    {"adjustment_grant", "money", false, "for persons above the number, under a what-if that pays it", ""},
    {"retention_fee", "money", false, "with retained: zero by law", ""},
    {"due_day", "day", true, "last day to pay without interest", ""},
    {"interest_days", "count", false, "days that bear interest, with paid_on", ""},
    {"interest", "money", false, "with paid_on", ""},
    {"total", "money", false, "contribution and interest, with paid_on", ""},
};
constexpr field interest_facts[] = {
    {"fund_year", "year", true, "the year for which the principal was due", ""},
    {"principal", "money", true, "what is late or short, baht", ""},
    {"paid_on", "day", true, "day of payment", ""},
};
constexpr field interest_results[] = {
    {"interest_from", "day", true, "first day that bears interest", ""},
    {"days", "count", true, "days that bear interest, both ends counted", ""},
    {"interest", "money", true, "rounded to satang, half up", ""},
    {"total", "money", true, "principal and interest", ""},
};

}  // namespace

json inverse_th(fact_reader const& facts, context& with) {
  year_facts year{};
  auto const y = read_fund_year(facts, with.what_if());
  year.kind = static_cast<employer_kind>(facts.choice("employer", employer_names, 0));
  auto const people = read_staff(facts, y, with.what_if());
  year.employees = people.employees;
  year.branches = people.branches;
  year.same_province = people.same_province;
  year.with_disabilities = people.with_disabilities;
  year.reading = people.reading;
  year.filled = {facts.persons_or("hired", heads{0}), facts.persons_or("alternatives", heads{0})};
  if (facts.has("province")) {
    year.where = province_named(facts.text("province"), facts.at("province"));
  }
  auto const law = law_for(y, with.what_if());
  auto const now = with.run([&](auto& t) { return assess(year, law, t); });
  return plans_json(text_of(now.contribution), io::plan_hires(year, law), THB::decimals);
}

std::vector<answered_question> const& th_questions() {
  static std::vector<answered_question> const list{
      {{"th.minimum_wage", "Daily minimum wage", "wage notification in force", true, minimum_wage_facts,
        minimum_wage_results, R"({"day":"2026-11-23","province":"Nan"})"},
       answer_minimum_wage},
      {{"th.quota", "How many persons with disabilities must be employed", "Act s.33; MR B.E. 2554", true, quota_facts,
        quota_results, R"({"fund_year":2027,"employees":1234})"},
       answer_quota},
      {{"th.contribution", "What is owed to the Fund for places not filled", "Act s.34; MR B.E. 2554", true,
        contribution_facts, contribution_results, R"({"fund_year":2027,"employees":1234,"hired":7,"alternatives":3})"},
       answer_contribution},
      {{"th.interest", "Interest on a late contribution", "Act s.34", true, interest_facts, interest_results,
        R"({"fund_year":2026,"principal":"492020.00","paid_on":"2026-11-23"})"},
       answer_interest},
      {{"th.payments", "Part payments of a late contribution", "Act s.34; practice", true, payments_facts,
        payments_results,
        R"({"fund_year":2025,"shortfall":3,"payments":[{"on":"2025-04-30","amount":"100000.00"},{"on":"2025-05-31","amount":"settle"}]})"},
       answer_payments},
      {{"th.instalments", "Instalments of a contribution", "practice", true, instalments_facts, instalments_results,
        R"({"fund_year":2025,"shortfall":1,"count":7})"},
       answer_instalments},
      {{"th.part_year", "A place filled or emptied within the year", "practice", true, part_year_facts,
        part_year_results, R"({"fund_year":2025,"started_on":"2025-03-01"})"},
       answer_part_year},
      {{"th.replacement_gap", "A place refilled after somebody left", "practice", true, gap_facts, gap_results,
        R"({"fund_year":2025,"left_on":"2025-06-30","replaced_on":"2025-08-16"})"},
       answer_replacement_gap},
      {{"th.alternative", "Value and duration of a section 35 alternative", "Act s.35; rule B.E. 2558", true,
        alternative_question_facts, alternative_question_results,
        R"({"fund_year":2025,"kind":"subcontract","value":"100000.00"})"},
       answer_alternative},
      {{"th.tax", "Tax deductions for hiring", "Royal Decrees No. 499 and 519", true, tax_question_facts,
        tax_question_results,
        R"({"tax_year":2025,"pwd_wages":"1200000.00","employees":100,"pwd_employees":61,"days_employed":181})"},
       answer_tax},
      {{"th.options", "Ways to close a shortfall compared", "Act s.33, s.34, s.35; Royal Decree No. 499", true,
        options_question_facts, options_question_results,
        R"({"fund_year":2026,"shortfall":2,"province":"Nan","paid_days":313,"fee_per_head":"5000.00","tax_rate":"20%"})"},
       answer_options},
  };
  return list;
}

}  // namespace quotalaw::questions
