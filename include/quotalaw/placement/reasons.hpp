// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Why a person has no place and a company has open ones; which constraints conflict; what would help.

#include "plan.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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
  std::int64_t fitting = 0;                 ///< hosts that fit, all with their seats or places taken
  std::vector<counted_constraint> removed;  ///< hosts
  std::optional<std::int64_t> nearest;      ///< metres to the nearest host that fits in all but the distance
};

struct company_reason {
  index company = 0;
  std::int64_t open = 0;  ///< places wanted and not filled
  constraint main{};
  /// People without a place whom it keeps away, by the shortest way to a place of the company.
  std::vector<counted_constraint> removed;
};

/// Those who live in a province and have no place, by main reason, and what is free there.
struct province_reason {
  th::province where{};
  std::int64_t people = 0;                                     ///< without a place
  std::vector<std::pair<constraint, std::int64_t>> by_reason;  ///< most first
  std::int64_t seats_free = 0;                                 ///< at hosts of the province
  std::int64_t places_open = 0;                                ///< owed, at companies that want nobody elsewhere
};

/// Places that cannot all be filled, and a smallest set of constraints that says why. Without what can be loosened
/// `could` more places would be filled, all that are open or as many as there are people for. With the members alone so
/// many cannot be filled, and without any one of them they can.
struct conflict {
  std::vector<index> companies;         ///< that want the same
  std::vector<th::province> provinces;  ///< where they want it; empty: anywhere
  std::int64_t places = 0;              ///< they want filled
  std::int64_t owed = 0;                ///< of them
  std::int64_t reachable = 0;           ///< people who can be given one of them
  std::int64_t open = 0;                ///< places left
  std::int64_t people = 0;              ///< without a place who could be asked, of person and carer one
  std::int64_t seats_free = 0;          ///< at hosts where they take people
  std::int64_t could = 0;               ///< people more who could be given one
  std::vector<constraint> members;      ///< empty: nothing that can be loosened helps
  bool too_few_people() const { return could < open; }
};

/// Conflicts that were not looked into.
struct more_conflicts {
  std::int64_t conflicts = 0;
  std::int64_t companies = 0;
  std::int64_t places = 0;  ///< open
};

/// One constraint loosened, and what that gains: the flow is solved again for those without a place.
struct relaxation {
  constraint what{};
  std::int64_t amount = 0;                                   ///< metres or minutes more, or seats more
  bool everybody = false;                                    ///< longer ways not only for those without a place
  index host = nobody;                                       ///< for seats
  index task = nobody;                                       ///< of the host, if the seat is one of a task
  std::int64_t placements = 0;                               ///< people more with a place
  std::int64_t owed = 0;                                     ///< of them in places that are owed
  baht saved;                                                ///< section 34 for those, no longer due
  std::optional<baht> cost{};                                ///< of the change, a year; none: not known
  bool at_least = false;                                     ///< the cost may be higher
  std::vector<std::pair<th::province, std::int64_t>> homes;  ///< of the people, most first
};

/// What changes cost, where somebody knows it: baht a year for each person more with a place.
using change_costs = std::array<std::optional<baht>, constraint_names.size()>;

struct reasons_wanted {
  std::size_t most_conflicts = 5;  ///< that are looked into, largest first; the others are counted
  change_costs costs{};
};

struct reasons {
  std::vector<person_reason> people;
  std::vector<company_reason> companies;
  std::vector<province_reason> provinces;  ///< most people without a place first
  std::vector<conflict> conflicts;
  more_conflicts more;
  std::vector<relaxation> relaxations;  ///< most people first; of as many, the cheapest whose cost is known
};

/// Reads a file of costs: a constraint each, in baht. docs/how-to/place.md \throws facts_error
change_costs read_change_costs(std::string const& path);

}  // namespace quotalaw::placement
