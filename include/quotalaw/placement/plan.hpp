// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The plan: who works where for whom, how good it is, and the proof.

#include "facts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::placement {

/// How a placement compares with where the person works now.
enum class change : std::uint8_t {
  added,
  kept,
  moved,    ///< to another host
  employer  ///< same host, another company
};
inline constexpr std::array<std::string_view, 4> change_names{"new", "kept", "moved", "employer"};
constexpr std::string_view text_of(change c) { return change_names[static_cast<std::size_t>(c)]; }

struct placement {
  index who = nobody;
  index host = nobody;
  index task = 0;  ///< of the host
  index company = nobody;
  form by = form::section_33;
  std::int64_t metres = 0;  ///< great circle; 0 if a point is not known
  std::optional<std::int64_t> minutes;
  baht daily_wage;  ///< section 33
  baht yearly;      ///< wages or value of the contract for the year, without the fee
  change what = change::added;
};

/// A row of an earlier plan.csv that names a person, host, task or company that the tables do not have (any more).
struct row_gone {
  std::uint32_t line = 0;
  std::string person, host, task, company;  ///< as the row has them
  bool no_person = false, no_host = false, no_task = false, no_company = false;
  index who = nobody;  ///< the person, if in the tables
};

/// What the solver can prove about the first stage: the flow over all pairs, before companies are told apart.
struct certificate {
  std::int64_t pairs_in_full = 0;     ///< persons × hosts
  std::int64_t pairs_in_network = 0;  ///< that the network holds in the end
  std::int64_t pairs_priced = 0;      ///< looked at one by one in the last round
  std::int64_t pairs_by_bound = 0;    ///< dismissed together, because a bound proves that none can improve
  std::int64_t rounds = 0;            ///< of pricing
  std::int64_t columns_added = 0;
  std::int64_t worst_reduced_cost = 0;  ///< smallest reduced cost over all pairs; below 0 would be no proof
  std::int64_t primal = 0;              ///< value of the flow, in cost units
  std::int64_t dual = 0;                ///< value of its dual bound
  std::int64_t components = 0;
  /// Hosts whose supervisors had to be divided among their tasks, and what that costs at most against the best plan.
  std::int64_t hosts_divided = 0;
  std::int64_t divided_gap = 0;  ///< in cost units; 0: nothing is lost
  bool optimal_as_divided() const { return worst_reduced_cost >= 0 && primal == dual; }
  bool proven() const { return optimal_as_divided() && divided_gap == 0; }
};

/// What became of the solver's search.
enum class solver_outcome : std::uint8_t {
  not_needed,  ///< the flow is proven
  missing,     ///< no solver on this machine, or none in this build
  too_large,   ///< more pairs than `most_pairs`, or numbers that are not exact in floating point
  kept,        ///< nothing better was found
  taken        ///< the plan is the solver's
};
inline constexpr std::array<std::string_view, 5> solver_outcome_names{"not_needed", "missing", "too_large", "kept",
                                                                      "taken"};
constexpr std::string_view text_of(solver_outcome o) { return solver_outcome_names[static_cast<std::size_t>(o)]; }

/// Who proves a bound: the flow over all pairs, or prices of the rows of the model (both exact, in whole numbers), or
/// the solver's search (in floating point).
enum class bound_proof : std::uint8_t { flow, prices, solver };
inline constexpr std::array<std::string_view, 3> bound_proof_names{"flow", "prices", "solver"};
constexpr std::string_view text_of(bound_proof b) { return bound_proof_names[static_cast<std::size_t>(b)]; }

/// A rank before and after the solver; all ranks are to be small. `bound`: no plan is below, given the ranks before;
/// none where a rank before has a gap, and for what companies cost.
struct solved_rank {
  std::string rank;
  std::int64_t before = 0, after = 0;
  std::optional<std::int64_t> bound;
  bound_proof bound_by = bound_proof::flow;
};

