// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// National holidays of Japan (国民の祝日): Public Holiday Act (Act 178 of 1948), Art. 2 and 3, computed by rule for a
/// span of years. Days of the equinoxes are data by year; a day that depends on an unknown one is refused, never called
/// a working day. docs/jp/holidays.md

#include "../core/reform.hpp"
#include "../core/statutory.hpp"
#include "../core/trace.hpp"
#include "timelines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace quotalaw::jp {

enum class holiday_kind : std::uint8_t {
  new_year,
  coming_of_age,
  foundation,
  emperors_birthday,
  vernal_equinox,
  showa,
  constitution,
  greenery,
  childrens,
  marine,
  mountain,
  respect_for_aged,
  autumnal_equinox,
  sports,
  culture,
  labour_thanksgiving,
  once,        ///< a single day by an Act of its own
  substitute,  ///< 振替休日
  between      ///< 国民の休日
};
inline constexpr std::array<std::string_view, 19> holiday_kind_names{"new_year",
                                                                     "coming_of_age",
                                                                     "foundation",
                                                                     "emperors_birthday",
                                                                     "vernal_equinox",
                                                                     "showa",
                                                                     "constitution",
                                                                     "greenery",
                                                                     "childrens",
                                                                     "marine",
                                                                     "mountain",
                                                                     "respect_for_aged",
                                                                     "autumnal_equinox",
                                                                     "sports",
                                                                     "culture",
                                                                     "labour_thanksgiving",
                                                                     "once",
                                                                     "substitute",
                                                                     "between"};
constexpr std::string_view text_of(holiday_kind k) { return holiday_kind_names[static_cast<std::size_t>(k)]; }

/// The figure of law that makes a day a holiday.
using holiday_source =
    std::variant<statutory<month_day>, statutory<plain_count>, statutory<day>,
                 statutory<terms::holidays_substitute_choice>, statutory<terms::holidays_between_choice>>;

struct holiday {
  day on{};
  holiday_kind kind{};
  holiday_source by{};
};

/// The holidays of some years, in order.
class holiday_law {
 public:
  holiday_law() = default;
  holiday_law(int first_year, int last_year, std::vector<int> without_equinox, std::vector<holiday> days)
      : first_{first_year}, last_{last_year}, without_equinox_{std::move(without_equinox)}, days_{std::move(days)} {}

  /// The holiday on a day, or nothing. \throws law_error for a day outside the years, and for a day of March or
  /// September of a year whose equinoxes are not known.
  holiday const* find(day on) const {
    auto const year = year_of(on);
    auto const month = month_of(on);
    auto const equinox_matters =
        month == 3 || month == 9;  // no other month can hold one, its substitute or its neighbour
    if (year < first_ || year > last_ ||
        (equinox_matters &&
         std::find(without_equinox_.begin(), without_equinox_.end(), year) != without_equinox_.end())) {
      refuse(year);
    }
    auto const at = std::lower_bound(days_.begin(), days_.end(), on, [](holiday const& h, day d) { return h.on < d; });
    return at != days_.end() && at->on == on ? &*at : nullptr;
  }

  std::vector<holiday> const& days() const& { return days_; }
  std::vector<holiday> days() && { return std::move(days_); }

 private:
  [[noreturn]] static void refuse(int year) {
    throw law_error(errc::not_in_force, sentences::no_law_for_year,
                    {{"what", "the calendar of national holidays"},
                     {"year", std::to_string(year)},
                     {"advice", "see data/jp/holidays.toml for the years that are known"}},
                    "Public Holiday Act 2, 3");
  }

  int first_ = 0;
  int last_ = -1;
  std::vector<int> without_equinox_;
  std::vector<holiday> days_;
};

