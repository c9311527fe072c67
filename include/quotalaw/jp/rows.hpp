// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The employers of Japan as columns. `year_rows`: twelve rows an employer and fiscal year, April first, settled for
/// the year; what is counted is given as halves. `class_year_rows`: the same from numbers of persons by class, so that
/// a what-if can change what a person weighs. `day_rows`: one row an employer and day, for the June report.
/// docs/how-to/columns.md

#include "../population/batch.hpp"
#include "assess.hpp"
#include "counting.hpp"
#include "enforcement.hpp"
#include "exclusion_rate.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::jp {

/// The classes of persons that `class_year_rows` counts, in the order of its columns.
struct person_class {
  std::string_view name;
  disability kind;
  bool severe;
  hours_band band;
};
inline constexpr std::array person_classes{
    person_class{"physical_full", disability::physical, false, hours_band::full},
    person_class{"physical_severe_full", disability::physical, true, hours_band::full},
    person_class{"physical_short", disability::physical, false, hours_band::short_time},
    person_class{"physical_severe_short", disability::physical, true, hours_band::short_time},
    person_class{"physical_specific", disability::physical, false, hours_band::specific},
    person_class{"physical_severe_specific", disability::physical, true, hours_band::specific},
    person_class{"intellectual_full", disability::intellectual, false, hours_band::full},
    person_class{"intellectual_severe_full", disability::intellectual, true, hours_band::full},
    person_class{"intellectual_short", disability::intellectual, false, hours_band::short_time},
    person_class{"intellectual_severe_short", disability::intellectual, true, hours_band::short_time},
    person_class{"intellectual_specific", disability::intellectual, false, hours_band::specific},
    person_class{"intellectual_severe_specific", disability::intellectual, true, hours_band::specific},
    person_class{"mental_full", disability::mental, false, hours_band::full},
    person_class{"mental_short", disability::mental, false, hours_band::short_time},
    person_class{"mental_specific", disability::mental, false, hours_band::specific},
};
inline constexpr std::array worker_classes{hours_band::full, hours_band::short_time, hours_band::specific};
inline constexpr std::size_t class_count = worker_classes.size() + person_classes.size();

/// The least weekly hours of a class on a day; nothing if the law has no such class.
constexpr std::optional<weekly_hours> hours_of(hours_band band, counting_law const& law) {
  switch (band) {
    case hours_band::full:
      return law_reader::value(law.full_time);
    case hours_band::short_time:
      return law_reader::value(law.short_time);
    case hours_band::specific:
      return law.specific ? std::optional{law_reader::value(*law.specific)} : std::nullopt;
    case hours_band::below:
      break;
  }
  return std::nullopt;
}

/// What one person of each class weighs on a day: workers first, then persons with disabilities.
inline std::array<half_heads, class_count> class_weights(counting_law const& law, employer_kind kind) {
  no_trace silent;
  std::array<half_heads, class_count> out{};
  std::size_t c = 0;
  for (auto const band : worker_classes) {
    auto const h = hours_of(band, law);
    out[c++] = h ? worker_weight(*h, law, silent) : half_heads{0};
  }
  for (auto const& p : person_classes) {
    auto const h = hours_of(p.band, law);
    out[c++] = h ? person_weight({.kind = p.kind, .severe = p.severe, .hours = *h}, kind, law, silent) : half_heads{0};
  }
  return out;
}

/// The law of a year with what it takes to weigh persons and to exclude industries on its base days.
struct population_law {
  levy_law levy;
  std::array<std::array<half_heads, class_count>, months_in_year> weights{};
  /// The exclusion rate of each industry on each base day; nothing where it is not in force.
  std::array<std::array<std::optional<rate>, months_in_year>, industry_count> exclusion{};
  std::array<exclusion_law, months_in_year> exclusion_laws{};
};

inline population_law population_law_for(fiscal_year y, reform const& what_if = {}) {
  population_law out{};
  out.levy = law_for(y, what_if);
  for (std::size_t m = 0; m < months_in_year; ++m) {
    auto const on = out.levy.days[m];
    out.weights[m] = class_weights(counting_law_on(on, what_if), employer_kind::private_sector);
    out.exclusion_laws[m] = {on, what_if};
    for (std::size_t i = 0; i < industry_count; ++i) {
      if (auto const found = terms::exclusion_rate_group[i].figure->if_in_force(on, what_if)) {
        out.exclusion[i][m] = law_reader::value(*found);
      }
    }
  }
  return out;
}

