// SPDX-License-Identifier: Apache-2.0
#include "page.hpp"
#include "quotalaw/core/error.hpp"
#include "quotalaw/placement/simulation.hpp"
#include "quotalaw/th/facts.hpp"
#include "words.hpp"

#include <algorithm>

namespace quotalaw::placement {

namespace {

/// A figure over all years, in tenths.
struct spread {
  std::int64_t mean = 0, low = 0, high = 0;
};

class simulation_page {
 public:
  simulation_page(problem const& given, simulation_settings const& how, std::span<simulated_year const> years,
                  io::language in, std::size_t left_out)
      : p_{given}, how_{how}, years_{years}, left_out_{left_out} {
    out_.in = in;
  }

  page make() {
    out_.title = phrase("title", {{"year", io::show_year(p_.how.year.common_era, "th", out_.in)}});
    out_.subtitle = phrase("subtitle", {{"people", count(static_cast<std::int64_t>(p_.people.size()))},
                                        {"hosts", count(static_cast<std::int64_t>(p_.hosts.size()))},
                                        {"companies", count(static_cast<std::int64_t>(p_.companies.size()))},
                                        {"runs", count(how_.runs)},
                                        {"weeks", count(how_.weeks)}});
    auto const more = over_years([](simulated_year const& y) { return y.by[1].placed - y.by[0].placed; });
    auto const placed = [](year_result const& r) { return r.placed; };
    out_.lead = phrase("lead", {{"priced", tenths(of(arrival_rule::priced, placed).mean)},
                                {"nearest", tenths(of(arrival_rule::nearest, placed).mean)},
                                {"hindsight", tenths(of(arrival_rule::hindsight, placed).mean)},
                                {"mean", tenths(more.mean)},
                                {"low", count(more.low / 10)},
                                {"high", count(more.high / 10)}});
    if (left_out_ > 0) {
      out_.lead = phrase("incomplete", {{"count", count(static_cast<std::int64_t>(left_out_))}}) + " " + out_.lead;
    }
    rules_section();
    weeks_section();
    years_section();
    out_.foot = past_review_told(p_, out_.in);
    out_.foot.insert(out_.foot.end(),
                     {phrase("recorded", {{"seed", std::to_string(p_.how.seed)}, {"law", p_.law_version}}),
                      word("report.not_advice")});
    out_.stamped = {{"seed", std::to_string(p_.how.seed)},
                    {"runs", std::to_string(how_.runs)},
                    {"weeks", std::to_string(how_.weeks)},
                    {"most_placed", std::to_string(years_.front().most)},
                    {"hindsight_proven", years_.front().proven ? "yes" : "no"},
                    {"rows_left_out", std::to_string(left_out_)},
                    {"law_version", p_.law_version}};
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key) const { return std::string{io::label(key, out_.in)}; }
  std::string phrase(std::string_view key, sentence_args const& args) const {
    return io::phrase("arrivals." + std::string{key}, out_.in, args);
  }
  std::string title(std::string_view key) const { return word("arrivals." + std::string{key}); }
  std::string rule_name(std::size_t rule) const { return title(arrival_rule_names[rule]); }
  std::string count(std::int64_t n) const { return io::show(term_kind::count, {}, std::to_string(n), out_.in); }
  static std::string plain_tenths(std::int64_t n) { return decimal_text(n, 1); }
  std::string tenths(std::int64_t n) const {
    auto const text = count(n / 10) + "." + std::to_string(std::abs(n % 10));
    return n < 0 && n > -10 ? "-" + text : text;
  }
  std::string money(std::int64_t satang) const {
    return io::show(term_kind::money, THB::code, decimal_text(satang, THB::decimals), out_.in);
  }
  page_cell count_cell(std::int64_t n) const { return {count(n), std::to_string(n)}; }

  template <class F>
  spread over_years(F figure) const {
    spread out;
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < years_.size(); ++k) {
      auto const n = figure(years_[k]);
      sum += n;
      out.low = k == 0 ? n : std::min(out.low, n);
      out.high = k == 0 ? n : std::max(out.high, n);
    }
    auto const all = static_cast<std::int64_t>(years_.size());
    out.mean = (sum * 20 + (sum < 0 ? -all : all)) / (2 * all);
    out.low *= 10;
    out.high *= 10;
    return out;
  }
  template <class F>
  spread of(arrival_rule rule, F figure) const {
    return over_years([&](simulated_year const& y) { return figure(y.by[static_cast<std::size_t>(rule)]); });
  }
  page_cell range_cell(spread const& s) const {
    return {phrase("range", {{"mean", tenths(s.mean)}, {"low", count(s.low / 10)}, {"high", count(s.high / 10)}}),
            plain_tenths(s.mean)};
  }

