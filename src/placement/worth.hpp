// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one more seat, and one more place wanted, would bring.

#include "planner.hpp"

namespace quotalaw::placement {

/// Writes it into the results of hosts and companies. Exact over the pairs that the network holds.
void write_worth(planner& w);

}  // namespace quotalaw::placement
