// SPDX-License-Identifier: Apache-2.0
// The planner against enumeration on tiny problems, its proofs, its reasons and its changes. No expected value here
// comes from the planner: the best plan of a tiny problem is found by trying all, and bills by the contribution module.
#include "quotalaw/placement/files.hpp"
#include "quotalaw/placement/planning.hpp"
#include "quotalaw/questions/questions.hpp"
#include "support/catch.hpp"
#include "tiny.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <random>

using namespace quotalaw;
using namespace quotalaw::placement;

TEST_CASE("tiny problems: the plan is the best of all plans") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    planner w{tiny(seed, true)};
    w.solve();
    w.assign_companies();
    w.write_results();
    CAPTURE(seed);
    auto const best = best_by_enumeration(w);
    CHECK(reached(w.result).unmet == best.unmet);
    CHECK(reached(w.result).placed == best.placed);
    CHECK(reached(w.result).travel == best.travel);
    CHECK(w.result.proof.proven());
    CHECK(w.result.proof.primal == w.result.proof.dual);
    CHECK(w.net.optimal());
    CHECK(w.result.second.proven());
  }
}

TEST_CASE("places that cost a contribution are filled before those of state bodies, found by trying all plans") {
  int with_state = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto given = tiny(seed, true);
    for (auto& c : given.companies) {
      if ((&c == given.companies.data()) == ((seed >> 1U & 1U) == 0)) {
        c.kind = th::employer_kind::state;
      }
    }
    read_law(given);
    planner w{given};
    w.solve();
    w.assign_companies();
    w.write_results();
    CAPTURE(seed);
    CHECK(reached(w.result) == best_by_enumeration(w));
    CHECK(w.result.proven());
    baht bill;
    for (auto const& c : w.result.companies) {
      bill += c.contribution;
    }
    CHECK(bill == w.p.per_head * w.result.reached.unmet_paid);
    with_state += w.result.reached.unmet_paid < w.result.reached.unmet ? 1 : 0;
  }
  CHECK(with_state > 20);
}

TEST_CASE("owners and days of hosts, and whom no company can take, are part of the flow: best and proven") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto given = tiny(seed, true);
    dice d{std::mt19937_64{seed}};
    for (auto& h : given.hosts) {
      h.owned_by = d.one_in(3) ? static_cast<row>(d(static_cast<std::int64_t>(given.companies.size()))) : nobody;
      if (d.one_in(3)) {
        h.open_from = make_day(2027, 3, 1);
      }
    }
    for (auto& c : given.companies) {
      if (d.one_in(2)) {
        c.from = make_day(2027, 4, 1);
      }
    }
    planner w{given};
    w.solve();
    w.assign_companies();
    w.write_results();
    CAPTURE(seed);
    CHECK(reached(w.result) == best_by_enumeration(w));
    CHECK(w.result.proven());
  }
}

