// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A plan for people to look at: one file of HTML with a map, tables by province, kind of disability, company and host,
/// and what a letter to each needs. No script, no network; the same plan gives the same bytes.

#include "../io/language.hpp"
#include "plan.hpp"
#include "planning.hpp"
#include "reasons.hpp"

#include <string>

namespace quotalaw::placement {

/// \param left_out rows that were not accepted; the report says so first.
/// \param why with reasons by province, conflicts and what would help; null: without
/// \param changed what is other than in the plan before; null: there was none
std::string plan_html(problem const& given, plan const& made, io::language in, std::size_t left_out = 0,
                      reasons const* why = nullptr, moves const* changed = nullptr);

}  // namespace quotalaw::placement
