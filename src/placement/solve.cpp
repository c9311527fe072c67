// SPDX-License-Identifier: Apache-2.0
// The flow over all pairs: solved on the near ones, then priced until no pair left out can improve it; fairness.
#include "planner.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace quotalaw::placement {

std::int64_t planner::price_all() {
  auto& proof = result.proof;
  proof.pairs_in_full = static_cast<std::int64_t>(p.people.size()) * static_cast<std::int64_t>(p.hosts.size());
  proof.pairs_priced = 0;
  if (p.timed) {
    // Every pair that the table lists is in the network: there is nothing to price.
    proof.pairs_priced = static_cast<std::int64_t>(columns.size());
    proof.pairs_by_bound = proof.pairs_in_full - proof.pairs_priced;
    return 0;
  }
  ++proof.rounds;
  auto const partly = changing && !proven_price_.empty();
  constexpr auto never = std::numeric_limits<std::int64_t>::max() / 4;
  std::vector<std::int64_t> prices(p.hosts.size(), 0), cheaper(p.hosts.size(), never);
  bool any_cheaper = false;
  for (index h = 0; h < p.hosts.size(); ++h) {
    auto best = never;
    bool fell = false;
    for (auto const s : slots_of[h]) {
      auto const price = -net.potential(slots[s].at);
      best = std::min(best, price);
      fell = fell || (partly && price < proven_price_[s]);
    }
    prices[h] = best;
    if (fell) {
      cheaper[h] = best;
      any_cheaper = true;
    }
  }
  // Those who gained come first, at all places; then the others, at the places that fell.
  std::vector<std::uint32_t> all_places, few_places;
  for (std::uint32_t k = 0; k < units.size(); ++k) {
    if (!partly || -net.potential(units[k].source) > proven_threshold_[k]) {
      all_places.push_back(k);
    } else if (any_cheaper) {
      few_places.push_back(k);
    }
  }
  tree.set_prices(std::move(prices));
  std::int64_t persons = 0;
  std::vector<column> better;
  std::vector<std::pair<std::int64_t, column>> found;  // the best of one unit, the worst in front
  constexpr std::size_t most_each = 8;
  constexpr auto worse = [](auto const& a, auto const& b) {
    return std::tuple{a.first, a.second.slot, a.second.who} < std::tuple{b.first, b.second.slot, b.second.who};
  };
  auto const price_one = [&](std::uint32_t k) {
    auto const& u = units[k];
    if (u.gone) {
      return;
    }
    found.clear();
    auto const threshold = -net.potential(u.source);
    for (auto const m : u.members) {
      auto const& x = p.people[m];
      if (!looks(u, m)) {
        continue;
      }
      proof.pairs_priced +=
          tree.cheap(on_globe(*x.where), per_length, threshold, fits.limit(m), [&](index h, std::int64_t length) {
            // The price first: most pairs fail by it, and it is quicker than asking whether the two fit.
            for (auto const s : slots_of[h]) {
              column const c{k, m, s, length};
              auto const r = column_cost(c) + net.potential(u.source) - net.potential(slots[s].at);
              if (r < 0 && may_take(m, slots[s]) && fits.against(m, h) == 0) {
                found.push_back({r, c});
                std::push_heap(found.begin(), found.end(), worse);
                if (found.size() > most_each) {
                  std::pop_heap(found.begin(), found.end(), worse);
                  found.pop_back();
                }
              }
            }
            // With enough of them, only better ones are of interest.
            return found.size() < most_each ? threshold : threshold + found.front().first + 1;
          });
    }
    if (found.empty()) {
      return;
    }
    ++persons;
    std::sort_heap(found.begin(), found.end(), worse);
    proof.worst_reduced_cost = std::min(proof.worst_reduced_cost, found.front().first);
    for (auto const& [r, c] : found) {
      better.push_back(c);
    }
  };
  for (auto const k : all_places) {
    price_one(k);
  }
  if (!few_places.empty()) {
    tree.set_prices(std::move(cheaper));
    for (auto const k : few_places) {
      price_one(k);
    }
  }
  if (better.empty()) {
    proven_price_.clear();
    for (auto const& s : slots) {
      proven_price_.push_back(-net.potential(s.at));
    }
    proven_threshold_.clear();
    for (auto const& u : units) {
      proven_threshold_.push_back(-net.potential(u.source));
    }
  }
  proof.pairs_by_bound = proof.pairs_in_full - proof.pairs_priced;
  mend(better);
  return persons;
}

