// SPDX-License-Identifier: Apache-2.0
// The rules against published statistics (data/statistics): every rate recomputes half up, every table adds up; and
// wrong calculations seen in public calculators beside what the law gives (sources: docs/jp/statistics.md).
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace quotalaw;
using jp::yen;

namespace {

using row = std::map<std::string, std::string>;

std::vector<row> read(std::string const& name) {
  std::ifstream file{"data/statistics/" + name};
  REQUIRE(file.is_open());
  std::vector<std::string> header;
  std::vector<row> out;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::vector<std::string> cells;
    std::istringstream in{line};
    for (std::string cell; std::getline(in, cell, ',');) {
      cells.push_back(cell);
    }
    if (header.empty()) {
      header = cells;
      continue;
    }
    row one;
    for (std::size_t i = 0; i < header.size(); ++i) {
      one[header[i]] = i < cells.size() ? cells[i] : std::string{};
    }
    out.push_back(one);
  }
  return out;
}

std::int64_t halves_of(std::string const& text) { return *parse_decimal(text, 1) / 5; }
std::int64_t whole(std::string const& text) { return *parse_decimal(text, 0); }
std::int64_t hundredths(std::string const& text) { return *parse_decimal(text, 2); }

constexpr half_heads persons(std::int64_t n) { return half_heads{2 * n}; }

}  // namespace

TEST_CASE(
    "statistics: bases of 1998, 2001 and 2002 by size: severe × 2 + other over the base, half up, is the printed rate",
    "[jp][statistics]") {
  auto const rows = read("jp_june1_bases_by_size.csv");
  CHECK(rows.size() == 18);
  std::map<std::string, std::array<std::int64_t, 4>> sums, printed;
  for (auto const& r : rows) {
    CAPTURE(r.at("year"), r.at("size"));
    auto const base = whole(r.at("base"));
    auto const counted = 2 * whole(r.at("severe")) + whole(r.at("other"));
    CHECK(*jp::shown_rate(persons(counted), persons(base)) == hundredths(r.at("rate_percent")));
    std::array<std::int64_t, 4> const numbers{whole(r.at("firms")), base, whole(r.at("severe")), whole(r.at("other"))};
    if (r.at("size") == "all") {
      printed[r.at("year")] = numbers;
    } else {
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        sums[r.at("year")][i] += numbers[i];
      }
    }
  }
  CHECK(sums == printed);
}

TEST_CASE("statistics: public bodies, counted over base, half up, is the printed rate", "[jp][statistics]") {
  int checked = 0;
  for (auto const& r : read("jp_june1_public_bodies.csv")) {
    if (r.at("base").empty()) {
      continue;
    }
    CAPTURE(r.at("year"), r.at("body"));
    CHECK(*jp::shown_rate(half_heads{halves_of(r.at("counted"))}, half_heads{halves_of(r.at("base"))}) ==
          hundredths(r.at("rate_percent")));
    ++checked;
  }
  CHECK(checked == 10);
}

