// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands between a company and a placed person.

#include "planner.hpp"

#include <tuple>
#include <vector>

namespace quotalaw::placement {

/// All of a placed person that matters to a company. Persons alike are one group.
struct traits {
  index province = 0;
  index owner = nobody;
  bool s33 = true, s35 = true;
  day from = day::min();  ///< person and host are both there
  day to = day::max();
  std::vector<index> refused;
  index now = nobody;
  bool bound = false;  ///< stays with the company of now
  bool works = false;  ///< at this host or another
  friend bool operator<(traits const& a, traits const& b) {
    return std::tie(a.province, a.owner, a.s33, a.s35, a.from, a.to, a.refused, a.now, a.bound, a.works) <
           std::tie(b.province, b.owner, b.s33, b.s35, b.from, b.to, b.refused, b.now, b.bound, b.works);
  }
};

traits traits_of(problem const& p, index who, index where);

/// What stands between a company and a person whatever the host: a refusal, the day the person comes, no common form.
constraint_set against_person(problem const& p, index company, index who);

/// Everything between a company and a person at a host; with nothing, `by` and `satang` say how it is done.
constraint_set against_company(planner const& w, index company, index who, index where, form& by, std::int64_t& satang);

/// The same for a place that the company has open, with what it has spent so far: its budget may not pay for one more.
constraint_set against_open_place(planner const& w, index company, index who, index where, std::int64_t spent);

}  // namespace quotalaw::placement
