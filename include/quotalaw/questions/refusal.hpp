// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Answers whose refusal is an error that can be thrown, said in any language, and not only JSON.

#include "../core/error.hpp"
#include "questions.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace quotalaw::questions {

/// As `answer_line`; what `error` in the JSON says is put into `refusal`, where the line is refused.
answer answer_line(std::string_view line, std::size_t line_number, options const& how, std::optional<error>& refusal);

}  // namespace quotalaw::questions
