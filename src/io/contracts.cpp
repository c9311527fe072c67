// SPDX-License-Identifier: Apache-2.0
// Contracts under section 35 and payments to the Fund, row by row. docs/how-to/contracts.md
#include "quotalaw/io/contracts.hpp"

#include "cells.hpp"
#include "joined.hpp"
#include "quotalaw/core/term_value.hpp"
#include "quotalaw/io/text_file.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace quotalaw::io {

namespace {

using words = std::span<std::string_view const>;

struct column_spec {
  std::string_view id;
  words names;
  bool required;
};

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Walks a table whose columns are found by their names in English, Thai or Japanese.
class table_reader {
 public:
  table_reader(std::string const& path, roster_options const& options, std::span<column_spec const> columns)
      : file_{read_text_file(path, options.encoding, "th")},
        path_{path},
        most_{options.most_reported},
        columns_{columns},
        rows_{file_.text, separator_of(file_.text)} {
    findings.path = path;
    findings.encoding = file_.encoding;
    do {
      row_.fields.clear();
    } while (next_row() && blank());
    read_header();
  }

  bool next() {
    while (next_row()) {
      if (blank()) {
        continue;
      }
      ++findings.rows;
      good_ = true;
      id_.clear();
      if (row_.fields.size() != names_.size()) {
        report(none, "", sentences::wrong_field_count,
               {{"found", std::to_string(row_.fields.size())}, {"expected", std::to_string(names_.size())}});
        accept();
        continue;
      }
      return true;
    }
    return false;
  }

  bool has(std::size_t column) const { return at_[column] != none; }
  std::string_view cell(std::size_t column) const {
    return has(column) ? cells::trimmed(row_.fields[at_[column]]) : std::string_view{};
  }
  /// A cell that may not be empty.
  std::string_view needed(std::size_t column) {
    auto const text = cell(column);
    if (text.empty()) {
      report(column, text, sentences::empty_cell);
    }
    return text;
  }
  std::optional<day> day_cell(std::size_t column) {
    auto const text = cell(column);
    if (text.empty()) {
      return std::nullopt;
    }
    auto const found = cells::read_day(text);
    if (!found) {
      report(column, text, cells::why_no_day(text));
    }
    return found;
  }
  std::optional<quotalaw::th::baht> money_cell(std::size_t column) {
    auto const text = cell(column);
    if (text.empty()) {
      return std::nullopt;
    }
    std::string plain;
    for (char const c : cells::narrow(text)) {
      if (c != ' ' && c != ',') {
        plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
    }
    for (std::string_view const sign : {"บาท", "baht", "thb", "฿"}) {
      if (plain.starts_with(sign)) {
        plain.erase(0, sign.size());
      }
      if (plain.ends_with(sign)) {
        plain.resize(plain.size() - sign.size());
      }
    }
    auto const minor = parse_decimal(plain, THB::decimals);
    if (!minor) {
      report(column, text, sentences::not_money, {{"currency", "THB"}, {"example", "120450.00"}});
      return std::nullopt;
    }
    if (*minor < 0) {
      report(column, text, sentences::negative);
      return std::nullopt;
    }
    constexpr std::int64_t most = 1'000'000'000'000'00;  // a trillion baht: a slip of the keyboard
    if (*minor > most) {
      report(column, text, sentences::too_large, {{"limit", "1000000000000"}});
      return std::nullopt;
    }
    return quotalaw::th::baht{*minor};
  }
  void name_row(std::string_view id) { id_ = id; }

  void report(std::size_t column, std::string_view value, sentence const& said, sentence_args args = {}) {
    good_ = false;
    ++findings.bad_total;
    if (findings.bad.size() >= most_) {
      return;
    }
    bad_cell bad;
    bad.line = row_.line;
    bad.id = id_;
    bad.column = column == none ? std::string{} : has(column) ? names_[at_[column]] : std::string{columns_[column].id};
    bad.value = std::string{value};
    bad.said = &said;
    bad.args = std::move(args);
    if (std::none_of(bad.args.begin(), bad.args.end(), [](auto const& a) { return a.first == "value"; })) {
      bad.args.emplace_back("value", std::string{value});
    }
    findings.bad.push_back(std::move(bad));
  }

  bool accept() {
    findings.rows_left_out += good_ ? 0 : 1;
    return good_;
  }
  bool good() const { return good_; }
  std::uint32_t line() const { return static_cast<std::uint32_t>(row_.line); }

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
    return std::all_of(row_.fields.begin(), row_.fields.end(),
                       [](std::string_view f) { return cells::trimmed(f).empty(); });
  }

