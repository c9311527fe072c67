// SPDX-License-Identifier: Apache-2.0
// Seats and companies as one program in whole numbers.
#include "assign.hpp"
#include "second_stage.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace quotalaw::placement {

namespace {

constexpr std::size_t at(goal g) { return static_cast<std::size_t>(g); }

bool moves_with(problem const& p, planner const& w, column const& c) {
  auto const now = p.people[c.who].host_now;
  return now != nobody && now != w.slots[c.slot].host;
}

std::int64_t moves_if_unplaced(planner const& w, unit const& u) { return !u.works && w.had_work(u) ? 2 : 0; }

std::int64_t weight_of(planner const& w, goal g) {
  switch (g) {
    case goal::floors:
      return w.floor_cost;
    case goal::stays:
      return w.stay_cost;
    case goal::unmet:
      return w.owed_cost;
    case goal::unplaced:
      return w.person_cost;
    case goal::unfair:
      return w.fair_cost;
    case goal::way:
      return w.per_length;
    case goal::moves:
      return w.per_change;
    case goal::weighed:
      return 1;
    case goal::company_moves:
    case goal::cost:
      break;
  }
  return 0;
}

/// In cost units of the network.
std::int64_t weighed_cost(planner const& w, std::int64_t satang) {
  return w.weighed ? w.p.how.weighed->cost * satang / 100 : 0;
}

std::int64_t weighed_sum(planner const& w, measures const& m) {
  return w.person_cost * m[at(goal::unplaced)] + w.owed_cost * m[at(goal::unmet)] + w.per_length * m[at(goal::way)] +
         w.per_change * m[at(goal::moves)];
}

/// What the flow over all pairs reaches: no plan is better in the order of ranks.
measures bound_of(planner const& w) {
  measures out{};
  for (auto const& u : w.units) {
    if (auto const* c = w.column_used(u)) {
      out[at(goal::way)] += c->length;
      out[at(goal::moves)] += moves_with(w.p, w, *c) ? 1 : 0;
    } else {
      ++out[at(u.works ? goal::stays : goal::unplaced)];
      out[at(goal::moves)] += moves_if_unplaced(w, u);
    }
  }
  std::int64_t floors = 0;
  for (auto const a : w.province_floor) {
    if (a != network::none) {
      out[at(goal::floors)] += w.net.capacity(a) - w.net.flow(a);
      floors += w.net.flow(a);
    }
  }
  std::int64_t owed = 0;
  for (auto const a : w.owed) {
    out[at(goal::unmet)] += w.net.capacity(a) - w.net.flow(a);
    owed += w.net.capacity(a);
  }
  for (auto const a : w.group_over) {
    out[at(goal::unfair)] += w.net.flow(a);
  }
  // The network counts floors and places owed as gains.
  out[at(goal::weighed)] =
      w.net.primal() + w.floor_cost * floors + w.owed_cost * owed - w.stay_cost * out[at(goal::stays)];
  return out;
}

}  // namespace

std::int64_t cost_between(planner const& w, measures const& dearer, measures const& cheaper) {
  std::int64_t out = 0;
  for (auto const g : seat_goals(w)) {
    out += weight_of(w, g) * (dearer[at(g)] - cheaper[at(g)]);
  }
  return out;
}

std::vector<goal> seat_goals(planner const& w) {
  if (w.weighed) {
    return {goal::floors, goal::stays, goal::weighed};
  }
  if (w.moves_first) {
    return {goal::floors, goal::stays, goal::unmet, goal::unplaced, goal::moves, goal::way};
  }
  std::vector<goal> out{goal::floors, goal::stays, goal::unmet, goal::unplaced, goal::unfair, goal::way};
  if (w.per_change > 0) {
    out.push_back(goal::moves);
  }
  return out;
}

choices choices_of(planner const& w) {
  choices out(w.units.size());
  for (std::size_t k = 0; k < w.units.size(); ++k) {
    if (auto const* c = w.column_used(w.units[k]); c != nullptr && w.company_of[c->who] != nobody) {
      out[k] = {*c, w.company_of[c->who]};
    }
  }
  return out;
}

