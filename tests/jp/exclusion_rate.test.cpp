// SPDX-License-Identifier: Apache-2.0
// jp/exclusion_rate.hpp at its boundaries: Act Suppl. 3(2), Rule Table 4; from 2025-04-01 the table printed by the city
// of Yokkaichi. JEED manual p. 51: per establishment, never merged.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <vector>

using namespace quotalaw;

namespace {

struct row {
  char const* code;
  int from_2004, from_2010, from_2025;  // percent
  bool printed_in_2013;                 // in the wording of Table 4 of November 2013
};
row const table[] = {
    {"nonferrous_metals", 15, 5, 0, true},
    {"shipbuilding", 15, 5, 0, true},
    {"air_transport", 15, 5, 0, true},
    {"warehousing", 15, 5, 0, true},
    {"domestic_telecom", 15, 5, 0, true},
    {"quarrying", 20, 10, 0, true},
    {"ceramic_minerals", 20, 10, 0, true},
    {"other_mining", 20, 10, 0, true},
    {"water_transport", 20, 10, 0, true},
    {"nonferrous_smelting", 25, 15, 5, true},
    {"freight_forwarding", 25, 15, 5, true},
    {"construction", 30, 20, 10, true},
    {"iron_and_steel", 30, 20, 10, true},
    {"road_freight", 30, 20, 10, true},
    {"postal_service", 30, 20, 10, true},
    {"port_transport", 35, 25, 15, true},
    {"security_guarding", 35, 25, 15, false},
    {"railways", 40, 30, 20, true},
    {"medical", 40, 30, 20, true},
    {"higher_education", 40, 30, 20, true},
    {"geriatric_health_facility", 40, 30, 20, false},
    {"integrated_care_facility", 40, 30, 20, false},
    {"forestry", 45, 35, 25, true},
    {"metal_mining", 50, 40, 30, true},
    {"child_welfare", 50, 40, 30, true},
    {"special_needs_school", 55, 45, 35, true},
    {"coal_mining", 60, 50, 40, true},
    {"road_passenger", 65, 55, 45, true},
    {"elementary_school", 65, 55, 45, true},
    {"kindergarten", 70, 60, 50, true},
    {"kindergarten_nursery", 70, 60, 50, false},
    {"ship_operation", 90, 80, 70, true},
    {"other", 0, 0, 0, true},
};

rate excluded(char const* code, day on) {
  return law_reader::value(jp::exclusion_law{on, {}}.of(jp::industry_named(code)));
}

heads taken_out(half_heads workers, char const* code, day on) {
  no_trace silent;
  return jp::office_deduction({jp::industry_named(code), workers}, {on, {}}, silent);
}

constexpr half_heads persons(std::int64_t whole) { return half_heads{2 * whole}; }

}  // namespace

TEST_CASE("exclusion: every industry on both sides of every change (Rule Table 4)", "[jp][exclusion]") {
  CHECK(std::size(table) == jp::industry_count);
  for (auto const& r : table) {
    CAPTURE(r.code);
    auto const percent = [](int n) { return rate{n, 100}; };
    CHECK(excluded(r.code, make_day(2004, 4, 1)) == percent(r.from_2004));
    CHECK(excluded(r.code, make_day(2010, 6, 30)) == percent(r.from_2004));
    CHECK(excluded(r.code, make_day(2010, 7, 1)) == percent(r.from_2010));
    CHECK(excluded(r.code, make_day(2025, 3, 31)) == percent(r.from_2010));
    CHECK(excluded(r.code, make_day(2025, 4, 1)) == percent(r.from_2025));
    CHECK(excluded(r.code, make_day(2027, 3, 31)) == percent(r.from_2025));
    // What the texts of 2013 do not print is not called statute.
    auto const in_2013 =
        jp::exclusion_law{make_day(2013, 11, 1), {}}.of(jp::industry_named(r.code)).version().confirmed;
    CHECK((in_2013 == confidence::statute) == r.printed_in_2013);
  }
}

TEST_CASE("exclusion: no table before 2004-04-01 is known", "[jp][exclusion][refusal]") {
  for (auto const& r : table) {
    CAPTURE(r.code);
    try {
      excluded(r.code, make_day(2004, 3, 31));
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::not_in_force);
    }
  }
}

TEST_CASE("exclusion: an unknown industry is refused with the nearest name", "[jp][exclusion][refusal]") {
  try {
    jp::industry_named("constructoin", "facts.offices[0].industry");
    FAIL("not refused");
  } catch (facts_error const& e) {
    CHECK(e.where() == "facts.offices[0].industry");
    CHECK(e.remedy() == "did you mean construction?");
  }
  CHECK(jp::industry_named("建設業") == jp::industry_named("construction"));
  CHECK(jp::industry_named("医療業") == jp::industry_named("medical"));
}

