// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Who counts, and for how much: Act 38(3)-(5), 43(3)-(5) and (8), 45-2(4)-(6), 70; Rule 6, 6-2, 33, Suppl. 6.
/// Weights are multiples of one half; nothing is rounded. docs/jp/counting.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <array>
#include <span>

namespace quotalaw::jp {

/// The class of a worker by contracted weekly hours.
enum class hours_band : std::uint8_t { below, specific, short_time, full };
inline constexpr std::array<std::string_view, 4> hours_band_names{"below", "specific", "short_time", "full"};
constexpr std::string_view text_of(hours_band b) { return hours_band_names[static_cast<std::size_t>(b)]; }

inline constexpr rule band_rule{"jp.count.hours_band", "Act 43(3), 70"};
inline constexpr rule worker_rule{"jp.count.worker", "Act 43(8); Rule 6"};
inline constexpr rule workers_rule{"jp.count.workers", "Act 43(1), 43(8); Rule 6"};
inline constexpr rule person_rule{"jp.count.person", "Act 43(3)-(5), 70; Order 10; Rule 6, 6-2, Suppl. 6"};
inline constexpr rule count_rule{"jp.count.total", "Act 43(1)"};

/// Finds the class of contracted weekly hours.
template <tracer T>
constexpr hours_band band_of(weekly_hours hours, counting_law const& law, T& trace) {
  auto step = trace.begin(band_rule);
  auto const contracted = step.given("hours", hours);
  auto const full = step.reads(law.full_time);
  if (contracted >= full) {
    return step.concludes("band", hours_band::full);
  }
  auto const short_time = step.reads(law.short_time);
  if (contracted >= short_time) {
    return step.concludes("band", hours_band::short_time);
  }
  if (law.specific) {
    auto const specific = step.reads(*law.specific);
    if (contracted >= specific) {
      return step.concludes("band", hours_band::specific);
    }
  }
  return step.concludes("band", hours_band::below);
}

/// Computes what any worker adds to the number of workers and to the base.
template <tracer T>
constexpr half_heads worker_weight(weekly_hours hours, counting_law const& law, T& trace) {
  auto step = trace.begin(worker_rule);
  switch (band_of(hours, law, trace)) {
    case hours_band::full:
      return step.concludes("weight", step.reads(law.worker_full));
    case hours_band::short_time:
      return step.concludes("weight", step.reads(law.worker_short));
    case hours_band::specific:
      return step.concludes("weight", step.reads(law.worker_specific));
    case hours_band::below:
      break;
  }
  return step.concludes("weight", half_heads{0});
}

/// Adds up weighted regular workers from numbers of persons by class of hours.
template <tracer T>
constexpr half_heads weighted_workers(heads full_time, heads short_time, heads specific_short_time,
                                      counting_law const& law, T& trace) {
  auto step = trace.begin(workers_rule);
  auto const full = step.given("full_time", full_time);
  auto const half = step.given("short_time", short_time);
  auto const specific = step.given("specific_short_time", specific_short_time);
  half_heads total = step.reads(law.worker_full) * full.number();
  total += step.reads(law.worker_short) * half.number();
  total += step.reads(law.worker_specific) * specific.number();
  return step.concludes("workers", total);
}

/// Computes what one person with a disability counts on the day of the law.
/// The person counts only once employed and once the proof of status is issued.
template <tracer T>
constexpr half_heads person_weight(person const& who, employer_kind employer, counting_law const& law, T& trace) {
  auto step = trace.begin(person_rule);
  auto const kind = step.given("disability", who.kind);
  auto const severe = step.given("severe", who.severe);
  if (kind == disability::none) {
    return step.concludes("weight", half_heads{0});
  }
  if (who.hired_on && step.given("hired_on", *who.hired_on) > law.on) {
    step.remarks("jp.not_yet_hired");
    return step.concludes("weight", half_heads{0});
  }
  if (!who.proven) {
    step.remarks("jp.no_proof");
    return step.concludes("weight", half_heads{0});
  }
  if (who.handbook_on && step.given("handbook_on", *who.handbook_on) > law.on) {
    step.remarks("jp.no_proof_yet");
    return step.concludes("weight", half_heads{0});
  }
  auto const band = band_of(who.hours, law, trace);
  if (band == hours_band::below) {
    return step.concludes("weight", half_heads{0});
  }
  if (band == hours_band::specific && who.a_type_user) {
    auto const& excluded = employer == employer_kind::private_sector || employer == employer_kind::special_corporation
                               ? law.a_type_excluded_private
                               : law.a_type_excluded_public;
    if (excluded && step.reads(*excluded)) {
      step.remarks("jp.a_type_excluded");
      return step.concludes("weight", half_heads{0});
    }
  }
  if (kind == disability::mental) {
    if (band == hours_band::full) {
      return step.concludes("weight", step.reads(law.mental_full));
    }
    if (band == hours_band::specific) {
      return step.concludes("weight", step.reads(law.mental_specific));
    }
    if (law.mental_recent) {
      auto const years = static_cast<int>(step.reads(law.mental_recent->years).number());
      auto const last = step.reads(law.mental_recent->last_day);
      auto recent = [&](std::optional<day> const& event) {
        return event && *event <= last && law.on < add_years(*event, years);
      };
      if (who.rehired) {
        step.remarks("jp.rehired");
      } else if (recent(who.hired_on) || recent(who.handbook_on)) {
        return step.concludes("weight", step.reads(law.mental_recent->weight));
      } else if (!who.hired_on && !who.handbook_on) {
        step.remarks("jp.recent_days_missing");
      }
    }
    return step.concludes("weight", step.reads(law.mental_short));
  }
  auto const& table = kind == disability::physical ? law.physical : law.intellectual;
  switch (band) {
    case hours_band::full:
      return step.concludes("weight", severe ? step.reads(table.severe_full) : step.reads(table.full));
    case hours_band::short_time:
      return step.concludes("weight", severe ? step.reads(table.severe_short) : step.reads(table.short_time));
    default:
      return step.concludes("weight", severe ? step.reads(table.severe_specific) : step.reads(table.specific));
  }
}

/// Adds up the weights of all persons.
template <tracer T>
constexpr half_heads count_persons(std::span<person const> persons, employer_kind employer, counting_law const& law,
                                   T& trace) {
  auto step = trace.begin(count_rule);
  half_heads total;
  for (auto const& who : persons) {
    step.given("heads", who.number);
    total += person_weight(who, employer, law, trace) * who.number.number();
  }
  return step.concludes("counted", total);
}

}  // namespace quotalaw::jp
