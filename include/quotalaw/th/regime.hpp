// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The formulas in force, each under a name, so that a what-if can replace one: derive from `enacted`, hide what
/// differs, and call `assess<my_regime>(...)`. Other values need no formula: see core/reform.hpp.

#include "contribution.hpp"
#include "late_payment.hpp"
#include "quota.hpp"

namespace quotalaw::th {

struct enacted {
  template <tracer T>
  static constexpr heads required(heads employees, quota_law const& law, T& trace) {
    return required_heads(employees, law, trace);
  }
  template <tracer T>
  static constexpr heads required(measured_staff const& staff, quota_law const& law, T& trace) {
    return required_heads(staff, law, trace);
  }
  template <tracer T>
  static constexpr place_price price(std::optional<province> where, contribution_law const& law, T& trace) {
    return price_of_place(where, law, trace);
  }
  template <tracer T>
  static constexpr baht contribution(heads shortfall, baht per_head, employer_kind kind, contribution_law const& law,
                                     T& trace) {
    return contribution_amount(shortfall, per_head, kind, law, trace);
  }
  template <tracer T>
  static constexpr interest_due interest(baht principal, day paid_on, interest_law const& law, T& trace) {
    return interest_on(principal, paid_on, law, trace);
  }
};

}  // namespace quotalaw::th
