// SPDX-License-Identifier: Apache-2.0
// th/minimum_wage.hpp at its boundaries: wage notifications No. 5 to No. 14, their lowest and highest provincial rates.
#include "quotalaw/th.hpp"
#include "support/catch.hpp"

#include <string_view>
#include <vector>

using namespace quotalaw;
using th::baht;

namespace {

constexpr baht thb(std::int64_t whole) { return baht{whole * 100}; }

baht lowest(day on) {
  no_trace silent;
  return th::lowest_wage(th::terms::minimum_wage.at(on), silent);
}
baht highest(day on) {
  no_trace silent;
  return th::highest_wage(th::terms::minimum_wage.at(on), silent);
}
baht rate_of(std::string_view province, day on) {
  no_trace silent;
  return th::provincial_wage(th::province_named(province), th::terms::minimum_wage.at(on), silent);
}

struct notification {
  int number;
  day from;
  std::int64_t low, high;
  std::vector<std::string_view> at_low;  // empty: all or not listed
};
std::vector<notification> const& notifications() {
  static std::vector<notification> const all{
      {5, make_day(2011, 1, 1), 159, 221, {"Phayao"}},
      {6, make_day(2012, 4, 1), 222, 300, {"Phayao"}},
      {7, make_day(2013, 1, 1), 300, 300, {}},
      {8, make_day(2017, 1, 1), 300, 310, {}},
      {9, make_day(2018, 4, 1), 308, 330, {"Narathiwat", "Pattani", "Yala"}},
      {10, make_day(2020, 1, 1), 313, 336, {"Narathiwat", "Pattani", "Yala"}},
      {11, make_day(2022, 10, 1), 328, 354, {"Narathiwat", "Pattani", "Yala", "Nan", "Udon Thani"}},
      {12, make_day(2024, 1, 1), 330, 370, {"Narathiwat", "Pattani", "Yala"}},
      {13, make_day(2025, 1, 1), 337, 400, {"Narathiwat", "Pattani", "Yala"}},
      {14, make_day(2025, 7, 1), 337, 400, {"Narathiwat", "Pattani", "Yala"}},
  };
  return all;
}

std::size_t provinces_at(std::int64_t wage, day on) {
  no_trace silent;
  auto const law = th::terms::minimum_wage.at(on);
  std::size_t n = 0;
  for (std::size_t i = 0; i < th::province_count; ++i) {
    n += th::provincial_wage(static_cast<th::province>(i), law, silent) == thb(wage) ? 1U : 0U;
  }
  return n;
}

}  // namespace

TEST_CASE("minimum wage: lowest and highest of each notification, on its first day and to the day before the next",
          "[th][wage]") {
  auto const& all = notifications();
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const& n = all[i];
    CAPTURE(n.number);
    CHECK(lowest(n.from) == thb(n.low));
    CHECK(highest(n.from) == thb(n.high));
    auto const last = i + 1 < all.size() ? all[i + 1].from - date::days{1} : make_day(2027, 1, 1);
    CHECK(lowest(last) == thb(n.low));
    CHECK(highest(last) == thb(n.high));
    for (auto const province : n.at_low) {
      CAPTURE(province);
      CHECK(rate_of(province, n.from) == thb(n.low));
    }
    if (!n.at_low.empty()) {
      CHECK(provinces_at(n.low, n.from) == n.at_low.size());
    }
  }
}

TEST_CASE("minimum wage: how many provinces at each rate of No. 7, No. 8 and No. 9 (tables of the Ministry of Labour)",
          "[th][wage]") {
  CHECK(th::province_count == 77);
  CHECK(provinces_at(300, make_day(2013, 1, 1)) == 77);
  CHECK(provinces_at(300, make_day(2012, 4, 1)) == 7);
  auto const no_8 = make_day(2017, 1, 1);
  CHECK(provinces_at(300, no_8) == 8);
  CHECK(provinces_at(305, no_8) == 49);
  CHECK(provinces_at(308, no_8) == 13);
  CHECK(provinces_at(310, no_8) == 7);
  auto const no_9 = make_day(2018, 4, 1);
  CHECK(provinces_at(308, no_9) == 3);
  CHECK(provinces_at(310, no_9) == 22);
  CHECK(provinces_at(315, no_9) == 21);
  CHECK(provinces_at(318, no_9) == 7);
  CHECK(provinces_at(320, no_9) == 14);
  CHECK(provinces_at(325, no_9) == 7);
  CHECK(provinces_at(330, no_9) == 3);
}