/// Rows of base days, settled for the fiscal year under the formulas of `Regime`.
/// \tparam ByClass persons are given by class and weighed here, instead of as counted halves.
template <class Regime = enacted, bool ByClass = false>
struct year_rows_of {
  using law = population_law;
  static constexpr std::size_t rows_per_unit = months_in_year;
  static constexpr std::size_t units_per_block = population::block_of(rows_per_unit);

  // The first columns are the same in both forms; by class, `workers` and `counted` are computed.
  enum input : std::size_t { workers, counted, deduction, where, classes };
  static constexpr std::size_t input_count = ByClass ? classes + class_count : std::size_t{classes};
  static constexpr auto inputs = [] {
    using population::input_spec;
    using population::level;
    constexpr auto most = halves(most_heads).number();
    std::array<input_spec, input_count> out{};
    out[workers] = {.name = "workers", .most = most, .required = !ByClass, .provision = sums_rule.provision};
    out[counted] = {.name = "counted", .most = most, .required = !ByClass, .provision = sums_rule.provision};
    out[deduction] = {.name = "deduction", .required = false, .provision = deduction_rule.provision};
    out[where] = {.name = "industry",
                  .of = level::unit,
                  .most = static_cast<std::int64_t>(industry_count) - 1,
                  .required = false,
                  .otherwise = -1,
                  .table = "the table of excluded industries",
                  .provision = office_deduction_rule.provision};
    if constexpr (ByClass) {
      constexpr std::array<std::string_view, 3> names{"full_time", "short_time", "specific_short_time"};
      // Every class together stays within what is accepted.
      constexpr auto most_of_class = most_heads.number() / (2 * static_cast<std::int64_t>(class_count));
      for (std::size_t c = 0; c < class_count; ++c) {
        out[classes + c] = {.name = c < names.size() ? names[c] : person_classes[c - names.size()].name,
                            .most = most_of_class,
                            .required = c == 0,
                            .provision = c < names.size() ? workers_rule.provision : person_rule.provision};
      }
    }
    return out;
  }();
  static constexpr std::array<population::part_spec, ByClass ? 0 : 1> parts = [] {
    std::array<population::part_spec, ByClass ? 0 : 1> out{};
    if constexpr (!ByClass) {
      out[0] = {deduction, 2, workers, &sentences::more_deducted_than_workers, base_rule.provision};
    }
    return out;
  }();

  enum output : std::size_t {
    base,
    required,
    balance,
    covered,
    months_over_size,
    levy_required,
    adjustment_required,
    reward_required,
    counted_months,
    shortage,
    excess,
    levy,
    adjustment,
    reward
  };
  static constexpr std::array<population::output_spec, 14> outputs{{
      {"base", population::level::row, population::integer_type::i32, "half_heads"},
      {"required", population::level::row, population::integer_type::i32, "heads"},
      {"balance", population::level::row, population::integer_type::i32, "half_heads"},
      {"covered", population::level::unit, population::integer_type::u8, "flag"},
      {"months_over_size", population::level::unit, population::integer_type::u8, "months"},
      {"levy_person_months", population::level::unit, population::integer_type::i32, "person_months"},
      {"adjustment_person_months", population::level::unit, population::integer_type::i32, "person_months"},
      {"reward_person_months", population::level::unit, population::integer_type::i32, "person_months"},
      {"counted_person_months", population::level::unit, population::integer_type::i32, "person_months"},
      {"shortage", population::level::unit, population::integer_type::i32, "person_months"},
      {"excess", population::level::unit, population::integer_type::i32, "person_months"},
      {"levy", population::level::unit, population::integer_type::i64, "money"},
      {"adjustment", population::level::unit, population::integer_type::i64, "money"},
      {"reward", population::level::unit, population::integer_type::i64, "money"},
  }};
  static constexpr std::size_t from_second = shortage;

  /// An amount for each person-month up to a limit, and another beyond.
  struct tiers {
    small_unit<JPY> unit, beyond;
    person_months most;
  };

  /// Turns of the months, so many that a whole number of vectors goes into a loop over lanes of 64 bits.
  static constexpr std::size_t turn = 2 * months_in_year;
  /// The same of 32 bits.
  static constexpr std::size_t small_turn = 2 * turn;

