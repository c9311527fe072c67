// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The yearly settlement of one employer in Japan, in the order of the statute.

#include "offset.hpp"
#include "regime.hpp"

#include <optional>
#include <span>

namespace quotalaw::jp {

/// The facts of one fiscal year: twelve months, April first.
struct year_facts {
  std::span<month const> months;
  yen purchases{};  ///< of the year, from offices where persons with disabilities work; counts in what-ifs only
};

struct settlement {
  bool covered = false;
  number_of_months months_over_size;
  sums of{};
  person_months reward_threshold;  ///< zero in the levy scheme
  person_months shortage;          ///< against the levy sum
  person_months excess;            ///< above the adjustment sum, or above the reward threshold
  person_months deemed;            ///< by purchases, in a what-if
  yen levy;
  yen levy_offset;  ///< taken off by purchases, in a what-if
  yen adjustment;
  yen reward;
  yen net_payable;
  yen net_receivable;
  due when{};
};

/// Assesses one fiscal year.
/// \throws law_error (`unsettled`) for a firm whose year the known texts do not settle (fiscal 2010 and 2015, some
/// sizes).
template <class Regime = enacted, tracer T>
constexpr settlement assess(year_facts const& facts, levy_law const& law, T& trace) {
  settlement out{};
  auto const in_scheme = Regime::covered(facts.months, law, trace);
  out.covered = in_scheme.covered;
  out.months_over_size = in_scheme.months_over_size;
  out.of = Regime::add(facts.months, law, trace);
  auto above = [](person_months a, person_months b) { return a > b ? a - b : person_months{0}; };
  if (out.covered) {
    if (facts.purchases > yen{0}) {
      out.deemed = deemed_person_months(facts.purchases, out.of.levy_required, law.offset, trace);
    }
    out.shortage = above(out.of.levy_required, out.of.counted + out.deemed);
    out.levy = Regime::levy(facts.months, out.shortage, law, trace);
    if (facts.purchases > yen{0}) {
      out.levy_offset = levy_offset(facts.purchases, out.levy, law.offset, trace);
    }
    out.excess = above(out.of.counted, out.of.adjustment_required);
    out.adjustment = Regime::adjustment(out.excess, law, trace);
    out.when = due_day(law.due, law, trace);
  } else {
    out.reward_threshold = reward_threshold(out.of.reward_required, law, trace);
    out.excess = above(out.of.counted, out.reward_threshold);
    out.reward = Regime::reward(out.excess, law, trace);
    out.when = due_day(law.reward_due, law, trace);
  }
  out.net_payable = out.levy - out.levy_offset;
  out.net_receivable = out.adjustment + out.reward;
  return out;
}

template <class Regime = enacted>
constexpr settlement assess(year_facts const& facts, levy_law const& law) {
  no_trace silent;
  return assess<Regime>(facts, law, silent);
}

}  // namespace quotalaw::jp
