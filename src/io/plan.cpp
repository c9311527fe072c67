// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/plan.hpp"

#include "quotalaw/jp/counting.hpp"

#include <array>

namespace quotalaw::io {

namespace {

constexpr std::size_t most_hires = 200;

/// One hire at a time until nothing is owed. `bill(n)` is what is owed after n hires.
template <class Bill>
hire_plan follow(std::string_view kind, std::int64_t now, Bill bill) {
  hire_plan out;
  out.hire = std::string{kind};
  if (now == 0) {
    out.fewest = heads{0};
    return out;
  }
  for (std::size_t n = 1; n <= most_hires; ++n) {
    try {
      out.bills.push_back(bill(static_cast<std::int64_t>(n)));
    } catch (law_error const&) {
      break;  // more staff may bring the firm where the law is not settled; what is known so far is kept
    }
    if (out.bills.back() == 0) {
      out.fewest = heads{static_cast<std::int64_t>(n)};
      break;
    }
  }
  return out;
}

}  // namespace

namespace {

/// Hires of every kind; `bill(months)` is what a year with these months owes.
template <class Bill>
std::vector<hire_plan> hires_of(std::span<quotalaw::jp::month const> months, quotalaw::jp::base_days const& days,
                                reform const& what_if, Bill bill) {
  using namespace quotalaw::jp;
  // The hire is new on the first base day and has the proof of status.
  person const regular{.kind = disability::physical, .hours = hours(40), .hired_on = days.front()};
  auto severe = regular;
  severe.severe = true;
  person const short_time{.kind = disability::mental, .hours = hours(25), .hired_on = days.front()};
  auto specific = short_time;
  specific.hours = hours(15);
  std::array<std::pair<std::string_view, person>, 4> const kinds{{{"full_time", regular},
                                                                  {"severe_full_time", severe},
                                                                  {"short_time_mental", short_time},
                                                                  {"specific_mental", specific}}};
  std::array<counting_law, months_in_year> counting;
  bool class_known = false;
  for (std::size_t i = 0; i < months.size(); ++i) {
    counting[i] = counting_law_on(days[i], what_if);
    class_known = class_known || counting[i].specific;
  }
  auto const now = bill(months);
  std::vector<hire_plan> out;
  for (auto const& [kind, who] : kinds) {
    if (kind == "specific_mental" && !class_known) {
      continue;
    }
    no_trace silent;
    std::array<half_heads, months_in_year> more_workers, more_counted;
    for (std::size_t i = 0; i < months.size(); ++i) {
      more_workers[i] = worker_weight(who.hours, counting[i], silent);
      more_counted[i] = person_weight(who, employer_kind::private_sector, counting[i], silent);
    }
    out.push_back(follow(kind, now, [&](std::int64_t hired) {
      std::array<month, months_in_year> with{};
      for (std::size_t i = 0; i < months.size(); ++i) {
        with[i] = months[i];
        with[i].workers += more_workers[i] * hired;
        with[i].counted += more_counted[i] * hired;
      }
      return bill(std::span<month const>{with}.first(months.size()));
    }));
  }
  return out;
}

}  // namespace

std::vector<hire_plan> plan_hires(std::span<quotalaw::jp::month const> months, quotalaw::jp::levy_law const& law,
                                  reform const& what_if) {
  return hires_of(months, law.days, what_if, [&](std::span<quotalaw::jp::month const> with) {
    return quotalaw::jp::assess({with}, law).net_payable.minor();
  });
}

std::vector<hire_plan> plan_hires(std::span<quotalaw::jp::month const> months, quotalaw::jp::part_year_law const& law,
                                  quotalaw::jp::part_year_reading reading, reform const& what_if) {
  return hires_of(months, law.year.days, what_if, [&](std::span<quotalaw::jp::month const> with) {
    no_trace silent;
    return quotalaw::jp::assess_part_year(with, law, reading, silent).found.net_payable.minor();
  });
}

std::vector<hire_plan> plan_hires(quotalaw::th::year_facts const& facts, quotalaw::th::year_law const& law) {
  auto bill = [&](std::int64_t hired) {
    auto with = facts;
    with.filled.hired += heads{hired};
    return quotalaw::th::assess(with, law).contribution.minor();
  };
  return {follow("section_33", bill(0), bill)};
}

}  // namespace quotalaw::io
