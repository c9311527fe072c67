// SPDX-License-Identifier: Apache-2.0
#pragma once
// Notices of an answer, and as JSON.
#include "json.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/core/reform.hpp"
#include "quotalaw/io/assessment.hpp"
#include "quotalaw/io/language.hpp"

#include <vector>

namespace quotalaw::questions {

/// What the reader must know about what was read: confidence below official, past review, what-ifs, remarks.
std::vector<io::notice> notices_of(reading_list const& read, reform const& what_if);
/// As JSON; ids are the same in every language, messages are for a reader of `in`.
json notices_json(std::vector<io::notice> const& all, io::language in);

}  // namespace quotalaw::questions