TEST_CASE("a contract for part of the year: wages by its days, and section 34 for the days outside it") {
  auto given = tiny(1, true);
  given.people.resize(1);
  given.people[0] = {};
  given.people[0].id = "P";
  given.people[0].where = given.hosts[0].at;
  given.hosts.resize(1);
  given.hosts[0].seats = 1;
  given.hosts[0].high_support_seats.reset();
  given.hosts[0].tasks = {{"a", 1, "", 0, any_disability}};
  given.companies.resize(1);
  given.companies[0].employees = heads{100};
  given.companies[0].wanted = heads{1};
  given.companies[0].only_provinces.clear();
  given.companies[0].offers = {true, false};
  given.companies[0].daily_wage = baht{400'00};
  given.companies[0].from = make_day(2027, 2, 1);
  given.companies[0].to = make_day(2027, 11, 30);
  read_law(given);
  planning const done{given};
  auto const& r = done.result();
  REQUIRE(r.placements.size() == 1);
  CHECK(r.placements[0].yearly == baht{400'00} * 303);  // 1 February to 30 November
  auto const charged = [](std::string const& facts) {
    auto const answer = nlohmann::json::parse(questions::ask("th.part_year", facts, {}));
    auto const& found = answer.contains("result") ? answer.at("result") : answer;
    return parse_decimal(found.at("amount").get<std::string>(), 2).value();
  };
  CHECK(r.companies[0].contribution == baht{0});
  CHECK(r.companies[0].part_year.minor() == charged(R"({"fund_year": 2027, "started_on": "2027-02-01"})") +
                                                charged(R"({"fund_year": 2027, "left_on": "2027-11-30"})"));
  given.people[0].host_now = 0;
  given.people[0].task_now = 0;
  given.people[0].company_now = 0;
  planning const kept{given};
  CHECK(kept.result().companies[0].part_year.minor() == charged(R"({"fund_year": 2027, "left_on": "2027-11-30"})"));
}

TEST_CASE("a floor of a province that cannot be reached is told") {
  auto given = tiny(1, true);
  given.limits.push_back({given.hosts[0].where, 50, std::nullopt, 0});
  planning const done{given};
  REQUIRE(done.result().limits.size() == 1);
  auto const& told = done.result().limits[0];
  std::int64_t there = 0;
  for (auto const& one : done.result().placements) {
    there += given.hosts[one.host].where == told.where ? 1 : 0;
  }
  CHECK(told.filled == there);
  CHECK(told.filled < told.floor);
  CHECK(summary(done, done.explain(), io::language::en).find("Floors of provinces not reached") != std::string::npos);
}

TEST_CASE("tiny problems with companies unlike each other: never better than the best, and proven only if equal") {
  int proven = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    planner w{tiny(seed, false)};
    w.solve();
    w.assign_companies();
    w.write_results();
    CAPTURE(seed);
    auto const best = best_by_enumeration(w);
    CHECK(w.result.reached.placed <= best.placed);
    CHECK(best.placed <= w.result.second.bound);
    if (w.result.second.proven()) {
      ++proven;
      CHECK(w.result.reached.placed == best.placed);
    }
  }
  CHECK(proven >= 100);
}

TEST_CASE("supervisors look after no more people over all tasks of a host than they can") {
  int divided = 0, proven = 0, several = 0;
  constexpr std::uint64_t problems = 800;
  for (std::uint64_t seed = 1; seed <= problems; ++seed) {
    auto given = tiny(seed, true, true);
    if (seed % 2 == 0) {
      given.how.fair = fairness::province;
    }
    planner w{given};
    w.solve();
    w.assign_companies();
    w.write_results();
    CAPTURE(seed);
    std::vector<std::int64_t> supported(given.hosts.size(), 0);
    for (auto const& one : w.result.placements) {
      supported[one.host] += given.people[one.who].high_support ? 1 : 0;
    }
    for (row h = 0; h < given.hosts.size(); ++h) {
      several += given.hosts[h].tasks.size() > 1 ? 1 : 0;
      CHECK((!given.hosts[h].high_support_seats || supported[h] <= *given.hosts[h].high_support_seats));
    }
    CHECK(w.net.optimal());
    CHECK(w.result.proof.optimal_as_divided());
    divided += w.result.proof.hosts_divided > 0 ? 1 : 0;
    if (given.how.fair != fairness::none) {
      continue;
    }
    // Never better than the best of all plans, as good where nothing is lost, and no farther than the gap told.
    auto const best = best_by_enumeration(w);
    CHECK(!better(reached(w.result), best));
    auto value_of = [&](value const& v) {
      return v.unmet * w.owed_cost - v.placed * w.person_cost + v.travel * w.per_length;
    };
    CHECK(value_of(reached(w.result)) - value_of(best) <= w.result.proof.divided_gap);
    if (w.result.proof.proven()) {
      ++proven;
      CHECK(reached(w.result) == best);
    }
  }
  CHECK(several > 400);
  CHECK(divided > 20);
  CHECK(proven > 300);
}

TEST_CASE("a drop-out at a host with shared supervisors keeps to their number") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    auto const given = tiny(seed, true, true);
    planner w{given, true};
    w.solve();
    w.assign_companies();
    for (auto& u : w.units) {
      if (w.column_used(u) == nullptr) {
        continue;
      }
      w.net.remove(u.source);
      u.gone = true;
      w.price_until_proven();
      std::vector<std::int64_t> supported(given.hosts.size(), 0);
      for (auto const& other : w.units) {
        if (auto const* c = w.column_used(other)) {
          supported[w.slots[c->slot].host] += given.people[c->who].high_support ? 1 : 0;
        }
      }
      CAPTURE(seed);
      for (row h = 0; h < given.hosts.size(); ++h) {
        CHECK((!given.hosts[h].high_support_seats || supported[h] <= *given.hosts[h].high_support_seats));
      }
    }
  }
}

TEST_CASE("who finds no company is told the true cause") {
  auto given = tiny(1, true);
  given.people.resize(1);
  given.people[0] = {};
  given.people[0].id = "P";
  given.people[0].where = given.hosts[0].at;
  given.hosts.resize(1);
  given.hosts[0].seats = 1;
  given.hosts[0].tasks = {{"a", 1, "", 0, any_disability}};
  given.companies.resize(1);
  given.companies[0].wanted = heads{1};
  given.companies[0].only_provinces.clear();
  auto cause = [&](auto change) {
    auto p = given;
    change(p);
    read_law(p);
    planner w{p};
    w.solve();
    w.assign_companies();
    w.write_results();
    CHECK(w.result.placements.empty());
    CHECK(w.result.proven());  // no company could have the person: nothing better exists
    return explain(w).people.at(0).main;
  };
  CHECK(cause([](problem& p) { p.people[0].refused_companies = {0}; }) == constraint::refused_company);
  CHECK(cause([](problem& p) { p.hosts[0].owned_by = 0; }) == constraint::independence);
  CHECK(cause([](problem& p) { p.hosts[0].open_to = make_day(2027, 6, 30); }) == constraint::term);
  CHECK(cause([](problem& p) {
          p.companies[0].offers = {true, false};
          p.people[0].accepts = {false, true};
        }) == constraint::contract);
}

