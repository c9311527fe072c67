// SPDX-License-Identifier: Apache-2.0
#pragma once
// The network of a plan with constraints loosened for those without a place, and how many of them it can seat then.

#include "planner.hpp"

#include <vector>

namespace quotalaw::placement {

inline constexpr constraint_set every_constraint = (1U << constraint_names.size()) - 1;

/// What still holds, for those without a place and for companies with open places.
struct loosening {
  constraint_set active = every_constraint;
  std::int64_t extra_metres = 0;             ///< longer limits of the way
  bool everybody = false;                    ///< longer also for those with a place
  std::uint32_t only_class = network::none;  ///< only open places of this class count
};

/// All that stands between a person and a host, the way included.
constraint_set pair_constraints(planner const& w, index who, index where);

/// Whether a unit has no place, and could have one.
bool waits(planner const& w, unit const& u);

/// Everybody who has a place keeps one, under the constraints there are, but may move to make room. The number of those
/// seated is exact over all pairs: in the end no chain of moves leads from anybody without a place to an open place,
/// whether the network of the plan holds its pairs or not.
class loosened {
 public:
  loosened(planner const& w, loosening const& what);

  /// Seats up to so many more; returns which units.
  std::vector<std::uint32_t> seat(std::int64_t most);
  /// Places that the network has a company fill. Companies of a class are alike to it: sums over a class are sure.
  std::int64_t filled_at(index company) const;
  /// More than in the plan.
  std::int64_t more_at(index company) const;
  /// Of all companies, places that are owed, more than in the plan.
  std::int64_t more_owed() const;
  /// At hosts of a province that it takes only now.
  std::int64_t more_at(index company, index province) const;

 private:
  struct own_way {
    network::arc owed = network::none, extra = network::none;
    std::vector<std::pair<index, network::arc>> from;  ///< by province
  };

  bool holds(constraint c) const { return (what_.active & bit(c)) != 0; }
  void open_up(network::arc a) { net_.assign_capacity(a, network::unbounded); }
  void hold(network::arc a) { net_.assign_capacity(a, net_.flow(a)); }
  void follow_companies();
  void open_hosts();
  void open_companies();
  bool takes_only_now(index company, index province) const;
  void seat_until(std::int64_t most, std::vector<std::uint32_t>& who);
  void find_leading();
  void lead_those_with_a_place();
  bool add_ways(unit const& u, std::size_t most);
  std::int64_t limit(index who, bool without_place) const;
  bool taken_by(index company, index who, index host) const;
  bool taken_by_any(index who, index host) const;
  bool may_work(index who, slot const& at, bool without_place) const;

  planner const& w_;
  mutable std::vector<char> taken_;  ///< by pairs alike, once they were asked for
  loosening what_;
  network net_;
  std::vector<own_way> own_;                ///< by company
  std::vector<char> seated_;                ///< by unit
  std::vector<network::arc> owed_, extra_;  ///< outlets: of places owed, and of those wanted beside them
  std::int64_t owed_before_ = 0;            ///< places owed that the plan fills
  std::vector<char> leads_;                 ///< by node: an open place can be reached
  std::vector<index> hosts_;                ///< with a place of work that leads
  std::vector<char> host_leads_;
};

}  // namespace quotalaw::placement