  /// Floors of a share that differs by month, in lanes of 64 bits.
  struct shares {
    static constexpr std::size_t turn = year_rows_of::turn;
    std::array<std::int64_t, turn> factor{}, nudge{};
    std::int64_t of(std::int64_t n, std::size_t i) const { return ready_floor(n, factor[i], nudge[i]); }
    friend bool operator==(shares const&, shares const&) = default;
  };
  /// The same in lanes of 32 bits.
  struct small_shares {
    static constexpr std::size_t turn = small_turn;
    std::array<std::uint32_t, turn> factor{};
    int shift = 0;
    std::int32_t of(std::int32_t n, std::size_t i) const { return ready_floor(n, factor[i], shift); }
    friend bool operator==(small_shares const&, small_shares const&) = default;
  };

  struct plan {
    static constexpr std::size_t turn = year_rows_of::turn;
    using by_month = std::array<std::int64_t, turn>;
    struct first_part {
      shares share{}, reward_share{};
      small_shares small_share{}, small_reward_share{};
      half_heads size_limit, reduced_up_to;
      number_of_months size_months;
      std::array<by_month, ByClass ? class_count : 1> weight{};
      std::array<std::array<std::int64_t, months_in_year>, industry_count> excluded{}, excluded_of{};
      friend bool operator==(first_part const&, first_part const&) = default;
    } first;
    bool plain = false;         ///< the enacted formulas, a year without open questions, no product can overflow
    bool small = false;         ///< also holds in 32 bits
    bool all_excluded = false;  ///< every industry has a rate on every base day
    number_of_months reduced_months;
    small_unit<JPY> unit{}, reduced_unit{};
    tiers adjustment{}, reward{};
    person_months reward_floor;
    std::shared_ptr<population_law const> whole;
  };

  static plan plan_for(population_law const& law) {
    plan out{};
    out.whole = std::make_shared<population_law const>(law);
    auto const& l = law.levy;
    auto value = [](auto const& s) { return law_reader::value(s); };
    auto& f = out.first;
    out.plain = std::same_as<Regime, enacted> && !l.reduced_part;
    auto ready = [&](auto const& rates, shares& to) {
      for (std::size_t k = 0; k < turn; ++k) {
        auto const& r = value(rates[k % months_in_year]);
        out.plain = out.plain && ready_ratio::holds(r.numerator(), 2 * r.denominator());
        ready_ratio const made{r};
        to.factor[k] = made.factor();
        to.nudge[k] = made.nudge();
      }
    };
    ready(l.base_rate, f.share);
    ready(l.reward_rate, f.reward_share);
    out.small = !ByClass && make_small(l.base_rate, f.small_share) && make_small(l.reward_rate, f.small_reward_share);
    for (std::size_t k = 0; k < plan::turn; ++k) {
      [[maybe_unused]] auto const m = k % months_in_year;
      if constexpr (ByClass) {
        for (std::size_t c = 0; c < class_count; ++c) {
          f.weight[c][k] = law.weights[m][c].number();
        }
      }
    }
    out.all_excluded = true;
    for (std::size_t i = 0; i < industry_count; ++i) {
      for (std::size_t m = 0; m < months_in_year; ++m) {
        auto const& r = law.exclusion[i][m];
        out.all_excluded = out.all_excluded && r;
        f.excluded[i][m] = r ? r->numerator() : 0;
        f.excluded_of[i][m] = r ? 2 * r->denominator() : 2;
      }
    }
    auto constexpr no_size = std::numeric_limits<std::int64_t>::max();
    f.size_limit = value(l.size_limit[0]);
    for (auto const& limit : l.size_limit) {
      out.plain = out.plain && value(limit) == f.size_limit;
    }
    f.size_months = value(l.size_months);
    auto small = [&](yen amount) {
      out.plain = out.plain && small_unit<JPY>::holds(amount);
      return small_unit<JPY>::holds(amount) ? small_unit<JPY>{amount} : small_unit<JPY>{};
    };
    out.unit = small(value(l.unit));
    f.reduced_up_to = half_heads{-1};  // no firm is that small
    out.reduced_months = number_of_months{no_size};
    if (l.reduced) {
      f.reduced_up_to = value(l.reduced->up_to);
      out.reduced_months = value(l.reduced->months);
      out.reduced_unit = small(value(l.reduced->unit));
    }
    auto tiered = [&](auto const& unit, auto const& limit, auto const& beyond) {
      tiers t{small(value(unit)), {}, person_months{no_size}};
      if (limit && beyond) {
        t.most = value(*limit);
        t.beyond = small(value(*beyond));
      }
      return t;
    };
    out.adjustment = tiered(l.adjustment_unit, l.adjustment_limit, l.adjustment_unit_beyond);
    out.reward = tiered(l.reward_unit, l.reward_limit, l.reward_unit_beyond);
    out.reward_floor = value(l.reward_floor);
    out.small = out.small && out.plain;
    return out;
  }

