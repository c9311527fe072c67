// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Why a person has no place and a company has open ones; which constraints conflict; what would help.

#include "plan.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace quotalaw::placement {

struct counted_constraint {
  constraint what{};
  std::int64_t options = 0;  ///< that it takes away
  std::int64_t alone = 0;    ///< that it alone takes away: they would fit without it
};

struct person_reason {
  index who = 0;
  constraint main{};
  std::int64_t fitting = 0;  ///< hosts that fit, all with their seats or places taken
  std::vector<counted_constraint> removed;
  std::optional<std::int64_t> nearest;  ///< metres to the nearest host that fits in all but the distance
};

struct company_reason {
  index company = 0;
  std::int64_t open = 0;  ///< places wanted and not filled
  constraint main{};
  std::vector<counted_constraint> removed;  ///< hosts
};

/// Places that cannot all be filled, and a smallest set of constraints that says why: with these alone the places
/// cannot be filled, and without any one of them they can.
struct conflict {
  std::vector<index> companies;         ///< that want the same
  std::vector<th::province> provinces;  ///< where they want it; empty: anywhere
  std::int64_t places = 0;              ///< they want filled
  std::int64_t reachable = 0;           ///< people who can be given one of them
  std::int64_t people = 0;              ///< without a place who could be asked
  std::vector<constraint> members;      ///< empty: what can be loosened does not help; see too_few_people
  bool too_few_people = false;
};

/// One constraint loosened for those without a place, and how many more places that fills.
struct relaxation {
  constraint what{};
  std::int64_t amount = 0;      ///< metres or minutes more, or seats more
  index host = nobody;          ///< for seats
  std::int64_t placements = 0;  ///< more
};

struct reasons {
  std::vector<person_reason> people;
  std::vector<company_reason> companies;
  std::vector<conflict> conflicts;
  std::vector<relaxation> relaxations;  ///< cheapest first
};

}  // namespace quotalaw::placement
