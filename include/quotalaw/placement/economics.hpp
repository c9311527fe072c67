// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What indirect hiring costs and changes: for the company, the person, the host, the intermediary and the state. Every
/// result is an exact fraction until it is shown. No figure is assumed: what is not known is an input, and a measure
/// without its inputs is refused. docs/how-to/economics.md

#include "../core/error.hpp"
#include "../core/money.hpp"
#include "../core/rate.hpp"
#include "../jp/transition_support.hpp"
#include "../th/contribution.hpp"
#include "sentences.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quotalaw::placement {

using jp::yen;
using th::baht;

/// A fraction of whole numbers of any size.
using whole = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using exact =
    boost::multiprecision::number<boost::multiprecision::rational_adaptor<boost::multiprecision::cpp_int_backend<>>,
                                  boost::multiprecision::et_off>;

inline exact exact_of(rate r) { return exact{r.numerator(), r.denominator()}; }
inline exact exact_of(heads n) { return exact{n.number()}; }
/// In whole units of the currency: baht, yen.
template <currency C>
exact exact_of(money<C> amount) {
  exact out{amount.minor()};
  for (int i = 0; i < C::decimals; ++i) {
    out /= 10;
  }
  return out;
}

/// A fraction as a decimal text, half rounded away from zero.
inline std::string decimal_text_of(exact const& value, int decimals) {
  whole scale = 1;
  for (int i = 0; i < decimals; ++i) {
    scale *= 10;
  }
  bool const below = value < 0;
  exact const size = below ? -value : value;
  whole const n = numerator(size) * scale * 2 + denominator(size);
  whole const rounded = n / (denominator(size) * 2);
  std::string digits = rounded.str();
  if (decimals > 0) {
    auto const places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) {
      digits.insert(0, places + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - places, 1, '.');
  }
  return below && rounded != 0 ? "-" + digits : digits;
}

/// The amount in whole minor units: half away from zero, or upwards where a smaller amount would not be enough.
template <currency C>
money<C> money_of(exact const& value, bool upwards = false) {
  exact scaled = value;
  for (int i = 0; i < C::decimals; ++i) {
    scaled *= 10;
  }
  bool const below = scaled < 0;
  exact const size = below ? -scaled : scaled;
  whole n = numerator(size) / denominator(size);
  exact const rest = size - exact{n};
  if (upwards ? (rest > 0 && !below) : rest * 2 >= 1) {
    n += 1;
  }
  if (n > std::numeric_limits<std::int64_t>::max()) {
    throw law_error(errc::overflow, sentences::overflow, {});
  }
  return money<C>{below ? -static_cast<std::int64_t>(n) : static_cast<std::int64_t>(n)};
}

/// a / b where b is a count or an amount the user gave.
/// \throws facts_error naming what is zero.
inline exact share_of(exact const& part, exact const& of, std::string_view name) {
  if (of == 0) {
    throw facts_error(sentences::is_zero, std::string{name}, {{"name", std::string{name}}});
  }
  return part / of;
}

// --- company and person ---

/// Days of wage a year up to which hiring at `wage` costs no more than the amount of a place, on-costs left out.
inline exact break_even_days(baht per_head, baht wage) { return share_of(exact_of(per_head), exact_of(wage), "wage"); }

struct person_view {
  exact month;      ///< received in a month
  exact gain;       ///< over the allowance, a year
  exact multiple;   ///< of the allowance
  exact day_share;  ///< received over what the law prices a place at
};
/// What a person has: the year's amount, against the allowance of a year.
inline person_view person_side(baht received_a_year, baht allowance_a_year, baht per_head) {
  auto const got = exact_of(received_a_year);
  return {got / 12, got - exact_of(allowance_a_year), share_of(got, exact_of(allowance_a_year), "allowance"),
          share_of(got, exact_of(per_head), "per_head")};
}

// --- host ---

struct host_facts {
  rate hours_a_week;  ///< worked by the person
  heads weeks;
  baht replacement_wage;  ///< an hour, of whom the host would hire instead
  rate supervision_a_week;
  baht supervision_wage;  ///< an hour
  baht other_costs;
};
struct host_view {
  exact labour;
  exact supervision;
  exact net;
};
inline host_view host_side(host_facts const& f) {
  host_view out;
  out.labour = exact_of(f.hours_a_week) * exact_of(f.weeks) * exact_of(f.replacement_wage);
  out.supervision = exact_of(f.supervision_a_week) * exact_of(f.weeks) * exact_of(f.supervision_wage);
  out.net = out.labour - out.supervision - exact_of(f.other_costs);
  return out;
}