TEST_CASE("the order of the tables says nothing, and the seed is all that decides ties") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto const given = tiny(seed, true);
    auto mixed = given;
    std::reverse(mixed.hosts.begin(), mixed.hosts.end());
    auto const last = static_cast<row>(mixed.people.size() - 1);
    std::reverse(mixed.people.begin(), mixed.people.end());
    for (auto& x : mixed.people) {
      x.carer_for = x.carer_for == nobody ? nobody : last - x.carer_for;
    }
    planning const one{given}, other{mixed};
    CAPTURE(seed);
    CHECK(reached(one.result()) == reached(other.result()));
    std::vector<std::string> a, b;
    for (auto const& x : one.result().placements) {
      a.push_back(given.people[x.who].id + given.hosts[x.host].id + given.companies[x.company].id);
    }
    for (auto const& x : other.result().placements) {
      b.push_back(mixed.people[x.who].id + mixed.hosts[x.host].id + mixed.companies[x.company].id);
    }
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    CHECK(a == b);
  }
}

TEST_CASE("unmet places times the amount of one are the bill of section 34") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    planning const done{tiny(seed, true)};
    auto const& p = done.facts();
    for (row c = 0; c < p.companies.size(); ++c) {
      auto const& r = done.result().companies[c];
      CHECK(r.contribution == p.per_head * r.unmet.number());
      nlohmann::json const facts{
          {"fund_year", 2027}, {"employees", p.companies[c].employees.number()}, {"hired", r.filled.number()}};
      auto const answer = nlohmann::json::parse(questions::ask("th.contribution", facts.dump(), {}));
      auto const& found = answer.contains("result") ? answer.at("result") : answer;
      auto const satang = parse_decimal(found.at("contribution").get<std::string>(), 2);
      CHECK(satang == r.contribution.minor());
    }
  }
}

TEST_CASE("a conflict set is enough to fail, and without any one member it does not") {
  int seen = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto given = tiny(seed, true);
    given.how.metres_limit = 12'000;
    planner w{given};
    w.solve();
    w.assign_companies();
    w.write_results();
    for (auto const& c : explain(w).conflicts) {
      auto const k = w.class_of[c.companies.front()];
      auto const open = c.places - c.reachable;
      constraint_set const soft = bit(constraint::supervisors) | bit(constraint::ceiling) | bit(constraint::support) |
                                  bit(constraint::sign_language) | bit(constraint::step_free) |
                                  bit(constraint::disability) | bit(constraint::skill) | bit(constraint::province) |
                                  bit(constraint::seats) | bit(constraint::distance);
      constraint_set active = ~soft & ((1U << constraint_names.size()) - 1);
      if (c.too_few_people) {
        CHECK(fillable(w, k, active, open) < open);
        continue;
      }
      for (auto const m : c.members) {
        active |= bit(m);
      }
      CAPTURE(seed);
      CHECK(!c.members.empty());
      CHECK(fillable(w, k, active, open) < open);
      for (auto const m : c.members) {
        ++seen;
        CHECK(fillable(w, k, active & ~bit(m), open) == open);
      }
    }
  }
  CHECK(seen > 20);
}

