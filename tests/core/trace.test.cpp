// SPDX-License-Identifier: Apache-2.0
// core/trace.hpp and core/explanation.hpp: the tracers, seen through the law of Exampleland.
#include "quotalaw/core/trace.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

#include <type_traits>

using namespace quotalaw;

static_assert(tracer<no_trace> && tracer<recorder> && tracer<reading_list>);
static_assert(!tracer<int> && !tracer<rule>);
static_assert(std::is_empty_v<no_trace> && std::is_empty_v<no_trace::step>);
static_assert(!std::is_copy_constructible_v<recorder>, "one recorder for one assessment");

TEST_CASE("the recorder keeps a tree in the order of the rule", "[core][trace]") {
  recorder trace;
  auto const law = xx::law_for({2017});
  xx::assess({heads{100}, heads{1}}, law, trace);
  auto const& steps = trace.steps();
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].by.id == "xx.quota.required");
  CHECK(steps[1].by.id == "xx.quota.standing");
  CHECK(steps[2].by.id == "xx.levy.amount");
  CHECK(steps[3].by.id == "xx.levy.due_day");

  auto const& levy = steps[2];
  CHECK(levy.by.provision == "Act s. 6, 19; Order s. 5");
  REQUIRE(levy.givens.size() == 1);
  CHECK(levy.givens[0].name == "missing");
  CHECK(levy.givens[0].kind == term_kind::heads);
  CHECK(levy.givens[0].text == "1");
  REQUIRE(levy.reads.size() == 3);
  CHECK(levy.reads[0].term->id == "xx.levy.per_place");
  CHECK(levy.reads[0].value == "750.00");
  CHECK(levy.reads[0].read_on == make_day(2017, 1, 1));
  CHECK(levy.reads[1].term->id == "xx.levy.introductory_share");
  CHECK(levy.reads[1].version->source.at == "s. 19(2)");
  CHECK(levy.reads[2].value == "half_up");
  REQUIRE(levy.conclusions.size() == 1);
  CHECK(levy.conclusions[0].kind == term_kind::money);
  CHECK(levy.conclusions[0].currency == "XXC");
  CHECK(levy.conclusions[0].text == "500.00");
}

TEST_CASE("a step inside a step is its child", "[core][trace]") {
  constexpr rule outer{"xx.outer", ""}, inner{"xx.inner", ""};
  recorder trace;
  {
    auto a = trace.begin(outer);
    {
      auto b = trace.begin(inner);
      b.remarks("xx.remark");
    }
    auto c = trace.begin(inner);
    c.given("flag", true);
  }
  {
    auto d = trace.begin(outer);
  }
  REQUIRE(trace.steps().size() == 2);
  REQUIRE(trace.steps()[0].steps.size() == 2);
  CHECK(trace.steps()[0].steps[0].remarks.at(0) == "xx.remark");
  CHECK(trace.steps()[0].steps[1].givens.at(0).text == "yes");
  CHECK(trace.steps()[1].steps.empty());
  CHECK(trace.take().size() == 2);
}

TEST_CASE("every tracer hands back what it was given", "[core][trace]") {
  auto check = [](auto trace_of) {
    auto& trace = trace_of;
    constexpr rule r{"xx.rule", ""};
    auto step = trace.begin(r);
    heads const fact{7};
    CHECK(step.given("fact", fact) == fact);
    CHECK(step.finds("fact", fact) == fact);
    CHECK(step.concludes("fact", fact) == fact);
    auto const figure = xx::terms::quota_threshold.at(make_day(2026, 1, 1));
    CHECK(step.reads(figure) == heads{25});
  };
  check(no_trace{});
  check(reading_list{});
  recorder trace;
  constexpr rule r{"xx.rule", ""};
  CHECK(trace.begin(r).given("fact", heads{7}) == heads{7});
}

TEST_CASE("the reading list keeps each version once, with its latest day", "[core][trace]") {
  reading_list list;
  constexpr rule r{"xx.rule", ""};
  auto step = list.begin(r);
  step.reads(xx::terms::quota_threshold.at(make_day(2019, 1, 1)));
  step.reads(xx::terms::quota_threshold.at(make_day(2021, 1, 1)));
  step.reads(xx::terms::quota_threshold.at(make_day(2026, 1, 1)));
  step.reads(xx::terms::quota_threshold.at(make_day(2022, 1, 1)));
  step.remarks("xx.remark");
  step.remarks("xx.remark");
  REQUIRE(list.entries().size() == 2);
  CHECK(list.entries()[0].read_on == make_day(2019, 1, 1));
  CHECK(list.entries()[1].read_on == make_day(2026, 1, 1));
  CHECK(list.remarks().size() == 1);
}

TEST_CASE("an explanation holds what the reading list would have kept", "[core][trace]") {
  auto const law = xx::law_for({2017});
  xx::year_facts const facts{heads{100}, heads{1}};
  recorder tree;
  reading_list list, collected;
  xx::assess(facts, law, tree);
  xx::assess(facts, law, list);
  collect(tree.steps(), collected);
  REQUIRE(collected.entries().size() == list.entries().size());
  for (std::size_t i = 0; i < list.entries().size(); ++i) {
    CHECK(collected.entries()[i].version == list.entries()[i].version);
    CHECK(collected.entries()[i].read_on == list.entries()[i].read_on);
  }
}
