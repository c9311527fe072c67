// SPDX-License-Identifier: Apache-2.0
// Coverage of law by day and by year, beyond single terms (temporal.test.cpp): every duty on every day since it began,
// every rule of counting with every tracer, and the refusals on both sides of what is claimed.
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/jp.hpp"
#include "quotalaw/th.hpp"
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

using namespace quotalaw;

namespace {

constexpr std::array kinds{jp::employer_kind::private_sector, jp::employer_kind::state_local,
                           jp::employer_kind::education_board, jp::employer_kind::special_corporation};
constexpr day horizon = make_day(2028, 11, 23);

/// The refusal in words; empty if there is none.
template <class Attempt>
std::string refusal(Attempt attempt, errc expected) {
  try {
    attempt();
    return {};
  } catch (law_error const& e) {
    CHECK(e.code() == expected);
    return e.message() + "; " + e.remedy();
  }
}
bool says(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Japan: the duty has law on every day since it began, for every kind of employer", "[laws][coverage][jp]") {
  auto const began = make_day(1976, 10, 1);
  for (auto const kind : kinds) {
    CAPTURE(jp::text_of(kind));
    for (auto on = began; on <= horizon; on += date::days{1}) {
      REQUIRE_NOTHROW(jp::law_on(on, kind));
    }
    CHECK(says(refusal([&] { jp::law_on(began - date::days{1}, kind); }, errc::not_in_force), "1976-10-01"));
  }
}

TEST_CASE("Japan: every industry of the exclusion table has a rate from 2004-04-01 on", "[laws][coverage][jp]") {
  for (std::size_t i = 0; i < jp::industry_count; ++i) {
    auto const industry = static_cast<jp::industry>(i);
    CAPTURE(jp::text_of(industry));
    for (auto on = make_day(2004, 4, 1); on <= horizon; on += date::days{1}) {
      REQUIRE_NOTHROW(jp::exclusion_law{on, {}}.of(industry));
    }
    CHECK(says(refusal([&] { jp::exclusion_law{make_day(2004, 3, 31), {}}.of(industry); }, errc::not_in_force),
               "2004-04-01"));
  }
}

TEST_CASE("the year before the first that is claimed is refused, and the neighbour named",
          "[laws][coverage][refusal]") {
  CHECK(says(refusal([] { jp::law_for(jp::fiscal_year{2002}); }, errc::not_in_force), "2003-04-01"));
  CHECK(says(refusal([] { th::quota_law_for({2011}); }, errc::not_in_force), "2011-10-26"));
  CHECK(says(refusal([] { th::due_law_for({2011}); }, errc::not_in_force), "2012-01-01"));
  CHECK(says(refusal([] { th::interest_law_for({2011}); }, errc::not_in_force), "2012-01-01"));
  CHECK_NOTHROW(th::contribution_law_for({2011}));  // the amount of a place is known for 2011
  CHECK(says(refusal([] { th::contribution_law_for({2010}); }, errc::not_in_force), "2011-01-01"));
  CHECK(says(refusal([] { xx::law_for({2014}); }, errc::not_in_force), "2015-01-01"));
}

TEST_CASE("Japan: counting persons does not depend on the tracer, on any day since 1976", "[laws][coverage][jp]") {
  std::mt19937 random{20'261'123};
  auto up_to = [&](unsigned most) { return static_cast<std::int64_t>(random() % (most + 1)); };
  for (int i = 0; i < 3'000; ++i) {
    auto const on = make_day(1976, 10, 1) + date::days{up_to(18'900)};
    std::vector<jp::person> persons(static_cast<std::size_t>(up_to(4)));
    for (auto& p : persons) {
      p.kind = static_cast<jp::disability>(up_to(3));
      p.severe = up_to(2) == 0;
      p.hours = hours(up_to(45));
      p.a_type_user = up_to(4) == 0;
      p.rehired = up_to(7) == 0;
      p.number = heads{1 + up_to(4)};
      if (up_to(1) == 0) {
        p.hired_on = on - date::days{up_to(2'100)} + date::days{100};
      }
      if (up_to(1) == 0) {
        p.handbook_on = on - date::days{up_to(2'100)} + date::days{100};
      }
    }
    jp::office const where{static_cast<jp::industry>(up_to(jp::industry_count - 1)), half_heads{up_to(500)}, {}};
    auto const kind = kinds[static_cast<std::size_t>(up_to(3))];
    auto const law = jp::law_on(on, kind);
    auto figures = [&](auto& trace) {
      auto const taken_out = on < make_day(2004, 4, 1) ? heads{0} : jp::deduction({&where, 1}, law.exclusion, trace);
      return std::pair{jp::count_persons(persons, kind, law.counting, trace), taken_out};
    };
    no_trace silent;
    recorder tree;
    reading_list list, collected;
    auto const plain = figures(silent);
    CAPTURE(i, text_of(on), text_of(plain.first));
    REQUIRE(figures(tree) == plain);
    REQUIRE(figures(list) == plain);
    collect(tree.steps(), collected);
    REQUIRE(collected.entries().size() == list.entries().size());
    REQUIRE(collected.remarks().size() == list.remarks().size());
    // A count is at least nothing and at most two for each person.
    std::int64_t all = 0;
    for (auto const& p : persons) {
      all += p.number.number();
    }
    REQUIRE((plain.first >= half_heads{0} && plain.first <= half_heads{4 * all}));
  }
}

TEST_CASE("Japan: the required number never falls when the base grows, for every kind of employer",
          "[laws][coverage][jp]") {
  for (auto const* line : {&jp::terms::statutory_rate_state_local, &jp::terms::statutory_rate_education_board}) {
    for (auto const& version : line->term.versions) {
      CAPTURE(line->term.id, text_of(version.from));
      auto const figure = line->at(version.from);
      no_trace silent;
      heads before;
      bool rises = true;
      for (std::int64_t n = 0; n <= 20'000; ++n) {
        auto const now = jp::required_persons(half_heads{n}, figure, silent);
        rises = rises && now >= before && now <= before + heads{1};
        before = now;
      }
      CHECK(rises);
    }
  }
}

TEST_CASE("Exampleland: the required number never falls when the staff grows", "[laws][coverage][xx]") {
  for (int const year : {2015, 2019, 2020, 2026}) {
    CAPTURE(year);
    auto const law = xx::law_for({year});
    no_trace silent;
    heads before;
    bool rises = true;
    for (std::int64_t n = 0; n <= 20'000; ++n) {
      auto const now = xx::required_places(heads{n}, law.quota, silent);
      rises = rises && now >= before;
      before = now;
    }
    CHECK(rises);
  }
}

TEST_CASE("Japan: the adjustment is concave in the excess from fiscal 2024, linear before", "[laws][coverage][jp]") {
  // japan.md, section 11.
  no_trace silent;
  for (int year = 2003; year <= 2027; ++year) {
    CAPTURE(year);
    auto const law = jp::law_for(jp::fiscal_year{year});
    auto at = [&](std::int64_t halves_of) { return jp::adjustment_amount(person_months{halves_of}, law, silent); };
    auto const first = at(1) - at(0);
    auto slope = first;
    bool concave = true, linear = true;
    for (std::int64_t n = 1; n < 2'000; ++n) {
      auto const next = at(n + 1) - at(n);
      concave = concave && next > jp::yen{0} && next <= slope;
      linear = linear && next == first;
      slope = next;
    }
    CHECK(concave);
    CHECK(linear == (year < 2024));
  }
}