namespace {

planner& solved(planner& w) {
  w.solve();
  w.assign_companies();
  w.write_results();
  return w;
}

/// The same problem with a constraint loosened for those without a place, in whose household nobody has one. Nothing if
/// it cannot be said so.
std::optional<problem> with_less(planner const& w, relaxation const& r) {
  auto p = w.p;
  auto household = [&](row i) { return p.people[i].carer_for == nobody ? i : p.people[i].carer_for; };
  std::vector<char> has_place(p.people.size(), 0);
  for (auto const& one : w.result.placements) {
    has_place[household(one.who)] = 1;
  }
  auto const each = [&](auto change) {
    for (auto const who : w.result.unplaced) {
      if (has_place[household(who)] == 0) {
        change(p.people[who]);
      }
    }
  };
  switch (r.what) {
    case constraint::distance:
      each([&](person& x) { x.metres_limit = x.metres_limit.value_or(p.how.metres_limit) + r.amount; });
      return p;
    case constraint::step_free:
      each([](person& x) { x.step_free = false; });
      return p;
    case constraint::skill:
      each([](person& x) { x.skills = {"sew"}; });
      return p;
    case constraint::province:
      for (auto& c : p.companies) {
        c.only_provinces.clear();
      }
      return p;
    case constraint::places:
      for (auto& c : p.companies) {
        c.wanted = heads{100};
      }
      return p;
    case constraint::seats:
      if (r.host != nobody) {
        return std::nullopt;
      }
      for (auto& h : p.hosts) {
        if (h.high_support_seats) {
          return std::nullopt;  // more seats would be supervised
        }
        h.seats = 100;
        for (auto& t : h.tasks) {
          t.seats = 100;
        }
      }
      return p;
    default:
      return std::nullopt;
  }
}

/// A problem in which way, skill, seats and provinces stand in the way.
problem narrow(std::uint64_t seed) {
  auto p = tiny(seed, true);
  p.how.metres_limit = 12'000;
  for (std::size_t h = seed % 3; h < p.hosts.size(); h += 2) {
    p.hosts[h].tasks.front().skill = "sew";
  }
  return p;
}

/// One host beside one person; a company that wants it all.
problem one_each() {
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

}  // namespace

TEST_CASE("what a loosened constraint gains is what the loosened problem can place, found by trying all plans") {
  std::array<int, constraint_names.size()> seen{};
  for (std::uint64_t seed = 1; seed <= 800; ++seed) {
    planner w{narrow(seed)};
    auto const why = explain(solved(w));
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (auto const& r : why.relaxations) {
      CHECK(r.placements <= before);
      before = r.placements;
      auto const loosened_problem = with_less(w, r);
      if (!loosened_problem) {
        continue;
      }
      auto p = *loosened_problem;
      planner const other{p};
      auto const best = best_by_enumeration(other);
      CAPTURE(seed, text_of(r.what), r.amount);
      CHECK(r.placements == best.placed - w.result.reached.placed);
      CHECK(r.owed == w.result.reached.unmet - best.unmet);
      CHECK(r.saved == w.p.per_head * r.owed);
      std::int64_t homes = 0;
      for (auto const& [where, n] : r.homes) {
        homes += n;
      }
      CHECK(homes == r.placements);
      ++seen[static_cast<std::size_t>(r.what)];
    }
  }
  for (auto const what : {constraint::distance, constraint::step_free, constraint::skill, constraint::province,
                          constraint::seats, constraint::places}) {
    CAPTURE(text_of(what));
    CHECK(seen[static_cast<std::size_t>(what)] > 5);
  }
}

TEST_CASE("a loosened constraint that gains nothing is not named, and none that gains is left out") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    planner w{narrow(seed)};
    auto const why = explain(solved(w));
    for (auto const what : {constraint::step_free, constraint::skill, constraint::province}) {
      relaxation asked;
      asked.what = what;
      planner const other{*with_less(w, asked)};
      auto const gain = best_by_enumeration(other).placed - w.result.reached.placed;
      auto const named = std::any_of(why.relaxations.begin(), why.relaxations.end(),
                                     [&](relaxation const& r) { return r.what == what; });
      CAPTURE(seed, text_of(what));
      CHECK(named == (gain > 0));
    }
  }
}

