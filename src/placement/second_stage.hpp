// SPDX-License-Identifier: Apache-2.0
#pragma once
// What no flow counts - supervisors over tasks with seats of their own, budgets, which company takes whom - together
// with the choice of seats, as a program in whole numbers. Ranks are minimised one after the other.

#include "integer_program.hpp"
#include "planner.hpp"
#include "second_stage_watch.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace quotalaw::placement {

/// What a plan is measured by, all to be small.
enum class goal : std::uint8_t {
  floors,         ///< places that floors of provinces miss
  stays,          ///< people who do not ask to move and lose the place
  unmet,          ///< places owed and not filled
  bill,           ///< of them, those that cost a contribution; where some do not
  unplaced,       ///< others without a place
  unfair,         ///< people by whom a group is served worse than the flow serves it
  way,            ///< metres or minutes
  moves,          ///< people who move; where a plan runs, who loses the place counts twice
  weighed,        ///< the sum by weights
  company_moves,  ///< same host, other company
  cost            ///< wages, contracts and fees
};
constexpr std::size_t goals = 11;
using measures = std::array<std::int64_t, goals>;
/// As plans name them.
constexpr std::array<std::string_view, goals> goal_names{"floors",   "stays",         "unmet",  "unmet_paid",
                                                         "unplaced", "fairness",      "travel", "moved",
                                                         "weighed",  "company_moved", "cost"};

/// The goals that a planner has, in order. Those of seats come first; companies follow once seats are chosen.
std::vector<goal> seat_goals(planner const& w);

/// Which pair of person and place each unit has, and the company of it.
struct choice {
  column pair;
  index company = nobody;
};
using choices = std::vector<std::optional<choice>>;  // by unit

/// How many people each group may have without a place before it counts as served worse.
using allowances = std::vector<std::int64_t>;

/// How much more one plan costs than another, in cost units of the network.
std::int64_t cost_between(planner const& w, measures const& dearer, measures const& cheaper);

/// What a plan reaches, by what each unit has.
measures measured(planner const& w, choices const& plan, allowances const& free);
choices choices_of(planner const& w);

/// The program, what the flow's plan is in it, and what the flow over all pairs proves.
class seat_model {
 public:
  /// `found`: the plan so far. `relaxed`: a solved flow over all pairs, without what no flow counts.
  seat_model(planner const& found, planner& relaxed, allowances const& free, solver_settings const& how);

  /// No rank is left in which the flow over all pairs is better.
  bool proven() const;
  /// What the plan so far reaches, and the flow over all pairs.
  measures const& value() const { return value_; }
  measures const& flow_value() const { return bound_; }
  /// Too many pairs, or numbers that doubles do not hold.
  bool too_large() const { return too_large_; }
  bool all_pairs() const { return all_pairs_; }
  std::size_t columns() const { return program_.low.size(); }
  std::size_t rows() const { return program_.rows.size(); }

  struct found_plan {
    choices best;
    std::array<std::optional<std::int64_t>, goals> bound;  ///< as far as the ranks before are closed
    std::array<bound_proof, goals> bound_by{};
    measures reached{};  ///< by the seats
    std::int64_t parts = 0, nodes = 0;
    bool stopped = false;
    std::optional<goal> unfinished;  ///< the first rank whose search was ended
    std::string failed;              ///< how the solver broke down
  };
  /// The plan so far, and what the flow alone proves.
  found_plan without_search() const;
  /// Solves the parts of the model where the flow is not proven.
  found_plan solve(stage_watch& watch) const;

 private:
  struct people_at_company {
    std::uint32_t signature = 0, kind = 0, column = 0;
  };
  /// Companies that nothing in the model tells apart.
  struct company_kind {
    std::vector<index> members;
    std::int64_t owed = 0, places = 0;
    std::uint32_t unmet = 0;  ///< column
  };
  struct part;
  struct rank_search;

  std::optional<std::int64_t> most_reduced_cost() const;
  void collect_pairs();
  bool add_all_pairs(std::optional<std::int64_t> most);
  void make_kinds();
  void make_signatures();
  void make_seat_rows();
  void make_company_rows();
  void make_goals();
  void make_start();
  bool exact_in_doubles() const;
  std::vector<part> parts() const;
  void keep_near_in_flow(part const& one, integer_program& program) const;
  void solve_part(part& one, stage_watch& watch, found_plan& out) const;
  void close_rank(goal g, rank_search& work, bool exact, std::optional<std::int64_t>& bound) const;
  choices told(std::vector<std::int64_t> const& values) const;

  planner const& found_;
  planner& relaxed_;
  allowances const& free_;
  std::size_t most_pairs_;
  std::vector<goal> order_;
  choices plan_;
  measures value_{}, bound_{};
  bool all_pairs_ = true, too_large_ = false;
  std::vector<column> pairs_;          ///< the first columns of the program
  std::vector<std::int64_t> reduced_;  ///< reduced costs of the pairs in the flow over all pairs
  std::vector<std::uint32_t> signature_;
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> accepted_;  ///< kinds and satang, by signature
  std::vector<company_kind> kinds_;
  std::vector<std::uint32_t> kind_of_;
  std::vector<people_at_company> takes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> floors_;  ///< province and column
  std::vector<std::pair<std::uint32_t, std::uint32_t>> unfair_;  ///< group and column
  integer_program program_;
  std::array<integer_program::sum, goals> sums_;
  std::vector<std::int64_t> start_, flow_;  ///< values of the plan so far, and of the flow over all pairs
};

/// A plan better than `found`, or none; `found.result.second.solver` tells what was done. Only with an
/// integer_solver().
std::unique_ptr<planner> solve_second_stage(planner& found);

}  // namespace quotalaw::placement
