// SPDX-License-Identifier: Apache-2.0
// The questions about services, hiring subsidies and home work: what the gate of facts takes and refuses. Figures as in
// the tests of the subjects.
#include "quotalaw/questions/questions.hpp"
#include "support/catch.hpp"

#include <string>

namespace {

std::string ask_of(std::string const& question, std::string const& facts) {
  return quotalaw::questions::answer_line(R"({"question":")" + question + R"(","facts":)" + facts + "}", 1, {}).json;
}
bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::string transition(std::string const& facts) { return ask_of("jp.transition_support", facts); }
std::string retention(std::string const& facts) { return ask_of("jp.retention_support", facts); }
std::string subsidy(std::string const& facts) { return ask_of("jp.hiring_subsidy", facts); }

}  // namespace

TEST_CASE("published: two and two of twenty and twenty is 10 percent (syoshikawa.com)") {
  CHECK(has(
      transition(R"({"fiscal_year":2024,"capacity":20,"retained":[2,2],"capacities":[20,20]})"),
      R"("retention_rate":"10%","band":"from_10","units":569,"revenue":null,"next_band":"from_20","persons_to_next_band":4)"));
}

TEST_CASE("transition question: before the bands: 804 flat, no retention asked for") {
  CHECK(has(transition(R"({"fiscal_year":2017,"capacity":20})"), R"("retention_rate":null,"band":"flat","units":804)"));
}

TEST_CASE("revenue and the value of an edge: 20 users of 240 days") {
  auto const answer =
      transition(R"({"fiscal_year":2026,"capacity":20,"retained":[5,6],"capacities":[20,20],"users":20,"days":240})");
  // 11 / 40 = 27.5 %; 20 * 240 * 719 * 10 = 34,512,000; the next band earns 20 * 240 * 879 * 10 = 42,192,000.
  CHECK(has(
      answer,
      R"("retention_rate":"27.5%","band":"from_20","units":719,"revenue":"34512000","next_band":"from_30","persons_to_next_band":1,"edge_value":"7680000")"));
  auto const best = transition(R"({"fiscal_year":2026,"capacity":20,"retention_rate":"50%","users":20,"days":240})");
  CHECK(has(best, R"("next_band":null,"persons_to_next_band":null,"edge_value":null)"));
}

TEST_CASE("transition question: the price of a unit is exact and cut once") {
  CHECK(has(transition(
                R"({"fiscal_year":2026,"capacity":20,"retention_rate":"25%","users":3,"days":1,"unit_price":"11.14"})"),
            R"("revenue":"24028")"));
}

TEST_CASE("transition question: fiscal 2019 shows the units of April and says that they changed") {
  CHECK(has(transition(R"({"fiscal_year":2019,"capacity":20,"retention_rate":"50%"})"), "jp.units_changed_in_year"));
  CHECK_FALSE(
      has(transition(R"({"fiscal_year":2020,"capacity":20,"retention_rate":"50%"})"), "jp.units_changed_in_year"));
}

TEST_CASE("facts of transition support that are refused") {
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20})"), "retained with capacities, retention_rate"));
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20,"retained":[4],"capacities":[40]})"),
            "a list of 2, one number for each year"));
  CHECK(has(transition(R"({"fiscal_year":2020,"capacity":20,"retained":[4],"capacities":[20]})"),
            R"("retention_rate":"20%")"));
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20,"retained":[4,4]})"), "capacities is required"));
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20,"retained":[4,0.5],"capacities":[20,20]})"),
            "facts.retained[1]"));
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20,"retained":[4,4],"capacities":[20,0]})"),
            "facts.capacities[1]"));
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20,"retained":[4,-4],"capacities":[20,20]})"),
            "-4 is below zero"));
  CHECK(has(
      transition(R"({"fiscal_year":2026,"capacity":20,"retained":[4,4],"capacities":[20,20],"retention_rate":"20%"})"),
      "contradiction"));
  CHECK(has(transition(R"({"fiscal_year":2026,"capacity":20,"retention_rate":"20%","users":1,"days":367})"),
            "367 is more than 366"));
  CHECK(has(
      transition(R"({"fiscal_year":2026,"capacity":20,"retention_rate":"20%","users":1,"days":1,"unit_price":10.5})"),
      "facts.unit_price"));
}

