// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Reports of an assessed roster: for people (text, HTML) and for machines (JSON, CSV, iCalendar); a workbook;
/// the figures of the official forms.

#include "assessment.hpp"
#include "language.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quotalaw::io {

enum class report_format : std::uint8_t { text, json, html, csv, ics, xlsx, form_csv };
inline constexpr std::array<std::string_view, 7> report_format_names{"text", "json", "html",    "csv",
                                                                     "ics",  "xlsx", "form-csv"};
/// The end of a file's name in each format; forms have a file each, see `form_files`.
inline constexpr std::array<std::string_view, 7> report_format_endings{".txt", ".json", ".html",     ".csv",
                                                                       ".ics", ".xlsx", ".forms.csv"};

struct report_options {
  language in = language::en;
  bool explain = false;  ///< text and JSON: with the whole tree of reasons (HTML always has it)
  bool colour = false;   ///< text only
  unsigned width = 100;  ///< text only
};

std::string report(jp::roster_assessment const& assessed, report_format as, report_options const& options);
std::string report(th::roster_assessment const& assessed, report_format as, report_options const& options);

/// The official forms one by one: the ending of a file's name, such as ".june_report.csv", and its text.
std::vector<std::pair<std::string, std::string>> form_files(jp::roster_assessment const& assessed, language in);
std::vector<std::pair<std::string, std::string>> form_files(th::roster_assessment const& assessed, language in);

/// The bad cells of a roster, readable: where, what, what to do.
std::string report_bad_cells(roster_findings const& findings, language in, bool colour);

}  // namespace quotalaw::io