void planner::take_out(std::uint32_t unit) {
  net.remove(units[unit].source);
  units[unit].gone = true;
}

void planner::put_back(std::uint32_t unit) {
  units[unit].gone = false;
  units[unit].cause.reset();
  net.insert(units[unit].source);
  look_anew(unit);
}

void planner::look_anew(std::uint32_t unit) {
  if (unit < proven_threshold_.size()) {
    proven_threshold_[unit] = std::numeric_limits<std::int64_t>::min();
  }
}

void planner::works_now(index who, column const* now) {
  auto& x = p.people[who];
  x.host_now = now == nullptr ? nobody : slots[now->slot].host;
  x.task_now = now == nullptr ? nobody : slots[now->slot].task;
  x.company_now = now == nullptr ? nobody : company_of[who];
  x.wants_move = true;
  auto& u = units[unit_of[who]];
  u.works = std::any_of(u.members.begin(), u.members.end(), [&](index m) { return p.people[m].host_now != nobody; });
  price_again(unit_of[who]);
}

void planner::work_ends(std::uint32_t unit) {
  units[unit].stays = units[unit].works = false;
  price_again(unit);
}

void planner::price_again(std::uint32_t unit) {
  auto const& u = units[unit];
  net.assign_costs(u.source, [&](network::arc a) {
    return a == u.unplaced ? unplaced_cost(u) : column_cost(columns[a - first_column]);
  });
  look_anew(unit);
}

/// Takes pairs into the network, the best first. Each changes prices around it, so that most others are worth nothing
/// any more when their turn comes.
void planner::mend(std::vector<column> const& better) {
  auto const gain = [&](column const& c) {
    return net.potential(slots[c.slot].at) - column_cost(c) - net.potential(units[c.unit].source);
  };
  std::vector<std::pair<std::int64_t, std::size_t>> line;
  for (std::size_t i = 0; i < better.size(); ++i) {
    line.emplace_back(gain(better[i]), better.size() - i);
  }
  std::make_heap(line.begin(), line.end());
  while (!line.empty()) {
    std::pop_heap(line.begin(), line.end());
    auto const [then, place] = line.back();
    line.pop_back();
    auto const& c = better[better.size() - place];
    auto const now = gain(c);
    if (now <= 0) {
      continue;
    }
    if (now < then) {
      line.emplace_back(now, place);
      std::push_heap(line.begin(), line.end());
      continue;
    }
    add_column(c);
    ++result.proof.columns_added;
    net.use(static_cast<network::arc>(net.arcs() - 1));
  }
}

void planner::price_until_proven() {
  price_pairs();
  auto const before = shared.empty() ? 0 : net.primal();
  bool divided = false;
  while (divide_supervisors()) {
    price_pairs();
    divided = true;
  }
  if (divided) {
    // Without the division the plan could not be better than it was: the difference bounds what is lost.
    result.proof.divided_gap += net.primal() - before;
  }
}

bool planner::divide_supervisors() {
  bool any = false;
  for (auto& one : shared) {
    auto const most = *p.hosts[one.host].high_support_seats;
    std::int64_t supported = 0;
    for (auto const& [a, alone] : one.tasks) {
      supported += net.flow(a);
    }
    if (one.divided || supported <= most) {
      continue;
    }
    any = one.divided = true;
    ++result.proof.hosts_divided;
    for (auto const& [a, alone] : one.tasks) {
      net.set_capacity(a, net.flow(a));
    }
    // The task that loses least by it gives up one, again and again.
    for (; supported > most; --supported) {
      auto cheapest = network::none;
      std::int64_t least = 0;
      for (auto const& [a, alone] : one.tasks) {
        if (net.capacity(a) == 0) {
          continue;
        }
        if (auto const lost = net.loss(a); cheapest == network::none || lost < least) {
          cheapest = a;
          least = lost;
        }
      }
      net.set_capacity(cheapest, net.capacity(cheapest) - 1);
    }
    // One task may have lost what another could do without.
    constexpr int passes = 3;
    bool better = true;
    for (int pass = 0; pass < passes && better; ++pass) {
      better = false;
      for (auto const& [gets, alone] : one.tasks) {
        for (auto const& [gives, unused] : one.tasks) {
          auto const gain =
              gets == gives || net.capacity(gives) == 0 || net.capacity(gets) == alone ? 0 : net.worth(gets);
          if (gain == 0) {
            continue;
          }
          net.set_capacity(gets, net.capacity(gets) + 1);
          auto const pays = net.loss(gives) < gain;
          auto const back = pays ? gives : gets;
          net.set_capacity(back, net.capacity(back) - 1);
          better = better || pays;
        }
      }
    }
  }
  return any;
}

