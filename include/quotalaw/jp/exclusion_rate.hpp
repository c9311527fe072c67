// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Exclusion (除外率): part of the staff of certain industries is taken out of the base. Act Suppl. 3(2), Rule Table 4.
/// The fraction is dropped for each industry of each establishment, before anything is added up.
/// docs/jp/exclusion_rate.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <span>

namespace quotalaw::jp {

inline constexpr rule office_deduction_rule{"jp.exclusion.office", "Act Suppl. 3(2); Rule Table 4"};
inline constexpr rule deduction_rule{"jp.exclusion.total", "Act Suppl. 3(2)"};

/// Computes the deduction of one establishment.
template <tracer T>
constexpr heads office_deduction(office const& where, exclusion_law const& law, T& trace) {
  auto step = trace.begin(office_deduction_rule);
  auto const workers = step.given("workers", where.workers);
  if (where.given_rate) {
    return step.concludes("deduction", floor_of(workers, step.given("exclusion_rate", *where.given_rate)));
  }
  step.given("industry", where.of);
  auto const excluded = step.reads(law.of(where.of));
  return step.concludes("deduction", floor_of(workers, excluded));
}

/// Adds up the deductions of all establishments.
template <tracer T>
constexpr heads deduction(std::span<office const> offices, exclusion_law const& law, T& trace) {
  auto step = trace.begin(deduction_rule);
  heads total;
  for (auto const& o : offices) {
    total += office_deduction(o, law, trace);
  }
  return step.concludes("deduction", total);
}

}  // namespace quotalaw::jp
