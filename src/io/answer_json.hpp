// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of JSON that answers to public questions and reports have in common: one place for their names and order.

#include "quotalaw/io/assessment.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace quotalaw::io {

using ordered_json = nlohmann::ordered_json;

/// How a number of persons in halves is written; answers and reports keep it in different ways.
using write_halves = ordered_json (*)(std::int64_t halves);
/// As reports write it: a number with at most one half after the point; a double holds it exactly.
ordered_json halves_number(std::int64_t halves);

/// Result of `jp.obligation`.
ordered_json obligation_json(quotalaw::jp::obligation const& found, write_halves halves);

/// Result of `jp.levy` up to levy, adjustment and reward.
ordered_json settlement_json(quotalaw::jp::fiscal_year year, quotalaw::jp::settlement const& found,
                             write_halves halves);

/// The parts of a levy, where it was split.
ordered_json instalments_json(std::optional<quotalaw::jp::instalments> const& parts);

/// By kind of hire, the bill after each single hire.
ordered_json plans_json(std::vector<hire_plan> const& plans, int decimals);

/// The tree of reasons. `named` writes the named values of a step. Beside ids and raw values each step has `in_words`:
/// the same for a reader of `in`.
ordered_json steps_json(std::vector<explanation> const& steps,
                        std::function<ordered_json(std::vector<named_value> const&)> const& named, language in);

}  // namespace quotalaw::io
