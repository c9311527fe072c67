// SPDX-License-Identifier: Apache-2.0
// From the timetable of a country's rules to events in the reader's language.
#include "quotalaw/io/calendar.hpp"

#include "document.hpp"
#include "provision.hpp"
#include "quotalaw/jp/enforcement.hpp"
#include "quotalaw/jp/late_payment.hpp"
#include "quotalaw/jp/part_year.hpp"
#include "quotalaw/jp/timetable.hpp"
#include "quotalaw/th/deadlines.hpp"
#include "quotalaw/th/statement.hpp"

#include <algorithm>

namespace quotalaw::io {

namespace {

/// "Last day for levy return and payment: 15 May (Act 56(1)(2), statute)".
std::string reading_text(term_info const& term, version_info const& v, language in) {
  auto const title = std::string{label("term." + std::string{term.id}, in)};
  auto const value = term.kind == term_kind::money_table ? std::string{} : show(term.kind, term.currency, v.value, in);
  auto const source = v.confirmed == confidence::reform
                          ? phrase("report.what_if", in, {{"title", std::string{v.source.at}}})
                          : instrument_name(v.source.instrument, in) + (in == language::en ? ", " : " ") +
                                show_provision(v.source.at, in);
  auto const sure = std::string{label("confidence." + std::string{text_of(v.confirmed)}, in)};
  auto const open = in == language::ja ? "（" : " (";
  auto const close = in == language::ja ? "）" : ")";
  auto const between = in == language::ja ? "、" : ", ";
  return (value.empty() ? title : pair_text(title, value, in)) + open + source + between + sure + close;
}

/// What one step read: the lines, the weakest confidence, the latest review.
void tell_readings(reading_list const& read, calendar_event& event, calendar& into) {
  for (auto const& e : read.entries()) {
    event.read.push_back(reading_text(*e.term, *e.version, into.in));
    event.sure = std::max(event.sure, e.version->confirmed);
    into.reviewed = std::max(into.reviewed, e.term->reviewed_through);
  }
}

void sort_by_day(calendar& c) {
  std::stable_sort(c.events.begin(), c.events.end(),
                   [](calendar_event const& a, calendar_event const& b) { return a.on < b.on; });
}

calendar begin(std::string_view country, int year, std::string const& employer, std::string_view law_version,
               reform const& what_if, language in) {
  calendar out;
  out.in = in;
  out.country = country;
  out.year = year;
  out.employer = harmless(employer);
  out.title = phrase("calendar.title_" + std::string{country}, in, {{"year", show_year(year, country, in)}});
  if (!out.employer.empty()) {
    out.title += (in == language::ja ? "　" : " · ") + out.employer;
  }
  out.law_version = law_version;
  out.reform_title = std::string{what_if.title()};
  return out;
}

// --- Japan ---

namespace law_jp = quotalaw::jp;

struct jp_amounts {
  std::vector<std::pair<std::string_view, std::string>> by_rule;
  std::string of(std::string_view rule) const {
    for (auto const& [id, text] : by_rule) {
      if (id == rule) {
        return text;
      }
    }
    return {};
  }
};

/// What a firm that opened or closed within the year does not have, and the days that a closing moves (Act 56(1)).
class part_of_year {
 public:
  part_of_year(jp::employer const& who, law_jp::timetable_law const& law, reform const& what_if)
      : days_{law.levy.days} {
    no_trace silent;
    in_business_ = law_jp::months_in_business(law.year, who.opened_on, who.closed_on, silent);
    if (in_business_.closed_on) {
      auto const rules = law_jp::part_year_law_for(law.levy, in_business_, what_if);
      due_ = law_jp::part_year_due_day(true, rules, why_);
    }
  }

  /// No base day outside the months in business; after a closing no yearly days of return, parts and payment.
  bool has(law_jp::timetable_entry const& e) const {
    if (e.what == &law_jp::base_day_rule) {
      auto const at = std::find(days_.begin(), days_.end(), e.first) - days_.begin();
      auto const month = static_cast<std::size_t>(at);
      return month >= in_business_.first && month < in_business_.first + in_business_.count;
    }
    return !due_ || (e.what != &law_jp::return_opens_rule && e.what != &law_jp::second_instalment_rule &&
                     e.what != &law_jp::third_instalment_rule && e.what != &law_jp::grant_paid_rule);
  }

