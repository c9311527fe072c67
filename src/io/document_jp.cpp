// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"

#include <span>

namespace quotalaw::io {

namespace {

using quotalaw::jp::months_in_year;
namespace law = quotalaw::jp;

/// The report of one employer and fiscal year, section by section.
class jp_report {
 public:
  jp_report(jp::roster_assessment const& assessed, language in) : of_{assessed}, in_{in}, why_{assessed.why} {}

  document write() {
    out_.in = in_;
    auto const& bill = of_.bill;
    auto const name = of_.who.name.empty() ? word("report.unnamed") : of_.who.name;
    out_.title = phrase("report.jp.title", in_, {{"name", name}});
    out_.subtitle = phrase("report.jp.subtitle", in_,
                           {{"year", show_year(of_.year.first, "jp", in_)},
                            {"from", show_short(law::first_day(of_.year), in_)},
                            {"to", show_short(law::last_day(of_.year), in_)},
                            {"kind", word("employer." + std::string{text_of(of_.who.kind)})}});
    out_.law_version = of_.law_version;
    out_.reform_title = of_.reform_title;
    the_bill(name);
    auto plans = describe_plans(of_.plans, bill.net_payable.minor() > 0, JPY::code, amount_why(), in_);
    if (!public_body() && !plans.blocks.empty()) {
      out_.sections.push_back(std::move(plans));
    }
    if (!public_body()) {
      how_it_comes_about();
    }
    june();
    enforcement();
    offices();
    persons();
    instalments();
    out_.forms = forms_of(of_, why_, in_);
    describe_common(out_, of_.why, of_.notices, of_.findings, "jp");
    if (!of_.who.note.empty()) {
      out_.about_roster += (in_ == language::ja ? "" : " ") + phrase("report.note", in_, {{"note", of_.who.note}});
    }
    return std::move(out_);
  }

 private:
  using wanted = reason_index::wanted;

  std::string word(std::string_view key) const { return std::string{label(key, in_)}; }
  std::string yen_text(law::yen amount) const { return show(term_kind::money, JPY::code, text_of(amount), in_); }

  /// Public bodies and special corporations are outside the levy altogether (Act 43(1), 49(1)(i)).
  bool public_body() const { return of_.who.kind != law::employer_kind::private_sector; }
  bool pays() const { return of_.bill.net_payable.minor() > 0; }
  bool in_levy() const { return of_.bill.covered; }
  /// The numbers before exclusion decide: nothing is short, so only the adjustment can follow.
  bool by_adjustment() const { return in_levy() && of_.bill.shortage.number() == 0; }
  std::string_view grant_rule() const { return in_levy() ? "jp.adjustment.amount" : "jp.reward.amount"; }
  std::string amount_why() const { return why_.of(pays() ? "jp.levy.amount" : grant_rule()); }

  void the_bill(std::string const& name) {
    auto const& bill = of_.bill;
    auto const receives = bill.net_receivable.minor() > 0;
    auto const amount = pays() ? bill.net_payable : bill.net_receivable;
    std::string_view key = "report.jp.bill.nothing_outside";
    std::string_view where = "report.jp.where.reward";
    if (pays()) {
      key = "report.jp.bill.pays";
      where = "report.jp.where.levy";
      out_.bill_look = tone::bad;
    } else if (bill.adjustment.minor() > 0) {
      key = "report.jp.bill.receives_adjustment";
      where = "report.jp.where.adjustment";
      out_.bill_look = tone::good;
    } else if (bill.reward.minor() > 0) {
      key = "report.jp.bill.receives_reward";
      out_.bill_look = tone::good;
    } else if (receives) {
      key = "report.jp.bill.receives_other";
      out_.bill_look = tone::good;
    } else if (in_levy()) {
      key = "report.jp.bill.nothing_covered";
      where = "report.jp.where.levy";
    }
    if (public_body()) {
      out_.bill = phrase("report.jp.bill.public", in_, {{"name", name}});
      return;
    }
    out_.bill = phrase(key, in_,
                       {{"name", name},
                        {"amount", yen_text(amount)},
                        {"year", show_year(of_.year.first, "jp", in_)},
                        {"day", show(bill.when.rolled, in_)}});
    out_.bill_amount = yen_cell(amount.minor(), amount_why(), in_);
    auto first = out_.bill_amount;
    first.look = out_.bill_look;
    out_.bill_facts.push_back({pays() ? "net_payable" : "net_receivable",
                               word(pays()     ? "report.pay"
                                    : receives ? "report.receive"
                                               : "report.nothing"),
                               first, why_.provision_of(pays() ? "jp.levy.amount" : grant_rule(), in_)});
    if (pays() || receives || in_levy()) {
      auto const due_why = why_.of("jp.levy.due_day", {{"due_by_law", text_of(bill.when.by_law)}});
      auto when = day_cell(bill.when.rolled, due_why, in_);
      if (bill.when.rolled != bill.when.by_law) {
        when.text += phrase("report.due_rolled", in_, {{"day", show(bill.when.by_law, in_)}});
      }
      out_.bill_facts.push_back({"due_day", word(pays() || !receives ? "report.due" : "report.claim_by"),
                                 std::move(when), why_.provision_of("jp.levy.due_day", in_)});
      out_.bill_facts.push_back(
          {"", word(pays() || !receives ? "report.where_pay" : "report.where_claim"), words(word(where)), {}});
    }
  }

