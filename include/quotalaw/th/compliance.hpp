// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Shares of published counts. The Department's tables count a place that was paid for (section 34) as done; so what is
/// lawful and who is at work are two numbers, and one is never told without the other. docs/th/compliance.md

#include "../core/trace.hpp"
#include "../core/unrounded.hpp"
#include "parameters.hpp"

#include <optional>
#include <string>

namespace quotalaw::th {

/// Places of many employers together.
struct compliance_counts {
  heads required;
  heads hired;         ///< section 33
  heads paid;          ///< section 34
  heads alternatives;  ///< section 35
};

/// A share in hundredths of a percent, half up.
struct shown_percent {
  std::int64_t hundredths = 0;
  friend constexpr auto operator<=>(shown_percent, shown_percent) = default;
};
constexpr shown_percent percent_of(heads part, heads whole) {
  return {(part.number() * 20000 / whole.number() + 1) / 2};
}
inline std::string text_of(shown_percent p) {
  auto const rest = p.hundredths % 100;
  return std::to_string(p.hundredths / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

struct compliance {
  heads lawful;                                  ///< 33 + 34 + 35
  heads at_work;                                 ///< 33 + 35
  heads open;                                    ///< required and neither filled nor paid for
  std::optional<shown_percent> lawful_percent;   ///< nothing where nothing is required
  std::optional<shown_percent> at_work_percent;  ///< beside it, always
};

inline constexpr rule compliance_rule{"th.compliance.shares", "Act s.33, s.34, s.35, s.39"};

/// Adds up what is lawful and who is at work.
template <tracer T>
constexpr compliance shares_of(compliance_counts const& counts, T& trace) {
  auto step = trace.begin(compliance_rule);
  auto const required = step.given("required", counts.required);
  auto const hired = step.given("hired", counts.hired);
  auto const paid = step.given("places_paid_for", counts.paid);
  auto const alternatives = step.given("alternatives", counts.alternatives);
  compliance out{};
  out.lawful = step.concludes("lawful_places", hired + paid + alternatives);
  out.at_work = step.concludes("places_at_work", hired + alternatives);
  out.open = step.concludes("shortfall", required > out.lawful ? required - out.lawful : heads{0});
  if (required > heads{0}) {
    out.lawful_percent = percent_of(out.lawful, required);
    out.at_work_percent = percent_of(out.at_work, required);
  }
  return out;
}

}  // namespace quotalaw::th
