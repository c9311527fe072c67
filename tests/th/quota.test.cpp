// SPDX-License-Identifier: Apache-2.0
// th/quota.hpp at its boundaries. Expected values from the formula of Act s. 33 and the regulation of B.E. 2554 as
// stated by WFW 2011, Mazars 2011, jga 2025 and the Department's FAQ; worked by hand where no source prints them.
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/th.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace quotalaw;

namespace {

heads required(std::int64_t employees, int year) {
  no_trace silent;
  return th::required_heads(heads{employees}, th::quota_law_for({year}), silent);
}

th::branch at(char const* province, std::int64_t employees) { return {th::province_named(province), heads{employees}}; }

}  // namespace

TEST_CASE("quota: every edge from 99 to 10,051 (MR B.E. 2554; WFW 2011, Mazars 2011, jga 2025)", "[th][quota]") {
  struct edge {
    std::int64_t employees, places;
  };
  edge const edges[] = {
      {0, 0},        {1, 0},        {50, 0},       {51, 0},     {98, 0},     {99, 0},   // below the threshold
      {100, 1},      {101, 1},      {149, 1},      {150, 1},    {151, 2},    {152, 2},  // WFW, Mazars: 151 gives 2
      {199, 2},      {200, 2},      {249, 2},      {250, 2},    {251, 3},               // jga: 250 gives 2
      {300, 3},      {350, 3},      {351, 4},      {400, 4},  // 400 is 4, not the 1 that circulates
      {500, 5},      {549, 5},      {550, 5},      {551, 6},  // Autism foundation: 500 and 549
      {999, 10},     {1'000, 10},   {1'001, 10},   {1'050, 10}, {1'051, 11}, {1'234, 12},  // WFW: 1,000 on many sites
      {5'000, 50},                                                                         // the Department's FAQ
      {9'240, 92},   {13'387, 134},                                                        // two ministries, 2014
      {10'049, 100}, {10'050, 100}, {10'051, 101},
  };
  for (int const year : {2012, 2017, 2018, 2024, 2027}) {
    for (auto const& e : edges) {
      CAPTURE(year, e.employees);
      CHECK(required(e.employees, year) == heads{e.places});
    }
  }
}

TEST_CASE("quota: 242 places mean 24,151 to 24,250 employees (Bangkok Post 346384, inverted by hand)", "[th][quota]") {
  CHECK(required(24'150, 2013) == heads{241});
  CHECK(required(24'151, 2013) == heads{242});
  CHECK(required(24'250, 2013) == heads{242});
  CHECK(required(24'251, 2013) == heads{243});
}

TEST_CASE("quota: the largest accepted headcount stays exact", "[th][quota]") {
  CHECK(required(2'000'000'000, 2026) == heads{20'000'000});
  CHECK(required(1'999'999'951, 2026) == heads{20'000'000});  // remainder 51
  CHECK(required(1'999'999'950, 2026) == heads{19'999'999});  // remainder 50
}

TEST_CASE("quota: counted on 1 October of the year before (the Department's Q&A); fund year 2012 on 2011-10-01",
          "[th][quota]") {
  no_trace silent;
  CHECK(th::count_day(th::quota_law_for({2012}), silent) == make_day(2011, 10, 1));
  CHECK(th::count_day(th::quota_law_for({2018}), silent) == make_day(2017, 10, 1));
  CHECK(th::count_day(th::quota_law_for({2026}), silent) == make_day(2025, 10, 1));
}

TEST_CASE("quota: 60 + 60 + 60 in three provinces: 2 pooled nationwide (the Department), 0 by province (Mazars)",
          "[th][quota]") {
  no_trace silent;
  auto const law = th::quota_law_for({2013});
  std::vector<th::branch> const branches{at("Bangkok", 60), at("Chiang Mai", 60), at("Phuket", 60)};
  CHECK(th::required_heads(heads{180}, law, silent) == heads{2});
  CHECK(th::required_by_province(branches, law, silent) == heads{0});
}

TEST_CASE("quota: by province, branches of one province are added before anything is rounded", "[th][quota]") {
  no_trace silent;
  auto const law = th::quota_law_for({2013});
  std::vector<th::branch> const branches{at("Bangkok", 60), at("Bangkok", 91), at("Phuket", 99), at("Phayao", 100)};
  // 151 in Bangkok gives 2, 99 in Phuket 0, 100 in Phayao 1; pooled, 350 gives 3.
  CHECK(th::required_by_province(branches, law, silent) == heads{3});
  std::vector<th::branch> const many(10, at("Bangkok", 10));
  CHECK(th::required_by_province(many, law, silent) == heads{1});
  CHECK(th::required_by_province(std::vector<th::branch>{}, law, silent) == heads{0});
}

TEST_CASE(
    "quota: fund year 2011 and before are refused, since threshold and rounding of the old rule are not established",
    "[th][quota][refusal]") {
  for (int const year : {1995, 2010, 2011}) {
    CAPTURE(year);
    try {
      th::quota_law_for({year});
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::not_in_force);
    }
  }
}

TEST_CASE("quota: an unknown province is refused with the nearest name", "[th][quota][refusal]") {
  try {
    th::province_named("Phukett", "facts.branches[0].province");
    FAIL("not refused");
  } catch (facts_error const& e) {
    CHECK(e.code() == errc::invalid_facts);
    CHECK(e.where() == "facts.branches[0].province");
    CHECK(e.remedy() == "did you mean Phuket?");
  }
  CHECK(th::province_named("Nong Bua Lam Phu") == th::province_named("Nong Bua Lamphu"));  // both spellings circulate
}

TEST_CASE("quota: the circulating mistakes beside the law", "[th][quota][mistake]") {
  auto const half_up = [](std::int64_t n) { return heads{(n + 50) / 100}; };     // adc-japan: 150 gives 2
  auto const each_fifty = [](std::int64_t n) { return heads{(n + 49) / 100}; };  // right above 100, wrong below
  auto const ours = required(150, 2013);
  CHECK(ours == heads{1});
  CHECK(half_up(150) == heads{2});
  CHECK(ours != half_up(150));
  CHECK(required(550, 2013) == heads{5});  // the Autism foundation prints 6
  CHECK(half_up(550) == heads{6});
  CHECK(required(550, 2013) != half_up(550));
  CHECK(required(99, 2013) == heads{0});  // rounding without the threshold
  CHECK(each_fifty(99) == heads{1});
  CHECK(required(99, 2013) != each_fifty(99));
  // Employees with disabilities in the base: 103 of whom 4 are persons with disabilities (the Department's Q&A).
  CHECK(required(103 - 4, 2013) == heads{0});
  CHECK(required(103, 2013) == heads{1});
  CHECK(required(103 - 4, 2013) != required(103, 2013));
}

// No source says which number is compared with the threshold: docs/th/threshold_reading.md. 103 employees of whom 4 are
// persons with disabilities give a base of 99 (law/thailand.md, section 4.2).
TEST_CASE("the threshold in two readings") {
  using th::threshold_reading;
  auto const law = th::quota_law_for({2027});
  reading_list read;
  auto required = [&](std::int64_t employees, std::int64_t with, std::optional<threshold_reading> reading) {
    read = {};
    return th::required_heads(th::measured_staff{heads{employees}, heads{with}, reading}, law, read).number();
  };
  CHECK(required(99, 4, std::nullopt) == 0);
  REQUIRE(read.remarks().size() == 1);
  CHECK(read.remarks()[0] == "th.threshold_reading_matters");
  CHECK(required(99, 4, threshold_reading::without_pwd) == 0);
  CHECK(required(99, 4, threshold_reading::all_staff) == 1);
  // Where both agree nothing is said.
  for (auto const& [employees, with] : {std::pair{100, 4}, std::pair{90, 9}, std::pair{50, 60}, std::pair{99, 0}}) {
    auto const one = required(employees, with, threshold_reading::without_pwd);
    CHECK(read.remarks().empty());
    CHECK(required(employees, with, threshold_reading::all_staff) == one);
    CHECK(read.remarks().empty());
  }
}

TEST_CASE("a what-if of the threshold reading") {
  reform what_if{"all staff"};
  what_if.amend(th::terms::quota_threshold_basis.term, make_day(2027, 1, 1), "all_staff");
  th::year_facts const facts{.employees = heads{99}, .with_disabilities = heads{4}};
  CHECK(th::assess(facts, th::law_for({2027})).required == heads{0});
  CHECK(th::assess(facts, th::law_for({2027}, what_if)).required == heads{1});
}
