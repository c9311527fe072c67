// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Rosters and employers from text that is in memory already, as a frame or a workbook gives it.

#include "roster.hpp"

#include <string>

namespace quotalaw::io {

/// Text in UTF-8, and what findings call it.
struct given_text {
  std::string name;
  std::string text;
};

/// As `read_jp_roster` of a file.
jp::roster read_jp_roster(given_text const& text, roster_options const& options);
th::roster read_th_roster(given_text const& text, roster_options const& options);

/// As `read_jp_employer` of a file.
jp::employer read_jp_employer(given_text const& text);
th::employer read_th_employer(given_text const& text);

}  // namespace quotalaw::io