  /// Return and claims of a firm that closed are due by its closing.
  void move(law_jp::timetable_entry& e, explanation& step) const {
    if (due_ && (e.what == &law_jp::return_due_rule || e.what == &law_jp::reward_claim_due_rule)) {
      e.by_law = due_->by_law;
      e.first = due_->rolled;
      e.last = due_->rolled;
      step = why_.steps().front();
    }
  }

 private:
  law_jp::base_days days_;
  law_jp::business_months in_business_;
  std::optional<law_jp::due> due_;
  recorder why_;
};

/// Days that run from a notice which only the employer knows: they are told in its file, and stand in the calendar of
/// the fiscal year whose levy it is.
class days_after_notices {
 public:
  days_after_notices(calendar& into, reform const& what_if) : into_{into}, what_if_{what_if} {}

  void tell(jp::determined_levy const& told) {
    auto const law = law_jp::determination_law_on(told.notice_on, what_if_);
    recorder why;
    auto const found = law_jp::determine(told.determined, told.returned, told.notice_on, law, why);
    if (found.unpaid <= law_jp::yen{0}) {
      return;
    }
    auto const parts = told.instalments
                           ? law_jp::split_determined_levy(found, law_jp::law_for(told.year, what_if_), why)
                           : std::nullopt;
    if (parts) {
      for (std::size_t i = 0; i < parts->size(); ++i) {
        auto const& part = (*parts)[i];
        if (part.amount > law_jp::yen{0}) {
          add(law_jp::determined_instalments_rule, "." + std::to_string(i + 1), part.due, to_pay(part.amount), why);
        }
      }
    } else {
      add(law_jp::determination_rule, "", found.due, to_pay(found.unpaid), why);
    }
    if (told.surcharge_notice_on && !told.unavoidable) {
      recorder reasons;
      auto const due = law_jp::surcharge_due_day(*told.surcharge_notice_on, law, reasons);
      auto const amount =
          law_jp::surcharge_on(found.unpaid, law_jp::surcharge_law_on(told.notice_on, what_if_), reasons);
      if (amount > law_jp::yen{0}) {
        add(law_jp::surcharge_due_rule, "", due, to_pay(amount), reasons);
      }
    }
  }

  void tell(jp::reminder const& told) {
    recorder why;
    auto const earliest =
        law_jp::earliest_reminder_due(told.sent_on, law_jp::terms::reminder_days.at(told.sent_on, what_if_), why);
    add(law_jp::reminder_rule, "", told.due_on.value_or(earliest), "", why);
  }

 private:
  std::string to_pay(law_jp::yen amount) const {
    return phrase("calendar.to_pay", into_.in,
                  {{"amount", show(term_kind::money, JPY::code, text_of(amount), into_.in)}});
  }

  void add(rule const& what, std::string const& which, day on, std::string amount, recorder const& why) {
    calendar_event event;
    event.id = std::string{what.id} + which;
    event.title = label("calendar.due." + std::string{what.id}, into_.in);
    event.what = std::string{label("calendar.do." + std::string{what.id}, into_.in)} +
                 (into_.in == language::ja ? "" : " ") + std::string{label("remark.jp.days_not_rolled", into_.in)};
    event.amount = std::move(amount);
    event.on = on;
    event.by_law = on;
    event.provision = show_provision(what.provision, into_.in);
    reading_list read;
    collect(why.steps(), read);
    tell_readings(read, event, into_);
    into_.events.push_back(std::move(event));
  }

