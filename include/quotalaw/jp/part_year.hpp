// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A firm that opened or closed within the fiscal year (年度の中途における事業の開始・廃止): Act 50(1), 54(1), 56(1);
/// Order 13; Rule 16(1), Suppl. 2. Which base days it has, when it files, and the levy, adjustment or reward of these
/// months. Over how many of them it must be over the size has not been read: where that decides, the answer is refused
/// with its bounds, or given under a reading that the caller names. docs/jp/part_year.md

#include "../core/trace.hpp"
#include "assess.hpp"
#include "grants.hpp"
#include "levy.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quotalaw::jp {

inline constexpr rule business_months_rule{"jp.part_year.months", "Act 50(1), 54(1)"};
inline constexpr rule part_year_coverage_rule{"jp.part_year.coverage", "Act Suppl. 4(1)"};
inline constexpr rule part_year_threshold_rule{"jp.part_year.reward_threshold", "Act Suppl. 4(3); Rule Suppl. 3"};
inline constexpr rule part_year_due_rule{"jp.part_year.due_day", "Act 56(1); Order 13; Rule Suppl. 2(1)"};

/// How the number of months of the size test is read for a part of a year. None is settled by a text that was read.
enum class part_year_reading : std::uint8_t {
  none,             ///< refuse where it decides
  proportion_up,    ///< the yearly number in proportion to the months, a fraction raised
  proportion_down,  ///< the same, a fraction dropped, at least one
  as_whole_year     ///< the yearly number, unchanged
};
inline constexpr std::array<std::string_view, 4> part_year_reading_names{"none", "proportion_up", "proportion_down",
                                                                         "as_whole_year"};
constexpr std::string_view text_of(part_year_reading r) { return part_year_reading_names[static_cast<std::size_t>(r)]; }

/// The months of a fiscal year, April first, whose base days a firm has.
struct business_months {
  std::size_t first = 0;
  std::size_t count = months_in_year;
  std::optional<day> closed_on{};  ///< only a closing within the year
  constexpr bool whole_year() const { return count == months_in_year; }
};

/// Finds them: the months after that of the opening, up to the month before that of the closing. Opening on the first
/// day of the year or earlier and closing on its last day or later are not within it.
template <tracer T>
constexpr business_months months_in_business(fiscal_year year, std::optional<day> opened, std::optional<day> closed,
                                             T& trace) {
  auto step = trace.begin(business_months_rule);
  auto month_at = [&](day d) {
    auto const since = (static_cast<int>(month_of(d)) - static_cast<int>(first_month)) +
                       (year_of(d) - year.first) * static_cast<int>(months_in_year);
    return static_cast<std::size_t>(std::clamp(since, 0, static_cast<int>(months_in_year)));
  };
  business_months out{};
  std::size_t end = months_in_year;
  if (opened) {
    auto const on = step.given("opened_on", *opened);
    out.first = on > first_day(year) ? std::min(month_at(on) + 1, months_in_year) : 0;
  }
  if (closed) {
    auto const on = step.given("closed_on", *closed);
    if (on < last_day(year)) {
      end = on < first_day(year) ? 0 : month_at(on);
      out.closed_on = on;
    }
  }
  out.count = end > out.first ? end - out.first : 0;
  step.concludes("base_months", number_of_months{out.count});
  return out;
}

/// The law of the months in business: the figures by month begin with the first of them.
struct part_year_law {
  levy_law year;
  business_months in_business;
  statutory<number_of_days> days_after_closing;
  statutory<bool> closing_day_counts;
  statutory<terms::part_year_reward_floor_choice> reward_floor;
  std::optional<statutory<terms::part_year_tier_limits_choice>> tier_limits;
  holiday_law around_closing;  ///< empty unless the firm closed within the year
};

inline part_year_law part_year_law_for(levy_law whole, business_months in_business, reform const& what_if = {}) {
  part_year_law out{};
  auto const on = first_day(whole.year);
  auto move = [&](auto& by_month) {
    std::rotate(by_month.begin(), by_month.begin() + static_cast<std::ptrdiff_t>(in_business.first), by_month.end());
  };
  if (in_business.first < months_in_year) {
    move(whole.days);
    move(whole.base_rate);
    move(whole.size_limit);
    move(whole.reward_rate);
  }
  if (in_business.closed_on) {
    auto const year = year_of(*in_business.closed_on);
    out.around_closing = holiday_law_for(year, year + 1, what_if);
  }
  out.year = std::move(whole);
  out.in_business = in_business;
  out.days_after_closing = terms::part_year_days_after_closing.at(on, what_if);
  out.closing_day_counts = terms::part_year_closing_day_counts.at(on, what_if);
  out.reward_floor = terms::part_year_reward_floor.at(on, what_if);
  out.tier_limits = terms::part_year_tier_limits.if_in_force(on, what_if);
  return out;
}

