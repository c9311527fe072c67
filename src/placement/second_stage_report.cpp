// SPDX-License-Identifier: Apache-2.0
#include "second_stage_report.hpp"

namespace quotalaw::placement {

namespace {

using io::language;

std::string word(std::string_view key, language in, sentence_args const& args = {}) {
  return io::phrase("placement." + std::string{key}, in, args);
}

std::string number(std::int64_t n, language in) { return io::show(term_kind::count, {}, std::to_string(n), in); }

/// To the metre: a gap may be small.
std::string km(std::int64_t metres, language in) {
  auto rest = std::to_string(metres % 1000);
  rest.insert(0, 3 - rest.size(), '0');
  return word("km", in, {{"n", number(metres / 1000, in) + "." + rest}});
}

std::string shown(problem const& p, std::string_view rank, std::int64_t value, language in) {
  if (rank == "travel") {
    return p.timed ? word("minutes", in, {{"n", number(value, in)}}) : km(value, in);
  }
  if (rank == "cost") {
    return io::show(term_kind::money, THB::code, decimal_text(value, THB::decimals), in);
  }
  return number(value, in);
}

std::string told(problem const& p, solved_rank const& r, language in) {
  auto const what = r.rank == "travel" && p.timed ? word("goal.time", in) : word("solver.of." + r.rank, in);
  auto const change =
      word("solver.rank", in,
           {{"rank", what}, {"before", shown(p, r.rank, r.before, in)}, {"after", shown(p, r.rank, r.after, in)}});
  return r.bound ? word(r.bound_by_flow ? "solver.bound_by_flow" : "solver.bound_by_solver", in,
                        {{"rank", change}, {"bound", shown(p, r.rank, *r.bound, in)}})
                 : change;
}

}  // namespace

std::vector<std::string> solver_sentences(problem const& p, plan const& made, language in) {
  std::vector<std::string> out;
  auto const& asked = made.second.solver;
  if (!asked) {
    return out;
  }
  auto const& s = *asked;
  auto const most = p.how.solver ? p.how.solver->most_pairs : 0;
  out.push_back(word("solver." + std::string{text_of(s.outcome)}, in,
                     {{"solver", s.by},
                      {"pairs", number(most, in)},
                      {"columns", number(s.columns, in)},
                      {"rows", number(s.rows, in)},
                      {"parts", number(s.parts, in)},
                      {"nodes", number(s.nodes, in)}}));
  for (auto const& r : s.ranks) {
    if (r.before != r.after || (r.bound && *r.bound != r.after)) {
      out.push_back(told(p, r, in));
    }
  }
  auto const searched = s.outcome == solver_outcome::kept || s.outcome == solver_outcome::taken;
  if (searched && !s.all_pairs) {
    out.push_back(word("solver.few_pairs", in));
  }
  if (s.stopped) {
    out.push_back(word("solver.stopped", in));
  }
  if (searched || s.outcome == solver_outcome::too_large) {
    out.push_back(word(s.proven ? "solver.proven" : "solver.open", in));
  }
  return out;
}

}  // namespace quotalaw::placement
