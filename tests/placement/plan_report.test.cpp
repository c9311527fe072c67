// SPDX-License-Identifier: Apache-2.0
// The report of a plan: whole in three languages, with every province on the map and sums that agree with the plan.
#include "quotalaw/placement/plan_report.hpp"

#include "quotalaw/placement/files.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

using namespace quotalaw;
using namespace quotalaw::placement;

namespace {

problem sample() {
  // Another sample can be looked at: QUOTALAW_SAMPLE names a folder with the three tables.
  auto const* other = std::getenv("QUOTALAW_SAMPLE");
  auto const path = [&](std::string const& name) {
    return other != nullptr ? std::string{other} + "/" + name + ".csv" : "data/samples/th_placement_" + name + ".csv";
  };
  settings how{};
  how.year = {2027};
  auto read_in = read({path("companies"), path("people"), path("hosts"), "", "", "UTF-8"}, how);
  REQUIRE(read_in.bad_total() == 0);
  return std::move(read_in.facts);
}

/// Not a good plan, but a possible one: those who work stay, and every third of the others takes any free seat.
plan some_plan(problem const& p) {
  plan out;
  out.hosts.resize(p.hosts.size());
  out.companies.resize(p.companies.size());
  std::size_t next = 0;
  std::size_t employer = 0;
  for (index i = 0; i < p.people.size(); ++i) {
    auto const& who = p.people[i];
    placement::placement x{};
    x.who = i;
    x.yearly = p.per_head;
    if (who.host_now != nobody) {
      x.host = who.host_now;
      x.company = who.company_now;
      x.what = change::kept;
    } else if (i % 3 == 0 && who.consents) {
      // At home where a seat is free; one in seven anywhere.
      next = 0;
      while (next < p.hosts.size() &&
             (out.hosts[next].filled >= p.hosts[next].seats || (i % 7 != 0 && p.hosts[next].where != who.home))) {
        ++next;
      }
      while (employer < p.companies.size() && out.companies[employer].filled >= p.companies[employer].shortfall) {
        ++employer;
      }
      if (next == p.hosts.size() || employer == p.companies.size()) {
        out.unplaced.push_back(i);
        continue;
      }
      x.host = static_cast<index>(next);
      x.company = static_cast<index>(employer);
      x.metres = 1'234;
    } else {
      out.unplaced.push_back(i);
      continue;
    }
    ++out.hosts[x.host].filled;
    out.companies[x.company].filled += heads{1};
    out.placements.push_back(x);
  }
  for (std::size_t c = 0; c < p.companies.size(); ++c) {
    auto& r = out.companies[c];
    r.unmet = p.companies[c].shortfall > r.filled ? p.companies[c].shortfall - r.filled : heads{0};
    r.contribution = p.per_head * r.unmet.number();
    out.reached.unmet += r.unmet.number();
  }
  return out;
}

std::size_t count(std::string const& in, std::string const& what) {
  std::size_t n = 0;
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + what.size())) {
    ++n;
  }
  return n;
}

}  // namespace

TEST_CASE("the sample is accepted by the planner, and its plan is drawn") {
  auto const p = sample();
  auto const made = some_plan(p);
  for (auto const in : {io::language::en, io::language::th, io::language::ja}) {
    auto const html = plan_html(p, made, in);
    CHECK(count(html, "class=\"land\"") == th::province_count);
    CHECK(count(html, "<table>") == count(html, "</table>"));
    CHECK(count(html, "<section ") == count(html, "</section>"));
    CHECK(count(html, ">plan.") == 0);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html == plan_html(p, made, in));
    if (auto const* folder = std::getenv("QUOTALAW_REPORTS")) {
      std::ofstream{std::string{folder} + "/plan." + std::string{io::language_names[static_cast<std::size_t>(in)]} +
                    ".html"}
          << html;
    }
  }
  auto const english = plan_html(p, made, io::language::en);
  auto const placed = std::to_string(made.placements.size()) + " of " + std::to_string(p.people.size());
  CHECK(english.find(placed + " people have a place") != std::string::npos);
  CHECK(plan_html(p, made, io::language::en, 3).find("INCOMPLETE: 3 rows") != std::string::npos);
}

TEST_CASE("the map tells nobody from nobody placed, and shares that lie close together apart") {
  auto p = sample();
  auto made = some_plan(p);
  // Four provinces have people: 0 of 100, 96, 97 and 98 of 100.
  p.people.assign(400, p.people.front());
  made.placements.clear();
  for (index i = 0; i < 400; ++i) {
    auto const province = i / 100;
    p.people[i].home = static_cast<th::province>(province);
    if (province > 0 && i % 100 < 95 + province) {
      quotalaw::placement::placement x;
      x.who = i;
      x.host = x.company = 0;
      made.placements.push_back(x);
    }
  }
  p.hosts.front().where = static_cast<th::province>(1);
  auto const html = plan_html(p, made, io::language::en);
  CHECK(count(html, "class=\"land\" fill=\"url(#nobody)\"") == th::province_count - 4);
  CHECK(html.find(">Nobody of the table<") != std::string::npos);
  CHECK(html.find(">0 %<") != std::string::npos);
  std::set<std::string> colours;
  for (auto at = html.find("class=\"land\" fill=\"#"); at != std::string::npos;
       at = html.find("class=\"land\" fill=\"#", at + 1)) {
    colours.insert(html.substr(at, 27));
  }
  CHECK(colours.size() == 4);
  for (auto const* share : {">96.0 %<", ">97.0 %<", ">98.0 %<"}) {
    CHECK(html.find(share) != std::string::npos);
  }
  CHECK(html.find("the 2 largest") != std::string::npos);
  // Everybody works where they live: no line is drawn, and none is told of.
  for (auto& x : made.placements) {
    x.who = 100;
  }
  CHECK(plan_html(p, made, io::language::en).find("Lines: from") == std::string::npos);
}

TEST_CASE("names from outside cannot become markup") {
  auto p = sample();
  auto const made = some_plan(p);
  p.companies.front().name = "<script>alert(1)</script>";
  p.hosts.front().name = "\"><img src=x>";
  auto const html = plan_html(p, made, io::language::en);
  CHECK(html.find("<script>") == std::string::npos);
  CHECK(html.find("<img") == std::string::npos);
}
