// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The law of Exampleland for one levy year. Every term is read on the first day of the year.

#include "../core/reform.hpp"
#include "calendar.hpp"
#include "currency.hpp"
#include "timelines.hpp"

#include <optional>

namespace quotalaw::xx {

/// How many must be placed. docs/xx/quota.md
struct quota_law {
  statutory<heads> threshold;
  statutory<rate> share;
  statutory<heads> least;
};

/// What a missing place costs, and when. docs/xx/levy.md
struct levy_law {
  levy_year year;
  statutory<crowns> per_place;
  std::optional<statutory<rate>> introductory_share;  ///< ended in 2018
  statutory<terms::levy_rounding_choice> rounding;
  statutory<month_day> due;
  statutory<terms::levy_due_roll_choice> roll;
};

/// Everything a yearly bill reads.
struct year_law {
  quota_law quota;
  levy_law levy;
};

/// The law of a levy year, after the reform. \throws law_error for a year before the Act.
inline year_law law_for(levy_year y, reform const& what_if = {}) {
  auto const on = first_day(y);
  return {
      {terms::quota_threshold.at(on, what_if), terms::quota_rate.at(on, what_if), terms::quota_least.at(on, what_if)},
      {y, terms::levy_per_place.at(on, what_if), terms::levy_introductory_share.if_in_force(on, what_if),
       terms::levy_rounding.at(on, what_if), terms::levy_due.at(on, what_if), terms::levy_due_roll.at(on, what_if)}};
}

}  // namespace quotalaw::xx
