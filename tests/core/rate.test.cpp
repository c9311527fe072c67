// SPDX-License-Identifier: Apache-2.0
// core/rate.hpp: exact fractions and the one floor of count x rate. Every rate of law: floor_exhaustive.test.cpp.
#include "quotalaw/core/rate.hpp"

#include "quotalaw/core/term_value.hpp"
#include "support/catch.hpp"

#include <string>

using namespace quotalaw;

// In lowest terms, so equal fractions are equal values.
static_assert(rate{25, 1000} == rate{1, 40});
static_assert(rate{25, 1000}.numerator() == 1 && rate{25, 1000}.denominator() == 40);
static_assert(rate{} == rate{0, 7});
static_assert(rate::basis_points(230) == rate{23, 1000});
static_assert(rate{27, 1000} > rate{1, 40} && rate{1, 3} < rate{1, 2});
static_assert(rate{rate::most, rate::most - 1} > rate{1, 1}, "the largest products compare exactly");

// A fraction below one person is dropped, on thin margins too.
static_assert(floor_of(half_heads{87}, rate{23, 1000}) == heads{1}, "43.5 x 2.3 % = 1.0005");
static_assert(floor_of(half_heads{86}, rate{23, 1000}) == heads{0}, "43 x 2.3 % = 0.989");
static_assert(floor_of(heads{3000}, rate{23, 1000}) == heads{69}, "doubles give 68");
static_assert(floor_of(heads{39}, rate{25, 1000}) == heads{0}, "no minimum of one person");
static_assert(floor_of(heads{40}, rate{25, 1000}) == heads{1});
static_assert(floor_of(heads{0}, rate{1, 1}) == heads{0});
static_assert(floor_of(half_heads{1}, rate{1, 1}) == heads{0});

// The largest accepted count with the largest and the finest rate.
static_assert(floor_of(most_heads, rate{1, 1}) == most_heads);
static_assert(floor_of(most_heads, rate{999'999, 1'000'000}) == heads{1'999'998'000});
static_assert(floor_of(halves(most_heads) - half_heads{1}, rate{999'999, 1'000'000}) == heads{1'999'997'999});

// The quotient itself, at the end of its range.
static_assert(exact_quotient((std::int64_t{1} << 53) - 1, 1) == (std::int64_t{1} << 53) - 1);
static_assert(exact_quotient((std::int64_t{1} << 53) - 1, 2) == (std::int64_t{1} << 52) - 1);
static_assert(exact_quotient((std::int64_t{1} << 53) - 1, (std::int64_t{1} << 53) - 1) == 1);
static_assert(exact_quotient((std::int64_t{1} << 53) - 2, (std::int64_t{1} << 53) - 1) == 0);

// The same without branches, for columns; also below zero, where it is a floor.
static_assert(floor_ratio(4'000'000'000, 1'000'000, 2) == 2'000'000'000'000'000);
static_assert(floor_ratio(3'999'999'999, 999'999, 2'000'000) == 1'999'997'999);
static_assert(floor_ratio((std::int64_t{1} << 51) - 1, 1, (std::int64_t{1} << 51) - 1) == 1);
static_assert(floor_ratio((std::int64_t{1} << 51) - 2, 1, (std::int64_t{1} << 51) - 1) == 0);
static_assert(floor_ratio((std::int64_t{1} << 51) - 1, 1, 1) == (std::int64_t{1} << 51) - 1);
static_assert(floor_ratio(0, 27, 2000) == 0);
static_assert(floor_ratio(-1, 27, 2000) == -1 && floor_ratio(-2000, 27, 2000) == -27);

// Read exactly, as a percentage or a fraction, and nothing else.
static_assert(*parse_rate("2.5%") == rate{1, 40});
static_assert(*parse_rate("25/1000") == rate{1, 40});
static_assert(*parse_rate("0") == rate{} && *parse_rate("1") == rate{1, 1});
static_assert(!parse_rate("2.5") && !parse_rate("0.025") && !parse_rate("-1%") && !parse_rate("1/0"));
static_assert(!parse_rate("") && !parse_rate("%") && !parse_rate("1/") && !parse_rate("2,5%") && !parse_rate("1e-2%"));

TEST_CASE("a rate is written so that it can be read again", "[core][rate]") {
  CHECK(text_of(rate{1, 40}) == "2.5%");
  CHECK(text_of(rate{23, 1000}) == "2.3%");
  CHECK(text_of(rate{1, 3}) == "1/3");
  CHECK(text_of(rate{}) == "0%");
  CHECK(text_of(rate{2, 1}) == "200%");
  for (auto const r : {rate{1, 40}, rate{1, 3}, rate{1, 1}, rate{999'999, 1'000'000}, rate{1, 1'000'000}}) {
    CHECK(*parse_rate(text_of(r)) == r);
  }
}

TEST_CASE("what is no rate is refused with what was written", "[core][rate][refusal]") {
  auto refusal = [](std::int64_t n, std::int64_t d) -> std::string {
    try {
      rate{n, d};
      return "not refused";
    } catch (facts_error const& e) {
      CHECK(e.code() == errc::invalid_facts);
      return e.message();
    }
  };
  CHECK(refusal(-1, 100) == "-1/100 is not a rate");
  CHECK(refusal(1, 0) == "1/0 is not a rate");
  CHECK(refusal(1, -2) == "1/-2 is not a rate");
  CHECK(refusal(1, 1'000'001) == "1/1000001 is not a rate");
  CHECK(refusal(2, 2'000'000) == "not refused");
}
