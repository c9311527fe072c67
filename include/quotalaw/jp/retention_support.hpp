// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Retention support for employment (就労定着支援): the band of an office's retention rate and what a month earns.
/// docs/jp/retention_support.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"
#include "transition_support.hpp"

#include <array>
#include <optional>
#include <string>

namespace quotalaw::jp {

inline constexpr rule retention_fee_rule{"jp.retention_support.fee", "notice on service fees, not read"};
inline constexpr rule retention_revenue_rule{"jp.retention_support.revenue", "notice on service fees, not read"};

/// Bands of the retention rate, highest first.
enum class retention_band : std::uint8_t { from_95, from_90, from_80, from_70, from_50, from_30, from_10, below };
inline constexpr std::array<std::string_view, 8> retention_band_names{"from_95", "from_90", "from_80", "from_70",
                                                                      "from_50", "from_30", "from_10", "below"};
constexpr std::string_view text_of(retention_band b) { return retention_band_names[static_cast<std::size_t>(b)]; }

struct retention_law {
  fiscal_year year;
  std::optional<statutory<heads>> most_users;  ///< of the class whose units are known; nothing: all users alike
  struct band {
    statutory<rate> edge;
    statutory<plain_count> units;
  };
  std::array<std::optional<band>, 7> bands{};  ///< only those of the revision in force
  statutory<plain_count> below;
  statutory<yen> base_price;
};

/// \throws law_error for a year or a number of users without known units.
inline retention_law retention_law_for(fiscal_year y, heads users, reform const& what_if = {}) {
  using namespace terms;
  auto const on = first_day(y);
  retention_law out{};
  out.year = y;
  out.below = retention_support_units_below.at(on, what_if);
  out.base_price = retention_support_unit_price.at(on, what_if);
  out.most_users = retention_support_most_users.if_in_force(on, what_if);
  if (out.most_users && users > law_reader::value(*out.most_users)) {
    throw law_error(
        errc::unsettled, sentences::unsettled,
        {{"question", "the units of an office with more than " + text_of(law_reader::value(*out.most_users)) +
                          " users in fiscal " + std::to_string(y.first)},
         {"advice", "see the notice of the Ministry on service fees, or ask for fiscal 2024 or later"}},
        std::string{retention_fee_rule.provision});
  }
  auto add = [&](retention_band which, timeline<rate> const& edge, timeline<plain_count> const& units) {
    auto const from = edge.if_in_force(on, what_if);
    auto const worth = units.if_in_force(on, what_if);
    if (from && worth) {
      out.bands[static_cast<std::size_t>(which)] = retention_law::band{*from, *worth};
    }
  };
  add(retention_band::from_95, retention_support_edge_from_95, retention_support_units_from_95);
  add(retention_band::from_90, retention_support_edge_from_90, retention_support_units_from_90);
  add(retention_band::from_80, retention_support_edge_from_80, retention_support_units_from_80);
  add(retention_band::from_70, retention_support_edge_from_70, retention_support_units_from_70);
  add(retention_band::from_50, retention_support_edge_from_50, retention_support_units_from_50);
  add(retention_band::from_30, retention_support_edge_from_30, retention_support_units_from_30);
  add(retention_band::from_10, retention_support_edge_from_10, retention_support_units_from_10);
  return out;
}

struct retention_fee {
  retention_band band = retention_band::below;
  plain_count units;  ///< per user and month
};

/// Finds the band of a retention rate and its units. Exactly at an edge is in the higher band.
template <tracer T>
constexpr retention_fee retention_fee_of(rate retention, retention_law const& law, T& trace) {
  auto step = trace.begin(retention_fee_rule);
  auto const stayed = step.given("retention_rate", retention);
  if (law.most_users) {
    step.reads(*law.most_users);
  }
  retention_fee out{};
  for (std::size_t i = 0; i < law.bands.size(); ++i) {
    if (law.bands[i] && stayed >= step.reads(law.bands[i]->edge)) {
      out.band = step.finds("fee_band", static_cast<retention_band>(i));
      out.units = step.concludes("units", step.reads(law.bands[i]->units));
      return out;
    }
  }
  step.finds("fee_band", out.band);
  out.units = step.concludes("units", step.reads(law.below));
  return out;
}

/// Computes what a month earns: users × units × price, cut to whole yen once at the end.
/// \param given_price the price of an area, or nothing for the base price.
template <tracer T>
constexpr yen retention_revenue(heads users, plain_count units, std::optional<unit_price> const& given_price,
                                retention_law const& law, T& trace) {
  auto step = trace.begin(retention_revenue_rule);
  auto const served = step.given("users", users);
  auto const per_month = step.given("units", units);
  unrounded<JPY> exact;
  if (given_price) {
    exact = unrounded<JPY>{yen{1}} * step.given("unit_price", *given_price).yen_per_unit;
  } else {
    exact = unrounded<JPY>{step.reads(law.base_price)};
  }
  exact = exact * served.number() * per_month.number();
  return step.concludes("revenue", exact.rounded(rounding::down));
}

}  // namespace quotalaw::jp
