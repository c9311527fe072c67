// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The yearly assessment of one employer in Exampleland, in the order of the statute.

#include "regime.hpp"

namespace quotalaw::xx {

struct year_assessment {
  heads required;
  standing at{};
  crowns levy;
  day due_day{};
};

/// Assesses one levy year.
template <class Regime = enacted, tracer T>
constexpr year_assessment assess(year_facts const& facts, year_law const& law, T& trace) {
  year_assessment out{};
  out.required = Regime::required(facts.staff, law.quota, trace);
  out.at = stand(out.required, facts.placed, trace);
  out.levy = Regime::levy(out.at.missing, law.levy, trace);
  out.due_day = levy_due_day(law.levy, trace);
  return out;
}

template <class Regime = enacted>
constexpr year_assessment assess(year_facts const& facts, year_law const& law) {
  no_trace silent;
  return assess<Regime>(facts, law, silent);
}

}  // namespace quotalaw::xx