  void read_header() {
    auto const where = path_ + ", line " + std::to_string(std::max<std::size_t>(row_.line, 1));
    at_.assign(columns_.size(), none);
    for (std::size_t i = 0; i < row_.fields.size(); ++i) {
      names_.emplace_back(cells::trimmed(row_.fields[i]));
      auto find = [&](std::string const& wanted) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
          for (auto const name : columns_[c].names) {
            if (wanted == cells::loosened(name)) {
              return c;
            }
          }
        }
        return none;
      };
      auto column = find(cells::loosened(names_[i]));
      if (column == none) {
        column = find(cells::loosened(cells::before_bracket(names_[i])));
      }
      if (column == none) {
        if (!names_[i].empty()) {
          findings.columns_unused.push_back(names_[i]);
        }
        continue;
      }
      if (at_[column] != none) {
        throw facts_error(sentences::repeated_column, where, {{"name", names_[i]}});
      }
      at_[column] = i;
    }
    std::string missing, accepted;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (at_[c] == none && columns_[c].required) {
        join(missing, columns_[c].id);
        for (auto const name : columns_[c].names) {
          join(accepted, name);
        }
      } else if (at_[c] == none) {
        findings.columns_absent.emplace_back(columns_[c].id);
      }
    }
    if (!missing.empty()) {
      throw facts_error(errc::missing_facts, sentences::missing_column, where, "",
                        {{"name", missing}, {"names", accepted}});
    }
  }

  text_file file_;
  std::string path_;
  std::size_t most_;
  std::span<column_spec const> columns_;
  csv_reader rows_;
  csv_row row_;
  std::vector<std::string> names_;
  std::vector<std::size_t> at_;
  std::string id_;
  bool good_ = true;
};

// --- contracts ---

enum contract_column : std::size_t {
  c_id,
  c_place,
  c_person,
  c_recipient,
  c_kind,
  c_value,
  c_from,
  c_to,
  c_ended,
  c_received
};  // clang-format off
constexpr std::string_view id_names[] = {"id", "contract", "contract no", "contract number", "contract id",
    "เลขที่สัญญา", "สัญญา", "สัญญาเลขที่", "契約番号", "契約"};
constexpr std::string_view place_names[] = {"place", "place no", "position", "ตำแหน่ง", "ตำแหน่งที่", "枠", "ポスト"};
constexpr std::string_view person_names[] = {"person", "person id", "beneficiary", "pwd id", "card no", "คนพิการ",
    "เลขประจำตัวคนพิการ", "เลขบัตรคนพิการ", "รหัสคนพิการ", "ผู้พิการ", "対象者", "障害者"};
constexpr std::string_view recipient_columns[] = {"recipient", "received by", "ผู้รับ", "ผู้รับสิทธิ", "ผู้ใช้สิทธิ", "受給者"};
constexpr std::string_view kind_names[] = {"kind", "type", "kind of alternative", "ประเภท", "ประเภทสัญญา",
    "ประเภทการให้สิทธิ", "ประเภทตามมาตรา 35", "種類", "種別"};
constexpr std::string_view value_names[] = {"value", "contract value", "amount", "มูลค่า", "มูลค่าสัญญา", "จำนวนเงิน",
    "金額", "契約金額"};
constexpr std::string_view from_names[] = {"from", "start", "start date", "first day", "ตั้งแต่", "ตั้งแต่วันที่", "วันเริ่มสัญญา",
    "วันที่เริ่มสัญญา", "วันเริ่มต้น", "開始日", "契約開始日"};
constexpr std::string_view to_names[] = {"to", "end", "end date", "last day", "until", "ถึง", "ถึงวันที่", "วันสิ้นสุดสัญญา",
    "วันที่สิ้นสุดสัญญา", "วันสิ้นสุด", "終了日", "契約終了日"};
constexpr std::string_view ended_names[] = {"ended on", "broke down on", "terminated on", "ended early on",
    "วันที่เลิกสัญญา", "วันเลิกสัญญา", "เลิกสัญญาเมื่อ", "สิ้นสุดก่อนกำหนด", "解約日", "中途終了日"};
constexpr std::string_view received_names[] = {"value received", "received", "paid out", "มูลค่าที่ได้รับ", "มูลค่าที่ได้รับจริง",
    "เงินที่จ่ายแล้ว", "受領額", "支払済額"};
// clang-format on
constexpr column_spec contract_columns[] = {
    {"id", id_names, true},           {"place", place_names, false},
    {"person", person_names, true},   {"recipient", recipient_columns, false},
    {"kind", kind_names, true},       {"value", value_names, false},
    {"from", from_names, true},       {"to", to_names, true},
    {"ended_on", ended_names, false}, {"value_received", received_names, false}};

