// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The yearly statement of one employer: sections 33, 34 and 35 together over a fund year, from dated events. Who was
/// employed from when to when, which contracts ran, what was paid; out of it what each place costs, why, from which day
/// it bears interest, and until when it can be mended. docs/th/statement.md
///
/// Readings (the Department's practice, fund years from 2018; to be confirmed against the regulation):
/// - A hire replaces the person whose allowed time to be replaced runs out first; if that time is over for all who
/// left,
///   the one who left first; with nobody to replace it fills a place that stood empty from the first day of the year.
/// - A place under section 35 is judged whole, with all contracts that follow one another for it. Those that owe least
///   count first; one that costs more than the empty place it would fill is not needed.
/// - Nothing is carried from one year, or one employer, to another.

#include "alternatives.hpp"
#include "contribution.hpp"
#include "late_payment.hpp"
#include "part_year.hpp"
#include "quota.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quotalaw::th {

// --- facts ---

/// A person with disabilities employed under section 33, as the roster tells.
struct employment {
  std::optional<day> from{};  ///< nothing: since before the year
  std::optional<day> to{};    ///< last day of employment; nothing: still there
  std::uint32_t who = 0;      ///< the caller's own number
};

/// One contract under section 35.
struct contract {
  alternative_kind kind{};
  baht value;
  period term{};                         ///< first day, and the day after the last
  std::optional<day> ended_on{};         ///< last day, where it broke down before its end
  std::optional<baht> value_received{};  ///< of a contract that broke down: what the person received of it
  std::uint32_t who = 0;                 ///< the caller's own number
};

/// A place under section 35: the contracts that follow one another for it.
struct contract_place {
  std::vector<contract> chain;
};

struct payment {
  day on{};
  baht amount;
};

struct statement_facts {
  employer_kind kind = employer_kind::private_employer;
  heads employees{};          ///< without disability, on the count day, all branches
  heads with_disabilities{};  ///< employed on the count day
  std::optional<threshold_reading> reading{};
  std::vector<employment> employed;
  std::vector<contract_place> contracts;
  heads alternatives{};           ///< places under section 35 credited in full, without their contracts
  std::vector<payment> payments;  ///< in order of days
  std::optional<day> as_of{};     ///< interest is told up to this day
};

// --- law ---

struct statement_law {
  quota_law quota;
  contribution_law contribution;
  due_law due;
  payments_law payments;
  part_year_law part_year;
  statutory<terms::part_year_interest_start_choice> interest_start;
  statutory<bool> falls_back;
  statutory<terms::alternative_breakdown_interest_start_choice> breakdown_start;
  std::array<std::optional<alternative_law>, alternative_kind_names.size()> alternatives;
  reform what_if;

  /// The law of a gap that opened after somebody left; nothing where no allowed time is known.
  std::optional<replacement_law> replacement(day left_on) const {
    if (!terms::replacement_window_days.if_in_force(left_on, what_if)) {
      return std::nullopt;
    }
    return replacement_law_for(quota.year, left_on, what_if);
  }
};

/// \throws law_error for fund years in which a charge by days is not known.
inline statement_law statement_law_for(fund_year y, reform const& what_if = {}) {
  auto const on = reading_day(y);
  statement_law out{quota_law_for(y, what_if),
                    contribution_law_for(y, what_if),
                    due_law_for(y, what_if),
                    payments_law_for(y, what_if),
                    part_year_law_for(y, what_if),
                    terms::part_year_interest_start.at(on, what_if),
                    terms::alternative_breakdown_falls_back.at(on, what_if),
                    terms::alternative_breakdown_interest_start.at(on, what_if),
                    {},
                    what_if};
  for (std::size_t k = 0; k < out.alternatives.size(); ++k) {
    out.alternatives[k] = read_alternative_law(y, static_cast<alternative_kind>(k), what_if, true);
  }
  return out;
}

// --- conclusions ---

enum class charge_kind : std::uint8_t {
  whole_place,    ///< stood empty all year
  late_start,     ///< filled within the year
  gap,            ///< refilled after the allowed time
  early_exit,     ///< emptied and not refilled within the allowed time
  contract,       ///< a contract covers its place in part, or not as far as is settled
  contract_ended  ///< a contract broke down: its place falls back to section 34
};
inline constexpr std::array<std::string_view, 6> charge_kind_names{"whole_place", "late_start", "gap",
                                                                   "early_exit",  "contract",   "contract_ended"};
