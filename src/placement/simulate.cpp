// SPDX-License-Identifier: Apache-2.0
// A year of arrivals: each person is placed at once, and nobody is moved later.
#include "planner.hpp"
#include "quotalaw/placement/simulation.hpp"
#include "reasons.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <tuple>

namespace quotalaw::placement {

namespace {

/// What a place costs others, in the cost units of one planner: how much worse the plan of the forecast would be
/// without it. Empty: nothing is known yet, and every place costs nothing.
struct learned {
  std::vector<std::int64_t> to_gate;  ///< from a slot to its province
  std::vector<std::int64_t> company;  ///< what a place there costs; below 0: filling a place owed is a gain
  bool known() const { return !to_gate.empty(); }
};

/// A place of work that a person can fill.
struct option {
  std::uint32_t slot = 0;
  index who = 0;
  std::int64_t length = 0;
};

/// Persons who arrive together, of whom one is placed: a person and the carers.
struct household {
  std::vector<index> members;
  std::vector<option> options;  ///< nearest first
  std::optional<std::int64_t> week;
  std::uint32_t unit = 0;
};

/// What is still free.
struct room {
  std::vector<std::int64_t> host, support, ceiling, owed, extra, spent;
  std::vector<std::vector<std::int64_t>> task;
};

constexpr std::int64_t no_limit = network::unbounded;

void shuffle(auto& list, std::mt19937_64& lottery) {
  for (auto n = list.size(); n > 1; --n) {
    std::swap(list[n - 1], list[lottery() % n]);
  }
}

class year_of_arrivals {
 public:
  year_of_arrivals(problem const& given, simulation_settings const& how) : how_{how}, w_{who_works_stays(given)} {
    for (auto const& u : w_.units) {
      auto const works =
          std::find_if(u.members.begin(), u.members.end(), [&](index m) { return p().people[m].host_now != nobody; });
      if (works != u.members.end()) {
        working_.push_back(*works);
        continue;
      }
      household h;
      h.members = u.members;
      h.unit = w_.unit_of[u.members.front()];
      h.options = options_of(u.members);
      for (auto const m : u.members) {
        if (auto const week = p().people[m].week) {
          h.week = h.week ? std::min(*h.week, *week) : *week;
        }
      }
      arrive_.push_back(std::move(h));
    }
    // By id first, so that the order of the file says nothing.
    std::sort(arrive_.begin(), arrive_.end(), [&](household const& a, household const& b) {
      return p().people[a.members.front()].id < p().people[b.members.front()].id;
    });
    make_history();
  }

  std::vector<simulated_year> run() {
    auto const [best, most, proven] = hindsight();
    std::vector<simulated_year> out;
    for (std::int64_t k = 0; k < how_.runs; ++k) {
      simulated_year year;
      year.seed = p().how.seed + static_cast<std::uint64_t>(k);
      year.most = most;
      year.proven = proven;
      auto const weeks = calendar(year.seed);
      year.by = {arrivals(weeks, arrival_rule::nearest, year.seed), arrivals(weeks, arrival_rule::priced, year.seed),
                 best};
      out.push_back(std::move(year));
    }
    return out;
  }

 private:
  problem const& p() const { return w_.p; }

  static problem who_works_stays(problem given) {
    for (auto& x : given.people) {
      x.wants_move = false;
    }
    return given;
  }

  std::vector<option> options_of(std::vector<index> const& members) const {
    std::vector<option> out;
    for (auto const m : members) {
      auto const add = [&](index h, std::int64_t length) {
        for (auto const s : w_.slots_of[h]) {
          if (w_.fits_slot(m, w_.slots[s])) {
            out.push_back({s, m, length});
          }
        }
      };
      w_.each_place(m, add);
    }
    std::sort(out.begin(), out.end(), [](option const& a, option const& b) {
      return std::tie(a.length, a.slot, a.who) < std::tie(b.length, b.slot, b.who);
    });
    return out;
  }

