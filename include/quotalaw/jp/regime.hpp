// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The formulas in force, each under a name, so that a what-if can replace one: derive from `enacted`, hide what
/// differs, and call `assess<my_regime>(...)`. Other values need no formula: see core/reform.hpp.

#include "grants.hpp"
#include "levy.hpp"

#include <span>

namespace quotalaw::jp {

struct enacted {
  template <tracer T>
  static constexpr coverage covered(std::span<month const> months, levy_law const& law, T& trace) {
    return covered_by(months, law, trace);
  }
  template <tracer T>
  static constexpr sums add(std::span<month const> months, levy_law const& law, T& trace) {
    return add_up(months, law, trace);
  }
  template <tracer T>
  static constexpr yen levy(std::span<month const> months, person_months shortage, levy_law const& law, T& trace) {
    return levy_amount(months, shortage, law, trace);
  }
  template <tracer T>
  static constexpr yen adjustment(person_months excess, levy_law const& law, T& trace) {
    return adjustment_amount(excess, law, trace);
  }
  template <tracer T>
  static constexpr yen reward(person_months excess, levy_law const& law, T& trace) {
    return reward_amount(excess, law, trace);
  }
};

}  // namespace quotalaw::jp