constexpr std::string_view text_of(charge_kind k) { return charge_kind_names[static_cast<std::size_t>(k)]; }

/// One amount of the year.
struct charge {
  charge_kind what{};
  heads places{1};
  std::optional<std::uint32_t> who{};    ///< the employment that ended or began, or the first contract of the place
  std::optional<std::uint32_t> after{};  ///< of a gap: the employment that followed
  std::optional<day> from{}, to{};       ///< days charged, where it is by days
  number_of_days days;                   ///< of each place
  baht amount;
  day interest_from{};
  std::optional<day> mend_by{};  ///< last day on which a hire or a contract still helps
};

enum class contract_status : std::uint8_t {
  full,          ///< covers its place
  part,          ///< covers a part; the rest is due
  none,          ///< covers nothing of its place
  unsettled,     ///< what it counts for is not settled: the whole place is taken as due
  outside_year,  ///< does not run in the fund year
  not_needed     ///< no place was left for it, or paying costs less
};
inline constexpr std::array<std::string_view, 6> contract_status_names{"full",      "part",         "none",
                                                                       "unsettled", "outside_year", "not_needed"};
constexpr std::string_view text_of(contract_status s) { return contract_status_names[static_cast<std::size_t>(s)]; }

struct judged_place {
  std::size_t place = 0;  ///< into `statement_facts::contracts`
  contract_status status{};
  baht required_value;
  baht value;  ///< of the contracts, as far as it was received
  baht due;
  bool ended = false;  ///< a contract broke down and none followed that covers its place
  day interest_from{};
  std::optional<day> mend_by{};
};

/// One payment, booked over all that is owed.
struct booked {
  day on{};
  baht paid;
  baht interest;  ///< accrued since the payment before
  baht to_interest;
  baht to_principal;
  baht balance;   ///< principal left
  baht overpaid;  ///< more than was owed
};

struct statement {
  fund_year year;
  day count_day{};
  heads counted;
  heads required;
  heads required_other_reading;  ///< under the other reading of the threshold
  heads whole_year;              ///< persons employed all year
  heads part_year;               ///< persons employed for a part of it
  heads by_contract;             ///< places filled by contracts, in full or in part
  heads empty;                   ///< places empty all year
  heads surplus;                 ///< persons and full contracts at the end of the year above the number
  place_price price;
  std::vector<judged_place> contracts;
  std::vector<charge> charges;
  baht contribution;  ///< of all charges
  day due_day{};
  std::vector<booked> payments;
  baht principal_left;
  baht interest_left;  ///< accrued and not paid, up to `as_of` or else the last payment
  baht total_left;
};

inline constexpr rule statement_rule{"th.statement.combine", "Act s.33, s.34, s.35; practice of the Department"};
inline constexpr rule place_rule{"th.statement.contract_place", "Act s.35; rule B.E. 2558; practice of the Department"};
inline constexpr rule persons_rule{"th.statement.persons", "Act s.33; practice of the Department"};
inline constexpr rule settle_rule{"th.statement.payments", "Act s.34; practice of the Department"};

// --- contracts ---

