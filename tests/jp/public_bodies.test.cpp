// SPDX-License-Identifier: Apache-2.0
// jp/public_bodies.hpp: Act 38(1), Suppl. 3(1); Order Table 4 in the wordings of November 2013 and June 2016: a share
// of 25 to under 30 % gives 5 %, five points more for each five points, 95 % and over gives 75 %.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

using namespace quotalaw;

namespace {

rate exclusion(std::int64_t listed, std::int64_t staff, day on = make_day(2024, 6, 1)) {
  no_trace silent;
  return jp::public_exclusion_rate(half_heads{2 * listed}, half_heads{2 * staff}, jp::public_exclusion_law_on(on),
                                   silent);
}

constexpr rate percent(std::int64_t n) { return rate{n, 100}; }

}  // namespace

TEST_CASE("public bodies: exclusion rate by the share of listed staff (Order Table 4)", "[jp][public_bodies]") {
  CHECK(exclusion(249, 1'000) == rate{0, 1});
  CHECK(exclusion(0, 0) == rate{0, 1});
  // Every band of the table, at its first and last thousandth.
  for (std::int64_t band = 0; band < 14; ++band) {
    CAPTURE(band);
    CHECK(exclusion(250 + 50 * band, 1'000) == percent(5 + 5 * band));
    CHECK(exclusion(299 + 50 * band, 1'000) == percent(5 + 5 * band));
  }
  CHECK(exclusion(950, 1'000) == percent(75));
  CHECK(exclusion(1'000, 1'000) == percent(75));
}

TEST_CASE("public bodies: the rates from 2025-04-01 have not been read", "[jp][public_bodies][refusal]") {
  CHECK_NOTHROW(exclusion(300, 1'000, make_day(2025, 3, 31)));
  CHECK_NOTHROW(exclusion(300, 1'000, make_day(2013, 11, 1)));
  for (auto const on : {make_day(2013, 10, 31), make_day(2025, 4, 1), make_day(2026, 6, 1)}) {
    try {
      exclusion(300, 1'000, on);
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::unsettled);
      CHECK(e.said().id == sentences::unsettled_public_exclusion.id);
    }
  }
}

TEST_CASE("public bodies: staff outside the duty is taken out first, then the rate of the body, a fraction dropped",
          "[jp][public_bodies]") {
  no_trace silent;
  // 1,000 staff, 200 police; 800 × 10 % = 80; base 720 × 2.8 % = 20.16.
  auto const body = jp::public_month({half_heads{2'000}, half_heads{400}}, percent(10), half_heads{40}, silent);
  CHECK(body.workers == half_heads{1'600});
  CHECK(body.deduction == heads{80});
  auto const found =
      jp::assess(body, jp::obligation_law_on(make_day(2024, 6, 1), jp::employer_kind::state_local), silent);
  CHECK(found.required == heads{20});
  CHECK(found.compliant);
  // 805.5 × 10 % = 80.55.
  CHECK(jp::public_month({half_heads{1'611}, {}}, percent(10), {}, silent).deduction == heads{80});
}
