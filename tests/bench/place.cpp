// SPDX-License-Identifier: Apache-2.0
// A planning problem of any size, solved over all pairs, beside LEMON alone on the graph of the 16 nearest hosts.
//   measure_place PEOPLE HOSTS SPARE-PER-HUNDRED SEED [FOLDER] [NEIGHBOURS]
// prints one line of JSON; in FOLDER it leaves the pairs of the final network, for other solvers.
//   measure_place replan FOLDER
// plans people.csv, hosts.csv and companies.csv of FOLDER, then lets everybody with a place drop out, one by one.
#include "../../src/placement/planner.hpp"
#include "quotalaw/placement/files.hpp"
#include "quotalaw/placement/planning.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <time.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

using namespace quotalaw;
using namespace quotalaw::placement;

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

problem made(std::size_t people, std::size_t hosts, std::size_t spare, std::uint64_t seed) {
  std::mt19937_64 dice{seed};
  auto at = [&] {
    return point{static_cast<std::int32_t>(6'000'000 + dice() % 14'000'000),
                 static_cast<std::int32_t>(98'000'000 + dice() % 7'000'000)};
  };
  problem p;
  p.how.year = {2027};
  p.how.limited = false;
  p.how.fair = fairness::none;
  for (std::size_t i = 0; i < people; ++i) {
    person x;
    x.id = "P" + std::to_string(1'000'000 + i);
    x.where = at();
    p.people.push_back(std::move(x));
  }
  for (std::size_t i = 0; i < hosts; ++i) {
    host h;
    h.id = "H" + std::to_string(1'000'000 + i);
    h.at = at();
    h.where = static_cast<th::province>(dice() % th::province_count);
    h.seats = 1;
    h.tasks.push_back({"general", 1, "", 0, any_disability});
    p.hosts.push_back(std::move(h));
  }
  for (auto left = people + people * spare / 100 - hosts; left > 0; --left) {
    auto& h = p.hosts[dice() % hosts];
    h.tasks[0].seats = ++h.seats;
  }
  company c;
  c.id = "C1";
  c.employees = heads{100 * people};
  c.wanted = heads{people};
  p.companies.push_back(std::move(c));
  read_law(p);
  return p;
}

/// LEMON's network simplex on the nearest pairs, with one arc for a person without a place.
double lemon_alone(planner const& w, std::int64_t& value) {
  using graph = lemon::SmartDigraph;
  graph g;
  std::vector<graph::Node> hosts, people;
  auto const root = g.addNode();
  for (std::size_t h = 0; h < w.p.hosts.size(); ++h) {
    hosts.push_back(g.addNode());
  }
  for (std::size_t k = 0; k < w.units.size(); ++k) {
    people.push_back(g.addNode());
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> of;  // capacity, cost
  for (std::size_t h = 0; h < w.p.hosts.size(); ++h) {
    g.addArc(hosts[h], root);
    of.push_back({w.p.hosts[h].seats, -w.owed_cost});
  }
  for (std::size_t k = 0; k < w.units.size(); ++k) {
    g.addArc(people[k], root);
    of.push_back({1, w.person_cost});
  }
  for (auto const& c : w.columns) {
    g.addArc(people[c.unit], hosts[w.slots[c.slot].host]);
    of.push_back({1, c.length});
  }
  graph::ArcMap<std::int64_t> upper(g), cost(g);
  for (std::size_t a = 0; a < of.size(); ++a) {
    upper[graph::arcFromId(static_cast<int>(a))] = of[a].first;
    cost[graph::arcFromId(static_cast<int>(a))] = of[a].second;
  }
  graph::NodeMap<std::int64_t> supply(g, 1);
  for (auto const h : hosts) {
    supply[h] = 0;
  }
  supply[root] = -static_cast<std::int64_t>(people.size());
  auto const start = now();
  lemon::NetworkSimplex<graph, std::int64_t, std::int64_t> simplex(g);
  simplex.upperMap(upper).costMap(cost).supplyMap(supply);
  simplex.run();
  value = simplex.totalCost<std::int64_t>();
  return now() - start;
}

}  // namespace

