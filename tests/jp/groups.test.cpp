// SPDX-License-Identifier: Apache-2.0
// jp/groups.hpp: Act 44 to 45-3, 50(4)(5), 54(5), 55(3). Expected values worked by hand.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace quotalaw;
using jp::yen;

namespace {

constexpr half_heads persons(std::int64_t whole) { return half_heads{2 * whole}; }

jp::settlement settle(std::vector<jp::month> const& months, int fiscal) {
  return jp::assess({months}, jp::law_for({fiscal}));
}

}  // namespace

TEST_CASE("groups: members are added up; the pooled bill is that of one firm with the same staff (Act 54(5), 50(4))",
          "[jp][groups]") {
  no_trace silent;
  jp::month const parent{persons(800), heads{0}, persons(4)};
  jp::month const subsidiary{persons(60), heads{0}, persons(30)};
  std::vector<jp::month> const members{parent, subsidiary};
  auto const together = jp::pooled(members, silent);
  CHECK(together.workers == persons(860));
  CHECK(together.counted == persons(34));
  // Pooled equals the parent alone with all the staff, by construction, in every year that is answered.
  for (int fiscal = 2003; fiscal <= 2027; ++fiscal) {
    CAPTURE(fiscal);
    auto const pooled = settle(std::vector<jp::month>(12, together), fiscal);
    auto const alone = settle(std::vector<jp::month>(12, {persons(860), heads{0}, persons(34)}), fiscal);
    CHECK(pooled.levy == alone.levy);
    CHECK(pooled.adjustment == alone.adjustment);
  }
  // Fiscal 2026 by hand. Pooled: 3 × floor(21.5) + 9 × floor(23.22) = 63 + 207 = 270, counted 408, excess 138: 120 ×
  // 29,000 + 18 × 23,000. The parent alone: 3 × 20 + 9 × floor(21.6) = 249, counted 48, shortage 201. The subsidiary
  // alone is outside the levy: threshold max(12 × floor(2.4), 72) = 72, counted 360, reward 288 × 21,000.
  CHECK(settle(std::vector<jp::month>(12, together), 2026).adjustment == yen{3'894'000});
  CHECK(settle(std::vector<jp::month>(12, parent), 2026).levy == yen{10'050'000});
  CHECK(settle(std::vector<jp::month>(12, subsidiary), 2026).reward == yen{6'048'000});
}

TEST_CASE("groups: each deduction stays with its establishment (Act Suppl. 3(2))", "[jp][groups]") {
  no_trace silent;
  // Two offices of construction of 55 workers, 10 %: 5 + 5, not floor(11).
  jp::exclusion_law const law{make_day(2026, 6, 1), {}};
  jp::office const one{jp::industry_named("construction"), persons(55), {}};
  auto const each = jp::office_deduction(one, law, silent);
  CHECK(each == heads{5});
  std::vector<jp::month> const members{{persons(55), each, {}}, {persons(55), each, {}}};
  CHECK(jp::pooled(members, silent).deduction == heads{10});
}

TEST_CASE("groups: minimum of a subsidiary and of a cooperative at their edges (Act 45-2, 45-3)", "[jp][groups]") {
  no_trace silent;
  auto const law = jp::group_law_on(make_day(2026, 6, 1));
  REQUIRE(law.subsidiary_minimum);
  // 1.2 % of 250 is 3; of 249 it is 2.988.
  CHECK(jp::has_subsidiary_minimum(persons(250), persons(3), *law.subsidiary_minimum, silent));
  CHECK_FALSE(jp::has_subsidiary_minimum(persons(250), half_heads{5}, *law.subsidiary_minimum, silent));
  CHECK(jp::has_subsidiary_minimum(persons(249), persons(2), *law.subsidiary_minimum, silent));
  // One person, and more than 20 %: one of five is not more.
  auto const cooperative = [&](half_heads staff, half_heads have) {
    return jp::cooperative_passes(staff, have, *law.cooperative_minimum, *law.cooperative_share, silent);
  };
  CHECK_FALSE(cooperative(persons(5), persons(1)));
  CHECK(cooperative(half_heads{9}, persons(1)));
  CHECK_FALSE(cooperative(persons(1), half_heads{1}));
  // Neither scheme before 2009.
  CHECK_FALSE(jp::group_law_on(make_day(2008, 6, 1)).subsidiary_minimum);
}

TEST_CASE("groups: an adjustment is split among at most ten members and adds up (Act 50(5), Rule 16(2))",
          "[jp][groups][refusal]") {
  no_trace silent;
  auto const law = jp::group_law_on(make_day(2026, 4, 1));
  auto const split = [&](std::vector<yen> const& parts) {
    jp::split_adjustment(yen{1'000'000}, parts, law.split_members, silent);
  };
  CHECK_NOTHROW(split({yen{400'000}, yen{600'000}}));
  CHECK_NOTHROW(split(std::vector<yen>(10, yen{100'000})));
  CHECK_THROWS_AS(split({yen{400'000}, yen{599'999}}), facts_error);
  std::vector<yen> eleven(10, yen{90'000});
  eleven.push_back(yen{100'000});
  CHECK_THROWS_AS(split(eleven), facts_error);
}
