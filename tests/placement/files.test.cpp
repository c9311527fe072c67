// SPDX-License-Identifier: Apache-2.0
// Tables of the planner: every mistake with its line and column, nothing lost.
#include "quotalaw/placement/files.hpp"
#include "io/written_file.hpp"
#include "quotalaw/placement/planning.hpp"
#include "quotalaw/placement/sentences.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>

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

/// Tables in memory.
accepted read_texts(std::string const& of_companies, std::string const& of_hosts, std::string const& of_people,
                    std::string const& of_provinces = "", std::string const& of_times = "") {
  input_files files{"c", "p", "h", of_provinces.empty() ? "" : "q", of_times.empty() ? "" : "t", ""};
  files.texts = {{"c", of_companies}, {"h", of_hosts}, {"p", of_people}, {"q", of_provinces}, {"t", of_times}};
  return read(files, how());
}

constexpr auto one_company = "id,employees\nC1,1000\n";
constexpr auto one_host = "id,province,latitude,longitude,seats\nH1,Nan,18.78,100.77,2\n";
constexpr auto one_person = "id,province,latitude,longitude,disability\nP1,Nan,18.7,100.7,physical\n";

/// Line, column and sentence of each mistake.
std::vector<std::string> mistakes(io::roster_findings const& found) {
  std::vector<std::string> out;
  for (auto const& b : found.bad) {
    out.push_back(std::to_string(b.line) + " " + b.column + " " + std::string{b.said->id});
  }
  return out;
}
using told = std::vector<std::string>;

