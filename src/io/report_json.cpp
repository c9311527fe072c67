// SPDX-License-Identifier: Apache-2.0
// The report for programs: names as in the public questions, money as decimal strings, days as YYYY-MM-DD.

#include "report_json.hpp"

#include "answer_json.hpp"
#include "document.hpp"

namespace quotalaw::io {

namespace {

using json = ordered_json;

json count(half_heads n) { return halves_number(n.number()); }
json count(heads n) { return n.number(); }

json named(std::vector<named_value> const& values) {
  json out = json::object();
  for (auto const& v : values) {
    auto const name = std::string{v.name};
    json value;
    switch (v.kind) {
      case term_kind::heads:
      case term_kind::days:
      case term_kind::months:
      case term_kind::years:
      case term_kind::count:
        value = parse_decimal(v.text, 0).value_or(0);
        break;
      case term_kind::half_heads:
      case term_kind::person_months:
        value = halves_number(parse_decimal(v.text, 1).value_or(0) / 5);
        break;
      case term_kind::flag:
        value = v.text == "yes";
        break;
      default:
        value = v.text;
    }
    if (!out.contains(name)) {
      out[name] = std::move(value);
    } else if (out[name].is_array()) {
      out[name].push_back(std::move(value));
    } else {
      out[name] = json::array({out[name], std::move(value)});
    }
  }
  return out;
}

json notices(std::vector<notice> const& all, language in) {
  json out = json::array();
  for (auto const& n : all) {
    static constexpr std::array<std::string_view, 5> kinds{"confidence", "past_review", "reform", "remark", "roster"};
    json one;
    one["kind"] = kinds[static_cast<std::size_t>(n.what)];
    if (n.term != nullptr) {
      one["term"] = n.term->id;
    }
    switch (n.what) {
      case notice::kind::confidence:
        one["confidence"] = text_of(n.version->confirmed);
        one["from"] = text_of(n.version->from);
        if (!n.version->note.empty()) {
          one["note"] = n.version->note;
        }
        break;
      case notice::kind::past_review:
        one["reviewed_through"] = text_of(n.term->reviewed_through);
        break;
      case notice::kind::reform:
        one["value"] = n.version->value;
        one["from"] = text_of(n.version->from);
        break;
      case notice::kind::remark:
      case notice::kind::roster:
        one["remark"] = n.id;
        for (auto const& [name, value] : n.args) {
          one["args"][std::string{name}] = value;
        }
        one["message"] = harmless(phrase("remark." + n.id, in, n.args));
        break;
    }
    out.push_back(std::move(one));
  }
  return out;
}

/// What stands in every report before and after the country's own part.
json head(std::string_view name, std::string const& employer, int year, roster_findings const& findings) {
  json out;
  out["report"] = name;
  out["employer"] = employer;
  out["year"] = year;
  out["complete"] = findings.rows_left_out == 0;
  out["roster"] = {{"file", findings.path}, {"rows", findings.rows}, {"rows_left_out", findings.rows_left_out}};
  return out;
}

void tail(json& out, std::vector<notice> const& said, std::string const& version, std::string const& reform_title,
          std::vector<explanation> const& why, report_options const& options) {
  out["notices"] = notices(said, options.in);
  out["law"] = {{"version", version}, {"reform", reform_title.empty() ? json(nullptr) : json(reform_title)}};
  if (options.explain) {
    out["explanation"] = steps_json(why, named, options.in);
  }
}

/// The official forms in their order, with the columns of the CSV of forms.
json forms_json(std::vector<form> const& forms) {
  json out = json::array();
  for (auto const& f : forms) {
    json lines = json::array();
    for (auto const& l : f.lines) {
      json values = json::array();
      for (std::size_t i = 0; i < l.values.size(); ++i) {
        auto const period = period_of(f, l, i);
        values.push_back({{"period", period.empty() ? json(nullptr) : json(period)},
                          {"value", l.values[i].value},
                          {"unit", l.values[i].unit}});
      }
      lines.push_back({{"line", l.item},
                       {"mark", l.mark},
                       {"name", l.name},
                       {"name_native", l.native},
                       {"name_en", l.english},
                       {"confidence", text_of(l.sure)},
                       {"values", std::move(values)}});
    }
    out.push_back({{"form", f.id}, {"title", f.title}, {"note", f.note}, {"lines", std::move(lines)}});
  }
  return out;
}

/// The course of a hiring plan, and where the employer stands in it.
json plan_json(jp::roster_assessment const& of) {
  json out;
  out["ordered"] = of.plan->ordered;
  out["as_of"] = of.who.as_of ? json(text_of(*of.who.as_of)) : json(nullptr);
  out["stage"] = of.plan->stage ? json(quotalaw::jp::text_of(*of.plan->stage)) : json(nullptr);
  out["steps"] = json::array();
  for (auto const& e : of.plan->course) {
    out["steps"].push_back(
        {{"step", e.what->id}, {"from", text_of(e.first)}, {"to", text_of(e.last)}, {"provision", e.what->provision}});
  }
  return out;
}

std::string dumped(json const& j) { return j.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string write_json(jp::roster_assessment const& of, report_options const& options) {
  auto out = head("jp.levy", of.who.name, of.year.first, of.findings);
  auto const& b = of.bill;
  auto bill = settlement_json(of.year, b, halves_number);
  if (of.home_work) {
    bill["home_work"] = text_of(of.home_work->grant.amount);
  }
  if (of.special_benefit) {
    bill["special_benefit"] = text_of(of.special_benefit->amount);
  }
  bill["net_payable"] = text_of(b.net_payable);
  bill["net_receivable"] = text_of(b.net_receivable);
  bill["due_day"] = text_of(b.when.rolled);
  bill["due_day_by_law"] = text_of(b.when.by_law);
  bill["instalment_parts"] = instalments_json(of.instalments);
  out["bill"] = std::move(bill);

  out["june"] = {{"day", text_of(of.june_day)}};
  out["june"].update(obligation_json(of.june, halves_number));
  out["june"]["report_due"] = text_of(of.june_due.rolled);
  out["june"]["report_due_by_law"] = text_of(of.june_due.by_law);
  if (of.enforcement) {
    auto const& e = *of.enforcement;
    out["enforcement"] = {
        {"required", count(e.found.required)},
        {"shortage", count(e.found.shortage)},
        {"national_rate", text_of(e.national_rate)},
        {"national_year", e.national_year},
        {"plan_order", e.found.met != quotalaw::jp::plan_criterion::none},
        {"criterion",
         e.found.met == quotalaw::jp::plan_criterion::none ? json(nullptr) : json(quotalaw::jp::text_of(e.found.met))}};
  }
  if (of.plan) {
    out["plan"] = plan_json(of);
  }
  if (of.part) {
    json readings = json::array();
    for (auto const& one : of.part->under) {
      readings.push_back({{"reading", quotalaw::jp::text_of(one.under)},
                          {"months_needed", one.needed.number()},
                          {"covered", one.found.covered},
                          {"levy", text_of(one.found.levy)},
                          {"adjustment", text_of(one.found.adjustment)},
                          {"reward", text_of(one.found.reward)}});
    }
    out["part_year"] = {{"base_months", of.in_business.count},
                        {"first", text_of(of.months[of.in_business.first].base_day)},
                        {"settled", of.part->settled},
                        {"readings", std::move(readings)}};
  }

  out["months"] = json::array();
  for (auto const& m : std::span{of.months}.subspan(of.in_business.first, of.in_business.count)) {
    json offices = json::array();
    for (auto const& o : m.offices) {
      bool const known = o.office < of.offices.size();
      offices.push_back({{"office", known ? of.offices[o.office].name : std::string{}},
                         {"industry", known ? json(text_of(of.offices[o.office].industry)) : json(nullptr)},
                         {"workers", count(o.workers)},
                         {"exclusion_rate", text_of(o.exclusion)},
                         {"deduction", count(o.deduction)}});
    }
    json persons = json::array();
    for (auto const& p : m.persons) {
      persons.push_back({{"disability", text_of(p.like.kind)},
                         {"severe", p.like.severe},
                         {"band", text_of(p.band)},
                         {"heads", count(p.like.number)},
                         {"weight", count(p.weight)}});
    }
    out["months"].push_back({{"base_day", text_of(m.base_day)},
                             {"workers", count(m.facts.workers)},
                             {"deduction", count(m.facts.deduction)},
                             {"base", count(m.facts.workers - halves(m.facts.deduction))},
                             {"base_rate", text_of(m.base_rate)},
                             {"required", count(m.required)},
                             {"counted", count(m.facts.counted)},
                             {"not_counted", count(m.not_counted)},
                             {"offices", std::move(offices)},
                             {"persons", std::move(persons)}});
  }
  out["plans"] = plans_json(of.plans, JPY::decimals);
  out["forms"] = forms_json(describe_report(of, options.in).forms);
  tail(out, of.notices, of.law_version, of.reform_title, of.why, options);
  return dumped(out);
}

namespace {

json day_or_null(std::optional<day> const& d) { return d ? json(text_of(*d)) : json(nullptr); }

/// The yearly statement: every figure of it, with the ids of the files.
json statement_json(th::roster_assessment const& of) {
  auto const& s = *of.statement;
  json out;
  out["count_day"] = text_of(s.count_day);
  out["counted"] = count(s.counted);
  out["required"] = count(s.required);
  out["required_other_reading"] = count(s.required_other_reading);
  out["whole_year"] = count(s.whole_year);
  out["part_of_year"] = count(s.part_year);
  out["by_contract"] = count(s.by_contract);
  out["empty_places"] = count(s.empty);
  out["surplus"] = count(s.surplus);
  out["places_at_work"] = count(s.required - s.empty);
  out["wage"] = text_of(s.price.wage);
  out["per_head"] = text_of(s.price.per_head);
  out["contribution"] = text_of(s.contribution);
  out["due_day"] = text_of(s.due_day);
  out["charges"] = json::array();
  for (auto const& c : s.charges) {
    bool const of_contract =
        c.what == quotalaw::th::charge_kind::contract || c.what == quotalaw::th::charge_kind::contract_ended;
    json one;
    one["why"] = text_of(c.what);
    one["places"] = count(c.places);
    one["who"] = !c.who ? json(nullptr) : json(of_contract ? of.contracts[*c.who].id : of.persons[*c.who]);
    one["replaced_by"] = c.after ? json(of.persons[*c.after]) : json(nullptr);
    one["from"] = day_or_null(c.from);
    one["to"] = day_or_null(c.to);
    one["days"] = c.days.number();
    one["amount"] = text_of(c.amount);
    one["interest_from"] = text_of(c.interest_from);
    one["mend_by"] = day_or_null(c.mend_by);
    out["charges"].push_back(std::move(one));
  }
  out["places_by_contract"] = json::array();
  for (auto const& p : s.contracts) {
    json one;
    one["place"] = of.contracts[of.places[p.place].front()].place;
    one["contracts"] = json::array();
    for (auto const i : of.places[p.place]) {
      one["contracts"].push_back(of.contracts[i].id);
    }
    one["status"] = text_of(p.status);
    one["required_value"] = text_of(p.required_value);
    one["value"] = text_of(p.value);
    one["due"] = text_of(p.due);
    one["broke_down"] = p.ended;
    out["places_by_contract"].push_back(std::move(one));
  }
  out["payments"] = json::array();
  for (auto const& p : s.payments) {
    out["payments"].push_back({{"on", text_of(p.on)},
                               {"amount", text_of(p.paid)},
                               {"interest", text_of(p.interest)},
                               {"to_interest", text_of(p.to_interest)},
                               {"to_principal", text_of(p.to_principal)},
                               {"balance", text_of(p.balance)},
                               {"overpaid", text_of(p.overpaid)}});
  }
  out["contract_rows_left_out"] = of.contract_findings.rows_left_out;
  out["payment_rows_left_out"] = of.payment_findings.rows_left_out;
  out["as_of"] = day_or_null(of.who.as_of);
  out["principal_left"] = text_of(s.principal_left);
  out["interest_left"] = text_of(s.interest_left);
  out["total_left"] = text_of(s.total_left);
  return out;
}

json days_json(th::roster_assessment const& of) {
  auto out = json::array();
  for (auto const& d : of.days) {
    out.push_back({{"what", text_of(d.what)},
                   {"day", day_or_null(d.on)},
                   {"provision", d.provision},
                   {"confidence", text_of(d.confirmed)},
                   {"last_day", d.last_day}});
  }
  return out;
}

}  // namespace

std::string write_json(th::roster_assessment const& of, report_options const& options) {
  auto out = head("th.contribution", of.who.name, of.year.common_era, of.findings);
  auto const& b = of.bill;
  json bill;
  bill["fund_year"] = of.year.common_era;
  bill["fund_year_be"] = buddhist_era(of.year.common_era);
  bill["bound"] = b.bound;
  bill["count_day"] = text_of(b.count_day);
  bill["counted"] = count(b.counted);
  bill["required"] = count(b.required);
  bill["hired"] = count(of.hired);
  bill["alternatives"] = count(of.who.alternatives);
  bill["shortfall"] = count(b.at.shortfall);
  bill["surplus"] = count(b.at.surplus);
  bill["wage"] = text_of(b.price.wage);
  bill["per_head"] = text_of(b.price.per_head);
  bill["contribution"] = text_of(b.contribution);
  bill["due_day"] = text_of(b.due_day);
  if (b.late) {
    if (of.who.paid_on) {
      bill["paid_on"] = text_of(*of.who.paid_on);
    }
    bill["interest_from"] = text_of(b.late->from);
    bill["interest_days"] = b.late->days.number();
    bill["interest"] = text_of(b.late->interest);
    bill["total"] = text_of(b.late->total);
  }
  // With a statement there is one bill and not two.
  if (!of.statement) {
    out["bill"] = std::move(bill);
  }
  if (of.statement) {
    out["statement"] = statement_json(of);
  }
  if (!of.instalments.empty()) {
    out["instalments"] = json::array();
    for (auto const part : of.instalments) {
      out["instalments"].push_back(text_of(part));
    }
  }
  out["days"] = days_json(of);
  out["employees_total"] = count(of.employees_total);
  out["without_card"] = count(of.without_card);
  out["provinces"] = json::array();
  for (auto const& p : of.provinces) {
    out["provinces"].push_back({{"province", quotalaw::th::terms::provinces[static_cast<std::size_t>(p.where)].code},
                                {"name", text_of(p.where)},
                                {"employees", count(p.employees)},
                                {"with_disabilities", count(p.with_disabilities)}});
  }
  out["plans"] = plans_json(of.plans, THB::decimals);
  out["forms"] = forms_json(describe_report(of, options.in).forms);
  tail(out, of.notices, of.law_version, of.reform_title, of.why, options);
  return dumped(out);
}

}  // namespace quotalaw::io
