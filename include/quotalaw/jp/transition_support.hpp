// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Transition support for employment (就労移行支援): the retention rate of an office, the band it falls in, what a day
/// of service earns, and what the next band is worth. docs/jp/transition_support.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>

namespace quotalaw::jp {

inline constexpr rule transition_rate_rule{"jp.transition_support.retention", "notice on service fees, not read"};
inline constexpr rule transition_new_rule{"jp.transition_support.new_office", "notice on service fees, not read"};
inline constexpr rule transition_fee_rule{"jp.transition_support.fee", "notice on service fees, not read"};
inline constexpr rule transition_next_rule{"jp.transition_support.next_band", "notice on service fees, not read"};
inline constexpr rule transition_revenue_rule{"jp.transition_support.revenue", "notice on service fees, not read"};

/// Bands of the retention rate, lowest first. `flat`: no bands yet (to fiscal 2017).
enum class transition_band : std::uint8_t { none, above_0, from_10, from_20, from_30, from_40, from_50, flat };
inline constexpr std::array<std::string_view, 8> transition_band_names{"none",    "above_0", "from_10", "from_20",
                                                                       "from_30", "from_40", "from_50", "flat"};
constexpr std::string_view text_of(transition_band b) { return transition_band_names[static_cast<std::size_t>(b)]; }
inline constexpr std::size_t transition_bands = 7;

/// Yen for one unit, such as 11.14.
struct unit_price {
  rate yen_per_unit{};
};
inline std::string text_of(unit_price p) {
  return decimal_text(p.yen_per_unit.numerator() * 100 / p.yen_per_unit.denominator(), 2);
}

/// Reads "11.14": from 0 to 10,000 yen with at most two decimals.
constexpr std::optional<unit_price> parse_unit_price(std::string_view s) {
  auto const hundredths = parse_decimal(s, 2);
  if (!hundredths || *hundredths < 0 || *hundredths > rate::most) {
    return std::nullopt;
  }
  return unit_price{rate{*hundredths, 100}};
}

struct transition_law {
  fiscal_year year;
  statutory<heads> largest_capacity;  ///< of the class of the office
  std::optional<statutory<plain_count>> flat;
  /// Where bands are in force:
  std::optional<statutory<plain_count>> measure_years;
  std::array<statutory<rate>, transition_bands - 2> edges{};     ///< of from_10 to from_50
  std::array<statutory<plain_count>, transition_bands> units{};  ///< lowest band first
  statutory<yen> base_price;
  bool changed_in_year = false;  ///< other units from a later day of the same fiscal year on
};

/// The units of an office of one capacity, as on the first day of the fiscal year.
/// \throws law_error for a class without known units.
inline transition_law transition_law_for(fiscal_year y, heads capacity, reform const& what_if = {}) {
  using namespace terms;
  struct size_class {
    timeline<heads> const* largest;
    timeline<plain_count> const* flat;  ///< null where nothing was paid without bands
    std::array<timeline<plain_count> const*, transition_bands> units;
  };
  static constexpr size_class classes[] = {
      {&transition_support_class_to_20,
       &transition_support_units_to_20_flat,
       {&transition_support_units_to_20_none, &transition_support_units_to_20_above_0,
        &transition_support_units_to_20_from_10, &transition_support_units_to_20_from_20,
        &transition_support_units_to_20_from_30, &transition_support_units_to_20_from_40,
        &transition_support_units_to_20_from_50}},
      {&transition_support_class_to_40,
       nullptr,
       {&transition_support_units_to_40_none, &transition_support_units_to_40_above_0,
        &transition_support_units_to_40_from_10, &transition_support_units_to_40_from_20,
        &transition_support_units_to_40_from_30, &transition_support_units_to_40_from_40,
        &transition_support_units_to_40_from_50}},
      {&transition_support_class_to_60,
       nullptr,
       {&transition_support_units_to_60_none, &transition_support_units_to_60_above_0,
        &transition_support_units_to_60_from_10, &transition_support_units_to_60_from_20,
        &transition_support_units_to_60_from_30, &transition_support_units_to_60_from_40,
        &transition_support_units_to_60_from_50}},
      {&transition_support_class_to_80,
       nullptr,
       {&transition_support_units_to_80_none, &transition_support_units_to_80_above_0,
        &transition_support_units_to_80_from_10, &transition_support_units_to_80_from_20,
        &transition_support_units_to_80_from_30, &transition_support_units_to_80_from_40,
        &transition_support_units_to_80_from_50}},
  };
  auto const on = first_day(y);
  transition_law out{};
  out.year = y;
  out.base_price = transition_support_unit_price.at(on, what_if);
  for (auto const& one : classes) {
    out.largest_capacity = one.largest->at(on, what_if);
    if (capacity > law_reader::value(out.largest_capacity)) {
      continue;
    }
    if (one.flat != nullptr) {
      out.flat = one.flat->if_in_force(on, what_if);
    }
    if (!out.flat) {
      out.measure_years = transition_support_measure_years.at(on, what_if);
      out.edges = {transition_support_edge_from_10.at(on, what_if), transition_support_edge_from_20.at(on, what_if),
                   transition_support_edge_from_30.at(on, what_if), transition_support_edge_from_40.at(on, what_if),
                   transition_support_edge_from_50.at(on, what_if)};
      for (std::size_t i = 0; i < transition_bands; ++i) {
        out.units[i] = one.units[i]->at(on, what_if);
        auto const later = one.units[i]->if_in_force(last_day(y), what_if);
        out.changed_in_year =
            out.changed_in_year || !later || law_reader::value(*later) != law_reader::value(out.units[i]);
      }
    }
    return out;
  }
  throw law_error(errc::unsettled, sentences::unsettled,
                  {{"question", "the units of an office with a capacity of " + text_of(capacity)},
                   {"advice", "see the notice of the Ministry on service fees; units are known up to a capacity of " +
                                  text_of(law_reader::value(out.largest_capacity))}},
                  std::string{transition_fee_rule.provision});
}

/// Computes the share of the capacity that reached six months in work, over the years of the measure.
/// \param retained persons, \param capacities places: sums over those years.
template <tracer T>
constexpr rate retention_rate_of(heads retained, heads capacities, transition_law const& law, T& trace) {
  auto step = trace.begin(transition_rate_rule);
  if (law.measure_years) {
    step.reads(*law.measure_years);
  }
  auto const stayed = step.given("retained", retained);
  auto const places = step.given("capacities", capacities);
  return step.concludes("retention_rate", rate{stayed.number(), places.number()});
}

/// How long a new office has a fixed rate: sources disagree, and the notice has not been read.
/// - two_years: the first two fiscal years; in the second the own result of the first may be used from a rate on, and
///   in the third the first year may be taken at the fixed rate;
/// - first_year_only: the first fiscal year, own results from then on.
enum class new_office_reading : std::uint8_t { two_years, first_year_only };
inline constexpr std::array<std::string_view, 2> new_office_reading_names{"two_years", "first_year_only"};
constexpr std::string_view text_of(new_office_reading r) {
  return new_office_reading_names[static_cast<std::size_t>(r)];
}

struct new_office_law {
  statutory<rate> taken;  ///< the rate that a new office is taken to have
  std::array<statutory<number_of_years>, new_office_reading_names.size()> years;  ///< by reading
  statutory<rate> own_result_from;
};

/// \throws law_error before the years for which a rule is known.
inline new_office_law new_office_law_for(fiscal_year y, reform const& what_if = {}) {
  auto const on = first_day(y);
  return {terms::transition_support_new_office_rate.at(on, what_if),
          {terms::transition_support_new_office_years.at(on, what_if),
           terms::transition_support_new_office_years_first_only.at(on, what_if)},
          terms::transition_support_new_office_own_result_from.at(on, what_if)};
}

/// What an office did in one fiscal year.
struct office_result {
  heads retained;
  heads capacity;
};

struct new_office_retention {
  rate retention{};
  bool own = false;  ///< own results alone, without the fixed rate
};

/// Finds the retention rate of an office in one of its first years.
/// \param office_year 1 for the fiscal year in which it opened.
/// \param results of the years of the measure in which the office was open, oldest first; none in the first year.
template <tracer T>
constexpr new_office_retention new_office_retention_of(number_of_years office_year,
                                                       std::span<office_result const> results,
                                                       new_office_reading reading, new_office_law const& law,
                                                       T& trace) {
  auto step = trace.begin(transition_new_rule);
  auto const year = step.given("office_year", office_year);
  step.given("new_office_reading", reading);
  auto const years = step.reads(law.years[static_cast<std::size_t>(reading)]);
  heads retained, capacities;
  for (auto const& one : results) {
    retained += one.retained;
    capacities += one.capacity;
  }
  new_office_retention out{};
  if (!results.empty()) {
    out = {rate{step.given("retained", retained).number(), step.given("capacities", capacities).number()}, true};
  }
  bool const from_the_first = results.size() + 1 == static_cast<std::size_t>(year.number());
  if (year <= years) {
    auto const taken = step.reads(law.taken);
    if (results.empty() || out.retention < step.reads(law.own_result_from)) {
      out = {taken, false};
    }
  } else if (reading == new_office_reading::two_years && from_the_first) {
    // The office may take its first year at the fixed rate: it takes what is higher.
    auto const taken = step.reads(law.taken);
    auto const others = retained - results.front().retained;
    rate const with_taken{taken.numerator() * results.front().capacity.number() + taken.denominator() * others.number(),
                          taken.denominator() * capacities.number()};
    if (with_taken > out.retention) {
      out = {with_taken, false};
    }
  }
  step.concludes("retention_rate", out.retention);
  return out;
}

struct transition_fee {
  transition_band band{};
  plain_count units;  ///< per user and day
  std::optional<transition_band> next_band{};
  std::optional<rate> next_edge{};  ///< zero for `above_0`, which begins with the first person
  plain_count next_units;
};

/// Finds the band of a retention rate and its units. Exactly at an edge is in the higher band.
template <tracer T>
constexpr transition_fee transition_fee_of(rate retention, transition_law const& law, T& trace) {
  auto step = trace.begin(transition_fee_rule);
  transition_fee out{};
  step.reads(law.largest_capacity);
  if (law.flat) {
    out.band = step.finds("fee_band", transition_band::flat);
    out.units = step.concludes("units", step.reads(*law.flat));
    return out;
  }
  auto const stayed = step.given("retention_rate", retention);
  std::size_t band = stayed > rate{} ? 1 : 0;
  for (auto const& edge : law.edges) {
    if (stayed >= step.reads(edge)) {
      ++band;
    } else {
      break;
    }
  }
  out.band = step.finds("fee_band", static_cast<transition_band>(band));
  out.units = step.concludes("units", step.reads(law.units[band]));
  if (law.changed_in_year) {
    step.remarks("jp.units_changed_in_year");
  }
  if (band + 1 < transition_bands) {
    out.next_band = static_cast<transition_band>(band + 1);
    out.next_edge = band == 0 ? rate{} : law_reader::value(law.edges[band - 1]);
    out.next_units = law_reader::value(law.units[band + 1]);
  }
  return out;
}

/// Computes the fewest more retained persons with whom the rate reaches the next band; nothing in the highest one.
template <tracer T>
constexpr std::optional<heads> persons_to_next_band(heads retained, heads capacities, transition_fee const& fee,
                                                    T& trace) {
  if (!fee.next_edge) {
    return std::nullopt;
  }
  auto step = trace.begin(transition_next_rule);
  auto const stayed = step.given("retained", retained);
  auto const places = step.given("capacities", capacities);
  auto const edge = step.given("next_edge", *fee.next_edge);
  auto const product = places.number() * edge.numerator();
  auto const least = std::max<std::int64_t>((product + edge.denominator() - 1) / edge.denominator(), 1);
  return step.concludes("persons_to_next_band", heads{least - stayed.number()});
}

/// Computes what units earn: users × days × units × price, cut to whole yen once at the end.
/// \param given_price the price of an area, or nothing for the base price.
template <tracer T>
constexpr yen transition_revenue(heads users, number_of_days days, plain_count units,
                                 std::optional<unit_price> const& given_price, transition_law const& law, T& trace) {
  auto step = trace.begin(transition_revenue_rule);
  auto const served = step.given("users", users);
  auto const each = step.given("service_days", days);
  auto const per_day = step.given("units", units);
  unrounded<JPY> exact;
  if (given_price) {
    exact = unrounded<JPY>{yen{1}} * step.given("unit_price", *given_price).yen_per_unit;
  } else {
    exact = unrounded<JPY>{step.reads(law.base_price)};
  }
  exact = exact * served.number() * each.number() * per_day.number();
  return step.concludes("revenue", exact.rounded(rounding::down));
}

}  // namespace quotalaw::jp