TEST_CASE("retention question: years without units are refused") {
  CHECK(has(retention(R"({"fiscal_year":2018,"retention_rate":"90%","users":5})"), "not_in_force"));
}

TEST_CASE("revenue of a month: 18 users at 85 percent") {
  // 18 * 2,768 * 10 = 498,240; at 11.14 yen 555,039.36
  CHECK(has(retention(R"({"fiscal_year":2026,"retention_rate":"85%","users":18})"),
            R"("result":{"band":"from_80","units":2768,"revenue":"498240"})"));
  CHECK(has(retention(R"({"fiscal_year":2026,"retention_rate":"85%","users":18,"unit_price":"11.14"})"),
            R"("revenue":"555039")"));
  CHECK(has(retention(R"({"fiscal_year":2026,"retention_rate":"85%","users":18})"), R"("confidence":"unconfirmed")"));
}

TEST_CASE("facts of retention support that are refused") {
  CHECK(has(retention(R"({"fiscal_year":2026,"retention_rate":"101%","users":18})"), "101% is more than 100%"));
  CHECK(has(retention(R"({"fiscal_year":2026,"retention_rate":"85%"})"), "users is required"));
  CHECK(has(retention(R"({"fiscal_year":2026,"users":18})"), "retention_rate is required"));
}

TEST_CASE("subsidy question: course, total, and why nothing is paid") {
  CHECK(has(subsidy(R"({"day":"2026-11-23","disability":"mental","hours":40,"company_size":"small"})"),
            R"("result":{"course":"hard_to_place","total":"2400000"})"));
  CHECK(has(subsidy(R"({"day":"2026-11-23","disability":"intractable","hours":25,"company_size":"large"})"),
            R"("result":{"course":"developmental_or_intractable","total":"300000"})"));
  auto const old = subsidy(R"({"day":"2026-11-23","disability":"mental","age":65,"hours":40,"company_size":"small"})");
  CHECK(has(old, R"("course":null,"total":"0")"));
  CHECK(has(old, "jp.subsidy_age_over"));
  CHECK(has(subsidy(R"({"day":"2026-11-23","disability":"mental","hours":19.5,"company_size":"small"})"),
            "jp.subsidy_hours_too_few"));
}

TEST_CASE("facts and days of the subsidy that are refused") {
  CHECK(has(subsidy(R"({"day":"2026-11-23","disability":"physical","hours":40,"company_size":"small"})"), "facts.age"));
  CHECK(has(subsidy(R"({"day":"2026-11-23","hours":40,"company_size":"small"})"), "disability is required"));
  CHECK(has(subsidy(R"({"day":"2026-11-23","disability":"mental","hours":40})"), "company_size is required"));
  CHECK(has(subsidy(R"({"day":"2026-11-23","disability":"mental","company_size":"small"})"), "hours is required"));
  CHECK(
      has(subsidy(R"({"day":"2024-03-31","disability":"mental","hours":40,"company_size":"small"})"), "not_in_force"));
  CHECK(has(subsidy(R"({"day":"2024-04-01","disability":"mental","hours":40,"company_size":"small"})"),
            R"("total":"2400000")"));
}

TEST_CASE(
    "home work in the levy question: it offsets the levy first, and a reward needs the threshold (Act 74-2(4)(5), "
    "Suppl. 4(4))") {
  using quotalaw::questions::answer_line;
  // 150 workers, 3 counted, fiscal 2026: shortage 9, levy 450,000. 7 units: 147,000.
  auto const covered = answer_line(
      R"({"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}],"home_work_payments":"2500000"},"expect":{"levy":"450000","home_work":"147000","net_payable":"303000","net_receivable":"0"}})",
      1, {});
  CHECK(covered.differences.empty());
  // 90 workers, 1 counted: 12 person-months, threshold 72: no reward, so nothing for home work either.
  auto const small = answer_line(
      R"({"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":90,"counted":1,"times":12}],"home_work_payments":"2500000"},"expect":{"home_work":"0","net_receivable":"0"}})",
      1, {});
  CHECK(small.differences.empty());
  CHECK(small.json.find("jp.home_work_needs_reward") != std::string::npos);
  // 90 workers, 7 counted: 84 over 72, reward 12 * 21,000; home work 7 * 17,000.
  auto const over = answer_line(
      R"({"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":90,"counted":7,"times":12}],"home_work_payments":"2500000"},"expect":{"reward":"252000","home_work":"119000","net_receivable":"371000"}})",
      1, {});
  CHECK(over.differences.empty());
}

