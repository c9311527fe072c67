// SPDX-License-Identifier: Apache-2.0
#include "second_stage_report.hpp"

#include "quotalaw/placement/planning.hpp"

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

std::string shown(bool timed, std::string_view rank, std::int64_t value, language in) {
  if (rank == "travel") {
    return timed ? word("minutes", in, {{"n", number(value, in)}}) : km(value, in);
  }
  if (rank == "cost") {
    return io::show(term_kind::money, THB::code, decimal_text(value, THB::decimals), in);
  }
  return number(value, in);
}

std::string name_of(bool timed, std::string_view rank, language in) {
  return word(rank == "travel" && timed ? "goal.time" : "solver.of." + std::string{rank}, in);
}

std::string told(problem const& p, solved_rank const& r, language in) {
  auto const what = name_of(p.timed, r.rank, in);
  auto const change = word("solver.rank", in,
                           {{"rank", what},
                            {"before", shown(p.timed, r.rank, r.before, in)},
                            {"after", shown(p.timed, r.rank, r.after, in)}});
  return r.bound ? word("solver.bound_by_" + std::string{text_of(r.bound_by)}, in,
                        {{"rank", change}, {"bound", shown(p.timed, r.rank, *r.bound, in)}})
                 : change;
}

}  // namespace

std::string in_words(solver_progress const& at, bool timed, language in) {
  auto const seconds = number(at.seconds, in);
  if (at.rank.empty()) {
    return word("solver.progress", in, {{"seconds", seconds}});
  }
  sentence_args args{
      {"rank", name_of(timed, at.rank, in)}, {"best", shown(timed, at.rank, at.best, in)}, {"seconds", seconds}};
  if (!at.bound) {
    return word("solver.progress.open", in, args);
  }
  args.push_back({"bound", shown(timed, at.rank, *at.bound, in)});
  args.push_back({"gap", shown(timed, at.rank, at.best - *at.bound, in)});
  return word("solver.progress.rank", in, args);
}

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
  if (!s.failed.empty()) {
    out.push_back(word("solver.failed", in, {{"solver", s.by}, {"how", s.failed}}));
  }
  if (!s.unfinished.empty()) {
    out.push_back(word("solver.unfinished", in, {{"rank", name_of(p.timed, s.unfinished, in)}}));
  }
  if (searched || s.outcome == solver_outcome::too_large) {
    out.push_back(word(s.proven ? "solver.proven" : "solver.open", in));
  }
  return out;
}

}  // namespace quotalaw::placement
