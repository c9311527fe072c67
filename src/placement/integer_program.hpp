// SPDX-License-Identifier: Apache-2.0
#pragma once
// A linear program in whole numbers, given to CBC. CBC computes in floating point: what it returns is rounded to whole
// numbers here and checked row by row, and a bound is rounded to the safe side.

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
  std::int64_t nodes = 0;               ///< of the search tree
  std::optional<std::int64_t> seconds;  ///< where it stops, the result depends on the machine
};

struct integer_answer {
  std::vector<std::int64_t> values;   ///< keep every row; empty: nothing better was found
  std::optional<std::int64_t> bound;  ///< no whole solution is below, if floating point is trusted
  std::int64_t nodes = 0;
  bool stopped = false;  ///< by a limit
};

/// "CBC 2.10.8", or nothing if the solver cannot be called. Its library is opened when first asked for, so that nothing
/// else waits for it or needs it.
std::optional<std::string> const& integer_solver();

/// Smallest value of `goal` below the `known` one. One thread, fixed seeds: the same program has the same answer,
/// unless `seconds` end it. Only if there is an integer_solver().
integer_answer minimise(integer_program const& program, integer_program::sum const& goal, std::int64_t known,
                        search_limits const& limits);

}  // namespace quotalaw::placement
