// SPDX-License-Identifier: Apache-2.0
#pragma once
// A TOML file of facts: every key is known, every value is exact, every refusal names the line.

#include "quotalaw/core/calendar.hpp"
#include "quotalaw/core/error.hpp"
#include "quotalaw/core/money.hpp"
#include "quotalaw/core/term_value.hpp"
#include "quotalaw/io/text_file.hpp"
#include "quotalaw/placement/sentences.hpp"

#include <toml++/toml.h>

#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::placement {

/// One table of the file. Keys that are asked for become known; `finish` refuses the others.
class fact_table {
 public:
  fact_table(toml::table const& table, std::string path, std::string name)
      : table_{&table}, path_{std::move(path)}, name_{std::move(name)} {}

  bool has(std::string_view key) const {
    known_.insert(std::string{key});
    return table_->contains(key);
  }

  std::optional<std::string> text(std::string_view key) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    if (auto const s = node->value_exact<std::string>()) {
      return s;
    }
    wrong(*node, key, "text in quotation marks");
  }

  std::optional<std::int64_t> number(std::string_view key, std::int64_t most = most_heads.number()) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    auto const n = node->value_exact<std::int64_t>();
    if (!n) {
      wrong(*node, key, "a whole number");
    }
    if (*n < 0) {
      throw facts_error(sentences::negative, place(*node, key), {{"value", std::to_string(*n)}});
    }
    if (*n > most) {
      throw facts_error(sentences::too_large, place(*node, key),
                        {{"value", std::to_string(*n)}, {"limit", std::to_string(most)}});
    }
    return n;
  }

  std::optional<heads> persons(std::string_view key) const {
    auto const n = number(key);
    return n ? std::optional{heads{*n}} : std::nullopt;
  }

  /// One person or more, by which something is divided.
  heads some(std::string_view key) const {
    auto const n = need(persons(key), key);
    if (n == heads{0}) {
      throw facts_error(sentences::is_zero, at(key), {{"name", where(key)}});
    }
    return n;
  }

  template <currency C>
  std::optional<money<C>> amount(std::string_view key) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    if (auto const n = node->value_exact<std::int64_t>()) {
      if (*n < 0) {
        throw facts_error(sentences::negative, place(*node, key), {{"value", std::to_string(*n)}});
      }
      money<C> out{*n};
      for (int i = 0; i < C::decimals; ++i) {
        out = out * 10;
      }
      return out;
    }
    auto const s = node->value_exact<std::string>();
    auto const minor = s ? parse_decimal(*s, C::decimals) : std::nullopt;
    if (!minor || *minor < 0) {
      throw facts_error(
          sentences::not_money, place(*node, key),
          {{"value", s ? *s : shown(*node)}, {"currency", std::string{C::code}}, {"example", std::string{C::example}}});
    }
    return money<C>{*minor};
  }

  /// A percentage or a fraction.
  std::optional<rate> share(std::string_view key) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    auto const s = node->value_exact<std::string>();
    auto const r = s ? parse_rate(*s) : std::nullopt;
    if (!r) {
      throw facts_error(sentences::not_a_rate, place(*node, key), {{"value", s ? *s : shown(*node)}});
    }
    return r;
  }

  /// A share of a whole.
  std::optional<rate> part(std::string_view key) const {
    auto const r = share(key);
    if (r && *r > rate{1, 1}) {
      throw facts_error(sentences::too_large, at(key), {{"value", written(key)}, {"limit", "100%"}});
    }
    return r;
  }

  /// true or false, or yes or no in quotation marks.
  std::optional<bool> flag(std::string_view key) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    if (auto const b = node->value_exact<bool>()) {
      return b;
    }
    auto const s = node->value_exact<std::string>();
    if (!s || (*s != "yes" && *s != "no")) {
      throw facts_error(sentences::not_flag, place(*node, key), {{"value", written(key)}});
    }
    return *s == "yes";
  }

  /// A year, which may be of the Buddhist Era.
  int thai_year(std::string_view key) const {
    constexpr int last = 2800;
    constexpr int last_common_era = 2400;
    auto const year = static_cast<int>(need(number(key, last), key));
    return year > last_common_era ? year - static_cast<int>(buddhist_era(0)) : year;
  }

  /// The least and the most of a number, in order.
  struct limits {
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
  };
  limits least_and_most(std::int64_t limit = most_heads.number()) const {
    limits const out{number("least", limit).value_or(0), number("most", limit)};
    if (out.most && out.least > *out.most) {
      throw facts_error(sentences::too_large, at("least"),
                        {{"value", std::to_string(out.least)}, {"limit", std::to_string(*out.most)}});
    }
    return out;
  }

  /// A number with up to two decimals, written as text: hours, a price of a unit.
  std::optional<rate> decimal(std::string_view key) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    if (auto const n = node->value_exact<std::int64_t>(); n && *n >= 0 && *n <= rate::most) {
      return rate{*n, 1};
    }
    auto const s = node->value_exact<std::string>();
    auto const hundredths = s ? parse_decimal(*s, 2) : std::nullopt;
    if (!hundredths || *hundredths < 0 || *hundredths > rate::most) {
      wrong(*node, key, "a number of up to two decimals in quotation marks, such as \"37.5\"");
    }
    return rate{*hundredths, 100};
  }

  /// The value of a key that must be there.
  template <class T>
  T need(std::optional<T> value, std::string_view key) const {
    if (!value) {
      throw facts_error(errc::missing_facts, sentences::missing, at(key), "", {{"name", where(key)}});
    }
    return *std::move(value);
  }

  std::optional<fact_table> table(std::string_view key) const {
    auto const* node = find(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    auto const* t = node->as_table();
    if (t == nullptr) {
      wrong(*node, key, "a table");
    }
    return fact_table{*t, path_, where(key)};
  }

  std::vector<fact_table> tables(std::string_view key) const {
    std::vector<fact_table> out;
    auto const* node = find(key);
    if (node == nullptr) {
      return out;
    }
    auto const* list = node->as_array();
    if (list == nullptr) {
      wrong(*node, key, "a list of tables");
    }
    for (auto const& one : *list) {
      if (one.as_table() == nullptr) {
        wrong(one, key, "a table");
      }
      out.emplace_back(*one.as_table(), path_, where(key));
    }
    return out;
  }

  std::vector<std::int64_t> numbers(std::string_view key) const {
    std::vector<std::int64_t> out;
    auto const* node = find(key);
    if (node == nullptr) {
      return out;
    }
    auto const* list = node->as_array();
    if (list == nullptr) {
      wrong(*node, key, "a list of whole numbers");
    }
    for (auto const& one : *list) {
      auto const n = one.value_exact<std::int64_t>();
      if (!n || *n < 0) {
        wrong(one, key, "a whole number of zero or more");
      }
      out.push_back(*n);
    }
    return out;
  }

  /// Refuses a key that nobody asked for.
  void finish() const {
    for (auto const& [key, node] : *table_) {
      if (!known_.contains(std::string{key.str()})) {
        std::vector<std::string_view> const names(known_.begin(), known_.end());
        throw facts_error(errc::unknown_fact, sentences::unknown_fact, place(node, key.str()), "",
                          {{"name", where(key.str())}, {"nearest", nearest_name(key.str(), names)}});
      }
    }
  }

  /// As the file nests it: "contract.kind".
  std::string where(std::string_view key) const {
    return name_.empty() ? std::string{key} : name_ + "." + std::string{key};
  }
  /// File, line and name of a key; without the line where it is not there.
  std::string at(std::string_view key) const {
    auto const* node = table_->get(key);
    return node != nullptr ? place(*node, key) : path_ + ", " + where(key);
  }
  /// The value of a key as it is written.
  std::string written(std::string_view key) const {
    auto const* node = table_->get(key);
    auto const text = node == nullptr ? std::optional<std::string>{} : node->value_exact<std::string>();
    return node == nullptr ? std::string{} : text ? *text : shown(*node);
  }

 private:
  toml::node const* find(std::string_view key) const {
    known_.insert(std::string{key});
    return table_->get(key);
  }
  std::string place(toml::node const& node, std::string_view key) const {
    return path_ + ", line " + std::to_string(node.source().begin.line) + ", " + where(key);
  }
  static std::string shown(toml::node const& node) {
    std::ostringstream out;
    node.visit([&](auto const& one) { out << one; });
    return out.str();
  }
  [[noreturn]] void wrong(toml::node const& node, std::string_view key, std::string_view expected) const {
    throw facts_error(sentences::wrong_type, place(node, key),
                      {{"expected", std::string{expected}}, {"value", shown(node)}});
  }

  toml::table const* table_;
  std::string path_;
  std::string name_;
  mutable std::set<std::string, std::less<>> known_;
};

inline toml::table read_toml(std::string const& path) {
  std::string text;
  try {
    text = io::read_text_file(path, "UTF-8", "th").text;
  } catch (facts_error const& e) {
    if (e.said().id != sentences::empty_file.id) {
      throw;
    }
    // An empty file has no keys: whoever asks says which are needed.
  }
  try {
    return toml::parse(text, path);
  } catch (toml::parse_error const& e) {
    throw facts_error(
        errc::malformed, sentences::malformed_toml, "", "",
        {{"file", path}, {"line", std::to_string(e.source().begin.line)}, {"detail", std::string{e.description()}}});
  }
}

}  // namespace quotalaw::placement