  using lanes = population::lanes<year_rows_of>;
  static_assert(units_per_block * rows_per_unit % small_turn == 0);
  using results = population::results<year_rows_of>;

  static bool fast(plan const& with, lanes const& in) {
    return with.plain && (!in.present[where] || with.all_excluded);
  }

  /// More halves than any employer has; twice twelve months of them stay within 32 bits.
  static constexpr std::int32_t most_small = population::most_in_small_lanes;
  static bool small(plan const& with, population::lanes<year_rows_of, std::int32_t> const& in) {
    return with.small && !in.present[where];
  }

  template <class In, class Out>
  QUOTALAW_INLINED static void first(plan const& with, In const& in, Out& out) {
    using N = typename In::number;
    auto const& law = with.first;
    N const* all = in.in[workers];
    N const* have = in.in[counted];
    N const* taken = in.in[deduction];
    alignas(population::lane_alignment) N weighed_all[ByClass ? In::rows : 1];
    alignas(population::lane_alignment) N weighed_have[ByClass ? In::rows : 1];
    alignas(population::lane_alignment) N taken_in_all[In::rows];
    if constexpr (std::same_as<N, std::int64_t>) {
      if constexpr (ByClass) {
        weigh(law.weight, in, weighed_all, weighed_have);
        all = weighed_all;
        have = weighed_have;
      }
      if (in.present[where]) [[unlikely]] {
        exclude(with, in, all, taken_in_all);
        taken = taken_in_all;
      }
    }
    auto const share = shares_for<N>(law.share, law.small_share);
    auto const reward_share = shares_for<N>(law.reward_share, law.small_reward_share);
    N const size_limit = within<N>(law.size_limit.number());
    N const reduced_up_to = within<N>(law.reduced_up_to.number());
    constexpr auto turn_here = std::remove_cvref_t<decltype(share)>::turn;
    alignas(population::lane_alignment) N of_all[In::rows], of_reward[In::rows], over[In::rows], is_within[In::rows];
    for (std::size_t from = 0; from < In::rows; from += turn_here) {
      QUOTALAW_LANES
      for (std::size_t i = 0; i < turn_here; ++i) {
        auto const k = from + i;
        auto const left = half_heads::as<N>{all[k]} - halves(heads::as<N>{taken[k]});
        heads::as<N> const needed{share.of(left.number(), i)};
        out.out[base][k] = left.number();
        out.out[required][k] = needed.number();
        out.out[balance][k] = (half_heads::as<N>{have[k]} - halves(needed)).number();
        of_all[k] = share.of(all[k], i);
        of_reward[k] = reward_share.of(all[k], i);
        over[k] = static_cast<N>(all[k] > size_limit);
        is_within[k] = static_cast<N>(all[k] <= reduced_up_to);
      }
    }
    population::add_rows<In>(out.out[required], out.out[levy_required]);
    population::add_rows<In>(of_all, out.out[adjustment_required]);
    population::add_rows<In>(of_reward, out.out[reward_required]);
    population::add_rows<In>(have, out.out[counted_months]);
    population::add_rows<In>(over, out.out[months_over_size]);
    population::add_rows<In>(is_within, out.carried);
    auto const size_months = within<N>(law.size_months.number());
    QUOTALAW_LANES
    for (std::size_t u = 0; u < In::units; ++u) {
      out.out[levy_required][u] = for_one_month(heads::as<N>{out.out[levy_required][u]}).number();
      out.out[adjustment_required][u] = for_one_month(heads::as<N>{out.out[adjustment_required][u]}).number();
      out.out[reward_required][u] = for_one_month(heads::as<N>{out.out[reward_required][u]}).number();
      out.out[covered][u] = static_cast<N>(out.out[months_over_size][u] >= size_months);
    }
  }

