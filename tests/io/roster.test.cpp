// Reading rosters and employers' files: columns, cells, and every mistake with its place.
#include "quotalaw/io/roster.hpp"
#include "io/written_file.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace quotalaw;
using jp::disability;

namespace {

std::string const rosters = "tests/support/rosters/";

io::jp::roster jp_rows(std::string const& text, io::roster_options const& how = {}) {
  written_file const file{text};
  return io::read_jp_roster(file.path(), how);
}
io::th::roster th_rows(std::string const& text) {
  written_file const file{text};
  return io::read_th_roster(file.path(), {});
}

/// "line column value sentence" of each bad cell.
std::vector<std::string> mistakes(io::roster_findings const& findings) {
  std::vector<std::string> out;
  for (auto const& bad : findings.bad) {
    std::ostringstream one;
    one << bad.line << ' ' << bad.column << ' ' << bad.value << ' ' << bad.said->id;
    out.push_back(one.str());
  }
  return out;
}

using list = std::vector<std::string>;

/// The file with the header and the first rows of a sample.
std::string first_rows(std::string const& path, int rows) {
  std::ifstream file{path, std::ios::binary};
  std::string out, line;
  while (rows >= 0 && std::getline(file, line)) {
    out += line + "\n";
    rows -= line.starts_with("#") ? 0 : 1;
  }
  return out;
}

template <class F>
facts_error refusal(F run) {
  try {
    run();
  } catch (facts_error const& e) {
    return e;
  }
  FAIL("nothing was refused");
  throw std::logic_error("unreachable");
}

/// The worker of one row with these cells.
jp::person one_person(std::string const& header, std::string const& cells) {
  auto const read = jp_rows("id,hours,hired_on," + header + "\nA1,40,2020-04-01," + cells + "\n");
  CAPTURE(header, cells, mistakes(read.findings));
  REQUIRE(read.workers.size() == 1);
  return read.workers.front().who;
}

std::optional<day> one_day(std::string const& cell) {
  auto const read = jp_rows("id,hours,hired_on,disability\nA1,40," + cell + ",none\n");
  return read.workers.empty() ? std::nullopt : read.workers.front().who.hired_on;
}

std::optional<weekly_hours> one_hours(std::string const& cell) {
  auto const read = jp_rows("id,hours,hired_on,disability\nA1," + cell + ",2020-04-01,none\n");
  return read.workers.empty() ? std::nullopt : std::optional{read.workers.front().who.hours};
}

bool one_th(std::string const& cell) {
  auto const read = th_rows("id,province,hired_on,disability,pwd_card\nA1,Nan,2020-04-01," + cell + ",\n");
  CAPTURE(cell, mistakes(read.findings));
  REQUIRE(read.workers.size() == 1);
  return read.workers.front().with_disability;
}

}  // namespace

TEST_CASE("a Shift_JIS roster with Japanese headers equals its UTF-8 twin") {
  auto const twin = jp_rows(first_rows("data/samples/jp_manufacturer_2026.csv", 20));
  auto const read = io::read_jp_roster(rosters + "jp_cp932.csv", {});
  CHECK(read.findings.encoding == "CP932");
  CHECK(read.findings.bad_total == 0);
  CHECK(read.findings.columns_unused.empty());
  CHECK(read.findings.columns_absent.empty());
  REQUIRE(read.workers.size() == 20);
  REQUIRE(twin.workers.size() == 20);
  for (std::size_t i = 0; i < 20; ++i) {
    auto const& a = read.workers[i];
    auto const& b = twin.workers[i];
    CHECK(a.who.kind == b.who.kind);
    CHECK(a.who.severe == b.who.severe);
    CHECK(a.who.hours == b.who.hours);
    CHECK(a.who.a_type_user == b.who.a_type_user);
    CHECK(a.who.hired_on == b.who.hired_on);
    CHECK(a.who.handbook_on == b.who.handbook_on);
    CHECK(a.left_on == b.left_on);
    CHECK(read.offices[a.office].name == twin.offices[b.office].name);
    CHECK(read.offices[a.office].industry == twin.offices[b.office].industry);
  }
}

