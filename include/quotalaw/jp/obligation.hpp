// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The duty to employ (法定雇用障害者数): Act 43(1), 38(1), Suppl. 3(2); the June report: Act 43(7), Rule 7, 8.
/// One truncation after the deduction, no minimum of one person; compliant means counted >= required, never a
/// comparison of rates. docs/jp/obligation.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <optional>
#include <string>

namespace quotalaw::jp {

inline constexpr rule base_rule{"jp.obligation.base", "Act 43(1), Suppl. 3(2)"};
inline constexpr rule required_rule{"jp.obligation.required", "Act 43(1), 38(1)"};
inline constexpr rule standing_rule{"jp.obligation.standing", "Act 43(1)"};
inline constexpr rule report_rule{"jp.obligation.report", "Act 43(7); Rule 7, 8"};

/// Computes the base: workers less the deduction.
template <tracer T>
constexpr half_heads base_of(month const& facts, T& trace) {
  auto step = trace.begin(base_rule);
  auto const workers = step.given("workers", facts.workers);
  auto const taken_out = step.given("deduction", facts.deduction);
  return step.concludes("base", workers - halves(taken_out));
}

/// Computes the required number: a fraction below one person is dropped.
template <tracer T>
constexpr heads required_persons(half_heads base, statutory<rate> const& statutory_rate, T& trace) {
  auto step = trace.begin(required_rule);
  auto const workers = step.given("base", base);
  auto const share = step.reads(statutory_rate);
  return step.concludes("required", floor_of(workers, share));
}

struct obligation {
  half_heads workers;
  heads deduction;
  half_heads base;
  rate statutory_rate;
  heads required;
  half_heads counted;
  half_heads shortage;
  half_heads surplus;
  /// Actual rate in hundredths of a percent, half up; nothing when the base is zero.
  std::optional<std::int64_t> actual_rate{};
  bool compliant = false;
  bool must_report = false;
  day report_due{};
};

/// The rate that is shown to the public: two decimals of a percent, half up (practice of every published table).
constexpr std::optional<std::int64_t> shown_rate(half_heads counted, half_heads base) {
  if (base.number() <= 0) {
    return std::nullopt;
  }
  return (counted.number() * 20'000 + base.number()) / (2 * base.number());
}

/// Assesses the duty on one day.
template <tracer T>
constexpr obligation assess(month const& facts, obligation_law const& law, T& trace) {
  obligation out{};
  out.workers = facts.workers;
  out.deduction = facts.deduction;
  out.counted = facts.counted;
  out.base = base_of(facts, trace);
  out.statutory_rate = law_reader::value(law.statutory_rate);
  out.required = required_persons(out.base, law.statutory_rate, trace);
  {
    auto step = trace.begin(standing_rule);
    auto const needed = halves(step.given("required", out.required));
    auto const have = step.given("counted", out.counted);
    out.shortage = step.concludes("shortage", needed > have ? needed - have : half_heads{0});
    out.surplus = step.concludes("surplus", have > needed ? have - needed : half_heads{0});
    out.compliant = step.concludes("compliant", have >= needed);
    out.actual_rate = shown_rate(have, out.base);
  }
  {
    auto step = trace.begin(report_rule);
    step.given("base", out.base);
    out.must_report = !law.report_threshold || out.base >= step.reads(*law.report_threshold);
    step.reads(law.position_day);
    auto const due = step.reads(law.report_due);
    step.concludes("must_report", out.must_report);
    out.report_due = step.concludes("report_due", in_year(due, law.report_year));
  }
  return out;
}

}  // namespace quotalaw::jp
