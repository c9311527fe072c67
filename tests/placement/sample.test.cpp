// SPDX-License-Identifier: Apache-2.0
// Synthetic samples: the same everywhere, and their marginals are the published ones.
#include "quotalaw/placement/sample.hpp"

#include "quotalaw/io/text_file.hpp"
#include "quotalaw/placement/geo.hpp"
#include "quotalaw/th/facts.hpp"
#include "support/catch.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

using namespace quotalaw;
using namespace quotalaw::placement;

namespace {

using rows = std::vector<std::map<std::string, std::string>>;

rows read(std::string_view text) {
  io::csv_reader reader{text};
  io::csv_row line;
  rows out;
  std::vector<std::string> header;
  while (reader.next(line)) {
    if (header.empty()) {
      header.assign(line.fields.begin(), line.fields.end());
      continue;
    }
    REQUIRE(line.fields.size() == header.size());
    auto& row = out.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) {
      row[header[i]] = std::string{line.fields[i]};
    }
  }
  return out;
}

std::int64_t number(std::string const& text) { return text.empty() ? 0 : std::stoll(text); }

}  // namespace

TEST_CASE("the sample of data/samples is what the command makes") {
  // Four provinces, one a region: over all 77 the hosts would be too far apart for so few people.
  std::vector<th::province> const provinces{th::province_named("TH-55"), th::province_named("TH-32"),
                                            th::province_named("TH-94"), th::province_named("TH-10")};
  auto const made = make_sample({.people = 200, .companies = 20, .hosts = 80, .provinces = provinces});
  for (auto const& [name, text] :
       {std::pair{"people", made.people}, {"hosts", made.hosts}, {"companies", made.companies}}) {
    auto const path = std::string{"data/samples/th_placement_"} + name + ".csv";
    CHECK(io::read_text_file(path, "UTF-8", "th").text == text);
    CHECK(text.starts_with("# SYNTHETIC "));
  }
}

