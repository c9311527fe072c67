// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The lawful ways to close a shortfall, priced side by side: hire (33), hire at a host near the person's home (33),
/// contract (35), pay (34). Wages are the provincial minimum: what a company pays above it is its own fact.
/// docs/th/options.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "contribution.hpp"
#include "incentives.hpp"
#include "minimum_wage.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace quotalaw::th {

enum class way : std::uint8_t { hire, hire_at_host, contract, pay };
inline constexpr std::array<std::string_view, 4> way_names{"section_33", "section_33_at_host", "section_35",
                                                           "section_34"};
constexpr std::string_view text_of(way w) { return way_names[static_cast<std::size_t>(w)]; }

struct options_law {
  contribution_law contribution;
  statutory<money_table<THB>> wages;  ///< in force on the first day of the fund year
  statutory<rate> wage_multiple;      ///< tax: wages of persons with disabilities
  std::optional<statutory<rate>> contribution_multiple;
  std::optional<statutory<rate>> social_security;
  std::optional<statutory<baht>> wage_ceiling;  ///< of social security, a month
};

inline options_law options_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = first_day(y);
  auto const tax = tax_law_for(y.common_era, what_if);
  return {contribution_law_for(y, what_if),
          terms::minimum_wage.at(on, what_if),
          tax.multiple,
          tax.contribution_multiple,
          terms::social_security_rate.if_in_force(on, what_if),
          terms::social_security_wage_ceiling.if_in_force(on, what_if)};
}

struct options_facts {
  heads shortfall;
  std::optional<province> where{};     ///< of the work; the lowest wage of the country where not given
  number_of_days paid_days{365};       ///< days of wage a year
  std::optional<rate> on_cost_rate{};  ///< on top of wages; the employer's social security where not given
  baht fee_per_head{};                 ///< to whoever arranges work at a host
  std::optional<rate> tax_rate{};      ///< corporate income tax
};

struct priced_way {
  baht per_head;
  baht gross;
  std::optional<baht> net_of_tax{};
};

struct priced_options {
  std::array<priced_way, 4> ways{};
  number_of_days break_even_paid_days;  ///< hiring costs no more than paying up to this many paid days
  way cheapest = way::hire;
};

inline constexpr rule options_rule{"th.options.compare", "Act s.33, s.34, s.35; Royal Decree No. 499"};

/// Prices every way for the whole shortfall.
/// \throws law_error if social security of the year is not known and no on-cost rate is given.
template <tracer T>
constexpr priced_options compare(options_facts const& facts, options_law const& law, T& trace) {
  auto step = trace.begin(options_rule);
  auto const places = step.given("shortfall", facts.shortfall);
  auto const paid_days = step.given("paid_days", facts.paid_days);
  auto const fee = step.given("fee_per_head", facts.fee_per_head);
  auto const daily = facts.where ? provincial_wage(*facts.where, law.wages, trace) : lowest_wage(law.wages, trace);
  auto const price = price_of_place(facts.where, law.contribution, trace);

  auto const wages = step.finds("yearly_wages", daily * paid_days.number());
  baht on_costs;
  rate on_cost_share{};
  if (facts.on_cost_rate) {
    on_cost_share = step.given("on_cost_rate", *facts.on_cost_rate);
    on_costs = (unrounded<THB>{wages} * on_cost_share).rounded(rounding::half_up);
  } else {
    if (!law.social_security || !law.wage_ceiling) {
      timeline<rate>::refuse_reading(terms::social_security_rate.term, first_day(law.contribution.year));
    }
    on_cost_share = step.reads(*law.social_security);
    auto const ceiling = step.reads(*law.wage_ceiling) * 12;
    on_costs = (unrounded<THB>{std::min(wages, ceiling)} * on_cost_share).rounded(rounding::half_up);
  }
  step.finds("on_costs", on_costs);

  auto const multiple = step.reads(law.wage_multiple);
  auto after_tax = [&](baht cost, baht deduction) {
    return cost - (unrounded<THB>{deduction} * *facts.tax_rate).rounded(rounding::half_up);
  };
  auto const extra = (unrounded<THB>{wages} * multiple).rounded(rounding::half_up);
  std::array<baht, 4> deductions{extra + on_costs, extra + on_costs + fee, baht{0}, baht{0}};
  if (law.contribution_multiple) {
    deductions[3] =
        (unrounded<THB>{price.per_head} * step.reads(*law.contribution_multiple)).rounded(rounding::half_up);
  }
  std::array<baht, 4> const heads_cost{wages + on_costs, wages + on_costs + fee, price.per_head, price.per_head};

  priced_options out{};
  for (std::size_t i = 0; i < out.ways.size(); ++i) {
    auto& w = out.ways[i];
    w.per_head = heads_cost[i];
    w.gross = w.per_head * places.number();
    if (facts.tax_rate) {
      w.net_of_tax = after_tax(w.per_head, deductions[i]) * places.number();
    }
  }
  auto cost = [&](std::size_t i) { return out.ways[i].net_of_tax.value_or(out.ways[i].gross); };
  std::size_t best = 0;
  for (std::size_t i = 1; i < out.ways.size(); ++i) {
    if (cost(i) < cost(best)) {
      best = i;
    }
  }
  out.cheapest = step.concludes("cheapest", static_cast<way>(best));
  // The daily cost of hiring, on-costs in proportion (a ceiling on them is left out: it only makes hiring cheaper).
  std::int64_t days = 0;
  if (daily > baht{0}) {
    days = price.per_head.minor() * on_cost_share.denominator() /
           (daily.minor() * (on_cost_share.numerator() + on_cost_share.denominator()));
  }
  out.break_even_paid_days = step.concludes("break_even_paid_days", number_of_days{days});
  step.remarks("th.section_35_tax_open");
  return out;
}

}  // namespace quotalaw::th