TEST_CASE("what a change costs is told where the tables or the law say it, and 'not known' otherwise") {
  auto find = [](reasons const& why, constraint what) {
    auto const at = std::find_if(why.relaxations.begin(), why.relaxations.end(),
                                 [&](relaxation const& r) { return r.what == what && r.host == nobody; });
    return at == why.relaxations.end() ? relaxation{} : *at;
  };
  SECTION("a budget: the lowest lawful price of the place and the fee, less what is left") {
    auto p = one_each();
    p.companies[0].offers = {false, true};
    p.companies[0].fee = baht{500'00};
    p.companies[0].budget = baht{1'000'00};
    planner w{p};
    auto const r = find(explain(solved(w)), constraint::budget);
    CHECK(r.placements == 1);
    CHECK(r.cost == p.section_35_value + baht{500'00} - baht{1'000'00});
    CHECK(r.at_least);
  }
  SECTION("a wage: the minimum wage of the province for 365 days, and the fee") {
    auto p = one_each();
    p.companies[0].offers = {true, false};
    p.companies[0].daily_wage = baht{1'00};
    planner w{p};
    auto const r = find(explain(solved(w)), constraint::wage);
    CHECK(r.placements == 1);
    CHECK(r.cost == p.minimum_wage[static_cast<std::size_t>(p.hosts[0].where)] * 365);
    CHECK(!r.at_least);
    CHECK(r.saved == p.per_head);
  }
  SECTION("a contract: what section 35 asks") {
    auto p = one_each();
    p.companies[0].offers = {false, true};
    p.companies[0].yearly_value = baht{1'00};
    planner w{p};
    CHECK(find(explain(solved(w)), constraint::value).cost == p.section_35_value);
  }
  SECTION("steps: not known, unless a file says it") {
    auto p = one_each();
    p.hosts[0].step_free = false;
    p.people[0].step_free = true;
    planner w{p};
    auto const r = find(explain(solved(w)), constraint::step_free);
    CHECK(r.placements == 1);
    CHECK(!r.cost);
    reasons_wanted wanted;
    wanted.costs[static_cast<std::size_t>(constraint::step_free)] = baht{20'000'00};
    CHECK(find(explain(w, wanted), constraint::step_free).cost == baht{20'000'00});
  }
}

TEST_CASE("who is told that every place is filled finds no open place at a free seat that fits") {
  int supervisors = 0, places = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    planner w{tiny(seed, true, true)};
    for (auto const& r : explain(solved(w)).people) {
      if (r.main == constraint::supervisors) {
        ++supervisors;
        CHECK(w.p.people[r.who].high_support);
      }
      if (r.main != constraint::places) {
        continue;
      }
      ++places;
      for (row c = 0; c < w.p.companies.size(); ++c) {
        // An open place would be theirs, unless the company wants it elsewhere.
        auto const open = w.p.companies[c].wanted > w.result.companies[c].filled;
        CAPTURE(seed);
        CHECK((!open || !w.p.companies[c].only_provinces.empty()));
      }
    }
  }
  CHECK(supervisors > 20);
  CHECK(places > 20);
}

TEST_CASE("conflicts that are not looked into are counted, and every person is in the count of a province") {
  int more = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto given = tiny(seed, true);
    given.how.metres_limit = 12'000;
    planner w{given};
    auto const all = explain(solved(w), {.most_conflicts = 100});
    auto const none = explain(w, {.most_conflicts = 0});
    CHECK(all.more.conflicts == 0);
    CHECK(none.conflicts.empty());
    CHECK(none.more.conflicts == static_cast<std::int64_t>(all.conflicts.size()));
    std::int64_t open = 0;
    for (auto const& c : all.conflicts) {
      open += c.places - c.reachable;
      CHECK(c.owed <= c.places);
    }
    CHECK(none.more.places == open);
    more += none.more.conflicts > 0 ? 1 : 0;
    std::int64_t people = 0;
    for (auto const& r : all.provinces) {
      people += r.people;
      std::int64_t by = 0;
      for (auto const& [what, n] : r.by_reason) {
        by += n;
      }
      CHECK(by == r.people);
    }
    CHECK(people == static_cast<std::int64_t>(w.result.unplaced.size()));
  }
  CHECK(more > 20);
}

TEST_CASE("the worst-off province is served as well as it can be") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto given = tiny(seed, true);
    planning const unfair{given};
    given.how.fair = fairness::province;
    planning const fair{given};
    CAPTURE(seed);
    CHECK(fair.result().reached.placed == unfair.result().reached.placed);
    CHECK(fair.result().reached.unmet == unfair.result().reached.unmet);
    CHECK(fair.result().reached.travel >= unfair.result().reached.travel);
    CHECK(fair.result().proof.proven());
    // The rate of the worst-off in the plan without fairness is not above that of the fair plan.
    auto rate = [&](planning const& done) {
      std::array<std::int64_t, th::province_count> people{}, placed{};
      auto const& p = done.facts();
      for (auto const& x : p.people) {
        people[static_cast<std::size_t>(x.home)] += x.carer_for == nobody ? 1 : 0;
      }
      for (auto const& one : done.result().placements) {
        auto const i = p.people[one.who].carer_for == nobody ? one.who : p.people[one.who].carer_for;
        ++placed[static_cast<std::size_t>(p.people[i].home)];
      }
      std::pair<std::int64_t, std::int64_t> worst{1, 1};
      for (std::size_t q = 0; q < people.size(); ++q) {
        if (people[q] > 0 && placed[q] * worst.second < worst.first * people[q]) {
          worst = {placed[q], people[q]};
        }
      }
      return worst;
    };
    auto const a = rate(fair), b = rate(unfair);
    CHECK(a.first * b.second >= b.first * a.second);
  }
}

TEST_CASE("a drop-out is filled by the fewest moves, and the network stays optimal") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const given = tiny(seed, true);
    planning done{given};
    if (done.result().placements.empty()) {
      continue;
    }
    auto const who = done.result().placements.front().who;
    auto const changed = done.drop(who);
    CAPTURE(seed);
    CHECK(std::count(changed.lost.begin(), changed.lost.end(), who) == 1);
    // As many places are filled as if the plan had been made without the person.
    auto without = given;
    without.people[who].consents = false;
    planning const again{without};
    auto const left = static_cast<std::int64_t>(done.result().placements.size()) -
                      static_cast<std::int64_t>(changed.lost.size()) + static_cast<std::int64_t>(changed.placed.size());
    CHECK(left == again.result().reached.placed);
    // Nobody moves if somebody who waits can sit down at once.
    auto const& h = done.result().hosts[done.result().placements.front().host];
    if (!h.reserve.empty() && changed.placed.size() == 1) {
      CHECK(changed.moved.size() <= 1);
    }
  }
}

