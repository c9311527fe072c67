// SPDX-License-Identifier: Apache-2.0
// Reasons: by person, company and province; conflicts by minimum cuts, relaxations by further augmentation.
#include "reasons.hpp"

#include "loosened.hpp"
#include "obstacles.hpp"
#include "toml_facts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace quotalaw::placement {

namespace {

constexpr std::size_t kinds = constraint_names.size();

/// Places of a class that are open and paid for.
std::int64_t open_in(planner const& w, std::uint32_t k) {
  std::int64_t out = 0;
  for (auto const c : w.classes[k].members) {
    out += w.net.capacity(w.owed[c]) + w.net.capacity(w.extra[c]) - w.result.companies[c].filled.number();
  }
  return out;
}

/// What a conflict is made of: what can be loosened for a person without a place or a company, one by one.
std::vector<constraint> can_be_loosened(planner const& w) {
  return {constraint::supervisors,   constraint::ceiling,   constraint::support,
          constraint::sign_language, constraint::step_free, constraint::disability,
          constraint::skill,         constraint::province,  constraint::seats,
          constraint::wage,          constraint::value,     w.p.timed ? constraint::travel_time : constraint::distance};
}

void explain_people(obstacles& between, planner const& w, reasons& out) {
  for (auto const who : w.result.unplaced) {
    out.people.push_back(between.of_person(who));
  }
}

void explain_companies(obstacles const& between, planner const& w, reasons& out) {
  for (index c = 0; c < w.p.companies.size(); ++c) {
    if (w.p.companies[c].wanted > w.result.companies[c].filled) {
      out.companies.push_back(between.of_company(c));
    }
  }
}

void explain_provinces(planner const& w, reasons& out) {
  struct sums {
    std::int64_t people = 0, seats_free = 0, places_open = 0;
    std::array<std::int64_t, kinds> by{};
  };
  std::map<th::province, sums> of;
  for (auto const& r : out.people) {
    auto& at = of[w.p.people[r.who].home];
    ++at.people;
    ++at.by[static_cast<std::size_t>(r.main)];
  }
  for (index c = 0; c < w.p.companies.size(); ++c) {
    auto const& where = w.p.companies[c].only_provinces;
    if (auto const open = w.result.companies[c].unmet.number(); open > 0 && where.size() == 1) {
      of[where.front()].places_open += open;
    }
  }
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    if (auto const at = of.find(w.p.hosts[h].where); at != of.end()) {
      at->second.seats_free += w.p.hosts[h].seats - w.result.hosts[h].filled;
    }
  }
  for (auto const& [where, sum] : of) {
    province_reason r{where, sum.people, {}, sum.seats_free, sum.places_open};
    for (std::size_t k = 0; k < kinds; ++k) {
      if (sum.by[k] > 0) {
        r.by_reason.emplace_back(static_cast<constraint>(k), sum.by[k]);
      }
    }
    std::stable_sort(r.by_reason.begin(), r.by_reason.end(),
                     [](auto const& a, auto const& b) { return a.second > b.second; });
    out.provinces.push_back(std::move(r));
  }
  std::stable_sort(out.provinces.begin(), out.provinces.end(), [](province_reason const& a, province_reason const& b) {
    return std::pair{a.people, a.places_open} > std::pair{b.people, b.places_open};
  });
}

conflict conflict_of(planner const& w, std::uint32_t k, std::int64_t open, std::int64_t people) {
  conflict c;
  c.companies = w.classes[k].members;
  std::sort(c.companies.begin(), c.companies.end());
  c.provinces = w.p.companies[c.companies.front()].only_provinces;
  for (auto const one : c.companies) {
    c.places += w.net.capacity(w.owed[one]) + w.net.capacity(w.extra[one]);
    c.owed += w.net.capacity(w.owed[one]);
  }
  c.reachable = c.places - open;
  c.open = open;
  c.people = people;
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    auto const& wished = c.provinces;
    if (wished.empty() || std::binary_search(wished.begin(), wished.end(), w.p.hosts[h].where)) {
      c.seats_free += w.p.hosts[h].seats - w.result.hosts[h].filled;
    }
  }
  auto active = every_constraint;
  for (auto const one : can_be_loosened(w)) {
    active &= ~bit(one);
  }
  c.could = fillable(w, k, active, open);
  // Leave out whatever the conflict does not need; what remains, it needs.
  active = every_constraint;
  for (auto const one : can_be_loosened(w)) {
    auto const without = active & ~bit(one);
    if (c.could > 0 && fillable(w, k, without, open) < c.could) {
      active = without;
    } else if (c.could > 0) {
      c.members.push_back(one);
    }
  }
  return c;
}

