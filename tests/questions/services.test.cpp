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