TEST_CASE("Thai rosters in CP874 and in UTF-8 with a mark equal their twin") {
  auto const twin = th_rows(first_rows("data/samples/th_company_2027.csv", 20));
  for (auto const& [name, encoding] : {std::pair{"th_cp874.csv", "CP874"}, std::pair{"th_utf8_bom.csv", "UTF-8"}}) {
    auto const read = io::read_th_roster(rosters + name, {});
    CHECK(read.findings.encoding == encoding);
    CHECK(read.findings.bad_total == 0);
    REQUIRE(read.workers.size() == twin.workers.size());
    for (std::size_t i = 0; i < read.workers.size(); ++i) {
      auto const& a = read.workers[i];
      auto const& b = twin.workers[i];
      CHECK(a.hired_on == b.hired_on);
      CHECK(a.left_on == b.left_on);
      CHECK(a.where == b.where);
      CHECK(a.with_disability == b.with_disability);
      CHECK(a.card == b.card);
      CHECK(read.offices[a.office] == twin.offices[b.office]);
    }
  }
}

TEST_CASE("every mistake of a Japanese roster is reported with its place") {
  auto const read = io::read_jp_roster(rosters + "jp_broken.csv", {});
  CHECK(mistakes(read.findings) ==
        list{"14 hired_on 2015-13-01 not_a_day", "15 left_on 2026-02-30 not_a_day", "16 hours forty not_hours",
             "17 hours -5 not_hours", "20 disability phisical not_a_choice", "21 id  empty_cell",
             "22 left_on 2017-03-31 left_before_hired", "23 severe maybe not_flag", "24   wrong_field_count"});
  CHECK(read.findings.rows == 12);
  CHECK(read.findings.rows_left_out == 9);
  CHECK(read.findings.bad_total == 9);
  REQUIRE(read.workers.size() == 3);
  CHECK(read.workers[1].line == 18);
  CHECK(read.offices[read.workers[1].office].name == "加古川製鉄所, 第二工場\n別館");
  CHECK(read.findings.bad[4].id == "B0007");
  CHECK(fill(read.findings.bad[4].said->remedy, read.findings.bad[4].args) == "did you mean physical?");
  CHECK(read.findings.bad[8].id == "B0011");
  CHECK(fill(read.findings.bad[8].said->text, read.findings.bad[8].args) == "the row has 5 fields, the header 10");
}

TEST_CASE("every mistake of a Thai roster is reported with its place") {
  auto const read = io::read_th_roster(rosters + "th_broken.csv", {});
  CHECK(mistakes(read.findings) == list{"11 hired_on 05/01/2558 year_last", "12 province ชนบุรี unknown_key",
                                        "13 disability blind not_a_choice", "14 id  empty_cell",
                                        "15 left_on 2016-12-31 left_before_hired", "18 pwd_card card not_flag"});
  CHECK(fill(read.findings.bad[1].said->remedy, read.findings.bad[1].args) == "did you mean ชลบุรี?");
  CHECK(read.workers.size() == 3);
  CHECK(read.findings.rows_left_out == 6);
  CHECK(read.offices[read.workers[1].office] == "สำนักงานใหญ่ กรุงเทพฯ, อาคาร \"B\"\nชั้น 4");
}

TEST_CASE("bad cells are kept up to a limit and counted beyond it") {
  io::roster_options how;
  how.most_reported = 2;
  auto const read = io::read_jp_roster(rosters + "jp_broken.csv", how);
  CHECK(read.findings.bad.size() == 2);
  CHECK(read.findings.bad_total == 9);
  auto const several = jp_rows("id,hours,hired_on,disability\nA1,x,y,z\n");
  CHECK(several.findings.bad_total == 3);
  CHECK(several.findings.rows_left_out == 1);
}

TEST_CASE("an id is there once") {
  auto const read = jp_rows(
      "id,hours,hired_on,disability\nA1,40,,none\nA2,40,,none\n A1 ,40,,none\n\"A\"\"2\",40,,none\n"
      "\"A\"\"2\",40,,none\n");
  CHECK(mistakes(read.findings) == list{"4 id A1 duplicate_id", "6 id A\"2 duplicate_id"});
  CHECK(fill(read.findings.bad[1].said->text, read.findings.bad[1].args) == "A\"2 is also the id of row 5");
  CHECK(read.workers.size() == 3);
  // Enough ids for the table to grow.
  std::string many = "id,hours,hired_on,disability\n";
  for (int i = 0; i < 5000; ++i) {
    many += std::to_string(i) + ",40,2020-04-01,none\n";
  }
  many += "4999,40,2020-04-01,none\n";
  auto const found = jp_rows(many);
  CHECK(found.workers.size() == 5000);
  CHECK(mistakes(found.findings) == list{"5002 id 4999 duplicate_id"});
}

