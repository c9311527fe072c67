// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Section 34: simple interest on a contribution that is late or short, day by day. The first day and the day of payment
/// both count; the divisor is 365 also in leap years. Fund year 2011 and before have no automatic interest.

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

namespace quotalaw::th {

inline constexpr rule interest_rule{"th.interest.amount", "Act s.34"};

struct interest_due {
  day from{};           ///< first day that bears interest
  number_of_days days;  ///< both ends counted; 0 if paid before `from`
  baht interest;
  baht total;           ///< principal and interest
};

/// Computes the interest on a principal paid in one sum.
template <tracer T>
constexpr interest_due interest_on(baht principal, day paid_on, interest_law const& law, T& trace) {
  auto step = trace.begin(interest_rule);
  auto const owed = step.given("principal", principal);
  auto const paid = step.given("paid_on", paid_on);
  interest_due out{};
  out.from = step.finds("interest_from", in_year(step.reads(law.starts), law.year.common_era));
  auto const first_counts = step.reads(law.first_day_counts);
  auto const span = (paid - out.from).count() + (first_counts ? 1 : 0);
  out.days = step.finds("days", number_of_days{paid < out.from || span < 0 ? 0 : span});
  auto const yearly = step.reads(law.yearly);
  auto const year_days = step.reads(law.year_days);
  auto const how = step.reads(law.rounding);
  auto const exact = unrounded<THB>{owed} * yearly * out.days.number() / year_days.number();
  auto const mode = how == terms::interest_rounding_choice::half_up     ? rounding::half_up
                    : how == terms::interest_rounding_choice::half_even ? rounding::half_even
                                                                        : rounding::down;
  out.interest = step.concludes("interest", exact.rounded(mode));
  out.total = step.concludes("total", owed + out.interest);
  return out;
}

}  // namespace quotalaw::th