TEST_CASE("exclusion: the fraction is dropped for each establishment (Act Suppl. 3(2))", "[jp][exclusion]") {
  auto const on = make_day(2026, 7, 1);
  CHECK(taken_out(persons(71), "medical", on) == heads{14});      // 14.2
  CHECK(taken_out(persons(55), "medical", on) == heads{11});      // 11.0
  CHECK(taken_out(persons(54), "medical", on) == heads{10});      // 10.8
  CHECK(taken_out(half_heads{109}, "medical", on) == heads{10});  // 54.5: 10.9
  CHECK(taken_out(half_heads{9}, "medical", on) == heads{0});     // 4.5: 0.9
  CHECK(taken_out(persons(5), "medical", on) == heads{1});
  CHECK(taken_out(persons(0), "medical", on) == heads{0});
  CHECK(taken_out(persons(1'000'000), "other", on) == heads{0});
  CHECK(taken_out(persons(400), "construction", on) == heads{40});
  CHECK(taken_out(persons(90), "ship_operation", on) == heads{63});
  CHECK(taken_out(persons(71), "medical", make_day(2025, 3, 31)) == heads{21});  // 21.3 at 30 %
}

TEST_CASE("exclusion: establishments of one rate are not merged (JEED manual p. 51)", "[jp][exclusion]") {
  no_trace silent;
  auto const on = make_day(2026, 7, 1);
  auto const medical = jp::industry_named("medical");
  std::vector<jp::office> const two{{medical, persons(71)}, {medical, persons(54)}};
  CHECK(jp::deduction(two, {on, {}}, silent) == heads{24});    // 14.2 and 10.8
  CHECK(taken_out(persons(125), "medical", on) == heads{25});  // merged: 25.0
  std::vector<jp::office> const both{{medical, persons(71)}, {medical, persons(55)}};
  CHECK(jp::deduction(both, {on, {}}, silent) == heads{25});
  std::vector<jp::office> const many(10, {medical, persons(4)});  // 0.8 each
  CHECK(jp::deduction(many, {on, {}}, silent) == heads{0});
  std::vector<jp::office> const mixed{{jp::industry_named("construction"), persons(109)},  // 10.9
                                      {jp::industry_named("other"), persons(500)},
                                      {jp::industry_named("child_welfare"), persons(13)}};  // 3.9
  CHECK(jp::deduction(mixed, {on, {}}, silent) == heads{13});
  CHECK(jp::deduction(std::vector<jp::office>{}, {on, {}}, silent) == heads{0});
}

TEST_CASE("exclusion: a given rate replaces that of the industry, and needs no table", "[jp][exclusion]") {
  no_trace silent;
  jp::office const where{jp::industry_named("other"), persons(2'000), rate{25, 100}};
  CHECK(jp::office_deduction(where, {make_day(2024, 6, 1), {}}, silent) == heads{500});
  CHECK(jp::office_deduction(where, {make_day(1990, 6, 1), {}}, silent) == heads{500});
}

TEST_CASE("exclusion: one whole worker more moves the base by nothing or one; half a worker may lower it",
          "[jp][exclusion]") {
  auto const on = make_day(2025, 6, 1);
  for (char const* code : {"construction", "medical", "child_welfare", "ship_operation"}) {
    CAPTURE(code);
    for (std::int64_t n = 0; n < 800; ++n) {
      auto const base = [&](std::int64_t half) { return half - 2 * taken_out(half_heads{half}, code, on).number(); };
      auto const more = base(n + 2) - base(n);
      CHECK((more == 0 || more == 2));
    }
  }
  // Child welfare, 30 %: 113 gives 80, 113.5 gives 79.5.
  CHECK(taken_out(persons(113), "child_welfare", on) == heads{33});
  CHECK(taken_out(half_heads{227}, "child_welfare", on) == heads{34});
}

TEST_CASE("wrong: the deduction in floating point, floor(90 * 0.7), is 62; the law takes out 63",
          "[jp][exclusion][mistake]") {
  double volatile share = 0.7;
  auto const ours = taken_out(persons(90), "ship_operation", make_day(2025, 4, 1));
  auto const wrong = heads{static_cast<std::int64_t>(std::floor(90 * share))};
  CHECK(ours == heads{63});
  CHECK(wrong == heads{62});
  CHECK(ours != wrong);
}

TEST_CASE("exclusion: an industry by its code of the Japan Standard Industrial Classification",
          "[jp][exclusion_rate]") {
  CHECK(jp::industry_named("JSIC 44") == jp::industry_named("road_freight"));
  CHECK(jp::industry_named("JSIC D") == jp::industry_named("建設業"));
  CHECK(jp::industry_named("jsic-83") == jp::industry_named("medical"));
  CHECK(jp::industry_named("JSIC 8542") == jp::industry_named("介護老人保健施設"));
  CHECK_THROWS_AS(jp::industry_named("JSIC 999"), facts_error);
}
