// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/placement/planning.hpp"

#include "reasons.hpp"

#include <algorithm>

namespace quotalaw::placement {

struct planning::state {
  std::unique_ptr<planner> main;     ///< the plan as it was made
  std::unique_ptr<planner> running;  ///< the plan as it runs: moves cost more than ways
};

namespace {

std::unique_ptr<planner> solved(problem given, bool moves_first) {
  auto w = std::make_unique<planner>(std::move(given), moves_first);
  w->solve();
  w->assign_companies();
  w->write_results();
  return w;
}

/// The same facts, with everybody at work where the plan has them. Those who stay by their own wish still do.
problem at_work(problem p, std::vector<placement> const& plan) {
  for (auto& x : p.people) {
    x.wants_move = x.wants_move || x.host_now == nobody;
  }
  for (auto const& one : plan) {
    auto& x = p.people[one.who];
    x.host_now = one.host;
    x.task_now = one.task;
    x.company_now = one.company;
  }
  return p;
}

struct where {
  index host = nobody, company = nobody;
};

std::vector<where> places(planner const& w) {
  std::vector<where> out(w.p.people.size());
  for (auto const& one : w.result.placements) {
    out[one.who] = {one.host, one.company};
  }
  return out;
}

moves compared(std::vector<where> const& before, std::vector<where> const& after) {
  moves out;
  for (index i = 0; i < before.size(); ++i) {
    if (before[i].host == nobody && after[i].host != nobody) {
      out.placed.push_back(i);
    } else if (before[i].host != nobody && after[i].host == nobody) {
      out.lost.push_back(i);
    } else if (before[i].host != after[i].host) {
      out.moved.push_back(i);
    } else if (before[i].company != after[i].company) {
      out.company.push_back(i);
    }
  }
  return out;
}

/// Where everybody sits by the network alone, before companies.
std::vector<where> seats(planner const& w) {
  std::vector<where> out(w.p.people.size());
  for (auto const& u : w.units) {
    if (auto const* c = w.column_used(u)) {
      out[c->who] = {w.slots[c->slot].host, w.company_of[c->who]};
    }
  }
  return out;
}

/// After a change: who came takes an open place of a company; only if that fails are companies assigned anew.
moves settle(planner& w, std::vector<where> const& before) {
  auto after = seats(w);
  std::vector<std::int64_t> filled(w.p.companies.size(), 0);
  std::vector<std::int64_t> spent(w.p.companies.size(), 0);
  auto cost = [&](index who, index company) {
    std::int64_t satang = 0;
    form by{};
    against_company(w, company, who, after[who].host, by, satang);
    return satang;
  };
  std::vector<index> open;
  for (index i = 0; i < after.size(); ++i) {
    if (after[i].host == nobody) {
      w.company_of[i] = nobody;
    } else if (before[i].host == after[i].host && before[i].company != nobody) {
      ++filled[before[i].company];
      spent[before[i].company] += w.p.companies[before[i].company].budget ? cost(i, before[i].company) : 0;
      w.company_of[i] = before[i].company;
    } else {
      open.push_back(i);
    }
  }
  bool all = true;
  for (auto const i : open) {
    index best = nobody;
    std::int64_t least = 0;
    auto const try_one = [&](index c) {
      auto const places = w.net.capacity(w.owed[c]) + w.net.capacity(w.extra[c]);
      form by{};
      std::int64_t satang = 0;
      if (filled[c] >= places || against_company(w, c, i, after[i].host, by, satang) != 0 ||
          (w.p.companies[c].budget && spent[c] + satang > w.p.companies[c].budget->minor())) {
        return;
      }
      // A place that is owed comes before one that is only wanted; the company of before, before another.
      auto const rank = satang + (filled[c] < w.net.capacity(w.owed[c]) ? 0 : 1'000'000'000'000) +
                        (c == before[i].company ? 0 : 1'000'000'000);
      if (best == nobody || rank < least) {
        best = c;
        least = rank;
      }
    };
    for (index c = 0; c < w.p.companies.size(); ++c) {
      try_one(c);
    }
    w.company_of[i] = best;
    if (best == nobody) {
      all = false;
    } else {
      ++filled[best];
      spent[best] += cost(i, best);
    }
  }
  if (!all) {
    w.assign_companies();
  }
  after = seats(w);
  for (auto& one : after) {
    one.host = one.company == nobody ? nobody : one.host;
  }
  return compared(before, after);
}

}  // namespace

planning::planning(problem given) : at_{std::make_unique<state>()} { at_->main = solved(std::move(given), false); }

planning::planning(problem given, std::vector<placement> const& before) : at_{std::make_unique<state>()} {
  at_->main = solved(at_work(std::move(given), before), true);
}

planning::planning(planning&&) noexcept = default;
planning::~planning() = default;

problem const& planning::facts() const { return at_->main->p; }
plan const& planning::result() const { return at_->main->result; }
reasons planning::explain() const { return quotalaw::placement::explain(*at_->main); }

void planning::prepare() {
  if (!at_->running) {
    at_->running = solved(at_work(at_->main->p, at_->main->result.placements), true);
  }
}

moves planning::drop(index person) {
  prepare();
  auto& w = *at_->running;
  auto before = seats(w);
  auto& u = w.units[w.unit_of[person]];
  auto const* used = w.column_used(u);
  if (u.gone || used == nullptr || used->who != person) {
    return {};
  }
  w.net.remove(u.source);
  w.p.people[person].consents = false;  // not asked again
  if (u.members.size() == 1) {
    u.gone = true;
  } else {
    // The other of person and carer may have the place now.
    w.net.each_out(u.source, [&](network::arc a) {
      if (a >= w.first_column && w.columns[a - w.first_column].who == person) {
        w.net.assign_capacity(a, 0);
      }
    });
    w.net.insert(u.source);
  }
  w.price_until_proven();
  return settle(w, before);
}

moves planning::close(index host) {
  prepare();
  auto& w = *at_->running;
  auto before = seats(w);
  w.net.set_capacity(w.host_arc[host], 0);
  w.price_until_proven();
  return settle(w, before);
}

}  // namespace quotalaw::placement
