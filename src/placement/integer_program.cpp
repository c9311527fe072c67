// SPDX-License-Identifier: Apache-2.0
// CBC through its C interface (COIN-OR, Eclipse Public License 2.0). The library is opened at run time by the name of
// its ABI: the program runs without it, and a machine that has it needs no other build.
#include "integer_program.hpp"

#include <algorithm>
#include <cmath>

#ifdef QUOTALAW_CBC
#include <Cbc_C_Interface.h>
#include <Clp_C_Interface.h>
#include <dlfcn.h>
#endif

namespace quotalaw::placement {

std::uint32_t integer_program::add_column(std::int64_t lowest, std::int64_t highest) {
  low.push_back(lowest);
  high.push_back(highest);
  return static_cast<std::uint32_t>(low.size() - 1);
}

void integer_program::add_row(sum terms, std::int64_t lowest, std::int64_t highest) {
  rows.push_back({std::move(terms), lowest, highest});
}

std::int64_t value_of(integer_program::sum const& goal, std::vector<std::int64_t> const& values) {
  std::int64_t out = 0;
  for (auto const& t : goal) {
    out += t.factor * values[t.column];
  }
  return out;
}

bool integer_program::holds(std::vector<std::int64_t> const& values) const {
  for (std::size_t c = 0; c < low.size(); ++c) {
    if (values[c] < low[c] || values[c] > high[c]) {
      return false;
    }
  }
  return std::all_of(rows.begin(), rows.end(), [&](row const& r) {
    auto const found = value_of(r.terms, values);
    return found >= r.low && found <= r.high;
  });
}

std::int64_t priced_program::bound() const {
  auto const whole = sum / price_unit;
  return static_cast<std::int64_t>(whole + (sum % price_unit > 0 ? 1 : 0));
}

bool priced_program::can_be_used(std::uint32_t column, std::int64_t value) const {
  return reduced[column] <= 0 || sum + reduced[column] <= wide{value} * price_unit;
}

priced_program priced(integer_program const& program, integer_program::sum const& goal,
                      std::vector<std::int64_t> const& prices) {
  priced_program out;
  out.reduced.assign(program.low.size(), 0);
  for (auto const& t : goal) {
    out.reduced[t.column] += wide{t.factor} * price_unit;
  }
  for (std::size_t r = 0; r < program.rows.size(); ++r) {
    auto const& one = program.rows[r];
    auto const end = prices[r] > 0 ? one.low : one.high;
    if (prices[r] == 0 || std::abs(end) == integer_program::far) {
      continue;  // a row without an end on that side proves nothing
    }
    out.sum += wide{prices[r]} * end;
    for (auto const& t : one.terms) {
      out.reduced[t.column] -= wide{prices[r]} * t.factor;
    }
  }
  for (std::size_t c = 0; c < program.low.size(); ++c) {
    out.sum += out.reduced[c] * (out.reduced[c] > 0 ? program.low[c] : program.high[c]);
  }
  return out;
}

#ifdef QUOTALAW_CBC

namespace {

/// The functions of CBC, and of the solver of linear programs that it is built on, that are used.
struct cbc_library {
  decltype(&Cbc_getVersion) version = nullptr;
  decltype(&Cbc_newModel) make = nullptr;
  decltype(&Cbc_deleteModel) destroy = nullptr;
  decltype(&Cbc_loadProblem) load = nullptr;
  decltype(&Cbc_setInteger) set_integer = nullptr;
  decltype(&Cbc_setParameter) set = nullptr;
  decltype(&Cbc_solve) solve = nullptr;
  decltype(&Cbc_bestSolution) best = nullptr;
  decltype(&Cbc_getBestPossibleObjValue) bound = nullptr;
  decltype(&Cbc_isProvenOptimal) optimal = nullptr;
  decltype(&Cbc_isProvenInfeasible) infeasible = nullptr;
  decltype(&Cbc_getNodeCount) nodes = nullptr;
  decltype(&Clp_newModel) make_linear = nullptr;
  decltype(&Clp_deleteModel) destroy_linear = nullptr;
  decltype(&Clp_loadProblem) load_linear = nullptr;
  decltype(&Clp_setLogLevel) log_linear = nullptr;
  decltype(&Clp_initialPrimalSolve) solve_linear = nullptr;
  decltype(&Clp_status) status_linear = nullptr;
  decltype(&Clp_dualRowSolution) prices_linear = nullptr;
  bool complete = false;