std::string refusal(std::string const& of_hosts, std::string const& of_people) {
  try {
    read_texts(one_company, of_hosts, of_people);
  } catch (facts_error const& e) {
    return e.what();
  }
  return {};
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

TEST_CASE("a task with more seats than its host is refused, not cut") {
  auto const got = read_texts(one_company,
                              "id,province,latitude,longitude,seats,task,task_seats\n"
                              "H1,Nan,18.78,100.77,5,office,3\nH1,Nan,18.78,100.77,5,garden,6\n"
                              "H2,Nan,18.78,100.77,4,,4\nH3,Nan,18.78,100.77,4,,\n",
                              one_person);
  CHECK(mistakes(got.findings[1]) == told{"3 task_seats more_than_host"});
  REQUIRE(got.facts.hosts.size() == 3);
  CHECK(got.facts.hosts[1].tasks[0].seats == 4);
  CHECK(got.facts.hosts[2].tasks[0].seats == 4);
}

TEST_CASE("supervisors and how many each looks after are given together") {
  auto const got = read_texts(one_company,
                              "id,province,latitude,longitude,seats,supervisors,supported_per_supervisor\n"
                              "H1,Nan,18.78,100.77,5,2,\nH2,Nan,18.78,100.77,5,,3\nH3,Nan,18.78,100.77,5,,\n",
                              one_person);
  CHECK(mistakes(got.findings[1]) == told{"2 supported_per_supervisor empty_cell", "3 supervisors empty_cell"});
}

// Distances by the spherical law of cosines from data/geo/th_towns.csv, not by this library: the city of Nan lies 69 km
// from Rong Kwang, the nearest town of Phrae; Bangkok 493 km from Na Muen, the nearest of Nan; Ko Lipe 69 km from
// La-ngu, the nearest of all towns, which is in its own province.
TEST_CASE("a point that cannot be in its province is refused, one near the border used and named") {
  auto const got = read_texts(one_company, one_host,
                              "id,province,latitude,longitude,disability\nP1,Nan,18.78,100.78,physical\n"
                              "P2,Phrae,18.78,100.78,physical\nP3,Nan,13.75,100.5,physical\n"
                              "P4,Satun,6.488,99.304,physical\nP5,Nan,48.85,2.35,physical\n"
                              "P6,Nan,100.78,18.78,physical\n");
  CHECK(mistakes(got.findings[2]) == told{"4 latitude far_from_province", "6 latitude not_a_decimal",
                                          "6 longitude not_a_decimal", "7 latitude not_a_decimal",
                                          "7 longitude not_a_decimal"});
  CHECK(got.facts.people.size() == 3);
  REQUIRE(got.unsure.size() == 1);
  CHECK(got.unsure[0].path == "p");
  REQUIRE(got.unsure[0].cells.size() == 1);
  auto const& doubt = got.unsure[0].cells[0];
  CHECK(doubt.line == 3);
  CHECK(io::message_of(*doubt.said, doubt.args, io::language::en) ==
        "18.78, 100.78 lies 69 km from the nearest town of Phrae, but 0 km from Nan (Nan)");
  auto const& far = got.findings[2].bad[0];
  CHECK(io::message_of(*far.said, far.args, io::language::en) ==
        "13.75, 100.5 lies 493 km from the nearest town of Nan; the nearest of all is Bangkok (Bangkok)");
}

TEST_CASE("a column that is missing is said once, with those that are there") {
  auto const people_of = [](std::string_view header) { return std::string{header} + "\nP1,Nan,18.7,100.7,physical\n"; };
  CHECK(refusal(one_host, people_of("id,province,lat,lon,disability")) ==
        "p, line 1 (id, province, lat, lon, disability): the table has no column latitude, longitude; rename what is "
        "meant: lat → latitude, lon → longitude; docs/reference/placement-files.md lists all columns");
  CHECK(refusal(one_host, people_of("id,province,x,y,disability")) ==
        "p, line 1 (id, province, x, y, disability): the table has no column latitude, longitude; add the column; "
        "docs/reference/placement-files.md lists all");
  CHECK(refusal("id,seats\nH1,2\n", one_person).find("province, latitude, longitude") != std::string::npos);
  // With travel times no point is needed.
  CHECK(read_texts(one_company, "id,province,seats\nH1,Nan,2\n", "id,province,disability\nP1,Nan,physical\n", "",
                   "person,host,minutes\nP1,H1,20\n")
            .bad_total() == 0);
}

TEST_CASE("a column that is not known is listed, and named if it is like one that is missing") {
  auto const got = read_texts("id,employees,fees,phone\nC1,1000,5,1\n", one_host, one_person);
  CHECK(got.findings[0].columns_unused == told{"fees", "phone"});
  REQUIRE(got.unsure.size() == 1);
  CHECK(got.unsure[0].total == 1);
  auto const said = report_doubts(got, io::language::en);
  CHECK(said.find("the column fees is not known and not used\n    → did you mean fee?") != std::string::npos);
  CHECK(said.find("c: Columns not used: fees, phone.") != std::string::npos);
  CHECK(report_doubts(read_texts(one_company, one_host, one_person), io::language::en).empty());
}

TEST_CASE("tables that a spreadsheet saved with semicolons are read") {
  auto const got =
      read_texts("\"# SYNTHETIC; made up\";;\r\nid;employees;forms\r\nC1;1000;\"33;35\"\r\n", one_host, one_person);
  CHECK(got.bad_total() == 0);
  REQUIRE(got.facts.companies.size() == 1);
  CHECK(got.findings[0].separator == ';');
}

TEST_CASE("a table without rows is refused") {
  CHECK_THROWS_AS(read_texts("id,employees\n", one_host, one_person), facts_error);
  CHECK(refusal(one_host, "id,province,latitude,longitude,disability\n") == "p is empty; give at least one entry");
}

TEST_CASE("contradictions between rows are refused where they stand") {
  auto const got =
      read_texts("id,employees,forms,provinces\nC1,1000,\"33,35\",\nC2,100,,\"Nan,Phrae\"\nC3,100,,\n",
                 "id,province,latitude,longitude,seats,task_suits\nH1,Nan,18.78,100.77,2,\nH2,Nan,18.78,100.77,2,"
                 "\"visual,mental\"\n",
                 "id,role,carer_for,province,latitude,longitude,disability,skills,host_now,company_now,week\n"
                 "P1,,,Nan,18.7,100.7,physical,,H1,C3,\nP2,carer,P1,Nan,18.7,100.7,physical,,H1,C3,\n"
                 "P3,,,Nan,18.7,100.7,physical,,H1,,\nP4,,,Nan,18.7,100.7,physical,,,C3,\n"
                 "P5,,,Nan,18.7,100.7,physical,\"sewing,garden\",,,\nP6,,,Nan,18.7,100.7,physical,,,,0\n",
                 "province,floor,ceiling\nNan,5,2\n", "person,host,minutes\nP1,H1,20\nP1,H1,25\n");
  CHECK(mistakes(got.findings[0]) == told{"2 forms commas_in_list", "3 provinces commas_in_list"});
  CHECK(mistakes(got.findings[1]) == told{"3 task_suits commas_in_list"});
  CHECK(mistakes(got.findings[2]) == told{"4 host_now more_work_there", "5 host_now empty_cell",
                                          "6 skills commas_in_list", "7 week not_a_decimal", "3 host_now both_work"});
  CHECK(mistakes(got.findings[3]) == told{"2 ceiling ceiling_below_floor"});
  CHECK(mistakes(got.findings[4]) == told{"3 person repeated_row"});
}

TEST_CASE("the order of the rows changes nothing, and P2 comes before P10") {
  auto rows_of = [](char const* header, std::vector<std::string> rows, std::uint64_t seed) {
    std::mt19937_64 dice{seed};
    for (std::size_t n = rows.size(); seed > 0 && n > 1; --n) {
      std::swap(rows[n - 1], rows[dice() % n]);
    }
    std::string out = header;
    for (auto const& row : rows) {
      out += row + "\n";
    }
    return out;
  };
  std::vector<std::string> of_companies, of_hosts, of_people;
  for (int i = 1; i <= 12; ++i) {
    auto const n = std::to_string(i);
    of_companies.push_back("C" + n + ",300");
    of_hosts.push_back("H" + n + ",Nan,18.78,100.77,2,office,1,");
    of_hosts.push_back("H" + n + ",Nan,18.78,100.77,2,garden,1,");
    of_people.push_back("P" + n + ",,,Nan,18.7,100.7,physical,H" + n + ",garden,C" + n);
    of_people.push_back("Q" + n + ",,,Nan,18.7,100.7,physical,,,");
    of_people.push_back("R" + n + ",carer,Q" + n + ",Nan,18.7,100.7,physical,,,");
  }
  auto plan_of = [&](std::uint64_t seed) {
    auto got =
        read_texts(rows_of("id,employees\n", of_companies, seed),
                   rows_of("id,province,latitude,longitude,seats,task,task_seats,open_to\n", of_hosts, seed),
                   rows_of("id,role,carer_for,province,latitude,longitude,disability,host_now,task_now,company_now\n",
                           of_people, seed));
    REQUIRE(got.bad_total() == 0);
    CHECK(got.facts.people[1].id == "P2");
    CHECK(got.facts.people[9].id == "P10");
    planning const done{std::move(got.facts)};
    return files_of(done, done.explain(), io::language::en);
  };
  auto const first = plan_of(0);
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    auto const again = plan_of(seed);
    REQUIRE(again.size() == first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CAPTURE(seed, first[i].name);
      CHECK(again[i].text == first[i].text);
    }
  }
}

