// SPDX-License-Identifier: Apache-2.0
#include "document.hpp"

namespace quotalaw::io {

namespace {

namespace law = quotalaw::th;

/// The report of one employer and fund year, section by section.
class th_report {
 public:
  th_report(th::roster_assessment const& assessed, language in) : of_{assessed}, in_{in}, why_{assessed.why} {}

  document write() {
    out_.in = in_;
    auto const name = of_.who.name.empty() ? word("report.unnamed") : of_.who.name;
    out_.title = phrase("report.th.title", in_, {{"name", name}});
    out_.subtitle = phrase("report.th.subtitle", in_,
                           {{"year", show_year(of_.year.common_era, "th", in_)},
                            {"kind", word(state() ? "employer.state" : "employer.private")}});
    out_.law_version = of_.law_version;
    out_.reform_title = of_.reform_title;
    if (of_.statement) {
      the_statement(name);
      describe_instalments();
      describe_days();
      provinces();
      finish();
      return std::move(out_);
    }
    the_bill(name);
    auto plans = describe_plans(of_.plans, of_.bill.contribution.minor() > 0, THB::code, amount_why(), in_);
    if (!plans.blocks.empty() && !(state() && of_.bill.at.shortfall.number() > 0)) {
      out_.sections.push_back(std::move(plans));
    }
    how_it_comes_about();
    describe_instalments();
    describe_days();
    provinces();
    finish();
    return std::move(out_);
  }

 private:
  void finish() {
    out_.forms = forms_of(of_, why_, in_);
    describe_common(out_, of_.why, of_.notices, of_.findings, "th");
    // A contract or a payment that was left out makes the result as incomplete as a person that was.
    std::size_t left_out = 0, rows = 0;
    for (auto const* of : {&of_.findings, &of_.contract_findings, &of_.payment_findings}) {
      left_out += of->rows_left_out;
      rows += of->rows;
    }
    if (left_out > of_.findings.rows_left_out) {
      out_.incomplete = phrase("report.incomplete", in_,
                               {{"count", show(term_kind::count, {}, std::to_string(left_out), in_)},
                                {"rows", show(term_kind::count, {}, std::to_string(rows), in_)}});
    }
    if (!of_.who.note.empty()) {
      out_.about_roster += (in_ == language::ja ? "" : " ") + phrase("report.note", in_, {{"note", of_.who.note}});
    }
  }

  // --- the yearly statement ---

  cell quiet_words(std::string text) const {
    auto c = words(std::move(text));
    c.look = tone::quiet;
    return c;
  }
  cell money(law::baht amount, std::string why) const { return baht_cell(amount.minor(), std::move(why), in_); }
  cell maybe_day(std::optional<day> const& d, std::string const& why) const {
    return d ? day_cell(*d, why, in_) : words("");
  }