TEST_CASE("a sample of 7,000 persons keeps the published marginals") {
  auto const made = make_sample({});
  auto const people = read(made.people);
  REQUIRE(people.size() == 7'000);
  std::map<std::string, int> regions;
  std::map<std::string, int> kinds;
  std::set<std::string> provinces;
  int working = 0;
  int carers = 0;
  for (auto const& p : people) {
    auto const at = static_cast<std::size_t>(th::province_named(p.at("province")));
    ++regions[std::string{province_places()[at].region}];
    provinces.insert(p.at("province"));
    carers += p.at("role") == "carer" ? 1 : 0;
    kinds[p.at("disability")] += p.at("role") == "carer" ? 0 : 1;
    working += p.at("host_now").empty() ? 0 : 1;
  }
  CHECK(provinces.size() == 77);
  // intimexchiangmai.com, 31 March 2018: 778,999 of 1,906,669 with a stated region are in the North-East, and so on.
  CHECK(regions["Northeast"] == 2'860);
  CHECK(regions["North"] == 1'586);
  CHECK(regions["Central and East"] == 1'438);
  CHECK(regions["South"] == 816);
  CHECK(regions["Bangkok"] == 300);
  // DEP report of 2021: 1,048,065 of 2,095,205 physical. Carers take the kind of whom they care for, so a few less.
  CHECK(kinds["physical"] > 3'250);
  CHECK(kinds["physical"] <= 3'502);
  CHECK(carers > 0);
  // Ministry data of August 2024: 186,136 work and 419,069 look for work.
  CHECK(working <= 7'000LL * 186'136 / 605'205);
  CHECK(working > 1'500);
}

TEST_CASE("a sample of some provinces has nobody elsewhere, and its companies wish for no other region") {
  auto const nan = th::province_named("Nan"), surin = th::province_named("Surin");
  auto const made = make_sample({.people = 60, .companies = 30, .hosts = 20, .provinces = {nan, surin}});
  std::map<std::string, int> provinces;
  for (auto const& p : read(made.people)) {
    ++provinces[p.at("province")];
  }
  // intimexchiangmai.com, 31 March 2018: 778,999 persons in the North-East and 432,053 in the North, so 38.6 and 21.4
  // of 60.
  CHECK(provinces == std::map<std::string, int>{{"TH-32", 39}, {"TH-55", 21}});
  for (auto const& h : read(made.hosts)) {
    CHECK(provinces.contains(h.at("province")));
  }
  for (auto const& c : read(made.companies)) {
    auto const wishes = c.at("provinces");
    CHECK((wishes.empty() || wishes.find("TH-55") != std::string::npos || wishes.find("TH-32") != std::string::npos));
  }
  CHECK(made.people.find(" --provinces TH-55,TH-32;") != std::string::npos);
}

TEST_CASE("incumbents fit where they sit") {
  auto const made = make_sample({.people = 1'500, .companies = 90, .hosts = 500, .seed = 5});
  std::map<std::string, std::map<std::string, std::string>> tasks;
  std::map<std::string, std::int64_t> taken;
  std::int64_t seats = 0;
  std::set<std::string> seen;
  for (auto const& h : read(made.hosts)) {
    tasks[h.at("id") + h.at("task")] = h;
    seats += seen.insert(h.at("id")).second ? number(h.at("seats")) : 0;
  }
  CHECK(seats == 1'650);
  std::map<std::string, std::map<std::string, std::string>> companies;
  for (auto const& c : read(made.companies)) {
    companies[c.at("id")] = c;
  }
  CHECK(companies.size() == 90);
  std::set<std::string> ids;
  for (auto const& p : read(made.people)) {
    CHECK(ids.insert(p.at("id")).second);
    if (p.at("role") == "carer") {
      CHECK(ids.contains(p.at("carer_for")));
      CHECK(p.at("host_now").empty());
    }
    if (p.at("host_now").empty()) {
      continue;
    }
    auto const& task = tasks.at(p.at("host_now") + p.at("task_now"));
    CHECK(task.at("province") == p.at("province"));
    CHECK((p.at("step_free").empty() || task.at("step_free") == "yes"));
    CHECK((p.at("sign_language").empty() || task.at("sign_language") == "yes"));
    CHECK((task.at("task_skill").empty() || p.at("skills").find(task.at("task_skill")) != std::string::npos));
    CHECK(number(p.at("level")) >= number(task.at("task_level")));
    CHECK(++taken[p.at("host_now") + p.at("task_now")] <= number(task.at("task_seats")));
    auto const& c = companies.at(p.at("company_now"));
    CHECK((c.at("forms").empty() || p.at("forms").empty() || c.at("forms") == p.at("forms")));
    CHECK((c.at("provinces").empty() || c.at("provinces").find(p.at("province")) != std::string::npos));
  }
}

TEST_CASE("the seed makes the sample, and numbers out of range are refused") {
  sample_facts const one{.people = 50, .companies = 5, .hosts = 20, .seed = 3};
  CHECK(make_sample(one).people == make_sample(one).people);
  auto other = one;
  other.seed = 4;
  CHECK(make_sample(one).people != make_sample(other).people);
  CHECK_THROWS_AS(make_sample({.people = 0}), facts_error);
  CHECK_THROWS_AS(make_sample({.people = 2'000'000}), facts_error);
  CHECK_NOTHROW(make_sample({.people = 1, .companies = 1, .hosts = 1}));
}

TEST_CASE("every province has a town, a point and an area on the map") {
  REQUIRE(province_places().size() == th::province_count);
  std::set<std::uint8_t> with_towns;
  for (auto const& t : towns()) {
    with_towns.insert(static_cast<std::uint8_t>(t.where));
  }
  CHECK(with_towns.size() == th::province_count);
  for (auto const& p : province_places()) {
    CHECK(p.area.starts_with("M"));
    auto const at = on_map(p.capital);
    CHECK((at.x > 0 && at.x < map_width && at.y > 0 && at.y < map_height));
  }
  // Bangkok, 13.75 N 100.50 E (GeoNames 1609350).
  CHECK(province_places()[0].capital == geo_point{13'753'980, 100'501'440});
}
