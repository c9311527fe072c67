// SPDX-License-Identifier: Apache-2.0
// Certification of a special subsidiary: the numbers 5, 20 % and 30 % of sr-ohno.com (tokurei5); the count by reading
// Act 44(2)(3) and 70 with Rule 6 and Suppl. 6.
#include "quotalaw/jp/special_subsidiary.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

no_trace silent;
constexpr day june_2025 = make_day(2025, 6, 1);

person one(disability kind, bool severe, std::int64_t weekly, std::int64_t number = 1) {
  person out{};
  out.kind = kind;
  out.severe = severe;
  out.hours = hours(weekly);
  out.number = heads{number};
  return out;
}
std::int64_t weight(disability kind, bool severe, std::int64_t weekly) {
  return certification_weight(one(kind, severe, weekly), employer_kind::private_sector, counting_law_on(june_2025),
                              silent)
      .number();
}
certification test(std::int64_t staff_halves, std::vector<person> const& persons, day on = june_2025) {
  return certify(half_heads{staff_halves}, persons, counting_law_on(on), certification_law_on(on), silent);
}
constexpr auto physical = disability::physical;
constexpr auto intellectual = disability::intellectual;
constexpr auto mental = disability::mental;

}  // namespace

TEST_CASE("the count of the test: severe is not doubled, short-time is one half") {
  for (auto const kind : {physical, intellectual}) {
    CHECK(weight(kind, false, 40) == 2);
    CHECK(weight(kind, true, 40) == 2);
    CHECK(weight(kind, false, 25) == 1);
    CHECK(weight(kind, true, 25) == 1);
    CHECK(weight(kind, false, 15) == 0);
    CHECK(weight(kind, true, 15) == 1);  // Act 70
    CHECK(weight(kind, true, 9) == 0);
  }
  CHECK(weight(mental, false, 40) == 2);
  CHECK(weight(mental, false, 25) == 2);
  CHECK(weight(mental, false, 15) == 1);
  CHECK(weight(mental, false, 9) == 0);
}

TEST_CASE("eight severe persons of forty qualify; two of eight mental are 25 percent and do not") {
  auto const good = test(80, {one(physical, true, 40, 8)});
  CHECK(good.counted == half_heads{16});
  CHECK(good.qualifies);
  auto const poor = test(80, {one(physical, false, 40, 6), one(mental, false, 40, 2)});
  CHECK(poor.at_least_five);
  CHECK(poor.at_least_share);
  CHECK_FALSE(poor.severe_at_least_share);
  CHECK_FALSE(poor.qualifies);
}

TEST_CASE("at least five persons: 4.5 are too few") {
  CHECK(test(20, {one(mental, false, 40, 5)}).at_least_five);
  auto const short_of = test(20, {one(mental, false, 40, 4), one(mental, false, 15)});
  CHECK(short_of.counted == half_heads{9});
  CHECK_FALSE(short_of.at_least_five);
  CHECK_FALSE(short_of.qualifies);
}

TEST_CASE("at least 20 percent of the staff: eight of forty, not of 40.5") {
  CHECK(test(80, {one(mental, false, 40, 8)}).at_least_share);
  CHECK_FALSE(test(81, {one(mental, false, 40, 8)}).at_least_share);
}

TEST_CASE("at least 30 percent severe physical, intellectual or mental: three of ten, any mix") {
  CHECK(test(60, {one(physical, false, 40, 7), one(physical, true, 40, 3)}).severe_at_least_share);
  CHECK(test(60, {one(physical, false, 40, 7), one(intellectual, false, 40, 2), one(mental, false, 40)})
            .severe_at_least_share);
  CHECK_FALSE(test(60, {one(physical, false, 40, 8), one(physical, true, 40, 2)}).severe_at_least_share);
  // A severe person of short time is one half here: 7 and 5 halves are 26 percent.
  CHECK_FALSE(test(60, {one(physical, false, 40, 7), one(physical, true, 25, 5)}).severe_at_least_share);
  CHECK(test(60, {one(physical, false, 40, 7), one(physical, true, 25, 6)}).severe_at_least_share);  // 3 of 10
}

TEST_CASE("four, two severe of short time and one mental are 6 of 40: fifteen percent") {
  auto const found = test(80, {one(physical, true, 40, 4), one(physical, true, 25, 2), one(mental, false, 25)});
  CHECK(found.counted == half_heads{12});
  CHECK(found.severe == half_heads{12});
  CHECK_FALSE(found.at_least_share);
  CHECK_FALSE(found.qualifies);
}

TEST_CASE("nobody counted, and days before the numbers are known") {
  auto const nobody = test(80, {});
  CHECK_FALSE(nobody.at_least_five);
  CHECK_FALSE(nobody.qualifies);
  CHECK_THROWS_AS(certification_law_on(make_day(2006, 3, 31)), law_error);
  CHECK_NOTHROW(certification_law_on(make_day(2006, 4, 1)));
}
