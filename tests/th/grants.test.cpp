// SPDX-License-Identifier: Apache-2.0
// Payments to employers: none by law, two in what-ifs. Expected values: the formulas of docs/th/grants.md by hand.
#include "quotalaw/th/grants.hpp"

#include "quotalaw/core/explanation.hpp"
#include "quotalaw/th/assess.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace quotalaw;
using namespace quotalaw::th;

namespace {

constexpr fund_year year{2028};

year_facts firm(std::int64_t employees, std::int64_t hired, std::int64_t alternatives, std::int64_t retained = 0) {
  year_facts out{};
  out.employees = heads{employees};
  out.filled = {heads{hired}, heads{alternatives}};
  out.retained = heads{retained};
  return out;
}

reform paying() {
  reform out{"paying"};
  auto const on = first_day(year);
  out.amend(terms::grants_adjustment_paid.term, on, "yes");
  out.amend(terms::grants_adjustment_unit.term, on, "71000");
  out.amend(terms::grants_retention_paid.term, on, "yes");
  out.amend(terms::grants_retention_unit.term, on, "20000.50");
  out.amend(terms::grants_retention_months.term, on, "6");
  return out;
}

}  // namespace

TEST_CASE("by law nothing is paid", "[th][grants]") {
  auto const bill = assess(firm(300, 9, 0, 9), law_for(year));
  CHECK(bill.adjustment_grant == baht{0});
  CHECK(bill.retention_fee == baht{0});
  reading_list read;
  assess(firm(300, 9, 0), law_for(year), read);
  CHECK(std::none_of(read.entries().begin(), read.entries().end(),
                     [](auto const& e) { return e.term->id.starts_with("th.grants."); }));
}

TEST_CASE("an adjustment for persons employed above the number", "[th][grants]") {
  auto const law = law_for(year, paying());
  CHECK(assess(firm(300, 5, 0), law).adjustment_grant == baht{14'200'000});
  CHECK(assess(firm(300, 3, 2), law).adjustment_grant == baht{0});
  CHECK(assess(firm(300, 2, 0), law).adjustment_grant == baht{0});
  CHECK(assess(firm(80, 1, 0), law).adjustment_grant == baht{7'100'000});
}

TEST_CASE("a fee for persons kept at work", "[th][grants]") {
  auto const law = law_for(year, paying());
  CHECK(assess(firm(300, 5, 0, 4), law).retention_fee == baht{8'000'200});
  CHECK(assess(firm(300, 5, 0, 0), law).retention_fee == baht{0});
}