namespace detail {

constexpr day first_monday_from(day d) {
  while (date::weekday{d} != date::Monday) {
    d += date::days{1};
  }
  return d;
}

struct yearly_holiday {
  holiday_kind kind;
  timeline<month_day> const* on;
  timeline<bool> const* monday;  ///< null where the day never is a Monday by law
};
inline constexpr yearly_holiday yearly_holidays[] = {
    {holiday_kind::new_year, &terms::holidays_new_year, nullptr},
    {holiday_kind::coming_of_age, &terms::holidays_coming_of_age, &terms::holidays_coming_of_age_monday},
    {holiday_kind::foundation, &terms::holidays_foundation, nullptr},
    {holiday_kind::emperors_birthday, &terms::holidays_emperors_birthday, nullptr},
    {holiday_kind::showa, &terms::holidays_showa, nullptr},
    {holiday_kind::constitution, &terms::holidays_constitution, nullptr},
    {holiday_kind::greenery, &terms::holidays_greenery, nullptr},
    {holiday_kind::childrens, &terms::holidays_childrens, nullptr},
    {holiday_kind::marine, &terms::holidays_marine, &terms::holidays_marine_monday},
    {holiday_kind::mountain, &terms::holidays_mountain, nullptr},
    {holiday_kind::respect_for_aged, &terms::holidays_respect_for_aged, &terms::holidays_respect_for_aged_monday},
    {holiday_kind::sports, &terms::holidays_sports, &terms::holidays_sports_monday},
    {holiday_kind::culture, &terms::holidays_culture, nullptr},
    {holiday_kind::labour_thanksgiving, &terms::holidays_labour_thanksgiving, nullptr},
};
inline constexpr timeline<day> const* single_holidays[] = {
    &terms::holidays_funeral_1989, &terms::holidays_enthronement_1990, &terms::holidays_wedding_1993,
    &terms::holidays_accession_2019, &terms::holidays_enthronement_2019};

/// The holidays of Art. 2 and of single Acts in one year; false if an equinox of the year is not known.
inline bool named_holidays(int year, reform const& what_if, std::vector<holiday>& out) {
  auto const start = make_day(year, 1, 1);
  auto const end = make_day(year, 12, 31);
  auto add = [&](yearly_holiday const& rule, std::optional<statutory<month_day>> const& named,
                 std::optional<statutory<bool>> const& monday) {
    auto const fixed = in_year(law_reader::value(*named), year);
    auto const on = monday && law_reader::value(*monday) ? first_monday_from(fixed) : fixed;
    out.push_back(
        {on, rule.kind, statutory<month_day>{law_reader::value(*named), named->term(), named->version(), on}});
    return on;
  };
  for (auto const& rule : yearly_holidays) {
    auto monday_on = [&](day d) {
      return rule.monday ? rule.monday->if_in_force(d, what_if) : std::optional<statutory<bool>>{};
    };
    auto const at_start = rule.on->if_in_force(start, what_if);
    auto const at_end = rule.on->if_in_force(end, what_if);
    if (at_start && at_end && &at_start->version() == &at_end->version()) {
      add(rule, at_end, monday_on(end));
      continue;
    }
    // The law changed within the year: a day is a holiday if the law of that very day names it.
    for (auto const& named : {at_start, at_end}) {
      if (named) {
        auto const on = add(rule, named, monday_on(named->read_on()));
        auto const then = rule.on->if_in_force(on, what_if);
        if (!then || &then->version() != &named->version()) {
          out.pop_back();
        }
      }
    }
  }
  bool known = true;
  auto equinox = [&](holiday_kind kind, unsigned month, timeline<plain_count> const& line) {
    if (auto const found = line.if_in_force(start, what_if)) {
      out.push_back({make_day(year, month, static_cast<unsigned>(law_reader::value(*found).number())), kind, *found});
    } else {
      known = false;
    }
  };
  equinox(holiday_kind::vernal_equinox, 3, terms::holidays_vernal_equinox);
  equinox(holiday_kind::autumnal_equinox, 9, terms::holidays_autumnal_equinox);
  for (auto const* line : single_holidays) {
    if (auto const found = line->if_in_force(end, what_if); found && year_of(law_reader::value(*found)) == year) {
      out.push_back({law_reader::value(*found), holiday_kind::once, *found});
    }
  }
  return known;
}

}  // namespace detail

/// The national holidays from 1 January of one year to 31 December of another, with the days of Art. 3(2) and (3).
inline holiday_law holiday_law_for(int first_year, int last_year, reform const& what_if = {}) {
  std::vector<holiday> named;
  std::vector<int> without_equinox;
  // The law has no holiday on 30 or 31 December; a what-if may, and then neighbours across New Year matter.
  int const margin = what_if.empty() ? 0 : 1;
  for (int year = first_year - margin; year <= last_year + margin; ++year) {
    if (!detail::named_holidays(year, what_if, named)) {
      without_equinox.push_back(year);
    }
  }
  auto earlier = [](holiday const& a, holiday const& b) { return a.on < b.on; };
  std::stable_sort(named.begin(), named.end(), earlier);
  auto is_named = [&](day d) { return std::binary_search(named.begin(), named.end(), holiday{d, {}, {}}, earlier); };
  auto out = named;
  for (auto const& h : named) {
    if (date::weekday{h.on} == date::Sunday) {
      if (auto const how = terms::holidays_substitute.if_in_force(h.on, what_if)) {
        auto instead = h.on + date::days{1};
        if (law_reader::value(*how) == terms::holidays_substitute_choice::next_plain_day) {
          while (is_named(instead)) {
            instead += date::days{1};
          }
        }
        if (!is_named(instead)) {
          out.push_back({instead, holiday_kind::substitute, *how});
        }
      }
    }
    auto const middle = h.on + date::days{1};
    if (!is_named(middle) && is_named(middle + date::days{1})) {
      auto const which = terms::holidays_between.if_in_force(middle, what_if);
      if (which && (law_reader::value(*which) == terms::holidays_between_choice::any_day ||
                    date::weekday{middle} != date::Sunday)) {
        out.push_back({middle, holiday_kind::between, *which});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), earlier);
  // A day can be both: taken instead of a holiday and between two. It is listed once, by what was found first.
  out.erase(std::unique(out.begin(), out.end(), [](holiday const& a, holiday const& b) { return a.on == b.on; }),
            out.end());
  std::erase_if(out, [&](holiday const& h) { return year_of(h.on) < first_year || year_of(h.on) > last_year; });
  return {first_year, last_year, std::move(without_equinox), std::move(out)};
}

/// Usable with `next_working_day(d, is_holiday)`. \throws law_error as `holiday_law::find`
inline bool is_national_holiday(day d, holiday_law const& law) { return law.find(d) != nullptr; }

/// The first working day on or after `d`, with every holiday on the way in the trace.
template <class Step>
day working_day_from(day d, holiday_law const& law, Step& step) {
  for (;;) {
    if (!is_weekend(d)) {
      auto const* const h = law.find(d);
      if (h == nullptr) {
        return d;
      }
      std::visit([&](auto const& figure) { step.reads(figure); }, h->by);
      step.finds("holiday", h->kind);
    }
    d += date::days{1};
  }
}

}  // namespace quotalaw::jp
