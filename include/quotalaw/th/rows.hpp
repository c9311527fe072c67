// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The employers of Thailand as columns: one row an employer and fund year. What `assess` answers for one employer, for
/// all of them. docs/how-to/columns.md

#include "../population/batch.hpp"
#include "assess.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace quotalaw::th {

/// Rows of a fund year under the formulas of `Regime`. Branches that are each a base of their own (`same_province`) and
/// interest on late payment are not columns: ask `assess`.
template <class Regime = enacted>
struct year_rows_of {
  using law = year_law;
  static constexpr std::size_t rows_per_unit = 1;
  static constexpr std::size_t units_per_block = population::block_of(rows_per_unit);

  enum input : std::size_t { employees, hired, alternatives, state, where, retained };
  static constexpr std::array<population::input_spec, 6> inputs{{
      {.name = "employees", .of = population::level::unit, .provision = quota_rule.provision},
      {.name = "hired", .of = population::level::unit, .provision = shortfall_rule.provision},
      {.name = "alternatives", .of = population::level::unit, .required = false, .provision = shortfall_rule.provision},
      {.name = "state", .of = population::level::unit, .most = 1, .required = false, .table = "no, yes"},
      {.name = "province",
       .of = population::level::unit,
       .most = static_cast<std::int64_t>(province_count) - 1,
       .required = false,
       .otherwise = -1,
       .table = "the list of provinces",
       .provision = per_head_rule.provision},
      {.name = "retained", .of = population::level::unit, .required = false},
  }};

  enum output : std::size_t { required, shortfall, surplus, contribution, adjustment_grant, retention_fees };
  static constexpr std::array<population::output_spec, 6> outputs{{
      {"required", population::level::unit, population::integer_type::i32, "heads"},
      {"shortfall", population::level::unit, population::integer_type::i32, "heads"},
      {"surplus", population::level::unit, population::integer_type::i32, "heads"},
      {"contribution", population::level::unit, population::integer_type::i64, "money"},
      {"adjustment_grant", population::level::unit, population::integer_type::i64, "money", true},
      {"retention_fee", population::level::unit, population::integer_type::i64, "money", true},
  }};
  static constexpr std::size_t from_second = contribution;
  static constexpr std::array<population::part_spec, 0> parts{};

  struct plan {
    struct first_part {
      heads threshold, per, remainder;
      friend bool operator==(first_part const&, first_part const&) = default;
    } first;
    bool plain = false;  ///< the enacted formulas, and no product can overflow
    bool by_province = false;
    bool state_pays = false;
    small_unit<THB> price{};
    std::array<small_unit<THB>, province_count> provincial{};
    bool small = false;  ///< also holds in 32 bits
    int bits = 0;        ///< of one in `per`
    year_law law;
  };

  static plan plan_for(year_law const& law) {
    no_trace silent;
    plan out{};
    out.law = law;
    out.first = {law_reader::value(law.quota.threshold), law_reader::value(law.quota.per),
                 law_reader::value(law.quota.remainder)};
    out.by_province = law_reader::value(law.contribution.wage_basis) == terms::contribution_wage_basis_choice::province;
    out.state_pays = law_reader::value(law.contribution.state_pays);
    out.plain = std::same_as<Regime, enacted> && ready_ratio::holds(1, out.first.per.number());
    // Grants are paid in what-ifs only; those ask employer by employer.
    out.plain =
        out.plain && !law_reader::value(law.grants.adjustment_paid) && !law_reader::value(law.grants.retention_paid);
    if (!out.plain) {
      return out;
    }
    auto price = [&](std::optional<province> at) {
      auto const per_head = Regime::price(at, law.contribution, silent).per_head;
      out.plain = out.plain && small_unit<THB>::holds(per_head);
      return out.plain ? small_unit<THB>{per_head} : small_unit<THB>{};
    };
    if (out.by_province) {
      for (std::size_t p = 0; p < province_count; ++p) {
        out.provincial[p] = price(static_cast<province>(p));
      }
    } else {
      out.price = price(std::nullopt);
    }
    auto const per = out.first.per.number();
    out.bits = small_ratio::bits_for(1, per);
    out.small = out.plain && !out.by_province && small_ratio::holds(1, per, out.bits, most_small) &&
                fits_small(out.first.threshold) && fits_small(out.first.remainder) &&
                small_unit<THB, std::int32_t>::holds(baht{out.price.minor()});
    return out;
  }

