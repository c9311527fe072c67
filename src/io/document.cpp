// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"

#include "joined.hpp"
#include "provision.hpp"
#include "quotalaw/jp/timelines.hpp"
#include "quotalaw/th/timelines.hpp"

#include <algorithm>
#include <map>

namespace quotalaw::io {

namespace {

std::string counted_text(std::string_view n, language in) { return show(term_kind::count, {}, n, in); }

/// Digits in arguments get their separators; everything else stays.
sentence_args readable(sentence_args args, language in) {
  for (auto& [name, value] : args) {
    if (auto const d = parse_day(value)) {
      value = show(*d, in);
    } else if (parse_decimal(value, 1)) {
      value = counted_text(value, in);
    } else if (value.find('.') != std::string::npos && parse_decimal(value, THB::decimals)) {
      value = show(term_kind::money, THB::code, value, in);
    }
  }
  return args;
}

std::string listed(std::vector<std::string> const& names, language in) {
  return joined(names, in == language::ja ? "、" : in == language::th ? ", " : "; ");
}

bool has(std::vector<named_value> const& values, std::string_view name, std::string_view text) {
  return std::ranges::any_of(values, [&](named_value const& v) { return v.name == name && v.text == text; });
}

std::string term_title(term_info const& term, language in) {
  return std::string{label("term." + std::string{term.id}, in)};
}

/// Turns the tree of steps into words, and collects the figures of law on the way, each once.
class reason_writer {
 public:
  reason_writer(document& into, language in) : into_{into}, in_{in} {}

  std::vector<reason> write(std::vector<explanation> const& steps) {
    std::vector<reason> out;
    out.reserve(steps.size());
    for (auto const& s : steps) {
      reason one;
      one.anchor = "why-" + std::to_string(++number_);
      one.title = std::string{label("rule." + std::string{s.by.id}, in_)} + subject_of(s);
      one.provision = show_provision(s.by.provision, in_);
      one.givens = named(s.givens);
      for (auto const& r : s.reads) {
        if (auto const f = figure_of(r); std::ranges::find(one.reads, f) == one.reads.end()) {
          one.reads.push_back(f);
        }
      }
      one.findings = named(s.findings);
      one.conclusions = named(s.conclusions);
      for (auto const r : s.remarks) {
        one.remarks.emplace_back(label("remark." + std::string{r}, in_));
      }
      one.steps = write(s.steps);
      out.push_back(std::move(one));
    }
    return out;
  }

 private:
  /// What tells steps of one rule apart: the day, the industry, the kind of disability.
  std::string subject_of(explanation const& step) const {
    std::string out;
    for (auto const& v : step.givens) {
      if (v.name == "base_day") {
        if (auto const d = parse_day(v.text)) {
          out += " · " + show_short(*d, in_);
        }
      } else if (v.name == "disability" || v.name == "industry") {
        out += " · " + show(v, in_);
      } else if (v.name == "severe" && v.text == "yes") {
        out += " · " + std::string{label("name.severe", in_)};
      }
    }
    return out;
  }

  std::vector<named_text> named(std::vector<named_value> const& values) const {
    std::vector<named_text> out;
    out.reserve(values.size());
    for (auto const& v : values) {
      auto name = std::string{label("name." + std::string{v.name}, in_)};
      if (!out.empty() && out.back().name == name) {
        out.back().value += (in_ == language::ja ? "、" : ", ") + show(v, in_);  // one fact of several alike
      } else {
        out.push_back({std::move(name), show(v, in_)});
      }
    }
    return out;
  }

  std::size_t figure_of(law_reading const& read) {
    auto const [at, fresh] = known_.try_emplace(read.version, into_.figures.size());
    if (fresh) {
      auto const& v = *read.version;
      figure one;
      one.anchor = "law-" + std::to_string(into_.figures.size() + 1);
      one.title = term_title(*read.term, in_);
      one.value = show(read.term->kind, read.term->currency, read.value, in_);
      one.from = show_short(v.from, in_);
      one.level = v.confirmed;
      one.confirmed = label("confidence." + std::string{text_of(v.confirmed)}, in_);
      one.note = v.note;
      if (v.confirmed == confidence::reform) {
        one.source = phrase("report.what_if", in_, {{"title", std::string{v.source.at}}});
      } else {
        one.at = show_provision(v.source.at, in_);
        one.source = instrument_name(v.source.instrument, in_) + (in_ == language::en ? ", " : " ") + one.at;
        if (auto const* i = instrument_of(v.source.instrument)) {
          one.url = i->url;
        }
      }
      into_.figures.push_back(std::move(one));
      into_.reviewed = std::max(into_.reviewed, read.term->reviewed_through);
    }
    if (read.past_review()) {
      into_.figures[at->second].past_review =
          phrase("notice.past_review.mark", in_, {{"day", show_short(read.term->reviewed_through, in_)}});
    }
    return at->second;
  }