measures measured(planner const& w, choices const& plan, allowances const& free) {
  measures out{};
  std::vector<std::int64_t> filled(w.p.companies.size(), 0), in_province(th::province_count, 0), left(free.size(), 0);
  std::int64_t weighed_baht = 0;
  for (std::size_t k = 0; k < plan.size(); ++k) {
    auto const& u = w.units[k];
    if (!plan[k]) {
      ++out[at(u.works ? goal::stays : goal::unplaced)];
      out[at(goal::moves)] += moves_if_unplaced(w, u);
      ++left[u.group];
      continue;
    }
    auto const& [pair, company] = *plan[k];
    auto const host = w.slots[pair.slot].host;
    auto const& x = w.p.people[pair.who];
    form by{};
    std::int64_t satang = 0;
    against_company(w, company, pair.who, host, by, satang);
    out[at(goal::way)] += pair.length;
    out[at(goal::moves)] += moves_with(w.p, w, pair) ? 1 : 0;
    out[at(goal::company_moves)] += x.host_now == host && x.company_now != nobody && x.company_now != company ? 1 : 0;
    out[at(goal::cost)] += satang;
    weighed_baht += weighed_cost(w, satang);
    ++filled[company];
    ++in_province[static_cast<std::size_t>(w.p.hosts[host].where)];
  }
  for (std::size_t q = 0; q < in_province.size(); ++q) {
    if (auto const a = w.province_floor[q]; a != network::none) {
      out[at(goal::floors)] += std::max<std::int64_t>(0, w.net.capacity(a) - in_province[q]);
    }
  }
  for (index c = 0; c < filled.size(); ++c) {
    out[at(goal::unmet)] += std::max<std::int64_t>(0, w.net.capacity(w.owed[c]) - filled[c]);
  }
  for (std::size_t g = 0; g < free.size(); ++g) {
    out[at(goal::unfair)] += std::max<std::int64_t>(0, left[g] - free[g]);
  }
  out[at(goal::weighed)] = weighed_sum(w, out) + weighed_baht;
  return out;
}

seat_model::seat_model(planner const& found, planner& relaxed, allowances const& free, solver_settings const& how)
    : found_{found},
      relaxed_{relaxed},
      free_{free},
      most_pairs_{static_cast<std::size_t>(how.most_pairs)},
      order_{seat_goals(found)},
      plan_{choices_of(found)},
      value_{measured(found, plan_, free)},
      bound_{bound_of(relaxed)} {
  if (proven()) {
    return;
  }
  collect_pairs();
  if (too_large_) {
    return;
  }
  make_kinds();
  make_signatures();
  if (too_large_) {
    return;
  }
  make_seat_rows();
  make_company_rows();
  make_goals();
  make_start();
  too_large_ = !exact_in_doubles();
}

bool seat_model::proven() const {
  return std::all_of(order_.begin(), order_.end(), [&](goal g) { return value_[at(g)] == bound_[at(g)]; });
}

/// A pair whose reduced cost is above this is in no plan better than the one found. Nothing if a rank that follows
/// could grow without limit.
std::optional<std::int64_t> seat_model::most_reduced_cost() const {
  std::int64_t most = 0;
  bool open = false;
  for (auto const g : order_) {
    auto const weight = weight_of(found_, g);
    if (!open) {
      open = value_[at(g)] != bound_[at(g)];
      most += weight * (value_[at(g)] - bound_[at(g)]);
    } else if (g == goal::moves) {
      auto const work = std::count_if(found_.p.people.begin(), found_.p.people.end(),
                                      [](person const& x) { return x.host_now != nobody; });
      most += weight * (2 * work - bound_[at(g)]);
    } else {
      return std::nullopt;
    }
  }
  return most;
}

void seat_model::collect_pairs() {
  auto const most = most_reduced_cost();
  auto const held = [&] {
    for (auto const& c : relaxed_.columns) {
      auto const reduced = relaxed_.column_cost(c) + relaxed_.net.potential(relaxed_.units[c.unit].source) -
                           relaxed_.net.potential(relaxed_.slots[c.slot].at);
      if (!most || reduced <= *most) {
        pairs_.push_back(c);
      }
    }
    for (auto const& one : plan_) {
      if (one) {
        pairs_.push_back(one->pair);
      }
    }
  };
  all_pairs_ = add_all_pairs(most);
  if (!all_pairs_) {
    pairs_.clear();
  }
  held();
  auto const place = [](column const& c) { return std::tuple{c.unit, c.who, c.slot}; };
  std::sort(pairs_.begin(), pairs_.end(), [&](column const& a, column const& b) { return place(a) < place(b); });
  pairs_.erase(
      std::unique(pairs_.begin(), pairs_.end(), [&](column const& a, column const& b) { return place(a) == place(b); }),
      pairs_.end());
  too_large_ = pairs_.size() > most_pairs_;
}

