// SPDX-License-Identifier: Apache-2.0
// jp/specific_occupation.hpp: Act 48, Order 11, Rule 12, 13: 70 %, a fraction dropped; private plan order from five
// staff.
#include "quotalaw/jp.hpp"
#include "support/catch.hpp"

using namespace quotalaw;

TEST_CASE("specific occupation: 70 % of the staff, a fraction dropped (Act 48, Order 11)",
          "[jp][specific_occupation]") {
  no_trace silent;
  auto const on = make_day(2026, 6, 1);
  auto const found = [&](std::int64_t staff, std::int64_t have, jp::employer_kind kind) {
    return jp::specific_occupation_on(heads{staff}, heads{have}, jp::specific_occupation_law_on(on, kind), silent);
  };
  auto const firm = jp::employer_kind::private_sector;
  struct row {
    std::int64_t staff, required;
  };
  for (auto const& r : {row{0, 0}, row{1, 0}, row{2, 1}, row{4, 2}, row{5, 3}, row{9, 6}, row{10, 7}, row{100, 70}}) {
    CAPTURE(r.staff);
    CHECK(found(r.staff, 0, firm).required == heads{r.required});
  }
  // A private plan order needs five of the occupation; a public body plans whatever its size.
  CHECK_FALSE(found(4, 0, firm).plan_possible);
  CHECK(found(5, 0, firm).plan_possible);
  CHECK_FALSE(found(5, 3, firm).plan_possible);
  CHECK(found(4, 0, jp::employer_kind::state_local).plan_possible);
  CHECK_THROWS_AS(jp::specific_occupation_law_on(make_day(2013, 10, 31), firm), law_error);
}
