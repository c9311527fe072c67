// SPDX-License-Identifier: Apache-2.0
// core/timeline.hpp and core/statutory.hpp: versions by their first day.
#include "quotalaw/core/timeline.hpp"

#include "quotalaw/core/trace.hpp"
#include "support/catch.hpp"

using namespace quotalaw;

namespace {

constexpr heads values[] = {heads{25}, heads{20}};
constexpr version_info versions[] = {
    {make_day(2020, 1, 1), "25", {"xx.order", "s. 2"}, confidence::statute, ""},
    {make_day(2015, 1, 1), "20", {"xx.act", "s. 4"}, confidence::official, "an older one"},
};
constexpr term_info lasting{
    "xx.lasting", "Lasting", "", term_kind::heads, "persons", "", 0, false, "day", make_day(2026, 11, 23),
    day::max(),   "",        {}, versions};
constexpr term_info ended{
    "xx.ended",           "Ended", "", term_kind::heads, "persons", "", 0, false, "day", make_day(2026, 11, 23),
    make_day(2022, 7, 1), "",      {}, versions};
constexpr timeline<heads> line{lasting, values};
constexpr timeline<heads> ended_line{ended, values};

constexpr heads value_on(day on) { return law_reader::value(line.at(on)); }

}  // namespace

// From its first day on, up to the day before the next version.
static_assert(value_on(make_day(2015, 1, 1)) == heads{20});
static_assert(value_on(make_day(2019, 12, 31)) == heads{20});
static_assert(value_on(make_day(2020, 1, 1)) == heads{25});
static_assert(value_on(make_day(2999, 1, 1)) == heads{25}, "no failure merely because time passed");
static_assert(line.at(make_day(2019, 12, 31)).version().source.instrument == "xx.act");
static_assert(line.at(make_day(2019, 12, 31)).term().id == "xx.lasting");
static_assert(line.at(make_day(2019, 12, 31)).read_on() == make_day(2019, 12, 31));
static_assert(line.index(make_day(2014, 12, 31)) == timeline<heads>::none);

// Past the review computes, and says so.
static_assert(!line.at(make_day(2026, 11, 23)).past_review());
static_assert(line.at(make_day(2026, 11, 24)).past_review());

// A repealed term ends on the day before.
static_assert(ended_line.index(make_day(2022, 6, 30)) == 0);
static_assert(ended_line.index(make_day(2022, 7, 1)) == timeline<heads>::none);

// The same reading seen as another value keeps its source.
static_assert(law_reader::value(line.at(make_day(2020, 1, 1)).as(true)));
static_assert(line.at(make_day(2020, 1, 1)).as(true).version().source.at == "s. 2");

TEST_CASE("before the first day: refused, with the first day", "[core][timeline][refusal]") {
  CHECK_FALSE(line.if_in_force(make_day(2014, 12, 31), {}));
  try {
    line.at(make_day(2014, 12, 31));
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
    CHECK(e.message() == "xx.lasting has no version known on 2014-12-31; the first is of 2015-01-01");
    CHECK(e.remedy() == "ask for a day from 2015-01-01 on");
  }
}

TEST_CASE("from the day of repeal: refused, with the last day", "[core][timeline][refusal]") {
  CHECK(ended_line.if_in_force(make_day(2022, 6, 30), {}));
  CHECK_FALSE(ended_line.if_in_force(make_day(2022, 7, 1), {}));
  try {
    ended_line.at(make_day(2022, 7, 1));
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::repealed);
    CHECK(e.message() == "xx.ended ended before 2022-07-01; its last day was 2022-06-30");
    CHECK(e.remedy() == "ask for a day up to 2022-06-30");
  }
}

TEST_CASE("a repealed term before its first day is not in force yet, rather than repealed",
          "[core][timeline][refusal]") {
  try {
    ended_line.at(make_day(2014, 12, 31));
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
  }
}
