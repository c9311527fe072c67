// SPDX-License-Identifier: Apache-2.0
// What the gate of facts refuses, and in which words: code, place, sentence, remedy.
#include "quotalaw/questions/questions.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace quotalaw::questions;

namespace {

struct refusal {
  std::string line;
  std::vector<std::string> words;  ///< all must be in the answer
};

std::string ask_line(std::string const& line) {
  auto const a = answer_line(line, 7, {});
  CHECK(a.refused);
  return a.json;
}

}  // namespace

TEST_CASE("a refused line says what, where, under which provision, and what to do") {
  std::vector<refusal> const all{
      {R"({bad)", {"malformed", "line 7 is not JSON"}},
      {R"([1,2])", {"malformed", "expected an object"}},
      {R"({"question":"th.quota","facts":{"employees":1,"employees":2,"fund_year":2026}})",
       {"malformed", "given twice"}},
      {R"({"question":"th.quotta","facts":{}})", {"unknown_question", "did you mean th.quota?"}},
      {R"({"facts":{}})", {"missing_facts", R"("where":"question")", "question is required"}},
      {R"({"question":"th.quota"})", {"missing_facts", "facts is required"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"employes":3}})",
       {"unknown_fact", "facts.employes", "did you mean employees?", "Act s.33"}},
      {R"({"question":"th.quota","facts":{"employees":3}})", {"missing_facts", "fund_year, count_day"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"count_day":"2025-10-01","employees":3}})",
       {"contradiction"}},
      {R"({"question":"th.quota","facts":{"count_day":"2025-09-30","employees":3}})",
       {"invalid_facts", "the count day of fund year 2026 is 2025-10-01"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"employees":3.5}})", {"3.5 is not a whole number"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"employees":-3}})", {"-3 is below zero"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"employees":3000000000}})", {"more than 2000000000"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"employees":"3"}})", {"expected a whole number"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"employees_total":3,"pwd_employees":4}})",
       {"4 persons are counted among 3 employees"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"branches":[]}})", {"branches is empty"}},
      {R"({"question":"th.quota","facts":{"fund_year":2026,"branches":[{"province":"Chonburi","employees":5},{"province":"Atlantis","employees":5}]}})",
       {"facts.branches[1].province", "Atlantis", "no known name is like it"}},
      {R"({"question":"th.quota","facts":{"fund_year":2018,"branch_pooling":"same_province","branches":[{"province":"Nan","employees":5}]}})",
       {"same_province", "2017-09-30"}},
      {R"({"question":"th.quota","facts":{"fund_year":2011,"employees":300}})", {"not_in_force", "2011-10-26"}},
      {R"({"question":"th.contribution","facts":{"fund_year":1990,"employees":300}})",
       {"not_in_force", "th.contribution.wage_day"}},
      {R"({"question":"th.quota","facts":{"fund_year":4000,"employees":300}})", {"4000 is not a year"}},
      {R"({"question":"th.minimum_wage","facts":{"day":"2010-12-31"}})", {"not_in_force", "2011-01-01"}},
      {R"({"question":"th.minimum_wage","facts":{"day":"2026-02-29"}})", {"2026-02-29", "is not a day"}},
      {R"({"question":"th.interest","facts":{"fund_year":2011,"principal":"1.00","paid_on":"2012-01-01"}})",
       {"not_in_force"}},
      {R"({"question":"th.interest","facts":{"fund_year":2026,"principal":100.5,"paid_on":"2026-05-01"}})",
       {"100.5 is not an amount in THB"}},
      {R"({"question":"th.interest","facts":{"fund_year":2026,"principal":"100.555","paid_on":"2026-05-01"}})",
       {"is not an amount in THB"}},
      {R"({"question":"th.contribution","facts":{"fund_year":2011,"shortfall":1}})",
       {"missing_facts", "facts.province"}},
      {R"({"question":"jp.statutory_rate","facts":{"day":"1976-09-30"}})", {"not_in_force", "1976-10-01"}},
      {R"({"question":"jp.statutory_rate","facts":{"day":"2026-07-01","kind":"privat"}})", {"did you mean private?"}},
      {R"({"question":"jp.count","facts":{"day":"2026-06-01","persons":[{"disability":"physical","hours":200}]}})",
       {"facts.persons[0].hours", "is not a number of weekly hours"}},
      {R"({"question":"jp.count","facts":{"day":"2026-06-01","persons":[{"hours":40}]}})",
       {"facts.persons[0].disability", "is required"}},
      {R"({"question":"jp.obligation","facts":{"day":"2026-06-01","workers":10.25,"counted":0}})",
       {"10.25 is not a number of persons in steps of one half"}},
      {R"({"question":"jp.obligation","facts":{"day":"2026-06-01","offices":[{"industry":"constuction","workers":10}],"counted":0}})",
       {"facts.offices[0].industry", "did you mean construction?"}},
      {R"({"question":"jp.obligation","facts":{"day":"2003-06-01","offices":[{"industry":"construction","workers":10}],"counted":0}})",
       {"not_in_force", "2004-04-01"}},
      {R"({"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":11}]}})",
       {"the months add up to 11, not 12"}},
      {R"({"question":"plan.inverse","facts":{"country":"jp","fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":10}],"home_work_payments":"1"}})",
       {"not_yet_answered", "facts.home_work_payments"}},
      {R"({"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}],"opened_on":"2026-05-01"}})",
       {"invalid_facts", "facts.months"}},
      {R"({"question":"jp.levy","facts":{"fiscal_year":2010,"months":[{"workers":250,"counted":3,"times":12}]}})",
       {"unsettled", "2010"}},
      {R"({"question":"jp.levy","facts":{"fiscal_year":2015,"months":[{"workers":250,"counted":3,"times":12}]}})",
       {"unsettled", "between 960000 and 1200000 yen"}},
      {R"({"question":"law.term","facts":{"id":"jp.levy.unt","day":"2026-04-01"}})",
       {"unknown_term", "did you mean jp.levy.unit?"}},
      {R"({"question":"law.term","facts":{"id":"jp.levy.reduced_unit.over_200","day":"2015-07-01"}})",
       {"repealed", "2015-06-30"}},
      {R"({"question":"th.options","facts":{"fund_year":2024,"shortfall":1}})", {"not_in_force", "2025-01-01"}},
  };
  for (auto const& r : all) {
    auto const answer = ask_line(r.line);
    INFO(r.line << "\n" << answer);
    for (auto const& word : r.words) {
      INFO(word);
      CHECK(answer.find(word) != std::string::npos);
    }
    CHECK(answer.find("\"remedy\":\"\"") == std::string::npos);
    CHECK(answer.find("\"result\"") == std::string::npos);
    for (auto const* place : {"{value}", "{name}", "{nearest}", "{term}", "{day}", "{first}", "{last}", "{limit}"}) {
      CHECK(answer.find(place) == std::string::npos);  // no unfilled place
    }
  }
}

