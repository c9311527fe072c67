// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The levy (障害者雇用納付金): Act 53 to 57, Suppl. 4(1), 5(1); Order 17, 18. Who is in the scheme, the monthly
/// floors, the netting over the year, the amount, the due day and the instalments. docs/jp/levy.md

#include "../core/trace.hpp"
#include "obligation.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

namespace quotalaw::jp {

inline constexpr rule coverage_rule{"jp.levy.coverage", "Act Suppl. 4(1)"};
inline constexpr rule month_rule{"jp.levy.month", "Act 54(1), 50(1), Suppl. 5(1)"};
inline constexpr rule sums_rule{"jp.levy.sums", "Act 54(1), 50(1), Suppl. 5(1)"};
inline constexpr rule unit_rule{"jp.levy.unit", "Act 54(2); Order 17"};
inline constexpr rule levy_rule{"jp.levy.amount", "Act 54, 55"};
inline constexpr rule levy_due_rule{"jp.levy.due_day", "Act 56(1)"};
inline constexpr rule instalment_rule{"jp.levy.instalments", "Act 57; Rule 29, 30"};

/// How a year in which the size limit or the lower amount changed is read. None is settled by a text that is known.
enum class year_reading : std::uint8_t {
  none,                ///< refuse where it decides
  law_of_first_month,  ///< what was in force on the first base day governs the whole year
  law_of_last_month    ///< what was in force on the last base day does
};
inline constexpr std::array<std::string_view, 3> year_reading_names{"none", "law_of_first_month", "law_of_last_month"};
constexpr std::string_view text_of(year_reading r) { return year_reading_names[static_cast<std::size_t>(r)]; }

/// The law of a year under a reading: as it is where nothing changed within it.
inline levy_law read_as(levy_law law, year_reading how) {
  if (how == year_reading::none) {
    return law;
  }
  auto const first = how == year_reading::law_of_first_month;
  auto const limit = first ? law.size_limit.front() : law.size_limit.back();
  law.size_limit.fill(limit);
  if (law.reduced_part) {
    if (law.reduced_part->unit.read_on() == (first ? law.days.front() : law.days.back())) {
      law.reduced = law.reduced_part;
    }
    law.reduced_part.reset();
  }
  return law;
}

/// Is the employer in the levy scheme this year?
struct coverage {
  bool covered = false;
  number_of_months months_over_size;
};

/// Finds whether the workers were over the limit in enough months. Exclusion does not enter this test.
/// \throws law_error (`unsettled`) where the limit changed within the year and the answer depends on how.
template <tracer T>
constexpr coverage covered_by(std::span<month const> months, levy_law const& law, T& trace) {
  auto step = trace.begin(coverage_rule);
  coverage out{};
  half_heads highest;
  bool changed = false;
  for (std::size_t i = 0; i < months.size(); ++i) {
    auto const limit = step.reads(law.size_limit[i]);
    changed = changed || (i > 0 && limit != highest);
    highest = std::max(highest, limit);
    if (months[i].workers > limit) {
      out.months_over_size += number_of_months{1};
    }
  }
  auto const enough = step.reads(law.size_months);
  out.covered = out.months_over_size >= enough;
  if (changed) {
    auto const over_highest =
        std::count_if(months.begin(), months.end(), [&](month const& m) { return m.workers > highest; });
    if (over_highest < enough.number() && out.months_over_size > number_of_months{0}) {
      throw law_error(errc::unsettled, sentences::unsettled_size, {{"year", std::to_string(law.year.first)}},
                      std::string{coverage_rule.provision});
    }
    out.covered = over_highest >= enough.number();
  }
  step.concludes("months_over_size", out.months_over_size);
  step.concludes("covered", out.covered);
  return out;
}

/// The yearly sums of the monthly numbers.
struct sums {
  person_months levy_required;        ///< floors of base × rate, after exclusion (Act 54)
  person_months adjustment_required;  ///< floors of workers × rate, before exclusion (Act 50)
  person_months reward_required;      ///< floors of workers × reward rate, before exclusion (Act Suppl. 4(3))
  person_months counted;
};

/// Adds up the months: truncated each month, never once for the year.
template <tracer T>
constexpr sums add_up(std::span<month const> months, levy_law const& law, T& trace) {
  auto step = trace.begin(sums_rule);
  sums out{};
  for (std::size_t i = 0; i < months.size(); ++i) {
    auto month_step = trace.begin(month_rule);
    month_step.given("base_day", law.days[i]);
    auto const workers = month_step.given("workers", months[i].workers);
    auto const taken_out = month_step.given("deduction", months[i].deduction);
    auto const counted = month_step.given("counted", months[i].counted);
    auto const base = month_step.finds("base", workers - halves(taken_out));
    auto const share = month_step.reads(law.base_rate[i]);
    auto const reward_share = month_step.reads(law.reward_rate[i]);
    out.levy_required += for_one_month(month_step.concludes("levy_required", floor_of(base, share)));
    out.adjustment_required += for_one_month(month_step.concludes("adjustment_required", floor_of(workers, share)));
    out.reward_required += for_one_month(month_step.finds("reward_required", floor_of(workers, reward_share)));
    out.counted += for_one_month(counted);
  }
  step.concludes("levy_person_months", out.levy_required);
  step.concludes("adjustment_person_months", out.adjustment_required);
  step.concludes("counted_person_months", out.counted);
  return out;
}

/// Finds the levy per person-month: lower for some sizes in the years after the scheme was widened.
/// \throws law_error (`unsettled`) where a lower amount was in force in a part of the year only and would matter.
template <tracer T>
constexpr yen levy_unit(std::span<month const> months, person_months shortage, levy_law const& law, T& trace) {
  auto step = trace.begin(unit_rule);
  auto within = [&](half_heads up_to) {
    return std::count_if(months.begin(), months.end(), [&](month const& m) { return m.workers <= up_to; });
  };
  if (law.reduced) {
    auto const up_to = step.reads(law.reduced->up_to);
    auto const enough = step.reads(law.reduced->months);
    if (within(up_to) >= enough.number()) {
      return step.concludes("unit", step.reads(law.reduced->unit));
    }
  }
  if (law.reduced_part && shortage > person_months{0}) {
    auto const up_to = step.reads(law.reduced_part->up_to);
    auto const enough = step.reads(law.reduced_part->months);
    if (within(up_to) >= enough.number()) {
      auto const low = amount_for(law_reader::value(law.reduced_part->unit), shortage);
      auto const high = amount_for(law_reader::value(law.unit), shortage);
      throw law_error(errc::unsettled, sentences::unsettled_unit,
                      {{"year", std::to_string(law.year.first)},
                       {"low", std::to_string(low.minor())},
                       {"high", std::to_string(high.minor())}},
                      std::string{unit_rule.provision});
    }
  }
  return step.concludes("unit", step.reads(law.unit));
}

/// Computes the levy: the year's shortage times the unit. Surplus months have offset short months already.
template <tracer T>
constexpr yen levy_amount(std::span<month const> months, person_months shortage, levy_law const& law, T& trace) {
  auto const unit = levy_unit(months, shortage, law, trace);
  auto step = trace.begin(levy_rule);
  auto const missing = step.given("shortage_person_months", shortage);
  return step.concludes("levy", amount_for(step.given("unit", unit), missing));
}

/// The day on which something of a fiscal year is due in the next, and the working day to which it rolls.
struct due {
  day by_law{};
  day rolled{};
};

/// Computes both days. Saturdays, Sundays and national holidays roll; a day of a year whose holidays are not known is
/// refused. \throws law_error
template <tracer T>
constexpr due due_day(statutory<month_day> const& yearly, levy_law const& law, T& trace) {
  auto step = trace.begin(levy_due_rule);
  due out{};
  out.by_law = step.finds("due_by_law", in_year(step.reads(yearly), law.year.first + 1));
  auto const roll = step.reads(law.roll);
  out.rolled = out.by_law;
  if (roll == terms::levy_due_roll_choice::next_working_day) {
    out.rolled = working_day_from(out.by_law, law.holidays, step);
  }
  step.concludes("due_day", out.rolled);
  return out;
}

struct instalment {
  day due{};
  yen amount;
};
using instalments = std::array<instalment, 3>;

/// Splits a levy into parts; nothing if it is below the minimum. Parts two and three are cut to the unit, the first
/// takes the rest.
template <tracer T>
constexpr std::optional<instalments> split_levy(yen levy, levy_law const& law, T& trace) {
  auto step = trace.begin(instalment_rule);
  auto const total = step.given("levy", levy);
  auto const minimum = step.reads(law.instalment_minimum);
  if (total < minimum) {
    step.remarks("jp.too_small_for_instalments");
    return std::nullopt;
  }
  auto const parts = step.reads(law.instalment_parts);
  if (parts.number() > static_cast<std::int64_t>(std::tuple_size_v<instalments>)) {
    throw law_error(errc::unsettled, sentences::unsettled,
                    {{"question", "when more than three parts are due"}, {"advice", "amend to at most three parts"}},
                    std::string{instalment_rule.provision});
  }
  auto const unit = step.reads(law.instalment_unit);
  auto const equal = yen{total.minor() / parts.number() / unit.minor() * unit.minor()};
  auto const first = total - equal * (parts.number() - 1);
  instalments out{{{due_day(law.due, law, trace).rolled, step.concludes("first_part", first)},
                   {due_day(law.instalment_due_2, law, trace).rolled, step.concludes("later_part", equal)},
                   {due_day(law.instalment_due_3, law, trace).rolled, equal}}};
  for (auto i = static_cast<std::size_t>(parts.number()); i < out.size(); ++i) {
    out[i].amount = yen{0};  // a what-if with fewer parts
  }
  return out;
}

}  // namespace quotalaw::jp
