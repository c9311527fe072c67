// SPDX-License-Identifier: Apache-2.0
// jp/obligation.hpp at its boundaries: Act 38(1), 43(1), 43(7), Suppl. 3(2); Order 2, 9, 10-2; Rule 7, 8, Suppl. 8;
// rates of 2018 and 2021 from the JEED guidebook, older ones from MHLW 2004 and the release of 1997. Worked by hand.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace quotalaw;
using jp::employer_kind;

namespace {

constexpr std::array kinds{employer_kind::private_sector, employer_kind::state_local, employer_kind::education_board,
                           employer_kind::special_corporation};

constexpr half_heads persons(std::int64_t whole) { return half_heads{2 * whole}; }

heads required(half_heads base, day on, employer_kind kind = employer_kind::private_sector) {
  no_trace silent;
  return jp::required_persons(base, jp::statutory_rate_on(on, kind), silent);
}

jp::obligation assess(half_heads workers, heads deduction, half_heads counted, day on,
                      employer_kind kind = employer_kind::private_sector) {
  no_trace silent;
  return jp::assess({workers, deduction, counted}, jp::obligation_law_on(on, kind), silent);
}

half_heads base_with(half_heads workers, char const* industry, day on) {
  no_trace silent;
  auto const out = jp::office_deduction({jp::industry_named(industry), workers}, {on, {}}, silent);
  return jp::base_of({workers, out, half_heads{0}}, silent);
}

struct column {
  day from;
  std::array<int, 4> basis_points;        // in the order of `kinds`
  int private_threshold, corp_threshold;  // in half persons
};
column const columns[] = {
    {make_day(1976, 10, 1), {150, 190, 190, 180}, 134, 112}, {make_day(1988, 4, 1), {160, 200, 200, 190}, 126, 106},
    {make_day(1998, 7, 1), {180, 210, 200, 210}, 112, 96},   {make_day(2013, 4, 1), {200, 230, 220, 230}, 100, 87},
    {make_day(2018, 4, 1), {220, 250, 240, 250}, 91, 80},    {make_day(2021, 3, 1), {230, 260, 250, 260}, 87, 77},
    {make_day(2024, 4, 1), {250, 280, 270, 280}, 80, 72},    {make_day(2026, 7, 1), {270, 300, 290, 300}, 75, 67},
};

}  // namespace

TEST_CASE("rates: every kind from every first day to the day before the next (Order 2, 9, 10-2; JEED guidebook)",
          "[jp][obligation]") {
  for (std::size_t i = 0; i < std::size(columns); ++i) {
    auto const first = columns[i].from;
    auto const last = (i + 1 < std::size(columns) ? columns[i + 1].from : make_day(2030, 1, 1)) - date::days{1};
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      CAPTURE(text_of(first), jp::text_of(kinds[k]));
      auto const expected = rate::basis_points(columns[i].basis_points[k]);
      CHECK(law_reader::value(jp::statutory_rate_on(first, kinds[k])) == expected);
      CHECK(law_reader::value(jp::statutory_rate_on(last, kinds[k])) == expected);
    }
  }
}

TEST_CASE("rates: before 1976-10-01 there was a duty of effort only: refused", "[jp][obligation][refusal]") {
  for (auto const kind : kinds) {
    try {
      jp::obligation_law_on(make_day(1976, 9, 30), kind);
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::not_in_force);
    }
  }
}

TEST_CASE("report thresholds: at the threshold, not half a person below (Rule 7)", "[jp][obligation][report]") {
  for (std::size_t i = 0; i < std::size(columns); ++i) {
    auto const& c = columns[i];
    auto const last = (i + 1 < std::size(columns) ? columns[i + 1].from : make_day(2030, 1, 1)) - date::days{1};
    for (auto const on : {c.from, last}) {
      CAPTURE(text_of(on));
      auto reports = [&](int half, employer_kind kind) {
        return assess(half_heads{half}, heads{0}, half_heads{0}, on, kind).must_report;
      };
      CHECK(reports(c.private_threshold, employer_kind::private_sector));
      CHECK_FALSE(reports(c.private_threshold - 1, employer_kind::private_sector));
      CHECK(reports(c.corp_threshold, employer_kind::special_corporation));
      CHECK_FALSE(reports(c.corp_threshold - 1, employer_kind::special_corporation));
      CHECK(reports(2, employer_kind::state_local));  // public bodies notify at every size: Act 40
      CHECK(reports(2, employer_kind::education_board));
    }
  }
}

