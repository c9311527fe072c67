// SPDX-License-Identifier: Apache-2.0
#pragma once
// From Arrow columns to the columns of the engine: where they lie if they are whole numbers, else converted, exactly or
// not at all.

#include "arrow.hpp"
#include "quotalaw/population/columns.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace quotalaw::python {

/// What the numbers of a column are to be counted in.
enum class step : std::uint8_t {
  whole,   ///< whole numbers
  halves,  ///< persons in the table, halves in the engine
};

/// A column ready for the engine, and what keeps it alive.
struct ready_column {
  population::column view;
  std::vector<std::shared_ptr<void const>> keep{};
  bool copied = false;
  /// Why the value of a row could not be taken, where that was found here; empty if every value could.
  std::function<std::optional<error>(std::size_t row)> why{};
};

/// Numbers. \throws facts_error for a column whose type is not one of numbers.
ready_column numbers(arrow::array_view const& from, step in, std::string_view fact);

/// Codes from texts (plain, dictionary or view), whole numbers or flags. `code_of` throws facts_error for what it does
/// not know.
ready_column codes(arrow::array_view const& from, std::string_view fact,
                   std::function<std::int32_t(std::string_view)> const& code_of);

/// Columns of several batches as one; always a copy.
ready_column joined(std::vector<ready_column> const& parts);
/// Each row `times` times in a row; always a copy.
ready_column repeated(ready_column const& from, std::size_t times);
/// The first row of every `step`; always a copy.
ready_column every(ready_column const& from, std::size_t stride);

}  // namespace quotalaw::python
