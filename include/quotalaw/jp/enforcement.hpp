// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Plan order (雇入れ計画作成命令, Act 46(1)): the administration's criteria, stated as facts, never as a probability.
/// docs/jp/enforcement.md

#include "../core/trace.hpp"
#include "obligation.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace quotalaw::jp {

inline constexpr rule publication_criterion_rule{"jp.enforcement.publication",
                                                 "Act 47; criteria of the administration"};
inline constexpr rule plan_order_rule{"jp.enforcement.plan_order", "Act 46(1); criteria of the administration"};

enum class plan_criterion : std::uint8_t { none, below_average_and_five_short, ten_short, none_employed };
inline constexpr std::array<std::string_view, 4> plan_criterion_names{"none", "below_average_and_five_short",
                                                                      "ten_short", "none_employed"};
constexpr std::string_view text_of(plan_criterion c) { return plan_criterion_names[static_cast<std::size_t>(c)]; }

struct enforcement_law {
  statutory<rate> statutory_rate;
  statutory<heads> average_shortage;
  statutory<heads> shortage;
  statutory<heads> none_required_min;
  statutory<heads> none_required_max;
  statutory<rate> national_rate;  ///< average of the June report last published
};

/// The average of a June report is published in the December after, so the one of the year before is always known.
inline enforcement_law enforcement_law_on(day on, employer_kind kind, reform const& what_if = {}) {
  auto const position = law_reader::value(terms::report_position_day.at(on, what_if));
  return {statutory_rate_on(on, kind, what_if),
          terms::plan_order_average_shortage.at(on, what_if),
          terms::plan_order_shortage.at(on, what_if),
          terms::plan_order_none_required_min.at(on, what_if),
          terms::plan_order_none_required_max.at(on, what_if),
          terms::national_rate.at(in_year(position, year_of(on) - 1), what_if)};
}

struct plan_order {
  heads required;
  half_heads shortage;
  plan_criterion met = plan_criterion::none;
};

/// Finds the first criterion that is met.
/// \param given_average another national average than the last published, or nothing.
template <tracer T>
constexpr plan_order plan_order_for(half_heads base, half_heads counted, std::optional<rate> const& given_average,
                                    enforcement_law const& law, T& trace) {
  plan_order out{};
  out.required = required_persons(base, law.statutory_rate, trace);
  auto step = trace.begin(plan_order_rule);
  auto const have = step.given("counted", counted);
  auto const needed = halves(out.required);
  out.shortage = step.finds("shortage", needed > have ? needed - have : half_heads{0});
  rate average{};
  if (given_average) {
    average = step.given("national_rate", *given_average);
  } else {
    average = step.reads(law.national_rate);
  }
  auto const below = have.number() * average.denominator() < base.number() * average.numerator();
  auto const five = step.reads(law.average_shortage);
  auto const ten = step.reads(law.shortage);
  auto const least = step.reads(law.none_required_min);
  auto const most = step.reads(law.none_required_max);
  if (below && out.shortage >= halves(five)) {
    out.met = plan_criterion::below_average_and_five_short;
  } else if (out.shortage >= halves(ten)) {
    out.met = plan_criterion::ten_short;
  } else if (out.required >= least && out.required <= most && have == half_heads{0}) {
    out.met = plan_criterion::none_employed;
  }
  step.concludes("criterion", out.met);
  return out;
}

/// What the releases on published names compare on the day of their test.
enum class publication_criterion : std::uint8_t { none, below_average, none_employed };
inline constexpr std::array<std::string_view, 3> publication_criterion_names{"none", "below_average", "none_employed"};
constexpr std::string_view text_of(publication_criterion c) {
  return publication_criterion_names[static_cast<std::size_t>(c)];
}

struct publication_law {
  statutory<rate> statutory_rate;
  statutory<heads> none_required_min;
  statutory<heads> none_required_max;
  statutory<rate> national_rate;
};

/// \param on the day of the position. \param test the day of the test: the average is that of a named number of years
/// before it, or the last one published on `on` if that is earlier.
inline publication_law publication_law_on(day on, day test, reform const& what_if = {}) {
  auto const position = law_reader::value(terms::report_position_day.at(on, what_if));
  auto const before = static_cast<int>(law_reader::value(terms::publication_average_years.at(on, what_if)).number());
  auto const year = std::min(year_of(test) - before, year_of(on) - 1);
  return {statutory_rate_on(on, employer_kind::private_sector, what_if),
          terms::plan_order_none_required_min.at(on, what_if), terms::plan_order_none_required_max.at(on, what_if),
          terms::national_rate.at(in_year(position, year), what_if)};
}

/// Finds which fact of the releases holds: nobody employed where three or four are required, or for more required a
/// rate below the average. Facts to compare oneself with: whether a name is published is a judgment.
template <tracer T>
constexpr publication_criterion publication_criterion_for(half_heads base, half_heads counted,
                                                          std::optional<rate> const& given_average,
                                                          publication_law const& law, T& trace) {
  auto const required = required_persons(base, law.statutory_rate, trace);
  auto step = trace.begin(publication_criterion_rule);
  auto const have = step.given("counted", counted);
  auto const least = step.reads(law.none_required_min);
  auto const most = step.reads(law.none_required_max);
  auto out = publication_criterion::none;
  if (required <= most) {
    out = required >= least && have == half_heads{0} ? publication_criterion::none_employed : out;
    return step.concludes("publication_criterion", out);
  }
  rate average{};
  if (given_average) {
    average = step.given("national_rate", *given_average);
  } else {
    average = step.reads(law.national_rate);
  }
  if (have.number() * average.denominator() < base.number() * average.numerator()) {
    out = publication_criterion::below_average;
  }
  return step.concludes("publication_criterion", out);
}

}  // namespace quotalaw::jp