TEST_CASE("columns are found by any known name, whatever the case and the spaces") {
  auto const read = jp_rows(
      "社員コード, Weekly_Hours ,入社年月日,障がい種別,重度区分（該当=○）,メモ,Ａ型利用者,Branch\n"
      "1,40,2020-04-01,身体,○,x,いいえ,大阪\n");
  CHECK(read.findings.bad_total == 0);
  CHECK(read.findings.columns_unused == list{"メモ"});
  CHECK(read.findings.columns_absent == list{"industry", "left_on", "handbook_on"});
  REQUIRE(read.workers.size() == 1);
  CHECK(read.workers[0].who.severe);
  CHECK(text_of(read.offices[0].industry) == "other");
  CHECK(th_rows("พนักงาน,รหัสพนักงาน,จังหวัด,วันที่เริ่มงาน,ประเภทความพิการ,มีบัตรคนพิการ\nx,1,กทม.,2563-05-01,ทางการเห็น,มี\n")
            .workers.at(0)
            .card);
}

TEST_CASE("a missing or repeated column is refused") {
  auto const e = refusal([] { jp_rows("id,houres,hired_on,disability\n"); });
  CHECK(e.said().id == "missing_column");
  CHECK(e.code() == errc::missing_facts);
  CHECK(e.message() == "the roster has no column hours");
  CHECK(e.where().ends_with(", line 1, \"houres\""));
  CHECK(e.remedy().find("週所定労働時間") != std::string::npos);
  CHECK(refusal([] { jp_rows("\n"); }).said().id == "empty_file");
  CHECK(refusal([] { jp_rows("PK\x03\x04"); }).said().id == "workbook_given");
  CHECK(refusal([] { jp_rows("id,hours,hired_on,disability,社員番号\n"); }).said().id == "repeated_column");
  auto const open = refusal([] { jp_rows("id,hours,hired_on,disability\nA1,\"40,,none\n"); });
  CHECK(open.said().id == "unclosed_quote");
  CHECK(open.where().ends_with(".csv, line 2"));
}

TEST_CASE("rows without any content are no rows") {
  auto const read = jp_rows("id,hours,hired_on,disability\n\nA1,40,2020-04-01,none\n,,,\n  \n");
  CHECK(read.findings.rows == 1);
  CHECK(read.findings.bad_total == 0);
}

TEST_CASE("kinds of disability in Japan") {
  auto kind = [](std::string const& cell) { return one_person("disability", cell).kind; };
  for (auto const* const cell : {"none", "", "なし", "無", "-", "該当なし", "ไม่มี"}) {
    CHECK(kind(cell) == disability::none);
  }
  for (auto const* const cell :
       {"physical", "Physical disability", "身体", "身体障害者", "身体障がい", "肢体不自由", "พิการทางร่างกาย"}) {
    CHECK(kind(cell) == disability::physical);
  }
  for (auto const* const cell : {"intellectual", "知的", "知的障害", "ทางสติปัญญา"}) {
    CHECK(kind(cell) == disability::intellectual);
  }
  for (auto const* const cell : {"mental", "精神", "精神障害者", "พิการทางจิตใจหรือพฤติกรรม"}) {
    CHECK(kind(cell) == disability::mental);
  }
  auto severe = [](std::string const& cells) { return one_person("disability,severe", cells).severe; };
  CHECK(severe("重度身体,"));
  CHECK(severe("知的障害（重度）,はい"));
  CHECK(severe("severe physical,"));
  CHECK_FALSE(severe("身体（重度以外）,"));
  CHECK_FALSE(severe("重度以外の知的障害者,無"));
  auto refused = [](std::string const& cells) {
    return mistakes(jp_rows("id,hours,hired_on,disability,severe\nA1,40,2020-04-01," + cells + "\n").findings);
  };
  CHECK(refused("重度身体,no") == list{"2 severe no both_given"});
  CHECK(refused("none,yes") == list{"2 severe yes both_given"});
  CHECK(refused("重度以外の身体,yes") == list{"2 severe yes both_given"});
  CHECK(refused("身体2級,") == list{"2 disability 身体2級 not_a_disability"});
  CHECK(refused("発達障害,") == list{"2 disability 発達障害 not_a_disability"});
}

TEST_CASE("kinds of disability in Thailand") {
  for (auto const* const cell : {"none", "", "ไม่มี", "ปกติ", "-"}) {
    CHECK_FALSE(one_th(cell));
  }
  for (auto const* const cell :
       {"visual", "Hearing", "พิการทางการเห็น", "ทางการได้ยินหรือสื่อความหมาย", "ความพิการทางการเคลื่อนไหวหรือทางร่างกาย",
        "ทางจิตใจหรือพฤติกรรม", "สติปัญญา", "ทางการเรียนรู้", "ออทิสติก", "autism", "身体障害"}) {
    CHECK(one_th(cell));
  }
  auto const read =
      th_rows("id,province,hired_on,disability,pwd_card\nA1,Nan,2020-04-01,none,yes\nA2,,2020-04-01,none,\n");
  CHECK(mistakes(read.findings) == list{"2 pwd_card yes both_given", "3 province  empty_cell"});
}

