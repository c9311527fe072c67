// SPDX-License-Identifier: Apache-2.0
// Rosters: which column is which, what a cell means, and every mistake with its place. docs/how-to/roster.md
#include "quotalaw/io/roster.hpp"

#include "cells.hpp"
#include "joined.hpp"
#include "quotalaw/core/term_value.hpp"
#include "quotalaw/io/given_text.hpp"
#include "quotalaw/io/text_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <deque>
#include <functional>
#include <unordered_map>
#include <utility>

namespace quotalaw::io {

// --- spellings ---

namespace cells {

std::string_view trimmed(std::string_view s) {
  constexpr std::array<std::string_view, 5> spaces{" ", "\t", "\r", "\xC2\xA0", "\xE3\x80\x80"};
  for (bool again = true; again && !s.empty();) {
    again = false;
    for (auto const space : spaces) {
      if (s.starts_with(space)) {
        s.remove_prefix(space.size());
        again = true;
      }
      if (s.ends_with(space)) {
        s.remove_suffix(space.size());
        again = true;
      }
    }
  }
  return s;
}

std::string narrow(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    auto const byte = [&](std::size_t n) { return static_cast<unsigned char>(s[i + n]); };
    if (i + 2 < s.size() && byte(0) >= 0xE0 && byte(0) <= 0xEF) {
      auto const code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
      if (code >= 0xFF01 && code <= 0xFF5E) {
        out += static_cast<char>(code - 0xFF01 + '!');
        i += 3;
        continue;
      }
      if (code >= 0x0E50 && code <= 0x0E59) {
        out += static_cast<char>(code - 0x0E50 + '0');
        i += 3;
        continue;
      }
      if (code == 0x3000) {
        out += ' ';
        i += 3;
        continue;
      }
    }
    if (i + 1 < s.size() && byte(0) == 0xC2 && byte(1) == 0xA0) {
      out += ' ';
      i += 2;
      continue;
    }
    out += s[i++];
  }
  return out;
}

std::string loosened(std::string_view s) {
  auto text = narrow(s);
  std::string out;
  for (char const c : text) {
    if (c == ' ' || c == '\t' || c == '_' || c == '-' || c == '.' || c == '/' || c == '\n' || c == '\r') {
      continue;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::string before_bracket(std::string_view s) {
  auto const text = narrow(s);
  return text.substr(0, text.find_first_of("(["));
}

}  // namespace cells

namespace {

using namespace cells;

constexpr auto none = static_cast<std::size_t>(-1);

/// Takes every `part` out of `text`; says whether there was one.
bool take_out(std::string& text, std::string_view part) {
  bool found = false;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
    found = true;
  }
  return found;
}

using words = std::span<std::string_view const>;

template <std::size_t N>
bool is_one_of(std::string_view text, std::array<std::string_view, N> const& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// --- columns ---

enum class column : std::uint8_t {
  id,
  office,
  industry,
  province,
  hours,
  hired_on,
  left_on,
  disability,
  severe,
  handbook_on,
  a_type_user,
  pwd_card,
  actual_hours,
  proof
};
constexpr std::size_t column_count = 14;

constexpr std::string_view id_names[] = {
    "id",       "worker id",  "employee id", "employee no", "employee number", "staff id",   "staff no",
    "社員番号", "従業員番号", "職員番号",    "社員コード",  "従業員コード",    "職員コード", "社員ID",
    "従業員ID", "รหัสพนักงาน",  "รหัสลูกจ้าง",    "เลขที่พนักงาน",  "เลขประจำตัวพนักงาน"};
constexpr std::string_view office_names[] = {"office",        "establishment", "site",       "branch", "workplace",
                                             "事業所",        "事業所名",      "所属事業所", "事業場", "事業場名",
                                             "勤務地",        "勤務先",        "支店",       "สาขา",   "ชื่อสาขา",
                                             "สถานประกอบการ", "สำนักงาน",       "สถานที่ทำงาน"};
constexpr std::string_view industry_names[] = {
    "industry", "office industry", "業種",        "事業所業種", "事業所の業種",
    "産業",     "産業分類",        "ประเภทกิจการ", "ประเภทธุรกิจ", "อุตสาหกรรม"};
constexpr std::string_view province_names[] = {"province", "office province", "จังหวัด", "จังหวัดที่ทำงาน", "県", "都道府県"};
constexpr std::string_view hours_names[] = {"hours",
                                            "weekly hours",
                                            "contracted hours",
                                            "weekly contracted hours",
                                            "contracted weekly hours",
                                            "hours per week",
                                            "hours a week",
                                            "週所定労働時間",
                                            "週の所定労働時間",
                                            "1週間の所定労働時間",
                                            "一週間の所定労働時間",
                                            "週所定時間",
                                            "所定労働時間/週",
                                            "週労働時間",
                                            "ชั่วโมงต่อสัปดาห์",
                                            "ชั่วโมงทำงานต่อสัปดาห์",
                                            "จำนวนชั่วโมงต่อสัปดาห์"};
constexpr std::string_view hired_names[] = {
    "hired on",        "hire date",   "date hired",  "hired",      "start date", "joined on",
    "date of joining", "採用日",      "採用年月日",  "雇入日",     "雇入れ日",   "雇入年月日",
    "雇入れ年月日",    "雇用日",      "入社日",      "入社年月日", "就職日",     "วันที่เริ่มงาน",
    "วันเริ่มงาน",        "วันที่เข้าทำงาน", "วันที่เริ่มทำงาน", "วันเข้าทำงาน"};
constexpr std::string_view left_names[] = {
    "left on",      "leave date", "date left", "left",       "leaving date",  "last day",      "last day of employment",
    "退職日",       "退職年月日", "離職日",    "離職年月日", "退社日",        "退社年月日",    "วันที่ออก",
    "วันที่ออกจากงาน", "วันออก",      "วันที่ลาออก",  "วันที่พ้นสภาพ",  "วันสุดท้ายที่ทำงาน", "วันทำงานวันสุดท้าย"};
constexpr std::string_view disability_names[] = {
    "disability",     "disability type", "type of disability", "kind of disability", "障害種別", "障がい種別",
    "障害者種別",     "障害の種類",      "障がいの種類",       "障害区分",           "障害種類", "障害",
    "ประเภทความพิการ", "ความพิการ",        "ลักษณะความพิการ"};
constexpr std::string_view severe_names[] = {"severe",   "severe disability", "重度",     "重度区分",  "重度該当",
                                             "重度障害", "重度障害者",        "重度判定", "พิการรุนแรง", "ระดับรุนแรง"};
constexpr std::string_view handbook_names[] = {"handbook on",    "handbook date",    "handbook issued on", "手帳交付日",
                                               "手帳交付年月日", "障害者手帳交付日", "手帳の交付日",       "手帳取得日",
                                               "手帳取得年月日", "手帳発行日",       "วันที่ออกสมุดประจำตัว"};
constexpr std::string_view a_type_names[] = {
    "a type user",     "a-type user",           "a type",       "A型利用者", "A型", "A型事業所利用者",
    "就労継続支援A型", "就労継続支援A型利用者", "ผู้ใช้บริการแบบ A"};
constexpr std::string_view card_names[] = {"pwd card",    "card",      "has pwd card",      "disability card",
                                           "มีบัตรคนพิการ",  "บัตรคนพิการ", "มีบัตรประจำตัวคนพิการ", "บัตรประจำตัวคนพิการ",
                                           "障害者カード"};

constexpr std::string_view actual_names[] = {"actual hours",  "actual weekly hours",  "average weekly hours",
                                             "週実労働時間",  "実労働時間(週平均)",   "週平均実労働時間",
                                             "実労働時間/週", "ชั่วโมงทำงานจริงต่อสัปดาห์", "ชั่วโมงทำงานจริงเฉลี่ยต่อสัปดาห์"};
constexpr std::string_view proof_names[] = {
    "proof",    "proof held", "proof of disability", "証明書類",       "障害者手帳確認",
    "手帳確認", "確認書類",   "手帳の写し",          "หลักฐานความพิการ", "มีหลักฐาน"};

struct column_spec {
  column which;
  std::string_view id;
  words names;
  bool required;
  bool told_if_absent = true;
};

constexpr column_spec jp_columns[] = {{column::id, "id", id_names, true},
                                      {column::office, "office", office_names, false},
                                      {column::industry, "industry", industry_names, false},
                                      {column::hours, "hours", hours_names, true},
                                      {column::hired_on, "hired_on", hired_names, true},
                                      {column::left_on, "left_on", left_names, false},
                                      {column::disability, "disability", disability_names, true},
                                      {column::severe, "severe", severe_names, false},
                                      {column::handbook_on, "handbook_on", handbook_names, false},
                                      {column::a_type_user, "a_type_user", a_type_names, false},
                                      {column::actual_hours, "actual_hours", actual_names, false, false},
                                      {column::proof, "proof", proof_names, false, false}};
constexpr column_spec th_columns[] = {{column::id, "id", id_names, true},
                                      {column::office, "office", office_names, false},
                                      {column::province, "province", province_names, true},
                                      {column::hired_on, "hired_on", hired_names, true},
                                      {column::left_on, "left_on", left_names, false},
                                      {column::disability, "disability", disability_names, true},
                                      {column::pwd_card, "pwd_card", card_names, true}};

struct header {
  std::array<std::size_t, column_count> at{};  ///< the field of each column, or `none`
  std::vector<std::string> names;              ///< as the file has them
  std::size_t field(column c) const { return at[static_cast<std::size_t>(c)]; }
  std::string const& name(column c) const {
    static std::string const absent;
    return field(c) == none ? absent : names[field(c)];
  }
};

/// How much of two spellings is the same from either end, 0 to 1.
double likeness(std::string_view a, std::string_view b) {
  auto const least = std::min(a.size(), b.size());
  std::size_t front = 0, back = 0;
  while (front < least && a[front] == b[front]) {
    ++front;
  }
  while (back < least - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
    ++back;
  }
  auto const longest = std::max(a.size(), b.size());
  return longest == 0 ? 0 : static_cast<double>(front + back) / static_cast<double>(longest);
}

/// The first name of a column in each language that has one: English, Japanese, Thai.
std::string usual_names(words names) {
  std::array<std::string_view, 3> of{};
  for (auto const name : names) {
    auto const first = static_cast<unsigned char>(name.front());
    auto& usual = of[first < 0x80 ? 0 : first == 0xE0 ? 2 : 1];  // in UTF-8 Thai begins with E0, kanji with E3 to E9
    usual = usual.empty() ? name : usual;
  }
  std::string out;
  for (auto const name : of) {
    out += (out.empty() || name.empty() ? "" : " / ") + std::string{name};
  }
  return out;
}

header read_header(csv_row const& row, std::span<column_spec const> known, std::string const& path,
                   roster_findings& findings) {
  header out;
  out.at.fill(none);
  auto const where = path + ", line " + std::to_string(std::max<std::size_t>(row.line, 1));
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    out.names.emplace_back(trimmed(row.fields[i]));
    auto find = [&](std::string const& wanted) -> column_spec const* {
      for (auto const& spec : known) {
        for (auto const name : spec.names) {
          if (wanted == loosened(name)) {
            return &spec;
          }
        }
      }
      return nullptr;
    };
    auto const* spec = find(loosened(out.names[i]));
    if (!spec) {
      spec = find(loosened(before_bracket(out.names[i])));
    }
    if (!spec) {
      if (!out.names[i].empty()) {
        unknown.push_back(out.names[i]);
      }
      continue;
    }
    auto& at = out.at[static_cast<std::size_t>(spec->which)];
    if (at != none) {
      throw facts_error(sentences::repeated_column, where, {{"name", out.names[i]}});
    }
    at = i;
  }
  std::string missing, accepted, nearest;
  double likest = 0.5;  // nothing less alike is named
  for (auto const& spec : known) {
    if (out.field(spec.which) != none) {
      continue;
    }
    if (!spec.required) {
      if (spec.told_if_absent) {
        findings.columns_absent.emplace_back(spec.id);
      }
      continue;
    }
    join(missing, spec.id);
    join(accepted, usual_names(spec.names), "; ");
    for (auto const name : spec.names) {
      for (auto const& other : unknown) {
        if (auto const much = likeness(loosened(name), loosened(other)); much >= likest) {
          likest = much;
          nearest = other;
        }
      }
    }
  }
  if (!missing.empty()) {
    throw facts_error(errc::missing_facts, sentences::missing_column,
                      nearest.empty() ? where : where + ", \"" + nearest + "\"", "",
                      {{"name", missing}, {"names", accepted}, {"nearest", nearest}});
  }
  findings.columns_unused = std::move(unknown);
  return out;
}

// --- cells ---

std::optional<bool> read_flag(std::string_view cell) {
  if (cell.empty() || cell == "no") {
    return false;
  }
  if (cell == "yes") {
    return true;
  }
  static constexpr std::array<std::string_view, 19> yes{"yes",  "y",    "true", "t",  "1", "はい", "有",
                                                        "あり", "有り", "○",    "〇", "◯", "●",    "✓",
                                                        "✔",    "該当", "重度", "ใช่", "มี"};
  static constexpr std::array<std::string_view, 18> no{"no", "n",    "false",  "f",        "0",    "いいえ",
                                                       "無", "なし", "無し",   "×",        "✕",    "ー",
                                                       "―",  "—",    "非該当", "該当なし", "ไม่ใช่", "ไม่มี"};
  auto const text = loosened(cell);
  if (text.empty() || is_one_of(text, no)) {
    return false;
  }
  if (is_one_of(text, yes)) {
    return true;
  }
  return std::nullopt;
}

/// A year as written: Buddhist Era above 2400. Nothing for a year that no roster can mean.
std::optional<day> calendar_day(int year, int month, int of_month) {
  constexpr int last_common_era = 2400;
  if (year > last_common_era) {
    year -= buddhist_era(0);
  }
  if (year < 1900 || year > 2200 || month < 1 || of_month < 1) {
    return std::nullopt;
  }
  auto const ymd = date::year{year} / month / of_month;
  return ymd.ok() ? std::optional<day>{day{ymd}} : std::nullopt;
}

/// Up to four digits from the front of `s`, or -1.
int leading_number(std::string_view& s) {
  int value = 0;
  std::size_t n = 0;
  while (n < s.size() && n < 5 && s[n] >= '0' && s[n] <= '9') {
    value = value * 10 + (s[n] - '0');
    ++n;
  }
  s.remove_prefix(n);
  return n == 0 || n > 4 ? -1 : value;
}

std::optional<day> read_day_slowly(std::string_view cell) {
  auto const text = narrow(cell);
  std::string_view s = trimmed(text);
  // Midnight, as spreadsheets and databases add it.
  if (auto const at = s.find_first_of(" T"); at != std::string_view::npos && at >= 8) {
    for (char const c : s.substr(at + 1)) {
      if (c != '0' && c != ':' && c != '.') {
        return std::nullopt;
      }
    }
    s = s.substr(0, at);
  }
  if (s.size() == 8 && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    auto number = [&](std::size_t at, std::size_t n) {
      auto part = s.substr(at, n);
      return leading_number(part);
    };
    return calendar_day(number(0, 4), number(4, 2), number(6, 2));
  }
  int before_first = 0;  // of a Japanese era
  struct era {
    std::string_view name, letter;
    day first;
  };
  // Where an era ended is not asked: forms printed before its end go on counting in it.
  std::array<era, 3> const eras{{{"令和", "R", make_day(2019, 5, 1)},
                                 {"平成", "H", make_day(1989, 1, 8)},
                                 {"昭和", "S", make_day(1926, 12, 25)}}};
  std::optional<day> era_began;
  for (auto const& one : eras) {
    auto const& name = s.starts_with(one.name) ? one.name : one.letter;
    if (s.starts_with(name)) {
      s.remove_prefix(name.size());
      era_began = one.first;
      before_first = year_of(one.first) - 1;
      break;
    }
  }
  int year = 0;
  if (before_first != 0 && s.starts_with("元")) {
    s.remove_prefix(std::string_view{"元"}.size());
    year = 1;
  } else {
    auto const before = s.size();
    year = leading_number(s);
    // A year of this calendar or of the Buddhist Era has four digits, so a day in front is never taken for a year.
    auto const digits = before - s.size();
    if (before_first == 0 ? digits != 4 : (digits < 1 || digits > 2)) {
      return std::nullopt;
    }
  }
  std::string_view const separators[] = {"-", "/", "."};
  std::string_view between{};
  bool const in_words = s.starts_with("年");
  if (in_words) {
    s.remove_prefix(std::string_view{"年"}.size());
  } else {
    for (auto const one : separators) {
      if (s.starts_with(one)) {
        between = one;
      }
    }
    if (between.empty()) {
      return std::nullopt;
    }
    s.remove_prefix(1);
  }
  auto skip = [&](std::string_view what) {
    if (!s.starts_with(what)) {
      return false;
    }
    s.remove_prefix(what.size());
    return true;
  };
  auto const month = leading_number(s);
  if (!skip(in_words ? std::string_view{"月"} : between)) {
    return std::nullopt;
  }
  auto const of_month = leading_number(s);
  if ((in_words && !skip("日")) || !s.empty()) {
    return std::nullopt;
  }
  auto const found = calendar_day(year + before_first, month, of_month);
  return found && era_began && *found < *era_began ? std::nullopt : found;
}

}  // namespace

std::optional<day> cells::read_day(std::string_view cell) {
  if (cell.size() == 10 && cell[4] == '-' && cell[7] == '-' && cell < "2200") {
    if (auto const plain = parse_day(cell)) {
      return year_of(*plain) >= 1900 ? plain : std::nullopt;
    }
  }
  return read_day_slowly(cell);
}

sentence const& cells::why_no_day(std::string_view cell) {
  auto const text = narrow(cell);
  std::string_view s = trimmed(text);
  // A spreadsheet counts days from 1900: five digits for every day of a career, perhaps with a part of a day.
  if (auto const whole = s.substr(0, s.find('.')); whole.size() == 5 && s.find_first_not_of("0123456789.") == s.npos) {
    return sentences::day_number;
  }
  std::array<std::size_t, 3> digits{};
  std::size_t part = 0;
  for (char const c : s) {
    if (c >= '0' && c <= '9') {
      ++digits[part];
    } else if ((c != '/' && c != '-' && c != '.') || ++part == digits.size()) {
      return sentences::not_a_day;
    }
  }
  bool const last = part == 2 && digits[0] >= 1 && digits[0] <= 2 && digits[1] >= 1 && digits[1] <= 2 && digits[2] == 4;
  return last ? sentences::year_last : sentences::not_a_day;
}

namespace {

std::optional<weekly_hours> read_hours(std::string_view cell) {
  if (auto const plain = parse_hours(cell)) {
    return plain;
  }
  std::string text;
  for (char const c : narrow(cell)) {
    if (c != ' ') {
      text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  for (std::string_view const unit : {"時間", "ชั่วโมง", "ชม.", "hours", "hrs", "h"}) {
    if (text.ends_with(unit)) {
      text.resize(text.size() - unit.size());
      return parse_hours(text);
    }
  }
  constexpr std::string_view hour = "時間";
  constexpr std::string_view minute = "分";
  if (auto const at = text.find(hour); at != std::string::npos && text.ends_with(minute)) {
    auto const from = at + hour.size();
    auto minutes = text.substr(from, text.size() - minute.size() - from);
    if (minutes.size() == 1) {
      minutes.insert(0, "0");
    }
    return parse_hours(text.substr(0, at) + ":" + minutes);
  }
  return text == cell ? std::nullopt : parse_hours(text);
}

constexpr std::array<std::string_view, 12> no_disability{"",         "none", "no",     "なし", "無",  "無し",
                                                         "該当なし", "健常", "健常者", "ー",   "ไม่มี", "ไม่พิการ"};

struct jp_disability {
  quotalaw::jp::disability kind{};
  std::optional<bool> severe;  ///< where the cell says so itself
};

std::optional<jp_disability> read_jp_disability(std::string_view cell) {
  using quotalaw::jp::disability;
  auto text = loosened(cell);
  if (is_one_of(text, no_disability)) {
    return jp_disability{};
  }
  for (std::string_view const sign : {"(", ")", "[", "]", "（", "）", "・", ":", "、", ","}) {
    take_out(text, sign);
  }
  jp_disability out;
  for (std::string_view const plain : {"重度以外の", "重度以外", "重度でない", "非重度", "notsevere", "nonsevere"}) {
    if (take_out(text, plain)) {
      out.severe = false;
    }
  }
  for (std::string_view const heavy : {"重度の", "重度", "severe"}) {
    if (take_out(text, heavy)) {
      out.severe = true;
    }
  }
  for (std::string_view const ending : {"のある者", "者手帳", "手帳", "者", "disability", "disabilities"}) {
    if (text.size() > ending.size() && text.ends_with(ending)) {
      text.resize(text.size() - ending.size());
    }
  }
  for (std::string_view const word : {"障害", "障がい", "障碍", "ความพิการ", "พิการ", "ทาง"}) {
    take_out(text, word);
  }
  static constexpr std::array<std::string_view, 10> physical{
      "physical", "身体", "肢体不自由", "肢体", "視覚", "聴覚", "内部", "聴覚言語", "ร่างกาย", "การเคลื่อนไหวหรือร่างกาย"};
  static constexpr std::array<std::string_view, 3> intellectual{"intellectual", "知的", "สติปัญญา"};
  static constexpr std::array<std::string_view, 5> mental{"mental", "psychosocial", "精神", "จิตใจ", "จิตใจหรือพฤติกรรม"};
  if (is_one_of(text, physical)) {
    out.kind = disability::physical;
  } else if (is_one_of(text, intellectual)) {
    out.kind = disability::intellectual;
  } else if (is_one_of(text, mental)) {
    out.kind = disability::mental;
  } else {
    return std::nullopt;
  }
  return out;
}

/// Whether a Thai roster's cell names a disability; nothing if it names nothing known.
std::optional<bool> read_th_disability(std::string_view cell) {
  auto text = loosened(cell);
  static constexpr std::array<std::string_view, 3> healthy{"ปกติ", "ไม่มีความพิการ", "ไม่ใช่คนพิการ"};
  if (is_one_of(text, no_disability) || is_one_of(text, healthy)) {
    return false;
  }
  for (std::string_view const word : {"คนพิการ", "ความพิการ", "พิการ", "ประเภท"}) {
    if (text.starts_with(word) && text.size() > word.size()) {
      text.erase(0, word.size());
    }
  }
  if (constexpr std::string_view by = "ทาง"; text.starts_with(by)) {
    text.erase(0, by.size());
  }
  for (std::string_view const ending : {"disability", "障害", "障がい"}) {
    if (text.size() > ending.size() && text.ends_with(ending)) {
      text.resize(text.size() - ending.size());
    }
  }
  static constexpr std::array<std::string_view, 44> types{"visual",
                                                          "seeing",
                                                          "hearing",
                                                          "hearingorcommunication",
                                                          "communication",
                                                          "physical",
                                                          "mobility",
                                                          "movement",
                                                          "mobilityorphysical",
                                                          "mental",
                                                          "behavioural",
                                                          "mentalorbehavioural",
                                                          "psychosocial",
                                                          "intellectual",
                                                          "learning",
                                                          "autism",
                                                          "autistic",
                                                          "multiple",
                                                          "การเห็น",
                                                          "การมองเห็น",
                                                          "สายตา",
                                                          "การได้ยิน",
                                                          "การได้ยินหรือสื่อความหมาย",
                                                          "การได้ยินหรือการสื่อความหมาย",
                                                          "สื่อความหมาย",
                                                          "การเคลื่อนไหว",
                                                          "การเคลื่อนไหวหรือร่างกาย",
                                                          "การเคลื่อนไหวหรือทางร่างกาย",
                                                          "ร่างกาย",
                                                          "กายหรือการเคลื่อนไหว",
                                                          "จิตใจ",
                                                          "จิตใจหรือพฤติกรรม",
                                                          "พฤติกรรม",
                                                          "สติปัญญา",
                                                          "การเรียนรู้",
                                                          "ออทิสติก",
                                                          "ซ้อน",
                                                          "ซ้ำซ้อน",
                                                          "身体",
                                                          "視覚",
                                                          "聴覚",
                                                          "知的",
                                                          "精神",
                                                          "自閉症"};
  if (is_one_of(text, types)) {
    return true;
  }
  return std::nullopt;
}

// --- storage ---

/// Keeps what is not in the file's text itself, so that views stay valid as long as the reading.
class keeper {
 public:
  explicit keeper(std::string_view text) : text_{text} {}
  std::string_view keep(std::string_view s) {
    std::less_equal<char const*> const before;
    if (before(text_.data(), s.data()) && before(s.data() + s.size(), text_.data() + text_.size())) {
      return s;
    }
    return copies_.emplace_back(s);
  }

 private:
  std::string_view text_;
  std::deque<std::string> copies_;
};

/// What a spelling means, looked up once for each spelling.
template <class T>
class memo {
 public:
  template <class F>
  T const& of(std::string_view cell, keeper& texts, F read) {
    for (auto const* one : recent_) {
      if (one && one->first == cell) {
        return one->second;
      }
    }
    auto found = known_.find(cell);
    if (found == known_.end()) {
      found = known_.emplace(texts.keep(cell), read(cell)).first;
    }
    recent_[turn_++ % recent_.size()] = &*found;
    return found->second;
  }

 private:
  std::unordered_map<std::string_view, T> known_;
  std::array<std::pair<std::string_view const, T> const*, 4> recent_{};
  std::size_t turn_ = 0;
};

/// The ids met so far, with their lines: open addressing over views into the text.
class id_table {
 public:
  explicit id_table(std::size_t expected) : slots_(std::bit_ceil(expected * 2 + 16)) { entries_.reserve(expected); }

  /// The line on which the id was met before, or 0.
  std::uint32_t insert(std::string_view id, std::uint32_t line, keeper& texts) {
    if ((entries_.size() + 1) * 2 > slots_.size()) {
      grow();
    }
    auto const hash = hash_of(id);
    auto at = hash & (slots_.size() - 1);
    auto const mark = static_cast<std::uint32_t>(hash >> 32U);
    while (slots_[at].number != 0) {
      if (slots_[at].mark == mark) {
        auto const& e = entries_[slots_[at].number - 1];
        if (e.length == id.size() && std::memcmp(e.text, id.data(), id.size()) == 0) {
          return e.line;
        }
      }
      at = (at + 1) & (slots_.size() - 1);
    }
    auto const kept = texts.keep(id);
    entries_.push_back({kept.data(), static_cast<std::uint32_t>(kept.size()), line});
    slots_[at] = {mark, static_cast<std::uint32_t>(entries_.size())};
    return 0;
  }

 private:
  struct entry {
    char const* text;
    std::uint32_t length;
    std::uint32_t line;
  };
  struct slot {
    std::uint32_t mark = 0;
    std::uint32_t number = 0;  // of the entry, from 1
  };

  static std::uint64_t hash_of(std::string_view s) { return std::hash<std::string_view>{}(s); }

  void grow() {
    std::vector<slot> wider(slots_.size() * 2);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      auto const hash = hash_of({entries_[i].text, entries_[i].length});
      auto at = hash & (wider.size() - 1);
      while (wider[at].number != 0) {
        at = (at + 1) & (wider.size() - 1);
      }
      wider[at] = {static_cast<std::uint32_t>(hash >> 32U), static_cast<std::uint32_t>(i + 1)};
    }
    slots_ = std::move(wider);
  }

  std::vector<slot> slots_;
  std::vector<entry> entries_;
};

// --- one roster ---

/// Walks the rows: what is the same in both countries.
class roster_reader {
 public:
  roster_reader(text_file file, std::string const& path, roster_options const& options,
                std::span<column_spec const> columns)
      : file_{std::move(file)},
        most_reported_{options.most_reported},
        path_{path},
        texts_{file_.text},
        rows_{file_.text, separator_of(file_.text)},
        expected_{static_cast<std::size_t>(std::count(file_.text.begin(), file_.text.end(), '\n')) + 1},
        ids_{expected_} {
    findings.path = path;
    findings.encoding = file_.encoding;
    findings.separator = separator_of(file_.text);
    row_.fields.reserve(32);
    do {
      row_.fields.clear();
    } while (next_row() && blank());
    header_ = read_header(row_, columns, path, findings);
  }

  /// The next row with the right number of fields and an id of its own or at least readable cells; false at the end.
  bool next() {
    while (next_row()) {
      if (blank()) {
        continue;
      }
      ++findings.rows;
      row_is_good_ = true;
      line_ = static_cast<std::uint32_t>(row_.line);
      auto const id_field = header_.field(column::id);
      id_ = id_field < row_.fields.size() ? trimmed(row_.fields[id_field]) : std::string_view{};
      if (row_.fields.size() != header_.names.size()) {
        report(std::string_view{}, "", sentences::wrong_field_count, [&] {
          return sentence_args{{"found", std::to_string(row_.fields.size())},
                               {"expected", std::to_string(header_.names.size())}};
        });
        leave_out();
        continue;
      }
      if (id_.empty()) {
        report(column::id, "", sentences::empty_cell);
      } else if (auto const other = ids_.insert(id_, line_, texts_); other != 0) {
        report(column::id, id_, sentences::duplicate_id, [&] { return sentence_args{{"row", std::to_string(other)}}; });
      }
      return true;
    }
    return false;
  }

  std::string_view cell(column c) const {
    auto const at = header_.field(c);
    if (at == none) {
      return {};
    }
    auto const text = row_.fields[at];
    if (text.empty()) {
      return text;
    }
    auto plain = [](char edge) { return edge > ' ' && static_cast<unsigned char>(edge) < 0x80; };
    return plain(text.front()) && plain(text.back()) ? text : trimmed(text);
  }

  void report(column c, std::string_view value, sentence const& said) {
    report(c, value, said, [] { return sentence_args{}; });
  }
  template <class Args>
  void report(column c, std::string_view value, sentence const& said, Args args) {
    report(std::string_view{header_.name(c)}, value, said, args);
  }

  /// A word that is no choice. A nearest word is offered only where it is a slip of the pen: between kinds of
  /// disability a guess would change the count.
  void not_a_disability(column c, std::string_view value, words choices, words also) {
    auto const ascii =
        std::all_of(value.begin(), value.end(), [](char ch) { return static_cast<unsigned char>(ch) < 0x80; });
    if (ascii) {
      not_a_choice(c, value, choices, also);
      return;
    }
    report(c, value, sentences::not_a_disability, [&] {
      auto list = joined(choices);
      for (auto const one : also) {
        join(list, one);
      }
      return sentence_args{{"choices", list}};
    });
  }

  void not_a_choice(column c, std::string_view value, words choices, words also = {}) {
    report(c, value, sentences::not_a_choice, [&] {
      std::vector<std::string_view> names{choices.begin(), choices.end()};
      names.insert(names.end(), also.begin(), also.end());
      return sentence_args{{"choices", joined(choices)}, {"nearest", nearest_name(value, names)}};
    });
  }

  std::optional<day> day_cell(column c) {
    auto const text = cell(c);
    if (text.empty() || (c == column::left_on && text == "9999-12-31")) {
      return std::nullopt;
    }
    auto const found = read_day(text);
    if (!found) {
      report(c, text, why_no_day(text));
    }
    return found;
  }

  bool flag_cell(column c) {
    auto const text = cell(c);
    auto const found = read_flag(text);
    if (!found) {
      report(c, text, sentences::not_flag);
    }
    return found.value_or(false);
  }

  void in_order(std::optional<day> hired, std::optional<day> left) {
    if (hired && left && *left < *hired) {
      report(column::left_on, cell(column::left_on), sentences::left_before_hired,
             [&] { return sentence_args{{"left", text_of(*left)}, {"hired", text_of(*hired)}}; });
    }
  }

  /// Ends the row; whether its worker may be taken.
  bool accept() {
    if (!row_is_good_) {
      leave_out();
    }
    return row_is_good_;
  }

  bool has(column c) const { return header_.field(c) != none; }
  std::string_view id() const { return id_; }
  keeper& texts() { return texts_; }
  std::uint32_t line() const { return line_; }
  std::size_t expected() const { return expected_; }
  header const& columns() const { return header_; }

  roster_findings findings;

 private:
  bool next_row() {
    try {
      return rows_.next(row_);
    } catch (facts_error const& e) {
      throw facts_error(e.code(), e.said(), path_ + ", " + e.where(), e.provision(), e.args());
    }
  }

  bool blank() const {
    return std::all_of(row_.fields.begin(), row_.fields.end(), [](std::string_view f) { return trimmed(f).empty(); });
  }

  void leave_out() { ++findings.rows_left_out; }

  template <class Args>
  void report(std::string_view column_name, std::string_view value, sentence const& said, Args args) {
    row_is_good_ = false;
    ++findings.bad_total;
    if (findings.bad.size() >= most_reported_) {
      return;
    }
    bad_cell bad;
    bad.line = line_;
    bad.id = std::string{id_};
    bad.column = std::string{column_name};
    bad.value = std::string{value};
    bad.said = &said;
    bad.args = args();
    if (std::none_of(bad.args.begin(), bad.args.end(), [](auto const& a) { return a.first == "value"; })) {
      bad.args.emplace_back("value", std::string{value});
    }
    findings.bad.push_back(std::move(bad));
  }

  text_file file_;
  std::size_t most_reported_;
  std::string path_;
  keeper texts_;
  csv_reader rows_;
  std::size_t expected_;
  id_table ids_;
  csv_row row_;
  header header_;
  std::string_view id_;
  std::uint32_t line_ = 0;
  bool row_is_good_ = true;
};

constexpr std::array<std::string_view, 4> jp_choices{"none", "physical", "intellectual", "mental"};
constexpr std::array<std::string_view, 8> jp_also{"身体",     "知的",     "精神",     "なし",
                                                  "重度身体", "重度知的", "身体障害", "精神障害"};
constexpr std::array<std::string_view, 9> th_choices{"none",         "visual",   "hearing", "physical", "mental",
                                                     "intellectual", "learning", "autism",  "multiple"};
constexpr std::array<std::string_view, 8> th_also{"ไม่มี",
                                                  "ทางการเห็น",
                                                  "ทางการได้ยินหรือสื่อความหมาย",
                                                  "ทางการเคลื่อนไหวหรือทางร่างกาย",
                                                  "ทางจิตใจหรือพฤติกรรม",
                                                  "ทางสติปัญญา",
                                                  "ทางการเรียนรู้",
                                                  "ออทิสติก"};

/// A name of a table of law, or why it is none.
template <class T>
struct named {
  std::optional<T> found;
  sentence const* said = nullptr;
  sentence_args args;
};

template <class T, class F>
named<T> look_up(F find) {
  named<T> out;
  try {
    out.found = find();
  } catch (facts_error const& e) {
    out.said = &e.said();
    out.args = e.args();
  }
  return out;
}

}  // namespace

namespace {

jp::roster read_jp(text_file file, std::string const& path, roster_options const& options) {
  using quotalaw::jp::disability;
  using quotalaw::jp::industry;
  roster_reader in{std::move(file), path, options, jp_columns};
  jp::roster out;
  out.workers.reserve(in.expected());
  memo<named<industry>> industries;
  memo<std::optional<jp_disability>> disabilities;
  memo<std::optional<weekly_hours>> hours;
  memo<std::vector<std::pair<industry, std::uint32_t>>*> offices;
  std::deque<std::vector<std::pair<industry, std::uint32_t>>> of_office;
  while (in.next()) {
    jp::worker one;
    one.line = in.line();
    auto const office = in.cell(column::office);
    auto const trade = in.cell(column::industry);
    auto const& of = industries.of(trade, in.texts(), [](std::string_view text) {
      return look_up<industry>([&] { return quotalaw::jp::industry_named(text.empty() ? "other" : text); });
    });
    if (!of.found) {
      in.report(column::industry, trade, *of.said, [&] { return of.args; });
    }
    auto const weekly = in.cell(column::hours);
    if (weekly.empty()) {
      in.report(column::hours, weekly, sentences::empty_cell);
    } else if (auto const& found = hours.of(weekly, in.texts(), read_hours)) {
      one.who.hours = *found;
    } else {
      in.report(column::hours, weekly, sentences::not_hours);
    }
    one.who.hired_on = in.day_cell(column::hired_on);
    one.left_on = in.day_cell(column::left_on);
    in.in_order(one.who.hired_on, one.left_on);
    one.who.handbook_on = in.day_cell(column::handbook_on);
    one.who.a_type_user = in.flag_cell(column::a_type_user);
    std::optional<weekly_hours> worked;
    if (auto const cell = in.cell(column::actual_hours); !cell.empty()) {
      worked = hours.of(cell, in.texts(), read_hours);
      if (!worked) {
        in.report(column::actual_hours, cell, sentences::not_hours);
      }
    }
    // A column of proofs that says no, or nothing, says that none is held.
    auto const proof = in.has(column::proof) ? in.flag_cell(column::proof) : true;
    auto const kind = in.cell(column::disability);
    auto const& said = disabilities.of(kind, in.texts(), read_jp_disability);
    auto const severe = in.cell(column::severe);
    one.who.severe = in.flag_cell(column::severe);
    if (!said) {
      in.not_a_disability(column::disability, kind, jp_choices, jp_also);
    } else {
      one.who.kind = said->kind;
      auto const no_severe = said->kind == disability::none || (said->severe && !*said->severe);
      auto const contradicts = one.who.severe ? no_severe : (!severe.empty() && said->severe.value_or(false));
      if (contradicts && read_flag(severe)) {
        in.report(column::severe, severe, sentences::both_given, [&] {
          return sentence_args{{"one", in.columns().name(column::disability) + " = " + std::string{kind}},
                               {"other", in.columns().name(column::severe) + " = " + std::string{severe}}};
        });
      }
      one.who.severe = one.who.severe || said->severe.value_or(false);
      one.who.proven = proof || one.who.kind == disability::none;
    }
    if (!in.accept()) {
      continue;
    }
    auto& there = *offices.of(office, in.texts(), [&](std::string_view) { return &of_office.emplace_back(); });
    auto const known = std::find_if(there.begin(), there.end(), [&](auto const& o) { return o.first == *of.found; });
    if (known != there.end()) {
      one.office = known->second;
    } else {
      one.office = static_cast<std::uint32_t>(out.offices.size());
      there.emplace_back(*of.found, one.office);
      out.offices.push_back({std::string{office}, *of.found});
    }
    if (worked && one.who.kind != disability::none) {
      out.actual.push_back({std::string{in.id()}, *worked, out.workers.size()});
    }
    out.workers.push_back(one);
  }
  out.findings = std::move(in.findings);
  return out;
}

}  // namespace

jp::roster read_jp_roster(std::string const& path, roster_options const& options) {
  return read_jp(read_text_file(path, options.encoding, "jp"), path, options);
}

jp::roster read_jp_roster(given_text const& text, roster_options const& options) {
  return read_jp({text.text, "UTF-8"}, text.name, options);
}

namespace {

th::roster read_th(text_file file, std::string const& path, roster_options const& options) {
  using quotalaw::th::province;
  roster_reader in{std::move(file), path, options, th_columns};
  th::roster out;
  out.workers.reserve(in.expected());
  memo<named<province>> provinces;
  memo<std::optional<bool>> disabilities;
  memo<std::uint32_t> offices;
  while (in.next()) {
    th::worker one;
    one.line = in.line();
    auto const office = in.cell(column::office);
    auto const where = in.cell(column::province);
    if (where.empty()) {
      in.report(column::province, where, sentences::empty_cell);
    } else {
      auto const& found = provinces.of(where, in.texts(), [](std::string_view text) {
        return look_up<province>([&] { return quotalaw::th::province_named(text); });
      });
      if (found.found) {
        one.where = *found.found;
      } else {
        in.report(column::province, where, *found.said, [&] { return found.args; });
      }
    }
    one.hired_on = in.day_cell(column::hired_on);
    one.left_on = in.day_cell(column::left_on);
    in.in_order(one.hired_on, one.left_on);
    auto const kind = in.cell(column::disability);
    auto const& disabled = disabilities.of(kind, in.texts(), read_th_disability);
    one.card = in.flag_cell(column::pwd_card);
    if (!disabled) {
      in.not_a_disability(column::disability, kind, th_choices, th_also);
    } else {
      one.with_disability = *disabled;
      if (one.card && !one.with_disability) {
        in.report(column::pwd_card, in.cell(column::pwd_card), sentences::both_given, [&] {
          return sentence_args{
              {"one", in.columns().name(column::disability) + " = " + std::string{kind}},
              {"other", in.columns().name(column::pwd_card) + " = " + std::string{in.cell(column::pwd_card)}}};
        });
      }
    }
    if (!in.accept()) {
      continue;
    }
    one.office = offices.of(office, in.texts(), [&](std::string_view text) {
      out.offices.emplace_back(text);
      return static_cast<std::uint32_t>(out.offices.size() - 1);
    });
    if (one.with_disability) {
      out.ids.emplace_back(in.id());
    }
    out.workers.push_back(one);
  }
  out.findings = std::move(in.findings);
  return out;
}

}  // namespace

th::roster read_th_roster(std::string const& path, roster_options const& options) {
  return read_th(read_text_file(path, options.encoding, "th"), path, options);
}

th::roster read_th_roster(given_text const& text, roster_options const& options) {
  return read_th({text.text, "UTF-8"}, text.name, options);
}

}  // namespace quotalaw::io
