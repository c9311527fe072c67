// SPDX-License-Identifier: Apache-2.0
// core/count.hpp: integers with a tag. What must not compile is in survey.test.cpp and tests/refused/.
#include "quotalaw/core/count.hpp"

#include "quotalaw/core/term_value.hpp"
#include "support/catch.hpp"

using namespace quotalaw;

// A quantity starts at zero, is entered explicitly, and adds, subtracts and compares with its own kind.
static_assert(heads{}.number() == 0);
static_assert(heads{3} + heads{4} == heads{7});
static_assert(heads{3} - heads{4} == heads{-1});
static_assert(heads{3} * 4 == heads{12});
static_assert(heads{3} < heads{4} && heads{4} >= heads{4});
static_assert([] {
  heads n{1};
  n += heads{5};
  n -= heads{2};
  return n;
}() == heads{4});

// Half persons are kept as a number of halves.
static_assert(half_heads{7}.number() == 7);
static_assert(halves(heads{3}) == half_heads{6});
static_assert(halves(heads{3}) + half_heads{1} == half_heads{7});
static_assert(whole_heads(half_heads{7}) == heads{3});
static_assert(whole_heads(half_heads{6}) == heads{3});
static_assert(whole_heads(half_heads{1}) == heads{0});
static_assert(whole_heads(half_heads{-1}) == heads{-1}, "dropped downwards, below zero too");
static_assert(whole_heads(half_heads{-2}) == heads{-1});

// A count on one base day is that many person-months; the halves stay.
static_assert(for_one_month(half_heads{7}) == person_months{7});
static_assert(for_one_month(heads{3}) == person_months{6});

// 38.75 hours and 38:45 are the same number of steps, and exact.
static_assert(hours(20).number() == 20 * hour_steps);
static_assert(*parse_hours("38.75") == *parse_hours("38:45"));
static_assert(*parse_hours("29:59") < hours(30));
static_assert(*parse_hours("168") == hours(168));
static_assert(!parse_hours("168:01") && !parse_hours("-1") && !parse_hours("7:60") && !parse_hours("7:5"));

TEST_CASE("counts are written as persons, not as halves", "[core][count]") {
  CHECK(text_of(half_heads{7}) == "3.5");
  CHECK(text_of(half_heads{6}) == "3");
  CHECK(text_of(half_heads{-1}) == "-0.5");
  CHECK(text_of(half_heads{-3}) == "-1.5");
  CHECK(text_of(person_months{229}) == "114.5");
  CHECK(text_of(heads{12}) == "12");
}

TEST_CASE("hours are written as they are read", "[core][count]") {
  for (auto const text : {"0", "20", "29.5", "38.75", "29:59", "7:05", "168"}) {
    CHECK(text_of(*parse_hours(text)) == text);
  }
  CHECK(text_of(*parse_hours("37:30")) == "37.5");
}
