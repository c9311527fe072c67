// SPDX-License-Identifier: Apache-2.0
// Special benefit, fiscal 2020 to 2024. The cap and 5,000 yen: JEED filing manual Reiwa 6, p. 13 (77 against 45.5 is
// 45); 7,000 yen has no source yet.
#include "quotalaw/jp/special_benefit.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

special_benefit benefit(int year, bool over_100, std::int64_t specific_halves, std::int64_t counted_halves) {
  no_trace silent;
  return special_benefit_amount(person_months{specific_halves}, person_months{counted_halves},
                                special_benefit_unit_for({year}, over_100), silent);
}

}  // namespace

TEST_CASE("published by JEED: 77 person-months against 45.5 counted pay 45") {
  auto const found = benefit(2023, false, 154, 91);
  CHECK(found.paid_for == person_months{90});
  CHECK(found.amount == yen{225'000});
}

TEST_CASE("the smaller of the two, whole person-months") {
  CHECK(benefit(2023, false, 20, 200).amount == yen{50'000});
  CHECK(benefit(2023, false, 200, 20).amount == yen{50'000});
  CHECK(benefit(2023, false, 20, 20).amount == yen{50'000});
  CHECK(benefit(2023, false, 21, 200).amount == yen{50'000});  // 10.5
  CHECK(benefit(2023, false, 1, 200).amount == yen{0});        // 0.5
  CHECK(benefit(2023, false, 2, 200).amount == yen{5'000});
  CHECK(benefit(2023, false, 20, 0).amount == yen{0});
}

TEST_CASE("7,000 yen over 100 workers, 5,000 at or under") {
  CHECK(benefit(2020, true, 20, 200).amount == yen{70'000});
  CHECK(benefit(2020, false, 20, 200).amount == yen{50'000});
}

TEST_CASE("from fiscal 2020 to fiscal 2024 only (Act 36/2019; Act 104/2022 Suppl. 16)") {
  for (bool const over_100 : {false, true}) {
    CHECK_THROWS_AS(benefit(2019, over_100, 20, 20), law_error);
    CHECK_NOTHROW(benefit(2020, over_100, 20, 20));
    CHECK_NOTHROW(benefit(2024, over_100, 20, 20));
    CHECK_THROWS_AS(benefit(2025, over_100, 20, 20), law_error);
  }
  try {
    benefit(2025, true, 20, 20);
  } catch (law_error const& e) {
    CHECK(e.code() == errc::repealed);
  }
}
