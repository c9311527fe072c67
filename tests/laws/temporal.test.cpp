// SPDX-License-Identifier: Apache-2.0
// Time: what every term of every country must keep on every day. A new country is added in `countries` below.
#include "quotalaw/jp.hpp"
#include "quotalaw/th.hpp"
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <span>
#include <string>

using namespace quotalaw;

namespace {

struct country {
  std::string_view code;
  std::span<term_info const* const> terms;
};
country const countries[] = {{"jp", jp::terms::all}, {"th", th::terms::all}, {"xx", xx::terms::all}};

constexpr day first_looked_at = make_day(1970, 1, 1);
day horizon(term_info const& term) { return add_years(term.reviewed_through, 2); }

/// Which version is in force does not depend on the type of the value.
timeline<bool> any_line(term_info const& term) { return {term, {}}; }

/// The refusal of a day without law, or what is wrong with it.
std::string wrong_refusal(term_info const& term, day on) {
  auto const first = term.versions.back().from;
  auto const expected = on < first ? errc::not_in_force : errc::repealed;
  auto const neighbour = on < first ? first : term.repealed - date::days{1};
  try {
    any_line(term).at(on);
    return "not refused";
  } catch (law_error const& e) {
    if (e.code() != expected) {
      return "refused as " + std::string{text_of(e.code())};
    }
    if (e.message().find(term.id) == std::string::npos || e.message().find(text_of(on)) == std::string::npos) {
      return "does not name the term and the day: " + e.message();
    }
    if (e.message().find(text_of(neighbour)) == std::string::npos ||
        e.remedy().find(text_of(neighbour)) == std::string::npos) {
      return "does not name " + text_of(neighbour) + ": " + e.message() + "; " + e.remedy();
    }
    if (e.provision().empty()) {
      return "names no provision";
    }
  }
  return {};
}

}  // namespace

TEST_CASE("every term has a version, newest first, no two on one day", "[laws][temporal]") {
  for (auto const& c : countries) {
    REQUIRE_FALSE(c.terms.empty());
    for (auto const* term : c.terms) {
      CAPTURE(term->id);
      REQUIRE_FALSE(term->versions.empty());
      for (std::size_t i = 1; i < term->versions.size(); ++i) {
        CAPTURE(i);
        CHECK(term->versions[i - 1].from > term->versions[i].from);
      }
      CHECK(term->versions.front().from < term->repealed);
    }
  }
}

TEST_CASE("every term is named by its country, once, and was reviewed", "[laws][temporal]") {
  for (auto const& c : countries) {
    for (std::size_t i = 0; i < c.terms.size(); ++i) {
      auto const& term = *c.terms[i];
      CAPTURE(term.id);
      CHECK(term.id.starts_with(std::string{c.code} + "."));
      CHECK_FALSE(term.title.empty());
      CHECK(term.reviewed_through > first_looked_at);
      for (std::size_t k = i + 1; k < c.terms.size(); ++k) {
        CHECK(term.id != c.terms[k]->id);
      }
    }
  }
}

TEST_CASE("on every day a term has a version, or reading is refused with the neighbouring day", "[laws][temporal]") {
  for (auto const& c : countries) {
    for (auto const* term : c.terms) {
      CAPTURE(term->id);
      auto const line = any_line(*term);
      auto const first = term->versions.back().from;
      std::string wrong;
      for (auto on = std::min(first_looked_at, first - date::days{1}); on <= horizon(*term) && wrong.empty();
           on += date::days{1}) {
        auto const i = line.index(on);
        auto const has_law = on >= first && on < term->repealed;
        if ((i != line.none) != has_law) {
          wrong = text_of(on) + (has_law ? ": no version" : ": a version outside the life of the term");
        } else if (has_law) {
          auto const& version = term->versions[i];
          if (version.from > on || (i > 0 && term->versions[i - 1].from <= on)) {
            wrong = text_of(on) + ": not the newest version";
          }
          // The refusal says the same on every day of one side: the edges and every New Year are enough.
        } else if (on + date::days{1} == first || on == term->repealed || on == first_looked_at ||
                   (month_of(on) == 1 && day_of_month(on) == 1)) {
          if (auto const said = wrong_refusal(*term, on); !said.empty()) {
            wrong = text_of(on) + ": " + said;
          }
        }
      }
      CHECK(wrong == "");
    }
  }
}

TEST_CASE("past the review the last version holds, and the reading says so", "[laws][temporal]") {
  for (auto const& c : countries) {
    for (auto const* term : c.terms) {
      CAPTURE(term->id);
      if (term->repealed > horizon(*term)) {
        // A version may be enacted for a day after the horizon.
        CHECK(any_line(*term).index(std::max(horizon(*term), term->versions.front().from)) == 0);
        statutory<int> const last{0, *term, term->versions.front(), term->reviewed_through};
        statutory<int> const next{0, *term, term->versions.front(), term->reviewed_through + date::days{1}};
        CHECK_FALSE(last.past_review());
        CHECK(next.past_review());
      }
    }
  }
}

TEST_CASE("every year of the scheme has its law", "[laws][temporal]") {
  for (int year = 2003; year <= 2027; ++year) {
    CAPTURE(year);
    CHECK_NOTHROW(jp::law_for(jp::fiscal_year{year}));
    CHECK_NOTHROW(jp::law_for(jp::fiscal_year{year}, jp::base_days_of({year}, 31)));
    CHECK(jp::law_for(jp::fiscal_year{year}).year == jp::fiscal_year{year});
  }
  for (int year = 2012; year <= 2027; ++year) {
    CAPTURE(year);
    CHECK_NOTHROW(th::law_for(th::fund_year{year}));
  }
  for (int year = 2015; year <= 2027; ++year) {
    CAPTURE(year);
    CHECK_NOTHROW(xx::law_for(xx::levy_year{year}));
  }
}

TEST_CASE("every province has a positive wage on every day", "[laws][temporal]") {
  auto const& line = th::terms::minimum_wage;
  std::string wrong;
  std::size_t last = line.none;
  for (auto on = make_day(2011, 1, 1); on <= horizon(line.term) && wrong.empty(); on += date::days{1}) {
    auto const i = line.index(on);
    if (i == line.none) {
      wrong = text_of(on) + ": no table";
    } else if (i != last) {  // a table of its own only from the first day of a version on
      auto const table = law_reader::value(line.at(on));
      if (table.values.size() != th::province_count) {
        wrong = text_of(on) + ": " + std::to_string(table.values.size()) + " provinces";
      }
      for (std::size_t p = 0; p < table.values.size() && wrong.empty(); ++p) {
        if (table.values[p] <= th::baht{0}) {
          wrong = text_of(on) + ": " + std::string{th::terms::provinces[p].name};
        }
      }
      last = i;
    }
  }
  CHECK(wrong == "");
  CHECK_THROWS_AS(line.at(make_day(2010, 12, 31)), law_error);
}

TEST_CASE("every refusal has a sentence and a remedy", "[laws][temporal][refusal]") {
  for (auto const& s : sentences::all) {
    CAPTURE(s.id);
    CHECK_FALSE(s.id.empty());
    CHECK_FALSE(s.text.empty());
    CHECK_FALSE(s.remedy.empty());
  }
}
