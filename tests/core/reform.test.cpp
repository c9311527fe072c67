// SPDX-License-Identifier: Apache-2.0
// core/reform.hpp: dated, typed what-if values. The terms are those of Exampleland.
#include "quotalaw/core/reform.hpp"

#include "quotalaw/jp/timelines.hpp"
#include "quotalaw/th/timelines.hpp"
#include "quotalaw/xx/timelines.hpp"
#include "support/catch.hpp"

using namespace quotalaw;

namespace {

auto const& share = xx::terms::quota_rate;
auto const& per_place = xx::terms::levy_per_place;

rate share_on(day on, reform const& what_if) { return law_reader::value(share.at(on, what_if)); }

std::string refusal(term_info const& term, std::string_view value) {
  reform r{"t"};
  try {
    r.amend(term, make_day(2027, 1, 1), value);
    return "not refused";
  } catch (law_error const& e) {
    CHECK(e.code() == errc::invalid_reform);
    CHECK(r.empty());
    return e.message();
  }
}

}  // namespace

TEST_CASE("no amendment: the enacted law", "[core][reform]") {
  reform const nothing;
  reform const only_a_title{"nothing"};
  CHECK(nothing.empty());
  CHECK(only_a_title.empty());
  CHECK(nothing.begin() == nothing.end());
  CHECK(share_on(make_day(2026, 1, 1), nothing) == rate{3, 100});
  CHECK(share.at(make_day(2026, 1, 1), only_a_title).version().source.instrument == "xx.order");
}

TEST_CASE("from its first day until its end, and never before", "[core][reform]") {
  reform r{"five per cent for a year"};
  r.amend(share.term, make_day(2027, 1, 1), "5%", make_day(2028, 1, 1));
  CHECK(share_on(make_day(2026, 12, 31), r) == rate{3, 100});
  CHECK(share_on(make_day(2027, 1, 1), r) == rate{5, 100});
  CHECK(share_on(make_day(2027, 12, 31), r) == rate{5, 100});
  CHECK(share_on(make_day(2028, 1, 1), r) == rate{3, 100});
}

TEST_CASE("of two amendments the later first day wins, of two with one day the later written", "[core][reform]") {
  reform r{"two steps"};
  r.amend(share.term, make_day(2029, 1, 1), "5%");
  r.amend(share.term, make_day(2027, 1, 1), "4%");
  CHECK(share_on(make_day(2028, 12, 31), r) == rate{4, 100});
  CHECK(share_on(make_day(2029, 1, 1), r) == rate{5, 100});
  r.amend(share.term, make_day(2029, 1, 1), "6%");
  CHECK(share_on(make_day(2029, 1, 1), r) == rate{6, 100});
}

TEST_CASE("the reform is the citation", "[core][reform]") {
  reform r{"five per cent"};
  r.amend(share.term, make_day(2027, 1, 1), "5%");
  auto const read = share.at(make_day(2027, 6, 1), r);
  CHECK(read.version().source.instrument == "reform");
  CHECK(read.version().source.at == "five per cent");
  CHECK(read.version().confirmed == confidence::reform);
  CHECK(read.version().from == make_day(2027, 1, 1));
  CHECK(read.version().value == "5%");
  reform untitled;
  untitled.amend(share.term, make_day(2027, 1, 1), "5%");
  CHECK(share.at(make_day(2027, 6, 1), untitled).version().source.at == "reform");
}

TEST_CASE("a copy that is amended leaves the other alone, with its words", "[core][reform]") {
  reform first{"first"};
  first.amend(share.term, make_day(2027, 1, 1), "5%");
  auto second = first;
  second.amend(share.term, make_day(2027, 1, 1), "6%");
  CHECK(share_on(make_day(2027, 1, 1), first) == rate{5, 100});
  CHECK(share_on(make_day(2027, 1, 1), second) == rate{6, 100});
  first = {};
  CHECK(share.at(make_day(2027, 1, 1), second).version().source.at == "first");
  CHECK(share.at(make_day(2027, 1, 1), second).version().value == "6%");
}

TEST_CASE("a reform can bring a repealed term back, and one before its first day", "[core][reform]") {
  auto const& introductory = xx::terms::levy_introductory_share;
  reform r{"again"};
  r.amend(introductory.term, make_day(2027, 1, 1), "1/2");
  CHECK_FALSE(introductory.if_in_force(make_day(2026, 12, 31), r));
  CHECK(law_reader::value(*introductory.if_in_force(make_day(2027, 1, 1), r)) == rate{1, 2});
}

TEST_CASE("money is read with the decimals of its own currency", "[core][reform]") {
  reform r{"money"};
  r.amend(per_place.term, make_day(2027, 1, 1), "12.34");
  CHECK(law_reader::value(per_place.at(make_day(2027, 1, 1), r)).minor() == 1'234);
  r.amend(jp::terms::levy_unit.term, make_day(2027, 4, 1), "60000");
  CHECK(law_reader::value(jp::terms::levy_unit.at(make_day(2027, 4, 1), r)).minor() == 60'000);
  CHECK(refusal(per_place.term, "12.345") == "12.345 does not fit xx.levy.per_place, which is a money");
  CHECK(refusal(jp::terms::levy_unit.term, "50000.50") == "50000.50 does not fit jp.levy.unit, which is a money");
  CHECK(refusal(per_place.term, "-1") == "-1 does not fit xx.levy.per_place, which is a money");
}

TEST_CASE("a value that does not fit its kind is refused", "[core][reform][refusal]") {
  CHECK(refusal(share.term, "5") == "5 does not fit xx.quota.rate, which is a rate");
  CHECK(refusal(share.term, "5 percent") == "5 percent does not fit xx.quota.rate, which is a rate");
  CHECK(refusal(xx::terms::quota_threshold.term, "25.5") == "25.5 does not fit xx.quota.threshold, which is a heads");
  CHECK(refusal(xx::terms::levy_due.term, "02-30") == "02-30 does not fit xx.levy.due, which is a month_day");
  CHECK(refusal(xx::terms::levy_due_roll.term, "maybe") == "maybe does not fit xx.levy.due_roll, which is a choice");
  CHECK(refusal(jp::terms::report_threshold_private.term, "37.25") ==
        "37.25 does not fit jp.report_threshold.private, which is a half_heads");
  CHECK(refusal(th::terms::minimum_wage.term, "400").find("is a table") != std::string::npos);
}