  void the_statement(std::string const& name) {
    auto const& s = *of_.statement;
    auto const why = why_.of("th.statement.combine");
    bool const owes = s.contribution.minor() > 0;
    bool const paid = !s.payments.empty();
    bool const left = s.total_left.minor() > 0;
    std::string_view key = "report.th.bill.not_bound";
    if (state() && s.required.number() > 0) {
      key = "report.th.statement.bill.state";
    } else if (owes) {
      key = !paid  ? "report.th.statement.bill.pays"
            : left ? "report.th.statement.bill.left"
                   : "report.th.statement.bill.settled";
    } else if (s.required.number() > 0) {
      key = "report.th.statement.bill.nothing";
    }
    out_.bill_look = left ? tone::bad : s.empty.number() > 0 && state() ? tone::plain : tone::good;
    out_.bill_amount = money(left ? s.total_left : s.contribution, why);
    out_.bill = phrase(key, in_,
                       {{"name", name},
                        {"amount", money_text(s.contribution)},
                        {"year", show_year(of_.year.common_era, "th", in_)},
                        {"day", show(s.due_day, in_)},
                        {"required", count_text(s.required)},
                        {"empty", count_text(s.empty)},
                        {"counted", count_text(s.counted)},
                        {"total", money_text(s.total_left)}});
    auto amount = money(s.contribution, why);
    amount.look = tone::strong;
    out_.bill_facts.push_back({"contribution", word(owes ? "name.contribution" : "report.nothing"), std::move(amount),
                               at("th.contribution.amount")});
    auto const settled = why_.of("th.statement.payments");
    auto add_money = [&](std::string_view item, law::baht sum, tone look = tone::plain) {
      auto c = money(sum, settled);
      c.look = look;
      out_.bill_facts.push_back({std::string{item}, word("name." + std::string{item}), std::move(c), {}});
    };
    law::baht sum_paid, overpaid;
    for (auto const& p : s.payments) {
      sum_paid += p.paid;
      overpaid += p.overpaid;
    }
    if (paid) {
      add_money("paid", sum_paid);
    }
    if (s.interest_left.minor() > 0) {
      add_money("interest_left", s.interest_left);
    }
    if (paid || s.interest_left.minor() > 0) {
      add_money("total_left", s.total_left, left ? tone::bad : tone::good);
    }
    if (overpaid.minor() > 0) {
      add_money("overpaid", overpaid, tone::strong);
    }
    if (owes) {
      out_.bill_facts.push_back({"due_day", word("report.due"),
                                 day_cell(s.due_day, why_.of("th.contribution.due_day"), in_),
                                 at("th.contribution.due_day")});
      out_.bill_facts.push_back({"", word("report.where_pay"), words(word("report.th.where")), {}});
    }
    statement_how();
    statement_charges();
    statement_contracts();
    statement_payments();
  }

  void statement_how() {
    auto const& s = *of_.statement;
    auto const why = why_.of("th.statement.combine");
    section out{"how", word("report.section.how"), {}};
    out.blocks.emplace_back(
        paragraph{word(s.required.number() > 0 ? "report.th.statement.how" : "report.th.how.not_bound"), tone::plain});
    fact_list f;
    auto add = [&](std::string_view item, cell c, std::string provision = {}, tone look = tone::plain) {
      c.look = look;
      f.push_back({std::string{item}, word("name." + std::string{item}), std::move(c), std::move(provision)});
    };
    auto people = [&](heads n, std::string from) { return number_cell(n.number(), "persons", std::move(from), in_); };
    auto const quota = why_.of("th.quota.required");
    add("count_day", day_cell(s.count_day, why_.of("th.quota.count_day"), in_), at("th.quota.count_day"));
    add("employees_total", people(of_.employees_total, std::string{roster_anchor}));
    add("employees", people(s.counted, quota));
    add("required", people(s.required, quota), at("th.quota.required"), tone::strong);
    f.back().label = word("rule.th.quota.required");
    add("whole_year", people(s.whole_year, std::string{roster_anchor}));
    add("part_of_year", people(s.part_year, std::string{roster_anchor}));
    add("by_contract", people(s.by_contract, why));
    add("empty_places", people(s.empty, why), {}, s.empty.number() > 0 ? tone::bad : tone::good);
    if (s.surplus.number() > 0) {
      add("surplus", people(s.surplus, why), {}, tone::good);
    }
    add("wage", money(s.price.wage, why_.of("th.minimum_wage.lowest")), at("th.minimum_wage.lowest"));
    add("per_head", money(s.price.per_head, why_.of("th.contribution.per_head")), at("th.contribution.per_head"));
    out.blocks.emplace_back(std::move(f));
    if (s.required.number() > 0) {
      // Paying counts as complying in the Department's tables, so both numbers stand side by side.
      auto const work = s.required - s.empty;
      out.blocks.emplace_back(
          paragraph{phrase("report.th.statement.by_law", in_,
                           {{"done", count_text(state() ? work : s.required)}, {"work", count_text(work)}}),
                    tone::plain});
    }
    out_.sections.push_back(std::move(out));
  }

