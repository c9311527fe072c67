// SPDX-License-Identifier: Apache-2.0
// The public questions of Japan about services and hiring subsidies.
#include "context.hpp"
#include "quotalaw/jp/hiring_subsidies.hpp"
#include "quotalaw/jp/retention_support.hpp"
#include "quotalaw/jp/transition_support.hpp"

#include <array>
#include <numeric>

namespace quotalaw::questions {

namespace {

using namespace quotalaw::jp;

constexpr std::int64_t most_places = 10'000;  // of one office in one year; keeps every sum within a rate
constexpr std::int64_t most_users = 1'000'000;
constexpr std::int64_t most_days = 366;
constexpr std::int64_t most_office_years = 200;

json money_json(yen m) { return text_of(m); }

std::optional<unit_price> read_unit_price(fact_reader const& facts) {
  if (!facts.has("unit_price")) {
    return std::nullopt;
  }
  auto const& j = facts.raw("unit_price");
  auto const found = j.is_number_integer()             ? parse_unit_price(j.dump())
                     : j.is_string() && !is_decimal(j) ? parse_unit_price(j.get_ref<std::string const&>())
                                                       : std::nullopt;
  if (!found) {
    facts.refuse(sentences::not_money, "unit_price",
                 {{"value", shown(j)}, {"currency", "JPY per unit"}, {"example", "11.14"}});
  }
  return found;
}

/// Reads a list of whole numbers, one for each year of the measure.
std::vector<heads> read_yearly(fact_reader const& facts, std::string_view name, std::int64_t years,
                               std::int64_t least) {
  if (!facts.has(name)) {
    facts.missing(name);
  }
  auto const& list = facts.raw(name);
  if (!list.is_array() || static_cast<std::int64_t>(list.size()) != years) {
    facts.refuse(sentences::wrong_type, name,
                 {{"expected", "a list of " + std::to_string(years) + ", one number for each year of the measure"},
                  {"value", shown(list)}});
  }
  std::vector<heads> out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto const place = std::string{name} + "[" + std::to_string(i) + "]";
    auto const written = number_text(list[i]);
    auto const n = written ? parse_decimal(*written, 0) : std::nullopt;
    if (!n) {
      facts.refuse(sentences::not_a_number, place, {{"value", shown(list[i])}});
    }
    if (*n < 0) {
      facts.refuse(sentences::negative, place, {{"value", *written}});
    }
    if (*n < least || *n > most_places) {
      facts.refuse(sentences::outside_period, place,
                   {{"value", *written}, {"first", std::to_string(least)}, {"last", std::to_string(most_places)}});
    }
    out.push_back(heads{*n});
  }
  return out;
}

heads sum_of(std::vector<heads> const& each) { return std::accumulate(each.begin(), each.end(), heads{0}); }

/// An office in one of its first years: the rate under the chosen reading, and what each reading gives.
struct new_office {
  new_office_retention found;
  json readings = json::array();
};

new_office read_new_office(fact_reader const& facts, fiscal_year y, number_of_years office_year,
                           transition_law const& law, context& with) {
  auto const reading = static_cast<new_office_reading>(facts.choice("new_office_reading", new_office_reading_names, 0));
  auto const rules = new_office_law_for(y, with.what_if());
  std::vector<office_result> results;
  auto const measured = std::min(law_reader::value(*law.measure_years).number(), office_year.number() - 1);
  if (measured > 0) {
    auto const retained = read_yearly(facts, "retained", measured, 0);
    auto const capacities = read_yearly(facts, "capacities", measured, 1);
    for (std::size_t i = 0; i < retained.size(); ++i) {
      results.push_back({retained[i], capacities[i]});
    }
  } else {
    facts.only_one("office_year", "retained");  // the first year has no results
    facts.only_one("office_year", "capacities");
  }
  new_office out;
  out.found = with.run([&](auto& t) { return new_office_retention_of(office_year, results, reading, rules, t); });
  no_trace silent;
  for (std::size_t i = 0; i < new_office_reading_names.size(); ++i) {
    auto const under = static_cast<new_office_reading>(i);
    auto const rate = new_office_retention_of(office_year, results, under, rules, silent).retention;
    json line;
    line["reading"] = text_of(under);
    line["retention_rate"] = text_of(rate);
    line["band"] = text_of(transition_fee_of(rate, law, silent).band);
    out.readings.push_back(std::move(line));
  }
  if (out.readings.front()["band"] != out.readings.back()["band"]) {
    with.read().remark("jp.new_office_reading");
  }
  return out;
}

json answer_transition_support(fact_reader const& facts, context& with) {
  fiscal_year const y{facts.year("fiscal_year", false)};
  heads const capacity{facts.integer("capacity", most_places)};
  auto const law = transition_law_for(y, capacity, with.what_if());
  facts.only_one("retention_rate", "retained");
  facts.only_one("retention_rate", "capacities");
  facts.only_one("retention_rate", "office_year");
  std::optional<rate> retention;
  std::optional<heads> retained, capacities;
  std::optional<new_office> opened;
  if (facts.has("office_year") && law.measure_years) {
    number_of_years const office_year{facts.integer("office_year", most_office_years)};
    if (office_year < number_of_years{1}) {
      facts.refuse(sentences::outside_period, "office_year",
                   {{"value", "0"}, {"first", "1"}, {"last", std::to_string(most_office_years)}});
    }
    opened = read_new_office(facts, y, office_year, law, with);
    retention = opened->found.retention;
    if (opened->found.own && facts.has("retained")) {
      auto const measured = static_cast<std::int64_t>(facts.raw("retained").size());
      retained = sum_of(read_yearly(facts, "retained", measured, 0));
      capacities = sum_of(read_yearly(facts, "capacities", measured, 1));
    }
  } else if (facts.has("retention_rate")) {
    retention = facts.fraction("retention_rate");
  } else if (facts.has("retained") || facts.has("capacities")) {
    auto const years = law.measure_years ? law_reader::value(*law.measure_years).number() : 1;
    retained = sum_of(read_yearly(facts, "retained", years, 0));
    capacities = sum_of(read_yearly(facts, "capacities", years, 1));
    retention = with.run([&](auto& t) { return retention_rate_of(*retained, *capacities, law, t); });
  } else if (!law.flat) {
    facts.one_of_missing("retained with capacities, retention_rate");
  }
  auto const fee = with.run([&](auto& t) { return transition_fee_of(retention.value_or(rate{}), law, t); });
  auto const price = read_unit_price(facts);
  std::optional<heads> users;
  std::optional<number_of_days> days;
  if (facts.has("users")) {
    users = heads{facts.integer("users", most_users)};
  }
  if (facts.has("days")) {
    days = number_of_days{facts.integer("days", most_days)};
  }
  json out;
  out["retention_rate"] = retention ? json(text_of(*retention)) : json(nullptr);
  out["band"] = text_of(fee.band);
  out["units"] = fee.units.number();
  out["revenue"] = nullptr;
  out["next_band"] = fee.next_band ? json(text_of(*fee.next_band)) : json(nullptr);
  out["persons_to_next_band"] = nullptr;
  out["edge_value"] = nullptr;
  if (retained && fee.next_edge) {
    auto const more = with.run([&](auto& t) { return persons_to_next_band(*retained, *capacities, fee, t); });
    out["persons_to_next_band"] = more->number();
  }
  if (opened) {
    out["new_office_readings"] = std::move(opened->readings);
  }
  if (users && days) {
    auto const revenue = with.run([&](auto& t) { return transition_revenue(*users, *days, fee.units, price, law, t); });
    out["revenue"] = money_json(revenue);
    if (fee.next_band) {
      no_trace silent;
      out["edge_value"] = money_json(transition_revenue(*users, *days, fee.next_units, price, law, silent) - revenue);
    }
  }
  return out;
}

json answer_retention_support(fact_reader const& facts, context& with) {
  fiscal_year const y{facts.year("fiscal_year", false)};
  auto const retention = facts.fraction("retention_rate");
  if (retention > rate{1, 1}) {
    facts.refuse(sentences::too_large, "retention_rate", {{"value", text_of(retention)}, {"limit", "100%"}});
  }
  heads const users{facts.integer("users", most_users)};
  auto const price = read_unit_price(facts);
  auto const law = retention_law_for(y, users, with.what_if());
  auto const fee = with.run([&](auto& t) { return retention_fee_of(retention, law, t); });
  json out;
  out["band"] = text_of(fee.band);
  out["units"] = fee.units.number();
  out["revenue"] = money_json(with.run([&](auto& t) { return retention_revenue(users, fee.units, price, law, t); }));
  return out;
}

json answer_hiring_subsidy(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  for (auto const name : {"disability", "company_size"}) {
    if (!facts.has(name)) {
      facts.missing(name);
    }
  }
  hiring_facts given{};
  given.who = static_cast<jobseeker>(facts.choice("disability", jobseeker_names, 0));
  given.severe = facts.flag("severe", false);
  if (facts.has("age")) {
    given.age = number_of_years{facts.integer("age", 150)};
  }
  given.hours = facts.hours_a_week("hours");
  given.size = static_cast<company_size>(facts.choice("company_size", company_size_names, 0));
  auto const law = hiring_subsidy_law_on(on, with.what_if());
  auto const found = with.run([&](auto& t) { return hiring_subsidy_for(given, law, t); });
  json out;
  out["course"] = found.course ? json(text_of(*found.course)) : json(nullptr);
  out["total"] = money_json(found.total);
  return out;
}

constexpr field transition_support_facts[] = {
    {"fiscal_year", "year", true, "April to March, named by its first year; units of its first day", ""},
    {"capacity", "heads", true, "places of the office in that year", ""},
    {"retained", "list", false,
     "persons who reached six months in work, one number for each year of the measure; of a new office, for each of "
     "those years in which it was open",
     ""},
    {"capacities", "list", false, "capacity of the same years; with retained", ""},
    {"office_year", "count", false, "of an office in its first years: 1 for the fiscal year in which it opened", ""},
    {"new_office_reading", "choice", false,
     "with office_year, where sources disagree on how long a new office has a fixed rate; default two_years",
     "two_years first_year_only"},
    {"retention_rate", "rate", false, "instead of retained and capacities", ""},
    {"users", "heads", false, "users served; with days", ""},
    {"days", "count", false, "days of service of each user in the year", ""},
    {"unit_price", "money", false, "yen per unit, two decimals, as text; default: the base price", ""},
};
constexpr field transition_support_results[] = {
    {"retention_rate", "rate", true, "exact; null before bands", ""},
    {"band", "choice", true, "band of the retention rate", "none above_0 from_10 from_20 from_30 from_40 from_50 flat"},
    {"units", "count", true, "per user and day", ""},
    {"revenue", "money", true, "users x days x units x price, whole yen; null without users and days", ""},
    {"next_band", "text", true, "null in the highest band", ""},
    {"persons_to_next_band", "heads", true,
     "fewest more retained persons; null without retained, and where a new office has the fixed rate", ""},
    {"edge_value", "money", true, "what the next band would earn more with the same users and days", ""},
    {"new_office_readings", "list", false, "with office_year: [{reading, retention_rate, band}]", ""},
};
constexpr field retention_support_facts[] = {
    {"fiscal_year", "year", true, "2020 or later; units of its first day", ""},
    {"retention_rate", "rate", true, "share of the users still in work", ""},
    {"users", "heads", true, "users served in a month", ""},
    {"unit_price", "money", false, "yen per unit, two decimals, as text; default: the base price", ""},
};
constexpr field retention_support_results[] = {
    {"band", "choice", true, "band of the retention rate",
     "from_95 from_90 from_80 from_70 from_50 from_30 from_10 below"},
    {"units", "count", true, "per user and month", ""},
    {"revenue", "money", true, "of one month: users x units x price, whole yen", ""},
};
constexpr field hiring_subsidy_facts[] = {
    {"day", "day", true, "day of hiring", ""},
    {"disability", "choice", true, "the last two are no persons with disabilities of the first course",
     "physical intellectual mental developmental intractable"},
    {"severe", "flag", false, "severe physical or intellectual disability, default false", ""},
    {"age", "count", false, "on the day of hiring; needed where 45 years decide, else taken to be under 65", ""},
    {"hours", "text", true, "contracted weekly hours", ""},
    {"company_size", "choice", true, "small: a small or medium-sized enterprise", "large small"},
};
constexpr field hiring_subsidy_results[] = {
    {"course", "text", true, "hard_to_place, developmental_or_intractable, or null where nothing is paid", ""},
    {"total", "money", true, "yen in all for this person", ""},
};

}  // namespace

std::vector<answered_question> const& jp_service_questions() {
  static std::vector<answered_question> const list{
      {{"jp.transition_support", "Fee of transition support by retention band", "notice on service fees, not read",
        true, transition_support_facts, transition_support_results,
        R"({"fiscal_year":2026,"capacity":20,"retained":[5,6],"capacities":[20,20],"users":20,"days":240})"},
       answer_transition_support},
      {{"jp.retention_support", "Fee of retention support by band", "notice on service fees, not read", true,
        retention_support_facts, retention_support_results,
        R"({"fiscal_year":2026,"retention_rate":"85%","users":18})"},
       answer_retention_support},
      {{"jp.hiring_subsidy", "Subsidies for hiring", "Employment Insurance Rule 110", true, hiring_subsidy_facts,
        hiring_subsidy_results,
        R"({"day":"2026-11-23","disability":"mental","age":30,"hours":40,"company_size":"small"})"},
       answer_hiring_subsidy},
  };
  return list;
}

}  // namespace quotalaw::questions
