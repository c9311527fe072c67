// SPDX-License-Identifier: Apache-2.0
// jp/counting.hpp at its boundaries: Act 38(3)-(5), 43(3)-(5) and (8), 69, 70; Order 10; Rule 6, 6-2, 33, Suppl. 6; the
// history printed by MHLW in 2004 and in later reports. Expected values are read there, not computed.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <array>
#include <optional>
#include <vector>

using namespace quotalaw;
using jp::disability;
using jp::employer_kind;

namespace {

half_heads weight(jp::person const& who, day on, employer_kind employer = employer_kind::private_sector) {
  no_trace silent;
  return jp::person_weight(who, employer, jp::counting_law_on(on), silent);
}

jp::person someone(disability kind, bool severe, weekly_hours h) {
  jp::person out{};
  out.kind = kind;
  out.severe = severe;
  out.hours = h;
  return out;
}

jp::person mental_short(std::optional<day> hired, std::optional<day> handbook, bool rehired = false) {
  auto out = someone(disability::mental, false, hours(25));
  out.hired_on = hired;
  out.handbook_on = handbook;
  out.rehired = rehired;
  return out;
}

jp::hours_band band(weekly_hours h, day on) {
  no_trace silent;
  return jp::band_of(h, jp::counting_law_on(on), silent);
}

constexpr half_heads zero{0}, half{1}, one{2}, two{4};
constexpr weekly_hours least{1};  // 12 seconds
auto const now = make_day(2026, 6, 1);

}  // namespace

TEST_CASE("weights: every category from every first day to the day before the next (Act 43(3)-(5), 70; MHLW 2004)",
          "[jp][counting]") {
  std::array<day, 9> const columns{make_day(1976, 10, 1), make_day(1988, 4, 1), make_day(1993, 4, 1),
                                   make_day(2006, 4, 1),  make_day(2010, 7, 1), make_day(2018, 4, 1),
                                   make_day(2023, 4, 1),  make_day(2024, 4, 1), make_day(2027, 4, 1)};
  auto const physical = disability::physical;
  auto const intellectual = disability::intellectual;
  auto const mental = disability::mental;
  struct row {
    disability kind;
    bool severe;
    int weekly;                       // 30, 20 and 10 are the lower edges of the bands
    std::array<int, 8> half_persons;  // by column
  };
  row const rows[] = {
      {physical, false, 30, {2, 2, 2, 2, 2, 2, 2, 2}},
      {physical, true, 30, {4, 4, 4, 4, 4, 4, 4, 4}},
      {intellectual, false, 30, {0, 2, 2, 2, 2, 2, 2, 2}},
      {intellectual, true, 30, {0, 2, 4, 4, 4, 4, 4, 4}},
      {physical, true, 20, {0, 0, 2, 2, 2, 2, 2, 2}},
      {intellectual, true, 20, {0, 0, 2, 2, 2, 2, 2, 2}},
      {physical, false, 20, {0, 0, 0, 0, 1, 1, 1, 1}},
      {intellectual, false, 20, {0, 0, 0, 0, 1, 1, 1, 1}},
      {mental, false, 30, {0, 0, 0, 2, 2, 2, 2, 2}},
      {mental, false, 20, {0, 0, 0, 1, 1, 1, 2, 2}},  // 2018: one half where the conditions are not met
      {physical, true, 10, {0, 0, 0, 0, 0, 0, 0, 1}},
      {intellectual, true, 10, {0, 0, 0, 0, 0, 0, 0, 1}},
      {mental, false, 10, {0, 0, 0, 0, 0, 0, 0, 1}},
      {physical, false, 10, {0, 0, 0, 0, 0, 0, 0, 0}},
      {intellectual, false, 10, {0, 0, 0, 0, 0, 0, 0, 0}},
      {disability::none, false, 30, {0, 0, 0, 0, 0, 0, 0, 0}},
  };
  for (auto const& r : rows) {
    for (std::size_t i = 0; i < r.half_persons.size(); ++i) {
      auto const first = columns[i];
      auto const last = columns[i + 1] - date::days{1};
      CAPTURE(jp::text_of(r.kind), r.severe, r.weekly, text_of(first), text_of(last));
      auto const who = someone(r.kind, r.severe, hours(r.weekly));
      half_heads const expected{r.half_persons[i]};
      CHECK(weight(who, first) == expected);
      CHECK(weight(who, last) == expected);
      // Public bodies weigh alike: Act 38(3)-(5), 69.
      CHECK(weight(who, first, employer_kind::state_local) == expected);
      // Up to the edge of the next band.
      auto const upper = r.weekly == 30 ? hours(168) : hours(r.weekly + 10) - least;
      CHECK(weight(someone(r.kind, r.severe, upper), first) == expected);
      CHECK(weight(someone(r.kind, r.severe, hours(10) - least), first) == zero);
      CHECK(weight(someone(r.kind, r.severe, hours(0)), first) == zero);
    }
  }
}

