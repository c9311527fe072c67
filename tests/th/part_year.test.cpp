// SPDX-License-Identifier: Apache-2.0
// Part of a year and replacement: the Department's practice since fund year 2018. Wages: 330 baht (fund year 2025), 313
// (2022), 308 (2020), 328 (2024), 313 (2021). Products are arithmetic.
#include "quotalaw/th/part_year.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using namespace quotalaw::th;

namespace {

no_trace silent;

charged_days start(int year, unsigned month, unsigned of_month) {
  return charge_late_start(make_day(year, month, of_month), part_year_law_for({year}), silent);
}
charged_days leave(int year, unsigned month, unsigned of_month) {
  return charge_early_exit(make_day(year, month, of_month), part_year_law_for({year}), silent);
}
replacement_charge gap(int year, day left, day replaced) {
  return charge_gap(left, replaced, replacement_law_for({year}, left), silent);
}

}  // namespace

TEST_CASE("start on 2025-03-01: 59 days, 19,470 baht (practice)") {
  auto const found = start(2025, 3, 1);
  CHECK(found.days.number() == 59);
  CHECK(found.amount == baht{1'947'000});
}

TEST_CASE("the start day is not charged: 1 January costs nothing, 31 December 364 days, 365 in a leap year") {
  CHECK(start(2025, 1, 1).days.number() == 0);
  CHECK(start(2025, 1, 1).amount == baht{0});
  CHECK(start(2025, 1, 2).amount == baht{33'000});
  CHECK(start(2025, 12, 31).days.number() == 364);
  CHECK(start(2024, 3, 1).days.number() == 60);
  CHECK(start(2024, 12, 31).days.number() == 365);
  CHECK(start(2024, 12, 31).amount == baht{11'972'000});  // 365 x 328: never more than a whole place
}

TEST_CASE("the exit day is not charged: 2025-06-30 leaves 184 days, 31 December none") {
  CHECK(leave(2025, 6, 30).days.number() == 184);
  CHECK(leave(2025, 6, 30).amount == baht{6'072'000});
  CHECK(leave(2025, 12, 31).amount == baht{0});
  CHECK(leave(2025, 12, 30).days.number() == 1);
  CHECK(leave(2025, 1, 1).days.number() == 364);
  CHECK(leave(2024, 1, 1).days.number() == 365);
}

TEST_CASE("replaced after a gap of 45 days: nothing; of 46 days: every day, 15,180 baht (practice)") {
  auto const left = make_day(2025, 6, 30);
  auto const in_time = gap(2025, left, make_day(2025, 8, 15));
  CHECK(in_time.gap.number() == 45);
  CHECK(in_time.allowed.number() == 45);
  CHECK(in_time.charged.number() == 0);
  CHECK(in_time.amount == baht{0});
  auto const late = gap(2025, left, make_day(2025, 8, 16));
  CHECK(late.gap.number() == 46);
  CHECK(late.charged.number() == 46);
  CHECK(late.amount == baht{1'518'000});
}

TEST_CASE("replaced on the next day: no gap") {
  CHECK(gap(2025, make_day(2025, 6, 30), make_day(2025, 7, 1)).gap.number() == 0);
  CHECK(gap(2025, make_day(2025, 6, 30), make_day(2025, 7, 2)).gap.number() == 1);
}

TEST_CASE("exits before 2021-04-01 have 90 days (COVID)") {
  auto const before = make_day(2021, 3, 31);
  CHECK(gap(2021, before, before + date::days{91}).gap.number() == 90);
  CHECK(gap(2021, before, before + date::days{91}).amount == baht{0});
  CHECK(gap(2021, before, before + date::days{92}).charged.number() == 91);
  CHECK(gap(2021, before, before + date::days{92}).amount == baht{2'848'300});  // 91 x 313
  auto const after = make_day(2021, 4, 1);
  CHECK(gap(2021, after, after + date::days{46}).amount == baht{0});
  CHECK(gap(2021, after, after + date::days{47}).charged.number() == 46);
  CHECK(gap(2021, after, after + date::days{47}).amount == baht{1'439'800});              // 46 x 313
  CHECK(gap(2019, make_day(2019, 6, 30), make_day(2019, 8, 16)).charged.number() == 46);  // before COVID
}

TEST_CASE("fund years before 2018 are refused") {
  CHECK_THROWS_AS(part_year_law_for({2017}), law_error);
  CHECK_THROWS_AS(replacement_law_for({2017}, make_day(2017, 6, 30)), law_error);
  CHECK_NOTHROW(part_year_law_for({2018}));
}

TEST_CASE("a what-if may charge only the days beyond the window") {
  reform milder{"only the excess"};
  milder.amend(terms::replacement_over_window.term, make_day(2025, 1, 1), "days_above_window");
  auto const left = make_day(2025, 6, 30);
  auto const found = charge_gap(left, make_day(2025, 8, 16), replacement_law_for({2025}, left, milder), silent);
  CHECK(found.charged.number() == 1);
  CHECK(found.amount == baht{33'000});
}
