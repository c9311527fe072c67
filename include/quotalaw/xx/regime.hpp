// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The formulas in force, each under a name, so that a what-if can replace one: derive from `enacted`, hide what
/// differs, and call `assess<my_regime>(...)`. Other values need no formula: see core/reform.hpp.

#include "levy.hpp"
#include "quota.hpp"

namespace quotalaw::xx {

struct enacted {
  template <tracer T>
  static constexpr heads required(heads staff, quota_law const& law, T& trace) {
    return required_places(staff, law, trace);
  }
  template <tracer T>
  static constexpr crowns levy(heads missing, levy_law const& law, T& trace) {
    return levy_amount(missing, law, trace);
  }
};

}  // namespace quotalaw::xx
