// SPDX-License-Identifier: Apache-2.0
// Reasons: what took each option away, conflicts by minimum cuts, relaxations by further augmentation.
#include "reasons.hpp"

#include <algorithm>

namespace quotalaw::placement {

namespace {

constexpr std::size_t kinds = constraint_names.size();

struct counts {
  std::array<std::int64_t, kinds> options{}, alone{};
  void add(constraint_set s) {
    for (std::size_t k = 0; k < kinds; ++k) {
      if ((s >> k & 1U) != 0) {
        ++options[k];
        alone[k] += s == 1U << k ? 1 : 0;
      }
    }
  }
  std::vector<counted_constraint> listed() const {
    std::vector<counted_constraint> out;
    for (std::size_t k = 0; k < kinds; ++k) {
      if (options[k] > 0) {
        out.push_back({static_cast<constraint>(k), options[k], alone[k]});
      }
    }
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) {
      return std::pair{a.alone, a.options} > std::pair{b.alone, b.options};
    });
    return out;
  }
};

bool same_class_open(planner const& w, std::uint32_t k) {
  for (auto const c : w.classes[k].members) {
    if (w.net.flow(w.owed[c]) < w.net.capacity(w.owed[c]) || w.net.flow(w.extra[c]) < w.net.capacity(w.extra[c])) {
      return true;
    }
  }
  return false;
}

}  // namespace

constraint_set pair_constraints(planner const& w, index who, index where) {
  auto out = w.fits.against(who, where);
  if (w.p.timed) {
    auto const from = std::lower_bound(
        w.p.times.begin(), w.p.times.end(), std::pair{who, where},
        [](travel_time const& t, std::pair<index, index> pair) { return std::pair{t.who, t.host} < pair; });
    auto const listed = from != w.p.times.end() && from->who == who && from->host == where;
    if (!listed || from->minutes > w.fits.limit(who)) {
      out |= bit(constraint::travel_time);
    }
  } else if (!w.fits.has_points(who, where) || w.fits.metres_between(who, where) > w.fits.limit(who)) {
    auto const& x = w.p.people[who];
    if (x.host_now != where || x.wants_move) {
      out |= bit(constraint::distance);
    }
  }
  return out;
}

std::int64_t fillable(planner const& w, std::uint32_t of_class, constraint_set active, std::int64_t most,
                      std::int64_t extra_metres) {
  auto trial = w.net;
  auto has = [&](constraint c) { return (active & bit(c)) != 0; };
  // Nothing but the open places of this class leads out.
  for (std::size_t g = 0; g < w.group_node.size(); ++g) {
    trial.assign_capacity(w.group_free[g], trial.flow(w.group_free[g]));
    trial.assign_capacity(w.group_over[g], trial.flow(w.group_over[g]));
  }
  for (index c = 0; c < w.p.companies.size(); ++c) {
    if (w.class_of[c] != of_class) {
      trial.assign_capacity(w.owed[c], trial.flow(w.owed[c]));
      trial.assign_capacity(w.extra[c], trial.flow(w.extra[c]));
    }
  }
  auto const open_up = [&](network::arc a) { trial.assign_capacity(a, network::unbounded); };
  if (!has(constraint::seats)) {
    for (index h = 0; h < w.p.hosts.size(); ++h) {
      open_up(w.host_arc[h]);
      for (auto const s : w.slots_of[h]) {
        if (!w.slots[s].high && w.slots[s].at != w.host_node[h]) {
          trial.each_out(w.slots[s].at, open_up);
        }
      }
    }
  }
  if (!has(constraint::supervisors)) {
    for (auto const& s : w.slots) {
      if (s.high) {
        trial.each_out(s.at, open_up);
      }
    }
  }
  if (!has(constraint::ceiling)) {
    for (auto const a : w.province_ceiling) {
      if (a != network::none) {
        open_up(a);
      }
    }
  }
  if (!has(constraint::province)) {
    for (std::size_t q = 0; q < th::province_count; ++q) {
      if (w.province_node[q] != network::none && w.classes[of_class].takes[q] == 0) {
        trial.add_arc(w.province_node[q], w.classes[of_class].at, network::unbounded, 0);
      }
    }
  }
  network::node const end[] = {network::root};
  auto const leads = trial.reaching(end);
  std::vector<index> hosts;
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    for (auto const s : w.slots_of[h]) {
      if (leads[w.slots[s].at] != 0) {
        hosts.push_back(h);
        break;
      }
    }
  }
  std::vector<char> dead(trial.nodes() + w.units.size() + 1, 0);
  std::int64_t found = 0;
  auto const soft = bit(constraint::disability) | bit(constraint::skill);
  for (auto const& u : w.units) {
    if (found >= most) {
      break;
    }
    if (u.gone || u.stays || trial.flow(u.unplaced) == 0) {
      continue;
    }
    for (auto const m : u.members) {
      for (auto const h : hosts) {
        auto const against = pair_constraints(w, m, h);
        auto left = against & active;
        if (left == bit(constraint::distance) && extra_metres > 0 &&
            w.fits.metres_between(m, h) <= w.fits.limit(m) + extra_metres) {
          left = 0;
        }
        if (left != 0 || (against & bit(constraint::stays)) != 0) {
          continue;
        }
        for (auto const s : w.slots_of[h]) {
          auto const& one = w.slots[s];
          auto const right = one.high == (w.p.people[m].high_support && w.supervised[h] != 0);
          if (leads[one.at] != 0 && right && ((against & soft) != 0 || w.fits.suits(m, h, one.task))) {
            trial.add_arc(u.source, one.at, 1, 0);
          }
        }
      }
    }
    found += trial.augment(u.source, dead) ? 1 : 0;
  }
  return found;
}

