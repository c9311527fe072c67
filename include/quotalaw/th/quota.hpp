// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Section 33 (มาตรา 33) and clause 3 of the 2011 regulation: how many persons with disabilities must be employed.
/// Reading: exactly the threshold is bound; the remainder adds one place only above the stated number and only once the
/// threshold is met; all branches of the country are pooled. docs/th/quota.md, docs/decisions/0004.

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <array>
#include <span>

namespace quotalaw::th {

inline constexpr rule quota_rule{"th.quota.required", "Act s.33; MR B.E. 2554 cl. 3"};
inline constexpr rule pooling_rule{"th.quota.branches", "MR B.E. 2554 cl. 3 para. 2"};

inline constexpr rule count_day_rule{"th.quota.count_day", "MR B.E. 2554 cl. 3"};

/// Computes the day on which the employees are counted: in the year before the fund year.
template <tracer T>
constexpr day count_day(quota_law const& law, T& trace) {
  auto step = trace.begin(count_day_rule);
  auto const yearly = step.reads(law.counted_on);
  return step.concludes("count_day", in_year(yearly, law.year.common_era - 1));
}

/// The formula of clause 3 for one base, without branches: how many times `per` goes into the staff, and what is left.
struct whole_and_left {
  heads whole;
  heads left;
};
constexpr whole_and_left divide(heads staff, heads per) {
  auto const whole = floor_ratio(staff.number(), 1, per.number());
  return {heads{whole}, heads{staff.number() - whole * per.number()}};
}
constexpr heads places_for(whole_and_left const& of, heads remainder) {
  return heads{of.whole.number() + static_cast<std::int64_t>(of.left > remainder)};
}

/// Computes the places required of one pooled base.
/// \param employees employees without disability on the count day.
template <tracer T>
constexpr heads required_heads(heads employees, quota_law const& law, T& trace) {
  auto step = trace.begin(quota_rule);
  auto const staff = step.given("employees", employees);
  auto const threshold = step.reads(law.threshold);
  if (staff < threshold) {
    return step.concludes("required", heads{0});
  }
  auto const per = step.reads(law.per);
  auto const remainder = step.reads(law.remainder);
  auto const divided = divide(staff, per);
  step.finds("remainder_left", divided.left);
  return step.concludes("required", places_for(divided, remainder));
}

/// Computes the places required when each province is a base of its own (option `same_province`).
template <tracer T>
constexpr heads required_by_province(std::span<branch const> branches, quota_law const& law, T& trace) {
  auto step = trace.begin(pooling_rule);
  std::array<heads, province_count> pooled{};
  for (auto const& b : branches) {
    pooled[static_cast<std::size_t>(b.where)] += b.employees;
  }
  heads total;
  for (auto const employees : pooled) {
    if (employees > heads{0}) {
      total += required_heads(employees, law, trace);
    }
  }
  return step.concludes("required", total);
}

}  // namespace quotalaw::th