/// Judges the contracts of one place together.
template <tracer T>
judged_place judge_place(contract_place const& place, statement_law const& law, T& trace) {
  auto step = trace.begin(place_rule);
  auto const year = law.quota.year;
  auto const general = in_year(step.reads(law.payments.interest.starts), year.common_era);
  judged_place out{};
  out.interest_from = general;
  auto chain = place.chain;
  std::sort(chain.begin(), chain.end(),
            [](contract const& a, contract const& b) { return a.term.first < b.term.first; });
  auto end_of = [](contract const& c) {
    return c.ended_on ? std::min(*c.ended_on + date::days{1}, c.term.end) : c.term.end;
  };
  std::optional<day> broke;
  std::vector<period> terms;
  bool inside = true;
  bool touches = false;
  bool one_test = true;
  auto const& first_law = law.alternatives[static_cast<std::size_t>(chain.front().kind)];
  for (auto const& c : chain) {
    auto const end = end_of(c);
    touches = touches || (c.term.first <= last_day(year) && end > first_day(year));
    inside = inside && c.term.first >= first_day(year) && c.term.end <= last_day(year) + date::days{1};
    out.value += c.ended_on ? c.value_received.value_or(baht{0}) : c.value;
    if (c.ended_on && *c.ended_on + date::days{1} < c.term.end) {
      broke = broke ? std::max(*broke, *c.ended_on) : *c.ended_on;
    }
    auto const& its = law.alternatives[static_cast<std::size_t>(c.kind)];
    one_test = one_test && its && first_law && law_reader::value(its->test) == law_reader::value(first_law->test);
    // Only the time within the year counts, and overlapping terms of one place count once.
    auto const after = terms.empty() ? first_day(year) : std::max(first_day(year), terms.back().end);
    auto const from = std::max(c.term.first, after);
    auto const until = std::min(end, last_day(year) + date::days{1});
    if (from < until) {
      terms.push_back({from, until});
    }
  }
  out.required_value = lowest_wage(law.contribution.wages, trace) * law_reader::value(law.contribution.days).number();
  if (!touches) {
    out.status = step.concludes("contract_status", contract_status::outside_year);
    return out;
  }
  alternative_facts given{};
  given.kind = chain.front().kind;
  given.value = out.value;
  if (!terms.empty()) {
    given.term = terms.front();
    given.followed_by = std::span<period const>{terms}.subspan(1);
  }
  auto const by_value = first_law && law_reader::value(first_law->test) == alternative_test::value;
  // Which year's place a value counts for that runs over two years is not known; nor contracts of two kinds of test.
  bool const settled = one_test && given.term && (by_value ? inside : is_settled(given, *first_law));
  if (!settled) {
    out.status = contract_status::unsettled;
    out.due = out.required_value;
    step.remarks("th.contract_unsettled");
  } else {
    auto const credited = credit_of(given, *first_law, trace);
    out.required_value = credited.required_value;
    out.due = credited.due;
    out.status = credited.credited == credit::full   ? contract_status::full
                 : credited.credited == credit::part ? contract_status::part
                                                     : contract_status::none;
  }
  if (out.due > baht{0}) {
    out.mend_by = last_day(year);
    if (first_law && law_reader::value(first_law->test) == alternative_test::months) {
      auto const year_end = date::year_month_day{first_day({year.common_era + 1})};
      out.mend_by = day{year_end - date::months{months_needed(*first_law)}};
    }
    if (broke) {
      out.ended = step.reads(law.falls_back);
      auto const how = step.reads(law.breakdown_start);
      if (how == terms::alternative_breakdown_interest_start_choice::day_after_end_if_later) {
        out.interest_from = std::max(general, *broke + date::days{1});
      }
      step.remarks("th.contract_broke_down");
    }
  }
  step.concludes("contract_status", out.status);
  step.concludes("due", out.due);
  return out;
}

// --- persons ---

/// What the persons of section 33 leave to be charged.
struct person_charges {
  std::vector<charge> charges;
  heads empty;  ///< places empty all year
  baht amount;
};

