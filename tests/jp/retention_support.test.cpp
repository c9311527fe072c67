// SPDX-License-Identifier: Apache-2.0
// Retention support. October 2019: kaigosupport.com (2021-02-19); 2021 and 2024 have no source yet.
#include "quotalaw/jp/retention_support.hpp"
#include "support/catch.hpp"

#include <string>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

no_trace silent;

retention_fee fee(int year, rate retention, std::int64_t users = 20) {
  return retention_fee_of(retention, retention_law_for({year}, heads{users}), silent);
}
bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("bands and units of October 2019, of 2021 and of 2024") {
  struct row {
    std::int64_t percent;
    std::int64_t units[3];  // fiscal 2020, 2021, 2024
  };
  for (auto const& r : {row{100, {3215, 3449, 3512}}, row{95, {3215, 3449, 3512}}, row{94, {3215, 3285, 3348}},
                        row{90, {3215, 3285, 3348}}, row{89, {2652, 2710, 2768}}, row{80, {2652, 2710, 2768}},
                        row{79, {2130, 2176, 2234}}, row{70, {2130, 2176, 2234}}, row{69, {1607, 1642, 1690}},
                        row{50, {1607, 1642, 1690}}, row{49, {1366, 1395, 1433}}, row{30, {1366, 1395, 1433}},
                        row{29, {1206, 1046, 1074}}, row{10, {1206, 1046, 1074}}, row{9, {1045, 1046, 1074}},
                        row{0, {1045, 1046, 1074}}}) {
    INFO(r.percent);
    CHECK(fee(2020, rate{r.percent, 100}).units.number() == r.units[0]);
    CHECK(fee(2021, rate{r.percent, 100}).units.number() == r.units[1]);
    CHECK(fee(2024, rate{r.percent, 100}).units.number() == r.units[2]);
  }
  CHECK(fee(2020, rate{95, 100}).band == retention_band::from_90);
  CHECK(fee(2024, rate{95, 100}).band == retention_band::from_95);
  CHECK(fee(2020, rate{1, 10}).band == retention_band::from_10);
  CHECK(fee(2024, rate{1, 10}).band == retention_band::below);
}

TEST_CASE("more than 20 users: refused to fiscal 2023, one table from 2024") {
  CHECK(fee(2023, rate{1, 1}, 20).units.number() == 3449);
  try {
    retention_law_for({2023}, heads{21});
    FAIL("units of larger offices are not known");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::unsettled);
    CHECK(has(e.message(), "more than 20 users in fiscal 2023"));
  }
  CHECK(fee(2024, rate{1, 1}, 500).units.number() == 3512);
}

TEST_CASE("fiscal years before the table are refused; it began within fiscal 2019") {
  CHECK_THROWS_AS(retention_law_for({2018}, heads{10}), law_error);
  CHECK_THROWS_AS(retention_law_for({2019}, heads{10}), law_error);
  CHECK_NOTHROW(retention_law_for({2020}, heads{10}));
}

TEST_CASE("revenue of retention support: cut once, to whole yen") {
  auto const law = retention_law_for({2026}, heads{18});
  // 18 * 2,768 * 10 = 498,240; at 11.14 yen 555,039.36
  CHECK(retention_revenue(heads{18}, plain_count{2768}, std::nullopt, law, silent) == yen{498'240});
  CHECK(retention_revenue(heads{18}, plain_count{2768}, parse_unit_price("11.14"), law, silent) == yen{555'039});
}
