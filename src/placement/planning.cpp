// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/placement/planning.hpp"

#include "reasons.hpp"
#include "second_stage.hpp"

#include <algorithm>
#include <tuple>

namespace quotalaw::placement {

namespace {

/// Where a person works, and for whom.
struct where {
  index host = nobody, company = nobody;
};

}  // namespace

struct planning::state {
  std::unique_ptr<planner> main;     ///< the plan as it was made
  std::unique_ptr<planner> running;  ///< the plan as it runs: moves cost more than ways
  std::vector<where> now;            ///< where everybody works in it
};

namespace {

std::unique_ptr<planner> solved(problem given, bool moves_first) {
  auto w = std::make_unique<planner>(std::move(given), moves_first);
  w->solve();
  w->assign_companies();
  w->write_results();
  return w;
}

/// The plan as it was made: with the solver, if it is asked for.
std::unique_ptr<planner> made(problem given, bool moves_first) {
  auto w = solved(std::move(given), moves_first);
  if (w->p.how.solver) {
    if (auto better = solve_second_stage(*w)) {
      return better;
    }
  }
  return w;
}

/// The same facts, with everybody at work where the plan has them. Those who stay by their own wish still do; who asked
/// to move and has no place in the plan has none to lose.
problem at_work(problem p, std::vector<placement> const& plan) {
  for (auto& x : p.people) {
    x.wants_move = x.wants_move || x.host_now == nobody;
    x.host_now = x.wants_move ? nobody : x.host_now;
  }
  for (auto const& one : plan) {
    auto& x = p.people[one.who];
    x.planned = x.host_now == nobody || x.company_now != one.company;
    x.host_now = one.host;
    x.task_now = one.task;
    x.company_now = one.company;
  }
  return p;
}

std::vector<where> places(problem const& p, std::vector<placement> const& plan) {
  std::vector<where> out(p.people.size());
  for (auto const& one : plan) {
    out[one.who] = {one.host, one.company};
  }
  return out;
}

auto& named(auto& list, std::string const& id, std::string const& where) {
  for (auto& one : list) {
    if (one.id == id) {
      return one;
    }
  }
  throw facts_error(sentences::unknown_id, where, {{"value", id}, {"table", "people, hosts"}});
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

/// A person who left: nobody looks for a place for them any more. Another of the household may have the place.
void withdraw(planner& w, index person) {
  auto const k = w.unit_of[person];
  auto& u = w.units[k];
  w.p.people[person].left = true;
  auto const* used = w.column_used(u);
  auto const placed = used != nullptr && used->who == person;
  auto const alone = std::all_of(u.members.begin(), u.members.end(), [&](index m) { return w.p.people[m].left; });
  auto const out = u.gone;
  if (placed || alone) {
    w.take_out(k);
  }
  w.net.each_out(u.source, [&](network::arc a) {
    if (a >= w.first_column && w.columns[a - w.first_column].who == person) {
      w.net.assign_capacity(a, 0);
    }
  });
  auto const works = [&](index m) { return !w.p.people[m].left && w.p.people[m].host_now != nobody; };
  if (std::none_of(u.members.begin(), u.members.end(), works)) {
    w.work_ends(k);
  }
  if (alone) {
    u.cause.reset();  // not set aside for want of a company: not asked again
  } else if (placed && !out) {
    w.put_back(k);
  }
}

/// Who works at a host that closes has to go elsewhere, and may.
void leave_host(problem& p, index host) {
  for (auto& x : p.people) {
    x.wants_move = x.wants_move || x.host_now == host;
  }
}

/// After a change, companies are mended, not assigned anew: who came takes an open place, or the place of somebody who
/// can change to another company, along the shortest chain of such changes.
class company_mending {
 public:
  company_mending(planner& w, std::vector<where> const& before, std::vector<where> const& after)
      : w_{w},
        before_{before},
        after_{after},
        filled_(w.p.companies.size(), 0),
        spent_(w.p.companies.size(), 0),
        people_(w.p.companies.size()) {
    for (index i = 0; i < after.size(); ++i) {
      auto const kept = before[i].company;
      if (after[i].host == nobody) {
        w.company_of[i] = nobody;
      } else if (before[i].host == after[i].host && kept != nobody) {
        put(i, kept);
      } else {
        open_.push_back(i);
      }
    }
  }

  /// Whether a company with an open place takes the person, whatever the host.
  bool wanted(index who) const {
    for (index c = 0; c < w_.p.companies.size(); ++c) {
      if (filled_[c] < places(c) && against_person(w_.p, c, who) == 0) {
        return true;
      }
    }
    return false;
  }

  /// Everybody who found no company.
  std::vector<index> run() {
    std::vector<index> lost;
    for (auto const i : open_) {
      if (!at_once(i) && !by_chain(i)) {
        w_.company_of[i] = nobody;
        w_.units[w_.unit_of[i]].cause = w_.why_no_company(i, after_[i].host, filled_, spent_);
        lost.push_back(i);
      }
    }
    return lost;
  }

 private:
  bool accepts(index company, index who, std::int64_t& satang) const {
    auto const& x = w_.p.people[who];
    if (x.host_now == after_[who].host && !x.wants_move && x.company_now != nobody && x.company_now != company) {
      return false;  // stays where it is
    }
    form by{};
    return against_company(w_, company, who, after_[who].host, by, satang) == 0;
  }
  std::int64_t cost(index company, index who) const {
    std::int64_t satang = 0;
    accepts(company, who, satang);
    return satang;
  }
  std::int64_t places(index c) const { return w_.net.capacity(w_.owed[c]) + w_.net.capacity(w_.extra[c]); }
  bool affords(index c, std::int64_t more) const {
    auto const& budget = w_.p.companies[c].budget;
    return !budget || spent_[c] + more <= budget->minor();
  }
  void put(index who, index company) {
    w_.company_of[who] = company;
    ++filled_[company];
    spent_[company] += cost(company, who);
    people_[company].push_back(who);
  }
  void take(index who) {
    auto const company = w_.company_of[who];
    --filled_[company];
    spent_[company] -= cost(company, who);
    std::erase(people_[company], who);
  }

  bool at_once(index who) {
    index best = nobody;
    std::tuple<int, bool, std::int64_t> least;
    for (index c = 0; c < w_.p.companies.size(); ++c) {
      std::int64_t satang = 0;
      if (filled_[c] >= places(c) || !accepts(c, who, satang) || !affords(c, satang)) {
        continue;
      }
      // The kind of place first; the company of before, before another.
      auto const owes = filled_[c] < w_.net.capacity(w_.owed[c]);
      std::tuple const rank{w_.kind_of_place(c, owes), c != before_[who].company, satang};
      if (best == nobody || rank < least) {
        best = c;
        least = rank;
      }
    }
    if (best == nobody) {
      return false;
    }
    put(who, best);
    return true;
  }

  bool by_chain(index who) {
    auto const companies = static_cast<index>(w_.p.companies.size());
    std::vector<index> comes(companies, nobody);  // who would come to a company
    std::vector<index> line;
    std::int64_t satang = 0;
    for (index c = 0; c < companies; ++c) {
      if (accepts(c, who, satang)) {
        comes[c] = who;
        line.push_back(c);
      }
    }
    for (std::size_t next = 0; next < line.size(); ++next) {
      auto const c = line[next];
      auto const in = cost(c, comes[c]);
      for (auto const other : people_[c]) {
        if (!affords(c, in - cost(c, other))) {
          continue;
        }
        for (index d = 0; d < companies; ++d) {
          if (comes[d] != nobody || !accepts(d, other, satang)) {
            continue;
          }
          comes[d] = other;
          if (filled_[d] >= places(d) || !affords(d, satang)) {
            line.push_back(d);
            continue;
          }
          // The last of the chain changes first.
          for (auto to = d; to != nobody;) {
            auto const mover = comes[to];
            auto const from = mover == who ? nobody : w_.company_of[mover];
            if (from != nobody) {
              take(mover);
            }
            put(mover, to);
            to = from;
          }
          return true;
        }
      }
    }
    return false;
  }

  planner& w_;
  std::vector<where> const& before_;
  std::vector<where> const& after_;
  std::vector<std::int64_t> filled_, spent_;
  std::vector<std::vector<index>> people_;
  std::vector<index> open_;
};

/// Those whom no company took before, and one might now, are asked again.
void ask_again(planner& w, std::vector<where> const& before) {
  company_mending const companies{w, before, seats(w)};
  for (std::uint32_t k = 0; k < w.units.size(); ++k) {
    auto const& u = w.units[k];
    auto const taken = [&](index m) { return !w.p.people[m].left && companies.wanted(m); };
    if (u.gone && u.cause && std::any_of(u.members.begin(), u.members.end(), taken)) {
      w.put_back(k);
    }
  }
}

/// From now on everybody who has another place works there.
void keep(planner& w, moves const& changed) {
  for (auto const& [list, has_place] : {std::pair{&changed.lost, false}, std::pair{&changed.placed, true},
                                        std::pair{&changed.moved, true}, std::pair{&changed.company, true}}) {
    for (auto const i : *list) {
      w.works_now(i, has_place ? w.column_used(w.units[w.unit_of[i]]) : nullptr);
    }
  }
}

/// Until everybody with a seat has a company. `before` becomes what is now.
moves settle(planner& w, std::vector<where>& before) {
  ask_again(w, before);
  w.price_until_proven();
  while (true) {
    auto after = seats(w);
    auto const lost = company_mending{w, before, after}.run();
    if (lost.empty()) {
      for (index i = 0; i < after.size(); ++i) {
        after[i].company = after[i].host == nobody ? nobody : w.company_of[i];
      }
      auto changed = compared(before, after);
      before = std::move(after);
      keep(w, changed);
      return changed;
    }
    // Those who found no company leave their seats; whoever can takes them. With each round fewer are asked.
    for (auto const i : lost) {
      w.take_out(w.unit_of[i]);
    }
    w.price_until_proven();
  }
}

}  // namespace

planning::planning(problem given) : at_{std::make_unique<state>()} { at_->main = made(std::move(given), false); }

planning::planning(problem given, std::vector<placement> const& before) : at_{std::make_unique<state>()} {
  at_->main = made(at_work(std::move(given), before), true);
}

planning::planning(planning&&) noexcept = default;
planning::~planning() = default;

problem const& planning::facts() const { return at_->main->p; }
plan const& planning::result() const { return at_->main->result; }
reasons planning::explain(reasons_wanted const& wanted) const {
  return quotalaw::placement::explain(*at_->main, wanted);
}

std::vector<placement> planning::placements() const {
  if (!at_->running) {
    return at_->main->result.placements;
  }
  std::vector<placement> out;
  auto const& w = *at_->running;
  auto const before = places(w.p, at_->main->result.placements);
  for (auto const& u : w.units) {
    auto const* c = w.column_used(u);
    if (c != nullptr && w.company_of[c->who] != nobody) {
      auto& made = out.emplace_back(w.placed_by(*c));
      made.what = change_from(before[c->who].host, before[c->who].company, made);
    }
  }
  std::sort(out.begin(), out.end(), [](placement const& a, placement const& b) { return a.who < b.who; });
  return out;
}

void planning::prepare() {
  if (!at_->running) {
    at_->running = solved(at_work(at_->main->p, at_->main->result.placements), true);
    auto& w = *at_->running;
    for (std::uint32_t k = 0; k < w.units.size(); ++k) {
      if (w.units[k].gone) {
        w.take_out(k);  // with the seat that was kept for who found no company
      }
    }
    w.changing = true;
    at_->now = places(w.p, at_->main->result.placements);
  }
}

moves planning::drop(index person) {
  prepare();
  withdraw(*at_->running, person);
  return settle(*at_->running, at_->now);
}

moves planning::close(index host) {
  prepare();
  auto& w = *at_->running;
  w.p.hosts[host].closed = true;
  leave_host(w.p, host);
  for (index i = 0; i < w.p.people.size(); ++i) {
    if (w.p.people[i].host_now == host) {
      w.units[w.unit_of[i]].stays = false;
      w.look_anew(w.unit_of[i]);
    }
  }
  w.net.set_capacity(w.host_arc[host], 0);
  return settle(w, at_->now);
}

moves compared(problem const& p, std::vector<placement> const& before, std::vector<placement> const& after,
               std::vector<row_gone> gone) {
  auto const now = places(p, after);
  auto out = compared(places(p, before), now);
  for (auto const& one : gone) {
    if (one.who == nobody || !one.no_host) {
      continue;
    }
    if (now[one.who].host == nobody) {
      out.lost.push_back(one.who);
    } else {
      out.placed.erase(std::remove(out.placed.begin(), out.placed.end(), one.who), out.placed.end());
      out.moved.push_back(one.who);
    }
  }
  std::sort(out.lost.begin(), out.lost.end());
  std::sort(out.moved.begin(), out.moved.end());
  out.gone = std::move(gone);
  return out;
}

void leave(problem& p, std::string const& person, std::string const& where) {
  auto& x = named(p.people, person, where);
  x.left = true;
  x.host_now = nobody;
}

void shut(problem& p, std::string const& host, std::string const& where) {
  auto& h = named(p.hosts, host, where);
  leave_host(p, static_cast<index>(&h - p.hosts.data()));
  h.seats = 0;
  h.closed = true;
  for (auto& t : h.tasks) {
    t.seats = 0;
  }
}

}  // namespace quotalaw::placement
