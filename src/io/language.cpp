// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/language.hpp"

#include "language_data.hpp"
#include "provision.hpp"
#include "quotalaw/core/term_value.hpp"

#include <algorithm>
#include <cctype>

namespace quotalaw::io {

namespace {

label_row const* find_label(std::string_view key) {
  auto const rows = labels();
  auto const at = std::ranges::lower_bound(rows, key, {}, &label_row::key);
  return at != rows.end() && at->key == key ? &*at : nullptr;
}

constexpr std::array<std::string_view, 12> english_months{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> thai_months{"มกราคม",  "กุมภาพันธ์", "มีนาคม",  "เมษายน", "พฤษภาคม",  "มิถุนายน",
                                                       "กรกฎาคม", "สิงหาคม",  "กันยายน", "ตุลาคม",  "พฤศจิกายน", "ธันวาคม"};

struct era {
  std::string_view native;
  std::string_view name;
  day first;
};
constexpr std::array<era, 3> eras{{{"令和", "Reiwa", make_day(2019, 5, 1)},
                                   {"平成", "Heisei", make_day(1989, 1, 8)},
                                   {"昭和", "Shōwa", make_day(1926, 12, 25)}}};

era const* era_of(day d) {
  for (auto const& e : eras) {
    if (d >= e.first) {
      return &e;
    }
  }
  return nullptr;
}

/// 1 → 元, as Japanese documents write the first year of an era.
std::string japanese_year(int n) { return n == 1 ? "元" : std::to_string(n); }

/// Puts a comma before every third digit of the whole part.
std::string grouped(std::string_view number) {
  auto const first = number.starts_with('-') ? std::size_t{1} : std::size_t{0};
  auto const point = std::min(number.find_first_of(".:"), number.size());
  std::string out;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (i > first && i < point && (point - i) % 3 == 0) {
      out += ',';
    }
    out += number[i];
  }
  return out;
}

bool is_number(std::string_view text) { return parse_decimal(text, 6).has_value(); }

std::string with_unit(std::string_view number, std::string_view unit, language in) {
  auto word = std::string{label("unit." + std::string{unit}, in)};
  if (in == language::en && number == "1" && word.ends_with('s')) {
    word.pop_back();
  }
  return grouped(number) + (in == language::ja ? "" : " ") + word;
}

std::string show_yearly(month_day md, language in) {
  auto const m = static_cast<unsigned>(md.month());
  auto const d = std::to_string(static_cast<unsigned>(md.day()));
  switch (in) {
    case language::th:
      return d + " " + std::string{thai_months[m - 1]};
    case language::ja:
      return std::to_string(m) + "月" + d + "日";
    case language::en:
      break;
  }
  return d + " " + std::string{english_months[m - 1]};
}

/// Words to choose from, each as it is written and what it means: "physical (身体障害), mental (精神障害)".
std::string explained_choices(std::string_view list, language in) {
  std::string out;
  for (std::size_t from = 0; from <= list.size();) {
    auto const end = std::min(list.find(", ", from), list.size());
    auto const one = std::string{list.substr(from, end - from)};
    out += (out.empty() ? "" : in == language::ja ? "、" : ", ") + one;
    for (std::string_view const group : {"disability.", "employer.", "choice.", "flag.", "said."}) {
      if (auto const* row = find_label(std::string{group} + one)) {
        if (auto const text = row->text[static_cast<std::size_t>(in)]; !text.empty() && text != one) {
          out += (in == language::ja ? "（" : " (") + std::string{text} + (in == language::ja ? "）" : ")");
        }
        break;
      }
    }
    from = end + 2;
  }
  return out;
}

/// Days, terms and choices inside a sentence, in the reader's habit. English keeps what `error::message` says.
sentence_args localised(sentence_args const& args, language in) {
  auto out = args;
  if (in != language::en) {
    for (auto& [name, value] : out) {
      if (auto const d = parse_day(value)) {
        value = show(*d, in);
      } else if (name == "term" && has_label("term." + value)) {
        value = std::string{label("term." + value, in)} + " (" + value + ")";
      } else if (name == "choices") {
        value = explained_choices(value, in);
      } else if (auto const* row = find_label("said." + value);
                 row != nullptr && !row->text[static_cast<std::size_t>(in)].empty()) {
        value = std::string{row->text[static_cast<std::size_t>(in)]};
      }
    }
  }
  return out;
}

std::string said_in(std::string_view id, std::string_view ending, std::string_view english, sentence_args const& args,
                    language in) {
  if (in != language::en) {
    auto const* row = find_label("sentence." + std::string{id} + std::string{ending});
    if (row != nullptr && !row->text[static_cast<std::size_t>(in)].empty()) {
      return fill(row->text[static_cast<std::size_t>(in)], localised(args, in));
    }
  }
  return fill(english, args);
}

}  // namespace

std::optional<language> language_named(std::string_view name) {
  for (std::size_t i = 0; i < language_names.size(); ++i) {
    if (language_names[i] == name) {
      return static_cast<language>(i);
    }
  }
  return std::nullopt;
}

std::string_view label(std::string_view key, language in) {
  auto const* row = find_label(key);
  if (row == nullptr) {
    return key;
  }
  auto const text = row->text[static_cast<std::size_t>(in)];
  return !text.empty() ? text : !row->text[0].empty() ? row->text[0] : key;
}

bool has_label(std::string_view key) { return find_label(key) != nullptr; }

std::string phrase(std::string_view key, language in, sentence_args const& args) { return fill(label(key, in), args); }

std::string message_of(sentence const& said, sentence_args const& args, language in) {
  return said_in(said.id, "", said.text, args, in);
}
std::string remedy_of(sentence const& said, sentence_args const& args, language in) {
  auto const& from = remedy_source(said, args);
  return said_in(from.id, ".remedy", from.remedy, args, in);
}
std::string message_of(error const& e, language in) { return message_of(e.said(), e.args(), in); }
std::string remedy_of(error const& e, language in) { return remedy_of(e.said(), e.args(), in); }

std::string refusal_text(error const& e, language in) {
  auto out = e.where().empty() ? std::string{} : std::string{e.where()} + ": ";
  out += message_of(e, in);
  if (!e.provision().empty()) {
    out += " (" + show_provision(e.provision(), in) + ")";
  }
  out += '\n';
  if (auto const remedy = remedy_of(e, in); !remedy.empty()) {
    out += "  -> " + remedy + "\n";
  }
  return out;
}

std::string show(day d, language in) {
  auto const of_month = std::to_string(day_of_month(d));
  switch (in) {
    case language::th:
      return of_month + " " + std::string{thai_months[month_of(d) - 1]} + " พ.ศ. " +
             std::to_string(buddhist_era(year_of(d)));
    case language::ja: {
      auto out = std::to_string(year_of(d)) + "年" + std::to_string(month_of(d)) + "月" + of_month + "日";
      if (auto const* e = era_of(d)) {
        out += "（" + std::string{e->native} + japanese_year(year_of(d) - year_of(e->first) + 1) + "年）";
      }
      return out;
    }
    case language::en:
      break;
  }
  return text_of(d);
}

std::string show(term_kind kind, std::string_view currency, std::string_view text, language in) {
  switch (kind) {
    case term_kind::rate:
      if (in == language::th && text.ends_with('%')) {
        return "ร้อยละ " + std::string{text.substr(0, text.size() - 1)};
      }
      return std::string{text};
    case term_kind::money: {
      auto const unit = currency == JPY::code   ? label("unit.yen", in)
                        : currency == THB::code ? label("unit.baht", in)
                                                : currency;
      return grouped(text) + " " + std::string{unit};
    }
    case term_kind::heads:
    case term_kind::half_heads:
    case term_kind::count:
      return grouped(text);
    case term_kind::person_months:
      return with_unit(text, "person_months", in);
    case term_kind::days:
      return with_unit(text, "days", in);
    case term_kind::months:
      return with_unit(text, "months", in);
    case term_kind::years:
      return with_unit(text, "years", in);
    case term_kind::hours:
      return with_unit(text, "hours", in);
    case term_kind::yearly_day:
      if (auto const md = parse_month_day(text)) {
        return show_yearly(*md, in);
      }
      break;
    case term_kind::single_day:
      if (auto const d = parse_day(text)) {
        return show(*d, in);
      }
      break;
    case term_kind::flag:
      return std::string{label("flag." + std::string{text}, in)};
    case term_kind::choice:
      return std::string{label("choice." + std::string{text}, in)};
    case term_kind::money_table:
      return phrase("report.money_table", in, {{"count", std::string{text.substr(text.rfind(' ') + 1)}}});
    case term_kind::text:
      break;
  }
  return std::string{text};
}

std::string show(named_value const& value, language in) {
  if (value.kind == term_kind::text) {
    // Values that are words of ours, by the name under which rules tell them; a few names share words with another.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> shared{
        {{"kind", "alternative."}, {"credited", "credit."}, {"cheapest", "name."}}};
    auto word = [&](std::string prefix) -> std::optional<std::string> {
      prefix += value.text;
      return has_label(prefix) ? std::optional{std::string{label(prefix, in)}} : std::nullopt;
    };
    auto const* other = std::ranges::find(shared, value.name, &std::pair<std::string_view, std::string_view>::first);
    if (auto found = word(other != shared.end() ? std::string{other->second} : std::string{value.name} + ".")) {
      return *found;
    }
    if (value.name == "industry") {
      // "Exclusion rate: Warehousing" is the title of the term; what follows the colon names the industry.
      if (auto found = word("term.jp.exclusion_rate.")) {
        auto const colon = found->find(": ");
        return colon == std::string::npos ? *found : found->substr(colon + 2);
      }
    } else if (value.name == "province") {
      // Rules tell a province by its English name; its other names are under its code.
      for (auto const& row : labels()) {
        if (row.key.starts_with("key.th.provinces.") && row.text[0] == value.text) {
          return std::string{label(row.key, in)};
        }
      }
    }
    return is_number(value.text) ? grouped(value.text) : value.text;
  }
  return show(value.kind, value.currency, value.text, in);
}

std::string show_year(int year, std::string_view country, language in) {
  auto const common = std::to_string(year);
  auto const buddhist = std::to_string(buddhist_era(year));
  if (country == "th") {
    switch (in) {
      case language::th:
        return "พ.ศ. " + buddhist + " (ค.ศ. " + common + ")";
      case language::ja:
        return common + "年（仏暦" + buddhist + "年）";
      case language::en:
        break;
    }
    return common + " (B.E. " + buddhist + ")";
  }
  if (country == "jp") {
    // A fiscal year is named after the era of its greater part: Reiwa began on its second month.
    auto const* e = era_of(make_day(year, 12, 31));
    auto const of_era = e != nullptr ? year - year_of(e->first) + 1 : 0;
    switch (in) {
      case language::th:
        return "ค.ศ. " + common + " (พ.ศ. " + buddhist + ")";
      case language::ja:
        return common + "年度" +
               (e != nullptr ? "（" + std::string{e->native} + japanese_year(of_era) + "年度）" : std::string{});
      case language::en:
        break;
    }
    return common + (e != nullptr ? " (" + std::string{e->name} + " " + std::to_string(of_era) + ")" : std::string{});
  }
  return common;
}

}  // namespace quotalaw::io
