// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/placement/economics.hpp"

#include "page.hpp"
#include "quotalaw/placement/reports.hpp"
#include "quotalaw/th/options.hpp"
#include "toml_facts.hpp"

#include <array>

namespace quotalaw::placement {

namespace {

using io::language;

/// Builds the page table by table. A section is there only if its inputs are.
class economics_page {
 public:
  economics_page(std::string const& path, language in, reform const& what_if)
      : file_{read_toml(path)}, facts_{file_, path, ""}, what_if_{what_if} {
    out_.in = in;
  }

  page make() {
    no_trace silent;
    if (auto const country = facts_.text("country"); country && *country != "th") {
      throw facts_error(sentences::not_a_choice, facts_.at("country"),
                        {{"value", *country}, {"choices", "th"}, {"nearest", "th"}});
    }
    auto const year = facts_.thai_year("fund_year");
    year_ = {year};
    per_head_ = th::price_of_place(std::nullopt, th::contribution_law_for(year_, what_if_), silent).per_head;
    out_.title = facts_.text("title").value_or(word("economics.title"));
    out_.subtitle =
        io::phrase("economics.subtitle", out_.in,
                   {{"year", io::show_year(year, "th", out_.in)}, {"amount", baht_text(exact_of(per_head_))}});
    company();
    person();
    host();
    intermediary();
    state();
    leakage();
    flow();
    quality();
    potential_section();
    social();
    office();
    facts_.finish();
    if (out_.sections.empty()) {
      throw facts_error(errc::missing_facts, sentences::one_of_missing, facts_.where("economics"), "",
                        {{"names",
                          "company, person, host, intermediary, state, leakage, flow, quality, potential, "
                          "social_return, transition_office"}});
    }
    if (!missing_.empty()) {
      page_section s{"not-counted", word("economics.not_counted"), {}};
      std::string list;
      for (auto const& m : missing_) {
        list += (list.empty() ? "" : out_.in == language::ja ? "、" : ", ") + word("economics." + m);
      }
      s.blocks.emplace_back(page_paragraph{io::phrase("economics.not_counted.text", out_.in, {{"list", list}})});
      out_.sections.push_back(std::move(s));
    }
    out_.foot = {word("economics.foot.inputs"),
                 io::phrase("report.law_version", out_.in, {{"version", std::string{th::terms::law_version}}}),
                 word("report.not_advice")};
    out_.stamped = {{"fund_year", std::to_string(year)},
                    {"law_version", std::string{th::terms::law_version}},
                    {"per_head", decimal_text_of(exact_of(per_head_), 2)}};
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key) const { return std::string{io::label(key, out_.in)}; }

  std::string baht_text(exact const& value) const {
    return io::show(term_kind::money, "THB", decimal_text_of(value, 2), out_.in);
  }
  std::string yen_text(yen value) const {
    return io::show(term_kind::money, "JPY", std::to_string(value.minor()), out_.in);
  }
  page_cell baht_cell(exact const& value) const { return {baht_text(value), decimal_text_of(value, 2)}; }
  page_cell yen_cell(yen value) const { return {yen_text(value), std::to_string(value.minor())}; }
  page_cell persons_cell(exact const& value, int decimals = 0) const {
    auto const text = decimal_text_of(value, decimals);
    return {decimals == 0 ? io::show(term_kind::heads, "", text, out_.in) : text, text};
  }
  page_cell percent_cell(exact const& value) const {
    auto const text = decimal_text_of(value * 100, 1);
    return {text + " %", text + "%"};
  }
  static page_cell plain_cell(exact const& value, int decimals) { return {decimal_text_of(value, decimals), ""}; }
  page_cell words_cell(std::string_view key, std::string id) const { return {word(key), std::move(id)}; }

