// SPDX-License-Identifier: Apache-2.0
#pragma once
// Notices of an answer as JSON.
#include "json.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/core/reform.hpp"

namespace quotalaw::questions {

/// What the reader must know about what was read: confidence below official, past review, what-ifs, remarks.
json notices_json(reading_list const& read, reform const& what_if);

}  // namespace quotalaw::questions
