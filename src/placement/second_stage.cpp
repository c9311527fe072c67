// SPDX-License-Identifier: Apache-2.0
// The second stage by a solver: what it proposes is made a plan again by the flow, and every constraint is checked.
#include "second_stage.hpp"

#include "assign.hpp"
#include "quotalaw/placement/planning.hpp"

#include <algorithm>
#include <map>

namespace quotalaw::placement {

namespace {

constexpr std::size_t at(goal g) { return static_cast<std::size_t>(g); }

bool lower(measures const& a, measures const& b, std::vector<goal> const& order) {
  for (auto const g : order) {
    if (a[at(g)] != b[at(g)]) {
      return a[at(g)] < b[at(g)];
    }
  }
  return false;
}

/// With seats, what companies add.
std::vector<goal> all_goals(planner const& w) {
  auto out = seat_goals(w);
  out.push_back(goal::company_moves);
  out.push_back(goal::cost);
  return out;
}

/// No group is to be served worse than the flow serves it.
allowances allowed(planner const& w) {
  allowances out(w.group_name.size(), 0);
  auto const fair = !w.weighed && !w.moves_first && w.p.how.fair != fairness::none;
  for (auto const& u : w.units) {
    auto const* c = w.column_used(u);
    out[u.group] += !fair || c == nullptr || w.company_of[c->who] == nobody ? 1 : 0;
  }
  return out;
}

/// The same network with nothing solved yet, but for the numbers by group.
std::unique_ptr<planner> fresh(planner const& w, allowances const& free) {
  auto out = std::make_unique<planner>(w.p, w.moves_first);
  for (std::size_t g = 0; g < free.size(); ++g) {
    out->net.assign_capacity(out->group_free[g], free[g]);
  }
  return out;
}

std::int64_t hosts_over(planner const& w) {
  return std::count_if(w.shared.begin(), w.shared.end(), [&](shared_support const& one) {
    std::int64_t supported = 0;
    for (auto const& [a, alone] : one.tasks) {
      supported += w.net.flow(a);
    }
    return supported > *w.p.hosts[one.host].high_support_seats;
  });
}

/// Divides supervisors among tasks as a plan has them; who is left over goes to the first task that could use one.
void divide_as(planner& w, choices const& plan) {
  std::map<network::node, std::int64_t> supported;
  for (auto const& one : plan) {
    if (one) {
      ++supported[w.slots[one->pair.slot].at];
    }
  }
  for (auto& host : w.shared) {
    host.divided = true;
    auto left = *w.p.hosts[host.host].high_support_seats;
    for (auto const& [a, alone] : host.tasks) {
      left -= supported[w.net.from(a)];
    }
    for (auto const& [a, alone] : host.tasks) {
      auto const here = supported[w.net.from(a)];
      auto const more = std::min(left, alone - here);
      w.net.assign_capacity(a, here + more);
      left -= more;
    }
  }
}

/// The flow's best plan with supervisors divided as the solver divides them: over all pairs, and with its own proof.
std::unique_ptr<planner> by_division(planner const& w, planner const& relaxed, choices const& plan,
                                     allowances const& free) {
  auto out = fresh(w, free);
  divide_as(*out, plan);
  out->result.prices = w.result.prices;
  out->net.solve();
  out->price_pairs();
  auto& proof = out->result.proof;
  proof.pairs_in_network = static_cast<std::int64_t>(out->columns.size());
  proof.components = out->net.components();
  proof.primal = out->net.primal();
  proof.dual = out->net.dual();
  proof.hosts_divided = hosts_over(relaxed);
  proof.divided_gap = proof.primal - relaxed.net.primal();
  out->assign_companies();
  return out;
}

/// Everybody keeps the seat of the plan: the network holds no other pair for those who are seated. Who would be seated
/// beyond the plan is told why not. False if the network has no such flow.
bool seat_as(planner& w, choices const& plan) {
  std::vector<network::arc> seat(plan.size(), network::none);
  std::map<std::pair<index, std::uint32_t>, network::arc> known;
  for (std::size_t i = 0; i < w.columns.size(); ++i) {
    known[{w.columns[i].who, w.columns[i].slot}] = w.first_column + static_cast<network::arc>(i);
  }
  for (std::uint32_t k = 0; k < plan.size(); ++k) {
    if (!plan[k]) {
      continue;
    }
    auto const found = known.find({plan[k]->pair.who, plan[k]->pair.slot});
    w.net.each_out(w.units[k].source, [&](network::arc a) {
      if (a >= w.first_column) {
        w.net.assign_capacity(a, 0);
      }
    });
    if (found == known.end()) {
      w.add_column(plan[k]->pair);
      seat[k] = static_cast<network::arc>(w.net.arcs() - 1);
    } else {
      seat[k] = found->second;
      w.net.assign_capacity(seat[k], 1);
    }
  }
  w.net.solve();
  std::vector<std::pair<std::uint32_t, column>> beyond;
  for (bool again = true; again;) {
    again = false;
    for (std::uint32_t k = 0; k < plan.size(); ++k) {
      auto& u = w.units[k];
      if (auto const* c = plan[k] ? nullptr : w.column_used(u)) {
        beyond.emplace_back(k, *c);
        w.net.remove(u.source);
        u.gone = again = true;
      }
    }
  }
  for (std::uint32_t k = 0; k < plan.size(); ++k) {
    if (plan[k] && w.net.flow(seat[k]) == 0) {
      return false;
    }
  }
  std::vector<std::int64_t> filled(w.p.companies.size(), 0), spent(w.p.companies.size(), 0);
  for (auto const& one : plan) {
    if (one) {
      form by{};
      std::int64_t satang = 0;
      against_company(w, one->company, one->pair.who, w.slots[one->pair.slot].host, by, satang);
      ++filled[one->company];
      spent[one->company] += satang;
    }
  }
  for (auto const& [k, c] : beyond) {
    w.tell_why_no_company(k, c, filled, spent);
  }
  return true;
}

void take_companies(planner& w, choices const& plan) {
  w.company_of.assign(w.p.people.size(), nobody);
  for (auto const& one : plan) {
    if (one) {
      w.company_of[one->pair.who] = one->company;
    }
  }
}

/// For seats that are chosen: fewest who change the company, then cost, within budgets.
choices cheapest_companies(planner const& w, choices plan, stage_watch& watch) {
  std::map<traits, std::vector<std::uint32_t>> alike;
  for (std::uint32_t k = 0; k < plan.size(); ++k) {
    if (plan[k]) {
      alike[traits_of(w.p, plan[k]->pair.who, w.slots[plan[k]->pair.slot].host)].push_back(k);
    }
  }
  integer_program program;
  integer_program::sum changes, costs, unmet;
  std::vector<integer_program::sum> filled(w.p.companies.size()), spent(w.p.companies.size());
  std::vector<std::int64_t> start;
  std::vector<std::vector<std::pair<index, std::uint32_t>>> takes;  // company and column, by group
  for (auto const& [t, members] : alike) {
    auto const& sample = plan[members.front()]->pair;
    integer_program::sum all;
    takes.emplace_back();
    for (index c = 0; c < w.p.companies.size(); ++c) {
      form by{};
      std::int64_t satang = 0;
      if ((t.bound && t.now != c) || against_company(w, c, sample.who, w.slots[sample.slot].host, by, satang) != 0) {
        continue;
      }
      auto const z = program.add_column(0, static_cast<std::int64_t>(members.size()));
      start.push_back(std::count_if(members.begin(), members.end(), [&](auto k) { return plan[k]->company == c; }));
      takes.back().emplace_back(c, z);
      all.push_back({z, 1});
      filled[c].push_back({z, 1});
      spent[c].push_back({z, satang});
      costs.push_back({z, satang});
      if (t.now != nobody && t.now != c) {
        changes.push_back({z, 1});
      }
    }
    program.add_row(std::move(all), static_cast<std::int64_t>(members.size()),
                    static_cast<std::int64_t>(members.size()));
  }
  for (index c = 0; c < w.p.companies.size(); ++c) {
    auto const owed = w.net.capacity(w.owed[c]);
    auto const open = program.add_column(0, owed);
    start.push_back(std::max<std::int64_t>(0, owed - value_of(filled[c], start)));
    auto enough = filled[c];
    enough.push_back({open, 1});
    unmet.push_back({open, 1});
    program.add_row(std::move(enough), owed, integer_program::far);
    program.add_row(std::move(filled[c]), 0, owed + w.net.capacity(w.extra[c]));
    if (auto const& budget = w.p.companies[c].budget) {
      program.add_row(std::move(spent[c]), 0, budget->minor());
    }
  }
  auto values = start;
  for (auto const& [sum, goal_of] :
       {std::pair{&unmet, goal::unmet}, std::pair{&changes, goal::company_moves}, std::pair{&costs, goal::cost}}) {
    watch.at(goal_names[at(goal_of)], value_of(*sum, values), {});
    auto const answer = minimise(program, *sum, value_of(*sum, values), watch.limits(0.5));
    if (!answer.values.empty() && value_of(*sum, answer.values) < value_of(*sum, values)) {
      values = answer.values;
    }
    program.add_row(*sum, -integer_program::far, value_of(*sum, values));
  }
  std::size_t g = 0;
  for (auto const& [t, members] : alike) {
    auto next = members.begin();
    for (auto const& [c, z] : takes[g]) {
      for (auto n = values[z]; n > 0; --n) {
        plan[*next++]->company = c;
      }
    }
    ++g;
  }
  return plan;
}

/// The solver's own seats, with companies assigned anew: by the transport if budgets allow, else within them.
std::unique_ptr<planner> by_seats(planner const& w, planner const& relaxed, choices const& plan, allowances const& free,
                                  stage_watch& watch) {
  auto out = fresh(w, free);
  divide_as(*out, plan);
  if (!seat_as(*out, plan)) {
    return nullptr;
  }
  auto& r = out->result;
  r.prices = w.result.prices;
  r.proof = relaxed.result.proof;
  r.proof.pairs_in_network = static_cast<std::int64_t>(relaxed.columns.size());
  r.proof.components = relaxed.net.components();
  r.proof.primal = relaxed.net.primal();
  r.proof.dual = relaxed.net.dual();
  auto const because = r.second.because;
  if (!out->assign_seated().empty()) {
    for (std::size_t k = 0; k < plan.size(); ++k) {
      if (plan[k]) {
        out->units[k].cause.reset();
      }
    }
    take_companies(*out, cheapest_companies(w, plan, watch));
  }
  r.second.because = because;
  r.second.placed = std::count_if(plan.begin(), plan.end(), [](auto const& one) { return one.has_value(); });
  r.second.bound = std::count_if(relaxed.units.begin(), relaxed.units.end(),
                                 [&](unit const& u) { return relaxed.column_used(u) != nullptr; });
  return out;
}

/// Every constraint once more, from the facts, in whole numbers.
bool keeps_all(planner const& w) {
  auto const& p = w.p;
  std::vector<std::int64_t> seated(p.hosts.size(), 0), supported(p.hosts.size(), 0), filled(p.companies.size(), 0),
      spent(p.companies.size(), 0), in_province(th::province_count, 0);
  std::map<std::pair<index, index>, std::int64_t> at_task;
  for (auto const& one : choices_of(w)) {
    if (!one) {
      continue;
    }
    auto const& [pair, company] = *one;
    auto const& s = w.slots[pair.slot];
    auto const& x = p.people[pair.who];
    auto const near = x.host_now == s.host || pair.length <= w.fits.limit(pair.who);
    auto const t = traits_of(p, pair.who, s.host);
    form by{};
    std::int64_t satang = 0;
    if (w.fits.against(pair.who, s.host) != 0 || !w.fits_slot(pair.who, s) || !near || (t.bound && t.now != company) ||
        against_company(w, company, pair.who, s.host, by, satang) != 0) {
      return false;
    }
    supported[s.host] += x.high_support ? 1 : 0;
    if (++at_task[{s.host, s.task}] > p.hosts[s.host].tasks[s.task].seats || ++seated[s.host] > p.hosts[s.host].seats ||
        (p.hosts[s.host].high_support_seats && supported[s.host] > *p.hosts[s.host].high_support_seats) ||
        ++filled[company] > p.companies[company].wanted.number()) {
      return false;
    }
    spent[company] += satang;
    if (auto const& budget = p.companies[company].budget; budget && spent[company] > budget->minor()) {
      return false;
    }
    ++in_province[static_cast<std::size_t>(p.hosts[s.host].where)];
  }
  return std::all_of(p.limits.begin(), p.limits.end(), [&](province_limit const& l) {
    return !l.ceiling || in_province[static_cast<std::size_t>(l.where)] <= *l.ceiling;
  });
}

std::vector<solved_rank> ranks_of(planner const& w, measures const& before, measures const& after,
                                  seat_model::found_plan const& found) {
  std::vector<solved_rank> out;
  for (auto const g : all_goals(w)) {
    out.push_back(
        {std::string{goal_names[at(g)]}, before[at(g)], after[at(g)], found.bound[at(g)], found.bound_by[at(g)]});
  }
  return out;
}

bool meets_bounds(planner const& w, measures const& reached, seat_model::found_plan const& found) {
  auto const order = seat_goals(w);
  return std::all_of(order.begin(), order.end(),
                     [&](goal g) { return found.bound[at(g)] && *found.bound[at(g)] == reached[at(g)]; });
}

}  // namespace

std::optional<std::string> const& solver_of_second_stage() { return integer_solver(); }

std::unique_ptr<planner> solve_second_stage(planner& found) {
  auto& told = found.result.second.solver.emplace();
  if (!integer_solver()) {
    told.outcome = solver_outcome::missing;
    return nullptr;
  }
  told.by = *integer_solver();
  if (found.result.proven()) {
    told.proven = true;
    return nullptr;
  }
  auto const& how = *found.p.how.solver;
  stage_watch watch{how};
  auto const free = allowed(found);
  auto const relaxed = fresh(found, free);
  relaxed->net.solve();
  relaxed->price_pairs();
  seat_model const model{found, *relaxed, free, how};
  told.columns = static_cast<std::int64_t>(model.columns());
  told.rows = static_cast<std::int64_t>(model.rows());
  told.all_pairs = model.all_pairs();
  auto const order = all_goals(found), seats = seat_goals(found);
  auto const& before = model.value();
  auto const search = !model.proven() && !model.too_large();
  auto const searched = search ? model.solve(watch) : model.without_search();
  told.parts = searched.parts;
  told.nodes = searched.nodes;
  told.stopped = searched.stopped;
  told.failed = searched.failed;
  told.unfinished = searched.unfinished ? goal_names[at(*searched.unfinished)] : "";
  told.outcome = model.proven()      ? solver_outcome::not_needed
                 : model.too_large() ? solver_outcome::too_large
                                     : solver_outcome::kept;
  // The flow again if it can have all of what was found; else the seats as they were found.
  auto best = before;
  std::unique_ptr<planner> better;
  auto const wanted = measured(found, searched.best, free);
  if (lower(wanted, before, seats)) {
    auto consider = [&](std::unique_ptr<planner> other, std::string by) {
      auto const reached = other ? measured(*other, choices_of(*other), free) : before;
      if (lower(reached, best, order) && keeps_all(*other)) {
        best = reached;
        better = std::move(other);
        better->result.second.by = std::move(by);
      }
    };
    consider(by_division(found, *relaxed, searched.best, free), "flow");
    if (lower(wanted, best, seats)) {
      consider(by_seats(found, *relaxed, searched.best, free, watch), told.by);
      if (better && better->result.second.by == told.by) {
        better->result.proof.divided_gap = cost_between(found, best, model.flow_value());
      }
    }
  }
  told.ranks = ranks_of(found, before, best, searched);
  told.proven = meets_bounds(found, best, searched);
  if (better) {
    told.outcome = solver_outcome::taken;
    better->result.second.solver = told;
    better->write_results();
  }
  return better;
}

}  // namespace quotalaw::placement
