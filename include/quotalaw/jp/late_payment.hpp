// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Surcharge (追徴金, Act 58) on a determined levy and interest on arrears (延滞金, Act 60). docs/jp/late_payment.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

#include <optional>

namespace quotalaw::jp {

inline constexpr rule surcharge_rule{"jp.surcharge.amount", "Act 58(1)"};
inline constexpr rule arrears_rule{"jp.arrears.amount", "Act 60"};

struct surcharge_law {
  statutory<rate> share;
  statutory<yen> base_unit;
};

struct arrears_law {
  statutory<rate> yearly;
  statutory<yen> base_unit;
  statutory<yen> result_unit;
  statutory<yen> minimum_levy;
  statutory<number_of_days> year_days;
};

inline surcharge_law surcharge_law_on(day on, reform const& what_if = {}) {
  return {terms::surcharge_rate.at(on, what_if), terms::surcharge_base_unit.at(on, what_if)};
}
inline arrears_law arrears_law_on(day on, reform const& what_if = {}) {
  return {terms::arrears_rate.at(on, what_if), terms::arrears_base_unit.at(on, what_if),
          terms::arrears_result_unit.at(on, what_if), terms::arrears_minimum_levy.at(on, what_if),
          terms::arrears_year_days.at(on, what_if)};
}

/// Computes the surcharge on what a determination found unpaid: a share of the amount cut to whole units.
template <tracer T>
constexpr yen surcharge_on(yen unpaid, surcharge_law const& law, T& trace) {
  auto step = trace.begin(surcharge_rule);
  auto const owed = step.given("determined_unpaid", unpaid);
  auto const unit = step.reads(law.base_unit);
  auto const base = step.finds("surcharge_base", cut_to(owed, unit));
  auto const share = step.reads(law.share);
  return step.concludes("surcharge", (unrounded<JPY>{base} * share).rounded(rounding::down));
}

struct arrears {
  number_of_days days;
  yen amount;
};

/// Computes interest from the day after the due day to the day before payment. None below the smallest levy, below the
/// smallest result, or when paid by the day that a reminder names.
template <tracer T>
constexpr arrears arrears_on(yen levy, day due_on, day paid_on, std::optional<day> const& reminder_due_on,
                             arrears_law const& law, T& trace) {
  auto step = trace.begin(arrears_rule);
  auto const owed = step.given("levy", levy);
  auto const due = step.given("due_on", due_on);
  auto const paid = step.given("paid_on", paid_on);
  arrears out{};
  auto const span = (paid - due).count() - 1;
  out.days = step.finds("days", number_of_days{span > 0 ? span : 0});
  auto const least = step.reads(law.minimum_levy);
  if (owed < least) {
    return step.concludes("arrears", yen{0}), out;
  }
  if (reminder_due_on && paid <= step.given("reminder_due_on", *reminder_due_on)) {
    return step.concludes("arrears", yen{0}), out;
  }
  auto const base_unit = step.reads(law.base_unit);
  auto const base = step.finds("arrears_base", cut_to(owed, base_unit));
  auto const yearly = step.reads(law.yearly);
  auto const year_days = step.reads(law.year_days);
  auto const exact = unrounded<JPY>{base} * yearly * out.days.number() / year_days.number();
  auto const result_unit = step.reads(law.result_unit);
  out.amount = step.concludes("arrears", cut_to(exact.rounded(rounding::down), result_unit));
  return out;
}

}  // namespace quotalaw::jp
