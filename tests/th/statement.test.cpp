// SPDX-License-Identifier: Apache-2.0
// Sections 33, 34 and 35 over a year. Expected values are worked by hand from law/thailand.md, sections 6 to 10.
#include "quotalaw/th/statement.hpp"
#include "quotalaw/core/explanation.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>

using namespace quotalaw;
using th::baht;
using th::charge_kind;
using th::contract_status;

namespace {

constexpr auto d = make_day;

th::statement state(int year, th::statement_facts const& facts) {
  no_trace silent;
  return th::state_year(facts, th::statement_law_for({year}), silent);
}

baht satang(std::int64_t n) { return baht{n}; }
baht whole(std::int64_t n) { return baht{n * 100}; }

th::contract subcontract(std::int64_t value, day from, day last) {
  return {.kind = th::alternative_kind::subcontract, .value = whole(value), .term = {from, last + date::days{1}}};
}

th::charge const* find(th::statement const& s, charge_kind what) {
  auto const at = std::find_if(s.charges.begin(), s.charges.end(), [&](auto const& c) { return c.what == what; });
  return at == s.charges.end() ? nullptr : &*at;
}

constexpr th::employment all_year{};

}  // namespace

TEST_CASE("whole places: base 1,234, seven hired, three contracts in full") {
  th::statement_facts facts;
  facts.employees = heads{1234};
  facts.employed.assign(7, all_year);
  facts.contracts.assign(3, {{subcontract(123'005, d(2026, 1, 1), d(2026, 12, 31))}});
  auto const s = state(2026, facts);
  CHECK(s.required == heads{12});
  CHECK(s.whole_year == heads{7});
  CHECK(s.by_contract == heads{3});
  CHECK(s.empty == heads{2});
  CHECK(s.contribution == whole(246'010));  // law/thailand.md, section 10
  CHECK(s.due_day == d(2026, 3, 31));
  CHECK(s.total_left == whole(246'010));
}

TEST_CASE("a contract that falls short: base 351, one hired, 100,000 baht") {
  th::statement_facts facts;
  facts.employees = heads{351};
  facts.employed.assign(1, all_year);
  facts.contracts = {{{subcontract(100'000, d(2025, 1, 1), d(2025, 12, 31))}}};
  auto const s = state(2025, facts);
  CHECK(s.required == heads{4});
  CHECK(s.contribution == whole(261'350));  // 240,900 + 20,450, section 10
  REQUIRE(find(s, charge_kind::contract) != nullptr);
  CHECK(find(s, charge_kind::contract)->amount == whole(20'450));
  CHECK(find(s, charge_kind::contract)->mend_by == d(2025, 12, 31));
  CHECK(find(s, charge_kind::whole_place)->amount == whole(240'900));
  CHECK(find(s, charge_kind::whole_place)->mend_by == d(2025, 3, 31));
}

TEST_CASE("contracts that follow one another for a place are added") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.contracts = {{{{.kind = th::alternative_kind::subcontract,
                        .value = whole(120'450),
                        .term = {d(2025, 1, 1), d(2026, 1, 1)},
                        .ended_on = d(2025, 2, 28),
                        .value_received = whole(20'080)},
                       subcontract(100'370, d(2025, 3, 1), d(2025, 12, 31))}}};
  auto s = state(2025, facts);  // 20,080 + 100,370 = 330 × 365, section 9.3
  CHECK(s.contribution == baht{0});
  CHECK(s.contracts[0].status == contract_status::full);
  CHECK_FALSE(s.contracts[0].ended);

  facts.contracts[0].chain.pop_back();  // nobody followed: the place falls back to section 34, with interest
  s = state(2025, facts);
  CHECK(s.contribution == whole(100'370));
  CHECK(s.contracts[0].status == contract_status::part);
  CHECK(s.contracts[0].ended);
  REQUIRE(find(s, charge_kind::contract_ended) != nullptr);
  CHECK(find(s, charge_kind::contract_ended)->interest_from == d(2025, 4, 1));
  facts.contracts[0].chain[0].ended_on = d(2025, 6, 30);
  CHECK(find(state(2025, facts), charge_kind::contract_ended)->interest_from == d(2025, 7, 1));
}

TEST_CASE("a start within the year") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.from = d(2025, 3, 1), .who = 9}};
  auto const s = state(2025, facts);
  REQUIRE(s.charges.size() == 1);
  auto const& c = s.charges[0];
  CHECK(c.what == charge_kind::late_start);
  CHECK(c.who == 9U);
  CHECK(c.days == number_of_days{59});  // section 8
  CHECK(c.amount == whole(19'470));
  CHECK(c.from == d(2025, 1, 1));
  CHECK(c.to == d(2025, 2, 28));
  CHECK(c.interest_from == d(2025, 4, 1));
  CHECK(s.part_year == heads{1});
}

TEST_CASE("replaced within and beyond the allowed time") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.to = d(2025, 6, 30), .who = 1}, {.from = d(2025, 8, 15), .who = 2}};
  CHECK(state(2025, facts).contribution == baht{0});  // 45 days
  CHECK(state(2025, facts).charges.empty());
  facts.employed[1].from = d(2025, 8, 16);  // 46 days: every day of the gap
  auto const s = state(2025, facts);
  CHECK(s.contribution == whole(15'180));
  REQUIRE(find(s, charge_kind::gap) != nullptr);
  CHECK(find(s, charge_kind::gap)->who == 1U);
  CHECK(find(s, charge_kind::gap)->after == 2U);
  CHECK(find(s, charge_kind::gap)->days == number_of_days{46});
  CHECK(find(s, charge_kind::gap)->interest_from == d(2025, 7, 1));
}

TEST_CASE("left and not replaced: until when it can be mended") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.to = d(2025, 11, 30), .who = 1}};
  auto const s = state(2025, facts);
  REQUIRE(s.charges.size() == 1);
  CHECK(s.charges[0].what == charge_kind::early_exit);
  CHECK(s.charges[0].days == number_of_days{31});
  CHECK(s.charges[0].amount == whole(31 * 330));
  CHECK(s.charges[0].mend_by == d(2026, 1, 15));  // a gap of 45 days: 1 December to 14 January
  CHECK(s.charges[0].interest_from == d(2025, 12, 1));
  // Somebody hired in January within the time mends the year before; one day later nobody does.
  facts.employed.push_back({.from = d(2026, 1, 15), .who = 2});
  CHECK(state(2025, facts).contribution == baht{0});
  facts.employed[1].from = d(2026, 1, 16);
  CHECK(state(2025, facts).contribution == whole(31 * 330));
}

TEST_CASE("somebody who left in the year before may still be replaced in time") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.to = d(2024, 12, 20), .who = 1}, {.from = d(2025, 1, 20), .who = 2}};
  CHECK(state(2025, facts).contribution == baht{0});
  facts.employed[1].from = d(2025, 2, 10);  // 51 days: the days of this year are charged
  CHECK(state(2025, facts).contribution == whole(40 * 330));
  facts.employed.pop_back();
  CHECK(state(2025, facts).contribution == whole(120'450));
}

TEST_CASE("the window of 2021: ninety days for who left before April") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.to = d(2021, 3, 31)}, {.from = d(2021, 6, 30)}};
  CHECK(state(2021, facts).contribution == baht{0});  // 90 days
  facts.employed[1].from = d(2021, 7, 1);
  CHECK(state(2021, facts).contribution == whole(91 * 313));
  facts.employed = {{.to = d(2021, 4, 1)}, {.from = d(2021, 5, 18)}};
  CHECK(state(2021, facts).contribution == whole(46 * 313));
}

TEST_CASE("somebody too many takes the place of who leaves, at once") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.to = d(2025, 8, 31)}, {.from = d(2025, 6, 1)}};
  CHECK(state(2025, facts).contribution == baht{0});
  CHECK(state(2025, facts).surplus == heads{0});
}

TEST_CASE("no carry-over: the surplus of one year pays for nothing in another") {
  th::statement_facts facts;
  facts.employees = heads{300};
  facts.employed.assign(5, all_year);
  CHECK(state(2025, facts).surplus == heads{2});
  CHECK(state(2025, facts).contribution == baht{0});
  facts.employed.assign(2, all_year);
  CHECK(state(2026, facts).contribution == whole(123'005));  // section 17
}

TEST_CASE("contracts beyond the number cost nothing, and those that owe least count first") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.contracts = {{{subcontract(60'000, d(2025, 1, 1), d(2025, 12, 31))}},
                     {{subcontract(120'450, d(2025, 1, 1), d(2025, 12, 31))}}};
  auto const s = state(2025, facts);
  CHECK(s.contribution == baht{0});
  CHECK(s.contracts[0].status == contract_status::not_needed);
  CHECK(s.contracts[1].status == contract_status::full);
}

TEST_CASE("what a contract counts for may not be settled: then the whole place is taken as due, and said so") {
  th::statement_facts facts;
  facts.employees = heads{100};
  auto training = [&](day from, day last) {
    facts.contracts = {{{{.kind = th::alternative_kind::training, .value = {}, .term = {from, last + date::days{1}}}}}};
    return state(2025, facts);
  };
  CHECK(training(d(2025, 1, 6), d(2025, 7, 5)).contribution == baht{0});  // six months
  auto s = training(d(2025, 1, 6), d(2025, 6, 5));
  CHECK(s.contracts[0].status == contract_status::unsettled);
  CHECK(s.contribution == whole(120'450));
  CHECK(s.contracts[0].mend_by == d(2025, 7, 1));
  // Six months over two years: only those of the year are sure to count for it.
  CHECK(training(d(2024, 10, 1), d(2025, 3, 31)).contracts[0].status == contract_status::unsettled);
  CHECK(training(d(2024, 10, 1), d(2025, 6, 30)).contracts[0].status == contract_status::full);
  // A subcontract before fund year 2025: no test is known.
  facts.contracts = {{{subcontract(119'720, d(2024, 1, 1), d(2024, 12, 31))}}};
  s = state(2024, facts);
  CHECK(s.contracts[0].status == contract_status::unsettled);
  CHECK(s.contribution == whole(119'720));
  // Over two years by value: whose year it is, nobody says.
  facts.contracts = {{{subcontract(240'000, d(2025, 7, 1), d(2026, 6, 30))}}};
  CHECK(state(2025, facts).contracts[0].status == contract_status::unsettled);
  // Not in the year at all.
  facts.contracts = {{{subcontract(240'000, d(2024, 7, 1), d(2024, 12, 30))}}};
  CHECK(state(2025, facts).contracts[0].status == contract_status::outside_year);
}

TEST_CASE("kinds judged by days, also in two contracts") {
  th::statement_facts facts;
  facts.employees = heads{100};
  auto signs = [](day from, day last) {
    return th::contract{.kind = th::alternative_kind::sign_language, .value = {}, .term = {from, last + date::days{1}}};
  };
  facts.contracts = {{{signs(d(2025, 3, 1), d(2025, 12, 31))}}};
  CHECK(state(2025, facts).contribution == whole(19'470));  // 59 days
  facts.contracts = {{{signs(d(2025, 1, 1), d(2025, 5, 31)), signs(d(2025, 7, 1), d(2025, 12, 31))}}};
  CHECK(state(2025, facts).contribution == whole(30 * 330));
  facts.contracts = {{{signs(d(2025, 1, 1), d(2025, 12, 31))}}};
  facts.contracts[0].chain[0].ended_on = d(2025, 9, 30);
  auto const s = state(2025, facts);
  CHECK(s.contribution == whole(92 * 330));
  CHECK(s.contracts[0].ended);
}

TEST_CASE("a state agency: the places are told, nothing is owed") {
  th::statement_facts facts;
  facts.kind = th::employer_kind::state;
  facts.employees = heads{1234};
  facts.employed.assign(3, all_year);
  auto const s = state(2026, facts);
  CHECK(s.required == heads{12});
  CHECK(s.empty == heads{9});
  CHECK(s.contribution == baht{0});
  CHECK(s.total_left == baht{0});
}

TEST_CASE("payments settle interest first") {
  th::statement_facts facts;
  facts.employees = heads{300};
  facts.payments = {{d(2025, 4, 30), whole(100'000)}, {d(2025, 5, 31), satang(26'525'645)}};
  auto const s = state(2025, facts);  // law/thailand.md, section 7.4
  CHECK(s.contribution == whole(361'350));
  REQUIRE(s.payments.size() == 2);
  CHECK(s.payments[0].interest == satang(222'750));
  CHECK(s.payments[0].to_interest == satang(222'750));
  CHECK(s.payments[0].balance == satang(26'357'750));
  CHECK(s.payments[1].interest == satang(167'895));
  CHECK(s.payments[1].balance == baht{0});
  CHECK(s.total_left == baht{0});
}

TEST_CASE("interest of a place that was left runs from the day after") {
  th::statement_facts facts;
  facts.employees = heads{200};
  facts.employed = {{.to = d(2025, 6, 30)}};
  facts.as_of = d(2025, 9, 30);
  auto const s = state(2025, facts);
  // One place empty all year: 120,450 × 7.5 % × 183 / 365 from 1 April; the other: 184 days × 330 = 60,720 × 92 days.
  CHECK(s.contribution == whole(120'450 + 60'720));
  CHECK(s.interest_left == satang(452'925 + 114'786));
  CHECK(s.principal_left == s.contribution);
}

TEST_CASE("too much paid is told, never kept") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.payments = {{d(2025, 3, 31), whole(121'000)}};
  auto const s = state(2025, facts);
  CHECK(s.payments[0].overpaid == whole(550));
  CHECK(s.payments[0].to_principal == whole(120'450));
  CHECK(s.total_left == baht{0});
}

TEST_CASE("fund years before 2018 have no charge by days") {
  CHECK_THROWS_AS(th::statement_law_for({2017}), law_error);
}

TEST_CASE("the threshold read in two ways: 103 employees of whom 4 are persons with disabilities") {
  th::statement_facts facts;
  facts.employees = heads{99};
  facts.with_disabilities = heads{4};
  auto s = state(2027, facts);
  CHECK(s.required == heads{0});
  CHECK(s.required_other_reading == heads{1});
  facts.reading = th::threshold_reading::all_staff;
  s = state(2027, facts);
  CHECK(s.required == heads{1});  // 99 by the ratio: a remainder of 99 above 50
  CHECK(s.required_other_reading == heads{0});
}

TEST_CASE(
    "what-ifs reach the statement: a longer time to replace, only the days above it, a lower first day of interest") {
  th::statement_facts facts;
  facts.employees = heads{100};
  facts.employed = {{.to = d(2025, 6, 30)}, {.from = d(2025, 8, 16)}};  // 46 days
  no_trace silent;
  auto under = [&](std::string_view value, term_info const& term) {
    reform what_if{"t"};
    what_if.amend(term, d(2025, 1, 1), value);
    return th::state_year(facts, th::statement_law_for({2025}, what_if), silent);
  };
  CHECK(under("60", th::terms::replacement_window_days.term).contribution == baht{0});
  CHECK(under("days_above_window", th::terms::replacement_over_window.term).contribution == whole(330));
  auto const s = under("general_start", th::terms::part_year_interest_start.term);
  CHECK(s.charges.at(0).interest_from == d(2025, 4, 1));
}

TEST_CASE("explaining changes nothing, and names the practice") {
  th::statement_facts facts;
  facts.employees = heads{351};
  facts.with_disabilities = heads{2};
  facts.employed = {{.to = d(2025, 6, 30)}, {.from = d(2025, 9, 1)}};
  facts.contracts = {{{subcontract(100'000, d(2025, 1, 1), d(2025, 12, 31))}}};
  facts.payments = {{d(2025, 5, 2), whole(10'000)}};
  recorder why;
  auto const told = th::state_year(facts, th::statement_law_for({2025}), why);
  CHECK(told.contribution == state(2025, facts).contribution);
  reading_list read;
  collect(why.steps(), read);
  auto const& remarks = read.remarks();
  CHECK(std::find(remarks.begin(), remarks.end(), "th.charged_by_days") != remarks.end());
}

TEST_CASE("properties of a random year") {
  std::mt19937 chance{2568};
  auto some = [&](int from, int to) { return std::uniform_int_distribution<int>{from, to}(chance); };
  auto const law = th::statement_law_for({2025});
  no_trace silent;
  auto bill = [&](th::statement_facts const& f) { return th::state_year(f, law, silent); };
  auto some_day = [&] { return d(2024, 12, 1) + date::days{some(0, 420)}; };
  for (int round = 0; round < 2000; ++round) {
    th::statement_facts facts;
    facts.employees = heads{some(90, 700)};
    auto const people = some(0, 7);
    for (int i = 0; i < people; ++i) {
      th::employment e;
      if (some(0, 2) > 0) {
        e.from = some_day();
      }
      if (some(0, 2) > 0) {
        e.to = std::max(some_day(), e.from.value_or(day::min()));
      }
      facts.employed.push_back(e);
    }
    auto const contracts = some(0, 3);
    for (int i = 0; i < contracts; ++i) {
      facts.contracts.push_back({{subcontract(some(0, 130'000), d(2025, 1, 1), d(2025, 12, 31))}});
    }
    auto const before = bill(facts);
    INFO("round " << round);
    // Never more than all places empty.
    CHECK(before.contribution <= amount_for(before.price.per_head, before.required));
    // One more hire in an unchanged base never raises the bill, whenever it begins.
    auto more = facts;
    more.employed.push_back({.from = some_day()});
    CHECK(bill(more).contribution <= before.contribution);
    // Nor does one more contract.
    more = facts;
    more.contracts.push_back({{subcontract(some(0, 130'000), d(2025, 1, 1), d(2025, 12, 31))}});
    CHECK(bill(more).contribution <= before.contribution);
    // The order of rows does not matter.
    more = facts;
    std::shuffle(more.employed.begin(), more.employed.end(), chance);
    std::shuffle(more.contracts.begin(), more.contracts.end(), chance);
    CHECK(bill(more).contribution == before.contribution);
    // Moving a payment later never lowers what is paid and still owed, but for the rounding of each account.
    auto paid = facts;
    auto const on = d(2025, 2, 1) + date::days{some(0, 300)};
    paid.payments = {{on, whole(some(1, 200'000))}};
    paid.as_of = d(2026, 6, 30);
    auto const early = bill(paid).total_left;
    paid.payments[0].on += date::days{some(1, 60)};
    auto const late = bill(paid);
    CHECK(late.total_left + satang(static_cast<std::int64_t>(late.charges.size())) >= early);
  }
}