void explain_conflicts(planner const& w, std::int64_t people, std::size_t most, reasons& out) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> open;
  for (std::uint32_t k = 0; k < w.classes.size(); ++k) {
    if (auto const n = open_in(w, k); n > 0) {
      open.emplace_back(n, k);
    }
  }
  std::sort(open.begin(), open.end(),
            [](auto const& a, auto const& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (auto const& [n, k] : open) {
    if (out.conflicts.size() < most) {
      out.conflicts.push_back(conflict_of(w, k, n, people));
    } else {
      ++out.more.conflicts;
      out.more.companies += static_cast<std::int64_t>(w.classes[k].members.size());
      out.more.places += n;
    }
  }
}

/// The lowest lawful price of a place of a company for a year, the fee included; none if there is none.
std::optional<baht> lowest_price(planner const& w, index company) {
  std::optional<baht> out;
  for (index q = 0; q < th::province_count; ++q) {
    for (auto const by : {form::section_33, form::section_35}) {
      std::int64_t satang = 0;
      if (w.classes[w.class_of[company]].takes[q] != 0 && w.yearly_cost(company, q, by, satang)) {
        out = out ? std::min(*out, baht{satang}) : baht{satang};
      }
    }
  }
  return out;
}

/// What companies pay more in a year for what they change themselves: by their own table and by law.
std::optional<baht> paid_by_companies(planner const& w, loosened const& found, constraint what) {
  constexpr std::int64_t days = 365;
  baht out;
  for (index c = 0; c < w.p.companies.size(); ++c) {
    auto const more = found.more_at(c);
    auto const& one = w.p.companies[c];
    if (what == constraint::budget && more > 0) {
      auto const price = lowest_price(w, c);
      if (!price || !one.budget) {
        return std::nullopt;
      }
      out += std::max(*price * found.filled_at(c) - *one.budget, baht{0});
    } else if (what == constraint::places && more > 0) {
      auto const price = lowest_price(w, c);
      if (!price) {
        return std::nullopt;
      }
      out += *price * more;
    } else if (what == constraint::value) {
      for (index q = 0; q < th::province_count; ++q) {
        out += (w.p.section_35_value + one.fee) * found.more_at(c, q);
      }
    } else if (what == constraint::wage) {
      for (index q = 0; q < th::province_count; ++q) {
        out += (w.p.minimum_wage[q] * days + one.fee) * found.more_at(c, q);
      }
    }
  }
  return out;
}

bool of_companies(constraint what) {
  return what == constraint::budget || what == constraint::wage || what == constraint::value ||
         what == constraint::places;
}

relaxation relaxed(planner const& w, constraint what, loosening const& how, std::int64_t waiting,
                   change_costs const& costs) {
  loosened trial{w, how};
  relaxation out;
  out.what = what;
  out.amount = how.extra_metres;
  out.everybody = how.everybody;
  auto const who = trial.seat(waiting);
  out.placements = static_cast<std::int64_t>(who.size());
  out.owed = trial.more_owed();
  out.saved = w.p.per_head * out.owed;
  if (auto const each = costs[static_cast<std::size_t>(what)]) {
    out.cost = *each * out.placements;
  } else if (of_companies(what)) {
    out.cost = paid_by_companies(w, trial, what);
    out.at_least = what == constraint::budget || what == constraint::places;
  }
  std::map<th::province, std::int64_t> homes;
  for (auto const k : who) {
    ++homes[w.p.people[w.units[k].members.front()].home];
  }
  out.homes.assign(homes.begin(), homes.end());
  std::stable_sort(out.homes.begin(), out.homes.end(),
                   [](auto const& a, auto const& b) { return a.second > b.second; });
  return out;
}

void explain_relaxations(planner const& w, std::int64_t waiting, change_costs const& costs, reasons& out) {
  auto keep = [&](relaxation one) {
    if (one.placements > 0) {
      out.relaxations.push_back(std::move(one));
    }
  };
  // Where every place is filled, only more of them help.
  bool open = false;
  for (std::uint32_t k = 0; k < w.classes.size() && !open; ++k) {
    open = open_in(w, k) > 0;
  }
  if (waiting > 0 && open && !w.p.timed) {
    std::int64_t before = 0, of_all = 0;
    for (std::int64_t const more : {1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000}) {
      auto one = relaxed(w, constraint::distance, {.extra_metres = more}, waiting, costs);
      auto all = relaxed(w, constraint::distance, {.extra_metres = more, .everybody = true}, waiting, costs);
      // A longer limit that brings nobody more is no help.
      if (all.placements > std::max(of_all, one.placements)) {
        of_all = all.placements;
        keep(std::move(all));
      }
      if (one.placements > before) {
        before = one.placements;
        keep(std::move(one));
      }
    }
  }
  if (waiting > 0) {
    std::vector<constraint> loosen{constraint::budget, constraint::places};
    if (open) {
      loosen = can_be_loosened(w);
      std::erase(loosen, constraint::distance);
      loosen.insert(loosen.end(), {constraint::budget, constraint::places});
    }
    for (auto const one : loosen) {
      keep(relaxed(w, one, {.active = every_constraint & ~bit(one)}, waiting, costs));
    }
  }
  for (index h = 0; h < w.p.hosts.size(); ++h) {
    auto const& more = w.result.hosts[h].of_one_more;
    if (more.placements > 0) {
      relaxation one;
      one.what = constraint::seats;
      one.amount = 1;
      one.host = h;
      one.task = w.result.hosts[h].worth_task;
      one.placements = more.placements;
      one.owed = more.owed;
      one.saved = w.p.per_head * one.owed;
      one.cost = costs[static_cast<std::size_t>(constraint::seats)];
      keep(std::move(one));
    }
  }
  // Most people first; of as many, the cheapest whose cost is known, then the smaller change.
  std::stable_sort(out.relaxations.begin(), out.relaxations.end(), [](relaxation const& a, relaxation const& b) {
    auto const order = [](relaxation const& r) {
      return std::tuple{-r.placements, !r.cost.has_value(), r.cost.value_or(baht{0}).minor(), r.amount};
    };
    return order(a) < order(b);
  });
}

}  // namespace

std::int64_t fillable(planner const& w, std::uint32_t of_class, constraint_set active, std::int64_t most) {
  loosened trial{w, {.active = active, .only_class = of_class}};
  return static_cast<std::int64_t>(trial.seat(most).size());
}

reasons explain(planner const& w, reasons_wanted const& wanted) {
  reasons out;
  obstacles between{w};
  explain_people(between, w, out);
  explain_companies(between, w, out);
  explain_provinces(w, out);
  auto const waiting = std::count_if(w.units.begin(), w.units.end(), [&](unit const& u) { return waits(w, u); });
  explain_conflicts(w, between.households_asked(), wanted.most_conflicts, out);
  explain_relaxations(w, waiting, wanted.costs, out);
  return out;
}

change_costs read_change_costs(std::string const& path) {
  auto const file = read_toml(path);
  fact_table const table{file, path, ""};
  change_costs out{};
  for (std::size_t k = 0; k < out.size(); ++k) {
    out[k] = table.amount<THB>(constraint_names[k]);
  }
  table.finish();
  return out;
}

}  // namespace quotalaw::placement
