// SPDX-License-Identifier: Apache-2.0
#pragma once
// Problems so small that every plan can be tried.

#include "../../src/placement/reasons.hpp"
#include "quotalaw/placement/files.hpp"
#include "quotalaw/placement/plan.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace quotalaw::placement {

using row = std::uint32_t;  // of a person, host or company

struct dice {
  std::mt19937_64 source;
  std::int64_t operator()(std::int64_t n) {
    return static_cast<std::int64_t>(source() % static_cast<std::uint64_t>(n));
  }
  bool one_in(std::int64_t n) { return (*this)(n) == 0; }
};

/// A problem that can be enumerated. With `simple`, companies are alike in all but their provinces. With `shared`,
/// supervisors look after people at several tasks, and half of the people need them.
inline problem tiny(std::uint64_t seed, bool simple, bool shared = false) {
  dice d{std::mt19937_64{seed}};
  problem p;
  p.how.year = {2027};
  p.how.fair = fairness::none;
  p.how.metres_limit = 40'000;
  p.how.neighbours = 1;  // the rest has to be priced in
  auto at = [&] {
    return point{static_cast<std::int32_t>(18'000'000 + d(600'000)),
                 static_cast<std::int32_t>(100'000'000 + d(600'000))};
  };
  auto const hosts = 2 + d(2);
  auto const companies = 1 + d(2);
  auto const people = 3 + d(4);
  for (std::int64_t c = 0; c < companies; ++c) {
    company one;
    one.id = one.name = "C" + std::to_string(c);
    one.employees = heads{100 * (1 + d(2))};
    one.wanted = heads{d(4)};
    if (d.one_in(2)) {
      one.only_provinces = {static_cast<th::province>(d(2))};
    }
    if (!simple) {
      one.offers = d.one_in(3) ? forms{true, false} : d.one_in(3) ? forms{false, true} : forms{};
    }
    p.companies.push_back(one);
  }
  for (std::int64_t h = 0; h < hosts; ++h) {
    host one;
    one.id = one.name = "H" + std::to_string(h);
    one.where = static_cast<th::province>(d(2));
    one.at = at();
    one.seats = (shared ? 2 : 1) + d(2);
    one.step_free = !d.one_in(3);
    if (d.one_in(shared ? 1 : 3)) {
      one.high_support_seats = (shared ? 1 : 0) + d(2);
    }
    if (!simple && d.one_in(4)) {
      one.owned_by = 0;
    }
    one.tasks.push_back({"a", 1 + d(one.seats), "", 0, any_disability});
    if (d.one_in(2) && (shared || !one.high_support_seats)) {
      one.tasks.push_back({"b", 1, "sew", 0, any_disability});
    }
    p.hosts.push_back(one);
  }
  for (std::int64_t i = 0; i < people; ++i) {
    person x;
    x.id = "P" + std::to_string(i);
    x.home = static_cast<th::province>(d(2));
    x.where = at();
    x.step_free = d.one_in(4);
    x.high_support = d.one_in(shared ? 2 : 4);
    if (d.one_in(2)) {
      x.skills = {"sew"};
    }
    if (i > 0 && d.one_in(5) && !p.people.back().carer) {
      x.carer = true;
      x.carer_for = static_cast<row>(i - 1);
      x.accepts.section_33 = false;
    }
    if (!simple && d.one_in(4)) {
      x.refused_companies = {0};
    }
    p.people.push_back(x);
  }
  read_law(p);
  return p;
}

/// One host beside one person; a company that wants it all.
inline problem one_each() {
  auto p = tiny(1, true);
  p.people.resize(1);
  p.people[0] = {};
  p.people[0].id = "P";
  p.people[0].where = p.hosts[0].at;
  p.hosts.resize(1);
  p.hosts[0].seats = 1;
  p.hosts[0].high_support_seats.reset();
  p.hosts[0].tasks = {{"a", 1, "", 0, any_disability}};
  p.companies.resize(1);
  p.companies[0].wanted = heads{1};
  p.companies[0].only_provinces.clear();
  read_law(p);
  return p;
}

inline planner& solved(planner& w) {
  w.solve();
  w.assign_companies();
  w.write_results();
  return w;
}

struct value {
  std::int64_t unmet = 0, placed = 0, travel = 0;
  std::int64_t paid = 0;  ///< of the unmet, at private companies
  friend bool operator==(value const&, value const&) = default;
};

inline bool better(value const& a, value const& b) {
  return std::tuple{a.unmet, a.paid, -a.placed, a.travel} < std::tuple{b.unmet, b.paid, -b.placed, b.travel};
}

/// Tries every plan; the best by `rank`, which says whether the first is better.
template <class Rank>
value best_by_enumeration(planner const& w, Rank rank) {
  auto const& p = w.p;
  value best{1'000'000, 0, 0, 1'000'000};
  std::vector<std::int64_t> host_used(p.hosts.size()), high_used(p.hosts.size()), filled(p.companies.size()),
      spent(p.companies.size());
  std::vector<std::vector<std::int64_t>> task_used;
  for (auto const& h : p.hosts) {
    task_used.emplace_back(h.tasks.size(), 0);
  }
  std::vector<char> taken(p.people.size(), 0);  // by household
  auto household = [&](row i) { return p.people[i].carer_for == nobody ? i : p.people[i].carer_for; };
  value now;
  auto go = [&](auto const& self, row i) -> void {
    if (i == p.people.size()) {
      now.unmet = now.paid = 0;
      for (row c = 0; c < p.companies.size(); ++c) {
        auto const open = std::max<std::int64_t>(0, p.companies[c].shortfall.number() - filled[c]);
        now.unmet += open;
        now.paid += p.companies[c].kind == th::employer_kind::state ? 0 : open;
      }
      if (rank(now, best)) {
        best = now;
      }
      return;
    }
    self(self, i + 1);
    if (taken[household(i)] != 0) {
      return;
    }
    for (row h = 0; h < p.hosts.size(); ++h) {
      auto const& host = p.hosts[h];
      if (pair_constraints(w, i, h) != 0 || host_used[h] == host.seats ||
          (p.people[i].high_support && host.high_support_seats && high_used[h] >= *host.high_support_seats)) {
        continue;
      }
      for (row t = 0; t < host.tasks.size(); ++t) {
        if (task_used[h][t] == host.tasks[t].seats || !w.fits.suits(i, h, t)) {
          continue;
        }
        for (row c = 0; c < p.companies.size(); ++c) {
          form by{};
          std::int64_t satang = 0;
          auto const& company = p.companies[c];
          if (filled[c] == company.wanted.number() || against_company(w, c, i, h, by, satang) != 0 ||
              (company.budget && spent[c] + satang > company.budget->minor())) {
            continue;
          }
          auto const way = w.fits.metres_between(i, h);
          taken[household(i)] = 1;
          ++host_used[h], ++task_used[h][t], ++filled[c], ++now.placed;
          high_used[h] += p.people[i].high_support ? 1 : 0;
          now.travel += way;
          spent[c] += satang;
          self(self, i + 1);
          spent[c] -= satang;
          now.travel -= way;
          high_used[h] -= p.people[i].high_support ? 1 : 0;
          --host_used[h], --task_used[h][t], --filled[c], --now.placed;
          taken[household(i)] = 0;
        }
      }
    }
  };
  go(go, 0);
  return best;
}

inline value best_by_enumeration(planner const& w) { return best_by_enumeration(w, better); }

inline value reached(plan const& r) {
  return {r.reached.unmet, r.reached.placed, r.reached.travel, r.reached.unmet_paid};
}

}  // namespace quotalaw::placement
