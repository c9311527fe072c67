// SPDX-License-Identifier: Apache-2.0
// The report as one file of HTML: readable without scripts, network or colour, on a screen, on paper and by a screen
// reader. Every number in a table leads to the step of reasoning that produced it.

#include "document.hpp"

#include <algorithm>
#include <map>

namespace quotalaw::io {

namespace {

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

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--bg:#fff;--panel:#f5f7f9;--text:#1b1f24;--quiet:#535c66;--line:#d3d9df;--accent:#1d5aa0;
--good:#17663a;--bad:#a3242b;--good-bar:#2f8657;--bad-bar:#c0474d;--total-bar:#4a6b8f;--mark:#fff6d8}
@media (prefers-color-scheme:dark){:root{--bg:#15191e;--panel:#1d232a;--text:#e7eaee;--quiet:#a9b3be;--line:#3b444e;
--accent:#8fbcf2;--good:#85d6a2;--bad:#ffa29c;--good-bar:#5fb582;--bad-bar:#e27b78;--total-bar:#88a9cc;--mark:#29302a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
"Helvetica Neue",Arial,"Noto Sans Thai","Leelawadee UI",Thonburi,"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans",Meiryo,sans-serif}
:lang(ja) body,body:lang(ja){font-family:"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",Meiryo,system-ui,sans-serif;
line-height:1.75}
body:lang(th){font-family:"Noto Sans Thai","Leelawadee UI",Thonburi,"Sarabun",Loma,system-ui,"Noto Sans",sans-serif;line-height:1.8}
.page{max-width:60rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.75rem;line-height:1.35;margin:0 0 .35rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.4;margin:0 0 1rem}
section{margin-top:3rem;scroll-margin-top:1rem}
p{margin:0 0 1rem;max-width:46rem}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.quiet,small{color:var(--quiet)}
.good{color:var(--good)}.bad{color:var(--bad)}.strong{font-weight:650}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.alert{border:2px solid var(--bad);border-left-width:.6rem;padding:.9rem 1.1rem;margin:0 0 2rem;font-weight:650;max-width:none}
.subtitle{color:var(--quiet);margin:0}
.bill{background:var(--panel);border-left:.4rem solid var(--accent);padding:1.5rem 1.75rem;margin-top:1.75rem}
.bill h2{font-size:.95rem;color:var(--quiet);font-weight:600;margin:0 0 .4rem}
.lead{font-size:1.25rem;line-height:1.55;font-weight:600;margin:0 0 1.1rem;max-width:44rem}
nav{margin-top:2rem}
nav h2{font-size:.95rem;color:var(--quiet);font-weight:600;margin:0 0 .4rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.4rem}
dl{margin:0 0 1.75rem}
dl.facts>div{display:grid;grid-template-columns:minmax(10rem,20rem) minmax(10rem,1fr) minmax(0,13rem);gap:0 1.25rem;padding:.45rem 0;
border-bottom:1px solid var(--line)}
dl.facts>div:last-child{border-bottom:0}
dt{color:var(--quiet)}
dd{margin:0}
dl.facts dd:nth-child(2):last-child{grid-column:2/-1}
.bill dl{margin:0}.bill dd.good,.bill dd.bad{font-weight:650;font-size:1.125rem}
dd.at{color:var(--quiet);font-size:.875rem;text-align:right}
.scroll{overflow-x:auto;margin:0 0 1.75rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:650;padding:0 0 .6rem}
th,td{padding:.45rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--quiet);font-size:.875rem;font-weight:600;line-height:1.4;vertical-align:bottom;border-bottom:2px solid var(--line);text-wrap:balance}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
.num{text-align:right;white-space:nowrap}
thead th.num{white-space:normal}
td.day{white-space:nowrap}
tbody th{white-space:nowrap}
table.wide tbody th{white-space:normal}
table.narrow{width:auto;min-width:min(100%,34rem)}
tfoot th,tfoot td{font-weight:650;border-top:2px solid var(--line);border-bottom:0}
td a,dd a,th a{color:inherit;text-decoration:underline dotted;text-decoration-thickness:1px;text-underline-offset:.25em}
td a:hover,dd a:hover,th a:hover{color:var(--accent);text-decoration-style:solid}
.note{color:var(--quiet);font-size:.9375rem;margin:-1.1rem 0 1.75rem}
ul.lines{margin:0 0 1.5rem;padding-left:1.25rem;max-width:48rem}
ul.lines li{margin:0 0 .5rem}
figure{margin:0 0 2rem}
figure .scroll{margin:0}
figcaption{font-weight:650;margin:0 0 .4rem}
figcaption small{display:block;font-weight:400;font-size:.9375rem}
svg{display:block;width:100%;min-width:38rem;height:auto;font-size:13px}
svg text{fill:var(--text)}svg .axis{fill:var(--quiet)}
svg .zero{stroke:var(--quiet);stroke-width:1}svg .link{stroke:var(--quiet);stroke-width:1;stroke-dasharray:2 3}
svg .up{fill:var(--good-bar)}svg .down{fill:var(--bad-bar)}svg .total{fill:var(--total-bar)}
svg .amount{font-weight:600}
details{border-left:2px solid var(--line);margin:0 0 .35rem;padding:0 0 0 .9rem}
summary{cursor:pointer;padding:.3rem 0}
summary .value{font-weight:650}
summary .at{color:var(--quiet);font-size:.875rem;margin-left:.5rem}
.step{padding:.2rem 0 .6rem;scroll-margin-top:4.5rem}
.step:target,tr:target{background:var(--mark);box-shadow:-.4rem 0 0 var(--accent),0 0 0 .3rem var(--mark)}
.step ul{list-style:none;margin:0 0 .4rem;padding:0}
.step li{display:grid;grid-template-columns:6rem 1fr;gap:.75rem;padding:.12rem 0;font-size:.9375rem}
.step li>span:first-child{color:var(--quiet)}
.form summary{font-weight:650}.form caption{display:none}.form .note{margin-top:-.6rem}
.about{border-top:1px solid var(--line);padding-top:1.5rem}
.advice{font-weight:650}
@media (max-width:40rem){.page{padding:1.5rem 1rem 3rem}thead th{min-width:5em}dl.facts>div{grid-template-columns:1fr}
dl.facts dd:nth-child(2):last-child{grid-column:auto}dd.at{text-align:left}.bill{padding:1.1rem}
.step li{grid-template-columns:1fr;gap:0}}
@media print{:root{--bg:#fff;--panel:#fff;--text:#000;--quiet:#444;--line:#bbb;--accent:#000;--good:#000;--bad:#000;--mark:#fff;
--good-bar:#777;--bad-bar:#333;--total-bar:#aaa;color-scheme:light}
@page{margin:18mm 16mm}body{font-size:10pt;line-height:1.5}.page{max-width:none;padding:0}nav,.skip{display:none}
section{margin-top:1.6rem}.bill{border:1px solid #000;border-left-width:.4rem}h2{break-after:avoid}tr,figure,dl.facts>div{break-inside:avoid}
thead{display:table-header-group}.scroll{overflow:visible}svg{min-width:0}details>*{display:block}
details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none}td a,dd a,th a{text-decoration:none}
.step li{font-size:8.5pt;padding:0}summary{font-size:9.5pt;padding:.1rem 0}details{margin:0}.step{padding:0 0 .3rem}
table{font-size:9pt}th,td{padding:.25rem .4rem}}
)css";

class html_writer {
 public:
  explicit html_writer(document const& d) : d_{d} {}

