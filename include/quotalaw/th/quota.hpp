// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Section 33 (มาตรา 33) and clause 3 of the 2011 regulation: how many persons with disabilities must be employed.
/// Reading: exactly the threshold is bound; the remainder adds one place only above the stated number and only once the
/// threshold is met; all branches of the country are pooled. docs/th/quota.md, docs/decisions/0004.

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <array>
#include <optional>
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
template <class N = std::int64_t>
struct whole_and_left {
  heads::as<N> whole;
  heads::as<N> left;
};
/// \param whole how many times it goes, for loops that have made the ratio ready.
template <class N>
constexpr whole_and_left<N> divide(quantity<heads_unit, N> staff, quantity<heads_unit, N> per, N whole) {
  return {heads::as<N>{whole}, heads::as<N>{staff.number() - whole * per.number()}};
}
constexpr whole_and_left<> divide(heads staff, heads per) {
  return divide(staff, per, floor_ratio(staff.number(), 1, per.number()));
}
template <class N>
constexpr heads::as<N> places_for(whole_and_left<N> const& of, quantity<heads_unit, N> remainder) {
  return heads::as<N>{of.whole.number() + static_cast<N>(of.left > remainder)};
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

/// Which number is compared with the threshold: docs/th/threshold_reading.md.
using threshold_reading = terms::quota_threshold_basis_choice;

/// The staff of one base on the count day.
struct measured_staff {
  heads employees;                             ///< without disability
  heads with_disabilities;                     ///< employed; never part of the ratio
  std::optional<threshold_reading> reading{};  ///< where the employer takes another than the law's
};

/// Computes the places required of one pooled base whose employees with disabilities are known, so that the number
/// compared with the threshold can be read in two ways. Says so where the other reading would change the result.
template <tracer T>
constexpr heads required_heads(measured_staff const& staff, quota_law const& law, T& trace) {
  if (staff.with_disabilities == heads{0}) {
    return required_heads(staff.employees, law, trace);
  }
  auto step = trace.begin(quota_rule);
  auto const employees = step.given("employees", staff.employees);
  auto const with = step.given("pwd_employees", staff.with_disabilities);
  auto const threshold = step.reads(law.threshold);
  auto const basis = staff.reading ? step.given("threshold_reading", *staff.reading) : step.reads(law.threshold_basis);
  auto const all = employees + with;
  auto const tested = step.finds("tested", basis == threshold_reading::all_staff ? all : employees);
  auto const per = step.reads(law.per);
  auto const remainder = step.reads(law.remainder);
  auto const whole = exact_quotient(employees.number(), per.number());
  auto const left = employees.number() - whole * per.number();
  heads const places{whole + (left > remainder.number() ? 1 : 0)};
  if (places > heads{0} && employees < threshold && all >= threshold) {
    step.remarks("th.threshold_reading_matters");
  }
  return step.concludes("required", tested < threshold ? heads{0} : places);
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