TEST_CASE("yes and no in three languages") {
  for (auto const* const cell : {"yes", "TRUE", "1", "はい", "有", "○", "ใช่", "มี", "Ｙ"}) {
    CHECK(one_person("disability,a_type_user", std::string{"mental,"} + cell).a_type_user);
  }
  for (auto const* const cell : {"no", "False", "0", "いいえ", "無", "×", "-", "", "ไม่ใช่", "ไม่มี"}) {
    CHECK_FALSE(one_person("disability,a_type_user", std::string{"mental,"} + cell).a_type_user);
  }
}

TEST_CASE("days are read year first") {
  auto const april = make_day(2026, 4, 1);
  for (auto const* const cell :
       {"2026-04-01", "2026/4/1", "2026.4.1", "20260401", "2026年4月1日", "令和8年4月1日", "R8.4.1", "2569-04-01",
        "2569/4/1", "２０２６/４/１", "๒๕๖๙-๐๔-๐๑", "2026-04-01 00:00:00", "2026-04-01T00:00:00", "2026/4/1 0:00"}) {
    CAPTURE(cell);
    CHECK(one_day(cell) == april);
  }
  CHECK(one_day("令和元年5月1日") == make_day(2019, 5, 1));
  CHECK(one_day("H31.4.1") == make_day(2019, 4, 1));
  CHECK(one_day("昭和63年12月31日") == make_day(1988, 12, 31));
  CHECK(one_day("2567-02-29") == make_day(2024, 2, 29));  // 2567 is a leap year only after 543 are taken off
  for (auto const* const cell :
       {"04/05/2026", "5/4/2569", "2026-4", "2026-02-29", "2564-02-29", "1899-12-31", "2300-01-01", "26-04-01",
        "2026-04/01", "2026-04-01 09:30", "4月1日", "tomorrow", "2026-04-01x", "46113"}) {
    CAPTURE(cell);
    CHECK_FALSE(one_day(cell));
  }
  auto const open = jp_rows("id,hours,hired_on,disability,left_on\nA1,40,2020-04-01,none,9999-12-31\n");
  REQUIRE(open.workers.size() == 1);
  CHECK_FALSE(open.workers[0].left_on);
}

TEST_CASE("a day that is none says what it is") {
  auto said = [](std::string const& cell) {
    auto const read = jp_rows("id,hours,hired_on,disability\nA1,40," + cell + ",none\n");
    REQUIRE(read.findings.bad.size() == 1);
    return read.findings.bad[0].said->id;
  };
  for (auto const* const cell : {"46113", "46113.0", "46113.5", "４６１１３"}) {
    CAPTURE(cell);
    CHECK(said(cell) == "day_number");
  }
  for (auto const* const cell : {"04/05/2026", "25/12/2026", "5/4/2569", "1.4.2026", "01-04-2026"}) {
    CAPTURE(cell);
    CHECK(said(cell) == "year_last");
  }
  for (auto const* const cell : {"2026-02-30", "tomorrow", "461", "461133", "4/5/26", "4/5/2026/1", "2026-4"}) {
    CAPTURE(cell);
    CHECK(said(cell) == "not_a_day");
  }
}

TEST_CASE("semicolons and tabs separate as well as commas") {
  std::string const plain = "id,hours,hired_on,disability,office\nA1,40,2020-04-01,mental,\"Head, office\"\n";
  auto const commas = jp_rows(plain);
  CHECK(commas.findings.separator == ',');
  for (char const c : {';', '\t'}) {
    auto text = "# a comment, with, commas\n" + plain;
    bool quoted = false;
    for (std::size_t i = text.find("id,"); i < text.size(); ++i) {
      quoted = text[i] == '"' ? !quoted : quoted;
      text[i] = text[i] == ',' && !quoted ? c : text[i];
    }
    auto const read = jp_rows(text);
    CHECK(read.findings.separator == c);
    CHECK(read.findings.bad_total == 0);
    REQUIRE(read.workers.size() == 1);
    CHECK(read.workers[0].who.kind == disability::mental);
    CHECK(read.offices[0].name == "Head, office");
  }
}

