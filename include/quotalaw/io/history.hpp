// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The bill of every fiscal year with the same staff: what a change of law does, and nothing else.

#include "../core/error.hpp"
#include "../jp/assess.hpp"
#include "assessment.hpp"
#include "report.hpp"
#include "roster.hpp"

#include <optional>
#include <string>
#include <vector>

namespace quotalaw::io::jp {

/// One fiscal year: settled, or refused with its reason. A year is never dropped.
struct history_year {
  quotalaw::jp::fiscal_year year;
  half_heads workers;  ///< on the first base day
  half_heads counted;
  rate first_rate, last_rate;  ///< of the first and the last base day
  std::optional<quotalaw::jp::settlement> found;
  std::optional<law_error> refused;
};

struct history {
  employer who;
  roster_findings findings;
  day as_of{};  ///< the staff of this day is taken to be employed on every base day of every year
  std::size_t staff = 0;
  std::vector<history_year> years;
  std::vector<notice> notices;  ///< on the figures of law of all years: how well confirmed, read past the last review
  std::string law_version;
  std::string reform_title;
};

/// Assesses the staff of one day in each fiscal year from `first` to `last`. Days of hiring, leaving and of the
/// handbook are left out: the staff is the same in every year.
history history_of(jp::roster const& people, jp::employer const& who, day as_of, quotalaw::jp::fiscal_year first,
                   quotalaw::jp::fiscal_year last, reform const& what_if = {}, unsigned threads = 1);

}  // namespace quotalaw::io::jp

namespace quotalaw::io {

std::string report(jp::history const& of, report_format as, report_options const& options);

}  // namespace quotalaw::io
