// SPDX-License-Identifier: Apache-2.0
// th/contribution.hpp at its boundaries: Act s. 34, MR B.E. 2554. Expected amounts are wage × 365, worked by hand from
// the wage notifications No. 5 to No. 14, and published totals.
#include "quotalaw/th.hpp"
#include "support/catch.hpp"

#include <optional>

using namespace quotalaw;
using th::baht;

namespace {

constexpr baht thb(std::int64_t whole, std::int64_t satang = 0) { return baht{whole * 100 + satang}; }

th::place_price price(int year, std::optional<th::province> where = {}) {
  no_trace silent;
  return th::price_of_place(where, th::contribution_law_for({year}), silent);
}

baht amount(std::int64_t shortfall, int year, th::employer_kind kind = th::employer_kind::private_employer) {
  no_trace silent;
  return th::contribution_amount(heads{shortfall}, price(year).per_head, kind, th::contribution_law_for({year}),
                                 silent);
}

th::standing stand(std::int64_t required, std::int64_t hired, std::int64_t alternatives) {
  no_trace silent;
  return th::stand(heads{required}, {heads{hired}, heads{alternatives}}, silent);
}

}  // namespace

TEST_CASE("contribution: one place in every fund year 2012 to 2027 (lowest wage of the year before × 365)",
          "[th][contribution]") {
  struct row {
    int year;
    std::int64_t wage, per_head;
  };
  row const rows[] = {
      {2012, 159, 58'035},                         // No. 5
      {2013, 222, 81'030},                         // No. 6
      {2014, 300, 109'500},                        // No. 7; adc-japan 123
      {2015, 300, 109'500}, {2016, 300, 109'500},  // The Nation 30291724: 109,500 in a leap year
      {2017, 300, 109'500},                        // the Red Cross project: 9,125 × 12
      {2018, 300, 109'500},                        // No. 8
      {2019, 308, 112'420},                        // No. 9
      {2020, 308, 112'420}, {2021, 313, 114'245},  // No. 10
      {2022, 313, 114'245}, {2023, 328, 119'720},  // No. 11
      {2024, 328, 119'720}, {2025, 330, 120'450},  // No. 12
      {2026, 337, 123'005}, {2027, 337, 123'005},  // No. 14
  };
  for (auto const& r : rows) {
    CAPTURE(r.year);
    auto const p = price(r.year);
    CHECK(p.wage == thb(r.wage));
    CHECK(p.per_head == thb(r.per_head));
    // The employer's own province changes nothing: only the lowest rate counts.
    CHECK(price(r.year, th::province_named("Phuket")).per_head == thb(r.per_head));
  }
}

TEST_CASE("contribution: fund year 2011, half the wage of the province (MR No. 1 B.E. 2537; notification No. 5)",
          "[th][contribution]") {
  CHECK(price(2011, th::province_named("Bangkok")).per_head == thb(39'237, 50));    // 215 × 365 / 2
  CHECK(price(2011, th::province_named("Phuket")).per_head == thb(40'332, 50));     // 221
  CHECK(price(2011, th::province_named("Phayao")).per_head == thb(29'017, 50));     // 159
  CHECK(price(2011, th::province_named("Nong Khai")).per_head == thb(30'842, 50));  // 169
  // Split from Nong Khai in March 2011, with no row of its own.
  CHECK(price(2011, th::province_named("Bueng Kan")).per_head == thb(30'842, 50));
}

TEST_CASE("contribution: fund year 2011 without a province is refused", "[th][contribution][refusal]") {
  try {
    price(2011);
    FAIL("not refused");
  } catch (facts_error const& e) {
    CHECK(e.code() == errc::missing_facts);
    CHECK(e.where() == "facts.province");
  }
}

TEST_CASE("contribution: fund years before 2011 are refused, for want of wages", "[th][contribution][refusal]") {
  for (int const year : {1990, 2000, 2010}) {
    CAPTURE(year);
    try {
      th::contribution_law_for({year});
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::not_in_force);
    }
  }
}

TEST_CASE("contribution: published totals", "[th][contribution]") {
  CHECK(amount(3'315, 2023) == thb(396'871'800));     // MGR 9660000030468, to the baht
  CHECK(amount(1'450, 2022) == thb(165'655'250));     // printed as 165.65 million
  CHECK(amount(1'400, 2022) == thb(159'943'000));     // printed as more than 159 million
  CHECK(amount(10'000, 2016) == thb(1'095'000'000));  // The Nation 30291724, about 1 bn
  CHECK(amount(632, 2017) == thb(69'204'000));        // 632 posts at 9,125 a month
}

TEST_CASE("contribution: zero places cost nothing, one costs one", "[th][contribution]") {
  CHECK(amount(0, 2026) == thb(0));
  CHECK(amount(1, 2026) == thb(123'005));
  CHECK(amount(4, 2026) == thb(492'020));
}

TEST_CASE("contribution: a state agency owes the places and no money (Act s. 34)", "[th][contribution]") {
  CHECK(amount(9, 2026, th::employer_kind::state) == thb(0));
  CHECK(amount(1, 2012, th::employer_kind::state) == thb(0));
  CHECK(amount(0, 2026, th::employer_kind::state) == thb(0));
  // Base 1,234, 3 hired, fund year 2026: 12 required, 9 short, nothing to pay.
  th::year_facts facts{};
  facts.kind = th::employer_kind::state;
  facts.employees = heads{1'234};
  facts.filled.hired = heads{3};
  auto const out = th::assess(facts, th::law_for({2026}));
  CHECK(out.required == heads{12});
  CHECK(out.at.shortfall == heads{9});
  CHECK(out.contribution == thb(0));
}

TEST_CASE("contribution: shortfall and surplus are never positive together; nothing is carried over",
          "[th][contribution]") {
  auto const check = [](th::standing s, std::int64_t shortfall, std::int64_t surplus) {
    CHECK(s.shortfall == heads{shortfall});
    CHECK(s.surplus == heads{surplus});
  };
  check(stand(0, 0, 0), 0, 0);
  check(stand(0, 1, 0), 0, 1);
  check(stand(1, 0, 0), 1, 0);
  check(stand(1, 1, 0), 0, 0);
  check(stand(1, 0, 1), 0, 0);
  check(stand(12, 7, 3), 2, 0);
  check(stand(12, 7, 6), 0, 1);
  check(stand(92, 100, 0), 0, 8);  // a ministry in 2014
  check(stand(50, 5, 0), 45, 0);   // the Department's FAQ: 5,000 employees, 5 hired
  // Base 300; 5 hired for 2025 and 2 for 2026: the surplus of 2025 does not help.
  th::year_facts facts{};
  facts.employees = heads{300};
  facts.filled.hired = heads{5};
  CHECK(th::assess(facts, th::law_for({2025})).contribution == thb(0));
  facts.filled.hired = heads{2};
  CHECK(th::assess(facts, th::law_for({2026})).contribution == thb(123'005));
}

TEST_CASE("contribution: base 1,234, 7 hired and 3 alternatives, fund year 2026: 246,010 (worked by hand)",
          "[th][contribution]") {
  th::year_facts facts{};
  facts.employees = heads{1'234};
  facts.filled = {heads{7}, heads{3}};
  auto const out = th::assess(facts, th::law_for({2026}));
  CHECK(out.count_day == make_day(2025, 10, 1));
  CHECK(out.bound);
  CHECK(out.required == heads{12});
  CHECK(out.at.shortfall == heads{2});
  CHECK(out.contribution == thb(246'010));
  CHECK(out.due_day == make_day(2026, 3, 31));
  CHECK_FALSE(out.late);
}

TEST_CASE("contribution: an employer of 99 is not bound", "[th][contribution]") {
  th::year_facts facts{};
  facts.employees = heads{99};
  auto out = th::assess(facts, th::law_for({2026}));
  CHECK_FALSE(out.bound);
  CHECK(out.contribution == thb(0));
  facts.employees = heads{100};
  out = th::assess(facts, th::law_for({2026}));
  CHECK(out.bound);
  CHECK(out.contribution == thb(123'005));
}

TEST_CASE("contribution: due on 31 January to 2017 (Mazars, WFW), on 31 March from 2018 (the Department)",
          "[th][contribution]") {
  no_trace silent;
  for (int year = 2012; year <= 2027; ++year) {
    CAPTURE(year);
    auto const due = th::contribution_due({year}, th::due_law_for({year}), silent);
    CHECK(due == (year < 2018 ? make_day(year, 1, 31) : make_day(year, 3, 31)));  // also on a Saturday or Sunday
  }
  try {
    th::due_law_for({2011});
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
  }
}

TEST_CASE("contribution: an amount that does not fit is refused", "[th][contribution][refusal]") {
  no_trace silent;
  try {
    th::contribution_amount(heads{2'000'000'000}, baht{9'000'000'000'000'000}, th::employer_kind::private_employer,
                            th::contribution_law_for({2026}), silent);
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::overflow);
  }
}

TEST_CASE("contribution: the circulating mistakes beside the law", "[th][contribution][mistake]") {
  // The wage of the fund year itself, not of the year before: 2013, and 2012 in April.
  CHECK(price(2013).per_head == thb(81'030));
  CHECK(thb(300) * 365 == thb(109'500));
  CHECK(price(2013).per_head != thb(300) * 365);
  CHECK(price(2012).per_head == thb(58'035));
  CHECK(thb(222) * 365 == thb(81'030));
  CHECK(price(2012).per_head != thb(222) * 365);
  // The local wage (jga, February 2025: 400), whose product is 146,000 and not the 144,000 printed.
  CHECK(price(2025, th::province_named("Phuket")).per_head == thb(120'450));
  CHECK(thb(400) * 365 == thb(146'000));
  CHECK(price(2025, th::province_named("Phuket")).per_head != thb(400) * 365);
  // 366 days in a leap year.
  CHECK(price(2016).per_head == thb(109'500));
  CHECK(thb(300) * 366 == thb(109'800));
  CHECK(price(2016).per_head != thb(300) * 366);
}
