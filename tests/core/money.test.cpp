// SPDX-License-Identifier: Apache-2.0
// core/money.hpp: whole minor units of one currency; what does not fit is refused, never wrapped.
#include "quotalaw/core/money.hpp"

#include "quotalaw/core/term_value.hpp"
#include "support/catch.hpp"

#include <limits>

using namespace quotalaw;
using baht = money<THB>;
using yen = money<JPY>;

static_assert(baht{150} + baht{50} == baht{200});
static_assert(baht{150} - baht{200} == baht{-50});
static_assert(yen{50'000} * 24 == yen{1'200'000});
static_assert(yen{1} < yen{2});
static_assert(sizeof(yen) == sizeof(std::int64_t));

// unit x count: halves of a person-month give half the unit.
static_assert(amount_for(yen{50'000}, person_months{1}) == yen{25'000});
static_assert(amount_for(yen{29'000}, person_months{38}) == yen{551'000});
static_assert(amount_for(yen{1}, person_months{1}) == yen{0}, "half a yen is dropped");
static_assert(amount_for(baht{12'300'500}, heads{4}) == baht{49'202'000});

static_assert(*parse_decimal("120450.00", 2) == 12'045'000);
static_assert(*parse_decimal("120450", 2) == 12'045'000);
static_assert(*parse_decimal("120450.000", 2) == 12'045'000, "further zeros change nothing");
static_assert(!parse_decimal("120450.005", 2), "a fraction is never rounded silently");
static_assert(*parse_decimal("-0.05", 2) == -5);
static_assert(!parse_decimal("1.5", 0) && !parse_decimal("", 2) && !parse_decimal(".5", 2) && !parse_decimal("5.", 2));
static_assert(!parse_decimal("1,000", 2) && !parse_decimal("1e3", 2) && !parse_decimal(" 1", 2) &&
              !parse_decimal("+1", 2));
static_assert(!parse_decimal("99999999999999999999", 0) && !parse_decimal("99999999999999999.99", 4));

TEST_CASE("money is written with exactly the decimals of its currency", "[core][money]") {
  CHECK(text_of(baht{12'045'000}) == "120450.00");
  CHECK(text_of(baht{5}) == "0.05");
  CHECK(text_of(baht{-5}) == "-0.05");
  CHECK(text_of(yen{600'000}) == "600000");
  CHECK(text_of(yen{std::numeric_limits<std::int64_t>::min()}) == "-9223372036854775808");
}

TEST_CASE("what does not fit is refused", "[core][money][refusal]") {
  yen const most{std::numeric_limits<std::int64_t>::max()};
  yen const least{std::numeric_limits<std::int64_t>::min()};
  for (auto const &attempt :
       {+[](yen a, yen) { return a + yen{1}; }, +[](yen, yen b) { return b - yen{1}; },
        +[](yen a, yen) { return a * 2; }, +[](yen a, yen) { return amount_for(a, person_months{2}); }}) {
    try {
      attempt(most, least);
      FAIL("not refused");
    } catch (law_error const& e) {
      CHECK(e.code() == errc::overflow);
      CHECK(e.message() == "the result is too large to be exact");
    }
  }
  CHECK(most + yen{0} == most);
  CHECK(most + least == yen{-1});
}