/// All pairs of the full problem with a reduced cost that a better plan can have; false: too many.
bool seat_model::add_all_pairs(std::optional<std::int64_t> most) {
  auto& w = relaxed_;
  if (w.p.timed) {
    return true;  // the network holds every pair that is listed
  }
  constexpr auto never = std::numeric_limits<std::int64_t>::max() / 4;
  std::vector<std::int64_t> prices(w.p.hosts.size(), 0);
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    auto best = never;
    for (auto const s : w.slots_of[h]) {
      best = std::min(best, -w.net.potential(w.slots[s].at));
    }
    prices[h] = best;
  }
  w.tree.set_prices(std::move(prices));
  for (std::uint32_t k = 0; k < w.units.size(); ++k) {
    auto const& u = w.units[k];
    auto const worth = -w.net.potential(u.source);
    for (auto const m : u.members) {
      auto const& x = w.p.people[m];
      if (!w.looks(u, m)) {
        continue;  // who stays has the place that is held
      }
      auto const threshold = most ? worth + *most + 1 : never;
      w.tree.cheap(on_globe(*x.where), w.per_length, threshold, w.fits.limit(m), [&](index h, std::int64_t length) {
        if (pairs_.size() > most_pairs_ || w.fits.against(m, h) != 0) {
          return threshold;
        }
        for (auto const s : w.slots_of[h]) {
          column const c{k, m, s, length};
          if (w.fits_slot(m, w.slots[s]) &&
              (!most || w.column_cost(c) - worth - w.net.potential(w.slots[s].at) <= *most)) {
            pairs_.push_back(c);
          }
        }
        return threshold;
      });
      if (pairs_.size() > most_pairs_) {
        return false;
      }
    }
  }
  return true;
}

/// Companies of one class with the same forms, days and lawful provinces are one kind, unless a budget, a host of their
/// own, a person who refuses them or works for them, or a weight of cost sets them apart.
void seat_model::make_kinds() {
  auto const& p = found_.p;
  std::vector<char> apart(p.companies.size(), 0);
  for (auto const& h : p.hosts) {
    if (h.owned_by != nobody) {
      apart[h.owned_by] = 1;
    }
  }
  for (auto const& x : p.people) {
    for (auto const c : x.refused_companies) {
      apart[c] = 1;
    }
    if (x.company_now != nobody) {
      apart[x.company_now] = 1;
    }
  }
  auto const with_cost = found_.weighed && p.how.weighed->cost != 0;
  using key = std::tuple<std::uint32_t, bool, bool, day, day, std::vector<char>, index>;
  std::map<key, std::uint32_t> known;
  kind_of_.assign(p.companies.size(), 0);
  for (index c = 0; c < p.companies.size(); ++c) {
    auto const& one = p.companies[c];
    std::vector<char> lawful;
    for (index q = 0; q < th::province_count; ++q) {
      for (auto const by : {form::section_33, form::section_35}) {
        std::int64_t satang = 0;
        lawful.push_back(found_.yearly_cost(c, q, by, satang) ? 1 : 0);
      }
    }
    auto const alone = one.budget || apart[c] != 0 || with_cost;
    key const k{found_.class_of[c], one.offers.section_33, one.offers.section_35, *one.from, *one.to, lawful,
                alone ? c : nobody};
    auto const [place, fresh] = known.try_emplace(k, static_cast<std::uint32_t>(kinds_.size()));
    if (fresh) {
      kinds_.emplace_back();
    }
    kind_of_[c] = place->second;
    auto& kind = kinds_[place->second];
    kind.members.push_back(c);
    kind.owed += found_.net.capacity(found_.owed[c]);
    kind.places += found_.net.capacity(found_.owed[c]) + found_.net.capacity(found_.extra[c]);
  }
}

