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