  document& into_;
  language in_;
  std::size_t number_ = 0;
  std::map<version_info const*, std::size_t> known_;
};

/// The last part of a path: a report that is passed on says nothing about folders.
std::string file_name(std::string const& path, language in) {
  auto const slash = path.find_last_of("/\\");
  auto const name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.empty() ? std::string{label("report.roster", in)} : name;
}

section not_modelled_section(std::string_view country, language in) {
  section out{"not-modelled", std::string{label("report.section.not_modelled", in)}, {}};
  out.blocks.emplace_back(paragraph{std::string{label("report.not_modelled.lead", in)}, tone::quiet});
  bullets lines;
  for (int i = 1;; ++i) {
    auto const key = "report.not_modelled." + std::string{country} + "." + std::to_string(i);
    if (!has_label(key)) {
      break;
    }
    lines.push_back({std::string{label(key, in)}, {}});
  }
  out.blocks.emplace_back(std::move(lines));
  return out;
}

}  // namespace

std::string notice_text(notice const& of, language in) {
  switch (of.what) {
    case notice::kind::confidence: {
      auto const& note = of.version->note;
      return phrase("notice.confidence." + std::string{text_of(of.version->confirmed)}, in,
                    {{"terms", term_title(*of.term, in)}}) +
             (in == language::en && !note.empty() ? " " + std::string{note} : std::string{});
    }
    case notice::kind::past_review:
      return phrase("notice.past_review.one", in,
                    {{"term", term_title(*of.term, in)},
                     {"day", show(of.term->reviewed_through, in)},
                     {"from", show(of.version->from, in)}});
    case notice::kind::reform:
      return phrase("notice.reform", in,
                    {{"term", term_title(*of.term, in)},
                     {"value", show(of.term->kind, of.term->currency, of.version->value, in)},
                     {"day", show(of.version->from, in)},
                     {"title", std::string{of.version->source.at}}});
    case notice::kind::remark:
    case notice::kind::roster:
      break;
  }
  return phrase("remark." + of.id, in, readable(of.args, in));
}

section notices_section(std::vector<notice> const& notices, language in) {
  section out{"notices", std::string{label("report.section.notices", in)}, {}};
  auto lines = notice_lines(notices, in);
  if (lines.empty()) {
    out.blocks.emplace_back(paragraph{std::string{label("report.no_notices", in)}, tone::plain});
  } else {
    out.blocks.emplace_back(std::move(lines));
  }
  return out;
}

bullets notice_lines(std::vector<notice> const& notices, language in) {
  bullets lines;
  // Remarks first: they are about this employer. Then the law, one line for each level of confidence.
  for (auto const& n : notices) {
    if (n.id == "rows_left_out") {
      continue;  // said first of all
    }
    if (n.what == notice::kind::remark || n.what == notice::kind::roster || n.what == notice::kind::reform) {
      lines.push_back({notice_text(n, in), {}});
    }
  }
  for (auto const level : {confidence::unconfirmed, confidence::practice, confidence::secondary}) {
    std::vector<std::string> titles;
    for (auto const& n : notices) {
      if (n.what == notice::kind::confidence && n.term != nullptr && n.version != nullptr &&
          n.version->confirmed == level) {
        titles.push_back(term_title(*n.term, in));
      }
    }
    if (!titles.empty()) {
      lines.push_back(
          {phrase("notice.confidence." + std::string{text_of(level)}, in, {{"terms", listed(titles, in)}}), "law"});
    }
  }
  std::map<day, std::size_t> stale;
  for (auto const& n : notices) {
    if (n.what == notice::kind::past_review && n.term != nullptr) {
      ++stale[n.term->reviewed_through];
    }
  }
  for (auto const& [reviewed, number] : stale) {
    lines.push_back(
        {phrase("notice.past_review", in, {{"day", show(reviewed, in)}, {"count", std::to_string(number)}}), "law"});
  }
  return lines;
}

std::string harmless(std::string_view text) {
  static constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    auto const c = static_cast<unsigned char>(text[i]);
    auto const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    auto const third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (c < 0x20 || c == 0x7F) {
      out += c == '\n' || c == '\t' || c == '\r' ? std::string_view{" "} : replacement;
      ++i;
    } else if (c == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F
      out += replacement;
      i += 2;
    } else if (c == 0xE2 && ((next == 0x80 && third >= 0xAA && third <= 0xAE) ||    // U+202A to U+202E
                             (next == 0x80 && (third == 0xA8 || third == 0xA9)) ||  // U+2028, U+2029
                             (next == 0x81 && third >= 0xA6 && third <= 0xA9))) {   // U+2066 to U+2069
      out += replacement;
      i += 3;
    } else {
      out += text[i++];
    }
  }
  return out;
}

