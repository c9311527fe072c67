// SPDX-License-Identifier: Apache-2.0
#pragma once
// What commands over files of employers share.

#include "quotalaw/population/summary.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

namespace quotalaw::cli {

inline int read_year(std::string text, std::string_view option) {
  bool buddhist = false;
  for (std::string_view const prefix : {"B.E. ", "B.E.", "BE ", "BE", "พ.ศ. ", "พ.ศ."}) {
    if (text.starts_with(prefix)) {
      text.erase(0, prefix.size());
      buddhist = true;
      break;
    }
  }
  auto const number = parse_decimal(text, 0);
  // A bare year above 2400 can only be B.E.
  auto const year = number ? *number - (buddhist || *number > 2400 ? buddhist_era(0) : 0) : 0;
  if (!number || year < 1900 || year > 2200) {
    throw facts_error(sentences::not_a_year, std::string{option}, {{"value", text}});
  }
  return static_cast<int>(year);
}

inline whatif::format whatif_format(std::string_view name) {
  return name == "csv"    ? whatif::format::csv
         : name == "json" ? whatif::format::json
         : name == "html" ? whatif::format::html
                          : whatif::format::text;
}

/// Whether a what-if amends no figure of a country from the year before to the year after: then it changes nothing.
inline bool amends_nothing(reform const& what_if, std::string const& country, int year) {
  auto const first = make_day(year - 1, 1, 1);
  auto const last = make_day(year + 1, 12, 31);
  return !what_if.empty() && std::none_of(what_if.begin(), what_if.end(), [&](auto const& a) {
    return a.term->id.starts_with(country + ".") && a.info.from <= last && a.until > first;
  });
}

/// Writes to a file, or to standard output where none is named.
inline void put_out(std::string const& text, std::string const& path) {
  if (path.empty() || path == "-") {
    std::cout << text;
    return;
  }
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", path}, {"detail", "the folder or the disk does not allow it"}});
  }
}

}  // namespace quotalaw::cli
