// SPDX-License-Identifier: Apache-2.0
// th/late_payment.hpp at its boundaries: 7.5 % a year, simple (Act s. 34), first day and day of payment both counted,
// divided by 365 (the Department's calculators and letters). Expected values worked by hand.
#include "quotalaw/th.hpp"
#include "support/catch.hpp"

#include <optional>
#include <vector>

using namespace quotalaw;
using th::baht;

namespace {

constexpr baht thb(std::int64_t whole, std::int64_t satang = 0) { return baht{whole * 100 + satang}; }

th::interest_due interest(baht principal, int year, day paid_on) {
  no_trace silent;
  return th::interest_on(principal, paid_on, th::interest_law_for({year}), silent);
}

}  // namespace

TEST_CASE("interest: the worked examples of the Department's practice", "[th][interest]") {
  struct row {
    int year;
    baht principal;
    day paid;
    std::int64_t days;
    baht amount;
  };
  row const rows[] = {
      {2013, thb(162'060), make_day(2013, 11, 4), 277, thb(9'224, 10)},
      {2017, thb(109'500), make_day(2017, 1, 31), 0, thb(0)},
      {2017, thb(109'500), make_day(2017, 2, 1), 1, thb(22, 50)},
      {2017, thb(109'500), make_day(2017, 2, 15), 15, thb(337, 50)},
      {2017, thb(109'500), make_day(2017, 4, 30), 89, thb(2'002, 50)},
      {2018, thb(109'500), make_day(2018, 2, 15), 0, thb(0)},
      {2018, thb(109'500), make_day(2018, 3, 31), 0, thb(0)},
      {2018, thb(109'500), make_day(2018, 4, 1), 1, thb(22, 50)},
      {2018, thb(109'500), make_day(2018, 4, 2), 2, thb(45)},
      {2020, thb(112'420), make_day(2020, 12, 31), 275, thb(6'352, 50)},
      {2024, thb(119'720), make_day(2025, 3, 31), 365, thb(8'979)},
      {2025, thb(120'450), make_day(2025, 6, 30), 91, thb(2'252, 25)},
      {2026, thb(492'020), make_day(2026, 11, 23), 237, thb(23'960, 70)},
  };
  for (auto const& r : rows) {
    CAPTURE(r.year, text_of(r.paid));
    auto const out = interest(r.principal, r.year, r.paid);
    CHECK(out.days == number_of_days{r.days});
    CHECK(out.interest == r.amount);
    CHECK(out.total == r.principal + r.amount);
  }
  CHECK(interest(thb(492'020), 2026, make_day(2026, 11, 23)).total == thb(515'980, 70));
}

TEST_CASE("interest: starts on 1 February to 2017, on 1 April from 2018", "[th][interest]") {
  for (int year = 2012; year <= 2027; ++year) {
    CAPTURE(year);
    auto const from = year < 2018 ? make_day(year, 2, 1) : make_day(year, 4, 1);
    auto const on_first = interest(thb(100'000), year, from);
    CHECK(on_first.from == from);
    CHECK(on_first.days == number_of_days{1});
    CHECK(on_first.interest == thb(20, 55));  // 7,500 / 365 = 20.5479
    auto const before = interest(thb(100'000), year, from - date::days{1});
    CHECK(before.days == number_of_days{0});
    CHECK(before.interest == thb(0));
    CHECK(before.total == thb(100'000));
  }
}

TEST_CASE("interest: leap days count as days, and the divisor stays 365", "[th][interest]") {
  // Fund year 2016: 1 February to 29 February are 29 days; 109,500 bears 22.50 a day.
  CHECK(interest(thb(109'500), 2016, make_day(2016, 2, 29)).days == number_of_days{29});
  CHECK(interest(thb(109'500), 2016, make_day(2016, 2, 29)).interest == thb(652, 50));
  // A whole year with a leap day: 366 days, one day more than the yearly rate.
  CHECK(interest(thb(109'500), 2016, make_day(2017, 1, 31)).days == number_of_days{366});
  CHECK(interest(thb(109'500), 2016, make_day(2017, 1, 31)).interest == thb(8'235));
}

TEST_CASE("interest: simple, for many years", "[th][interest]") {
  // Fund year 2018 paid on 2021-03-31: 365 + 366 + 365 days at 22.50.
  auto const out = interest(thb(109'500), 2018, make_day(2021, 3, 31));
  CHECK(out.days == number_of_days{1'096});
  CHECK(out.interest == thb(24'660));
}

TEST_CASE("interest: nothing owed bears nothing", "[th][interest]") {
  CHECK(interest(thb(0), 2026, make_day(2026, 12, 31)).interest == thb(0));
}

TEST_CASE("interest: half a satang goes up (a proposal; no source says): 313 × 7.5 % for one day is 23.475",
          "[th][interest]") {
  CHECK(interest(thb(114'245), 2021, make_day(2021, 4, 1)).interest == thb(23, 48));
  CHECK(interest(thb(114'245), 2021, make_day(2021, 4, 2)).interest == thb(46, 95));
}

TEST_CASE("interest: none is computed for fund year 2011 and before", "[th][interest][refusal]") {
  for (int const year : {2006, 2010, 2011}) {
    CAPTURE(year);
    try {
      th::interest_law_for({year});
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::not_in_force);
    }
  }
}

TEST_CASE("interest: the yearly bill bears it from the day after the due day", "[th][interest]") {
  th::year_facts facts{};
  facts.employees = heads{400};
  facts.paid_on = make_day(2026, 11, 23);
  auto const out = th::assess(facts, th::law_for({2026}));
  CHECK(out.contribution == thb(492'020));
  REQUIRE(out.late);
  CHECK(out.late->from == out.due_day + date::days{1});
  CHECK(out.late->interest == thb(23'960, 70));
  facts.paid_on = out.due_day;
  CHECK(th::assess(facts, th::law_for({2026})).late->interest == thb(0));
}

TEST_CASE("payments: interest first, then principal; new interest from the next day (worked by hand, 2025)",
          "[th][payments]") {
  no_trace silent;
  auto const law = th::payments_law_for({2025});
  th::account owed{thb(361'350), thb(0), make_day(2025, 4, 1)};
  auto const first = th::pay(owed, make_day(2025, 4, 30), thb(100'000), law, silent);
  CHECK(first.days == number_of_days{30});
  CHECK(first.interest == thb(2'227, 50));
  CHECK(first.to_interest == thb(2'227, 50));
  CHECK(first.to_principal == thb(97'772, 50));
  CHECK(first.balance == thb(263'577, 50));
  CHECK(owed.bears_from == make_day(2025, 5, 1));
  auto const last = th::pay(owed, make_day(2025, 5, 31), std::nullopt, law, silent);
  CHECK(last.days == number_of_days{31});
  CHECK(last.interest == thb(1'678, 95));
  CHECK(last.to_interest + last.to_principal == thb(265'256, 45));
  CHECK(last.balance == thb(0));
  CHECK(owed.interest == thb(0));
}

TEST_CASE("payments: a payment smaller than the interest leaves the principal whole, and the rest of it owed",
          "[th][payments]") {
  no_trace silent;
  auto const law = th::payments_law_for({2018});
  th::account owed{thb(109'500), thb(0), make_day(2018, 4, 1)};
  auto const first = th::pay(owed, make_day(2018, 4, 10), thb(100), law, silent);  // ten days at 22.50
  CHECK(first.interest == thb(225));
  CHECK(first.to_interest == thb(100));
  CHECK(first.to_principal == thb(0));
  CHECK(owed.interest == thb(125));
  auto const last = th::pay(owed, make_day(2018, 4, 20), std::nullopt, law, silent);
  CHECK(last.interest == thb(225));
  CHECK(last.to_interest == thb(350));
  CHECK(last.to_principal == thb(109'500));
}

TEST_CASE("payments: before interest starts everything goes to the principal, and interest still starts on its day",
          "[th][payments]") {
  no_trace silent;
  auto const law = th::payments_law_for({2018});
  th::account owed{thb(219'000), thb(0), make_day(2018, 4, 1)};
  auto const early = th::pay(owed, make_day(2018, 3, 1), thb(109'500), law, silent);
  CHECK(early.days == number_of_days{0});
  CHECK(early.to_principal == thb(109'500));
  CHECK(owed.bears_from == make_day(2018, 4, 1));
  auto const late = th::pay(owed, make_day(2018, 4, 1), std::nullopt, law, silent);
  CHECK(late.days == number_of_days{1});
  CHECK(late.interest == thb(22, 50));
}

TEST_CASE("payments: more than is owed is refused", "[th][payments][refusal]") {
  no_trace silent;
  auto const law = th::payments_law_for({2018});
  th::account owed{thb(109'500), thb(0), make_day(2018, 4, 1)};
  try {
    th::pay(owed, make_day(2018, 4, 1), thb(109'522, 51), law, silent);
    FAIL("not refused");
  } catch (facts_error const& e) {
    CHECK(e.code() == errc::invalid_facts);
    CHECK(e.where() == "facts.payments");
  }
  CHECK(th::pay(owed, make_day(2018, 4, 1), thb(109'522, 50), law, silent).balance == thb(0));
}

TEST_CASE("instalments: equal parts, the last takes the remainder (the Department, fund year 2025)",
          "[th][instalments]") {
  no_trace silent;
  auto const seven = th::parts_of(thb(120'450), 7, silent);
  REQUIRE(seven.size() == 7);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(seven[i] == thb(17'207, 14));
  }
  CHECK(seven[6] == thb(17'207, 16));
  CHECK(th::parts_of(thb(120'450), 1, silent) == std::vector<baht>{thb(120'450)});
  CHECK(th::parts_of(thb(120'450), 2, silent) == std::vector<baht>{thb(60'225), thb(60'225)});
  // 123,005 / 12 = 10,250.41666…: eleven of 10,250.42, the last 10,250.38.
  auto const twelve = th::parts_of(thb(123'005), 12, silent);
  CHECK(twelve.front() == thb(10'250, 42));
  CHECK(twelve.back() == thb(10'250, 38));
}

TEST_CASE("interest: mistakes beside the practice of the Department", "[th][interest][mistake]") {
  auto const ours = interest(thb(109'500), 2018, make_day(2018, 4, 1)).interest;
  auto const first_day_free = thb(0);           // counting from the first day, exclusive
  auto const from_february = thb(22, 50) * 60;  // the start of 2012 to 2017: 1 February to 1 April
  CHECK(ours == thb(22, 50));
  CHECK(from_february == thb(1'350));
  CHECK(ours != first_day_free);
  CHECK(ours != from_february);
  // The general rate of 2021 (Emergency Decree B.E. 2564: 5 % default interest) does not replace the 7.5 % of a special
  // Act.
  auto const ours_2025 = interest(thb(120'450), 2025, make_day(2025, 6, 30)).interest;
  auto const at_five = baht{12'045'000 / 100 * 5 * 91 / 365};
  CHECK(ours_2025 == thb(2'252, 25));
  CHECK(at_five == thb(1'501, 50));
  CHECK(ours_2025 != at_five);
}
