// SPDX-License-Identifier: Apache-2.0
// jp/part_year.hpp: Act 50(1), 54(1), 56(1), Suppl. 4; Order 13; Rule Suppl. 2. Expected values worked by hand from the
// monthly floors of the months in business, 45 days after closing, and 6 person-months of the reward floor a month.
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace quotalaw;
using jp::part_year_reading;
using jp::yen;

namespace {

using year = std::vector<jp::month>;

jp::month facts(std::int64_t workers, std::int64_t counted) {
  return {half_heads{2 * workers}, heads{0}, half_heads{2 * counted}};
}

jp::business_months business(int fiscal, std::optional<day> opened, std::optional<day> closed) {
  no_trace silent;
  return jp::months_in_business({fiscal}, opened, closed, silent);
}

jp::part_year_settlement settle(int fiscal, std::optional<day> opened, std::optional<day> closed, year const& months,
                                part_year_reading reading = part_year_reading::none) {
  no_trace silent;
  auto const when = business(fiscal, opened, closed);
  REQUIRE(when.count == months.size());
  return jp::assess_part_year(months, jp::part_year_law_for(jp::law_for({fiscal}), when), reading, silent);
}

}  // namespace

TEST_CASE("part year: base days are those after the month of opening and before the month of closing (Act 50(1))",
          "[jp][part_year]") {
  auto const check = [](std::optional<day> opened, std::optional<day> closed, std::size_t first, std::size_t count) {
    auto const found = business(2026, opened, closed);
    CAPTURE(opened ? text_of(*opened) : "-", closed ? text_of(*closed) : "-");
    CHECK(found.count == count);
    if (count > 0) {
      CHECK(found.first == first);
    }
  };
  check({}, {}, 0, 12);
  check(make_day(2026, 4, 1), {}, 0, 12);  // opening on 1 April is not within the year
  check(make_day(2020, 1, 1), {}, 0, 12);
  check(make_day(2026, 4, 2), {}, 1, 11);
  check(make_day(2026, 6, 15), {}, 3, 9);
  check(make_day(2027, 2, 28), {}, 11, 1);
  check(make_day(2027, 3, 1), {}, 0, 0);
  check(make_day(2027, 4, 1), {}, 0, 0);
  check({}, make_day(2027, 3, 31), 0, 12);  // closing on 31 March is not within the year
  check({}, make_day(2030, 1, 1), 0, 12);
  check({}, make_day(2027, 3, 30), 0, 11);
  check({}, make_day(2026, 10, 10), 0, 6);
  check({}, make_day(2026, 4, 30), 0, 0);
  check({}, make_day(2026, 3, 31), 0, 0);
  check(make_day(2026, 5, 31), make_day(2026, 9, 1), 2, 3);   // June, July, August
  check(make_day(2026, 5, 31), make_day(2026, 6, 30), 0, 0);  // no month lies wholly between
  CHECK(business(2026, {}, make_day(2026, 10, 10)).closed_on == make_day(2026, 10, 10));
  CHECK_FALSE(business(2026, {}, make_day(2027, 3, 31)).closed_on);
}

