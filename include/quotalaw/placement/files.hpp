// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Tables of the planner, read and checked. Columns: docs/reference/placement-files.md.

#include "../io/roster.hpp"
#include "facts.hpp"
#include "plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace quotalaw::placement {

struct input_files {
  std::string companies;
  std::string people;
  std::string hosts;
  std::string provinces;     ///< floors and ceilings; empty: none
  std::string travel_times;  ///< empty: distances
  std::string encoding;      ///< of all of them; empty: found from the bytes
  std::size_t most_reported = 50;
  std::map<std::string, std::string> texts{};  ///< tables in memory, in UTF-8, by the name that stands for a path above
};

/// Cells of rows that are used although something looks wrong in them.
struct doubts {
  std::string path;
  std::size_t total = 0;
  std::vector<io::bad_cell> cells;  ///< the first `most_reported`
};

/// A problem as read, and what was met on the way, file by file.
struct accepted {
  problem facts;
  std::vector<io::roster_findings> findings;
  std::vector<doubts> unsure;  ///< only files that have some
  std::size_t bad_total() const;
};

/// Reads every table. Bad cells are collected, never thrown; a row with one is left out, and so is what refers to it.
/// \throws facts_error if a file cannot be read at all or lacks a column; law_error for a year without law.
accepted read(input_files const& files, settings const& how);

/// What looks wrong in rows that are used (the first `most` of each file), and the columns that are not; empty if there
/// is nothing to say.
std::string report_doubts(accepted const& read, io::language in, std::size_t most = input_files{}.most_reported);

/// People of another year, against the hosts and companies of `now`. Columns and mistakes as in the table of people.
/// \throws facts_error if the file cannot be read or lacks a column.
std::vector<person> read_history(input_files const& files, std::string const& path, problem const& now,
                                 io::roster_findings& found);

/// Who works where by an earlier plan.csv. Rows whose person or host is no longer in the tables give no placement.
/// \param texts as in `input_files`.
/// \param gone if given: every row that names somebody or something that is not in the tables.
/// \throws facts_error if the file cannot be read or lacks a column.
std::vector<placement> read_plan(std::string const& path, problem const& now,
                                 std::map<std::string, std::string> const& texts = {},
                                 std::vector<row_gone>* gone = nullptr);

/// Fills what the law says of the year: required places and shortfalls, the amount of section 34, minimum wages.
/// \throws law_error
void read_law(problem& p);

}  // namespace quotalaw::placement
