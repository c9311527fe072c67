// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The quota (Plasako): Act s. 4; Order s. 2 to 4. A share of the staff from a threshold on; a fraction below one
/// person is dropped; whoever is bound owes a least number. docs/xx/quota.md

#include "../core/trace.hpp"
#include "facts.hpp"
#include "parameters.hpp"

#include <algorithm>

namespace quotalaw::xx {

inline constexpr rule quota_rule{"xx.quota.required", "Act s. 4; Order s. 2 to 4"};
inline constexpr rule standing_rule{"xx.quota.standing", "Act s. 5"};

/// Computes how many must be placed.
template <tracer T>
constexpr heads required_places(heads staff, quota_law const& law, T& trace) {
  auto step = trace.begin(quota_rule);
  auto const employed = step.given("staff", staff);
  auto const threshold = step.reads(law.threshold);
  if (employed < threshold) {
    return step.concludes("required", heads{0});
  }
  auto const share = step.reads(law.share);
  auto const least = step.reads(law.least);
  auto const of_share = step.finds("share_of_staff", floor_of(employed, share));
  return step.concludes("required", std::max(of_share, least));
}

/// Where an employer stands. Both are never positive together.
struct standing {
  heads missing;
  heads surplus;
};

/// Computes the places still missing.
template <tracer T>
constexpr standing stand(heads required, heads placed, T& trace) {
  auto step = trace.begin(standing_rule);
  auto const needed = step.given("required", required);
  auto const have = step.given("placed", placed);
  standing out{};
  out.missing = step.concludes("missing", needed > have ? needed - have : heads{0});
  out.surplus = step.concludes("surplus", have > needed ? have - needed : heads{0});
  return out;
}

}  // namespace quotalaw::xx