  template <class In, class Out>
  QUOTALAW_INLINED static void second(plan const& with, In const&, Out& out) {
    using N = typename In::number;
    auto const unit = with.unit;
    auto const reduced_unit = with.reduced_unit;
    auto const reduced_months = with.reduced_months.number();
    auto const reward_floor = with.reward_floor;
    auto const for_adjustment = with.adjustment;
    auto const for_reward = with.reward;
    auto* const pays = out.money(levy);
    auto* const adjusted = out.money(adjustment);
    auto* const rewarded = out.money(reward);
    QUOTALAW_LANES
    for (std::size_t u = 0; u < In::units; ++u) {
      bool const in_scheme = out.out[covered][u] != 0;
      bool const small_firm = out.carried[u] >= reduced_months;
      person_months const have{out.out[counted_months][u]};
      auto const missing = only_if(in_scheme, above(person_months{out.out[levy_required][u]}, have));
      auto const threshold = std::max(person_months{out.out[reward_required][u]}, reward_floor);
      auto const more_in = only_if(in_scheme, above(have, person_months{out.out[adjustment_required][u]}));
      auto const more_out = only_if(!in_scheme, above(have, threshold));
      out.out[shortage][u] = static_cast<N>(missing.number());
      out.out[excess][u] = static_cast<N>((more_in + more_out).number());
      pays[u] = only_if(!small_firm, amount_for(unit, missing)).minor() +
                only_if(small_firm, amount_for(reduced_unit, missing)).minor();
      adjusted[u] = paid(for_adjustment, more_in);
      rewarded[u] = paid(for_reward, more_out);
    }
  }

  /// The facts of one unit's months.
  static std::array<month, months_in_year> months_of(plan const& with, lanes const& in, std::size_t u) {
    no_trace silent;
    std::array<month, months_in_year> out{};
    for (std::size_t m = 0; m < months_in_year; ++m) {
      auto const k = u * months_in_year + m;
      auto& to = out[m];
      if constexpr (ByClass) {
        for (std::size_t c = 0; c < class_count; ++c) {
          (c < worker_classes.size() ? to.workers : to.counted) += with.whole->weights[m][c] * in.in[classes + c][k];
        }
      } else {
        to.workers = half_heads{in.in[workers][k]};
        to.counted = half_heads{in.in[counted][k]};
      }
      to.deduction = heads{in.in[deduction][k]};
      if (in.in[where][u] >= 0) {
        office const all{static_cast<industry>(in.in[where][u]), to.workers, {}};
        to.deduction += office_deduction(all, with.whole->exclusion_laws[m], silent);
      }
    }
    return out;
  }

  static void one(plan const& with, lanes const& in, results& out, std::size_t u, bool settle) {
    no_trace silent;
    auto const& law = with.whole->levy;
    auto const months = months_of(with, in, u);
    for (std::size_t m = 0; m < months_in_year; ++m) {
      auto const k = u * months_in_year + m;
      auto const left = base_of(months[m], silent);
      auto const needed = required_persons(left, law.base_rate[m], silent);
      out.out[base][k] = left.number();
      out.out[required][k] = needed.number();
      out.out[balance][k] = (months[m].counted - halves(needed)).number();
    }
    if (!settle) {
      return;
    }
    auto const found = assess<Regime>(year_facts{months}, law);
    out.out[covered][u] = static_cast<std::int64_t>(found.covered);
    out.out[months_over_size][u] = found.months_over_size.number();
    out.out[levy_required][u] = found.of.levy_required.number();
    out.out[adjustment_required][u] = found.of.adjustment_required.number();
    out.out[reward_required][u] = found.of.reward_required.number();
    out.out[counted_months][u] = found.of.counted.number();
    out.out[shortage][u] = found.shortage.number();
    out.out[excess][u] = found.excess.number();
    out.out[levy][u] = found.levy.minor();
    out.out[adjustment][u] = found.adjustment.minor();
    out.out[reward][u] = found.reward.minor();
  }

 private:
  /// Makes the floors of a share in 32 bits. \returns whether that can be done.
  template <class Rates>
  static bool make_small(Rates const& rates, small_shares& to) {
    int bits = std::numeric_limits<int>::max();
    for (auto const& r : rates) {
      auto const& share = law_reader::value(r);
      bits = std::min(bits, small_ratio::bits_for(share.numerator(), 2 * share.denominator()));
    }
    for (std::size_t k = 0; k < small_turn; ++k) {
      auto const& share = law_reader::value(rates[k % months_in_year]);
      auto const over = 2 * share.denominator();
      if (!small_ratio::holds(share.numerator(), over, bits, most_small)) {
        return false;
      }
      small_ratio const made{share.numerator(), over, bits};
      to.factor[k] = made.factor();
      to.shift = made.shift();
    }
    return true;
  }
  template <class N>
  static auto const& shares_for(shares const& wide, small_shares const& narrow) {
    if constexpr (std::same_as<N, std::int64_t>) {
      return wide;
    } else {
      return narrow;
    }
  }
  /// A limit as a number of the lanes: one that no count reaches stays one.
  template <class N>
  static N within(std::int64_t limit) {
    return static_cast<N>(
        std::clamp<std::int64_t>(limit, std::numeric_limits<N>::min(), std::numeric_limits<N>::max()));
  }

