// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Where a figure of law comes from, and how sure we are.

#include "calendar.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace quotalaw {

/// How well a figure is confirmed, best first.
enum class confidence : std::uint8_t {
  statute,      ///< read in the text of the act, order or rule
  official,     ///< a page or publication of a competent public body
  secondary,    ///< any other page
  practice,     ///< the administration's habit, without a basis in the texts read
  unconfirmed,  ///< believed, no source yet
  reform        ///< not law: the value of a what-if
};

constexpr std::string_view text_of(confidence c) {
  constexpr std::array<std::string_view, 6> names{"statute",  "official",    "secondary",
                                                  "practice", "unconfirmed", "reform"};
  return names[static_cast<std::size_t>(c)];
}

/// An instrument and the place in it.
struct citation {
  std::string_view instrument;
  std::string_view at;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"  // g++ 12 warns of the enumerators of a scoped enumeration
/// What kind of value a term has; data/README.md describes each.
enum class term_kind : std::uint8_t {
  rate,
  money,
  heads,
  half_heads,
  person_months,
  days,
  months,
  years,
  count,
  hours,
  yearly_day,
  single_day,
  flag,
  choice,
  money_table,
  text  ///< not a kind of term; used for other values in explanations
};
#pragma GCC diagnostic pop

constexpr std::string_view text_of(term_kind k) {
  constexpr std::array<std::string_view, 16> names{
      "rate",  "money", "heads",     "half_heads", "person_months", "days",   "months",      "years",
      "count", "hours", "month_day", "day",        "flag",          "choice", "money_table", "text"};
  return names[static_cast<std::size_t>(k)];
}

/// One dated version of a term, without its typed value.
struct version_info {
  day from{};
  std::string_view value;  ///< the text of the value, as in the data file
  citation source;
  confidence confirmed = confidence::unconfirmed;
  std::string_view note;
};

/// What is known about a term apart from its typed values.
struct term_info {
  std::string_view id;
  std::string_view title;
  std::string_view native;
  term_kind kind = term_kind::text;
  std::string_view unit;
  std::string_view currency;  ///< of money, else empty
  int decimals = 0;           ///< of the minor unit of money
  bool divisor = false;       ///< a rule divides by it: zero is refused
  std::string_view read_on;   ///< which legal day picks the version
  day reviewed_through{};
  day repealed = day::max();  ///< first day on which the term no longer exists
  std::string_view note;
  std::span<std::string_view const> choices;
  std::span<version_info const> versions;  ///< newest first
};

/// One key of a table of law, such as a province.
struct table_key {
  std::string_view code;
  std::string_view name;
  std::string_view native;
  std::span<std::string_view const> aliases;
};

/// An act, order, regulation or page that versions cite.
struct instrument_info {
  std::string_view id;
  std::string_view title;
  std::string_view native;
  std::string_view number;
  std::string_view url;
};

}  // namespace quotalaw
