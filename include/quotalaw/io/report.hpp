// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Reports of an assessed roster: for people (text, HTML) and for machines (JSON, CSV).

#include "assessment.hpp"
#include "language.hpp"

#include <string>
#include <string_view>

namespace quotalaw::io {

enum class report_format : std::uint8_t { text, json, html, csv };
inline constexpr std::array<std::string_view, 4> report_format_names{"text", "json", "html", "csv"};

struct report_options {
  language in = language::en;
  bool explain = false;  ///< text and JSON: with the whole tree of reasons (HTML always has it)
  bool colour = false;   ///< text only
  unsigned width = 100;  ///< text only
};

std::string report(jp::roster_assessment const& assessed, report_format as, report_options const& options);
std::string report(th::roster_assessment const& assessed, report_format as, report_options const& options);

/// The bad cells of a roster, readable: where, what, what to do.
std::string report_bad_cells(roster_findings const& findings, language in, bool colour);

}  // namespace quotalaw::io
