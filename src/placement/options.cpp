// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/placement/options.hpp"

#include "../io/joined.hpp"
#include "../io/provision.hpp"
#include "page.hpp"
#include "quotalaw/io/calendar.hpp"
#include "quotalaw/jp/counting.hpp"
#include "quotalaw/jp/special_subsidiary.hpp"
#include "quotalaw/jp/timetable.hpp"
#include "quotalaw/placement/reports.hpp"
#include "quotalaw/th/alternatives.hpp"
#include "quotalaw/th/assess.hpp"
#include "quotalaw/th/options.hpp"
#include "quotalaw/th/part_year.hpp"
#include "toml_facts.hpp"

#include <array>
#include <numeric>

namespace quotalaw::placement {

namespace {

using io::language;
using jp::yen;
using th::baht;

class options_page {
 public:
  options_page(std::string const& path, language in, reform const& what_if)
      : file_{read_toml(path)}, facts_{file_, path, ""}, what_if_{what_if} {
    out_.in = in;
    out_.title = word("mix.title");
  }

  page make() {
    auto const country = facts_.need(facts_.text("country"), "country");
    if (country == "th") {
      thailand();
    } else if (country == "jp") {
      japan();
    } else {
      throw facts_error(sentences::not_a_choice, facts_.at("country"),
                        {{"value", country}, {"choices", "th, jp"}, {"nearest", country == "ja" ? "jp" : "th"}});
    }
    auto const version = std::string{country == "th" ? th::terms::law_version : jp::terms::law_version};
    out_.foot = {word("economics.foot.inputs"), io::phrase("report.law_version", out_.in, {{"version", version}}),
                 word("report.not_advice")};
    out_.stamped.insert(out_.stamped.begin(), {{"country", country}, {"law_version", version}});
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key) const { return std::string{io::label(key, out_.in)}; }

  void say_impossible() {
    out_.lead = word("mix.impossible");
    out_.sections.back().blocks.emplace_back(page_paragraph{out_.lead});
  }

  page_table mix_table() const {
    return {"mix",
            word("mix.best.caption"),
            {{"way", word("economics.way"), false},
             {"places", word("mix.places"), true},
             {"gross", word("mix.gross"), true},
             {"net", word("mix.net"), true}},
            {},
            {},
            0};
  }
  template <currency C>
  page_cell money_cell(money<C> m) const {
    auto const text = decimal_text(m.minor(), C::decimals);
    return {io::show(term_kind::money, C::code, text, out_.in), text};
  }
  page_cell number_cell(std::int64_t n) const {
    return {io::show(term_kind::heads, "", std::to_string(n), out_.in), std::to_string(n)};
  }
  page_cell day_cell(day d) const { return {io::show(d, out_.in), text_of(d)}; }

  /// What one place filled by each way costs, and what one person counts where that is not always the same.
  page_table one_place(bool counted) const {
    page_table out{"one_place", word("mix.one_place.caption"), {{"way", word("economics.way"), false}}, {}, {}, 0};
    if (counted) {
      out.columns.push_back({"counts", word("mix.counts"), true});
    }
    out.columns.insert(
        out.columns.end(),
        {{"gross", word("mix.gross"), true}, {"net", word("mix.net"), true}, {"received", word("mix.received"), true}});
    return out;
  }

  // --- Until when ---

  /// A way, the entries of the calendar that concern it by their ids, and a day that the calendar does not have.
  struct way_days {
    page_cell way;
    std::vector<std::string_view> events;
    std::optional<io::calendar_event> own{};
  };

  /// From the first day of the first entry to the last day of the last.
  page_cell days_cell(io::calendar_event const& first, io::calendar_event const& last) const {
    auto const from = *first.on;
    auto const to = last.until.value_or(*last.on);
    if (from == to) {
      return day_cell(from);
    }
    return {io::show(from, out_.in) + " – " + io::show(to, out_.in), text_of(from) + "/" + text_of(to)};
  }