  /// The months with a base day of this firm.
  std::span<jp::month_detail const> in_business() const {
    return std::span{of_.months}.subspan(of_.in_business.first, of_.in_business.count);
  }

  std::string month_why(jp::month_detail const& m) const {
    return why_.of("jp.levy.month", {{"base_day", text_of(m.base_day)}});
  }
  std::string counted_why(jp::month_detail const& m) const {
    return first_step({why_.of("jp.count.total", {{"counted", text_of(m.facts.counted)}}), month_why(m)});
  }
  std::string deduction_why(jp::month_detail const& m) const {
    return first_step({why_.of("jp.exclusion.total", {{"deduction", text_of(m.facts.deduction)}}), month_why(m)});
  }

  /// What the month is measured against, in halves.
  std::int64_t required_of(jp::month_detail const& m) const {
    if (!in_levy()) {
      auto const floor =
          parse_decimal(why_.value_of("jp.levy.month", "reward_required", {{"base_day", text_of(m.base_day)}}), 0);
      return 2 * floor.value_or(0);
    }
    return 2 * (by_adjustment() ? floor_of(m.facts.workers, m.base_rate) : m.required).number();
  }

  std::string month_name(day d) const {
    static constexpr std::array<std::string_view, 12> english{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (in_ == language::ja) {
      return std::to_string(month_of(d)) + "月";
    }
    if (in_ == language::en) {
      return std::string{english[month_of(d) - 1]};
    }
    auto const shown = show_short(d, in_);  // 1 เม.ย. 2569
    auto const first = shown.find(' ') + 1;
    return shown.substr(first, shown.rfind(' ') - first);
  }

  void how_it_comes_about() {
    section s{"how", word("report.section.how"), {}};
    s.blocks.emplace_back(paragraph{word(!in_levy()        ? "report.jp.how.reward"
                                         : by_adjustment() ? "report.jp.how.adjustment"
                                                           : "report.jp.how.levy"),
                                    tone::plain});
    arithmetic(s);
    s.blocks.emplace_back(months_waterfall());
    s.blocks.emplace_back(months_table());
    out_.sections.push_back(std::move(s));
  }

  /// Sums of the year, unit, amount: the bill as a line of arithmetic.
  void arithmetic(section& s) {
    auto const& bill = of_.bill;
    auto const sums = why_.of("jp.levy.sums");
    auto const sums_at = why_.provision_of("jp.levy.sums", in_);
    fact_list facts;
    auto const cover = why_.of("jp.levy.coverage");
    facts.push_back({"covered", word("name.covered"), flag_cell(bill.covered, cover, in_), {}});
    auto months = number_cell(bill.months_over_size.number(), "months", cover, in_);
    months.text = show(term_kind::months, {}, months.value, in_);
    facts.push_back({"months_over_size", word("name.months_over_size"), std::move(months),
                     why_.provision_of("jp.levy.coverage", in_)});
    auto add = [&](std::string_view item, person_months n, std::string const& why, std::string const& at,
                   tone look = tone::plain) {
      auto c = halves_cell(n.number(), "person_months", why, in_);
      c.text = show(term_kind::person_months, {}, c.value, in_);
      c.look = look;
      facts.push_back({std::string{item}, word("name." + std::string{item}), std::move(c), at});
    };
    if (!in_levy()) {
      auto const threshold = why_.of("jp.reward.threshold");
      add("counted_person_months", bill.of.counted, sums, sums_at);
      add("reward_threshold", bill.reward_threshold, threshold, why_.provision_of("jp.reward.threshold", in_));
      add("excess_person_months", bill.excess, why_.of("jp.reward.amount"), {}, tone::strong);
      auto c = yen_cell(bill.reward.minor(), why_.of("jp.reward.amount"), in_);
      c.look = tone::strong;
      facts.push_back({"reward", word("name.reward"), std::move(c), why_.provision_of("jp.reward.amount", in_)});
    } else if (by_adjustment()) {
      add("counted_person_months", bill.of.counted, sums, sums_at);
      add("levy_person_months", bill.of.levy_required, sums, sums_at);
      add("adjustment_person_months", bill.of.adjustment_required, sums, sums_at);
      add("excess_person_months", bill.excess, why_.of("jp.adjustment.amount"), {}, tone::strong);
      auto c = yen_cell(bill.adjustment.minor(), why_.of("jp.adjustment.amount"), in_);
      c.look = tone::strong;
      facts.push_back(
          {"adjustment", word("name.adjustment"), std::move(c), why_.provision_of("jp.adjustment.amount", in_)});
    } else {
      add("levy_person_months", bill.of.levy_required, sums, sums_at);
      add("counted_person_months", bill.of.counted, sums, sums_at);
      add("shortage_person_months", bill.shortage, why_.of("jp.levy.amount"), {}, tone::strong);
      if (auto const unit = parse_decimal(why_.value_of("jp.levy.unit", "unit"), 0)) {
        facts.push_back({"unit", word("name.unit"), yen_cell(*unit, why_.of("jp.levy.unit"), in_),
                         why_.provision_of("jp.levy.unit", in_)});
      }
      auto c = yen_cell(bill.levy.minor(), why_.of("jp.levy.amount"), in_);
      c.look = tone::strong;
      facts.push_back({"levy", word("name.levy"), std::move(c), why_.provision_of("jp.levy.amount", in_)});
    }
    if (of_.home_work) {
      auto const why = why_.of("jp.home_work.amount");
      facts.push_back({"home_work", word("name.home_work"), yen_cell(of_.home_work->grant.amount.minor(), why, in_),
                       why_.provision_of("jp.home_work.amount", in_)});
    }
    if (of_.special_benefit) {
      auto const why = why_.of("jp.special_benefit.amount");
      facts.push_back({"special_benefit", word("name.special_benefit"),
                       yen_cell(of_.special_benefit->amount.minor(), why, in_),
                       why_.provision_of("jp.special_benefit.amount", in_)});
    }
    s.blocks.emplace_back(std::move(facts));
  }

  table months_table() {
    table t;
    t.id = "months";
    t.caption = word("report.jp.months");
    auto const required = !in_levy() ? "reward_required" : by_adjustment() ? "adjustment_required" : "levy_required";
    for (std::string_view const id : {"base_day", "workers", "deduction", "base", "base_rate"}) {
      t.columns.push_back({std::string{id}, word("report.column." + std::string{id}), id != "base_day"});
    }
    t.columns.push_back({required, word("report.column." + std::string{required}), true});
    t.columns.push_back({"counted", word("report.column.counted"), true});
    t.columns.push_back({"difference", word("report.column.difference"), true});
    std::int64_t required_sum = 0;
    std::int64_t counted_sum = 0;
    for (auto const& m : in_business()) {
      auto const why = month_why(m);
      auto const needed = required_of(m);
      required_sum += needed;
      counted_sum += m.facts.counted.number();
      row r;
      r.base_day = text_of(m.base_day);
      cell head = day_cell(m.base_day, why, in_);
      head.text = show_short(m.base_day, in_);
      r.cells.push_back(std::move(head));
      r.cells.push_back(halves_cell(m.facts.workers.number(), "persons", why, in_));
      r.cells.push_back(number_cell(m.facts.deduction.number(), "persons", deduction_why(m), in_));
      r.cells.push_back(halves_cell((m.facts.workers - halves(m.facts.deduction)).number(), "persons", why, in_));
      r.cells.push_back(rate_cell(m.base_rate, why, in_));
      r.cells.push_back(halves_cell(needed, "persons", why, in_));
      r.cells.push_back(halves_cell(m.facts.counted.number(), "persons", counted_why(m), in_));
      r.cells.push_back(difference(m.facts.counted.number() - needed, why));
      t.rows.push_back(std::move(r));
    }
    auto const sums = why_.of("jp.levy.sums");
    row total;
    total.sum = true;
    total.item = "year";
    total.cells.push_back(words(word("report.sum")));
    total.cells.resize(5);
    total.cells.push_back(halves_cell(required_sum, "person_months", sums, in_));
    total.cells.push_back(halves_cell(counted_sum, "person_months", sums, in_));
    total.cells.push_back(difference(counted_sum - required_sum, sums));
    total.cells.back().unit = "person_months";
    t.rows.push_back(std::move(total));
    if (!in_levy()) {
      t.notes.push_back(word("report.jp.months.reward_note"));
    } else if (by_adjustment()) {
      t.notes.push_back(word("report.jp.months.adjustment_note"));
    } else {
      t.notes.push_back(word("report.jp.months.levy_note"));
    }
    return t;
  }

  cell difference(std::int64_t n, std::string const& why) const {
    auto c = halves_cell(n, "persons", why, in_);
    c.text = show_signed(n);
    c.look = n < 0 ? tone::bad : n > 0 ? tone::good : tone::plain;
    return c;
  }

  waterfall months_waterfall() {
    waterfall w;
    w.id = "months-chart";
    w.title = word("report.jp.chart.title");
    w.up = word("report.jp.chart.up");
    w.down = word("report.jp.chart.down");
    std::int64_t level = 0;
    for (auto const& m : in_business()) {
      auto const n = m.facts.counted.number() - required_of(m);
      w.bars.push_back({month_name(m.base_day), level, level + n, show_signed(n), false});
      level += n;
    }
    auto const& bill = of_.bill;
    if (!in_levy() && bill.reward_threshold > bill.of.reward_required) {
      auto const n = bill.of.reward_required.number() - bill.reward_threshold.number();
      w.bars.push_back({word("report.jp.chart.floor"), level, level + n, show_signed(n), false});
      level += n;
    }
    w.bars.push_back({word("report.jp.chart.year"), 0, level, show_signed(level), true});
    w.result =
        phrase("report.jp.chart.result", in_, {{"total", show_signed(level)}, {"amount", out_.bill_amount.text}});
    w.description =
        phrase("report.jp.chart.description", in_, {{"total", show_signed(level)}, {"amount", out_.bill_amount.text}});
    return w;
  }

  void june() {
    auto const& j = of_.june;
    section s{"june", word("report.section.june"), {}};
    s.blocks.emplace_back(paragraph{phrase(j.compliant ? "report.jp.june.met" : "report.jp.june.short", in_,
                                           {{"day", show(of_.june_day, in_)},
                                            {"required", text_of(j.required)},
                                            {"counted", text_of(j.counted)},
                                            {"shortage", text_of(j.shortage)}}),
                                    j.compliant ? tone::good : tone::bad});
    auto const base = why_.of("jp.obligation.base", {{"base", text_of(j.base)}});
    auto const required = why_.of("jp.obligation.required", {{"required", text_of(j.required)}});
    auto const standing = why_.of("jp.obligation.standing", {{"counted", text_of(j.counted)}});
    auto const report = why_.of("jp.obligation.report", {{"base", text_of(j.base)}});
    auto const at = [&](std::string_view rule) { return why_.provision_of(rule, in_); };
    fact_list f;
    auto add = [&](std::string_view item, cell c, std::string provision = {}) {
      f.push_back({std::string{item}, word("name." + std::string{item}), std::move(c), std::move(provision)});
    };
    auto const& m = of_.months[2];
    add("workers", halves_cell(j.workers.number(), "persons", first_step({why_.of("jp.count.workers"), base}), in_));
    add("deduction",
        number_cell(j.deduction.number(), "persons",
                    first_step({why_.of("jp.exclusion.total", {{"deduction", text_of(j.deduction)}}), base}), in_));
    add("base", halves_cell(j.base.number(), "persons", base, in_), at("jp.obligation.base"));
    add("rate", rate_cell(j.statutory_rate, required, in_));
    add("required", number_cell(j.required.number(), "persons", required, in_), at("jp.obligation.required"));
    add("counted", halves_cell(j.counted.number(), "persons", first_step({counted_why(m), standing}), in_));
    if (j.shortage.number() > 0 || j.surplus.number() == 0) {
      auto c = halves_cell(j.shortage.number(), "persons", standing, in_);
      c.look = j.shortage.number() > 0 ? tone::bad : tone::plain;
      add("shortage", std::move(c), at("jp.obligation.standing"));
    } else {
      auto c = halves_cell(j.surplus.number(), "persons", standing, in_);
      c.look = tone::good;
      add("surplus", std::move(c), at("jp.obligation.standing"));
    }
    if (j.actual_rate) {
      auto const text = decimal_text(*j.actual_rate, 2);
      cell c{show(term_kind::rate, {}, text + "%", in_), text, "percent", standing, tone::plain, true};
      f.push_back({"actual_rate_percent", word("report.jp.actual_rate"), std::move(c), {}});
    }
    add("must_report", flag_cell(j.must_report, report, in_), at("jp.obligation.report"));
    if (j.must_report) {
      auto const& due = of_.june_due;
      auto c = day_cell(due.rolled, why_.of("jp.timetable.report_due"), in_);
      if (due.rolled != due.by_law) {
        c.text += phrase("report.due_rolled", in_, {{"day", show(due.by_law, in_)}});
      }
      add("report_due", std::move(c), at("jp.timetable.report_due"));
    }
    s.blocks.emplace_back(std::move(f));
    out_.sections.push_back(std::move(s));
  }

  /// Where the employer stands under the criteria of a plan order: the facts, never a probability.
  void enforcement() {
    if (!of_.enforcement) {
      return;
    }
    auto const& e = *of_.enforcement;
    auto const met = e.found.met != law::plan_criterion::none;
    section s{"enforcement", word("report.section.enforcement"), {}};
    s.blocks.emplace_back(
        paragraph{word("report.jp.criterion." + std::string{text_of(e.found.met)}), met ? tone::bad : tone::good});
    auto const why = why_.of("jp.enforcement.plan_order");
    fact_list f;
    auto add = [&](std::string_view item, std::string title, cell c) {
      f.push_back({std::string{item}, std::move(title), std::move(c), {}});
    };
    if (of_.june.actual_rate) {
      auto const text = decimal_text(*of_.june.actual_rate, 2);
      add("actual_rate_percent", word("report.jp.actual_rate"),
          cell{show(term_kind::rate, {}, text + "%", in_), text, "percent", why, tone::plain, true});
    }
    add("national_rate", phrase("report.jp.national_rate", in_, {{"year", std::to_string(e.national_year)}}),
        rate_cell(e.national_rate, why, in_));
    add("shortage", word("name.shortage"), halves_cell(e.found.shortage.number(), "persons", why, in_));
    s.blocks.emplace_back(std::move(f));
    bullets next;
    next.push_back(
        {phrase("report.jp.criteria", in_, {{"five", text_of(e.average_shortage)}, {"ten", text_of(e.shortage)}}), {}});
    if (of_.plan && !of_.plan->ordered) {
      auto const day_of = [&](rule const& what) { return show(law::entry_of(what, of_.plan->course).first, in_); };
      next.push_back({phrase("report.jp.plan_would_run", in_,
                             {{"from", day_of(law::plan_start_rule)}, {"to", day_of(law::plan_end_rule)}}),
                      {}});
      next.push_back({word("report.jp.after_the_plan"), {}});
    }
    s.blocks.emplace_back(std::move(next));
    plan(s);
    out_.sections.push_back(std::move(s));
  }

  /// The steps of a hiring plan with their days and, where a day was told, what is past, now and next.
  void plan(section& s) {
    if (!of_.plan) {
      return;
    }
    auto const& course = of_.plan->course;
    auto const& on = of_.who.as_of;
    if (of_.plan->stage) {
      auto const* next = law::next_of(*on, course);
      auto const where =
          phrase("report.jp.plan_stage." + std::string{text_of(*of_.plan->stage)}, in_, {{"day", show(*on, in_)}});
      s.blocks.emplace_back(paragraph{where, tone::strong});
      if (next != nullptr) {
        s.blocks.emplace_back(
            paragraph{phrase("report.jp.plan_next", in_,
                             {{"step", word("rule." + std::string{next->what->id})}, {"day", show(next->first, in_)}}),
                      tone::strong});
      }
    }
    table t;
    t.id = "plan";
    t.caption = word(of_.plan->ordered ? "report.jp.plan_ordered" : "report.jp.plan_possible");
    t.columns = {{"step", word("report.column.step"), false},
                 {"from", word("report.column.from"), false},
                 {"to", word("report.column.to"), false}};
    for (auto const& e : course) {
      auto const why = why_.of(e.what->id);
      row r;
      r.item = std::string{e.what->id.substr(e.what->id.rfind('.') + 1)};
      r.cells.push_back(words(word("rule." + std::string{e.what->id})));
      r.cells.push_back(day_cell(e.first, why, in_));
      r.cells.push_back(e.last == e.first ? cell{} : day_cell(e.last, why, in_));
      if (of_.plan->stage && e.last < *on) {
        for (auto& c : r.cells) {
          c.look = tone::quiet;
        }
      }
      t.rows.push_back(std::move(r));
    }
    s.blocks.emplace_back(std::move(t));
  }

  void offices() {
    auto const& m = of_.months[2];
    if (m.offices.empty()) {
      return;
    }
    section s{"offices", word("report.section.offices"), {}};
    table t;
    t.id = "offices";
    t.caption = phrase("report.jp.offices", in_, {{"day", show(m.base_day, in_)}});
    t.columns = {{"office", word("report.column.office"), false},
                 {"industry", word("name.industry"), false},
                 {"workers", word("report.column.workers"), true},
                 {"exclusion_rate", word("name.exclusion_rate"), true},
                 {"deduction", word("report.column.deduction"), true}};
    std::int64_t workers = 0;
    std::int64_t taken_out = 0;
    for (auto const& o : m.offices) {
      auto const known = o.office < of_.offices.size();
      auto const industry = known ? text_of(of_.offices[o.office].industry) : std::string{};
      auto const why = first_step(
          {why_.of("jp.exclusion.office",
                   {{"workers", text_of(o.workers)}, {"industry", industry}, {"deduction", text_of(o.deduction)}}),
           why_.of("jp.exclusion.office", {{"workers", text_of(o.workers)}, {"deduction", text_of(o.deduction)}})});
      row r;
      r.base_day = text_of(m.base_day);
      r.office =
          known && !of_.offices[o.office].name.empty() ? of_.offices[o.office].name : word("report.unnamed_office");
      r.cells.push_back(words(r.office));
      r.cells.push_back(
          words(industry.empty() ? std::string{} : show(named_value{"industry", term_kind::text, {}, industry}, in_)));
      r.cells.back().value = industry;
      r.cells.push_back(halves_cell(o.workers.number(), "persons", why, in_));
      r.cells.push_back(rate_cell(o.exclusion, why, in_));
      r.cells.push_back(number_cell(o.deduction.number(), "persons", why, in_));
      workers += o.workers.number();
      taken_out += o.deduction.number();
      t.rows.push_back(std::move(r));
    }
    row total;
    total.sum = true;
    total.item = "all";
    total.base_day = text_of(m.base_day);
    total.cells = {words(word("report.sum")),
                   {},
                   halves_cell(workers, "persons", month_why(m), in_),
                   {},
                   number_cell(taken_out, "persons", deduction_why(m), in_)};
    t.rows.push_back(std::move(total));
    t.notes.push_back(word("report.jp.offices.note"));
    s.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(s));
  }

