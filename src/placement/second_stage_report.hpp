// SPDX-License-Identifier: Apache-2.0
#pragma once
// The second stage in words, for the summary and the page.

#include "quotalaw/io/language.hpp"
#include "quotalaw/placement/plan.hpp"

#include <string>
#include <vector>

namespace quotalaw::placement {

/// Nothing if no solver was asked for. First what was done, then rank by rank what changed or is open, then the proof.
std::vector<std::string> solver_sentences(problem const& p, plan const& made, io::language in);

}  // namespace quotalaw::placement
