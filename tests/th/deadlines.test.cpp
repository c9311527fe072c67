// SPDX-License-Identifier: Apache-2.0
// The days of a fund year: where each comes from, and what has no day.
#include "quotalaw/th/deadlines.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace quotalaw;
using th::deadline_kind;

namespace {

std::vector<th::deadline> days_of(int year, th::deadlines_facts const& facts = {}) {
  no_trace silent;
  return th::deadlines_of(facts, th::deadlines_law_for({year}), silent);
}

th::deadline const* find(std::vector<th::deadline> const& all, deadline_kind what) {
  auto const at = std::find_if(all.begin(), all.end(), [&](auto const& d) { return d.what == what; });
  return at == all.end() ? nullptr : &*at;
}

std::optional<day> on(std::vector<th::deadline> const& all, deadline_kind what) {
  auto const* d = find(all, what);
  return d ? d->on : std::nullopt;
}

}  // namespace

// The expected days are those of the dossier's calendar (law/thailand.md, sections 3.3, 5 and 6.4).
TEST_CASE("the calendar of fund year 2027") {
  auto const all = days_of(2027);
  CHECK(on(all, deadline_kind::counted) == make_day(2026, 10, 1));
  CHECK(on(all, deadline_kind::wage_fixed) == make_day(2026, 12, 31));
  CHECK(on(all, deadline_kind::year_starts) == make_day(2027, 1, 1));
  CHECK(on(all, deadline_kind::due) == make_day(2027, 3, 31));
  CHECK(on(all, deadline_kind::interest_starts) == make_day(2027, 4, 1));
  CHECK(on(all, deadline_kind::training_start) == make_day(2027, 7, 1));  // six months to 31 December
  CHECK(on(all, deadline_kind::next_counted) == make_day(2027, 10, 1));
  CHECK(on(all, deadline_kind::instalments_end) == make_day(2027, 10, 1));
  CHECK(on(all, deadline_kind::year_ends) == make_day(2027, 12, 31));
  CHECK(find(all, deadline_kind::demand_answered) == nullptr);
  CHECK(find(all, deadline_kind::counted)->confirmed == confidence::official);
  CHECK(find(all, deadline_kind::due)->confirmed == confidence::practice);
  CHECK(find(all, deadline_kind::due)->last_day);
  CHECK_FALSE(find(all, deadline_kind::counted)->last_day);
}

TEST_CASE("days in order, and what has no day last") {
  auto const all = days_of(2027);
  auto const first_open = std::find_if(all.begin(), all.end(), [](auto const& d) { return !d.on; });
  CHECK(std::is_sorted(all.begin(), first_open, [](auto const& a, auto const& b) { return *a.on < *b.on; }));
  CHECK(std::all_of(first_open, all.end(), [](auto const& d) { return !d.on; }));
  for (auto const what : {deadline_kind::report, deadline_kind::publicity, deadline_kind::award}) {
    REQUIRE(find(all, what) != nullptr);
    CHECK_FALSE(find(all, what)->on);
  }
  CHECK(find(all, deadline_kind::report)->confirmed == confidence::unconfirmed);
  CHECK(find(all, deadline_kind::state_report) == nullptr);
}

TEST_CASE("until fund year 2017 the due day is in January") {
  auto const all = days_of(2017);
  CHECK(on(all, deadline_kind::due) == make_day(2017, 1, 31));
  CHECK(on(all, deadline_kind::interest_starts) == make_day(2017, 2, 1));
  CHECK(find(all, deadline_kind::year_starts) == nullptr);  // charge by days is known from 2018
  CHECK(find(all, deadline_kind::due)->confirmed == confidence::secondary);
}

TEST_CASE("the first years lack only what is not known") {
  CHECK(on(days_of(2012), deadline_kind::counted) == make_day(2011, 10, 1));
  auto const old = days_of(2011);
  CHECK(on(old, deadline_kind::counted) == make_day(2010, 12, 31));
  CHECK(on(old, deadline_kind::next_counted) == make_day(2011, 10, 1));
  CHECK(on(old, deadline_kind::wage_fixed) == make_day(2011, 1, 1));
  CHECK(find(old, deadline_kind::due) == nullptr);
  CHECK(find(old, deadline_kind::interest_starts) == nullptr);
  CHECK(on(days_of(2010), deadline_kind::counted) == std::nullopt);
}

TEST_CASE("a demand gives thirty days") {
  auto const all = days_of(2026, {.demanded_on = make_day(2026, 6, 1)});
  CHECK(on(all, deadline_kind::demand_answered) == make_day(2026, 7, 1));
  CHECK(on(all, deadline_kind::attachment_from) == make_day(2026, 7, 2));
}

TEST_CASE("a state agency has no day of payment to miss, and reports") {
  auto const all = days_of(2026, {.kind = th::employer_kind::state, .demanded_on = make_day(2026, 6, 1)});
  CHECK(find(all, deadline_kind::interest_starts) == nullptr);
  CHECK(find(all, deadline_kind::wage_fixed) == nullptr);
  CHECK(find(all, deadline_kind::demand_answered) == nullptr);
  CHECK(find(all, deadline_kind::due) != nullptr);
  CHECK(find(all, deadline_kind::state_report) != nullptr);
}

TEST_CASE("every day rests on a figure that was read") {
  recorder why;
  th::deadlines_of({.demanded_on = make_day(2027, 6, 1)}, th::deadlines_law_for({2027}), why);
  REQUIRE(why.steps().size() == 1);
  CHECK(why.steps()[0].reads.size() >= 9);
  CHECK(why.steps()[0].remarks.front() == "th.deadlines_without_day");
}
