// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Section 34: part payments, instalments and simple interest on a contribution that is late or short, day by day. The
/// first day and the day of payment both count; the divisor is 365 also in leap years. Fund year 2011 and before have
/// no automatic interest.

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace quotalaw::th {

inline constexpr rule interest_rule{"th.interest.amount", "Act s.34"};

struct interest_due {
  day from{};           ///< first day that bears interest
  number_of_days days;  ///< both ends counted; 0 if paid before `from`
  baht interest;
  baht total;  ///< principal and interest
};

constexpr rounding rounding_mode(terms::interest_rounding_choice how) {
  switch (how) {
    case terms::interest_rounding_choice::half_up:
      return rounding::half_up;
    case terms::interest_rounding_choice::half_even:
      return rounding::half_even;
    case terms::interest_rounding_choice::down:
      break;
  }
  return rounding::down;
}

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
  out.interest = step.concludes("interest", exact.rounded(rounding_mode(how)));
  out.total = step.concludes("total", owed + out.interest);
  return out;
}

inline constexpr rule payment_rule{"th.payments.step", "practice of the Department"};
inline constexpr rule parts_rule{"th.instalments.parts", "practice of the Department"};

struct payments_law {
  interest_law interest;
  statutory<terms::interest_payment_order_choice> order;
};
inline payments_law payments_law_for(fund_year y, reform const& what_if = {}) {
  return {interest_law_for(y, what_if), terms::interest_payment_order.at(reading_day(y), what_if)};
}

/// What is owed before a payment: new interest runs from the day after the last payment.
struct account {
  baht principal;
  baht interest;     ///< accrued before and not yet paid
  day bears_from{};  ///< first day that bears new interest
};

/// The account before the first payment.
inline account open_account(baht principal, payments_law const& law) {
  auto const first = in_year(law_reader::value(law.interest.starts), law.interest.year.common_era);
  return {principal, baht{0}, first + date::days{law_reader::value(law.interest.first_day_counts) ? 0 : 1}};
}

struct payment_step {
  number_of_days days;
  baht interest;  ///< accrued since the last payment
  baht to_interest;
  baht to_principal;
  baht balance;  ///< principal left
};

/// Books one payment; `amount` nothing settles everything.
/// \throws facts_error if more is paid than is owed.
template <tracer T>
constexpr payment_step pay(account& owed, day on, std::optional<baht> const& amount, payments_law const& law,
                           T& trace) {
  auto step = trace.begin(payment_rule);
  step.given("principal", owed.principal);
  auto const paid_on = step.given("paid_on", on);
  auto const yearly = step.reads(law.interest.yearly);
  auto const year_days = step.reads(law.interest.year_days);
  auto const how = step.reads(law.interest.rounding);
  auto const order = step.reads(law.order);
  payment_step out{};
  auto const span = (paid_on - owed.bears_from).count() + 1;
  out.days = step.finds("days", number_of_days{span > 0 ? span : 0});
  auto const exact = unrounded<THB>{owed.principal} * yearly * out.days.number() / year_days.number();
  out.interest = step.finds("interest", exact.rounded(rounding_mode(how)));
  auto const all_interest = owed.interest + out.interest;
  auto const total = all_interest + owed.principal;
  auto const paid = step.given("amount", amount.value_or(total));
  if (paid > total) {
    throw facts_error(sentences::too_large, "facts.payments", {{"value", text_of(paid)}, {"limit", text_of(total)}},
                      std::string{payment_rule.provision});
  }
  if (order == terms::interest_payment_order_choice::interest_first) {
    out.to_interest = std::min(paid, all_interest);
    out.to_principal = paid - out.to_interest;
  } else {
    out.to_principal = std::min(paid, owed.principal);
    out.to_interest = paid - out.to_principal;
  }
  step.concludes("to_interest", out.to_interest);
  step.concludes("to_principal", out.to_principal);
  out.balance = step.concludes("balance", owed.principal - out.to_principal);
  owed.principal = out.balance;
  owed.interest = all_interest - out.to_interest;
  owed.bears_from = std::max(owed.bears_from, paid_on + date::days{1});
  return out;
}

/// Splits a principal into equal parts rounded to satang; the last part takes the remainder.
template <tracer T>
std::vector<baht> parts_of(baht principal, std::int64_t parts, T& trace) {
  auto step = trace.begin(parts_rule);
  auto const whole = step.given("principal", principal);
  auto const count = step.given("count", plain_count{parts});
  auto const equal = step.concludes("part", (unrounded<THB>{whole} / count.number()).rounded(rounding::half_up));
  if (equal * (parts - 1) > whole) {  // a few satang in many parts
    throw facts_error(sentences::too_large, "facts.count",
                      {{"value", std::to_string(parts)}, {"limit", "the principal can be split into"}},
                      std::string{parts_rule.provision});
  }
  std::vector<baht> out(static_cast<std::size_t>(parts), equal);
  out.back() = step.concludes("last_part", whole - equal * (parts - 1));
  return out;
}

}  // namespace quotalaw::th