/// Follows the places of section 33 through the year.
template <tracer T>
person_charges charge_persons(heads places, std::span<employment const> employed, statement_law const& law,
                              baht per_head, T& trace) {
  auto step = trace.begin(persons_rule);
  auto const year = law.quota.year;
  auto const first = first_day(year);
  auto const last = last_day(year);
  auto const general = in_year(step.reads(law.payments.interest.starts), year.common_era);
  auto const how = step.reads(law.interest_start);
  auto const after_exit = how == terms::part_year_interest_start_choice::day_after_exit_if_later;

  struct event {
    day on;
    bool arrives;
    std::uint32_t index;
  };
  std::vector<event> events;
  std::int64_t here = 0;
  std::vector<std::uint32_t> left_before;  // before the year, and perhaps still to be replaced
  for (std::uint32_t i = 0; i < employed.size(); ++i) {
    auto const& e = employed[i];
    auto const from = e.from.value_or(day::min());
    if (e.to && *e.to < first) {
      left_before.push_back(i);
      continue;
    }
    if (from <= first) {
      ++here;
    } else {
      events.push_back({from, true, i});
    }
    if (e.to) {
      events.push_back({*e.to + date::days{1}, false, i});
    }
  }
  std::sort(events.begin(), events.end(), [](event const& a, event const& b) {
    return a.on != b.on ? a.on < b.on : a.arrives != b.arrives ? a.arrives : a.index < b.index;
  });

  struct open_exit {
    day left_on;
    day in_time;  ///< last day on which a replacement costs nothing
    std::uint32_t index;
  };
  auto opened = [&](std::uint32_t index) {
    auto const left = *employed[index].to;
    auto const window = law.replacement(left);
    auto in_time = left;
    if (window) {
      auto const days = step.reads(window->window).number();
      auto const with_ends = step.reads(window->end_days_count);
      in_time = left + date::days{with_ends ? days - 1 : days + 1};
    }
    return open_exit{left, in_time, index};
  };

  auto const wanted = step.given("places_to_fill", places).number();
  auto vacant = std::max<std::int64_t>(wanted - here, 0);
  // Of the places empty on the first day, those whose holders left last may still be within their time.
  std::sort(left_before.begin(), left_before.end(), [&](auto a, auto b) { return *employed[a].to > *employed[b].to; });
  std::vector<open_exit> open;
  for (auto const index : left_before) {
    if (static_cast<std::int64_t>(open.size()) == vacant) {
      break;
    }
    if (auto const one = opened(index); one.in_time >= first) {
      open.push_back(one);
    }
  }
  auto never = vacant - static_cast<std::int64_t>(open.size());

  person_charges out;
  auto interest_after = [&](day left) { return after_exit ? std::max(general, left + date::days{1}) : general; };
  auto late_start = [&](std::uint32_t index) {
    auto const start = *employed[index].from;
    auto const found = charge_late_start(start, law.part_year, trace);
    if (found.days > number_of_days{0}) {
      charge c;
      c.what = charge_kind::late_start;
      c.who = index;
      c.from = first;
      c.to = start - date::days{1};
      c.days = found.days;
      c.amount = found.amount;
      c.interest_from = general;
      out.charges.push_back(c);
    }
  };
  auto refill = [&](open_exit const& exit, std::uint32_t index) {
    auto const start = *employed[index].from;
    if (exit.left_on < first) {
      late_start(index);  // what lay in the year before was charged there
      return;
    }
    auto const law_of_gap = law.replacement(exit.left_on);
    if (!law_of_gap) {
      return;
    }
    auto const found = charge_gap(exit.left_on, start, *law_of_gap, trace);
    charge c;
    c.what = charge_kind::gap;
    c.who = exit.index;
    c.after = index;
    c.from = exit.left_on + date::days{1};
    c.to = start - date::days{1};
    c.days = found.charged;
    c.amount = found.amount;
    c.interest_from = interest_after(exit.left_on);
    out.charges.push_back(c);
  };
  auto arrives = [&](std::uint32_t index, bool in_year) {
    auto const start = *employed[index].from;
    auto best = open.end();
    for (auto e = open.begin(); e != open.end(); ++e) {
      if (e->in_time >= start && (best == open.end() || e->in_time < best->in_time)) {
        best = e;
      }
    }
    if (best != open.end()) {
      if (best->left_on >= first && in_year && start > best->left_on + date::days{1}) {
        // Told by the rule of gaps, although it costs nothing.
        charge_gap(best->left_on, start, *law.replacement(best->left_on), trace);
      }
      open.erase(best);
      return;
    }
    if (!in_year) {
      return;
    }
    auto const oldest =
        std::min_element(open.begin(), open.end(), [](auto const& a, auto const& b) { return a.left_on < b.left_on; });
    if (oldest != open.end()) {
      refill(*oldest, index);
      open.erase(oldest);
    } else if (never > 0) {
      --never;
      late_start(index);
    }
  };

  for (std::size_t i = 0; i < events.size();) {
    auto const on = events[i].on;
    auto const in_year = on <= last;
    std::vector<std::uint32_t> came, went;
    for (; i < events.size() && events[i].on == on; ++i) {
      (events[i].arrives ? came : went).push_back(events[i].index);
    }
    if (!in_year && open.empty()) {
      break;
    }
    here += static_cast<std::int64_t>(came.size()) - static_cast<std::int64_t>(went.size());
    auto const now = std::max<std::int64_t>(wanted - here, 0);
    // Somebody who comes on the day after another left takes that place at once.
    for (auto change = now - vacant; change > 0; --change) {
      if (in_year) {
        open.push_back(opened(went[static_cast<std::size_t>(change - 1)]));
      }
    }
    for (auto change = vacant - now; change > 0; --change) {
      arrives(came[static_cast<std::size_t>(change - 1)], in_year);
    }
    vacant = now;
  }

  for (auto const& exit : open) {
    charge c;
    c.who = exit.index;
    c.mend_by = exit.in_time;
    c.interest_from = interest_after(exit.left_on);
    if (exit.left_on < first) {  // left before the year and never replaced: empty all year
      ++never;
      continue;
    }
    auto const found = charge_early_exit(exit.left_on, law.part_year, trace);
    if (found.days == number_of_days{0}) {
      continue;
    }
    c.what = charge_kind::early_exit;
    c.from = exit.left_on + date::days{1};
    c.to = last;
    c.days = found.days;
    c.amount = found.amount;
    out.charges.push_back(c);
  }
  out.empty = step.finds("empty_places", heads{never});
  for (auto const& c : out.charges) {
    out.amount += c.amount;
  }
  out.amount += amount_for(per_head, out.empty);
  step.concludes("amount", out.amount);
  return out;
}