  /// A table of named values.
  struct named {
    std::string id;
    page_cell value;
  };
  page_section& list(std::string const& name, std::vector<named> const& values) {
    page_table t{name, word("economics." + name + ".caption"), {{"item", "", false}, {"value", "", true}}, {}, {}, 0};
    for (auto const& v : values) {
      t.rows.push_back({words_cell("economics." + name + "." + v.id, v.id), v.value});
    }
    out_.sections.push_back({name, word("economics." + name), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
    return out_.sections.back();
  }

  std::optional<fact_table> section(std::string_view name) {
    auto found = facts_.table(name);
    if (!found) {
      missing_.emplace_back(name);
    }
    return found;
  }

  void company() {
    auto const t = section("company");
    if (!t) {
      return;
    }
    th::options_facts f{.shortfall = t->need(t->persons("places"), "places")};
    if (auto const name = t->text("province")) {
      f.where = th::province_named(*name, t->at("province"));
    }
    f.paid_days = number_of_days{t->number("paid_days", 366).value_or(f.paid_days.number())};
    f.on_cost_rate = t->share("on_cost_rate");
    f.fee_per_head = t->amount<THB>("fee").value_or(baht{0});
    f.tax_rate = t->part("tax_rate");
    t->finish();
    no_trace silent;
    auto const priced = th::compare(f, th::options_law_for(year_, what_if_), silent);
    page_table table{"ways",
                     word("economics.company.caption"),
                     {{"way", word("economics.way"), false},
                      {"per_head", word("economics.per_head"), true},
                      {"gross", word("economics.gross"), true},
                      {"net_of_tax", word("economics.net_of_tax"), true}},
                     {},
                     {},
                     0};
    std::vector<bar_row> bars;
    for (std::size_t i = 0; i < priced.ways.size(); ++i) {
      auto const& w = priced.ways[i];
      auto const name = word("name." + std::string{th::way_names[i]});
      table.rows.push_back({{name, std::string{th::way_names[i]}},
                            baht_cell(exact_of(w.per_head)),
                            baht_cell(exact_of(w.gross)),
                            w.net_of_tax ? baht_cell(exact_of(*w.net_of_tax)) : page_cell{"–", ""}});
      auto const net = w.net_of_tax.value_or(w.gross);
      bars.push_back(
          {name, baht_text(exact_of(net)), static_cast<double>(net.minor()), static_cast<double>(w.gross.minor())});
      if (static_cast<th::way>(i) == th::way::hire_at_host) {
        at_host_ = w;
      }
      if (static_cast<th::way>(i) == th::way::pay) {
        paying_ = w;
      }
    }
    places_ = f.shortfall;
    table.notes.push_back(io::phrase("economics.company.break_even", out_.in,
                                     {{"days", std::to_string(priced.break_even_paid_days.number())}}));
    table.notes.push_back(word("remark.th.section_35_tax_open"));
    out_.sections.push_back({"company", word("economics.company"), {}});
    auto& blocks = out_.sections.back().blocks;
    blocks.emplace_back(page_picture{"ways-chart", word("economics.company.chart"),
                                     word("economics.company.chart.description"), bar_chart(bars), false});
    blocks.emplace_back(std::move(table));
  }

  void person() {
    auto const t = section("person");
    if (!t) {
      return;
    }
    auto const received = t->need(t->amount<THB>("received_a_year"), "received_a_year");
    auto const allowance = t->need(t->amount<THB>("allowance_a_month"), "allowance_a_month");
    t->finish();
    received_ = received;
    auto const v = person_side(received, allowance * 12, per_head_);
    list("person", {{"month", baht_cell(v.month)},
                    {"allowance_month", baht_cell(exact_of(allowance))},
                    {"gain", baht_cell(v.gain)},
                    {"multiple", plain_cell(v.multiple, 1)},
                    {"share_of_place", percent_cell(v.day_share)}});
  }

  void host() {
    auto const t = section("host");
    if (!t) {
      return;
    }
    host_facts f{};
    f.hours_a_week = t->need(t->decimal("hours_a_week"), "hours_a_week");
    f.weeks = t->need(t->persons("weeks"), "weeks");
    f.replacement_wage = t->need(t->amount<THB>("replacement_wage_an_hour"), "replacement_wage_an_hour");
    f.supervision_a_week = t->need(t->decimal("supervision_hours_a_week"), "supervision_hours_a_week");
    f.supervision_wage = t->need(t->amount<THB>("supervision_wage_an_hour"), "supervision_wage_an_hour");
    f.other_costs = t->amount<THB>("other_costs").value_or(baht{0});
    t->finish();
    auto const v = host_side(f);
    list("host", {{"labour", baht_cell(v.labour)},
                  {"supervision", baht_cell(v.supervision)},
                  {"other_costs", baht_cell(exact_of(f.other_costs))},
                  {"net", baht_cell(v.net)}});
  }

  void intermediary() {
    auto const t = section("intermediary");
    if (!t) {
      return;
    }
    intermediary_facts f{};
    f.placed = t->some("placed");
    f.fixed = t->need(t->amount<THB>("fixed"), "fixed");
    f.variable = t->need(t->amount<THB>("variable"), "variable");
    f.grants = t->need(t->amount<THB>("grants"), "grants");
    f.fee = t->need(t->amount<THB>("fee"), "fee");
    f.coordinators = t->some("coordinators");
    auto const step = t->amount<THB>("fee_step");
    t->finish();
    auto const v = intermediary_side(f);
    auto& s = list("intermediary", {{"cost", baht_cell(v.cost)},
                                    {"fees", baht_cell(v.income - exact_of(f.grants))},
                                    {"grants", baht_cell(exact_of(f.grants))},
                                    {"balance", baht_cell(v.balance)},
                                    {"fee_with_grants", baht_cell(exact_of(money_of<THB>(v.fee_with_grants, true)))},
                                    {"fee_alone", baht_cell(exact_of(money_of<THB>(v.fee_alone, true)))},
                                    {"reliance", percent_cell(v.reliance)},
                                    {"self_funded", percent_cell(v.self_funded)},
                                    {"each_coordinator", plain_cell(v.each_coordinator, 1)}});
    if (step) {
      page_table table{"fee_sensitivity",
                       word("economics.fee_sensitivity"),
                       {{"fee", word("economics.fee"), true},
                        {"balance", word("economics.intermediary.balance"), true},
                        {"self_funded", word("economics.intermediary.self_funded"), true}},
                       {},
                       {},
                       0};
      for (int k = -2; k <= 2; ++k) {
        auto with = f;
        with.fee = f.fee + *step * k;
        if (with.fee < baht{0}) {
          continue;
        }
        auto const w = intermediary_side(with);
        table.rows.push_back({baht_cell(exact_of(with.fee)), baht_cell(w.balance), percent_cell(w.self_funded)});
      }
      s.blocks.emplace_back(std::move(table));
    }
  }

  void state() {
    auto const t = section("state");
    if (!t) {
      return;
    }
    state_facts f{};
    f.switched = t->need(t->persons("switched"), "switched");
    f.per_head = per_head_;
    f.grants = t->need(t->amount<THB>("grants"), "grants");
    f.allowance = t->amount<THB>("allowance_that_ends_a_year").value_or(baht{0});
    t->finish();
    if (at_host_ && paying_ && at_host_->net_of_tax && places_ > heads{0}) {
      auto const hiring = exact_of(at_host_->gross) - exact_of(*at_host_->net_of_tax);
      auto const paying = exact_of(paying_->gross) - exact_of(*paying_->net_of_tax);
      f.tax_lost = (hiring - paying) / exact_of(places_) * exact_of(f.switched);
    }
    f.received = received_.value_or(baht{0});
    auto const v = state_side(f);
    std::vector<named> rows{{"fund_income_lost", baht_cell(v.fund_income_lost)},
                            {"grants", baht_cell(exact_of(f.grants))},
                            {"tax_lost", baht_cell(f.tax_lost)},
                            {"allowances", baht_cell(exact_of(f.switched) * exact_of(f.allowance))},
                            {"cost", baht_cell(v.cost)},
                            {"cost_a_head", baht_cell(v.cost_a_head)}};
    if (received_) {
      rows.push_back({"to_persons", baht_cell(v.to_persons)});
    }
    auto& s = list("state", rows);
    s.blocks.emplace_back(page_paragraph{word(received_ ? "economics.state.note" : "economics.state.no_person")});
    if (f.tax_lost == 0) {
      s.blocks.emplace_back(page_paragraph{word("economics.state.no_tax")});
    }
  }

  void leakage() {
    auto const t = section("leakage");
    if (!t) {
      return;
    }
    leakage_facts f{};
    f.contracted = t->need(t->amount<THB>("contracted"), "contracted");
    f.received = t->need(t->amount<THB>("received"), "received");
    f.contracts = t->persons("contracts").value_or(heads{0});
    f.own_account = t->persons("own_account");
    f.months_due = t->persons("months_due");
    f.months_unpaid = t->persons("months_unpaid");
    f.months_late = t->persons("months_late");
    t->finish();
    auto const v = leakage_of(f);
    std::vector<named> rows{{"contracted", baht_cell(exact_of(f.contracted))},
                            {"received", baht_cell(exact_of(f.received))},
                            {"missing", baht_cell(exact_of(v.missing))},
                            {"leaked", percent_cell(v.leaked)}};
    auto add = [&](std::string const& id, std::optional<exact> const& value) {
      if (value) {
        rows.push_back({id, percent_cell(*value)});
      }
    };
    add("own_account", v.own_account);
    add("unpaid", v.unpaid);
    add("late", v.late);
    list("leakage", rows);
  }

  void flow() {
    auto const t = section("flow");
    if (!t) {
      return;
    }
    auto const placed = t->some("placed");
    std::vector<retention_point> curve;
    bool counted = false;
    for (auto const& p : t->tables("retention")) {
      auto const months = p.need(p.number("months", 600), "months");
      if (auto const kept = p.persons("kept")) {
        auto const of = p.need(p.persons("of"), "of");
        if (*kept > of) {
          throw facts_error(sentences::too_large, p.at("kept"),
                            {{"value", p.written("kept")}, {"limit", p.written("of")}});
        }
        curve.push_back(retention_from_counts(months, *kept, of));
        counted = true;
      } else {
        auto const middle = p.need(p.part("share"), "share");
        curve.push_back({months, p.part("low").value_or(middle), middle, p.part("high").value_or(middle)});
      }
      p.finish();
    }
    auto const replaced = t->persons("replaced");
    auto const renewed = t->persons("renewed");
    auto const direct = t->persons("moved_to_a_direct_job");
    t->finish();
    if (curve.empty()) {
      throw facts_error(errc::missing_facts, sentences::missing, t->where("retention"), "",
                        {{"name", t->where("retention")}});
    }
    page_table table{"flow",
                     word("economics.flow.caption"),
                     {{"months", word("economics.months"), false},
                      {"low", word("economics.low"), true},
                      {"middle", word("economics.middle"), true},
                      {"high", word("economics.high"), true}},
                     {},
                     {},
                     0};
    std::vector<bar_row> bars;
    for (auto const& p : flow_of(placed, curve)) {
      auto const label = p.months == 0
                             ? word("economics.flow.placed")
                             : io::phrase("economics.flow.after", out_.in, {{"months", std::to_string(p.months)}});
      table.rows.push_back({{label, std::to_string(p.months)},
                            persons_cell(p.low, 1),
                            persons_cell(p.middle, 1),
                            persons_cell(p.high, 1)});
      bars.push_back({label, decimal_text_of(p.middle, 1), static_cast<double>(p.middle), static_cast<double>(p.high)});
    }
    if (counted) {
      table.notes.push_back(word("economics.flow.wilson"));
    }
    out_.sections.push_back({"flow", word("economics.flow"), {}});
    auto& blocks = out_.sections.back().blocks;
    blocks.emplace_back(page_picture{"flow-chart", word("economics.flow.chart"),
                                     word("economics.flow.chart.description"), bar_chart(bars), false});
    blocks.emplace_back(std::move(table));
    page_table more{"flow_more", word("economics.flow.more"), {{"item", "", false}, {"value", "", true}}, {}, {}, 0};
    auto add = [&](std::string const& id, std::optional<heads> n) {
      if (n) {
        more.rows.push_back({words_cell("economics.flow." + id, id), persons_cell(exact_of(*n))});
        more.rows.push_back({{word("economics.flow." + id) + " (%)", id + "_share"},
                             percent_cell(share_of(exact_of(*n), exact_of(placed), "flow.placed"))});
      }
    };
    add("replaced", replaced);
    add("renewed", renewed);
    add("direct", direct);
    if (!more.rows.empty()) {
      blocks.emplace_back(std::move(more));
    }
  }

  void quality() {
    auto const t = section("quality");
    if (!t) {
      return;
    }
    std::vector<named> rows;
    auto ratio = [&](std::string const& id, std::string_view part, std::string_view of) {
      auto const n = t->persons(part);
      auto const all = t->persons(of);
      if (n) {
        rows.push_back({id, percent_cell(share_of(exact_of(*n), exact_of(t->need(all, of)), t->where(of)))});
      }
    };
    ratio("direct_share", "hired_directly", "placed");
    ratio("renewed_share", "renewed", "contracts_that_ended");
    auto spread = [&](std::string const& id, std::string_view key) {
      auto const counts = t->numbers(key);
      if (!counts.empty()) {
        auto const c = concentration_of(counts);
        rows.push_back({id + "_largest", percent_cell(c.largest_share)});
        rows.push_back({id + "_index", plain_cell(c.herfindahl, 4)});
      }
    };
    spread("company", "by_company");
    spread("host", "by_host");
    auto const metres = t->numbers("distances_m");
    if (auto const m = quantile_of(metres, rate{1, 2})) {
      rows.push_back({"median_km", plain_cell(exact{*m, 1'000}, 1)});
      rows.push_back({"far_km", plain_cell(exact{*quantile_of(metres, rate{9, 10}), 1'000}, 1)});
    }
    std::vector<exact> rates;
    page_table provinces{"provinces",
                         word("economics.quality.provinces"),
                         {{"province", word("name.province"), false},
                          {"placed", word("economics.flow.placed"), true},
                          {"per_thousand", word("economics.quality.per_thousand"), true}},
                         {},
                         {},
                         0};
    for (auto const& p : t->tables("province")) {
      auto const name = p.need(p.text("name"), "name");
      auto const placed = p.need(p.persons("placed"), "placed");
      auto const of = p.need(p.persons("persons"), "persons");
      p.finish();
      auto const where = th::province_named(name, p.at("name"));
      rates.push_back(share_of(exact_of(placed), exact_of(of), p.where("persons")));
      provinces.rows.push_back(
          {{std::string{
                io::label("key.th.provinces." + std::string{th::terms::provinces[static_cast<std::size_t>(where)].code},
                          out_.in)},
            std::string{th::terms::provinces[static_cast<std::size_t>(where)].code}},
           persons_cell(exact_of(placed)),
           plain_cell(rates.back() * 1'000, 2)});
    }
    t->finish();
    if (!rates.empty()) {
      rows.push_back({"gini", plain_cell(gini_of(rates), 4)});
    }
    auto& s = list("quality", rows);
    if (!provinces.rows.empty()) {
      s.blocks.emplace_back(std::move(provinces));
    }
  }

  void potential_section() {
    auto const t = section("potential");
    if (!t) {
      return;
    }
    auto const paying = t->need(t->persons("paying"), "paying");
    auto const unmet = t->need(t->persons("unmet"), "unmet");
    auto const by_contract = t->persons("by_section_35");
    t->finish();
    auto const v = potential_of(paying, unmet, per_head_);
    std::vector<named> rows{{"jobs", persons_cell(exact_of(v.jobs))}, {"money", baht_cell(exact_of(v.money))}};
    // One baht more a day: the amount of a place divided by the lowest wage is its number of days.
    no_trace silent;
    auto const price = th::price_of_place(std::nullopt, th::contribution_law_for(year_, what_if_), silent);
    auto const days = exact_of(price.per_head) / exact_of(price.wage);
    rows.push_back({"one_baht_fund", baht_cell(days * exact_of(paying))});
    if (by_contract) {
      rows.push_back({"one_baht_contracts", baht_cell(days * exact_of(*by_contract))});
    }
    list("potential", rows);
  }

  void social() {
    auto const t = section("social_return");
    if (!t) {
      return;
    }
    auto const inputs = t->need(t->amount<THB>("inputs"), "inputs");
    auto const discount = t->need(t->share("discount"), "discount");
    std::vector<outcome> outcomes;
    for (auto const& o : t->tables("outcome")) {
      outcome one{};
      one.name = o.need(o.text("name"), "name");
      one.quantity = o.need(o.persons("quantity"), "quantity");
      one.proxy = o.need(o.amount<THB>("proxy_a_year"), "proxy_a_year");
      one.deadweight = o.need(o.part("deadweight"), "deadweight");
      one.attribution = o.need(o.part("attribution"), "attribution");
      one.drop_off = o.need(o.part("drop_off"), "drop_off");
      one.years = o.need(o.number("years", 50), "years");
      o.finish();
      outcomes.push_back(std::move(one));
    }
    t->finish();
    auto const v = social_return_of(outcomes, inputs, discount);
    page_table table{"outcomes",
                     word("economics.social_return.outcomes"),
                     {{"outcome", word("economics.social_return.outcome"), false},
                      {"value", word("economics.social_return.value"), true}},
                     {},
                     {},
                     0};
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      table.rows.push_back({{outcomes[i].name, ""}, baht_cell(v.values[i])});
    }
    auto& s = list("social_return",
                   {{"value", baht_cell(v.value)}, {"inputs", baht_cell(v.inputs)}, {"ratio", plain_cell(v.ratio, 2)}});
    s.blocks.emplace_back(std::move(table));
    s.blocks.emplace_back(page_paragraph{word("economics.social_return.own")});
  }

  void office() {
    auto const t = section("transition_office");
    if (!t) {
      return;
    }
    office_facts f{};
    f.year = {static_cast<int>(t->need(t->number("fiscal_year", 2200), "fiscal_year"))};
    f.capacity = t->need(t->persons("capacity"), "capacity");
    f.capacities = t->need(t->persons("capacities"), "capacities");
    f.users = t->need(t->persons("users"), "users");
    f.days = number_of_days{t->need(t->number("days", 366), "days")};
    if (auto const price = t->decimal("unit_price")) {
      f.unit_price = jp::unit_price{*price};
    }
    auto const retained = t->persons("retained");
    auto const thai_price = t->decimal("baht_a_unit");
    auto const thai_fee = t->amount<THB>("fee_a_placement");
    t->finish();
    if (f.capacities.number() > 100'000) {
      throw facts_error(sentences::too_large, t->at("capacities"),
                        {{"value", std::to_string(f.capacities.number())}, {"limit", "100000"}});
    }
    auto const law = jp::transition_law_for(f.year, f.capacity, what_if_);
    auto const bands = office_bands(f, law);
    page_table table{"bands",
                     word("economics.transition_office.caption"),
                     {{"band", word("name.fee_band"), false},
                      {"retained", word("economics.transition_office.retained"), true},
                      {"units", word("name.units"), true},
                      {"revenue", word("name.revenue"), true},
                      {"edge_value", word("economics.transition_office.edge"), true}},
                     {},
                     {word("economics.transition_office.inside")},
                     0};
    if (thai_price) {
      table.columns.push_back({"revenue_thb", word("economics.transition_office.thai"), true});
    }
    std::vector<bar_row> bars;
    for (auto const& b : bands) {
      auto const name = word("fee_band." + std::string{text_of(b.band)});
      table.rows.push_back({{name, std::string{text_of(b.band)}},
                            persons_cell(exact_of(b.retained)),
                            {std::to_string(b.units.number()), ""},
                            yen_cell(b.revenue),
                            yen_cell(b.edge_value)});
      if (thai_price) {
        table.rows.back().push_back(baht_cell(exact_of(office_in_thailand(f.users, f.days, b.units, *thai_price))));
      }
      bars.push_back({name, yen_text(b.revenue), static_cast<double>(b.revenue.minor()), 0});
    }
    out_.sections.push_back({"transition_office", word("economics.transition_office"), {}});
    auto& blocks = out_.sections.back().blocks;
    blocks.emplace_back(page_picture{"office-chart", word("economics.transition_office.chart"),
                                     word("economics.transition_office.chart.description"), bar_chart(bars), false});
    blocks.emplace_back(std::move(table));
    if (retained) {
      no_trace silent;
      auto const fee = jp::transition_fee_of(jp::retention_rate_of(*retained, f.capacities, law, silent), law, silent);
      auto const revenue = jp::transition_revenue(f.users, f.days, fee.units, f.unit_price, law, silent);
      auto const more = jp::persons_to_next_band(*retained, f.capacities, fee, silent);
      page_table now{"office_now",
                     word("economics.transition_office.now"),
                     {{"item", "", false}, {"value", "", true}},
                     {{words_cell("name.revenue", "revenue"), yen_cell(revenue)}},
                     {},
                     0};
      if (more) {
        now.rows.push_back(
            {words_cell("name.persons_to_next_band", "persons_to_next_band"), persons_cell(exact_of(*more))});
      }
      if (thai_price) {
        now.rows.push_back({words_cell("economics.transition_office.thai", "revenue_thb"),
                            baht_cell(exact_of(office_in_thailand(f.users, f.days, fee.units, *thai_price)))});
      }
      if (thai_fee) {
        now.rows.push_back({words_cell("economics.transition_office.thai_fee", "fee_income_thb"),
                            baht_cell(exact_of(*thai_fee) * exact_of(*retained))});
      }
      blocks.emplace_back(std::move(now));
    }
  }

  toml::table file_;
  fact_table facts_;
  reform what_if_;
  page out_;
  th::fund_year year_{};
  baht per_head_;
  heads places_;
  std::optional<baht> received_;  // by a person, a year
  std::optional<th::priced_way> at_host_;
  std::optional<th::priced_way> paying_;
  std::vector<std::string> missing_;
};

}  // namespace

std::string economics_report(std::string const& path, io::report_format as, io::language in, reform const& what_if) {
  return written_as(economics_page{path, in, what_if}.make(), as);
}

}  // namespace quotalaw::placement
