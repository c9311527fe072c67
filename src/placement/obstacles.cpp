// SPDX-License-Identifier: Apache-2.0
#include "obstacles.hpp"

#include "assign.hpp"
#include "loosened.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace quotalaw::placement {

namespace {

bool stays(person const& x) { return x.host_now != nobody && !x.wants_move; }

/// All that stands between a person and a host. The way to the host of now is not asked again.
constraint_set between(planner const& w, index who, index host) {
  auto const s = pair_constraints(w, who, host);
  return w.p.people[who].host_now == host ? s & ~bit(constraint::distance) : s;
}

bool full(planner const& w, network::arc a) { return a != network::none && w.net.flow(a) >= w.net.capacity(a); }

/// What is taken at a host, were it not for what stands between it and the person: seats, supervisors, the ceiling of
/// the province; nothing: it is free.
std::optional<constraint> taken_at(planner const& w, index who, index h, constraint_set against) {
  if (full(w, w.host_arc[h])) {
    return constraint::seats;
  }
  auto const any_task = (against & (bit(constraint::disability) | bit(constraint::skill))) != 0;
  auto const high = w.p.people[who].high_support && w.supervised[h] != 0;
  bool supervised = false;
  for (auto const s : w.slots_of[h]) {
    auto const& one = w.slots[s];
    if (one.high != high || (!any_task && !w.fits_slot(who, one))) {
      continue;
    }
    // From people with high support to the task, and from the task to the host.
    bool open = true;
    for (auto at = one.at; open && at != w.host_node[h];) {
      auto const looked_after = one.high && at == one.at;
      auto next = at;
      w.net.each_out(at, [&](network::arc a) {
        open = !full(w, a) || (looked_after && (against & bit(constraint::support)) != 0);
        next = w.net.to(a);
      });
      supervised = supervised || (!open && looked_after);
      at = next;
    }
    if (open) {
      auto const q = static_cast<std::size_t>(w.p.hosts[h].where);
      auto const closed = full(w, w.province_ceiling[q]) && full(w, w.province_floor[q]);
      return closed ? std::optional{constraint::ceiling} : std::nullopt;
    }
  }
  return supervised ? constraint::supervisors : constraint::seats;
}

/// Of what is taken at the hosts that fit, the one nearest to a place.
constraint of_taken(constraint_set taken) {
  for (auto const one : {constraint::ceiling, constraint::supervisors}) {
    if ((taken & bit(one)) != 0) {
      return one;
    }
  }
  return constraint::seats;
}

/// Hosts that companies can tell apart, or that differ in what stands between them and the person.
void keep_unlike(problem const& p, std::vector<host_met>& list) {
  auto const seen = [&](host_met const& one) {
    auto const& h = p.hosts[one.host];
    return std::tuple{h.where, h.owned_by, h.open_from, h.open_to, one.against};
  };
  std::stable_sort(list.begin(), list.end(), [&](auto const& a, auto const& b) { return seen(a) < seen(b); });
  auto const alike = [&](auto const& a, auto const& b) { return seen(a) == seen(b); };
  list.erase(std::unique(list.begin(), list.end(), alike), list.end());
}

/// The ways to a place with the fewest constraints in the way: those of any of them, and those that alone are.
struct shortest_ways {
  int length = std::numeric_limits<int>::max();
  constraint_set any = 0, alone = 0;
  void add(constraint_set s) {
    auto const n = std::popcount(s);
    if (n < length) {
      *this = {n, 0, 0};
    }
    if (n == length) {
      any |= s;
      alone |= n == 1 ? s : 0;
    }
  }
};

}  // namespace

void obstacle_counts::add(constraint_set s) { add(s, std::has_single_bit(s) ? s : 0); }

void obstacle_counts::add(constraint_set any, constraint_set alone) {
  for (std::size_t k = 0; k < any_.size(); ++k) {
    any_[k] += any >> k & 1U;
    alone_[k] += alone >> k & 1U;
  }
}

std::vector<counted_constraint> obstacle_counts::listed() const {
  std::vector<counted_constraint> out;
  for (std::size_t k = 0; k < any_.size(); ++k) {
    if (any_[k] > 0) {
      out.push_back({static_cast<constraint>(k), any_[k], alone_[k]});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) {
    return std::pair{a.alone, a.options} > std::pair{b.alone, b.options};
  });
  return out;
}

obstacles::obstacles(planner const& w) : w_{w}, placed_(w.p.people.size(), 0) {
  for (auto const& one : w.result.placements) {
    placed_[one.who] = 1;
  }
  for (index c = 0; c < w.p.companies.size(); ++c) {
    if (open_at(c) > 0) {
      open_.push_back(c);
    }
  }
}

std::int64_t obstacles::open_at(index company) const {
  return w_.p.companies[company].wanted.number() - w_.result.companies[company].filled.number();
}

/// What stands between a person at a host with a free seat and the companies with open places: of the fewest
/// constraints, those of most companies. Nothing: the plan missed a place.
constraint_set obstacles::of_companies(index who, index host) const {
  auto const t = traits_of(w_.p, who, host);
  std::map<std::pair<int, constraint_set>, std::int64_t> sets;
  for (auto const c : open_) {
    if (!t.bound || t.now == c) {
      auto const s = against_open_place(w_, c, who, host, w_.result.companies[c].cost.minor());
      ++sets[{std::popcount(s), s}];
    }
  }
  if (sets.empty()) {
    return bit(constraint::places);
  }
  auto best = sets.begin();
  for (auto one = sets.begin(); one != sets.end() && one->first.first == best->first.first; ++one) {
    best = one->second > best->second ? one : best;
  }
  return best->first.second;
}