TEST_CASE("weights: any short-time worker in the base from 2010-07-01 (Act 96/2008 Suppl. 1(i); Act 43(8))",
          "[jp][counting]") {
  no_trace silent;
  auto const of = [&](weekly_hours h, day on) { return jp::worker_weight(h, jp::counting_law_on(on), silent); };
  for (auto const on : {make_day(1976, 10, 1), make_day(2010, 6, 30)}) {
    CHECK(of(hours(30), on) == one);
    CHECK(of(hours(30) - least, on) == zero);
    CHECK(of(hours(20), on) == zero);
  }
  for (auto const on : {make_day(2010, 7, 1), make_day(2024, 3, 31), make_day(2024, 4, 1), make_day(2026, 7, 1)}) {
    CHECK(of(hours(40), on) == one);
    CHECK(of(hours(30), on) == one);
    CHECK(of(hours(30) - least, on) == half);
    CHECK(of(hours(20), on) == half);
    CHECK(of(hours(20) - least, on) == zero);
    CHECK(of(hours(10), on) == zero);  // never a regular worker: JEED casebook R5 p. 180
    CHECK(of(hours(0), on) == zero);
  }
}

TEST_CASE("hours: 30, 20 and 10 belong to the band above (JEED manual p. 159)", "[jp][counting]") {
  using jp::hours_band;
  auto const on = make_day(2024, 4, 1);
  CHECK(band(hours(30), on) == hours_band::full);
  CHECK(band(hours(30) - least, on) == hours_band::short_time);
  CHECK(band(*parse_hours("29:59"), on) == hours_band::short_time);
  CHECK(band(hours(20), on) == hours_band::short_time);
  CHECK(band(hours(20) - least, on) == hours_band::specific);
  CHECK(band(*parse_hours("19.5"), on) == hours_band::specific);
  CHECK(band(hours(10), on) == hours_band::specific);
  CHECK(band(hours(10) - least, on) == hours_band::below);
  CHECK(band(hours(0), on) == hours_band::below);
  // No such class the day before.
  CHECK(band(hours(20) - least, make_day(2024, 3, 31)) == hours_band::below);
  CHECK(band(hours(10), make_day(2024, 3, 31)) == hours_band::below);
}

TEST_CASE("mental short-time 2018 to 2023: within three years of hiring or of the handbook (sr-arima.com 2018)",
          "[jp][counting][measure]") {
  auto const old = make_day(2010, 1, 1);
  // June 2020: hired in July 2018; hired in 2015 with a handbook of 2010.
  CHECK(weight(mental_short(make_day(2018, 7, 1), make_day(2010, 1, 1)), make_day(2020, 6, 1)) == one);
  CHECK(weight(mental_short(make_day(2015, 1, 1), make_day(2010, 1, 1)), make_day(2020, 6, 1)) == half);
  // Either event is enough, on both sides of the third anniversary.
  for (bool const by_hiring : {true, false}) {
    CAPTURE(by_hiring);
    auto const with = [&](day event) { return by_hiring ? mental_short(event, old) : mental_short(old, event); };
    auto const event = make_day(2018, 4, 1);
    CHECK(weight(with(event), event) == one);
    CHECK(weight(with(event), make_day(2021, 3, 31)) == one);
    CHECK(weight(with(event), make_day(2021, 4, 1)) == half);
    CHECK(weight(with(event), make_day(2023, 3, 31)) == half);
    CHECK(weight(with(event), make_day(2023, 4, 1)) == one);
    // Events before the measure count as long as the three years last.
    CHECK(weight(with(make_day(2015, 4, 2)), make_day(2018, 3, 31)) == half);
    CHECK(weight(with(make_day(2015, 4, 2)), make_day(2018, 4, 1)) == one);
    CHECK(weight(with(make_day(2015, 4, 1)), make_day(2018, 4, 1)) == half);
    // To the last day of the measure.
    CHECK(weight(with(make_day(2023, 3, 31)), make_day(2023, 3, 31)) == one);
    CHECK(weight(with(make_day(2023, 3, 31)), make_day(2023, 3, 30)) == zero);  // not yet hired or proven
    CHECK(weight(with(make_day(2020, 4, 1)), make_day(2023, 3, 31)) == one);
  }
  // One of the days only.
  CHECK(weight(mental_short(make_day(2019, 1, 1), {}), make_day(2020, 6, 1)) == one);
  CHECK(weight(mental_short({}, make_day(2019, 1, 1)), make_day(2020, 6, 1)) == one);
  CHECK(weight(mental_short({}, {}), make_day(2020, 6, 1)) == half);
}

TEST_CASE("mental short-time 2018 to 2023: not for a person hired again by the same employer",
          "[jp][counting][measure]") {
  auto const hired = make_day(2019, 1, 1);
  CHECK(weight(mental_short(hired, {}, false), make_day(2020, 6, 1)) == one);
  CHECK(weight(mental_short(hired, {}, true), make_day(2020, 6, 1)) == half);
  CHECK(weight(mental_short(hired, hired, true), make_day(2020, 6, 1)) == half);
  CHECK(weight(mental_short(hired, {}, true), make_day(2023, 4, 1)) == one);  // the measure is over
}