TEST_CASE(
    "report thresholds: the least countable number that owes one person (arithmetic, steps of one before 2010-07)",
    "[jp][obligation][report]") {
  for (auto const& c : columns) {
    CAPTURE(text_of(c.from));
    int const step = c.from < make_day(2010, 7, 1) ? 2 : 1;
    CHECK(required(half_heads{c.private_threshold}, c.from) == heads{1});
    CHECK(required(half_heads{c.private_threshold - step}, c.from) == heads{0});
    CHECK(required(half_heads{c.corp_threshold}, c.from, employer_kind::special_corporation) == heads{1});
    CHECK(required(half_heads{c.corp_threshold - step}, c.from, employer_kind::special_corporation) == heads{0});
  }
}

TEST_CASE("report threshold: tested on the base after the deduction (Act Suppl. 3(2))", "[jp][obligation][report]") {
  auto const on = make_day(2026, 6, 1);
  CHECK(assess(persons(50), heads{10}, half_heads{0}, on).must_report);        // base 40
  CHECK_FALSE(assess(persons(50), heads{11}, half_heads{0}, on).must_report);  // base 39
}

TEST_CASE("June report: due on 15 July; for 2020 on 31 August (Rule 8, Suppl. 8)", "[jp][obligation][report]") {
  auto due = [](day on) { return assess(persons(100), heads{0}, persons(2), on).report_due; };
  CHECK(due(make_day(2019, 6, 1)) == make_day(2019, 7, 15));
  CHECK(due(make_day(2020, 6, 1)) == make_day(2020, 8, 31));
  CHECK(due(make_day(2021, 6, 1)) == make_day(2021, 7, 15));
  CHECK(due(make_day(2026, 6, 1)) == make_day(2026, 7, 15));
  CHECK(due(make_day(2026, 1, 1)) == make_day(2026, 7, 15));
  CHECK(due(make_day(2026, 6, 2)) == make_day(2027, 7, 15));
  CHECK(due(make_day(2026, 12, 31)) == make_day(2027, 7, 15));
}

TEST_CASE("June report: 31 August belongs to the report of 2020, whichever day is asked about (Rule Suppl. 8)",
          "[jp][obligation][report]") {
  auto due = [](day on) { return assess(persons(100), heads{0}, persons(2), on).report_due; };
  CHECK(due(make_day(2019, 6, 2)) == make_day(2020, 8, 31));  // the next report is that of 2020-06-01
  CHECK(due(make_day(2019, 12, 31)) == make_day(2020, 8, 31));
  CHECK(due(make_day(2020, 1, 1)) == make_day(2020, 8, 31));
  CHECK(due(make_day(2020, 6, 2)) == make_day(2021, 7, 15));  // the next report is that of 2021-06-01
  CHECK(due(make_day(2020, 12, 31)) == make_day(2021, 7, 15));
  CHECK(due(make_day(2021, 1, 1)) == make_day(2021, 7, 15));
}

TEST_CASE("June report of 2026 still has 2.5 % and 40; from 2026-07-01 2.7 % and 37.5 (CO 44/2023)",
          "[jp][obligation][report]") {
  auto const june = assess(half_heads{79}, heads{0}, half_heads{0}, make_day(2026, 6, 1));
  CHECK(june.required == heads{0});
  CHECK_FALSE(june.must_report);
  CHECK(june.compliant);
  auto const july = assess(half_heads{79}, heads{0}, half_heads{0}, make_day(2026, 7, 1));
  CHECK(july.required == heads{1});  // 39.5 × 2.7 % = 1.0665
  CHECK(july.must_report);
  CHECK_FALSE(july.compliant);
}

