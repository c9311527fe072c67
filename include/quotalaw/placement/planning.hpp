// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// From facts to a plan, its reasons, its files; and changes to a plan that runs.

#include "../io/language.hpp"
#include "../io/roster.hpp"
#include "facts.hpp"
#include "plan.hpp"
#include "reasons.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::placement {

/// What a change to a plan did: everybody whose place is another one now.
struct moves {
  std::vector<index> placed;   ///< had none
  std::vector<index> moved;    ///< to another host
  std::vector<index> lost;     ///< have none now
  std::vector<index> company;  ///< same host, other company
  std::vector<row_gone> gone;  ///< rows of the plan before that name what the tables do not have
};

/// Everybody whose place is another one in `after` than in `before`. Who had a place at a host that the tables do not
/// have has moved, or has lost it.
moves compared(problem const& p, std::vector<placement> const& before, std::vector<placement> const& after,
               std::vector<row_gone> gone = {});

/// For planning again without a person, and without a host.
/// \param where what a refusal names
/// \throws facts_error if nobody (no host) has that id.
void leave(problem& p, std::string const& person, std::string const& where);
void shut(problem& p, std::string const& host, std::string const& where);

/// Name and version of the solver that `settings::solver` asks for; nothing if it is not on this machine, or not in
/// this build.
std::optional<std::string> const& solver_of_second_stage();

/// How far it is, as one line. `timed`: ways are minutes.
std::string in_words(solver_progress const& at, bool timed, io::language in);

/// A plan and the network behind it.
class planning {
 public:
  /// Solves; by a solver too where the flow is not proven, if `settings::solver` says so. \throws law_error for a year
  /// without law.
  explicit planning(problem given);
  /// Solves again, changing as little as can be: who is placed `before` stays unless a better plan needs the move.
  /// Fewest unmet and most people come first, then fewest moves, then the way.
  planning(problem given, std::vector<placement> const& before);
  planning(planning&&) noexcept;
  ~planning();

  problem const& facts() const;
  plan const& result() const;
  reasons explain(reasons_wanted const& wanted = {}) const;

  /// A person leaves the plan that runs: the seat is filled again by the fewest moves. The first call prepares (and
  /// takes as long as solving); `prepare` does it ahead.
  moves drop(index person);
  /// A host closes: its people are placed elsewhere by the fewest moves.
  moves close(index host);
  void prepare();
  /// Who works where after the changes, by person; before any, as in `result`. `what` compares with `result`.
  std::vector<placement> placements() const;

 private:
  struct state;
  std::unique_ptr<state> at_;
};

/// A file of the plan.
struct written {
  std::string name;
  std::string text;
};

/// All files of docs/reference/placement-files.md, in the reader's language. `left_out`: rows that were not accepted.
std::vector<written> files_of(planning const& done, reasons const& why, io::language in, std::size_t left_out = 0,
                              moves const* changed = nullptr);
/// The cells that were not accepted, one a row: refused.csv.
written refused_of(std::vector<io::roster_findings> const& found, io::language in);
/// The summary that the command prints.
std::string summary(planning const& done, reasons const& why, io::language in, std::size_t left_out = 0,
                    moves const* changed = nullptr);

}  // namespace quotalaw::placement
