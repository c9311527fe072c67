// SPDX-License-Identifier: Apache-2.0
// jp/grants.hpp and jp/home_work.hpp at their boundaries: Act 50, 74-2, Suppl. 4(3); Order 14, 15, 20 to 22; Rule 25-7,
// Suppl. 3; Act 104/2022 Suppl. 17. Expected amounts worked by hand.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace quotalaw;
using jp::yen;

namespace {

constexpr half_heads persons(std::int64_t whole) { return half_heads{2 * whole}; }
constexpr person_months full_months(std::int64_t whole) { return person_months{2 * whole}; }

using year = std::vector<jp::month>;

year alike(half_heads workers, half_heads counted = {}, heads deduction = {}) {
  return year(12, jp::month{workers, deduction, counted});
}

jp::settlement settle(year const& months, int fiscal) { return jp::assess({months}, jp::law_for({fiscal})); }

yen adjustment(std::int64_t half_months, int fiscal) {
  no_trace silent;
  return jp::adjustment_amount(person_months{half_months}, jp::law_for({fiscal}), silent);
}

yen reward(std::int64_t half_months, int fiscal) {
  no_trace silent;
  return jp::reward_amount(person_months{half_months}, jp::law_for({fiscal}), silent);
}

jp::home_work_grant home_work(std::int64_t payments, person_months counted, int fiscal, jp::home_work_scheme scheme) {
  no_trace silent;
  return jp::home_work_amount(yen{payments}, counted, jp::home_work_law_for({fiscal}, scheme), silent);
}

}  // namespace