  std::string who_text(law::charge const& c) const {
    if (!c.who) {
      return {};
    }
    if (c.what == law::charge_kind::contract || c.what == law::charge_kind::contract_ended) {
      return phrase("report.th.contract", in_, {{"id", of_.contracts[*c.who].id}});
    }
    auto out = of_.persons[*c.who];
    if (c.after) {
      out += " → " + of_.persons[*c.after];
    }
    return phrase("report.th.worker", in_, {{"id", out}});
  }

  void statement_charges() {
    auto const& s = *of_.statement;
    section out{"statement", word("report.section.statement"), {}};
    if (s.charges.empty()) {
      out.blocks.emplace_back(paragraph{word("report.th.statement.no_charges"), tone::good});
      out_.sections.push_back(std::move(out));
      return;
    }
    if (s.contribution.minor() > 0) {
      out.blocks.emplace_back(year_chart());
    }
    table t;
    t.id = "statement";
    t.caption = word("report.th.statement.charges");
    for (auto const& [id, number] : {std::pair{"charge", false},
                                     {"who", false},
                                     {"places", true},
                                     {"from", false},
                                     {"to", false},
                                     {"days", true},
                                     {"amount", true},
                                     {"interest_from", false},
                                     {"mend_by", false}}) {
      t.columns.push_back({id, word("report.column." + std::string{id}), number});
    }
    auto const why = why_.of("th.statement.combine");
    std::size_t number = 0;
    for (auto const& c : s.charges) {
      row r;
      r.item = std::string{text_of(c.what)} + "." + std::to_string(++number);
      r.cells.push_back(words(word("charge." + std::string{text_of(c.what)})));
      r.cells.push_back(words(who_text(c)));
      r.cells.back().value = r.cells.back().text;
      r.cells.back().unit = "text";
      r.cells.push_back(number_cell(c.places.number(), "persons", why, in_));
      r.cells.push_back(maybe_day(c.from, why));
      r.cells.push_back(maybe_day(c.to, why));
      r.cells.push_back(c.days.number() > 0 ? number_cell(c.days.number(), "days", why, in_) : words(""));
      r.cells.push_back(money(c.amount, why));
      r.cells.push_back(state() ? words("") : day_cell(c.interest_from, why, in_));
      r.cells.push_back(maybe_day(c.mend_by, why));
      for (auto const i : {3U, 4U, 7U, 8U}) {
        if (auto const d = parse_day(r.cells[i].value)) {
          r.cells[i].text = show_short(*d, in_);
        }
      }
      t.rows.push_back(std::move(r));
    }
    row sum;
    sum.sum = true;
    sum.item = "all";
    sum.cells = {words(word("report.sum")),  words(""), words(""), words(""), words(""), words(""),
                 money(s.contribution, why), words(""), words("")};
    t.rows.push_back(std::move(sum));
    t.notes.push_back(word("report.th.statement.mend"));
    out.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(out));
  }

  /// How the amount of the year builds up, reason by reason.
  waterfall year_chart() const {
    auto const& s = *of_.statement;
    waterfall w;
    w.id = "year-chart";
    w.more_is_better = false;
    w.title = word("report.th.statement.chart");
    w.down = word("report.th.statement.chart.unit");
    law::baht level;
    for (std::size_t k = 0; k < law::charge_kind_names.size(); ++k) {
      law::baht sum;
      for (auto const& c : s.charges) {
        if (static_cast<std::size_t>(c.what) == k) {
          sum += c.amount;
        }
      }
      if (sum.minor() > 0) {
        w.bars.push_back({word("charge." + std::string{law::charge_kind_names[k]} + ".short"), level.minor(),
                          (level + sum).minor(), money_text(sum), false});
        level += sum;
      }
    }
    w.bars.push_back({word("report.sum"), 0, level.minor(), money_text(level), true});
    w.result = phrase("report.th.statement.chart.result", in_, {{"contribution", money_text(s.contribution)}});
    w.description = w.result;
    return w;
  }