std::optional<quotalaw::th::alternative_kind> read_kind(std::string_view cell) {
  using quotalaw::th::alternative_kind;
  static std::map<std::string, alternative_kind> const known = [] {
    std::map<std::string, alternative_kind> out;
    auto add = [&](alternative_kind kind, std::initializer_list<std::string_view> names) {
      out.emplace(cells::loosened(quotalaw::th::text_of(kind)), kind);
      for (auto const name : names) {
        out.emplace(cells::loosened(name), kind);
      }
    };
    add(alternative_kind::concession, {"การให้สัมปทาน", "ให้สัมปทาน", "สัมปทาน"});
    add(alternative_kind::place_to_sell,
        {"จัดสถานที่จำหน่ายสินค้าหรือบริการ", "การจัดสถานที่จำหน่ายสินค้าหรือบริการ", "จัดสถานที่จำหน่าย", "สถานที่จำหน่ายสินค้า"});
    add(alternative_kind::subcontract,
        {"จัดจ้างเหมาช่วงงาน", "จ้างเหมาช่วงงาน", "จ้างเหมาช่วง", "จ้างเหมาบริการ", "จ้างเหมาบริการโดยวิธีกรณีพิเศษ", "จ้างเหมา",
         "จัดจ้างเหมาช่วงงานหรือจ้างเหมาบริการโดยวิธีกรณีพิเศษ", "subcontracting", "service contract"});
    add(alternative_kind::training, {"ฝึกงาน", "การฝึกงาน", "internship"});
    add(alternative_kind::equipment,
        {"จัดให้มีอุปกรณ์หรือสิ่งอำนวยความสะดวก", "อุปกรณ์หรือสิ่งอำนวยความสะดวก", "อุปกรณ์", "สิ่งอำนวยความสะดวก", "facilities"});
    add(alternative_kind::sign_language, {"ล่ามภาษามือ", "จัดให้มีบริการล่ามภาษามือ", "บริการล่ามภาษามือ"});
    add(alternative_kind::other_assistance,
        {"การให้ความช่วยเหลืออื่นใด", "ให้ความช่วยเหลืออื่นใด", "ความช่วยเหลืออื่นใด", "ช่วยเหลืออื่นใด", "other"});
    return out;
  }();
  auto const found = known.find(cells::loosened(cell));
  return found == known.end() ? std::nullopt : std::optional{found->second};
}

std::optional<th::recipient> read_recipient(std::string_view cell) {
  auto const text = cells::loosened(cell);
  if (text.empty() || text == "pwd" || text == "person" || text == "คนพิการ" || text == "ผู้พิการ" || text == "本人") {
    return th::recipient::pwd;
  }
  if (text == "carer" || text == "caregiver" || text == "ผู้ดูแล" || text == "ผู้ดูแลคนพิการ" || text == "介護者") {
    return th::recipient::carer;
  }
  return std::nullopt;
}

/// The last day on which a contract runs.
day last_of(quotalaw::th::contract const& c) { return c.ended_on ? *c.ended_on : c.term.end - date::days{1}; }

/// Kinds that are judged by their value in every year for which a test is known.
bool has_value(quotalaw::th::alternative_kind kind) {
  using quotalaw::th::alternative_kind;
  return kind == alternative_kind::subcontract || kind == alternative_kind::other_assistance;
}

}  // namespace