  QUOTALAW_INLINED static std::int64_t paid(tiers const t, person_months n) {
    auto const low = std::min(n, t.most);
    return amount_for(t.unit, low).minor() + amount_for(t.beyond, n - low).minor();
  }

  /// Weighs the persons of each class.
  template <class Weights>
  QUOTALAW_INLINED static void weigh(Weights const& weight, lanes const& in, std::int64_t* all, std::int64_t* have) {
    for (std::size_t from = 0; from < lanes::rows; from += plan::turn) {
      QUOTALAW_LANES
      for (std::size_t i = 0; i < plan::turn; ++i) {
        std::int64_t staff = 0, persons = 0;
        for (std::size_t c = 0; c < class_count; ++c) {
          (c < worker_classes.size() ? staff : persons) += weight[c][i] * in.in[classes + c][from + i];
        }
        all[from + i] = staff;
        have[from + i] = persons;
      }
    }
  }

  /// What is taken out of the base: what is given, and what an industry takes out as if all workers were in it.
  static void exclude(plan const& with, lanes const& in, std::int64_t const* all, std::int64_t* taken) {
    std::copy(in.in[deduction], in.in[deduction] + lanes::rows, taken);
    for (std::size_t u = 0; u < lanes::units; ++u) {
      if (in.in[where][u] < 0) {
        continue;
      }
      auto const i = static_cast<std::size_t>(in.in[where][u]);
      for (std::size_t m = 0; m < months_in_year; ++m) {
        auto const k = u * months_in_year + m;
        taken[k] += floor_ratio(all[k], with.first.excluded[i][m], with.first.excluded_of[i][m]);
      }
    }
  }
};

using year_rows = year_rows_of<>;
using class_year_rows = year_rows_of<enacted, true>;
static_assert(population::jurisdiction<year_rows>);
static_assert(population::jurisdiction<class_year_rows>);

/// Persons in rows of their own. What is absent, or has no value, is as in `person`.
struct person_columns {
  std::size_t rows = 0;
  population::column employer{};  ///< a code below the number of employers; needed
  population::column hours{};     ///< weekly hours in hundredths of an hour; needed
  population::column disability{}, severe{}, a_type_user{}, rehired{};
  population::column hired_on{}, left_on{}, handbook_on{};  ///< days since 1970-01-01; the last day counts
};

/// What persons add up to, by employer, in halves; and the status of each person's row.
struct folded_persons {
  std::vector<std::int64_t> workers, counted;
  std::vector<population::row_status> status;
};