  void statement_contracts() {
    auto const& s = *of_.statement;
    if (s.contracts.empty()) {
      return;
    }
    section out{"contracts", word("report.section.contracts"), {}};
    table t;
    t.id = "contracts";
    t.caption = word("report.th.statement.contracts");
    for (auto const& [id, number] : {std::pair{"contract", false},
                                     {"place", false},
                                     {"person", false},
                                     {"recipient", false},
                                     {"kind", false},
                                     {"from", false},
                                     {"to", false},
                                     {"value", true},
                                     {"status", false},
                                     {"due", true}}) {
      t.columns.push_back({id, word("report.column." + std::string{id}), number});
    }
    auto const why = why_.of("th.statement.contract_place");
    auto text = [&](std::string shown, std::string value) {
      auto c = words(std::move(shown));
      c.value = std::move(value);
      c.unit = "text";
      return c;
    };
    for (auto const& place : s.contracts) {
      bool first = true;
      for (auto const i : of_.places[place.place]) {
        auto const& c = of_.contracts[i];
        row r;
        r.item = c.id;
        r.cells.push_back(text(c.id, c.id));
        r.cells.push_back(text(c.place, c.place));
        r.cells.push_back(text(c.person, c.person));
        r.cells.push_back(text(word("recipient." + std::string{text_of(c.to)}), std::string{text_of(c.to)}));
        r.cells.push_back(text(word("alternative." + std::string{law::text_of(c.what.kind)}),
                               std::string{law::text_of(c.what.kind)}));
        auto day_short = [&](day d) {
          auto cell = day_cell(d, std::string{roster_anchor}, in_);
          cell.text = show_short(d, in_);
          return cell;
        };
        r.cells.push_back(day_short(c.what.term.first));
        r.cells.push_back(day_short(c.what.ended_on.value_or(c.what.term.end - date::days{1})));
        auto const value = c.what.ended_on ? c.what.value_received.value_or(c.what.value) : c.what.value;
        r.cells.push_back(value.minor() > 0 ? money(value, std::string{roster_anchor}) : words(""));
        if (first) {
          r.cells.push_back(text(word("contract_status." + std::string{law::text_of(place.status)}),
                                 std::string{law::text_of(place.status)}));
          r.cells.push_back(money(place.status == law::contract_status::not_needed ? law::baht{0} : place.due, why));
        } else {
          r.cells.push_back(words("″"));
          r.cells.push_back(words(""));
        }
        first = false;
        t.rows.push_back(std::move(r));
      }
    }
    out.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(out));
  }