TEST_CASE("required: thin margins (Act 43(1): a fraction below one person is dropped)", "[jp][obligation]") {
  CHECK(required(half_heads{87}, make_day(2023, 6, 1)) == heads{1});  // 43.5 × 2.3 % = 1.0005
  CHECK(required(half_heads{86}, make_day(2023, 6, 1)) == heads{0});  // 43 × 2.3 % = 0.989
  CHECK(required(half_heads{75}, make_day(2026, 7, 1)) == heads{1});  // 37.5 × 2.7 % = 1.0125
  CHECK(required(half_heads{74}, make_day(2026, 7, 1)) == heads{0});  // 37 × 2.7 % = 0.999
  CHECK(required(half_heads{79}, make_day(2024, 4, 1)) == heads{0});  // 39.5 × 2.5 % = 0.9875
  CHECK(required(half_heads{80}, make_day(2024, 4, 1)) == heads{1});  // 40 × 2.5 % = 1 exactly
  CHECK(required(persons(79), make_day(2024, 4, 1)) == heads{1});     // 1.975
  CHECK(required(persons(80), make_day(2024, 4, 1)) == heads{2});
  CHECK(required(persons(111), make_day(2026, 7, 1)) == heads{2});     // 2.997
  CHECK(required(half_heads{223}, make_day(2026, 7, 1)) == heads{3});  // 111.5: 3.0105
  CHECK(required(persons(220), make_day(2023, 6, 1)) == heads{5});     // JEED casebook R5 p. 180: 5.06
  CHECK(required(persons(1'500), make_day(2024, 6, 1)) == heads{37});  // 37.5
  CHECK(required(persons(0), make_day(2026, 7, 1)) == heads{0});
  CHECK(required(persons(2'000'000'000), make_day(2026, 7, 1)) == heads{54'000'000});
  CHECK(required(half_heads{3'999'999'999}, make_day(2026, 7, 1)) == heads{53'999'999});
}

TEST_CASE("required never falls when the base grows", "[jp][obligation]") {
  for (auto const& c : columns) {
    heads before{0};
    for (std::int64_t half = 0; half <= 4'000; ++half) {
      auto const now = required(half_heads{half}, c.from);
      if (now < before || now > before + heads{1}) {
        CAPTURE(text_of(c.from), half);
        FAIL("the required number jumps");
      }
      before = now;
    }
  }
}

TEST_CASE("required may fall when half a worker joins an excluded establishment (arithmetic)", "[jp][obligation]") {
  auto const y2025 = make_day(2025, 6, 1);
  CHECK(base_with(persons(113), "child_welfare", y2025) == persons(80));         // 30 %: 33 out
  CHECK(base_with(half_heads{227}, "child_welfare", y2025) == half_heads{159});  // 113.5: 34 out, 79.5
  CHECK(required(persons(80), y2025) == heads{2});
  CHECK(required(half_heads{159}, y2025) == heads{1});
  auto const y2027 = make_day(2027, 6, 1);
  CHECK(base_with(half_heads{369}, "medical", y2027) == half_heads{297});  // 184.5 at 20 %: 36 out, 148.5
  CHECK(base_with(persons(185), "medical", y2027) == persons(148));        // 37 out
  CHECK(required(half_heads{297}, y2027) == heads{4});                     // 4.0095
  CHECK(required(persons(148), y2027) == heads{3});                        // 3.996
}

TEST_CASE("standing: shortage and surplus in steps of one half; compliant is counted >= required", "[jp][obligation]") {
  auto const on = make_day(2026, 6, 1);
  struct row {
    std::int64_t counted, shortage, surplus;  // half persons; 120 workers owe 3
    bool compliant;
  };
  for (auto const& r : {row{0, 6, 0, false}, row{5, 1, 0, false}, row{6, 0, 0, true}, row{7, 0, 1, true}}) {
    auto const out = assess(persons(120), heads{0}, half_heads{r.counted}, on);
    CAPTURE(r.counted);
    CHECK(out.required == heads{3});
    CHECK(out.shortage == half_heads{r.shortage});
    CHECK(out.surplus == half_heads{r.surplus});
    CHECK(out.compliant == r.compliant);
  }
}

TEST_CASE("shown rate: two decimals of a percent, half up (published tables)", "[jp][obligation]") {
  CHECK(jp::shown_rate(persons(15), half_heads{1'699}) == 177);             // 15 / 849.5 printed 1.77
  CHECK(jp::shown_rate(persons(14), persons(389)) == 360);                  // printed 3.60
  CHECK(jp::shown_rate(half_heads{26'669}, half_heads{1'254'379}) == 213);  // 13,334.5 / 627,189.5 = 2.126
  CHECK(jp::shown_rate(persons(17), persons(800)) == 213);                  // 2.125 exactly
  CHECK(jp::shown_rate(persons(1), persons(40)) == 250);
  CHECK(jp::shown_rate(persons(0), persons(40)) == 0);
  CHECK_FALSE(jp::shown_rate(persons(1), persons(0)));
}

TEST_CASE("wrong: floor(n * 2.3 / 100) in floating point: n = 3,000 gives 68, the law 69",
          "[jp][obligation][mistake]") {
  double volatile percent = 2.3;
  auto const ours = required(persons(3'000), make_day(2023, 6, 1));
  auto const wrong = heads{static_cast<std::int64_t>(std::floor(3'000 * percent / 100))};
  CHECK(ours == heads{69});
  CHECK(wrong == heads{68});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: floor(1500 * 0.018) in floating point gives 26, the law 27", "[jp][obligation][mistake]") {
  double volatile share = 0.018;
  auto const ours = required(persons(1'500), make_day(2012, 6, 1));
  auto const wrong = heads{static_cast<std::int64_t>(std::floor(1'500 * share))};
  CHECK(ours == heads{27});
  CHECK(wrong == heads{26});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: one-step exclusion N × (1 − e) × rate. Hospital, 30 %, 2.0 %: one person from 71 staff, not 72",
          "[jp][obligation][mistake]") {
  auto const on = make_day(2014, 6, 1);
  auto const one_step = [](std::int64_t n) { return heads{n * 70 * 20 / 100 / 1'000}; };
  auto const ours = [&](std::int64_t n) { return required(base_with(persons(n), "medical", on), on); };
  CHECK(ours(70) == heads{0});
  CHECK(ours(71) == heads{1});  // 71 − 21 = 50
  CHECK(one_step(71) == heads{0});
  CHECK(ours(71) != one_step(71));
  CHECK(one_step(72) == heads{1});
}

TEST_CASE("wrong: the ceiling. 100 × 2.7 % is 2, not 3", "[jp][obligation][mistake]") {
  auto const ours = required(persons(100), make_day(2026, 7, 1));
  auto const wrong = heads{(100 * 27 + 999) / 1'000};
  CHECK(ours == heads{2});
  CHECK(wrong == heads{3});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: a minimum of one person. 39 × 2.5 % is 0 (Act 43(1) has no minimum)", "[jp][obligation][mistake]") {
  auto const ours = required(persons(39), make_day(2025, 6, 1));
  auto const wrong = std::max(heads{39 * 25 / 1'000}, heads{1});
  CHECK(ours == heads{0});
  CHECK(wrong == heads{1});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: rate against rate. Base 40, 1 counted: 2.50 % under 2.8 %, and compliant",
          "[jp][obligation][mistake]") {
  auto const out = assess(persons(40), heads{0}, persons(1), make_day(2025, 6, 1), employer_kind::state_local);
  CHECK(out.required == heads{1});  // 1.12
  CHECK(out.actual_rate == 250);
  bool const ours = out.compliant;
  bool const wrong = *out.actual_rate >= 280;
  CHECK(ours == true);
  CHECK(wrong == false);
  CHECK(ours != wrong);
}
