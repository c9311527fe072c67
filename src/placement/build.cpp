// SPDX-License-Identifier: Apache-2.0
// From facts to a network: places from the root upwards, then people, then the nearest pairs.
#include "assign.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <tuple>

namespace quotalaw::placement {

namespace {

template <class List>
std::vector<index> by_id(List const& list) {
  std::vector<index> out(list.size());
  std::iota(out.begin(), out.end(), index{0});
  std::sort(out.begin(), out.end(), [&](index a, index b) { return list[a].id < list[b].id; });
  return out;
}

}  // namespace

planner::planner(problem given, bool moves) : p{std::move(given)}, fits{p}, moves_first{moves} {
  keep_incumbents();
  make_kinds();
  make_costs();
  make_places();
  make_people();
  first_columns();
}

/// A company keeps who works for it: it wants at least as many.
void planner::keep_incumbents() {
  std::vector<std::int64_t> works(p.companies.size(), 0);
  for (index i = 0; i < p.people.size(); ++i) {
    auto const& x = p.people[i];
    if (x.company_now != nobody && fits_where_it_works(i)) {
      ++works[x.company_now];
    }
  }
  for (index c = 0; c < p.companies.size(); ++c) {
    p.companies[c].wanted = std::max(p.companies[c].wanted, heads{works[c]});
  }
}

void planner::make_kinds() {
  std::map<std::tuple<bool, bool, std::optional<day>, std::vector<index>>, std::size_t> people;
  std::vector<index> person_of;
  for (index i = 0; i < p.people.size(); ++i) {
    auto const& x = p.people[i];
    auto refused = x.refused_companies;
    std::sort(refused.begin(), refused.end());
    std::tuple kind{x.accepts.section_33, x.accepts.section_35, x.available_from, std::move(refused)};
    auto const [at, fresh] = people.try_emplace(std::move(kind), person_of.size());
    if (fresh) {
      person_of.push_back(i);
    }
    person_kind_.push_back(at->second);
  }
  std::map<std::tuple<th::province, index, std::optional<day>, std::optional<day>>, std::size_t> hosts;
  std::vector<index> host_of;
  for (index h = 0; h < p.hosts.size(); ++h) {
    auto const& one = p.hosts[h];
    auto const [at, fresh] = hosts.try_emplace({one.where, one.owned_by, one.open_from, one.open_to}, host_of.size());
    if (fresh) {
      host_of.push_back(h);
    }
    host_kind_.push_back(at->second);
  }
  host_kinds_ = host_of.size();
  for (auto const who : person_of) {
    for (auto const host : host_of) {
      taken_.push_back(0);
      for (index c = 0; c < p.companies.size() && taken_.back() == 0; ++c) {
        form by{};
        std::int64_t satang = 0;
        auto const asks = p.companies[c].wanted > heads{0};
        taken_.back() = asks && against_company(*this, c, who, host, by, satang) == 0 ? 1 : 0;
      }
    }
  }
  auto const law = th::law_for(p.how.year);
  for (index c = 0; c < p.companies.size(); ++c) {
    contributes.push_back(bill_of(p, c, heads{0}, law).contribution > baht{0} ? 1 : 0);
  }
}

void planner::make_costs() {
  weighed = p.how.weighed.has_value();
  if (weighed) {
    // In thousandths: a weight is stated for a kilometre, a cost unit is a metre's.
    auto const& w = *p.how.weighed;
    per_length = p.timed ? 1000 * w.km : w.km;
    per_change = 1000 * w.change;
    person_cost = 1000 * w.person;
    owed_cost = 1000 * w.unmet;
    bill_cost = 0;
    fair_cost = 0;
  } else {
    auto const moves = std::any_of(p.people.begin(), p.people.end(), [](person const& x) { return x.wants_move; });
    std::int64_t slots_at_most = 2;
    for (auto const& h : p.hosts) {
      slots_at_most += 2 * static_cast<std::int64_t>(h.tasks.size());
    }
    // A path or cycle visits each slot once, so it changes at most that many persons.
    per_change = moves ? 1 : 0;
    per_length = moves ? slots_at_most : 1;
    if (p.timed) {
      for (auto const& t : p.times) {
        longest = std::max(longest, t.minutes);
      }
      ++longest;  // a way that is not listed is longer
    } else {
      bool limited = true;
      for (index i = 0; i < p.people.size(); ++i) {
        auto const limit = fits.limit(i);
        limited = limited && limit < 100'000'000;
        longest = std::max(longest, limit);
      }
      if (!limited) {
        // The diagonal of the box of all points is no shorter than any way.
        vec low{2, 2, 2}, high{-2, -2, -2};
        auto widen = [&](std::optional<point> const& at) {
          if (at) {
            auto const v = on_globe(*at);
            for (std::size_t k = 0; k < 3; ++k) {
              low[k] = std::min(low[k], v[k]);
              high[k] = std::max(high[k], v[k]);
            }
          }
        };
        for (auto const& x : p.people) {
          widen(x.where);
        }
        for (auto const& h : p.hosts) {
          widen(h.at);
        }
        longest = std::min<std::int64_t>(longest, metres(std::min(4.0, chord2(low, high))) + 1);
      }
    }
    if (moves_first) {
      per_length = 1;
      per_change = longest * slots_at_most + 1;
    }
    auto const whole_path = (longest * per_length + per_change) * slots_at_most + 1;
    // A path or cycle passes the root once, so it changes where one unit ends: at a place that is owed, at one that is
    // only wanted, or without a place.
    fair_cost = whole_path;
    person_cost = 4 * whole_path;
    bill_cost = 8 * whole_path;
    owed_cost = 16 * whole_path;
  }
  stay_cost = 2 * (owed_cost + bill_cost + person_cost + fair_cost);
  floor_cost = 2 * stay_cost;
}

bool planner::yearly_cost(index company, index province, form by, std::int64_t& satang) const {
  auto const& c = p.companies[company];
  if (!c.offers.has(by)) {
    return false;
  }
  if (by == form::section_33) {
    auto const lawful = p.minimum_wage[province];
    auto const wage = c.daily_wage.value_or(lawful);
    auto const days = (*c.to - *c.from).count() + 1;  // a monthly wage pays every day of the contract
    satang = (wage * days + c.fee).minor();
    return wage >= lawful;
  }
  auto const value = c.yearly_value.value_or(p.section_35_value);
  satang = (value + c.fee).minor();
  return value >= p.section_35_value;
}

/// Companies: one class for each set of provinces and days (and prices, if cost is weighed).
void planner::make_classes() {
  class_of.assign(p.companies.size(), 0);
  owed.assign(p.companies.size(), network::none);
  extra.assign(p.companies.size(), network::none);
  std::vector<char> owns(p.companies.size(), 0);
  for (auto const& h : p.hosts) {
    if (h.owned_by != nobody) {
      owns[h.owned_by] = 1;
    }
  }
  using wishes = std::tuple<std::vector<char>, std::vector<std::int64_t>, day, day, index>;
  std::map<wishes, std::uint32_t> known;
  auto const with_cost = weighed && p.how.weighed->cost != 0;
  for (auto const c : by_id(p.companies)) {
    auto const& one = p.companies[c];
    company_class made;
    made.takes.assign(th::province_count, 0);
    made.satang.assign(th::province_count, 0);
    made.from = *one.from;
    made.to = *one.to;
    made.owner = owns[c] != 0 ? c : nobody;
    auto cheapest = std::numeric_limits<std::int64_t>::max();
    for (index q = 0; q < th::province_count; ++q) {
      auto const wished = one.wants_people_in(static_cast<th::province>(q));
      for (auto const by : {form::section_33, form::section_35}) {
        std::int64_t cost = 0;
        if (wished && yearly_cost(c, q, by, cost)) {
          made.satang[q] = made.takes[q] != 0 ? std::min(made.satang[q], cost) : cost;
          made.takes[q] = 1;
        }
      }
      if (made.takes[q] != 0) {
        cheapest = std::min(cheapest, made.satang[q]);
      }
    }
    wishes key{made.takes, with_cost ? made.satang : std::vector<std::int64_t>{}, made.from, made.to, made.owner};
    auto const [at, fresh] = known.try_emplace(std::move(key), static_cast<std::uint32_t>(classes.size()));
    if (fresh) {
      made.at = net.add_node(1);
      classes.push_back(std::move(made));
    }
    class_of[c] = at->second;
    classes[at->second].members.push_back(c);
    auto wanted = one.wanted.number();
    if (one.budget && cheapest > 0 && cheapest != std::numeric_limits<std::int64_t>::max()) {
      wanted = std::min(wanted, one.budget->minor() / cheapest);
    }
    auto const due = std::min(wanted, one.shortfall.number());
    owed[c] = net.add_arc(classes[at->second].at, network::root, due, -owed_cost - bill_saved(c));
    extra[c] = net.add_arc(classes[at->second].at, network::root, wanted - due, 0);
  }
}

/// Provinces of hosts with their limits, and the gates behind which companies take people.
/// \return by host, where its people go on
std::vector<network::node> planner::make_gates() {
  province_ceiling.assign(th::province_count, network::none);
  province_floor.assign(th::province_count, network::none);
  std::vector<network::node> limited(th::province_count, network::none), out(p.hosts.size(), network::none);
  std::vector<network::node> known(host_kinds_, network::none);
  auto const make_gate = [&](gate made) {
    made.at = net.add_node(2);
    for (auto const& k : classes) {
      if (k.takes[made.province] == 0 || !takes(k, made)) {
        continue;
      }
      // 1,000 baht are a weight's unit of cost; a cost unit is a thousandth.
      auto const cost = weighed ? p.how.weighed->cost * k.satang[made.province] / 100 : 0;
      net.add_arc(made.at, k.at, network::unbounded, cost);
    }
    gates.push_back(made);
    return made.at;
  };
  for (auto const h : by_id(p.hosts)) {
    auto const& one = p.hosts[h];
    auto const q = static_cast<std::size_t>(one.where);
    auto const limit =
        std::find_if(p.limits.begin(), p.limits.end(), [&](auto const& l) { return l.where == one.where; });
    if (limit == p.limits.end()) {
      auto& at = known[host_kind_[h]];
      if (at == network::none) {
        at = make_gate({static_cast<index>(q), one.owned_by, one.open_from, one.open_to});
      }
      out[h] = at;
      continue;
    }
    if (limited[q] == network::none) {
      auto const behind = make_gate({static_cast<index>(q), nobody, std::nullopt, std::nullopt});
      limited[q] = net.add_node(3);
      province_floor[q] = net.add_arc(limited[q], behind, limit->floor, -floor_cost);
      province_ceiling[q] =
          net.add_arc(limited[q], behind, limit->ceiling ? *limit->ceiling - limit->floor : network::unbounded, 0);
    }
    out[h] = limited[q];
  }
  return out;
}

network::node planner::gate_of(index host) const {
  auto const next = net.to(host_arc[host]);
  auto const q = static_cast<std::size_t>(p.hosts[host].where);
  return province_ceiling[q] == network::none ? next : net.to(province_ceiling[q]);
}

void planner::make_places() {
  make_classes();
  auto const leads_to = make_gates();
  // Hosts and their places of work.
  host_node.assign(p.hosts.size(), network::none);
  host_arc.assign(p.hosts.size(), network::none);
  slots_of.resize(p.hosts.size());
  supervised.assign(p.hosts.size(), 0);
  for (auto const h : by_id(p.hosts)) {
    auto const& one = p.hosts[h];
    host_node[h] = net.add_node(4);
    host_arc[h] = net.add_arc(host_node[h], leads_to[h], one.seats, 0);
    std::int64_t usable = 0;
    for (auto const& t : one.tasks) {
      usable += t.seats;
    }
    usable = std::min(usable, one.seats);
    supervised[h] = one.high_support_seats && *one.high_support_seats < usable ? 1 : 0;
    shared_support several;
    several.host = h;
    auto whole = network::none;  // people with high support at tasks that have all seats of the host
    for (index t = 0; t < one.tasks.size(); ++t) {
      auto const own_seats = one.tasks[t].seats < one.seats;
      auto node = host_node[h];
      if (own_seats) {
        node = net.add_node(5);
        net.add_arc(node, host_node[h], one.tasks[t].seats, 0);
      }
      slots_of[h].push_back(static_cast<std::uint32_t>(slots.size()));
      slots.push_back({h, t, false, node});
      if (supervised[h] == 0) {
        continue;
      }
      auto high = whole;
      if (own_seats || whole == network::none) {
        high = net.add_node(6);
        auto const most = std::min(*one.high_support_seats, one.tasks[t].seats);
        several.tasks.emplace_back(net.add_arc(high, node, most, 0), most);
        whole = own_seats ? whole : high;
      }
      slots_of[h].push_back(static_cast<std::uint32_t>(slots.size()));
      slots.push_back({h, t, true, high});
    }
    if (several.tasks.size() > 1) {
      shared.push_back(std::move(several));
    }
  }
}

void planner::make_people() {
  std::vector<std::vector<index>> carers(p.people.size());
  for (index i = 0; i < p.people.size(); ++i) {
    if (p.people[i].carer_for != nobody) {
      carers[p.people[i].carer_for].push_back(i);
    }
  }
  unit_of.assign(p.people.size(), 0);
  // The lottery: by id first, so that the order of the file says nothing, then shuffled by the seed.
  auto order = by_id(p.people);
  std::mt19937_64 lottery{p.how.seed};
  for (std::size_t n = order.size(); n > 1; --n) {
    std::swap(order[n - 1], order[lottery() % n]);
  }
  std::map<std::string, std::uint32_t> groups;
  for (auto const i : order) {
    if (p.people[i].carer_for != nobody) {
      continue;
    }
    unit u;
    u.members.push_back(i);
    std::sort(carers[i].begin(), carers[i].end(), [&](index a, index b) { return p.people[a].id < p.people[b].id; });
    u.members.insert(u.members.end(), carers[i].begin(), carers[i].end());
    auto const& x = p.people[i];
    auto const name = p.how.fair == fairness::province     ? th::text_of(x.home)
                      : p.how.fair == fairness::disability ? std::string{text_of(x.kind)}
                                                           : std::string{};
    auto const [at, fresh] = groups.try_emplace(name, static_cast<std::uint32_t>(group_name.size()));
    if (fresh) {
      group_name.push_back(name);
    }
    u.group = at->second;
    for (auto const m : u.members) {
      auto const& one = p.people[m];
      auto const works = fits_where_it_works(m);
      u.works = u.works || works;
      u.stays = u.stays || (works && !one.wants_move);
    }
    for (auto const m : u.members) {
      unit_of[m] = static_cast<std::uint32_t>(units.size());
    }
    units.push_back(std::move(u));
  }
  std::vector<std::int64_t> size(group_name.size(), 0);
  for (auto const& u : units) {
    ++size[u.group];
  }
  for (std::size_t g = 0; g < group_name.size(); ++g) {
    group_node.push_back(net.add_node(1));
    group_free.push_back(net.add_arc(group_node[g], network::root, size[g], 0));
    group_over.push_back(net.add_arc(group_node[g], network::root, network::unbounded, fair_cost));
  }
  for (auto& u : units) {
    u.source = net.add_source();
    u.unplaced = net.add_arc(u.source, group_node[u.group], network::unbounded, unplaced_cost(u));
  }
}

bool planner::had_work(unit const& u) const {
  return moves_first &&
         std::any_of(u.members.begin(), u.members.end(), [&](index m) { return p.people[m].host_now != nobody; });
}

/// Who works already may ask for another place, and never loses the one of now by it.
std::int64_t planner::unplaced_cost(unit const& u) const {
  return u.works ? stay_cost : person_cost + (had_work(u) ? 2 * per_change : 0);
}

bool planner::fits_slot(index who, slot const& s) const {
  auto const& x = p.people[who];
  if (s.high != (x.high_support && supervised[s.host] != 0)) {
    return false;
  }
  if (x.host_now == s.host && !x.wants_move) {
    return x.task_now == s.task;
  }
  return fits.suits(who, s.host, s.task);
}

bool planner::may_take(index who, slot const& s) const {
  auto const& x = p.people[who];
  return fits_slot(who, s) && ((x.host_now == s.host && !x.wants_move) || taken_by_any(who, s.host));
}

bool planner::takes(company_class const& k, gate const& g) const {
  return (k.owner == nobody || k.owner != g.owner) && (!g.open_from || k.from >= *g.open_from) &&
         (!g.open_to || k.to <= *g.open_to);
}

std::int64_t planner::column_cost(column const& c) const {
  auto const& x = p.people[c.who];
  // In a plan that runs, the other of person and carer moves too when taking the place over.
  auto const over = x.host_now == nobody && had_work(units[c.unit]);
  auto const moves = over || (x.host_now != nobody && x.host_now != slots[c.slot].host);
  return c.length * per_length + (moves ? per_change : 0);
}

/// A unit has one to send: its arcs need no limit of their own, and without one their prices are always exact.
void planner::add_column(column const& c) {
  net.add_arc(units[c.unit].source, slots[c.slot].at, network::unbounded, column_cost(c));
  columns.push_back(c);
}

column const* planner::column_used(unit const& u) const {
  column const* used = nullptr;
  net.each_out(u.source, [&](network::arc a) {
    if (a >= first_column && net.flow(a) > 0) {
      used = &columns[a - first_column];
    }
  });
  return used;
}

std::span<travel_time const> times_of(problem const& p, index who) {
  auto const ahead = [](auto const& a, auto const& b) { return a.who < b.who; };
  auto const [first, last] = std::equal_range(p.times.begin(), p.times.end(), travel_time{who, 0, 0}, ahead);
  return {first, last};
}

std::optional<std::int64_t> planner::minutes_listed(index who, index host) const {
  auto const times = times_of(p, who);
  auto const at = std::lower_bound(times.begin(), times.end(), host,
                                   [](travel_time const& t, index other) { return t.host < other; });
  return at != times.end() && at->host == host ? std::optional{at->minutes} : std::nullopt;
}

void planner::first_columns() {
  std::vector<vec> points;
  points.reserve(p.hosts.size());
  for (auto const& h : p.hosts) {
    points.push_back(h.at ? on_globe(*h.at) : vec{});
  }
  if (!p.timed) {
    tree.build(std::move(points));
  }
  std::vector<std::pair<std::int64_t, index>> near;
  std::vector<column> first;
  std::size_t with_many = 0;  // people with many more hosts than they begin with
  for (std::uint32_t k = 0; k < units.size(); ++k) {
    auto const& u = units[k];
    for (auto const m : u.members) {
      auto const& x = p.people[m];
      auto add = [&](index h, std::int64_t length) {
        for (auto const s : slots_of[h]) {
          if (may_take(m, slots[s])) {
            first.push_back({k, m, s, length});
          }
        }
      };
      if (u.works && x.host_now == nobody) {
        continue;
      }
      if (u.stays) {
        if (!x.wants_move && fits_where_it_works(m)) {
          add(x.host_now, p.timed ? 0 : fits.metres_between(m, x.host_now));
        }
        continue;
      }
      if (p.timed) {
        each_place(m, add);
        // The way of now may be longer than allowed, or not listed: then any other is taken to be shorter.
        if (fits_where_it_works(m)) {
          auto const listed = minutes_listed(m, x.host_now);
          if (!listed || *listed > fits.limit(m)) {
            add(x.host_now, listed.value_or(longest));
          }
        }
        continue;
      }
      if (!x.looks_for_a_place()) {
        continue;
      }
      tree.nearest(on_globe(*x.where), p.how.neighbours, fits.limit(m), near,
                   [&](index h, std::int64_t) { return fits.against(m, h) == 0; });
      for (auto const& [length, h] : near) {
        add(h, length);
      }
      with_many += near.size() == p.how.neighbours && 2 * near.back().first < fits.limit(m) ? 1 : 0;
      // The place of now may lie farther than the nearest.
      if (fits_where_it_works(m) &&
          std::none_of(near.begin(), near.end(), [&](auto const& one) { return one.second == x.host_now; })) {
        add(x.host_now, fits.metres_between(m, x.host_now));
      }
    }
  }
  first_detour = static_cast<network::arc>(net.arcs());
  if (2 * with_many > p.people.size()) {
    make_detours();
  }
  first_column = static_cast<network::arc>(net.arcs());
  for (auto const& c : first) {
    add_column(c);
  }
}

/// Where seats are just enough, the nearest hosts of all are not enough for all, and prices without a meaning are paid
/// for seats that somebody farther away would be glad of. So at first a unit may go on from a host to one nearby, which
/// is hardly farther than the straight way. Such detours are closed before anything is proven.
void planner::make_detours() {
  constexpr std::size_t nearby = 6;
  std::vector<std::pair<std::int64_t, index>> near;
  for (index a = 0; a < p.hosts.size(); ++a) {
    if (!p.hosts[a].at) {
      continue;
    }
    tree.nearest(on_globe(*p.hosts[a].at), nearby, std::numeric_limits<std::int64_t>::max(), near,
                 [&](index b, std::int64_t) { return a != b && p.hosts[b].at; });
    for (auto const& [length, b] : near) {
      constexpr std::int64_t rounding = 2;  // never shorter than the straight way
      net.add_arc(host_node[a], host_node[b], network::unbounded, (length + rounding) * per_length);
    }
  }
}

}  // namespace quotalaw::placement
