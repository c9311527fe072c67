// SPDX-License-Identifier: Apache-2.0
// A summary as text, CSV, JSON or one page of HTML with its pictures in it.
#include "quotalaw/population/summary.hpp"

#include "../io/document.hpp"
#include "../questions/notices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace quotalaw::whatif {

namespace {

using json = nlohmann::ordered_json;

std::string word(std::string_view id, io::language in) {
  return std::string{io::label("whatif." + std::string{id}, in)};
}

std::string grouped(std::string text) {
  auto const negative = !text.empty() && text.front() == '-';
  auto point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
  }
  for (auto at = point; at > (negative ? 4U : 3U); at -= 3) {
    text.insert(at - 3, 1, ',');
  }
  if (negative) {
    text.replace(0, 1, "−");
  }
  return text;
}

std::string shown(std::int64_t value, unit in, country of) { return grouped(plain(value, in, of)); }

std::string signed_text(std::int64_t value, unit in, country of) {
  return (value > 0 ? "+" : "") + shown(value, in, of);
}

/// Columns a terminal shows a text in: wide characters of Japanese take two, marks above Thai letters none.
std::size_t columns_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = static_cast<unsigned char>(text[i]);
    std::size_t const n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    std::uint32_t code = c < 0x80 ? c : c & (0x7FU >> n);
    for (std::size_t k = 1; k < n && i + k < text.size(); ++k) {
      code = code << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    auto const wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                      (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                      (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                      (code >= 0xFFE0 && code <= 0xFFE6) || code >= 0x20000;
    auto const mark = code == 0x0E31 || (code >= 0x0E34 && code <= 0x0E3A) || (code >= 0x0E47 && code <= 0x0E4E) ||
                      (code >= 0x0300 && code <= 0x036F);
    out += wide ? 2 : mark ? 0 : 1;
    i += n;
  }
  return out;
}

/// A heading in lines no wider than a column, broken at spaces.
std::vector<std::string> wrapped(std::string const& text, std::size_t width) {
  std::vector<std::string> out{""};
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find(' ', at), text.size());
    auto const next = text.substr(at, end - at);
    if (!out.back().empty() && columns_of(out.back()) + 1 + columns_of(next) > width) {
      out.emplace_back();
    }
    out.back() += (out.back().empty() ? "" : " ") + next;
    at = end + 1;
  }
  return out;
}

/// A table of text: the first column to the left, the others to the right; headings in as many lines as they need.
std::string table_text(std::vector<std::vector<std::string>> const& rows) {
  constexpr std::size_t narrowest = 13;
  auto const columns = rows.front().size();
  std::vector<std::size_t> widths(columns, 0);
  for (std::size_t r = 1; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      widths[c] = std::max(widths[c], columns_of(rows[r][c]));
    }
  }
  std::vector<std::vector<std::string>> head;
  std::size_t height = 1;
  for (std::size_t c = 0; c < columns; ++c) {
    head.push_back(wrapped(rows.front()[c], std::max(widths[c], narrowest)));
    height = std::max(height, head.back().size());
    for (auto const& line : head.back()) {
      widths[c] = std::max(widths[c], columns_of(line));
    }
  }
  std::string out;
  auto put = [&](auto const& cell_of) {
    std::string line = "  ";
    for (std::size_t c = 0; c < columns; ++c) {
      std::string const& cell = cell_of(c);
      std::string const gap(widths[c] - columns_of(cell), ' ');
      line += (c == 0 ? "" : "  ") + (c == 0 ? cell + gap : gap + cell);
    }
    while (line.ends_with(' ')) {
      line.pop_back();
    }
    out += line + '\n';
  };
  std::string const nothing;
  for (std::size_t h = 0; h < height; ++h) {
    put([&](std::size_t c) -> std::string const& {
      auto const above = height - head[c].size();
      return h < above ? nothing : head[c][h - above];
    });
  }
  out += "  ";
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t i = 0; i < widths[c] + (c == 0 ? 0 : 2); ++i) {
      out += "─";
    }
  }
  out += '\n';
  for (std::size_t r = 1; r < rows.size(); ++r) {
    put([&](std::size_t c) -> std::string const& { return rows[r][c]; });
  }
  return out;
}

std::string title_of(summary const& s, io::language in) {
  return io::phrase("whatif.title", in,
                    {{"file", s.path}, {"country", word(s.of == country::jp ? "japan" : "thailand", in)}});
}

