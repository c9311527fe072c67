// SPDX-License-Identifier: Apache-2.0
// Transition support. Figures of the tables: the private pages named in docs/jp/transition_support.md; the retention
// case is published by syoshikawa.com. Products are arithmetic on them.
#include "quotalaw/jp/transition_support.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

#include <string>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

no_trace silent;

std::int64_t units(int year, std::int64_t capacity, rate retention) {
  return transition_fee_of(retention, transition_law_for({year}, heads{capacity}), silent).units.number();
}

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("published: two and two of twenty and twenty is 10 percent (syoshikawa.com)") {
  auto const law = transition_law_for({2024}, heads{20});
  CHECK(text_of(retention_rate_of(heads{4}, heads{40}, law, silent)) == "10%");
}

TEST_CASE("units of every revision, capacity 20 or fewer") {
  struct row {
    int year;
    std::int64_t units[7];  // none, above_0, from_10 ... from_50
  };
  for (auto const& r :
       {row{2018, {500, 524, 564, 686, 807, 935, 1089}}, row{2020, {502, 527, 567, 689, 811, 939, 1094}},
        row{2021, {468, 507, 557, 690, 820, 959, 1128}}, row{2024, {479, 519, 569, 719, 879, 1020, 1210}}}) {
    INFO(r.year);
    CHECK(units(r.year, 20, rate{}) == r.units[0]);
    CHECK(units(r.year, 20, rate{1, 1000}) == r.units[1]);
    for (std::int64_t band = 1; band <= 5; ++band) {
      INFO(band);
      // At the edge the higher band, one in a million below it the lower one.
      CHECK(units(r.year, 20, rate{band, 10}) == r.units[band + 1]);
      CHECK(units(r.year, 20, rate{band * 100'000 - 1, 1'000'000}) == r.units[band]);
    }
    CHECK(units(r.year, 1, rate{1, 1}) == r.units[6]);
    CHECK(units(r.year, 20, rate{3, 2}) == r.units[6]);  // over 100 %
  }
}

TEST_CASE("capacity classes of 2024, their bounds, and what is refused") {
  CHECK(units(2024, 20, rate{1, 2}) == 1210);
  CHECK(units(2024, 21, rate{1, 2}) == 1055);
  CHECK(units(2024, 40, rate{}) == 432);
  CHECK(units(2024, 41, rate{1, 2}) == 1022);
  CHECK(units(2024, 60, rate{}) == 413);
  CHECK(units(2024, 61, rate{1, 2}) == 968);
  CHECK(units(2024, 80, rate{}) == 395);
  try {
    transition_law_for({2024}, heads{81});
    FAIL("81 places have no units");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::unsettled);
    CHECK(has(e.message(), "capacity of 81"));
  }
  try {
    transition_law_for({2023}, heads{21});
    FAIL("no units of larger offices before 2024");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
    CHECK(has(e.message(), "2024-04-01"));
  }
  CHECK_THROWS_AS(transition_law_for({2016}, heads{20}), law_error);
}

TEST_CASE("before the bands: 804 flat, no retention asked for") {
  auto const fee = transition_fee_of(rate{}, transition_law_for({2017}, heads{20}), silent);
  CHECK(fee.band == transition_band::flat);
  CHECK(fee.units.number() == 804);
  CHECK_FALSE(fee.next_band);
}

TEST_CASE("persons to the next band: the fewest that reach the edge") {
  auto const law = transition_law_for({2026}, heads{20});
  auto missing = [&](std::int64_t retained, std::int64_t capacities) {
    auto const fee = transition_fee_of(rate{retained, capacities}, law, silent);
    auto const more = persons_to_next_band(heads{retained}, heads{capacities}, fee, silent);
    if (more) {
      // With them the next band, with one fewer not.
      CHECK(transition_fee_of(rate{retained + more->number(), capacities}, law, silent).band == *fee.next_band);
      CHECK(transition_fee_of(rate{retained + more->number() - 1, capacities}, law, silent).band == fee.band);
    }
    return more ? more->number() : -1;
  };
  CHECK(missing(11, 40) == 1);
  CHECK(missing(8, 40) == 4);  // exactly 20 %
  CHECK(missing(0, 40) == 1);  // above 0 begins with the first person
  CHECK(missing(1, 40) == 3);  // 10 % of 40 is 4
  CHECK(missing(1, 26) == 2);  // 2.6 persons: three
  CHECK(missing(20, 40) == -1);
  for (std::int64_t n = 0; n < 30; ++n) {
    missing(n, 37);
  }
}

TEST_CASE("the price of a unit is exact and cut once") {
  auto const law = transition_law_for({2026}, heads{20});
  // 3 * 1 * 719 * 11.14 = 24,028.98
  CHECK(transition_revenue(heads{3}, number_of_days{1}, plain_count{719}, parse_unit_price("11.14"), law, silent)
            .minor() == 24'028);
  CHECK(transition_revenue(heads{3}, number_of_days{1}, plain_count{719}, std::nullopt, law, silent).minor() == 21'570);
  CHECK(text_of(*parse_unit_price("11.14")) == "11.14");
  CHECK(text_of(*parse_unit_price("10")) == "10.00");
  CHECK_FALSE(parse_unit_price("11.145"));
  CHECK_FALSE(parse_unit_price("-1"));
  CHECK_FALSE(parse_unit_price("10000.01"));
}

TEST_CASE("fiscal 2019 shows the units of April and says that they changed") {
  CHECK(units(2019, 20, rate{1, 2}) == 1089);
}

TEST_CASE("what was read is in the explanation, with its confidence") {
  recorder keeping;
  transition_fee_of(rate{1, 4}, transition_law_for({2026}, heads{20}), keeping);
  auto const& step = keeping.steps().front();
  CHECK(step.reads.back().term->id == "jp.transition_support.units.to_20.from_20");
  CHECK(step.reads.back().version->confirmed == confidence::secondary);
  CHECK(step.findings.front().text == "from_20");
}

// New offices: syogaifukushi-osaka.com (two years at 30 to 40 %, own result from 40 % in the second, (0.30 x capacity 1
// + reached 2) / (capacity 1 + capacity 2) in the third) and syoshikawa.com (the first year only).
TEST_CASE("a new office: the two readings, year by year") {
  auto const law = new_office_law_for({2024});
  auto rate_of = [&](std::int64_t year, std::vector<office_result> const& results, new_office_reading reading) {
    return text_of(new_office_retention_of(number_of_years{year}, results, reading, law, silent).retention);
  };
  constexpr auto two = new_office_reading::two_years;
  constexpr auto first = new_office_reading::first_year_only;
  auto of_20 = [](std::int64_t retained) { return office_result{heads{retained}, heads{20}}; };
  CHECK(rate_of(1, {}, two) == "30%");
  CHECK(rate_of(1, {}, first) == "30%");
  // The second year: 10 % of its own is not used by the first reading; from 40 % it is.
  CHECK(rate_of(2, {of_20(2)}, two) == "30%");
  CHECK(rate_of(2, {of_20(2)}, first) == "10%");
  CHECK(rate_of(2, {of_20(7)}, two) == "30%");
  CHECK(rate_of(2, {of_20(8)}, two) == "40%");
  CHECK(rate_of(2, {of_20(8)}, first) == "40%");
  // The third: (6 + 8) / 40 = 35 % against (2 + 8) / 40 = 25 %; an office with more in its first year keeps its own.
  CHECK(rate_of(3, {of_20(2), of_20(8)}, two) == "35%");
  CHECK(rate_of(3, {of_20(2), of_20(8)}, first) == "25%");
  CHECK(rate_of(3, {of_20(10), of_20(8)}, two) == "45%");
  // Other capacities: (0.30 x 10 + 6) / 30 = 30 %.
  CHECK(rate_of(3, {{heads{0}, heads{10}}, {heads{6}, heads{20}}}, two) == "30%");
  // From the fourth year on as every office.
  CHECK(rate_of(4, {of_20(2), of_20(2)}, two) == "10%");
}

TEST_CASE("a new office before 2021: no rule is known") {
  CHECK_THROWS_AS(new_office_law_for({2020}), law_error);
  CHECK_NOTHROW(new_office_law_for({2021}));
}
