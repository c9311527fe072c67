// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The calendar of an employer: what must be done by when, from the rules, in the reader's language; as text and as
/// iCalendar (RFC 5545). Nothing in it comes from a clock: the same facts and the same law give the same bytes.

#include "assessment.hpp"
#include "language.hpp"

#include <optional>
#include <string>
#include <vector>

namespace quotalaw::io {

/// One thing to do, or one day to know.
struct calendar_event {
  std::string id;            ///< stable: the rule or deadline; with its day where there are several in a year
  std::string title;         ///< in the reader's language, as everything below
  std::string what;          ///< what to do
  std::string amount;        ///< what is to be paid or claimed; empty if not known
  std::optional<day> on;     ///< nothing where no source gives a day
  std::optional<day> until;  ///< last day of a time
  day by_law{};              ///< the day that the law names, before the roll to a working day
  std::string provision;
  confidence sure{};              ///< of the weakest figure that was read
  std::vector<std::string> read;  ///< the figures of law, each with source and confidence
};

struct calendar {
  language in = language::en;
  std::string country;  ///< "jp" or "th"
  int year = 0;
  std::string title;
  std::string employer;  ///< as the employer is named; empty if it is not
  std::string law_version;
  std::string reform_title;
  day reviewed{};                           ///< the latest review of a figure that was read
  std::vector<calendar_event> events;       ///< by day
  std::vector<calendar_event> without_day;  ///< known to exist, but no source gives a day
};

/// For any employer of the kind: every entry that can concern it.
calendar calendar_of(jp::employer const& who, quotalaw::jp::fiscal_year year, language in, reform const& what_if = {});
calendar calendar_of(th::employer const& who, quotalaw::th::fund_year year, language in, reform const& what_if = {});

/// For an assessed employer: only what concerns it, with amounts.
calendar calendar_of(jp::roster_assessment const& assessed, language in);
calendar calendar_of(th::roster_assessment const& assessed, language in);

/// As iCalendar: CRLF, lines folded at 75 octets, whole-day events, stable UIDs, DTSTAMP from the review of the law.
std::string write_ics(calendar const& c);
/// As a list to read.
std::string write_text(calendar const& c, bool colour);

}  // namespace quotalaw::io