TEST_CASE("adjustment: the tier of 120 person-months from fiscal 2024 (Act 50(1); Order 14, 15; Rule 25-7)",
          "[jp][grants]") {
  struct row {
    std::int64_t half_months, in_2022, in_2023, in_2024;  // 27,000; 29,000; 29,000 and 23,000 beyond 120
  };
  row const rows[] = {
      {0, 0, 0, 0},
      {1, 13'500, 14'500, 14'500},
      {2, 27'000, 29'000, 29'000},
      {239, 3'226'500, 3'465'500, 3'465'500},
      {240, 3'240'000, 3'480'000, 3'480'000},
      {241, 3'253'500, 3'494'500, 3'491'500},
      {242, 3'267'000, 3'509'000, 3'503'000},
      {360, 4'860'000, 5'220'000, 4'860'000},  // 180: 120 × 29,000 + 60 × 23,000
  };
  for (auto const& r : rows) {
    CAPTURE(r.half_months);
    CHECK(adjustment(r.half_months, 2003) == yen{r.in_2022});
    CHECK(adjustment(r.half_months, 2022) == yen{r.in_2022});
    CHECK(adjustment(r.half_months, 2023) == yen{r.in_2023});
    CHECK(adjustment(r.half_months, 2024) == yen{r.in_2024});
    CHECK(adjustment(r.half_months, 2027) == yen{r.in_2024});
  }
}

TEST_CASE("reward: the tier of 420 person-months from fiscal 2024 (Rule Suppl. 3)", "[jp][grants]") {
  struct row {
    std::int64_t half_months, in_2023, in_2024;  // 21,000; 21,000 and 16,000 beyond 420
  };
  row const rows[] = {
      {0, 0, 0},
      {1, 10'500, 10'500},
      {2, 21'000, 21'000},
      {839, 8'809'500, 8'809'500},
      {840, 8'820'000, 8'820'000},
      {841, 8'830'500, 8'828'000},
      {842, 8'841'000, 8'836'000},
      {1'000, 10'500'000, 10'100'000},  // 500: 420 × 21,000 + 80 × 16,000
  };
  for (auto const& r : rows) {
    CAPTURE(r.half_months);
    CHECK(reward(r.half_months, 2003) == yen{r.in_2023});
    CHECK(reward(r.half_months, 2023) == yen{r.in_2023});
    CHECK(reward(r.half_months, 2024) == yen{r.in_2024});
    CHECK(reward(r.half_months, 2027) == yen{r.in_2024});
  }
}

TEST_CASE("adjustment: 1,000 workers, 40 counted: 5,916,000 in fiscal 2023, 4,860,000 in fiscal 2024", "[jp][grants]") {
  auto const y2023 = settle(alike(persons(1'000), persons(40)), 2023);
  CHECK(y2023.excess == full_months(204));
  CHECK(y2023.adjustment == yen{5'916'000});
  CHECK(y2023.net_receivable == yen{5'916'000});
  CHECK(y2023.levy == yen{0});
  CHECK(y2023.reward == yen{0});
  auto const y2024 = settle(alike(persons(1'000), persons(40)), 2024);
  CHECK(y2024.excess == full_months(180));
  CHECK(y2024.adjustment == yen{4'860'000});
}

TEST_CASE("adjustment: the excess at exactly 120 and half a person-month beyond", "[jp][grants]") {
  // 1,000 workers at 2.5 %: 300. 35 counted each month: 420, excess 120.
  auto months = alike(persons(1'000), persons(35));
  CHECK(settle(months, 2025).adjustment == yen{3'480'000});
  months[0].counted += half_heads{1};
  CHECK(settle(months, 2025).adjustment == yen{3'491'500});
  months[0].counted = persons(35) - half_heads{1};
  CHECK(settle(months, 2025).adjustment == yen{3'465'500});
}

TEST_CASE("adjustment: fiscal 2026 is split on this side too (CO 44/2023 Suppl. 3(2))", "[jp][grants]") {
  // 1,000 workers: 25 × 3 + 27 × 9 = 318; 30 counted: 360, excess 42.
  auto const out = settle(alike(persons(1'000), persons(30)), 2026);
  CHECK(out.of.adjustment_required == full_months(318));
  CHECK(out.excess == full_months(42));
  CHECK(out.adjustment == yen{1'218'000});
}

TEST_CASE("levy and adjustment are never both positive", "[jp][grants]") {
  for (std::int64_t counted = 0; counted <= 60; ++counted) {
    auto const out = settle(alike(persons(400), half_heads{counted}, heads{40}), 2025);
    CHECK((out.levy == yen{0} || out.adjustment == yen{0}));
    CHECK(out.reward == yen{0});
  }
}

TEST_CASE("reward: strictly above the larger of the 4 % floors and 72 (Act Suppl. 4(3); Rule Suppl. 3)",
          "[jp][grants]") {
  no_trace silent;
  auto const threshold = [&](std::int64_t sum, int fiscal) {
    return jp::reward_threshold(full_months(sum), jp::law_for({fiscal}), silent);
  };
  for (int const fiscal : {2003, 2015, 2023, 2024, 2027}) {
    CAPTURE(fiscal);
    CHECK(threshold(0, fiscal) == full_months(72));
    CHECK(threshold(71, fiscal) == full_months(72));
    CHECK(threshold(72, fiscal) == full_months(72));
    CHECK(threshold(73, fiscal) == full_months(73));
    CHECK(threshold(144, fiscal) == full_months(144));
  }
  // 100 workers, 6 counted each month: 72, not above 72.
  auto months = alike(persons(100), persons(6));
  auto out = settle(months, 2025);
  CHECK_FALSE(out.covered);
  CHECK(out.reward_threshold == full_months(72));
  CHECK(out.excess == full_months(0));
  CHECK(out.reward == yen{0});
  months[3].counted = half_heads{13};
  out = settle(months, 2025);
  CHECK(out.excess == person_months{1});
  CHECK(out.reward == yen{10'500});
  CHECK(out.net_receivable == yen{10'500});
  CHECK(out.adjustment == yen{0});
  months[3].counted = half_heads{11};
  CHECK(settle(months, 2025).reward == yen{0});
}

TEST_CASE("reward: the 4 % floors rule where they are above 72, each month truncated", "[jp][grants]") {
  // Fiscal 2012, 200 workers: 8 × 12 = 96; 9 counted: 108, excess 12.
  auto const y2012 = settle(alike(persons(200), persons(9)), 2012);
  CHECK(y2012.reward_threshold == full_months(96));
  CHECK(y2012.reward == yen{252'000});
  // Fiscal 2009, 300 workers: 12 × 12 = 144; 13 counted: 156.
  CHECK(settle(alike(persons(300), persons(13)), 2009).reward == yen{252'000});
  // 199 workers: 7.96, so 7 × 12 = 84.
  CHECK(settle(alike(persons(199), persons(8)), 2012).reward_threshold == full_months(84));
  // Four months over the limit, since fiscal 2015: 4 × 16 + 8 × 4 = 96.
  auto months = alike(persons(100), persons(9));
  for (std::size_t i = 0; i < 4; ++i) {
    months[i].workers = persons(400);
  }
  auto const out = settle(months, 2025);
  CHECK_FALSE(out.covered);
  CHECK(out.reward_threshold == full_months(96));
  CHECK(out.reward == yen{252'000});
}

TEST_CASE("reward: 100 workers with 41 and 42 counted cross the tier of 420 (fiscal 2023 and 2024)", "[jp][grants]") {
  // 41 × 12 − 72 = 420; 42 × 12 − 72 = 432.
  CHECK(settle(alike(persons(100), persons(41)), 2023).reward == yen{8'820'000});
  CHECK(settle(alike(persons(100), persons(41)), 2024).reward == yen{8'820'000});
  CHECK(settle(alike(persons(100), persons(42)), 2023).reward == yen{9'072'000});
  CHECK(settle(alike(persons(100), persons(42)), 2024).reward == yen{9'012'000});
}

TEST_CASE("reward: exclusion does not lower the threshold (Act Suppl. 4(3), 5(1))", "[jp][grants]") {
  auto const out = settle(alike(persons(200), persons(9), heads{60}), 2012);
  CHECK(out.reward_threshold == full_months(96));
  CHECK(out.reward == yen{252'000});
}

TEST_CASE("home work: whole units of 350,000 (1,050,000 to fiscal 2014), dropped below one (Order 20 to 22)",
          "[jp][grants][home_work]") {
  using jp::home_work_scheme;
  auto const own = full_months(1'200);
  auto const of = [&](std::int64_t payments, int fiscal, home_work_scheme s) {
    return home_work(payments, own, fiscal, s).amount;
  };
  for (int const fiscal : {2015, 2023, 2026}) {
    CAPTURE(fiscal);
    CHECK(of(0, fiscal, home_work_scheme::adjustment) == yen{0});
    CHECK(of(349'999, fiscal, home_work_scheme::adjustment) == yen{0});
    CHECK(of(350'000, fiscal, home_work_scheme::adjustment) == yen{21'000});
    CHECK(of(699'999, fiscal, home_work_scheme::adjustment) == yen{21'000});
    CHECK(of(700'000, fiscal, home_work_scheme::adjustment) == yen{42'000});
    CHECK(of(350'000, fiscal, home_work_scheme::reward) == yen{17'000});
  }
  CHECK(of(1'049'999, 2014, home_work_scheme::adjustment) == yen{0});
  CHECK(of(1'050'000, 2014, home_work_scheme::adjustment) == yen{63'000});
  CHECK(of(1'050'000, 2014, home_work_scheme::reward) == yen{51'000});
  CHECK(of(1'050'000, 2015, home_work_scheme::adjustment) == yen{63'000});  // three units
}

TEST_CASE("home work: capped by the employer's own person-months (Act 74-2(2) proviso, Suppl. 4(4))",
          "[jp][grants][home_work]") {
  using jp::home_work_scheme;
  CHECK(home_work(2'450'000, full_months(0), 2025, home_work_scheme::adjustment).amount == yen{0});
  CHECK(home_work(2'450'000, full_months(6), 2025, home_work_scheme::adjustment).amount == yen{126'000});
  CHECK(home_work(2'450'000, full_months(7), 2025, home_work_scheme::adjustment).amount == yen{147'000});
  CHECK(home_work(2'450'000, full_months(8), 2025, home_work_scheme::adjustment).amount == yen{147'000});
  CHECK(home_work(2'450'000, full_months(6), 2025, home_work_scheme::reward).amount == yen{102'000});
  CHECK(home_work(2'450'000, person_months{1}, 2025, home_work_scheme::adjustment).amount == yen{10'500});
}

TEST_CASE(
    "wrong: the yearly floor of a public calculator. Fiscal 2023: 290,000; monthly floors give 551,000 (Act 54(1))",
    "[jp][grants][mistake]") {
  std::int64_t const workers[] = {118, 118, 119, 119, 119, 120, 120, 121, 121, 121, 121, 121};
  year months;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    months.push_back({persons(workers[i]), heads{0}, persons(i < 5 ? 3 : 4)});
    sum += workers[i];
  }
  auto const out = settle(months, 2023);
  CHECK(out.of.counted == full_months(43));
  CHECK(out.of.adjustment_required == full_months(24));
  CHECK(out.excess == full_months(19));
  auto const ours = out.adjustment;
  auto const yearly_floor = sum * 23 / 1'000;
  auto const wrong = amount_for(yen{29'000}, full_months(43 - yearly_floor));
  CHECK(yearly_floor == 33);
  CHECK(ours == yen{551'000});
  CHECK(wrong == yen{290'000});
  CHECK(ours != wrong);
}

TEST_CASE(
    "wrong: exclusion in the adjustment. Construction, 10 %, 400 workers, 9.5 counted, fiscal 2025: nothing is paid",
    "[jp][grants][mistake]") {
  no_trace silent;
  auto const out_of_base =
      jp::office_deduction({jp::industry_named("construction"), persons(400)}, {make_day(2025, 4, 1), {}}, silent);
  CHECK(out_of_base == heads{40});
  auto const out = settle(alike(persons(400), half_heads{19}, out_of_base), 2025);
  CHECK(out.of.levy_required == full_months(108));
  CHECK(out.of.adjustment_required == full_months(120));
  CHECK(out.of.counted == full_months(114));
  CHECK(out.levy == yen{0});
  auto const ours = out.adjustment;
  auto const wrong = amount_for(yen{29'000}, out.of.counted - out.of.levy_required);
  CHECK(ours == yen{0});
  CHECK(wrong == yen{174'000});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: home-work payments divided by 35,000, as a public calculator does",
          "[jp][grants][home_work][mistake]") {
  auto const ours = home_work(2'500'000, full_months(120), 2023, jp::home_work_scheme::adjustment).amount;
  auto const wrong = yen{21'000} * (2'500'000 / 35'000);
  CHECK(ours == yen{147'000});
  CHECK(wrong == yen{1'491'000});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: home-work units not truncated. 2,500,000 gives 7 units, 147,000 (reward 119,000)",
          "[jp][grants][home_work][mistake]") {
  auto const out = home_work(2'500'000, full_months(120), 2025, jp::home_work_scheme::adjustment);
  CHECK(out.units == plain_count{7});
  auto const ours = out.amount;
  auto const wrong = yen{2'500'000 * 21 / 350};
  CHECK(ours == yen{147'000});
  CHECK(wrong == yen{150'000});
  CHECK(ours != wrong);
  CHECK(home_work(2'500'000, full_months(120), 2025, jp::home_work_scheme::reward).amount == yen{119'000});
}

TEST_CASE("wrong: 27,000 after fiscal 2022, as a public list of subsidies still prints (Order 15: 29,000)",
          "[jp][grants][mistake]") {
  auto const ours = adjustment(2, 2023);
  CHECK(ours == yen{29'000});
  CHECK(ours != yen{27'000});
}