TEST_CASE("transition question: a new office") {
  auto const first = transition(R"({"fiscal_year":2026,"capacity":20,"office_year":1,"users":20,"days":240})");
  CHECK(has(first, R"("retention_rate":"30%","band":"from_30","units":879)"));
  CHECK(has(first, R"("persons_to_next_band":null)"));
  CHECK_FALSE(has(first, "jp.new_office_reading"));
  CHECK(has(first, R"("confidence":"secondary")"));
  auto const second =
      transition(R"({"fiscal_year":2026,"capacity":20,"office_year":2,"retained":[2],"capacities":[20]})");
  CHECK(has(second, R"("band":"from_30")"));
  CHECK(has(second, R"({"reading":"first_year_only","retention_rate":"10%","band":"from_10"})"));
  CHECK(has(second, R"("remark":"jp.new_office_reading")"));
  auto const other = transition(
      R"({"fiscal_year":2026,"capacity":20,"office_year":2,"retained":[2],"capacities":[20],"new_office_reading":"first_year_only"})");
  CHECK(has(other, R"("retention_rate":"10%","band":"from_10")"));
  CHECK(has(other, R"("persons_to_next_band":2)"));  // 20 % of 20 is 4
}

TEST_CASE("transition question: facts of a new office that contradict are refused") {
  auto refused = [&](std::string const& facts, std::string const& code) {
    INFO(facts);
    CHECK(has(transition(facts), code));
  };
  refused(R"({"fiscal_year":2026,"capacity":20,"office_year":0})", "outside");
  refused(R"({"fiscal_year":2026,"capacity":20,"office_year":1,"retained":[1],"capacities":[20]})", "contradiction");
  refused(R"({"fiscal_year":2026,"capacity":20,"office_year":2})", "missing_facts");
  refused(R"({"fiscal_year":2026,"capacity":20,"office_year":3,"retained":[1],"capacities":[20]})", "a list of 2");
  refused(R"({"fiscal_year":2026,"capacity":20,"office_year":1,"retention_rate":"30%"})", "contradiction");
  refused(R"({"fiscal_year":2020,"capacity":20,"office_year":1})", "not_in_force");
}

TEST_CASE("determination question: the surcharge of docs/jp/late_payment.md and its days") {
  // 1,500,000 determined, 274,001 returned: 1,225,999 unpaid, cut to 1,225,000, 10 % of it 122,500 (Act 58(1)).
  auto const answer = ask_of(
      "jp.determination",
      R"({"determined":"1500000","returned":"274001","notice_on":"2026-09-01","surcharge_notice_on":"2026-09-10"})");
  CHECK(has(
      answer,
      R"("unpaid":"1225999","overpaid":"0","due_day":"2026-09-16","surcharge":"122500","surcharge_due_day":"2026-10-10")"));
  CHECK(has(ask_of("jp.determination", R"({"determined":"999","notice_on":"2026-09-01"})"), R"("surcharge":"0")"));
  CHECK(has(ask_of("jp.determination", R"({"determined":"50000","notice_on":"2026-09-01","unavoidable":true})"),
            R"("surcharge":"0")"));
  CHECK(has(ask_of("jp.determination", R"({"determined":"1000","returned":"51000","notice_on":"2026-09-01"})"),
            R"("unpaid":"0","overpaid":"50000","due_day":null)"));
}

TEST_CASE("determination question: parts (Rule 30)") {
  // Fiscal 2025, notice of 2026-09-01: due 2026-09-16; the second day, 31 July, has passed, the third is 30 November.
  // Parts of 1,500,000 are 500,000 each (Act 57; even in units of 10,000).
  auto const answer = ask_of(
      "jp.determination", R"({"determined":"1500000","notice_on":"2026-09-01","instalments":true,"fiscal_year":2025})");
  CHECK(has(answer,
            R"("instalment_parts":[{"due":"2026-09-16","amount":"1000000"},{"due":"2026-11-30","amount":"500000"}])"));
  CHECK(has(ask_of("jp.determination",
                   R"({"determined":"999999","notice_on":"2026-09-01","instalments":true,"fiscal_year":2025})"),
            R"("instalment_parts":[])"));
}

