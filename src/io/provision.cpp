// SPDX-License-Identifier: Apache-2.0
#include "provision.hpp"

#include "joined.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace quotalaw::io {

namespace {

using pairs = std::pair<std::string_view, std::string_view>;

bool digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view s) {
  for (char const c : s) {
    if (!digit(c)) {
      return false;
    }
  }
  return !s.empty();
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> out;
  for (;;) {
    auto const found = text.find(at);
    out.push_back(text.substr(0, found));
    if (found == std::string_view::npos) {
      return out;
    }
    text.remove_prefix(found + at.size());
  }
}

std::optional<std::string_view> in_table(std::string_view word, std::span<pairs const> table) {
  for (auto const& [from, to] : table) {
    if (from == word) {
      return to;
    }
  }
  return std::nullopt;
}

/// "54(2)", "25-7", "43(3)-(5)", "56(1)(2)", "1(iii)" as 第54条第2項 …; nothing for anything else.
std::optional<std::string> article(std::string_view word) {
  std::size_t i = 0;
  auto number = [&]() -> std::optional<std::string_view> {
    auto const from = i;
    while (i < word.size() && digit(word[i])) {
      ++i;
    }
    return i > from ? std::optional{word.substr(from, i - from)} : std::nullopt;
  };
  auto const main = number();
  if (!main) {
    return std::nullopt;
  }
  auto out = "第" + std::string{*main} + "条";
  if (i + 1 < word.size() && word[i] == '-' && digit(word[i + 1])) {
    ++i;
    out += "の" + std::string{*number()};
  }
  bool range = false;
  int paragraphs = 0;
  while (i < word.size()) {
    if (word[i] == '-' && i + 1 < word.size() && word[i + 1] == '(') {
      range = true;
      ++i;
    }
    auto const close = word.find(')', i);
    if (word[i] != '(' || close == std::string_view::npos) {
      return std::nullopt;
    }
    auto const inner = word.substr(i + 1, close - i - 1);
    i = close + 1;
    if (all_digits(inner)) {
      out += (range ? "から第" : paragraphs > 0 ? "・第" : "第") + std::string{inner} + "項" + (range ? "まで" : "");
      ++paragraphs;
    } else {
      static constexpr std::array<std::string_view, 5> roman{"i", "ii", "iii", "iv", "v"};
      std::size_t n = 0;
      while (n < roman.size() && roman[n] != inner) {
        ++n;
      }
      if (n == roman.size()) {
        return std::nullopt;
      }
      out += "第" + std::to_string(n + 1) + "号";
    }
    range = false;
  }
  return out;
}

/// "44/2023" of a cabinet order as 令和5年政令第44号.
std::optional<std::string> numbered(std::string_view word, std::string_view sort) {
  auto const parts = split(word, "/");
  if (parts.size() != 2 || !all_digits(parts[0]) || parts[1].size() != 4 || !all_digits(parts[1])) {
    return std::nullopt;
  }
  auto const year =
      (parts[1][0] - '0') * 1000 + (parts[1][1] - '0') * 100 + (parts[1][2] - '0') * 10 + (parts[1][3] - '0');
  auto shown = show(make_day(year, 12, 31), language::ja);  // …（令和5年）
  static constexpr std::string_view open = "（";
  static constexpr std::string_view close = "）";
  auto const from = shown.find(open);
  if (from == std::string::npos) {
    return std::nullopt;
  }
  shown = shown.substr(from + open.size());
  return shown.substr(0, shown.size() - close.size()) + std::string{sort} + "第" + std::string{parts[0]} + "号";
}

/// What a bare number in a list stands for: the same as the number before it.
enum class counted_as : std::uint8_t { nothing, articles, pages };

