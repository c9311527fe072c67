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
  // After tax a day costs 345 x (1.05 - 20 % of 2.05) = 220.80: a whole year costs less than paying.
  CHECK(p.break_even_paid_days_net == number_of_days{365});
  CHECK(p.ways[0].net_per_head == baht{6'911'040});
  CHECK(p.ways[0].more_than_cheapest == baht{0});
  CHECK(p.ways[3].more_than_cheapest == baht{19'680'800 - 13'822'080});
  // The person: wages less 5 % of one's own; the value of the contract; nothing. The allowance of 800 comes in any
  // case.
  CHECK(p.ways[0].person_receives == baht{10'798'500 - 539'925});
  CHECK(p.ways[1].person_receives == p.ways[0].person_receives);
  CHECK(p.ways[2].person_receives == baht{12'300'500});
  CHECK(p.ways[3].person_receives == baht{0});
  CHECK(p.allowance_a_year == baht{960'000});
}

TEST_CASE("the higher deduction, facilities, and a contract that is deductible") {
  options_facts facts{.shortfall = heads{1},
                      .where = province_named("Nan"),
                      .paid_days = number_of_days{313},
                      .tax_rate = rate{1, 5},
                      .high_deduction = true};
  // 113,384.25 less 20 % of (3 x 107,985 + 5,399.25)
  CHECK(priced(facts).ways[0].net_per_head == baht{4'751'340});
  facts.high_deduction = false;
  facts.facility_cost = baht{5'000'000};
  // 163,384.25 less 20 % of (2 x 107,985 + 5,399.25 + 2 x 50,000)
  CHECK(priced(facts).ways[0].net_per_head == baht{9'911'040});
  facts.contract_deduction = rate{1, 1};
  CHECK(priced(facts).ways[2].net_per_head == baht{9'840'400});  // as the contribution
  CHECK_THROWS_AS(priced(facts, {2025}), law_error);             // facilities are known from 2026
}

TEST_CASE("break-even after tax") {
  // Phuket 400 at a tax of 5 %: 400 x (1.05 - 5 % of 2.05) = 379 a day against 116,854.75: 308.3 days.
  auto const p = priced({.shortfall = heads{1}, .where = province_named("Phuket"), .tax_rate = rate{1, 20}});
  CHECK(p.break_even_paid_days_net == number_of_days{308});
}

// The ceilings of law/thailand.md, section 3.5: 17,500 to 2028, 20,000 to 2031, 23,000 from 2032.
TEST_CASE("the ceilings of social security to 2032") {
  for (auto const& [year, ceiling] :
       {std::pair{2025, 15'000}, {2026, 17'500}, {2028, 17'500}, {2029, 20'000}, {2031, 20'000}, {2032, 23'000}}) {
    INFO(year);
    auto const p =
        priced({.shortfall = heads{1}, .where = province_named("Phuket"), .paid_days = number_of_days{900}}, {year});
    auto const wages = baht{40'000} * 900;
    auto const own = baht{std::int64_t{ceiling} * 100 * 12 / 20};
    if (year > 2025) {  // on 1 January 2025 Phuket had 400 too
      CHECK(p.ways[0].per_head == wages + own);
    }
    CHECK(p.ways[0].person_receives == wages - own);
  }
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
