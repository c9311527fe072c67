// SPDX-License-Identifier: Apache-2.0
// Whether a person and a host fit, and every reason why not.
#include "planner.hpp"

#include <algorithm>

namespace quotalaw::placement {

namespace {
constexpr std::int64_t no_limit = 100'000'000;  // metres: farther than any two points
}

fitting::fitting(problem const& p) : p_{p} {
  std::unordered_map<std::string, int> known;
  auto number = [&](std::string const& s) {
    return known.try_emplace(s, static_cast<int>(known.size())).first->second;
  };
  task_skill_.resize(p.hosts.size());
  for (std::size_t h = 0; h < p.hosts.size(); ++h) {
    for (auto const& t : p.hosts[h].tasks) {
      task_skill_[h].push_back(t.skill.empty() ? -1 : number(t.skill));
    }
  }
  width_ = known.size() / 64 + 1;
  skills_.assign(width_ * p.people.size(), 0);
  for (std::size_t i = 0; i < p.people.size(); ++i) {
    for (auto const& s : p.people[i].skills) {
      if (auto const at = known.find(s); at != known.end()) {
        auto const n = static_cast<std::size_t>(at->second);
        skills_[i * width_ + n / 64] |= std::uint64_t{1} << (n % 64);
      }
    }
  }
  for (auto const& x : p.people) {
    person_at_.push_back(x.where ? on_globe(*x.where) : vec{});
  }
  for (auto const& h : p.hosts) {
    host_at_.push_back(h.at ? on_globe(*h.at) : vec{});
  }
}

bool fitting::suits(index who, index where, index task) const {
  auto const& t = p_.hosts[where].tasks[task];
  auto const& x = p_.people[who];
  if ((t.suits & only(x.kind)) == 0 || x.level < t.level) {
    return false;
  }
  auto const skill = task_skill_[where][task];
  if (skill < 0) {
    return true;
  }
  auto const n = static_cast<std::size_t>(skill);
  return (skills_[who * width_ + n / 64] >> (n % 64) & 1U) != 0;
}

constraint_set fitting::against(index who, index where) const {
  auto const& x = p_.people[who];
  auto const& h = p_.hosts[where];
  auto among = [&](std::vector<index> const& list) { return std::find(list.begin(), list.end(), where) != list.end(); };
  constraint_set out = 0;
  auto const settled = x.host_now != nobody && !x.wants_move;
  if (settled && x.host_now != where) {
    out |= bit(constraint::stays);
  }
  if (x.left) {
    out |= bit(constraint::left);
  }
  if (!x.consents || (!x.only_hosts.empty() && !among(x.only_hosts))) {
    out |= bit(constraint::consent);
  }
  if (!x.refused_hosts.empty() && among(x.refused_hosts)) {
    out |= bit(constraint::refusal);
  }
  if (x.step_free && !h.step_free) {
    out |= bit(constraint::step_free);
  }
  if (x.sign_language && !h.sign_language) {
    out |= bit(constraint::sign_language);
  }
  if (x.high_support && h.high_support_seats && *h.high_support_seats == 0) {
    out |= bit(constraint::support);
  }
  if (settled && x.host_now == where) {
    return out;  // the work is being done already: neither kind, skill nor way is asked again
  }
  bool any = false, suited = false;
  for (index t = 0; t < h.tasks.size() && !any; ++t) {
    suited = suited || (h.tasks[t].suits & only(x.kind)) != 0;
    any = suits(who, where, t);
  }
  if (!any) {
    out |= bit(suited ? constraint::skill : constraint::disability);
  }
  return out;
}

std::int64_t fitting::limit(index who) const {
  auto const& x = p_.people[who];
  if (p_.timed) {
    return x.minutes_limit.value_or(no_limit);
  }
  return x.metres_limit ? *x.metres_limit : p_.how.limited ? p_.how.metres_limit : no_limit;
}

bool fitting::has_points(index who, index where) const {
  return p_.people[who].where.has_value() && p_.hosts[where].at.has_value();
}

std::int64_t fitting::metres_between(index who, index where) const {
  return has_points(who, where) ? metres(chord2(person_at_[who], host_at_[where])) : 0;
}

}  // namespace quotalaw::placement
