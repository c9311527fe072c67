// SPDX-License-Identifier: Apache-2.0
// The published cases of both countries, as columns: what pages and the statute say, not what the rules say.
#include "population/random.hpp"
#include "quotalaw/jp/rows.hpp"
#include "quotalaw/th/rows.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <initializer_list>

using namespace population_tests;
using nlohmann::json;

namespace {

/// The cases of a question whose facts are all among `names` and that expect an answer.
std::vector<json> cases(std::string const& path, std::string const& question,
                        std::initializer_list<std::string_view> names) {
  std::vector<json> out;
  std::ifstream in{path};
  REQUIRE(in);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() != '{') {
      continue;
    }
    auto const j = json::parse(line);
    if (j.value("question", "") != question || !j.contains("expect") || j["expect"].contains("error") ||
        j.contains("reform")) {
      continue;
    }
    auto const& facts = j["facts"];
    bool known = true;
    for (auto it = facts.begin(); it != facts.end(); ++it) {
      known = known && std::find(names.begin(), names.end(), it.key()) != names.end();
    }
    if (known) {
      out.push_back(j);
    }
  }
  return out;
}

/// A number of persons as halves; money in minor units.
std::int64_t halves_in(json const& j) { return static_cast<std::int64_t>(j.get<double>() * 2); }
std::int64_t minor(json const& j, int decimals) { return parse_decimal(j.get<std::string>(), decimals).value(); }

}  // namespace

TEST_CASE("Thailand: published contributions through columns", "[population][th][published]") {
  using K = th::year_rows;
  std::size_t used = 0;
  auto all = cases("tests/th/published.cases.jsonl", "th.contribution",
                   {"fund_year", "employer", "employees", "hired", "alternatives", "shortfall"});
  for (auto const& c : cases("tests/th/published.cases.jsonl", "th.quota", {"count_day", "employees"})) {
    all.push_back(c);
  }
  for (auto const& c : all) {
    auto const& f = c["facts"];
    // Counted in October for the year after. A shortfall alone is that of a firm with as many hundreds and nobody
    // hired.
    auto const year = f.contains("count_day") ? std::stoi(f["count_day"].get<std::string>().substr(0, 4)) + 1
                                              : f["fund_year"].get<int>();
    auto const employees =
        f.contains("shortfall") ? f["shortfall"].get<std::int64_t>() * 100 : f["employees"].get<std::int64_t>();
    CAPTURE(c.value("id", ""), c.dump());
    auto const plan = K::plan_for(th::law_for(th::fund_year{year}));
    values unit(K::inputs.size(), std::vector<std::optional<std::int64_t>>(1));
    unit[K::employees][0] = employees;
    unit[K::state][0] = f.value("employer", "") == "state" ? 1 : 0;
    unit[K::hired][0] = f.value("hired", std::int64_t{0});
    unit[K::alternatives][0] = f.value("alternatives", std::int64_t{0});
    owned<K> const in{{unit}};
    written<K> found{in.facts};
    pop::assess_table(in.facts, plan, found.to);
    auto const& e = c["expect"];
    CHECK(found.units[0] == 0);
    if (e.contains("required")) {
      CHECK(found.data[K::required][0] == e["required"].get<std::int64_t>());
    }
    if (e.contains("shortfall")) {
      CHECK(found.data[K::shortfall][0] == e["shortfall"].get<std::int64_t>());
    }
    if (e.contains("contribution")) {
      CHECK(found.data[K::contribution][0] == minor(e["contribution"], THB::decimals));
    }
    ++used;
  }
  CHECK(used >= 25);
}

TEST_CASE("Japan: published settlements through columns", "[population][jp][published]") {
  using K = jp::year_rows;
  std::size_t used = 0;
  for (auto const& c : cases("tests/jp/published.cases.jsonl", "jp.levy", {"fiscal_year", "months"})) {
    auto const& f = c["facts"];
    values unit(K::inputs.size());
    bool plain = true;
    for (auto const& m : f["months"]) {
      plain =
          plain && m.contains("workers") && m.contains("counted") && !m.contains("offices") && !m.contains("persons");
      for (int i = 0; plain && i < m.value("times", 1); ++i) {
        unit[K::workers].push_back(halves_in(m["workers"]));
        unit[K::counted].push_back(halves_in(m["counted"]));
        unit[K::deduction].push_back(std::nullopt);
      }
    }
    if (!plain || unit[K::workers].size() != 12) {
      continue;
    }
    unit[K::where].push_back(std::nullopt);
    CAPTURE(c.value("id", ""), c.dump());
    auto const plan = K::plan_for(jp::population_law_for(jp::fiscal_year{f["fiscal_year"].get<int>()}));
    owned<K> const in{{unit}};
    written<K> found{in.facts};
    pop::assess_table(in.facts, plan, found.to);
    auto const& e = c["expect"];
    CHECK(found.units[0] == 0);
    for (auto const& [name, column] :
         {std::pair{"levy", K::levy}, std::pair{"adjustment", K::adjustment}, std::pair{"reward", K::reward}}) {
      if (e.contains(name)) {
        CHECK(found.data[column][0] == minor(e[name], JPY::decimals));
      }
    }
    ++used;
  }
  CHECK(used >= 5);
}
