// Rosters of Japan, folded into months and assessed.
#include "io/written_file.hpp"
#include "quotalaw/io/assessment.hpp"
#include "quotalaw/io/history.hpp"
#include "quotalaw/io/plan.hpp"
#include "support/catch.hpp"

#include <functional>

using namespace quotalaw;

namespace {

io::jp::roster rows(std::string const& text) {
  written_file const file{text};
  return io::read_jp_roster(file.path(), {});
}

io::jp::roster_assessment manufacturer(unsigned threads = 1, io::jp::employer const& who = {}) {
  return io::assess(io::read_jp_roster("data/samples/jp_manufacturer_2026.csv", {}), who, {2026}, {}, threads);
}

half_heads persons(double n) { return half_heads{static_cast<std::int64_t>(n * 2)}; }

io::notice const* roster_notice(std::vector<io::notice> const& all, std::string_view id) {
  for (auto const& n : all) {
    if (n.what == io::notice::kind::roster && n.id == id) {
      return &n;
    }
  }
  return nullptr;
}

std::string arg(io::notice const* n, std::string_view name) {
  for (auto const& [key, value] : n ? n->args : sentence_args{}) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

/// The text of the conclusion of the first step of a rule.
std::string concluded(std::vector<explanation> const& steps, std::string_view rule_id) {
  for (auto const& s : steps) {
    if (s.by.id == rule_id) {
      return s.conclusions.empty() ? "" : s.conclusions.front().text;
    }
  }
  return "no such step";
}

/// Everything that an assessment says in numbers, as text.
std::string figures(io::jp::roster_assessment const& a) {
  std::string out;
  auto add = [&](auto const& value) { out += std::string{text_of(value)} + " "; };
  for (auto const& m : a.months) {
    add(m.base_day);
    add(m.facts.workers);
    add(m.facts.deduction);
    add(m.facts.counted);
    add(m.required);
    add(m.base_rate);
    add(m.not_counted);
    for (auto const& o : m.offices) {
      out += std::to_string(o.office) + ":";
      add(o.workers);
      add(o.exclusion);
      add(o.deduction);
    }
    for (auto const& g : m.persons) {
      add(g.like.kind);
      add(g.like.severe);
      add(g.like.hours);
      add(g.like.a_type_user);
      add(g.like.hired_on.value_or(day{}));
      add(g.like.handbook_on.value_or(day{}));
      add(g.like.number);
      add(g.band);
      add(g.weight);
    }
  }
  add(a.june.base);
  add(a.june.required);
  add(a.bill.shortage);
  add(a.bill.net_payable);
  for (auto const& n : a.notices) {
    out += n.id + " ";
    for (auto const& [key, value] : n.args) {
      out += value + " ";
    }
  }
  std::function<void(std::vector<explanation> const&)> walk = [&](std::vector<explanation> const& steps) {
    for (auto const& s : steps) {
      out += std::string{s.by.id} + " ";
      for (auto const* list : {&s.givens, &s.findings, &s.conclusions}) {
        for (auto const& v : *list) {
          out += v.text + " ";
        }
      }
      walk(s.steps);
    }
  };
  walk(a.why);
  return out;
}

}  // namespace

TEST_CASE("the manufacturer falls short when the rate rises") {
  auto const a = manufacturer();
  CHECK(a.findings.rows == 640);
  CHECK(a.findings.bad_total == 0);
  double const counted[] = {14, 14, 14, 12, 12, 12, 13, 14, 14, 13, 13, 13};
  for (std::size_t i = 0; i < a.months.size(); ++i) {
    auto const& m = a.months[i];
    CAPTURE(i);
    CHECK(m.facts.workers >= persons(602.5));
    CHECK(m.facts.workers <= persons(608.5));
    CHECK(m.facts.workers - halves(m.facts.deduction) >= persons(564.5));
    CHECK(m.facts.workers - halves(m.facts.deduction) <= persons(570.5));
    CHECK(m.required == heads{i < 3 ? 14 : 15});
    CHECK(m.base_rate == (i < 3 ? rate{25, 1000} : rate{27, 1000}));
    CHECK(m.facts.counted == persons(counted[i]));
  }
  CHECK(a.months.front().facts.workers == persons(604));
  CHECK(a.months.back().facts.workers == persons(602.5));
  CHECK(a.bill.covered);
  CHECK(a.bill.shortage == person_months{19 * 2});
  CHECK(a.bill.net_payable == jp::yen{950'000});
  CHECK_FALSE(a.instalments);
  CHECK(a.june_day == make_day(2026, 6, 1));
  CHECK(a.june.required == heads{14});
  CHECK(a.june.counted == persons(14));
  CHECK(a.june.compliant);
}

TEST_CASE("each office is cut down on its own") {
  auto const a = manufacturer();
  REQUIRE(a.offices.size() == 3);
  auto const& april = a.months.front();
  REQUIRE(april.offices.size() == 3);
  heads total;
  for (auto const& o : april.offices) {
    auto const steel = text_of(a.offices[o.office].industry) == "iron_and_steel";
    CHECK(o.exclusion == (steel ? rate{1, 10} : rate{}));
    CHECK(o.deduction == floor_of(o.workers, o.exclusion));
    total += o.deduction;
  }
  CHECK(total == april.facts.deduction);
  CHECK(total == heads{38});
}

TEST_CASE("the groups of persons alike add up to the counted number") {
  auto const a = manufacturer();
  for (auto const& m : a.months) {
    half_heads total;
    heads not_counted;
    for (auto const& g : m.persons) {
      total += g.weight * g.like.number.number();
      not_counted += g.weight == half_heads{0} ? g.like.number : heads{0};
    }
    CHECK(total == m.facts.counted);
    CHECK(not_counted == m.not_counted);
  }
  // Not counted in April: 12 hours and not severe; a user of the firm's A-type service; no handbook before September.
  CHECK(a.months[0].not_counted == heads{3});
  CHECK(a.months[6].not_counted == heads{2});
}

TEST_CASE("the explained position of June is the computed one") {
  auto const a = manufacturer();
  CHECK(concluded(a.why, "jp.count.workers") == text_of(a.june.workers));
  CHECK(concluded(a.why, "jp.count.total") == text_of(a.june.counted));
  CHECK(concluded(a.why, "jp.exclusion.total") == text_of(a.june.deduction));
  CHECK(a.june.workers == a.months[2].facts.workers);
  CHECK(concluded(a.why, "jp.obligation.required") == "14");
}

TEST_CASE("the number of threads changes nothing") {
  auto const one = figures(manufacturer(1));
  CHECK(one == figures(manufacturer(2)));
  CHECK(one == figures(manufacturer(7)));
  CHECK(one == figures(manufacturer(10'000)));
}

TEST_CASE("an empty roster is assessed") {
  auto const a = io::assess(rows("id,hours,hired_on,disability\n"), {}, {2026}, {}, 2);
  CHECK(a.months[0].facts.workers == half_heads{0});
  CHECK_FALSE(a.bill.covered);
  CHECK(a.bill.net_payable == jp::yen{0});
}

TEST_CASE("a special subsidiary of 2019 as published") {
  auto const a = io::assess(io::read_jp_roster("data/samples/jp_recruit_office_support_2019.csv", {}),
                            io::read_jp_employer("data/samples/jp_recruit_office_support_2019.toml"), {2019});
  heads on_june;
  for (auto const& g : a.months[2].persons) {
    on_june += g.like.number;
  }
  CHECK(on_june == heads{336});
  CHECK(a.june.workers == persons(384));
  CHECK(a.june.statutory_rate == rate{22, 1000});
  CHECK(a.june.required == heads{8});
  CHECK(a.june.compliant);
  CHECK(a.bill.shortage == person_months{0});
  for (auto const& plan : a.plans) {
    CHECK(plan.hire != "specific_mental");  // no such class before 2024
    CHECK(plan.fewest == heads{0});
    CHECK(plan.bills.empty());
  }
}

TEST_CASE("hires are tried one by one") {
  auto const a = manufacturer();
  REQUIRE(a.plans.size() == 4);
  CHECK(a.plans[0].hire == "full_time");
  CHECK(a.plans[0].fewest == heads{2});
  CHECK(a.plans[0].bills == std::vector<std::int64_t>{350'000, 0});
  CHECK(a.plans[1].hire == "severe_full_time");
  CHECK(a.plans[1].bills == std::vector<std::int64_t>{0});
  CHECK(a.plans[2].hire == "short_time_mental");
  CHECK(a.plans[2].fewest == heads{2});
  CHECK(a.plans[3].hire == "specific_mental");
  CHECK(a.plans[3].bills == std::vector<std::int64_t>{650'000, 350'000, 50'000, 0});
  // A bill that 200 hires do not bring to zero.
  std::array<jp::month, jp::months_in_year> large{};
  large.fill({persons(100'000), heads{0}, persons(0)});
  auto const plans = io::plan_hires(large, jp::law_for({2026}), {});
  CHECK_FALSE(plans[0].fewest);
  CHECK(plans[0].bills.size() == 200);
}

TEST_CASE("the June report is of its own day, whatever the base day") {
  auto const people = rows(
      "id,hours,hired_on,left_on,disability\n"
      "1,40,2020-04-01,2026-06-14,none\n2,40,2020-04-01,,none\n3,40,2026-06-10,,physical\n");
  io::jp::employer who;
  who.base_day = 15;
  auto const a = io::assess(people, who, {2026});
  CHECK(a.months[2].base_day == make_day(2026, 6, 15));
  CHECK(a.months[2].facts.workers == persons(2));
  CHECK(a.months[2].facts.counted == persons(1));
  CHECK(a.june_day == make_day(2026, 6, 1));
  CHECK(a.june.workers == persons(2));
  CHECK(a.june.counted == persons(0));
  who.base_day = 31;
  CHECK(io::assess(people, who, {2026}).months[10].base_day == make_day(2027, 2, 28));
}

TEST_CASE("the first and the last day of employment count") {
  auto const people =
      rows("id,hours,hired_on,left_on,disability\n1,40,2026-07-01,2026-08-01,none\n2,40,2026-07-02,2026-07-31,none\n");
  auto const a = io::assess(people, {}, {2026});
  CHECK(a.months[2].facts.workers == persons(0));
  CHECK(a.months[3].facts.workers == persons(1));
  CHECK(a.months[4].facts.workers == persons(1));
  CHECK(a.months[5].facts.workers == persons(0));
}

TEST_CASE("what the reader must know of a roster is told") {
  auto const a = manufacturer();
  CHECK(arg(roster_notice(a.notices, "outside_year"), "rows") == "4");
  CHECK(arg(roster_notice(a.notices, "a_type_excluded"), "persons") == "1");
  CHECK(arg(roster_notice(a.notices, "handbook_later"), "persons") == "1");
  CHECK_FALSE(roster_notice(a.notices, "hours_below"));
  CHECK_FALSE(roster_notice(a.notices, "rows_left_out"));

  auto const people = rows(
      "id,hours,hired_on,disability,handbook_on\n1,8,2020-04-01,none,\n2,9,2020-04-01,mental,\n"
      "3,40,,none,2020-04-01\n4,40,2020-04-01,x,\n5,25,,mental,\n");
  auto const b = io::assess(people, {}, {2022});
  CHECK(arg(roster_notice(b.notices, "rows_left_out"), "rows") == "1");
  CHECK(arg(roster_notice(b.notices, "rows_left_out"), "of") == "5");
  CHECK(arg(roster_notice(b.notices, "column_absent"), "column") == "office");
  CHECK(arg(roster_notice(b.notices, "no_hired_on"), "rows") == "2");
  CHECK(arg(roster_notice(b.notices, "hours_below"), "workers") == "2");
  CHECK(arg(roster_notice(b.notices, "hours_below"), "persons") == "1");
  CHECK(arg(roster_notice(b.notices, "handbook_without_disability"), "rows") == "1");
  CHECK(arg(roster_notice(b.notices, "recent_days_missing"), "persons") == "1");
}

TEST_CASE("notices of the law: below official, past review, what-ifs; one for each") {
  reform what_if{"higher rate"};
  what_if.amend(jp::terms::levy_base_rate.term, make_day(2026, 4, 1), "3%");
  auto const a = io::assess(io::read_jp_roster("data/samples/jp_manufacturer_2026.csv", {}), {}, {2026}, what_if);
  CHECK(a.reform_title == "higher rate");
  CHECK(a.law_version == jp::terms::law_version);
  CHECK(a.months[0].base_rate == rate{3, 100});
  std::size_t reforms = 0;
  std::vector<std::pair<io::notice::kind, version_info const*>> seen;
  for (auto const& n : a.notices) {
    if (n.what == io::notice::kind::roster || n.what == io::notice::kind::remark) {
      continue;
    }
    reforms += n.what == io::notice::kind::reform ? 1 : 0;
    CHECK(std::find(seen.begin(), seen.end(), std::pair{n.what, n.version}) == seen.end());
    seen.emplace_back(n.what, n.version);
    if (n.what == io::notice::kind::confidence) {
      CHECK(n.version->confirmed > confidence::official);
      CHECK(n.version->confirmed != confidence::reform);
    }
  }
  CHECK(reforms == 1);
}

TEST_CASE("public bodies have the duty and no levy") {
  io::jp::employer who;
  who.kind = jp::employer_kind::state_local;
  auto const a = manufacturer(1, who);
  CHECK(roster_notice(a.notices, "public_body_no_levy"));
  CHECK_FALSE(a.bill.covered);
  CHECK(a.bill.net_payable == jp::yen{0});
  CHECK(a.plans.empty());
  CHECK(a.june.required > heads{14});
}

TEST_CASE("instalments are split when asked for and large enough") {
  io::jp::employer who;
  who.instalments = true;
  CHECK_FALSE(manufacturer(1, who).instalments);  // 950,000 yen is below the minimum
  std::string text = "id,hours,hired_on,disability\n";
  for (int i = 0; i < 300; ++i) {
    text += std::to_string(i) + ",40,2020-04-01,none\n";
  }
  auto const a = io::assess(rows(text), who, {2026});
  REQUIRE(a.instalments);
  jp::yen total{};
  for (auto const& part : *a.instalments) {
    total += part.amount;
  }
  CHECK(total == a.bill.levy);
}

TEST_CASE("a year before the law is known is refused") {
  CHECK_THROWS_AS(io::assess(rows("id,hours,hired_on,disability\n"), {}, {1950}), law_error);
}

TEST_CASE("special corporations have the duty and no levy (Act 43(1), 49(1)(i))") {
  io::jp::employer who;
  who.kind = jp::employer_kind::special_corporation;
  auto const a = manufacturer(1, who);
  CHECK(roster_notice(a.notices, "public_body_no_levy"));
  CHECK(a.bill.net_payable == jp::yen{0});
}

namespace {

/// 150 workers of 40 hours, of them three with a physical disability.
std::string firm_of_150(std::string const& more_columns = "", std::string const& of_persons = "",
                        std::string const& of_others = "") {
  std::string text = "id,hours,hired_on,disability" + more_columns + "\n";
  for (int i = 0; i < 150; ++i) {
    text += "W" + std::to_string(i) + ",40,2020-04-01," + (i < 3 ? "physical" + of_persons : "none" + of_others) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a firm that opened within the year is settled for the months after (docs/jp/part_year.md)") {
  io::jp::employer who;
  who.opened_on = make_day(2026, 6, 15);
  auto const a = io::assess(rows(firm_of_150()), who, {2026});
  CHECK(a.in_business.first == 3);
  CHECK(a.in_business.count == 9);
  CHECK(a.bill.levy == jp::yen{450'000});
  CHECK(roster_notice(a.notices, "part_year_jp"));
  // Nine base days at 2.7 %: one more person on each day ends the shortage of 9.
  REQUIRE_FALSE(a.plans.empty());
  CHECK(a.plans.front().fewest == heads{1});
  who.opened_on.reset();
  who.closed_on = make_day(2026, 10, 10);
  who.instalments = true;
  auto const closed = io::assess(rows(firm_of_150()), who, {2026});
  CHECK(closed.bill.levy == jp::yen{150'000});
  CHECK(closed.bill.when.rolled == make_day(2026, 11, 24));
  CHECK_FALSE(closed.instalments);
  CHECK(roster_notice(closed.notices, "no_instalments_closed"));
  who.closed_on = make_day(2026, 4, 10);
  CHECK_THROWS_AS(io::assess(rows(firm_of_150()), who, {2026}), facts_error);
}

TEST_CASE("proof missing: not counted, and what the proofs would change") {
  // With three counted: 45 − 36 = 9 person-months short. Without any: 45.
  auto const a = io::assess(rows(firm_of_150(",proof", ",no", ",")), {}, {2026});
  CHECK(a.bill.levy == jp::yen{2'250'000});
  auto const* told = roster_notice(a.notices, "no_proof");
  CHECK(arg(told, "persons") == "3");
  CHECK(arg(told, "payable") == "2250000");
  CHECK(arg(told, "payable_with") == "450000");
  CHECK(io::assess(rows(firm_of_150(",proof", ",yes", ",")), {}, {2026}).bill.levy == jp::yen{450'000});
  // Without the column nobody is doubted.
  CHECK_FALSE(roster_notice(io::assess(rows(firm_of_150()), {}, {2026}).notices, "no_proof"));
}

TEST_CASE(
    "real hours that differ constantly: the contract unless the yearly average is asked for (JEED manual p. 16)") {
  auto const text = firm_of_150(",actual_hours", ",25", ",");
  auto const a = io::assess(rows(text), {}, {2026});
  CHECK(a.bill.levy == jp::yen{450'000});
  auto const* told = roster_notice(a.notices, "hours_differ");
  CHECK(arg(told, "persons") == "3");
  CHECK(arg(told, "names") == "W0, W1, W2");
  io::jp::employer who;
  who.by_actual_hours = true;
  // Three persons of 25 hours count 0.5 each, and so do they as workers: base 148.5, 3 × 3 + 9 × 4 = 45, counted 18.
  auto const b = io::assess(rows(text), who, {2026});
  CHECK(b.bill.of.counted == person_months{36});
  CHECK(b.months[0].facts.workers == persons(148.5));
  CHECK(b.bill.levy == jp::yen{1'350'000});
  CHECK(arg(roster_notice(b.notices, "hours_by_average"), "names") == "W0, W1, W2");
  CHECK_FALSE(roster_notice(b.notices, "hours_differ"));
  // Longer hours do not make a worker of 10 to under 20 hours a regular worker: the contract must change.
  auto const specific = rows(
      "id,hours,hired_on,disability,actual_hours\nA,15,2020-04-01,mental,32\nB,15,2020-04-01,mental,8\n"
      "C,40,2020-04-01,none,20\n");
  auto const c = io::assess(specific, who, {2026});
  CHECK(arg(roster_notice(c.notices, "hours_by_average"), "names") == "B");
  CHECK(c.months[0].facts.counted == persons(0.5));
  CHECK(c.months[0].facts.workers == persons(1));
}

TEST_CASE("where a firm stands with enforcement: the facts of the criteria") {
  // 150 workers and nobody: required 3 on 2026-06-01, none employed.
  std::string text = "id,hours,hired_on,disability\n";
  for (int i = 0; i < 150; ++i) {
    text += std::to_string(i) + ",40,2020-04-01,none\n";
  }
  auto const a = io::assess(rows(text), {}, {2026});
  REQUIRE(a.enforcement);
  CHECK(a.enforcement->found.met == jp::plan_criterion::none_employed);
  CHECK(a.enforcement->national_year == 2025);
  auto step_of = [](io::jp::roster_assessment const& of, rule const* what) {
    REQUIRE(of.plan);
    for (auto const& e : of.plan->course) {
      if (e.what == what) {
        return e.first;
      }
    }
    return day{};
  };
  CHECK_FALSE(a.plan->ordered);
  CHECK(step_of(a, &jp::plan_start_rule) == make_day(2027, 1, 1));
  CHECK(step_of(a, &jp::plan_end_rule) == make_day(2028, 12, 31));
  CHECK(manufacturer().enforcement->found.met == jp::plan_criterion::none);
  CHECK_FALSE(manufacturer().plan);
  // A plan that was ordered: where it stands on a day that is told.
  io::jp::employer ordered;
  ordered.plan_start = make_day(2025, 1, 1);
  ordered.as_of = make_day(2027, 2, 1);
  auto const b = io::assess(rows(text), ordered, {2026});
  CHECK(b.plan->ordered);
  CHECK(step_of(b, &jp::plan_end_rule) == make_day(2026, 12, 31));
  CHECK(b.plan->stage == jp::plan_stage::special_guidance);
}

TEST_CASE("the June report's due day is rolled as in the calendar") {
  // 2018-07-15 was a Sunday, 16 July Marine Day; a page names Tuesday 17 July (icare.jpn.com).
  std::string text = "id,hours,hired_on,disability\n";
  for (int i = 0; i < 60; ++i) {
    text += std::to_string(i) + ",40,2010-04-01,none\n";
  }
  auto const a = io::assess(rows(text), {}, {2018});
  CHECK(a.june_due.by_law == make_day(2018, 7, 15));
  CHECK(a.june_due.rolled == make_day(2018, 7, 17));
}

TEST_CASE("home work in a roster: set off against the levy (Act 74-2(4)(5))") {
  // 150 workers, one counted: FY2026 three base days at 2.5 % and nine at 2.7 %: floors 3 and 4, less 1 each:
  // 3 x 2 + 9 x 3 = 33 x 50,000 = 1,650,000. 2,500,000 / 350,000 = 7 units of 21,000 = 147,000, under the cap of
  // 12 x 21,000 = 252,000.
  std::string text = "id,hours,hired_on,disability\n";
  for (int i = 0; i < 150; ++i) {
    text += std::to_string(i) + ",40,2020-04-01," + (i == 0 ? "physical" : "none") + "\n";
  }
  io::jp::employer who;
  who.home_work_payments = jp::yen{2'500'000};
  auto const a = io::assess(rows(text), who, {2026});
  CHECK(text_of(a.bill.levy) == "1650000");
  REQUIRE(a.home_work);
  CHECK(text_of(a.home_work->grant.amount) == "147000");
  CHECK(text_of(a.bill.net_payable) == "1503000");
  CHECK(text_of(a.bill.net_receivable) == "0");
}

TEST_CASE("the months of each office add up to those of the employer") {
  auto const a = manufacturer();
  for (auto const& m : a.months) {
    std::int64_t workers = 0, persons_there = 0, all = 0;
    for (auto const& o : m.offices) {
      workers += o.heads_by_hours[static_cast<std::size_t>(jp::hours_band::full)].number();
      for (auto const& g : o.persons) {
        persons_there += g.like.number.number();
      }
    }
    for (auto const& g : m.persons) {
      all += g.like.number.number();
    }
    CHECK(workers == m.heads_by_hours[static_cast<std::size_t>(jp::hours_band::full)].number());
    CHECK(persons_there == all);
  }
}

TEST_CASE("history: the same staff in every fiscal year, unsettled years with their reason") {
  // 250 workers, four with a disability, all full-time.
  std::string text = "id,hours,hired_on,left_on,disability\n";
  for (int i = 0; i < 250; ++i) {
    text += std::to_string(i) + ",40,2020-04-01,," + (i < 4 ? "physical" : "none") + "\n";
  }
  text += "X,40,2015-04-01,2026-05-31,physical\nY,40,2026-06-02,,physical\n";  // not there on the day
  auto const found = io::jp::history_of(rows(text), {}, make_day(2026, 6, 1), {2003}, {2027});
  REQUIRE(found.years.size() == 25);
  CHECK(found.staff == 250);
  auto const at = [&](int fiscal) -> io::jp::history_year const& {
    return found.years[static_cast<std::size_t>(fiscal - 2003)];
  };
  // Outside the levy to 2009; 2010 and 2015 are not settled; 1.8 % and 40,000 yen: 4 = 4.
  CHECK_FALSE(at(2009).found->covered);
  REQUIRE(at(2010).refused);
  CHECK(at(2010).refused->code() == errc::unsettled);
  CHECK(at(2012).found->levy == jp::yen{0});
  CHECK(at(2014).found->levy == jp::yen{480'000});  // 5 − 4, 12 × 40,000
  REQUIRE(at(2015).refused);
  CHECK(at(2016).found->levy == jp::yen{600'000});    // 50,000
  CHECK(at(2025).found->levy == jp::yen{1'200'000});  // floor(6.25) = 6
  CHECK(at(2026).found->levy == jp::yen{1'200'000});  // 6 and floor(6.75)
  auto who = io::jp::employer{};
  who.year_reading = jp::year_reading::law_of_last_month;
  auto const read = io::jp::history_of(rows(text), who, make_day(2026, 6, 1), {2010}, {2015});
  CHECK(read.years.front().found);
  CHECK(read.years.back().found->levy == jp::yen{600'000});
}