  calendar& into_;
  reform const& what_if_;
};

calendar jp_calendar(jp::employer const& who, law_jp::fiscal_year year, law_jp::timetable_facts const& facts,
                     jp_amounts const& amounts, language in, reform const& what_if) {
  auto out = begin("jp", year.first, who.name, law_jp::terms::law_version, what_if, in);
  recorder why;
  auto const law =
      law_jp::timetable_law_for(year, who.kind, law_jp::base_days_of(year, who.base_day), what_if, facts.plan_start);
  auto const entries = law_jp::timetable(facts, law, why);
  part_of_year const part{who, law, what_if};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto e = entries[i];
    auto step = why.steps()[i];
    if (!part.has(e)) {
      continue;
    }
    part.move(e, step);
    auto const rule_id = std::string{e.what->id};
    calendar_event event;
    event.id = rule_id;
    if (e.what == &law_jp::base_day_rule || e.what == &law_jp::rate_change_rule) {
      event.id += "." + text_of(e.first);
    }
    event.title = label("rule." + rule_id, in);
    for (auto const& v : step.findings) {
      if (v.name == "rate") {
        event.title += (in == language::ja ? "：" : ": ") + show(v, in);
      }
    }
    event.what = label("calendar.do." + rule_id, in);
    event.amount = amounts.of(e.what->id);
    event.on = e.first;
    event.by_law = e.by_law;
    if (e.last != e.first) {
      event.until = e.last;
    }
    event.provision = show_provision(e.what->provision, in);
    reading_list read;
    collect({step}, read);
    tell_readings(read, event, out);
    out.events.push_back(std::move(event));
  }
  days_after_notices after{out, what_if};
  if (who.determined && who.determined->year == year) {
    after.tell(*who.determined);
  }
  if (who.reminded && who.reminded->year == year) {
    after.tell(*who.reminded);
  }
  sort_by_day(out);
  return out;
}

/// Whether a criterion for the order of a hiring plan is met; nothing where the criteria are not known.
std::optional<bool> plan_order_of(jp::roster_assessment const& assessed) {
  if (!assessed.enforcement) {
    return std::nullopt;
  }
  return assessed.enforcement->found.met != law_jp::plan_criterion::none;
}

// --- Thailand ---

namespace law_th = quotalaw::th;

calendar th_calendar(th::employer const& who, law_th::fund_year year, std::string const& amount, language in,
                     reform const& what_if) {
  auto out = begin("th", year.common_era, who.name, law_th::terms::law_version, what_if, in);
  law_th::deadlines_facts facts;
  facts.kind = who.kind;
  reading_list read;
  auto const all = law_th::deadlines_of(facts, law_th::deadlines_law_for(year, what_if), read);
  for (auto const& e : read.entries()) {
    out.reviewed = std::max(out.reviewed, e.term->reviewed_through);
  }
  for (auto const& d : all) {
    auto const key = "deadline." + std::string{text_of(d.what)};
    calendar_event event;
    event.id = "th." + key;
    event.title = label(key, in);
    event.what = label(key + ".note", in);
    event.on = d.on;
    event.by_law = d.on.value_or(day{});
    event.provision = show_provision(d.provision, in);
    event.sure = d.confirmed;
    if (d.what == law_th::deadline_kind::due) {
      event.amount = amount;
    }
    (d.on ? out.events : out.without_day).push_back(std::move(event));
  }
  sort_by_day(out);
  return out;
}

}  // namespace

calendar calendar_of(jp::employer const& who, law_jp::fiscal_year year, language in, reform const& what_if) {
  law_jp::timetable_facts facts;
  facts.kind = who.kind;
  facts.plan_start = who.plan_start;
  return jp_calendar(who, year, facts, {}, in, what_if);
}

calendar calendar_of(th::employer const& who, law_th::fund_year year, language in, reform const& what_if) {
  return th_calendar(who, year, {}, in, what_if);
}