TEST_CASE("who drops out is told so, and it is not taken for a want of consent") {
  std::int64_t dropped = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto given = tiny(seed, true);
    planning const first{given};
    if (first.result().placements.empty()) {
      continue;
    }
    ++dropped;
    auto const before = first.result().placements;
    auto const who = before.front().who;
    leave(given, given.people[who].id, "--event");
    planning const after{given, before};
    CAPTURE(seed);
    auto const told = after.explain().people;
    auto const one = std::find_if(told.begin(), told.end(), [&](auto const& r) { return r.who == who; });
    REQUIRE(one != told.end());
    CHECK(one->main == constraint::left);
    for (auto const& r : one->removed) {
      CHECK(r.what != constraint::consent);
    }
  }
  CHECK(dropped > 10);
}

namespace {

/// Some work already, as many as there are seats and places for, where they fit; of these some asked to move.
void put_to_work(problem& p, std::uint64_t seed) {
  dice d{std::mt19937_64{seed}};
  planner const w{p};
  std::vector<std::int64_t> taken(p.hosts.size(), 0), filled(p.companies.size(), 0);
  for (auto& x : p.people) {
    auto const h = static_cast<row>(d(static_cast<std::int64_t>(p.hosts.size())));
    auto const c = static_cast<row>(d(static_cast<std::int64_t>(p.companies.size())));
    auto const who = static_cast<row>(&x - p.people.data());
    form by{};
    std::int64_t satang = 0;
    auto const fits = w.fits.against(who, h) == 0 && w.fits.suits(who, h, 0) && !x.high_support &&
                      against_company(w, c, who, h, by, satang) == 0;
    if (!x.carer && fits && d.one_in(2) && taken[h] < p.hosts[h].tasks[0].seats &&
        filled[c] < p.companies[c].wanted.number()) {
      ++taken[h];
      ++filled[c];
      x.host_now = h;
      x.task_now = 0;
      x.company_now = c;
      x.wants_move = d.one_in(2);
    }
  }
}

/// Whether a plan keeps to everything that does not depend on who has a place already.
void check_lawful(planner const& w, std::vector<quotalaw::placement::placement> const& plan) {
  auto const& p = w.p;
  std::vector<std::int64_t> seats(p.hosts.size(), 0), high(p.hosts.size(), 0), filled(p.companies.size(), 0),
      spent(p.companies.size(), 0), household(p.people.size(), 0);
  std::vector<std::vector<std::int64_t>> tasks;
  for (auto const& h : p.hosts) {
    tasks.emplace_back(h.tasks.size(), 0);
  }
  for (auto const& one : plan) {
    auto const& x = p.people[one.who];
    CHECK(!x.left);
    auto const kept = x.host_now == one.host ? bit(constraint::distance) : 0;  // the way of now is not asked again
    CHECK((pair_constraints(w, one.who, one.host) & ~kept) == 0);
    form by{};
    std::int64_t satang = 0;
    CHECK(against_company(w, one.company, one.who, one.host, by, satang) == 0);
    CHECK(by == one.by);
    ++seats[one.host], ++tasks[one.host][one.task], ++filled[one.company];
    ++household[x.carer_for == nobody ? one.who : x.carer_for];
    high[one.host] += x.high_support ? 1 : 0;
    spent[one.company] += satang;
  }
  for (row h = 0; h < p.hosts.size(); ++h) {
    CHECK(seats[h] <= p.hosts[h].seats);
    CHECK((!p.hosts[h].high_support_seats || high[h] <= *p.hosts[h].high_support_seats));
    for (row t = 0; t < tasks[h].size(); ++t) {
      CHECK(tasks[h][t] <= p.hosts[h].tasks[t].seats);
    }
  }
  for (row c = 0; c < p.companies.size(); ++c) {
    CHECK(filled[c] <= p.companies[c].wanted.number());
    CHECK((!p.companies[c].budget || spent[c] <= p.companies[c].budget->minor()));
  }
  CHECK(std::all_of(household.begin(), household.end(), [](auto n) { return n <= 1; }));
}

}  // namespace

TEST_CASE("a plan made again from the same tables moves nobody") {
  std::int64_t compared_plans = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto given = tiny(seed, seed % 3 == 0, seed % 2 == 0);
    put_to_work(given, seed);
    planning const first{given};
    if (!first.result().second.proven()) {
      continue;  // a second look may find what the first one missed
    }
    ++compared_plans;
    planning const again{given, first.result().placements};
    auto const changed = compared(given, first.result().placements, again.result().placements);
    CAPTURE(seed);
    CHECK(changed.placed.empty());
    CHECK(changed.moved.empty());
    CHECK(changed.lost.empty());
    CHECK(changed.company.empty());
  }
  CHECK(compared_plans > 400);
}

