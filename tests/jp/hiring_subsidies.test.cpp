// SPDX-License-Identifier: Apache-2.0
// Hiring subsidies: amounts of the Rule for the Employment Insurance Act 110 as in force 2026-02-08.
#include "quotalaw/jp/hiring_subsidies.hpp"
#include "support/catch.hpp"

#include <optional>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

std::int64_t total(jobseeker who, bool severe, std::optional<std::int64_t> age, weekly_hours h, company_size size) {
  hiring_facts facts{who, severe, std::nullopt, h, size};
  if (age) {
    facts.age = number_of_years{*age};
  }
  no_trace silent;
  return hiring_subsidy_for(facts, hiring_subsidy_law_on(make_day(2026, 11, 23)), silent).total.minor();
}

constexpr auto large = company_size::large;
constexpr auto small = company_size::small;

}  // namespace

TEST_CASE("amounts of both courses, large and small") {
  auto const full = hours(40);
  auto const part = hours(25);
  CHECK(total(jobseeker::physical, false, 30, full, large) == 500'000);
  CHECK(total(jobseeker::physical, false, 30, full, small) == 1'200'000);
  CHECK(total(jobseeker::intellectual, false, 30, full, small) == 1'200'000);
  CHECK(total(jobseeker::physical, true, 30, full, large) == 1'000'000);
  CHECK(total(jobseeker::intellectual, true, 30, full, small) == 2'400'000);
  CHECK(total(jobseeker::mental, false, 30, full, large) == 1'000'000);
  CHECK(total(jobseeker::mental, false, 30, full, small) == 2'400'000);
  for (auto const who : {jobseeker::physical, jobseeker::intellectual, jobseeker::mental}) {
    for (bool const severe : {false, true}) {
      CHECK(total(who, severe, 50, part, large) == 300'000);
      CHECK(total(who, severe, 50, part, small) == 800'000);
    }
  }
  for (auto const who : {jobseeker::developmental, jobseeker::intractable}) {
    CHECK(total(who, false, 50, full, large) == 500'000);
    CHECK(total(who, false, 50, full, small) == 1'200'000);
    CHECK(total(who, false, 50, part, large) == 300'000);
    CHECK(total(who, false, 50, part, small) == 800'000);
  }
}

TEST_CASE("45 years, 65 years, 30 hours and 20 hours are bounds from which") {
  auto const full = hours(40);
  CHECK(total(jobseeker::physical, false, 44, full, small) == 1'200'000);
  CHECK(total(jobseeker::physical, false, 45, full, small) == 2'400'000);
  CHECK(total(jobseeker::physical, false, 64, full, small) == 2'400'000);
  CHECK(total(jobseeker::physical, false, 65, full, small) == 0);
  CHECK(total(jobseeker::mental, false, 65, full, small) == 0);
  CHECK(total(jobseeker::developmental, false, 65, full, small) == 0);
  CHECK(total(jobseeker::mental, false, 30, hours(30), small) == 2'400'000);
  CHECK(total(jobseeker::mental, false, 30, weekly_hours{30 * hour_steps - 1}, small) == 800'000);
  CHECK(total(jobseeker::mental, false, 30, hours(20), small) == 800'000);
  CHECK(total(jobseeker::mental, false, 30, weekly_hours{20 * hour_steps - 1}, small) == 0);
}

TEST_CASE("the age is asked for only where it decides") {
  CHECK(total(jobseeker::physical, true, std::nullopt, hours(40), small) == 2'400'000);
  CHECK(total(jobseeker::mental, false, std::nullopt, hours(40), small) == 2'400'000);
  CHECK(total(jobseeker::physical, false, std::nullopt, hours(25), small) == 800'000);
  CHECK_THROWS_AS(total(jobseeker::physical, false, std::nullopt, hours(40), small), facts_error);
}

TEST_CASE("days before the amounts are known are refused") {
  CHECK_THROWS_AS(hiring_subsidy_law_on(make_day(2024, 3, 31)), law_error);
  CHECK_NOTHROW(hiring_subsidy_law_on(make_day(2024, 4, 1)));
}
