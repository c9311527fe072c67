// SPDX-License-Identifier: Apache-2.0
// core/error.hpp: what every refusal carries, and its sentences. That each is translated: tests/form/labels_test.py.
#include "quotalaw/core/error.hpp"

#include "support/catch.hpp"

#include <set>
#include <string>
#include <type_traits>
#include <vector>

using namespace quotalaw;

static_assert(text_of(errc::invalid_facts) == "invalid_facts");
static_assert(text_of(errc::repealed) == "repealed");
static_assert(std::is_base_of_v<error, facts_error> && std::is_base_of_v<error, law_error>);
static_assert(std::is_base_of_v<std::runtime_error, error>);
static_assert(text_of(errc::overflow) == "overflow", "the names follow the enumeration to its end");

TEST_CASE("a sentence is filled by name, and a name nobody gave stays visible", "[core][error]") {
  CHECK(fill("{a} and {b}, {a}", {{"a", "x"}, {"b", "y"}}) == "x and y, x");
  CHECK(fill("{a} and {c}", {{"a", "x"}}) == "x and {c}");
  CHECK(fill("open {brace", {{"brace", "x"}}) == "open {brace");
  CHECK(fill("{a}", {{"a", "{b}"}, {"b", "y"}}) == "{b}");
  CHECK(fill("", {}).empty());
}

TEST_CASE("a refusal says where, what, under which provision, and what to do", "[core][error]") {
  facts_error const e{
      errc::contradiction, sentences::negative, "facts.months[3].workers", "Act 43(1)", {{"value", "-1"}}};
  CHECK(e.code() == errc::contradiction);
  CHECK(e.where() == "facts.months[3].workers");
  CHECK(e.provision() == "Act 43(1)");
  CHECK(e.message() == "-1 is below zero");
  CHECK(e.remedy() == "give zero or more");
  CHECK(e.said().id == "negative");
  CHECK(std::string{e.what()} == "facts.months[3].workers: -1 is below zero (Act 43(1)); give zero or more");
  CHECK(facts_error{sentences::unknown_fact, "", {{"name", "a"}, {"nearest", "ab"}}}.remedy() == "did you mean ab?");
  CHECK(facts_error{sentences::unknown_fact, "", {{"name", "a"}, {"nearest", ""}}}.remedy() ==
        sentences::nothing_near.remedy);
  CHECK(facts_error{sentences::negative, "", {{"value", "-1"}}}.code() == errc::invalid_facts);
}

TEST_CASE("every sentence has an id of its own, words, and a remedy", "[core][error]") {
  std::set<std::string_view> ids;
  for (auto const& s : sentences::all) {
    CAPTURE(s.id);
    CHECK_FALSE(s.id.empty());
    CHECK(ids.insert(s.id).second);
    CHECK_FALSE(s.text.empty());
    CHECK_FALSE(s.remedy.empty());
    // The tone: no capital at the start, no full stop at the end.
    CHECK((s.text.front() == '{' || (s.text.front() >= 'a' && s.text.front() <= 'z')));
    CHECK(s.text.back() != '.');
    CHECK(s.remedy.back() != '.');
  }
}

TEST_CASE("every name in braces is closed and looks like a name", "[core][error]") {
  for (auto const& s : sentences::all) {
    for (auto const pattern : {s.text, s.remedy}) {
      CAPTURE(pattern);
      for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
        auto const close = pattern.find('}', at);
        REQUIRE(close != std::string_view::npos);
        auto const name = pattern.substr(at + 1, close - at - 1);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
        CHECK_FALSE(name.empty());
      }
    }
  }
}

TEST_CASE("the nearest name", "[core][error]") {
  std::vector<std::string> const names{"construction", "medical", "railways"};
  CHECK(nearest_name("constuction", names) == "construction");
  CHECK(nearest_name("medcial", names) == "medical");  // neighbours swapped: one step
  CHECK(nearest_name("railway", names) == "railways");
  CHECK(nearest_name("rail-ways of steel", names) == "railways");
  CHECK(nearest_name("MEDICAL", names) == "medical");
  CHECK(nearest_name("rail", names) == "railways");  // a part of it
  CHECK(nearest_name("mining", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name("anything", std::vector<std::string>{}).empty());
}
