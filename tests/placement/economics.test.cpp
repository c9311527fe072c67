// SPDX-License-Identifier: Apache-2.0
// The published sums of indirect hiring, and the measures on figures that can be worked by hand.
#include "quotalaw/placement/economics.hpp"

#include "quotalaw/th/assess.hpp"
#include "support/catch.hpp"

#include <array>

using namespace quotalaw;
using namespace quotalaw::placement;

namespace {

baht per_head(int fund_year) {
  no_trace silent;
  return th::price_of_place(std::nullopt, th::contribution_law_for({fund_year}), silent).per_head;
}
constexpr baht baht_of(std::int64_t n) { return baht{n * 100}; }

}  // namespace

TEST_CASE("published sums are persons times the amount of a place") {
  // Central Group, 199 persons: amount in the headline of sif.or.th/2018/03/13/392, persons on ryt9.com/s/prg/2415696.
  CHECK(per_head(2016) * 199 == baht_of(21'790'500));
  // 1,450 persons: nationthailand.com/in-focus/40012957 prints 165.65 million.
  CHECK(per_head(2022) * 1450 == baht_of(165'655'250));
  // "More than 159 million", 40 % over a target of 1,000: tddf.or.th postid 0023420.
  CHECK(per_head(2022) * 1400 == baht_of(159'943'000));
  // 396,871,800 baht: mgronline.com/uptodate/detail/9660000030468. A whole number of places, 3,315.
  CHECK(per_head(2023) * 3315 == baht_of(396'871'800));
  // sentangsedtee.com article_7633: 632 posts at 9,125 baht a month in 2017, 76 × 2 + 240 × 2.
  CHECK(76 * 2 + 240 * 2 == 632);
  CHECK(decimal_text_of(person_side(per_head(2017), baht_of(1), per_head(2017)).month, 2) == "9125.00");
  CHECK(per_head(2017) * 632 == baht_of(69'204'000));
  // October 2023: s33 38,590 + s35 12,365 + state 3,471, the Prime Minister's "54,000" (nationthailand.com 40033468).
  CHECK(38'590 + 12'365 + 3'471 == 54'426);
}

TEST_CASE("a month of the amount of a place") {
  // law/placements.md 2.4 and nationthailand.com, sif.or.th: 9,125 (2017), 9,520 (2022), 9,977 (2023), 10,037.50 (2025)
  auto month = [](int y) { return decimal_text_of(exact_of(per_head(y)) / 12, 2); };
  CHECK(month(2017) == "9125.00");
  CHECK(decimal_text_of(exact_of(per_head(2022)) / 12, 0) == "9520");
  CHECK(decimal_text_of(exact_of(per_head(2023)) / 12, 0) == "9977");
  CHECK(month(2025) == "10037.50");
  CHECK(month(2026) == "10250.42");
}

TEST_CASE("paid days up to which hiring costs no more than paying") {
  // law/placements.md section 4: fund year 2025, 330 × 365 against 359 and 352 baht a day.
  CHECK(decimal_text_of(break_even_days(per_head(2025), baht_of(359)), 1) == "335.5");
  CHECK(decimal_text_of(break_even_days(per_head(2025), baht_of(352)), 1) == "342.2");
  // At 312 paid days the last whole wage at which hiring is cheaper is 386 baht.
  CHECK(break_even_days(per_head(2025), baht_of(386)) >= 312);
  CHECK(break_even_days(per_head(2025), baht_of(387)) < 312);
}