/// Where nothing stands in the way, the plan did not find the place: because the way costs more than the place by
/// weights, or because companies told apart left a gap.
constraint obstacles::missed() const {
  auto const& because = w_.result.second.because;
  return w_.weighed ? constraint::distance : because.empty() ? constraint::places : because.front();
}

person_reason obstacles::of_person(index who) {
  auto const& x = w_.p.people[who];
  auto const& u = w_.units[w_.unit_of[who]];
  auto const way = w_.p.timed ? constraint::travel_time : constraint::distance;
  person_reason r;
  r.who = who;
  obstacle_counts all, near, at_free_seats, no_company;
  constraint_set taken = 0;
  bool free = false;
  std::vector<host_met> far;
  asked_person asked{who, stays(x), stays(x) ? x.company_now : nobody};
  for (index h = 0; h < w_.p.hosts.size(); ++h) {
    auto s = between(w_, who, h);
    if ((s & ~bit(constraint::distance)) == 0 && w_.fits.has_points(who, h)) {
      auto const m = w_.fits.metres_between(who, h);
      r.nearest = r.nearest ? std::min(*r.nearest, m) : m;
    }
    auto const fits = s == 0;
    if (auto const what = taken_at(w_, who, h, s)) {
      s |= bit(*what);
    }
    auto const within = (s & (bit(way) | bit(constraint::stays))) == 0;
    (within ? asked.hosts : far).push_back({h, s});
    if (fits) {
      ++r.fitting;
      if (s == 0) {
        free = true;
        s = of_companies(who, h);
        at_free_seats.add(s);
      } else if (w_.taken_by_any(who, h)) {
        taken |= s;
      } else {
        auto const none = of_companies(who, h);
        s |= none;
        no_company.add(none);
      }
    }
    all.add(s);
    if (within) {
      near.add(s);
    }
  }
  r.removed = all.listed();
  auto const first = [](obstacle_counts const& of) {
    auto const list = of.listed();
    return list.empty() ? std::nullopt : std::optional{list.front().what};
  };
  auto const other = std::any_of(u.members.begin(), u.members.end(), [&](index m) { return placed_[m] != 0; });
  r.main = x.left              ? constraint::left
           : other             ? constraint::household
           : !x.consents       ? constraint::consent
           : u.gone && u.cause ? *u.cause
           : free              ? first(at_free_seats).value_or(missed())
           : taken != 0        ? of_taken(taken)
           : r.fitting > 0     ? first(no_company).value_or(missed())
                               : first(near).value_or(way);
  if (!x.left && !other && x.consents) {
    if (asked.hosts.empty()) {
      asked.hosts = std::move(far);
    }
    keep_unlike(w_.p, asked.hosts);
    asked_.push_back(std::move(asked));
  }
  return r;
}

std::int64_t obstacles::households_asked() const {
  std::vector<std::uint32_t> units;
  for (auto const& one : asked_) {
    if (!one.stays) {
      units.push_back(w_.unit_of[one.who]);
    }
  }
  std::sort(units.begin(), units.end());
  return std::unique(units.begin(), units.end()) - units.begin();
}

/// What stands in the way of a company's next place, whoever comes: it can use no host, or not pay.
std::optional<constraint> obstacles::whoever_comes(index company) const {
  auto const& c = w_.p.companies[company];
  obstacle_counts hosts;
  std::optional<std::int64_t> least;
  for (auto const& h : w_.p.hosts) {
    if (!c.wants_people_in(h.where)) {
      continue;
    }
    constraint_set s = h.owned_by == company ? bit(constraint::independence) : 0;
    std::optional<std::int64_t> price;
    for (auto const by : {form::section_33, form::section_35}) {
      std::int64_t satang = 0;
      if (w_.yearly_cost(company, static_cast<index>(h.where), by, satang)) {
        price = price ? std::min(*price, satang) : satang;
      }
    }
    if (!price) {
      s |= bit(c.offers.section_33 ? constraint::wage : constraint::value);
    }
    hosts.add(s);
    if (s == 0) {
      least = least ? std::min(*least, *price) : *price;
    }
  }
  if (!least) {
    auto const list = hosts.listed();
    return list.empty() ? constraint::province : list.front().what;
  }
  auto const spent = w_.result.companies[company].cost.minor();
  return c.budget && spent + *least > c.budget->minor() ? std::optional{constraint::budget} : std::nullopt;
}

company_reason obstacles::of_company(index company) const {
  company_reason r;
  r.company = company;
  r.open = open_at(company);
  obstacle_counts people;
  bool any = false;
  for (auto const& one : asked_) {
    if (one.stays && one.only_for != nobody && one.only_for != company) {
      continue;
    }
    any = true;
    shortest_ways ways;
    for (auto const& met : one.hosts) {
      ways.add(met.against |
               against_open_place(w_, company, one.who, met.host, w_.result.companies[company].cost.minor()));
    }
    if (ways.length == 0) {
      ways = {1, bit(missed()), bit(missed())};
    }
    people.add(ways.any, ways.alone);
  }
  r.removed = people.listed();
  auto const always = whoever_comes(company);
  r.main = always ? *always : any ? r.removed.front().what : constraint::people;
  return r;
}

}  // namespace quotalaw::placement
