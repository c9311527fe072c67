// SPDX-License-Identifier: Apache-2.0
#pragma once
// What changed in the law between two days: one list, which answers and the command line write in their own ways.

#include "quotalaw/core/citation.hpp"
#include "quotalaw/core/reform.hpp"

#include <string_view>
#include <vector>

namespace quotalaw::questions {

struct law_change {
  day on{};
  term_info const* term = nullptr;
  version_info const* before = nullptr;  ///< nothing: the first version, or a what-if
  version_info const* after = nullptr;   ///< nothing: repealed
  version_info const* by = nullptr;      ///< the version that says so
};

/// The changes from `from` to `to`, both included, oldest first; those of one day in the order of the law files. The
/// same figure with another source is no change of law.
std::vector<law_change> changes_between(std::string_view country, day from, day to, reform const& what_if);

}  // namespace quotalaw::questions
