// SPDX-License-Identifier: Apache-2.0
// The report as text for a terminal: columns that stay in line in every script, and no line wider than asked for where
// it can be broken.

#include "document.hpp"
#include "quotalaw/io/report.hpp"

#include <algorithm>
#include <numeric>

namespace quotalaw::io {

namespace {

// --- widths ---

char32_t code_point(std::string_view text, std::size_t& at) {
  auto const first = static_cast<unsigned char>(text[at++]);
  int const more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  char32_t c = more == 3 ? first & 0x07U : more == 2 ? first & 0x0FU : more == 1 ? first & 0x1FU : first;
  for (int i = 0; i < more && at < text.size(); ++i) {
    c = (c << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  }
  return c;
}

bool between(char32_t c, char32_t from, char32_t to) { return c >= from && c <= to; }

unsigned width_of(char32_t c) {
  if (c == 0x0E31 || between(c, 0x0E34, 0x0E3A) || between(c, 0x0E47, 0x0E4E) ||  // Thai marks above and below
      between(c, 0x0300, 0x036F) || between(c, 0x200B, 0x200F) || between(c, 0xFE00, 0xFE0F) || c == 0x3099 ||
      c == 0x309A) {
    return 0;
  }
  if (between(c, 0x1100, 0x115F) || between(c, 0x2E80, 0x303E) || between(c, 0x3041, 0x33FF) ||
      between(c, 0x3400, 0x4DBF) || between(c, 0x4E00, 0x9FFF) || between(c, 0xA000, 0xA4CF) ||
      between(c, 0xAC00, 0xD7A3) || between(c, 0xF900, 0xFAFF) || between(c, 0xFE30, 0xFE4F) ||
      between(c, 0xFF00, 0xFF60) || between(c, 0xFFE0, 0xFFE6) || between(c, 0x1F300, 0x1FAFF) ||
      between(c, 0x20000, 0x3FFFD)) {
    return 2;
  }
  return 1;
}

unsigned width_of(std::string_view text) {
  unsigned out = 0;
  for (std::size_t i = 0; i < text.size();) {
    out += width_of(code_point(text, i));
  }
  return out;
}

// --- lines ---

struct piece {
  std::string_view bytes;
  unsigned width = 0;
  bool may_break_before = false;
  bool space = false;
};

/// Characters with their marks, and where a line may be broken: at spaces, and between ideographs and kana.
std::vector<piece> pieces_of(std::string_view text) {
  std::vector<piece> out;
  bool after_wide = false;
  bool after_opening = false;
  bool after_leading_vowel = false;
  for (std::size_t i = 0; i < text.size();) {
    auto const from = i;
    auto const c = code_point(text, i);
    auto const width = width_of(c);
    bool const thai_tail = c == 0x0E30 || c == 0x0E32 || c == 0x0E33 || c == 0x0E45 || c == 0x0E46 || c == 0x0E2F;
    if (!out.empty() && !out.back().space && (width == 0 || thai_tail || after_leading_vowel) && c != ' ') {
      out.back().bytes = text.substr(static_cast<std::size_t>(out.back().bytes.data() - text.data()),
                                     i - static_cast<std::size_t>(out.back().bytes.data() - text.data()));
      out.back().width += width;
      after_leading_vowel = false;
      continue;
    }
    bool const closing = c == U'、' || c == U'。' || c == U'）' || c == U'」' || c == U'・' || c == U'ー' ||
                         c == U'；' || c == U'：' || c == U'，' || c == U'？' || c == U'々' || c == U'っ' ||
                         c == U'ゃ' || c == U'ゅ' || c == U'ょ';
    bool const wide = width == 2;
    piece p;
    p.bytes = text.substr(from, i - from);
    p.width = width;
    p.space = c == ' ';
    p.may_break_before =
        !out.empty() && !p.space &&
        (out.back().space || ((wide || after_wide) && !closing && !after_opening && c != ')' && c != ','));
    out.push_back(p);
    after_wide = wide;
    after_opening = c == U'（' || c == U'「' || c == '(';
    after_leading_vowel = between(c, 0x0E40, 0x0E44);
  }
  return out;
}

std::vector<std::string> wrapped(std::string_view text, unsigned width) {
  auto const pieces = pieces_of(text);
  std::vector<std::string> out;
  std::size_t line = 0;       // first piece of the line
  std::size_t can_break = 0;  // last place where it may end
  unsigned used = 0;
  auto join = [&](std::size_t from, std::size_t to) {
    while (to > from && pieces[to - 1].space) {
      --to;
    }
    std::string s;
    for (auto i = from; i < to; ++i) {
      s += pieces[i].bytes;
    }
    out.push_back(std::move(s));
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].may_break_before) {
      can_break = i;
    }
    used += pieces[i].width;
    if (used > width && i > line && !pieces[i].space) {
      auto const end = can_break > line ? can_break : i;
      join(line, end);
      line = end;
      used = 0;
      for (auto j = line; j <= i; ++j) {
        used += pieces[j].width;
      }
    }
  }
  join(line, pieces.size());
  return out;
}

/// Width of the widest part that cannot be broken.
unsigned narrowest(std::string_view text) {
  unsigned out = 0;
  unsigned run = 0;
  for (auto const& p : pieces_of(text)) {
    run = p.may_break_before || p.space ? (p.space ? 0 : p.width) : run + p.width;
    out = std::max(out, run);
  }
  return out;
}

std::string padded(std::string text, unsigned width, bool right) {
  auto const w = width_of(text);
  if (w >= width) {
    return text;
  }
  return right ? std::string(width - w, ' ') + text : text + std::string(width - w, ' ');
}

std::string without_end_spaces(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

// --- the writer ---

class text_writer {
 public:
  text_writer(document const& d, report_options const& options)
      : d_{d}, options_{options}, width_{std::max(options.width, 40U)} {}

  std::string write() {
    if (!d_.incomplete.empty()) {
      para(d_.incomplete, "", "1;31");
      line();
    }
    para(d_.title, "", "1");
    para(d_.subtitle, "", "2");
    if (!d_.reform_title.empty()) {
      para(phrase("report.under_reform", d_.in, {{"title", d_.reform_title}}), "", "1;33");
    }
    line();
    if (!d_.bill.empty()) {
      para(d_.bill, "", d_.bill_look == tone::bad ? "1;31" : d_.bill_look == tone::good ? "1;32" : "1");
      line();
      facts(d_.bill_facts);
    }
    for (auto const& s : d_.sections) {
      heading(s.title);
      bool first = true;
      for (auto const& b : s.blocks) {
        if (std::holds_alternative<waterfall>(b)) {
          continue;  // a picture; the table beside it has the numbers
        }
        if (!first) {
          line();
        }
        first = false;
        std::visit([&](auto const& x) { put(x); }, b);
      }
    }
    if (options_.explain && !d_.reasons.empty()) {
      explain();
    }
    about();
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key) const { return std::string{label(key, d_.in)}; }

  std::string dyed(std::string text, std::string_view codes) const {
    if (!options_.colour || codes.empty() || text.empty()) {
      return text;
    }
    return "\x1b[" + std::string{codes} + "m" + text + "\x1b[0m";
  }
  static std::string_view codes(tone t) {
    switch (t) {
      case tone::strong:
        return "1";
      case tone::good:
        return "32";
      case tone::bad:
        return "31";
      case tone::quiet:
        return "2";
      case tone::plain:
        break;
    }
    return "";
  }

  void line(std::string text = {}) { out_ += std::move(text) + "\n"; }

  void para(std::string_view text, std::string const& indent, std::string_view look) {
    hanging(text, indent, indent, look);
  }
  void hanging(std::string_view text, std::string const& first, std::string const& rest, std::string_view look) {
    bool begun = false;
    for (auto& l : wrapped(harmless(text), width_ - std::min(width_ - 20, width_of(rest)))) {
      line((begun ? rest : first) + dyed(std::move(l), look));
      begun = true;
    }
  }

  void heading(std::string const& title) {
    line();
    line(dyed(title, "1;36"));
    auto const w = std::min(width_, width_of(title));
    std::string rule;
    for (unsigned i = 0; i < w; ++i) {
      rule += "─";
    }
    line(dyed(rule, "36"));
  }

  void put(paragraph const& p) { para(p.text, "  ", codes(p.look)); }
  void put(bullets const& list) {
    for (auto const& b : list) {
      hanging(b.text, "  • ", "    ", "");
    }
  }
  void put(waterfall const&) {}
  void put(fact_list const& f) { facts(f); }

  void facts(fact_list const& list) {
    unsigned labels = 0;
    unsigned values = 0;
    for (auto const& f : list) {
      labels = std::max(labels, width_of(f.label));
      if (auto const w = width_of(harmless(f.value.text)); w <= 44) {
        values = std::max(values, w);
      }
    }
    labels = std::min(labels, width_ / 2);
    for (auto const& f : list) {
      auto const names = wrapped(f.label, labels);
      auto const rest = width_ > labels + 14 ? width_ - labels - 4 : 10;
      auto const shown = wrapped(harmless(f.value.text), rest);
      for (std::size_t i = 0; i < std::max(names.size(), shown.size()); ++i) {
        auto text = "  " + padded(i < names.size() ? names[i] : "", labels, false) + "  ";
        if (i < shown.size()) {
          bool const at = i == 0 && !f.provision.empty() && shown.size() == 1 &&
                          std::max(values, width_of(shown[0])) + 2 + width_of(f.provision) <= rest;
          text += dyed(shown[i], codes(f.value.look));
          if (at) {
            auto const fill_up = values > width_of(shown[i]) ? values - width_of(shown[i]) : 0;
            text += std::string(fill_up + 2, ' ') + dyed(f.provision, "2");
          }
        }
        line(without_end_spaces(std::move(text)));
      }
    }
  }

  void put(table const& t) {
    auto const n = t.columns.size();
    std::vector<unsigned> best(n), least(n);
    for (std::size_t c = 0; c < n; ++c) {
      unsigned body = 0;
      unsigned body_least = 0;
      for (auto const& r : t.rows) {
        if (c < r.cells.size()) {
          auto const text = harmless(r.cells[c].text);
          body = std::max(body, width_of(text));
          body_least = std::max(body_least, t.columns[c].number ? width_of(text) : std::min(16U, width_of(text)));
        }
      }
      best[c] = std::max(body, width_of(t.columns[c].title));
      least[c] = std::max(body_least, std::min(narrowest(t.columns[c].title), 16U));
    }
    auto const room = width_ - 2 - 2 * static_cast<unsigned>(n > 0 ? n - 1 : 0);
    auto total = std::accumulate(best.begin(), best.end(), 0U);
    while (total > room) {
      auto widest = n;
      for (std::size_t c = 0; c < n; ++c) {
        if (best[c] > least[c] && (widest == n || best[c] > best[widest])) {
          widest = c;
        }
      }
      if (widest == n) {
        break;
      }
      --best[widest];
      --total;
    }
    para(t.caption, "  ", "1");
    auto put_row = [&](std::vector<std::string> const& texts, std::vector<std::string_view> const& looks) {
      std::vector<std::vector<std::string>> lines(n);
      std::size_t most = 1;
      for (std::size_t c = 0; c < n; ++c) {
        lines[c] = wrapped(texts[c], best[c]);
        most = std::max(most, lines[c].size());
      }
      for (std::size_t l = 0; l < most; ++l) {
        std::string text = " ";
        for (std::size_t c = 0; c < n; ++c) {
          auto const part = l < lines[c].size() ? lines[c][l] : std::string{};
          auto const fill_up = best[c] > width_of(part) ? std::string(best[c] - width_of(part), ' ') : std::string{};
          auto const shown = dyed(part, looks[c]);
          text += (c == 0 ? " " : "  ") + (t.columns[c].number ? fill_up + shown : shown + fill_up);
        }
        line(without_end_spaces(std::move(text)));
      }
    };
    std::vector<std::string> titles;
    for (auto const& c : t.columns) {
      titles.push_back(c.title);
    }
    put_row(titles, std::vector<std::string_view>(n, "2"));
    std::string rule = "  ";
    for (unsigned i = 0; i < std::min(total, room) + 2 * static_cast<unsigned>(n > 0 ? n - 1 : 0); ++i) {
      rule += "─";
    }
    line(dyed(rule, "2"));
    std::size_t shown = 0;
    for (auto const& r : t.rows) {
      if (++shown > most_rows && t.rows.size() > most_rows + 5 && !r.sum) {
        if (shown == most_rows + 1) {
          para(phrase("report.more_rows", d_.in, {{"count", std::to_string(t.rows.size() - most_rows - 1)}}), "  ",
               "2");
        }
        continue;
      }
      if (r.sum) {
        line(dyed(rule, "2"));
      }
      std::vector<std::string> texts(n);
      std::vector<std::string_view> looks(n);
      for (std::size_t c = 0; c < std::min(n, r.cells.size()); ++c) {
        texts[c] = harmless(r.cells[c].text);
        looks[c] = r.sum ? "1" : codes(r.cells[c].look);
      }
      put_row(texts, looks);
    }
    for (auto const& note : t.notes) {
      hanging(note, "  ", "  ", "2");
    }
  }

  // --- reasons ---

  std::string values(std::vector<named_text> const& list) const {
    std::string out;
    for (auto const& v : list) {
      out += (out.empty() ? "" : d_.in == language::ja ? "；" : "; ") + pair_text(v.name, v.value, d_.in);
    }
    return out;
  }
  static std::string mark(std::size_t figure) { return "[" + std::to_string(figure + 1) + "]"; }

  void explain() {
    heading(word("report.section.reasons"));
    para(word("report.reasons.lead"), "  ", "2");
    line();
    for (std::size_t i = 0; i < d_.reasons.size(); ++i) {
      step(d_.reasons[i], "  ", i + 1 == d_.reasons.size());
    }
    heading(word("report.section.law"));
    for (std::size_t i = 0; i < d_.figures.size(); ++i) {
      auto const& f = d_.figures[i];
      hanging(mark(i) + " " + pair_text(f.title, f.value, d_.in), "  ", "    ", "");
      hanging(phrase("report.figure", d_.in, {{"from", f.from}, {"source", f.source}, {"confidence", f.confirmed}}),
              "    ", "    ", "2");
      if (!f.past_review.empty()) {
        hanging(f.past_review, "    ", "    ", "2");
      }
      if (!f.note.empty() && d_.in == language::en) {
        hanging(f.note, "    ", "    ", "2");
      }
    }
  }

  void step(reason const& r, std::string const& before, bool last) {
    auto const inner = before + (last ? "   " : "│  ");
    auto const under = inner + (r.steps.empty() ? "   " : "│  ");
    auto head = r.title;
    if (!r.conclusions.empty()) {
      head = r.conclusions.size() == 1 ? pair_text(head, r.conclusions.front().value, d_.in)
                                       : head + " — " + values(r.conclusions);
    }
    hanging(head, before + (last ? "└─ " : "├─ "), inner, "1");
    if (!r.provision.empty()) {
      hanging(r.provision, under, under, "2");
    }
    auto part = [&](std::string_view key, std::string const& text) {
      if (!text.empty()) {
        hanging(word(key) + " " + text, under, under + "  ", "");
      }
    };
    part("report.given", values(r.givens));
    for (auto const i : r.reads) {
      auto const& f = d_.figures[i];
      part("report.law", pair_text(f.title, f.value, d_.in) + " " + mark(i));
    }
    part("report.found", values(r.findings));
    for (auto const& m : r.remarks) {
      part("report.remark", m);
    }
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
      step(r.steps[i], inner, i + 1 == r.steps.size());
    }
  }

  void about() {
    heading(word("report.section.about"));
    if (!d_.about_roster.empty()) {
      para(d_.about_roster, "  ", "");
    }
    para(phrase("report.law_version", d_.in, {{"version", d_.law_version}}), "  ", "");
    if (!options_.explain) {
      para(word("report.use_explain"), "  ", "2");
    }
    para(word("report.not_advice"), "  ", "1");
  }

  static constexpr std::size_t most_rows = 40;

  document const& d_;
  report_options const& options_;
  unsigned width_;
  std::string out_;
};

}  // namespace

