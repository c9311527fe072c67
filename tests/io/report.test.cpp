// SPDX-License-Identifier: Apache-2.0
// Reports: every kind of bill in every language and format, without a missing word, a dead link or an injected line.
#include "support/catch.hpp"

#include "../../src/io/provision.hpp"
#include "quotalaw/io/report.hpp"
#include "quotalaw/jp/timelines.hpp"
#include "quotalaw/th/timelines.hpp"

#include <nlohmann/json.hpp>

#include <regex>
#include <set>
#include <sstream>

using namespace quotalaw;
using io::language;
using io::report_format;

namespace {

constexpr std::array languages{language::en, language::th, language::ja};

std::string const hostile = "=A&B <script>alert('x')</script> \"\x1b[31mred\x1b[0m";

io::jp::worker jp_worker(jp::disability kind = jp::disability::none, bool severe = false, std::int64_t weekly = 40) {
  io::jp::worker w;
  w.who.kind = kind;
  w.who.severe = severe;
  w.who.hours = hours(weekly);
  w.who.hired_on = make_day(2010, 4, 1);
  return w;
}

io::jp::roster jp_roster(std::size_t plain, std::size_t physical) {
  io::jp::roster out;
  out.offices.push_back({hostile, jp::industry_named("construction")});
  out.workers.assign(plain, jp_worker());
  out.workers.insert(out.workers.end(), physical, jp_worker(jp::disability::physical));
  out.findings.path = "some/folder/staff.csv";
  out.findings.rows = out.workers.size();
  return out;
}

io::jp::roster_assessment jp_assessed(std::size_t plain, std::size_t physical, int year = 2026,
                                      jp::employer_kind kind = jp::employer_kind::private_sector,
                                      bool instalments = false, reform const& what_if = {}) {
  io::jp::employer who;
  who.name = hostile;
  who.kind = kind;
  who.instalments = instalments;
  who.note = hostile;
  return io::assess(jp_roster(plain, physical), who, jp::fiscal_year{year}, what_if);
}

io::th::roster_assessment th_assessed(std::size_t plain, std::size_t with_card, io::th::employer who = {}) {
  io::th::roster people;
  io::th::worker w;
  w.hired_on = make_day(2015, 1, 5);
  w.where = th::province_named("Bangkok");
  people.workers.assign(plain, w);
  w.with_disability = true;
  people.workers.push_back(w);  // no card
  w.card = true;
  people.workers.insert(people.workers.end(), with_card, w);
  people.offices = {hostile};
  people.findings.path = "staff.csv";
  people.findings.rows = people.workers.size();
  who.name = hostile;
  who.note = hostile;
  return io::assess(people, who, th::fund_year{2027});
}

template <class Assessed>
std::string written(Assessed const& a, report_format as, language in, bool explain = true) {
  io::report_options how;
  how.in = in;
  how.explain = explain;
  return io::report(a, as, how);
}

/// The words of a report that look like keys or like places that were not filled.
std::vector<std::string> unspoken(std::string const& text) {
  static std::regex const keys{
      R"((^|[^A-Za-z0-9_.\-/])((report|remark|notice|hire|name|rule|term|confidence|choice|flag|band|disability|employer|unit|instrument|at)\.[a-z][a-z0-9_.]*|\{[a-z_]+\}))"};
  std::vector<std::string> out;
  for (std::sregex_iterator i{text.begin(), text.end(), keys}, end; i != end; ++i) {
    out.push_back((*i)[2].str());
  }
  return out;
}

std::string body_of(std::string const& html) { return html.substr(html.find("</style>")); }

void check_html(std::string const& html) {
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find('\x1b') == std::string::npos);
  std::set<std::string> ids;
  static std::regex const id{R"re( id="([^"]*)")re"};
  for (std::sregex_iterator i{html.begin(), html.end(), id}, end; i != end; ++i) {
    CHECK(ids.insert((*i)[1]).second);
  }
  static std::regex const target{R"re(href="#([^"]*)")re"};
  std::set<std::string> dead;
  std::size_t links = 0;
  for (std::sregex_iterator i{html.begin(), html.end(), target}, end; i != end; ++i) {
    ++links;
    if (!ids.contains((*i)[1])) {
      dead.insert((*i)[1]);
    }
  }
  CHECK(links > 20);
  CHECK(dead == std::set<std::string>{});
  // One h1 first; after it no level is skipped.
  static std::regex const heading{R"re(<h([1-6])[ >])re"};
  int last = 0;
  int ones = 0;
  for (std::sregex_iterator i{html.begin(), html.end(), heading}, end; i != end; ++i) {
    auto const level = std::stoi((*i)[1]);
    CHECK(level <= last + 1);
    last = level;
    ones += level == 1 ? 1 : 0;
  }
  CHECK(ones == 1);
  // Every table has a caption and every header cell a scope.
  auto count = [&](std::string const& what) {
    std::size_t n = 0;
    for (auto at = html.find(what); at != std::string::npos; at = html.find(what, at + 1)) {
      ++n;
    }
    return n;
  };
  CHECK(count("<table") == count("<caption"));
  CHECK(count("<th ") == count("scope="));
  CHECK(count("<th>") == 0);
  CHECK(count("<details") == count("</details>"));
  for (std::string const loads : {"src=", "@import", "url(", "<link", "<iframe", "javascript:"}) {
    CHECK(count(loads) == 0);
  }
}

void check_csv(std::string const& csv) {
  CHECK(csv.find('\r') == std::string::npos);
  std::istringstream lines{csv};
  std::string line;
  REQUIRE(std::getline(lines, line));
  CHECK(line == "section,item,base_day,office,value,unit,label");
  std::size_t rows = 0;
  while (std::getline(lines, line)) {
    ++rows;
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (char const c : line) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    CAPTURE(line);
    CHECK(fields.size() == 7);
    for (auto const& f : fields) {
      bool const formula = !f.empty() && std::string_view{"=+@"}.find(f[0]) != std::string_view::npos;
      CHECK(!formula);
    }
  }
  CHECK(rows > 5);
}

template <class Assessed>
void check_everywhere(Assessed const& a) {
  for (auto const in : languages) {
    auto const name = std::string{io::language_names[static_cast<std::size_t>(in)]};
    CAPTURE(name);
    auto const text = written(a, report_format::text, in);
    CHECK(unspoken(text) == std::vector<std::string>{});
    CHECK(text.find('\x1b') == std::string::npos);
    auto const html = written(a, report_format::html, in);
    CHECK(html.find("<html lang=\"" + name + "\">") != std::string::npos);
    CHECK(unspoken(body_of(html)) == std::vector<std::string>{});
    check_html(html);
    check_csv(written(a, report_format::csv, in));
    auto const json = nlohmann::json::parse(written(a, report_format::json, in));
    CHECK(json["employer"] == hostile);
    CHECK(json["complete"] == true);
    CHECK(!json["explanation"].empty());
    for (auto const& n : json["notices"]) {
      CHECK(unspoken(n.value("message", "")) == std::vector<std::string>{});
    }
  }
}

std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("days in the reader's habit") {
  CHECK(io::show(make_day(2027, 5, 17), language::en) == "2027-05-17");
  CHECK(io::show(make_day(2027, 5, 17), language::th) == "17 พฤษภาคม พ.ศ. 2570");
  CHECK(io::show(make_day(2027, 5, 17), language::ja) == "2027年5月17日（令和9年）");
  CHECK(io::show(make_day(2019, 5, 1), language::ja) == "2019年5月1日（令和元年）");
  CHECK(io::show(make_day(2019, 4, 30), language::ja) == "2019年4月30日（平成31年）");
  CHECK(io::show(make_day(1989, 1, 8), language::ja) == "1989年1月8日（平成元年）");
  CHECK(io::show(make_day(1989, 1, 7), language::ja) == "1989年1月7日（昭和64年）");
  CHECK(io::show(make_day(1976, 10, 1), language::ja) == "1976年10月1日（昭和51年）");
}

TEST_CASE("years in both calendars") {
  CHECK(io::show_year(2026, "jp", language::ja) == "2026年度（令和8年度）");
  CHECK(io::show_year(2019, "jp", language::ja) == "2019年度（令和元年度）");
  CHECK(io::show_year(1988, "jp", language::ja) == "1988年度（昭和63年度）");
  CHECK(io::show_year(2026, "jp", language::en) == "2026 (Reiwa 8)");
  CHECK(io::show_year(2027, "th", language::en) == "2027 (B.E. 2570)");
  CHECK(io::show_year(2027, "th", language::th) == "พ.ศ. 2570 (ค.ศ. 2027)");
}

TEST_CASE("values in the reader's habit") {
  using io::show;
  CHECK(show(term_kind::money, "JPY", "450000", language::en) == "450,000 yen");
  CHECK(show(term_kind::money, "JPY", "450000", language::ja) == "450,000 円");
  CHECK(show(term_kind::money, "THB", "246010.00", language::th) == "246,010.00 บาท");
  CHECK(show(term_kind::money, "THB", "1234567.89", language::en) == "1,234,567.89 baht");
  CHECK(show(term_kind::money, "THB", "-123.45", language::en) == "-123.45 baht");
  CHECK(show(term_kind::half_heads, "", "1043.5", language::en) == "1,043.5");
  CHECK(show(term_kind::rate, "", "2.7%", language::en) == "2.7%");
  CHECK(show(term_kind::rate, "", "2.7%", language::th) == "ร้อยละ 2.7");
  CHECK(show(term_kind::rate, "", "1/3", language::th) == "1/3");
  CHECK(show(term_kind::hours, "", "38:45", language::en) == "38:45 hours");
  CHECK(show(term_kind::months, "", "1", language::en) == "1 month");
  CHECK(show(term_kind::person_months, "", "120", language::ja) == "120人月");
  CHECK(show(term_kind::yearly_day, "", "05-15", language::en) == "15 May");
  CHECK(show(term_kind::yearly_day, "", "05-15", language::th) == "15 พฤษภาคม");
  CHECK(show(term_kind::yearly_day, "", "05-15", language::ja) == "5月15日");
  CHECK(show(term_kind::flag, "", "yes", language::ja) == "はい");
  CHECK(show(term_kind::choice, "", "next_working_day", language::th) ==
        io::label("choice.next_working_day", language::th));
  CHECK(show(named_value{"disability", term_kind::text, {}, "mental"}, language::ja) == "精神障害");
  CHECK(show(named_value{"province", term_kind::text, {}, "Bangkok"}, language::th) == "กรุงเทพมหานคร");
  CHECK(show(named_value{"industry", term_kind::text, {}, "warehousing"}, language::en) == "Warehousing");
}

TEST_CASE("a missing label can be seen") {
  CHECK(io::label("no.such.key", language::ja) == "no.such.key");
  CHECK(!io::has_label("no.such.key"));
  CHECK(io::has_label("report.section.bill"));
  CHECK(io::language_named("ja") == language::ja);
  CHECK(!io::language_named("de"));
}

TEST_CASE("refusals in three languages") {
  facts_error const e{sentences::left_before_hired, "workers[3]", {{"left", "2026-04-01"}, {"hired", "2026-05-01"}}};
  CHECK(io::message_of(e, language::en) == e.message());
  CHECK(io::remedy_of(e, language::en) == e.remedy());
  CHECK(io::message_of(e, language::ja).find("2026年5月1日") != std::string::npos);
  CHECK(io::message_of(e, language::th).find("พ.ศ. 2569") != std::string::npos);
  for (auto const& said : sentences::all) {
    for (auto const in : {language::th, language::ja}) {
      CAPTURE(said.id);
      CHECK(io::message_of(said, {}, in) != said.text);
    }
  }
}

TEST_CASE("articles as the law writes them") {
  CHECK(io::show_provision("Act 54(2); Order 17", language::en) == "Act 54(2); Order 17");
  CHECK(io::show_provision("Act 54(2); Order 17", language::ja) == "法第54条第2項；令第17条");
  CHECK(io::show_provision("Act 43(3)-(5), 70; Rule 6, 6-2, Suppl. 6", language::ja) ==
        "法第43条第3項から第5項まで、第70条；則第6条、第6条の2、附則第6条");
  CHECK(io::show_provision("Art. 9, as read by Cabinet Order 44/2023 Suppl. 3(1)", language::ja) ==
        "第9条、令和5年政令第44号附則第3条第1項による読替え");
  CHECK(io::show_provision("p. 222, 223", language::ja) == "222頁、223頁");
  CHECK(io::show_provision("Act s.33; MR B.E. 2554 cl. 3 para. 2", language::th) ==
        "พ.ร.บ. มาตรา 33; กฎกระทรวง พ.ศ. 2554 ข้อ 3 วรรคสอง");
  // What is not understood stays as it is written.
  CHECK(io::show_provision("page 2 of 1998", language::ja) == "page 2 of 1998");
  CHECK(io::show_provision("2027", language::ja) == "2027");
  CHECK(io::show_provision("page 2 of 1998", language::th) == "page 2 of 1998");
  CHECK(io::show_provision("2027", language::th) == "2027");
  // The law of Japan for a Thai reader: an Act and a Cabinet Order have มาตรา, an ordinance has ข้อ.
  CHECK(io::show_provision("Act 54(2); Order 17", language::th) == "พ.ร.บ. มาตรา 54(2); กฤษฎีกา มาตรา 17");
  CHECK(io::show_provision("Act 43(3)-(5), 70; Rule 6, 6-2, Suppl. 6", language::th) ==
        "พ.ร.บ. มาตรา 43(3)-(5), 70; กฎกระทรวง ข้อ 6, 6-2, บทเฉพาะกาล มาตรา 6");
  CHECK(io::show_provision("Art. 9, as read by Cabinet Order 44/2023 Suppl. 3(1)", language::th) ==
        "มาตรา 9, ตามที่แก้โดย กฤษฎีกา ฉบับที่ 44 ค.ศ. 2023 บทเฉพาะกาล มาตรา 3(1)");
  CHECK(io::show_provision("p. 222, 223", language::th) == "หน้า 222, 223");
}

TEST_CASE("a levy, with instalments") {
  auto const a = jp_assessed(400, 2, 2026, jp::employer_kind::private_sector, true);
  REQUIRE(a.bill.levy > jp::yen{0});
  REQUIRE(a.instalments);
  check_everywhere(a);
  auto const json = nlohmann::json::parse(written(a, report_format::json, language::en));
  CHECK(json["report"] == "jp.levy");
  CHECK(json["year"] == 2026);
  CHECK(json["bill"]["levy"] == text_of(a.bill.levy));
  CHECK(json["bill"]["instalment_parts"].size() == 3);
  CHECK(json["months"].size() == 12);
  CHECK(json["months"][0]["base_day"] == "2026-04-01");
  CHECK(json["june"]["counted"] == 2);
  CHECK(json["law"]["version"] == a.law_version);
  CHECK(json["law"]["reform"].is_null());
  auto const text = written(a, report_format::text, language::en, false);
  CHECK(text.find(io::show(term_kind::money, "JPY", text_of(a.bill.levy), language::en)) != std::string::npos);
  CHECK(text.find("2027-05-17") != std::string::npos);  // 15 May 2027 is a Saturday
  CHECK(text.find("some/folder") == std::string::npos);
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(columns(line) <= 100);
  }
  auto const csv = written(a, report_format::csv, language::ja);
  CHECK(csv.find("bill,net_payable,,," + text_of(a.bill.levy) + ",JPY,") != std::string::npos);
  CHECK(csv.find("months,workers,2026-04-01,,402,persons,") != std::string::npos);
}

TEST_CASE("an adjustment, a reward, and nothing at all") {
  auto const adjustment = jp_assessed(150, 40);
  CHECK(adjustment.bill.adjustment > jp::yen{0});
  check_everywhere(adjustment);
  auto const reward = jp_assessed(50, 20);
  CHECK(reward.bill.reward > jp::yen{0});
  check_everywhere(reward);
  auto const none = jp_assessed(30, 0);
  CHECK(none.bill.net_payable == jp::yen{0});
  CHECK(none.bill.net_receivable == jp::yen{0});
  check_everywhere(none);
}

TEST_CASE("a public body is outside the levy") {
  auto const a = jp_assessed(400, 2, 2026, jp::employer_kind::state_local);
  check_everywhere(a);
  CHECK(written(a, report_format::text, language::en).find("public body") != std::string::npos);
}

TEST_CASE("a what-if is never shown as law") {
  reform higher{hostile};
  higher.amend(*std::ranges::find(jp::terms::all, "jp.levy.unit", &term_info::id)[0], make_day(2026, 4, 1), "60000");
  auto const a = jp_assessed(400, 2, 2026, jp::employer_kind::private_sector, false, higher);
  check_everywhere(a);
  auto const json = nlohmann::json::parse(written(a, report_format::json, language::en));
  CHECK(json["law"]["reform"] == hostile);
  CHECK(written(a, report_format::text, language::en, false).find("What-if, not law") != std::string::npos);
}

TEST_CASE("Thailand: missing places, on time and late") {
  auto const a = th_assessed(551, 1);
  CHECK(a.bill.at.shortfall == heads{5});
  check_everywhere(a);
  auto const json = nlohmann::json::parse(written(a, report_format::json, language::th));
  CHECK(json["report"] == "th.contribution");
  CHECK(json["bill"]["contribution"] == text_of(a.bill.contribution));
  CHECK(json["without_card"] == 1);
  io::th::employer late;
  late.paid_on = make_day(2027, 6, 30);
  late.alternatives = heads{2};
  auto const b = th_assessed(551, 1, late);
  REQUIRE(b.bill.late);
  check_everywhere(b);
  CHECK(written(b, report_format::text, language::th)
            .find(io::show(term_kind::money, "THB", text_of(b.bill.late->total), language::th)) != std::string::npos);
}

TEST_CASE("Thailand: filled, not bound, and a state agency") {
  check_everywhere(th_assessed(250, 5));
  check_everywhere(th_assessed(40, 0));
  io::th::employer state;
  state.kind = th::employer_kind::state;
  auto const a = th_assessed(551, 1, state);
  CHECK(a.bill.contribution == th::baht{0});
  check_everywhere(a);
}

TEST_CASE("rows left out are said first of all") {
  auto people = jp_roster(400, 2);
  people.findings.rows_left_out = 3;
  people.findings.rows += 3;
  auto const a = io::assess(people, {}, jp::fiscal_year{2026});
  for (auto const in : languages) {
    auto const said = io::phrase("report.incomplete", in, {{"count", "3"}, {"rows", "405"}});
    // The sentence may be wrapped; its beginning is on the first line.
    CHECK(written(a, report_format::text, in).starts_with(said.substr(0, 24)));
    auto const html = written(a, report_format::html, in);
    CHECK(html.find(said) < html.find("<h1"));
    CHECK(nlohmann::json::parse(written(a, report_format::json, in))["complete"] == false);
    CHECK(written(a, report_format::csv, in).find("report,incomplete,,,yes,flag,") != std::string::npos);
  }
}

TEST_CASE("formulas do not reach a spreadsheet, markup does not reach a page") {
  auto const a = jp_assessed(400, 2);
  auto const csv = written(a, report_format::csv, language::en);
  CHECK(csv.find("'=A&B") != std::string::npos);
  CHECK(csv.find(",=A&B") == std::string::npos);
  auto const html = written(a, report_format::html, language::en);
  CHECK(html.find("=A&amp;B &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;") != std::string::npos);
}

TEST_CASE("every number of a table leads to its reason") {
  auto const html = written(jp_assessed(400, 2), report_format::html, language::en);
  auto const table =
      html.substr(html.find("id=\"table-months\""),
                  html.find("</table>", html.find("id=\"table-months\"")) - html.find("id=\"table-months\""));
  static std::regex const bare{R"re(<td class="num[^"]*">[^<])re"};
  CHECK(!std::regex_search(table, bare));
  CHECK(table.find("#why-roster") == std::string::npos);
}

TEST_CASE("bad cells are told by line, with what to do") {
  io::roster_findings f;
  f.path = "staff.csv";
  f.rows_left_out = 2;
  f.bad_total = 5;
  f.bad = {{12, "T0001", "hours", "abc\x1b[2J", &sentences::not_hours, {{"value", "abc\x1b[2J"}}},
           {12, "T0001", "hired_on", "2026-02-30", &sentences::not_a_day, {{"value", "2026-02-30"}}},
           {15, "", "id", "", &sentences::empty_cell, {}}};
  for (auto const in : languages) {
    auto const text = io::report_bad_cells(f, in, false);
    CAPTURE(text);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("T0001") != std::string::npos);
    CHECK(text.find("T0001") == text.rfind("T0001"));
    CHECK(text.find(io::remedy_of(sentences::empty_cell, {}, in)) != std::string::npos);
    CHECK(text.find(io::phrase("report.bad.more", in, {{"count", "2"}})) != std::string::npos);
    CHECK(unspoken(text) == std::vector<std::string>{});
  }
  CHECK(io::report_bad_cells(f, language::en, true).find("\x1b[1m") != std::string::npos);
}

TEST_CASE("colour only if it is asked for") {
  auto const a = jp_assessed(400, 2);
  io::report_options how;
  CHECK(io::report(a, report_format::text, how).find('\x1b') == std::string::npos);
  how.colour = true;
  CHECK(io::report(a, report_format::text, how).find("\x1b[") != std::string::npos);
}

TEST_CASE("every place that a figure of law stands at has words in Thai and Japanese", "[io][provision]") {
  // Names of bodies, addresses on the web and Roman numbers may stay.
  std::regex const stays{R"(\S+\.(com|jp|net)\b|JEED|money001|tokurei5|\([iv]+\))"};
  std::regex const latin{"[A-Za-z]"};
  std::size_t seen = 0;
  auto look = [&](auto const& terms) {
    for (auto const* term : terms) {
      for (auto const& version : term->versions) {
        for (auto const in : {language::th, language::ja}) {
          auto const shown = io::show_provision(version.source.at, in);
          CAPTURE(term->id, version.source.at, shown);
          CHECK(!std::regex_search(std::regex_replace(shown, stays, ""), latin));
          ++seen;
        }
      }
    }
  };
  look(jp::terms::all);
  look(th::terms::all);
  CHECK(seen > 500);
}