TEST_CASE("minimum wage: single provinces as printed", "[th][wage]") {
  CHECK(rate_of("Bangkok", make_day(2011, 1, 1)) == thb(215));
  CHECK(rate_of("Phuket", make_day(2011, 1, 1)) == thb(221));
  CHECK(rate_of("Phayao", make_day(2011, 1, 1)) == thb(159));
  CHECK(rate_of("Bueng Kan", make_day(2011, 1, 1)) == thb(169));  // that of Nong Khai
  // No. 10: blanks of a transcription, filled from press pages.
  for (auto const name : {"Bangkok", "Nakhon Pathom", "Nonthaburi", "Pathum Thani", "Samut Prakan", "Samut Sakhon"}) {
    CAPTURE(name);
    CHECK(rate_of(name, make_day(2020, 1, 1)) == thb(331));
  }
  CHECK(rate_of("Rayong", make_day(2020, 1, 1)) == thb(335));
  CHECK(rate_of("Chon Buri", make_day(2020, 1, 1)) == thb(336));
  CHECK(rate_of("Phuket", make_day(2020, 1, 1)) == thb(336));
  CHECK(rate_of("Phuket", make_day(2024, 1, 1)) == thb(370));
  // No. 13: a circulating table swaps these two.
  CHECK(rate_of("Prachin Buri", make_day(2025, 1, 1)) == thb(357));
  CHECK(rate_of("Prachuap Khiri Khan", make_day(2025, 1, 1)) == thb(352));
  for (auto const name : {"Chachoengsao", "Chon Buri", "Phuket", "Rayong"}) {
    CAPTURE(name);
    CHECK(rate_of(name, make_day(2025, 1, 1)) == thb(400));
  }
  CHECK(rate_of("Surat Thani", make_day(2025, 1, 1)) == thb(352));  // the district of Ko Samui has 400
  // No. 14: Bangkok only.
  CHECK(rate_of("Bangkok", make_day(2025, 6, 30)) == thb(372));
  CHECK(rate_of("Bangkok", make_day(2025, 7, 1)) == thb(400));
  CHECK(provinces_at(400, make_day(2025, 1, 1)) == 4);
  CHECK(provinces_at(400, make_day(2025, 7, 1)) == 5);
}

TEST_CASE("minimum wage: every province has a rate between the lowest and the highest", "[th][wage]") {
  no_trace silent;
  for (auto const& n : notifications()) {
    auto const law = th::terms::minimum_wage.at(n.from);
    for (std::size_t i = 0; i < th::province_count; ++i) {
      auto const wage = th::provincial_wage(static_cast<th::province>(i), law, silent);
      CHECK(wage >= thb(n.low));
      CHECK(wage <= thb(n.high));
    }
  }
}

TEST_CASE("minimum wage: days before 2011 are refused", "[th][wage][refusal]") {
  try {
    lowest(make_day(2010, 12, 31));
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
    CHECK(e.remedy() == "ask for a day from 2011-01-01 on");
  }
}

// law/thailand.md, section 12, notifications No. 13 and 14 and the hotels of 2024.
TEST_CASE("districts and trades with a rate of their own") {
  auto count = [](day on, std::optional<th::province> where) { return th::wage_exceptions_on(on, where).size(); };
  CHECK(count(make_day(2024, 4, 12), std::nullopt) == 0);
  CHECK(count(make_day(2024, 4, 13), std::nullopt) == 1);
  CHECK(count(make_day(2025, 1, 1), std::nullopt) == 4);
  auto const samui = th::wage_exceptions_on(make_day(2026, 1, 1), th::province_named("สุราษฎร์ธานี"));
  REQUIRE(samui.size() == 2);  // hotels everywhere, and the island
  CHECK(law_reader::value(samui[1].wage) == th::baht{40'000});
  CHECK(th::wage_exceptions_on(make_day(2026, 1, 1), th::province_named("Nan")).size() == 1);
}
