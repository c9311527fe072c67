// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// How the value of each kind of term is read from text, written as text, and kept in two integers.

#include "calendar.hpp"
#include "citation.hpp"
#include "count.hpp"
#include "money.hpp"
#include "rate.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quotalaw {

/// Reads an exact decimal as an integer number of 10^-decimals; nothing if the text is no such number.
constexpr std::optional<std::int64_t> parse_decimal(std::string_view s, int decimals) {
  bool negative = false;
  if (!s.empty() && s.front() == '-') {
    negative = true;
    s.remove_prefix(1);
  }
  if (s.empty() || s.front() == '.' || s.back() == '.') {
    return std::nullopt;
  }
  std::int64_t value = 0;
  int seen = -1;  // digits after the point; -1 before it
  for (char const c : s) {
    if (c == '.') {
      if (seen >= 0) {
        return std::nullopt;
      }
      seen = 0;
      continue;
    }
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    if (seen >= decimals) {
      if (c != '0') {
        return std::nullopt;
      }
      continue;  // further zeros change nothing
    }
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value) ||
        __builtin_add_overflow(value, std::int64_t{c - '0'}, &value)) {
      return std::nullopt;
    }
    if (seen >= 0) {
      ++seen;
    }
  }
  for (int i = seen < 0 ? 0 : seen; i < decimals; ++i) {
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) {
      return std::nullopt;
    }
  }
  return negative ? -value : value;
}

/// Writes an integer number of 10^-decimals with exactly that many decimals.
inline std::string decimal_text(std::int64_t value, int decimals) {
  bool const negative = value < 0;
  auto digits = std::to_string(negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value));
  if (decimals > 0) {
    auto const d = static_cast<std::size_t>(decimals);
    if (digits.size() <= d) {
      digits.insert(0, d + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - d, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

inline std::string text_of(bool b) { return b ? "yes" : "no"; }
inline std::string text_of(heads n) { return std::to_string(n.number()); }
inline std::string text_of(number_of_days n) { return std::to_string(n.number()); }
inline std::string text_of(number_of_months n) { return std::to_string(n.number()); }
inline std::string text_of(number_of_years n) { return std::to_string(n.number()); }
inline std::string text_of(plain_count n) { return std::to_string(n.number()); }
inline std::string halves_text(std::int64_t n) {
  auto const whole = std::to_string(n / 2);
  return n % 2 == 0 ? whole : (n < 0 && n / 2 == 0 ? "-0.5" : whole + ".5");
}
inline std::string text_of(half_heads n) { return halves_text(n.number()); }
inline std::string text_of(person_months n) { return halves_text(n.number()); }
inline std::string text_of(weekly_hours h) {
  auto const whole = h.number() / hour_steps;
  auto const rest = h.number() % hour_steps;
  if (rest == 0) {
    return std::to_string(whole);
  }
  if (rest % 3 == 0) {  // hundredths of an hour
    auto text = decimal_text(h.number() / 3, 2);
    while (text.back() == '0') {
      text.pop_back();
    }
    return text;
  }
  auto const minutes = std::to_string(rest / 5);
  return std::to_string(whole) + ":" + (minutes.size() < 2 ? "0" : "") + minutes;
}
template <currency C>
std::string text_of(money<C> m) {
  return decimal_text(m.minor(), C::decimals);
}
/// "2.5%" where that is exact, else "1/3".
inline std::string text_of(rate r) {
  std::int64_t scale = 1;
  for (int decimals = 0; decimals <= 6; ++decimals, scale *= 10) {
    if ((r.numerator() * 100 * scale) % r.denominator() == 0) {
      return decimal_text(r.numerator() * 100 * scale / r.denominator(), decimals) + "%";
    }
  }
  return std::to_string(r.numerator()) + "/" + std::to_string(r.denominator());
}
inline std::string text_of(std::string_view s) { return std::string{s}; }

/// Reads "2.5%", "25/1000" or "0"; nothing otherwise.
constexpr std::optional<rate> parse_rate(std::string_view s) {
  auto make = [](std::int64_t n, std::int64_t d) -> std::optional<rate> {
    if (n < 0 || d <= 0) {
      return std::nullopt;
    }
    auto const g = std::gcd(n, d);
    if (n / g > rate::most || d / g > rate::most) {
      return std::nullopt;
    }
    return rate{n, d};
  };
  if (!s.empty() && s.back() == '%') {
    auto const percent = parse_decimal(s.substr(0, s.size() - 1), 6);
    return percent ? make(*percent, 100'000'000) : std::nullopt;
  }
  if (auto const slash = s.find('/'); slash != std::string_view::npos) {
    auto const n = parse_decimal(s.substr(0, slash), 0);
    auto const d = parse_decimal(s.substr(slash + 1), 0);
    return n && d ? make(*n, *d) : std::nullopt;
  }
  if (s == "0" || s == "1") {
    return rate{s == "1" ? 1 : 0, 1};
  }
  return std::nullopt;
}

/// Reads hours as "40", "37.5", "38.75" or "38:45"; from 0 to 168.
constexpr std::optional<weekly_hours> parse_hours(std::string_view s) {
  std::optional<std::int64_t> steps;
  if (auto const colon = s.find(':'); colon != std::string_view::npos) {
    auto const h = parse_decimal(s.substr(0, colon), 0);
    auto const m = parse_decimal(s.substr(colon + 1), 0);
    if (h && m && s.size() - colon == 3 && *m >= 0 && *m < 60 && *h <= 168) {
      steps = *h * hour_steps + *m * (hour_steps / 60);
    }
  } else if (auto const hundredths = parse_decimal(s, 2); hundredths && *hundredths <= 16'800) {
    steps = *hundredths * (hour_steps / 100);
  }
  if (!steps || *steps < 0 || *steps > 168 * hour_steps) {
    return std::nullopt;
  }
  return weekly_hours{*steps};
}

/// Enumerations made from a term's `choices`: the generated header specialises this.
template <class E>
struct choice_names;

/// A value kept as two integers, so that what-ifs of every kind share one store.
struct packed_value {
  std::int64_t a = 0;
  std::int64_t b = 0;
};

/// For each value type: its kind, and how it is read (`parse`), written (`text`) and unpacked.
template <class T>
struct term_value;

template <class Q, term_kind Kind, int Scale>
struct integer_term_value {
  static constexpr term_kind kind = Kind;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    auto const n = Scale == 1 ? parse_decimal(s, 0) : parse_decimal(s, 1);
    if (!n || *n < 0 || (Scale == 2 && *n % 5 != 0)) {
      return std::nullopt;
    }
    return packed_value{Scale == 2 ? *n / 5 : *n, 0};
  }
  static constexpr Q unpack(packed_value p) { return Q{p.a}; }
};

template <>
struct term_value<heads> : integer_term_value<heads, term_kind::heads, 1> {};
template <>
struct term_value<number_of_days> : integer_term_value<number_of_days, term_kind::days, 1> {};
template <>
struct term_value<number_of_months> : integer_term_value<number_of_months, term_kind::months, 1> {};
template <>
struct term_value<number_of_years> : integer_term_value<number_of_years, term_kind::years, 1> {};
template <>
struct term_value<plain_count> : integer_term_value<plain_count, term_kind::count, 1> {};
template <>
struct term_value<half_heads> : integer_term_value<half_heads, term_kind::half_heads, 2> {};
template <>
struct term_value<person_months> : integer_term_value<person_months, term_kind::person_months, 2> {};

template <>
struct term_value<rate> {
  static constexpr term_kind kind = term_kind::rate;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    auto const r = parse_rate(s);
    return r ? std::optional{packed_value{r->numerator(), r->denominator()}} : std::nullopt;
  }
  static constexpr rate unpack(packed_value p) { return rate{p.a, p.b}; }
};

template <currency C>
struct term_value<money<C>> {
  static constexpr term_kind kind = term_kind::money;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    auto const m = parse_decimal(s, C::decimals);
    return m && *m >= 0 ? std::optional{packed_value{*m, 0}} : std::nullopt;
  }
  static constexpr money<C> unpack(packed_value p) { return money<C>{p.a}; }
};