  void persons() {
    auto const& m = of_.months[2];
    section s{"persons", word("report.section.persons"), {}};
    if (m.persons.empty()) {
      s.blocks.emplace_back(paragraph{phrase("report.jp.nobody", in_, {{"day", show(m.base_day, in_)}}), tone::plain});
      out_.sections.push_back(std::move(s));
      return;
    }
    table t;
    t.id = "persons";
    t.caption = phrase("report.jp.persons", in_, {{"day", show(m.base_day, in_)}});
    t.columns = {{"disability", word("name.disability"), false},
                 {"severe", word("name.severe"), false},
                 {"band", word("name.band"), false},
                 {"heads", word("report.column.heads"), true},
                 {"weight", word("name.weight"), true},
                 {"counted", word("report.column.counted"), true}};
    std::int64_t people = 0;
    std::int64_t counted = 0;
    for (auto const& g : m.persons) {
      wanted const like{{"disability", std::string{text_of(g.like.kind)}},
                        {"severe", text_of(g.like.severe)},
                        {"weight", text_of(g.weight)}};
      auto const why = first_step({why_.of("jp.count.person", like), counted_why(m)});
      auto const sum = g.weight.number() * g.like.number.number();
      row r;
      r.base_day = text_of(m.base_day);
      r.item = std::string{text_of(g.like.kind)} + (g.like.severe ? ".severe." : ".") + std::string{text_of(g.band)};
      r.cells.push_back(words(word("disability." + std::string{text_of(g.like.kind)})));
      r.cells.push_back(g.like.kind == law::disability::mental ? cell{} : flag_cell(g.like.severe, {}, in_));
      r.cells.push_back(words(word("band." + std::string{text_of(g.band)})));
      r.cells.push_back(number_cell(g.like.number.number(), "persons", std::string{roster_anchor}, in_));
      r.cells.push_back(halves_cell(g.weight.number(), "persons", why, in_));
      r.cells.push_back(halves_cell(sum, "persons", why, in_));
      if (sum == 0) {
        for (auto& c : r.cells) {
          c.look = tone::quiet;
        }
      }
      people += g.like.number.number();
      counted += sum;
      t.rows.push_back(std::move(r));
    }
    row total;
    total.sum = true;
    total.item = "all";
    total.base_day = text_of(m.base_day);
    total.cells = {words(word("report.sum")),
                   {},
                   {},
                   number_cell(people, "persons", std::string{roster_anchor}, in_),
                   {},
                   halves_cell(counted, "persons", counted_why(m), in_)};
    t.rows.push_back(std::move(total));
    if (m.not_counted.number() > 0) {
      t.notes.push_back(
          phrase("report.jp.not_counted", in_, {{"count", show(term_kind::count, {}, text_of(m.not_counted), in_)}}));
    }
    s.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(s));
  }

  void instalments() {
    if (!of_.instalments) {
      return;
    }
    section s{"instalments", word("report.section.instalments"), {}};
    table t;
    t.id = "instalments";
    t.caption = word("report.jp.instalments");
    t.columns = {{"part", word("report.column.part"), true},
                 {"due", word("report.due"), false},
                 {"amount", word("name.amount"), true}};
    auto const why = why_.of("jp.levy.instalments");
    int n = 0;
    for (auto const& part : *of_.instalments) {
      row r;
      r.item = std::to_string(++n);
      r.cells.push_back(number_cell(n, "count", {}, in_));
      r.cells.push_back(
          day_cell(part.due, first_step({why_.of("jp.levy.due_day", {{"due_day", text_of(part.due)}}), why}), in_));
      r.cells.push_back(yen_cell(part.amount.minor(), why, in_));
      t.rows.push_back(std::move(r));
    }
    s.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(s));
  }

  jp::roster_assessment const& of_;
  language in_;
  reason_index why_;
  document out_;
};

}  // namespace

document describe_report(jp::roster_assessment const& assessed, language in) { return jp_report{assessed, in}.write(); }

}  // namespace quotalaw::io