  cbc_library() {
    auto* const file = dlopen(QUOTALAW_CBC, RTLD_NOW | RTLD_LOCAL);
    if (file == nullptr) {
      return;
    }
    complete = true;
    auto find = [&](auto& function, char const* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(file, name));
      complete = complete && function != nullptr;
    };
    find(version, "Cbc_getVersion");
    find(make, "Cbc_newModel");
    find(destroy, "Cbc_deleteModel");
    find(load, "Cbc_loadProblem");
    find(set_integer, "Cbc_setInteger");
    find(set, "Cbc_setParameter");
    find(solve, "Cbc_solve");
    find(best, "Cbc_bestSolution");
    find(bound, "Cbc_getBestPossibleObjValue");
    find(optimal, "Cbc_isProvenOptimal");
    find(infeasible, "Cbc_isProvenInfeasible");
    find(nodes, "Cbc_getNodeCount");
    find(make_linear, "Clp_newModel");
    find(destroy_linear, "Clp_deleteModel");
    find(load_linear, "Clp_loadProblem");
    find(log_linear, "Clp_setLogLevel");
    find(solve_linear, "Clp_initialPrimalSolve");
    find(status_linear, "Clp_status");
    find(prices_linear, "Clp_dualRowSolution");
  }
};

cbc_library const& cbc() {
  static cbc_library const opened;
  return opened;
}

/// Not above any whole number that is not below `found`.
std::int64_t rounded_down_to_safety(double found) {
  auto const doubt = std::max(1e-6, 1e-9 * std::abs(found));
  return static_cast<std::int64_t>(std::ceil(found - doubt));
}

/// The program by columns, as the solvers take it. Columns that can only be 0 are left out.
struct by_columns {
  std::vector<std::uint32_t> from;
  std::vector<int> first{0}, at;
  std::vector<double> factors, low, high, costs, row_low, row_high;