reason_index::reason_index(std::vector<explanation> const& why) { add(why); }

void reason_index::add(std::vector<explanation> const& steps) {
  for (auto const& s : steps) {
    entries_.push_back({&s, entries_.size() + 1});
    add(s.steps);
  }
}

reason_index::entry const* reason_index::find(std::string_view rule, wanted const& having) const {
  for (auto const& e : entries_) {
    if (e.step->by.id == rule && std::ranges::all_of(having, [&](auto const& one) {
          return has(e.step->givens, one.first, one.second) || has(e.step->findings, one.first, one.second) ||
                 has(e.step->conclusions, one.first, one.second);
        })) {
      return &e;
    }
  }
  return nullptr;
}

std::string reason_index::of(std::string_view rule, wanted const& having) const {
  auto const* e = find(rule, having);
  return e != nullptr ? "why-" + std::to_string(e->number) : std::string{roster_anchor};
}

std::string reason_index::value_of(std::string_view rule, std::string_view name, wanted const& having) const {
  if (auto const* e = find(rule, having)) {
    for (auto const* values : {&e->step->conclusions, &e->step->findings, &e->step->givens}) {
      for (auto const& v : *values) {
        if (v.name == name) {
          return v.text;
        }
      }
    }
  }
  return {};
}

std::string reason_index::provision_of(std::string_view rule, language in) const {
  auto const* e = find(rule, {});
  return e != nullptr ? show_provision(e->step->by.provision, in) : std::string{};
}

std::string first_step(std::vector<std::string> const& anchors) {
  for (auto const& a : anchors) {
    if (a != roster_anchor) {
      return a;
    }
  }
  return std::string{roster_anchor};
}

std::string pair_text(std::string_view name, std::string_view value, language in) {
  return std::string{name} + (in == language::ja ? "：" : ": ") + std::string{value};
}

cell words(std::string text) {
  cell out;
  out.value = text;
  out.unit = "text";
  out.text = std::move(text);
  return out;
}

cell number_cell(std::int64_t n, std::string_view unit, std::string why, language in) {
  auto text = std::to_string(n);
  return {counted_text(text, in), text, unit, std::move(why), tone::plain, true};
}

cell halves_cell(std::int64_t halves, std::string_view unit, std::string why, language in) {
  auto text = halves_text(halves);
  return {counted_text(text, in), text, unit, std::move(why), tone::plain, true};
}

cell rate_cell(rate r, std::string why, language in) {
  auto text = text_of(r);
  return {show(term_kind::rate, {}, text, in), text, "rate", std::move(why), tone::plain, true};
}

cell yen_cell(std::int64_t yen, std::string why, language in) {
  auto text = std::to_string(yen);
  return {show(term_kind::money, JPY::code, text, in), text, JPY::code, std::move(why), tone::plain, true};
}

cell baht_cell(std::int64_t satang, std::string why, language in) {
  auto text = decimal_text(satang, THB::decimals);
  return {show(term_kind::money, THB::code, text, in), text, THB::code, std::move(why), tone::plain, true};
}

cell day_cell(day d, std::string why, language in) {
  return {show(d, in), text_of(d), "day", std::move(why), tone::plain, false};
}

cell flag_cell(bool b, std::string why, language in) {
  return {
      std::string{label(b ? "flag.yes" : "flag.no", in)}, b ? "yes" : "no", "flag", std::move(why), tone::plain, false};
}

std::string show_short(day d, language in) {
  static constexpr std::array<std::string_view, 12> months{"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                                           "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};
  switch (in) {
    case language::th:
      return std::to_string(day_of_month(d)) + " " + std::string{months[month_of(d) - 1]} + " " +
             std::to_string(buddhist_era(year_of(d)));
    case language::ja:
      return std::to_string(year_of(d)) + "年" + std::to_string(month_of(d)) + "月" + std::to_string(day_of_month(d)) +
             "日";
    case language::en:
      break;
  }
  return text_of(d);
}

std::string show_signed(std::int64_t halves) {
  if (halves == 0) {
    return "0";
  }
  return (halves > 0 ? "+" : "−") +
         show(term_kind::half_heads, {}, halves_text(halves > 0 ? halves : -halves), language::en);
}

instrument_info const* instrument_of(std::string_view id) {
  for (auto const& i : quotalaw::jp::terms::instruments) {
    if (i.id == id) {
      return &i;
    }
  }
  for (auto const& i : quotalaw::th::terms::instruments) {
    if (i.id == id) {
      return &i;
    }
  }
  return nullptr;
}

