// SPDX-License-Identifier: Apache-2.0
#include "loosened.hpp"

#include "assign.hpp"

#include <algorithm>
#include <map>

namespace quotalaw::placement {

constraint_set pair_constraints(planner const& w, index who, index where) {
  auto out = w.fits.against(who, where);
  if (w.p.timed) {
    auto const minutes = w.minutes_listed(who, where);
    if (!minutes || *minutes > w.fits.limit(who)) {
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

bool waits(planner const& w, unit const& u) { return !u.gone && w.net.flow(u.unplaced) > 0; }

loosened::loosened(planner const& w, loosening const& what)
    : w_{w},
      what_{what},
      net_{w.net},
      own_(w.p.companies.size()),
      seated_(w.units.size(), 0),
      host_leads_(w.p.hosts.size(), 0) {
  follow_companies();
  // Only open places lead out, and nobody loses a place to make room.
  for (std::size_t g = 0; g < w_.group_node.size(); ++g) {
    hold(w_.group_free[g]);
    hold(w_.group_over[g]);
  }
  for (auto const& u : w_.units) {
    hold(u.unplaced);
  }
  open_hosts();
  open_companies();
}

/// Companies of several classes may take the same people: here each has those that it was given when companies were
/// told apart.
void loosened::follow_companies() {
  std::map<std::pair<network::node, network::node>, std::int64_t> through;  // by gate and class
  for (auto const& one : w_.result.placements) {
    ++through[{w_.gate_of(one.host), w_.classes[w_.class_of[one.company]].at}];
  }
  for (auto const& g : w_.gates) {
    net_.each_out(g.at, [&](network::arc a) {
      auto const at = through.find({g.at, net_.to(a)});
      net_.assign_flow(a, at == through.end() ? 0 : at->second);
    });
  }
  for (index c = 0; c < w_.p.companies.size(); ++c) {
    auto const filled = w_.result.companies[c].filled.number();
    auto const due = std::min(filled, net_.capacity(w_.owed[c]));
    net_.assign_flow(w_.owed[c], due);
    net_.assign_flow(w_.extra[c], filled - due);
    owed_before_ += due;
  }
}

void loosened::open_hosts() {
  if (!holds(constraint::seats)) {
    for (index h = 0; h < w_.p.hosts.size(); ++h) {
      open_up(w_.host_arc[h]);
      for (auto const s : w_.slots_of[h]) {
        if (!w_.slots[s].high && w_.slots[s].at != w_.host_node[h]) {
          net_.each_out(w_.slots[s].at, [&](network::arc a) { open_up(a); });
        }
      }
    }
  }
  for (auto const& s : w_.slots) {
    if (s.high) {
      auto const none = *w_.p.hosts[s.host].high_support_seats == 0;
      if (!holds(none ? constraint::support : constraint::supervisors)) {
        net_.each_out(s.at, [&](network::arc a) { open_up(a); });
      }
    }
  }
  if (!holds(constraint::ceiling)) {
    for (auto const a : w_.province_ceiling) {
      if (a != network::none) {
        open_up(a);
      }
    }
  }
}

bool loosened::takes_only_now(index company, index province) const {
  auto const& c = w_.p.companies[company];
  std::int64_t satang = 0;
  auto const wished = c.wants_people_in(static_cast<th::province>(province));
  auto const lawful = w_.yearly_cost(company, province, form::section_33, satang) ||
                      w_.yearly_cost(company, province, form::section_35, satang);
  auto const pays =
      (!holds(constraint::wage) && c.offers.section_33) || (!holds(constraint::value) && c.offers.section_35);
  return !(wished && lawful) && (wished || !holds(constraint::province)) && (lawful || pays);
}

void loosened::open_companies() {
  for (index c = 0; c < w_.p.companies.size(); ++c) {
    auto const owed = w_.owed[c];
    auto const extra = w_.extra[c];
    if (what_.only_class != network::none && w_.class_of[c] != what_.only_class) {
      hold(owed);
      hold(extra);
      continue;
    }
    auto const& company = w_.p.companies[c];
    if (!holds(constraint::budget)) {
      auto const due = std::min(company.wanted, company.shortfall).number();
      net_.assign_capacity(owed, due);
      net_.assign_capacity(extra, company.wanted.number() - due);
    }
    if (!holds(constraint::places)) {
      net_.assign_capacity(owed, company.shortfall.number());
      open_up(extra);
    }
    owed_.push_back(owed);
    extra_.push_back(extra);
    // Provinces that it takes only now lead to its own open places alone.
    auto const open_owed = net_.capacity(owed) - net_.flow(owed);
    auto const open_extra = net_.capacity(extra) - net_.flow(extra);
    std::vector<index> provinces;
    for (index q = 0; open_owed + open_extra > 0 && q < th::province_count; ++q) {
      if (takes_only_now(c, q)) {
        provinces.push_back(q);
      }
    }
    if (provinces.empty()) {
      continue;
    }
    hold(owed);
    hold(extra);
    auto const own = net_.add_node(1);
    net_.add_arc(w_.classes[w_.class_of[c]].at, own, network::unbounded, 0);
    for (auto const& g : w_.gates) {
      auto const now = std::find(provinces.begin(), provinces.end(), g.province) != provinces.end();
      if (now && w_.takes(w_.classes[w_.class_of[c]], g)) {
        own_[c].from.emplace_back(g.province, net_.add_arc(g.at, own, network::unbounded, 0));
      }
    }
    own_[c].owed = net_.add_arc(own, network::root, open_owed, 0);
    own_[c].extra = net_.add_arc(own, network::root, open_extra, 0);
    owed_.push_back(own_[c].owed);
    extra_.push_back(own_[c].extra);
  }
}

std::int64_t loosened::filled_at(index company) const {
  auto out = net_.flow(w_.owed[company]) + net_.flow(w_.extra[company]);
  if (own_[company].owed != network::none) {
    out += net_.flow(own_[company].owed) + net_.flow(own_[company].extra);
  }
  return out;
}

std::int64_t loosened::more_at(index company) const {
  return filled_at(company) - w_.result.companies[company].filled.number();
}

std::int64_t loosened::more_owed() const {
  auto out = -owed_before_;
  for (auto const a : owed_) {
    out += net_.flow(a);
  }
  return out;
}

std::int64_t loosened::more_at(index company, index province) const {
  std::int64_t out = 0;
  for (auto const& [q, a] : own_[company].from) {
    out += q == province ? net_.flow(a) : 0;
  }
  return out;
}

void loosened::find_leading() {
  std::vector<network::node> ends;
  for (auto const* outlets : {&owed_, &extra_}) {
    for (auto const a : *outlets) {
      if (net_.flow(a) < net_.capacity(a)) {
        ends.push_back(net_.from(a));
      }
    }
  }
  leads_ = net_.reaching(ends);
  hosts_.clear();
  for (index h = 0; h < w_.p.hosts.size(); ++h) {
    host_leads_[h] = 0;
    for (auto const s : w_.slots_of[h]) {
      host_leads_[h] |= leads_[w_.slots[s].at];
    }
    if (host_leads_[h] != 0) {
      hosts_.push_back(h);
    }
  }
}

std::int64_t loosened::limit(index who, bool without_place) const {
  return w_.fits.limit(who) + (without_place || what_.everybody ? what_.extra_metres : 0);
}

/// Whether a company can take a person at a host, with what is loosened for companies.
bool loosened::taken_by(index company, index who, index host) const {
  auto const& c = w_.p.companies[company];
  auto const& x = w_.p.people[who];
  form by{};
  std::int64_t satang = 0;
  auto against =
      against_company(w_, company, who, host, by, satang) & ~(bit(constraint::wage) | bit(constraint::value));
  if (!holds(constraint::province)) {
    against &= ~bit(constraint::province);
  }
  if (against != 0 || (holds(constraint::places) && c.wanted == heads{0})) {
    return false;
  }
  auto const q = static_cast<index>(w_.p.hosts[host].where);
  auto const open = [&](form f) {
    return c.offers.has(f) && x.accepts.has(f) &&
           (w_.yearly_cost(company, q, f, satang) ||
            !holds(f == form::section_33 ? constraint::wage : constraint::value));
  };
  return open(form::section_33) || open(form::section_35);
}

bool loosened::taken_by_any(index who, index host) const {
  constexpr char unknown = 2;
  taken_.resize(w_.alike_pairs(), unknown);
  auto& known = taken_[w_.alike(who, host)];
  for (index c = 0; c < w_.p.companies.size() && known == unknown; ++c) {
    known = taken_by(c, who, host) ? 1 : unknown;
  }
  known = known == unknown ? 0 : known;
  return known == 1;
}

bool loosened::may_work(index who, slot const& at, bool without_place) const {
  if (leads_[at.at] == 0 || !taken_by_any(who, at.host)) {
    return false;
  }
  auto const against = pair_constraints(w_, who, at.host);
  auto left = without_place ? against & (what_.active | bit(constraint::stays)) : against;
  if (left == bit(constraint::distance) && w_.fits.has_points(who, at.host) &&
      w_.fits.metres_between(who, at.host) <= limit(who, without_place)) {
    left = 0;
  }
  if (!without_place) {
    return left == 0 && w_.fits_slot(who, at);
  }
  if (left != 0 || at.high != (w_.p.people[who].high_support && w_.supervised[at.host] != 0)) {
    return false;
  }
  // A person whom no task of the host suits takes any, once that is loosened.
  auto const unsuited = against & (bit(constraint::disability) | bit(constraint::skill));
  return unsuited != 0 || w_.fits.suits(who, at.host, at.task);
}

/// Ways to places of work that lead, nearest first; false: there is none.
bool loosened::add_ways(unit const& u, std::size_t most) {
  auto const without_place = waits(w_, u);
  std::size_t added = 0;
  auto try_host = [&](index who, index h) {
    for (auto const s : w_.slots_of[h]) {
      if (added < most && may_work(who, w_.slots[s], without_place)) {
        net_.add_arc(u.source, w_.slots[s].at, 1, 0);
        ++added;
      }
    }
  };
  std::vector<std::pair<std::int64_t, index>> near;
  for (auto const who : u.members) {
    auto const& x = w_.p.people[who];
    if (x.host_now != nobody && host_leads_[x.host_now] != 0) {
      try_host(who, x.host_now);
    }
    auto const bounded = !w_.p.timed && (!without_place || holds(constraint::distance));
    if (bounded && x.where) {
      w_.tree.nearest(on_globe(*x.where), most - added, limit(who, without_place), near, [&](index h, std::int64_t) {
        return host_leads_[h] != 0 && w_.p.hosts[h].at &&
               std::any_of(w_.slots_of[h].begin(), w_.slots_of[h].end(),
                           [&](auto s) { return may_work(who, w_.slots[s], without_place); });
      });
      for (auto const& [length, h] : near) {
        try_host(who, h);
      }
    } else if (!bounded) {
      for (auto const h : hosts_) {
        if (added == most) {
          break;
        }
        try_host(who, h);
      }
    }
  }
  return added > 0;
}

/// Those with a place can make room: their places lead where they have another that leads.
void loosened::lead_those_with_a_place() {
  if (w_.p.timed) {
    return;  // the network holds every pair
  }
  for (bool added = true; added;) {
    added = false;
    for (auto const& u : w_.units) {
      auto const has_place = waits(w_, u) ? seated_[w_.unit_of[u.members.front()]] != 0 : !u.gone && !u.stays;
      if (has_place && leads_[u.source] == 0) {
        added = add_ways(u, 1) || added;
      }
    }
    if (added) {
      find_leading();
    }
  }
}

std::vector<std::uint32_t> loosened::seat(std::int64_t most) {
  // As many as can be in places that are owed, then as many as can be.
  std::vector<std::int64_t> capacity;
  for (auto const a : extra_) {
    capacity.push_back(net_.capacity(a));
    hold(a);
  }
  std::vector<std::uint32_t> out;
  seat_until(most, out);
  for (std::size_t i = 0; i < extra_.size(); ++i) {
    net_.assign_capacity(extra_[i], capacity[i]);
  }
  seat_until(most, out);
  return out;
}

void loosened::seat_until(std::int64_t most, std::vector<std::uint32_t>& out) {
  constexpr std::size_t several = 4;
  for (bool more = true; more;) {
    more = false;
    find_leading();
    lead_those_with_a_place();
    std::vector<char> dead(net_.nodes(), 0);
    for (std::uint32_t k = 0; k < w_.units.size() && static_cast<std::int64_t>(out.size()) < most; ++k) {
      auto const& u = w_.units[k];
      if (seated_[k] != 0 || !waits(w_, u)) {
        continue;
      }
      if (leads_[u.source] == 0) {
        add_ways(u, several);
      }
      if (net_.augment(u.source, dead)) {
        seated_[k] = 1;
        out.push_back(k);
        more = true;
      }
    }
    more = more && static_cast<std::int64_t>(out.size()) < most;
  }
}

}  // namespace quotalaw::placement
