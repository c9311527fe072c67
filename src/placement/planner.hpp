// SPDX-License-Identifier: Apache-2.0
#pragma once
// The network behind a plan, and what it remembers between changes.

#include "geo.hpp"
#include "quotalaw/placement/network.hpp"
#include "quotalaw/placement/plan.hpp"
#include "quotalaw/th/assess.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace quotalaw::placement {

using constraint_set = std::uint32_t;
constexpr constraint_set bit(constraint c) { return 1U << static_cast<unsigned>(c); }

/// What can take a pair of person and host away, looked at without anybody else.
class fitting {
 public:
  explicit fitting(problem const& p);
  /// Everything that stands between the person and the host; nothing: they fit. Without the distance.
  constraint_set against(index who, index where) const;
  /// Which tasks of the host suit the person.
  bool suits(index who, index where, index task) const;
  /// The distance limit of a person; very large if there is none.
  std::int64_t limit(index who) const;
  bool has_points(index who, index where) const;
  std::int64_t metres_between(index who, index where) const;

 private:
  using words = std::vector<std::uint64_t>;
  problem const& p_;
  std::size_t width_ = 1;
  words skills_;                              ///< by person
  std::vector<std::vector<int>> task_skill_;  ///< by host and task; -1: none
  std::vector<vec> person_at_, host_at_;
};

/// The rows of the table of travel times for a person.
std::span<travel_time const> times_of(problem const& p, index who);

change change_from(index host, index company, placement const& now);

/// What a company owes with so many places filled by the plan: the bill of the contribution module.
th::year_assessment bill_of(problem const& p, index company, heads by_plan, th::year_law const& law);

/// A pair of person and place of work that the network holds.
struct column {
  std::uint32_t unit = 0;
  index who = 0;
  std::uint32_t slot = 0;
  std::int64_t length = 0;  ///< metres, or minutes
};

/// A person alone, or a person and the carers of whom one may have the place.
struct unit {
  std::vector<index> members;
  network::node source = 0;
  network::arc unplaced = 0;
  std::uint32_t group = 0;
  bool stays = false;
  bool works = false;  ///< one of them works at a host already, and still fits there
  bool gone = false;
  std::optional<constraint> cause;  ///< why no company took them
};

struct slot {
  index host = 0;
  index task = 0;
  bool high = false;  ///< for people with high support
  network::node at = 0;
};

/// Supervisors of a host that several tasks share, each with seats of its own: a task counts its own people, and those
/// with high support are counted over all tasks. Those sets cross, so it is no flow; it is checked, and divided where a
/// plan needs more than there is.
struct shared_support {
  index host = 0;
  std::vector<std::pair<network::arc, std::int64_t>> tasks;  ///< and the most that each could take alone
  bool divided = false;
};

/// Companies with the same wishes: from which provinces they take people, when, and at what price. A company that owns
/// a host is alone.
struct company_class {
  std::vector<char> takes;           ///< by province
  std::vector<std::int64_t> satang;  ///< by province, the cheapest lawful year, for weights
  day from, to;
  index owner = nobody;  ///< the company, if it owns a host
  std::vector<index> members;
  network::node at = 0;
};

/// Hosts from which the same classes of companies take people. A province with a floor or a ceiling has one gate: all
/// its people pass there together, and nobody knows behind it from which host they come.
struct gate {
  index province = 0;
  index owner = nobody;
  std::optional<day> open_from, open_to;
  network::node at = 0;
};

class planner {
 public:
  /// With `moves_first`, fewest moves come before the way: for changes to a plan that runs.
  explicit planner(problem given, bool moves_first = false);
  planner(planner const&) = delete;
  planner& operator=(planner const&) = delete;

  void solve();             ///< the flow: ranks, pricing, fairness
  void assign_companies();  ///< the second transport, again for those who take the seats of who found no company
  std::vector<std::uint32_t> assign_seated();  ///< once; returns the units that found no company, with their causes
  void write_results();                        ///< `result` from the network

  problem p;
  plan result;
  fitting fits;
  network net;
  std::vector<unit> units;
  std::vector<std::uint32_t> unit_of;  ///< by person
  std::vector<slot> slots;
  std::vector<std::vector<std::uint32_t>> slots_of;  ///< by host
  std::vector<char> supervised;                      ///< by host: whether people with high support are counted
  std::vector<shared_support> shared;
  std::vector<network::node> host_node;
  std::vector<network::arc> host_arc;
  std::vector<gate> gates;
  std::vector<network::arc> province_ceiling;  ///< none where there is no limit
  std::vector<network::arc> province_floor;
  std::vector<company_class> classes;
  std::vector<std::uint32_t> class_of;    ///< by company
  std::vector<network::arc> owed, extra;  ///< by company
  std::vector<network::node> group_node;
  std::vector<network::arc> group_free, group_over;  ///< unplaced within and beyond what fairness grants
  std::vector<std::string> group_name;
  std::vector<column> columns;
  network::arc first_detour = 0, first_column = 0;
  host_tree tree;
  std::vector<index> company_of;  ///< by person, from the second transport
  std::vector<form> form_of;

  // Cost units.
  std::int64_t per_length = 1;  ///< a metre or a minute
  std::int64_t longest = 0;     ///< way or time that anybody goes
  std::int64_t per_change = 0;
  std::int64_t fair_cost = 0, person_cost = 0, owed_cost = 0, bill_cost = 0, stay_cost = 0, floor_cost = 0;
  bool weighed = false;
  bool moves_first = false;

