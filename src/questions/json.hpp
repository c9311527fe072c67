// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON without floating point: a number with a fraction is kept as the text that was written.

#include "quotalaw/core/error.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace quotalaw::questions {

using json = nlohmann::ordered_json;

/// Marks a string that was written as a number with a fraction or an exponent.
inline constexpr char decimal_mark = '\x01';

inline bool is_decimal(json const& j) {
  return j.is_string() && !j.get_ref<std::string const&>().empty() &&
         j.get_ref<std::string const&>()[0] == decimal_mark;
}

/// The text of a number as written: "43.5", "120"; nothing for anything else.
std::optional<std::string> number_text(json const& j);

/// Parses one JSON value; refuses duplicate keys. \throws facts_error (malformed)
json parse_exact(std::string_view text, std::size_t line);

/// A short description for messages: the value itself if it is short.
std::string shown(json const& j);

/// Writes what was read: decimals come out as numbers again.
std::string dump(json const& j);

/// A number with at most one half after the point, as JSON number.
json halves_json(std::int64_t halves);

}  // namespace quotalaw::questions
