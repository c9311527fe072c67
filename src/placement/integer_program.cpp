// SPDX-License-Identifier: Apache-2.0
// CBC through its C interface (COIN-OR, Eclipse Public License 2.0). The library is opened at run time by the name of
// its ABI: the program runs without it, and a machine that has it needs no other build.
#include "integer_program.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#ifdef QUOTALAW_CBC
#include <Cbc_C_Interface.h>
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

#ifdef QUOTALAW_CBC

namespace {

/// The functions of CBC that are used.
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

}  // namespace

std::optional<std::string> const& integer_solver() {
  static auto const name = cbc().complete ? std::optional{"CBC " + std::string{cbc().version()}} : std::nullopt;
  return name;
}

integer_answer minimise(integer_program const& program, integer_program::sum const& goal, std::int64_t known,
                        search_limits const& limits) {
  auto const columns = program.low.size();
  std::vector<double> low(program.low.begin(), program.low.end()), high(program.high.begin(), program.high.end());
  std::vector<double> costs(columns, 0.0), row_low, row_high;
  for (auto const& t : goal) {
    costs[t.column] += static_cast<double>(t.factor);
  }
  std::vector<int> first(columns + 1, 0), at;
  for (auto const& r : program.rows) {
    row_low.push_back(r.low == -integer_program::far ? -HUGE_VAL : static_cast<double>(r.low));
    row_high.push_back(r.high == integer_program::far ? HUGE_VAL : static_cast<double>(r.high));
    for (auto const& t : r.terms) {
      ++first[t.column + 1];
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {
    first[c + 1] += first[c];
  }
  at.resize(static_cast<std::size_t>(first[columns]));
  std::vector<double> factors(at.size());
  auto next = first;
  for (std::size_t r = 0; r < program.rows.size(); ++r) {
    for (auto const& t : program.rows[r].terms) {
      auto const place = static_cast<std::size_t>(next[t.column]++);
      at[place] = static_cast<int>(r);
      factors[place] = static_cast<double>(t.factor);
    }
  }
  static std::mutex one_at_a_time;  // CBC does not say that two may run beside each other
  std::scoped_lock const alone{one_at_a_time};
  auto const& call = cbc();
  auto* const model = call.make();
  call.load(model, static_cast<int>(columns), static_cast<int>(program.rows.size()), first.data(), at.data(),
            factors.data(), low.data(), high.data(), costs.data(), row_low.data(), row_high.data());
  for (std::size_t c = 0; c < columns; ++c) {
    call.set_integer(model, static_cast<int>(c));
  }
  call.set(model, "log", "0");
  call.set(model, "ratioGap", "0");
  call.set(model, "allowableGap", "0");
  call.set(model, "maxNodes", std::to_string(limits.nodes).c_str());
  if (limits.seconds) {
    call.set(model, "sec", std::to_string(*limits.seconds).c_str());
  }
  // Only what is better than what is known. The known solution itself is not given as a start: CBC 2.10 then calls
  // worse ones optimal now and then (11 of 3,000 small knapsacks; none without).
  call.set(model, "cutoff", std::to_string(static_cast<double>(known) - 0.5).c_str());
  integer_answer out;
  call.solve(model);
  out.nodes = call.nodes(model);
  auto const nothing_better = call.infeasible(model) != 0;
  out.stopped = call.optimal(model) == 0 && !nothing_better;
  if (auto const* found = call.best(model); found != nullptr) {
    for (std::size_t c = 0; c < columns; ++c) {
      out.values.push_back(std::llround(found[c]));
    }
    if (!program.holds(out.values)) {
      out.values.clear();
    }
  }
  auto const bound = call.bound(model);
  if (nothing_better) {
    out.bound = known;
  } else if (std::abs(bound) < static_cast<double>(integer_program::far)) {
    out.bound = std::min(known, rounded_down_to_safety(bound));
  }
  call.destroy(model);
  return out;
}

#else

std::optional<std::string> const& integer_solver() {
  static std::optional<std::string> const none;
  return none;
}

integer_answer minimise(integer_program const&, integer_program::sum const&, std::int64_t, search_limits const&) {
  return {{}, std::nullopt, 0, true};
}

#endif

}  // namespace quotalaw::placement