reasons explain(planner const& w) {
  reasons out;
  std::vector<char> placed(w.p.people.size(), 0);
  for (auto const& one : w.result.placements) {
    placed[one.who] = 1;
  }
  // People.
  for (auto const who : w.result.unplaced) {
    person_reason r;
    r.who = who;
    auto const& x = w.p.people[who];
    auto const& u = w.units[w.unit_of[who]];
    counts seen;
    bool seat_free = false;
    for (index h = 0; h < w.p.hosts.size(); ++h) {
      auto const s = pair_constraints(w, who, h);
      seen.add(s);
      if ((s & ~bit(constraint::distance)) == 0 && w.fits.has_points(who, h)) {
        auto const m = w.fits.metres_between(who, h);
        r.nearest = r.nearest ? std::min(*r.nearest, m) : m;
      }
      if (s == 0) {
        ++r.fitting;
        seat_free = seat_free || w.net.flow(w.host_arc[h]) < w.net.capacity(w.host_arc[h]);
      }
    }
    r.removed = seen.listed();
    auto const other = std::any_of(u.members.begin(), u.members.end(), [&](index m) { return placed[m] != 0; });
    r.main = x.left              ? constraint::left
             : other             ? constraint::household
             : !x.consents       ? constraint::consent
             : u.gone && u.cause ? *u.cause
             : r.fitting > 0     ? (seat_free ? constraint::places : constraint::seats)
             : r.removed.empty() ? constraint::seats
                                 : r.removed.front().what;
    out.people.push_back(std::move(r));
  }
  // Companies.
  for (index c = 0; c < w.p.companies.size(); ++c) {
    auto const& company = w.p.companies[c];
    company_reason r;
    r.company = c;
    r.open = company.wanted.number() - w.result.companies[c].filled.number();
    if (r.open <= 0) {
      continue;
    }
    counts seen;
    std::int64_t usable = 0;
    for (index h = 0; h < w.p.hosts.size(); ++h) {
      auto const q = static_cast<index>(w.p.hosts[h].where);
      constraint_set s = 0;
      if (!company.only_provinces.empty() &&
          !std::binary_search(company.only_provinces.begin(), company.only_provinces.end(), w.p.hosts[h].where)) {
        s |= bit(constraint::province);
      }
      if (w.p.hosts[h].owned_by == c) {
        s |= bit(constraint::independence);
      }
      std::int64_t cost = 0;
      if (!w.yearly_cost(c, q, form::section_33, cost) && !w.yearly_cost(c, q, form::section_35, cost)) {
        s |= bit(company.offers.section_33 ? constraint::wage : constraint::value);
      }
      seen.add(s);
      usable += s == 0 ? 1 : 0;
    }
    r.removed = seen.listed();
    auto const in_network = w.net.capacity(w.owed[c]) + w.net.capacity(w.extra[c]);
    r.main = in_network < company.wanted.number() && w.result.companies[c].filled.number() >= in_network
                 ? constraint::budget
             : usable == 0 && !r.removed.empty() ? r.removed.front().what
                                                 : constraint::distance;
    out.companies.push_back(std::move(r));
  }
  // Conflicts, class by class, largest first.
  std::vector<std::pair<std::int64_t, std::uint32_t>> open;
  for (std::uint32_t k = 0; k < w.classes.size(); ++k) {
    if (!same_class_open(w, k)) {
      continue;
    }
    std::int64_t n = 0;
    for (auto const c : w.classes[k].members) {
      n += w.net.capacity(w.owed[c]) - w.net.flow(w.owed[c]) + w.net.capacity(w.extra[c]) - w.net.flow(w.extra[c]);
    }
    open.push_back({n, k});
  }
  std::sort(open.begin(), open.end(),
            [](auto const& a, auto const& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  constexpr std::size_t most_conflicts = 5;
  open.resize(std::min(open.size(), most_conflicts));
  std::int64_t people = 0;
  for (auto const& u : w.units) {
    people += !u.gone && !u.stays && w.net.flow(u.unplaced) > 0 ? 1 : 0;
  }
  std::vector<constraint> const loosened{
      constraint::supervisors, constraint::ceiling,
      constraint::support,     constraint::sign_language,
      constraint::step_free,   constraint::disability,
      constraint::skill,       constraint::province,
      constraint::seats,       w.p.timed ? constraint::travel_time : constraint::distance};
  constraint_set all = (1U << kinds) - 1;
  std::int64_t reach = 0;
  for (auto const& [n, k] : open) {
    conflict c;
    c.companies = w.classes[k].members;
    std::sort(c.companies.begin(), c.companies.end());
    c.provinces = w.p.companies[c.companies.front()].only_provinces;
    for (auto const one : c.companies) {
      c.places += w.net.capacity(w.owed[one]) + w.net.capacity(w.extra[one]);
    }
    c.reachable = c.places - n;
    c.people = people;
    auto active = all;
    for (auto const one : loosened) {
      active &= ~bit(one);
    }
    if (fillable(w, k, active, n, 0) < n) {
      c.too_few_people = true;
    } else {
      // Leave out whatever the conflict does not need; what remains, it needs.
      active = all;
      for (auto const one : loosened) {
        auto const without = active & ~bit(one);
        if (fillable(w, k, without, n, 0) < n) {
          active = without;
        } else {
          c.members.push_back(one);
        }
      }
    }
    out.conflicts.push_back(std::move(c));
    // What would help these places.
    if (people > 0) {
      std::int64_t before = 0;
      if (!w.p.timed) {
        for (std::int64_t const more : {1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000}) {
          auto const gain = fillable(w, k, all, n, more);
          if (gain > before) {
            out.relaxations.push_back({constraint::distance, more, nobody, gain});
            before = gain;
          }
        }
      }
      for (auto const one : loosened) {
        if (one == constraint::distance) {
          continue;
        }
        if (auto const gain = fillable(w, k, all & ~bit(one), n, 0); gain > 0) {
          out.relaxations.push_back({one, 0, nobody, gain});
        }
      }
    }
    ++reach;
  }
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    if (w.result.hosts[h].worth_placements > 0) {
      out.relaxations.push_back({constraint::seats, 1, h, 1});
    }
  }
  std::stable_sort(out.relaxations.begin(), out.relaxations.end(), [](relaxation const& a, relaxation const& b) {
    // A seat more is the smallest change; then the shortest way more; then needs that would have to be met.
    auto const rank = [](relaxation const& r) {
      return r.host != nobody                 ? std::pair{0, r.amount}
             : r.what == constraint::distance ? std::pair{1, r.amount}
                                              : std::pair{2, std::int64_t{0}};
    };
    return std::pair{rank(a), -a.placements} < std::pair{rank(b), -b.placements};
  });
  return out;
}

}  // namespace quotalaw::placement
