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
inline constexpr sentence outside_fund_year{
    "outside_fund_year", "{value} is not in the fund year {year} ({first} to {last})",
    "write a day of the fund year, or leave the cell empty; --fund-year names another year"};
inline constexpr sentence row_not_accepted{"row_not_accepted",
                                           "{value} is in line {line} of {table}, which is not accepted",
                                           "correct that line; this cell may be right"};
inline constexpr sentence repeated_task{"repeated_task", "{host} has the task {value} in line {line} already",
                                        "give each task of a host one row and a name of its own"};
inline constexpr sentence repeated_row{"repeated_row", "{value} is also in line {line}", "keep one of the two rows"};
inline constexpr sentence cares_for_self{"cares_for_self", "{value} is named as the person {value} cares for",
                                         "name the person cared for, or leave carer_for empty and give the role pwd"};
inline constexpr sentence cares_for_carer{"cares_for_carer", "{value} is a carer too (line {line})",
                                          "name the person with disabilities; only they can have a carer"};
inline constexpr sentence several_companies{"several_companies", "{value} is the name of several companies: {ids}",
                                            "write the id of the company"};
inline constexpr sentence is_zero{"is_zero", "{name} is zero", "give one or more"};
// Rows that are used all the same.
inline constexpr sentence nearer_other_province{
    "nearer_other_province",
    "{value} lies {km} km from the nearest town of {province}, but {near} km from {town} ({other})",
    "check the degrees and the province; the row is used as it is"};
inline constexpr sentence unknown_column{"unknown_column", "the column {name} is not known and not used",
                                         "did you mean {nearest}?"};

inline constexpr sentence like_other_id{"like_other_id", "{value} and {other} in line {line} differ only in case",
                                        "make them one id if they are the same; they are used as two"};
inline constexpr sentence wage_below_minimum{
    "wage_below_minimum",
    "{value} baht a day is less than the minimum wage of every province where the company takes people: {limit} baht "
    "or "
    "more ({provision})",
    "raise daily_wage, or leave it empty for the minimum wage; so nobody is placed there under section 33"};
inline constexpr sentence value_below_place{
    "value_below_place",
    "{value} baht a year is less than a contract must be worth to fill a place: {limit} baht ({provision})",
    "raise yearly_value, or leave it empty; so nobody is placed there under section 35"};
inline constexpr sentence fewer_than_at_work{
    "fewer_than_at_work",
    "people of the table who work for {value} already: {count}; places the plan is asked for: {wanted}",
    "do not count these people in hired or alternatives, or write {count} or more under wanted"};

/// So that a test can ask for the translations of each.
inline constexpr std::array of_tables{
    misnamed_columns,      more_than_host,     far_from_province,   both_work,
    more_work_there,       commas_in_list,     ceiling_below_floor, is_zero,
    nearer_other_province, unknown_column,     outside_fund_year,   row_not_accepted,
    repeated_task,         cares_for_self,     cares_for_carer,     several_companies,
    like_other_id,         wage_below_minimum, value_below_place,   fewer_than_at_work,
    repeated_row};

}  // namespace quotalaw::sentences