// --- payments ---

/// Books payments over all charges: first all interest accrued, oldest first, then principal, oldest first.
template <tracer T>
void settle(statement& into, std::span<payment const> payments, std::optional<day> as_of, payments_law const& law,
            T& trace) {
  auto step = trace.begin(settle_rule);
  std::vector<account> accounts;
  std::vector<charge> by_day = into.charges;
  std::stable_sort(by_day.begin(), by_day.end(),
                   [](charge const& a, charge const& b) { return a.interest_from < b.interest_from; });
  for (auto const& c : by_day) {
    if (c.amount == baht{0}) {
      continue;
    }
    auto const bears = c.interest_from + date::days{law_reader::value(law.interest.first_day_counts) ? 0 : 1};
    if (accounts.empty() || accounts.back().bears_from != bears) {
      accounts.push_back({baht{0}, baht{0}, bears});
    }
    accounts.back().principal += c.amount;
  }
  auto accrue = [&](day on, auto& with) {
    baht accrued;
    for (auto& a : accounts) {
      if (a.principal > baht{0}) {
        accrued += pay(a, on, baht{0}, law, with).interest;
      }
    }
    return accrued;
  };
  for (auto const& p : payments) {
    booked one{};
    one.on = step.given("paid_on", p.on);
    one.paid = step.given("amount", p.amount);
    one.interest = accrue(p.on, trace);
    auto left = p.amount;
    auto take = [&](baht account::* part, baht& to) {
      for (auto& a : accounts) {
        auto const now = std::min(left, a.*part);
        a.*part -= now;
        left -= now;
        to += now;
      }
    };
    if (law_reader::value(law.order) == terms::interest_payment_order_choice::interest_first) {
      take(&account::interest, one.to_interest);
      take(&account::principal, one.to_principal);
    } else {
      take(&account::principal, one.to_principal);
      take(&account::interest, one.to_interest);
    }
    for (auto const& a : accounts) {
      one.balance += a.principal;
    }
    one.overpaid = left;
    step.finds("to_interest", one.to_interest);
    step.finds("to_principal", one.to_principal);
    step.finds("balance", one.balance);
    into.payments.push_back(one);
  }
  if (as_of) {
    accrue(step.given("as_of", *as_of), trace);
  }
  for (auto const& a : accounts) {
    into.principal_left += a.principal;
    into.interest_left += a.interest;
  }
  step.concludes("principal_left", into.principal_left);
  step.concludes("interest_left", into.interest_left);
  into.total_left = step.concludes("total_left", into.principal_left + into.interest_left);
}

// --- all together ---

