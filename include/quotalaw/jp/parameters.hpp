// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The law of Japan for one day (`law_on`) and for one fiscal year of the levy (`law_for`).

#include "../core/reform.hpp"
#include "calendar.hpp"
#include "facts.hpp"
#include "holidays.hpp"
#include "timelines.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace quotalaw::jp {

using yen = money<JPY>;

/// How much each person weighs on one day. docs/jp/counting.md
struct counting_law {
  day on{};
  statutory<weekly_hours> full_time;                ///< from here on a full-time worker
  statutory<weekly_hours> short_time;               ///< from here on 短時間
  std::optional<statutory<weekly_hours>> specific;  ///< from here on 特定短時間; a class since 2024
  statutory<half_heads> worker_full, worker_short, worker_specific;
  /// full, short, specific; each plain and severe
  struct of_kind {
    statutory<half_heads> full, severe_full, short_time, severe_short, specific, severe_specific;
  };
  of_kind physical, intellectual;
  statutory<half_heads> mental_full, mental_short, mental_specific;
  /// The measure of 2018 to 2023 for mental short-time workers newly hired or newly recognised.
  struct recent_measure {
    statutory<half_heads> weight;
    statutory<number_of_years> years;
    statutory<day> last_day;
  };
  std::optional<recent_measure> mental_recent;
  std::optional<statutory<bool>> a_type_excluded_private, a_type_excluded_public;
};

/// The duty on one day. docs/jp/obligation.md
struct obligation_law {
  day on{};
  employer_kind kind{};
  statutory<rate> statutory_rate;
  std::optional<statutory<half_heads>> report_threshold;  ///< none for public bodies: they always notify
  statutory<month_day> position_day;
  statutory<month_day> report_due;
  int report_year = 0;  ///< of the next report on or after the day
};

/// Exclusion rates on one day: read only for the industries that occur.
struct exclusion_law {
  day on{};
  reform what_if{};
  statutory<rate> of(industry i) const {
    return terms::exclusion_rate_group[static_cast<std::size_t>(i)].figure->at(on, what_if);
  }
};

inline counting_law counting_law_on(day on, reform const& what_if = {}) {
  using namespace terms;
  auto get = [&](auto const& line) { return line.at(on, what_if); };
  counting_law out{};
  out.on = on;
  out.full_time = get(hours_full_time);
  out.short_time = get(hours_short_time);
  out.specific = hours_specific.if_in_force(on, what_if);
  out.worker_full = get(weight_worker_full);
  out.worker_short = get(weight_worker_short);
  out.worker_specific = get(weight_worker_specific);
  out.physical = {get(weight_physical_full),     get(weight_physical_severe_full),
                  get(weight_physical_short),    get(weight_physical_severe_short),
                  get(weight_physical_specific), get(weight_physical_severe_specific)};
  out.intellectual = {get(weight_intellectual_full),     get(weight_intellectual_severe_full),
                      get(weight_intellectual_short),    get(weight_intellectual_severe_short),
                      get(weight_intellectual_specific), get(weight_intellectual_severe_specific)};
  out.mental_full = get(weight_mental_full);
  out.mental_short = get(weight_mental_short);
  out.mental_specific = get(weight_mental_specific);
  if (auto const weight = weight_mental_short_recent.if_in_force(on, what_if)) {
    out.mental_recent = counting_law::recent_measure{*weight, get(weight_mental_short_recent_years),
                                                     get(weight_mental_short_recent_last_day)};
  }
  out.a_type_excluded_private = a_type_specific_excluded_private.if_in_force(on, what_if);
  out.a_type_excluded_public = a_type_specific_excluded_public.if_in_force(on, what_if);
  return out;
}

inline statutory<rate> statutory_rate_on(day on, employer_kind kind, reform const& what_if = {}) {
  switch (kind) {
    case employer_kind::private_sector:
      return terms::statutory_rate_private.at(on, what_if);
    case employer_kind::state_local:
      return terms::statutory_rate_state_local.at(on, what_if);
    case employer_kind::education_board:
      return terms::statutory_rate_education_board.at(on, what_if);
    case employer_kind::special_corporation:
      break;
  }
  return terms::statutory_rate_special_corporation.at(on, what_if);
}

inline obligation_law obligation_law_on(day on, employer_kind kind, reform const& what_if = {}) {
  obligation_law out{};
  out.on = on;
  out.kind = kind;
  out.statutory_rate = statutory_rate_on(on, kind, what_if);
  if (kind == employer_kind::private_sector) {
    out.report_threshold = terms::report_threshold_private.at(on, what_if);
  } else if (kind == employer_kind::special_corporation) {
    out.report_threshold = terms::report_threshold_special_corporation.at(on, what_if);
  }
  out.position_day = terms::report_position_day.at(on, what_if);
  // The due day of the next report on or after the day, read for that report: 2020 had one of its own.
  auto const position = law_reader::value(out.position_day);
  auto const year = year_of(on) + (on > in_year(position, year_of(on)) ? 1 : 0);
  out.report_due = terms::report_due.at(std::max(on, in_year(position, year)), what_if);
  out.report_year = year;
  return out;
}