std::string instrument_name(std::string_view id, language in) {
  if (auto const key = "instrument." + std::string{id}; has_label(key)) {
    return std::string{label(key, in)};
  }
  auto const* i = instrument_of(id);
  if (i == nullptr) {
    return std::string{id};
  }
  bool const own = (in == language::ja && id.starts_with("jp.")) || (in == language::th && id.starts_with("th."));
  return std::string{own && !i->native.empty() ? i->native : i->title};
}

document describe_reasons(std::vector<explanation> const& why, language in) {
  document out;
  out.in = in;
  out.reasons = reason_writer{out, in}.write(why);
  return out;
}

void describe_common(document& into, std::vector<explanation> const& why, std::vector<notice> const& notices,
                     roster_findings const& findings, std::string_view country) {
  auto const in = into.in;
  if (findings.rows_left_out > 0) {
    into.incomplete = phrase("report.incomplete", in,
                             {{"count", counted_text(std::to_string(findings.rows_left_out), in)},
                              {"rows", counted_text(std::to_string(findings.rows), in)}});
  }
  reason_writer writer{into, in};
  into.reasons = writer.write(why);
  into.sections.push_back(notices_section(notices, in));
  into.sections.push_back(not_modelled_section(country, in));
  into.about_roster = phrase("report.about_roster", in,
                             {{"file", file_name(findings.path, in)},
                              {"rows", counted_text(std::to_string(findings.rows), in)},
                              {"left_out", counted_text(std::to_string(findings.rows_left_out), in)}});
  if (!findings.columns_unused.empty()) {
    into.about_roster += (in == language::ja ? "" : " ") +
                         phrase("report.columns_unused", in, {{"columns", listed(findings.columns_unused, in)}});
  }
}

section describe_plans(std::vector<hire_plan> const& plans, bool owes, std::string_view currency,
                       std::string const& why_amount, language in) {
  section out{"plans", std::string{label("report.section.plans", in)}, {}};
  if (!owes) {
    out.blocks.emplace_back(paragraph{std::string{label("report.plans.nothing_owed", in)}, tone::good});
    return out;
  }
  if (plans.empty()) {
    return out;
  }
  fact_list fewest;
  std::size_t longest = 0;
  for (auto const& p : plans) {
    auto const name = std::string{label("hire." + p.hire, in)};
    longest = std::max(longest, p.bills.size());
    if (p.fewest) {
      auto one = number_cell(p.fewest->number(), "persons", why_amount, in);
      one.text = show(term_kind::count, {}, one.value, in) + (in == language::ja ? "" : " ") +
                 std::string{label("report.persons", in)};
      if (in == language::en && p.fewest->number() == 1) {
        one.text = "1 person";
      }
      one.look = tone::strong;
      fewest.push_back({"fewest." + p.hire, name, std::move(one), {}});
    } else {
      auto one =
          words(phrase("report.plans.more_than", in, {{"count", counted_text(std::to_string(p.bills.size()), in)}}));
      fewest.push_back({"fewest." + p.hire, name, std::move(one), {}});
    }
  }
  out.blocks.emplace_back(paragraph{std::string{label("report.plans.lead", in)}, tone::plain});
  out.blocks.emplace_back(std::move(fewest));
  if (longest < 2) {
    return out;
  }

  table after;
  after.id = "bill_after_hires";
  after.caption = label("report.plans.table", in);
  after.columns.push_back({"hires", std::string{label("report.column.hires", in)}, true});
  for (auto const& p : plans) {
    after.columns.push_back({p.hire, std::string{label("hire." + p.hire, in)}, true});
  }
  for (std::size_t n = 1; n <= longest; ++n) {
    bool const decisive = std::ranges::any_of(
        plans, [&](hire_plan const& p) { return p.fewest && static_cast<std::size_t>(p.fewest->number()) == n; });
    if (longest > 12 && n > 5 && n % 10 != 0 && n != longest && !decisive) {
      continue;  // a long road is shown by its first steps, every tenth and the last
    }
    row r;
    r.item = std::to_string(n);
    r.cells.push_back(number_cell(static_cast<std::int64_t>(n), "persons", {}, in));
    for (auto const& p : plans) {
      if (n <= p.bills.size() || p.fewest) {
        auto const minor = n <= p.bills.size() ? p.bills[n - 1] : 0;
        auto c = currency == JPY::code ? yen_cell(minor, why_amount, in) : baht_cell(minor, why_amount, in);
        if (minor <= 0) {
          c.look = tone::good;
        }
        r.cells.push_back(std::move(c));
      } else {
        r.cells.push_back({});
      }
    }
    after.rows.push_back(std::move(r));
  }
  after.notes.emplace_back(label("report.plans.note", in));
  out.blocks.emplace_back(std::move(after));
  return out;
}

}  // namespace quotalaw::io
