// SPDX-License-Identifier: Apache-2.0
#pragma once
// The gate of facts for JSON: every value is read once, with its path, its range and its sentence.

#include "../io/joined.hpp"
#include "json.hpp"
#include "quotalaw/core/calendar.hpp"
#include "quotalaw/core/count.hpp"
#include "quotalaw/core/money.hpp"
#include "quotalaw/core/rate.hpp"
#include "quotalaw/core/term_value.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::questions {

/// Reads the facts of one JSON object. Names that are not known are refused at once, with the nearest known name.
class fact_reader {
 public:
  fact_reader(json const& object, std::string path, std::string_view provision, std::vector<std::string_view> known)
      : object_{object}, path_{std::move(path)}, provision_{provision} {
    if (!object.is_object()) {
      refuse_type("", "an object", object);
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
      bool found = false;
      for (auto const name : known) {
        found = found || name == it.key();
      }
      if (!found) {
        throw facts_error(errc::unknown_fact, sentences::unknown_fact, at(it.key()), std::string{provision_},
                          {{"name", it.key()}, {"nearest", nearest_name(it.key(), known)}});
      }
    }
  }

  bool has(std::string_view name) const { return object_.contains(name) && !object_.at(std::string{name}).is_null(); }
  std::string at(std::string_view name) const {
    return path_.empty() || name.empty() ? path_ + std::string{name} : path_ + "." + std::string{name};
  }
  std::string_view provision() const { return provision_; }
  json const& raw(std::string_view name) const { return object_.at(std::string{name}); }

  [[noreturn]] void missing(std::string_view name) const {
    throw facts_error(errc::missing_facts, sentences::missing, at(name), std::string{provision_},
                      {{"name", std::string{name}}});
  }
  [[noreturn]] void one_of_missing(std::string_view names) const {
    throw facts_error(errc::missing_facts, sentences::one_of_missing, path_, std::string{provision_},
                      {{"names", std::string{names}}});
  }
  void only_one(std::string_view one, std::string_view other) const {
    if (has(one) && has(other)) {
      throw facts_error(errc::contradiction, sentences::not_together, at(other), std::string{provision_},
                        {{"one", std::string{one}}, {"other", std::string{other}}});
    }
  }
  [[noreturn]] void not_yet(std::string_view name) const {
    throw facts_error(errc::not_yet_answered, sentences::not_yet_answered, at(name), std::string{provision_},
                      {{"name", std::string{name}}});
  }
  [[noreturn]] void refuse(sentence const& said, std::string_view name, sentence_args args) const {
    throw facts_error(said, at(name), std::move(args), std::string{provision_});
  }
  [[noreturn]] void refuse_type(std::string_view name, std::string_view expected, json const& found) const {
    refuse(sentences::wrong_type, name, {{"expected", std::string{expected}}, {"value", shown(found)}});
  }

  std::string text(std::string_view name) const {
    auto const& j = need(name);
    if (!j.is_string() || is_decimal(j)) {
      refuse_type(name, "text", j);
    }
    return j.get<std::string>();
  }

  quotalaw::day day(std::string_view name) const {
    auto const& j = need(name);
    auto const parsed = j.is_string() ? parse_day(j.get_ref<std::string const&>()) : std::nullopt;
    if (!parsed) {
      refuse(sentences::not_a_day, name, {{"value", shown(j)}});
    }
    return *parsed;
  }
  std::optional<quotalaw::day> optional_day(std::string_view name) const {
    return has(name) ? std::optional{day(name)} : std::nullopt;
  }

  std::int64_t integer(std::string_view name, std::int64_t most = most_heads.number()) const {
    auto const& j = need(name);
    auto const written = number_text(j);
    if (!written) {
      refuse_type(name, "a whole number", j);
    }
    auto const n = parse_decimal(*written, 0);
    if (!n) {
      refuse(sentences::not_a_number, name, {{"value", *written}});
    }
    return in_range(name, *n, most, 1);
  }
  heads persons(std::string_view name) const { return heads{integer(name)}; }
  heads persons_or(std::string_view name, heads otherwise) const { return has(name) ? persons(name) : otherwise; }

  /// Persons in steps of one half.
  half_heads half_persons(std::string_view name) const {
    auto const& j = need(name);
    auto const written = number_text(j);
    if (!written) {
      refuse_type(name, "a number of persons", j);
    }
    auto const tenths = parse_decimal(*written, 1);
    if (!tenths || *tenths % 5 != 0) {
      refuse(sentences::not_a_half, name, {{"value", *written}});
    }
    return half_heads{in_range(name, *tenths / 5, most_heads.number() * 2, 2)};
  }