TEST_CASE("who works and asks to move never loses the place by it") {
  std::int64_t asked = 0, moved = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    auto given = tiny(seed, true);
    put_to_work(given, seed);
    if (seed % 2 == 0) {
      given.how.fair = fairness::province;
    }
    planner w{given};
    auto const& r = solved(w).result;
    CAPTURE(seed);
    for (row i = 0; i < given.people.size(); ++i) {
      auto const& x = given.people[i];
      if (x.host_now == nobody) {
        continue;
      }
      auto const at =
          std::find_if(r.placements.begin(), r.placements.end(), [&](auto const& one) { return one.who == i; });
      CHECK(at != r.placements.end());
      asked += x.wants_move ? 1 : 0;
      moved += x.wants_move && at != r.placements.end() && at->host != x.host_now ? 1 : 0;
    }
  }
  CHECK(asked > 100);
  CHECK(moved > 20);
}

TEST_CASE("people of a host that closes are placed elsewhere, also those who never asked to move") {
  std::int64_t closed = 0, elsewhere = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto given = tiny(seed, true);
    for (auto& h : given.hosts) {
      h.high_support_seats.reset();
    }
    put_to_work(given, seed);
    for (auto& x : given.people) {
      x.wants_move = false;
    }
    planning done{given};
    auto const before = done.result().placements;
    if (before.empty()) {
      continue;
    }
    ++closed;
    auto const host = before.front().host;
    auto const changed = done.close(host);
    auto tables = given;
    shut(tables, given.hosts[host].id, "--event");
    planning const again{tables, before};
    CAPTURE(seed);
    auto const after = done.placements();
    CHECK(after.size() == again.result().placements.size());
    auto const fresh = compared(given, before, again.result().placements);
    CHECK(changed.moved.size() == fresh.moved.size());
    CHECK(changed.lost.size() == fresh.lost.size());
    for (auto const& one : after) {
      CHECK(one.host != host);
      auto const had =
          std::any_of(before.begin(), before.end(), [&](auto const& x) { return x.who == one.who && x.host == host; });
      elsewhere += had ? 1 : 0;
    }
  }
  CHECK(closed > 200);
  CHECK(elsewhere > 50);
}

TEST_CASE("one change after another: lawful, told truly, and with no more moves than a new plan of what is") {
  std::int64_t changes = 0, proven = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    auto given = tiny(seed, seed % 2 == 0);
    dice d{std::mt19937_64{seed}};
    put_to_work(given, seed);
    for (auto& c : given.companies) {
      if (seed % 3 == 0 && d.one_in(2)) {
        c.budget = baht{(1 + d(3)) * 130'000'00};
      }
    }
    planning done{given};
    auto tables = given;
    auto before = done.result().placements;
    for (int event = 0; event < 4; ++event) {
      auto const host = static_cast<row>(d(static_cast<std::int64_t>(given.hosts.size())));
      auto const who = static_cast<row>(d(static_cast<std::int64_t>(given.people.size())));
      auto const closes = event == 2;
      auto const changed = closes ? done.close(host) : done.drop(who);
      if (closes) {
        shut(tables, given.hosts[host].id, "--event");
      } else {
        leave(tables, given.people[who].id, "--event");
      }
      CAPTURE(seed, event);
      auto const after = done.placements();
      planning const again{tables, before};
      planner const same{tables};  // for its constraints alone
      auto checked = after;
      check_lawful(same, checked);
      auto const told = compared(given, before, after);
      CHECK(told.placed == changed.placed);
      CHECK(told.moved == changed.moved);
      CHECK(told.lost == changed.lost);
      CHECK(told.company == changed.company);
      ++changes;
      if (again.result().second.proven() && seed % 2 == 0 && seed % 3 != 0) {
        ++proven;
        auto const fresh = compared(given, before, again.result().placements);
        CHECK(after.size() == again.result().placements.size());
        CHECK(changed.moved.size() == fresh.moved.size());
      }
      before = after;
    }
  }
  CHECK(changes == 1'200);
  CHECK(proven > 200);
}

