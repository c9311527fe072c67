// Rosters of Thailand, folded and assessed.
#include "io/written_file.hpp"
#include "quotalaw/io/assessment.hpp"
#include "support/catch.hpp"

using namespace quotalaw;

namespace {

io::th::roster sample() { return io::read_th_roster("data/samples/th_company_2027.csv", {}); }
io::th::employer sample_employer() { return io::read_th_employer("data/samples/th_company_2027.toml"); }

io::th::roster rows(std::string const& cells) {
  written_file const file{"id,province,hired_on,left_on,disability,pwd_card\n" + cells};
  return io::read_th_roster(file.path(), {});
}

std::string told(std::vector<io::notice> const& all, std::string_view id, std::string_view name) {
  for (auto const& n : all) {
    for (auto const& [key, value] : n.args) {
      if (n.what == io::notice::kind::roster && n.id == id && key == name) {
        return value;
      }
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a company of 1,234 employees with 7 of 12 places filled and 3 credited") {
  auto const a = io::assess(sample(), sample_employer(), {2027});
  CHECK(a.bill.count_day == make_day(2026, 10, 1));
  CHECK(a.bill.counted == heads{1234});
  CHECK(a.employees_total == heads{1241});
  CHECK(a.hired == heads{7});
  CHECK(a.without_card == heads{1});
  CHECK(a.bill.required == heads{12});
  CHECK(a.bill.at.shortfall == heads{2});
  CHECK(a.bill.contribution == th::baht{24'601'000});
  CHECK(a.bill.due_day == make_day(2027, 3, 31));
  REQUIRE(a.provinces.size() == 3);
  CHECK(text_of(a.provinces[0].where) == "Bangkok");
  CHECK(a.provinces[0].employees == heads{640});
  CHECK(a.provinces[0].with_disabilities == heads{4});
  REQUIRE(a.plans.size() == 1);
  CHECK(a.plans[0].hire == "section_33");
  CHECK(a.plans[0].fewest == heads{2});
  CHECK(a.plans[0].bills == std::vector<std::int64_t>{12'300'500, 0});
  CHECK_FALSE(a.why.empty());
  CHECK(a.law_version == th::terms::law_version);
}

TEST_CASE("the base is of the count day, the places of the due day") {
  auto const a = io::assess(rows("1,Nan,2020-01-01,2026-10-01,none,\n"       // last day is the count day
                                 "2,Nan,2026-10-01,,none,\n"                 // first day is the count day
                                 "3,Nan,2026-10-02,,none,\n"                 // after it
                                 "4,Nan,2020-01-01,2026-09-30,none,\n"       // before it
                                 "5,Nan,2020-01-01,,visual,yes\n"            // both days
                                 "6,Nan,2026-11-16,,visual,yes\n"            // due day only
                                 "7,Nan,2020-01-01,2026-12-31,visual,yes\n"  // count day only
                                 "8,Nan,2020-01-01,,visual,no\n"             // no card
                                 "9,Nan,2027-03-31,2027-03-31,visual,yes\n"),
                            {}, {2027});
  CHECK(a.bill.counted == heads{2});
  CHECK(a.employees_total == heads{5});
  CHECK(a.hired == heads{3});
  CHECK(a.without_card == heads{1});
  CHECK(told(a.notices, "without_card", "persons") == "1");
  CHECK(told(a.notices, "part_year", "persons") == "1");
  CHECK(told(a.notices, "outside_year", "rows") == "1");
  CHECK(told(a.notices, "hired_differs", "on_due_day") == "3");
  CHECK(told(a.notices, "hired_differs", "on_count_day") == "2");
  CHECK(told(a.notices, "hired_differs", "due_day") == "2027-03-31");
  CHECK(told(a.notices, "hired_differs", "count_day") == "2026-10-01");
}

TEST_CASE("persons who are there for a part of the fund year are told") {
  auto part_year = [](std::string const& days) {
    return told(io::assess(rows("1,Nan," + days + ",visual,yes\n"), {}, {2027}).notices, "part_year", "persons");
  };
  CHECK(part_year("2027-01-01,").empty());
  CHECK(part_year("2027-01-02,") == "1");
  CHECK(part_year(",2027-12-31").empty());
  CHECK(part_year(",2027-12-30") == "1");
  CHECK(part_year(",2026-12-31").empty());
  CHECK(part_year("2028-01-01,").empty());
}

TEST_CASE("interest, state agencies and rows left out") {
  auto who = sample_employer();
  who.paid_on = make_day(2027, 5, 17);
  CHECK(io::assess(sample(), who, {2027}).bill.late);
  who.kind = th::employer_kind::state;
  auto const state = io::assess(sample(), who, {2027});
  CHECK(state.bill.required == heads{12});
  CHECK(state.bill.contribution == th::baht{0});
  REQUIRE(state.plans.size() == 1);
  CHECK(state.plans[0].fewest == heads{0});
  auto const broken = io::read_th_roster("tests/support/rosters/th_broken.csv", {});
  auto const a = io::assess(broken, {}, {2027});
  CHECK(told(a.notices, "rows_left_out", "rows") == "6");
  CHECK(told(a.notices, "rows_left_out", "of") == "9");
}

// The sample of a year of events. Worked by hand, W = 337: one place empty all year 123,005; E0011 from 16 February, 46
// days 15,502; refilled after 49 days 16,513; 30,000 + 90,000 for a place 3,005 short; sign language from 1 April, 90
// days 30,330.
TEST_CASE("a year of events: persons, contracts and payments") {
  auto const people = io::read_th_roster("data/samples/th_events_2026.csv", {});
  auto const who = io::read_th_employer("data/samples/th_events_2026.toml");
  auto const contracts = io::read_th_contracts("data/samples/th_events_2026.contracts.csv", {});
  auto const payments = io::read_th_payments("data/samples/th_events_2026.payments.csv", {});
  auto const a = io::assess(people, who, {2026}, io::th_events{&contracts, &payments}, {});
  REQUIRE(a.statement);
  auto const& s = *a.statement;
  CHECK(s.required == heads{8});
  CHECK(s.empty == heads{1});
  CHECK(s.by_contract == heads{3});
  CHECK(s.contribution == th::baht{18'835'500});
  REQUIRE(s.charges.size() == 5);
  CHECK(s.charges[0].amount == th::baht{12'300'500});
  CHECK(s.charges[1].amount == th::baht{1'550'200});
  CHECK(s.charges[2].amount == th::baht{1'651'300});
  CHECK(s.charges[3].amount == th::baht{300'500});
  CHECK(s.charges[4].amount == th::baht{3'033'000});
  // Left after 30 March: 48,837 from 1 April and 16,513 from 1 June; on 15 July 106 and 45 days of interest.
  REQUIRE(s.payments.size() == 2);
  CHECK(s.payments[0].to_principal == th::baht{12'300'500});
  CHECK(s.payments[1].interest == th::baht{106'371 + 15'269});
  CHECK(s.total_left == s.principal_left + s.interest_left);
  CHECK_FALSE(a.days.empty());
}

TEST_CASE("a contract for a person who is employed at the same time fills no second place") {
  auto const people = rows("1,Nan,2020-01-01,,visual,yes\n");
  written_file const file{"id,person,kind,value,from,to\nK1,1,subcontract,123005,2027-01-01,2027-12-31\n"};
  auto const contracts = io::read_th_contracts(file.path(), {});
  auto const a = io::assess(people, {}, {2027}, io::th_events{&contracts, nullptr}, {});
  REQUIRE(a.statement);
  CHECK(a.statement->contracts.empty());
  CHECK(told(a.notices, "contract_person_employed", "contracts") == "K1");
}

TEST_CASE("payments alone: the places of the employer file are credited in full") {
  auto who = sample_employer();
  written_file const file{"paid_on,amount\n2027-03-31,1000\n"};
  auto const payments = io::read_th_payments(file.path(), {});
  auto const a = io::assess(sample(), who, {2027}, io::th_events{nullptr, &payments}, {});
  REQUIRE(a.statement);
  CHECK(a.statement->by_contract == heads{3});
  CHECK(a.statement->contribution == th::baht{24'601'000});
  CHECK(a.statement->total_left == th::baht{24'501'000});
}

TEST_CASE("the threshold reading of the employer file") {
  std::string cells;
  for (int i = 0; i < 103; ++i) {
    cells += std::to_string(i) + ",Nan,2020-01-01,," + (i < 4 ? "visual,no" : "none,") + "\n";
  }
  auto const people = rows(cells);
  io::th::employer who;
  CHECK(io::assess(people, who, {2027}).bill.required == heads{0});
  who.threshold_reading = th::threshold_reading::all_staff;
  CHECK(io::assess(people, who, {2027}).bill.required == heads{1});
}

TEST_CASE("the roster alone says what the charge by days would be") {
  auto people = rows("1,Nan,2027-03-01,,visual,yes\n");
  io::th::worker other{};
  other.where = th::province_named("Nan");
  people.workers.insert(people.workers.end(), 100, other);
  auto const a = io::assess(people, {}, {2027});
  CHECK(a.bill.contribution == th::baht{0});
  CHECK(told(a.notices, "by_days_differs", "amount") == "19883.00");  // 59 days at 337
}

TEST_CASE("instalments of the contribution") {
  auto who = sample_employer();
  who.instalments = 7;
  auto const a = io::assess(sample(), who, {2027});
  REQUIRE(a.instalments.size() == 7);
  th::baht sum;
  for (auto const part : a.instalments) {
    sum += part;
  }
  CHECK(sum == a.bill.contribution);
  who.instalments = 13;
  CHECK_THROWS_AS(io::assess(sample(), who, {2027}), facts_error);
}
