// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Subsidies for hiring (特定求職者雇用開発助成金): Rule for the Employment Insurance Act 110. The amount in all for
/// one person referred by Hello Work; its conditions are not tested. docs/jp/hiring_subsidies.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <array>
#include <optional>
#include <string>

namespace quotalaw::jp {

inline constexpr rule hiring_subsidy_rule{"jp.hiring_subsidy.amount",
                                          "Employment Insurance Rule 110(2)-(6), (10), (11)"};

/// Whom the subsidy is for. The last two are persons who are not persons with disabilities of the first course.
enum class jobseeker : std::uint8_t { physical, intellectual, mental, developmental, intractable };
inline constexpr std::array<std::string_view, 5> jobseeker_names{"physical", "intellectual", "mental", "developmental",
                                                                 "intractable"};
constexpr std::string_view text_of(jobseeker j) { return jobseeker_names[static_cast<std::size_t>(j)]; }

enum class company_size : std::uint8_t { large, small };
inline constexpr std::array<std::string_view, 2> company_size_names{"large", "small"};
constexpr std::string_view text_of(company_size s) { return company_size_names[static_cast<std::size_t>(s)]; }

enum class subsidy_course : std::uint8_t {
  hard_to_place,                ///< 特定就職困難者コース
  developmental_or_intractable  ///< 発達障害者・難治性疾患患者雇用開発コース
};
inline constexpr std::array<std::string_view, 2> subsidy_course_names{"hard_to_place", "developmental_or_intractable"};
constexpr std::string_view text_of(subsidy_course c) { return subsidy_course_names[static_cast<std::size_t>(c)]; }

struct hiring_subsidy_law {
  struct by_size {
    statutory<yen> large, small;
    constexpr statutory<yen> const& of(company_size s) const { return s == company_size::large ? large : small; }
  };
  by_size plain, severe, short_time, developmental_full, developmental_short;
  statutory<number_of_years> older_age;
  statutory<number_of_years> age_limit;
  statutory<weekly_hours> full_hours;
  statutory<weekly_hours> short_hours;
};

/// \throws law_error for a day before the amounts are known.
inline hiring_subsidy_law hiring_subsidy_law_on(day on, reform const& what_if = {}) {
  using namespace terms;
  auto get = [&](auto const& line) { return line.at(on, what_if); };
  return {{get(hiring_subsidy_plain_large), get(hiring_subsidy_plain_small)},
          {get(hiring_subsidy_severe_large), get(hiring_subsidy_severe_small)},
          {get(hiring_subsidy_short_large), get(hiring_subsidy_short_small)},
          {get(hiring_subsidy_developmental_full_large), get(hiring_subsidy_developmental_full_small)},
          {get(hiring_subsidy_developmental_short_large), get(hiring_subsidy_developmental_short_small)},
          get(hiring_subsidy_older_age),
          get(hiring_subsidy_age_limit),
          get(hiring_subsidy_full_hours),
          get(hiring_subsidy_short_hours)};
}

struct hiring_facts {
  jobseeker who{};
  bool severe = false;                   ///< physical and intellectual only
  std::optional<number_of_years> age{};  ///< on the day of hiring; absent: under the age limit
  weekly_hours hours;                    ///< contracted
  company_size size{};
};

struct hiring_subsidy {
  std::optional<subsidy_course> course{};  ///< nothing where no subsidy is paid
  yen total;
};

/// Finds the course and the amount in all.
/// \throws facts_error if the age decides and is not given.
template <tracer T>
constexpr hiring_subsidy hiring_subsidy_for(hiring_facts const& facts, hiring_subsidy_law const& law, T& trace) {
  auto step = trace.begin(hiring_subsidy_rule);
  auto const who = step.given("jobseeker", facts.who);
  auto const severe = step.given("severe", facts.severe);
  auto const hours = step.given("hours", facts.hours);
  auto const size = step.given("company_size", facts.size);
  hiring_subsidy out{};
  auto const least = step.reads(law.short_hours);
  if (hours < least) {
    step.remarks("jp.subsidy_hours_too_few");
    step.concludes("subsidy", out.total);
    return out;
  }
  if (facts.age) {
    auto const age = step.given("age", *facts.age);
    auto const limit = step.reads(law.age_limit);
    if (age >= limit) {
      step.remarks("jp.subsidy_age_over");
      step.concludes("subsidy", out.total);
      return out;
    }
  }
  auto const full_time = hours >= step.reads(law.full_hours);
  if (who == jobseeker::developmental || who == jobseeker::intractable) {
    out.course = step.finds("course", subsidy_course::developmental_or_intractable);
    out.total =
        step.concludes("subsidy", step.reads((full_time ? law.developmental_full : law.developmental_short).of(size)));
    return out;
  }
  out.course = step.finds("course", subsidy_course::hard_to_place);
  if (!full_time) {
    out.total = step.concludes("subsidy", step.reads(law.short_time.of(size)));
    return out;
  }
  auto higher = who == jobseeker::mental || severe;
  if (!higher) {
    if (!facts.age) {
      throw facts_error(errc::missing_facts, sentences::missing, "facts.age",
                        std::string{hiring_subsidy_rule.provision}, {{"name", "age"}});
    }
    higher = *facts.age >= step.reads(law.older_age);
  }
  out.total = step.concludes("subsidy", step.reads((higher ? law.severe : law.plain).of(size)));
  return out;
}

}  // namespace quotalaw::jp