namespace {

double processor_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Every person with a place drops out once: in groups of 50, one after the other, each group from the plan as made (in
/// a copy of the process). Processor time, because others on the machine would make the worst of so many.
int replan(std::string const& folder) {
  input_files files;
  files.companies = folder + "/companies.csv";
  files.hosts = folder + "/hosts.csv";
  files.people = folder + "/people.csv";
  settings how;
  how.year = {2027};
  planning done{read(files, how).facts};
  done.prepare();
  auto const placements = done.result().placements;
  struct event {
    double milliseconds = 0;
    std::uint64_t who = 0, moved = 0, filled = 0;
  };
  std::vector<event> events;
  auto const groups = (placements.size() + 49) / 50;
  for (std::size_t g = 0; g < groups; ++g) {
    int ends[2];
    if (pipe(ends) != 0) {
      return 1;
    }
    auto const child = fork();
    if (child == 0) {
      for (auto i = g; i < placements.size(); i += groups) {
        event e;
        e.who = placements[i].who;
        auto const start = processor_seconds();
        auto const changed = done.drop(placements[i].who);
        e.milliseconds = 1e3 * (processor_seconds() - start);
        e.moved = changed.moved.size();
        e.filled = changed.placed.size();
        if (write(ends[1], &e, sizeof e) != sizeof e) {
          _exit(1);
        }
      }
      _exit(0);
    }
    close(ends[1]);
    for (event e; ::read(ends[0], &e, sizeof e) == sizeof e;) {
      events.push_back(e);
    }
    close(ends[0]);
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0) {
      return 1;
    }
  }
  std::sort(events.begin(), events.end(),
            [](event const& a, event const& b) { return a.milliseconds < b.milliseconds; });
  std::uint64_t moved = 0, filled = 0;
  for (auto const& e : events) {
    moved += e.moved;
    filled += e.filled;
  }
  auto const at = [&](std::size_t per_thousand) {
    return events[(events.size() - 1) * per_thousand / 1000].milliseconds;
  };
  std::printf(
      "{\"least\": %.3f, \"median\": %.3f, \"of_100_the_99th\": %.3f, \"worst\": %.3f, \"events\": %zu, "
      "\"moved\": %ld, \"filled\": %ld, \"worst_of\": \"%s\"}\n",
      at(0), at(500), at(990), at(1000), events.size(), static_cast<long>(moved), static_cast<long>(filled),
      done.facts().people[events.back().who].id.c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::string{argv[1]} == "replan") {
    return replan(argv[2]);
  }
  auto number = [&](int i, const char* otherwise) {
    return std::strtoull(argc > i ? argv[i] : otherwise, nullptr, 10);
  };
  auto const given = made(number(1, "10000"), number(2, "1000"), number(3, "10"), number(4, "1"));
  auto const first = number(6, "10");
  double alone = 0, memory_alone = 0;
  std::int64_t value_alone = 0;
  {
    auto sixteen = given;
    sixteen.how.neighbours = 16;
    planner const w{sixteen};
    alone = lemon_alone(w, value_alone);
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    memory_alone = static_cast<double>(used.ru_maxrss) / 1024;
  }
  auto ours = given;
  ours.how.neighbours = static_cast<unsigned>(first);
  auto const start = now();
  planner w{ours};
  auto const built = now();
  w.solve_first();
  auto const solved = now();
  std::int64_t without = 0;
  for (auto const& u : w.units) {
    without += w.net.flow(u.unplaced);
  }
  std::fprintf(stderr, "first: %ld without a place, %.2f s\n", static_cast<long>(without), solved - built);
  w.price_until_proven();
  auto const proven = now();
  auto const primal = w.net.primal(), dual = w.net.dual();
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::int64_t travel = 0, placed = 0;
  for (auto const& u : w.units) {
    if (auto const* c = w.column_used(u)) {
      travel += c->length;
      ++placed;
    }
  }
  if (argc > 5 && std::string{argv[5]} != "-") {
    std::ofstream pairs(std::string{argv[5]} + "/pairs.bin", std::ios::binary);
    for (auto const& c : w.columns) {
      std::int32_t const row[3] = {static_cast<std::int32_t>(c.unit), static_cast<std::int32_t>(w.slots[c.slot].host),
                                   static_cast<std::int32_t>(c.length)};
      pairs.write(reinterpret_cast<char const*>(row), sizeof row);
    }
    std::ofstream seats(std::string{argv[5]} + "/seats.bin", std::ios::binary);
    for (auto const& h : w.p.hosts) {
      auto const n = static_cast<std::int32_t>(h.seats);
      seats.write(reinterpret_cast<char const*>(&n), sizeof n);
    }
  }
  std::printf(
      "{\"build\": %.3f, \"first\": %.3f, \"pricing\": %.3f, \"seconds\": %.3f, \"lemon_alone\": %.3f, "
      "\"peak_mb\": %.0f, \"lemon_peak_mb\": %.0f, \"placed\": %ld, \"travel\": %ld, \"primal\": %ld, \"dual\": %ld, "
      "\"optimal\": %s, \"worst\": %ld, \"pairs_full\": %ld, \"pairs_priced\": %ld, \"columns\": %zu, \"added\": %ld, "
      "\"rounds\": %ld}\n",
      built - start, solved - built, proven - solved, proven - start, alone, static_cast<double>(used.ru_maxrss) / 1024,
      memory_alone, static_cast<long>(placed), static_cast<long>(travel), static_cast<long>(primal),
      static_cast<long>(dual), w.net.optimal() ? "true" : "false", static_cast<long>(w.result.proof.worst_reduced_cost),
      static_cast<long>(w.result.proof.pairs_in_full), static_cast<long>(w.result.proof.pairs_priced), w.columns.size(),
      static_cast<long>(w.result.proof.columns_added), static_cast<long>(w.result.proof.rounds));
}