calendar calendar_of(jp::roster_assessment const& assessed, language in) {
  auto const& what_if = assessed.what_if;
  auto const& bill = assessed.bill;
  law_jp::timetable_facts facts;
  facts.kind = assessed.who.kind;
  facts.in_levy = bill.covered;
  facts.instalments = assessed.instalments.has_value();
  facts.claims_reward = bill.reward.minor() > 0;
  facts.receives_grant = bill.net_receivable.minor() > 0;
  facts.plan_order = plan_order_of(assessed);
  facts.plan_start = assessed.who.plan_start;

  auto yen_text = [&](law_jp::yen amount) { return show(term_kind::money, JPY::code, text_of(amount), in); };
  auto to_pay = [&](law_jp::yen amount) { return phrase("calendar.to_pay", in, {{"amount", yen_text(amount)}}); };
  auto to_claim = [&](law_jp::yen amount) { return phrase("calendar.to_claim", in, {{"amount", yen_text(amount)}}); };
  auto to_receive = [&](law_jp::yen amount) {
    return phrase("calendar.to_receive", in, {{"amount", yen_text(amount)}});
  };
  jp_amounts amounts;
  auto put = [&](rule const& r, std::string text) { amounts.by_rule.emplace_back(r.id, std::move(text)); };
  if (assessed.instalments) {
    auto const& parts = *assessed.instalments;
    put(law_jp::return_due_rule, to_pay(parts[0].amount));
    put(law_jp::second_instalment_rule, to_pay(parts[1].amount));
    put(law_jp::third_instalment_rule, to_pay(parts[2].amount));
  } else if (bill.net_payable.minor() > 0) {
    put(law_jp::return_due_rule, to_pay(bill.net_payable));
  } else if (bill.adjustment.minor() > 0) {
    put(law_jp::return_due_rule, to_claim(bill.adjustment));
    put(law_jp::grant_paid_rule, to_receive(bill.adjustment));
  } else if (bill.reward.minor() > 0) {
    put(law_jp::reward_claim_due_rule, to_claim(bill.reward));
    put(law_jp::grant_paid_rule, to_receive(bill.reward));
  }
  return jp_calendar(assessed.who, assessed.year, facts, amounts, in, what_if);
}

calendar calendar_of(th::roster_assessment const& assessed, language in) {
  auto const& what_if = assessed.what_if;
  auto const& owed = assessed.statement ? assessed.statement->total_left : assessed.bill.contribution;
  auto const amount = owed.minor() > 0 ? phrase("calendar.to_pay", in,
                                                {{"amount", show(term_kind::money, THB::code, text_of(owed), in)}})
                                       : std::string{};
  auto out = th_calendar(assessed.who, assessed.year, amount, in, what_if);
  for (auto const& row : assessed.contracts) {
    auto const& c = row.what;
    calendar_event event;
    event.id = "th.contract_ends." + std::to_string(row.line);
    event.title = phrase("calendar.contract_ends", in, {{"id", harmless(row.id)}});
    event.what = label("calendar.contract_ends.note", in);
    event.by_law = c.ended_on.value_or(c.term.end - date::days{1});
    event.on = event.by_law;
    event.provision = show_provision(law_th::place_rule.provision, in);
    event.sure = confidence::practice;
    out.events.push_back(std::move(event));
  }
  sort_by_day(out);
  return out;
}

// --- to read ---

std::string write_text(calendar const& c, bool colour) {
  auto const bold = colour ? "\x1b[1m" : "";
  auto const plain = colour ? "\x1b[0m" : "";
  std::string out = bold + c.title + plain + "\n";
  if (!c.reform_title.empty()) {
    out += phrase("report.what_if", c.in, {{"title", harmless(c.reform_title)}}) + "\n";
  }
  std::vector<std::string> said;
  auto tell = [&](calendar_event const& e) {
    out += "\n";
    if (e.on) {
      out += bold + show(*e.on, c.in);
      if (e.until) {
        out += (c.in == language::ja ? "から" : " – ") + show(*e.until, c.in);
      }
      out += std::string{plain} + "\n  ";
    }
    out += e.title + "\n";
    if (e.on && *e.on != e.by_law) {
      out += "  " + phrase("calendar.by_law", c.in, {{"day", show(e.by_law, c.in)}}) + "\n";
    }
    if (!e.amount.empty()) {
      out += "  " + e.amount + "\n";
    }
    if (std::find(said.begin(), said.end(), e.what) == said.end()) {  // once for base days, which have one text
      out += "  " + e.what + "\n";
      said.push_back(e.what);
    }
    out += "  " + e.provision + " [" + std::string{label("confidence." + std::string{text_of(e.sure)}, c.in)} + "]\n";
  };
  for (auto const& e : c.events) {
    tell(e);
  }
  if (!c.without_day.empty()) {
    out += "\n" + std::string{bold} + std::string{label("calendar.without_day", c.in)} + plain + "\n";
    for (auto const& e : c.without_day) {
      tell(e);
    }
  }
  out += "\n" + phrase("calendar.not_advice", c.in, {{"version", c.law_version}}) + "\n";
  return out;
}

}  // namespace quotalaw::io
