// SPDX-License-Identifier: Apache-2.0
// The questions about groups, public bodies, the specific occupation and part years: what the gate of facts takes and
// refuses. Figures as in the tests of the subjects and on the pages of docs/jp.
#include "quotalaw/questions/questions.hpp"
#include "support/catch.hpp"

#include <string>

namespace {

std::string ask_of(std::string const& question, std::string const& facts) {
  return quotalaw::questions::answer_line(R"({"question":")" + question + R"(","facts":)" + facts + "}", 1, {}).json;
}
bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::string group(std::string const& facts) { return ask_of("jp.group_levy", facts); }
std::string levy(std::string const& facts) { return ask_of("jp.levy", facts); }
std::string body(std::string const& facts) { return ask_of("jp.public_body", facts); }

std::string const two_members = R"("members":[{"name":"parent","months":[{"workers":800,"counted":4,"times":12}]},)"
                                R"({"name":"subsidiary","months":[{"workers":60,"counted":30,"times":12}]}])";

}  // namespace

TEST_CASE("group: pooled beside each member alone, and what pooling is worth (docs/jp/groups.md)") {
  auto const answer = group(R"({"fiscal_year":2026,"scheme":"special_subsidiary",)" + two_members + "}");
  CHECK(has(answer, R"("adjustment":"3894000","reward":"0","net_payable":"0","net_receivable":"3894000")"));
  CHECK(
      has(answer, R"("name":"parent","role":"parent","covered":true,"shortage_person_months":201,"levy":"10050000")"));
  CHECK(has(answer, R"("name":"subsidiary","role":"special_subsidiary","covered":false)"));
  CHECK(has(answer, R"("reward":"6048000")"));
  CHECK(has(answer, R"("separate_payable":"10050000","separate_receivable":"6048000","gain_by_pooling":"7896000")"));
}

TEST_CASE("group: the worked example of a special subsidiary of 2019 (docs/jp/groups.md)") {
  auto const answer =
      group(R"({"fiscal_year":2019,"scheme":"special_subsidiary","members":[)"
            R"({"name":"rest of the group","months":[{"workers":14934,"counted":0,"times":12}]},)"
            R"({"name":"Recruit Office Support","months":[{"workers":384,"counted":336,"times":12}]}]})");
  CHECK(has(answer, R"("levy":"0","adjustment":"0")"));
  CHECK(has(answer, R"("levy":"196800000")"));
  CHECK(has(answer, R"("adjustment":"106272000")"));
  CHECK(has(answer, R"("gain_by_pooling":"90528000")"));
}

TEST_CASE("group: pooled is the bill of the parent with all the staff, by construction") {
  auto const pooled = group(R"({"fiscal_year":2026,"scheme":"related_companies",)" + two_members + "}");
  auto const alone = levy(R"({"fiscal_year":2026,"months":[{"workers":860,"counted":34,"times":12}]})");
  auto const result = alone.substr(alone.find(R"("fiscal_year")"));
  CHECK(has(pooled, result.substr(0, result.find(R"(,"instalment_parts")"))));
}

TEST_CASE("group: what is asked of the members by the numbers") {
  // Eight severe full-time persons of 40 staff count eight: 20 %.
  auto const certified = group(
      R"({"fiscal_year":2026,"scheme":"special_subsidiary","members":[{"months":[{"workers":800,"counted":4,"times":12}]},)"
      R"({"months":[{"workers":40,"persons":[{"disability":"physical","severe":true,"hours":40,"heads":8}],"times":12}]}]})");
  CHECK(has(certified, R"("certification":{"heads":8,"at_least_five":true,"at_least_20_percent":true)"));
  auto const all = group(R"({"fiscal_year":2026,"scheme":"all_subsidiaries",)" + two_members + "}");
  CHECK(has(all, R"("role":"subsidiary")"));
  CHECK(has(all, R"("minimum_met":true)"));
  CHECK(has(all, "jp.subsidiary_minimum_unread"));
}

TEST_CASE("group: facts that are refused") {
  CHECK(has(group(R"({"fiscal_year":2026,)" + two_members + "}"), "scheme is required"));
  // Two parents, and a scheme before it began.
  CHECK(has(group(R"({"fiscal_year":2026,"scheme":"special_subsidiary","members":[)"
                  R"({"role":"parent","months":[{"workers":800,"counted":4,"times":12}]},)"
                  R"({"role":"parent","months":[{"workers":60,"counted":30,"times":12}]}]})"),
            "this scheme has one parent, found 2"));
  CHECK(has(group(R"({"fiscal_year":2008,"scheme":"all_subsidiaries",)" + two_members + "}"), "not_in_force"));
  auto const split = [&](std::string const& parts) {
    return group(R"({"fiscal_year":2026,"scheme":"special_subsidiary","split":[)" + parts + "]," + two_members + "}");
  };
  CHECK(has(split(R"({"name":"a","amount":3000000},{"name":"b","amount":894000})"), R"("split":[{"name":"a")"));
  CHECK(has(split(R"({"name":"a","amount":3000000})"), "add up to 3000000 yen, not to the adjustment of 3894000"));
}

