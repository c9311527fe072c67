// SPDX-License-Identifier: Apache-2.0
// The employer's own facts, in TOML. docs/how-to/roster.md
#include "joined.hpp"
#include "quotalaw/io/given_text.hpp"
#include "quotalaw/io/text_file.hpp"

#include <toml++/toml.h>

#include <array>

namespace quotalaw::io {

namespace {

/// One employer's file: every key is known, every refusal names the line.
class employer_file {
 public:
  employer_file(given_text const& from, std::string_view country, std::span<std::string_view const> keys)
      : path_{from.name} {
    auto const& [path, text] = from;
    try {
      table_ = toml::parse(text, path);
    } catch (toml::parse_error const& e) {
      throw facts_error(
          errc::malformed, sentences::malformed_toml, "", "",
          {{"file", path}, {"line", std::to_string(e.source().begin.line)}, {"detail", std::string{e.description()}}});
    }
    known_only(keys);
    if (auto const* node = find("country")) {
      choice(*node, std::array{country});
    }
  }

  /// A table of the file, with keys of its own; nothing if it is not there.
  std::optional<employer_file> inner(std::string_view key, std::span<std::string_view const> keys) const {
    auto const* node = find(key);
    if (!node) {
      return std::nullopt;
    }
    auto const* table = node->as_table();
    if (!table) {
      wrong_type(*node, "a table [" + std::string{key} + "]");
    }
    return employer_file{path_, *table, keys};
  }

  toml::node const* find(std::string_view key) const { return table_.get(key); }

  std::string text(std::string_view key) const {
    auto const* node = find(key);
    return node ? text_of_node(*node) : std::string{};
  }

  /// The place of the value among `choices`.
  template <class Choices>
  std::size_t choice(toml::node const& node, Choices const& choices) const {
    auto const value = text_of_node(node);
    std::size_t at = 0;
    for (std::string_view const one : choices) {
      if (one == value) {
        return at;
      }
      ++at;
    }
    throw facts_error(sentences::not_a_choice, place(node),
                      {{"value", value}, {"choices", joined(choices)}, {"nearest", nearest_name(value, choices)}});
  }

  std::string text_of_node(toml::node const& node) const {
    auto const value = node.value_exact<std::string>();
    if (!value) {
      wrong_type(node, "text in quotation marks");
    }
    return *value;
  }

  /// A day, as a date of TOML or as text; nothing if the key is not there.
  std::optional<day> day_of(std::string_view key) const {
    auto const* node = find(key);
    if (!node) {
      return std::nullopt;
    }
    if (auto const found = node->value_exact<toml::date>()) {
      return make_day(found->year, found->month, found->day);
    }
    auto const text = text_of_node(*node);
    auto const parsed = parse_day(text);
    if (!parsed) {
      throw facts_error(sentences::not_a_day, place(*node), {{"value", text}});
    }
    return parsed;
  }

  /// An amount of whole yen, as a number or as text; nothing if the key is not there.
  std::optional<quotalaw::jp::yen> yen_of(std::string_view key) const {
    auto const* node = find(key);
    if (!node) {
      return std::nullopt;
    }
    auto const number = node->value_exact<std::int64_t>();
    auto const found = number ? number : parse_decimal(text_of_node(*node), JPY::decimals);
    if (!found) {
      throw facts_error(sentences::not_money, place(*node),
                        {{"value", shown(*node)}, {"currency", "JPY"}, {"example", std::string{JPY::example}}});
    }
    not_negative(*node, *found);
    return quotalaw::jp::yen{*found};
  }

  /// Person-months in steps of one half, as a number or as text; nothing if the key is not there.
  std::optional<person_months> person_months_of(std::string_view key) const {
    auto const* node = find(key);
    if (!node) {
      return std::nullopt;
    }
    auto const tenths = parse_decimal(node->is_string() ? text_of_node(*node) : shown(*node), 1);
    if (!tenths || *tenths % 5 != 0) {
      throw facts_error(sentences::not_a_half, place(*node), {{"value", shown(*node)}});
    }
    not_negative(*node, *tenths);
    return person_months{*tenths / 5};
  }

  void not_negative(toml::node const& node, std::int64_t number) const {
    if (number < 0) {
      throw facts_error(sentences::negative, place(node), {{"value", std::to_string(number)}});
    }
  }

  [[noreturn]] void wrong_type(toml::node const& node, std::string_view expected) const {
    throw facts_error(sentences::wrong_type, place(node),
                      {{"expected", std::string{expected}}, {"value", shown(node)}});
  }