/// Pairs that the same kinds of company accept, at the same price where it matters, have one signature.
void seat_model::make_signatures() {
  auto const& p = found_.p;
  std::map<traits, std::uint32_t> by_traits;
  std::map<std::vector<std::pair<std::uint32_t, std::int64_t>>, std::uint32_t> by_kinds;
  std::size_t wanted = 0;
  for (auto const& c : pairs_) {
    auto const host = found_.slots[c.slot].host;
    auto const t = traits_of(p, c.who, host);
    auto const [place, fresh] = by_traits.try_emplace(t, 0);
    if (fresh) {
      std::vector<std::pair<std::uint32_t, std::int64_t>> kinds;
      for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
        auto const company = kinds_[k].members.front();
        form by{};
        std::int64_t satang = 0;
        if (kinds_[k].places == 0 || (t.bound && t.now != company) ||
            against_company(found_, company, c.who, host, by, satang) != 0) {
          continue;
        }
        auto const counts = p.companies[company].budget || found_.weighed;
        kinds.emplace_back(k, counts ? satang : 0);
      }
      auto const [known, added] = by_kinds.try_emplace(kinds, static_cast<std::uint32_t>(accepted_.size()));
      if (added) {
        wanted += kinds.size();
        accepted_.push_back(std::move(kinds));
      }
      place->second = known->second;
    }
    signature_.push_back(place->second);
  }
  too_large_ = too_large_ || wanted > most_pairs_;
}

void seat_model::make_seat_rows() {
  using sum = integer_program::sum;
  auto const& p = found_.p;
  std::map<std::uint32_t, sum> units;
  std::map<index, sum> hosts, supported;
  std::map<std::pair<index, index>, sum> tasks;
  std::map<std::uint32_t, sum> groups;
  std::map<std::size_t, sum> provinces;
  for (auto const& c : pairs_) {
    auto const y = program_.add_column(0, 1);
    auto const& s = found_.slots[c.slot];
    units[c.unit].push_back({y, 1});
    hosts[s.host].push_back({y, 1});
    tasks[{s.host, s.task}].push_back({y, 1});
    if (s.high) {
      supported[s.host].push_back({y, 1});
    }
    groups[found_.units[c.unit].group].push_back({y, 1});
    provinces[static_cast<std::size_t>(p.hosts[s.host].where)].push_back({y, 1});
  }
  auto const most = [&](sum& terms, std::int64_t seats) {
    if (static_cast<std::int64_t>(terms.size()) > seats) {
      program_.add_row(std::move(terms), 0, seats);
    }
  };
  for (auto& [k, terms] : units) {
    most(terms, 1);
  }
  for (auto& [h, terms] : hosts) {
    most(terms, found_.net.capacity(found_.host_arc[h]));
  }
  for (auto& [task, terms] : tasks) {
    most(terms, p.hosts[task.first].tasks[task.second].seats);
  }
  for (auto& [h, terms] : supported) {
    most(terms, *p.hosts[h].high_support_seats);
  }
  for (auto& [q, terms] : provinces) {
    auto const floor = found_.province_floor[q], ceiling = found_.province_ceiling[q];
    if (floor == network::none) {
      continue;
    }
    if (auto const least = found_.net.capacity(floor); least > 0) {
      auto missing = terms;
      auto const column = program_.add_column(0, least);
      missing.push_back({column, 1});
      program_.add_row(std::move(missing), least, integer_program::far);
      floors_.emplace_back(q, column);
    }
    most(terms, found_.net.capacity(floor) + found_.net.capacity(ceiling));
  }
  std::vector<std::int64_t> size(free_.size(), 0);
  for (auto const& u : found_.units) {
    ++size[u.group];
  }
  for (auto& [g, terms] : groups) {
    if (free_[g] < size[g]) {
      auto const over = program_.add_column(0, size[g]);
      terms.push_back({over, 1});
      program_.add_row(std::move(terms), size[g] - free_[g], integer_program::far);
      unfair_.emplace_back(g, over);
    }
  }
}

