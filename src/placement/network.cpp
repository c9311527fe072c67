// SPDX-License-Identifier: Apache-2.0
// Minimum-cost flow: LEMON once, then shortest augmenting paths on what it left.
#include "quotalaw/placement/network.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace quotalaw::placement {

network::network() { add_node(0); }

network::node network::add_node(std::uint8_t rank) {
  first_.push_back(none);
  potential_.push_back(0);
  supply_.push_back(0);
  rank_.push_back(rank);
  distance_.push_back(0);
  via_.push_back(none);
  stamp_.push_back(0);
  done_.push_back(0);
  return static_cast<node>(first_.size() - 1);
}

network::node network::add_source(std::int64_t supply) {
  constexpr std::uint8_t last = 200;
  auto const n = add_node(last);
  supply_[n] = supply;
  return n;
}

network::arc network::add_arc(node from, node to, std::int64_t capacity, std::int64_t cost) {
  auto const a = static_cast<arc>(from_.size());
  from_.push_back(from);
  to_.push_back(to);
  capacity_.push_back(capacity);
  flow_.push_back(0);
  cost_.push_back(cost);
  next_.push_back(first_[from]);
  first_[from] = 2 * a;
  next_.push_back(first_[to]);
  first_[to] = 2 * a + 1;
  return a;
}

void network::solve() {
  // Components of the network without its root.
  std::vector<node> group(nodes());
  for (node n = 0; n < nodes(); ++n) {
    group[n] = n;
  }
  auto leader = [&](node n) {
    while (group[n] != n) {
      n = group[n] = group[group[n]];
    }
    return n;
  };
  for (arc a = 0; a < arcs(); ++a) {
    if (from_[a] != root && to_[a] != root) {
      group[leader(from_[a])] = leader(to_[a]);
    }
  }
  std::vector<std::uint32_t> number(nodes(), none);
  std::vector<std::vector<node>> members;
  for (node n = 1; n < nodes(); ++n) {
    auto const l = leader(n);
    if (number[l] == none) {
      number[l] = static_cast<std::uint32_t>(members.size());
      members.emplace_back();
    }
    members[number[l]].push_back(n);
  }
  std::vector<std::vector<arc>> inside(members.size());
  for (arc a = 0; a < arcs(); ++a) {
    inside[number[leader(from_[a] == root ? to_[a] : from_[a])]].push_back(a);
  }
  components_ = static_cast<std::int64_t>(members.size());

  std::vector<int> local(nodes(), 0);
  for (std::size_t k = 0; k < members.size(); ++k) {
    using graph = lemon::SmartDigraph;
    graph g;
    g.reserveNode(static_cast<int>(members[k].size()) + 1);
    g.reserveArc(static_cast<int>(inside[k].size()));
    auto const r = g.addNode();
    std::int64_t total = 0;
    for (auto const n : members[k]) {
      local[n] = graph::id(g.addNode());
      total += supply_[n];
    }
    auto at = [&](node n) { return n == root ? r : graph::nodeFromId(local[n]); };
    for (auto const a : inside[k]) {
      g.addArc(at(from_[a]), at(to_[a]));
    }
    graph::ArcMap<std::int64_t> upper(g), costs(g);
    graph::NodeMap<std::int64_t> supplies(g, 0);
    for (std::size_t i = 0; i < inside[k].size(); ++i) {
      auto const one = graph::arcFromId(static_cast<int>(i));
      upper[one] = capacity_[inside[k][i]];
      costs[one] = cost_[inside[k][i]];
    }
    for (auto const n : members[k]) {
      supplies[at(n)] = supply_[n];
    }
    supplies[r] = -total;
    lemon::NetworkSimplex<graph, std::int64_t, std::int64_t> simplex(g);
    simplex.upperMap(upper).costMap(costs).supplyMap(supplies);
    if (simplex.run() != lemon::NetworkSimplex<graph, std::int64_t, std::int64_t>::OPTIMAL) {
      throw std::logic_error("placement: the network has no flow");
    }
    for (std::size_t i = 0; i < inside[k].size(); ++i) {
      flow_[inside[k][i]] = simplex.flow(graph::arcFromId(static_cast<int>(i)));
    }
    auto const zero = simplex.potential(r);
    for (auto const n : members[k]) {
      potential_[n] = simplex.potential(at(n)) - zero;
    }
  }
  lower_prices();
}