  void statement_payments() {
    auto const& s = *of_.statement;
    if (s.payments.empty()) {
      return;
    }
    section out{"payments", word("report.section.payments"), {}};
    table t;
    t.id = "payments";
    t.caption = word("report.th.statement.payments");
    for (auto const& [id, number] : {std::pair{"paid_on", false},
                                     {"amount", true},
                                     {"accrued", true},
                                     {"to_interest", true},
                                     {"to_principal", true},
                                     {"balance", true}}) {
      t.columns.push_back({id, word("report.column." + std::string{id}), number});
    }
    auto const why = why_.of("th.statement.payments");
    for (auto const& p : s.payments) {
      row r;
      r.base_day = text_of(p.on);
      auto d = day_cell(p.on, std::string{roster_anchor}, in_);
      d.text = show_short(p.on, in_);
      r.cells = {std::move(d),
                 money(p.paid, std::string{roster_anchor}),
                 money(p.interest, why),
                 money(p.to_interest, why),
                 money(p.to_principal, why),
                 money(p.balance, why)};
      t.rows.push_back(std::move(r));
    }
    out.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(out));
  }

  void describe_instalments() {
    if (of_.instalments.empty()) {
      return;
    }
    section out{"instalments", word("report.section.instalments"), {}};
    table t;
    t.id = "instalments";
    t.caption = word("report.th.instalments");
    t.columns = {{"part", word("report.column.part"), false}, {"amount", word("report.column.amount"), true}};
    auto const why = why_.of("th.instalments.parts");
    for (std::size_t i = 0; i < of_.instalments.size(); ++i) {
      row r;
      r.item = std::to_string(i + 1);
      r.cells = {words(r.item), money(of_.instalments[i], why)};
      r.cells[0].value = r.item;
      t.rows.push_back(std::move(r));
    }
    t.notes.push_back(word("report.th.instalments.note"));
    out.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(out));
  }

  void describe_days() {
    section out{"days", word("report.section.days"), {}};
    table t;
    t.id = "days";
    t.caption = word("report.th.days");
    for (auto const* id : {"what", "day", "status", "confidence"}) {
      t.columns.push_back(
          {id, id == std::string_view{"status"} ? "" : word("report.column." + std::string{id}), false});
    }
    auto const why = why_.of("th.deadlines.list");
    for (auto const& d : of_.days) {
      row r;
      r.item = std::string{text_of(d.what)};
      r.cells.push_back(words(word("deadline." + std::string{text_of(d.what)})));
      r.cells.push_back(d.on ? day_cell(*d.on, why, in_) : quiet_words(word("report.th.days.none")));
      r.cells.push_back(words(d.last_day ? word("report.th.days.last") : ""));
      r.cells.push_back(quiet_words(std::string{label("confidence." + std::string{text_of(d.confirmed)}, in_)}));
      t.rows.push_back(std::move(r));
    }
    out.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(out));
  }

  std::string word(std::string_view key) const { return std::string{label(key, in_)}; }
  std::string at(std::string_view rule) const { return why_.provision_of(rule, in_); }
  std::string money_text(law::baht amount) const { return show(term_kind::money, THB::code, text_of(amount), in_); }
  bool state() const { return of_.who.kind == law::employer_kind::state; }
  std::string amount_why() const { return why_.of("th.contribution.amount"); }
  std::string count_text(heads n) const { return show(term_kind::count, {}, text_of(n), in_); }
  bool late() const { return of_.bill.late && of_.bill.late->interest.minor() > 0; }

  void the_bill(std::string const& name) {
    auto const& bill = of_.bill;
    bool const pays = bill.contribution.minor() > 0;
    std::string_view key = "report.th.bill.not_bound";
    if (pays) {
      key = late() ? "report.th.bill.pays_late" : "report.th.bill.pays";
    } else if (bill.at.shortfall.number() > 0) {
      key = "report.th.bill.state";
    } else if (bill.bound) {
      key = "report.th.bill.nothing";
    }
    out_.bill_look = pays ? tone::bad : bill.at.shortfall.number() > 0 ? tone::plain : tone::good;
    out_.bill_amount = baht_cell(late() ? bill.late->total.minor() : bill.contribution.minor(),
                                 late() ? why_.of("th.interest.amount") : amount_why(), in_);
    out_.bill = phrase(key, in_,
                       {{"name", name},
                        {"amount", money_text(bill.contribution)},
                        {"year", show_year(of_.year.common_era, "th", in_)},
                        {"day", show(bill.due_day, in_)},
                        {"shortfall", count_text(bill.at.shortfall)},
                        {"required", count_text(bill.required)},
                        {"counted", count_text(bill.counted)},
                        {"paid_on", of_.who.paid_on ? show(*of_.who.paid_on, in_) : std::string{}},
                        {"total", out_.bill_amount.text}});
    auto first = baht_cell(bill.contribution.minor(), amount_why(), in_);
    first.look = out_.bill_look;
    out_.bill_facts.push_back({"contribution", word(pays ? "name.contribution" : "report.nothing"), std::move(first),
                               at("th.contribution.amount")});
    if (late()) {
      auto const why = why_.of("th.interest.amount");
      out_.bill_facts.push_back({"interest", word("name.interest"), baht_cell(bill.late->interest.minor(), why, in_),
                                 at("th.interest.amount")});
      auto total = baht_cell(bill.late->total.minor(), why, in_);
      total.look = tone::strong;
      out_.bill_facts.push_back({"total", word("name.total"), std::move(total), {}});
    }
    if (pays) {
      out_.bill_facts.push_back({"due_day", word("report.due"),
                                 day_cell(bill.due_day, why_.of("th.contribution.due_day"), in_),
                                 at("th.contribution.due_day")});
      out_.bill_facts.push_back({"", word("report.where_pay"), words(word("report.th.where")), {}});
    }
  }

  void how_it_comes_about() {
    auto const& bill = of_.bill;
    section s{"how", word("report.section.how"), {}};
    s.blocks.emplace_back(paragraph{word(bill.bound ? "report.th.how" : "report.th.how.not_bound"), tone::plain});
    if (bill.bound) {
      s.blocks.emplace_back(chart());
    }
    fact_list f;
    auto add = [&](std::string_view item, cell c, std::string provision = {}, tone look = tone::plain) {
      c.look = look;
      f.push_back({std::string{item}, word("name." + std::string{item}), std::move(c), std::move(provision)});
    };
    auto const quota = first_step({why_.of("th.quota.branches"), why_.of("th.quota.required")});
    auto const places = why_.of("th.contribution.shortfall");
    add("count_day", day_cell(bill.count_day, why_.of("th.quota.count_day"), in_), at("th.quota.count_day"));
    add("employees_total", number_cell(of_.employees_total.number(), "persons", std::string{roster_anchor}, in_));
    add("employees", number_cell(bill.counted.number(), "persons", quota, in_));
    add("required", number_cell(bill.required.number(), "persons", quota, in_), at("th.quota.required"), tone::strong);
    f.back().label = word("rule.th.quota.required");  // the same word means another number in Japan
    add("hired", number_cell(of_.hired.number(), "persons", places, in_));
    add("alternatives", number_cell(of_.who.alternatives.number(), "persons", places, in_));
    if (bill.at.surplus.number() > 0) {
      add("surplus", number_cell(bill.at.surplus.number(), "persons", places, in_), at("th.contribution.shortfall"),
          tone::good);
    } else {
      add("shortfall", number_cell(bill.at.shortfall.number(), "persons", places, in_), at("th.contribution.shortfall"),
          bill.at.shortfall.number() > 0 ? tone::bad : tone::good);
    }
    add("wage",
        baht_cell(bill.price.wage.minor(),
                  first_step({why_.of("th.minimum_wage.lowest"), why_.of("th.minimum_wage.province")}), in_),
        at("th.minimum_wage.lowest"));
    add("per_head", baht_cell(bill.price.per_head.minor(), why_.of("th.contribution.per_head"), in_),
        at("th.contribution.per_head"));
    add("contribution", baht_cell(bill.contribution.minor(), amount_why(), in_), at("th.contribution.amount"),
        tone::strong);
    if (bill.late) {
      auto const why = why_.of("th.interest.amount");
      if (of_.who.paid_on) {
        add("paid_on", day_cell(*of_.who.paid_on, std::string{roster_anchor}, in_));
      }
      auto days = number_cell(bill.late->days.number(), "days", why, in_);
      days.text = show(term_kind::days, {}, days.value, in_);
      add("interest_days", std::move(days));
      add("interest", baht_cell(bill.late->interest.minor(), why, in_), at("th.interest.amount"));
      add("total", baht_cell(bill.late->total.minor(), why, in_), {}, tone::strong);
    }
    s.blocks.emplace_back(std::move(f));
    if (bill.contribution.minor() > 0) {
      s.blocks.emplace_back(paragraph{phrase("report.th.arithmetic", in_,
                                             {{"shortfall", count_text(bill.at.shortfall)},
                                              {"per_head", money_text(bill.price.per_head)},
                                              {"contribution", money_text(bill.contribution)}}),
                                      tone::strong});
    }
    out_.sections.push_back(std::move(s));
  }

  waterfall chart() {
    auto const& bill = of_.bill;
    waterfall w;
    w.id = "places-chart";
    w.more_is_better = false;
    w.title = word("report.th.chart.title");
    w.down = word("report.th.chart.down");
    auto const required = bill.required.number();
    auto level = required;
    w.bars.push_back({word("report.th.chart.required"), 0, required, count_text(bill.required), true});
    auto filled = [&](std::string_view key, heads n) {
      if (n.number() > 0) {
        w.bars.push_back({word(key), level, level - n.number(), "−" + count_text(n), false});
        level -= n.number();
      }
    };
    filled("report.th.chart.hired", of_.hired);
    filled("report.th.chart.alternatives", of_.who.alternatives);
    bool const over = level < 0;
    w.bars.push_back({word(over ? "report.th.chart.surplus" : "report.th.chart.shortfall"), 0, level,
                      count_text(over ? bill.at.surplus : bill.at.shortfall), true});
    w.result = phrase("report.th.chart.result", in_,
                      {{"shortfall", count_text(bill.at.shortfall)}, {"contribution", money_text(bill.contribution)}});
    w.description = phrase("report.th.chart.description", in_,
                           {{"required", count_text(bill.required)},
                            {"hired", count_text(of_.hired)},
                            {"alternatives", count_text(of_.who.alternatives)},
                            {"shortfall", count_text(bill.at.shortfall)}});
    return w;
  }

  void provinces() {
    if (of_.provinces.empty()) {
      return;
    }
    section s{"provinces", word("report.section.provinces"), {}};
    table t;
    t.id = "provinces";
    t.caption = phrase("report.th.provinces", in_, {{"day", show(of_.bill.count_day, in_)}});
    t.columns = {{"province", word("name.province"), false},
                 {"employees", word("report.column.employees"), true},
                 {"with_disabilities", word("report.column.with_disabilities"), true}};
    std::int64_t employees = 0;
    std::int64_t with = 0;
    auto const quota = first_step({why_.of("th.quota.branches"), why_.of("th.quota.required")});
    for (auto const& p : of_.provinces) {
      row r;
      auto const code = std::string{law::terms::provinces[static_cast<std::size_t>(p.where)].code};
      r.item = code;
      r.base_day = text_of(of_.bill.count_day);
      r.cells.push_back(words(word("key.th.provinces." + code)));
      r.cells.back().value = code;
      r.cells.push_back(number_cell(p.employees.number(), "persons", std::string{roster_anchor}, in_));
      r.cells.push_back(number_cell(p.with_disabilities.number(), "persons", std::string{roster_anchor}, in_));
      employees += p.employees.number();
      with += p.with_disabilities.number();
      t.rows.push_back(std::move(r));
    }
    row total;
    total.sum = true;
    total.item = "all";
    total.base_day = text_of(of_.bill.count_day);
    total.cells = {words(word("report.sum")), number_cell(employees, "persons", quota, in_),
                   number_cell(with, "persons", std::string{roster_anchor}, in_)};
    t.rows.push_back(std::move(total));
    if (of_.without_card.number() > 0) {
      t.notes.push_back(phrase("report.th.without_card", in_, {{"count", count_text(of_.without_card)}}));
    }
    s.blocks.emplace_back(std::move(t));
    out_.sections.push_back(std::move(s));
  }

  th::roster_assessment const& of_;
  language in_;
  reason_index why_;
  document out_;
};

}  // namespace

document describe_report(th::roster_assessment const& assessed, language in) { return th_report{assessed, in}.write(); }

}  // namespace quotalaw::io