void seat_model::make_company_rows() {
  using sum = integer_program::sum;
  std::vector<sum> seats(accepted_.size()), filled(kinds_.size()), spent(kinds_.size());
  std::vector<std::int64_t> people(accepted_.size(), 0);
  for (std::uint32_t y = 0; y < pairs_.size(); ++y) {
    seats[signature_[y]].push_back({y, 1});
    ++people[signature_[y]];
  }
  for (std::uint32_t s = 0; s < accepted_.size(); ++s) {
    for (auto const& [k, satang] : accepted_[s]) {
      auto const z = program_.add_column(0, std::min(people[s], kinds_[k].places));
      takes_.push_back({s, k, z});
      seats[s].push_back({z, -1});
      filled[k].push_back({z, 1});
      if (found_.p.companies[kinds_[k].members.front()].budget) {
        spent[k].push_back({z, satang});
      }
    }
    program_.add_row(std::move(seats[s]), 0, 0);
  }
  for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
    auto& kind = kinds_[k];
    auto owed = filled[k];
    kind.unmet = program_.add_column(0, kind.owed);
    owed.push_back({kind.unmet, 1});
    program_.add_row(std::move(owed), kind.owed, integer_program::far);
    if (!filled[k].empty()) {
      program_.add_row(std::move(filled[k]), 0, kind.places);
    }
    if (!spent[k].empty()) {
      // In whole multiples of what all prices share: smaller numbers, the same meaning.
      std::int64_t unit = 0;
      for (auto const& t : spent[k]) {
        unit = std::gcd(unit, t.factor);
      }
      for (auto& t : spent[k]) {
        t.factor /= std::max<std::int64_t>(unit, 1);
      }
      auto const budget = found_.p.companies[kind.members.front()].budget->minor();
      program_.add_row(std::move(spent[k]), 0, budget / std::max<std::int64_t>(unit, 1));
    }
  }
}

void seat_model::make_goals() {
  auto add = [&](goal g, std::uint32_t column, std::int64_t factor) {
    if (factor != 0) {
      sums_[at(g)].push_back({column, factor});
    }
  };
  auto const& w = found_;
  for (std::uint32_t y = 0; y < pairs_.size(); ++y) {
    auto const& c = pairs_[y];
    auto const& u = w.units[c.unit];
    auto const moves = (moves_with(w.p, w, c) ? 1 : 0) - moves_if_unplaced(w, u);
    add(u.works ? goal::stays : goal::unplaced, y, -1);
    add(goal::way, y, c.length);
    add(goal::moves, y, moves);
    add(goal::weighed, y, (u.works ? 0 : -w.person_cost) + w.per_length * c.length + w.per_change * moves);
  }
  for (auto const& kind : kinds_) {
    add(goal::unmet, kind.unmet, 1);
    add(goal::weighed, kind.unmet, w.owed_cost);
  }
  for (auto const& [q, column] : floors_) {
    add(goal::floors, column, 1);
  }
  for (auto const& [g, column] : unfair_) {
    add(goal::unfair, column, 1);
  }
  if (w.weighed) {
    for (auto const& one : takes_) {
      for (auto const& [k, satang] : accepted_[one.signature]) {
        if (k == one.kind) {
          add(goal::weighed, one.column, weighed_cost(w, satang));
        }
      }
    }
  }
}

void seat_model::make_start() {
  start_.assign(program_.low.size(), 0);
  flow_.assign(program_.low.size(), 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> taken;
  for (auto const& one : takes_) {
    taken[{one.signature, one.kind}] = one.column;
  }
  std::vector<std::int64_t> filled(kinds_.size(), 0), in_province(th::province_count, 0), left(free_.size(), 0);
  for (std::uint32_t y = 0; y < pairs_.size(); ++y) {
    auto const same = [&](column const& c) { return c.who == pairs_[y].who && c.slot == pairs_[y].slot; };
    auto const k = pairs_[y].unit;
    if (auto const* c = relaxed_.column_used(relaxed_.units[k]); c != nullptr && same(*c)) {
      flow_[y] = 1;
    }
    if (plan_[k] && same(plan_[k]->pair)) {
      start_[y] = 1;
      auto const kind = kind_of_[plan_[k]->company];
      ++start_[taken.at({signature_[y], kind})];
      ++filled[kind];
      ++in_province[static_cast<std::size_t>(found_.p.hosts[found_.slots[pairs_[y].slot].host].where)];
    }
  }
  for (std::size_t k = 0; k < plan_.size(); ++k) {
    left[found_.units[k].group] += plan_[k] ? 0 : 1;
  }
  auto const& net = relaxed_.net;
  for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
    start_[kinds_[k].unmet] = std::max<std::int64_t>(0, kinds_[k].owed - filled[k]);
    for (auto const c : kinds_[k].members) {
      flow_[kinds_[k].unmet] += net.capacity(relaxed_.owed[c]) - net.flow(relaxed_.owed[c]);
    }
  }
  for (auto const& [q, column] : floors_) {
    auto const a = relaxed_.province_floor[q];
    start_[column] = std::max<std::int64_t>(0, net.capacity(a) - in_province[q]);
    flow_[column] = net.capacity(a) - net.flow(a);
  }
  for (auto const& [g, column] : unfair_) {
    start_[column] = std::max<std::int64_t>(0, left[g] - free_[g]);
    flow_[column] = net.flow(relaxed_.group_over[g]);
  }
}

