// SPDX-License-Identifier: Apache-2.0
// The figures of the yearly report on sections 33, 34 and 35 to the Department. The form itself has not been read; the
// order is that of a copy of the Department's own calculator: docs/how-to/forms.md
#include "document.hpp"

namespace quotalaw::io {

namespace {

constexpr std::string_view native = "th";

}  // namespace

std::vector<form> forms_of(th::roster_assessment const& assessed, reason_index const& why, language in) {
  auto const& bill = assessed.bill;
  auto f = form_of("yearly_report", native, in);
  auto add = [&](std::string_view item, confidence sure, cell value) {
    f.lines.push_back(line_of("yearly_report", item, "", sure, {std::move(value)}, native, in));
  };
  constexpr auto copied = confidence::secondary;
  constexpr auto believed = confidence::unconfirmed;
  auto const roster = std::string{roster_anchor};
  auto const quota = first_step({why.of("th.quota.branches"), why.of("th.quota.required")});
  auto persons = [&](heads n, std::string const& from) { return number_cell(n.number(), "persons", from, in); };
  auto money = [&](quotalaw::th::baht sum, std::string const& from) { return baht_cell(sum.minor(), from, in); };
  auto const counted_on = why.of("th.quota.count_day");
  auto const price = why.of("th.contribution.per_head");
  if (auto const& s = assessed.statement) {
    // With contracts or payments the year is that of the statement: persons and places by dated events.
    auto const places = why.of("th.statement.combine");
    auto const paid = why.of("th.statement.payments");
    add("count_day", copied, day_cell(s->count_day, counted_on, in));
    add("employees_total", copied, persons(assessed.employees_total, roster));
    add("employees", believed, persons(s->counted, quota));
    add("required", copied, persons(s->required, quota));
    add("section_33", copied, persons(s->whole_year + s->part_year, roster));
    add("part_year", believed, persons(s->part_year, roster));
    add("section_35", copied, persons(s->by_contract, places));
    add("section_34", believed, persons(s->empty, places));
    add("surplus", believed, persons(s->surplus, places));
    add("wage", believed, money(s->price.wage, price));
    add("per_head", believed, money(s->price.per_head, price));
    add("principal", copied, money(s->contribution, places));
    if (!s->payments.empty() || s->interest_left.minor() > 0) {
      add("principal_left", believed, money(s->principal_left, paid));
      add("interest_left", believed, money(s->interest_left, paid));
      add("total_left", believed, money(s->total_left, paid));
    }
  } else {
    auto const places = why.of("th.contribution.shortfall");
    add("count_day", copied, day_cell(bill.count_day, counted_on, in));
    add("employees_total", copied, persons(assessed.employees_total, roster));
    add("employees", believed, persons(bill.counted, quota));
    add("required", copied, persons(bill.required, quota));
    add("section_33", copied, persons(assessed.hired, places));
    add("section_35", copied, persons(assessed.who.alternatives, places));
    add("section_34", believed, persons(bill.at.shortfall, places));
    add("surplus", believed, persons(bill.at.surplus, places));
    add("wage", believed, money(bill.price.wage, price));
    add("per_head", believed, money(bill.price.per_head, price));
    add("principal", copied, money(bill.contribution, why.of("th.contribution.amount")));
    if (bill.late) {
      auto const late = why.of("th.interest.amount");
      if (assessed.who.paid_on) {
        add("paid_on", believed, day_cell(*assessed.who.paid_on, roster, in));
      }
      add("interest_days", believed, number_cell(bill.late->days.number(), "days", late, in));
      add("interest", believed, money(bill.late->interest, late));
      add("total", believed, money(bill.late->total, late));
    }
  }
  std::vector<form> out;
  out.push_back(std::move(f));
  if (!assessed.provinces.empty()) {
    auto by = form_of("yearly_report_provinces", native, in);
    for (std::string_view const id : {"employees", "with_disabilities"}) {
      by.periods.push_back({std::string{id}, std::string{label("report.column." + std::string{id}, in)}});
    }
    for (auto const& p : assessed.provinces) {
      auto const code = std::string{quotalaw::th::terms::provinces[static_cast<std::size_t>(p.where)].code};
      auto const key = "key.th.provinces." + code;
      form_line l;
      l.item = code;
      l.name = label(key, in);
      l.native = label(key, language::th);
      l.english = label(key, language::en);
      l.sure = believed;
      l.values = {persons(p.employees, roster), persons(p.with_disabilities, roster)};
      by.lines.push_back(std::move(l));
    }
    out.push_back(std::move(by));
  }
  return out;
}

}  // namespace quotalaw::io
