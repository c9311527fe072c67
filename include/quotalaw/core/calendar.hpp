// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Days, half-open periods, and the roll to a working day. No clock: "today" is always an argument.

#include <date/date.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quotalaw {

/// A day of the proleptic Gregorian calendar.
using day = date::sys_days;
/// A month and a day without a year, such as a yearly due day.
using month_day = date::month_day;

constexpr day make_day(int year, unsigned month, unsigned of_month) {
  return day{date::year{year} / static_cast<int>(month) / static_cast<int>(of_month)};
}

constexpr int year_of(day d) { return static_cast<int>(date::year_month_day{d}.year()); }
constexpr unsigned month_of(day d) { return static_cast<unsigned>(date::year_month_day{d}.month()); }
constexpr unsigned day_of_month(day d) { return static_cast<unsigned>(date::year_month_day{d}.day()); }

constexpr day in_year(month_day md, int year) { return day{date::year{year} / md}; }

/// The same month and day in another year; 29 February becomes 28 February where there is none.
constexpr day add_years(day d, int years) {
  auto const ymd = date::year_month_day{d};
  auto const moved = ymd + date::years{years};
  return moved.ok() ? day{moved} : day{(moved.year() / moved.month() / date::last)};
}

/// From `first` up to, not including, `end`.
struct period {
  day first{};
  day end{};
  constexpr bool contains(day d) const { return first <= d && d < end; }
  friend constexpr bool operator==(period const&, period const&) = default;
};

constexpr bool is_weekend(day d) {
  auto const w = date::weekday{d};
  return w == date::Saturday || w == date::Sunday;
}

/// The first working day on or after `d`. `is_holiday(day)` tells holidays other than Saturday and Sunday.
template <class IsHoliday>
constexpr day next_working_day(day d, IsHoliday is_holiday) {
  while (is_weekend(d) || is_holiday(d)) {
    d += date::days{1};
  }
  return d;
}
constexpr day next_working_day(day d) {
  return next_working_day(d, [](day) { return false; });
}

/// Buddhist Era year (พ.ศ.) of a common-era year; Thai official documents use it.
constexpr int buddhist_era(int common_era) { return common_era + 543; }

/// Reads exactly `YYYY-MM-DD`; nothing if the text is anything else or no day of the calendar.
constexpr std::optional<day> parse_day(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') {
    return std::nullopt;
  }
  auto number = [&](std::size_t at, std::size_t n) {
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (s[i] < '0' || s[i] > '9') {
        return -1;
      }
      value = value * 10 + (s[i] - '0');
    }
    return value;
  };
  auto const y = number(0, 4);
  auto const m = number(5, 2);
  auto const d = number(8, 2);
  if (y < 0 || m < 0 || d < 0) {
    return std::nullopt;
  }
  auto const ymd = date::year{y} / m / d;
  return ymd.ok() ? std::optional<day>{day{ymd}} : std::nullopt;
}

/// Reads exactly `MM-DD`.
constexpr std::optional<month_day> parse_month_day(std::string_view s) {
  if (s.size() != 5 || s[2] != '-') {
    return std::nullopt;
  }
  for (auto const i : {0U, 1U, 3U, 4U}) {
    if (s[i] < '0' || s[i] > '9') {
      return std::nullopt;
    }
  }
  auto const md = date::month{static_cast<unsigned>((s[0] - '0') * 10 + (s[1] - '0'))} /
                  date::day{static_cast<unsigned>((s[3] - '0') * 10 + (s[4] - '0'))};
  return md.ok() ? std::optional<month_day>{md} : std::nullopt;
}

inline std::string text_of(day d) {
  auto const ymd = date::year_month_day{d};
  auto const y = static_cast<int>(ymd.year());
  auto const m = static_cast<unsigned>(ymd.month());
  auto const n = static_cast<unsigned>(ymd.day());
  std::string out = "0000-00-00";
  auto put = [&](std::size_t at, unsigned value, int digits) {
    for (int i = digits - 1; i >= 0; --i) {
      out[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
      value /= 10;
    }
  };
  put(0, static_cast<unsigned>(y), 4);
  put(5, m, 2);
  put(8, n, 2);
  return out;
}

inline std::string text_of(month_day md) {
  auto const full = text_of(in_year(md, 2000));
  return full.substr(5);
}

}  // namespace quotalaw
