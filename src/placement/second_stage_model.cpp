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

/// Whether every place that is owed costs a contribution if it is not filled: then no rank tells them apart.
bool all_pay(planner const& w) {
  for (index c = 0; c < w.p.companies.size(); ++c) {
    if (w.contributes[c] == 0 && w.net.capacity(w.owed[c]) > 0) {
      return false;
    }
  }
  return true;
}

std::int64_t weight_of(planner const& w, goal g) {
  switch (g) {
    case goal::floors:
      return w.floor_cost;
    case goal::stays:
      return w.stay_cost;
    case goal::unmet:
      return w.owed_cost + (all_pay(w) ? w.bill_cost : 0);
    case goal::bill:
      return w.bill_cost;
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
  for (index c = 0; c < w.p.companies.size(); ++c) {
    auto const a = w.owed[c];
    auto const open = w.net.capacity(a) - w.net.flow(a);
    out[at(goal::unmet)] += open;
    out[at(goal::bill)] += w.contributes[c] != 0 ? open : 0;
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

namespace {

std::vector<goal> with_bill(planner const& w, std::vector<goal> ranks) {
  if (!all_pay(w)) {
    ranks.insert(std::find(ranks.begin(), ranks.end(), goal::unplaced), goal::bill);
  }
  return ranks;
}

}  // namespace

std::vector<goal> seat_goals(planner const& w) {
  if (w.weighed) {
    return {goal::floors, goal::stays, goal::weighed};
  }
  if (w.moves_first) {
    return with_bill(w, {goal::floors, goal::stays, goal::unmet, goal::unplaced, goal::moves, goal::way});
  }
  std::vector<goal> out{goal::floors, goal::stays, goal::unmet, goal::unplaced, goal::unfair, goal::way};
  if (w.per_change > 0) {
    out.push_back(goal::moves);
  }
  return with_bill(w, std::move(out));
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
    auto const open = std::max<std::int64_t>(0, w.net.capacity(w.owed[c]) - filled[c]);
    out[at(goal::unmet)] += open;
    out[at(goal::bill)] += w.contributes[c] != 0 ? open : 0;
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
  for (auto const& c : pairs_) {
    reduced_.push_back(relaxed_.column_cost(c) + relaxed_.net.potential(relaxed_.units[c.unit].source) -
                       relaxed_.net.potential(relaxed_.slots[c.slot].at));
  }
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
          if (w.may_take(m, w.slots[s]) &&
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
  using key = std::tuple<std::uint32_t, bool, bool, day, day, std::vector<char>, index, bool>;
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
    key const k{found_.class_of[c], one.offers.section_33,     one.offers.section_35, *one.from, *one.to, lawful,
                alone ? c : nobody, found_.contributes[c] != 0};
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

/// What a budget says of numbers: of those that cost so much or more, only so many. Follows from the budget in whole
/// numbers, not in fractions, so the linear program is nearer to what can be.
void add_counts_within(integer_program& program, integer_program::sum const& spent, std::int64_t budget,
                       std::int64_t places) {
  auto dearest_first = spent;
  std::sort(dearest_first.begin(), dearest_first.end(),
            [](auto const& a, auto const& b) { return std::pair{b.factor, a.column} < std::pair{a.factor, b.column}; });
  integer_program::sum so_dear;
  for (auto next = dearest_first.begin(); next != dearest_first.end() && next->factor > 0;) {
    auto const most = budget / next->factor;
    while (next != dearest_first.end() && next->factor > 0 && budget / next->factor == most) {
      so_dear.push_back({next->column, 1});
      ++next;
    }
    if (most > 0 && most < places) {
      program.add_row(so_dear, 0, most);
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
      auto const& budget = found_.p.companies[kinds_[k].members.front()].budget;
      auto const paid = budget && satang > 0 ? budget->minor() / satang : integer_program::far;
      auto const z = program_.add_column(0, std::min({people[s], kinds_[k].places, paid}));
      takes_.push_back({s, k, z});
      seats[s].push_back({z, -1});
      filled[k].push_back({z, 1});
      if (budget) {
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
      auto const budget = found_.p.companies[kind.members.front()].budget->minor() / std::max<std::int64_t>(unit, 1);
      add_counts_within(program_, spent[k], budget, kind.places);
      program_.add_row(std::move(spent[k]), 0, budget);
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
    add(goal::bill, kind.unmet, w.contributes[kind.members.front()] != 0 ? 1 : 0);
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

bool fits_in_doubles(integer_program::sum const& terms, integer_program const& program) {
  std::int64_t most = 0;
  for (auto const& t : terms) {
    auto const factor = std::abs(t.factor);
    auto const reach = std::max<std::int64_t>(1, program.high[t.column]);
    if (factor > integer_program::far / reach) {
      return false;
    }
    most += factor * reach;
    if (most >= integer_program::far) {
      return false;
    }
  }
  return true;
}

bool seat_model::exact_in_doubles() const {
  return std::all_of(program_.rows.begin(), program_.rows.end(),
                     [&](auto const& r) { return fits_in_doubles(r.terms, program_); }) &&
         std::all_of(order_.begin(), order_.end(), [&](goal g) { return fits_in_doubles(sums_[at(g)], program_); });
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

/// A sum of all ranks whose weights fall with the rank, as a flow would need them: not the order itself, but near it,
/// so that whoever looks for plans by it does not lose the later ranks. Nothing if doubles do not hold it.
integer_program::sum all_together(std::vector<goal> const& order, std::array<integer_program::sum, goals> const& sums,
                                  integer_program const& program) {
  constexpr std::int64_t step = 4, ways_of_a_place = 20;
  std::int64_t weight = 1;
  std::map<std::uint32_t, std::int64_t> factors;
  for (auto g = order.rbegin(); g != order.rend(); ++g) {
    std::int64_t largest = 0;
    for (auto const& t : sums[at(*g)]) {
      if (std::abs(t.factor) > integer_program::far / weight) {
        return {};
      }
      factors[t.column] += weight * t.factor;
      largest = std::max(largest, std::abs(t.factor));
    }
    auto const counted = *g != goal::way && *g != goal::weighed;
    auto const grows = counted ? (largest == 0 ? 1 : step) : std::max<std::int64_t>(1, ways_of_a_place * largest);
    if (weight > integer_program::far / grows) {
      return {};
    }
    weight *= grows;
  }
  integer_program::sum out;
  for (auto const& [column, factor] : factors) {
    if (factor != 0) {
      out.push_back({column, factor});
    }
  }
  return fits_in_doubles(out, program) ? out : integer_program::sum{};
}

/// What the searches of one part share.
struct seat_model::rank_search {
  seat_model const& model;
  part& one;
  stage_watch& watch;
  found_plan& out;
  integer_program::sum together{all_together(model.order_, one.sums, one.program)};
  std::vector<char> near{};  ///< columns that a good plan is likely to use; empty: all
  bool ended = false;        ///< the last search, before it was done

  integer_answer search(integer_program const& program, integer_program::sum const& sum, std::int64_t known,
                        double share, double loose) {
    auto limits = watch.limits(share);
    limits.loose = loose;
    auto answer = minimise(program, sum, known, limits);
    out.nodes += answer.nodes;
    ended = answer.stopped;
    note(answer.failed);
    return answer;
  }
  void note(std::string const& failed) {
    if (out.failed.empty()) {
      out.failed = failed;
    }
  }
  void end_at(goal g) {
    out.stopped = true;
    auto const rank = [&](goal x) { return std::find(model.order_.begin(), model.order_.end(), x); };
    if (!out.unfinished || rank(g) < rank(*out.unfinished)) {
      out.unfinished = g;
    }
  }
  std::int64_t total(goal g) const {
    return out.reached[at(g)] - one.start[at(g)] + value_of(one.sums[at(g)], one.values);
  }
  /// Where searches end before they are done, a rank gained by one may have lost the later ranks thousands: so in large
  /// models no plan is taken that is worse by all ranks together.
  bool loses_together(std::vector<std::int64_t> const& now, std::vector<std::int64_t> const& then) const {
    return !near.empty() && value_of(together, then) > value_of(together, now);
  }
  /// Keeps what is better in the order of ranks.
  void take(std::vector<std::int64_t> const& values) {
    if (loses_together(one.values, values)) {
      return;
    }
    for (auto const g : model.order_) {
      auto const now = value_of(one.sums[at(g)], one.values), then = value_of(one.sums[at(g)], values);
      if (now != then) {
        one.values = then < now ? values : one.values;
        return;
      }
    }
  }
  /// Without the columns that are far from worth having.
  integer_program only_near(integer_program program) const {
    for (std::uint32_t c = 0; c < near.size(); ++c) {
      if (near[c] == 0 && one.values[c] == 0) {
        program.high[c] = 0;
      }
    }
    return program;
  }
  /// By prices of the linear program of all ranks together, over pairs that the flow finds near.
  void look_for_near() {
    constexpr double share = 0.4;
    constexpr std::size_t most = 40'000;
    if (together.empty() || one.from.size() <= most || watch.used_up()) {
      return;
    }
    auto program = one.program;
    model.keep_near_in_flow(one, program);
    auto const found = relax(program, together, watch.limits(share).work);
    note(found.failed);
    if (found.prices.empty()) {
      return;
    }
    auto const reduced = priced(one.program, together, found.prices).reduced;
    auto line = reduced;
    std::nth_element(line.begin(), line.begin() + most, line.end());
    for (auto const& each : reduced) {
      near.push_back(each < line[most] ? 1 : 0);
    }
  }

  /// A plan better in the order of ranks, looked for by all of them together. False: the search was ended.
  bool improve_together(integer_program const& program) {
    constexpr double share = 0.6, nearly = 1e-3;
    if (together.empty() || watch.used_up()) {
      return !watch.used_up();
    }
    auto const answer = search(only_near(program), together, integer_program::far, share, near.empty() ? 0 : nearly);
    if (!answer.values.empty()) {
      take(answer.values);
    }
    return !ended;
  }

  /// Smaller values of a rank among the near columns, the later ranks in mind, until there is none.
  bool lower_near(goal g, integer_program const& program) {
    auto const& sum = one.sums[at(g)];
    for (auto before = std::int64_t{0}; !watch.used_up();) {
      before = value_of(sum, one.values);
      auto smaller = program;
      smaller.add_row(sum, -integer_program::far, before - 1);
      auto const done = improve_together(smaller);
      if (!done || value_of(sum, one.values) == before) {
        return done;
      }
    }
    return false;
  }

  /// The smallest value of a rank among all columns. What it loses in later ranks is looked for again.
  bool lower(goal g, integer_program const& program, std::optional<std::int64_t>& bound) {
    constexpr double half = 0.5;
    auto const& sum = one.sums[at(g)];
    auto const before = one.values;
    auto const answer = search(program, sum, value_of(sum, before), half, 0);
    auto const done = !ended;
    bound = answer.bound;
    if (!answer.values.empty() && value_of(sum, answer.values) < value_of(sum, before)) {
      one.values = answer.values;
      auto as_low = one.program;
      as_low.add_row(sum, -integer_program::far, value_of(sum, one.values));
      improve_together(as_low);
      if (loses_together(before, one.values)) {
        one.values = before;
        return false;
      }
    }
    return done;
  }
};

/// Leaves out the pairs whose reduced costs in the flow are high.
void seat_model::keep_near_in_flow(part const& one, integer_program& program) const {
  constexpr std::size_t most = 20'000;
  std::vector<std::int64_t> line;
  for (auto const c : one.from) {
    if (c < pairs_.size()) {
      line.push_back(reduced_[c]);
    }
  }
  if (line.size() <= most) {
    return;
  }
  std::nth_element(line.begin(), line.begin() + most, line.end());
  for (std::size_t c = 0; c < one.from.size(); ++c) {
    auto const pair = one.from[c];
    if (pair < pairs_.size() && reduced_[pair] >= line[most] && one.values[c] == 0) {
      program.high[c] = 0;
    }
  }
}

/// First plans better in all ranks together, among the pairs that are near; then rank by rank: what the ranks before
/// have reached is kept. The flow bounds a rank as long as it was reached in all before; prices of the linear program
/// and the solver's search, as long as all before are closed and all pairs are in the model.
void seat_model::solve_part(part& one, stage_watch& watch, found_plan& out) const {
  rank_search work{*this, one, watch, out};
  work.look_for_near();
  watch.at("", work.total(goal::unplaced), {});
  work.improve_together(one.program);
  bool as_flow = true, closed = true;
  for (auto const g : order_) {
    auto const& sum = one.sums[at(g)];
    std::optional<std::int64_t> bound;
    if (as_flow) {
      bound = one.flow[at(g)];
    }
    auto const now = [&] { return value_of(sum, one.values); };
    if (sum.empty() || (bound && *bound == now())) {
      bound = closed ? std::optional{now()} : bound;  // nothing in it can change
    } else {
      close_rank(g, work, closed && all_pairs_, bound);
    }
    if (bound && out.bound[at(g)]) {
      *out.bound[at(g)] += *bound - one.start[at(g)];
    } else {
      out.bound[at(g)].reset();
    }
    as_flow = as_flow && now() == one.flow[at(g)];
    closed = closed && bound && *bound == now();
    as_flow = as_flow && closed;
    if (!sum.empty()) {
      one.program.add_row(sum, -integer_program::far, now());
    }
  }
}

/// Between the best plan and the bound of a rank: the bound is raised by prices of the linear program, pairs that no
/// better plan can use are left out by them, and what is left is searched. `exact`: what is proven here is proven.
void seat_model::close_rank(goal g, rank_search& work, bool exact, std::optional<std::int64_t>& bound) const {
  constexpr double half = 0.5;
  auto& one = work.one;
  auto const& sum = one.sums[at(g)];
  auto const now = [&] { return value_of(sum, one.values); };
  auto const tell = [&] {
    auto const all = work.total(g);
    work.watch.at(goal_names[at(g)], all, bound && exact ? std::optional{all - (now() - *bound)} : std::nullopt);
  };
  auto const raise = [&](std::int64_t to, bound_proof by) {
    if (exact && (!bound || to > *bound)) {
      bound = std::min(to, now());
      work.out.bound_by[at(g)] = by;
    }
  };
  auto program = one.program;
  tell();
  if (!work.watch.used_up()) {
    auto const found = relax(program, sum, work.watch.limits(half).work);
    work.note(found.failed);
    if (!found.prices.empty()) {
      auto const proof = priced(program, sum, found.prices);
      raise(proof.bound(), bound_proof::prices);
      for (std::uint32_t c = 0; c < program.high.size(); ++c) {
        if (one.values[c] == 0 && program.low[c] == 0 && !proof.can_be_used(c, now() - 1)) {
          program.high[c] = 0;
        }
      }
    }
  }
  if (exact && bound && *bound == now()) {
    return;
  }
  tell();
  auto const counted = g != goal::way && g != goal::weighed;
  auto done = true;
  std::optional<std::int64_t> searched;
  if (counted && !work.together.empty()) {
    done = work.lower_near(g, program);
    tell();
  }
  if (work.near.empty() && counted && !work.together.empty()) {
    searched = done ? std::optional{now()} : std::nullopt;
  } else if (exact && !work.watch.used_up()) {
    done = work.lower(g, program, searched);
  } else if (!counted && !work.watch.used_up()) {
    done = work.lower(g, work.only_near(program), searched);
  }
  if (!done || work.watch.used_up()) {
    work.end_at(g);
  }
  if (searched) {
    raise(*searched, bound_proof::solver);
  }
}

seat_model::found_plan seat_model::without_search() const {
  found_plan out;
  out.best = plan_;
  for (auto const g : order_) {
    out.bound[at(g)] = bound_[at(g)];
    if (value_[at(g)] != bound_[at(g)]) {
      break;
    }
  }
  return out;
}

seat_model::found_plan seat_model::solve(stage_watch& watch) const {
  found_plan out;
  out.reached = value_;
  for (auto const g : order_) {
    out.bound[at(g)] = value_[at(g)];
  }
  auto values = start_;
  for (auto& one : parts()) {
    if (std::all_of(order_.begin(), order_.end(), [&](goal g) { return one.start[at(g)] == one.flow[at(g)]; })) {
      continue;
    }
    ++out.parts;
    solve_part(one, watch, out);
    for (std::size_t c = 0; c < one.from.size(); ++c) {
      values[one.from[c]] = one.values[c];
    }
    for (auto const g : order_) {
      out.reached[at(g)] += value_of(one.sums[at(g)], one.values) - one.start[at(g)];
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
