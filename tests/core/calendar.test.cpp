// SPDX-License-Identifier: Apache-2.0
// core/calendar.hpp: days, half-open periods, the roll to a working day.
#include "quotalaw/core/calendar.hpp"

#include "support/catch.hpp"

using namespace quotalaw;

static_assert(year_of(make_day(2026, 4, 1)) == 2026);
static_assert(month_of(make_day(2026, 4, 1)) == 4 && day_of_month(make_day(2026, 4, 30)) == 30);
static_assert(in_year(date::March / 31, 2026) == make_day(2026, 3, 31));

// The same day of another year; 29 February falls back to the 28th, and only there.
static_assert(add_years(make_day(2018, 4, 1), 3) == make_day(2021, 4, 1));
static_assert(add_years(make_day(2020, 2, 29), 1) == make_day(2021, 2, 28));
static_assert(add_years(make_day(2020, 2, 29), 4) == make_day(2024, 2, 29));
static_assert(add_years(make_day(2021, 2, 28), 3) == make_day(2024, 2, 28));

// A period has its first day and not its end.
static_assert(period{make_day(2026, 4, 1), make_day(2027, 4, 1)}.contains(make_day(2026, 4, 1)));
static_assert(period{make_day(2026, 4, 1), make_day(2027, 4, 1)}.contains(make_day(2027, 3, 31)));
static_assert(!period{make_day(2026, 4, 1), make_day(2027, 4, 1)}.contains(make_day(2027, 4, 1)));

// 15 May 2016 was a Sunday; JEED's manual prints 16 May (japan.md 5.6). 31 July 2016 was a Sunday too: 1 August.
static_assert(is_weekend(make_day(2016, 5, 15)) && !is_weekend(make_day(2016, 5, 16)));
static_assert(next_working_day(make_day(2016, 5, 15)) == make_day(2016, 5, 16));
static_assert(next_working_day(make_day(2016, 7, 31)) == make_day(2016, 8, 1));
static_assert(next_working_day(make_day(2016, 5, 14)) == make_day(2016, 5, 16), "a Saturday rolls two days");
static_assert(next_working_day(make_day(2016, 5, 13)) == make_day(2016, 5, 13), "a Friday stays");
static_assert(next_working_day(make_day(2016, 5, 13), [](day d) { return d == make_day(2016, 5, 13); }) ==
                  make_day(2016, 5, 16),
              "a holiday before a weekend rolls over both");

static_assert(buddhist_era(2026) == 2569);

static_assert(parse_day("2024-02-29") == make_day(2024, 2, 29));
static_assert(!parse_day("2023-02-29") && !parse_day("2024-13-01") && !parse_day("2024-00-10") &&
              !parse_day("2024-01-00"));
static_assert(!parse_day("2024-1-01") && !parse_day("2024/01/01") && !parse_day("") && !parse_day("2024-01-01 "));
static_assert(!parse_day("-024-01-01") && !parse_day("+024-01-01"));
static_assert(parse_month_day("03-31") == date::March / 31);
static_assert(parse_month_day("02-29") == date::February / 29);
static_assert(!parse_month_day("02-30") && !parse_month_day("13-01") && !parse_month_day("3-31") &&
              !parse_month_day("00-01"));

TEST_CASE("a day is written as it is read", "[core][calendar]") {
  CHECK(text_of(make_day(2026, 4, 1)) == "2026-04-01");
  CHECK(text_of(make_day(987, 12, 31)) == "0987-12-31");
  CHECK(text_of(date::March / 31) == "03-31");
  for (auto d = make_day(1999, 12, 1); d < make_day(2004, 3, 2); d += date::days{1}) {
    REQUIRE(parse_day(text_of(d)) == d);
  }
}
