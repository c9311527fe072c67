// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Public bodies (国・地方公共団体): staff that is taken out first (Order 1, Table 1), and the exclusion rate of a body
/// with many staff of listed kinds (除外率設定機関, Act Suppl. 3(1), Order Suppl. 2 to 8, Table 4). One rate for the
/// whole body, not one for each establishment. docs/jp/public_bodies.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

namespace quotalaw::jp {

inline constexpr rule public_exclusion_rate_rule{"jp.public_bodies.exclusion_rate",
                                                 "Act Suppl. 3(1); Order Suppl. 2, 4, Table 4"};
inline constexpr rule public_deduction_rule{"jp.public_bodies.deduction", "Act 38(1), Suppl. 3(1); Order 1"};

struct public_exclusion_law {
  statutory<rate> lowest_share;
  statutory<rate> share_step;
  statutory<rate> rate_step;
  statutory<rate> highest_rate;
};

/// \throws law_error (`unsettled`) for days whose table has not been read.
inline public_exclusion_law public_exclusion_law_on(day on, reform const& what_if = {}) {
  auto const lowest = terms::public_bodies_lowest_share.if_in_force(on, what_if);
  auto const step = terms::public_bodies_share_step.if_in_force(on, what_if);
  auto const by = terms::public_bodies_rate_step.if_in_force(on, what_if);
  auto const highest = terms::public_bodies_highest_rate.if_in_force(on, what_if);
  if (!lowest || !step || !by || !highest) {
    throw law_error(errc::unsettled, sentences::unsettled_public_exclusion, {{"day", quotalaw::text_of(on)}},
                    std::string{public_exclusion_rate_rule.provision});
  }
  return {*lowest, *step, *by, *highest};
}

/// Computes the rate of a body from the staff of listed kinds (Order Table 3) among its staff on the reference day:
/// five points for each five points of share from a quarter on, up to a highest. A body below a quarter has none.
template <tracer T>
constexpr rate public_exclusion_rate(half_heads listed, half_heads staff, public_exclusion_law const& law, T& trace) {
  auto step = trace.begin(public_exclusion_rate_rule);
  auto const part = step.given("listed_staff", listed);
  auto const whole = step.given("workers", staff);
  auto const from = step.reads(law.lowest_share);
  auto const width = step.reads(law.share_step);
  auto const by = step.reads(law.rate_step);
  auto const most = step.reads(law.highest_rate);
  auto const above = part.number() * from.denominator() - whole.number() * from.numerator();
  rate found{0, 1};
  if (whole > half_heads{0} && above >= 0) {
    auto const steps = above * width.denominator() / (whole.number() * from.denominator() * width.numerator());
    found = std::min(rate{by.numerator() * (steps + 1), by.denominator()}, most);
  }
  return step.concludes("exclusion_rate", found);
}

/// The staff of a body on one day.
struct public_staff {
  half_heads staff;         ///< all, weighted
  half_heads out_of_scope;  ///< of them the kinds of Order Table 1: police, self-defence and so on
};

/// Computes the staff that counts and the deduction, a fraction dropped.
template <tracer T>
constexpr month public_month(public_staff const& facts, rate exclusion, half_heads counted, T& trace) {
  auto step = trace.begin(public_deduction_rule);
  auto const all = step.given("staff", facts.staff);
  auto const out = step.given("out_of_scope", facts.out_of_scope);
  auto const share = step.given("exclusion_rate", exclusion);
  month found{};
  found.workers = step.concludes("workers", all - out);
  found.deduction = step.concludes("deduction", floor_of(found.workers, share));
  found.counted = counted;
  return found;
}

}  // namespace quotalaw::jp
