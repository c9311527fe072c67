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
  std::optional<statutory<rate>> high_multiple{};
  std::optional<statutory<rate>> facilities_multiple{};
  std::optional<statutory<baht>> allowance{};  ///< of the person, from the state, a month
};

inline options_law options_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = first_day(y);
  auto const tax = tax_law_for(y.common_era, what_if);
  return {contribution_law_for(y, what_if),
          terms::minimum_wage.at(on, what_if),
          tax.multiple,
          tax.contribution_multiple,
          terms::social_security_rate.if_in_force(on, what_if),
          terms::social_security_wage_ceiling.if_in_force(on, what_if),
          tax.high_multiple,
          tax.facilities_multiple,
          terms::allowance_other.if_in_force(on, what_if)};
}

struct options_facts {
  heads shortfall;
  std::optional<province> where{};     ///< of the work; the lowest wage of the country where not given
  number_of_days paid_days{365};       ///< days of wage a year
  std::optional<rate> on_cost_rate{};  ///< on top of wages; the employer's social security where not given
  baht fee_per_head{};                 ///< to whoever arranges work at a host
  std::optional<rate> tax_rate{};      ///< corporate income tax
  /// More than the share of employees and more than the days of the higher deduction (th.tax): an employer's own fact.
  bool high_deduction = false;
  baht facility_cost{};  ///< a head, spent on accessibility when hiring
  std::optional<rate>
      contract_deduction{};  ///< share of a section 35 contract that is deductible, if the employer knows
};

struct priced_way {
  baht per_head;
  baht gross;
  std::optional<baht> net_of_tax{};
  std::optional<baht> net_per_head{};
  baht more_than_cheapest{};  ///< in all, by net of tax if it is there, else gross
  baht person_receives{};     ///< a person and year, from the work or the contract, less the own social security
};

struct priced_options {
  std::array<priced_way, 4> ways{};
  number_of_days break_even_paid_days;  ///< hiring costs no more than paying up to this many paid days
  way cheapest = way::hire;
  /// The same after tax, up to a year of days; only with a tax rate.
  std::optional<number_of_days> break_even_paid_days_net{};
  std::optional<baht> allowance_a_year{};  ///< the disability allowance, which the person has in every way
};

inline constexpr rule options_rule{"th.options.compare", "Act s.33, s.34, s.35; Royal Decree No. 499"};

