// SPDX-License-Identifier: Apache-2.0
// The gate of facts of the Japanese questions.
#include "jp_facts.hpp"

#include "../io/answer_json.hpp"

#include <algorithm>

namespace quotalaw::questions {

using namespace quotalaw::jp;

json yen_json(yen m) { return text_of(m); }
json count_json(half_heads n) { return halves_json(n.number()); }
json count_json(person_months n) { return halves_json(n.number()); }

employer_kind read_kind(fact_reader const& facts) {
  return static_cast<employer_kind>(facts.choice("kind", employer_kind_names, 0));
}

std::vector<person> read_persons(fact_reader const& facts) {
  std::vector<person> out;
  heads all;
  facts.list("persons",
             {"disability", "severe", "hours", "a_type_user", "hired_on", "handbook_on", "proven", "rehired", "heads"},
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
               who.proven = p.flag("proven", true);
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

read_year read_levy_year(fact_reader const& facts, fiscal_year year, context& with) {
  read_year out{};
  out.year = year;
  auto const opened = facts.optional_day("opened_on");
  auto const closed = facts.optional_day("closed_on");
  if (opened && closed && *closed < *opened) {
    facts.refuse(sentences::wrong_order, "closed_on", {{"first", text_of(*opened)}, {"then", text_of(*closed)}});
  }
  out.reading = static_cast<part_year_reading>(facts.choice("part_year_reading", part_year_reading_names, 0));
  out.changed = static_cast<year_reading>(facts.choice("year_reading", year_reading_names, 0));
  out.in_business = with.run([&](auto& t) { return months_in_business(year, opened, closed, t); });
  if (out.in_business.count == 0) {
    facts.refuse(sentences::no_base_day, opened ? "opened_on" : "closed_on",
                 {{"year", std::to_string(year.first)},
                  {"opened", text_of(opened.value_or(first_day(year)))},
                  {"closed", text_of(closed.value_or(last_day(year)))}});
  }
  out.law = law_for(year, with.what_if());
  auto const last = out.in_business.first + out.in_business.count;
  std::size_t total = 0;
  facts.list("months", {month_fact_names.begin(), month_fact_names.end()}, [&](fact_reader const& m) {
    auto const times = m.has("times") ? m.integer("times", 12) : 1;
    for (std::int64_t i = 0; i < times; ++i) {
      if (out.in_business.first + out.months.size() < last) {
        auto const on = out.law.days[out.in_business.first + out.months.size()];
        // Weights and exclusion rates may change within the year: the facts are read again on every base day.
        out.months.push_back(read_month(m, on, employer_kind::private_sector, with));
      }
      ++total;
    }
  });
  if (total != out.in_business.count) {
    if (out.in_business.whole_year()) {
      facts.refuse(sentences::wrong_months, "months",
                   {{"found", std::to_string(total)}, {"expected", std::to_string(months_in_year)}});
    }
    facts.refuse(sentences::wrong_part_months, "months",
                 {{"found", std::to_string(total)},
                  {"expected", std::to_string(out.in_business.count)},
                  {"first", text_of(out.law.days[out.in_business.first])},
                  {"last", text_of(out.law.days[last - 1])}});
  }
  if (facts.has("purchases")) {
    if (!out.in_business.whole_year()) {
      // What a part of a year's purchases stand for is no question of a law in force.
      facts.only_one(opened ? "opened_on" : "closed_on", "purchases");
    }
    out.purchases = facts.amount<JPY>("purchases");
  }
  return out;
}

settled_year settle(read_year const& year, context& with) {
  settled_year out{};
  auto const of_year = read_as(year.law, year.changed);
  // A firm that closed and still has twelve base days cannot be: closing leaves out its month.
  if (year.in_business.whole_year()) {
    out.found = with.run([&](auto& t) { return assess(year_facts{year.months, year.purchases}, of_year, t); });
    return out;
  }
  auto const law = part_year_law_for(of_year, year.in_business, with.what_if());
  out.part = with.run([&](auto& t) { return assess_part_year(year.months, law, year.reading, t); });
  out.found = out.part->found;
  return out;
}

namespace {

/// What each reading of a year with a change inside gives, beside the one that was chosen.
void readings_of_changed_year(read_year const& year, json& out, context& with) {
  out["year_readings"] = json::array();
  bool differ = false;
  for (auto const how : {year_reading::law_of_first_month, year_reading::law_of_last_month}) {
    no_trace unread;
    auto const law = read_as(year.law, how);
    auto const found = year.in_business.whole_year()
                           ? assess(year_facts{year.months, year.purchases}, law, unread)
                           : assess_part_year(year.months, part_year_law_for(law, year.in_business, with.what_if()),
                                              year.reading, unread)
                                 .found;
    json line;
    line["reading"] = text_of(how);
    line["covered"] = found.covered;
    line["levy"] = yen_json(found.levy);
    line["adjustment"] = yen_json(found.adjustment);
    line["reward"] = yen_json(found.reward);
    if (!out["year_readings"].empty()) {
      auto before = out["year_readings"].front();
      before["reading"] = line["reading"];
      differ = before != line;
    }
    out["year_readings"].push_back(std::move(line));
  }
  if (differ) {
    with.read().remark("jp.year_reading");
  }
}

}  // namespace

json levy_json(fact_reader const& facts, read_year const& year, settled_year const& settled, context& with) {
  auto const& found = settled.found;
  auto out = io::settlement_json(year.year, found, halves_json);
  if (facts.has("purchases")) {
    out["deemed_person_months"] = halves_json(found.deemed.number());
    out["levy_offset"] = yen_json(found.levy_offset);
  }
  auto payable = found.net_payable;
  auto receivable = found.net_receivable;
  if (facts.has("home_work_payments")) {
    auto const payments = facts.amount<JPY>("home_work_payments");
    auto const law = home_work_law_for(year.year, home_work_scheme_of(found), with.what_if());
    auto const netted = with.run([&](auto& t) { return settle_home_work(payments, found, law, t); });
    if (home_work_needs_reward(found)) {
      with.read().remark("jp.home_work_needs_reward");
    }
    out["home_work"] = yen_json(netted.grant.amount);
    payable -= netted.offset;
    receivable += netted.paid;
  }
  if (facts.has("specific_short_person_months")) {
    auto const specific = person_months{facts.half_persons("specific_short_person_months").number()};
    auto const unit = special_benefit_unit_for(year.year, found.covered, with.what_if());
    auto const benefit = with.run([&](auto& t) { return special_benefit_amount(specific, found.of.counted, unit, t); });
    out["special_benefit"] = yen_json(benefit.amount);
    receivable += benefit.amount;
  }
  out["net_payable"] = yen_json(payable);
  out["net_receivable"] = yen_json(receivable);
  out["due_day"] = text_of(found.when.rolled);
  out["due_day_by_law"] = text_of(found.when.by_law);
  std::optional<instalments> parts;
  if (facts.flag("instalments", false)) {
    if (year.in_business.closed_on) {
      facts.only_one("closed_on", "instalments");  // the three parts of Rule 29 are those of a whole fiscal year
    }
    parts = with.run([&](auto& t) { return split_levy(found.net_payable, year.law, t); });
  }
  out["instalment_parts"] = io::instalments_json(parts);
  if (year.changed != year_reading::none) {
    readings_of_changed_year(year, out, with);
  }
  if (settled.part) {
    out["base_months"] = year.months.size();
    out["part_year_settled"] = settled.part->settled;
    out["part_year_readings"] = json::array();
    for (auto const& one : settled.part->under) {
      json line;
      line["reading"] = text_of(one.under);
      line["months_needed"] = one.needed.number();
      line["covered"] = one.found.covered;
      line["levy"] = yen_json(one.found.levy);
      line["adjustment"] = yen_json(one.found.adjustment);
      line["reward"] = yen_json(one.found.reward);
      out["part_year_readings"].push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace quotalaw::questions
