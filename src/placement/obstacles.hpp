// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands between people without a place and the places that companies have open: from the facts and the plan.

#include "planner.hpp"
#include "quotalaw/placement/reasons.hpp"

#include <array>
#include <vector>

namespace quotalaw::placement {

/// How often each constraint stands in the way, and how often it alone does.
class obstacle_counts {
 public:
  /// One option, with all that stands in its way.
  void add(constraint_set s);
  /// Several ways to a place: what is in the way of any of them, and what alone is.
  void add(constraint_set any, constraint_set alone);
  /// Those that alone stand in the way most often first.
  std::vector<counted_constraint> listed() const;

 private:
  std::array<std::int64_t, constraint_names.size()> any_{}, alone_{};
};

/// A host, and what stands between it and a person, whatever companies want.
struct host_met {
  index host = 0;
  constraint_set against = 0;
};

/// A person without a place who can be asked.
struct asked_person {
  index who = 0;
  bool stays = false;             ///< works somewhere and does not ask to move
  index only_for = nobody;        ///< then, for this company
  std::vector<host_met> hosts{};  ///< within the limit of the way, or all if none is; of those alike, one
};

/// What people without a place meet at hosts and at companies with open places.
class obstacles {
 public:
  explicit obstacles(planner const& w);

  /// Why a person without a place has none. Who can be asked is kept in `asked()`.
  person_reason of_person(index who);
  std::vector<asked_person> const& asked() const { return asked_; }
  /// People without a place who can be asked, of person and carer one; not those who work and stay.
  std::int64_t households_asked() const;
  /// Why a company has open places, once everybody without a place has been looked at.
  company_reason of_company(index company) const;

 private:
  std::int64_t open_at(index company) const;
  constraint_set of_companies(index who, index host) const;
  std::optional<constraint> whoever_comes(index company) const;
  constraint missed() const;

  planner const& w_;
  std::vector<char> placed_;  ///< by person
  std::vector<index> open_;   ///< companies with open places
  std::vector<asked_person> asked_;
};

}  // namespace quotalaw::placement
