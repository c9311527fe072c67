// SPDX-License-Identifier: Apache-2.0
// What tests/bench/bench_population.py runs: reads columns from files, computes, writes results back for a check by a
// second implementation, and prints what it took as JSON. Not a Google Benchmark: memory, threads and whole sweeps are
// measured, and the data is that of the baselines.
#include "quotalaw/population.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace quotalaw;
namespace pop = quotalaw::population;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// The least of several runs: what is not ours on the machine only ever adds.
template <class F>
double best_of(int times, F run) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    auto const from = seconds();
    run();
    best = std::min(best, seconds() - from);
  }
  return best;
}

template <class T>
pop::column_vector<T> read(std::string const& path) {
  std::ifstream in{path, std::ios::binary | std::ios::ate};
  if (!in) {
    std::cerr << "measure_population: cannot read " << path << '\n';
    std::exit(1);
  }
  pop::column_vector<T> out(static_cast<std::size_t>(in.tellg()) / sizeof(T));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size() * sizeof(T)));
  return out;
}

template <class T>
void write(std::string const& path, pop::column_vector<T> const& values) {
  std::ofstream to{path, std::ios::binary};
  to.write(reinterpret_cast<char const*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
}

void say(char const* name, double value) { std::printf(", \"%s\": %.6g", name, value); }

/// Bytes read and written a second by plain loops over far more than the caches hold, with a thread of its own.
void memory(int times) {
  std::size_t const n = std::size_t{1} << 25;
  pop::column_vector<std::int64_t> a(n, 1), b(n, 2), c(n, 3);
  auto const copy = best_of(times, [&] {
    std::int64_t* __restrict to = a.data();
    std::int64_t const* __restrict from = b.data();
    for (std::size_t i = 0; i < n; ++i) {
      to[i] = from[i] + 1;  // a plain loop; memcpy may go round the cache
    }
    asm volatile("" : : "r"(to) : "memory");
  });
  auto const moved = best_of(times, [&] {
    std::memcpy(a.data(), b.data(), n * sizeof(std::int64_t));
    asm volatile("" : : "r"(a.data()) : "memory");
  });
  auto const triad = best_of(times, [&] {
    std::int64_t* __restrict to = a.data();
    std::int64_t const* __restrict x = b.data();
    std::int64_t const* __restrict y = c.data();
    for (std::size_t i = 0; i < n; ++i) {
      to[i] = x[i] + 3 * y[i];
    }
    asm volatile("" : : "r"(to) : "memory");
  });
  auto const bytes = static_cast<double>(n * sizeof(std::int64_t));
  say("copy_gb_per_second", 2 * bytes / copy / 1e9);
  say("memcpy_gb_per_second", 2 * bytes / moved / 1e9);
  say("triad_gb_per_second", 3 * bytes / triad / 1e9);
}

struct thai {
  using K = th::year_rows;
  pop::column_vector<std::int32_t> employees, hired, alternatives, required, shortfall, surplus;
  pop::column_vector<std::int64_t> contribution;
  pop::column_vector<std::uint8_t> status;
  pop::table<K> facts;
  pop::outputs<K> to;
  K::plan plan = K::plan_for(th::law_for(th::fund_year{2027}));

  explicit thai(std::string const& folder, std::size_t most = static_cast<std::size_t>(-1))
      : employees(read<std::int32_t>(folder + "/th_employees.bin")),
        hired(read<std::int32_t>(folder + "/th_hired.bin")),
        alternatives(read<std::int32_t>(folder + "/th_alternatives.bin")) {
    auto const n = std::min(most, employees.size());
    for (auto* c : {&employees, &hired, &alternatives}) {
      c->resize(n);
    }
    for (auto* c : {&required, &shortfall, &surplus}) {
      c->resize(n);
    }
    contribution.resize(n);
    status.resize(n);
    facts.units = n;
    facts["employees"] = std::span{employees};
    facts["hired"] = std::span{hired};
    facts["alternatives"] = std::span{alternatives};
    to["required"] = std::span{required};
    to["shortfall"] = std::span{shortfall};
    to["surplus"] = std::span{surplus};
    to["contribution"] = std::span{contribution};
    to.unit_status = std::span{status};
  }
  thai(thai const&) = delete;
  static constexpr double bytes_a_row = 3 * 4 + 3 * 4 + 8 + 1;
  pop::totals<K> run(unsigned threads, pop::processor on) {
    pop::run_options options{};
    options.threads = threads;
    return pop::assess_table(facts, plan, to, options, on).all();
  }
};

struct japan {
  using K = jp::year_rows;
  pop::column_vector<std::uint16_t> workers, counted, deduction;
  pop::column_vector<std::int32_t> month[3], year[6];
  pop::column_vector<std::uint8_t> row_status, covered, months_over_size;
  pop::column_vector<std::int64_t> money[3];
  pop::table<K> facts;
  pop::outputs<K> to;
  K::plan plan = K::plan_for(jp::population_law_for(jp::fiscal_year{2026}));

  /// \param copies the same firms that many times, so that the data is far larger than the caches.
  japan(std::string const& folder, std::size_t copies, std::size_t most_units = static_cast<std::size_t>(-1))
      : workers(read<std::uint16_t>(folder + "/jp_workers.bin")),
        counted(read<std::uint16_t>(folder + "/jp_counted.bin")),
        deduction(read<std::uint16_t>(folder + "/jp_deduction.bin")) {
    auto const units = std::min(most_units, workers.size() / 12);
    for (auto* c : {&workers, &counted, &deduction}) {
      c->resize(units * 12);
      auto const once = *c;
      for (std::size_t i = 1; i < copies; ++i) {
        c->insert(c->end(), once.begin(), once.end());
      }
    }
    facts.units = units * copies;
    facts["workers"] = std::span{workers};
    facts["counted"] = std::span{counted};
    facts["deduction"] = std::span{deduction};
    auto const n = facts.units;
    for (std::size_t i = 0; i < 3; ++i) {
      month[i].resize(n * 12);
      money[i].resize(n);
      to.out[K::base + i] = std::span{month[i]};
      to.out[K::levy + i] = std::span{money[i]};
    }
    for (std::size_t i = 0; i < 6; ++i) {
      year[i].resize(n);
      to.out[K::levy_required + i] = std::span{year[i]};
    }
    row_status.resize(n * 12);
    covered.resize(n);
    months_over_size.resize(n);
    to["covered"] = std::span{covered};
    to["months_over_size"] = std::span{months_over_size};
    to.row_status = std::span{row_status};
  }
  japan(japan const&) = delete;
  static constexpr double bytes_a_row = 3 * 2 + 3 * 4 + 1 + (2 * 1 + 6 * 4 + 3 * 8) / 12.0;
  pop::totals<K> run(unsigned threads, pop::processor on) {
    pop::run_options options{};
    options.threads = threads;
    return pop::assess_table(facts, plan, to, options, on).all();
  }
};

/// A thousand laws: ten rates of the quota, ten amounts, ten limits of size. Or rates that all differ.
std::vector<japan::K::plan> grid(std::size_t rates, std::size_t units, std::size_t limits) {
  std::vector<japan::K::plan> out;
  auto const on = jp::first_day({2026});
  for (std::size_t r = 0; r < rates; ++r) {
    for (std::size_t l = 0; l < limits; ++l) {
      for (std::size_t u = 0; u < units; ++u) {
        reform x{"grid"};
        x.amend(jp::terms::levy_base_rate.term, on, decimal_text(200 + static_cast<std::int64_t>(r), 2) + "%");
        x.amend(jp::terms::levy_size_limit.term, on, std::to_string(50 + 10 * l));
        x.amend(jp::terms::levy_unit.term, on, std::to_string(40'000 + 5'000 * u));
        out.push_back(japan::K::plan_for(jp::population_law_for({2026}, x)));
      }
    }
  }
  return out;
}

double sweep(japan& data, std::vector<japan::K::plan> const& plans, unsigned threads, int times, pop::processor on,
             pop::int128* levy = nullptr) {
  return best_of(times, [&] {
    pop::sweep_options<japan::K> options{};
    options.run.threads = threads;
    auto const found = pop::sweep<japan::K>(data.facts, plans, options, {}, on);
    if (!found.complete) {
      std::exit(1);
    }
    if (levy) {
      *levy = 0;
      for (std::size_t i = 0; i < plans.size(); ++i) {
        *levy += found.all(i)["levy"];
      }
    }
  });
}

int measure(std::string const& folder, bool quick) {
  int const times = quick ? 5 : 25;
  auto const on = pop::this_processor();
  std::printf("{\"processor\": \"%s\"", text_of(on).data());
  memory(times);
  {
    thai t{folder};
    auto const n = static_cast<double>(t.facts.units);
    auto const one = best_of(times, [&] { t.run(1, on); });
    auto const two = best_of(times, [&] { t.run(2, on); });
    say("th_rows", n);
    say("th_seconds", one);
    say("th_two_threads_seconds", two);
    say("th_plain_seconds", best_of(times / 3 + 1, [&] { t.run(1, pop::processor::plain); }));
    say("th_gb_per_second", n * t.bytes_a_row / one / 1e9);
    write(folder + "/th_required.out", t.required);
    write(folder + "/th_shortfall.out", t.shortfall);
    write(folder + "/th_surplus.out", t.surplus);
    write(folder + "/th_contribution.out", t.contribution);
    write(folder + "/th_status.out", t.status);
  }
  {
    japan j{folder, 8};
    auto const n = static_cast<double>(j.facts.rows());
    auto const one = best_of(times, [&] { j.run(1, on); });
    auto const two = best_of(times, [&] { j.run(2, on); });
    say("jp_rows", n);
    say("jp_seconds", one);
    say("jp_two_threads_seconds", two);
    say("jp_plain_seconds", best_of(times / 3 + 1, [&] { j.run(1, pop::processor::plain); }));
    say("jp_gb_per_second", n * j.bytes_a_row / one / 1e9);
  }
  japan j{folder, 1};
  say("jp_national_rows", static_cast<double>(j.facts.rows()));
  auto const first = best_of(times, [&] { j.run(1, on); });
  say("jp_national_seconds", first);
  write(folder + "/jp_required.out", j.month[1]);
  write(folder + "/jp_levy.out", j.money[0]);
  write(folder + "/jp_adjustment.out", j.money[1]);
  write(folder + "/jp_reward.out", j.money[2]);
  // Further what-ifs against the first, on one thread: in a grid, and where no two have a rate in common.
  auto const few = quick ? 2 : 5;
  auto const alone = sweep(j, grid(1, 1, 1), 1, times, on);
  auto const in_grid = grid(5, 10, 2);
  say("sweep_first_seconds", alone);
  say("sweep_extra_seconds", (sweep(j, in_grid, 1, few, on) - alone) / static_cast<double>(in_grid.size() - 1));
  auto const all_differ = grid(100, 1, 1);
  say("sweep_extra_all_rates_differ_seconds",
      (sweep(j, all_differ, 1, few, on) - alone) / static_cast<double>(all_differ.size() - 1));
  pop::int128 levy = 0;
  auto const thousand = grid(10, 10, 10);
  say("sweep_1000_seconds", sweep(j, thousand, 2, quick ? 1 : 3, on, &levy));
  std::printf(", \"sweep_1000_levy\": \"%s\"}\n", pop::text_of(levy).c_str());
  return 0;
}

/// A run of a number of rows and nothing else, for counting instructions and for peak memory.
int only(std::string const& what, std::string const& folder, std::size_t units) {
  auto on = pop::this_processor();
  if (what == "th") {
    thai t{folder, units};
    auto const units_found = t.run(2, on).units;
    // The peak of this program alone; what the system reports of a child may be its parent's.
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("VmHWM:")) {
        std::cout << std::stoll(line.substr(6)) << '\n';
      }
    }
    return units_found > 0 ? 0 : 1;
  }
  japan j{folder, 1, units};
  if (what == "jp") {
    return j.run(1, on).units > 0 ? 0 : 1;
  }
  auto const plans = what == "sweep_same" ? grid(1, 16, 1) : grid(16, 1, 1);
  sweep(j, plans, 1, 1, on);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> const args(argv + 1, argv + argc);
  if (args.size() >= 2 && args[0] == "measure") {
    return measure(args[1], args.size() > 2 && args[2] == "quick");
  }
  if (args.size() == 3) {
    return only(args[0], args[1], static_cast<std::size_t>(std::stoull(args[2])));
  }
  std::cerr
      << "measure_population measure FOLDER [quick]\nmeasure_population th|jp|sweep_same|sweep_differ FOLDER UNITS\n";
  return 2;
}
