// SPDX-License-Identifier: Apache-2.0
// The timetable of a fiscal year. Days of the Act and the Rule (Act 56, Rule 8, 16, 29, Suppl. 2(1)); weekdays and
// holidays from the Cabinet Office's list; the rolled days of 2016 as printed by JEED, that of the June report of 2018
// as printed by icare.jpn.com; the flow of a hiring plan from JEED's textbook of Reiwa 4, pp. 222, 223.
#include "quotalaw/jp/timetable.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <string>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

std::vector<timetable_entry> of_year(int first, timetable_facts const& facts = {}, unsigned base_day = 1) {
  no_trace silent;
  fiscal_year const y{first};
  return timetable(facts, timetable_law_for(y, facts.kind, base_days_of(y, base_day)), silent);
}

timetable_entry const* find(std::vector<timetable_entry> const& in, std::string_view id) {
  auto const found = std::find_if(in.begin(), in.end(), [&](auto const& e) { return e.what->id == id; });
  return found == in.end() ? nullptr : &*found;
}

std::string days_of(std::vector<timetable_entry> const& in, std::string_view id) {
  auto const* e = find(in, id);
  if (e == nullptr) {
    return "none";
  }
  return text_of(e->by_law) + " " + text_of(e->first) + (e->last == e->first ? "" : " to " + text_of(e->last));
}

std::int64_t number_of(std::vector<timetable_entry> const& in, std::string_view id) {
  return std::count_if(in.begin(), in.end(), [&](auto const& e) { return e.what->id == id; });
}

}  // namespace

TEST_CASE("timetable of fiscal 2026") {
  auto const all = of_year(2026);
  CHECK(days_of(all, "jp.timetable.position_day") == "2026-06-01 2026-06-01");
  CHECK(days_of(all, "jp.timetable.report_due") == "2026-07-15 2026-07-15");  // a Wednesday
  CHECK(days_of(all, "jp.timetable.rate_change") == "2026-07-01 2026-07-01");
  CHECK(days_of(all, "jp.timetable.return_opens") == "2027-04-01 2027-04-01");
  CHECK(days_of(all, "jp.timetable.return_due") == "2027-05-15 2027-05-17");         // a Saturday
  CHECK(days_of(all, "jp.timetable.second_instalment") == "2027-07-31 2027-08-02");  // a Saturday
  CHECK(days_of(all, "jp.timetable.third_instalment") == "2027-11-30 2027-11-30");   // a Tuesday
  CHECK(days_of(all, "jp.timetable.reward_claim_due") == "2027-07-31 2027-08-02");
  CHECK(days_of(all, "jp.timetable.grant_paid") == "2027-10-01 2027-10-01 to 2027-12-31");
}

TEST_CASE("days that were printed") {
  // JEED, filing of 2016 for fiscal 2015: the levy on Monday 16 May, the reward on Monday 1 August.
  auto const fiscal_2015 = of_year(2015);
  CHECK(days_of(fiscal_2015, "jp.timetable.return_due") == "2016-05-15 2016-05-16");
  CHECK(days_of(fiscal_2015, "jp.timetable.reward_claim_due") == "2016-07-31 2016-08-01");
  // The June report of 2018: Tuesday 17 July, after a Sunday and Marine Day.
  CHECK(days_of(of_year(2018), "jp.timetable.report_due") == "2018-07-15 2018-07-17");
  // 2020 had a due day of its own (Rule Suppl. 8), a Monday.
  CHECK(days_of(of_year(2020), "jp.timetable.report_due") == "2020-08-31 2020-08-31");
  // The 45th day from 1 April, counting it, is 15 May: Act 56(1).
  CHECK(make_day(2027, 4, 1) + date::days{45 - 1} == make_day(2027, 5, 15));
}

TEST_CASE("payment of grants in the years of other wordings") {
  CHECK(days_of(of_year(2012), "jp.timetable.grant_paid") == "2013-10-01 2013-10-01 to 2013-10-31");
  CHECK(days_of(of_year(2019), "jp.timetable.grant_paid") == "2020-10-01 2020-10-01 to 2020-12-31");
}

