// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Specific occupation (特定職種): massage practitioners (あん摩マッサージ指圧師), Act 48, Order 11, Rule 12, 13. A
/// duty of effort for private employers, a duty to plan for public bodies. docs/jp/specific_occupation.md

#include "../core/trace.hpp"
#include "parameters.hpp"

namespace quotalaw::jp {

inline constexpr rule specific_occupation_rule{"jp.specific_occupation.required", "Act 48; Order 11; Rule 12, 13"};

struct specific_occupation_law {
  employer_kind kind{};
  statutory<rate> share;
  statutory<heads> plan_minimum;
};

inline specific_occupation_law specific_occupation_law_on(day on, employer_kind kind, reform const& what_if = {}) {
  return {kind, terms::specific_occupation_share.at(on, what_if),
          terms::specific_occupation_plan_minimum.at(on, what_if)};
}

struct specific_occupation {
  heads required;
  heads shortage;
  bool plan_possible = false;  ///< private: a plan may be ordered; public body: a plan must be made
};

/// Computes how many of the occupation should be persons with a listed visual impairment; short-time staff do not
/// count.
template <tracer T>
constexpr specific_occupation specific_occupation_on(heads staff, heads impaired, specific_occupation_law const& law,
                                                     T& trace) {
  auto step = trace.begin(specific_occupation_rule);
  auto const all = step.given("occupation_staff", staff);
  auto const have = step.given("visually_impaired", impaired);
  specific_occupation out{};
  out.required = step.concludes("required", floor_of(halves(all), step.reads(law.share)));
  out.shortage = step.concludes("shortage", out.required > have ? out.required - have : heads{0});
  auto const public_body = law.kind == employer_kind::state_local || law.kind == employer_kind::education_board;
  auto const from = step.reads(law.plan_minimum);
  out.plan_possible = step.concludes("plan_possible", out.shortage > heads{0} && (public_body || all >= from));
  return out;
}

}  // namespace quotalaw::jp
