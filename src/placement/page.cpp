// SPDX-License-Identifier: Apache-2.0
#include "page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace quotalaw::placement {

namespace {

/// Code points of UTF-8 text, invalid bytes as U+FFFD.
std::vector<char32_t> points_of(std::string_view s) {
  std::vector<char32_t> out;
  for (std::size_t i = 0; i < s.size();) {
    auto const b = static_cast<unsigned char>(s[i]);
    std::size_t const n = b < 0x80 ? 1 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 0;
    if (n == 0 || i + n > s.size()) {
      out.push_back(0xFFFD);
      ++i;
      continue;
    }
    char32_t c = n == 1 ? b : b & (0x7FU >> n);
    for (std::size_t k = 1; k < n; ++k) {
      c = (c << 6U) | (static_cast<unsigned char>(s[i + k]) & 0x3FU);
    }
    out.push_back(c);
    i += n;
  }
  return out;
}

/// Columns of a terminal: Thai vowels and tones above and below take none, East Asian wide characters two.
std::size_t width_of(std::string_view s) {
  std::size_t out = 0;
  for (auto const c : points_of(s)) {
    bool const none = c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E) || c < 0x20;
    bool const wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60);
    out += none ? 0U : wide ? 2U : 1U;
  }
  return out;
}

std::string padded(std::string const& text, std::size_t width, bool right) {
  auto const w = width_of(text);
  auto const space = std::string(width > w ? width - w : 0, ' ');
  return right ? space + text : text + space;
}

std::string harmless(std::string_view raw) {
  std::string out;
  for (char const c : raw) {
    auto const b = static_cast<unsigned char>(c);
    out += b < 0x20 || b == 0x7F ? ' ' : c;
  }
  return out;
}

std::size_t shown_rows(page_table const& t) {
  return t.most_shown == 0 ? t.rows.size() : std::min(t.rows.size(), t.most_shown);
}

std::string const& value_of(page_cell const& c) { return c.value.empty() ? c.text : c.value; }

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--bg:#fff;--panel:#f5f7f9;--text:#1b1f24;--quiet:#535c66;--line:#d3d9df;--accent:#1d5aa0;
--bar:#4a6b8f;--behind:#c9d5e2;--mark:#a3242b;--land:#eef1f4;--flow:#b3541e}
@media (prefers-color-scheme:dark){:root{--bg:#15191e;--panel:#1d232a;--text:#e7eaee;--quiet:#a9b3be;--line:#3b444e;
--accent:#8fbcf2;--bar:#88a9cc;--behind:#3b4b5c;--mark:#ffa29c;--land:#222931;--flow:#f2a673}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
"Helvetica Neue",Arial,"Noto Sans Thai","Leelawadee UI",Thonburi,Loma,"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans",Meiryo,sans-serif}
body:lang(ja){line-height:1.75}body:lang(th){line-height:1.8}
.page{max-width:64rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.75rem;line-height:1.35;margin:0 0 .35rem}h2{font-size:1.25rem;line-height:1.4;margin:0 0 1rem}
section{margin-top:3rem;scroll-margin-top:1rem}p{margin:0 0 1rem;max-width:48rem}a{color:var(--accent)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.subtitle,.note,footer{color:var(--quiet)}.note,footer{font-size:.9375rem}
.lead{background:var(--panel);border-left:.4rem solid var(--accent);padding:1.25rem 1.5rem;font-size:1.15rem;font-weight:600;max-width:none;
margin-top:1.5rem}
nav ul{list-style:none;margin:1.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.4rem}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;min-width:min(100%,36rem)}
caption{text-align:left;font-weight:650;padding:0 0 .6rem}
th,td{padding:.4rem .8rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--quiet);font-size:.875rem;font-weight:600;vertical-align:bottom;border-bottom:2px solid var(--line)}
th:first-child,td:first-child{padding-left:0}.short{white-space:nowrap}.num{text-align:right;white-space:nowrap}thead th.num{white-space:normal}
figure{margin:0 0 2rem}figcaption{font-weight:650;margin:0 0 .6rem}
svg{display:block;width:100%;height:auto;font-size:13px}svg text{fill:var(--text)}svg .quiet{fill:var(--quiet)}
figure.narrow svg{max-width:40rem}
svg .bar{fill:var(--bar)}svg .behind{fill:var(--behind)}svg .rule{stroke:var(--line)}
svg .land{stroke:var(--bg);stroke-width:1}svg .hatch{stroke:var(--line);stroke-width:1.5}
svg .name{paint-order:stroke;stroke:var(--bg);stroke-width:4px;stroke-linejoin:round}svg .flow{stroke:var(--flow);fill:none;stroke-linecap:round;opacity:.75}
svg .host{fill:var(--text)}svg .owed{fill:none;stroke:var(--mark);stroke-width:2}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1.25rem}
@media (max-width:40rem){.page{padding:1.5rem 1rem 3rem}}
@media print{:root{--bg:#fff;--panel:#fff;--text:#000;--quiet:#444;--line:#bbb;--accent:#000;--mark:#000;color-scheme:light}
@page{margin:18mm 16mm}body{font-size:10pt;line-height:1.5}.page{max-width:none;padding:0}nav,.skip{display:none}
section{margin-top:1.6rem}h2{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}
svg{max-height:230mm}table{font-size:9pt;min-width:0}th,td{padding:.2rem .4rem}}
)css";

