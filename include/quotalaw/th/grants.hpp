// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Payments to employers: no provision known, rules for what-ifs only. An adjustment for persons employed above the
/// number, and a fee for persons kept at work, after the Japanese examples. docs/th/grants.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::th {

inline constexpr rule surplus_grant_rule{"th.grants.adjustment", "no provision known"};
inline constexpr rule retention_fee_rule{"th.grants.retention", "no provision known"};

/// Computes the adjustment for persons employed above the number. Places covered by section 35 make no surplus.
template <tracer T>
constexpr baht surplus_grant(heads required, heads hired, grants_law const& law, T& trace) {
  auto step = trace.begin(surplus_grant_rule);
  auto const needed = step.given("required", required);
  auto const have = step.given("hired", hired);
  auto const paid = step.reads(law.adjustment_paid);
  if (!paid || have <= needed) {
    return step.concludes("adjustment_grant", baht{0});
  }
  auto const unit = step.reads(law.adjustment_unit);
  return step.concludes("adjustment_grant", amount_for(unit, have - needed));
}

/// Computes the fee for persons kept at work.
template <tracer T>
constexpr baht retention_fee(heads retained, grants_law const& law, T& trace) {
  auto step = trace.begin(retention_fee_rule);
  auto const kept = step.given("retained", retained);
  auto const paid = step.reads(law.retention_paid);
  if (!paid) {
    return step.concludes("retention_fee", baht{0});
  }
  step.reads(law.retention_months);
  auto const unit = step.reads(law.retention_unit);
  return step.concludes("retention_fee", amount_for(unit, kept));
}

}  // namespace quotalaw::th