bool seat_model::exact_in_doubles() const {
  auto const small = [&](integer_program::sum const& terms) {
    std::int64_t most = 0;
    for (auto const& t : terms) {
      auto const factor = std::abs(t.factor);
      auto const reach = std::max<std::int64_t>(1, program_.high[t.column]);
      if (factor > integer_program::far / reach) {
        return false;
      }
      most += factor * reach;
      if (most >= integer_program::far) {
        return false;
      }
    }
    return true;
  };
  return std::all_of(program_.rows.begin(), program_.rows.end(), [&](auto const& r) { return small(r.terms); }) &&
         std::all_of(order_.begin(), order_.end(), [&](goal g) { return small(sums_[at(g)]); });
}

/// A part of the program that shares no row with the rest.
struct seat_model::part {
  std::vector<std::uint32_t> from;  ///< columns of the whole, by its own
  integer_program program;
  std::array<integer_program::sum, goals> sums;
  std::vector<std::int64_t> values;
  measures start{}, flow{};
};

std::vector<seat_model::part> seat_model::parts() const {
  std::vector<std::uint32_t> group(columns());
  std::iota(group.begin(), group.end(), 0U);
  auto leader = [&](std::uint32_t c) {
    while (group[c] != c) {
      c = group[c] = group[group[c]];
    }
    return c;
  };
  auto join = [&](integer_program::sum const& terms) {
    for (auto const& t : terms) {
      group[leader(t.column)] = leader(terms.front().column);
    }
  };
  for (auto const& r : program_.rows) {
    join(r.terms);
  }
  // What the flow may exchange belongs together: it knows companies by class only, and every pair at a host leads to
  // all classes that take people in the province.
  std::map<std::uint32_t, std::uint32_t> first_of_class;
  for (auto const& kind : kinds_) {
    auto const [place, fresh] = first_of_class.try_emplace(found_.class_of[kind.members.front()], kind.unmet);
    group[leader(kind.unmet)] = leader(place->second);
  }
  std::map<th::province, std::uint32_t> first_of_province;
  for (std::uint32_t y = 0; y < pairs_.size(); ++y) {
    auto const q = found_.p.hosts[found_.slots[pairs_[y].slot].host].where;
    auto const [place, fresh] = first_of_province.try_emplace(q, y);
    group[leader(y)] = leader(place->second);
  }
  for (auto const& [q, y] : first_of_province) {
    for (auto const& [k, unmet] : first_of_class) {
      if (found_.classes[k].takes[static_cast<std::size_t>(q)] != 0) {
        group[leader(unmet)] = leader(y);
      }
    }
  }
  join(sums_[at(goal::weighed)].empty() || !found_.weighed ? integer_program::sum{} : sums_[at(goal::weighed)]);
  std::vector<part> out;
  std::map<std::uint32_t, std::size_t> known;
  std::vector<std::size_t> part_of(columns());
  std::vector<std::uint32_t> local(columns());
  for (std::uint32_t c = 0; c < columns(); ++c) {
    auto const [place, fresh] = known.try_emplace(leader(c), out.size());
    if (fresh) {
      out.emplace_back();
    }
    auto& one = out[place->second];
    part_of[c] = place->second;
    local[c] = one.program.add_column(program_.low[c], program_.high[c]);
    one.from.push_back(c);
    one.values.push_back(start_[c]);
  }
  for (auto const& r : program_.rows) {
    if (r.terms.empty()) {
      continue;
    }
    auto terms = r.terms;
    for (auto& t : terms) {
      t.column = local[t.column];
    }
    out[part_of[r.terms.front().column]].program.add_row(std::move(terms), r.low, r.high);
  }
  for (std::size_t g = 0; g < goals; ++g) {
    for (auto const& t : sums_[g]) {
      auto& one = out[part_of[t.column]];
      one.sums[g].push_back({local[t.column], t.factor});
      one.start[g] += t.factor * start_[t.column];
      one.flow[g] += t.factor * flow_[t.column];
    }
  }
  if (found_.weighed) {
    // One part has all of it.
    for (auto& one : out) {
      one.flow[at(goal::weighed)] =
          one.start[at(goal::weighed)] -
          (one.sums[at(goal::weighed)].empty() ? 0 : value_[at(goal::weighed)] - bound_[at(goal::weighed)]);
    }
  }
  return out;
}

