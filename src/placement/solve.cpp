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
    if (u.stays || u.gone) {
      return;
    }
    found.clear();
    auto const threshold = -net.potential(u.source);
    for (auto const m : u.members) {
      auto const& x = p.people[m];
      if (!x.looks_for_a_place() || (x.host_now != nobody && !x.wants_move && fits.against(m, x.host_now) == 0)) {
        continue;
      }
      proof.pairs_priced +=
          tree.cheap(on_globe(*x.where), per_length, threshold, fits.limit(m), [&](index h, std::int64_t length) {
            // The price first: most pairs fail by it, and it is quicker than asking whether the two fit.
            for (auto const s : slots_of[h]) {
              column const c{k, m, s, length};
              auto const r = column_cost(c) + net.potential(u.source) - net.potential(slots[s].at);
              if (r < 0 && fits_slot(m, slots[s]) && fits.against(m, h) == 0) {
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

void planner::make_fair() {
  if (weighed || moves_first || p.how.fair == fairness::none || group_name.size() < 2) {
    return;
  }
  // One person more for the group served worst, again and again; a group that cannot be served further is left. The
  // sets of persons that can be placed together form a matroid, so that nobody placed has to lose the place again, and
  // in the end as many are placed as can be.
  auto trial = net;
  trial.clear();
  std::vector<char> dead(trial.nodes(), 0);
  for (auto const n : group_node) {
    dead[n] = 1;
  }
  std::vector<std::vector<std::uint32_t>> waiting(group_name.size());
  std::vector<std::int64_t> size(group_name.size(), 0), placed(group_name.size(), 0);
  for (auto k = static_cast<std::uint32_t>(units.size()); k-- > 0;) {
    auto const& u = units[k];
    ++size[u.group];
    if (!u.stays) {
      waiting[u.group].push_back(k);
    } else if (trial.augment(u.source, dead)) {
      ++placed[u.group];
    }
  }
  auto later = [&](std::size_t a, std::size_t b) {
    auto const left = placed[a] * size[b], right = placed[b] * size[a];
    return left != right ? left > right : group_name[a] > group_name[b];
  };
  std::vector<std::size_t> line;
  for (std::size_t g = 0; g < group_name.size(); ++g) {
    line.push_back(g);
  }
  std::make_heap(line.begin(), line.end(), later);
  while (!line.empty()) {
    std::pop_heap(line.begin(), line.end(), later);
    auto const g = line.back();
    line.pop_back();
    while (!waiting[g].empty()) {
      auto const k = waiting[g].back();
      waiting[g].pop_back();
      if (trial.augment(units[k].source, dead)) {
        ++placed[g];
        line.push_back(g);
        std::push_heap(line.begin(), line.end(), later);
        break;
      }
    }
  }
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
  result.prices.push_back({"fairness", "travel", travel(), before});
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
