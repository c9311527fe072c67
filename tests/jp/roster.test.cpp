// Rosters of Japan, folded into months and assessed.
#include "io/written_file.hpp"
#include "quotalaw/io/assessment.hpp"
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