template <>
struct term_value<weekly_hours> {
  static constexpr term_kind kind = term_kind::hours;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    auto const h = parse_hours(s);
    return h ? std::optional{packed_value{h->number(), 0}} : std::nullopt;
  }
  static constexpr weekly_hours unpack(packed_value p) { return weekly_hours{p.a}; }
};

template <>
struct term_value<day> {
  static constexpr term_kind kind = term_kind::single_day;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    auto const d = parse_day(s);
    return d ? std::optional{packed_value{d->time_since_epoch().count(), 0}} : std::nullopt;
  }
  static constexpr day unpack(packed_value p) { return day{date::days{static_cast<int>(p.a)}}; }
};

template <>
struct term_value<month_day> {
  static constexpr term_kind kind = term_kind::yearly_day;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    auto const md = parse_month_day(s);
    return md ? std::optional{packed_value{static_cast<unsigned>(md->month()), static_cast<unsigned>(md->day())}}
              : std::nullopt;
  }
  static constexpr month_day unpack(packed_value p) {
    return date::month{static_cast<unsigned>(p.a)} / date::day{static_cast<unsigned>(p.b)};
  }
};

template <>
struct term_value<bool> {
  static constexpr term_kind kind = term_kind::flag;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    if (s == "yes" || s == "no") {
      return packed_value{s == "yes" ? 1 : 0, 0};
    }
    return std::nullopt;
  }
  static constexpr bool unpack(packed_value p) { return p.a != 0; }
};

template <class E>
  requires requires { choice_names<E>::names; }
struct term_value<E> {
  static constexpr term_kind kind = term_kind::choice;
  static constexpr std::optional<packed_value> parse(std::string_view s) {
    std::int64_t i = 0;
    for (auto const name : choice_names<E>::names) {
      if (name == s) {
        return packed_value{i, 0};
      }
      ++i;
    }
    return std::nullopt;
  }
  static constexpr E unpack(packed_value p) { return static_cast<E>(p.a); }
};

template <class E>
  requires requires { choice_names<E>::names; }
std::string text_of(E e) {
  return std::string{choice_names<E>::names[static_cast<std::size_t>(e)]};
}

/// A table of amounts by key, such as wages by province; the keys are kept beside the table in the country's header.
template <currency C>
struct money_table {
  std::span<money<C> const> values;
};
template <currency C>
struct term_value<money_table<C>> {
  static constexpr term_kind kind = term_kind::money_table;
  static constexpr std::optional<packed_value> parse(std::string_view) { return std::nullopt; }
  /// A what-if's table lives in the reform: its address and length are what is packed.
  static packed_value pack(std::span<money<C> const> values) {
    return {static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(values.data())),
            static_cast<std::int64_t>(values.size())};
  }
  static money_table<C> unpack(packed_value p) {
    return {std::span<money<C> const>{reinterpret_cast<money<C> const*>(static_cast<std::intptr_t>(p.a)),
                                      static_cast<std::size_t>(p.b)}};
  }
};
template <currency C>
std::string text_of(money_table<C> t) {
  return "table of " + std::to_string(t.values.size());
}

/// The kind shown in explanations for any value.
template <class T>
constexpr term_kind kind_of() {
  if constexpr (requires { term_value<T>::kind; }) {
    return term_value<T>::kind;
  } else {
    return term_kind::text;
  }
}

}  // namespace quotalaw