  template <class V>
  V needed(std::optional<V> const& found, std::string_view key) const {
    if (!found) {
      throw facts_error(errc::missing_facts, sentences::missing, place(table_), "", {{"name", std::string{key}}});
    }
    return *found;
  }

  bool flag(std::string_view key) const {
    auto const* node = find(key);
    if (!node) {
      return false;
    }
    auto const found = node->value_exact<bool>();
    if (!found) {
      wrong_type(*node, "true or false");
    }
    return *found;
  }

  /// A fiscal year by its first year.
  std::optional<quotalaw::jp::fiscal_year> fiscal_year_of(std::string_view key) const {
    auto const* node = find(key);
    if (!node) {
      return std::nullopt;
    }
    auto const year = node->value_exact<std::int64_t>();
    if (!year || *year < 1900 || *year > 2200) {
      throw facts_error(sentences::not_a_year, place(*node), {{"value", shown(*node)}});
    }
    return quotalaw::jp::fiscal_year{static_cast<int>(*year)};
  }

  std::string place(toml::node const& node) const {
    return path_ + ", line " + std::to_string(node.source().begin.line);
  }

  static std::string shown(toml::node const& node) {
    std::ostringstream out;
    node.visit([&](auto const& one) { out << one; });
    return out.str();
  }

 private:
  employer_file(std::string path, toml::table table, std::span<std::string_view const> keys)
      : path_{std::move(path)}, table_{std::move(table)} {
    known_only(keys);
  }

  void known_only(std::span<std::string_view const> keys) const {
    for (auto const& [key, node] : table_) {
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
        throw facts_error(errc::unknown_fact, sentences::unknown_fact, place(node), "",
                          {{"name", std::string{key.str()}}, {"nearest", nearest_name(key.str(), keys)}});
      }
    }
  }

  std::string path_;
  toml::table table_;
};

/// [determination] of the file.
std::optional<jp::determined_levy> determined_in(employer_file const& file) {
  static constexpr std::array<std::string_view, 7> keys{"fiscal_year", "determined",  "returned",           "notice_on",
                                                        "instalments", "unavoidable", "surcharge_notice_on"};
  auto const table = file.inner("determination", keys);
  if (!table) {
    return std::nullopt;
  }
  jp::determined_levy out;
  out.year = table->needed(table->fiscal_year_of("fiscal_year"), "fiscal_year");
  out.determined = table->needed(table->yen_of("determined"), "determined");
  out.returned = table->yen_of("returned").value_or(quotalaw::jp::yen{0});
  out.notice_on = table->needed(table->day_of("notice_on"), "notice_on");
  out.instalments = table->flag("instalments");
  out.unavoidable = table->flag("unavoidable");
  out.surcharge_notice_on = table->day_of("surcharge_notice_on");
  return out;
}

/// [reminder] of the file.
std::optional<jp::reminder> reminder_in(employer_file const& file) {
  static constexpr std::array<std::string_view, 3> keys{"fiscal_year", "sent_on", "due_on"};
  auto const table = file.inner("reminder", keys);
  if (!table) {
    return std::nullopt;
  }
  jp::reminder out;
  out.year = table->needed(table->fiscal_year_of("fiscal_year"), "fiscal_year");
  out.sent_on = table->needed(table->day_of("sent_on"), "sent_on");
  out.due_on = table->day_of("due_on");
  return out;
}

}  // namespace

jp::employer read_jp_employer(std::string const& path) {
  return read_jp_employer(given_text{path, read_text_file(path, "UTF-8", "jp").text});
}