  /// The plan that knows everybody beforehand.
  std::tuple<year_result, std::int64_t, bool> hindsight() const {
    planner best{p()};
    best.solve();
    best.assign_companies();
    best.write_results();
    std::vector<char> has(w_.units.size(), 0);
    year_result out;
    for (auto const& one : best.result.placements) {
      has[w_.unit_of[one.who]] = 1;
    }
    out.placed = best.result.reached.placed;
    out.unmet = best.result.reached.unmet;
    out.travel = best.result.reached.travel;
    for (auto const& c : best.result.companies) {
      out.contribution += c.contribution;
    }
    worst_off(has, out);
    return {out, best.result.second.bound, best.result.proof.proven() && best.result.second.proven()};
  }

  void worst_off(std::vector<char> const& has, year_result& out) const {
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> by;
    for (std::size_t k = 0; k < w_.units.size(); ++k) {
      auto& [placed, people] = by[th::text_of(p().people[w_.units[k].members.front()].home)];
      ++people;
      placed += has[k];
    }
    for (auto const& [name, sum] : by) {
      if (out.worst_people == 0 || sum.first * out.worst_people < out.worst_placed * sum.second) {
        out.worst_placed = sum.first;
        out.worst_people = sum.second;
        out.worst_province = name;
      }
    }
  }

  /// Who comes in which week: as the table says, the others spread evenly in an order drawn by the seed.
  std::vector<std::vector<std::uint32_t>> calendar(std::uint64_t seed) const {
    std::mt19937_64 lottery{seed};
    std::vector<std::uint32_t> order(arrive_.size());
    std::iota(order.begin(), order.end(), 0U);
    shuffle(order, lottery);
    std::vector<std::vector<std::uint32_t>> out(static_cast<std::size_t>(how_.weeks));
    for (std::size_t k = 0; k < order.size(); ++k) {
      auto const spread = k * out.size() / order.size();
      auto const given = arrive_[order[k]].week;
      out[given ? static_cast<std::size_t>(*given - 1) : spread].push_back(order[k]);
    }
    return out;
  }

  room everything() const {
    room r;
    for (index h = 0; h < p().hosts.size(); ++h) {
      auto const& one = p().hosts[h];
      r.host.push_back(one.seats);
      r.support.push_back(one.high_support_seats.value_or(no_limit));
      r.task.emplace_back();
      for (auto const& t : one.tasks) {
        r.task.back().push_back(t.seats);
      }
    }
    r.ceiling.assign(th::province_count, no_limit);
    for (auto const& l : p().limits) {
      r.ceiling[static_cast<std::size_t>(l.where)] = l.ceiling.value_or(no_limit);
    }
    for (index c = 0; c < p().companies.size(); ++c) {
      r.owed.push_back(w_.net.capacity(w_.owed[c]));
      r.extra.push_back(w_.net.capacity(w_.extra[c]));
      r.spent.push_back(0);
    }
    return r;
  }

  bool free(room const& r, option const& o) const {
    auto const& s = w_.slots[o.slot];
    auto const province = static_cast<std::size_t>(p().hosts[s.host].where);
    return r.host[s.host] > 0 && r.task[s.host][s.task] > 0 && r.ceiling[province] > 0 &&
           (!p().people[o.who].high_support || r.support[s.host] > 0);
  }

  struct choice {
    option at;
    index company = nobody;
    form by{};
    std::int64_t satang = 0;
    std::int64_t cost = 0;
  };

