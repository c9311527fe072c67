// SPDX-License-Identifier: Apache-2.0
#pragma once
// Notices of an answer as JSON.
#include "json.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/core/reform.hpp"
#include "quotalaw/io/assessment.hpp"

#include <vector>

namespace quotalaw::questions {

/// What the reader must know about what was read: confidence below official, past review, what-ifs, remarks.
json notices_json(reading_list const& read, reform const& what_if);
json notices_json(std::vector<io::notice> const& all);

}  // namespace quotalaw::questions
