// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Section 35 (มาตรา 35): what an alternative to hiring must be worth, and what is still due for its place. Kinds are
/// judged by value, by a whole year, by months or by days (the Department's practice). docs/th/alternatives.md

#include "../core/trace.hpp"
#include "minimum_wage.hpp"
#include "parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace quotalaw::th {

enum class alternative_kind : std::uint8_t {
  concession,       ///< การให้สัมปทาน
  place_to_sell,    ///< จัดสถานที่จำหน่ายสินค้าหรือบริการ
  subcontract,      ///< จัดจ้างเหมาช่วงงาน
  training,         ///< ฝึกงาน
  equipment,        ///< จัดให้มีอุปกรณ์หรือสิ่งอำนวยความสะดวก
  sign_language,    ///< ล่ามภาษามือ
  other_assistance  ///< การให้ความช่วยเหลืออื่นใด
};
inline constexpr std::array<std::string_view, 7> alternative_kind_names{
    "concession", "place_to_sell", "subcontract", "training", "equipment", "sign_language", "other_assistance"};
constexpr std::string_view text_of(alternative_kind k) { return alternative_kind_names[static_cast<std::size_t>(k)]; }

enum class alternative_test : std::uint8_t { value, whole_year, months, days };
inline constexpr std::array<std::string_view, 4> alternative_test_names{"value", "whole_year", "months", "days"};
constexpr std::string_view text_of(alternative_test t) { return alternative_test_names[static_cast<std::size_t>(t)]; }

enum class credit : std::uint8_t { none, part, full };
inline constexpr std::array<std::string_view, 3> credit_names{"none", "part", "full"};
constexpr std::string_view text_of(credit c) { return credit_names[static_cast<std::size_t>(c)]; }

struct alternative_law {
  fund_year year;
  statutory<bool> accepted;
  statutory<alternative_test> test;
  statutory<number_of_days> value_days;
  std::optional<statutory<number_of_months>> months;  ///< of the test by months
  statutory<money_table<THB>> wages;
};

/// \throws law_error for a year in which no test of the kind is known, unless `only_if_known`; then nothing.
inline std::optional<alternative_law> read_alternative_law(fund_year y, alternative_kind kind, reform const& what_if,
                                                           bool only_if_known) {
  auto const on = reading_day(y);
  // Every kind has a term, and so an enumeration, of its own; they share their words.
  auto read = [&](auto const& accepted, auto const& test) -> std::optional<alternative_law> {
    if (only_if_known && (!test.if_in_force(on, what_if) || !accepted.if_in_force(on, what_if))) {
      return std::nullopt;
    }
    auto const found = test.at(on, what_if);
    auto const word = quotalaw::text_of(law_reader::value(found));
    auto const at = std::find(alternative_test_names.begin(), alternative_test_names.end(), word);
    auto const which = static_cast<alternative_test>(at - alternative_test_names.begin());
    return alternative_law{y,
                           accepted.at(on, what_if),
                           found.as(which),
                           terms::alternative_value_days.at(on, what_if),
                           which == alternative_test::months
                               ? terms::alternative_training_min_months.if_in_force(on, what_if)
                               : std::optional<statutory<number_of_months>>{},
                           contribution_law_for(y, what_if).wages};
  };
  using namespace terms;
  switch (kind) {
    case alternative_kind::concession:
      return read(alternative_concession_accepted, alternative_concession_test);
    case alternative_kind::place_to_sell:
      return read(alternative_place_to_sell_accepted, alternative_place_to_sell_test);
    case alternative_kind::subcontract:
      return read(alternative_subcontract_accepted, alternative_subcontract_test);
    case alternative_kind::training:
      return read(alternative_training_accepted, alternative_training_test);
    case alternative_kind::equipment:
      return read(alternative_equipment_accepted, alternative_equipment_test);
    case alternative_kind::sign_language:
      return read(alternative_sign_language_accepted, alternative_sign_language_test);
    case alternative_kind::other_assistance:
      break;
  }
  return read(alternative_other_assistance_accepted, alternative_other_assistance_test);
}

/// \throws law_error for a year in which no test of the kind is known.
inline alternative_law alternative_law_for(fund_year y, alternative_kind kind, reform const& what_if = {}) {
  return *read_alternative_law(y, kind, what_if, false);
}

inline constexpr rule alternative_rule{"th.alternative.credit", "Act s.35; rule B.E. 2558; practice of the Department"};

struct alternative_facts {
  alternative_kind kind{};
  baht value;                    ///< of all chained contracts for the place
  std::optional<period> term{};  ///< first day, and the day after the last
  /// Terms of contracts that followed for the same place: later than `term`, in order, not overlapping.
  std::span<period const> followed_by{};
};