/// Folds persons to their employers on the day of the law: each weighs what `worker_weight` and `person_weight` say. A
/// row that cannot be accepted is left out and has its status. \throws facts_error if the columns do not fit together.
inline folded_persons fold_persons(person_columns const& persons, std::size_t employers, counting_law const& law,
                                   employer_kind kind = employer_kind::private_sector) {
  using population::row_status;
  auto check = [&](std::string_view name, population::column const& c, bool needed) {
    if (c.present()) {
      population::detail::expect_length(name, c.size(), persons.rows);
    } else if (needed) {
      throw facts_error(errc::missing_facts, sentences::missing, "columns", std::string{person_rule.provision},
                        {{"name", std::string{name}}});
    }
  };
  check("employer", persons.employer, true);
  check("hours", persons.hours, true);
  check("disability", persons.disability, false);
  check("severe", persons.severe, false);
  check("a_type_user", persons.a_type_user, false);
  check("rehired", persons.rehired, false);
  check("hired_on", persons.hired_on, false);
  check("left_on", persons.left_on, false);
  check("handbook_on", persons.handbook_on, false);

  folded_persons out{std::vector<std::int64_t>(employers), std::vector<std::int64_t>(employers),
                     std::vector<row_status>(persons.rows)};
  no_trace silent;
  for (std::size_t i = 0; i < persons.rows; ++i) {
    auto status = row_status::ok;
    /// A number from 0 to `most`, or `otherwise` where there is no value.
    auto number = [&](population::column const& c, std::int64_t most, row_status above_most, bool needed) {
      if (!c.present() || !c.valid(i)) {
        status = needed && status == row_status::ok ? row_status::missing : status;
        return std::int64_t{0};
      }
      auto const n = c.at(i);
      if (n < 0 || n > most) {
        auto const fault = n < 0 && above_most == row_status::too_large ? row_status::negative : above_most;
        status = status == row_status::ok ? fault : status;
        return std::int64_t{0};
      }
      return n;
    };
    auto on_day = [&](population::column const& c) -> std::optional<day> {
      if (!c.present() || !c.valid(i)) {
        return std::nullopt;
      }
      auto const n = c.at(i);
      if (n < day::min().time_since_epoch().count() || n > day::max().time_since_epoch().count()) {
        status = status == row_status::ok ? row_status::too_large : status;
        return std::nullopt;
      }
      return day{date::days{static_cast<int>(n)}};
    };
    auto const employer =
        number(persons.employer, static_cast<std::int64_t>(employers) - 1, row_status::unknown_code, true);
    constexpr auto most_hours = parse_hours("168")->number();
    constexpr auto steps = parse_hours("0.01")->number();
    auto const contracted = number(persons.hours, most_hours / steps, row_status::too_large, true) * steps;
    person who{.hours = weekly_hours{contracted}};
    who.kind = static_cast<disability>(number(
        persons.disability, static_cast<std::int64_t>(disability_names.size()) - 1, row_status::unknown_code, false));
    who.severe = number(persons.severe, 1, row_status::unknown_code, false) != 0;
    who.a_type_user = number(persons.a_type_user, 1, row_status::unknown_code, false) != 0;
    who.rehired = number(persons.rehired, 1, row_status::unknown_code, false) != 0;
    who.hired_on = on_day(persons.hired_on);
    who.handbook_on = on_day(persons.handbook_on);
    auto const left_on = on_day(persons.left_on);
    if (status == row_status::ok && left_on && who.hired_on && *left_on < *who.hired_on) {
      status = row_status::contradiction;
    }
    out.status[i] = status;
    bool const employed = (!who.hired_on || *who.hired_on <= law.on) && (!left_on || *left_on >= law.on);
    if (status == row_status::ok && employed) {
      auto const at = static_cast<std::size_t>(employer);
      out.workers[at] += worker_weight(who.hours, law, silent).number();
      out.counted[at] += person_weight(who, kind, law, silent).number();
    }
  }
  return out;
}

/// The duty and the criteria of the plan order on one day.
struct duty_law {
  obligation_law obligation;
  std::optional<enforcement_law> enforcement;  ///< nothing before the criteria are known
};

inline duty_law duty_law_on(day on, employer_kind kind = employer_kind::private_sector, reform const& what_if = {}) {
  duty_law out{obligation_law_on(on, kind, what_if), {}};
  if (terms::plan_order_shortage.if_in_force(on, what_if)) {
    out.enforcement = enforcement_law_on(on, kind, what_if);
  }
  return out;
}

/// Rows of one day: what the June report asks.
struct day_rows {
  using law = duty_law;
  static constexpr std::size_t rows_per_unit = 1;
  static constexpr std::size_t units_per_block = population::block_of(rows_per_unit);

  enum input : std::size_t { workers, counted, deduction };
  static constexpr std::array<population::input_spec, 3> inputs{{
      {.name = "workers",
       .of = population::level::unit,
       .most = halves(most_heads).number(),
       .provision = base_rule.provision},
      {.name = "counted",
       .of = population::level::unit,
       .most = halves(most_heads).number(),
       .provision = standing_rule.provision},
      {.name = "deduction", .of = population::level::unit, .required = false, .provision = base_rule.provision},
  }};
  static constexpr std::array<population::part_spec, 1> parts{
      {{deduction, 2, workers, &sentences::more_deducted_than_workers, base_rule.provision}}};