/// Draws up the statement of a fund year.
template <tracer T>
statement state_year(statement_facts const& facts, statement_law const& law, T& trace) {
  statement out{};
  auto const year = law.quota.year;
  out.year = year;
  out.count_day = count_day(law.quota, trace);
  out.counted = facts.employees;
  measured_staff const staff{facts.employees, facts.with_disabilities, facts.reading};
  out.required = required_heads(staff, law.quota, trace);
  no_trace silent;
  {
    auto const taken = facts.reading.value_or(law_reader::value(law.quota.threshold_basis));
    auto other = staff;
    other.reading =
        taken == threshold_reading::all_staff ? threshold_reading::without_pwd : threshold_reading::all_staff;
    out.required_other_reading = required_heads(other, law.quota, silent);
  }
  out.price = price_of_place(std::nullopt, law.contribution, trace);
  out.due_day = contribution_due(year, law.due, trace);

  std::int64_t at_end = 0;
  for (auto const& e : facts.employed) {
    auto const from = e.from.value_or(day::min());
    auto const to = e.to.value_or(day::max());
    if (from <= first_day(year) && to >= last_day(year)) {
      out.whole_year += heads{1};
    } else if (from <= last_day(year) && to >= first_day(year)) {
      out.part_year += heads{1};
    }
    at_end += from <= last_day(year) && to >= last_day(year) ? 1 : 0;
  }

  for (std::size_t i = 0; i < facts.contracts.size(); ++i) {
    if (!facts.contracts[i].chain.empty()) {
      auto one = judge_place(facts.contracts[i], law, trace);
      one.place = i;
      out.contracts.push_back(one);
    }
  }
  // Those that owe least count first. Each further one is needed only if it lowers the whole.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < out.contracts.size(); ++i) {
    if (out.contracts[i].status != contract_status::outside_year) {
      order.push_back(i);
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return out.contracts[a].due < out.contracts[b].due; });
  auto const granted = std::min(facts.alternatives, out.required);
  auto const open_places = out.required - granted;
  auto const most = std::min<std::size_t>(order.size(), static_cast<std::size_t>(open_places.number()));
  auto cost = [&](std::size_t by_contract) {
    auto total = charge_persons(open_places - heads{static_cast<std::int64_t>(by_contract)}, facts.employed, law,
                                out.price.per_head, silent)
                     .amount;
    for (std::size_t i = 0; i < by_contract; ++i) {
      total += out.contracts[order[i]].due;
    }
    return total;
  };
  std::size_t used = 0;
  while (used < most && out.contracts[order[used]].due == baht{0}) {
    ++used;
  }
  auto best = cost(used);
  for (std::size_t i = used + 1; i <= most; ++i) {
    if (auto const with = cost(i); with <= best) {
      best = with;
      used = i;
    }
  }
  for (std::size_t i = used; i < order.size(); ++i) {
    out.contracts[order[i]].status = contract_status::not_needed;
  }
  out.by_contract = granted + heads{static_cast<std::int64_t>(used)};

  auto step = trace.begin(statement_rule);
  auto const required = step.given("required", out.required);
  step.given("alternatives", out.by_contract);
  step.reads(law.part_year.by_days);
  step.reads(law.interest_start);
  auto persons = charge_persons(required - out.by_contract, facts.employed, law, out.price.per_head, trace);
  out.empty = step.finds("empty_places", persons.empty);
  auto const general = in_year(law_reader::value(law.payments.interest.starts), year.common_era);
  if (out.empty > heads{0}) {
    charge c;
    c.what = charge_kind::whole_place;
    c.places = out.empty;
    c.from = first_day(year);
    c.to = last_day(year);
    c.days = law_reader::value(law.contribution.days);
    c.amount = amount_for(out.price.per_head, out.empty);
    c.interest_from = general;
    c.mend_by = out.due_day;
    out.charges.push_back(c);
  }
  for (auto& c : persons.charges) {
    if (c.who) {
      c.who = facts.employed[*c.who].who;
    }
    if (c.after) {
      c.after = facts.employed[*c.after].who;
    }
    out.charges.push_back(c);
  }
  for (std::size_t i = 0; i < used; ++i) {
    auto const& one = out.contracts[order[i]];
    if (one.due > baht{0}) {
      charge c;
      c.what = one.ended ? charge_kind::contract_ended : charge_kind::contract;
      c.who = facts.contracts[one.place].chain.front().who;
      c.amount = one.due;
      c.interest_from = one.interest_from;
      c.mend_by = one.mend_by;
      out.charges.push_back(c);
    }
  }
  if (facts.kind == employer_kind::state && !step.reads(law.contribution.state_pays)) {
    step.remarks("th.state_owes_none");
    for (auto& c : out.charges) {
      c.amount = baht{0};
    }
  }
  for (auto const& c : out.charges) {
    out.contribution += c.amount;
    if (c.what == charge_kind::late_start || c.what == charge_kind::gap || c.what == charge_kind::early_exit) {
      step.remarks("th.charged_by_days");
    }
  }
  at_end += facts.alternatives.number();
  for (auto const i : order) {
    at_end += out.contracts[i].due == baht{0} ? 1 : 0;
  }
  out.surplus = step.finds("surplus", heads{std::max<std::int64_t>(at_end - required.number(), 0)});
  step.concludes("contribution", out.contribution);
  settle(out, facts.payments, facts.as_of, law.payments, trace);
  return out;
}

}  // namespace quotalaw::th