std::string year_text(int year, country of, io::language in) {
  return io::show_year(year, of == country::jp ? "jp" : "th", in);
}

std::string rate_text(rate r) { return text_of(r); }

/// What a reader must know before the first figure.
std::vector<std::string> head_lines(summary const& s, io::language in) {
  std::vector<std::string> out;
  if (s.answer.any()) {
    std::string named;
    if (s.answer.fill_gap) {
      named += io::phrase("whatif.response.fill_gap", in,
                          {{"share", rate_text(*s.answer.fill_gap)}, {"seed", std::to_string(s.answer.seed)}});
    }
    if (s.answer.elasticity) {
      named += (named.empty() ? "" : " ") +
               io::phrase("whatif.response.elasticity", in, {{"share", rate_text(*s.answer.elasticity)}});
    }
    out.push_back(io::phrase("whatif.response", in, {{"response", named}}));
  }
  if (s.compared && !s.reform_title.empty()) {
    out.push_back(io::phrase("whatif.reform", in, {{"title", s.reform_title}}));
  }
  out.push_back(
      io::phrase("whatif.law_of", in, {{"year", year_text(s.law_year, s.of, in)}, {"version", s.law_version}}));
  if (s.facts_year != 0 && s.facts_year != s.law_year) {
    out.push_back(io::phrase("whatif.facts_of", in, {{"year", year_text(s.facts_year, s.of, in)}}));
  }
  if (s.compared && !s.answer.any()) {
    out.push_back(word("no_response", in));
  }
  if (s.refused_rows + s.refused_employers > 0) {
    out.push_back(io::phrase("whatif.refused", in,
                             {{"rows", std::to_string(s.refused_rows)},
                              {"employers", std::to_string(s.refused_employers)},
                              {"of", std::to_string(s.rows)}}));
  }
  if (s.reform_unused) {
    out.push_back(std::string{io::label("remark.reform_unused", in)});
  }
  for (auto const& term : s.overridden) {
    out.push_back(term);
  }
  for (auto const gap : s.gaps) {
    out.push_back(io::phrase("whatif.gap", in, {{"measure", word(gap, in)}}));
  }
  return out;
}

bool is_gap(summary const& s, std::string_view id) {
  return std::find(s.gaps.begin(), s.gaps.end(), id) != s.gaps.end();
}

/// The measures shown for each group of employers.
std::vector<std::size_t> of_groups(country of) {
  std::vector<std::size_t> out;
  for (auto const id : of == country::jp
                           ? std::vector<std::string_view>{"employers", "required", "counted", "shortage", "complying",
                                                           "levy_in", "grants_out"}
                           : std::vector<std::string_view>{"employers", "required", "at_work", "shortage", "complying",
                                                           "contribution_in", "grants_out"}) {
    out.push_back(measure_named(of, id));
  }
  return out;
}

std::string group_name(std::string const& name, io::language in) {
  if (name.empty()) {
    return word("not_given", in);
  }
  auto const key = "whatif.size." + name;
  return io::has_label(key) ? std::string{io::label(key, in)} : name;
}

