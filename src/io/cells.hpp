// SPDX-License-Identifier: Apache-2.0
#pragma once
// What cells of CSV files mean, for every kind of file: spellings and days.

#include "quotalaw/core/calendar.hpp"
#include "quotalaw/core/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace quotalaw::io::cells {

/// Without spaces at either end: ASCII, no-break and ideographic.
std::string_view trimmed(std::string_view s);
/// Full-width letters, digits and signs and Thai digits as ASCII; anything else as it is.
std::string narrow(std::string_view s);
/// As spellings are compared: narrow, lower case, without spaces and joining signs.
std::string loosened(std::string_view s);
/// A header without a remark in brackets.
std::string before_bracket(std::string_view s);
/// A day as people and spreadsheets write it, year first; Buddhist Era above 2400. docs/how-to/roster.md
std::optional<day> read_day(std::string_view cell);
/// What is wrong with a cell that is no day.
sentence const& why_no_day(std::string_view cell);

}  // namespace quotalaw::io::cells
