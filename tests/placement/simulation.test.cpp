// SPDX-License-Identifier: Apache-2.0
// A year of arrivals: no rule beats the plan that knows the year, nothing depends on the order of rows, and a case
// worked by hand.
#include "quotalaw/placement/simulation.hpp"

#include "quotalaw/placement/files.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace quotalaw;
using namespace quotalaw::placement;

namespace {

problem sample() {
  settings how{};
  how.year = {2027};
  auto found = read({"data/samples/th_placement_companies.csv", "data/samples/th_placement_people.csv",
                     "data/samples/th_placement_hosts.csv", "", "", "UTF-8"},
                    how);
  REQUIRE(found.bad_total() == 0);
  return std::move(found.facts);
}

/// Two hosts, the near one with one seat, the far one with two. Everybody lives at the first; those who need access
/// without steps can work only there.
problem two_hosts(std::int64_t step_free, std::int64_t others) {
  problem p;
  p.how.year = {2027};
  company c;
  c.id = c.name = "C";
  c.employees = heads{100 * (step_free + others + 1)};  // a place more than there are people
  c.wanted = heads{-1};
  p.companies.push_back(c);
  for (int h = 0; h < 2; ++h) {
    host one;
    one.id = one.name = h == 0 ? "near" : "far";
    one.at = point{18'000'000 + 50'000 * h, 100'000'000};
    one.seats = 1 + h;
    one.step_free = h == 0;
    one.tasks.push_back({"a", one.seats, "", 0, any_disability});
    p.hosts.push_back(one);
  }
  for (std::int64_t i = 0; i < step_free + others; ++i) {
    person x;
    x.id = "P" + std::to_string(i);
    x.where = p.hosts[0].at;
    x.step_free = i < step_free;
    p.people.push_back(x);
  }
  read_law(p);
  return p;
}

year_result const& of(simulated_year const& y, arrival_rule rule) { return y.by[static_cast<std::size_t>(rule)]; }

}  // namespace

TEST_CASE("no rule does better than the plan in hindsight, and every bill is that of its unmet places") {
  auto const p = sample();
  simulation_settings how;
  how.runs = 4;
  how.forecasts = 2;
  for (auto const& year : simulate(p, how)) {
    CHECK(year.proven);
    auto const& best = of(year, arrival_rule::hindsight);
    for (auto const& one : year.by) {
      CHECK(one.placed <= year.most);
      CHECK(one.placed <= best.placed);
      CHECK(one.unmet >= best.unmet);
      CHECK(one.contribution == p.per_head * one.unmet);
      CHECK(one.worst_placed * best.worst_people <= best.worst_placed * one.worst_people);
    }
    CHECK(std::is_sorted(of(year, arrival_rule::priced).by_week.begin(), of(year, arrival_rule::priced).by_week.end()));
    CHECK(of(year, arrival_rule::priced).by_week.back() == of(year, arrival_rule::priced).placed);
  }
}

TEST_CASE("the same seed gives the same year, whatever the order of the rows") {
  auto const p = sample();
  auto mixed = p;
  auto const last = static_cast<std::uint32_t>(p.people.size() - 1);
  std::reverse(mixed.people.begin(), mixed.people.end());
  for (auto& x : mixed.people) {
    x.carer_for = x.carer_for == nobody ? nobody : last - x.carer_for;
  }
  simulation_settings how;
  how.runs = 2;
  how.forecasts = 2;
  auto const one = simulate(p, how), again = simulate(p, how), other = simulate(mixed, how);
  for (std::size_t k = 0; k < one.size(); ++k) {
    CHECK(one[k].seed == p.how.seed + k);
    for (std::size_t rule = 0; rule < 3; ++rule) {
      CHECK(one[k].by[rule].placed == again[k].by[rule].placed);
      CHECK(one[k].by[rule].travel == again[k].by[rule].travel);
      CHECK(one[k].by[rule].placed == other[k].by[rule].placed);
      CHECK(one[k].by[rule].travel == other[k].by[rule].travel);
    }
  }
}

TEST_CASE("a price keeps the only place of those who need it") {
  // One of each. Who does not need the near place and comes first takes it by the rule of the nearest; then one of two
  // has a place. Whoever was there last year was one of each, too: then the near place less would cost a place, and a
  // far one is spare, so that both have one.
  auto p = two_hosts(1, 1);
  simulation_settings how;
  how.runs = 1;
  how.history = p.people;
  for (std::int64_t first = 0; first < 2; ++first) {
    p.people[0].week = 1 + first;
    p.people[1].week = 2 - first;
    auto const year = simulate(p, how).front();
    CHECK(of(year, arrival_rule::nearest).placed == (first == 0 ? 2 : 1));
    CHECK(of(year, arrival_rule::priced).placed == 2);
    CHECK(of(year, arrival_rule::hindsight).placed == 2);
  }
}

TEST_CASE("who works already keeps the place and does not arrive") {
  auto p = two_hosts(1, 2);
  p.people[2].host_now = 0;
  p.people[2].task_now = 0;
  p.people[2].wants_move = true;
  simulation_settings how;
  how.runs = 3;
  for (auto const& year : simulate(p, how)) {
    for (auto const& one : year.by) {
      CHECK(one.placed == 2);  // the place of now, and the far one
    }
  }
}

TEST_CASE("a year that cannot be one is refused") {
  auto p = two_hosts(1, 1);
  simulation_settings how;
  how.weeks = 0;
  CHECK_THROWS_AS(simulate(p, how), facts_error);
  how.weeks = 4;
  p.people[0].week = 5;
  CHECK_THROWS_AS(simulate(p, how), facts_error);
}

TEST_CASE("the report of a simulation has every word, and its means are those of the years") {
  auto const p = sample();
  simulation_settings how;
  how.runs = 3;
  how.forecasts = 1;
  auto const years = simulate(p, how);
  for (auto const in : {io::language::en, io::language::th, io::language::ja}) {
    for (auto const as : {io::report_format::text, io::report_format::html, io::report_format::csv}) {
      auto const text = simulation_report(p, how, years, as, in, 1);
      CHECK(text.find("arrivals.") == std::string::npos);
      CHECK(text.find('{') == (as == io::report_format::html ? text.find(":root{") + 5 : std::string::npos));
    }
  }
  auto const json = nlohmann::json::parse(simulation_report(p, how, years, io::report_format::json, io::language::en));
  std::int64_t sum = 0;
  for (auto const& y : years) {
    sum += of(y, arrival_rule::nearest).placed;
  }
  CHECK(json.at("tables").at("rules").at(0).at("placed") == decimal_text((sum * 20 + 3) / 6, 1));
  CHECK(json.at("tables").at("years").size() == 9);
}
