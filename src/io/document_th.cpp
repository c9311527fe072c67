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
    the_bill(name);
    auto plans = describe_plans(of_.plans, of_.bill.contribution.minor() > 0, THB::code, amount_why(), in_);
    if (!plans.blocks.empty() && !(state() && of_.bill.at.shortfall.number() > 0)) {
      out_.sections.push_back(std::move(plans));
    }
    how_it_comes_about();
    provinces();
    describe_common(out_, of_.why, of_.notices, of_.findings, "th");
    if (!of_.who.note.empty()) {
      out_.about_roster += (in_ == language::ja ? "" : " ") + phrase("report.note", in_, {{"note", of_.who.note}});
    }
    return std::move(out_);
  }

 private:
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