// --- intermediary ---

struct intermediary_facts {
  heads placed;
  baht fixed;
  baht variable;  ///< for each person placed
  baht grants;
  baht fee;  ///< for each person placed
  heads coordinators;
};
struct intermediary_view {
  exact cost;
  exact income;            ///< fees and grants
  exact balance;           ///< income less cost
  exact fee_with_grants;   ///< with which it breaks even as long as the grants come; zero if they cover all
  exact fee_alone;         ///< with which it needs no grant
  exact reliance;          ///< grants / cost
  exact self_funded;       ///< fees / cost
  exact each_coordinator;  ///< persons placed
};
inline intermediary_view intermediary_side(intermediary_facts const& f) {
  intermediary_view out;
  auto const n = exact_of(f.placed);
  out.cost = exact_of(f.fixed) + n * exact_of(f.variable);
  auto const fees = n * exact_of(f.fee);
  out.income = fees + exact_of(f.grants);
  out.balance = out.income - out.cost;
  out.fee_alone = share_of(out.cost, n, "placed");
  exact const open = out.cost - exact_of(f.grants);
  out.fee_with_grants = open > 0 ? exact(open / n) : exact{0};
  out.reliance = share_of(exact_of(f.grants), out.cost, "cost");
  out.self_funded = fees / out.cost;
  out.each_coordinator = share_of(n, exact_of(f.coordinators), "coordinators");
  return out;
}

// --- state ---

struct state_facts {
  heads switched;  ///< places that would have been paid under section 34
  baht per_head;   ///< amount of a place
  baht grants;     ///< the state's and the Fund's own
  exact tax_lost;  ///< by deductions, against paying
  baht allowance;  ///< a year and person, if it ends with a job; else zero
  baht received;   ///< a year, by a person, in wages or under the contract
};
struct state_view {
  exact fund_income_lost;
  exact to_persons;  ///< owed to persons instead
  exact cost;        ///< fund income lost + grants + tax − allowances
  exact cost_a_head;
};
inline state_view state_side(state_facts const& f) {
  state_view out;
  out.fund_income_lost = exact_of(f.switched) * exact_of(f.per_head);
  out.to_persons = exact_of(f.switched) * exact_of(f.received);
  out.cost = out.fund_income_lost + exact_of(f.grants) + f.tax_lost - exact_of(f.switched) * exact_of(f.allowance);
  out.cost_a_head = share_of(out.cost, exact_of(f.switched), "switched");
  return out;
}

/// Jobs and money if those who pay under section 34, and those who do neither, placed somebody instead.
struct potential {
  heads jobs;
  baht money;
};
inline potential potential_of(heads paying, heads unmet, baht per_head) {
  auto const jobs = paying + unmet;
  return {jobs, per_head * jobs.number()};
}

// --- leakage ---

struct leakage_facts {
  baht contracted{};
  baht received{};  ///< by the persons themselves
  heads contracts{};
  std::optional<heads> own_account{};  ///< contracts whose money goes to an account of the person's own
  std::optional<heads> months_due{};
  std::optional<heads> months_unpaid{};
  std::optional<heads> months_late{};
};
struct leakage_view {
  exact leaked;  ///< share of the contracted money that did not arrive
  baht missing;
  std::optional<exact> own_account{};
  std::optional<exact> unpaid{};
  std::optional<exact> late{};
};
/// \throws facts_error if more was received than contracted, or more counted than there is.
inline leakage_view leakage_of(leakage_facts const& f) {
  if (f.received > f.contracted) {
    throw facts_error(
        sentences::too_large, "leakage.received",
        {{"value", decimal_text_of(exact_of(f.received), 2)}, {"limit", decimal_text_of(exact_of(f.contracted), 2)}});
  }
  leakage_view out;
  out.missing = f.contracted - f.received;
  out.leaked = share_of(exact_of(out.missing), exact_of(f.contracted), "leakage.contracted");
  auto part = [](std::optional<heads> n, heads of, std::string_view name,
                 std::string_view where) -> std::optional<exact> {
    if (!n) {
      return std::nullopt;
    }
    if (*n > of) {
      throw facts_error(sentences::more_counted_than_staff, std::string{where},
                        {{"part", std::to_string(n->number())}, {"whole", std::to_string(of.number())}});
    }
    return share_of(exact_of(*n), exact_of(of), name);
  };
  out.own_account = part(f.own_account, f.contracts, "leakage.contracts", "leakage.own_account");
  auto const due = f.months_due.value_or(heads{0});
  out.unpaid = part(f.months_unpaid, due, "leakage.months_due", "leakage.months_unpaid");
  out.late = part(f.months_late, due, "leakage.months_due", "leakage.months_late");
  return out;
}