  /// The table of days by way. What an entry means, and a day that rolled, are said once below it.
  page_table deadlines(io::calendar const& calendar, std::vector<way_days> const& ways) const {
    page_table out{"deadlines",
                   word("mix.deadlines.caption"),
                   {{"way", word("economics.way"), false},
                    {"what", word("report.column.what"), false},
                    {"day", word("report.column.day"), false},
                    {"provision", word("mix.provision"), false},
                    {"confidence", word("report.column.confidence"), false}},
                   {},
                   {},
                   0};
    auto once = [](std::vector<std::string>& into, std::string text) {
      if (std::find(into.begin(), into.end(), text) == into.end()) {
        into.push_back(std::move(text));
      }
    };
    std::vector<std::string> levels;  // of confidence, in full; the cells have their first words
    auto note = [&](io::calendar_event const& e) {
      auto text = e.title + (out_.in == language::ja ? "：" : ": ") + e.what;
      if (e.by_law != day{} && e.by_law != *e.on) {
        text += (out_.in == language::ja ? "" : " ") +
                io::phrase("calendar.by_law", out_.in, {{"day", io::show(e.by_law, out_.in)}});
      }
      once(out.notes, std::move(text));
    };
    auto add = [&](page_cell const& way, std::string_view id, io::calendar_event const& first,
                   io::calendar_event const& last, std::size_t several) {
      auto const sure = std::string{text_of(first.sure)};
      auto const level = word("confidence." + sure);
      once(levels, level);
      out.rows.push_back({way,
                          {first.title + (several > 1 ? " × " + std::to_string(several) : ""), std::string{id}},
                          days_cell(first, last),
                          {first.provision, ""},
                          {level.substr(0, level.find(out_.in == language::ja ? "：" : ":")), sure}});
      note(first);
    };
    for (auto const& w : ways) {
      if (w.own) {
        add(w.way, w.own->id, *w.own, *w.own, 1);
      }
      for (auto const id : w.events) {
        io::calendar_event const* first = nullptr;
        io::calendar_event const* last = nullptr;
        std::size_t several = 0;
        for (auto const& e : calendar.events) {
          // An entry that comes every month has its day in its id.
          if (e.id == id || e.id.starts_with(std::string{id} + ".")) {
            first = first == nullptr ? &e : first;
            last = &e;
            ++several;
          }
        }
        if (first != nullptr) {
          add(w.way, id, *first, *last, several);
        }
      }
    }
    out.notes.insert(out.notes.end(), levels.begin(), levels.end());
    return out;
  }

  // --- Thailand ---

  /// What concerns a place filled by a way: by days it costs from the first day of the year until it is filled.
  static std::vector<std::string_view> events_of(th::way which, th::alternative_test test) {
    if (which == th::way::pay) {
      return {"th.deadline.due", "th.deadline.interest_starts", "th.deadline.instalments_end"};
    }
    if (which != th::way::contract || test == th::alternative_test::days) {
      return {"th.deadline.year_starts", "th.deadline.due"};
    }
    if (test == th::alternative_test::months) {
      return {"th.deadline.due", "th.deadline.training_start"};
    }
    return {"th.deadline.due"};
  }

  /// What each day of an empty place costs, and what no source says of section 35.
  void add_thai_notes(page_table& table, th::fund_year year, bool contracts) const {
    no_trace silent;
    if (th::terms::part_year_by_days.if_in_force(th::reading_day(year), what_if_)) {
      auto const a_day = th::lowest_wage(th::part_year_law_for(year, what_if_).wages, silent);
      table.notes.push_back(io::phrase("mix.deadlines.by_days", out_.in, {{"amount", money_cell(a_day).text}}));
    }
    if (contracts) {
      table.notes.push_back(word("mix.deadlines.notice"));
    }
  }

