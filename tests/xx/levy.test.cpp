// SPDX-License-Identifier: Apache-2.0
// The levy of Exampleland: what docs/xx/levy.md says, at its boundaries. Expected values are worked by hand.
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using xx::crowns;

namespace {

crowns levy(std::int64_t missing, xx::levy_year y, reform const& what_if = {}) {
  no_trace silent;
  return xx::levy_amount(heads{missing}, xx::law_for(y, what_if).levy, silent);
}

day due(xx::levy_year y) {
  no_trace silent;
  return xx::levy_due_day(xx::law_for(y).levy, silent);
}

term_info const& term(std::string_view id) {
  for (auto const* t : xx::terms::all) {
    if (t->id == id) {
      return *t;
    }
  }
  throw std::logic_error{"no such term"};
}

struct first_place_free : xx::enacted {
  template <tracer T>
  static constexpr crowns levy(heads missing, xx::levy_law const& law, T& trace) {
    return xx::levy_amount(missing > heads{0} ? missing - heads{1} : missing, law, trace);
  }
};

}  // namespace

TEST_CASE("a missing place costs 1,000.00 crowns, before 2020 750.00", "[xx][levy]") {
  CHECK(levy(0, {2020}) == crowns{0});
  CHECK(levy(1, {2020}) == crowns{100'000});
  CHECK(levy(7, {2026}) == crowns{700'000});
  CHECK(levy(1, {2019}) == crowns{75'000});
  CHECK(levy(1, {2018}) == crowns{75'000});  // the introductory share has ended
}

TEST_CASE("the introductory share: a third, then two thirds, then repealed", "[xx][levy]") {
  CHECK(levy(1, {2015}) == crowns{25'000});
  CHECK(levy(1, {2016}) == crowns{25'000});
  CHECK(levy(1, {2017}) == crowns{50'000});
  CHECK_FALSE(xx::law_for({2018}).levy.introductory_share);
  try {
    xx::terms::levy_introductory_share.at(make_day(2018, 1, 1));
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::repealed);
    CHECK(e.message() == "xx.levy.introductory_share ended before 2018-01-01; its last day was 2017-12-31");
  }
}

TEST_CASE("rounded once, by the rounding of the year", "[xx][levy]") {
  reform odd{"a levy that does not divide by three"};
  odd.amend(term("xx.levy.per_place"), make_day(2015, 1, 1), "100.00");
  CHECK(levy(1, {2016}, odd) == crowns{3'333});   // 33.333…, down
  CHECK(levy(1, {2017}, odd) == crowns{6'667});   // 66.666…, half up
  CHECK(levy(2, {2016}, odd) == crowns{6'666});   // 66.666…, down: not twice 33.33 by accident
  CHECK(levy(2, {2017}, odd) == crowns{13'333});  // 133.333…: not twice 66.67
}

TEST_CASE("due in the next year; a weekend rolls to Monday", "[xx][levy]") {
  CHECK(due({2018}) == make_day(2019, 1, 31));  // a Thursday
  CHECK(due({2020}) == make_day(2021, 3, 31));  // a Wednesday
  CHECK(due({2023}) == make_day(2024, 4, 1));   // 31 March 2024 is a Sunday
}

TEST_CASE("an unconfirmed term can be seen in every answer that reads it", "[xx][levy]") {
  reading_list readings;
  xx::assess({heads{100}, heads{0}}, xx::law_for({2026}), readings);
  bool seen = false;
  for (auto const& e : readings.entries()) {
    seen = seen || (e.term->id == "xx.levy.due_roll" && e.version->confirmed == confidence::unconfirmed);
  }
  CHECK(seen);
}

TEST_CASE("a reform is dated, typed, and its own citation", "[xx][levy][reform]") {
  reform higher{"1,250 crowns from 2027"};
  higher.amend(term("xx.levy.per_place"), make_day(2027, 1, 1), "1250.00");
  CHECK(levy(1, {2026}, higher) == crowns{100'000});
  CHECK(levy(1, {2027}, higher) == crowns{125'000});
  auto const read = xx::law_for({2027}, higher).levy.per_place;
  CHECK(read.version().source.instrument == "reform");
  CHECK(read.version().source.at == "1,250 crowns from 2027");
  CHECK(read.version().confirmed == confidence::reform);
  CHECK_THROWS_AS(higher.amend(term("xx.levy.per_place"), make_day(2027, 1, 1), "1250.005"), law_error);
  CHECK_THROWS_AS(higher.amend(term("xx.levy.due_roll"), make_day(2027, 1, 1), "sometimes"), law_error);
}

TEST_CASE("another formula: derive from the enacted one", "[xx][levy][reform]") {
  auto const law = xx::law_for({2026});
  CHECK(xx::assess({heads{100}, heads{0}}, law).levy == crowns{300'000});
  CHECK(xx::assess<first_place_free>({heads{100}, heads{0}}, law).levy == crowns{200'000});
}