// --- flow ---

/// The share still at work after some months, with a band.
struct retention_point {
  std::int64_t months = 0;
  rate low{};
  rate middle{};
  rate high{};
};

/// A share of counts with its 95 % score interval (Wilson), rounded outwards to 1/10,000: no floating point.
/// \throws facts_error for no persons, or more kept than there were.
inline retention_point retention_from_counts(std::int64_t months, heads kept, heads of) {
  auto const n = of.number();
  auto const k = kept.number();
  if (n <= 0 || k < 0 || k > n) {
    throw facts_error(sentences::more_counted_than_staff, "flow.counts",
                      {{"part", std::to_string(k)}, {"whole", std::to_string(n)}});
  }
  // z² = 1.96² = 38416/10000. Bounds: (2k + z² ± z √(z² + 4k(n−k)/n)) / (2(n + z²)), over whole numbers scaled by
  // 10,000: root = √(z² n (z² n + 4 k (n−k))), then divided by n.
  whole const z2 = 38416;
  whole const one = 10'000;
  whole const N = n;
  whole const K = k;
  whole const under = z2 * N * (z2 * N + 4 * K * (N - K) * one);
  whole const root = sqrt(under);
  whole const root_up = root * root == under ? root : root + 1;
  whole const centre = (2 * K * one + z2) * N;
  whole const below = 2 * (N * one + z2) * N;
  whole low = centre > root_up ? whole((centre - root_up) * one / below) : whole{0};
  whole high = ((centre + root_up) * one + below - 1) / below;
  if (high > one || k == n) {
    high = one;
  }
  if (k == 0) {
    low = 0;
  }
  auto const scale = static_cast<std::int64_t>(one);
  // Very large counts leave the range of a rate; a hundredth of a percent is enough to show.
  auto const middle = k <= rate::most && n <= rate::most
                          ? rate{k, n}
                          : rate{static_cast<std::int64_t>(whole((K * one * 2 + N) / (2 * N))), scale};
  return {months, rate{static_cast<std::int64_t>(low), scale}, middle, rate{static_cast<std::int64_t>(high), scale}};
}

struct flow_point {
  std::int64_t months = 0;
  exact low;
  exact middle;
  exact high;
};
/// How many of those placed are at work after each time.
/// \throws facts_error if a later share is higher than an earlier one, or a band is not in order.
inline std::vector<flow_point> flow_of(heads placed, std::span<retention_point const> curve) {
  std::vector<flow_point> out{{0, exact_of(placed), exact_of(placed), exact_of(placed)}};
  retention_point before{0, rate{1, 1}, rate{1, 1}, rate{1, 1}};
  for (auto const& p : curve) {
    if (p.low > p.middle || p.middle > p.high || p.high > rate{1, 1} || p.months <= before.months ||
        p.middle > before.middle) {
      throw facts_error(
          sentences::wrong_order, "flow.retention",
          {{"then", std::to_string(p.months) + " months"}, {"first", std::to_string(before.months) + " months"}});
    }
    auto const n = exact_of(placed);
    out.push_back({p.months, n * exact_of(p.low), n * exact_of(p.middle), n * exact_of(p.high)});
    before = p;
  }
  return out;
}

// --- spread and quality ---

struct concentration {
  exact largest_share;
  exact herfindahl;  ///< sum of squared shares: 1 for one alone, 1/n for n equal
  std::size_t members = 0;
};
/// How much of the whole is with few.
inline concentration concentration_of(std::span<std::int64_t const> counts) {
  whole total = 0;
  whole squares = 0;
  std::int64_t largest = 0;
  concentration out;
  for (auto const n : counts) {
    total += n;
    squares += whole{n} * n;
    largest = std::max(largest, n);
    out.members += n > 0 ? 1U : 0U;
  }
  if (total > 0) {
    out.largest_share = exact{whole{largest}, total};
    out.herfindahl = exact{squares, whole(total * total)};
  }
  return out;
}

