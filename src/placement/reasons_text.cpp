// SPDX-License-Identifier: Apache-2.0
#include "reasons_text.hpp"

#include "../io/joined.hpp"
#include "words.hpp"

#include <algorithm>

namespace quotalaw::placement {

namespace {

std::string companies_named(problem const& p, std::vector<index> const& list, language in) {
  auto const& first = p.companies[list.front()].name;
  return list.size() == 1 ? first
                          : word("companies_more", in, {{"name", first}, {"count", std::to_string(list.size() - 1)}});
}

std::string provinces_named(std::vector<th::province> const& list, language in) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i == 4 && list.size() > 5) {
      return out + " +" + std::to_string(list.size() - i);
    }
    out += (i == 0 ? "" : ", ") + province(list[i], in);
  }
  return out.empty() ? word("anywhere", in) : out;
}

std::string constraint_named(constraint what, language in) {
  return word("constraint." + std::string{text_of(what)}, in);
}

/// The limit of the way, where it is the same for all.
std::optional<std::int64_t> limit_of_all(problem const& p) {
  auto const alike = std::none_of(p.people.begin(), p.people.end(), [](person const& x) { return x.metres_limit; });
  return alike && p.how.limited ? std::optional{p.how.metres_limit} : std::nullopt;
}

std::string members_of(conflict const& c, problem const& p, language in) {
  std::string out;
  for (auto const one : c.members) {
    auto const limit = one == constraint::distance ? limit_of_all(p) : std::nullopt;
    io::join(out,
             limit ? word("constraint.distance.limit", in, {{"limit", km(*limit, in)}}) : constraint_named(one, in));
  }
  return out;
}

}  // namespace

std::string members_named(std::vector<constraint> const& list, language in) {
  std::string out;
  for (auto const one : list) {
    io::join(out, constraint_named(one, in));
  }
  return out;
}

std::string told(conflict const& c, problem const& p, language in) {
  auto const places = word(c.owed == c.places ? "conflict.owed" : "conflict.wanted", in,
                           {{"places", number(c.places, in)}, {"owed", number(c.owed, in)}});
  auto out = word("conflict", in,
                  {{"places", places},
                   {"companies", companies_named(p, c.companies, in)},
                   {"provinces", provinces_named(c.provinces, in)},
                   {"reachable", number(c.reachable, in)},
                   {"open", number(c.open, in)},
                   {"people", number(c.people, in)},
                   {"seats", number(c.seats_free, in)}});
  auto const add = [&](std::string_view key, sentence_args const& args = {}) {
    io::join(out, word("conflict." + std::string{key}, in, args), " ");
  };
  if (c.people < c.open) {
    add(c.people == 0 ? "nobody" : "few");
  }
  if (!c.members.empty()) {
    add(c.too_few_people() ? "some" : "binding", {{"could", number(c.could, in)}, {"members", members_of(c, p, in)}});
  }
  if (c.too_few_people() && c.could < c.people) {
    add("rest", {{"count", number(c.people - c.could, in)}});
  }
  return out;
}

std::string told(more_conflicts const& more, language in) {
  return word("conflict.more", in,
              {{"conflicts", number(more.conflicts, in)},
               {"companies", number(more.companies, in)},
               {"places", number(more.places, in)}});
}

std::string by_reason_named(province_reason const& r, language in) {
  std::string out;
  for (auto const& [what, n] : r.by_reason) {
    io::join(out, word("province.reason", in, {{"count", number(n, in)}, {"what", constraint_named(what, in)}}));
  }
  return out;
}

std::string told(province_reason const& r, language in) {
  auto out = word(r.people > 0 ? "province.people" : "province.nobody", in,
                  {{"count", number(r.people, in)}, {"reasons", by_reason_named(r, in)}});
  io::join(out, word("province.seats", in, {{"count", number(r.seats_free, in)}}), "; ");
  if (r.places_open > 0) {
    io::join(out, word("province.open", in, {{"count", number(r.places_open, in)}}), "; ");
  }
  return out;
}

std::string change_of(relaxation const& r, problem const& p, language in) {
  if (r.host != nobody) {
    auto const& h = p.hosts[r.host];
    return word(r.task == nobody ? "relax.seat" : "relax.seat.task", in,
                {{"host", h.name}, {"task", r.task == nobody ? std::string{} : h.tasks[r.task].name}});
  }
  auto const key = "relax." + std::string{text_of(r.what)} + (r.everybody ? ".all" : "");
  return word(key, in, {{"amount", km(r.amount, in)}});
}

std::string cost_of(relaxation const& r, language in) {
  if (!r.cost) {
    return word("relax.cost.unknown", in);
  }
  return word(r.at_least ? "relax.cost.at_least" : "relax.cost", in, {{"amount", shown(*r.cost, in)}});
}

std::string homes_of(relaxation const& r, language in) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(most, r.homes.size()); ++i) {
    io::join(out, province(r.homes[i].first, in) + " " + number(r.homes[i].second, in));
  }
  return r.homes.size() > most ? out + " +" + std::to_string(r.homes.size() - most) : out;
}

std::string told(relaxation const& r, problem const& p, language in) {
  auto const homes = homes_of(r, in);
  return word(homes.empty() ? "relax.gain" : "relax.gain.homes", in,
              {{"what", change_of(r, p, in)},
               {"count", number(r.placements, in)},
               {"homes", homes},
               {"saved", shown(r.saved, in)},
               {"cost", cost_of(r, in)}});
}

}  // namespace quotalaw::placement