TEST_CASE("fines question: the list of Act 86") {
  auto const all = ask_of("jp.fines", R"({"day":"2026-11-23"})");
  for (auto const* provision :
       {"Act 86(i), 43(7)", "Act 86(ii), 46(1)", "Act 86(iii), 52(1)", "Act 86(iv), 81(1)", "Act 86(v), 82(2)"}) {
    CHECK(has(all, provision));
  }
  CHECK(has(all, R"("fine_at_most":"300000")"));
  CHECK(has(all, "jp.no_fine_for_return"));
  CHECK_FALSE(has(all, "unconfirmed"));
  // The wording read is that of 2026; an older day is answered with less confidence.
  CHECK(has(ask_of("jp.fines", R"({"day":"2010-04-01","offence":"plan"})"), "unconfirmed"));
  CHECK_FALSE(has(ask_of("jp.fines", R"({"day":"2026-11-23","offence":"plan"})"), "86(i),"));
}

TEST_CASE("arrears question: prescription and the term of a reminder") {
  auto const answer =
      ask_of("jp.arrears",
             R"({"levy":"600000","due_on":"2025-05-15","paid_on":"2025-09-10","reminder_sent_on":"2025-06-02"})");
  CHECK(has(answer, R"("arrears":"27800","prescription_last_day":"2027-05-15","reminder_earliest_due":"2025-06-12")"));
}

TEST_CASE("plan course question: where an employer stands") {
  auto stands = [&](std::string const& day) {
    return ask_of("jp.plan_course", R"({"plan_start":"2027-01-01","day":")" + day + R"("})");
  };
  CHECK(has(stands("2026-12-31"), R"("stage":"before_plan","next":"plan_start","next_from":"2027-01-01")"));
  CHECK(has(stands("2027-06-01"),
            R"("stage":"plan","next":"plan_advice","next_from":"2027-12-01","next_to":"2027-12-31")"));
  CHECK(has(stands("2028-03-01"), R"("stage":"plan","next":"plan_end","next_from":"2028-12-31")"));
  CHECK(has(stands("2029-01-10"), R"("stage":"special_guidance","next":"plan_result_due","next_from":"2029-02-14")"));
  CHECK(has(stands("2029-10-01"), R"("stage":"publication","next":"publication_test","next_from":"2030-01-01")"));
  CHECK(has(stands("2030-03-31"), R"("next":"publication")"));
  CHECK(has(stands("2030-04-01"), R"("stage":"over","next":null)"));
  auto const position =
      ask_of("jp.plan_course", R"({"day":"2028-03-01","plan_start":"2027-01-01","base":600,"counted":8})");
  CHECK(has(position, R"("publication_criterion":"below_average")"));
  CHECK(has(position, "jp.publication_is_judged"));
  CHECK(has(ask_of("jp.plan_course", R"({"day":"2021-06-01","plan_start":"2021-01-01"})"), "not_in_force"));
}

TEST_CASE("plan.inverse for a part of a year") {
  auto inverse = [&](std::string const& facts) { return ask_of("plan.inverse", facts); };
  // Six months of 150 workers and none counted, FY2026 (2.7 % on every base day from October): floor(4.05) = 4 a
  // month, 24 x 50,000 = 1,200,000. Four full-time hires bring it to nothing (Act 54, 55).
  auto const answer = inverse(
      R"({"country":"jp","fiscal_year":2026,"opened_on":"2026-09-10","months":[{"workers":150,"counted":0,"times":6}]})");
  CHECK(has(answer, R"("bill":"1200000","fewest":4)"));
  // Over the size in some months only: open, and refused with what each answer would give.
  auto const open = inverse(
      R"({"country":"jp","fiscal_year":2026,"opened_on":"2026-09-10","months":[{"workers":150,"counted":0,"times":2},{"workers":90,"counted":0,"times":4}]})");
  CHECK(has(open, R"("code":"unsettled")"));
  CHECK(has(
      inverse(
          R"({"country":"jp","fiscal_year":2026,"opened_on":"2026-09-10","part_year_reading":"as_whole_year","months":[{"workers":150,"counted":0,"times":2},{"workers":90,"counted":0,"times":4}]})"),
      R"("bill":"0")"));
}
