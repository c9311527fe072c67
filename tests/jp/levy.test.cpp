// SPDX-License-Identifier: Apache-2.0
// jp/levy.hpp at its boundaries: Act 53 to 57, Suppl. 4(1), 5(1); Act 96/2008 Suppl. 2, 3; Order 17, 18; CO 277/1997
// and 44/2023; JEED manual p. 10, 51, 179. Expected values worked by hand from those rates and amounts.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace quotalaw;
using jp::yen;

namespace {

constexpr half_heads persons(std::int64_t whole) { return half_heads{2 * whole}; }
constexpr person_months full_months(std::int64_t whole) { return person_months{2 * whole}; }

using year = std::vector<jp::month>;

year alike(half_heads workers, half_heads counted = {}, heads deduction = {}) {
  return year(12, jp::month{workers, deduction, counted});
}

/// Some months of one size, the rest of another.
year sizes(int months, half_heads workers, half_heads rest) {
  auto out = alike(rest);
  for (int i = 0; i < months; ++i) {
    out[static_cast<std::size_t>(i)].workers = workers;
  }
  return out;
}

jp::settlement settle(year const& months, int fiscal) { return jp::assess({months}, jp::law_for({fiscal})); }

jp::coverage covered(year const& months, int fiscal) {
  no_trace silent;
  return jp::covered_by(months, jp::law_for({fiscal}), silent);
}

/// The refusal of a year that the texts do not settle.
template <class F>
void refused_as_unsettled(F assess, sentence const& said) {
  try {
    assess();
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::unsettled);
    CHECK(e.said().id == said.id);
  }
}

}  // namespace

