// SPDX-License-Identifier: Apache-2.0
// Minimum-cost flow: LEMON once, then shortest augmenting paths on what it left.
#include "quotalaw/placement/network.hpp"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace quotalaw::placement {

namespace {

constexpr auto endless = std::numeric_limits<std::int64_t>::max() / 4;

}  // namespace

network::network() {
  behind_.backward = true;
  add_node(root);
}

network::node network::add_node(std::uint8_t rank) {
  first_.push_back(none);
  potential_.push_back(0);
  supply_.push_back(0);
  rank_.push_back(rank);
  for (auto* s : {&ahead_, &behind_}) {
    s->distance.push_back(0);
    s->via.push_back(none);
    s->stamp.push_back(0);
  }
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
  ++turn_;
  auto& s = up ? behind_ : ahead_;
  s.begin(root, turn_);
  while (!s.heap.empty()) {
    expand(s, [](node, std::int64_t) {});
  }
  std::int64_t farthest = 0;
  for (auto const n : s.settled) {
    farthest = std::max(farthest, s.distance[n]);
  }
  for (node n = 1; n < nodes(); ++n) {
    auto const by = s.stamp[n] == turn_ ? s.distance[n] : farthest;
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

void network::side::begin(node start, std::uint32_t turn) {
  settled.clear();
  passed = false;
  heap.clear();
  heap.push_back({{0, 0}, start});
  distance[start] = 0;
  via[start] = none;
  stamp[start] = turn;
}

/// Settles the nearest node and calls reached(node, distance) for each to which it is the shortest way so far.
template <class F>
void network::expand(side& s, F reached) {
  auto const later = std::greater<>{};
  auto const [key, n] = s.heap.front();
  std::pop_heap(s.heap.begin(), s.heap.end(), later);
  s.heap.pop_back();
  auto const here = key.first;
  if (here > s.distance[n]) {
    return;
  }
  s.settled.push_back(n);
  s.passed = s.passed || rank_[n] <= hub;
  for (auto h = first_[n]; h != none; h = next_[h]) {
    auto const along = s.backward ? h ^ 1U : h;
    if (residual(along) <= 0) {
      continue;
    }
    auto const other = head(h);
    auto const d = here + reduced(along);
    if (s.stamp[other] == turn_ && s.distance[other] <= d) {
      continue;
    }
    s.stamp[other] = turn_;
    s.distance[other] = d;
    s.via[other] = along;
    s.heap.push_back({{d, rank_[other]}, other});
    std::push_heap(s.heap.begin(), s.heap.end(), later);
    reached(other, d);
  }
}

/// Which of two ends goes on first: one with nodes of its own neighbourhood; then one that stands at a hub; last, one
/// that is beyond a hub. The root is never passed: the other end will come to it, and its potential stays 0.
int network::patience(side const& s) const {
  if (s.heap.empty() || s.heap.front().second == root) {
    return 3;
  }
  return rank_[s.heap.front().second] <= hub ? 1 : s.passed ? 2 : 0;
}

/// The length of the shortest path, or `bound` if none is shorter. It is looked for from both ends at once, so that
/// both stay near: the nodes within a distance grow with its square.
std::int64_t network::search(node start, node stop, std::int64_t bound) {
  ++turn_;
  ahead_.begin(start, turn_);
  behind_.begin(stop, turn_);
  meeting_ = none;
  auto shortest = bound;
  while (true) {
    for (auto* s : {&ahead_, &behind_}) {
      s->radius = s->heap.empty() ? endless : s->heap.front().first.first;
    }
    if (ahead_.radius + behind_.radius >= shortest) {
      break;
    }
    auto const forward = std::pair{patience(ahead_), ahead_.radius} <= std::pair{patience(behind_), behind_.radius};
    auto const& other = forward ? behind_ : ahead_;
    expand(forward ? ahead_ : behind_, [&](node n, std::int64_t d) {
      if (other.stamp[n] == turn_ && d + other.distance[n] < shortest) {
        shortest = d + other.distance[n];
        meeting_ = n;
      }
    });
  }
  // Potentials rise and fall by what a node is nearer than its end's radius; the two together are the length.
  ahead_.radius = std::min(ahead_.radius, shortest);
  behind_.radius = shortest - ahead_.radius;
  return shortest;
}

/// Sends a unit along the path found, if there is one, and moves potentials so that every arc on it costs nothing (or
/// the whole way the bound) and no residual arc less.
void network::settle() {
  for (auto const n : ahead_.settled) {
    potential_[n] -= std::max<std::int64_t>(0, ahead_.radius - ahead_.distance[n]);
  }
  for (auto const n : behind_.settled) {
    potential_[n] += std::max<std::int64_t>(0, behind_.radius - behind_.distance[n]);
  }
  if (meeting_ == none) {
    return;
  }
  for (auto n = meeting_; ahead_.via[n] != none;) {
    auto const h = ahead_.via[n];
    push(h, 1);
    n = head(h ^ 1U);
  }
  for (auto n = meeting_; behind_.via[n] != none;) {
    auto const h = behind_.via[n];
    push(h, 1);
    n = head(h);
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
  if (search(root, hole, endless) == endless) {
    throw std::logic_error("placement: a hole cannot be filled");
  }
  settle();
}

void network::insert(node source) {
  supply_[source] = 1;
  lift(source);
  if (search(source, root, endless) == endless) {
    throw std::logic_error("placement: a person cannot be put in");
  }
  settle();
}

void network::set_capacity(arc a, std::int64_t capacity) {
  while (flow_[a] > capacity) {
    // One unit less on the arc: its start has one too many, its end lacks one.
    capacity_[a] = --flow_[a];
    if (search(from_[a], to_[a], endless) == endless) {
      throw std::logic_error("placement: a unit cannot be rerouted");
    }
    settle();
  }
  capacity_[a] = capacity;
  use(a);
}

void network::use(arc a) {
  while (reduced_cost(a) < 0 && flow_[a] < capacity_[a]) {
    // The shortest way back from its end to its start, if that costs less than the arc gains.
    auto const gain = -reduced_cost(a);
    if (search(to_[a], from_[a], gain) < gain) {
      ++flow_[a];
    }
    settle();
  }
}

std::int64_t network::worth(arc a) {
  // The unit sent through returns by the shortest way, at the latest by the arc itself.
  auto const price = -reduced_cost(a);
  return price <= 0 ? 0 : price - search(to_[a], from_[a], price);
}

std::int64_t network::loss(arc a) {
  if (capacity_[a] == 0 || flow_[a] < capacity_[a]) {
    return 0;
  }
  auto const price = reduced_cost(a);
  --flow_[a];
  --capacity_[a];
  auto const length = search(from_[a], to_[a], endless);
  ++flow_[a];
  ++capacity_[a];
  return length == endless ? endless : length - price;
}

void network::clear() { std::fill(flow_.begin(), flow_.end(), 0); }

bool network::augment(node source, std::vector<char>& dead) {
  ++turn_;
  ahead_.begin(source, turn_);
  auto& line = ahead_.settled;
  line.push_back(source);
  // Breadth first.
  for (std::size_t next = 0; next < line.size(); ++next) {
    auto const n = line[next];
    for (auto h = first_[n]; h != none; h = next_[h]) {
      auto const other = head(h);
      if (residual(h) <= 0 || ahead_.stamp[other] == turn_ || dead[other] != 0) {
        continue;
      }
      ahead_.stamp[other] = turn_;
      ahead_.via[other] = h;
      if (other == root) {
        for (auto at = root; ahead_.via[at] != none; at = head(ahead_.via[at] ^ 1U)) {
          push(ahead_.via[at], 1);
        }
        return true;
      }
      line.push_back(other);
    }
  }
  for (auto const n : line) {
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
    out -= potential(n) * supply_[n];  // a search through the root moves it with the others
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