void planner::undivide(bool mending) {
  for (auto& one : shared) {
    if (!one.divided) {
      continue;
    }
    one.divided = false;
    for (auto const& [a, alone] : one.tasks) {
      if (mending) {
        net.set_capacity(a, alone);
      } else {
        net.assign_capacity(a, alone);
      }
    }
  }
  result.proof.hosts_divided = 0;
  result.proof.divided_gap = 0;
}

void planner::solve_first() {
  net.solve();
  price_pairs();
  close_detours();
}

void planner::close_detours() {
  bool used = false;
  for (auto a = first_detour; a < first_column; ++a) {
    used = used || net.flow(a) > 0;
    net.set_capacity(a, 0);
  }
  if (used) {
    price_pairs();
  }
}

void planner::price_pairs() {
  while (true) {
    result.proof.worst_reduced_cost = 0;
    auto const better = price_all();
    if (better == 0) {
      break;
    }
    // Mending raises prices around it more than it must. After a few persons that costs less than looking at all.
    if (!changing && better > static_cast<std::int64_t>(units.size() / 1000)) {
      net.lower_prices();
    }
  }
}

namespace {

/// How many of each group are served, in the fairest way.
///
/// One person more for the group served worst, again and again; a group that cannot be served further is left. The sets
/// of persons that can be placed together form a matroid, so that nobody's group has to give up a place again, and in
/// the end as many are placed as can be. Who of a group is placed may change on the way: each group has a pool behind
/// its persons, through which one of them takes the turn of another.
class fair_shares {
 public:
  explicit fair_shares(planner& w)
      : size(w.group_name.size(), 0),
        placed(w.group_name.size(), 0),
        w_{w},
        trial_{w.net},
        turn_(w.units.size()),
        waiting_(w.group_name.size()) {
    trial_.clear();
    std::vector<network::node> pools;
    for (std::size_t g = 0; g < size.size(); ++g) {
      constexpr std::uint8_t rank = 200;
      pools.push_back(trial_.add_node(rank));
    }
    dead_.assign(trial_.nodes(), 0);
    for (auto const n : w.group_node) {
      dead_[n] = 1;
    }
    unit_at_.assign(trial_.nodes(), network::none);
    for (std::uint32_t k = 0; k < w.units.size(); ++k) {
      auto const& u = w.units[k];
      ++size[u.group];
      unit_at_[u.source] = k;
      turn_[k] = trial_.add_arc(pools[u.group], u.source, 1, 0);
    }
  }

  void run() {
    for (auto k = static_cast<std::uint32_t>(w_.units.size()); k-- > 0;) {
      auto const& u = w_.units[k];
      if (!u.works) {
        waiting_[u.group].push_back(k);
      } else if (serve(k)) {
        ++placed[u.group];  // without a turn: nobody takes the place
      }
    }
    // Of groups served alike, the smaller first: one person more is more to it.
    auto const later = [&](std::size_t a, std::size_t b) {
      auto const left = placed[a] * size[b], right = placed[b] * size[a];
      return left != right ? left > right : std::tie(size[a], w_.group_name[a]) > std::tie(size[b], w_.group_name[b]);
    };
    std::vector<std::size_t> line;
    for (std::size_t g = 0; g < size.size(); ++g) {
      line.push_back(g);
    }
    std::make_heap(line.begin(), line.end(), later);
    while (!line.empty()) {
      std::pop_heap(line.begin(), line.end(), later);
      auto const g = line.back();
      line.pop_back();
      if (serve_one_of(g)) {
        ++placed[g];
        line.push_back(g);
        std::push_heap(line.begin(), line.end(), later);
      }
    }
  }

  std::vector<std::int64_t> size, placed;  ///< by group

 private:
  bool has_turn(std::uint32_t k) const { return trial_.flow(turn_[k]) > 0; }

  bool serve_one_of(std::size_t group) {
    auto& list = waiting_[group];
    while (true) {
      while (!list.empty()) {
        auto const k = list.back();
        list.pop_back();
        if (!has_turn(k) && serve(k)) {
          trial_.assign_flow(turn_[k], 1);
          return true;
        }
      }
      // Who gave a turn to another is asked again.
      for (auto k = static_cast<std::uint32_t>(w_.units.size()); k-- > 0;) {
        auto const& u = w_.units[k];
        if (u.group == group && !u.works && !has_turn(k) && dead_[u.source] == 0) {
          list.push_back(k);
        }
      }
      if (list.empty()) {
        return false;
      }
    }
  }

