// SPDX-License-Identifier: Apache-2.0
#pragma once
// Distances on the globe, and a tree of hosts that finds near ones and cheap ones. Distances are not law: floating
// point is used up to whole metres, integers after that.

#include "quotalaw/placement/facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace quotalaw::placement {

using vec = std::array<double, 3>;  ///< on the unit sphere

constexpr double earth_radius = 6'371'008.8;  ///< metres, mean radius

inline vec on_globe(point p) {
  constexpr double radians = 3.14159265358979323846 / 180e6;
  auto const lat = p.latitude * radians;
  auto const lon = p.longitude * radians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

inline double chord2(vec const& a, vec const& b) {
  auto const x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

/// Along the great circle, in whole metres.
inline std::int64_t metres(double c2) {
  return std::llround(2 * earth_radius * std::asin(std::min(1.0, std::sqrt(c2) / 2)));
}
/// Never more than `metres`: the straight line is shorter.
inline std::int64_t metres_at_least(double c2) {
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(earth_radius * std::sqrt(c2)) - 1);
}

/// A k-d tree over points on the globe, each with a price; a subtree knows its box and its lowest price.
class host_tree {
 public:
  void build(std::vector<vec> points) {
    points_ = std::move(points);
    order_.resize(points_.size());
    std::iota(order_.begin(), order_.end(), index{0});
    price_.assign(points_.size(), 0);
    parts_.clear();
    if (!points_.empty()) {
      make(0, static_cast<std::uint32_t>(points_.size()));
    }
  }

  void set_prices(std::vector<std::int64_t> prices) {
    price_ = std::move(prices);
    for (std::size_t k = parts_.size(); k-- > 0;) {  // children have higher numbers
      auto& part = parts_[k];
      part.lowest = std::numeric_limits<std::int64_t>::max();
      if (part.right == 0) {
        for (auto i = part.begin; i < part.end; ++i) {
          part.lowest = std::min(part.lowest, price_[order_[i]]);
        }
      } else {
        part.lowest = std::min(parts_[k + 1].lowest, parts_[part.right].lowest);
      }
    }
  }

  /// The `k` nearest that `accepts(host, metres)` takes, no farther than `limit`, nearest first.
  template <class Accepts>
  void nearest(vec const& from, std::size_t k, std::int64_t limit, std::vector<std::pair<std::int64_t, index>>& out,
               Accepts accepts) const {
    out.clear();
    if (parts_.empty() || k == 0) {
      return;
    }
    auto worst = [&] { return out.size() < k ? limit : std::min(limit, out.front().first); };
    auto visit = [&](auto const& self, std::uint32_t n, std::int64_t bound) -> void {
      if (bound > worst()) {
        return;
      }
      auto const& part = parts_[n];
      if (part.right == 0) {
        for (auto i = part.begin; i < part.end; ++i) {
          auto const h = order_[i];
          auto const c2 = chord2(from, points_[h]);
          if (metres_at_least(c2) > worst()) {
            continue;
          }
          auto const m = metres(c2);
          if (m > limit || (out.size() == k && std::pair{m, h} >= out.front()) || !accepts(h, m)) {
            continue;
          }
          out.push_back({m, h});
          std::push_heap(out.begin(), out.end());
          if (out.size() > k) {
            std::pop_heap(out.begin(), out.end());
            out.pop_back();
          }
        }
        return;
      }
      auto const l = metres_at_least(box_distance(from, parts_[n + 1]));
      auto const r = metres_at_least(box_distance(from, parts_[part.right]));
      if (l <= r) {
        self(self, n + 1, l);
        self(self, part.right, r);
      } else {
        self(self, part.right, r);
        self(self, n + 1, l);
      }
    };
    visit(visit, 0, 0);
    std::sort_heap(out.begin(), out.end());
  }

  /// Calls f(host, metres) for each host whose way, at `per_metre`, and price together may be below `threshold`, no
  /// farther than `limit`; f returns the threshold from then on. Returns how many were looked at one by one.
  template <class F>
  std::int64_t cheap(vec const& from, std::int64_t per_metre, std::int64_t threshold, std::int64_t limit, F f) const {
    if (parts_.empty()) {
      return 0;
    }
    std::int64_t looked_at = 0;
    std::array<std::pair<std::int64_t, std::uint32_t>, 128> open{};  // subtrees and what is least there
    std::size_t depth = 0;
    auto put = [&](std::int64_t least, std::uint32_t n) {
      if (least < threshold) {
        open[depth++] = {least, n};
      }
    };
    auto least_in = [&](std::uint32_t n) {
      auto const near = metres_at_least(box_distance(from, parts_[n]));
      return near > limit ? std::numeric_limits<std::int64_t>::max() : near * per_metre + parts_[n].lowest;
    };
    put(least_in(0), 0);
    while (depth > 0) {
      auto const [least, n] = open[--depth];
      if (least >= threshold) {
        continue;
      }
      auto const& part = parts_[n];
      if (part.right != 0) {
        auto const l = least_in(n + 1), r = least_in(part.right);
        put(std::max(l, r), l < r ? part.right : n + 1);
        put(std::min(l, r), l < r ? n + 1 : part.right);
        continue;
      }
      for (auto i = part.begin; i < part.end; ++i) {
        auto const h = order_[i];
        auto const c2 = chord2(from, points_[h]);
        ++looked_at;
        if (metres_at_least(c2) * per_metre + price_[h] >= threshold) {
          continue;
        }
        auto const m = metres(c2);
        if (m <= limit && m * per_metre + price_[h] < threshold) {
          threshold = f(h, m);
        }
      }
    }
    return looked_at;
  }

 private:
  struct subtree {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t right = 0;  ///< 0: a leaf; the left child follows its parent
    vec low{}, high{};
    std::int64_t lowest = 0;
  };

  static double box_distance(vec const& p, subtree const& b) {
    double out = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      auto const d = p[i] < b.low[i] ? b.low[i] - p[i] : p[i] > b.high[i] ? p[i] - b.high[i] : 0.0;
      out += d * d;
    }
    return out;
  }

  std::uint32_t make(std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t leaf = 8;
    auto const n = static_cast<std::uint32_t>(parts_.size());
    parts_.emplace_back();
    subtree made;
    made.begin = begin;
    made.end = end;
    made.low = made.high = points_[order_[begin]];
    for (auto i = begin; i < end; ++i) {
      for (std::size_t k = 0; k < 3; ++k) {
        made.low[k] = std::min(made.low[k], points_[order_[i]][k]);
        made.high[k] = std::max(made.high[k], points_[order_[i]][k]);
      }
    }
    if (end - begin > leaf) {
      std::size_t axis = 0;
      for (std::size_t k = 1; k < 3; ++k) {
        axis = made.high[k] - made.low[k] > made.high[axis] - made.low[axis] ? k : axis;
      }
      auto const middle = begin + (end - begin) / 2;
      std::nth_element(order_.begin() + begin, order_.begin() + middle, order_.begin() + end, [&](index a, index b) {
        return std::pair{points_[a][axis], a} < std::pair{points_[b][axis], b};
      });
      make(begin, middle);
      made.right = make(middle, end);
    }
    parts_[n] = made;
    return n;
  }

  std::vector<vec> points_;
  std::vector<index> order_;
  std::vector<std::int64_t> price_;
  std::vector<subtree> parts_;
};

}  // namespace quotalaw::placement