/// The due day: of the next fiscal year as for everybody, or so many days after the closing.
template <tracer T>
due part_year_due_day(bool covered, part_year_law const& law, T& trace) {
  if (!law.in_business.closed_on) {
    return due_day(covered ? law.year.due : law.year.reward_due, law.year, trace);
  }
  auto step = trace.begin(part_year_due_rule);
  auto const closed = step.given("closed_on", *law.in_business.closed_on);
  auto const within = step.reads(law.days_after_closing);
  auto const counts = step.reads(law.closing_day_counts);
  due out{};
  out.by_law = step.finds("due_by_law", closed + date::days{within.number() - (counts ? 1 : 0)});
  auto const roll = step.reads(law.year.roll);
  out.rolled = out.by_law;
  if (roll == terms::levy_due_roll_choice::next_working_day) {
    out.rolled = working_day_from(out.by_law, law.around_closing, step);
  }
  step.concludes("due_day", out.rolled);
  return out;
}

/// Computes what the counted person-months must exceed: the fixed number of the year in proportion to the months.
template <tracer T>
constexpr person_months part_year_reward_threshold(person_months monthly_floors, part_year_law const& law, T& trace) {
  auto step = trace.begin(part_year_threshold_rule);
  auto const sum = step.given("reward_required", monthly_floors);
  auto const months = step.given("base_months", number_of_months{law.in_business.count});
  auto least = step.reads(law.year.reward_floor);
  auto const how = step.reads(law.reward_floor);
  if (how == terms::part_year_reward_floor_choice::by_months) {
    least = person_months{least.number() * months.number() / static_cast<std::int64_t>(months_in_year)};
  }
  return step.concludes("reward_threshold", std::max(sum, least));
}

/// Settles the months under one answer to the two open questions: is the firm in the levy, and is its levy reduced?
/// \throws law_error (`unsettled`) where a reduced levy was in force in a part of the year only and would matter.
template <tracer T>
settlement settle_part_year(std::span<month const> months, bool covered, bool reduced, part_year_law const& law,
                            T& trace) {
  settlement out{};
  out.covered = covered;
  out.of = add_up(months, law.year, trace);
  auto above = [](person_months a, person_months b) { return a > b ? a - b : person_months{0}; };
  // Act 50(1) and Suppl. 4(3) name a number of the year; whether it shrinks with the months is not said.
  auto limit_of = [&](std::optional<statutory<person_months>> const& whole, rule const& by) {
    if (!whole || !law.tier_limits) {
      return whole;
    }
    auto const n = static_cast<std::int64_t>(months.size());
    auto const in_proportion =
        person_months{law_reader::value(*whole).number() * n / static_cast<std::int64_t>(months_in_year)};
    if (out.excess <= in_proportion) {
      return whole;
    }
    auto step = trace.begin(by);
    if (step.reads(*law.tier_limits) == terms::part_year_tier_limits_choice::whole_year) {
      step.remarks("jp.part_year_tiers");
      return whole;
    }
    return std::optional{whole->as(in_proportion)};
  };
  if (covered) {
    out.shortage = above(out.of.levy_required, out.of.counted);
    out.excess = above(out.of.counted, out.of.adjustment_required);
    {
      auto step = trace.begin(levy_rule);
      auto const missing = step.given("shortage_person_months", out.shortage);
      auto const unit = reduced ? step.reads(law.year.reduced->unit) : step.reads(law.year.unit);
      out.levy = step.concludes("levy", amount_for(unit, missing));
    }
    auto with = law.year;
    with.adjustment_limit = limit_of(with.adjustment_limit, adjustment_rule);
    out.adjustment = adjustment_amount(out.excess, with, trace);
  } else {
    out.reward_threshold = part_year_reward_threshold(out.of.reward_required, law, trace);
    out.excess = above(out.of.counted, out.reward_threshold);
    auto with = law.year;
    with.reward_limit = limit_of(with.reward_limit, reward_rule);
    out.reward = reward_amount(out.excess, with, trace);
  }
  out.when = part_year_due_day(covered, law, trace);
  out.net_payable = out.levy;
  out.net_receivable = out.adjustment + out.reward;
  return out;
}

/// What follows under one reading of the size test.
struct part_year_outcome {
  part_year_reading under{};
  number_of_months needed;  ///< months over the size that bring the firm into the levy
  settlement found;
};

struct part_year_settlement {
  settlement found;
  bool settled = true;                       ///< the same under every reading of the size test
  std::array<part_year_outcome, 3> under{};  ///< each reading by name, for comparison
};