TEST_CASE("statistics: the yearly series has every year, and the terms of the national rate are its rates",
          "[jp][statistics]") {
  auto const rows = read("jp_june1_rates.csv");
  auto const series = read("jp_june1_timeseries.csv");
  REQUIRE(rows.size() == 49);
  REQUIRE(series.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const year = static_cast<int>(whole(rows[i].at("year")));
    CAPTURE(year);
    CHECK(year == 1977 + static_cast<int>(i));
    CHECK(halves_of(rows[i].at("counted")) == halves_of(series[i].at("disabled_employed_private")));
    auto const term = law_reader::value(jp::terms::national_rate.at(make_day(year, 6, 1)));
    CHECK(term == rate{hundredths(rows[i].at("rate_percent")), 10'000});
  }
}

TEST_CASE("statistics: firms short in June 2024 by size and by persons short: rows, columns and totals add up",
          "[jp][statistics]") {
  auto const rows = read("jp_june1_2024_shortfall_matrix.csv");
  REQUIRE(rows.size() == 10);
  std::vector<std::string> const sizes{"size_40_100", "size_100_300", "size_300_500", "size_500_1000",
                                       "size_1000_plus"};
  std::map<std::string, std::int64_t> columns;
  std::int64_t all = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    std::int64_t sum = 0;
    for (auto const& size : sizes) {
      sum += whole(rows[i].at(size));
      columns[size] += whole(rows[i].at(size));
    }
    CHECK(sum == whole(rows[i].at("total")));
    all += sum;
  }
  CHECK(rows[8].at("persons_short") == "non_compliant_total");
  for (auto const& size : sizes) {
    CHECK(columns[size] == whole(rows[8].at(size)));
  }
  CHECK(all == whole(rows[8].at("total")));
  // A firm of under 100 cannot be short by more than floor(99.5 × 2.5 %) = 2 persons: no firm is printed above.
  CHECK(whole(rows[2].at("size_40_100")) == 0);
  CHECK(floor_of(half_heads{199}, rate{25, 1000}) == heads{2});
  // Nor one of under 300 by more than 7, nor one of under 500 by more than 12.
  CHECK(floor_of(half_heads{599}, rate{25, 1000}) == heads{7});
  CHECK(whole(rows[5].at("size_100_300")) == 0);
  CHECK(whole(rows[6].at("size_300_500")) == 0);
}

TEST_CASE("statistics: tables by size and by kind of disability add up", "[jp][statistics]") {
  std::int64_t sum_2025 = 0, sum_2024 = 0;
  for (auto const& r : read("jp_june1_by_size.csv")) {
    if (r.at("size") == "total") {
      CHECK(sum_2025 == halves_of(r.at("disabled_2025")));
      CHECK(sum_2024 == halves_of(r.at("disabled_2024")));
    } else {
      sum_2025 += halves_of(r.at("disabled_2025"));
      sum_2024 += halves_of(r.at("disabled_2024"));
    }
  }
  for (auto const& r : read("jp_special_subsidiaries.csv")) {
    if (!r.at("physical").empty()) {
      CAPTURE(r.at("year"));
      CHECK(halves_of(r.at("physical")) + halves_of(r.at("intellectual")) + halves_of(r.at("mental")) ==
            halves_of(r.at("disabled_counted")));
    }
  }
}

TEST_CASE("statistics: mental short-time workers count 1 from April 2023: the published identity of June 2023",
          "[jp][statistics]") {
  no_trace silent;
  auto const law = jp::counting_law_on(make_day(2023, 6, 1));
  auto const weight = [&](std::int64_t weekly) {
    return jp::person_weight({.kind = jp::disability::mental, .hours = hours(weekly)},
                             jp::employer_kind::private_sector, law, silent);
  };
  // 96,222 full-time and 34,076 short-time persons are printed as 130,298.0.
  CHECK(weight(40) * 96'222 + weight(25) * 34'076 == persons(130'298));
}

TEST_CASE("statistics: each published report threshold is the least number that requires one person",
          "[jp][statistics]") {
  no_trace silent;
  struct threshold {
    day from;
    jp::employer_kind kind;
    std::int64_t halves;
  };
  auto const firm = jp::employer_kind::private_sector;
  auto const corporation = jp::employer_kind::special_corporation;
  // Act 43(7), Rule 7 and the guidebook's history: 67 (derived), 63, 56, 50, 45.5, 43.5, 40, 37.5; 56 and 48, 40, 38.5
  // (derived), 53, 43.5, 36, 33.5.
  for (auto const& t :
       {threshold{make_day(1976, 10, 1), firm, 134}, threshold{make_day(1988, 4, 1), firm, 126},
        threshold{make_day(1998, 7, 1), firm, 112}, threshold{make_day(2013, 4, 1), firm, 100},
        threshold{make_day(2018, 4, 1), firm, 91}, threshold{make_day(2021, 3, 1), firm, 87},
        threshold{make_day(2024, 4, 1), firm, 80}, threshold{make_day(2026, 7, 1), firm, 75},
        threshold{make_day(1976, 10, 1), corporation, 112}, threshold{make_day(1988, 4, 1), corporation, 106},
        threshold{make_day(1998, 7, 1), corporation, 96}, threshold{make_day(2013, 4, 1), corporation, 87},
        threshold{make_day(2018, 4, 1), corporation, 80}, threshold{make_day(2021, 3, 1), corporation, 77},
        threshold{make_day(2024, 4, 1), corporation, 72}, threshold{make_day(2026, 7, 1), corporation, 67}}) {
    CAPTURE(text_of(t.from), t.halves);
    auto const law = jp::obligation_law_on(t.from, t.kind);
    CHECK(law_reader::value(*law.report_threshold) == half_heads{t.halves});
    // Countable steps were whole persons before July 2010.
    auto const step = t.from < make_day(2010, 7, 1) ? 2 : 1;
    CHECK(jp::required_persons(half_heads{t.halves}, law.statutory_rate, silent) == heads{1});
    CHECK(jp::required_persons(half_heads{t.halves - step}, law.statutory_rate, silent) == heads{0});
  }
}

// --- wrong calculations, each beside ours ---

TEST_CASE("wrong calculation: one floor for the year (a public calculator, fiscal 2023)", "[jp][statistics][wrong]") {
  std::vector<jp::month> months;
  std::vector<std::int64_t> const bases{118, 118, 119, 119, 119, 120, 120, 121, 121, 121, 121, 121};
  for (std::size_t i = 0; i < bases.size(); ++i) {
    months.push_back({persons(bases[i]), heads{0}, persons(i < 5 ? 3 : 4)});
  }
  std::int64_t sum = 0;
  for (auto const b : bases) {
    sum += b;
  }
  // Theirs: floor(1,438 × 2.3 %) = 33, excess 10.
  auto const wrong = (43 - sum * 23 / 1000) * 29'000;
  CHECK(wrong == 290'000);
  CHECK(jp::assess({months}, jp::law_for({2023})).adjustment == yen{551'000});
}

TEST_CASE("wrong calculation: rates in binary floating point (the expression of a public app)",
          "[jp][statistics][wrong]") {
  auto const wrong = [](double n, double percent) { return static_cast<std::int64_t>(std::floor(n * percent / 100)); };
  CHECK(wrong(3'000, 2.3) == 68);
  CHECK(floor_of(persons(3'000), rate{23, 1000}) == heads{69});
  CHECK(static_cast<std::int64_t>(std::floor(1'500 * 0.018)) == 26);
  CHECK(floor_of(persons(1'500), rate{18, 1000}) == heads{27});
  CHECK(static_cast<std::int64_t>(std::floor(90 * 0.7)) == 62);
  CHECK(floor_of(persons(90), rate{70, 100}) == heads{63});
}

TEST_CASE("wrong calculation: exclusion in one step (hospital tables: 72 staff)", "[jp][statistics][wrong]") {
  no_trace silent;
  // Theirs: floor(N × 70 % × 2.0 %) is 1 from 72 on.
  CHECK(71 * 70 * 20 / 100'000 == 0);
  CHECK(72 * 70 * 20 / 100'000 == 1);
  // The law: 71 − floor(71 × 30 %) = 71 − 21 = 50, and 50 × 2.0 % = 1.
  jp::office const hospital{jp::industry_named("medical"), persons(71), {}};
  auto const on = make_day(2016, 6, 1);
  auto const out = jp::office_deduction(hospital, {on, {}}, silent);
  CHECK(out == heads{21});
  auto const law = jp::obligation_law_on(on, jp::employer_kind::private_sector);
  CHECK(jp::required_persons(persons(71) - halves(out), law.statutory_rate, silent) == heads{1});
}

TEST_CASE("wrong calculation: raised to whole persons, no size test, a minimum of one person",
          "[jp][statistics][wrong]") {
  no_trace silent;
  auto const law = jp::obligation_law_on(make_day(2026, 7, 1), jp::employer_kind::private_sector);
  // A public calculator: ceil(100 × 2.7 %) = 3, and a levy of 3 × 12 × 50,000 = 1,800,000 for a firm of 100.
  CHECK(std::ceil(100 * 2.7 / 100) == 3);
  CHECK(jp::required_persons(persons(100), law.statutory_rate, silent) == heads{2});
  auto const firm = jp::assess({std::vector<jp::month>(12, {persons(100), heads{0}, {}})}, jp::law_for({2027}));
  CHECK_FALSE(firm.covered);
  CHECK(firm.levy == yen{0});
  // "At least one person": 39 workers at 2.5 %.
  auto const before = jp::obligation_law_on(make_day(2026, 6, 1), jp::employer_kind::private_sector);
  CHECK(jp::required_persons(persons(39), before.statutory_rate, silent) == heads{0});
}

TEST_CASE("wrong calculation: home-work payments divided by 35,000, or not cut to units", "[jp][statistics][wrong]") {
  no_trace silent;
  auto const law = jp::home_work_law_for({2026}, jp::home_work_scheme::adjustment);
  auto const found = jp::home_work_amount(yen{2'500'000}, person_months{2 * 120}, law, silent);
  CHECK(found.units == plain_count{7});
  CHECK(found.amount == yen{147'000});
  CHECK(2'500'000 / 35'000 * 21'000 == 1'491'000);   // a divisor ten times too small
  CHECK(2'500'000LL * 21'000 / 350'000 == 150'000);  // without cutting to units
}

TEST_CASE("wrong calculation: rate against rate, 10 to under 20 hours in the base, exclusion in the adjustment",
          "[jp][statistics][wrong]") {
  no_trace silent;
  // A body with a base of 40 and one person shows 2.50 % against 2.8 %, and is compliant: 40 × 2.8 % = 1.12.
  auto const body = jp::assess(jp::month{persons(40), heads{0}, persons(1)},
                               jp::obligation_law_on(make_day(2024, 6, 1), jp::employer_kind::state_local), silent);
  CHECK(*body.actual_rate == 250);
  CHECK(body.compliant);
  // 200 full-time, 40 short-time, ten of 10 to under 20 hours: 220, not 225.
  CHECK(jp::weighted_workers(heads{200}, heads{40}, heads{10}, jp::counting_law_on(make_day(2024, 6, 1)), silent) ==
        persons(220));
  // Construction, 400 workers, 9.5 counted, fiscal 2025: exclusion does not reach the adjustment.
  std::vector<jp::month> const months(12, {persons(400), heads{40}, half_heads{19}});
  auto const found = jp::assess({months}, jp::law_for({2025}));
  CHECK(found.of.levy_required == person_months{2 * 108});
  CHECK(found.of.adjustment_required == person_months{2 * 120});
  CHECK(found.levy == yen{0});
  CHECK(found.adjustment == yen{0});
  CHECK((114 - 108) * 29'000 == 174'000);  // with exclusion on both sides
}

// --- properties ---

TEST_CASE("properties: required is monotone in the base, but not in the staff of an excluded office",
          "[jp][statistics]") {
  no_trace silent;
  auto const on = make_day(2025, 6, 1);
  auto const law = jp::obligation_law_on(on, jp::employer_kind::private_sector);
  heads last{0};
  for (std::int64_t n = 0; n <= 20'000; ++n) {
    auto const required = jp::required_persons(half_heads{n}, law.statutory_rate, silent);
    REQUIRE(required >= last);
    last = required;
  }
  auto const with_office = [&](char const* industry, half_heads staff, day then) {
    auto const out = jp::office_deduction({jp::industry_named(industry), staff, {}}, {then, {}}, silent);
    return jp::required_persons(staff - halves(out),
                                jp::obligation_law_on(then, jp::employer_kind::private_sector).statutory_rate, silent);
  };
  // Half a worker more, one person less: child welfare 30 % at 2.5 %, medical 20 % at 2.7 %.
  CHECK(with_office("child_welfare", persons(113), on) == heads{2});
  CHECK(with_office("child_welfare", half_heads{227}, on) == heads{1});
  CHECK(with_office("medical", half_heads{369}, make_day(2026, 7, 1)) == heads{4});
  CHECK(with_office("medical", persons(185), make_day(2026, 7, 1)) == heads{3});
  // A whole worker more never takes one away.
  for (std::int64_t n = 0; n < 4'000; ++n) {
    REQUIRE(with_office("child_welfare", half_heads{n + 2}, on) >= with_office("child_welfare", half_heads{n}, on));
  }
}

TEST_CASE("properties: levy and adjustment are never both positive", "[jp][statistics]") {
  for (int fiscal = 2003; fiscal <= 2027; ++fiscal) {
    auto const law = jp::law_for({fiscal});
    for (std::int64_t workers = 301; workers < 1'300; workers += 37) {
      for (std::int64_t counted = 0; counted < 40; counted += 3) {
        std::vector<jp::month> months(12, {persons(workers), heads{workers / 10}, half_heads{counted}});
        months[3].counted = half_heads{counted * 3};
        auto const found = jp::assess({months}, law);
        REQUIRE((found.levy == yen{0} || found.adjustment == yen{0}));
      }
    }
  }
}