/// The Gini coefficient between groups of rates such as placements per person of a province: 0 is equal.
inline exact gini_of(std::vector<exact> values) {
  std::sort(values.begin(), values.end());
  exact total = 0;
  exact weighted = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    total += values[i];
    weighted += values[i] * exact{i + 1};
  }
  if (values.empty() || total == 0) {
    return 0;
  }
  exact const n{values.size()};
  return 2 * weighted / (n * total) - (n + 1) / n;
}

/// The smallest value that at least `share` of all do not exceed (nearest rank). Nothing for no values.
inline std::optional<std::int64_t> quantile_of(std::vector<std::int64_t> values, rate share) {
  if (values.empty()) {
    return std::nullopt;
  }
  std::sort(values.begin(), values.end());
  auto const n = static_cast<std::int64_t>(values.size());
  auto const rank =
      std::clamp<std::int64_t>((n * share.numerator() + share.denominator() - 1) / share.denominator(), 1, n);
  return values[static_cast<std::size_t>(rank - 1)];
}

// --- social return ---

/// One outcome with the user's own proxy.
struct outcome {
  std::string name;
  heads quantity;
  baht proxy;  ///< worth of one, a year
  rate deadweight{};
  rate attribution{1, 1};
  rate drop_off{};  ///< a year
  std::int64_t years = 1;
};
struct social_return {
  std::vector<exact> values;  ///< present value of each outcome
  exact value;
  exact inputs;
  exact ratio;
};
/// Value of the outcomes over the inputs. The first year is not discounted.
/// \throws facts_error without outcomes or inputs: quotalaw has no proxy of its own.
inline social_return social_return_of(std::span<outcome const> outcomes, baht inputs, rate discount) {
  if (outcomes.empty()) {
    throw facts_error(errc::missing_facts, sentences::missing, "social_return.outcome", "",
                      {{"name", "social_return.outcome"}});
  }
  social_return out;
  for (auto const& o : outcomes) {
    exact one = exact_of(o.quantity) * exact_of(o.proxy) * (1 - exact_of(o.deadweight)) * exact_of(o.attribution);
    exact sum = 0;
    for (std::int64_t t = 0; t < o.years; ++t) {
      sum += one;
      one *= (1 - exact_of(o.drop_off)) / (1 + exact_of(discount));
    }
    out.values.push_back(sum);
    out.value += sum;
  }
  out.inputs = exact_of(inputs);
  out.ratio = share_of(out.value, out.inputs, "social_return.inputs");
  return out;
}

// --- the Japanese counterpart ---

/// An office of transition support: what a year earns at each number of persons who stay.
struct office_facts {
  jp::fiscal_year year;
  heads capacity;
  heads capacities;  ///< of the years the measure uses, added up
  heads users;       ///< on an average day
  number_of_days days;
  std::optional<jp::unit_price> unit_price{};
};
struct office_band {
  heads retained;  ///< the fewest persons of the band, over the years of the measure
  jp::transition_band band{};
  plain_count units;
  yen revenue;
  yen edge_value;  ///< more than the band below
};
/// The bands that an office can reach, lowest first. Inside a band one more person who stays is worth nothing.
inline std::vector<office_band> office_bands(office_facts const& f, jp::transition_law const& law) {
  no_trace silent;
  std::vector<office_band> out;
  for (std::int64_t kept = 0; kept <= f.capacities.number(); ++kept) {
    auto const fee = jp::transition_fee_of(jp::retention_rate_of(heads{kept}, f.capacities, law, silent), law, silent);
    if (!out.empty() && fee.band == out.back().band) {
      continue;
    }
    auto const revenue = jp::transition_revenue(f.users, f.days, fee.units, f.unit_price, law, silent);
    out.push_back({heads{kept}, fee.band, fee.units, revenue, out.empty() ? yen{0} : revenue - out.back().revenue});
  }
  return out;
}

/// The same office if Thailand paid the Japanese way: units × days × users at a price in baht that the user gives.
inline baht office_in_thailand(heads users, number_of_days days, plain_count units, rate baht_per_unit) {
  return money_of<THB>(exact_of(users) * exact{days.number()} * exact{units.number()} * exact_of(baht_per_unit));
}

}  // namespace quotalaw::placement