jp::employer read_jp_employer(given_text const& from) {
  static constexpr std::array<std::string_view, 17> keys{
      "name",          "country",    "kind",  "base_day",           "opened_on",
      "closed_on",     "hours",      "note",  "instalments",        "part_year_reading",
      "year_reading",  "plan_start", "as_of", "home_work_payments", "specific_short_person_months",
      "determination", "reminder"};
  employer_file const file{from, "jp", keys};
  jp::employer out;
  out.name = file.text("name");
  out.note = file.text("note");
  if (auto const* node = file.find("kind")) {
    out.kind = static_cast<quotalaw::jp::employer_kind>(file.choice(*node, quotalaw::jp::employer_kind_names));
  }
  if (auto const* node = file.find("base_day")) {
    constexpr unsigned first = 1;
    constexpr unsigned last = 31;  // of a month that is shorter: its last day
    if (auto const number = node->value_exact<std::int64_t>()) {
      if (*number < first || *number > last) {
        throw facts_error(sentences::not_a_choice, file.place(*node),
                          {{"value", std::to_string(*number)},
                           {"choices", "1 to 31, first, last"},
                           {"nearest", *number < first ? "1" : "31"}});
      }
      out.base_day = static_cast<unsigned>(*number);
    } else if (node->is_string()) {
      out.base_day = file.choice(*node, std::array<std::string_view, 2>{"first", "last"}) == 0 ? first : last;
    } else {
      file.wrong_type(*node, "1 to 31, \"first\" or \"last\"");
    }
  }
  out.instalments = file.flag("instalments");
  out.determined = determined_in(file);
  out.reminded = reminder_in(file);
  out.plan_start = file.day_of("plan_start");
  out.as_of = file.day_of("as_of");
  out.home_work_payments = file.yen_of("home_work_payments");
  out.specific_short_person_months = file.person_months_of("specific_short_person_months");
  out.opened_on = file.day_of("opened_on");
  out.closed_on = file.day_of("closed_on");
  if (out.opened_on && out.closed_on && *out.closed_on < *out.opened_on) {
    throw facts_error(sentences::wrong_order, file.place(*file.find("closed_on")),
                      {{"first", text_of(*out.opened_on)}, {"then", text_of(*out.closed_on)}});
  }
  if (auto const* node = file.find("part_year_reading")) {
    out.part_year_reading =
        static_cast<quotalaw::jp::part_year_reading>(file.choice(*node, quotalaw::jp::part_year_reading_names));
  }
  if (auto const* node = file.find("year_reading")) {
    out.year_reading = static_cast<quotalaw::jp::year_reading>(file.choice(*node, quotalaw::jp::year_reading_names));
  }
  if (auto const* node = file.find("hours")) {
    out.by_actual_hours = file.choice(*node, std::array<std::string_view, 2>{"contracted", "yearly_average"}) == 1;
  }
  return out;
}

th::employer read_th_employer(std::string const& path) {
  return read_th_employer(given_text{path, read_text_file(path, "UTF-8", "th").text});
}

th::employer read_th_employer(given_text const& from) {
  static constexpr std::array<std::string_view, 11> keys{"name",        "country",  "employer",   "alternatives",
                                                         "paid_on",     "province", "note",       "threshold_reading",
                                                         "demanded_on", "as_of",    "instalments"};
  static constexpr std::array<std::string_view, 2> readings{"without_pwd", "all_staff"};
  static constexpr std::array<std::string_view, 2> kinds{"private", "state"};
  employer_file const file{from, "th", keys};
  th::employer out;
  out.told = true;
  out.name = file.text("name");
  out.note = file.text("note");
  if (auto const* node = file.find("employer")) {
    out.kind = static_cast<quotalaw::th::employer_kind>(file.choice(*node, kinds));
  }
  if (auto const* node = file.find("alternatives")) {
    auto const number = node->value_exact<std::int64_t>();
    if (!number) {
      file.wrong_type(*node, "a whole number");
    }
    if (*number < 0) {
      throw facts_error(sentences::negative, file.place(*node), {{"value", std::to_string(*number)}});
    }
    if (*number > most_heads.number()) {
      throw facts_error(sentences::too_large, file.place(*node),
                        {{"value", std::to_string(*number)}, {"limit", text_of(most_heads)}});
    }
    out.alternatives = heads{*number};
  }
  auto read_day = [&](std::string_view key) -> std::optional<day> {
    auto const* node = file.find(key);
    if (!node) {
      return std::nullopt;
    }
    if (auto const found = node->value_exact<toml::date>()) {
      return make_day(found->year, found->month, found->day);
    }
    auto const text = file.text_of_node(*node);
    auto const found = parse_day(text);
    if (!found) {
      throw facts_error(sentences::not_a_day, file.place(*node), {{"value", text}});
    }
    return found;
  };
  out.paid_on = read_day("paid_on");
  out.demanded_on = read_day("demanded_on");
  out.as_of = read_day("as_of");
  if (auto const* node = file.find("instalments")) {
    auto const parts = node->value_exact<std::int64_t>();
    if (!parts) {
      file.wrong_type(*node, "a whole number");
    }
    if (*parts < 1) {
      throw facts_error(sentences::not_a_number, file.place(*node), {{"value", std::to_string(*parts)}});
    }
    out.instalments = *parts;
  }
  if (auto const* node = file.find("threshold_reading")) {
    out.threshold_reading =
        static_cast<quotalaw::th::terms::quota_threshold_basis_choice>(file.choice(*node, readings));
  }
  if (auto const* node = file.find("province")) {
    out.province = quotalaw::th::province_named(file.text_of_node(*node), file.place(*node));
  }
  return out;
}

}  // namespace quotalaw::io
