// SPDX-License-Identifier: Apache-2.0
// Every published worked case, through C++. The expected values come from the pages named in each line.
#include "quotalaw/questions/questions.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <set>
#include <string>

namespace {

using namespace quotalaw::questions;

struct tally {
  std::size_t agree = 0;
  std::set<std::string> refused;
};

tally run(std::string const& path, options const& how) {
  tally out;
  std::ifstream file{path};
  REQUIRE(file);
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    auto const a = answer_line(line, number, how);
    INFO(path << ":" << number << " " << line << "\n" << a.json);
    if (a.refused) {
      out.refused.insert(a.id);
      // Refused only because the question is not answered yet, never wrongly.
      CHECK(a.json.find("\"not_yet_answered\"") != std::string::npos);
      continue;
    }
    REQUIRE(a.had_expectation);
    for (auto const& d : a.differences) {
      FAIL_CHECK(d);
    }
    out.agree += a.differences.empty() ? 1 : 0;
  }
  return out;
}

}  // namespace

TEST_CASE("published cases of Japan agree") {
  auto const plain = run("tests/jp/published.cases.jsonl", {});
  CHECK(plain.agree + plain.refused.size() == 169);
  CHECK(plain.refused.size() <= 1);
}

TEST_CASE("published cases of Thailand agree") {
  auto const plain = run("tests/th/published.cases.jsonl", {});
  CHECK(plain.agree == 52);
  CHECK(plain.refused.empty());
}

TEST_CASE("explaining changes no answer") {
  options explained;
  explained.explain = true;
  CHECK(run("tests/jp/published.cases.jsonl", explained).agree == run("tests/jp/published.cases.jsonl", {}).agree);
  CHECK(run("tests/th/published.cases.jsonl", explained).agree == 52);
}