  void thailand() {
    no_trace silent;
    auto const year = th::fund_year{facts_.thai_year("fund_year")};
    auto const law = th::law_for(year, what_if_);
    std::int64_t places = 0;
    if (auto const given = facts_.number("shortfall", most_places)) {
      if (facts_.has("employees")) {
        throw facts_error(sentences::not_together, facts_.at("employees"),
                          {{"one", "employees"}, {"other", "shortfall"}});
      }
      places = *given;
    } else if (!facts_.has("employees")) {
      throw facts_error(errc::missing_facts, sentences::one_of_missing, facts_.at("shortfall"), "",
                        {{"names", "shortfall, employees"}});
    } else {
      th::year_facts firm{.employees = facts_.need(facts_.persons("employees"), "employees"),
                          .filled = {.hired = facts_.persons("hired").value_or(heads{0}),
                                     .alternatives = facts_.persons("alternatives").value_or(heads{0})}};
      places = th::assess(firm, law).at.shortfall.number();
    }
    th::options_facts f{.shortfall = heads{1}};
    if (auto const name = facts_.text("province")) {
      f.where = th::province_named(*name, facts_.at("province"));
    }
    f.paid_days = number_of_days{facts_.number("paid_days", 366).value_or(f.paid_days.number())};
    f.on_cost_rate = facts_.share("on_cost_rate");
    f.fee_per_head = facts_.amount<THB>("fee").value_or(baht{0});
    f.tax_rate = facts_.part("tax_rate");
    auto const prices = th::options_law_for(year, what_if_);
    auto const priced = th::compare(f, prices, silent);
    auto const daily =
        f.where ? th::provincial_wage(*f.where, prices.wages, silent) : th::lowest_wage(prices.wages, silent);
    auto const wages = daily * f.paid_days.number();
    auto const per_head = priced.ways[static_cast<std::size_t>(th::way::pay)].per_head;
    std::vector<way_price<THB>> ways;
    std::vector<std::string> names;
    std::vector<std::vector<std::string_view>> events;
    for (std::size_t i = 0; i < priced.ways.size(); ++i) {
      auto const which = static_cast<th::way>(i);
      auto const& w = priced.ways[i];
      ways.push_back({.id = std::string{th::way_names[i]},
                      .gross = w.per_head,
                      .net = w.net_of_tax.value_or(w.per_head),
                      .received = which == th::way::pay        ? baht{0}
                                  : which == th::way::contract ? per_head
                                                               : wages,
                      .at_work = which != th::way::pay});
      names.push_back(word("name." + ways.back().id));
      // The price of a contract without a kind is its least value.
      events.push_back(events_of(which, th::alternative_test::value));
    }
    for (auto const& c : facts_.tables("contract")) {
      events.push_back(events_of(th::way::contract, contract(c, year, ways, names)));
    }
    mix_limits<THB> limits;
    limits.budget = facts_.amount<THB>("budget");
    limits.share_at_work = facts_.part("share_at_work");
    if (auto const t = facts_.table("limits")) {
      for (auto& w : ways) {
        if (auto const one = t->table(w.id)) {
          auto const [least, most] = one->least_and_most();
          w.least = least;
          w.most = most;
          one->finish();
        }
      }
      t->finish();
    }
    facts_.finish();
    auto const due = th::contribution_due(year, law.due, silent);
    out_.subtitle =
        io::phrase("mix.subtitle.th", out_.in,
                   {{"year", io::show_year(year.common_era, "th", out_.in)}, {"places", std::to_string(places)}});

    // Each way alone.
    page_table table{"options",
                     word("mix.options.caption"),
                     {{"way", word("economics.way"), false},
                      {"closes", word("mix.closes"), true},
                      {"gross", word("mix.gross"), true},
                      {"net", word("mix.net"), true},
                      {"owed", word("mix.owed"), true},
                      {"total", word("mix.paid_in_all"), true},
                      {"deadline", word("mix.deadline"), false}},
                     {},
                     {word("remark.th.section_35_tax_open")},
                     0};
    auto one = one_place(false);
    std::vector<bar_row> bars;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      auto const& w = ways[i];
      auto const filled = w.at_work ? std::min(places, w.most.value_or(places)) : 0;
      auto const priced_places = w.at_work ? filled : places;
      auto const owed = per_head * (places - priced_places);
      table.rows.push_back({{names[i], w.id},
                            number_cell(filled),
                            money_cell(w.gross * priced_places),
                            money_cell(w.net * priced_places),
                            money_cell(owed),
                            money_cell(w.gross * priced_places + owed),
                            day_cell(due)});
      one.rows.push_back({{names[i], w.id}, money_cell(w.gross), money_cell(w.net), money_cell(w.received)});
      bars.push_back(
          {names[i], money_cell(w.net).text, static_cast<double>(w.net.minor()), static_cast<double>(w.gross.minor())});
    }
    out_.sections.push_back({"options", word("mix.options"), {}});
    out_.sections.back().blocks.emplace_back(
        page_picture{"options-chart", word("mix.chart"), word("mix.chart.description"), bar_chart(bars), false});
    out_.sections.back().blocks.emplace_back(std::move(one));
    out_.sections.back().blocks.emplace_back(std::move(table));
    std::vector<way_days> days;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      days.push_back({{names[i], ways[i].id}, events[i]});
    }
    auto until = deadlines(io::calendar_of(io::th::employer{}, year, out_.in, what_if_), days);
    add_thai_notes(until, year, true);
    out_.sections.push_back({"deadlines", word("mix.deadlines"), {}});
    out_.sections.back().blocks.emplace_back(std::move(until));

