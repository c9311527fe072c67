// SPDX-License-Identifier: Apache-2.0
// Deemed hiring by purchases: nothing by law, two forms in what-ifs. Expected values: the formulas of docs/jp/offset.md
// (shapes b and c of offset rules abroad) worked by hand.
#include "quotalaw/jp/offset.hpp"

#include "quotalaw/core/explanation.hpp"
#include "quotalaw/jp/assess.hpp"
#include "support/catch.hpp"

#include <array>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

constexpr fiscal_year year{2027};

reform with(std::string_view form, std::string_view coefficient, std::string_view heads_cap, std::string_view share,
            std::string_view levy_cap) {
  reform out{"purchases"};
  auto const on = first_day(year);
  out.amend(terms::offset_form.term, on, form);
  out.amend(terms::offset_yen_per_person_month.term, on, coefficient);
  out.amend(terms::offset_heads_cap.term, on, heads_cap);
  out.amend(terms::offset_share.term, on, share);
  out.amend(terms::offset_levy_cap.term, on, levy_cap);
  return out;
}

settlement settle(std::int64_t workers, std::int64_t counted, std::int64_t purchases, reform const& what_if = {}) {
  std::array<month, 12> months;
  months.fill({halves(heads{workers}), heads{0}, halves(heads{counted})});
  return assess(year_facts{months, yen{purchases}}, law_for(year, what_if));
}

}  // namespace

TEST_CASE("by law purchases count for nothing", "[jp][offset]") {
  auto const without = settle(150, 3, 0);
  auto const bought = settle(150, 3, 10'000'000);
  CHECK(without.levy == yen{600'000});
  CHECK(bought.levy == without.levy);
  CHECK(bought.net_payable == without.net_payable);
  CHECK(bought.deemed == person_months{0});
}

TEST_CASE("purchases are read only when there are some", "[jp][offset]") {
  std::array<month, 12> months;
  months.fill({halves(heads{150}), heads{0}, halves(heads{3})});
  auto const law = law_for(year);
  auto reads_form = [&](yen purchases) {
    reading_list read;
    assess(year_facts{months, purchases}, law, read);
    return std::any_of(read.entries().begin(), read.entries().end(),
                       [](auto const& e) { return e.term->id == "jp.offset.form"; });
  };
  CHECK_FALSE(reads_form(yen{0}));
  CHECK(reads_form(yen{1}));
}

TEST_CASE("heads: whole person-months under a cap", "[jp][offset]") {
  auto const half = with("heads", "250000", "50%", "0%", "0%");
  CHECK(settle(150, 3, 249'999, half).deemed == person_months{0});
  CHECK(settle(150, 3, 250'000, half).deemed == for_one_month(heads{1}));
  CHECK(settle(150, 3, 2'000'000, half).levy == yen{200'000});      // 48 - 36 - 8 = 4
  CHECK(settle(150, 0, 100'000'000, half).levy == yen{1'200'000});  // 48 - 24
  CHECK(settle(150, 3, 100'000'000, half).levy == yen{0});
  CHECK(settle(150, 4, 100'000'000, half).adjustment == yen{0});
  // 15 of 15: a third of 15 x 12 = 180 is 60.
  CHECK(settle(556, 0, 100'000'000, with("heads", "1", "1/3", "0%", "0%")).deemed == for_one_month(heads{60}));
  CHECK(settle(150, 3, 2'000'000, with("heads", "0", "50%", "0%", "0%")).deemed == person_months{0});
}

TEST_CASE("levy: a share of the purchases comes off, under a cap", "[jp][offset]") {
  auto const half = with("levy", "0", "0%", "50%", "50%");
  CHECK(settle(150, 3, 400'001, half).net_payable == yen{400'000});
  CHECK(settle(150, 3, 9'000'000, half).net_payable == yen{300'000});
  CHECK(settle(150, 4, 9'000'000, half).net_payable == yen{0});
  CHECK(settle(150, 3, 400'001, half).levy == yen{600'000});
  CHECK(settle(150, 3, 9'000'000, with("levy", "0", "0%", "100%", "100%")).net_payable == yen{0});
}

TEST_CASE("outside the levy purchases do nothing", "[jp][offset]") {
  auto const both = with("heads", "1", "100%", "0%", "0%");
  CHECK(settle(80, 0, 9'000'000, both).deemed == person_months{0});
  CHECK(settle(80, 8, 9'000'000, both).reward == settle(80, 8, 0).reward);
}

TEST_CASE("a share of a large amount is exact", "[jp][offset]") {
  CHECK(share_of(yen{9'000'000'000'000'000'000}, rate{1, 3}) == yen{3'000'000'000'000'000'000});
  CHECK(share_of(yen{9'000'000'000'000'000'001}, rate{999'999, 1'000'000}) == yen{8'999'991'000'000'000'000});
  CHECK(share_of(yen{7}, rate{1, 2}) == yen{3});
}