/// The law of one day: counting and duty.
struct day_law {
  counting_law counting;
  obligation_law obligation;
  exclusion_law exclusion;
};

inline day_law law_on(day on, employer_kind kind = employer_kind::private_sector, reform const& what_if = {}) {
  return {counting_law_on(on, what_if), obligation_law_on(on, kind, what_if), {on, what_if}};
}

/// A lower levy for firms up to a size, in years after the scheme was widened.
struct reduced_levy {
  statutory<yen> unit;
  statutory<half_heads> up_to;
  statutory<number_of_months> months;
};

/// Purchases in the place of hiring: none by law, for what-ifs. docs/jp/offset.md
struct offset_law {
  statutory<terms::offset_form_choice> form;
  statutory<yen> yen_per_person_month;
  statutory<rate> heads_cap;
  statutory<rate> share;
  statutory<rate> levy_cap;
};

/// Levy, adjustment and reward of one fiscal year. docs/jp/levy.md, docs/jp/grants.md
struct levy_law {
  fiscal_year year;
  base_days days{};
  std::array<statutory<rate>, months_in_year> base_rate;  ///< 基準雇用率 of each base day
  std::array<statutory<half_heads>, months_in_year> size_limit;
  statutory<number_of_months> size_months;
  statutory<yen> unit;
  std::optional<reduced_levy> reduced;       ///< the lower band in force all year, if any
  std::optional<reduced_levy> reduced_part;  ///< a band in force in a part of the year only: not settled how
  statutory<yen> adjustment_unit;
  std::optional<statutory<person_months>> adjustment_limit;
  std::optional<statutory<yen>> adjustment_unit_beyond;
  std::array<statutory<rate>, months_in_year> reward_rate;
  statutory<person_months> reward_floor;
  statutory<yen> reward_unit;
  std::optional<statutory<person_months>> reward_limit;
  std::optional<statutory<yen>> reward_unit_beyond;
  statutory<month_day> due;
  statutory<month_day> reward_due;
  statutory<terms::levy_due_roll_choice> roll;
  holiday_law holidays;  ///< of the calendar years in which something of the fiscal year can be due
  statutory<yen> instalment_minimum;
  statutory<plain_count> instalment_parts;
  statutory<month_day> instalment_due_2;
  statutory<month_day> instalment_due_3;
  statutory<yen> instalment_unit;
  offset_law offset;
};

/// The law of a fiscal year. Amounts are those of its first day; rates and limits those of each base day.
/// \throws law_error for a year before the figures are known.
inline levy_law law_for(fiscal_year y, base_days const& days, reform const& what_if = {}) {
  using namespace terms;
  auto const on = first_day(y);
  auto get = [&](auto const& line) { return line.at(on, what_if); };
  levy_law out{};
  out.year = y;
  out.days = days;
  for (std::size_t i = 0; i < months_in_year; ++i) {
    out.base_rate[i] = levy_base_rate.at(days[i], what_if);
    out.size_limit[i] = levy_size_limit.at(days[i], what_if);
    out.reward_rate[i] = reward_rate.at(days[i], what_if);
  }
  out.size_months = get(levy_size_months);
  out.unit = get(levy_unit);
  auto band = [&](auto const& unit, auto const& up_to) {
    auto const at_start = unit.if_in_force(days.front(), what_if);
    auto const at_end = unit.if_in_force(days.back(), what_if);
    if (!at_start && !at_end) {
      return;
    }
    auto const day_read = at_start ? days.front() : days.back();
    reduced_levy const found{*(at_start ? at_start : at_end), up_to.at(day_read, what_if),
                             levy_reduced_months.at(day_read, what_if)};
    (at_start && at_end ? out.reduced : out.reduced_part) = found;
  };
  band(levy_reduced_unit_over_200, levy_reduced_upper_over_200);
  band(levy_reduced_unit_over_100, levy_reduced_upper_over_100);
  out.adjustment_unit = get(adjustment_unit);
  out.adjustment_limit = adjustment_limit.if_in_force(on, what_if);
  out.adjustment_unit_beyond = adjustment_unit_beyond.if_in_force(on, what_if);
  out.reward_floor = get(reward_floor);
  out.reward_unit = get(reward_unit);
  out.reward_limit = reward_limit.if_in_force(on, what_if);
  out.reward_unit_beyond = reward_unit_beyond.if_in_force(on, what_if);
  out.due = get(levy_due);
  out.reward_due = get(reward_due);
  out.roll = get(levy_due_roll);
  out.holidays = holiday_law_for(y.first + 1, y.first + 2, what_if);
  out.instalment_minimum = get(levy_instalment_minimum);
  out.instalment_parts = get(levy_instalment_parts);
  out.instalment_due_2 = get(levy_instalment_due_2);
  out.instalment_due_3 = get(levy_instalment_due_3);
  out.instalment_unit = get(levy_instalment_unit);
  out.offset = {get(offset_form), get(offset_yen_per_person_month), get(offset_heads_cap), get(offset_share),
                get(offset_levy_cap)};
  return out;
}

inline levy_law law_for(fiscal_year y, reform const& what_if = {}) { return law_for(y, base_days_of(y), what_if); }

}  // namespace quotalaw::jp
