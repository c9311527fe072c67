// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reasons, from the network of a plan.

#include "planner.hpp"
#include "quotalaw/placement/reasons.hpp"

namespace quotalaw::placement {

/// All that stands between a person and a host, the way included.
constraint_set pair_constraints(planner const& w, index who, index where);

/// How many more places of a class of companies could be filled, up to `most`, by people without a place, if only the
/// constraints `active` held for them, and their limits of distance were longer by `extra_metres`.
std::int64_t fillable(planner const& w, std::uint32_t of_class, constraint_set active, std::int64_t most,
                      std::int64_t extra_metres);

reasons explain(planner const& w);

constraint_set against_company(planner const& w, index company, index who, index where, form& by, std::int64_t& satang);

}  // namespace quotalaw::placement
