// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A minimum-cost flow that can be solved once and mended often: units leave persons, one each, and end at the root.
/// The first solution is LEMON's network simplex, component by component; afterwards persons leave and come, and arcs
/// are added, by one shortest path or cycle each, on the kept residual network and its potentials.

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace quotalaw::placement {

class network {
 public:
  using node = std::uint32_t;
  using arc = std::uint32_t;
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::int64_t unbounded = 1'000'000'000;

  /// The root, node 0, takes every unit. Its potential is 0.
  static constexpr node root = 0;
  network();

  /// Ranks up to this are hubs: next to so much that whoever looks beyond one looks at nearly all.
  static constexpr std::uint8_t hub = 3;
  /// Among nodes equally near, those of a lower rank are visited first: 0 is nearest the root.
  node add_node(std::uint8_t rank);
  /// A node from which one unit leaves, or as many as `supply` says.
  node add_source(std::int64_t supply = 1);
  arc add_arc(node from, node to, std::int64_t capacity, std::int64_t cost);

  /// Solves from nothing. Every source must reach the root with enough capacity.
  void solve();

  /// Of all potentials that prove the flow optimal, takes the lowest prices: what would be saved if a unit were not
  /// there. The simplex leaves any of them, also absurdly high ones where seats are just enough.
  void lower_prices();
  /// The highest prices: what it would cost if one unit less were there. For who asks what a unit given away is worth.
  void raise_prices();

  /// Takes a source of one unit out: its unit is withdrawn and the rest mended, at least cost.
  void remove(node source);
  /// Puts it back (or in, if it is new), at least cost. The arcs that it has now are used.
  void insert(node source);
  /// Capacity of an arc may rise or fall; what no longer fits is rerouted, at least cost.
  void set_capacity(arc a, std::int64_t capacity);
  /// What one more unit of capacity on the arc would save: exact, by one shortest path. Nothing is changed.
  std::int64_t worth(arc a);
  /// What one unit of capacity less on the arc would cost, in the same way.
  std::int64_t loss(arc a);

  /// Lets an arc that was added carry as much as gains: with each unit a shortest cycle.
  void use(arc a);

  /// New costs of arcs that leave a source, `cost_of(arc)`; with them its unit must still go the cheapest way.
  template <class F>
  void assign_costs(node source, F cost_of) {
    each_out(source, [&](arc a) { cost_[a] = cost_of(a); });
    lift(source);
  }

  /// Changes a capacity before the next `solve`, which starts from nothing.
  void assign_capacity(arc a, std::int64_t capacity) { capacity_[a] = capacity; }
  /// For `augment`, which asks for no prices: the flow that is sent beforehand.
  void assign_flow(arc a, std::int64_t flow) { flow_[a] = flow; }
  /// Takes all flow out, for `augment`.
  void clear();
  /// Sends one unit from a source to the root whatever it costs, if it can be done with the units already sent. Nodes
  /// from which none can be sent are marked `dead` and never looked at again.
  bool augment(node source, std::vector<char>& dead);
  /// The nodes to which the last such search came.
  std::span<node const> came_to() const { return ahead_.settled; }

  std::size_t nodes() const { return first_.size(); }
  std::size_t arcs() const { return from_.size(); }
  std::int64_t flow(arc a) const { return flow_[a]; }
  std::int64_t capacity(arc a) const { return capacity_[a]; }
  std::int64_t cost(arc a) const { return cost_[a]; }
  node from(arc a) const { return from_[a]; }
  node to(arc a) const { return to_[a]; }
  std::int64_t potential(node n) const { return potential_[n] - potential_[root]; }  ///< measured from the root
  std::int64_t reduced_cost(arc a) const { return cost_[a] + potential_[from_[a]] - potential_[to_[a]]; }
  std::int64_t supply(node n) const { return supply_[n]; }
  std::int64_t components() const { return components_; }

  /// The value of the flow, and of the bound that the potentials prove. Equal: optimal over the arcs there are.
  std::int64_t primal() const;
  std::int64_t dual() const;
  /// Whether flow and potentials satisfy complementary slackness, and flow is conserved.
  bool optimal() const;

  /// Nodes from which a unit could reach `target` if costs did not matter; with `forward`, that `target` can reach.
  std::vector<char> reaching(std::span<node const> targets, bool forward = false) const;

  /// Calls f(arc) for every arc that leaves a node.
  template <class F>
  void each_out(node n, F f) const {
    for (auto h = first_[n]; h != none; h = next_[h]) {
      if ((h & 1U) == 0) {
        f(h >> 1U);
      }
    }
  }
  /// Calls f(other node, arc, forward) for every arc end at a node through which a unit could leave it.
  template <class F>
  void each_residual(node n, F f) const {
    for (auto h = first_[n]; h != none; h = next_[h]) {
      if (residual(h) > 0) {
        f(head(h), h >> 1U, (h & 1U) == 0);
      }
    }
  }

 private:
  std::int64_t residual(std::uint32_t h) const {
    return (h & 1U) != 0 ? flow_[h >> 1U] : capacity_[h >> 1U] - flow_[h >> 1U];
  }
  node head(std::uint32_t h) const { return (h & 1U) != 0 ? from_[h >> 1U] : to_[h >> 1U]; }
  std::int64_t reduced(std::uint32_t h) const {
    auto const r = reduced_cost(h >> 1U);
    return (h & 1U) != 0 ? -r : r;
  }
  void push(std::uint32_t h, std::int64_t amount) { flow_[h >> 1U] += (h & 1U) != 0 ? -amount : amount; }
  /// One end of a search: what is near it by reduced costs, in the order of distance.
  struct side {
    bool backward = false;
    std::vector<std::int64_t> distance;
    std::vector<std::uint32_t> via, stamp;  // the half arc by which a node was reached, and in which search
    std::vector<node> settled;
    std::vector<std::pair<std::pair<std::int64_t, std::uint32_t>, node>> heap;
    std::int64_t radius = 0;
    bool passed = false;  // beyond a hub

    void begin(node start, std::uint32_t turn);
  };
  void lift(node source);
  void move_prices(bool up);
  template <class F>
  void expand(side& s, F reached);
  int patience(side const& s) const;
  std::int64_t search(node start, node stop, std::int64_t bound);
  void settle();

  std::vector<std::uint32_t> first_, next_;  // half arcs: 2a leaves `from`, 2a + 1 leaves `to`
  std::vector<node> from_, to_;
  std::vector<std::int64_t> capacity_, flow_, cost_;
  std::vector<std::int64_t> potential_, supply_;
  std::vector<std::uint8_t> rank_;
  std::int64_t components_ = 0;
  // Of the last search.
  side ahead_, behind_;
  node meeting_ = none;
  std::uint32_t turn_ = 0;
};

}  // namespace quotalaw::placement
