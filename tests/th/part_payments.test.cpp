// SPDX-License-Identifier: Apache-2.0
// Part payments and instalments: the Department's practice. Fund year 2025, three places: 361,350 baht; interest bears
// from 2025-04-01 at 7.5 % a year over 365 days.
#include "quotalaw/th/late_payment.hpp"
#include "support/catch.hpp"

#include <numeric>
#include <optional>

using namespace quotalaw;
using namespace quotalaw::th;

namespace {

no_trace silent;
constexpr baht principal{36'135'000};

account opened(baht owed = principal) { return {owed, baht{0}, make_day(2025, 4, 1)}; }
payment_step book(account& owed, day on, std::optional<baht> amount) {
  return pay(owed, on, amount, payments_law_for({2025}), silent);
}

}  // namespace

TEST_CASE("worked: 100,000 on 2025-04-30, settled on 2025-05-31") {
  auto owed = opened();
  auto const first = book(owed, make_day(2025, 4, 30), baht{10'000'000});
  CHECK(first.days.number() == 30);
  CHECK(first.interest == baht{222'750});
  CHECK(first.to_interest == baht{222'750});
  CHECK(first.to_principal == baht{9'777'250});
  CHECK(first.balance == baht{26'357'750});
  auto const second = book(owed, make_day(2025, 5, 31), std::nullopt);
  CHECK(second.days.number() == 31);
  CHECK(second.interest == baht{167'895});
  CHECK(second.to_interest + second.to_principal == baht{26'525'645});
  CHECK(second.balance == baht{0});
  CHECK(owed.principal == baht{0});
  CHECK(owed.interest == baht{0});
}

TEST_CASE("interest that a payment does not cover waits, and bears no interest itself") {
  auto owed = opened();
  auto const first = book(owed, make_day(2025, 4, 30), baht{100'000});  // 1,000 of 2,227.50
  CHECK(first.to_interest == baht{100'000});
  CHECK(first.to_principal == baht{0});
  CHECK(first.balance == principal);
  CHECK(owed.interest == baht{122'750});
  auto const second = book(owed, make_day(2025, 5, 31), std::nullopt);
  CHECK(second.interest == baht{230'175});  // 31 days of 74.25
  CHECK(second.to_interest == baht{352'925});
  CHECK(second.to_principal == principal);
}

TEST_CASE("before the first day of interest a payment goes to the principal alone; on that day it is one day") {
  auto early = opened();
  auto const in_time = book(early, make_day(2025, 3, 31), baht{10'000'000});
  CHECK(in_time.days.number() == 0);
  CHECK(in_time.interest == baht{0});
  CHECK(in_time.balance == baht{26'135'000});
  auto const later = book(early, make_day(2025, 4, 1), std::nullopt);
  CHECK(later.days.number() == 1);
  CHECK(later.interest == baht{5'370});  // 261,350 x 7.5 % / 365 = 53.70

  auto on_the_day = opened();
  CHECK(book(on_the_day, make_day(2025, 4, 1), std::nullopt).interest == baht{7'425});
}

TEST_CASE("a second payment on the same day bears nothing more") {
  auto owed = opened();
  book(owed, make_day(2025, 4, 30), baht{10'000'000});
  auto const again = book(owed, make_day(2025, 4, 30), baht{10'000'000});
  CHECK(again.days.number() == 0);
  CHECK(again.interest == baht{0});
  CHECK(again.to_principal == baht{10'000'000});
}

TEST_CASE("paying exactly what is owed settles; one satang more is refused") {
  auto exact = opened();
  CHECK(book(exact, make_day(2025, 4, 30), baht{36'135'000 + 222'750}).balance == baht{0});
  auto over = opened();
  CHECK_THROWS_AS(book(over, make_day(2025, 4, 30), baht{36'135'000 + 222'751}), facts_error);
}

TEST_CASE("one payment in full agrees with the interest of one sum") {
  for (auto const d : {make_day(2025, 3, 31), make_day(2025, 4, 1), make_day(2025, 6, 30), make_day(2028, 2, 29)}) {
    auto owed = opened(baht{12'045'000});
    auto const paid = book(owed, d, std::nullopt);
    auto const one = interest_on(baht{12'045'000}, d, interest_law_for({2025}), silent);
    CHECK(paid.days == one.days);
    CHECK(paid.interest == one.interest);
    CHECK(paid.to_interest + paid.to_principal == one.total);
  }
}

TEST_CASE("a what-if may book the principal first") {
  reform other{"principal first"};
  other.amend(terms::interest_payment_order.term, make_day(2025, 1, 1), "principal_first");
  auto owed = opened();
  auto const step = pay(owed, make_day(2025, 4, 30), baht{10'000'000}, payments_law_for({2025}, other), silent);
  CHECK(step.to_principal == baht{10'000'000});
  CHECK(step.to_interest == baht{0});
  CHECK(owed.interest == baht{222'750});
}

TEST_CASE("one place of fund year 2025 in seven parts: six of 17,207.14 and one of 17,207.16") {
  auto const parts = parts_of(baht{12'045'000}, 7, silent);
  REQUIRE(parts.size() == 7);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(parts[i] == baht{1'720'714});
  }
  CHECK(parts[6] == baht{1'720'716});
}

TEST_CASE("parts always add up; the last takes the remainder, which may be less") {
  for (std::int64_t const sum : {0LL, 1LL, 12'045'000LL, 36'135'000LL, 49'202'001LL}) {
    for (std::int64_t n = 1; n <= 12; ++n) {
      auto const parts = parts_of(baht{sum}, n, silent);
      CHECK(parts.size() == static_cast<std::size_t>(n));
      CHECK(std::accumulate(parts.begin(), parts.end(), baht{0}) == baht{sum});
    }
  }
  // 100.00 in six: five of 16.67 and one of 16.65.
  auto const six = parts_of(baht{10'000}, 6, silent);
  CHECK(six[0] == baht{1'667});
  CHECK(six[5] == baht{1'665});
  CHECK(parts_of(baht{12'045'000}, 1, silent).front() == baht{12'045'000});
}

TEST_CASE("no part of a principal of 0.66 baht or more is below zero") {
  // Twelve parts round up by less than half a satang each, so the last one gives up at most 5.5 satang.
  for (std::int64_t sum = 66; sum <= 200; ++sum) {
    for (std::int64_t n = 1; n <= 12; ++n) {
      for (auto const part : parts_of(baht{sum}, n, silent)) {
        CHECK(part >= baht{0});
      }
    }
  }
}

TEST_CASE("fund year 2011 has no automatic interest and is refused") {
  CHECK_THROWS_AS(payments_law_for({2011}), law_error);
  CHECK_NOTHROW(payments_law_for({2012}));
}
