// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reasons in sentences: for the summary, the files and the page.

#include "quotalaw/io/language.hpp"
#include "quotalaw/placement/reasons.hpp"

#include <string>
#include <vector>

namespace quotalaw::placement {

/// Constraints in words, one after the other.
std::string members_named(std::vector<constraint> const& list, io::language in);

/// "17 places owed in Nan (Acme), 11 people can reach a free seat; binding: too far (limit 30.0 km) …"
std::string told(conflict const& c, problem const& p, io::language in);
/// What was not looked into.
std::string told(more_conflicts const& more, io::language in);
/// "7 too far, 5 every seat is taken"
std::string by_reason_named(province_reason const& r, io::language in);
/// "12 without a place: 7 too far, 5 every seat is taken; 3 seats free"
std::string told(province_reason const& r, io::language in);

/// What is changed, what it costs, and whom it helps.
std::string change_of(relaxation const& r, problem const& p, io::language in);
std::string cost_of(relaxation const& r, io::language in);
std::string homes_of(relaxation const& r, io::language in);
/// All of it in one sentence.
std::string told(relaxation const& r, problem const& p, io::language in);

}  // namespace quotalaw::placement