TEST_CASE("levy of 1,000 workers and nobody counted, fiscal 2003 to 2027 (Order 17, 18: monthly floors × 50,000)",
          "[jp][levy]") {
  struct row {
    int fiscal;
    std::int64_t sum, levy;
  };
  row const rows[] = {
      {2003, 216, 10'800'000}, {2004, 216, 10'800'000}, {2005, 216, 10'800'000}, {2006, 216, 10'800'000},  // 18 × 12
      {2007, 216, 10'800'000}, {2008, 216, 10'800'000}, {2009, 216, 10'800'000}, {2010, 216, 10'800'000},
      {2011, 216, 10'800'000}, {2012, 216, 10'800'000}, {2013, 240, 12'000'000}, {2014, 240, 12'000'000},
      {2015, 240, 12'000'000}, {2016, 240, 12'000'000},                           // 20 × 12
      {2017, 240, 12'000'000}, {2018, 264, 13'200'000}, {2019, 264, 13'200'000},  // 22 × 12
      {2020, 265, 13'250'000},  // 22 × 11 + 23: March 2021, by analogy
      {2021, 276, 13'800'000}, {2022, 276, 13'800'000}, {2023, 276, 13'800'000},  // 23 × 12
      {2024, 300, 15'000'000}, {2025, 300, 15'000'000},                           // 25 × 12
      {2026, 318, 15'900'000},                                                    // 25 × 3 + 27 × 9
      {2027, 324, 16'200'000},                                                    // 27 × 12
  };
  for (auto const& r : rows) {
    CAPTURE(r.fiscal);
    auto const out = settle(alike(persons(1'000)), r.fiscal);
    CHECK(out.covered);
    CHECK(out.months_over_size == number_of_months{12});
    CHECK(out.of.levy_required == full_months(r.sum));
    CHECK(out.of.adjustment_required == full_months(r.sum));
    CHECK(out.shortage == full_months(r.sum));
    CHECK(out.levy == yen{r.levy});
    CHECK(out.net_payable == yen{r.levy});
    CHECK(out.net_receivable == yen{0});
  }
}

TEST_CASE(
    "levy of 250 workers and nobody counted: outside to 2009, 40,000 for fiscal 2011 to 2014 (Act 96/2008 Suppl. 2)",
    "[jp][levy]") {
  struct row {
    int fiscal;
    bool covered;
    std::int64_t levy;
  };
  row const rows[] = {
      {2003, false, 0},        {2004, false, 0},        {2005, false, 0},
      {2006, false, 0},        {2007, false, 0},        {2008, false, 0},
      {2009, false, 0},        {2011, true, 1'920'000}, {2012, true, 1'920'000},  // 4 × 12 × 40,000 (4.5)
      {2013, true, 2'400'000}, {2014, true, 2'400'000},                           // 5 × 12 × 40,000
      {2016, true, 3'000'000}, {2017, true, 3'000'000},                           // 5 × 12 × 50,000
      {2018, true, 3'000'000}, {2019, true, 3'000'000}, {2020, true, 3'000'000},  // 5.5
      {2021, true, 3'000'000}, {2022, true, 3'000'000}, {2023, true, 3'000'000},  // 5.75
      {2024, true, 3'600'000}, {2025, true, 3'600'000},                           // 6.25
      {2026, true, 3'600'000}, {2027, true, 3'600'000},                           // 6.75
  };
  for (auto const& r : rows) {
    CAPTURE(r.fiscal);
    auto const out = settle(alike(persons(250)), r.fiscal);
    CHECK(out.covered == r.covered);
    CHECK(out.levy == yen{r.levy});
  }
}

TEST_CASE(
    "levy of 150 workers and nobody counted: outside to 2014, 40,000 for fiscal 2015 to 2019 (Act 96/2008 Suppl. 3)",
    "[jp][levy]") {
  for (int fiscal = 2003; fiscal <= 2014; ++fiscal) {
    CAPTURE(fiscal);
    auto const out = settle(alike(persons(150)), fiscal);
    CHECK_FALSE(out.covered);
    CHECK(out.levy == yen{0});
  }
  struct row {
    int fiscal;
    std::int64_t levy;
  };
  row const rows[] = {
      {2015, 1'440'000}, {2016, 1'440'000}, {2017, 1'440'000}, {2018, 1'440'000}, {2019, 1'440'000},  // 3 × 12 × 40,000
      {2020, 1'800'000}, {2021, 1'800'000}, {2022, 1'800'000}, {2023, 1'800'000},                     // 3 × 12 × 50,000
      {2024, 1'800'000}, {2025, 1'800'000},                                                           // 3.75
      {2026, 2'250'000},  // 3 × 3 (3.75) + 9 × 4 (4.05) = 45
      {2027, 2'400'000},  // 4 × 12
  };
  for (auto const& r : rows) {
    CAPTURE(r.fiscal);
    auto const out = settle(alike(persons(150)), r.fiscal);
    CHECK(out.covered);
    CHECK(out.levy == yen{r.levy});
  }
}

TEST_CASE("levy: fiscal 2010 of 201 to 300 workers is not settled by any text known (the limit changed on 2010-07-01)",
          "[jp][levy][refusal]") {
  for (auto const workers : {half_heads{401}, persons(201), persons(250), persons(300)}) {
    refused_as_unsettled([&] { settle(alike(workers), 2010); }, sentences::unsettled_size);
  }
  // Also with nothing owed: whether adjustment or reward applies is open too.
  refused_as_unsettled([] { settle(alike(persons(250), persons(10)), 2010); }, sentences::unsettled_size);
  // Firms on the same side of both limits have an answer.
  CHECK_FALSE(settle(alike(persons(200)), 2010).covered);
  auto const out = settle(alike(half_heads{601}), 2010);  // 300.5 × 1.8 % = 5.409
  CHECK(out.covered);
  CHECK(out.levy == yen{3'000'000});
  CHECK(settle(alike(persons(350)), 2010).levy == yen{3'600'000});  // 6.3: 6 × 12 × 50,000
}

TEST_CASE("levy: fiscal 2015 of 201 to 300 workers is not settled; the refusal names both bounds",
          "[jp][levy][refusal]") {
  try {
    settle(alike(persons(250)), 2015);
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::unsettled);
    CHECK(e.said().id == sentences::unsettled_unit.id);
    CHECK(e.message().find("2400000") != std::string::npos);  // 60 × 40,000
    CHECK(e.message().find("3000000") != std::string::npos);  // 60 × 50,000
  }
  refused_as_unsettled([] { settle(alike(persons(300)), 2015); }, sentences::unsettled_unit);
  // Nothing short, nothing open.
  CHECK(settle(alike(persons(250), persons(5)), 2015).levy == yen{0});
  // Neither band at 300.5 and more.
  CHECK(settle(alike(half_heads{601}), 2015).levy == yen{3'600'000});  // 6.01: 6 × 12 × 50,000
}

TEST_CASE("levy: the bands end at exactly 300 and 200 workers", "[jp][levy]") {
  CHECK(settle(alike(persons(300)), 2014).levy == yen{2'880'000});     // 6 × 12 × 40,000
  CHECK(settle(alike(half_heads{601}), 2014).levy == yen{3'600'000});  // 6.01: 6 × 12 × 50,000
  CHECK(settle(alike(persons(201)), 2014).levy == yen{1'920'000});     // 4.02
  CHECK(settle(alike(persons(200)), 2019).levy == yen{1'920'000});     // 4.4: 4 × 12 × 40,000
  CHECK(settle(alike(persons(201)), 2019).levy == yen{2'400'000});     // 4.42 at 50,000
  CHECK(settle(alike(persons(101)), 2019).levy == yen{960'000});       // 2.22: 2 × 12 × 40,000
  CHECK(settle(alike(persons(200)), 2020).levy == yen{2'400'000});     // the band is over: 4.4 and 4.6
}

TEST_CASE("levy: the lower amount from eight months at 200 or fewer (JEED guide of 2018)", "[jp][levy]") {
  CHECK(settle(sizes(8, persons(200), persons(201)), 2018).levy == yen{1'920'000});  // 48 × 40,000
  CHECK(settle(sizes(7, persons(200), persons(201)), 2018).levy == yen{2'400'000});  // 48 × 50,000
}

TEST_CASE("coverage: over 100 in five months, consecutive or not; exactly 100 is not over (JEED manual p. 10)",
          "[jp][levy][coverage]") {
  auto check = [](year const& months, int fiscal, bool in, int over) {
    CAPTURE(fiscal, over);
    auto const out = covered(months, fiscal);
    CHECK(out.covered == in);
    CHECK(out.months_over_size == number_of_months{over});
  };
  check(sizes(4, half_heads{201}, persons(100)), 2026, false, 4);
  check(sizes(5, half_heads{201}, persons(100)), 2026, true, 5);
  check(sizes(4, persons(5'000), persons(0)), 2026, false, 4);
  check(sizes(5, persons(101), persons(0)), 2026, true, 5);
  check(alike(persons(100)), 2026, false, 0);
  check(alike(half_heads{201}), 2026, true, 12);
  check(alike(half_heads{199}), 2026, false, 0);
  auto scattered = alike(persons(100));
  for (std::size_t const i : {0U, 3U, 5U, 8U, 11U}) {
    scattered[i].workers = half_heads{201};
  }
  check(scattered, 2026, true, 5);
  scattered[11].workers = persons(100);
  check(scattered, 2026, false, 4);
  // The limits before: 200 and 300.
  check(alike(persons(200)), 2012, false, 0);
  check(alike(half_heads{401}), 2012, true, 12);
  check(alike(persons(200)), 2014, false, 0);
  check(alike(persons(200)), 2015, true, 12);
  check(alike(persons(300)), 2009, false, 0);
  check(alike(half_heads{601}), 2009, true, 12);
}

TEST_CASE("coverage: exclusion does not enter the size test (JEED manual p. 10)", "[jp][levy][coverage]") {
  auto const out = settle(alike(persons(120), half_heads{0}, heads{84}), 2026);  // base 36
  CHECK(out.covered);
  CHECK(out.levy == yen{0});  // 36 × 2.5 %, 2.7 %: below one
}

TEST_CASE("coverage: a covered firm settles all twelve months, also those at 100 or fewer (JEED manual p. 10)",
          "[jp][levy][coverage]") {
  // Five months at 120 (3.24: 3) and seven at 80 (2.16: 2), at 2.7 %: 15 + 14 = 29.
  auto const out = settle(sizes(5, persons(120), persons(80)), 2027);
  CHECK(out.of.levy_required == full_months(29));
  CHECK(out.levy == yen{1'450'000});
  // Four months: outside.
  CHECK(settle(sizes(4, persons(120), persons(80)), 2027).levy == yen{0});
}

TEST_CASE("levy: the year is netted, months of surplus offset months of shortage; halves stay (Act 55)", "[jp][levy]") {
  auto months = alike(persons(120), persons(3));  // 120 × 2.5 % = 3
  CHECK(settle(months, 2025).levy == yen{0});
  months[7].counted = half_heads{5};
  CHECK(settle(months, 2025).levy == yen{25'000});
  CHECK(settle(months, 2025).adjustment == yen{0});
  months[8].counted = half_heads{7};
  CHECK(settle(months, 2025).levy == yen{0});
  for (std::size_t i = 0; i < 12; ++i) {
    months[i].counted = i < 6 ? persons(5) : persons(1);
  }
  auto const out = settle(months, 2025);
  CHECK(out.levy == yen{0});
  CHECK(out.adjustment == yen{0});
}

TEST_CASE("levy: the rate of each base day, never of the year (CO 44/2023 Suppl. 3(2))", "[jp][levy]") {
  auto const rates = [](int fiscal, unsigned closing) {
    auto const law = jp::law_for({fiscal}, jp::base_days_of({fiscal}, closing));
    std::vector<std::int64_t> out;
    for (auto const& r : law.base_rate) {
      auto const v = law_reader::value(r);
      out.push_back(v.numerator() * 1'000 / v.denominator());
    }
    return out;
  };
  std::vector<std::int64_t> const split_2026{25, 25, 25, 27, 27, 27, 27, 27, 27, 27, 27, 27};
  std::vector<std::int64_t> const split_2020{22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 23};
  for (unsigned const closing : {1U, 10U, 20U, 31U}) {
    CAPTURE(closing);
    CHECK(rates(2026, closing) == split_2026);
    CHECK(rates(2020, closing) == split_2020);
  }
}

TEST_CASE("base days: the first of the month, or a closing day; a shorter month has its last day", "[jp][levy]") {
  auto const law = jp::base_days_of({2023});
  CHECK(law.front() == make_day(2023, 4, 1));
  CHECK(law[8] == make_day(2023, 12, 1));
  CHECK(law[9] == make_day(2024, 1, 1));
  CHECK(law.back() == make_day(2024, 3, 1));
  auto const closing = jp::base_days_of({2023}, 31);
  CHECK(closing.front() == make_day(2023, 4, 30));
  CHECK(closing[10] == make_day(2024, 2, 29));
  CHECK(closing.back() == make_day(2024, 3, 31));
  CHECK(jp::base_days_of({2022}, 31)[10] == make_day(2023, 2, 28));
  CHECK(jp::first_day({2026}) == make_day(2026, 4, 1));
  CHECK(jp::last_day({2026}) == make_day(2027, 3, 31));
  CHECK(jp::fiscal_year_of(make_day(2026, 3, 31)).first == 2025);
  CHECK(jp::fiscal_year_of(make_day(2026, 4, 1)).first == 2026);
}

TEST_CASE("due days: 15 May and 31 July, rolled over Saturday and Sunday (Act 56; JEED manuals of 2016)",
          "[jp][levy][due]") {
  struct row {
    int fiscal;
    day levy, reward, third_part;
  };
  row const rows[] = {
      {2003, make_day(2004, 5, 17), make_day(2004, 8, 2), make_day(2004, 11, 30)},
      {2004, make_day(2005, 5, 16), make_day(2005, 8, 1), make_day(2005, 11, 30)},
      {2005, make_day(2006, 5, 15), make_day(2006, 7, 31), make_day(2006, 11, 30)},
      {2007, make_day(2008, 5, 15), make_day(2008, 7, 31), make_day(2008, 12, 1)},
      {2012, make_day(2013, 5, 15), make_day(2013, 7, 31), make_day(2013, 12, 2)},
      {2015, make_day(2016, 5, 16), make_day(2016, 8, 1), make_day(2016, 11, 30)},  // both printed by JEED
      {2020, make_day(2021, 5, 17), make_day(2021, 8, 2), make_day(2021, 11, 30)},
      {2023, make_day(2024, 5, 15), make_day(2024, 7, 31), make_day(2024, 12, 2)},
      {2024, make_day(2025, 5, 15), make_day(2025, 7, 31), make_day(2025, 12, 1)},
      {2025, make_day(2026, 5, 15), make_day(2026, 7, 31), make_day(2026, 11, 30)},
      {2026, make_day(2027, 5, 17), make_day(2027, 8, 2), make_day(2027, 11, 30)},
      {2027, make_day(2028, 5, 15), make_day(2028, 7, 31), make_day(2028, 11, 30)},
  };
  no_trace silent;
  for (auto const& r : rows) {
    CAPTURE(r.fiscal);
    auto const law = jp::law_for({r.fiscal});
    auto const levy = jp::due_day(law.due, law, silent);
    CHECK(levy.by_law == make_day(r.fiscal + 1, 5, 15));
    CHECK(levy.rolled == r.levy);
    auto const reward = jp::due_day(law.reward_due, law, silent);
    CHECK(reward.by_law == make_day(r.fiscal + 1, 7, 31));
    CHECK(reward.rolled == r.reward);
    CHECK(jp::due_day(law.instalment_due_3, law, silent).rolled == r.third_part);
  }
  CHECK(settle(alike(persons(1'000)), 2026).when.rolled == make_day(2027, 5, 17));
  CHECK(settle(alike(persons(50)), 2026).when.rolled == make_day(2027, 8, 2));
}

TEST_CASE(
    "instalments: from 1,000,000 yen, three parts cut to 10,000, the first takes the rest (Act 57; JEED manual p. 179)",
    "[jp][levy][instalments]") {
  no_trace silent;
  auto const law = jp::law_for({2026});
  struct row {
    std::int64_t levy, first, later;
  };
  for (auto const& r :
       {row{1'000'000, 340'000, 330'000}, row{1'025'000, 345'000, 340'000}, row{1'200'000, 400'000, 400'000},
        row{1'450'000, 490'000, 480'000}, row{13'250'000, 4'430'000, 4'410'000}}) {
    CAPTURE(r.levy);
    auto const parts = jp::split_levy(yen{r.levy}, law, silent);
    REQUIRE(parts);
    CHECK((*parts)[0].amount == yen{r.first});
    CHECK((*parts)[1].amount == yen{r.later});
    CHECK((*parts)[2].amount == yen{r.later});
    CHECK((*parts)[0].amount + (*parts)[1].amount + (*parts)[2].amount == yen{r.levy});
    CHECK((*parts)[0].due == make_day(2027, 5, 17));
    CHECK((*parts)[1].due == make_day(2027, 8, 2));
    CHECK((*parts)[2].due == make_day(2027, 11, 30));
  }
  CHECK_FALSE(jp::split_levy(yen{999'999}, law, silent));
  CHECK_FALSE(jp::split_levy(yen{975'000}, law, silent));
  CHECK_FALSE(jp::split_levy(yen{0}, law, silent));
}

TEST_CASE("levy: years before the first known day are refused", "[jp][levy][refusal]") {
  for (int const fiscal : {1975, 1976, 2002}) {
    CAPTURE(fiscal);
    try {
      jp::law_for({fiscal});
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::not_in_force);
    }
  }
}

TEST_CASE("wrong: 45,000 in the transition bands is in no text; both use 40,000", "[jp][levy][mistake]") {
  auto const ours = settle(alike(persons(150)), 2016).levy;
  auto const wrong = amount_for(yen{45'000}, full_months(36));
  CHECK(ours == yen{1'440'000});
  CHECK(wrong == yen{1'620'000});
  CHECK(ours != wrong);
}

TEST_CASE("wrong: no size test. A firm of 100 billed with 1,800,000 by a public calculator", "[jp][levy][mistake]") {
  auto const ours = settle(alike(persons(100)), 2027).levy;
  auto const wrong = yen{50'000} * 12 * ((100 * 27 + 999) / 1'000);  // and a ceiling
  CHECK(ours == yen{0});
  CHECK(wrong == yen{1'800'000});
  CHECK(ours != wrong);
  // Even inside the scheme: 2 × 12 × 50,000.
  no_trace silent;
  auto const law = jp::law_for({2027});
  auto const of = jp::add_up(alike(persons(100)), law, silent);
  auto const inside = jp::levy_amount(alike(persons(100)), of.levy_required, law, silent);
  CHECK(inside == yen{1'200'000});
  CHECK(inside != wrong);
}

TEST_CASE("wrong: one rate for the whole of fiscal 2026", "[jp][levy][mistake]") {
  auto const ours = settle(alike(persons(1'000)), 2026).levy;
  CHECK(ours == yen{15'900'000});
  CHECK(ours != yen{15'000'000});  // 2.5 % for twelve months
  CHECK(ours != yen{16'200'000});  // 2.7 % for twelve months
}
