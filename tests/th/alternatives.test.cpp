// SPDX-License-Identifier: Apache-2.0
// Section 35: the Department's practice. Fund year 2025: 330 baht a day, 120,450 a place. Expected values: worked
// figures of the practice, and arithmetic.
#include "quotalaw/th/alternatives.hpp"
#include "support/catch.hpp"

#include <optional>

using namespace quotalaw;
using namespace quotalaw::th;

namespace {

no_trace silent;
using kind = alternative_kind;

alternative_credit worth(kind k, std::int64_t satang, int year = 2025) {
  return credit_of({k, baht{satang}, std::nullopt}, alternative_law_for({year}, k), silent);
}
/// From the first to the last day, both included.
alternative_credit lasting(kind k, day first, day last, int year = 2025) {
  return credit_of({k, baht{0}, period{first, last + date::days{1}}}, alternative_law_for({year}, k), silent);
}

}  // namespace

TEST_CASE("judged by value: 20,080 + 100,370 fill the place, so do 10,037.50 + 110,412.50; 100,000 leaves 20,450") {
  for (auto const k : {kind::subcontract, kind::other_assistance}) {
    CHECK(worth(k, 2'008'000 + 10'037'000).required_value == baht{12'045'000});
    CHECK(worth(k, 2'008'000 + 10'037'000).due == baht{0});
    CHECK(worth(k, 2'008'000 + 10'037'000).credited == credit::full);
    CHECK(worth(k, 1'003'750 + 11'041'250).due == baht{0});
    CHECK(worth(k, 10'000'000).due == baht{2'045'000});
    CHECK(worth(k, 10'000'000).credited == credit::part);
  }
}

TEST_CASE("one satang less than the value leaves one satang; nothing leaves the whole; more is no surplus") {
  CHECK(worth(kind::subcontract, 12'044'999).due == baht{1});
  CHECK(worth(kind::subcontract, 12'044'999).credited == credit::part);
  CHECK(worth(kind::subcontract, 0).due == baht{12'045'000});
  CHECK(worth(kind::subcontract, 0).credited == credit::none);
  CHECK(worth(kind::subcontract, 99'999'999).due == baht{0});
}

TEST_CASE("training of at least six months fills the place (published: 6 May to 6 November)") {
  CHECK(lasting(kind::training, make_day(2024, 5, 6), make_day(2024, 11, 6), 2024).credited == credit::full);
  CHECK(lasting(kind::training, make_day(2025, 1, 1), make_day(2025, 6, 30)).credited == credit::full);
  CHECK(lasting(kind::training, make_day(2025, 1, 1), make_day(2025, 6, 30)).due == baht{0});
  CHECK(lasting(kind::training, make_day(2025, 3, 31), make_day(2025, 9, 29)).credited == credit::full);
}

TEST_CASE("training one day shorter is refused: practice says only what is long enough") {
  try {
    lasting(kind::training, make_day(2025, 1, 1), make_day(2025, 6, 29));
    FAIL("not settled");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::unsettled);
    CHECK(e.message().find("training shorter than 6 months") != std::string::npos);
  }
}

TEST_CASE("a place to sell needs one whole year") {
  CHECK(lasting(kind::place_to_sell, make_day(2025, 1, 1), make_day(2025, 12, 31)).credited == credit::full);
  CHECK_THROWS_AS(lasting(kind::place_to_sell, make_day(2025, 1, 1), make_day(2025, 12, 30)), law_error);
}

TEST_CASE("the other kinds by days, as a place under section 33: from 1 March 59 days are missing, 19,470 baht") {
  for (auto const k : {kind::concession, kind::equipment, kind::sign_language}) {
    auto const part = lasting(k, make_day(2025, 3, 1), make_day(2025, 12, 31));
    CHECK(part.due == baht{1'947'000});
    CHECK(part.credited == credit::part);
    CHECK(lasting(k, make_day(2025, 1, 1), make_day(2025, 12, 31)).due == baht{0});
    CHECK(lasting(k, make_day(2025, 1, 1), make_day(2025, 12, 30)).due == baht{33'000});
  }
}

TEST_CASE("days outside the fund year do not count; a place never costs more than 365 days") {
  CHECK(lasting(kind::concession, make_day(2024, 7, 1), make_day(2026, 6, 30)).due == baht{0});
  auto const before = lasting(kind::concession, make_day(2024, 1, 1), make_day(2024, 12, 31));
  CHECK(before.due == baht{12'045'000});
  CHECK(before.credited == credit::none);
  // Fund year 2024 has 366 days, 328 baht.
  CHECK(lasting(kind::concession, make_day(2023, 1, 1), make_day(2023, 12, 31), 2024).due == baht{11'972'000});
  CHECK(lasting(kind::concession, make_day(2024, 12, 31), make_day(2024, 12, 31), 2024).due == baht{11'972'000});
  CHECK(lasting(kind::concession, make_day(2024, 12, 30), make_day(2024, 12, 31), 2024).due == baht{11'939'200});
}

TEST_CASE("a kind judged by time needs its days") {
  for (auto const k : {kind::concession, kind::training, kind::place_to_sell}) {
    CHECK_THROWS_AS(worth(k, 12'045'000), facts_error);
  }
}

TEST_CASE("years without a known test are refused") {
  CHECK_THROWS_AS(alternative_law_for({2024}, kind::subcontract), law_error);
  CHECK_THROWS_AS(alternative_law_for({2024}, kind::place_to_sell), law_error);
  CHECK_THROWS_AS(alternative_law_for({2017}, kind::training), law_error);
  CHECK_NOTHROW(alternative_law_for({2018}, kind::training));
  CHECK_NOTHROW(alternative_law_for({2018}, kind::equipment));
}
