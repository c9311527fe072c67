// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reasons, from the network of a plan.

#include "assign.hpp"
#include "loosened.hpp"
#include "quotalaw/placement/reasons.hpp"

namespace quotalaw::placement {

/// How many more places of a class of companies could be filled, up to `most`, by people without a place, if only the
/// constraints `active` held for them.
std::int64_t fillable(planner const& w, std::uint32_t of_class, constraint_set active, std::int64_t most);

reasons explain(planner const& w, reasons_wanted const& wanted = {});

}  // namespace quotalaw::placement