TEST_CASE("a host's owner may be written by the name of one company") {
  auto const named = [](std::string const& of_companies, std::string const& owner) {
    return read_texts(of_companies, "id,province,latitude,longitude,seats,owner\nH1,Nan,18.78,100.77,2," + owner + "\n",
                      one_person);
  };
  auto const two = "id,name,employees\nC1,Siam Steel,1000\nC2,Lanna Foods,500\n";
  for (auto const* owner : {"C2", "Lanna Foods", "lanna foods"}) {
    auto const found = named(two, owner);
    REQUIRE(found.facts.hosts.size() == 1);
    CHECK(found.facts.companies[found.facts.hosts[0].owned_by].id == "C2");
  }
  CHECK(named(two, "Nan Hospital").facts.hosts[0].owned_by == nobody);
  CHECK(named(two, "").facts.hosts[0].owned_by == nobody);
  auto const same = "id,name,employees\nC1,Siam,1000\nC2,Siam,500\n";
  CHECK(mistakes(named(same, "Siam").findings[1]) == told{"2 owner several_companies"});
  CHECK(named(same, "C1").facts.hosts[0].owned_by == 0);
}

TEST_CASE("what looks wrong in companies once law and people are known is said") {
  auto const of_people =
      "id,province,latitude,longitude,disability,host_now,company_now\nP1,Nan,18.7,100.7,physical,H1,C3\n";
  // Fund year 2027 with the wages of 2025-07-01: Nan 345, Phuket 400 baht; a place is 337 × 365 = 123,005 baht.
  auto const found = read_texts(
      "id,employees,hired,provinces,daily_wage,yearly_value,forms\nC1,1000,,Nan;Phuket,344.99,,\n"
      "C2,1000,,Nan;Phuket,345,123005,\nC3,100,1,,,,\nC4,1000,,Phuket,399,123004.99,\n"
      "C5,1000,,Phuket,399,123004.99,35\nC6,100,,,,,\n",
      one_host, of_people);
  REQUIRE(found.unsure.size() == 1);
  std::vector<std::string> said;
  for (auto const& cell : found.unsure[0].cells) {
    said.push_back(std::to_string(cell.line) + " " + cell.column + " " + std::string{cell.said->id});
  }
  CHECK(said == told{"2 daily_wage wage_below_minimum", "4 wanted fewer_than_at_work",
                     "5 daily_wage wage_below_minimum", "5 yearly_value value_below_place",
                     "6 yearly_value value_below_place"});
  auto const text = report_doubts(found, io::language::en);
  CHECK(text.find("344.99 baht a day is less than") != std::string::npos);
  CHECK(text.find("345.00 baht or more") != std::string::npos);
  CHECK(text.find("123005.00 baht") != std::string::npos);
  CHECK(text.find("C3 already: 1; places the plan is asked for: 0") != std::string::npos);
}

