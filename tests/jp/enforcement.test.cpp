// SPDX-License-Identifier: Apache-2.0
// Plan order: the three criteria as stated by allabout.co.jp (article 404088, page 2); rates of Order 9.
#include "quotalaw/jp/enforcement.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <optional>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

no_trace silent;
constexpr day june_2026 = make_day(2026, 6, 1);  // 2.5 %

plan_order order(std::int64_t base_halves, std::int64_t counted_halves, std::optional<rate> average = std::nullopt,
                 day on = june_2026, employer_kind kind = employer_kind::private_sector) {
  return plan_order_for(half_heads{base_halves}, half_heads{counted_halves}, average, enforcement_law_on(on, kind),
                        silent);
}

}  // namespace

TEST_CASE("below the national average and five short") {
  // Base 600: 15 required.
  CHECK(order(1200, 20).met == plan_criterion::below_average_and_five_short);
  CHECK(order(1200, 20).required == heads{15});
  CHECK(order(1200, 20).shortage == half_heads{10});
  CHECK(order(1200, 21).met == plan_criterion::none);  // 10.5 counted: 4.5 short
}

TEST_CASE("at the average is not below it: exact fractions, never displayed rates") {
  // Base 1,000: 25 required, 20 counted are 2 %.
  CHECK(order(2000, 40, rate{2, 100}).met == plan_criterion::none);
  CHECK(order(2000, 40, rate{20'001, 1'000'000}).met == plan_criterion::below_average_and_five_short);
}

TEST_CASE("ten short, whatever the rate") {
  // Base 2,000: 50 required. With an average of 1 % the first criterion is never met.
  CHECK(order(4000, 80, rate{1, 100}).met == plan_criterion::ten_short);
  CHECK(order(4000, 81, rate{1, 100}).met == plan_criterion::none);  // 9.5 short
}

TEST_CASE("three or four required and nobody employed") {
  CHECK(order(239, 0).met == plan_criterion::none);                          // 119.5: 2 required
  CHECK(order(240, 0).met == plan_criterion::none_employed);                 // 120: 3
  CHECK(order(240, 1).met == plan_criterion::none);                          // half a person is somebody
  CHECK(order(399, 0).met == plan_criterion::none_employed);                 // 199.5: 4
  CHECK(order(400, 0).met == plan_criterion::below_average_and_five_short);  // 200: 5 required, 5 short
}

TEST_CASE("who meets its number meets no criterion") {
  CHECK(order(1200, 30).met == plan_criterion::none);
  CHECK(order(1200, 30).shortage == half_heads{0});
  CHECK(order(1200, 60).shortage == half_heads{0});
  CHECK(order(78, 0).met == plan_criterion::none);  // 39: nothing required
}

TEST_CASE("the rate is that of the day and of the kind") {
  CHECK(order(1200, 0, std::nullopt, make_day(2026, 6, 30)).required == heads{15});
  CHECK(order(1200, 0, std::nullopt, make_day(2026, 7, 1)).required == heads{16});
  CHECK(order(1200, 0, std::nullopt, make_day(2026, 7, 1), employer_kind::state_local).required == heads{18});
}

TEST_CASE("the national average is that of the June report of the year before") {
  // Published by the Ministry: 2.33 % in 2023, 2.41 % in 2024. 2.4 % lies between.
  // Base 7,000: 175 required; 168 counted are exactly 2.4 % and seven short.
  CHECK(order(14'000, 336, std::nullopt, make_day(2024, 6, 1)).met == plan_criterion::none);  // 2.4 % is above 2.33 %
  CHECK(order(14'000, 336, std::nullopt, make_day(2025, 6, 1)).met ==
        plan_criterion::below_average_and_five_short);  // and below 2.41 %
}

TEST_CASE("days before the criteria are known are refused") {
  CHECK_THROWS_AS(enforcement_law_on(make_day(2011, 12, 31), employer_kind::private_sector), law_error);
  CHECK_NOTHROW(enforcement_law_on(make_day(2012, 1, 1), employer_kind::private_sector));
}

TEST_CASE("a given average is a fact, a read one is law") {
  recorder keeping;
  auto const law = enforcement_law_on(june_2026, employer_kind::private_sector);
  plan_order_for(half_heads{1200}, half_heads{20}, rate{2, 100}, law, keeping);
  plan_order_for(half_heads{1200}, half_heads{20}, std::nullopt, law, keeping);
  auto reads_average = [](explanation const& step) {
    return std::any_of(step.reads.begin(), step.reads.end(),
                       [](auto const& r) { return r.term->id == "jp.national_rate"; });
  };
  REQUIRE(keeping.steps().size() == 4);  // required, criteria; twice
  CHECK_FALSE(reads_average(keeping.steps()[1]));
  CHECK(reads_average(keeping.steps()[3]));
}

TEST_CASE("publication: the averages that the releases name") {
  // 2021-12-24: tested on 2021-01-01 against 2.11 % of 2019; 2023-03-29: on 2023-01-01 against 2.20 % of 2021.
  auto average = [](day test) { return text_of(law_reader::value(publication_law_on(test, test).national_rate)); };
  CHECK(average(make_day(2021, 1, 1)) == "2.11%");
  CHECK(average(make_day(2023, 1, 1)) == "2.2%");
  auto const law = publication_law_on(make_day(2023, 1, 1), make_day(2023, 1, 1));
  auto met = [&](std::int64_t base, std::int64_t counted) {
    return publication_criterion_for(halves(heads{base}), halves(heads{counted}), std::nullopt, law, silent);
  };
  CHECK(met(1000, 21) == publication_criterion::below_average);
  CHECK(met(1000, 22) == publication_criterion::none);  // 2.20 % is not below 2.20 %
  // Three or four required (2.3 %): nobody employed, and not the average.
  CHECK(met(150, 0) == publication_criterion::none_employed);
  CHECK(met(150, 1) == publication_criterion::none);
  CHECK(met(100, 0) == publication_criterion::none);  // two required
}