  column const* column_used(unit const& u) const;
  /// The gate of a host.
  network::node gate_of(index host) const;
  placement placed_by(column const& c) const;
  /// In a plan that runs: whether one of them has a place of now, or had one that does not fit any more.
  bool had_work(unit const& u) const;
  std::int64_t unplaced_cost(unit const& u) const;
  /// Whether a person works at a host already, and still fits there.
  bool fits_where_it_works(index who) const {
    return p.people[who].host_now != nobody && fits.against(who, p.people[who].host_now) == 0;
  }
  /// Whether hosts near a member are looked for: not for the others of a household in which one works.
  bool looks(unit const& u, index member) const {
    return p.people[member].looks_for_a_place() && !u.stays && (!u.works || p.people[member].host_now != nobody);
  }
  constraint why_no_company(index who, index where, std::vector<std::int64_t> const& filled,
                            std::vector<std::int64_t> const& spent) const;
  /// Keeps why a unit with a seat found no company, for the unit and for the plan.
  void tell_why_no_company(std::uint32_t unit, column const& seat, std::vector<std::int64_t> const& filled,
                           std::vector<std::int64_t> const& spent);
  std::int64_t column_cost(column const& c) const;
  /// What a company that fills a place it owes saves beside: nothing, if it pays no contribution.
  std::int64_t bill_saved(index company) const { return contributes[company] != 0 ? bill_cost : 0; }
  /// Which place to fill first: 0, one that is owed and paid for; 1, one that is owed; 2, one that is only wanted.
  int kind_of_place(index company, bool owes) const { return !owes ? 2 : contributes[company] != 0 ? 0 : 1; }
  std::vector<char> contributes;  ///< by company: pays for places it does not fill
  /// Whether any company can take a person at a host.
  bool taken_by_any(index who, index host) const { return taken_[alike(who, host)] != 0; }
  /// Pairs of person and host that are alike to all companies have the same number, below `alike_pairs`.
  std::size_t alike(index who, index host) const { return person_kind_[who] * host_kinds_ + host_kind_[host]; }
  std::size_t alike_pairs() const { return taken_.size(); }
  /// Whether a person can work in a slot; with `may_take`, for a company too.
  bool fits_slot(index who, slot const& s) const;
  bool may_take(index who, slot const& s) const;
  bool takes(company_class const& k, gate const& g) const;
  /// Minutes, where the table of travel times has the pair.
  std::optional<std::int64_t> minutes_listed(index who, index host) const;
  /// Calls f(host, length) for every host that fits a person and is near enough, whoever has its seats.
  template <class F>
  void each_place(index who, F f) const;
  bool yearly_cost(index company, index province, form by, std::int64_t& satang) const;
  void price_until_proven();
  void price_pairs();           ///< until no pair can improve
  bool divide_supervisors();    ///< at every host with more than it can supervise; false: there is none
  void undivide(bool mending);  ///< before solving for other numbers
  /// From now on a round looks only at what a change made better since the last proof: cheaper places of work for all,
  /// and all places for those who gained. Nothing else can have become worth having.
  bool changing = false;
  std::int64_t price_all();  ///< one round; returns how many persons found a better pair
  void solve_first();        ///< over all pairs, before supervisors are divided
  void add_column(column const& c);
  /// A unit goes out of the network, and comes back. What it could use is then looked at anew.
  void take_out(std::uint32_t unit);
  void put_back(std::uint32_t unit);
  void look_anew(std::uint32_t unit);
  /// What the others of a household can have, when the one who works does not work any more.
  void work_ends(std::uint32_t unit);
  /// In a plan that runs: a person has the work of a column now, or none. From now on another would be a move.
  void works_now(index who, column const* now);

 private:
  std::vector<std::size_t> person_kind_, host_kind_;  ///< alike in all that companies ask
  std::size_t host_kinds_ = 0;
  std::vector<char> taken_;                                    ///< by kinds of person and host
  std::vector<std::int64_t> proven_price_, proven_threshold_;  ///< by place of work and unit, at the last proof
  /// \param by number of placements: under section 35; of people the company employs already; of others
  baht part_year_charge(index company, heads counted, std::array<std::int64_t, 3> const& by) const;
  void write_reserves();
  void price_again(std::uint32_t unit);
  void keep_incumbents();
  void make_kinds();
  void make_costs();
  void make_classes();
  std::vector<network::node> make_gates();
  void make_places();
  void make_people();
  void first_columns();
  void make_detours();
  void close_detours();
  void mend(std::vector<column> const& better);
  void make_fair();
};

template <class F>
void planner::each_place(index who, F f) const {
  auto const& x = p.people[who];
  auto const most = fits.limit(who);
  if (p.timed) {
    for (auto const& t : times_of(p, who)) {
      if (t.minutes <= most && fits.against(who, t.host) == 0) {
        f(t.host, t.minutes);
      }
    }
    return;
  }
  if (!x.looks_for_a_place()) {
    return;
  }
  constexpr auto any = std::numeric_limits<std::int64_t>::max();  // price and way together
  tree.cheap(on_globe(*x.where), 1, any, most, [&](index h, std::int64_t length) {
    if (fits.against(who, h) == 0) {
      f(h, length);
    }
    return any;
  });
}

}  // namespace quotalaw::placement
