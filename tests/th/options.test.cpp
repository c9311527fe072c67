// SPDX-License-Identifier: Apache-2.0
// th/options.hpp: ways to close a shortfall, priced. Expected values by hand from the wage of notification No. 14
// (Nan 345), the lowest wage 337 (123,005 a place) and social security of 5 % up to 17,500 a month.
#include "quotalaw/th/options.hpp"

#include "support/catch.hpp"

using namespace quotalaw;
using namespace quotalaw::th;

namespace {

priced_options priced(options_facts const& facts, fund_year y = {2026}) {
  no_trace silent;
  return compare(facts, options_law_for(y), silent);
}

}  // namespace

TEST_CASE("two places in Nan, 313 paid days, fee 5,000, tax 20 %") {
  auto const p = priced({.shortfall = heads{2},
                         .where = province_named("Nan"),
                         .paid_days = number_of_days{313},
                         .fee_per_head = baht{500'000},
                         .tax_rate = rate{1, 5}});
  // 345 x 313 = 107,985; 5 % = 5,399.25
  CHECK(p.ways[0].per_head == baht{11'338'425});
  CHECK(p.ways[0].gross == baht{22'676'850});
  // less 20 % of (2 x 107,985 + 5,399.25) = 44,273.85 a person
  CHECK(p.ways[0].net_of_tax == baht{13'822'080});
  CHECK(p.ways[1].gross == baht{23'676'850});
  CHECK(p.ways[1].net_of_tax == baht{14'622'080});
  CHECK(p.ways[2].net_of_tax == baht{24'601'000});  // nothing is said of its tax
  CHECK(p.ways[3].gross == baht{24'601'000});
  CHECK(p.ways[3].net_of_tax == baht{19'680'800});
  CHECK(p.cheapest == way::hire);
  CHECK(p.break_even_paid_days == number_of_days{339});  // 123,005 / 362.25 = 339.55
}

TEST_CASE("the ceiling of social security caps the on-costs") {
  // Bangkok 400 x 365 = 146,000 a year is below 17,500 x 12 = 210,000: no cap; with 700 paid days it would be above.
  auto const p = priced({.shortfall = heads{1}, .where = province_named("Bangkok")});
  CHECK(p.ways[0].per_head == baht{15'330'000});  // 146,000 + 7,300
  auto const q = priced({.shortfall = heads{1}, .where = province_named("Bangkok"), .paid_days = number_of_days{700}});
  CHECK(q.ways[0].per_head == baht{28'000'000 + 1'050'000});  // 5 % of 210,000
}

TEST_CASE("without a tax rate nothing is said net of tax, and the cheapest is by gross cost") {
  auto const p = priced({.shortfall = heads{1}, .where = province_named("Phuket"), .on_cost_rate = rate{}});
  CHECK_FALSE(p.ways[0].net_of_tax);
  CHECK(p.ways[0].gross == baht{14'600'000});
  CHECK(p.cheapest == way::contract);  // 123,005 against 146,000; the first of equals
}

TEST_CASE("social security before 2025 is not known: the on-cost rate must be given") {
  CHECK_THROWS_AS(priced({.shortfall = heads{1}}, {2024}), law_error);
  CHECK_NOTHROW(priced({.shortfall = heads{1}, .on_cost_rate = rate{1, 20}}, {2024}));
}