std::string write_text(document const& d, report_options const& options) { return text_writer{d, options}.write(); }

std::string report_bad_cells(roster_findings const& findings, language in, bool colour) {
  auto dyed = [&](std::string text, std::string_view codes) {
    return colour ? "\x1b[" + std::string{codes} + "m" + text + "\x1b[0m" : text;
  };
  auto number = [&](std::size_t n) { return show(term_kind::count, {}, std::to_string(n), in); };
  std::string out = dyed(phrase("report.bad.title", in,
                                {{"count", number(findings.bad_total)},
                                 {"rows", number(findings.rows_left_out)},
                                 {"file", harmless(findings.path)}}),
                         "1;31") +
                    "\n";
  std::size_t line = 0;
  bool first = true;
  for (auto const& b : findings.bad) {
    if (first || b.line != line) {
      first = false;
      line = b.line;
      auto where = b.line > 0 ? phrase("report.bad.line", in, {{"line", std::to_string(b.line)}})
                              : std::string{label("report.bad.header", in)};
      if (!b.id.empty()) {
        where += "  " + phrase("report.bad.worker", in, {{"id", harmless(b.id)}});
      }
      out += "\n" + dyed(where, "1") + "\n";
    }
    std::string head;
    if (!b.column.empty()) {
      head = harmless(b.column);
      if (!b.value.empty()) {
        head += " = " + harmless(b.value);
      }
      head += "  ";
    }
    auto const what = b.said != nullptr ? harmless(message_of(*b.said, b.args, in)) : std::string{};
    auto const remedy = b.said != nullptr ? harmless(remedy_of(*b.said, b.args, in)) : std::string{};
    out += "  " + dyed(head, "36") + what + "\n";
    if (!remedy.empty()) {
      out += "    → " + remedy + "\n";
    }
  }
  if (findings.bad_total > findings.bad.size()) {
    out += "\n" + phrase("report.bad.more", in, {{"count", number(findings.bad_total - findings.bad.size())}}) + "\n";
  }
  return out;
}

}  // namespace quotalaw::io