  std::string write() {
    auto const lang = std::string{language_names[static_cast<std::size_t>(d_.in)]};
    out_ = "<!DOCTYPE html>\n<html lang=\"" + lang + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
           "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n" +
           "<title>" + escaped(d_.title) + "</title>\n<style>" + std::string{style} + "</style>\n</head>\n<body>\n" +
           "<div class=\"page\">\n";
    if (!d_.incomplete.empty()) {
      out_ += "<p class=\"alert\" role=\"alert\">" + escaped(d_.incomplete) + "</p>\n";
    }
    out_ += "<a class=\"skip\" href=\"#bill\">" + word("report.skip") + "</a>\n";
    out_ += "<header>\n<h1>" + escaped(d_.title) + "</h1>\n<p class=\"subtitle\">" + escaped(d_.subtitle) + "</p>\n";
    if (!d_.reform_title.empty()) {
      out_ += "<p class=\"strong bad\">" + escaped(phrase("report.under_reform", d_.in, {{"title", d_.reform_title}})) +
              "</p>\n";
    }
    out_ +=
        "</header>\n<main>\n<section id=\"bill\" class=\"bill\" aria-labelledby=\"bill-title\">\n<h2 "
        "id=\"bill-title\">" +
        word("report.section.bill") + "</h2>\n<p class=\"lead\">" + escaped(d_.bill) + "</p>\n";
    if (!d_.bill_facts.empty()) {
      put(d_.bill_facts);
    }
    out_ += "</section>\n";
    contents();
    for (auto const& s : d_.sections) {
      open(s.id, escaped(s.title));
      for (auto const& b : s.blocks) {
        std::visit([&](auto const& x) { put(x); }, b);
      }
      out_ += "</section>\n";
    }
    forms();
    figures();
    reasons();
    about();
    out_ += "</main>\n</div>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key) const { return escaped(label(key, d_.in)); }

  static std::string look(tone t) {
    static constexpr std::array<std::string_view, 5> names{"", " strong", " good", " bad", " quiet"};
    return std::string{names[static_cast<std::size_t>(t)]};
  }

  void open(std::string const& id, std::string const& title) {
    out_ += "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id + "-title\">" + title +
            "</h2>\n";
  }

  void contents() {
    out_ += "<nav aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">" + word("report.contents") +
            "</h2>\n<ul>\n";
    auto add = [&](std::string_view id, std::string const& title) {
      out_ += "<li><a href=\"#" + std::string{id} + "\">" + title + "</a></li>\n";
    };
    for (auto const& s : d_.sections) {
      add(s.id, escaped(s.title));
    }
    if (!d_.forms.empty()) {
      add("forms", word("form.section"));
    }
    add("law", word("report.section.law"));
    add("reasons", word("report.section.reasons"));
    add("about", word("report.section.about"));
    out_ += "</ul>\n</nav>\n";
  }

  std::string linked(cell const& c) const {
    auto const text = escaped(c.text);
    return c.why.empty() || text.empty() ? text : "<a href=\"#" + c.why + "\">" + text + "</a>";
  }

  static std::string class_of(std::string const& names) {
    auto const first = names.find_first_not_of(' ');
    return first == std::string::npos ? std::string{} : " class=\"" + names.substr(first) + "\"";
  }

  void put(paragraph const& p) { out_ += "<p" + class_of(look(p.look)) + ">" + escaped(p.text) + "</p>\n"; }

  void put(bullets const& list) {
    out_ += "<ul class=\"lines\">\n";
    for (auto const& b : list) {
      out_ += "<li>" + escaped(b.text);
      if (!b.anchor.empty()) {
        out_ += " <a href=\"#" + b.anchor + "\">" + word("report.see_figures") + "</a>";
      }
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void put(fact_list const& list) {
    out_ += "<dl class=\"facts\">\n";
    for (auto const& f : list) {
      out_ +=
          "<div><dt>" + escaped(f.label) + "</dt><dd" + class_of(look(f.value.look)) + ">" + linked(f.value) + "</dd>";
      if (!f.provision.empty()) {
        out_ += "<dd class=\"at\">" + escaped(f.provision) + "</dd>";
      }
      out_ += "</div>\n";
    }
    out_ += "</dl>\n";
  }

  void put(table const& t) {
    out_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"table-" + t.id + "\">\n<table" +
            std::string{t.columns.size() < 4   ? " class=\"wide narrow\""
                        : t.columns.size() < 6 ? " class=\"wide\""
                                               : ""} +
            ">\n<caption id=\"table-" + t.id + "\">" + escaped(t.caption) + "</caption>\n<thead>\n<tr>";
    for (auto const& c : t.columns) {
      out_ += std::string{"<th scope=\"col\""} + (c.number ? " class=\"num\"" : "") + ">" + escaped(c.title) + "</th>";
    }
    out_ += "</tr>\n</thead>\n<tbody>\n";
    bool foot = false;
    for (auto const& r : t.rows) {
      if (r.sum && !foot) {
        out_ += "</tbody>\n<tfoot>\n";
        foot = true;
      }
      out_ += "<tr>";
      for (std::size_t i = 0; i < r.cells.size(); ++i) {
        auto const& c = r.cells[i];
        bool const number = t.columns[i].number;
        auto const tag = std::string{i == 0 ? "th" : "td"};
        auto const classes = (number ? std::string{"num"} : std::string{}) + look(c.look);
        out_ += "<" + tag + (i == 0 ? " scope=\"row\"" : "") + class_of(classes) + ">" + linked(c) + "</" + tag + ">";
      }
      out_ += "</tr>\n";
    }
    out_ += foot ? "</tfoot>\n" : "</tbody>\n";
    out_ += "</table>\n</div>\n";
    for (auto const& n : t.notes) {
      out_ += "<p class=\"note\">" + escaped(n) + "</p>\n";
    }
  }

  void put(waterfall const& w) {
    if (w.bars.empty()) {
      return;
    }
    constexpr double height = 190;
    constexpr double top = 26;
    constexpr double width = 760;
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (auto const& b : w.bars) {
      low = std::min({low, b.from, b.to});
      high = std::max({high, b.from, b.to});
    }
    auto const span = static_cast<double>(std::max<std::int64_t>(high - low, 1));
    auto y = [&](std::int64_t level) { return top + height * static_cast<double>(high - level) / span; };
    auto px = [](double v) { return decimal(v); };
    auto const step = width / static_cast<double>(w.bars.size());
    auto const thick = std::min(step * 0.66, 90.0);
    out_ +=
        "<figure>\n<figcaption>" + escaped(w.title) + "<small>" + escaped(w.up.empty() ? w.down : w.up + " " + w.down) +
        " <strong>" + escaped(w.result) + "</strong>" +
        "</small></figcaption>\n<div class=\"scroll\">\n<svg viewBox=\"0 0 760 268\" role=\"img\" aria-labelledby=\"" +
        w.id + "-t " + w.id + "-d\">\n<title id=\"" + w.id + "-t\">" + escaped(w.title) + "</title>\n<desc id=\"" +
        w.id + "-d\">" + escaped(w.description) + "</desc>\n";
    for (std::size_t i = 0; i < w.bars.size(); ++i) {
      auto const& b = w.bars[i];
      auto const middle = step * (static_cast<double>(i) + 0.5);
      auto const upper = std::min(y(b.from), y(b.to));
      auto const tall = std::max(std::abs(y(b.from) - y(b.to)), 1.5);
      bool const better = (b.to >= b.from) == w.more_is_better;
      std::string_view const kind = b.total ? "total" : better ? "up" : "down";
      if (!w.apart && i + 1 < w.bars.size() && !w.bars[i + 1].total) {
        out_ += "<line class=\"link\" x1=\"" + px(middle + thick / 2) + "\" x2=\"" + px(middle + step - thick / 2) +
                "\" y1=\"" + px(y(b.to)) + "\" y2=\"" + px(y(b.to)) + "\"/>";
      }
      out_ += "<rect class=\"" + std::string{kind} + "\" x=\"" + px(middle - thick / 2) + "\" y=\"" + px(upper) +
              "\" width=\"" + px(thick) + "\" height=\"" + px(tall) + "\"/>";
      // The amount stands outside the bar, on the side where the bar ends.
      bool const below = b.to < b.from;
      auto const text_y = below ? upper + tall + 15 : upper - 6;
      out_ += "<text class=\"amount\" text-anchor=\"middle\" x=\"" + px(middle) + "\" y=\"" + px(text_y) + "\">" +
              escaped(b.text) + "</text>";
      out_ += "<text class=\"axis\" text-anchor=\"middle\" x=\"" + px(middle) + "\" y=\"258\">" + escaped(b.label) +
              "</text>\n";
    }
    out_ += "<line class=\"zero\" x1=\"0\" x2=\"760\" y1=\"" + px(y(0)) + "\" y2=\"" + px(y(0)) +
            "\"/>\n</svg>\n</div>\n</figure>\n";
  }

  static std::string decimal(double v) {
    auto const tenths = static_cast<std::int64_t>(v * 10 + (v < 0 ? -0.5 : 0.5));
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(std::abs(tenths % 10)));
  }

  // --- forms ---

  /// Each form is folded up: who copies it across opens it.
  void forms() {
    if (d_.forms.empty()) {
      return;
    }
    open("forms", word("form.section"));
    out_ += "<p>" + word("form.lead") + "</p>\n";
    for (auto const& f : d_.forms) {
      auto t = table_of(f, d_.in);
      out_ += "<details class=\"form\"><summary>" + escaped(t.caption) + "</summary>\n";
      put(t);
      out_ += "</details>\n";
    }
    out_ += "</section>\n";
  }

  // --- law and reasons ---

  void figures() {
    open("law", word("report.section.law"));
    out_ += "<p>" + word("report.law.lead") + "</p>\n";
    out_ +=
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"table-law\">\n<table class=\"wide\">\n"
        "<caption id=\"table-law\">" +
        word("report.law.table") + "</caption>\n<thead>\n<tr>";
    for (auto const key : {"name.term", "name.value", "name.from", "name.citation", "name.confidence"}) {
      out_ += "<th scope=\"col\">" + word(key) + "</th>";
    }
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (auto const& f : d_.figures) {
      auto const source = escaped(f.source);
      // Only addresses of the web become links.
      bool const web = f.url.starts_with("https://") || f.url.starts_with("http://");
      out_ += "<tr id=\"" + f.anchor + "\"><th scope=\"row\">" + escaped(f.title) + "</th><td class=\"strong\">" +
              escaped(f.value) + "</td><td class=\"day\">" + escaped(f.from) + "</td><td>" +
              (web ? "<a href=\"" + escaped(f.url) + "\" rel=\"noreferrer\">" + source + "</a>" : source) + "</td><td" +
              (f.level > confidence::official ? " class=\"strong\"" : "") + ">" + escaped(f.confirmed) +
              (f.past_review.empty() ? "" : "<br><small>" + escaped(f.past_review) + "</small>") +
              (f.note.empty() || d_.in != language::en ? "" : "<br><small>" + escaped(f.note) + "</small>") +
              "</td></tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n</section>\n";
  }

  void item(std::string_view key, std::string const& html) {
    out_ += "<li><span>" + word(key) + "</span><span>" + html + "</span></li>\n";
  }

  void step(reason const& r, bool shown) {
    out_ += std::string{"<details"} + (shown ? " open" : "") + "><summary>" + escaped(r.title);
    std::string value;
    for (auto const& c : r.conclusions) {
      value += (value.empty()           ? ""
                : d_.in == language::ja ? "；"
                                        : "; ") +
               escaped(r.conclusions.size() > 1 ? pair_text(c.name, c.value, d_.in) : c.value);
    }
    if (!value.empty()) {
      out_ += std::string{r.conclusions.size() > 1 ? " — "
                          : d_.in == language::ja  ? "："
                                                   : ": "} +
              "<span class=\"value\">" + value + "</span>";
    }
    if (!r.provision.empty()) {
      out_ += "<span class=\"at\">" + escaped(r.provision) + "</span>";
    }
    out_ += "</summary>\n<div class=\"step\" id=\"" + r.anchor + "\">\n<ul>\n";
    auto all = [&](std::string_view key, std::vector<named_text> const& list) {
      for (auto const& v : list) {
        item(key, escaped(pair_text(v.name, "", d_.in)) + "<strong>" + escaped(v.value) + "</strong>");
      }
    };
    all("report.given", r.givens);
    for (auto const i : r.reads) {
      auto const& f = d_.figures[i];
      item("report.law", escaped(pair_text(f.title, "", d_.in)) + "<a href=\"#" + f.anchor + "\"><strong>" +
                             escaped(f.value) + "</strong></a> <small>" + escaped(f.at.empty() ? f.source : f.at) +
                             "</small>");
    }
    all("report.found", r.findings);
    all("report.result", r.conclusions);
    for (auto const& m : r.remarks) {
      item("report.remark", escaped(m));
    }
    out_ += "</ul>\n";
    for (auto const& s : r.steps) {
      step(s, false);
    }
    out_ += "</div>\n</details>\n";
  }

  void reasons() {
    open("reasons", word("report.section.reasons"));
    out_ += "<p>" + word("report.reasons.lead") + "</p>\n<div class=\"step\" id=\"" + std::string{roster_anchor} +
            "\">\n<p>" + word("report.reasons.roster") + "</p>\n</div>\n";
    std::map<std::string_view, int> same;
    for (auto const& r : d_.reasons) {
      ++same[r.title];
    }
    for (auto const& r : d_.reasons) {
      step(r, same[r.title] <= 3);
    }
    out_ += "</section>\n";
  }

  void about() {
    out_ += "<section id=\"about\" class=\"about\" aria-labelledby=\"about-title\">\n<h2 id=\"about-title\">" +
            word("report.section.about") + "</h2>\n<p>" + escaped(d_.about_roster) + "</p>\n<p>" +
            escaped(phrase("report.law_version", d_.in, {{"version", d_.law_version}})) + "</p>\n<p class=\"advice\">" +
            word("report.not_advice") + "</p>\n</section>\n";
  }

  document const& d_;
  std::string out_;
};

}  // namespace

std::string write_html(document const& d) { return html_writer{d}.write(); }

}  // namespace quotalaw::io