TEST_CASE("group: a member whose year is not settled is told, and the pooled bill stands") {
  // Fiscal 2010: 250 workers alone are not settled, 1,050 pooled are.
  auto const answer = group(
      R"({"fiscal_year":2010,"scheme":"special_subsidiary","members":[{"months":[{"workers":800,"counted":4,"times":12}]},)"
      R"({"months":[{"workers":250,"counted":30,"times":12}]}]})");
  CHECK(has(answer, R"("refused":"the size limit of the levy changed)"));
  CHECK(has(answer, R"("separate_payable":null,"separate_receivable":null,"gain_by_pooling":null)"));
}

TEST_CASE("public body: the rate of the body, from the listed staff or told") {
  CHECK(has(body(R"({"day":"2024-06-01","staff":1000,"listed_staff":320,"counted":20})"),
            R"("exclusion_rate":"10%","workers":1000,"deduction":100,"base":900,"rate":"2.8%","required":25)"));
  CHECK(has(body(R"({"day":"2026-06-01","staff":1000,"listed_staff":320,"counted":20})"), "unsettled"));
  CHECK(has(
      body(R"({"day":"2026-06-01","staff":1000,"exclusion_rate":"5%","counted":27})"),
      R"("required":26,"counted":27,"shortage":0,"surplus":1,"actual_rate_percent":"2.84","compliant":true,"must_plan":false)"));
  CHECK(has(body(R"({"day":"2026-06-01","staff":1000,"counted":20})"), "jp.no_exclusion_told"));
  CHECK(has(body(R"({"day":"2026-06-01","staff":10,"out_of_scope":11,"counted":0})"), "invalid_facts"));
}

TEST_CASE("specific occupation: 70 percent") {
  CHECK(has(ask_of("jp.specific_occupation", R"({"day":"2026-06-01","occupation_staff":10,"visually_impaired":5})"),
            R"("required":7,"shortage":2,"plan_possible":true)"));
  CHECK(has(ask_of("jp.specific_occupation", R"({"day":"2026-06-01","occupation_staff":5,"visually_impaired":6})"),
            "invalid_facts"));
}

TEST_CASE("levy of a part of a year (docs/jp/part_year.md)") {
  auto const closed =
      levy(R"({"fiscal_year":2026,"closed_on":"2026-10-10","months":[{"workers":150,"counted":3,"times":6}]})");
  CHECK(has(closed, R"("levy":"150000")"));
  CHECK(has(closed, R"("due_day":"2026-11-24")"));
  CHECK(has(closed, R"("base_months":6,"part_year_settled":true)"));
  CHECK(has(levy(R"({"fiscal_year":2026,"closed_on":"2026-10-10","months":[{"workers":150,"counted":3,"times":12}]})"),
            "the months add up to 12, not 6: the base days from 2026-04-01 to 2026-09-01"));
  CHECK(has(levy(R"({"fiscal_year":2026,"opened_on":"2027-03-05","months":[{"workers":150,"counted":3}]})"),
            "there is no base day"));
  CHECK(has(
      levy(
          R"({"fiscal_year":2026,"opened_on":"2026-08-05","closed_on":"2026-07-05","months":[{"workers":1,"counted":0}]})"),
      "comes before"));
  CHECK(has(
      levy(
          R"({"fiscal_year":2026,"closed_on":"2026-10-10","instalments":true,"months":[{"workers":150,"counted":3,"times":6}]})"),
      "contradiction"));
  std::string const months =
      R"("months":[{"workers":120,"counted":2,"times":2},{"workers":100,"counted":2,"times":4}]})";
  CHECK(has(levy(R"({"fiscal_year":2026,"closed_on":"2026-10-10",)" + months), "unsettled"));
  auto const chosen =
      levy(R"({"fiscal_year":2026,"closed_on":"2026-10-10","part_year_reading":"proportion_down",)" + months);
  CHECK(has(chosen, R"("levy":"100000")"));
  CHECK(has(chosen, R"("part_year_settled":false)"));
  CHECK(has(chosen, R"({"reading":"proportion_up","months_needed":3,"covered":false)"));
  CHECK(has(chosen, "jp.part_year_reading"));
}

TEST_CASE("levy of fiscal 2010 and 2015 under a named reading, beside the other") {
  std::string const months = R"("months":[{"workers":250,"counted":0,"times":12}]})";
  CHECK(has(levy(R"({"fiscal_year":2015,)" + months), "unsettled"));
  auto const chosen = levy(R"({"fiscal_year":2015,"year_reading":"law_of_first_month",)" + months);
  CHECK(has(chosen, R"("levy":"2400000")"));
  CHECK(has(chosen, R"({"reading":"law_of_last_month","covered":true,"levy":"3000000")"));
  CHECK(has(chosen, "jp.year_reading"));
}

TEST_CASE("count: without a proof a person does not count") {
  CHECK(
      has(ask_of("jp.count", R"({"day":"2026-06-01","persons":[{"disability":"physical","hours":40,"proven":false}]})"),
          R"("weights":[0],"counted":0)"));
}