std::vector<std::vector<std::string>> totals_table(summary const& s, io::language in) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> head{word("measure", in), word("by_law", in)};
  if (s.compared) {
    head.push_back(word("with_reform", in));
    head.push_back(word("difference", in));
  }
  rows.push_back(std::move(head));
  auto const all = measures_of(s.of);
  for (std::size_t m = 0; m < all.size(); ++m) {
    if (is_gap(s, all[m].id)) {
      continue;
    }
    std::vector<std::string> row{word(all[m].id, in), shown(s.all.by_law[m], all[m].in, s.of)};
    if (s.compared) {
      row.push_back(shown(s.all.what_if[m], all[m].in, s.of));
      row.push_back(signed_text(s.all.what_if[m] - s.all.by_law[m], all[m].in, s.of));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::vector<std::string>> groups_table(summary const& s, std::vector<group> const& groups,
                                                   io::language in) {
  std::vector<std::vector<std::string>> rows{{""}};
  auto const chosen = of_groups(s.of);
  auto const all = measures_of(s.of);
  for (auto const m : chosen) {
    rows.front().push_back(word(all[m].id, in));
  }
  if (s.compared) {
    rows.front().push_back(word("better", in));
    rows.front().push_back(word("worse", in));
  }
  for (auto const& g : groups) {
    std::vector<std::string> row{group_name(g.name, in)};
    for (auto const m : chosen) {
      auto cell = shown(g.by_law[m], all[m].in, s.of);
      if (s.compared && g.what_if[m] != g.by_law[m]) {
        cell = signed_text(g.what_if[m] - g.by_law[m], all[m].in, s.of) + " → " + shown(g.what_if[m], all[m].in, s.of);
      }
      row.push_back(std::move(cell));
    }
    if (s.compared) {
      row.push_back(shown(g.better, unit::employers, s.of));
      row.push_back(shown(g.worse, unit::employers, s.of));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> winners(summary const& s, io::language in) {
  auto line = [&](std::string_view id, std::int64_t n, std::int64_t amount) {
    return io::phrase("whatif." + std::string{id}, in,
                      {{"employers", shown(n, unit::employers, s.of)}, {"amount", shown(amount, unit::money, s.of)}});
  };
  return {line("winners.better", s.all.better, s.all.better_by), line("winners.worse", s.all.worse, s.all.worse_by),
          line("winners.same", s.all.same, 0)};
}

std::vector<std::vector<std::string>> kinks_table(std::vector<kink> const& list, country of, io::language in) {
  std::vector<std::vector<std::string>> rows{
      {word(of == country::jp ? "kinks.workers" : "kinks.employees", in), word("required", in), word("balance", in)}};
  for (auto const& k : list) {
    rows.push_back({of == country::jp ? halves_text(k.size) : std::to_string(k.size),
                    std::to_string(k.required.number()), shown(k.bill, unit::money, of)});
  }
  return rows;
}

std::string write_text(summary const& s, io::language in) {
  std::string out;
  auto const head = head_lines(s, in);
  // A response changes what the figures mean: it comes before everything else.
  std::size_t first = 0;
  if (s.answer.any()) {
    out += head.front() + "\n\n";
    first = 1;
  }
  out += title_of(s, in) + '\n';
  for (auto i = first; i < head.size(); ++i) {
    out += head[i] + '\n';
  }
  out += '\n' + table_text(totals_table(s, in));
  if (s.compared) {
    out += '\n' + word("winners", in) + '\n';
    for (auto const& line : winners(s, in)) {
      out += "  " + line + '\n';
    }
  }
  auto section = [&](std::string_view id, std::vector<group> const& groups) {
    if (!groups.empty()) {
      out += '\n' + word(id, in) + '\n' + table_text(groups_table(s, groups, in));
    }
  };
  section("by_size", s.by_size);
  section("by_industry", s.by_industry);
  section("by_place", s.by_place);
  auto kinks_section = [&](std::string_view id, std::vector<kink> const& list) {
    if (!list.empty()) {
      out +=
          '\n' +
          io::phrase(
              "whatif." + std::string{id}, in,
              {{"persons", s.of == country::jp ? halves_text(s.kinks_counted) : std::to_string(s.kinks_counted / 2)}}) +
          '\n' + table_text(kinks_table(list, s.of, in));
    }
  };
  kinks_section("kinks.by_law", s.kinks_by_law);
  kinks_section("kinks.what_if", s.kinks_what_if);
  if (!s.notices.empty()) {
    out += '\n' + std::string{io::label("report.section.notices", in)} + '\n';
    for (auto const& line : io::notice_lines(s.notices, in)) {
      out += "  " + line.text + '\n';
    }
  }
  out += '\n' + word(s.of == country::jp ? "note.jp" : "note.th", in) + '\n';
  return out;
}

std::string csv_field(std::string_view text) {
  std::string out{text};
  if (!out.empty() && std::string_view{"=+-@"}.find(out.front()) != std::string_view::npos && !parse_decimal(out, 6)) {
    out.insert(0, 1, '\'');
  }
  if (out.find_first_of(",\"\n") == std::string::npos) {
    return out;
  }
  std::string quoted = "\"";
  for (char const c : out) {
    quoted += c;
    if (c == '"') {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string write_csv(summary const& s, io::language in) {
  std::string out = "grouped_by,group,measure,by_law,what_if,difference,label\n";
  auto const all = measures_of(s.of);
  auto put = [&](std::string_view by, group const& g) {
    for (std::size_t m = 0; m < all.size(); ++m) {
      if (is_gap(s, all[m].id)) {
        continue;
      }
      out += std::string{by} + ',' + csv_field(g.name) + ',' + std::string{all[m].id} + ',' +
             plain(g.by_law[m], all[m].in, s.of) + ',';
      if (s.compared) {
        out += plain(g.what_if[m], all[m].in, s.of) + ',' + plain(g.what_if[m] - g.by_law[m], all[m].in, s.of);
      } else {
        out += ',';
      }
      out += ',' + csv_field(word(all[m].id, in)) + '\n';
    }
    if (s.compared) {
      for (auto const& [id, n] : {std::pair{"better", g.better}, {"worse", g.worse}, {"same", g.same}}) {
        out += std::string{by} + ',' + csv_field(g.name) + ',' + id + ",," + std::to_string(n) + ",," +
               csv_field(word(id, in)) + '\n';
      }
    }
  };
  put("all", s.all);
  for (auto const& g : s.by_size) {
    put("size", g);
  }
  for (auto const& g : s.by_industry) {
    put("industry", g);
  }
  for (auto const& g : s.by_place) {
    put("place", g);
  }
  return out;
}

json group_json(summary const& s, group const& g) {
  json out;
  auto const all = measures_of(s.of);
  auto put = [&](std::vector<std::int64_t> const& values) {
    json one;
    for (std::size_t m = 0; m < values.size(); ++m) {
      if (is_gap(s, all[m].id)) {
        continue;
      }
      // Counts are numbers; halves and money are text, so that nothing is ever a rounded binary fraction.
      auto const text = plain(values[m], all[m].in, s.of);
      one[std::string{all[m].id}] =
          all[m].in == unit::employers || all[m].in == unit::heads ? json(values[m]) : json(text);
    }
    return one;
  };
  out["name"] = g.name;
  out["by_law"] = put(g.by_law);
  if (s.compared) {
    out["what_if"] = put(g.what_if);
    out["better"] = {{"employers", g.better}, {"amount", plain(g.better_by, unit::money, s.of)}};
    out["worse"] = {{"employers", g.worse}, {"amount", plain(g.worse_by, unit::money, s.of)}};
    out["same"] = {{"employers", g.same}};
  }
  return out;
}

std::string write_json(summary const& s) {
  json out;
  out["country"] = s.of == country::jp ? "jp" : "th";
  out["file"] = s.path;
  out["facts_year"] = s.facts_year;
  out["law_year"] = s.law_year;
  out["law_version"] = s.law_version;
  out["reform"] = s.reform_title.empty() ? json(nullptr) : json(s.reform_title);
  out["overridden"] = s.overridden;
  out["reform_unused"] = s.reform_unused;
  json answer = nullptr;
  if (s.answer.any()) {
    answer = json::object();
    if (s.answer.fill_gap) {
      answer["fill_gap"] = rate_text(*s.answer.fill_gap);
      answer["seed"] = s.answer.seed;
    }
    if (s.answer.elasticity) {
      answer["elasticity"] = rate_text(*s.answer.elasticity);
    }
  }
  out["response"] = answer;
  out["rows"] = s.rows;
  out["refused_rows"] = s.refused_rows;
  out["refused_employers"] = s.refused_employers;
  out["not_known"] = s.gaps;
  out["notices"] = questions::notices_json(s.notices, io::language::en);
  out["all"] = group_json(s, s.all);
  auto list = [&](std::vector<group> const& groups) {
    json array = json::array();
    for (auto const& g : groups) {
      array.push_back(group_json(s, g));
    }
    return array;
  };
  out["by_size"] = list(s.by_size);
  out["by_industry"] = list(s.by_industry);
  out["by_place"] = list(s.by_place);
  auto steps = [&](std::vector<kink> const& found) {
    json array = json::array();
    for (auto const& k : found) {
      array.push_back({{s.of == country::jp ? "workers" : "employees",
                        s.of == country::jp ? json(halves_text(k.size)) : json(k.size)},
                       {"required", k.required.number()},
                       {"bill", plain(k.bill, unit::money, s.of)}});
    }
    return array;
  };
  if (!s.kinks_by_law.empty()) {
    out["kinks"] = {{"counted", halves_text(s.kinks_counted)}, {"by_law", steps(s.kinks_by_law)}};
    if (s.compared) {
      out["kinks"]["what_if"] = steps(s.kinks_what_if);
    }
  }
  return out.dump(1) + '\n';
}

// --- HTML ---

std::string escaped(std::string_view raw) {
  std::string out;
  for (char const c : raw) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--bg:#fff;--text:#1b1f24;--quiet:#535c66;--line:#d3d9df;--law:#8aa0b8;--new:#1d5aa0;--good:#2f8657;
--bad:#c0474d;--panel:#f5f7f9}
@media (prefers-color-scheme:dark){:root{--bg:#15191e;--text:#e7eaee;--quiet:#a9b3be;--line:#3b444e;--law:#66788c;--new:#8fbcf2;
--good:#5fb582;--bad:#e27b78;--panel:#1d232a}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 system-ui,"Segoe UI",Roboto,"Noto Sans",
Arial,"Noto Sans Thai","Noto Sans JP","Noto Sans CJK JP",sans-serif}
.page{max-width:72rem;margin:0 auto;padding:2rem 1.5rem 4rem}h1{font-size:1.6rem;line-height:1.35;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2.5rem 0 .8rem}p{margin:0 0 .4rem;max-width:60rem}.quiet{color:var(--quiet)}
.alert{border:2px solid var(--bad);border-left-width:.6rem;padding:.7rem 1rem;margin:0 0 1.5rem;font-weight:650}
.reform{border-left:.4rem solid var(--new);background:var(--panel);padding:.7rem 1rem;font-weight:650;margin:1rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.95rem}
th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left;padding-left:0}thead th{color:var(--quiet);font-weight:600;font-size:.85rem;white-space:normal;
vertical-align:bottom}
figure{margin:0 0 1.5rem}figcaption{font-weight:650;margin:0 0 .4rem}svg{display:block;width:100%;max-width:60rem;height:auto;font-size:13px}
svg text{fill:var(--text)}svg .quiet{fill:var(--quiet)}svg .law{fill:var(--law)}svg .new{fill:var(--new)}svg .good{fill:var(--good)}
svg .bad{fill:var(--bad)}svg .same{fill:var(--line)}svg .axis{stroke:var(--quiet);stroke-width:1}
svg .step{fill:none;stroke-width:2}svg .step.law{stroke:var(--law)}svg .step.new{stroke:var(--new)}
@media print{body{font-size:10pt}.page{max-width:none;padding:0}tr,figure{break-inside:avoid}}
)css";

std::string html_table(std::vector<std::vector<std::string>> const& rows) {
  std::string out = "<div class=\"scroll\"><table>\n<thead><tr>";
  for (auto const& cell : rows.front()) {
    out += "<th scope=\"col\">" + escaped(cell) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t r = 1; r < rows.size(); ++r) {
    out += "<tr>";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      out += c == 0 ? "<th scope=\"row\">" + escaped(rows[r][c]) + "</th>" : "<td>" + escaped(rows[r][c]) + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

/// A part of a width, without floating point.
std::int64_t scaled(std::int64_t value, std::int64_t most, std::int64_t width) {
  if (most <= 0) {
    return 0;
  }
  while (most > (std::int64_t{1} << 40)) {
    most >>= 1;
    value >>= 1;
  }
  return value * width / std::max<std::int64_t>(most, 1);
}

std::string rect(std::int64_t x, std::int64_t y, std::int64_t w, std::int64_t h, std::string_view kind) {
  return "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" +
         std::to_string(std::max<std::int64_t>(w, 1)) + "\" height=\"" + std::to_string(h) + "\" class=\"" +
         std::string{kind} + "\"/>";
}
std::string text_at(std::int64_t x, std::int64_t y, std::string_view text, std::string_view anchor = "start",
                    std::string_view kind = "") {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" + std::string{anchor} +
         "\"" + (kind.empty() ? "" : " class=\"" + std::string{kind} + "\"") + ">" + escaped(text) + "</text>";
}

std::string figure(std::string const& caption, std::string const& body, std::int64_t height) {
  return "<figure><figcaption>" + escaped(caption) + "</figcaption>\n<svg viewBox=\"0 0 900 " + std::to_string(height) +
         "\" role=\"img\" aria-label=\"" + escaped(caption) + "\">" + body + "</svg></figure>\n";
}

constexpr std::int64_t label_width = 190;
constexpr std::int64_t bar_width = 500;

/// Bars by group: by law, and with the what-if below.
std::string bars(summary const& s, std::vector<group> const& groups, std::size_t m, io::language in) {
  auto const what = measures_of(s.of)[m];
  std::int64_t most = 0;
  for (auto const& g : groups) {
    most = std::max({most, g.by_law[m], s.compared ? g.what_if[m] : 0});
  }
  std::string body;
  std::int64_t y = 4;
  for (auto const& g : groups) {
    body += text_at(label_width - 10, y + (s.compared ? 21 : 14), group_name(g.name, in), "end");
    auto const w = scaled(g.by_law[m], most, bar_width);
    body +=
        rect(label_width, y, w, 15, "law") + text_at(label_width + w + 8, y + 12, shown(g.by_law[m], what.in, s.of));
    y += 17;
    if (s.compared) {
      auto const v = scaled(g.what_if[m], most, bar_width);
      body +=
          rect(label_width, y, v, 15, "new") + text_at(label_width + v + 8, y + 12, shown(g.what_if[m], what.in, s.of));
      y += 17;
    }
    y += 9;
  }
  body += rect(label_width, y + 4, 12, 12, "law") + text_at(label_width + 18, y + 15, word("by_law", in));
  if (s.compared) {
    body += rect(label_width + 220, y + 4, 12, 12, "new") + text_at(label_width + 238, y + 15, word("with_reform", in));
  }
  return figure(word(what.id, in), body, y + 24);
}

/// Who pays less, the same, more: one bar a size.
std::string winners_figure(summary const& s, io::language in) {
  std::string body;
  std::int64_t y = 4;
  for (auto const& g : s.by_size) {
    auto const all = g.better + g.same + g.worse;
    auto const b = scaled(g.better, all, bar_width);
    auto const same = scaled(g.same, all, bar_width);
    auto const w = bar_width - b - same;
    body += text_at(label_width - 10, y + 15, group_name(g.name, in), "end");
    if (g.better > 0) {
      body += rect(label_width, y, b, 20, "good");
    }
    if (g.same > 0) {
      body += rect(label_width + b, y, same, 20, "same");
    }
    if (g.worse > 0) {
      body += rect(label_width + b + same, y, w, 20, "bad");
    }
    body += text_at(label_width + bar_width + 8, y + 15,
                    shown(g.better, unit::employers, s.of) + " / " + shown(g.same, unit::employers, s.of) + " / " +
                        shown(g.worse, unit::employers, s.of));
    y += 28;
  }
  std::int64_t x = label_width;
  for (auto const& [kind, id] : {std::pair{"good", "better"}, {"same", "same"}, {"bad", "worse"}}) {
    body += rect(x, y + 2, 12, 12, kind) + text_at(x + 18, y + 13, word(id, in));
    x += 170;
  }
  return figure(word("winners", in), body, y + 24);
}

/// The bill as headcount grows.
std::string kinks_figure(summary const& s, io::language in) {
  if (s.kinks_by_law.empty()) {
    return {};
  }
  std::int64_t size = 1;
  std::int64_t high = 1;
  std::int64_t low = 0;
  for (auto const* list : {&s.kinks_by_law, &s.kinks_what_if}) {
    for (auto const& k : *list) {
      size = std::max(size, k.size);
      high = std::max(high, k.bill);
      low = std::min(low, k.bill);
    }
  }
  size += size / 10 + 1;
  constexpr std::int64_t height = 260;
  constexpr std::int64_t left = 110;
  constexpr std::int64_t width = 760;
  auto y_of = [&](std::int64_t bill) { return 10 + height - scaled(bill - low, high - low, height); };
  auto line = [&](std::vector<kink> const& list, std::string_view kind) {
    std::string path;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto const x = left + scaled(list[i].size, size, width);
      auto const end = left + (i + 1 < list.size() ? scaled(list[i + 1].size, size, width) : width);
      path += (path.empty() ? "M" : "L") + std::to_string(x) + "," + std::to_string(y_of(list[i].bill)) + "L" +
              std::to_string(end) + "," + std::to_string(y_of(list[i].bill));
    }
    return path.empty() ? std::string{} : "<path class=\"step " + std::string{kind} + "\" d=\"" + path + "\"/>";
  };
  std::string body = "<path class=\"axis\" fill=\"none\" d=\"M110,10L110,270L870,270\"/>";
  body += line(s.kinks_by_law, "law") + line(s.kinks_what_if, "new");
  body += text_at(left - 6, 20, shown(high, unit::money, s.of), "end", "quiet");
  body += text_at(left - 6, y_of(0) + 4, "0", "end", "quiet");
  for (int part = 0; part <= 4; ++part) {
    auto const at = size * part / 4;
    body += text_at(left + width * part / 4, 290, s.of == country::jp ? halves_text(at) : std::to_string(at), "middle",
                    "quiet");
  }
  return figure(io::phrase("whatif.kinks.by_law", in,
                           {{"persons", s.of == country::jp ? halves_text(s.kinks_counted)
                                                            : std::to_string(s.kinks_counted / 2)}}),
                body, 300);
}

std::string write_html(summary const& s, io::language in) {
  auto const lang = std::string{io::language_names[static_cast<std::size_t>(in)]};
  auto const head = head_lines(s, in);
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + lang +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\">\n<title>" +
                    escaped(title_of(s, in)) + "</title>\n<style>" + std::string{style} +
                    "</style>\n</head>\n<body><div class=\"page\">\n";
  std::size_t first = 0;
  if (s.answer.any()) {
    out += "<p class=\"alert\" role=\"alert\">" + escaped(head.front()) + "</p>\n";
    first = 1;
  }
  out += "<h1>" + escaped(title_of(s, in)) + "</h1>\n";
  for (auto i = first; i < head.size(); ++i) {
    out += (i == first && !s.reform_title.empty() ? "<p class=\"reform\">" : "<p class=\"quiet\">") + escaped(head[i]) +
           "</p>\n";
  }
  out += "<section><h2>" + escaped(word("totals", in)) + "</h2>\n" + html_table(totals_table(s, in)) + "</section>\n";
  if (s.compared) {
    out += "<section><h2>" + escaped(word("winners", in)) + "</h2>\n";
    for (auto const& line : winners(s, in)) {
      out += "<p>" + escaped(line) + "</p>\n";
    }
    out += winners_figure(s, in) + "</section>\n";
  }
  auto const money = measure_named(s.of, s.of == country::jp ? "levy_in" : "contribution_in");
  auto section = [&](std::string_view id, std::vector<group> const& groups, bool picture) {
    if (groups.empty()) {
      return;
    }
    out += "<section><h2>" + escaped(word(id, in)) + "</h2>\n";
    if (picture) {
      out += bars(s, groups, money, in) + bars(s, groups, measure_named(s.of, "shortage"), in);
    }
    out += html_table(groups_table(s, groups, in)) + "</section>\n";
  };
  section("by_size", s.by_size, true);
  section("by_industry", s.by_industry, false);
  section("by_place", s.by_place, false);
  if (!s.kinks_by_law.empty()) {
    out += "<section><h2>" + escaped(word("kinks", in)) + "</h2>\n" + kinks_figure(s, in) +
           html_table(kinks_table(s.compared ? s.kinks_what_if : s.kinks_by_law, s.of, in)) + "</section>\n";
  }
  if (!s.notices.empty()) {
    out += "<section><h2>" + escaped(io::label("report.section.notices", in)) + "</h2>\n";
    for (auto const& line : io::notice_lines(s.notices, in)) {
      out += "<p>" + escaped(line.text) + "</p>\n";
    }
    out += "</section>\n";
  }
  return out + "<p class=\"quiet\">" + escaped(word(s.of == country::jp ? "note.jp" : "note.th", in)) +
         "</p>\n</div></body></html>\n";
}

}  // namespace

std::string write(summary const& s, format how, io::language in) {
  switch (how) {
    case format::csv:
      return write_csv(s, in);
    case format::json:
      return write_json(s);
    case format::html:
      return write_html(s, in);
    case format::text:
      break;
  }
  return write_text(s, in);
}

std::string write(decomposition const& d, country of, format how, io::language in) {
  auto const all = measures_of(of);
  if (how == format::json) {
    json out;
    out["old_year"] = d.old_year;
    out["new_year"] = d.new_year;
    for (std::size_t m = 0; m < all.size(); ++m) {
      auto text = [&](std::int64_t v) { return plain(v, all[m].in, of); };
      out["measures"][std::string{all[m].id}] = {{"old_staff_old_law", text(d.old_old[m])},
                                                 {"old_staff_new_law", text(d.old_new[m])},
                                                 {"new_staff_old_law", text(d.new_old[m])},
                                                 {"new_staff_new_law", text(d.new_new[m])},
                                                 {"change", text(d.new_new[m] - d.old_old[m])},
                                                 {"law_at_old_staff", text(d.old_new[m] - d.old_old[m])},
                                                 {"staff_at_new_law", text(d.new_new[m] - d.old_new[m])},
                                                 {"staff_at_old_law", text(d.new_old[m] - d.old_old[m])},
                                                 {"law_at_new_staff", text(d.new_new[m] - d.new_old[m])}};
    }
    return out.dump(1) + '\n';
  }
  std::vector<std::vector<std::string>> rows{{word("measure", in), year_text(d.old_year, of, in),
                                              year_text(d.new_year, of, in), word("change", in),
                                              word("split.law_old_staff", in), word("split.staff_new_law", in),
                                              word("split.staff_old_law", in), word("split.law_new_staff", in)}};
  for (std::size_t m = 0; m < all.size(); ++m) {
    auto change = [&](std::int64_t v) { return signed_text(v, all[m].in, of); };
    rows.push_back({word(all[m].id, in), shown(d.old_old[m], all[m].in, of), shown(d.new_new[m], all[m].in, of),
                    change(d.new_new[m] - d.old_old[m]), change(d.old_new[m] - d.old_old[m]),
                    change(d.new_new[m] - d.old_new[m]), change(d.new_old[m] - d.old_old[m]),
                    change(d.new_new[m] - d.new_old[m])});
  }
  if (how == format::csv) {
    std::string out;
    for (auto const& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        out += (c == 0 ? "" : ",") + csv_field(row[c]);
      }
      out += '\n';
    }
    return out;
  }
  if (how == format::html) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + escaped(word("split", in)) +
           "</title><style>" + std::string{style} + "</style></head><body><div class=\"page\"><h1>" +
           escaped(word("split", in)) + "</h1><p>" + escaped(word("split.says", in)) + "</p>" + html_table(rows) +
           "</div></body></html>\n";
  }
  return word("split", in) + '\n' + word("split.says", in) + "\n\n" + table_text(rows);
}

std::string write_rows(employers const& who, outcome const& by_law, outcome const* what_if, io::language in) {
  auto const all = measures_of(who.of);
  std::string out = "id,line,industry,place,weight,status,message";
  for (auto const& m : all) {
    out += "," + std::string{m.id};
  }
  if (what_if) {
    for (auto const& m : all) {
      out += ",what_if_" + std::string{m.id};
    }
  }
  out += '\n';
  std::vector<refused_row const*> refused(who.size());
  for (auto const* list : {&by_law.refused, what_if ? &what_if->refused : nullptr}) {
    if (list) {
      for (auto const& r : *list) {
        refused[r.employer] = &r;
      }
    }
  }
  std::size_t next_bad = 0;
  auto bad_before = [&](std::size_t line) {
    for (; next_bad < who.refused.size() && who.refused[next_bad].line < line; ++next_bad) {
      auto const& r = who.refused[next_bad];
      out += ',' + std::to_string(r.line) + ",,,," + std::string{text_of(r.why.code())} + ',' +
             csv_field((r.why.where().empty() ? "" : r.why.where() + ": ") + io::message_of(r.why, in)) +
             std::string(all.size() * (what_if ? 2 : 1), ',') + '\n';
    }
  };
  for (std::size_t i = 0; i < who.size(); ++i) {
    bad_before(who.lines[i]);
    out += csv_field(who.ids[i]) + ',' + std::to_string(who.lines[i]) + ',' +
           csv_field(who.industries[who.industry[i]]) + ',' + csv_field(who.places[who.place[i]]) + ',' +
           std::to_string(who.weights[i]) + ',';
    if (refused[i]) {
      out += std::string{text_of(refused[i]->why.code())} + ',' + csv_field(io::message_of(refused[i]->why, in)) +
             std::string(all.size() * (what_if ? 2 : 1), ',') + '\n';
      continue;
    }
    out += "ok,";
    for (std::size_t m = 0; m < all.size(); ++m) {
      out += ',' + plain(by_law.at(i, m), all[m].in, who.of);
    }
    if (what_if) {
      for (std::size_t m = 0; m < all.size(); ++m) {
        out += ',' + plain(what_if->at(i, m), all[m].in, who.of);
      }
    }
    out += '\n';
  }
  bad_before(static_cast<std::size_t>(-1));
  return out;
}

}  // namespace quotalaw::whatif