class html_writer {
 public:
  explicit html_writer(page const& p) : p_{p} {}

  std::string write() {
    out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string{io::language_names[static_cast<std::size_t>(p_.in)]} +
           "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>" +
           escaped(p_.title) + "</title>\n<style>" + std::string{style} +
           "</style>\n</head>\n<body>\n<div class=\"page\">\n<a class=\"skip\" href=\"#main\">" +
           escaped(io::label("report.skip", p_.in)) + "</a>\n<header>\n<h1>" + escaped(p_.title) +
           "</h1>\n<p class=\"subtitle\">" + escaped(p_.subtitle) + "</p>\n</header>\n<main id=\"main\">\n";
    if (!p_.lead.empty()) {
      out_ += "<p class=\"lead\">" + escaped(p_.lead) + "</p>\n";
    }
    out_ += "<nav aria-label=\"" + escaped(io::label("report.contents", p_.in)) + "\"><ul>\n";
    for (auto const& s : p_.sections) {
      out_ += "<li><a href=\"#" + s.id + "\">" + escaped(s.title) + "</a></li>\n";
    }
    out_ += "</ul></nav>\n";
    for (auto const& s : p_.sections) {
      out_ += "<section id=\"" + s.id + "\" aria-labelledby=\"" + s.id + "-title\">\n<h2 id=\"" + s.id + "-title\">" +
              escaped(s.title) + "</h2>\n";
      for (auto const& b : s.blocks) {
        std::visit([&](auto const& x) { put(x); }, b);
      }
      out_ += "</section>\n";
    }
    out_ += "</main>\n<footer>\n";
    for (auto const& f : p_.foot) {
      out_ += "<p>" + escaped(f) + "</p>\n";
    }
    out_ += "</footer>\n</div>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void put(page_paragraph const& x) { out_ += "<p>" + escaped(x.text) + "</p>\n"; }

  /// A day, or one short word: not broken over two lines.
  static bool is_short(std::string const& text) {
    constexpr std::size_t bytes = 12;
    return text.size() <= bytes && text.find(' ') == std::string::npos;
  }

  void put(page_table const& t) {
    out_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"table-" + t.id +
            "\">\n<table>\n<caption id=\"table-" + t.id + "\">" + escaped(t.caption) + "</caption>\n<thead>\n<tr>";
    for (auto const& c : t.columns) {
      if (c.shown) {
        out_ +=
            std::string{"<th scope=\"col\""} + (c.number ? " class=\"num\"" : "") + ">" + escaped(c.title) + "</th>";
      }
    }
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (std::size_t r = 0; r < shown_rows(t); ++r) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < t.rows[r].size(); ++i) {
        if (!t.columns[i].shown) {
          continue;
        }
        auto const tag = std::string{i == 0 ? "th" : "td"};
        auto const& text = t.rows[r][i].text;
        auto const kind = t.columns[i].number ? " class=\"num\"" : is_short(text) ? " class=\"short\"" : "";
        out_ += "<" + tag + (i == 0 ? " scope=\"row\"" : "") + kind + ">" + escaped(text) + "</" + tag + ">";
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n";
    notes(t);
  }

  void notes(page_table const& t) {
    if (shown_rows(t) < t.rows.size()) {
      out_ += "<p class=\"note\">" +
              escaped(io::phrase(p_.more_rows, p_.in, {{"number", std::to_string(t.rows.size() - shown_rows(t))}})) +
              "</p>\n";
    }
    for (auto const& n : t.notes) {
      out_ += "<p class=\"note\">" + escaped(n) + "</p>\n";
    }
  }

  void put(page_picture const& x) {
    out_ += std::string{"<figure"} + (x.narrow ? " class=\"narrow\"" : "") + ">\n<figcaption id=\"" + x.id + "-t\">" +
            escaped(x.title) + "</figcaption>\n" + x.svg + "\n<p class=\"note\">" + escaped(x.description) +
            "</p>\n</figure>\n";
  }

  page const& p_;
  std::string out_;
};

class text_writer {
 public:
  explicit text_writer(page const& p) : p_{p} {}