TEST_CASE("weekly hours") {
  for (auto const* const cell :
       {"37.5", "37:30", "37.50", "37.5h", "37.5時間", "37時間30分", "３７.５", "37.5 hours"}) {
    CAPTURE(cell);
    CHECK(one_hours(cell) == weekly_hours{37 * hour_steps + hour_steps / 2});
  }
  for (auto const* const cell : {"", "169", "-1", "4O", "37時間", "37:60"}) {
    CAPTURE(cell);
    CHECK(one_hours(cell) == (std::string_view{cell} == "37時間" ? std::optional{hours(37)} : std::nullopt));
  }
}

TEST_CASE("an office is an office and an industry") {
  auto const read = jp_rows(
      "id,office,industry,hours,hired_on,disability\n1,大阪,倉庫業,40,,none\n2,大阪,その他,40,,none\n"
      "3,大阪,warehousing,40,,none\n4,神戸,,40,,none\n5,大阪,倉庫,40,,none\n");
  REQUIRE(read.offices.size() == 3);
  CHECK(read.workers[0].office == read.workers[2].office);
  CHECK(text_of(read.offices[2].industry) == "other");
  CHECK(mistakes(read.findings) == list{"6 industry 倉庫 unknown_key"});
}

TEST_CASE("employers in Japan") {
  auto const sample = io::read_jp_employer("data/samples/jp_manufacturer_2026.toml");
  CHECK(sample.name == "見本製鋼株式会社");
  CHECK(sample.kind == jp::employer_kind::private_sector);
  CHECK(sample.base_day == 1);
  auto read = [](std::string const& text) {
    written_file const file{text, ".toml"};
    return io::read_jp_employer(file.path());
  };
  auto const full = read("country = \"jp\"\nkind = \"education_board\"\nbase_day = 25\ninstalments = true\n");
  CHECK(full.kind == jp::employer_kind::education_board);
  CHECK(full.base_day == 25);
  CHECK(full.instalments);
  CHECK(read("base_day = \"last\"").base_day == 31);
  CHECK(read("base_day = \"first\"").base_day == 1);
  auto said = [&](std::string const& text) {
    auto const e = refusal([&] { read(text); });
    return std::string{e.said().id} + " " + e.where().substr(std::min(e.where().find("line"), e.where().size()));
  };
  CHECK(said("name = \"x\"\nbaseday = 1") == "unknown_fact line 2");
  CHECK(refusal([&] { read("baseday = 1"); }).remedy() == "did you mean base_day?");
  CHECK(said("country = \"th\"") == "not_a_choice line 1");
  CHECK(said("base_day = 32") == "not_a_choice line 1");
  CHECK(said("base_day = 1.5") == "wrong_type line 1");
  CHECK(said("instalments = \"yes\"") == "wrong_type line 1");
  CHECK(said("name = 3") == "wrong_type line 1");
  auto const broken = refusal([&] { read("name = \"x\"\nkind = \n"); });
  CHECK(broken.said().id == "malformed_toml");
  CHECK(broken.message().find("line 2") != std::string::npos);
  CHECK(refusal([] { io::read_jp_employer("no/such.toml"); }).said().id == "cannot_read");
}

TEST_CASE("employers in Thailand") {
  auto const sample = io::read_th_employer("data/samples/th_company_2027.toml");
  CHECK(sample.kind == th::employer_kind::private_employer);
  CHECK(sample.alternatives == heads{3});
  auto read = [](std::string const& text) {
    written_file const file{text, ".toml"};
    return io::read_th_employer(file.path());
  };
  auto const full = read("employer = \"state\"\npaid_on = 2027-05-17\nprovince = \"กทม.\"\n");
  CHECK(full.kind == th::employer_kind::state);
  CHECK(full.paid_on == make_day(2027, 5, 17));
  CHECK(text_of(*full.province) == "Bangkok");
  CHECK(read("paid_on = \"2027-05-17\"").paid_on == make_day(2027, 5, 17));
  CHECK(refusal([&] { read("paid_on = \"17/5/2570\""); }).said().id == "not_a_day");
  CHECK(refusal([&] { read("alternatives = -1"); }).said().id == "negative");
  CHECK(refusal([&] { read("alternatives = 3000000000"); }).said().id == "too_large");
  CHECK(refusal([&] { read("alternatives = \"3\""); }).said().id == "wrong_type");
  CHECK(refusal([&] { read("province = \"Nann\""); }).said().id == "unknown_key");
  CHECK(refusal([&] { read("kind = \"private\""); }).said().id == "unknown_fact");
}