  // `In` and `Out` are the lanes and results of these rows, or of rows that begin with the same columns and add some.

  /// Where the wage of the province is needed, every row must have one; else the rows are asked one by one.
  template <class In>
  static bool fast(plan const& with, In const& in) {
    if (!with.plain || !with.by_province) {
      return with.plain;
    }
    std::int64_t missing = 0;
    for (auto const p : in.in[where]) {
      missing |= p;
    }
    return missing >= 0;
  }

  /// Two numbers of persons together stay within 32 bits.
  static constexpr std::int32_t most_small = std::numeric_limits<std::int32_t>::max() / 2;
  static constexpr bool fits_small(heads n) { return n.number() <= most_small && n.number() >= -most_small; }
  template <class In>
  static bool small(plan const& with, In const&) {
    return with.small;
  }

  template <class In, class Out>
  QUOTALAW_INLINED static void first(plan const& with, In const& in, Out& out) {
    using count = heads::as<typename In::number>;
    auto const [factor, last] = [&] {
      auto const over = with.first.per.number();
      if constexpr (std::same_as<count, heads>) {
        ready_ratio const ready{1, over};
        return std::pair{ready.factor(), ready.nudge()};
      } else {
        small_ratio const ready{1, over, with.bits};
        return std::pair{ready.factor(), ready.shift()};
      }
    }();
    count const threshold{with.first.threshold.number()};
    count const per{with.first.per.number()};
    count const remainder{with.first.remainder.number()};
    QUOTALAW_LANES
    for (std::size_t k = 0; k < In::rows; ++k) {
      count const staff{in.in[employees][k]};
      auto const whole = ready_floor(staff.number(), factor, last);
      auto const needed = only_if(staff >= threshold, places_for(divide(staff, per, whole), remainder));
      count const have{in.in[hired][k] + in.in[alternatives][k]};
      out.out[required][k] = needed.number();
      out.out[shortfall][k] = above(needed, have).number();
      out.out[surplus][k] = above(have, needed).number();
    }
  }

  template <class In, class Out>
  QUOTALAW_INLINED static void second(plan const& with, In const& in, Out& out) {
    using number = typename In::number;
    auto* const pays = out.money(contribution);
    if (with.by_province) {
      QUOTALAW_LANES
      for (std::size_t k = 0; k < In::rows; ++k) {
        auto const price = with.provincial[static_cast<std::size_t>(in.in[where][k])];
        pays[k] = amount_for(price, heads{out.out[shortfall][k]}).minor();
      }
    } else {
      small_unit<THB, number> const price{baht{with.price.minor()}};
      QUOTALAW_LANES
      for (std::size_t k = 0; k < In::rows; ++k) {
        pays[k] = amount_for(price, heads::as<number>{out.out[shortfall][k]}).minor();
      }
    }
    if (in.present[state] && !with.state_pays) {
      QUOTALAW_LANES
      for (std::size_t k = 0; k < In::rows; ++k) {
        pays[k] = only_if(in.in[state][k] == 0, baht{pays[k]}).minor();
      }
    }
  }

  /// The facts of one row.
  template <class In>
  static year_facts facts_of(In const& in, std::size_t k) {
    year_facts out{};
    out.kind = in.in[state][k] != 0 ? employer_kind::state : employer_kind::private_employer;
    out.employees = heads{in.in[employees][k]};
    out.filled = {heads{in.in[hired][k]}, heads{in.in[alternatives][k]}};
    out.retained = heads{in.in[retained][k]};
    if (in.in[where][k] >= 0) {
      out.where = static_cast<province>(in.in[where][k]);
    }
    return out;
  }

  template <class In, class Out>
  static void one(plan const& with, In const& in, Out& out, std::size_t k, bool settle) {
    if (!settle) {
      return;
    }
    auto const found = assess<Regime>(facts_of(in, k), with.law);
    out.out[required][k] = found.required.number();
    out.out[shortfall][k] = found.at.shortfall.number();
    out.out[surplus][k] = found.at.surplus.number();
    out.out[contribution][k] = found.contribution.minor();
    out.out[adjustment_grant][k] = found.adjustment_grant.minor();
    out.out[retention_fees][k] = found.retention_fee.minor();
  }
};

using year_rows = year_rows_of<>;
static_assert(population::jurisdiction<year_rows>);

}  // namespace quotalaw::th