    auto const best = cheapest_mix<THB>(places, ways, limits);
    out_.sections.push_back({"best", word("mix.best"), {}});
    auto& blocks = out_.sections.back().blocks;
    if (!best.possible) {
      say_impossible();
      return;
    }
    auto mixed = mix_table();
    std::string said;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (auto const n = best.counts[i]; n > 0) {
        mixed.rows.push_back(
            {{names[i], ways[i].id}, number_cell(n), money_cell(ways[i].gross * n), money_cell(ways[i].net * n)});
        said += (said.empty() ? "" : out_.in == language::ja ? "、" : ", ") + names[i] + " × " + std::to_string(n);
      }
    }
    mixed.rows.push_back(
        {{word("mix.total"), "total"}, number_cell(places), money_cell(best.gross), money_cell(best.net)});
    mixed.notes.push_back(io::phrase("mix.search", out_.in, {{"looked", std::to_string(best.looked_at)}}));
    if (auto const worth = worth_of_one_more<THB>(places, ways, limits)) {
      mixed.notes.insert(mixed.notes.begin(), io::phrase("mix.worth", out_.in, {{"amount", money_cell(*worth).text}}));
      out_.stamped.emplace_back("worth_of_one_more", money_cell(*worth).value);
    }
    blocks.emplace_back(std::move(mixed));
    // Where a way is full, what one place more of it would save.
    page_table room{
        "room", word("mix.room"), {{"way", word("economics.way"), false}, {"saves", word("mix.net"), true}}, {}, {}, 0};
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (ways[i].most && *ways[i].most < places && best.counts[i] == *ways[i].most) {
        auto more = ways;
        more[i].most = *ways[i].most + 1;
        auto const with = cheapest_mix<THB>(places, more, limits);
        room.rows.push_back({{names[i], ways[i].id}, money_cell(best.net - with.net)});
      }
    }
    if (!room.rows.empty()) {
      blocks.emplace_back(std::move(room));
    }
    out_.lead = io::phrase("mix.lead", out_.in,
                           {{"mix", said.empty() ? "–" : said},
                            {"net", money_cell(best.net).text},
                            {"gross", money_cell(best.gross).text}});
  }

  /// What a contract covers. A refusal names the contract's place in the file.
  static th::alternative_credit credit_of(fact_table const& c, th::alternative_facts const& facts,
                                          th::alternative_law const& law) {
    no_trace silent;
    try {
      return th::credit_of(facts, law, silent);
    } catch (facts_error const& e) {
      throw facts_error(e.code(), e.said(), c.at("kind"), e.provision(), e.args());
    } catch (law_error const& e) {
      throw law_error(e.code(), e.said(), e.args(), e.provision(), c.at("kind"));
    }
  }

  /// A section 35 contract of a kind: what it is worth, and what is still due for its place. Says by what it is judged.
  th::alternative_test contract(fact_table const& c, th::fund_year year, std::vector<way_price<THB>>& ways,
                                std::vector<std::string>& names) {
    auto const kind_name = c.need(c.text("kind"), "kind");
    auto const at = std::find(th::alternative_kind_names.begin(), th::alternative_kind_names.end(), kind_name);
    if (at == th::alternative_kind_names.end()) {
      throw facts_error(sentences::not_a_choice, c.at("kind"),
                        {{"value", kind_name},
                         {"choices", io::joined(th::alternative_kind_names)},
                         {"nearest", nearest_name(kind_name, th::alternative_kind_names)}});
    }
    auto const kind = static_cast<th::alternative_kind>(at - th::alternative_kind_names.begin());
    auto const value = c.need(c.amount<THB>("value"), "value");
    auto day_of = [&](std::string_view key) -> std::optional<day> {
      auto const text = c.text(key);
      if (!text) {
        return std::nullopt;
      }
      auto const d = parse_day(*text);
      if (!d) {
        throw facts_error(sentences::not_a_day, c.at(key), {{"value", *text}});
      }
      return d;
    };
    auto const from = day_of("from");
    auto const to = day_of("to");
    if (from && to) {
      if (*to < *from) {
        throw facts_error(sentences::wrong_order, c.at("to"), {{"then", text_of(*to)}, {"first", text_of(*from)}});
      }
    }
    std::optional<period> const term =
        from && to ? std::optional{period{*from, *to + date::days{1}}} : std::optional<period>{};
    auto const law = th::alternative_law_for(year, kind, what_if_);
    auto const credit = credit_of(c, {kind, value, term}, law);
    auto const [least, most] = c.least_and_most();
    ways.push_back({.id = "contract_" + kind_name,
                    .gross = value + credit.due,
                    .net = value + credit.due,
                    .received = value,
                    .at_work = true,
                    .least = least,
                    .most = most});
    names.push_back(io::phrase("mix.contract", out_.in, {{"kind", word("alternative." + kind_name)}}));
    c.finish();
    return law_reader::value(law.test);
  }

  // --- Japan ---

  /// What one way alone costs in a year: net and levy, less grants.
  struct alone_in_japan {
    std::int64_t places = 0;
    yen gross{};
    yen net{};
    yen levy{};    ///< left after what orders set off
    yen grants{};  ///< adjustment, reward, and what orders earn beyond the levy
  };

  static double bar_length(yen amount) { return static_cast<double>(std::max<std::int64_t>(amount.minor(), 0)); }

  /// Whoever is outside the levy may claim the reward for the persons counted.
  static way_days hire_days(std::string const& name, bool covered) {
    way_days out{{name, ""}, {"jp.timetable.base_day", "jp.timetable.position_day"}};
    if (!covered) {
      out.events.push_back("jp.timetable.reward_claim_due");
    }
    return out;
  }

  way_days levy_days(bool in_parts) const {
    way_days out{{word("name.levy"), "levy"}, {"jp.timetable.return_opens", "jp.timetable.return_due"}};
    if (in_parts) {
      out.events.insert(out.events.end(), {"jp.timetable.second_instalment", "jp.timetable.third_instalment"});
    }
    return out;
  }

  /// Payments to home workers count up to the last day of the year; whoever is in the levy sets them off in its return.
  way_days home_work_days(jp::fiscal_year year, bool covered, jp::home_work_law const& law) const {
    way_days out{{word("mix.home_orders"), "home_work"},
                 {covered ? "jp.timetable.return_due" : "jp.timetable.reward_claim_due"}};
    io::calendar_event paid;
    paid.id = "jp.home_work.payments";
    paid.title = word("mix.deadlines.payments");
    paid.what = word("mix.deadlines.payments.note");
    paid.on = jp::last_day(year);
    paid.provision = io::show_provision(jp::home_work_rule.provision, out_.in);
    paid.sure = law.assessment.version().confirmed;
    out.own = std::move(paid);
    return out;
  }

  void japan() {
    no_trace silent;
    auto const year = jp::fiscal_year{static_cast<int>(facts_.need(facts_.number("fiscal_year", 2200), "fiscal_year"))};
    auto const law = jp::law_for(year, what_if_);
    auto halves_of = [&](std::string_view key) {
      auto const d = facts_.need(facts_.decimal(key), key);
      if (d.denominator() > 2) {
        throw facts_error(sentences::not_a_half, facts_.at(key), {{"value", facts_.written(key)}});
      }
      return half_heads{d.numerator() * 2 / d.denominator()};
    };
    jp::month one{};
    one.workers = halves_of("workers");
    if (facts_.has("deduction")) {
      one.deduction = facts_.need(facts_.persons("deduction"), "deduction");
      if (halves(one.deduction) > one.workers) {
        throw facts_error(sentences::more_deducted_than_workers, facts_.at("deduction"),
                          {{"part", facts_.written("deduction")}, {"whole", facts_.written("workers")}});
      }
    }
    one.counted = halves_of("counted");
    std::array<jp::month, jp::months_in_year> months;
    months.fill(one);
    auto const now = jp::assess({months}, law);

    std::vector<jp_hire> kinds;
    std::vector<jp::person> persons;
    for (auto const& h : facts_.tables("hire")) {
      jp::person who{};
      auto const kind_name = h.need(h.text("disability"), "disability");
      auto const at = std::find(jp::disability_names.begin(), jp::disability_names.end(), kind_name);
      if (at == jp::disability_names.end()) {
        throw facts_error(sentences::not_a_choice, h.at("disability"),
                          {{"value", kind_name},
                           {"choices", "physical, intellectual, mental"},
                           {"nearest", nearest_name(kind_name, jp::disability_names)}});
      }
      who.kind = static_cast<jp::disability>(at - jp::disability_names.begin());
      who.severe = h.flag("severe").value_or(false);
      auto const hours = h.need(h.text("hours"), "hours");
      auto const parsed = parse_hours(hours);
      if (!parsed) {
        throw facts_error(sentences::not_hours, h.at("hours"), {{"value", hours}});
      }
      who.hours = *parsed;
      who.hired_on = law.days.front();
      jp_hire k;
      k.id = h.need(h.text("name"), "name");
      k.received = h.need(h.amount<JPY>("wage"), "wage");
      k.gross = k.received + h.amount<JPY>("other_costs").value_or(yen{0});
      k.net = k.gross - h.amount<JPY>("subsidy").value_or(yen{0}) - h.amount<JPY>("worth_of_work").value_or(yen{0});
      auto const [least, most] = h.least_and_most(1'000);
      k.least = least;
      k.most = h.need(most, "most");
      h.finish();
      for (std::size_t m = 0; m < jp::months_in_year; ++m) {
        auto const counting = jp::counting_law_on(law.days[m], what_if_);
        k.workers[m] = jp::worker_weight(who.hours, counting, silent);
        k.counts[m] = jp::person_weight(who, jp::employer_kind::private_sector, counting, silent);
      }
      kinds.push_back(std::move(k));
      persons.push_back(who);
    }
    std::optional<jp_home_orders> orders;
    std::optional<jp::home_work_law> home_law;
    if (auto const t = facts_.table("home_work")) {
      auto const [least, most] = t->least_and_most(100'000);
      orders = jp_home_orders{t->need(t->amount<JPY>("worth_of_work_a_unit"), "worth_of_work_a_unit"), least,
                              t->need(most, "most")};
      home_law = jp::home_work_law_for(
          year, now.covered ? jp::home_work_scheme::adjustment : jp::home_work_scheme::reward, what_if_);
      t->finish();
    }
    auto const budget = facts_.amount<JPY>("budget");
    std::optional<half_heads> others;
    if (auto const t = facts_.table("special_subsidiary")) {
      others = halves(t->need(t->persons("staff_without_disability"), "staff_without_disability"));
      t->finish();
    }
    facts_.finish();
    out_.subtitle =
        io::phrase("mix.subtitle.jp", out_.in,
                   {{"year", io::show_year(year.first, "jp", out_.in)}, {"levy", money_cell(now.net_payable).text}});

    page_table table{"options",
                     word("mix.options.caption"),
                     {{"way", word("economics.way"), false},
                      {"places", word("mix.places"), true},
                      {"gross", word("mix.gross"), true},
                      {"net", word("mix.net"), true},
                      {"levy", word("mix.levy"), true},
                      {"grants", word("mix.grants"), true},
                      {"total", word("mix.total"), true},
                      {"deadline", word("mix.deadline"), false}},
                     {},
                     {word("mix.adds_up.jp")},
                     0};
    std::vector<bar_row> bars;
    auto one_of = one_place(true);
    auto add_way = [&](page_cell const& way, alone_in_japan const& w, day until) {
      auto const total = w.net + w.levy - w.grants;
      table.rows.push_back({way, number_cell(w.places), money_cell(w.gross), money_cell(w.net), money_cell(w.levy),
                            money_cell(yen{0} - w.grants), money_cell(total), day_cell(until)});
      bars.push_back({way.text, money_cell(total).text, bar_length(total), bar_length(w.gross + w.levy)});
    };
    auto alone = [&](std::size_t which, std::int64_t n) {
      auto with = months;
      for (std::size_t m = 0; m < with.size(); ++m) {
        with[m].workers += kinds[which].workers[m] * n;
        with[m].counted += kinds[which].counts[m] * n;
      }
      return jp::assess({with}, law);
    };
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      std::int64_t n = 0;
      while (n < kinds[k].most && alone(k, n).net_payable > yen{0}) {
        ++n;
      }
      auto const bill = alone(k, n);
      add_way({kinds[k].id, ""},
              {.places = n,
               .gross = kinds[k].gross * n,
               .net = kinds[k].net * n,
               .levy = bill.net_payable,
               .grants = bill.net_receivable},
              law.days.front());
      auto const months_counted =
          text_of(std::accumulate(kinds[k].counts.begin(), kinds[k].counts.end(), half_heads{0}));
      one_of.rows.push_back({{kinds[k].id, ""},
                             {months_counted, months_counted},
                             money_cell(kinds[k].gross),
                             money_cell(kinds[k].net),
                             money_cell(kinds[k].received)});
    }
    if (orders) {
      auto const payments = law_reader::value(home_law->assessment) * orders->most;
      auto const off = jp::home_work_amount(payments, now.of.counted, *home_law, silent).amount;
      auto const set_off = std::min(off, now.net_payable);
      add_way({word("mix.home_orders"), "home_work"},
              {.places = orders->most,
               .gross = payments,
               .net = payments - orders->worth_a_unit * orders->most,
               .levy = now.net_payable - set_off,
               .grants = now.net_receivable + off - set_off},
              jp::last_day(year));
    }
    add_way({word("name.levy"), "levy"}, {.levy = now.net_payable, .grants = now.net_receivable}, now.when.rolled);
    out_.sections.push_back({"options", word("mix.options"), {}});
    out_.sections.back().blocks.emplace_back(
        page_picture{"options-chart", word("mix.chart.jp"), word("mix.chart.jp.description"), bar_chart(bars), false});
    if (!kinds.empty()) {
      out_.sections.back().blocks.emplace_back(std::move(one_of));
    }
    out_.sections.back().blocks.emplace_back(std::move(table));
    std::vector<way_days> days;
    for (auto const& k : kinds) {
      days.push_back(hire_days(k.id, now.covered));
    }
    if (orders) {
      days.push_back(home_work_days(year, now.covered, *home_law));
    }
    if (now.covered) {
      days.push_back(levy_days(jp::split_levy(now.net_payable, law, silent).has_value()));
    }
    auto until = deadlines(io::calendar_of(io::jp::employer{}, year, out_.in, what_if_), days);
    until.notes.push_back(word("mix.deadlines.late.jp"));
    out_.sections.push_back({"deadlines", word("mix.deadlines"), {}});
    out_.sections.back().blocks.emplace_back(std::move(until));

    auto const best = cheapest_mix(months, law, kinds, orders, home_law, budget);
    out_.sections.push_back({"best", word("mix.best"), {}});
    auto& blocks = out_.sections.back().blocks;
    if (!best.possible) {
      say_impossible();
      return;
    }
    auto mixed = mix_table();
    std::string said;
    auto say = [&](std::string const& what, std::int64_t n) {
      said += (said.empty() ? "" : out_.in == language::ja ? "、" : ", ") + what + " × " + std::to_string(n);
    };
    std::vector<jp::person> hired;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (auto const n = best.hires[k]; n > 0) {
        mixed.rows.push_back(
            {{kinds[k].id, ""}, number_cell(n), money_cell(kinds[k].gross * n), money_cell(kinds[k].net * n)});
        say(kinds[k].id, n);
        hired.push_back(persons[k]);
        hired.back().number = heads{n};
      }
    }
    if (best.home_units > 0) {
      auto const unit = law_reader::value(home_law->assessment);
      mixed.rows.push_back({{word("mix.home_orders"), "home_work"},
                            number_cell(best.home_units),
                            money_cell(unit * best.home_units),
                            money_cell((unit - orders->worth_a_unit) * best.home_units)});
      say(word("mix.home_orders"), best.home_units);
    }
    auto const set_off = std::min(best.home_work, best.levy);
    auto const paid = best.gross + best.levy - set_off;
    auto add_amount = [&](std::string_view label, std::string const& id, yen gross, yen net) {
      mixed.rows.push_back({{word(label), id}, {"", ""}, money_cell(gross), money_cell(net)});
    };
    add_amount("mix.levy", "levy_left", best.levy, best.levy);
    if (best.home_units > 0) {
      add_amount("mix.home_work", "set_off", yen{0} - set_off, yen{0} - best.home_work);
    }
    if (best.grants > yen{0}) {
      add_amount(now.covered ? "mix.adjustment" : "mix.reward", now.covered ? "adjustment" : "reward", yen{0},
                 yen{0} - best.grants);
    }
    add_amount("mix.total", "total", paid, best.total);
    mixed.notes.push_back(io::phrase("mix.search_all", out_.in, {{"looked", std::to_string(best.looked_at)}}));
    // One more regular person in every month, at no cost.
    auto with = months;
    for (auto& m : with) {
      m.counted += halves(heads{1});
    }
    auto const other = cheapest_mix(with, law, kinds, orders, home_law, budget);
    if (other.possible) {
      mixed.notes.insert(mixed.notes.begin(),
                         io::phrase("mix.worth", out_.in, {{"amount", money_cell(best.total - other.total).text}}));
      out_.stamped.emplace_back("worth_of_one_more", money_cell(best.total - other.total).value);
    }
    blocks.emplace_back(std::move(mixed));
    if (others && !hired.empty()) {
      auto const counting = jp::counting_law_on(law.days.front(), what_if_);
      auto staff = *others;
      for (auto const& p : hired) {
        staff += jp::worker_weight(p.hours, counting, silent) * p.number.number();
      }
      auto const test =
          jp::certify(staff, hired, counting, jp::certification_law_on(law.days.front(), what_if_), silent);
      out_.sections.push_back({"subsidiary", word("mix.subsidiary"), {}});
      out_.sections.back().blocks.emplace_back(
          page_paragraph{word(test.qualifies ? "mix.subsidiary.yes" : "mix.subsidiary.no")});
      out_.stamped.emplace_back("special_subsidiary_qualifies", test.qualifies ? "yes" : "no");
    }
    out_.lead = io::phrase("mix.lead", out_.in,
                           {{"mix", said.empty() ? word("name.levy") : said},
                            {"net", money_cell(best.total).text},
                            {"gross", money_cell(paid).text}});
  }

  toml::table file_;
  fact_table facts_;
  reform what_if_;
  page out_;
};

}  // namespace

std::string options_report(std::string const& path, io::report_format as, io::language in, reform const& what_if) {
  return written_as(options_page{path, in, what_if}.make(), as);
}

}  // namespace quotalaw::placement