void network::lower_prices() { move_prices(false); }
void network::raise_prices() { move_prices(true); }

void network::move_prices(bool up) {
  std::int64_t unused = 0;
  auto const beyond = static_cast<node>(nodes());  // no node: the search visits all it can
  search(root, beyond, up, unused);
  std::int64_t farthest = 0;
  for (auto const n : visited_) {
    farthest = std::max(farthest, distance_[n]);
  }
  for (node n = 1; n < nodes(); ++n) {
    auto const by = done_[n] == turn_ ? distance_[n] : farthest;
    potential_[n] += up ? -by : by;
  }
}

void network::lift(node source) {
  // As high as its arcs allow, so that none of them has a negative reduced cost.
  auto best = std::numeric_limits<std::int64_t>::min();
  each_out(source, [&](arc a) {
    if (capacity_[a] > 0) {
      best = std::max(best, potential_[to_[a]] - cost_[a]);
    }
  });
  potential_[source] = best;
}

bool network::search(node start, node stop, bool backward, std::int64_t& length) {
  ++turn_;
  visited_.clear();
  heap_.clear();
  auto const later = std::greater<>{};
  auto reach = [&](node n, std::int64_t d, std::uint32_t h) {
    if (stamp_[n] == turn_ && distance_[n] <= d) {
      return;
    }
    stamp_[n] = turn_;
    distance_[n] = d;
    via_[n] = h;
    heap_.push_back({{d, rank_[n]}, n});
    std::push_heap(heap_.begin(), heap_.end(), later);
  };
  reach(start, 0, none);
  while (!heap_.empty()) {
    auto const [key, n] = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
    if (done_[n] == turn_) {
      continue;
    }
    done_[n] = turn_;
    visited_.push_back(n);
    if (n == stop) {
      length = distance_[n];
      return true;
    }
    auto const here = distance_[n];
    for (auto h = first_[n]; h != none; h = next_[h]) {
      auto const along = backward ? h ^ 1U : h;
      if (residual(along) > 0) {
        reach(head(h), here + reduced(along), along);
      }
    }
  }
  return false;
}

void network::settle(node stop, std::int64_t length, bool backward) {
  for (auto const n : visited_) {
    auto const short_of = length - distance_[n];
    potential_[n] += backward ? short_of : -short_of;
  }
  for (auto n = stop; via_[n] != none;) {
    auto const h = via_[n];
    push(h, 1);
    n = backward ? head(h) : head(h ^ 1U);
  }
}

void network::remove(node source) {
  arc used = none;
  each_out(source, [&](arc a) {
    if (flow_[a] > 0) {
      used = a;
    }
  });
  supply_[source] = 0;
  if (used == none) {
    return;
  }
  flow_[used] = 0;
  auto const hole = to_[used];
  if (hole == root) {
    return;
  }
  // The hole lacks a unit, the root has one too many.
  std::int64_t length = 0;
  if (!search(hole, root, true, length)) {
    throw std::logic_error("placement: a hole cannot be filled");
  }
  settle(root, length, true);
}

void network::insert(node source) {
  supply_[source] = 1;
  lift(source);
  std::int64_t length = 0;
  if (!search(source, root, false, length)) {
    throw std::logic_error("placement: a person cannot be put in");
  }
  settle(root, length, false);
}

void network::set_capacity(arc a, std::int64_t capacity) {
  while (flow_[a] > capacity) {
    // One unit less on the arc: its start has one too many, its end lacks one.
    --flow_[a];
    --capacity_[a];
    std::int64_t length = 0;
    if (!search(from_[a], to_[a], false, length)) {
      throw std::logic_error("placement: a unit cannot be rerouted");
    }
    settle(to_[a], length, false);
  }
  capacity_[a] = capacity;
  // More room on an arc that is worth using: what improves goes through it.
  while (reduced_cost(a) < 0 && flow_[a] < capacity) {
    ++flow_[a];
    std::int64_t length = 0;
    if (!search(to_[a], from_[a], false, length)) {
      throw std::logic_error("placement: a unit cannot return");
    }
    settle(from_[a], length, false);
  }
}