/// Prices every way for the whole shortfall.
/// \throws law_error if social security of the year is not known and no on-cost rate is given, if the higher deduction
/// or the one for facilities is asked for and not known.
template <tracer T>
constexpr priced_options compare(options_facts const& facts, options_law const& law, T& trace) {
  auto step = trace.begin(options_rule);
  auto const places = step.given("shortfall", facts.shortfall);
  auto const paid_days = step.given("paid_days", facts.paid_days);
  auto const fee = step.given("fee_per_head", facts.fee_per_head);
  auto const daily = facts.where ? provincial_wage(*facts.where, law.wages, trace) : lowest_wage(law.wages, trace);
  auto const price = price_of_place(facts.where, law.contribution, trace);

  // On-costs of a year of wages; the ceiling is that of twelve months.
  rate on_cost_share{};
  rate own_share{};
  std::optional<baht> ceiling;
  if (law.social_security && law.wage_ceiling) {
    own_share = step.reads(*law.social_security);
    ceiling = step.reads(*law.wage_ceiling) * 12;
  }
  if (facts.on_cost_rate) {
    on_cost_share = step.given("on_cost_rate", *facts.on_cost_rate);
  } else {
    if (!ceiling) {
      timeline<rate>::refuse_reading(terms::social_security_rate.term, first_day(law.contribution.year));
    }
    on_cost_share = own_share;
  }
  auto share_of = [](baht amount, rate share) { return (unrounded<THB>{amount} * share).rounded(rounding::half_up); };
  auto capped = [&](baht wages) { return ceiling ? std::min(wages, *ceiling) : wages; };
  auto on_costs_of = [&](baht wages) { return share_of(facts.on_cost_rate ? wages : capped(wages), on_cost_share); };
  auto const wages = step.finds("yearly_wages", daily * paid_days.number());
  step.finds("on_costs", on_costs_of(wages));

  auto unknown = [&](auto const& line) {
    timeline<rate>::refuse_reading(line.term, line.term.versions.back().from - date::days{1});
  };
  if (facts.high_deduction && !law.high_multiple) {
    unknown(terms::tax_wages_high_multiple);
  }
  auto const multiple =
      step.finds("multiple", facts.high_deduction ? step.reads(*law.high_multiple) : step.reads(law.wage_multiple));
  baht facility_deduction;
  if (facts.facility_cost > baht{0}) {
    if (!law.facilities_multiple) {
      unknown(terms::tax_facilities_multiple);
    }
    step.given("facility_cost", facts.facility_cost);
    facility_deduction = share_of(facts.facility_cost, step.reads(*law.facilities_multiple));
  }
  auto hire_deduction = [&](baht paid) { return share_of(paid, multiple) + on_costs_of(paid) + facility_deduction; };
  auto hire_cost = [&](baht paid) { return paid + on_costs_of(paid) + facts.facility_cost; };
  auto after_tax = [&](baht cost, baht deduction) { return cost - share_of(deduction, *facts.tax_rate); };

  std::array<baht, 4> deductions{hire_deduction(wages), hire_deduction(wages) + fee, baht{0}, baht{0}};
  if (facts.contract_deduction) {
    deductions[2] = share_of(price.per_head, step.given("contract_deduction", *facts.contract_deduction));
  }
  if (law.contribution_multiple) {
    deductions[3] = share_of(price.per_head, step.reads(*law.contribution_multiple));
  }
  std::array<baht, 4> const heads_cost{hire_cost(wages), hire_cost(wages) + fee, price.per_head, price.per_head};
  auto const own = share_of(capped(wages), own_share);
  std::array<baht, 4> const received{wages - own, wages - own, price.per_head, baht{0}};

  priced_options out{};
  for (std::size_t i = 0; i < out.ways.size(); ++i) {
    auto& w = out.ways[i];
    w.per_head = heads_cost[i];
    w.gross = w.per_head * places.number();
    w.person_receives = received[i];
    if (facts.tax_rate) {
      w.net_per_head = after_tax(w.per_head, deductions[i]);
      w.net_of_tax = *w.net_per_head * places.number();
    }
  }
  auto cost = [&](std::size_t i) { return out.ways[i].net_of_tax.value_or(out.ways[i].gross); };
  std::size_t best = 0;
  for (std::size_t i = 1; i < out.ways.size(); ++i) {
    if (cost(i) < cost(best)) {
      best = i;
    }
  }
  for (std::size_t i = 0; i < out.ways.size(); ++i) {
    out.ways[i].more_than_cheapest = cost(i) - cost(best);
  }
  out.cheapest = step.concludes("cheapest", static_cast<way>(best));
  // The daily cost of hiring, on-costs in proportion (a ceiling on them is left out: it only makes hiring cheaper).
  std::int64_t days = 0;
  if (daily > baht{0}) {
    auto const left = std::max(price.per_head - facts.facility_cost, baht{0});
    days = left.minor() * on_cost_share.denominator() /
           (daily.minor() * (on_cost_share.numerator() + on_cost_share.denominator()));
  }
  out.break_even_paid_days = step.concludes("break_even_paid_days", number_of_days{days});
  if (facts.tax_rate) {
    auto const paying = *out.ways[3].net_per_head;
    auto const year = (last_day(law.contribution.year) - first_day(law.contribution.year)).count() + 1;
    std::int64_t most = 0;
    for (std::int64_t d = 1; d <= year; ++d) {
      auto const paid = daily * d;
      if (after_tax(hire_cost(paid), hire_deduction(paid)) <= paying) {
        most = d;
      }
    }
    out.break_even_paid_days_net = step.concludes("break_even_paid_days_net", number_of_days{most});
  }
  if (law.allowance) {
    out.allowance_a_year = step.finds("allowance_a_year", step.reads(*law.allowance) * 12);
  }
  if (!facts.contract_deduction) {
    step.remarks("th.section_35_tax_open");
  }
  step.remarks("th.section_35_person_must_receive");
  return out;
}

}  // namespace quotalaw::th
