// SPDX-License-Identifier: Apache-2.0
// Tables of the planner: every mistake with its line and column, nothing lost.
#include "quotalaw/placement/files.hpp"
#include "io/written_file.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using namespace quotalaw::placement;

namespace {

constexpr auto companies = "id,employees,wanted\nC1,1000,3\nC2,abc,1\nC1,100,1\n";
constexpr auto hosts =
    "id,province,latitude,longitude,seats,task,task_seats\n"
    "H1,Nan,18.78,100.77,5,office,2\nH1,Nan,18.78,100.77,5,garden,3\nH1,Phrae,18.78,100.77,5,kitchen,1\n"
    "H2,Atlantis,18.1,100.1,2,,\nH3,Nan,,100.1,2,,\n";
constexpr auto people =
    "id,role,carer_for,province,latitude,longitude,disability,limit_km,host_now\n"
    "P1,,,Nan,18.7,100.7,physical,12.5,\nP2,carer,P1,น่าน,18.7,100.7,physical,,\nP3,carer,P9,Nan,18.7,100.7,physical,,\n"
    "P4,,,Nan,98.7,100.7,physical,,\nP5,,,Nan,18.7,100.7,purple,,\nP6,,,Nan,18.7,100.7,visual,,H9\n";

settings how() {
  settings s;
  s.year = {2027};
  return s;
}

}  // namespace

TEST_CASE("bad cells of the planner's tables are reported with line and column, and their rows left out") {
  written_file const c{companies}, h{hosts}, p{people};
  input_files files;
  files.companies = c.path();
  files.hosts = h.path();
  files.people = p.path();
  auto const got = read(files, how());
  REQUIRE(got.findings.size() == 3);
  CHECK(got.facts.companies.size() == 1);
  CHECK(got.facts.hosts.size() == 1);
  CHECK(got.facts.hosts[0].tasks.size() == 2);
  CHECK(got.facts.people.size() == 2);
  CHECK(got.facts.people[1].carer_for == 0);
  CHECK(got.facts.people[0].metres_limit == 12'500);
  auto at = [](io::roster_findings const& f) {
    std::vector<std::pair<std::size_t, std::string>> out;
    for (auto const& b : f.bad) {
      out.emplace_back(b.line, b.column);
    }
    return out;
  };
  using places = std::vector<std::pair<std::size_t, std::string>>;
  CHECK(at(got.findings[0]) == places{{3, "employees"}, {4, "id"}});
  CHECK(at(got.findings[1]) == places{{4, "province"}, {5, "province"}, {6, "latitude"}});
  CHECK(at(got.findings[2]) == places{{5, "latitude"}, {6, "disability"}, {7, "host_now"}, {4, "carer_for"}});
  // Nothing is lost: every row is used or counted as left out.
  CHECK(got.findings[0].rows == 3);
  CHECK(got.findings[0].rows_left_out == 2);
  CHECK(got.findings[2].rows == 6);
  CHECK(got.findings[2].rows_left_out == 4);
}

TEST_CASE("a table without a needed column is refused as a whole") {
  written_file const c{"id,name\nC1,x\n"}, h{hosts}, p{people};
  input_files files;
  files.companies = c.path();
  files.hosts = h.path();
  files.people = p.path();
  CHECK_THROWS_AS(read(files, how()), facts_error);
}

TEST_CASE("the law of the year: places, shortfall, the amount of one, wages by province") {
  written_file const c{"id,employees,hired\nC1,1234,7\n"}, h{hosts}, p{people};
  input_files files;
  files.companies = c.path();
  files.hosts = h.path();
  files.people = p.path();
  auto const got = read(files, how());
  // 1,234 employees: 12 required (section 33); README of the project has the same company.
  CHECK(got.facts.companies[0].required == heads{12});
  CHECK(got.facts.companies[0].shortfall == heads{5});
  CHECK(got.facts.companies[0].wanted == heads{5});
  CHECK(got.facts.per_head == baht{12'300'500});  // 337 × 365, law/placements.md 2.4 has the same for 2026
}