TEST_CASE("part year: a firm that opened pays for the months after, at the rates of their base days",
          "[jp][part_year]") {
  // Nine base days from July at 2.7 %: 9 × floor(4.05) = 36, counted 27, shortage 9.
  auto const out = settle(2026, make_day(2026, 6, 15), {}, year(9, facts(150, 3)));
  CHECK(out.settled);
  CHECK(out.found.covered);
  CHECK(out.found.of.levy_required == person_months{72});
  CHECK(out.found.shortage == person_months{18});
  CHECK(out.found.levy == yen{450'000});
  CHECK(out.found.when.by_law == make_day(2027, 5, 15));
  CHECK(out.found.when.rolled == make_day(2027, 5, 17));
  // Three base days, all over 100: inside under every reading, since no reading asks for more than all months.
  auto const three = settle(2026, make_day(2026, 12, 5), {}, year(3, facts(150, 0)));
  CHECK(three.settled);
  CHECK(three.found.levy == yen{600'000});
}

TEST_CASE("part year: a firm that closed files within 45 days of closing (Act 56(1)), off weekends and holidays",
          "[jp][part_year]") {
  // April to September: 3 × floor(3.75) + 3 × floor(4.05) = 21, counted 18, shortage 3.
  auto const out = settle(2026, {}, make_day(2026, 10, 10), year(6, facts(150, 3)));
  CHECK(out.found.levy == yen{150'000});
  CHECK(out.found.when.by_law == make_day(2026, 11, 24));
  CHECK(out.found.when.rolled == make_day(2026, 11, 24));
  // 45 days after 8 October: Sunday 22 November; Monday 23 November is Labour Thanksgiving Day.
  auto const holiday = settle(2026, {}, make_day(2026, 10, 8), year(6, facts(150, 3)));
  CHECK(holiday.found.when.by_law == make_day(2026, 11, 22));
  CHECK(holiday.found.when.rolled == make_day(2026, 11, 24));
  // The reward is claimed within the same 45 days (Rule Suppl. 2(1)).
  auto const small = settle(2026, {}, make_day(2026, 10, 10), year(6, facts(80, 10)));
  CHECK(small.found.when.by_law == make_day(2026, 11, 24));
}

TEST_CASE("part year: the fixed number of the reward is 6 person-months for each month", "[jp][part_year]") {
  // 6 × floor(3.2) = 18 and 36: the larger; counted 60, excess 24 × 21,000.
  auto const out = settle(2026, {}, make_day(2026, 10, 10), year(6, facts(80, 10)));
  CHECK(out.settled);
  CHECK_FALSE(out.found.covered);
  CHECK(out.found.reward_threshold == person_months{72});
  CHECK(out.found.reward == yen{504'000});
  // As printed for fiscal 2010: 18 for three months, 54 for nine.
  auto const three = settle(2009, make_day(2009, 12, 5), {}, year(3, facts(80, 10)));
  CHECK(three.found.reward_threshold == person_months{36});
  auto const nine = settle(2009, make_day(2009, 6, 5), {}, year(9, facts(80, 10)));
  CHECK(nine.found.reward_threshold == person_months{108});
}

TEST_CASE("part year: where the unread size test decides, the answer is refused with both outcomes, or read by name",
          "[jp][part_year][refusal]") {
  year months(6, facts(100, 2));
  months[0] = months[1] = facts(120, 2);  // over the size in two of six months
  // In the levy: floors 3 + 3 + 2 at 2.5 % (3, 3, 2.5), then 3 × floor(2.7) = 6: 14 − 12 = 2 × 50,000.
  try {
    settle(2026, {}, make_day(2026, 10, 10), months);
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::unsettled);
    CHECK(e.said().id == sentences::unsettled_part_year.id);
    CHECK(e.message().find("it was so in 2") != std::string::npos);
    CHECK(e.message().find("pays 100000 yen") != std::string::npos);
  }
  // 5 × 6 / 12 = 2.5 months.
  auto const up = settle(2026, {}, make_day(2026, 10, 10), months, part_year_reading::proportion_up);
  CHECK_FALSE(up.settled);
  CHECK_FALSE(up.found.covered);
  auto const down = settle(2026, {}, make_day(2026, 10, 10), months, part_year_reading::proportion_down);
  CHECK(down.found.covered);
  CHECK(down.found.levy == yen{100'000});
  CHECK(down.found.months_over_size == number_of_months{2});
  auto const whole = settle(2026, {}, make_day(2026, 10, 10), months, part_year_reading::as_whole_year);
  CHECK_FALSE(whole.found.covered);
  // Each reading is beside the chosen one.
  CHECK(whole.under[0].needed == number_of_months{3});
  CHECK(whole.under[1].needed == number_of_months{2});
  CHECK(whole.under[2].needed == number_of_months{5});
  CHECK(whole.under[1].found.levy == yen{100'000});
  // Never over the size: outside under every reading. Over in five: inside under every reading.
  CHECK_FALSE(settle(2026, {}, make_day(2026, 10, 10), year(6, facts(100, 2))).found.covered);
  year five(6, facts(101, 2));
  five[5] = facts(100, 2);
  CHECK(settle(2026, {}, make_day(2026, 10, 10), five).found.covered);
}

TEST_CASE("part year: the reduced levy of firms of 101 to 200 where all readings agree (Act 96/2008 Suppl. 3)",
          "[jp][part_year]") {
  // Five base days from November 2016 at 2.0 %: 5 × 3 × 40,000.
  auto const out = settle(2016, make_day(2016, 10, 10), {}, year(5, facts(150, 0)));
  CHECK(out.settled);
  CHECK(out.found.levy == yen{600'000});
  year mixed(5, facts(250, 0));
  mixed[0] = facts(150, 0);
  CHECK_THROWS_AS(settle(2016, make_day(2016, 10, 10), {}, mixed), law_error);
  // 4 × 5 + 3 = 23 person-months at 50,000: at most 200 in one month of five is less than eight of twelve however read.
  CHECK(settle(2016, make_day(2016, 10, 10), {}, mixed, part_year_reading::proportion_up).found.levy == yen{1'150'000});
  // Fiscal 2015: the lower amount for 201 to 300 ended within the year; a firm of 250 is refused, one of 150 is not.
  CHECK_THROWS_AS(settle(2015, {}, make_day(2015, 10, 10), year(6, facts(250, 0))), law_error);
  CHECK(settle(2015, {}, make_day(2015, 10, 10), year(6, facts(150, 0))).found.levy == yen{720'000});
}

TEST_CASE("part year: limits of 120 and 420 stay those of a year, and the answer says so", "[jp][part_year]") {
  // October to March at 2.5 %: 6 × 25 = 150, counted 240, excess 90: below 120, above 60.
  auto const when = business(2024, make_day(2024, 9, 10), {});
  auto const law = jp::part_year_law_for(jp::law_for({2024}), when);
  reading_list read;
  auto const out = jp::assess_part_year(year(6, facts(1'000, 40)), law, part_year_reading::none, read);
  CHECK(out.found.adjustment == yen{2'610'000});
  CHECK(std::find(read.remarks().begin(), read.remarks().end(), "jp.part_year_tiers") != read.remarks().end());
}

TEST_CASE("part year: twelve months are settled as a whole year", "[jp][part_year]") {
  for (int fiscal = 2003; fiscal <= 2027; ++fiscal) {
    if (fiscal == 2010 || fiscal == 2015) {
      continue;  // parts of these are refused
    }
    for (auto const workers : {80, 100, 101, 150, 250, 1'000}) {
      for (auto const counted : {0, 3, 40}) {
        CAPTURE(fiscal, workers, counted);
        year const months(12, facts(workers, counted));
        auto const part = settle(fiscal, {}, {}, months).found;
        auto const whole = jp::assess({months}, jp::law_for({fiscal}));
        CHECK(part.covered == whole.covered);
        CHECK(part.levy == whole.levy);
        CHECK(part.adjustment == whole.adjustment);
        CHECK(part.reward == whole.reward);
        CHECK(part.when.rolled == whole.when.rolled);
      }
    }
  }
}

TEST_CASE("levy: fiscal 2010 and 2015 under a reading that is named (Act 96/2008 Suppl. 1(i), 2, 3)", "[jp][levy]") {
  year const months(12, facts(250, 0));
  auto const under = [&](int fiscal, jp::year_reading how) {
    return jp::assess({months}, jp::read_as(jp::law_for({fiscal}), how));
  };
  CHECK_THROWS_AS(under(2010, jp::year_reading::none), law_error);
  CHECK_FALSE(under(2010, jp::year_reading::law_of_first_month).covered);
  // 12 × floor(4.5) × 40,000: firms of 201 to 300 had the lower amount from the day they entered.
  CHECK(under(2010, jp::year_reading::law_of_last_month).levy == yen{1'920'000});
  CHECK_THROWS_AS(under(2015, jp::year_reading::none), law_error);
  CHECK(under(2015, jp::year_reading::law_of_first_month).levy == yen{2'400'000});
  CHECK(under(2015, jp::year_reading::law_of_last_month).levy == yen{3'000'000});
  // Where nothing changed within the year a reading changes nothing.
  CHECK(under(2025, jp::year_reading::law_of_last_month).levy == under(2025, jp::year_reading::none).levy);
}
