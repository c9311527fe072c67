// SPDX-License-Identifier: Apache-2.0
// Home work: Act 74-2, 74-3, Suppl. 4(4); Order 20 to 22. Expected values: the formula and amounts of the Order, and
// the worked cases of shougaishacube.com (?p=1855; post of 2019-03-29).
#include "quotalaw/jp/home_work.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

home_work_grant grant(int year, home_work_scheme scheme, std::int64_t payments, std::int64_t halves_of_person_months) {
  no_trace silent;
  return home_work_amount(yen{payments}, person_months{halves_of_person_months}, home_work_law_for({year}, scheme),
                          silent);
}
constexpr auto adjustment = home_work_scheme::adjustment;
constexpr auto reward = home_work_scheme::reward;

}  // namespace

TEST_CASE("published: 2,500,000 yen are 7 units and 147,000 yen; 4,200,000 are 12 and 252,000") {
  auto const seven = grant(2020, adjustment, 2'500'000, 240);
  CHECK(seven.units.number() == 7);
  CHECK(seven.amount == yen{147'000});
  auto const twelve = grant(2018, adjustment, 4'200'000, 240);
  CHECK(twelve.units.number() == 12);
  CHECK(twelve.amount == yen{252'000});
}

TEST_CASE("the reward form pays 17,000 a unit (Rule Suppl. 3-3)") {
  CHECK(grant(2020, reward, 2'500'000, 240).amount == yen{119'000});
}

TEST_CASE("a unit begins at 350,000 yen, and what is below one is dropped (Order 20 to 22)") {
  CHECK(grant(2026, adjustment, 0, 240).amount == yen{0});
  CHECK(grant(2026, adjustment, 349'999, 240).amount == yen{0});
  CHECK(grant(2026, adjustment, 350'000, 240).amount == yen{21'000});
  CHECK(grant(2026, adjustment, 699'999, 240).amount == yen{21'000});
  CHECK(grant(2026, adjustment, 700'000, 240).amount == yen{42'000});
}

TEST_CASE("to fiscal 2014 the unit was three months: 1,050,000, 63,000 and 51,000 (wording of November 2013)") {
  CHECK(grant(2014, adjustment, 2'500'000, 240).units.number() == 2);
  CHECK(grant(2014, adjustment, 2'500'000, 240).amount == yen{126'000});
  CHECK(grant(2014, reward, 2'500'000, 240).amount == yen{102'000});
  CHECK(grant(2014, adjustment, 1'049'999, 240).amount == yen{0});
  CHECK(grant(2013, adjustment, 1'050'000, 240).amount == yen{63'000});
  CHECK(grant(2015, adjustment, 1'050'000, 240).amount == yen{63'000});  // three units of one month
}

TEST_CASE("the cap is 21,000 or 17,000 for each counted person-month: none employed, nothing paid (Act 74-2(2))") {
  CHECK(grant(2026, adjustment, 2'500'000, 0).cap == yen{0});
  CHECK(grant(2026, adjustment, 2'500'000, 0).amount == yen{0});
  CHECK(grant(2026, adjustment, 2'500'000, 12).amount == yen{126'000});  // 6 person-months
  CHECK(grant(2026, adjustment, 2'500'000, 13).amount == yen{136'500});  // 6.5
  CHECK(grant(2026, adjustment, 2'500'000, 14).amount == yen{147'000});  // 7: the cap just allows it
  CHECK(grant(2026, reward, 2'500'000, 13).amount == yen{110'500});
}

TEST_CASE("years before the oldest wording read are refused") {
  CHECK_THROWS_AS(grant(2012, adjustment, 1'000'000, 12), law_error);
  CHECK_NOTHROW(grant(2013, adjustment, 1'000'000, 12));
}

TEST_CASE("the explanation of home work names units, cap and amount") {
  recorder keeping;
  home_work_amount(yen{2'500'000}, person_months{240}, home_work_law_for({2026}, adjustment), keeping);
  auto const& step = keeping.steps().front();
  CHECK(step.by.id == "jp.home_work.amount");
  CHECK(step.reads.size() == 3);
  CHECK(step.findings[0].text == "7");
  CHECK(step.findings[1].text == "2520000");
  CHECK(step.conclusions[0].text == "147000");
}
