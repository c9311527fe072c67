// SPDX-License-Identifier: Apache-2.0
// The same staff under the law of every fiscal year, as a table, a chart and JSON.
#include "quotalaw/io/history.hpp"

#include "answer_json.hpp"
#include "document.hpp"
#include "quotalaw/io/assessment.hpp"

#include <algorithm>

namespace quotalaw::io {

namespace jp {

history history_of(jp::roster const& people, jp::employer const& who, day as_of, quotalaw::jp::fiscal_year first,
                   quotalaw::jp::fiscal_year last, reform const& what_if, unsigned threads) {
  history out;
  out.who = who;
  out.who.opened_on.reset();
  out.who.closed_on.reset();
  out.who.instalments = false;
  out.findings = people.findings;
  out.as_of = as_of;
  out.law_version = std::string{quotalaw::jp::terms::law_version};
  out.reform_title = std::string{what_if.title()};
  jp::roster staff;
  staff.offices = people.offices;
  staff.findings = people.findings;
  std::vector<std::size_t> place(people.workers.size());
  for (std::size_t i = 0; i < people.workers.size(); ++i) {
    auto const& w = people.workers[i];
    if ((w.who.hired_on && *w.who.hired_on > as_of) || (w.left_on && *w.left_on < as_of)) {
      continue;
    }
    place[i] = staff.workers.size() + 1;
    auto one = w;
    // Proof that is issued later than the day is no proof on it.
    one.who.proven = one.who.proven && (!one.who.handbook_on || *one.who.handbook_on <= as_of);
    one.who.hired_on.reset();
    one.who.handbook_on.reset();
    one.left_on.reset();
    staff.workers.push_back(one);
  }
  for (auto const& a : people.actual) {
    if (place[a.worker] > 0) {
      staff.actual.push_back({a.id, a.hours, place[a.worker] - 1});
    }
  }
  out.staff = staff.workers.size();
  for (auto y = first; y <= last; ++y.first) {
    history_year one;
    one.year = y;
    try {
      auto const assessed = assess(staff, out.who, y, what_if, threads);
      one.workers = assessed.months.front().facts.workers;
      one.counted = assessed.months.front().facts.counted;
      one.first_rate = assessed.months.front().base_rate;
      one.last_rate = assessed.months.back().base_rate;
      one.found = assessed.bill;
      for (auto const& n : assessed.notices) {
        auto const same = [&](notice const& m) { return m.what == n.what && m.id == n.id && m.version == n.version; };
        if (n.term != nullptr && std::ranges::none_of(out.notices, same)) {
          out.notices.push_back(n);
        }
      }
    } catch (law_error const& e) {
      one.refused = e;
    }
    out.years.push_back(std::move(one));
  }
  return out;
}

}  // namespace jp

namespace {

using json = ordered_json;

std::string history_json(jp::history const& of, language in) {
  json out;
  out["report"] = "jp.history";
  out["employer"] = of.who.name;
  out["as_of"] = text_of(of.as_of);
  out["staff"] = of.staff;
  out["complete"] = of.findings.rows_left_out == 0;
  out["years"] = json::array();
  for (auto const& y : of.years) {
    json line;
    if (y.found) {
      line = settlement_json(y.year, *y.found, halves_number);
      line["net_payable"] = text_of(y.found->net_payable);
      line["net_receivable"] = text_of(y.found->net_receivable);
      line["workers"] = halves_number(y.workers.number());
      line["counted"] = halves_number(y.counted.number());
      line["first_rate"] = text_of(y.first_rate);
      line["last_rate"] = text_of(y.last_rate);
    } else {
      line["fiscal_year"] = y.year.first;
      line["refused"] = {{"code", text_of(y.refused->code())},
                         {"message", harmless(message_of(*y.refused, in))},
                         {"provision", y.refused->provision()}};
    }
    out["years"].push_back(std::move(line));
  }
  out["law"] = {{"version", of.law_version},
                {"reform", of.reform_title.empty() ? json(nullptr) : json(of.reform_title)}};
  out["law"]["notices"] = json::array();
  for (auto const& n : of.notices) {
    static constexpr std::array<std::string_view, 3> kinds{"confidence", "past_review", "reform"};
    if (static_cast<std::size_t>(n.what) < kinds.size() && n.version != nullptr) {
      out["law"]["notices"].push_back({{"kind", kinds[static_cast<std::size_t>(n.what)]},
                                       {"term", std::string{n.term->id}},
                                       {"from", text_of(n.version->from)},
                                       {"confidence", std::string{text_of(n.version->confirmed)}}});
    }
  }
  return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

document describe(jp::history const& of, language in) {
  auto word = [&](std::string_view key) { return std::string{label(key, in)}; };
  document d;
  d.in = in;
  d.title = phrase("report.history.title", in, {{"name", of.who.name.empty() ? word("report.unnamed") : of.who.name}});
  d.subtitle =
      phrase("report.history.subtitle", in, {{"day", show(of.as_of, in)}, {"staff", std::to_string(of.staff)}});
  d.bill = word("report.history.lead");
  d.law_version = of.law_version;
  d.reform_title = of.reform_title;
  section s{"history", word("report.history.section"), {}};
  waterfall w;
  w.id = "history-chart";
  w.apart = true;
  w.title = word("report.history.chart");
  w.down = word("report.history.down");
  w.up = word("report.history.up");
  w.description = word("report.history.lead");
  table t;
  t.id = "history";
  t.caption = word("report.history.section");
  t.columns = {{"fiscal_year", word("name.fiscal_year"), false},
               {"base_rate", word("report.column.base_rate"), true},
               {"workers", word("report.column.workers"), true},
               {"counted", word("report.column.counted"), true},
               {"levy_person_months", word("report.history.required"), true},
               {"net_payable", word("report.pay"), true},
               {"net_receivable", word("report.receive"), true}};
  bullets refused;
  for (auto const& y : of.years) {
    auto const year = show_year(y.year.first, "jp", in);
    row r;
    r.item = std::to_string(y.year.first);
    r.base_day = text_of(quotalaw::jp::first_day(y.year));
    r.cells.push_back(words(year));
    auto short_year = std::to_string(y.year.first % 100);
    short_year.insert(0, short_year.size() < 2 ? "’0" : "’");
    if (!y.found) {
      r.cells.push_back(words(word("report.history.refused")));
      r.cells.resize(t.columns.size());
      refused.push_back({year + ": " + harmless(message_of(*y.refused, in)), {}});
      w.bars.push_back({short_year, 0, 0, "?", true});
      t.rows.push_back(std::move(r));
      continue;
    }
    auto const& b = *y.found;
    auto base = rate_cell(y.first_rate, {}, in);
    if (y.first_rate != y.last_rate) {
      base.text += " → " + rate_cell(y.last_rate, {}, in).text;
    }
    r.cells.push_back(std::move(base));
    r.cells.push_back(halves_cell(y.workers.number(), "persons", {}, in));
    r.cells.push_back(halves_cell(y.counted.number(), "persons", {}, in));
    r.cells.push_back(halves_cell(b.of.levy_required.number(), "person_months", {}, in));
    auto pay = yen_cell(b.net_payable.minor(), {}, in);
    pay.look = b.net_payable.minor() > 0 ? tone::bad : tone::plain;
    r.cells.push_back(std::move(pay));
    auto receive = yen_cell(b.net_receivable.minor(), {}, in);
    receive.look = b.net_receivable.minor() > 0 ? tone::good : tone::plain;
    r.cells.push_back(std::move(receive));
    auto const net = b.net_receivable.minor() - b.net_payable.minor();
    // In units of ten thousand yen, as labels of thin bars must be short.
    constexpr std::int64_t ten_thousand = 10'000;
    auto const units = net / ten_thousand;
    w.bars.push_back({short_year, 0, net, (units < 0 ? "−" : "") + std::to_string(units < 0 ? -units : units), false});
    t.rows.push_back(std::move(r));
  }
  t.notes.push_back(word("report.history.note"));
  // Bars stand beside each other: each begins at zero.
  s.blocks.emplace_back(std::move(w));
  s.blocks.emplace_back(std::move(t));
  d.sections.push_back(std::move(s));
  if (!refused.empty()) {
    section open{"refused", word("report.history.refused_section"), {}};
    open.blocks.emplace_back(std::move(refused));
    d.sections.push_back(std::move(open));
  }
  describe_common(d, {}, of.notices, of.findings, "jp");
  return d;
}

}  // namespace

std::string report(jp::history const& of, report_format as, report_options const& options) {
  switch (as) {
    case report_format::json:
      return history_json(of, options.in);
    case report_format::html:
      return write_html(describe(of, options.in));
    case report_format::csv:
      return write_csv(describe(of, options.in));
    default:
      break;
  }
  return write_text(describe(of, options.in), options);
}

}  // namespace quotalaw::io