th::contract_file read_th_contracts(std::string const& path, roster_options const& options) {
  table_reader in{path, options, contract_columns};
  th::contract_file out;
  std::unordered_map<std::string, std::uint32_t> ids;
  std::unordered_map<std::string, std::vector<std::size_t>> of_person;
  while (in.next()) {
    th::contract_row one;
    one.line = in.line();
    one.id = std::string{in.needed(c_id)};
    in.name_row(one.id);
    if (auto const [at, fresh] = ids.emplace(one.id, one.line); !fresh && !one.id.empty()) {
      in.report(c_id, one.id, sentences::duplicate_id, {{"row", std::to_string(at->second)}});
    }
    one.place = std::string{in.cell(c_place)};
    if (one.place.empty()) {
      one.place = one.id;
    }
    one.person = std::string{in.needed(c_person)};
    auto const to = in.cell(c_recipient);
    if (auto const found = read_recipient(to)) {
      one.to = *found;
    } else {
      in.report(c_recipient, to, sentences::not_a_choice,
                {{"choices", joined(th::recipient_names)}, {"nearest", nearest_name(to, th::recipient_names)}});
    }
    bool kind_known = false;
    if (auto const kind = in.needed(c_kind); !kind.empty()) {
      if (auto const found = read_kind(kind)) {
        one.what.kind = *found;
        kind_known = true;
      } else {
        in.report(c_kind, kind, sentences::not_a_choice,
                  {{"choices", joined(quotalaw::th::alternative_kind_names)},
                   {"nearest", nearest_name(kind, quotalaw::th::alternative_kind_names)}});
      }
    }
    auto const before_value = in.findings.bad_total;
    auto const value = in.money_cell(c_value);
    one.what.value = value.value_or(quotalaw::th::baht{0});
    if (!value && kind_known && has_value(one.what.kind) && in.findings.bad_total == before_value) {
      in.report(c_value, "", sentences::empty_cell);
    }
    in.needed(c_from);
    in.needed(c_to);
    auto const from = in.day_cell(c_from);
    auto const last = in.day_cell(c_to);
    if (from && last) {
      if (*last < *from) {
        in.report(c_to, in.cell(c_to), sentences::wrong_order, {{"first", text_of(*from)}, {"then", text_of(*last)}});
      }
      one.what.term = {*from, *last + date::days{1}};
    }
    if (auto const ended = in.day_cell(c_ended); ended && from && last && *from <= *last) {
      if (*ended < *from || *ended > *last) {
        in.report(c_ended, in.cell(c_ended), sentences::outside_period,
                  {{"first", text_of(*from)}, {"last", text_of(*last)}});
      }
      one.what.ended_on = *ended;
    }
    auto const before_received = in.findings.bad_total;
    auto const received = in.money_cell(c_received);
    if (received && value && *received > *value) {
      in.report(c_received, in.cell(c_received), sentences::too_large, {{"limit", text_of(*value)}});
    }
    one.what.value_received = received;
    auto const broke = one.what.ended_on && last && *one.what.ended_on < *last;
    if (broke && !received && kind_known && has_value(one.what.kind) && in.findings.bad_total == before_received) {
      in.report(c_received, "", sentences::empty_cell);  // what was received of it cannot be guessed
    }
    if (in.good()) {
      // One person, one place: neither twice, nor as person and as carer.
      for (auto const i : of_person[one.person]) {
        auto const& other = out.rows[i];
        auto const together = one.what.term.first <= last_of(other.what) && other.what.term.first <= last_of(one.what);
        if (together && other.to != one.to) {
          auto told = [&](th::contract_row const& row) {
            return row.person + " = " + std::string{text_of(row.to)} + " (" + row.id + ")";
          };
          in.report(c_recipient, to, sentences::both_given, {{"one", told(other)}, {"other", told(one)}});
          break;
        }
        if (together && other.place != one.place) {
          in.report(c_person, one.person, sentences::duplicate_id, {{"row", std::to_string(other.line)}});
          break;
        }
      }
    }
    if (!in.accept()) {
      continue;
    }
    one.what.who = static_cast<std::uint32_t>(out.rows.size());
    of_person[one.person].push_back(out.rows.size());
    out.rows.push_back(std::move(one));
  }
  out.findings = std::move(in.findings);
  return out;
}

// --- payments ---

namespace {

enum payment_column : std::size_t { p_on, p_amount };  // clang-format off
constexpr std::string_view on_names[] = {"paid on", "on", "date", "day", "payment date", "วันที่ชำระ", "วันที่ส่งเงิน", "วันชำระ",
    "วันที่", "納付日", "支払日"};
constexpr std::string_view amount_names[] = {"amount", "paid", "payment", "จำนวนเงิน", "ยอดชำระ", "เงินที่ส่ง", "納付額", "金額"};
// clang-format on
constexpr column_spec payment_columns[] = {{"paid_on", on_names, true}, {"amount", amount_names, true}};

}  // namespace

th::payment_file read_th_payments(std::string const& path, roster_options const& options) {
  table_reader in{path, options, payment_columns};
  th::payment_file out;
  while (in.next()) {
    quotalaw::th::payment one{};
    in.needed(p_on);
    in.needed(p_amount);
    one.on = in.day_cell(p_on).value_or(day{});
    one.amount = in.money_cell(p_amount).value_or(quotalaw::th::baht{0});
    if (in.accept()) {
      out.payments.push_back(one);
    }
  }
  std::stable_sort(out.payments.begin(), out.payments.end(), [](auto const& a, auto const& b) { return a.on < b.on; });
  out.findings = std::move(in.findings);
  return out;
}

}  // namespace quotalaw::io
