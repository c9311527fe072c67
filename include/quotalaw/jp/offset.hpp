// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Deemed hiring by purchases (みなし雇用): no provision in force, a rule for what-ifs only. Two forms: purchases make
/// person-months under a cap, or a share of them comes off the levy under a cap. docs/jp/offset.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::jp {

inline constexpr rule deemed_rule{"jp.offset.person_months", "no provision in force"};
inline constexpr rule levy_offset_rule{"jp.offset.levy", "no provision in force"};

/// The part of an amount that a rate takes, cut to whole yen.
constexpr yen share_of(yen amount, rate share) {
  auto const whole = amount.minor() / share.denominator();
  auto const rest = amount.minor() % share.denominator();
  return yen{whole} * share.numerator() + yen{rest * share.numerator() / share.denominator()};
}

/// Computes the person-months that a year's purchases stand for. They fill a shortage and nothing else: neither the
/// adjustment nor the reward counts them.
template <tracer T>
constexpr person_months deemed_person_months(yen purchases, person_months required, offset_law const& law, T& trace) {
  auto step = trace.begin(deemed_rule);
  auto const bought = step.given("purchases", purchases);
  auto const needed = step.given("levy_person_months", required);
  auto const form = step.reads(law.form);
  if (form != terms::offset_form_choice::heads) {
    return step.concludes("deemed_person_months", person_months{0});
  }
  auto const coefficient = step.reads(law.yen_per_person_month);
  auto const most = step.reads(law.heads_cap);
  auto const whole = coefficient > yen{0} ? heads{bought.minor() / coefficient.minor()} : heads{0};
  auto const cap = step.finds("cap_person_months", for_one_month(floor_of(half_heads{needed.number()}, most)));
  return step.concludes("deemed_person_months", std::min(for_one_month(whole), cap));
}

/// Computes what a year's purchases take off the levy.
template <tracer T>
constexpr yen levy_offset(yen purchases, yen levy, offset_law const& law, T& trace) {
  auto step = trace.begin(levy_offset_rule);
  auto const bought = step.given("purchases", purchases);
  auto const gross = step.given("levy", levy);
  auto const form = step.reads(law.form);
  if (form != terms::offset_form_choice::levy) {
    return step.concludes("levy_offset", yen{0});
  }
  auto const share = step.reads(law.share);
  auto const most = step.reads(law.levy_cap);
  auto const cap = step.finds("cap", share_of(gross, most));
  return step.concludes("levy_offset", std::min(share_of(bought, share), cap));
}

}  // namespace quotalaw::jp