  by_columns(integer_program const& program, integer_program::sum const& goal) {
    std::vector<double> cost(program.low.size(), 0.0);
    for (auto const& t : goal) {
      cost[t.column] += static_cast<double>(t.factor);
    }
    std::vector<std::vector<std::pair<int, double>>> terms(program.low.size());
    for (auto const& r : program.rows) {
      for (auto const& t : r.terms) {
        terms[t.column].emplace_back(static_cast<int>(row_low.size()), static_cast<double>(t.factor));
      }
      row_low.push_back(r.low == -integer_program::far ? -HUGE_VAL : static_cast<double>(r.low));
      row_high.push_back(r.high == integer_program::far ? HUGE_VAL : static_cast<double>(r.high));
    }
    for (std::uint32_t c = 0; c < program.low.size(); ++c) {
      if (program.low[c] == 0 && program.high[c] == 0) {
        continue;
      }
      from.push_back(c);
      low.push_back(static_cast<double>(program.low[c]));
      high.push_back(static_cast<double>(program.high[c]));
      costs.push_back(cost[c]);
      for (auto const& [row, factor] : terms[c]) {
        at.push_back(row);
        factors.push_back(factor);
      }
      first.push_back(static_cast<int>(at.size()));
    }
  }
  int columns() const { return static_cast<int>(from.size()); }
  int rows() const { return static_cast<int>(row_low.size()); }
};

/// What is left for the search itself, so that it can still tell what it found.
double seconds_of_search(work_limits const& limits) {
  constexpr double share = 0.85;
  auto const left = std::chrono::duration<double>(*limits.until - std::chrono::steady_clock::now()).count();
  return std::max(0.1, left * share);
}

/// In the order in which `minimise` takes it: nodes, stopped, a bound or none, the values.
std::vector<std::int64_t> searched(integer_program const& program, by_columns const& given, std::int64_t known,
                                   search_limits const& limits) {
  auto const& call = cbc();
  auto const began = std::chrono::steady_clock::now();
  auto const seconds = limits.work.until ? seconds_of_search(limits.work) : 0;
  auto* const model = call.make();
  call.load(model, given.columns(), given.rows(), given.first.data(), given.at.data(), given.factors.data(),
            given.low.data(), given.high.data(), given.costs.data(), given.row_low.data(), given.row_high.data());
  for (int c = 0; c < given.columns(); ++c) {
    call.set_integer(model, c);
  }
  call.set(model, "log", "0");
  call.set(model, "ratioGap", std::to_string(limits.loose).c_str());
  call.set(model, "allowableGap", "0");
  call.set(model, "maxNodes", std::to_string(limits.nodes).c_str());
  if (limits.work.until) {
    call.set(model, "timeMode", "elapsed");
    call.set(model, "sec", std::to_string(seconds).c_str());
  }
  // Only what is better than what is known. The known solution itself is not given as a start: CBC 2.10 then calls
  // worse ones optimal now and then (11 of 3,000 small knapsacks; none without).
  call.set(model, "cutoff", std::to_string(static_cast<double>(known) - 0.5).c_str());
  call.solve(model);
  // Near its limit of time CBC also calls optimal or impossible what it has not looked at to the end.
  constexpr double sure = 0.9;
  auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  auto const in_time = !limits.work.until || took < sure * seconds;
  auto const nothing_better = in_time && call.infeasible(model) != 0;
  auto const stopped = !in_time || (call.optimal(model) == 0 && !nothing_better);
  auto const bound = call.bound(model);
  auto const bounded = nothing_better || (in_time && std::abs(bound) < static_cast<double>(integer_program::far));
  std::vector<std::int64_t> out{call.nodes(model), stopped ? 1 : 0, bounded ? 1 : 0,
                                nothing_better ? known
                                : bounded      ? std::min(known, rounded_down_to_safety(bound))
                                               : 0};
  if (auto const* found = call.best(model); found != nullptr) {
    std::vector<std::int64_t> values(program.low.size(), 0);
    for (std::size_t c = 0; c < given.from.size(); ++c) {
      values[given.from[c]] = std::llround(found[c]);
    }
    if (program.holds(values)) {
      out.insert(out.end(), values.begin(), values.end());
    }
  }
  call.destroy(model);
  return out;
}

/// Prices of the rows in parts of price_unit; nothing if the program was not solved.
std::vector<std::int64_t> row_prices(by_columns const& given) {
  auto const& call = cbc();
  auto* const model = call.make_linear();
  call.log_linear(model, 0);
  call.load_linear(model, given.columns(), given.rows(), given.first.data(), given.at.data(), given.factors.data(),
                   given.low.data(), given.high.data(), given.costs.data(), given.row_low.data(),
                   given.row_high.data());
  call.solve_linear(model);
  std::vector<std::int64_t> out;
  if (call.status_linear(model) == 0) {
    auto const* const prices = call.prices_linear(model);
    for (int r = 0; r < given.rows(); ++r) {
      auto const parts = prices[r] * static_cast<double>(price_unit);
      out.push_back(std::abs(parts) < static_cast<double>(integer_program::far) ? std::llround(parts) : 0);
    }
  }
  call.destroy_linear(model);
  return out;
}

}  // namespace

std::optional<std::string> const& integer_solver() {
  static auto const name = cbc().complete ? std::optional{"CBC " + std::string{cbc().version()}} : std::nullopt;
  return name;
}

integer_answer minimise(integer_program const& program, integer_program::sum const& goal, std::int64_t known,
                        search_limits const& limits) {
  constexpr std::ptrdiff_t head = 4;
  auto const work =
      in_own_process([&] { return searched(program, by_columns{program, goal}, known, limits); }, limits.work);
  integer_answer out;
  out.failed = work.ended;
  if (work.told.size() < head) {
    out.stopped = true;
    return out;
  }
  out.nodes = work.told[0];
  out.stopped = work.told[1] != 0;
  if (work.told[2] != 0) {
    out.bound = work.told[3];
  }
  out.values.assign(work.told.begin() + head, work.told.end());
  return out;
}

relaxed_answer relax(integer_program const& program, integer_program::sum const& goal, work_limits const& limits) {
  auto work = in_own_process([&] { return row_prices(by_columns{program, goal}); }, limits);
  return {std::move(work.told), work.ended};
}

#else

std::optional<std::string> const& integer_solver() {
  static std::optional<std::string> const none;
  return none;
}

integer_answer minimise(integer_program const&, integer_program::sum const&, std::int64_t, search_limits const&) {
  return {{}, std::nullopt, 0, true, ""};
}

relaxed_answer relax(integer_program const&, integer_program::sum const&, work_limits const&) { return {}; }

#endif

}  // namespace quotalaw::placement