TEST_CASE("a place against the allowance") {
  // NSO Social Indicators 2017: 9,590 baht a recipient in 2017; a place is 11.4 times that.
  auto const p = person_side(per_head(2017), baht_of(9'590), per_head(2017));
  CHECK(decimal_text_of(p.multiple, 1) == "11.4");
  CHECK(p.gain == 99'910);
  CHECK(p.day_share == 1);
  CHECK_THROWS_AS(person_side(baht_of(1), baht{0}, baht_of(1)), facts_error);
}

TEST_CASE("jobs and money if those who pay placed somebody") {
  // DEP table of 5 October 2020 and ministry data of October 2023 (data/statistics/th_quota_compliance_private.csv).
  auto const y2020 = potential_of(heads{13'103}, heads{19'825}, per_head(2020));
  CHECK(y2020.jobs == heads{32'928});
  CHECK(decimal_text_of(exact_of(y2020.money) / 1'000'000'000, 2) == "3.70");
  auto const y2023 = potential_of(heads{15'714}, heads{1'478}, per_head(2023));
  CHECK(y2023.jobs == heads{17'192});
  CHECK(decimal_text_of(exact_of(y2023.money) / 1'000'000'000, 2) == "2.06");
  CHECK(decimal_text_of(exact_of(per_head(2020) * 13'103) / 1'000'000, 1) == "1473.0");
  CHECK(decimal_text_of(exact_of(per_head(2023) * 15'714) / 1'000'000, 1) == "1881.3");
  // One baht more on the lowest wage: 365 a head; 5.74 million to the Fund, 4.51 million to section 35 (2023).
  CHECK(decimal_text_of(exact{365 * 15'714} / 1'000'000, 2) == "5.74");
  CHECK(decimal_text_of(exact{365 * 12'365} / 1'000'000, 2) == "4.51");
}

TEST_CASE("the tables of compliance: done, and at work") {
  // DEP table of 5 October 2020, printed shares 77.15 / 45.97 / 15.10 / 16.08 / 22.85.
  auto percent = [](int part, int of) { return decimal_text_of(exact{part} * 100 / of, 2); };
  CHECK(39'878 + 13'103 + 13'951 == 66'932);
  CHECK(percent(66'932, 86'757) == "77.15");
  CHECK(percent(39'878, 86'757) == "45.97");
  CHECK(percent(13'103, 86'757) == "15.10");
  CHECK(percent(13'951, 86'757) == "16.08");
  CHECK(percent(19'825, 86'757) == "22.85");
  CHECK(percent(39'878 + 13'951, 86'757) == "62.05");
  CHECK(percent(38'590 + 12'365, 68'147) == "74.77");
  // State sector: three printed percentages are off by .01 to .02 (nationthailand.com 40029814).
  CHECK(percent(10'594, 12'500) == "84.75");
  CHECK(percent(3'911, 15'412) == "25.38");
  CHECK(percent(3'488, 17'506) == "19.92");
  // ILO supervision of C159 (NORMLEX 3184119, 3057049).
  CHECK(percent(9'454, 12'479) == "75.76");
  CHECK(decimal_text_of(exact{391} * 100 / 1'698, 1) == "23.0");
  CHECK(decimal_text_of(exact{198} * 100 / 350, 1) == "56.6");
  CHECK(178 + 56 + 26 + 8 == 268);
}

TEST_CASE("a host receives labour and gives supervision") {
  // By hand: 40 h × 48 weeks × 45 = 86,400; 2.5 h × 48 × 90 = 10,800; other 1,000.
  auto const h = host_side({rate{40, 1}, heads{48}, baht_of(45), rate{5, 2}, baht_of(90), baht_of(1'000)});
  CHECK(h.labour == 86'400);
  CHECK(h.supervision == 10'800);
  CHECK(h.net == 74'600);
}

TEST_CASE("the fee that makes an intermediary self-funding") {
  // By hand: cost 2,000,000 + 1,000 × 3,000 = 5,000,000; grants 4,000,000; fee 1,000 a head (taejai.com: the appeal of
  // 2020 asked 1,000 baht a job).
  auto const i = intermediary_side(
      {heads{1'000}, baht_of(2'000'000), baht_of(3'000), baht_of(4'000'000), baht_of(1'000), heads{20}});
  CHECK(i.cost == 5'000'000);
  CHECK(i.balance == 0);
  CHECK(i.fee_with_grants == 1'000);
  CHECK(i.fee_alone == 5'000);
  CHECK(i.reliance == exact{4, 5});
  CHECK(i.self_funded == exact{1, 5});
  CHECK(i.each_coordinator == 50);
  // Grants above the cost need no fee, and never a negative one.
  CHECK(intermediary_side({heads{10}, baht_of(10), baht_of(1), baht_of(100), baht{0}, heads{1}}).fee_with_grants == 0);
  CHECK_THROWS_AS(intermediary_side({heads{0}, baht_of(1), baht_of(1), baht{0}, baht{0}, heads{1}}), facts_error);
  // 1,000 baht is about 0.9 % of the contract value of 2020 (law/placements.md 2.6).
  CHECK(decimal_text_of(exact{100'000} / exact_of(per_head(2020)), 1) == "0.9");
}

TEST_CASE("what the state gives up") {
  auto const s = state_side({heads{100}, per_head(2026), baht_of(50'000), exact{0}, baht{0}, baht_of(107'985)});
  CHECK(s.fund_income_lost == 12'300'500);
  CHECK(s.to_persons == 10'798'500);
  CHECK(s.cost == 12'350'500);
  CHECK(s.cost_a_head == exact{123'505});
}

TEST_CASE("leakage: contracted against received") {
  // thaipbs.or.th/news/content/294391: contracts of 100,000 baht of which "a few ten thousand" arrived; here 30,000.
  auto const l = leakage_of({.contracted = baht_of(100'000),
                             .received = baht_of(30'000),
                             .contracts = heads{4},
                             .own_account = heads{1},
                             .months_due = heads{48},
                             .months_unpaid = heads{12}});
  CHECK(l.leaked == exact{7, 10});
  CHECK(l.missing == baht_of(70'000));
  CHECK(*l.own_account == exact{1, 4});
  CHECK(*l.unpaid == exact{1, 4});
  CHECK_FALSE(l.late);
  CHECK_THROWS_AS(leakage_of({.contracted = baht_of(1), .received = baht_of(2)}), facts_error);
  CHECK_THROWS_AS(leakage_of({.contracted = baht_of(2), .contracts = heads{1}, .own_account = heads{2}}), facts_error);
}

TEST_CASE("flow by the published curve, and bands from counts") {
  // JEED research report 137: intellectual 85.3 % after 3 months, 68.0 % after 12.
  std::array<retention_point, 2> const curve{
      {{3, rate{853, 1000}, rate{853, 1000}, rate{853, 1000}}, {12, rate{68, 100}, rate{68, 100}, rate{68, 100}}}};
  auto const flow = flow_of(heads{1'000}, curve);
  REQUIRE(flow.size() == 3);
  CHECK(flow[1].middle == 853);
  CHECK(flow[2].middle == 680);
  // Wilson, 95 %, 8 of 10: 0.4902 to 0.9433 (Wilson 1927; any table of score intervals).
  auto const p = retention_from_counts(6, heads{8}, heads{10});
  CHECK(p.low == rate{4901, 10'000});
  CHECK(p.high == rate{9434, 10'000});
  CHECK(p.middle == rate{4, 5});
  // None kept and all kept end at 0 and 1; 0 of 10 reaches up to 0.2775.
  auto const none = retention_from_counts(6, heads{0}, heads{10});
  CHECK(none.low == rate{});
  CHECK(none.high == rate{2776, 10'000});
  CHECK(retention_from_counts(6, heads{10}, heads{10}).high == rate{1, 1});
  CHECK_THROWS_AS(retention_from_counts(6, heads{11}, heads{10}), facts_error);
  // A curve never rises.
  std::array<retention_point, 2> const rising{
      {{3, rate{1, 2}, rate{1, 2}, rate{1, 2}}, {6, rate{3, 4}, rate{3, 4}, rate{3, 4}}}};
  CHECK_THROWS_AS(flow_of(heads{10}, rising), facts_error);
}

TEST_CASE("concentration and spread") {
  std::array<std::int64_t, 4> const counts{6, 2, 2, 0};
  auto const c = concentration_of(counts);
  CHECK(c.largest_share == exact{3, 5});
  CHECK(c.herfindahl == exact{44, 100});
  CHECK(c.members == 3);
  CHECK(gini_of({exact{1}, exact{1}, exact{1}}) == 0);
  CHECK(gini_of({exact{0}, exact{0}, exact{1}}) == exact{2, 3});
  CHECK(gini_of({exact{1}, exact{2}, exact{3}}) == exact{2, 9});
  CHECK(gini_of({}) == 0);
  CHECK(quantile_of({5, 1, 9, 3}, rate{1, 2}) == 3);
  CHECK(quantile_of({5, 1, 9, 3}, rate{9, 10}) == 9);
  CHECK_FALSE(quantile_of({}, rate{1, 2}));
}

TEST_CASE("social return needs the user's proxies") {
  // By hand: 10 × 1,000 × 0.8 × 0.5 = 4,000 in the first year; 25 % drop-off: 3,000; no discount: 7,000 over 3,500.
  std::array<outcome, 1> const one{{{"income", heads{10}, baht_of(1'000), rate{1, 5}, rate{1, 2}, rate{1, 4}, 2}}};
  auto const s = social_return_of(one, baht_of(3'500), rate{});
  CHECK(s.value == 7'000);
  CHECK(s.ratio == 2);
  // Discounted at 25 %: 4,000 + 3,000 / 1.25 = 6,400.
  CHECK(social_return_of(one, baht_of(3'500), rate{1, 4}).value == 6'400);
  CHECK_THROWS_AS(social_return_of({}, baht_of(1), rate{}), facts_error);
  CHECK_THROWS_AS(social_return_of(one, baht{0}, rate{}), facts_error);
}

TEST_CASE("a transition-support office: what each band is worth") {
  // law/placements.md 6.4: 20 seats, 90 % use, 22 days × 12 = 4,752 user-days; crossing one edge is worth 1.9, 2.4,
  // 7.1, 7.6, 6.7 and 9.0 million yen a year from the bottom edge up (units of fiscal 2024).
  auto const law = jp::transition_law_for({2024}, heads{20});
  auto const bands = office_bands({{2024}, heads{20}, heads{40}, heads{18}, number_of_days{264}, {}}, law);
  REQUIRE(bands.size() == 7);
  std::array<std::string, 6> const millions{"1.9", "2.4", "7.1", "7.6", "6.7", "9.0"};
  for (std::size_t i = 0; i < millions.size(); ++i) {
    CHECK(decimal_text_of(exact_of(bands[i + 1].edge_value) / 1'000'000, 1) == millions[i]);
  }
  // One more person moves a 20-seat office 2.5 points over two years: 50 % is 20 of 40.
  CHECK(bands.back().retained == heads{20});
  CHECK(bands[1].retained == heads{1});
  // Top over bottom 2.53 (2024) and 2.41 (2021); from 30-40 % to 50 % and over +37.7 %.
  auto times = [](std::vector<office_band> const& b) {
    return decimal_text_of(exact{b.back().units.number()} / b.front().units.number(), 2);
  };
  CHECK(times(bands) == "2.53");
  auto const before = office_bands({{2021}, heads{20}, heads{40}, heads{18}, number_of_days{264}, {}},
                                   jp::transition_law_for({2021}, heads{20}));
  CHECK(times(before) == "2.41");
  CHECK(decimal_text_of(exact{bands[6].units.number()} * 100 / bands[4].units.number() - 100, 1) == "37.7");
  // syogai-zeirishi.com/2348: 12 users × 20 days × 820 units × 10 yen = 1,968,000 yen.
  no_trace silent;
  CHECK(jp::transition_revenue(heads{12}, number_of_days{20}, plain_count{820}, {},
                               jp::transition_law_for({2021}, heads{20}), silent) == yen{1'968'000});
  // The same month at 2.50 baht a unit.
  CHECK(office_in_thailand(heads{12}, number_of_days{20}, plain_count{820}, rate{5, 2}) == baht_of(492'000));
}

TEST_CASE("fractions are shown rounded half away from zero") {
  CHECK(decimal_text_of(exact{1, 2}, 0) == "1");
  CHECK(decimal_text_of(exact{-1, 2}, 0) == "-1");
  CHECK(decimal_text_of(exact{1, 3}, 3) == "0.333");
  CHECK(decimal_text_of(exact{-1, 300}, 2) == "0.00");
  CHECK(decimal_text_of(exact{5, 1000}, 2) == "0.01");
  CHECK(money_of<THB>(exact{1, 3}).minor() == 33);
  CHECK(money_of<THB>(exact{1, 3}, true).minor() == 34);
}