TEST_CASE("mental short-time 2018 to 2023: nobody else is lifted", "[jp][counting][measure]") {
  auto who = mental_short(make_day(2019, 1, 1), make_day(2019, 1, 1));
  who.kind = disability::physical;
  CHECK(weight(who, make_day(2020, 6, 1)) == half);
  who.kind = disability::intellectual;
  CHECK(weight(who, make_day(2020, 6, 1)) == half);
  who.kind = disability::mental;
  who.hours = hours(20) - least;
  CHECK(weight(who, make_day(2020, 6, 1)) == zero);
  who.hours = hours(30);
  CHECK(weight(who, make_day(2020, 6, 1)) == one);
}

TEST_CASE("a severe mental disability is no class of the law", "[jp][counting]") {
  CHECK(weight(someone(disability::mental, true, hours(40)), now) == one);
  CHECK(weight(someone(disability::mental, true, hours(20)), now) == one);
  CHECK(weight(someone(disability::mental, true, hours(10)), now) == half);
}

TEST_CASE("A-type users: left out at 10 to under 20 hours by Act 70, Rule 33-2; not by Act 69", "[jp][counting]") {
  for (auto const& base :
       {someone(disability::physical, true, hours(10)), someone(disability::intellectual, true, hours(10)),
        someone(disability::mental, false, hours(10))}) {
    auto who = base;
    who.a_type_user = true;
    for (auto const h : {hours(10), hours(20) - least}) {
      who.hours = h;
      CHECK(weight(who, make_day(2024, 4, 1), employer_kind::private_sector) == zero);
      CHECK(weight(who, now, employer_kind::private_sector) == zero);
      CHECK(weight(who, now, employer_kind::special_corporation) == zero);  // under Act 43 and 70, not 38 and 69
      CHECK(weight(who, now, employer_kind::state_local) == half);
      CHECK(weight(who, now, employer_kind::education_board) == half);
    }
    who.hours = hours(20);
    CHECK(weight(who, now, employer_kind::private_sector) == one);
    who.hours = hours(30);
    CHECK(weight(who, now, employer_kind::private_sector) == (who.kind == disability::mental ? one : two));
  }
}

TEST_CASE("counted from the day of hiring and of the proof of status (Act 38(6), 43(9); mental: Act 37(2))",
          "[jp][counting]") {
  auto who = someone(disability::physical, true, hours(40));
  who.hired_on = make_day(2026, 4, 1);
  CHECK(weight(who, make_day(2026, 3, 31)) == zero);
  CHECK(weight(who, make_day(2026, 4, 1)) == two);
  who.handbook_on = make_day(2026, 5, 10);
  CHECK(weight(who, make_day(2026, 5, 9)) == zero);
  CHECK(weight(who, make_day(2026, 5, 10)) == two);
}

TEST_CASE("adding up: number times weight, nothing rounded", "[jp][counting]") {
  no_trace silent;
  auto const law = jp::counting_law_on(now);
  auto of = [&](disability kind, bool severe, int h, std::int64_t n) {
    auto out = someone(kind, severe, hours(h));
    out.number = heads{n};
    return out;
  };
  std::vector<jp::person> const staff{
      of(disability::physical, true, 40, 3),       // 6
      of(disability::physical, false, 25, 5),      // 2.5
      of(disability::intellectual, false, 40, 2),  // 2
      of(disability::mental, false, 20, 4),        // 4
      of(disability::mental, false, 15, 3),        // 1.5
      of(disability::physical, false, 15, 7),      // 0
      of(disability::none, false, 40, 100),        // 0
  };
  CHECK(jp::count_persons(staff, employer_kind::private_sector, law, silent) == half_heads{32});
  CHECK(jp::count_persons(std::vector<jp::person>{}, employer_kind::private_sector, law, silent) == zero);
  std::vector<jp::person> const nobody{of(disability::physical, true, 40, 0)};
  CHECK(jp::count_persons(nobody, employer_kind::private_sector, law, silent) == zero);
}

TEST_CASE("before the duty began, on 1976-10-01, counting is refused", "[jp][counting][refusal]") {
  try {
    jp::counting_law_on(make_day(1976, 9, 30));
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
    CHECK(e.remedy() == "ask for a day from 1976-10-01 on");
  }
}

TEST_CASE("wrong: 10 to under 20 h in the base. 200 + 40 × 0.5 + 10 × 0.5 is not 225 (JEED casebook R5 p. 180)",
          "[jp][counting][mistake]") {
  no_trace silent;
  auto const ours =
      jp::weighted_workers(heads{200}, heads{40}, heads{10}, jp::counting_law_on(make_day(2024, 6, 1)), silent);
  auto const wrong = halves(heads{200}) + half_heads{40} + half_heads{10};
  CHECK(ours == halves(heads{220}));
  CHECK(wrong == halves(heads{225}));
  CHECK(ours != wrong);
}

TEST_CASE("wrong: mental short-time at one half since 2023, as some tables print (Rule Suppl. 6 says one)",
          "[jp][counting][mistake]") {
  auto const ours = weight(someone(disability::mental, false, hours(20)), make_day(2024, 6, 1));
  CHECK(ours == one);
  CHECK(ours != half);
}
