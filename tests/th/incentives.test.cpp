// SPDX-License-Identifier: Apache-2.0
// Tax deductions: Royal Decrees 499 and 519 (kpi20761 p. 208; taxguruthai topic 203): 200 % of wages; 300 % above 60 %
// of the employees and above 180 days.
#include "quotalaw/th/incentives.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using namespace quotalaw::th;

namespace {

no_trace silent;

tax_deduction deduct_in(int year, std::int64_t staff, std::int64_t pwd, std::int64_t days,
                        std::int64_t wages = 120'000'000, std::int64_t contribution = 0, std::int64_t facilities = 0) {
  return deduct({baht{wages}, heads{staff}, heads{pwd}, number_of_days{days}, baht{contribution}, baht{facilities}},
                tax_law_for(year), silent);
}

}  // namespace

TEST_CASE("100 staff, 60 of them with disabilities, 1,200,000 baht of wages: exactly 60 percent is 2,400,000") {
  auto const found = deduct_in(2025, 100, 60, 365);
  CHECK(found.multiple == rate{2, 1});
  CHECK(found.deductible == baht{240'000'000});
}

TEST_CASE("61 of 100 for over 180 days: 3,600,000") {
  auto const found = deduct_in(2025, 100, 61, 181);
  CHECK(found.multiple == rate{3, 1});
  CHECK(found.deductible == baht{360'000'000});
}

TEST_CASE("both conditions are strict, and both are needed") {
  CHECK(deduct_in(2025, 100, 61, 180).multiple == rate{2, 1});
  CHECK(deduct_in(2025, 100, 60, 181).multiple == rate{2, 1});
  CHECK(deduct_in(2025, 5, 3, 365).multiple == rate{2, 1});  // 60 %
  CHECK(deduct_in(2025, 3, 2, 365).multiple == rate{3, 1});
  CHECK(deduct_in(2025, 1'999, 1'200, 365).multiple == rate{3, 1});  // 60.03 %
  CHECK(deduct_in(2025, 2'000, 1'200, 365).multiple == rate{2, 1});
  CHECK(deduct_in(2025, 0, 0, 0).deductible == baht{240'000'000});
}

TEST_CASE("a contribution is deductible once") {
  CHECK(deduct_in(2025, 100, 10, 365, 0, 12'045'000).deductible == baht{12'045'000});
  CHECK(deduct_in(2025, 100, 10, 365, 120'000'000, 12'045'000).deductible == baht{252'045'000});
}

TEST_CASE("facilities: no rule known before 2026, so a cost is refused and none is not") {
  CHECK_THROWS_AS(deduct_in(2025, 100, 10, 365, 0, 0, 1), law_error);
  CHECK_NOTHROW(deduct_in(2025, 100, 10, 365, 0, 0, 0));
  CHECK(deduct_in(2026, 100, 10, 365, 0, 0, 10'000'000).deductible == baht{20'000'000});  // unconfirmed
}

TEST_CASE("years: from 2011 on, the higher multiple from 2012") {
  CHECK_THROWS_AS(tax_law_for(2010), law_error);
  CHECK(deduct_in(2011, 100, 61, 365).multiple == rate{2, 1});
  CHECK(deduct_in(2012, 100, 61, 365).multiple == rate{3, 1});
  CHECK_THROWS_AS(deduct_in(2011, 100, 61, 365, 0, 1), law_error);  // contribution: not established
}

TEST_CASE("satang: 200 and 300 percent of whole satang are whole") {
  CHECK(deduct_in(2025, 100, 61, 181, 1).deductible == baht{3});
  CHECK(deduct_in(2025, 100, 10, 181, 1).deductible == baht{2});
}

TEST_CASE("the explanation shows the multiple that was found") {
  recorder keeping;
  deduct({baht{100}, heads{100}, heads{61}, number_of_days{181}, baht{0}, baht{0}}, tax_law_for(2025), keeping);
  REQUIRE(keeping.steps().size() == 2);
  CHECK(keeping.steps()[0].findings[0].text == "300%");
  CHECK(keeping.steps()[1].conclusions[0].text == "3.00");
}
