// SPDX-License-Identifier: Apache-2.0
// The plan as it is told: placements, companies, hosts, and who comes next.
#include "assign.hpp"
#include "quotalaw/th/assess.hpp"
#include "quotalaw/th/part_year.hpp"
#include "worth.hpp"

#include <algorithm>

namespace quotalaw::placement {

th::year_assessment bill_of(problem const& p, index company, heads by_plan, th::year_law const& law) {
  auto const& one = p.companies[company];
  th::year_facts facts;
  facts.kind = one.kind;
  facts.employees = one.employees;
  facts.filled = {one.filled.hired + by_plan, one.filled.alternatives};
  facts.where = one.head_office;
  return th::assess(facts, law);
}

placement planner::placed_by(column const& c) const {
  auto const& s = slots[c.slot];
  auto const& x = p.people[c.who];
  placement made;
  made.who = c.who;
  made.host = s.host;
  made.task = s.task;
  made.company = company_of[c.who];
  made.metres = fits.metres_between(c.who, s.host);
  if (p.timed) {
    made.minutes = minutes_listed(c.who, s.host);
  }
  std::int64_t satang = 0;
  against_company(*this, made.company, made.who, made.host, made.by, satang);
  auto const& company = p.companies[made.company];
  auto const province = static_cast<std::size_t>(p.hosts[s.host].where);
  made.daily_wage = made.by == form::section_33 ? company.daily_wage.value_or(p.minimum_wage[province]) : baht{0};
  made.yearly = baht{satang} - company.fee;
  made.what = change_from(x.host_now, x.company_now, made);
  return made;
}

change change_from(index host, index company, placement const& now) {
  return host == nobody                                ? change::added
         : host != now.host                            ? change::moved
         : company == nobody || company == now.company ? change::kept
                                                       : change::employer;
}

/// Section 34 by days for places that are filled only while contracts under section 33 run. Of the places that count
/// toward the shortfall, those filled all year come first: contracts under section 35 are judged by their value.
baht planner::part_year_charge(index company, heads counted, std::array<std::int64_t, 3> const& by) const {
  auto const [others, employed, beginning] = by;
  auto const& c = p.companies[company];
  auto const late = *c.from > th::first_day(p.how.year), early = *c.to < th::last_day(p.how.year);
  auto const by_days = counted.number() - others;
  if ((!late && !early) || by_days <= 0) {
    return baht{0};
  }
  no_trace silent;
  auto const law = th::part_year_law_for(p.how.year);
  baht out;
  if (late) {
    auto const first = std::min(by_days, employed);
    out += th::charge_late_start(*c.from, law, silent).amount * std::min(beginning, by_days - first);
  }
  if (early) {
    out += th::charge_early_exit(*c.to, law, silent).amount * std::min(by_days, employed + beginning);
  }
  return out;
}

void planner::write_results() {
  result.placements.clear();
  result.unplaced.clear();
  result.companies.assign(p.companies.size(), {});
  result.hosts.assign(p.hosts.size(), {});
  result.per_placement = person_cost;
  result.per_travel = per_length;
  result.worth_of_person.assign(p.people.size(), 0);
  objectives o;
  std::vector<std::int64_t> group_size(group_name.size(), 0), group_placed(group_name.size(), 0);
  std::vector<char> has_place(p.people.size(), 0);
  std::vector<std::array<std::int64_t, 3>> terms(p.companies.size(), {0, 0, 0});
  std::array<std::int64_t, th::province_count> in_province{};
  for (auto const& u : units) {
    ++group_size[u.group];
    for (auto const m : u.members) {
      result.worth_of_person[m] = -net.potential(u.source);
    }
    auto const* c = column_used(u);
    if (c == nullptr || company_of[c->who] == nobody) {
      continue;
    }
    ++group_placed[u.group];
    has_place[c->who] = 1;
    auto const made = placed_by(*c);
    auto const paid = made.yearly + p.companies[made.company].fee;
    o.changed += made.what == change::moved ? 1 : 0;
    o.new_employer += made.what == change::employer ? 1 : 0;
    auto const employed = p.people[made.who].company_now == made.company && !p.people[made.who].planned;
    ++terms[made.company][made.by == form::section_35 ? 0 : employed ? 1 : 2];
    ++in_province[static_cast<std::size_t>(p.hosts[made.host].where)];
    o.travel += c->length;
    o.cost += paid;
    auto& r = result.companies[made.company];
    r.filled += heads{1};
    r.cost += paid;
    ++result.hosts[made.host].filled;
    result.placements.push_back(made);
  }
  std::sort(result.placements.begin(), result.placements.end(),
            [](placement const& a, placement const& b) { return a.who < b.who; });
  for (index i = 0; i < p.people.size(); ++i) {
    if (has_place[i] == 0) {
      result.unplaced.push_back(i);
    }
  }
  o.placed = static_cast<std::int64_t>(result.placements.size());
  bool first = true;
  for (std::size_t g = 0; g < group_name.size() && p.how.fair != fairness::none; ++g) {
    auto const lower = group_placed[g] * o.worst_people < o.worst_placed * group_size[g];
    if (first || lower ||
        (group_placed[g] * o.worst_people == o.worst_placed * group_size[g] && group_name[g] < o.worst_group)) {
      o.worst_placed = group_placed[g];
      o.worst_people = group_size[g];
      o.worst_group = group_name[g];
      first = false;
    }
  }
  // The bill of each company, by the rules of the contribution.
  auto const law = th::law_for(p.how.year);
  for (index c = 0; c < p.companies.size(); ++c) {
    auto& r = result.companies[c];
    auto const bill = bill_of(p, c, r.filled, law);
    r.unmet = bill.at.shortfall;
    r.contribution = bill.contribution;
    o.unmet += r.unmet.number();
    o.unmet_paid += r.contribution > baht{0} ? r.unmet.number() : 0;
    auto const pays = contributes[c] != 0;
    r.part_year = pays ? part_year_charge(c, p.companies[c].shortfall - r.unmet, terms[c]) : baht{0};
    o.part_year += r.part_year;
  }
  write_worth(*this);
  result.limits.clear();
  for (auto const& l : p.limits) {
    result.limits.push_back({l.where, l.floor, l.ceiling, in_province[static_cast<std::size_t>(l.where)]});
  }
  result.reached = o;
  write_reserves();
}

/// Who would come next to each host: people without a place whom it fits, nearest first.
void planner::write_reserves() {
  constexpr std::size_t most = 5;
  std::vector<std::vector<std::pair<std::int64_t, index>>> next(p.hosts.size());
  auto const nearer = [&](auto const& a, auto const& b) {
    return std::tie(a.first, p.people[a.second].id) < std::tie(b.first, p.people[b.second].id);
  };
  for (auto const& u : units) {
    if (u.gone || column_used(u) != nullptr) {
      continue;
    }
    for (auto const m : u.members) {
      each_place(m, [&](index h, std::int64_t length) {
        if (p.hosts[h].closed || !taken_by_any(m, h)) {
          return;
        }
        auto& list = next[h];
        std::pair const one{length, m};
        if (list.size() == most && !nearer(one, list.back())) {
          return;
        }
        list.insert(std::upper_bound(list.begin(), list.end(), one, nearer), one);
        list.resize(std::min(list.size(), most));
      });
    }
  }
  for (index h = 0; h < p.hosts.size(); ++h) {
    for (auto const& [length, who] : next[h]) {
      result.hosts[h].reserve.push_back(who);
    }
  }
}

}  // namespace quotalaw::placement
