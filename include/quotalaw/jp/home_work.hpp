// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Home-work special adjustment and reward (在宅就業障害者特例調整金・報奨金): Act 74-2, 74-3, Suppl. 4(4)-(6); Order
/// 20-22. Whole units of the yearly payments to home workers, capped by the persons the employer itself employs.
/// docs/jp/home_work.md

#include "../core/trace.hpp"
#include "assess.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::jp {

enum class home_work_scheme : std::uint8_t { adjustment, reward };
inline constexpr std::array<std::string_view, 2> home_work_scheme_names{"adjustment", "reward"};
constexpr std::string_view text_of(home_work_scheme s) { return home_work_scheme_names[static_cast<std::size_t>(s)]; }

struct home_work_law {
  statutory<yen> assessment;  ///< payments per unit
  statutory<yen> per_unit;
  statutory<yen> cap;  ///< per counted person-month
};

inline home_work_law home_work_law_for(fiscal_year y, home_work_scheme scheme, reform const& what_if = {}) {
  auto const on = first_day(y);
  auto const adjustment = scheme == home_work_scheme::adjustment;
  return {terms::home_work_assessment.at(on, what_if),
          (adjustment ? terms::home_work_unit_adjustment : terms::home_work_unit_reward).at(on, what_if),
          (adjustment ? terms::home_work_cap_adjustment : terms::home_work_cap_reward).at(on, what_if)};
}

inline constexpr rule home_work_rule{"jp.home_work.amount", "Act 74-2(2), 74-3(1), Suppl. 4(4); Order 20 to 22"};

struct home_work_grant {
  plain_count units;
  yen amount;
  yen cap;
};

/// Computes the amount for a year's payments to home workers.
/// \param counted the counted person-months of the employer's own persons with disabilities: none, no payment.
template <tracer T>
constexpr home_work_grant home_work_amount(yen payments, person_months counted, home_work_law const& law, T& trace) {
  auto step = trace.begin(home_work_rule);
  auto const paid = step.given("payments", payments);
  auto const own = step.given("counted_person_months", counted);
  auto const assessment = step.reads(law.assessment);
  home_work_grant out{};
  out.units = step.finds("units", plain_count{paid.minor() / assessment.minor()});
  auto const per_unit = step.reads(law.per_unit);
  out.cap = step.finds("cap", amount_for(step.reads(law.cap), own));
  out.amount = step.concludes("home_work", std::min(per_unit * out.units.number(), out.cap));
  return out;
}

/// What is left of a year's settlement and of the home-work amount when the one is set off against the other.
struct home_work_netting {
  home_work_grant grant;
  yen offset;  ///< taken off the levy
  yen paid;    ///< paid out
};

/// Outside the levy only employers above the reward threshold are 対象事業主 (Act Suppl. 4(3)(4)).
constexpr bool home_work_needs_reward(settlement const& of) { return !of.covered && of.excess == person_months{0}; }

/// Sets the amount off against the levy; what is left is paid out (Act 74-2(4)(5)).
template <tracer T>
constexpr home_work_netting settle_home_work(yen payments, settlement const& of, home_work_law const& law, T& trace) {
  home_work_netting out{};
  out.grant = home_work_amount(payments, of.of.counted, law, trace);
  if (home_work_needs_reward(of)) {
    out.grant.amount = yen{0};
  }
  out.offset = std::min(of.net_payable, out.grant.amount);
  out.paid = out.grant.amount - out.offset;
  return out;
}

inline home_work_scheme home_work_scheme_of(settlement const& of) {
  return of.covered ? home_work_scheme::adjustment : home_work_scheme::reward;
}

}  // namespace quotalaw::jp