  bool serve(std::uint32_t k) {
    while (!trial_.augment(w_.units[k].source, dead_)) {
      if (!widen()) {
        return false;
      }
    }
    return true;
  }

  /// After a search in vain, which marked what it came to as dead: pairs that the network does not hold yet, from
  /// people to whom it came to the nearest places that are not dead. With them the search may go on.
  bool widen() {
    if (w_.p.timed) {
      return false;  // the network holds every pair that is listed
    }
    std::vector<network::node> const came_to(trial_.came_to().begin(), trial_.came_to().end());
    if (!priced_ || came_to.size() > 1) {
      price_the_dead();
    }
    bool found = false;
    for (auto const n : came_to) {
      auto const k = unit_at_[n];
      if (k == network::none || w_.units[k].gone) {
        continue;
      }
      for (auto const m : w_.units[k].members) {
        if (auto const nearest = nearest_alive(k, m)) {
          trial_.add_arc(w_.units[k].source, w_.slots[nearest->slot].at, network::unbounded, 0);
          w_.add_column(*nearest);
          found = true;
        }
      }
    }
    if (found) {
      for (auto const n : came_to) {
        dead_[n] = 0;
      }
    }
    return found;
  }

  void price_the_dead() {
    constexpr auto never = std::numeric_limits<std::int64_t>::max() / 4;
    std::vector<std::int64_t> prices(w_.p.hosts.size(), never);
    for (auto const& s : w_.slots) {
      if (dead_[s.at] == 0) {
        prices[s.host] = 0;
      }
    }
    w_.tree.set_prices(std::move(prices));
    priced_ = true;
  }

  std::optional<column> nearest_alive(std::uint32_t unit, index who) const {
    std::optional<column> out;
    if (!w_.looks(w_.units[unit], who)) {
      return out;
    }
    auto const limit = w_.fits.limit(who);
    w_.tree.cheap(on_globe(*w_.p.people[who].where), 1, limit + 1, limit, [&](index h, std::int64_t length) {
      for (auto const s : w_.slots_of[h]) {
        if (dead_[w_.slots[s].at] == 0 && w_.may_take(who, w_.slots[s]) && w_.fits.against(who, h) == 0) {
          out = column{unit, who, s, length};
          break;
        }
      }
      return out ? out->length : limit + 1;
    });
    return out;
  }

  planner& w_;
  network trial_;
  std::vector<network::arc> turn_;                   ///< by unit
  std::vector<std::vector<std::uint32_t>> waiting_;  ///< by group, the first at the back
  std::vector<char> dead_;
  std::vector<std::uint32_t> unit_at_;  ///< by node
  bool priced_ = false;
};

}  // namespace

void planner::make_fair() {
  if (weighed || moves_first || p.how.fair == fairness::none || group_name.size() < 2) {
    return;
  }
  fair_shares shares{*this};
  shares.run();
  auto const& [size, placed] = std::tie(shares.size, shares.placed);
  std::int64_t moved = 0;
  std::vector<std::int64_t> now(group_name.size(), 0);
  for (std::size_t g = 0; g < group_name.size(); ++g) {
    now[g] = net.flow(group_free[g]) + net.flow(group_over[g]);
    moved += std::abs(now[g] - (size[g] - placed[g]));
  }
  if (moved == 0) {
    return;
  }
  auto travel = [&] {
    std::int64_t sum = 0;
    for (auto const& u : units) {
      if (auto const* c = column_used(u)) {
        sum += c->length;
      }
    }
    return sum;
  };
  auto const before = travel();
  constexpr std::int64_t few = 100;
  if (moved <= few) {
    for (std::size_t g = 0; g < group_name.size(); ++g) {
      net.set_capacity(group_free[g], size[g] - placed[g]);
    }
    undivide(true);
  } else {
    for (std::size_t g = 0; g < group_name.size(); ++g) {
      net.assign_capacity(group_free[g], size[g] - placed[g]);
    }
    undivide(false);
    net.solve();
  }
  price_until_proven();
  if (auto const with = travel(); with != before) {
    result.prices.push_back({"fairness", "travel", with, before});
  }
}

void planner::solve() {
  result = {};
  solve_first();
  price_until_proven();
  make_fair();
  auto& proof = result.proof;
  proof.pairs_in_network = static_cast<std::int64_t>(columns.size());
  proof.components = net.components();
  proof.primal = net.primal();
  proof.dual = net.dual();
}

}  // namespace quotalaw::placement