/// Rank by rank: what the ranks before have reached is kept. The flow bounds a rank as long as it was reached in all
/// before; the solver, as long as all before are closed and all pairs are in the model.
void seat_model::solve_part(part& one, search_limits const& limits, found_plan& out) const {
  bool as_flow = true, closed = true;
  for (auto const g : order_) {
    auto const& sum = one.sums[at(g)];
    auto now = value_of(sum, one.values);
    std::optional<std::int64_t> bound;
    auto const reached = as_flow && now == one.flow[at(g)];
    if (as_flow) {
      bound = one.flow[at(g)];
    }
    if (!reached && !sum.empty()) {
      auto const answer = minimise(one.program, sum, now, limits);
      out.nodes += answer.nodes;
      out.stopped = out.stopped || answer.stopped;
      if (!answer.values.empty() && value_of(sum, answer.values) < now) {
        one.values = answer.values;
        now = value_of(sum, one.values);
      }
      if (closed && all_pairs_ && answer.bound && (!bound || *answer.bound > *bound)) {
        bound = std::min(*answer.bound, now);
        out.bound_by_flow[at(g)] = false;
      }
    } else if (!bound && closed) {
      bound = now;  // nothing in it can change
    }
    if (bound && out.bound[at(g)]) {
      *out.bound[at(g)] += *bound - one.start[at(g)];
    } else {
      out.bound[at(g)].reset();
    }
    as_flow = as_flow && now == one.flow[at(g)];
    closed = closed && bound && *bound == now;
    if (!sum.empty()) {
      one.program.add_row(sum, -integer_program::far, now);
    }
    if (!closed) {
      as_flow = false;
    }
  }
}

seat_model::found_plan seat_model::without_search() const {
  found_plan out;
  out.best = plan_;
  out.bound_by_flow.fill(true);
  for (auto const g : order_) {
    out.bound[at(g)] = bound_[at(g)];
    if (value_[at(g)] != bound_[at(g)]) {
      break;
    }
  }
  return out;
}

seat_model::found_plan seat_model::solve(search_limits const& limits) const {
  found_plan out;
  for (auto const g : order_) {
    out.bound[at(g)] = value_[at(g)];
  }
  out.bound_by_flow.fill(true);
  auto values = start_;
  for (auto& one : parts()) {
    if (std::all_of(order_.begin(), order_.end(), [&](goal g) { return one.start[at(g)] == one.flow[at(g)]; })) {
      continue;
    }
    ++out.parts;
    solve_part(one, limits, out);
    for (std::size_t c = 0; c < one.from.size(); ++c) {
      values[one.from[c]] = one.values[c];
    }
  }
  out.best = told(values);
  return out;
}

/// Pairs and companies of a solution. Companies of one kind are filled one by one, places owed first.
choices seat_model::told(std::vector<std::int64_t> const& values) const {
  choices out(plan_.size());
  std::vector<std::vector<std::uint32_t>> seated(accepted_.size());  // units by signature
  for (std::uint32_t y = 0; y < pairs_.size(); ++y) {
    if (values[y] == 1) {
      out[pairs_[y].unit] = {pairs_[y], nobody};
      seated[signature_[y]].push_back(pairs_[y].unit);
    }
  }
  std::vector<std::int64_t> filled(found_.p.companies.size(), 0);
  auto const open_company = [&](company_kind const& kind) {
    for (auto const c : kind.members) {
      if (filled[c] < found_.net.capacity(found_.owed[c])) {
        return c;
      }
    }
    for (auto const c : kind.members) {
      if (filled[c] < found_.net.capacity(found_.owed[c]) + found_.net.capacity(found_.extra[c])) {
        return c;
      }
    }
    return nobody;
  };
  for (auto const& one : takes_) {
    auto& waiting = seated[one.signature];
    for (auto n = values[one.column]; n > 0; --n) {
      auto const c = open_company(kinds_[one.kind]);
      out[waiting.back()]->company = c;
      ++filled[c];
      waiting.pop_back();
    }
  }
  return out;
}

}  // namespace quotalaw::placement
