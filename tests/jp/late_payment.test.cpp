// SPDX-License-Identifier: Apache-2.0
// Surcharge (Act 58) and arrears (Act 60). Expected values: arithmetic on the articles; 365 days of a year has no
// source.
#include "quotalaw/jp/late_payment.hpp"
#include "support/catch.hpp"

#include <optional>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

no_trace silent;
constexpr day due_on = make_day(2025, 5, 15);

std::int64_t surcharge(std::int64_t unpaid) {
  return surcharge_on(yen{unpaid}, surcharge_law_on(make_day(2026, 4, 1)), silent).minor();
}
arrears owed(std::int64_t levy, day paid, std::optional<day> reminder = std::nullopt) {
  return arrears_on(yen{levy}, due_on, paid, reminder, arrears_law_on(due_on), silent);
}
arrears after(std::int64_t levy, int days) { return owed(levy, due_on + date::days{days + 1}); }

}  // namespace

TEST_CASE("surcharge: 10 percent of the amount cut to 1,000 yen (Act 58(1))") {
  CHECK(surcharge(1'225'000) == 122'500);
  CHECK(surcharge(1'225'999) == 122'500);
  CHECK(surcharge(1'226'000) == 122'600);
}

TEST_CASE("no surcharge on less than 1,000 yen (Act 58(1) proviso)") {
  CHECK(surcharge(0) == 0);
  CHECK(surcharge(999) == 0);
  CHECK(surcharge(1'000) == 100);
}

TEST_CASE("arrears: 600,000 yen, due 2025-05-15, paid 2025-09-10: 117 days, 27,887.67, so 27,800 (Act 60)") {
  auto const found = owed(600'000, make_day(2025, 9, 10));
  CHECK(found.days.number() == 117);
  CHECK(found.amount == yen{27'800});
}

TEST_CASE("days run from the day after the due day to the day before payment") {
  CHECK(owed(600'000, due_on - date::days{3}).days.number() == 0);
  CHECK(owed(600'000, due_on).days.number() == 0);
  CHECK(owed(600'000, due_on + date::days{1}).days.number() == 0);
  CHECK(owed(600'000, due_on + date::days{1}).amount == yen{0});
  CHECK(owed(600'000, due_on + date::days{2}).days.number() == 1);
  CHECK(owed(600'000, due_on + date::days{2}).amount == yen{200});  // 238.36
}

TEST_CASE("the base is cut to 1,000 yen, the result to 100 yen; a levy under 1,000 and a result under 100 bear none") {
  CHECK(owed(600'999, make_day(2025, 9, 10)).amount == yen{27'800});
  CHECK(after(999, 3'000).amount == yen{0});
  CHECK(after(1'000, 251).amount == yen{0});    // 99.71
  CHECK(after(1'000, 252).amount == yen{100});  // 100.11
  CHECK(after(1'999, 252).amount == yen{100});
  CHECK(after(2'000, 252).amount == yen{200});  // 200.22
}

TEST_CASE("one year of 365 days is exactly 14.5 percent, the divisor stays 365 over a leap day") {
  CHECK(after(1'000'000, 365).amount == yen{145'000});
  CHECK(after(1'000'000, 366).amount == yen{145'300});  // 145,397.26
  CHECK(after(1'000'000, 730).amount == yen{290'000});
}

TEST_CASE("paid by the day that the reminder names: nothing (Act 60(5))") {
  auto const reminder = make_day(2025, 9, 10);
  CHECK(owed(600'000, make_day(2025, 9, 9), reminder).amount == yen{0});
  CHECK(owed(600'000, reminder, reminder).amount == yen{0});
  CHECK(owed(600'000, reminder, reminder).days.number() == 117);
  CHECK(owed(600'000, make_day(2025, 9, 11), reminder).amount == yen{28'100});  // 118 days: 28,126.03
}

TEST_CASE("days before the scheme are refused") {
  CHECK_THROWS_AS(surcharge_law_on(make_day(1976, 9, 30)), law_error);
  CHECK_NOTHROW(surcharge_law_on(make_day(1976, 10, 1)));
  CHECK_THROWS_AS(arrears_law_on(make_day(1976, 9, 30)), law_error);
}

TEST_CASE("determination, reminder, prescription, fines: days and sums of Act 56, 59, 63, 86 and Rule 31") {
  auto const on = make_day(2026, 9, 1);
  auto const law = determination_law_on(on);
  auto const found = determine(yen{1'500'000}, yen{274'001}, on, law, silent);
  CHECK(text_of(found.unpaid) == "1225999");
  CHECK(found.due == make_day(2026, 9, 16));
  CHECK(surcharge_due_day(make_day(2026, 9, 10), law, silent) == make_day(2026, 10, 10));
  CHECK(earliest_reminder_due(on, terms::reminder_days.at(on), silent) == make_day(2026, 9, 11));
  CHECK(prescription_last_day(make_day(2025, 5, 15), terms::prescription.at(on), silent) == make_day(2027, 5, 15));
  for (auto const what : {offence::report, offence::plan, offence::papers, offence::dismissal, offence::inspection}) {
    CHECK(text_of(fine_at_most(what, terms::fine_maximum.at(on), silent)) == "300000");
  }
}