TEST_CASE("nobody without a place could have had one more fairly: rates of provinces, over all sets of people") {
  std::int64_t unlike = 0;
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    auto given = tiny(seed, true);
    auto const household = [&](row i) { return given.people[i].carer_for == nobody ? i : given.people[i].carer_for; };
    std::array<std::int64_t, th::province_count> size{};
    std::vector<row> heads_of;
    for (row i = 0; i < given.people.size(); ++i) {
      if (given.people[i].carer_for == nobody) {
        heads_of.push_back(i);
        ++size[static_cast<std::size_t>(given.people[i].home)];
      }
    }
    // Rates in rising order, in 60ths: no province has more than six households.
    auto const rates = [&](quotalaw::placement::plan const& r) {
      std::array<std::int64_t, th::province_count> placed{};
      for (auto const& one : r.placements) {
        ++placed[static_cast<std::size_t>(given.people[household(one.who)].home)];
      }
      std::vector<std::int64_t> out;
      for (std::size_t q = 0; q < size.size(); ++q) {
        if (size[q] > 0) {
          out.push_back(60 * placed[q] / size[q]);
        }
      }
      std::sort(out.begin(), out.end());
      return out;
    };
    planner free{given};
    auto const& most = solved(free).result.reached;
    auto best = rates(free.result);
    for (std::uint32_t set = 0; set < 1U << heads_of.size(); ++set) {
      auto some = given;
      std::int64_t asked = 0;
      for (std::size_t i = 0; i < heads_of.size(); ++i) {
        asked += set >> i & 1U;
        for (row m = 0; m < some.people.size(); ++m) {
          some.people[m].consents = some.people[m].consents && (household(m) != heads_of[i] || (set >> i & 1U) != 0);
        }
      }
      if (asked != most.placed) {
        continue;
      }
      planner w{some};
      auto const& r = solved(w).result;
      if (r.reached.placed == most.placed && r.reached.unmet == most.unmet) {
        best = std::max(best, rates(r));
      }
    }
    unlike += best != rates(free.result) ? 1 : 0;
    given.how.fair = fairness::province;
    planner fair{given};
    CAPTURE(seed);
    CHECK(rates(solved(fair).result) == best);
    CHECK(fair.result.reached.placed == most.placed);
    CHECK(fair.result.reached.unmet == most.unmet);
  }
  CHECK(unlike > 5);
}

TEST_CASE("fairness looks at all pairs, not only at those that the shortest way needs") {
  // Two seats, 22 km apart. A and B each have one person, beside the first; D has two, beside the second. The shortest
  // plan takes one of A and one of D; the fairest has all of A and all of B, one of them at the far host.
  auto given = tiny(1, true);
  given.how.fair = fairness::province;
  auto const at = [](std::int32_t latitude) { return point{latitude, 100'000'000}; };
  given.companies.resize(1);
  given.companies[0].wanted = heads{2};
  given.companies[0].only_provinces.clear();
  given.hosts.resize(2);
  for (row h = 0; h < 2; ++h) {
    given.hosts[h].at = at(h == 0 ? 18'000'000 : 18'200'000);
    given.hosts[h].seats = 1;
    given.hosts[h].high_support_seats.reset();
    given.hosts[h].tasks = {{"a", 1, "", 0, any_disability}};
  }
  given.people.clear();
  for (auto const& [home, latitude] : {std::pair{0, 18'001'000}, {1, 18'010'000}, {2, 18'201'000}, {2, 18'202'000}}) {
    person x;
    x.id = "P" + std::to_string(given.people.size());
    x.home = static_cast<th::province>(home);
    x.where = at(latitude);
    given.people.push_back(x);
  }
  read_law(given);
  planner w{given};
  auto const& r = solved(w).result;
  REQUIRE(r.placements.size() == 2);
  CHECK(r.placements[0].who == 0);
  CHECK(r.placements[1].who == 1);
  CHECK(r.proof.proven());
}

TEST_CASE("after a change, looking only at what became better proves the same as looking at all") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    auto const given = tiny(seed, true, seed % 2 == 0);
    planner all{given, true}, part{given, true};
    for (auto* w : {&all, &part}) {
      w->solve();
      w->assign_companies();
    }
    part.changing = true;
    CAPTURE(seed);
    for (std::size_t k = 0; k < all.units.size(); k += 2) {
      for (auto* w : {&all, &part}) {
        if (!w->units[k].gone) {
          w->net.remove(w->units[k].source);
          w->units[k].gone = true;
        }
        w->price_until_proven();
      }
      CHECK(part.net.optimal());
      if (all.shared.empty()) {  // a division may end elsewhere
        CHECK(part.net.primal() == all.net.primal());
      }
      // Nothing is left that a look at all pairs would find.
      part.changing = false;
      CHECK(part.price_all() == 0);
      part.changing = true;
    }
  }
}

TEST_CASE("one more seat is worth what the plan with it gains") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    auto const given = tiny(seed, true);
    planner w{given};
    w.solve();
    w.assign_companies();
    w.write_results();
    for (row h = 0; h < given.hosts.size(); ++h) {
      auto const a = w.host_arc[h];
      auto const before = w.net.primal();
      auto const worth = w.net.flow(a) == w.net.capacity(a) ? w.net.worth(a) : 0;
      planner more{given};
      more.solve();
      more.net.set_capacity(more.host_arc[h], more.net.capacity(more.host_arc[h]) + 1);
      CAPTURE(seed, h);
      CHECK(more.net.optimal());
      // The network with the pairs there are; pricing may find more.
      CHECK(before - more.net.primal() == worth);
    }
  }
}