  /// The company for a person at a host: at the lowest price, then by the kind of place, then the cheapest.
  bool company_for(room const& r, option const& o, learned const& prices, choice& out) const {
    std::tuple<std::int64_t, int, std::int64_t> best;
    out.company = nobody;
    auto const host = w_.slots[o.slot].host;
    auto const now = p().people[o.who].host_now == host ? p().people[o.who].company_now : nobody;
    for (index c = 0; c < p().companies.size(); ++c) {
      if (r.owed[c] + r.extra[c] == 0 || (now != nobody && now != c)) {
        continue;
      }
      auto const owes = r.owed[c] > 0;
      auto const price = prices.known() ? prices.company[c] : 0;
      // A place that is only wanted fills no quota: it can be scarce, but is no gain.
      auto const counts = owes ? price : std::max<std::int64_t>(0, price);
      auto const kind = w_.kind_of_place(c, owes);
      if (out.company != nobody && std::tuple{counts, kind, std::int64_t{0}} > best) {
        continue;
      }
      form by{};
      std::int64_t satang = 0;
      if (against_company(w_, c, o.who, host, by, satang) != 0 ||
          (p().companies[c].budget && r.spent[c] + satang > p().companies[c].budget->minor())) {
        continue;
      }
      std::tuple const rank{counts, kind, satang};
      if (out.company == nobody || rank < best) {
        best = rank;
        out.company = c;
        out.by = by;
        out.satang = satang;
      }
    }
    out.at = o;
    out.cost = o.length * w_.per_length + std::get<0>(best) + (prices.known() ? prices.to_gate[o.slot] : 0);
    return out.company != nobody;
  }

  /// The place for a household that has arrived, if there is one.
  std::optional<choice> choose(room const& r, household const& h, learned const& prices) const {
    std::optional<choice> best;
    if (!prices.known()) {
      for (auto const& o : h.options) {
        choice one;
        if (free(r, o) && company_for(r, o, prices, one)) {
          return one;
        }
      }
      return best;
    }
    // Cheapest first by what can be said without looking at companies.
    auto const lowest = *std::min_element(prices.company.begin(), prices.company.end());
    std::vector<std::pair<std::int64_t, std::size_t>> order;
    for (std::size_t k = 0; k < h.options.size(); ++k) {
      if (auto const& o = h.options[k]; free(r, o)) {
        order.push_back({o.length * w_.per_length + prices.to_gate[o.slot] + lowest, k});
      }
    }
    std::sort(order.begin(), order.end());
    for (auto const& [bound, k] : order) {
      if (best && bound >= best->cost) {
        break;
      }
      choice one;
      if (company_for(r, h.options[k], prices, one) && (!best || one.cost < best->cost)) {
        best = one;
      }
    }
    return best;
  }

  void take(room& r, choice const& one) const {
    auto const& s = w_.slots[one.at.slot];
    --r.host[s.host];
    --r.task[s.host][s.task];
    --r.ceiling[static_cast<std::size_t>(p().hosts[s.host].where)];
    r.support[s.host] -= p().people[one.at.who].high_support ? 1 : 0;
    --(r.owed[one.company] > 0 ? r.owed : r.extra)[one.company];
    r.spent[one.company] += one.satang;
  }

  year_result arrivals(std::vector<std::vector<std::uint32_t>> const& weeks, arrival_rule rule,
                       std::uint64_t seed) const {
    year_result out;
    auto left = everything();
    std::vector<char> has(w_.units.size(), 0);
    auto const put = [&](choice const& one) {
      take(left, one);
      has[w_.unit_of[one.at.who]] = 1;
      ++out.placed;
      out.travel += one.at.length;
    };
    learned const nothing;
    for (auto const who : working_) {
      seat_of_now(left, who, put);
    }
    learned prices;
    std::mt19937_64 lottery{seed ^ 0x9E3779B97F4A7C15U};
    std::vector<std::uint32_t> come;
    for (std::size_t week = 0; week < weeks.size(); ++week) {
      auto const learns = rule == arrival_rule::priced && week % static_cast<std::size_t>(how_.learn_every) == 0;
      if (learns && (week > 0 || !history_.empty())) {
        prices = learn(left, come, week, lottery);
      }
      for (auto const k : weeks[week]) {
        auto const found = choose(left, arrive_[k], prices);
        come.push_back(k);
        if (!found) {
          continue;
        }
        // With a place the household saves what being without one costs. Where two others would lose theirs, it waits
        // in vain.
        if (prices.known() && found->cost - w_.person_cost > w_.person_cost / 2) {
          ++out.refused;
          continue;
        }
        put(*found);
      }
      out.by_week.push_back(out.placed);
    }
    auto const law = th::law_for(p().how.year);
    for (index c = 0; c < p().companies.size(); ++c) {
      auto const bill = bill_of(p(), c, heads{filled(left, c)}, law);
      out.unmet += bill.at.shortfall.number();
      out.contribution += bill.contribution;
    }
    worst_off(has, out);
    return out;
  }

