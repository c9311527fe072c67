// SPDX-License-Identifier: Apache-2.0
#include "worth.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>

namespace quotalaw::placement {

namespace {

constexpr std::size_t many = 50'000;  // people: above, the price is told instead, which is never below the worth

/// What is gained, told apart by size. A cycle passes the root once, so it changes where one unit ends: without a
/// place, at a place that is wanted or at one that is owed. Those ends are whole numbers of persons apart, and odd ones
/// where one of them is without a place; way, moves and fairness together are less than half a person.
worth parts_of(planner const& w, std::int64_t units) {
  worth out;
  out.units = units;
  auto const per_length = std::max<std::int64_t>(1, w.per_length);
  if (w.weighed) {
    out.metres = units / per_length;
    return out;
  }
  auto rest = units;
  if (rest >= w.floor_cost - w.stay_cost / 2) {
    rest -= w.floor_cost;
  }
  if (rest >= w.stay_cost - w.person_cost / 2) {  // who works and had no place
    rest -= w.stay_cost;
    ++out.placements;
  }
  auto const persons = std::max<std::int64_t>(0, rest + w.person_cost / 2) / w.person_cost;
  out.placements += persons % 2;
  out.owed = persons * w.person_cost >= w.owed_cost ? 1 : 0;
  out.metres = out.placements == 0 && out.owed == 0 ? std::max<std::int64_t>(0, rest) / per_length : 0;
  return out;
}

/// One more seat of a host: where its people go on, where they come from, and what it is worth at most.
struct seat_more {
  index host = 0;
  index task = nobody;  ///< with a seat of its own
  network::node at = 0;
  std::int64_t price = 0;
};

void seats_more(planner const& w, index h, std::vector<seat_more>& out) {
  if (w.p.hosts[h].closed) {
    return;
  }
  auto const arc = w.host_arc[h];
  auto const add = [&](index task, network::node at) {
    if (auto const price = w.net.potential(w.net.to(arc)) - w.net.potential(at) - w.net.cost(arc); price > 0) {
      out.push_back({h, task, at, price});
    }
  };
  if (w.net.flow(arc) == w.net.capacity(arc)) {
    add(nobody, w.host_node[h]);
  }
  for (auto const s : w.slots_of[h]) {
    auto const& one = w.slots[s];
    if (one.high || one.at == w.host_node[h]) {
      continue;
    }
    w.net.each_out(one.at, [&](network::arc a) {
      if (w.net.flow(a) == w.net.capacity(a)) {
        add(one.task, one.at);
      }
    });
  }
}

/// What is left of the network, arc beside arc: searches read it some dozens of times.
class residual_network {
 public:
  explicit residual_network(network const& net) : distance_(net.nodes()) {
    for (network::node n = 0; n < net.nodes(); ++n) {
      first_.push_back(steps_.size());
      net.each_residual(n, [&](network::node other, network::arc a, bool forward) {
        steps_.push_back({other, forward ? net.reduced_cost(a) : -net.reduced_cost(a)});
      });
    }
    first_.push_back(steps_.size());
  }

  /// Shortest ways from a node to all nodes nearer than the bound, by reduced costs.
  void search(network::node start, std::int64_t bound) {
    distance_.assign(distance_.size(), std::numeric_limits<std::int64_t>::max());
    using entry = std::pair<std::int64_t, network::node>;
    std::priority_queue<entry, std::vector<entry>, std::greater<>> open;
    distance_[start] = 0;
    open.push({0, start});
    while (!open.empty()) {
      auto const [d, n] = open.top();
      open.pop();
      for (auto s = first_[n]; d == distance_[n] && s < first_[n + 1]; ++s) {
        auto const next = d + steps_[s].length;
        if (next < distance_[steps_[s].to] && next < bound) {
          distance_[steps_[s].to] = next;
          open.push({next, steps_[s].to});
        }
      }
    }
  }
  std::int64_t distance(network::node n) const { return distance_[n]; }

 private:
  struct step {
    network::node to;
    std::int64_t length;
  };
  std::vector<step> steps_;
  std::vector<std::size_t> first_;
  std::vector<std::int64_t> distance_;
};

/// The unit that takes the seat leaves the host, and the shortest way from there back to the seat is what it costs. One
/// search serves all hosts whose people go on to the same node.
void worth_of_seats(planner& w) {
  std::map<network::node, std::vector<seat_more>> by_start;
  std::vector<seat_more> found;
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    found.clear();
    seats_more(w, h, found);
    auto& list = by_start[w.net.to(w.host_arc[h])];
    list.insert(list.end(), found.begin(), found.end());
  }
  std::vector<std::int64_t> best(w.p.hosts.size(), 0);
  auto const exact = w.p.people.size() <= many;
  std::optional<residual_network> left;
  if (exact) {
    left.emplace(w.net);
  }
  for (auto const& [start, list] : by_start) {
    std::int64_t bound = 0;
    for (auto const& one : list) {
      bound = std::max(bound, one.price);
    }
    if (exact && bound > 0) {
      left->search(start, bound);
    }
    for (auto const& one : list) {
      auto const units = exact ? one.price - std::min(one.price, left->distance(one.at)) : one.price;
      if (units > best[one.host]) {
        best[one.host] = units;
        w.result.hosts[one.host].worth_task = one.task;
      }
    }
  }
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    w.result.hosts[h].of_one_more = parts_of(w, best[h]);
  }
}

/// Companies of a class are alike to the network: one search serves those whose next place brings as much.
void worth_of_places(planner& w) {
  std::map<std::pair<network::node, std::int64_t>, std::int64_t> known;
  for (index c = 0; c < w.p.companies.size(); ++c) {
    auto const a = w.net.capacity(w.owed[c]) < w.p.companies[c].shortfall.number() ? w.owed[c] : w.extra[c];
    if (w.net.flow(a) < w.net.capacity(a)) {
      continue;
    }
    auto const [at, fresh] = known.try_emplace({w.net.from(a), w.net.cost(a)}, 0);
    if (fresh) {
      at->second = w.p.people.size() <= many ? w.net.worth(a) : std::max<std::int64_t>(0, -w.net.reduced_cost(a));
    }
    w.result.companies[c].of_one_more = parts_of(w, at->second);
  }
}

}  // namespace

void write_worth(planner& w) {
  worth_of_seats(w);
  worth_of_places(w);
}

}  // namespace quotalaw::placement
