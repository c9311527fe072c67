// SPDX-License-Identifier: Apache-2.0
#pragma once
// A linear program in whole numbers, given to CBC. CBC computes in floating point: what it returns is rounded to whole
// numbers here and checked row by row. A bound of its search is rounded to the safe side; a bound by prices of rows is
// computed here and exact.

#include "own_process.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::placement {

struct integer_program {
  struct term {
    std::uint32_t column = 0;
    std::int64_t factor = 0;
  };
  using sum = std::vector<term>;
  struct row {
    sum terms;
    std::int64_t low = 0, high = 0;
  };
  /// A bound that never binds.
  static constexpr std::int64_t far = std::int64_t{1} << 53;

  std::vector<std::int64_t> low, high;  ///< by column
  std::vector<row> rows;

  std::uint32_t add_column(std::int64_t lowest, std::int64_t highest);
  void add_row(sum terms, std::int64_t lowest, std::int64_t highest);
  /// Whether whole numbers keep every bound and every row, exactly.
  bool holds(std::vector<std::int64_t> const& values) const;
};

std::int64_t value_of(integer_program::sum const& goal, std::vector<std::int64_t> const& values);

struct search_limits {
  std::int64_t nodes = 0;  ///< of the search tree
  work_limits work{};      ///< where time ends it, the result depends on the machine
  double loose = 0;        ///< ends within this share of the best value: for plans, not for proofs
};

struct integer_answer {
  std::vector<std::int64_t> values;   ///< keep every row; empty: nothing better was found
  std::optional<std::int64_t> bound;  ///< no whole solution is below, if floating point is trusted
  std::int64_t nodes = 0;
  bool stopped = false;  ///< by a limit, or by a failure
  std::string failed;    ///< how the solver ended if it broke down; else empty
};

__extension__ typedef __int128 wide;

/// What prices of rows prove, exactly, whoever found the prices.
struct priced_program {
  wide sum = 0;               ///< no solution is below; in parts of price_unit
  std::vector<wide> reduced;  ///< what one more of a column adds to the sum at least, in the same parts
  /// No whole solution is below.
  std::int64_t bound() const;
  /// Whether the column can be above 0 in a solution of at most `value`; it can never be below.
  bool can_be_used(std::uint32_t column, std::int64_t value) const;
};
/// Prices are whole multiples of 1 / price_unit.
constexpr std::int64_t price_unit = std::int64_t{1} << 20;
/// By duality of linear programs, in whole numbers throughout.
priced_program priced(integer_program const& program, integer_program::sum const& goal,
                      std::vector<std::int64_t> const& prices);

struct relaxed_answer {
  std::vector<std::int64_t> prices;  ///< of the rows, for `priced`; empty if the linear program was not solved
  std::string failed;
};

/// "CBC 2.10.8", or nothing if the solver cannot be called. Its library is opened when first asked for, so that nothing
/// else waits for it or needs it.
std::optional<std::string> const& integer_solver();

/// Smallest value of `goal` below the `known` one. One thread, fixed seeds: the same program has the same answer,
/// unless time ends it. Only if there is an integer_solver().
integer_answer minimise(integer_program const& program, integer_program::sum const& goal, std::int64_t known,
                        search_limits const& limits);

/// The linear program without whole numbers. Only if there is an integer_solver().
relaxed_answer relax(integer_program const& program, integer_program::sum const& goal, work_limits const& limits);

}  // namespace quotalaw::placement