TEST_CASE("days of the contracts lie in the fund year") {
  auto const found = read_texts(
      "id,employees,from,to\nC1,100,2027-01-01,2027-12-31\nC2,100,2026-12-31,\nC3,100,,2570-01-01\n"
      "C4,100,,2028-01-01\nC5,100,2027-06-02,2027-06-01\n",
      one_host, one_person);
  CHECK(mistakes(found.findings[0]) == told{"3 from outside_fund_year", "5 to outside_fund_year", "6 to wrong_order"});
  CHECK(found.facts.companies.size() == 2);
}

TEST_CASE("figures of law read for days after their review are counted") {
  input_files files{"c", "p", "h", "", "", ""};
  files.texts = {{"c", one_company}, {"h", one_host}, {"p", one_person}};
  auto of_year = how();
  of_year.year = {2025};
  CHECK(read(files, of_year).facts.past_review.empty());
  of_year.year = {2050};
  CHECK_FALSE(read(files, of_year).facts.past_review.empty());
}

TEST_CASE("Thai digits are read wherever a number or a day is") {
  auto const found = read_texts("id,employees,budget,from\nC1,๑๐๐๐,๑๒๓.๕๐,๒๕๗๐-๐๒-๐๑\n",
                                "id,province,latitude,longitude,seats\nH1,Nan,๑๘.๗๘,๑๐๐.๗๗,๒\n", one_person);
  CHECK(found.bad_total() == 0);
  CHECK(found.facts.companies[0].employees == heads{1000});
  CHECK(found.facts.companies[0].budget == baht{12'350});
  CHECK(text_of(*found.facts.companies[0].from) == "2027-02-01");
  CHECK(found.facts.hosts[0].at->latitude == 18'780'000);
}

TEST_CASE("one row that is not accepted is named where others refer to it, and told once") {
  auto const found =
      read_texts("id,employees\nC1,1000\nC2,abc\n",
                 "id,province,latitude,longitude,seats\nH1,Nan,18.78,100.77,2\nH2,Atlantis,18.78,100.77,2\n",
                 "id,role,carer_for,province,latitude,longitude,disability,refuses,only_hosts,host_now,company_now\n"
                 "P1,,,Nan,18.7,100.7,physical,C2;H2,,,\nP2,,,Nan,18.7,100.7,physical,,H2,,\nP3,,,Nan,18.7,100.7,"
                 "physical,,,H1,C2\n"
                 "P4,carer,P2,Nan,18.7,100.7,physical,,,,\nP5,carer,P5,Nan,18.7,100.7,physical,,,,\n"
                 "P6,carer,P7,Nan,18.7,100.7,physical,,,,\nP7,carer,P6,Nan,18.7,100.7,physical,,,,\n");
  CHECK(mistakes(found.findings[2]) == told{"3 only_hosts row_not_accepted", "4 company_now row_not_accepted",
                                            "5 carer_for row_not_accepted", "6 carer_for cares_for_self",
                                            "7 carer_for cares_for_carer", "8 carer_for cares_for_carer"});
  CHECK(found.facts.people.size() == 1);  // nobody is placed where the row is not accepted: refusing it changes nothing
  auto const& named = found.findings[2].bad[0];
  CHECK(io::message_of(*named.said, named.args, io::language::en) == "H2 is in line 3 of h, which is not accepted");
}

TEST_CASE("a task written twice, lines of separators, and ids that differ in case") {
  auto const found = read_texts(
      "id,employees\nC1,1000\n,\n",
      "id,province,latitude,longitude,seats,task\nH1,Nan,18.78,100.77,5,office\nH1,Nan,18.78,100.77,5,garden\n"
      "H1,Nan,18.78,100.77,5,garden\n ,,,,,\nh1,Nan,18.78,100.77,5,office\n",
      "id,province,latitude,longitude,disability\nP1,Nan,18.7,100.7,physical\np1,Nan,18.7,100.7,physical\n");
  CHECK(found.findings[0].rows == 1);
  CHECK(mistakes(found.findings[1]) == told{"4 task repeated_task"});
  auto const& twice = found.findings[1].bad[0];
  CHECK(io::message_of(*twice.said, twice.args, io::language::en) == "H1 has the task garden in line 3 already");
  REQUIRE(found.unsure.size() == 2);
  CHECK(found.unsure[0].cells[0].line == 6);
  CHECK(found.unsure[1].cells[0].said == &sentences::like_other_id);
  CHECK(found.facts.people.size() == 2);
}

TEST_CASE("what the planner says of its tables is translated") {
  for (auto const& said : sentences::of_tables) {
    for (auto const in : {io::language::th, io::language::ja}) {
      CAPTURE(said.id);
      CHECK(io::message_of(said, {}, in) != said.text);
      CHECK(io::remedy_of(said, {}, in) != said.remedy);
    }
  }
}
