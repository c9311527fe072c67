// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables that `place` and `place simulate` read, and what both ask about them.

#include "commands.hpp"
#include "quotalaw/placement/files.hpp"

#include <optional>
#include <string>
#include <vector>

namespace quotalaw::cli {

struct place_input {
  placement::input_files files;
  placement::settings how;
  std::string fund_year = "2027", limit_km = "30", fair = "province";
  bool keep_going = false;
};

void add_place_input(CLI::App& command, place_input& in);
bool has_tables(place_input const& in);

/// \throws facts_error for a year or a limit that cannot be one.
placement::settings settings_of(place_input const& in);

/// Prints the bad cells. Returns how many rows are left out; nothing if that is not allowed, and sets the exit status.
std::optional<std::size_t> report_bad_rows(std::vector<io::roster_findings> const& found, place_input const& in,
                                           shared& with);

}  // namespace quotalaw::cli