/// The search for a better plan by a solver of whole numbers, where the flow is not proven.
struct solver_result {
  std::string by;  ///< name and version
  solver_outcome outcome = solver_outcome::not_needed;
  std::int64_t columns = 0, rows = 0, parts = 0;  ///< of the model; parts that were searched
  std::int64_t nodes = 0;                         ///< of all searches
  bool all_pairs = true;                          ///< every pair that a better plan could use is in the model
  bool stopped = false;                           ///< a limit, or a failure of the solver, ended a search
  std::string unfinished;  ///< the first rank whose search was ended; it and those after it may become better
  std::string failed;      ///< how the solver broke down: "signal 6 (Aborted)"; empty if it did not
  std::vector<solved_rank> ranks;
  /// Every rank of seats has met its bound.
  bool proven = false;
};

/// The second stage: companies told apart, and whatever is no flow. `placed` against `bound` is the gap.
struct second_stage {
  std::string by;          ///< "flow", or the solver
  std::int64_t bound = 0;  ///< most placements possible, by the first stage
  std::int64_t placed = 0;
  std::vector<constraint> because;      ///< what kept companies with open places from those who found none
  std::int64_t columns = 0;             ///< of the reduced problem
  std::optional<solver_result> solver;  ///< if it was asked for
  std::int64_t unmet_beyond = 0;        ///< places owed that the first stage fills, and companies told apart do not
  std::int64_t paid_beyond = 0;         ///< the same of places that cost a contribution
  /// Everybody with a seat of the first stage found a company, and places owed are filled as it fills them.
  bool proven() const { return placed == bound && because.empty() && unmet_beyond == 0 && paid_beyond == 0; }
};

/// Values of the ranks, in order.
struct objectives {
  std::int64_t unmet = 0;       ///< places owed and not filled
  std::int64_t unmet_paid = 0;  ///< of them, at companies that pay a contribution for them
  std::int64_t placed = 0;
  std::int64_t worst_placed = 0;  ///< of the worst-off group that has anybody who can be placed
  std::int64_t worst_people = 0;
  std::string worst_group;
  std::int64_t travel = 0;        ///< metres, or minutes where times are given
  std::int64_t changed = 0;       ///< to another host
  std::int64_t new_employer = 0;  ///< at the same host
  baht cost;                      ///< wages, contracts and fees of the year
  baht part_year;                 ///< section 34 for days before contracts begin and after they end
};

/// What one rank cost the next: how much better `next` would be if `rank` were left out.
struct rank_price {
  std::string rank;
  std::string next;
  std::int64_t with = 0;
  std::int64_t without = 0;
};

/// What one more is worth, in the network there is: a person more with a place, a place more that is owed, or a shorter
/// way. By weights all of it is told as metres.
struct worth {
  std::int64_t units = 0;       ///< of cost
  std::int64_t placements = 0;  ///< persons more who could be placed
  std::int64_t owed = 0;        ///< places more that are owed and filled
  std::int64_t metres = 0;      ///< less, or minutes; where nobody more is placed
};

struct company_result {
  heads filled;       ///< by the plan
  heads unmet;        ///< of the shortfall: paid for under section 34
  baht contribution;  ///< unmet × per head: the bill of the contribution module
  baht part_year;     ///< section 34 for days of the year outside contracts (th.part_year), beside it
  baht cost;          ///< wages, contracts and fees
  worth of_one_more;  ///< place that the company wants and pays for
};

struct host_result {
  std::int64_t filled = 0;
  worth of_one_more;          ///< seat; where tasks have seats of their own, with a seat of the task that is worth most
  index worth_task = nobody;  ///< that task
  std::vector<index> reserve;  ///< who would come next, in order
};

/// A province with a floor or a ceiling.
struct limit_result {
  th::province where{};
  std::int64_t floor = 0;
  std::optional<std::int64_t> ceiling;
  std::int64_t filled = 0;
};

struct plan {
  std::vector<placement> placements;  ///< by person
  std::vector<index> unplaced;        ///< by person
  std::vector<company_result> companies;
  std::vector<host_result> hosts;
  std::vector<limit_result> limits;
  objectives reached;
  std::vector<rank_price> prices;
  certificate proof;
  second_stage second;
  std::vector<std::int64_t> worth_of_person;  ///< dual of each person, in cost units
  std::int64_t per_placement = 0;             ///< cost units that stand for one person without a place
  std::int64_t per_travel = 1;                ///< cost units of one metre (or minute)
  /// No plan is better: by the flow, or by the solver of the second stage.
  bool proven() const { return (proof.proven() && second.proven()) || (second.solver && second.solver->proven); }
};

}  // namespace quotalaw::placement
