// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The employers of Exampleland as columns: one row an employer and levy year. docs/how-to/columns.md

#include "../population/batch.hpp"
#include "assess.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>

namespace quotalaw::xx {

template <class Regime = enacted>
struct year_rows_of {
  using law = year_law;
  static constexpr std::size_t rows_per_unit = 1;
  static constexpr std::size_t units_per_block = population::block_of(rows_per_unit);

  enum input : std::size_t { staff, placed };
  static constexpr std::array<population::input_spec, 2> inputs{{
      {.name = "staff", .of = population::level::unit, .provision = quota_rule.provision},
      {.name = "placed", .of = population::level::unit, .provision = standing_rule.provision},
  }};

  enum output : std::size_t { required, missing, surplus, levy };
  static constexpr std::array<population::output_spec, 4> outputs{{
      {"required", population::level::unit, population::integer_type::i32, "heads"},
      {"missing", population::level::unit, population::integer_type::i32, "heads"},
      {"surplus", population::level::unit, population::integer_type::i32, "heads"},
      {"levy", population::level::unit, population::integer_type::i64, "money"},
  }};
  static constexpr std::size_t from_second = levy;
  static constexpr std::array<population::part_spec, 1> parts{
      {{placed, 1, staff, &sentences::more_counted_than_staff, standing_rule.provision}}};

  struct plan {
    struct first_part {
      heads threshold;
      rate share;
      heads least;
      friend bool operator==(first_part const&, first_part const&) = default;
    } first;
    bool plain = false;  ///< the enacted formulas, nothing to round, and no product can overflow
    small_unit<XXC> price{};
    year_law law;
  };

  static plan plan_for(year_law const& law) {
    plan out{};
    out.law = law;
    out.first = {law_reader::value(law.quota.threshold), law_reader::value(law.quota.share),
                 law_reader::value(law.quota.least)};
    auto const price = law_reader::value(law.levy.per_place);
    out.plain = std::same_as<Regime, enacted> &&
                ready_ratio::holds(out.first.share.numerator(), 2 * out.first.share.denominator()) &&
                !law.levy.introductory_share && small_unit<XXC>::holds(price);
    if (out.plain) {
      out.price = small_unit<XXC>{price};
    }
    return out;
  }

  using lanes = population::lanes<year_rows_of>;
  using results = population::results<year_rows_of>;

  static bool fast(plan const& with, lanes const&) { return with.plain; }

  QUOTALAW_INLINED static void first(plan const& with, lanes const& in, results& out) {
    auto const [threshold, share, least] = with.first;
    ready_ratio const ready{share};
    QUOTALAW_LANES
    for (std::size_t k = 0; k < lanes::rows; ++k) {
      heads const employed{in.in[staff][k]};
      auto const needed =
          only_if(employed >= threshold, std::max(heads{ready_floor(halves(employed).number(), ready)}, least));
      heads const have{in.in[placed][k]};
      out.out[required][k] = needed.number();
      out.out[missing][k] = above(needed, have).number();
      out.out[surplus][k] = above(have, needed).number();
    }
  }

  QUOTALAW_INLINED static void second(plan const& with, lanes const&, results& out) {
    auto const price = with.price;
    QUOTALAW_LANES
    for (std::size_t k = 0; k < lanes::rows; ++k) {
      out.out[levy][k] = amount_for(price, heads{out.out[missing][k]}).minor();
    }
  }

  static void one(plan const& with, lanes const& in, results& out, std::size_t k, bool settle) {
    if (!settle) {
      return;
    }
    auto const found = assess<Regime>(accept(in.in[staff][k], in.in[placed][k]), with.law);
    out.out[required][k] = found.required.number();
    out.out[missing][k] = found.at.missing.number();
    out.out[surplus][k] = found.at.surplus.number();
    out.out[levy][k] = found.levy.minor();
  }
};

using year_rows = year_rows_of<>;
static_assert(population::jurisdiction<year_rows>);

}  // namespace quotalaw::xx
