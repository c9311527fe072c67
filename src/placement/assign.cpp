// SPDX-License-Identifier: Apache-2.0
// The second transport: which of the persons placed works for which company. Persons alike in all that companies ask
// are one group.
#include "assign.hpp"
#include "quotalaw/th/assess.hpp"

#include <algorithm>
#include <map>

namespace quotalaw::placement {

traits traits_of(problem const& p, index who, index where) {
  auto const& x = p.people[who];
  auto const& h = p.hosts[where];
  traits t;
  t.province = static_cast<index>(h.where);
  t.owner = h.owned_by;
  t.s33 = x.accepts.section_33;
  t.s35 = x.accepts.section_35;
  t.from = std::max(x.available_from.value_or(day::min()), h.open_from.value_or(day::min()));
  t.to = h.open_to.value_or(day::max());
  t.refused = x.refused_companies;
  std::sort(t.refused.begin(), t.refused.end());
  t.now = x.host_now == nobody ? nobody : x.company_now;
  t.bound = t.now != nobody && x.host_now == where && !x.wants_move;
  t.works = x.host_now != nobody;
  return t;
}

constraint_set against_person(problem const& p, index company, index who) {
  auto const& c = p.companies[company];
  auto const& x = p.people[who];
  constraint_set out = 0;
  if (std::find(x.refused_companies.begin(), x.refused_companies.end(), company) != x.refused_companies.end()) {
    out |= bit(constraint::refused_company);
  }
  if (x.available_from && *c.from < *x.available_from) {
    out |= bit(constraint::term);
  }
  auto const common = [&](form f) { return c.offers.has(f) && x.accepts.has(f); };
  if (!common(form::section_33) && !common(form::section_35)) {
    out |= bit(constraint::contract);
  }
  return out;
}

constraint_set against_company(planner const& w, index company, index who, index where, form& by,
                               std::int64_t& satang) {
  auto const& p = w.p;
  auto const& c = p.companies[company];
  auto const& x = p.people[who];
  auto const& h = p.hosts[where];
  auto const province = static_cast<index>(h.where);
  auto out = against_person(p, company, who);
  if (h.owned_by == company) {
    out |= bit(constraint::independence);
  }
  if ((h.open_from && *c.from < *h.open_from) || (h.open_to && *c.to > *h.open_to)) {
    out |= bit(constraint::term);
  }
  if (!c.wants_people_in(h.where)) {
    out |= bit(constraint::province);
  }
  bool lawful = false;
  for (auto const f : {form::section_33, form::section_35}) {
    if (!c.offers.has(f) || !x.accepts.has(f)) {
      continue;
    }
    std::int64_t cost = 0;
    if (w.yearly_cost(company, province, f, cost) && (!lawful || cost < satang)) {
      satang = cost;
      by = f;
      lawful = true;
    }
  }
  if ((out & bit(constraint::contract)) == 0 && !lawful) {
    out |= bit(c.offers.section_33 && x.accepts.section_33 ? constraint::wage : constraint::value);
  }
  return out;
}

constraint_set against_open_place(planner const& w, index company, index who, index where, std::int64_t spent) {
  form by{};
  std::int64_t satang = 0;
  auto const out = against_company(w, company, who, where, by, satang);
  auto const priced = (out & (bit(constraint::contract) | bit(constraint::wage) | bit(constraint::value))) == 0;
  auto const& budget = w.p.companies[company].budget;
  return priced && budget && spent + satang > budget->minor() ? out | bit(constraint::budget) : out;
}

/// Why a person with a seat found no company: what stands between the person and the companies with open places, of
/// which who stays asks only the company of now. Of companies that one constraint alone keeps away, the most frequent;
/// `places` if none has an open place.
constraint planner::why_no_company(index who, index where, std::vector<std::int64_t> const& filled,
                                   std::vector<std::int64_t> const& spent) const {
  std::array<std::int64_t, constraint_names.size()> alone{}, any{};
  auto const t = traits_of(p, who, where);
  for (index c = 0; c < p.companies.size(); ++c) {
    if (filled[c] >= p.companies[c].wanted.number() || (t.bound && t.now != c)) {
      continue;
    }
    auto const against = against_open_place(*this, c, who, where, spent[c]);
    for (std::size_t k = 0; k < any.size(); ++k) {
      any[k] += (against >> k & 1U) != 0 ? 1 : 0;
      alone[k] += against == 1U << k ? 1 : 0;
    }
  }
  for (auto const& counted : {alone, any}) {
    if (auto const most = std::max_element(counted.begin(), counted.end()); *most > 0) {
      return static_cast<constraint>(most - counted.begin());
    }
  }
  return constraint::places;
}

void planner::tell_why_no_company(std::uint32_t unit, column const& seat, std::vector<std::int64_t> const& filled,
                                  std::vector<std::int64_t> const& spent) {
  auto const cause = why_no_company(seat.who, slots[seat.slot].host, filled, spent);
  units[unit].cause = cause;
  auto& because = result.second.because;
  if (std::find(because.begin(), because.end(), cause) == because.end()) {
    because.push_back(cause);
  }
}

std::vector<std::uint32_t> planner::assign_seated() {
  auto& second = result.second;
  company_of.assign(p.people.size(), nobody);
  form_of.assign(p.people.size(), form::section_33);
  // Persons alike.
  std::map<traits, std::vector<std::uint32_t>> alike;
  std::int64_t seated = 0;
  for (std::uint32_t k = 0; k < units.size(); ++k) {
    if (auto const* c = column_used(units[k])) {
      alike[traits_of(p, c->who, slots[c->slot].host)].push_back(k);
      ++seated;
    }
  }
  network flow;
  struct arc_of {
    index company;
    form by;
    std::int64_t satang;
  };
  std::vector<arc_of> pairs;
  std::vector<network::arc> at;
  std::vector<network::arc> owes(p.companies.size()), more(p.companies.size());
  std::vector<network::node> company_node(p.companies.size());
  std::int64_t dearest = 1;
  for (auto const& c : p.companies) {
    for (index q = 0; q < th::province_count; ++q) {
      std::int64_t cost = 0;
      for (auto const f : {form::section_33, form::section_35}) {
        if (yearly_cost(static_cast<index>(&c - p.companies.data()), q, f, cost)) {
          dearest = std::max(dearest, cost);
        }
      }
    }
  }
  // A path or cycle visits a group and a company once each.
  auto const path = 2 * static_cast<std::int64_t>(std::min(alike.size(), p.companies.size()) + 1);
  auto const change_cost = dearest * path + 1;
  auto const place_cost = 2 * change_cost * path + 1;
  for (index c = 0; c < p.companies.size(); ++c) {
    company_node[c] = flow.add_node(1);
    owes[c] = flow.add_arc(company_node[c], network::root, net.capacity(owed[c]),
                           (contributes[c] != 0 ? -3 : -2) * place_cost);
    more[c] = flow.add_arc(company_node[c], network::root, net.capacity(extra[c]), 0);
  }
  auto const first_pair = static_cast<network::arc>(flow.arcs());
  std::vector<std::pair<network::arc, network::arc>> range;  // of pairs, by group
  for (auto const& [t, members] : alike) {
    auto const source = flow.add_source(static_cast<std::int64_t>(members.size()));
    auto const begin = static_cast<network::arc>(flow.arcs());
    auto const* sample = column_used(units[members.front()]);
    for (index c = 0; c < p.companies.size(); ++c) {
      if (t.bound && t.now != c) {
        continue;
      }
      form by{};
      std::int64_t satang = 0;
      if (against_company(*this, c, sample->who, slots[sample->slot].host, by, satang) != 0) {
        continue;
      }
      flow.add_arc(source, company_node[c], network::unbounded,
                   satang + (t.now != nobody && t.now != c ? change_cost : 0));
      pairs.push_back({c, by, satang});
    }
    range.emplace_back(begin, static_cast<network::arc>(flow.arcs()));
    // The last arc of a group: no company. Who works already does not lose the place to others, nor to an owed one.
    flow.add_arc(source, network::root, network::unbounded, (t.works ? 4 : 1) * place_cost);
    pairs.push_back({nobody, form::section_33, 0});
  }
  flow.solve();
  std::vector<std::int64_t> spent(p.companies.size(), 0), filled(p.companies.size(), 0);
  std::vector<std::uint32_t> lost;
  std::size_t g = 0;
  for (auto const& [t, members] : alike) {
    auto a = range[g].first;
    std::int64_t left = a < range[g].second ? flow.flow(a) : 0;
    for (auto const k : members) {
      while (a < range[g].second && left == 0) {
        ++a;
        left = a < range[g].second ? flow.flow(a) : 0;
      }
      auto const who = column_used(units[k])->who;
      company_of[who] = nobody;
      if (a >= range[g].second) {
        lost.push_back(k);
        continue;
      }
      --left;
      auto const& pair = pairs[a - first_pair];
      auto const& budget = p.companies[pair.company].budget;
      if (budget && spent[pair.company] + pair.satang > budget->minor()) {
        lost.push_back(k);
        continue;
      }
      spent[pair.company] += pair.satang;
      ++filled[pair.company];
      company_of[who] = pair.company;
      form_of[who] = pair.by;
    }
    ++g;
  }
  second.columns = static_cast<std::int64_t>(pairs.size());
  second.placed = seated - static_cast<std::int64_t>(lost.size());
  for (auto const k : lost) {
    tell_why_no_company(k, *column_used(units[k]), filled, spent);
  }
  return lost;
}

void planner::assign_companies() {
  result.second = {};
  result.second.by = "flow";
  constexpr int rounds = 4;
  for (int round = 1; round <= rounds; ++round) {
    auto const lost = assign_seated();
    if (round == 1) {
      result.second.bound = result.second.placed + static_cast<std::int64_t>(lost.size());
    }
    for (auto const k : lost) {
      units[k].gone = true;
    }
    if (lost.empty() || round == rounds) {
      break;  // in the last round their seats stay as they are: others would move, away from their companies
    }
    // Those who found no company leave their seats; whoever can takes them.
    for (auto const k : lost) {
      net.remove(units[k].source);
    }
    auto const proven = result.proof;  // of the first stage, with those who leave
    price_until_proven();
    result.proof = proven;
  }
  std::vector<std::int64_t> filled(p.companies.size(), 0);
  for (auto const c : company_of) {
    if (c != nobody) {
      ++filled[c];
    }
  }
  for (index c = 0; c < p.companies.size(); ++c) {
    auto const lost = net.flow(owed[c]) - std::min(filled[c], net.capacity(owed[c]));
    result.second.unmet_beyond += lost;
    result.second.paid_beyond += contributes[c] != 0 ? lost : 0;
  }
}

}  // namespace quotalaw::placement