TEST_CASE("the course of a hiring plan") {
  // Ordered after the report of June 2026: two years from 1 January 2027; advice in December 2027; result within 45
  // days of the end; special guidance for nine months; names usually in March.
  auto const all = of_year(2026);
  CHECK(days_of(all, "jp.timetable.plan_start") == "2027-01-01 2027-01-01");
  CHECK(days_of(all, "jp.timetable.plan_advice") == "2027-12-01 2027-12-01 to 2027-12-31");
  CHECK(days_of(all, "jp.timetable.plan_end") == "2028-12-31 2028-12-31");
  CHECK(days_of(all, "jp.timetable.plan_result_due") == "2029-02-14 2029-02-14");
  CHECK(days_of(all, "jp.timetable.publication_test") == "2030-01-01 2030-01-01");
  CHECK(days_of(all, "jp.timetable.special_guidance_end") == "2029-09-30 2029-09-30");
  CHECK(days_of(all, "jp.timetable.publication") == "2030-03-01 2030-03-01 to 2030-03-31");
  // Before the course is known there is none.
  CHECK(days_of(of_year(2012), "jp.timetable.plan_start") == "none");
}

TEST_CASE("one base day a month, also at the end of the month") {
  CHECK(number_of(of_year(2026), "jp.timetable.base_day") == 12);
  auto const last = of_year(2026, {}, 31);
  CHECK(find(last, "jp.timetable.base_day")->first == make_day(2026, 4, 30));
}

TEST_CASE("only what concerns the employer") {
  timetable_facts facts;
  facts.in_levy = true;
  facts.instalments = false;
  facts.receives_grant = false;
  facts.plan_order = false;
  auto const in_levy = of_year(2026, facts);
  CHECK(find(in_levy, "jp.timetable.return_due") != nullptr);
  CHECK(find(in_levy, "jp.timetable.second_instalment") == nullptr);
  CHECK(find(in_levy, "jp.timetable.reward_claim_due") == nullptr);
  CHECK(find(in_levy, "jp.timetable.grant_paid") == nullptr);
  CHECK(find(in_levy, "jp.timetable.plan_start") == nullptr);

  facts.in_levy = false;
  facts.claims_reward = true;
  facts.receives_grant = true;
  auto const small = of_year(2026, facts);
  CHECK(find(small, "jp.timetable.return_due") == nullptr);
  CHECK(find(small, "jp.timetable.reward_claim_due") != nullptr);
  CHECK(find(small, "jp.timetable.grant_paid") != nullptr);

  timetable_facts city;
  city.kind = employer_kind::state_local;
  auto const public_body = of_year(2026, city);
  CHECK(number_of(public_body, "jp.timetable.base_day") == 0);
  CHECK(find(public_body, "jp.timetable.return_due") == nullptr);
  CHECK(find(public_body, "jp.timetable.position_day") != nullptr);
}

TEST_CASE("each entry is a step that names its provision and the figures it rests on") {
  fiscal_year const y{2026};
  recorder why;
  auto const all = timetable({}, timetable_law_for(y, employer_kind::private_sector, base_days_of(y)), why);
  REQUIRE(why.steps().size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const& step = why.steps()[i];
    CHECK(step.by.id == all[i].what->id);
    CHECK_FALSE(step.by.provision.empty());
    reading_list read;
    collect({step}, read);
    CHECK((!read.entries().empty() || step.by.id == "jp.timetable.base_day"));
    CHECK(all[i].first >= all[i].by_law);
    CHECK(all[i].last >= all[i].first);
  }
}

TEST_CASE("never on a day without work, and never moved more than a holiday week") {
  for (int year = 2003; year <= 2038; ++year) {
    for (auto const& e : of_year(year)) {
      if (e.first != e.by_law) {
        CHECK_FALSE(is_weekend(e.first));
        CHECK((e.first - e.by_law).count() <= 6);
      }
    }
  }
}

TEST_CASE("a plan that was ordered takes the place of one that could be") {
  timetable_facts facts;
  facts.plan_start = make_day(2025, 1, 1);
  no_trace silent;
  auto const law = timetable_law_for({2026}, facts.kind, base_days_of({2026}, 1), {}, facts.plan_start);
  auto const all = timetable(facts, law, silent);
  CHECK(number_of(all, "jp.timetable.plan_start") == 1);
  CHECK(days_of(all, "jp.timetable.plan_start") == "2025-01-01 2025-01-01");
  CHECK(days_of(all, "jp.timetable.plan_end") == "2026-12-31 2026-12-31");
}