/// Assesses the months in business.
/// \throws law_error (`unsettled`) where the open size test decides and no reading is named; the two outcomes are in
/// the message.
template <tracer T>
part_year_settlement assess_part_year(std::span<month const> months, part_year_law const& law,
                                      part_year_reading reading, T& trace) {
  auto const n = static_cast<std::int64_t>(months.size());
  constexpr auto in_year = static_cast<std::int64_t>(months_in_year);
  std::int64_t over = 0;
  std::int64_t yearly = 0;
  bool changed = false;
  {
    auto step = trace.begin(part_year_coverage_rule);
    step.given("base_months", number_of_months{n});
    for (std::size_t i = 0; i < months.size(); ++i) {
      auto const limit = step.reads(law.year.size_limit[i]);
      changed = changed || (i > 0 && limit != law_reader::value(law.year.size_limit[i - 1]));
      over += months[i].workers > limit ? 1 : 0;
    }
    yearly = step.reads(law.year.size_months).number();
    step.concludes("months_over_size", number_of_months{over});
  }
  if (changed && over > 0) {
    throw law_error(errc::unsettled, sentences::unsettled_size, {{"year", std::to_string(law.year.year.first)}},
                    std::string{part_year_coverage_rule.provision});
  }
  std::int64_t within = 0;
  std::int64_t yearly_within = 1;
  if (law.year.reduced) {
    auto const up_to = law_reader::value(law.year.reduced->up_to);
    yearly_within = law_reader::value(law.year.reduced->months).number();
    within = std::count_if(months.begin(), months.end(), [&](month const& m) { return m.workers <= up_to; });
  }
  if (law.year.reduced_part) {
    auto const up_to = law_reader::value(law.year.reduced_part->up_to);
    auto const sums = add_up(months, law.year, trace);
    auto const short_by = sums.levy_required > sums.counted ? sums.levy_required - sums.counted : person_months{0};
    // Only firms above the size of the band in force all year are concerned.
    auto const beyond = law.year.reduced ? law_reader::value(law.year.reduced->up_to) : half_heads{0};
    auto const concerned = std::any_of(months.begin(), months.end(),
                                       [&](month const& m) { return m.workers > beyond && m.workers <= up_to; });
    if (over > 0 && concerned && short_by > person_months{0}) {
      throw law_error(
          errc::unsettled, sentences::unsettled_unit,
          {{"year", std::to_string(law.year.year.first)},
           {"low", std::to_string(amount_for(law_reader::value(law.year.reduced_part->unit), short_by).minor())},
           {"high", std::to_string(amount_for(law_reader::value(law.year.unit), short_by).minor())}},
          std::string{unit_rule.provision});
    }
  }
  no_trace silent;
  auto up = [&](std::int64_t of_year) { return std::max<std::int64_t>((of_year * n + in_year - 1) / in_year, 1); };
  auto down = [&](std::int64_t of_year) { return std::max<std::int64_t>(of_year * n / in_year, 1); };
  auto settle = [&](std::int64_t needed, std::int64_t needed_within, auto& with) {
    return settle_part_year(months, over >= needed, within >= needed_within && law.year.reduced.has_value(), law, with);
  };
  part_year_settlement out{};
  auto const keep = [&](std::size_t at, part_year_reading under, std::int64_t needed, std::int64_t needed_within) {
    out.under[at] = {under, number_of_months{needed}, settle(needed, needed_within, silent)};
    out.under[at].found.months_over_size = number_of_months{over};
  };
  keep(0, part_year_reading::proportion_up, up(yearly), up(yearly_within));
  keep(1, part_year_reading::proportion_down, down(yearly), down(yearly_within));
  keep(2, part_year_reading::as_whole_year, yearly, yearly_within);
  // Whatever the unread table says, it asks for at least one month and for no more than a whole year or all months.
  auto const least_in = settle(1, std::min(yearly_within, n), silent);
  auto const most_in = settle(std::min(yearly, n), 1, silent);
  out.settled = least_in.covered == most_in.covered && least_in.levy == most_in.levy;
  auto needed = std::min(yearly, n);
  auto needed_within = std::min(yearly_within, n);
  if (!out.settled) {
    if (reading == part_year_reading::none) {
      auto const outside = settle(n + 1, 1, silent);
      throw law_error(errc::unsettled, sentences::unsettled_part_year,
                      {{"months", std::to_string(n)},
                       {"year", std::to_string(law.year.year.first)},
                       {"over", std::to_string(over)},
                       {"levy", std::to_string(least_in.levy.minor())},
                       {"adjustment", std::to_string(least_in.adjustment.minor())},
                       {"reward", std::to_string(outside.reward.minor())},
                       {"choices", "proportion_up, proportion_down, as_whole_year"}},
                      std::string{part_year_coverage_rule.provision});
    }
    auto step = trace.begin(part_year_coverage_rule);
    step.given("part_year_reading", reading);
    step.remarks("jp.part_year_reading");
    needed = reading == part_year_reading::proportion_up     ? up(yearly)
             : reading == part_year_reading::proportion_down ? down(yearly)
                                                             : yearly;
    needed_within = reading == part_year_reading::proportion_up     ? up(yearly_within)
                    : reading == part_year_reading::proportion_down ? down(yearly_within)
                                                                    : yearly_within;
    step.concludes("covered", over >= needed);
  }
  out.found = settle(needed, needed_within, trace);
  out.found.months_over_size = number_of_months{over};
  return out;
}

}  // namespace quotalaw::jp