  std::string write() {
    out_ = harmless(p_.title) + "\n" + harmless(p_.subtitle) + "\n";
    if (!p_.lead.empty()) {
      out_ += "\n" + harmless(p_.lead) + "\n";
    }
    for (auto const& s : p_.sections) {
      out_ += "\n" + s.title + "\n";
      for (std::size_t i = 0; i < width_of(s.title); ++i) {
        out_ += "─";
      }
      out_ += "\n";
      for (auto const& b : s.blocks) {
        std::visit([&](auto const& x) { put(x); }, b);
      }
    }
    out_ += "\n";
    for (auto const& f : p_.foot) {
      out_ += harmless(f) + "\n";
    }
    return std::move(out_);
  }

 private:
  void put(page_paragraph const& x) { out_ += "  " + harmless(x.text) + "\n"; }
  void put(page_picture const&) {}  // the table beside it has the numbers
  void put(page_table const& t) {
    std::vector<std::size_t> widths;
    for (auto const& c : t.columns) {
      widths.push_back(width_of(c.title));
    }
    for (std::size_t r = 0; r < shown_rows(t); ++r) {
      for (std::size_t i = 0; i < t.rows[r].size(); ++i) {
        widths[i] = std::max(widths[i], width_of(harmless(t.rows[r][i].text)));
      }
    }
    out_ += "  " + t.caption + "\n";
    auto line = [&](auto text_of) {
      std::string l = " ";
      for (std::size_t i = 0; i < t.columns.size(); ++i) {
        if (!t.columns[i].shown) {
          continue;
        }
        l += " " + padded(text_of(i), widths[i], t.columns[i].number) + " ";
      }
      l.erase(l.find_last_not_of(' ') + 1);
      out_ += l + "\n";
    };
    if (std::any_of(t.columns.begin(), t.columns.end(), [](page_column const& c) { return !c.title.empty(); })) {
      line([&](std::size_t i) { return t.columns[i].title; });
    }
    for (std::size_t r = 0; r < shown_rows(t); ++r) {
      line([&](std::size_t i) { return harmless(t.rows[r][i].text); });
    }
    if (shown_rows(t) < t.rows.size()) {
      out_ +=
          "  " + io::phrase(p_.more_rows, p_.in, {{"number", std::to_string(t.rows.size() - shown_rows(t))}}) + "\n";
    }
    for (auto const& n : t.notes) {
      out_ += "  " + n + "\n";
    }
    out_ += "\n";
  }