TEST_CASE("the id comes back with a refusal") {
  CHECK(ask_line(R"({"id":"x-1","question":"nope","facts":{}})").find("\"id\":\"x-1\"") != std::string::npos);
  CHECK(ask_line(R"({"id":3,"question":"nope","facts":{}})").find("\"id\":3") != std::string::npos);
}

TEST_CASE("numbers keep the text in which they were written") {
  auto const a = answer_line(
      R"({"question":"jp.obligation","facts":{"day":"2026-07-01","workers":37.50,"counted":1.0},"expect":{"base":37.5,"required":1}})",
      1, {});
  CHECK_FALSE(a.refused);
  CHECK(a.differences.empty());
  auto const b = answer_line(
      R"({"question":"jp.obligation","facts":{"day":"2026-07-01","workers":37.50000000000000000001,"counted":1}})", 1,
      {});
  CHECK(b.refused);  // a double could not tell this from 37.5
}

TEST_CASE("a Buddhist year is understood and shown beside") {
  auto const a = answer_line(R"({"question":"th.quota","facts":{"fund_year":"B.E. 2568","employees":151}})", 1, {});
  CHECK(a.json.find("\"fund_year\":2025") != std::string::npos);
  CHECK(a.json.find("\"fund_year_be\":2568") != std::string::npos);
}

TEST_CASE("every question has an example that is answered, and a schema") {
  for (auto const& q : all()) {
    INFO(q.name);
    CHECK(schema(q).find("\"const\":\"" + std::string{q.name} + "\"") != std::string::npos);
    if (q.answered) {
      auto const a =
          answer_line("{\"question\":\"" + std::string{q.name} + "\",\"facts\":" + std::string{q.example} + "}", 1, {});
      INFO(a.json);
      CHECK_FALSE(a.refused);
      CHECK(a.json.find("\"version\":") != std::string::npos);
    }
  }
}