std::optional<std::string> japanese_item(std::string_view item, counted_as& before_it) {
  static constexpr std::array<pairs, 5> kinds{{{"Cabinet Order ", "政令"},
                                               {"MHLW Ordinance ", "厚生労働省令"},
                                               {"MoL Ordinance ", "労働省令"},
                                               {"Act ", "法律"},
                                               {"", ""}}};
  static constexpr std::array<pairs, 8> words{{{"Act", "法"},
                                               {"Order", "令"},
                                               {"Rule", "則"},
                                               {"Suppl.", "附則"},
                                               {"Art.", ""},
                                               {"proviso", "ただし書"},
                                               {"none", "なし"},
                                               {"Table", "別表第"}}};
  if (auto const rest = item.substr(0, 11); rest == "as read by ") {
    auto const by = japanese_item(item.substr(11), before_it);
    return by ? std::optional{*by + "による読替え"} : std::nullopt;
  }
  for (auto const& [last, shown] : {pairs{" (first day)", "（施行日）"}, pairs{" (day only)", "（日付のみ）"}}) {
    if (item.ends_with(last)) {
      auto const rest = japanese_item(item.substr(0, item.size() - last.size()), before_it);
      return rest ? std::optional{*rest + std::string{shown}} : std::nullopt;
    }
  }
  if (item.starts_with("computed for ") && all_digits(item.substr(13))) {
    return std::string{item.substr(13)} + "年分の計算値";
  }
  for (auto const& [first, shown] :
       {pairs{"first day: ", "施行日："}, pairs{"First day: ", "施行日："}, pairs{"public bodies ", "国等："},
        pairs{"Public bodies: ", "国等："}, pairs{"day in ", "日付："}}) {
    if (item.starts_with(first)) {
      auto const rest = japanese_item(item.substr(first.size()), before_it);
      return rest ? std::optional{std::string{shown} + *rest} : std::nullopt;
    }
  }
  for (std::string_view const first : {"wording of ", "wordings of "}) {
    if (item.starts_with(first)) {
      std::string out;
      for (auto const& [name, month] : {pairs{"November 2013", "2013年11月"}, pairs{"June 2016", "2016年6月"}}) {
        if (item.substr(first.size()) == name) {
          out = std::string{month} + "時点の条文";
        }
      }
      if (item.substr(first.size()) == "November 2013 and 2016") {
        out = "2013年11月及び2016年時点の条文";
      }
      return out.empty() ? std::nullopt : std::optional{out};
    }
  }
  if (item.starts_with("p. ") && all_digits(item.substr(3))) {
    before_it = counted_as::pages;
    return std::string{item.substr(3)} + "頁";
  }
  if (all_digits(item) && before_it == counted_as::pages) {
    return std::string{item} + "頁";
  }
  if (!item.empty() && digit(item.front()) && before_it != counted_as::articles) {
    return std::nullopt;  // a year, or anything else
  }
  std::string out;
  for (auto const& [first, sort] : kinds) {
    if (!first.empty() && item.starts_with(first)) {
      auto const rest = item.substr(first.size());
      auto const space = std::min(rest.find(' '), rest.size());
      if (auto const found = numbered(rest.substr(0, space), sort)) {
        out = *found;
        item = space < rest.size() ? rest.substr(space + 1) : std::string_view{};
        break;
      }
    }
  }
  if (item.empty()) {
    return out;
  }
  bool table = false;
  bool to = false;
  std::string_view before;
  for (auto const word : split(item, " ")) {
    auto const previous = std::exchange(before, word);
    // Thailand: sections, regulations by their year of the Buddhist era, clauses and paragraphs.
    if (word.starts_with("s.") && all_digits(word.substr(2))) {
      out += "第" + std::string{word.substr(2)} + "条";
    } else if (word == "MR") {
      out += "省令";
    } else if (word == "s." || word == "B.E." || word == "cl." || word == "para.") {
      continue;
    } else if (all_digits(word) && (previous == "s." || previous == "cl.")) {
      out += "第" + std::string{word} + "条";
    } else if (all_digits(word) && previous == "B.E.") {
      out += "（仏暦" + std::string{word} + "年）";
    } else if (all_digits(word) && previous == "para.") {
      out += "第" + std::string{word} + "項";
    } else if (auto const known = in_table(word, words)) {
      out += *known;
      table = word == "Table";
    } else if (word == "to") {
      out += "から";
      to = true;
    } else if (table && all_digits(word)) {
      out += word;
    } else if (word.size() > 2 && word.front() == '(' && word.back() == ')' &&
               all_digits(word.substr(1, word.size() - 2))) {
      out += "第" + std::string{word.substr(1, word.size() - 2)} + "項" + (to ? "まで" : "");
      to = false;
    } else if (auto const found = article(word)) {
      out += *found + (to ? "まで" : "");
      to = false;
    } else {
      return std::nullopt;
    }
  }
  before_it = counted_as::articles;
  return out;
}