  page const& p_;
  std::string out_;
};

std::string csv_field(std::string_view raw, bool number) {
  auto text = harmless(raw);
  // A spreadsheet runs text that begins like this as a formula.
  if (!number && !text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  if (text.find_first_of(",\"") == std::string::npos) {
    return text;
  }
  std::string out = "\"";
  for (char const c : text) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::string escaped(std::string_view raw) {
  std::string out;
  for (char const c : harmless(raw)) {
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
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Each bar below its label: a label may be as long as the chart is wide.
std::string bar_chart(std::vector<bar_row> const& rows) {
  constexpr int row_height = 48, longest_bar = 560, label_line = 15, bar_top = 22, bar_line = 35;
  double most = 0;
  for (auto const& r : rows) {
    most = std::max({most, r.length, r.behind});
  }
  auto const tall = row_height * static_cast<int>(rows.size());
  auto const width = [&](double v) {
    return std::to_string(most > 0 ? static_cast<int>(v / most * longest_bar + 0.5) : 0);
  };
  auto const text = [](char const* kind, int x, int y, std::string const& what) {
    return "<text" + std::string{kind} + " x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\">" +
           escaped(what) + "</text>";
  };
  auto const bar = [&](char const* kind, int y, int height, double length) {
    return "<rect class=\"" + std::string{kind} + "\" x=\"0\" y=\"" + std::to_string(y) + "\" height=\"" +
           std::to_string(height) + "\" width=\"" + width(length) + "\"/>";
  };
  std::string out = "<svg viewBox=\"0 0 760 " + std::to_string(tall) + "\" role=\"presentation\">\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const y = row_height * static_cast<int>(i);
    out += text("", 0, y + label_line, rows[i].label);
    if (rows[i].behind > 0) {
      out += bar("behind", y + bar_top - 1, 18, rows[i].behind);
    }
    out += bar("bar", y + bar_top + 2, 12, rows[i].length);
    out += text(" class=\"quiet\"", longest_bar + 10, y + bar_line, rows[i].shown) + "\n";
  }
  return out + "</svg>";
}

std::string write_html(page const& p) { return html_writer{p}.write(); }
std::string write_text(page const& p) { return text_writer{p}.write(); }

std::string write_json(page const& p) {
  nlohmann::ordered_json out;
  out["title"] = p.title;
  for (auto const& [id, value] : p.stamped) {
    out[id] = value;
  }
  for (auto const& s : p.sections) {
    for (auto const& b : s.blocks) {
      if (auto const* t = std::get_if<page_table>(&b)) {
        auto rows = nlohmann::ordered_json::array();
        for (auto const& r : t->rows) {
          nlohmann::ordered_json row;
          for (std::size_t i = 0; i < r.size(); ++i) {
            row[t->columns[i].id] = value_of(r[i]);
          }
          rows.push_back(std::move(row));
        }
        out["tables"][t->id] = std::move(rows);
      }
    }
  }
  return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string write_csv(page const& p) {
  std::string out = "table,row,column,value,label\n";
  for (auto const& [id, value] : p.stamped) {
    out += "report,,\"" + id + "\"," + csv_field(value, false) + ",\n";
  }
  for (auto const& s : p.sections) {
    for (auto const& b : s.blocks) {
      auto const* t = std::get_if<page_table>(&b);
      if (t == nullptr) {
        continue;
      }
      for (auto const& r : t->rows) {
        for (std::size_t i = 1; i < r.size(); ++i) {
          out += csv_field(t->id, false) + "," + csv_field(value_of(r[0]), false) + "," +
                 csv_field(t->columns[i].id, false) + "," + csv_field(value_of(r[i]), t->columns[i].number) + "," +
                 csv_field(r[0].text, false) + "\n";
        }
      }
    }
  }
  return out;
}

std::string written_as(page const& p, io::report_format as) {
  switch (as) {
    case io::report_format::json:
      return write_json(p);
    case io::report_format::html:
      return write_html(p);
    case io::report_format::csv:
      return write_csv(p);
    default:
      break;
  }
  return write_text(p);
}

}  // namespace quotalaw::placement
