// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What the planner says of its inputs, beside the sentences of core/error.hpp that every reader shares.

#include "../core/error.hpp"

#include <array>

namespace quotalaw::sentences {

inline constexpr sentence misnamed_columns{
    "misnamed_columns", "the table has no column {name}",
    "rename what is meant: {nearest}; docs/reference/placement-files.md lists all columns"};
inline constexpr sentence more_than_host{"more_than_host", "{value} is more than all seats of the host: {limit}",
                                         "write at most {limit}, or correct the seats of the host"};
inline constexpr sentence far_from_province{
    "far_from_province",
    "{value} lies {km} km from the nearest town of {province}; the nearest of all is {town} ({other})",
    "correct the degrees or the province"};
inline constexpr sentence both_work{"both_work",
                                    "{value} and {other} both have a place now: person and carer share one",
                                    "leave host_now empty for one of the two"};
inline constexpr sentence more_work_there{"more_work_there",
                                          "{value} has {limit} seats, and as many people above work there",
                                          "correct host_now, or the seats of the host"};
inline constexpr sentence commas_in_list{"commas_in_list", "{value} has a comma",
                                         "put semicolons between the entries of a list"};
inline constexpr sentence ceiling_below_floor{"ceiling_below_floor", "the ceiling {value} is below the floor {floor}",
                                              "write a higher ceiling or a lower floor"};
inline constexpr sentence is_zero{"is_zero", "{name} is zero", "give one or more"};
// Rows that are used all the same.
inline constexpr sentence nearer_other_province{
    "nearer_other_province",
    "{value} lies {km} km from the nearest town of {province}, but {near} km from {town} ({other})",
    "check the degrees and the province; the row is used as it is"};
inline constexpr sentence unknown_column{"unknown_column", "the column {name} is not known and not used",
                                         "did you mean {nearest}?"};

/// So that a test can ask for the translations of each.
inline constexpr std::array of_tables{misnamed_columns,      more_than_host, far_from_province,   both_work,
                                      more_work_there,       commas_in_list, ceiling_below_floor, is_zero,
                                      nearer_other_province, unknown_column};

}  // namespace quotalaw::sentences
