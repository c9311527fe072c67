// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quotalaw/placement/files.hpp"

namespace quotalaw::placement {

/// Adds what looks wrong in companies once the law of the year and the people are known: offers under the law, and
/// people at work for whom no place is asked.
void find_doubts(accepted& read, input_files const& files);

}  // namespace quotalaw::placement