  bool flag(std::string_view name, bool otherwise) const {
    if (!has(name)) {
      return otherwise;
    }
    auto const& j = raw(name);
    if (!j.is_boolean()) {
      refuse_type(name, "true or false", j);
    }
    return j.get<bool>();
  }

  template <currency C>
  money<C> amount(std::string_view name) const {
    return amount_of<C>(need(name), name);
  }
  template <currency C>
  money<C> amount_of(json const& j, std::string_view name) const {
    std::optional<std::int64_t> minor;
    if (j.is_number_integer() || (j.is_string() && !is_decimal(j))) {
      minor = parse_decimal(j.is_string() ? j.get_ref<std::string const&>() : j.dump(), C::decimals);
    }
    if (!minor) {
      refuse(sentences::not_money, name,
             {{"value", shown(j)}, {"currency", std::string{C::code}}, {"example", std::string{C::example}}});
    }
    if (*minor < 0) {
      refuse(sentences::negative, name, {{"value", shown(j)}});
    }
    return money<C>{*minor};
  }

  rate fraction(std::string_view name) const {
    auto const& j = need(name);
    auto const parsed = j.is_string() && !is_decimal(j) ? parse_rate(j.get_ref<std::string const&>()) : std::nullopt;
    if (!parsed) {
      refuse(sentences::not_a_rate, name, {{"value", shown(j)}});
    }
    return *parsed;
  }

  weekly_hours hours_a_week(std::string_view name) const {
    auto const& j = need(name);
    auto const number = number_text(j);
    auto const parsed =
        number ? parse_hours(*number) : (j.is_string() ? parse_hours(j.get_ref<std::string const&>()) : std::nullopt);
    if (!parsed) {
      refuse(sentences::not_hours, name, {{"value", shown(j)}});
    }
    return *parsed;
  }

  /// A year in the common era; where `buddhist` is set, "B.E. 2568" is accepted, and 2568, which can be nothing else.
  int year(std::string_view name, bool buddhist) const {
    auto const& j = need(name);
    std::optional<std::int64_t> y;
    if (auto const number = number_text(j)) {
      y = parse_decimal(*number, 0);
    } else if (j.is_string()) {
      std::string_view s = j.get_ref<std::string const&>();
      if (buddhist) {
        for (std::string_view const prefix : {"B.E. ", "B.E.", "BE ", "พ.ศ. ", "พ.ศ."}) {
          if (s.starts_with(prefix)) {
            if (auto const be = parse_decimal(s.substr(prefix.size()), 0)) {
              y = *be - buddhist_era(0);
            }
            break;
          }
        }
      }
    }
    if (buddhist && y && *y > 2400) {
      y = *y - buddhist_era(0);
    }
    if (!y || *y < 1900 || *y > 2200) {
      refuse(sentences::not_a_year, name, {{"value", shown(j)}});
    }
    return static_cast<int>(*y);
  }

  template <std::size_t N>
  std::size_t choice(std::string_view name, std::array<std::string_view, N> const& choices,
                     std::size_t otherwise) const {
    if (!has(name)) {
      return otherwise;
    }
    auto const& j = raw(name);
    if (j.is_string()) {
      for (std::size_t i = 0; i < N; ++i) {
        if (choices[i] == j.get_ref<std::string const&>()) {
          return i;
        }
      }
    }
    refuse(sentences::not_a_choice, name,
           {{"value", shown(j)},
            {"choices", io::joined(choices)},
            {"nearest", nearest_name(j.is_string() ? j.get_ref<std::string const&>() : "", choices)}});
  }

  /// Calls `each(reader)` for every object of a list.
  template <class F>
  void list(std::string_view name, std::vector<std::string_view> const& known, F each) const {
    auto const& j = need(name);
    if (!j.is_array()) {
      refuse_type(name, "a list", j);
    }
    if (j.empty()) {
      refuse(sentences::empty_list, name, {{"name", std::string{name}}});
    }
    for (std::size_t i = 0; i < j.size(); ++i) {
      each(fact_reader{j[i], at(name) + "[" + std::to_string(i) + "]", provision_, known});
    }
  }

 private:
  json const& need(std::string_view name) const {
    if (!has(name)) {
      missing(name);
    }
    return raw(name);
  }
  std::int64_t in_range(std::string_view name, std::int64_t n, std::int64_t most, std::int64_t per_person) const {
    if (n < 0) {
      refuse(sentences::negative, name, {{"value", shown(raw(name))}});
    }
    if (n > most) {
      refuse(sentences::too_large, name, {{"value", shown(raw(name))}, {"limit", std::to_string(most / per_person)}});
    }
    return n;
  }

  json const& object_;
  std::string path_;
  std::string_view provision_;
};

}  // namespace quotalaw::questions