  enum output : std::size_t { base, required, shortage, surplus, compliant, must_report, plan_order };
  static constexpr std::array<population::output_spec, 7> outputs{{
      {"base", population::level::unit, population::integer_type::i32, "half_heads"},
      {"required", population::level::unit, population::integer_type::i32, "heads"},
      {"shortage", population::level::unit, population::integer_type::i32, "half_heads"},
      {"surplus", population::level::unit, population::integer_type::i32, "half_heads"},
      {"compliant", population::level::unit, population::integer_type::u8, "flag"},
      {"must_report", population::level::unit, population::integer_type::u8, "flag"},
      {"plan_order", population::level::unit, population::integer_type::u8, "plan_criterion"},
  }};
  static constexpr std::size_t from_second = plan_order;

  struct plan {
    struct first_part {
      rate share;
      std::optional<half_heads> report_from;
      friend bool operator==(first_part const&, first_part const&) = default;
    } first;
    duty_law law;
  };

  static plan plan_for(duty_law const& law) {
    plan out{};
    out.law = law;
    out.first.share = law_reader::value(law.obligation.statutory_rate);
    if (law.obligation.report_threshold) {
      out.first.report_from = law_reader::value(*law.obligation.report_threshold);
    }
    return out;
  }

  // `In` and `Out` are the lanes and results of these rows, or of rows that begin with the same columns and add some.
  template <class In>
  static bool fast(plan const& with, In const&) {
    return ready_ratio::holds(with.first.share.numerator(), 2 * with.first.share.denominator());
  }

  template <class In, class Out>
  QUOTALAW_INLINED static void first(plan const& with, In const& in, Out& out) {
    ready_ratio const share{with.first.share};
    auto const report_from = with.first.report_from.value_or(half_heads{0});
    QUOTALAW_LANES
    for (std::size_t k = 0; k < In::rows; ++k) {
      auto const left = half_heads{in.in[workers][k]} - halves(heads{in.in[deduction][k]});
      heads const persons{ready_floor(left.number(), share)};
      auto const needed = halves(persons);
      half_heads const have{in.in[counted][k]};
      out.out[base][k] = left.number();
      out.out[required][k] = persons.number();
      out.out[shortage][k] = above(needed, have).number();
      out.out[surplus][k] = above(have, needed).number();
      out.out[compliant][k] = static_cast<std::int64_t>(have >= needed);
      out.out[must_report][k] = static_cast<std::int64_t>(left >= report_from);
    }
  }

  /// The criteria of the plan order.
  template <class In, class Out>
  QUOTALAW_INLINED static void second(plan const& with, In const& in, Out& out) {
    QUOTALAW_LANES
    for (std::size_t k = 0; k < In::rows; ++k) {
      out.out[plan_order][k] = 0;
    }
    if (with.law.enforcement) {
      criteria(with, in, out);
    }
  }

  template <class In, class Out>
  static void one(plan const& with, In const& in, Out& out, std::size_t k, bool settle) {
    if (!settle) {
      return;
    }
    no_trace silent;
    month const facts{half_heads{in.in[workers][k]}, heads{in.in[deduction][k]}, half_heads{in.in[counted][k]}};
    auto const found = assess(facts, with.law.obligation, silent);
    out.out[base][k] = found.base.number();
    out.out[required][k] = found.required.number();
    out.out[shortage][k] = found.shortage.number();
    out.out[surplus][k] = found.surplus.number();
    out.out[compliant][k] = static_cast<std::int64_t>(found.compliant);
    out.out[must_report][k] = static_cast<std::int64_t>(found.must_report);
    out.out[plan_order][k] = 0;
    if (with.law.enforcement) {
      out.out[plan_order][k] = static_cast<std::int64_t>(
          plan_order_for(found.base, found.counted, std::nullopt, *with.law.enforcement, silent).met);
    }
  }

 private:
  template <class In, class Out>
  [[gnu::noinline]] static void criteria(plan const& with, In const& in, Out& out) {
    no_trace silent;
    auto const& law = *with.law.enforcement;
    // Whoever is not short meets none of them, unless a what-if lets zero suffice.
    bool const only_short = law_reader::value(law.average_shortage) > heads{0} &&
                            law_reader::value(law.shortage) > heads{0} &&
                            law_reader::value(law.none_required_min) > heads{0};
    QUOTALAW_LANES
    for (std::size_t k = 0; k < In::rows; ++k) {
      if (!only_short || out.out[shortage][k] > 0) {
        out.out[plan_order][k] = static_cast<std::int64_t>(
            plan_order_for(half_heads{out.out[base][k]}, half_heads{in.in[counted][k]}, std::nullopt, law, silent).met);
      }
    }
  }
};
static_assert(population::jurisdiction<day_rows>);

}  // namespace quotalaw::jp