std::int64_t network::worth(arc a) {
  auto const price = reduced_cost(a);
  if (price >= 0) {
    return 0;
  }
  // The unit sent through returns by the shortest way, at the latest by the arc itself.
  ++flow_[a];
  ++capacity_[a];
  std::int64_t length = 0;
  auto const found = search(to_[a], from_[a], false, length);
  --flow_[a];
  --capacity_[a];
  return found ? std::max<std::int64_t>(0, -price - length) : 0;
}

std::int64_t network::loss(arc a) {
  if (capacity_[a] == 0 || flow_[a] < capacity_[a]) {
    return 0;
  }
  auto const price = reduced_cost(a);
  --flow_[a];
  --capacity_[a];
  std::int64_t length = 0;
  auto const found = search(from_[a], to_[a], false, length);
  ++flow_[a];
  ++capacity_[a];
  return found ? length - price : std::numeric_limits<std::int64_t>::max();
}

void network::clear() { std::fill(flow_.begin(), flow_.end(), 0); }

bool network::augment(node source, std::vector<char>& dead) {
  ++turn_;
  visited_.clear();
  visited_.push_back(source);
  stamp_[source] = turn_;
  via_[source] = none;
  // Breadth first: `visited_` is the line of those to look at.
  for (std::size_t next = 0; next < visited_.size(); ++next) {
    auto const n = visited_[next];
    for (auto h = first_[n]; h != none; h = next_[h]) {
      auto const other = head(h);
      if (residual(h) <= 0 || stamp_[other] == turn_ || dead[other] != 0) {
        continue;
      }
      stamp_[other] = turn_;
      via_[other] = h;
      if (other == root) {
        for (auto at = root; via_[at] != none; at = head(via_[at] ^ 1U)) {
          push(via_[at], 1);
        }
        return true;
      }
      visited_.push_back(other);
    }
  }
  for (auto const n : visited_) {
    dead[n] = 1;
  }
  return false;
}

std::int64_t network::primal() const {
  std::int64_t out = 0;
  for (arc a = 0; a < arcs(); ++a) {
    out += cost_[a] * flow_[a];
  }
  return out;
}

std::int64_t network::dual() const {
  std::int64_t out = 0;
  for (node n = 1; n < nodes(); ++n) {
    out -= potential_[n] * supply_[n];
  }
  for (arc a = 0; a < arcs(); ++a) {
    out += capacity_[a] * std::min<std::int64_t>(0, reduced_cost(a));
  }
  return out;
}

bool network::optimal() const {
  std::vector<std::int64_t> net(nodes(), 0);
  for (arc a = 0; a < arcs(); ++a) {
    auto const r = reduced_cost(a);
    if (flow_[a] < 0 || flow_[a] > capacity_[a] || (r > 0 && flow_[a] > 0) || (r < 0 && flow_[a] < capacity_[a])) {
      // A source that is out of the network keeps its arcs.
      if (supply_[from_[a]] != 0 || rank_[from_[a]] < 200) {
        return false;
      }
    }
    net[from_[a]] += flow_[a];
    net[to_[a]] -= flow_[a];
  }
  for (node n = 1; n < nodes(); ++n) {
    if (net[n] != supply_[n]) {
      return false;
    }
  }
  return true;
}

std::vector<char> network::reaching(std::span<node const> targets, bool forward) const {
  std::vector<char> seen(nodes(), 0);
  std::vector<node> open(targets.begin(), targets.end());
  for (auto const n : open) {
    seen[n] = 1;
  }
  while (!open.empty()) {
    auto const n = open.back();
    open.pop_back();
    if (n == root) {
      continue;  // every unit may end there; none may start again
    }
    for (auto h = first_[n]; h != none; h = next_[h]) {
      if (residual(forward ? h : h ^ 1U) > 0 && seen[head(h)] == 0) {
        seen[head(h)] = 1;
        open.push_back(head(h));
      }
    }
  }
  return seen;
}

}  // namespace quotalaw::placement