  std::int64_t filled(room const& left, index c) const {
    return w_.net.capacity(w_.owed[c]) + w_.net.capacity(w_.extra[c]) - left.owed[c] - left.extra[c];
  }

  /// Who works already, where and for whom they work.
  void seat_of_now(room const& left, index who, auto put) const {
    auto const& x = p().people[who];
    if (w_.fits.against(who, x.host_now) != 0) {
      return;
    }
    for (auto const s : w_.slots_of[x.host_now]) {
      option const o{s, who, p().timed ? 0 : w_.fits.metres_between(who, x.host_now)};
      choice one;
      if (w_.fits_slot(who, w_.slots[s]) && free(left, o) && company_for(left, o, {}, one)) {
        put(one);
        return;
      }
    }
  }

  // --- prices ---

  /// Households of the year before, numbered as the people of `how_.history`.
  void make_history() {
    std::map<index, std::vector<index>> by;
    for (index i = 0; i < how_.history.size(); ++i) {
      auto const& x = how_.history[i];
      by[x.carer_for == nobody ? i : x.carer_for].push_back(i);
    }
    for (auto& [first, members] : by) {
      if (std::none_of(members.begin(), members.end(), [&](index m) { return how_.history[m].host_now != nobody; })) {
        history_.push_back(std::move(members));
      }
    }
  }

  /// Prices of plans for those who may still come, drawn from those who came (and from the year before), in what is
  /// left.
  learned learn(room const& left, std::vector<std::uint32_t> const& come, std::size_t week,
                std::mt19937_64& lottery) const {
    // Whom the forecast draws from: all of the year before, and all who came.
    std::vector<std::pair<std::vector<person> const*, std::vector<index> const*>> pool;
    for (auto const& h : history_) {
      pool.push_back({&how_.history, &h});
    }
    for (auto const k : come) {
      pool.push_back({&p().people, &arrive_[k].members});
    }
    // As many as came in a week so far; before the first week, as many as the year before.
    auto const weeks = static_cast<std::size_t>(how_.weeks);
    auto const expected = week == 0 ? history_.size() : come.size() * (weeks - week) / week;
    learned out;
    if (pool.empty() || expected == 0) {
      return out;
    }
    for (std::int64_t k = 0; k < how_.forecasts; ++k) {
      auto forecast = remaining(left);
      while (forecast.people.size() < expected) {
        shuffle(pool, lottery);
        for (auto const& [people, members] : pool) {
          if (forecast.people.size() >= expected) {
            break;
          }
          add_copy(forecast, *people, *members);
        }
      }
      add_prices(std::move(forecast), out);
    }
    for (auto* list : {&out.to_gate, &out.company}) {
      for (auto& one : *list) {
        one /= 2 * how_.forecasts;
      }
    }
    return out;
  }

  /// The year as it is left, without people.
  problem remaining(room const& left) const {
    auto out = p();
    out.people.clear();
    out.times.clear();
    out.how.fair = fairness::none;
    for (index h = 0; h < out.hosts.size(); ++h) {
      auto& one = out.hosts[h];
      one.seats = left.host[h];
      if (one.high_support_seats) {
        one.high_support_seats = left.support[h];
      }
      for (index t = 0; t < one.tasks.size(); ++t) {
        one.tasks[t].seats = std::min(left.task[h][t], one.seats);
      }
    }
    for (auto& l : out.limits) {
      auto const now = left.ceiling[static_cast<std::size_t>(l.where)];
      l.floor = std::max<std::int64_t>(0, l.floor - (l.ceiling.value_or(no_limit) - now));
      if (l.ceiling) {
        l.ceiling = std::max(now, l.floor);
      }
    }
    for (index c = 0; c < out.companies.size(); ++c) {
      auto& one = out.companies[c];
      one.shortfall = heads{left.owed[c]};
      one.wanted = heads{left.owed[c] + left.extra[c]};
      if (one.budget) {
        one.budget = *one.budget - baht{left.spent[c]};
      }
    }
    return out;
  }