  /// Metres as whole kilometres; minutes as they are.
  std::int64_t shown_way(year_result const& r) const { return p_.timed ? r.travel : (r.travel + 500) / 1'000; }
  /// Tenths of a per cent.
  static std::int64_t worst_share(year_result const& r) {
    return r.worst_people == 0 ? 0 : r.worst_placed * 1'000 / r.worst_people;
  }

  void rules_section() {
    out_.sections.push_back({"rules", title("rules"), {}});
    auto& blocks = out_.sections.back().blocks;
    auto const way = p_.timed ? "minutes" : "km";
    page_table t{"rules",
                 title("rules.caption"),
                 {{"rule", title("rule"), false},
                  {"placed", title("placed"), true},
                  {"placed_low", "", true, false},
                  {"placed_high", "", true, false},
                  {"unmet", title("unmet"), true},
                  {"unmet_low", "", true, false},
                  {"unmet_high", "", true, false},
                  {"contribution", title("contribution"), true},
                  {way, title(way), true},
                  {"worst_percent", title("worst"), true},
                  {"refused", title("refused"), true}},
                 {},
                 {},
                 0};
    std::vector<bar_row> bars;
    for (std::size_t k = 0; k < arrival_rule_names.size(); ++k) {
      auto const rule = static_cast<arrival_rule>(k);
      auto const placed = of(rule, [](year_result const& r) { return r.placed; });
      auto const unmet = of(rule, [](year_result const& r) { return r.unmet; });
      auto const bill = of(rule, [](year_result const& r) { return r.contribution.minor(); });
      auto const worst = of(rule, worst_share);
      t.rows.push_back({{rule_name(k), std::string{arrival_rule_names[k]}},
                        range_cell(placed),
                        {count(placed.low / 10), std::to_string(placed.low / 10)},
                        {count(placed.high / 10), std::to_string(placed.high / 10)},
                        range_cell(unmet),
                        {count(unmet.low / 10), std::to_string(unmet.low / 10)},
                        {count(unmet.high / 10), std::to_string(unmet.high / 10)},
                        {money((bill.mean + 5) / 10), decimal_text((bill.mean + 5) / 10, THB::decimals)},
                        range_cell(of(rule, [&](year_result const& r) { return shown_way(r); })),
                        {decimal_text((worst.mean + 5) / 10, 1) + " %", decimal_text((worst.mean + 5) / 10, 1)},
                        range_cell(of(rule, [](year_result const& r) { return r.refused; }))});
      bars.push_back(
          {rule_name(k), range_cell(unmet).text, static_cast<double>(unmet.mean), static_cast<double>(unmet.high)});
    }
    t.notes.push_back(phrase("how", {{"learn", count(how_.learn_every)},
                                     {"forecasts", count(how_.forecasts)},
                                     {"history", how_.history.empty() ? std::string{} : title("how.history")}}));
    if (how_.history.empty()) {
      t.notes.push_back(title("first"));
    }
    t.notes.push_back(years_.front().proven ? title("proof")
                                            : phrase("no_proof", {{"most", count(years_.front().most)}}));
    t.notes.push_back(title("not_modelled"));
    blocks.emplace_back(
        page_picture{"unmet-chart", title("chart"), title("chart.description"), bar_chart(bars), false});
    blocks.emplace_back(std::move(t));
  }

  void weeks_section() {
    page_table t{"weeks",
                 title("weeks.caption"),
                 {{"week", title("week"), true}, {"nearest", rule_name(0), true}, {"priced", rule_name(1), true}},
                 {},
                 {},
                 0};
    constexpr std::int64_t quarters = 4;
    for (std::int64_t q = 1; q <= quarters; ++q) {
      auto const week = how_.weeks * q / quarters;
      if (week == 0 || (q > 1 && week == how_.weeks * (q - 1) / quarters)) {
        continue;
      }
      std::vector<page_cell> row{count_cell(week)};
      for (std::size_t k = 0; k < 2; ++k) {
        row.push_back(range_cell(
            over_years([&](simulated_year const& y) { return y.by[k].by_week[static_cast<std::size_t>(week - 1)]; })));
      }
      t.rows.push_back(std::move(row));
    }
    out_.sections.push_back({"weeks", title("weeks"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  void years_section() {
    auto const way = p_.timed ? "minutes" : "km";
    page_table t{"years",
                 title("years.caption"),
                 {{"year", title("year"), false},
                  {"rule", title("rule"), false},
                  {"placed", title("placed"), true},
                  {"unmet", title("unmet"), true},
                  {"contribution", title("contribution"), true},
                  {way, title(way), true},
                  {"worst_province", title("province"), false},
                  {"worst_placed", title("province_share"), true},
                  {"refused", title("refused"), true}},
                 {},
                 {},
                 0};
    for (auto const& y : years_) {
      for (std::size_t k = 0; k < arrival_rule_names.size(); ++k) {
        auto const& r = y.by[k];
        auto const worst = phrase("of", {{"part", count(r.worst_placed)}, {"whole", count(r.worst_people)}});
        t.rows.push_back(
            {{"seed " + std::to_string(y.seed), std::to_string(y.seed) + "." + std::string{arrival_rule_names[k]}},
             {rule_name(k), std::string{arrival_rule_names[k]}},
             count_cell(r.placed),
             count_cell(r.unmet),
             {money(r.contribution.minor()), decimal_text(r.contribution.minor(), THB::decimals)},
             count_cell(shown_way(r)),
             {group(r.worst_province, fairness::province, out_.in), r.worst_province},
             {worst, std::to_string(r.worst_placed) + "/" + std::to_string(r.worst_people)},
             count_cell(r.refused)});
      }
    }
    out_.sections.push_back({"years", title("years"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  problem const& p_;
  simulation_settings const& how_;
  std::span<simulated_year const> years_;
  std::size_t left_out_;
  page out_;
};

}  // namespace

std::string simulation_report(problem const& given, simulation_settings const& how,
                              std::span<simulated_year const> years, io::report_format as, io::language in,
                              std::size_t left_out) {
  return written_as(simulation_page{given, how, years, in, left_out}.make(), as);
}

}  // namespace quotalaw::placement