std::optional<std::string> thai_item(std::string_view item) {
  static constexpr std::array<pairs, 6> words{
      {{"Act", "พ.ร.บ."}, {"MR", "กฎกระทรวง"}, {"B.E.", "พ.ศ."}, {"s.", "มาตรา"}, {"cl.", "ข้อ"}, {"para.", "วรรค"}}};
  std::string out;
  bool paragraph = false;
  bool numbered_word = false;  // the word before asks for a number
  for (auto const word : split(item, " ")) {
    out += out.empty() || (paragraph && word == "2") ? "" : " ";
    if (paragraph && word == "2") {
      out += "สอง";
    } else if (auto const known = in_table(word, words)) {
      out += *known;
    } else if (word.starts_with("s.") && all_digits(word.substr(2))) {
      out += "มาตรา " + std::string{word.substr(2)};
    } else if (numbered_word && all_digits(word)) {
      out += word;
    } else {
      return std::nullopt;
    }
    paragraph = word == "para.";
    numbered_word = word.ends_with('.');
  }
  return out;
}

/// The law of Japan for a Thai reader: "Order 17" is กฤษฎีกา มาตรา 17, "Rule 8" is กฎกระทรวง ข้อ 8.
std::optional<std::string> thai_item_of_japan(std::string_view item, counted_as& before_it) {
  static constexpr std::array<pairs, 8> words{{{"Act", "พ.ร.บ."},
                                               {"Order", "กฤษฎีกา"},
                                               {"Rule", "กฎกระทรวง"},
                                               {"Suppl.", "บทเฉพาะกาล"},
                                               {"Art.", ""},
                                               {"Table", "บัญชี"},
                                               {"proviso", "ข้อยกเว้น"},
                                               {"none", "ไม่มี"}}};
  static constexpr std::array<pairs, 4> numbered_words{{{"Cabinet Order ", "กฤษฎีกา"},
                                                        {"MHLW Ordinance ", "กฎกระทรวงสาธารณสุข แรงงาน และสวัสดิการ"},
                                                        {"MoL Ordinance ", "กฎกระทรวงแรงงาน"},
                                                        {"Act ", "พ.ร.บ."}}};
  static constexpr std::array<pairs, 7> beginnings{{{"as read by ", "ตามที่แก้โดย "},
                                                    {"first day: ", "วันเริ่มใช้: "},
                                                    {"First day: ", "วันเริ่มใช้: "},
                                                    {"public bodies ", "หน่วยงานรัฐ: "},
                                                    {"Public bodies: ", "หน่วยงานรัฐ: "},
                                                    {"day in ", "วันตาม"},
                                                    {"computed for ", "คำนวณสำหรับ ค.ศ. "}}};
  static constexpr std::array<pairs, 2> endings{{{" (first day)", " (วันเริ่มใช้)"}, {" (day only)", " (เฉพาะวัน)"}}};
  static constexpr std::array<pairs, 3> wordings{
      {{"wording of November 2013", "ถ้อยคำ ณ พฤศจิกายน ค.ศ. 2013"},
       {"wording of June 2016", "ถ้อยคำ ณ มิถุนายน ค.ศ. 2016"},
       {"wordings of November 2013 and 2016", "ถ้อยคำ ณ พฤศจิกายน ค.ศ. 2013 และ ค.ศ. 2016"}}};
  if (auto const known = in_table(item, wordings)) {
    return std::string{*known};
  }
  for (auto const& [last, shown] : endings) {
    if (item.ends_with(last)) {
      auto const rest = thai_item_of_japan(item.substr(0, item.size() - last.size()), before_it);
      return rest ? std::optional{*rest + std::string{shown}} : std::nullopt;
    }
  }
  for (auto const& [first, shown] : beginnings) {
    if (item.starts_with(first)) {
      auto const rest = item.substr(first.size());
      auto const told = all_digits(rest) ? std::optional{std::string{rest}} : thai_item_of_japan(rest, before_it);
      return told ? std::optional{std::string{shown} + *told} : std::nullopt;
    }
  }
  if (item.starts_with("p. ") && all_digits(item.substr(3))) {
    before_it = counted_as::pages;
    return "หน้า " + std::string{item.substr(3)};
  }
  if (all_digits(item) && before_it == counted_as::pages) {
    return std::string{item};
  }
  if (!item.empty() && digit(item.front()) && before_it != counted_as::articles) {
    return std::nullopt;  // a year, or anything else
  }
  std::string out;
  bool const clause = item.starts_with("Rule") || item.starts_with("MHLW") || item.starts_with("MoL");
  bool counted = before_it == counted_as::articles && !item.empty() && digit(item.front());
  for (auto const& [first, shown] : numbered_words) {
    auto const rest = item.starts_with(first) ? item.substr(first.size()) : std::string_view{};
    auto const space = std::min(rest.find(' '), rest.size());
    auto const parts = split(rest.substr(0, space), "/");
    if (parts.size() == 2 && all_digits(parts[0]) && all_digits(parts[1])) {
      out = std::string{shown} + " ฉบับที่ " + std::string{parts[0]} + " ค.ศ. " + std::string{parts[1]};
      item = space < rest.size() ? rest.substr(space + 1) : std::string_view{};
      break;
    }
  }
  for (auto const word : item.empty() ? std::vector<std::string_view>{} : split(item, " ")) {
    if (auto const known = in_table(word, words)) {
      join(out, *known, known->empty() ? "" : " ");
      counted = word == "Table";
    } else if (word == "to") {
      join(out, "ถึง", " ");
      counted = true;
    } else if (word.starts_with('(')) {
      join(out, word, " ");
    } else if (article(word)) {
      join(out, (counted ? "" : clause ? "ข้อ " : "มาตรา ") + std::string{word}, " ");
    } else {
      return std::nullopt;
    }
  }
  before_it = counted_as::articles;
  return out;
}

}  // namespace

std::string show_provision(std::string_view written, language in) {
  if (in == language::en || written.empty()) {
    return std::string{written};
  }
  // "… . Public bodies: Act 38(2)" is one more place, as after a semicolon.
  std::string text{written};
  for (std::string_view const more : {". Public bodies: ", ". First day: "}) {
    if (auto const at = text.find(more); at != std::string::npos) {
      text.replace(at, 2, "; ");
    }
  }
  std::string out;
  for (auto const group : split(text, "; ")) {
    std::string shown;
    if (auto const key = "at." + std::string{group}; has_label(key)) {
      shown = std::string{label(key, in)};
    } else {
      auto before_it = counted_as::nothing;
      for (auto const item : split(group, ", ")) {
        auto found = in == language::ja ? japanese_item(item, before_it) : thai_item(item);
        if (!found && in == language::th) {
          found = thai_item_of_japan(item, before_it);
        }
        if (!found) {
          return std::string{written};
        }
        shown += (shown.empty() ? "" : in == language::ja ? "、" : ", ") + *found;
      }
    }
    out += (out.empty() ? "" : in == language::ja ? "；" : "; ") + shown;
  }
  return out;
}

}  // namespace quotalaw::io