  void add_copy(problem& forecast, std::vector<person> const& people, std::vector<index> const& members) const {
    auto const first = static_cast<index>(forecast.people.size());
    for (auto const m : members) {
      auto x = people[m];
      auto const now = static_cast<index>(forecast.people.size());
      x.id = std::to_string(now);
      x.host_now = x.task_now = x.company_now = nobody;
      x.carer_for = now == first ? nobody : first;
      for (auto const& t : times_of(p(), m)) {
        forecast.times.push_back({now, t.host, t.minutes});
      }
      forecast.people.push_back(std::move(x));
    }
  }

  /// Adds the prices of one plan, the lowest and the highest that prove it: what a place more would save, and what a
  /// place less would cost. Between the two lies what it is worth.
  void add_prices(problem forecast, learned& sum) const {
    planner f{std::move(forecast)};
    f.solve();
    sum.to_gate.resize(w_.slots.size(), 0);
    sum.company.resize(p().companies.size(), 0);
    for (auto const high : {false, true}) {
      if (high) {
        f.net.raise_prices();
      } else {
        f.net.lower_prices();
      }
      add_potentials(f, sum);
    }
  }

  void add_potentials(planner const& f, learned& sum) const {
    for (std::size_t k = 0; k < w_.slots.size(); ++k) {
      auto const& mine = w_.slots[k];
      // Where fewer seats are left than supervisors look after, all people share the places of the task.
      auto const& theirs = f.slots_of[mine.host];
      auto const at = std::find_if(theirs.begin(), theirs.end(), [&](std::uint32_t s) {
        return f.slots[s].task == mine.task && f.slots[s].high == (mine.high && f.supervised[mine.host] != 0);
      });
      auto const gate = f.gate_of(mine.host);
      sum.to_gate[k] += in_my_units(f, f.net.potential(gate) - f.net.potential(f.slots[*at].at));
    }
    for (index c = 0; c < p().companies.size(); ++c) {
      sum.company[c] += in_my_units(f, -f.net.potential(f.classes[f.class_of[c]].at));
    }
  }

  /// A rank is worth more than any way, and how much more depends on the people of a plan: persons are counted as
  /// persons, what remains is a way.
  std::int64_t in_my_units(planner const& f, std::int64_t price) const {
    if (w_.weighed) {
      return price;
    }
    auto const whole = f.person_cost;
    auto const persons = (price + (price < 0 ? -whole : whole) / 2) / whole;
    return persons * w_.person_cost + (price - persons * whole);
  }

  simulation_settings const& how_;
  planner w_;
  std::vector<index> working_;
  std::vector<household> arrive_;
  std::vector<std::vector<index>> history_;
};

void within(std::int64_t n, std::int64_t most, std::string_view name) {
  if (n < 1) {
    throw facts_error(sentences::negative, std::string{name}, {{"value", std::to_string(n)}});
  }
  if (n > most) {
    throw facts_error(sentences::too_large, std::string{name},
                      {{"value", std::to_string(n)}, {"limit", std::to_string(most)}});
  }
}

}  // namespace

std::vector<simulated_year> simulate(problem const& given, simulation_settings const& how) {
  within(how.weeks, 366, "--weeks");
  within(how.runs, 10'000, "--runs");
  within(how.learn_every, 366, "--learn-every");
  within(how.forecasts, 1'000, "--forecasts");
  for (auto const& x : given.people) {
    if (x.week) {
      within(*x.week, how.weeks, "people, line " + std::to_string(x.line) + ", week");
    }
  }
  if (given.timed && !how.history.empty()) {
    throw facts_error(sentences::not_together, "--history", {{"one", "--history"}, {"other", "--travel-times"}});
  }
  return year_of_arrivals{given, how}.run();
}

}  // namespace quotalaw::placement