/// The longest time without a break within the terms of a place.
constexpr period longest_run(alternative_facts const& facts) {
  auto best = *facts.term;
  auto run = best;
  for (auto const& next : facts.followed_by) {
    run = next.first <= run.end ? period{run.first, std::max(run.end, next.end)} : next;
    if (run.end - run.first > best.end - best.first) {
      best = run;
    }
  }
  return best;
}

/// The same day of a later month, or the last of that month: the end of a term of so many months.
constexpr day months_later(day from, int months) {
  auto const moved = date::year_month_day{from} + date::months{months};
  return moved.ok() ? day{moved} : day{(moved.year() / moved.month() / date::last)};
}

/// Months a term must have under a test by time.
constexpr int months_needed(alternative_law const& law) {
  return law_reader::value(law.test) == alternative_test::months && law.months
             ? static_cast<int>(law_reader::value(*law.months).number())
             : 12;
}

/// Whether it is settled what the alternative counts for: a test by time says only what is long enough.
constexpr bool is_settled(alternative_facts const& facts, alternative_law const& law) {
  auto const test = law_reader::value(law.test);
  if (test == alternative_test::value || test == alternative_test::days) {
    return true;
  }
  auto const run = longest_run(facts);
  return run.end >= months_later(run.first, months_needed(law));
}

struct alternative_credit {
  baht required_value;
  credit credited = credit::none;
  baht due;  ///< still owed for this place
};

/// Computes what an alternative covers of its place, and what is still due.
/// \throws facts_error if the kind is judged by time and no term is given; law_error (`unsettled`) for a term that is
/// too short where practice says only what is long enough.
template <tracer T>
constexpr alternative_credit credit_of(alternative_facts const& facts, alternative_law const& law, T& trace) {
  auto step = trace.begin(alternative_rule);
  step.given("kind", facts.kind);
  step.reads(law.accepted);
  auto const wage = lowest_wage(law.wages, trace);
  auto const year_days = step.reads(law.value_days);
  alternative_credit out{};
  out.required_value = step.finds("required_value", wage * year_days.number());
  auto const test = step.reads(law.test);
  if (test == alternative_test::value) {
    auto const value = step.given("value", facts.value);
    out.due = value < out.required_value ? out.required_value - value : baht{0};
    out.credited = out.due == baht{0} ? credit::full : value > baht{0} ? credit::part : credit::none;
  } else {
    if (!facts.term) {
      throw facts_error(errc::missing_facts, sentences::one_of_missing, "facts",
                        std::string{alternative_rule.provision},
                        {{"names", "from and to: this kind is judged by time"}});
    }
    auto const run = longest_run(facts);
    auto const from = step.given("contract_from", run.first);
    auto const end = run.end;
    step.given("contract_to", end - date::days{1});
    if (test == alternative_test::days) {
      auto in_year = [&](period const& term) {
        auto const first = std::max(term.first, first_day(law.year));
        auto const last = std::min(term.end, last_day(law.year) + date::days{1});
        return std::max<std::int64_t>((last - first).count(), 0);
      };
      auto covered = in_year(*facts.term);
      for (auto const& term : facts.followed_by) {
        covered += in_year(term);
      }
      auto const all = (last_day(law.year) - first_day(law.year)).count() + 1;
      // A place never costs more than a whole year under section 34.
      auto const missing = std::min<std::int64_t>(all - covered, year_days.number());
      step.finds("days_missing", number_of_days{missing});
      out.due = wage * missing;
      out.credited = missing == 0 ? credit::full : covered > 0 ? credit::part : credit::none;
    } else {
      if (test == alternative_test::months && !law.months) {
        timeline<number_of_months>::refuse_reading(terms::alternative_training_min_months.term, reading_day(law.year));
      }
      if (test == alternative_test::months) {
        step.reads(*law.months);
      }
      auto const needed = months_needed(law);
      if (!is_settled(facts, law)) {
        throw law_error(errc::unsettled, sentences::unsettled,
                        {{"question", "what a " + std::string{text_of(facts.kind)} + " shorter than " +
                                          std::to_string(needed) + " months counts"},
                         {"advice", "ask the Department (DEP); a term of " + std::to_string(needed) +
                                        " months is credited in full"}},
                        std::string{alternative_rule.provision});
      }
      // A contract credits the fund year only if it runs in it.
      auto const in_year = from <= last_day(law.year) && end > first_day(law.year);
      out.credited = in_year ? credit::full : credit::none;
      out.due = in_year ? baht{0} : out.required_value;
    }
  }
  step.concludes("credited", out.credited);
  step.concludes("due", out.due);
  return out;
}

}  // namespace quotalaw::th
