// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Groups (グループ算定): Act 44(1), 45(1), 45-2(1), 45-3(1), 48(8), 50(4)(5), 54(5), 55(3); Rule 8-2 to 8-10, 16(2).
/// The staff of all members is treated as the parent's alone, month by month; exclusion stays per establishment. What
/// each member would owe alone is told beside it. docs/jp/groups.md

#include "../core/trace.hpp"
#include "parameters.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace quotalaw::jp {

inline constexpr rule pooled_rule{"jp.groups.pooled", "Act 44(1), 45(1), 45-2(1), 45-3(1)"};
inline constexpr rule subsidiary_minimum_rule{"jp.groups.subsidiary_minimum", "Act 45-2(1)"};
inline constexpr rule cooperative_rule{"jp.groups.cooperative", "Act 45-3(1); Rule 8-8 to 8-10"};
inline constexpr rule split_rule{"jp.groups.split", "Act 50(5); Rule 16(2)"};

enum class group_scheme : std::uint8_t {
  special_subsidiary,  ///< 特例子会社
  related_companies,   ///< 関係会社特例
  all_subsidiaries,    ///< 関係子会社特例
  cooperative          ///< 特定事業主特例
};
inline constexpr std::array<std::string_view, 4> group_scheme_names{"special_subsidiary", "related_companies",
                                                                    "all_subsidiaries", "cooperative"};
constexpr std::string_view text_of(group_scheme s) { return group_scheme_names[static_cast<std::size_t>(s)]; }

/// Adds up the members on one day. Each deduction was truncated in its own establishment.
template <tracer T>
constexpr month pooled(std::span<month const> members, T& trace) {
  auto step = trace.begin(pooled_rule);
  month out{};
  for (auto const& one : members) {
    out.workers += step.given("workers", one.workers);
    out.deduction += step.given("deduction", one.deduction);
    out.counted += step.given("counted", one.counted);
  }
  step.concludes("workers", out.workers);
  step.concludes("deduction", out.deduction);
  step.concludes("counted", out.counted);
  return out;
}

struct group_law {
  statutory<plain_count> split_members;
  std::optional<statutory<rate>> subsidiary_minimum;  ///< since 2009
  std::optional<statutory<half_heads>> cooperative_minimum;
  std::optional<statutory<rate>> cooperative_share;
};

inline group_law group_law_on(day on, reform const& what_if = {}) {
  return {terms::groups_split_members.at(on, what_if), terms::groups_subsidiary_minimum_share.if_in_force(on, what_if),
          terms::groups_cooperative_minimum.if_in_force(on, what_if),
          terms::groups_cooperative_share.if_in_force(on, what_if)};
}

/// Finds whether a subsidiary of the all-subsidiaries scheme has the persons asked of each: its staff times the share,
/// a fraction dropped, counted as in the quota (Act 45-2(4) to (6)).
template <tracer T>
constexpr bool has_subsidiary_minimum(half_heads workers, half_heads counted, statutory<rate> const& share, T& trace) {
  auto step = trace.begin(subsidiary_minimum_rule);
  auto const staff = step.given("workers", workers);
  auto const have = step.given("counted", counted);
  auto const needed = step.finds("required", floor_of(staff, step.reads(share)));
  step.remarks("jp.subsidiary_minimum_unread");
  return step.concludes("minimum_met", have >= halves(needed));
}

/// Finds whether a cooperative's own staff passes: at least so many persons, and more than the share of its staff. The
/// count is the one of the certification of a special subsidiary, severe persons not doubled (Act 45-3(5)(6)).
template <tracer T>
constexpr bool cooperative_passes(half_heads workers, half_heads not_doubled, statutory<half_heads> const& least,
                                  statutory<rate> const& share, T& trace) {
  auto step = trace.begin(cooperative_rule);
  auto const staff = step.given("workers", workers);
  auto const have = step.given("counted", not_doubled);
  auto const minimum = step.reads(least);
  auto const part = step.reads(share);
  return step.concludes("minimum_met",
                        have >= minimum && have.number() * part.denominator() > staff.number() * part.numerator());
}

/// Accepts how the members share a group's adjustment. \throws facts_error
template <tracer T>
void split_adjustment(yen adjustment, std::span<yen const> parts, statutory<plain_count> const& most, T& trace) {
  auto step = trace.begin(split_rule);
  auto const whole = step.given("adjustment", adjustment);
  auto const limit = step.reads(most);
  if (static_cast<std::int64_t>(parts.size()) > limit.number()) {
    throw facts_error(sentences::split_too_many, "split",
                      {{"found", std::to_string(parts.size())}, {"limit", std::to_string(limit.number())}},
                      std::string{split_rule.provision});
  }
  yen sum{0};
  for (auto const part : parts) {
    sum += step.given("amount", part);
  }
  if (sum != whole) {
    throw facts_error(sentences::split_sum, "split",
                      {{"found", std::string{text_of(sum)}}, {"expected", std::string{text_of(whole)}}},
                      std::string{split_rule.provision});
  }
}

}  // namespace quotalaw::jp
