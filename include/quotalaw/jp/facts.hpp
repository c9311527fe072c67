// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What an employer in Japan tells us. Accepted facts are in range; rules do not check them again.

#include "../core/count.hpp"
#include "../core/error.hpp"
#include "../core/rate.hpp"
#include "timelines.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::jp {

enum class employer_kind : std::uint8_t { private_sector, state_local, education_board, special_corporation };
inline constexpr std::array<std::string_view, 4> employer_kind_names{"private", "state_local", "education_board",
                                                                     "special_corporation"};
constexpr std::string_view text_of(employer_kind k) { return employer_kind_names[static_cast<std::size_t>(k)]; }

enum class disability : std::uint8_t { none, physical, intellectual, mental };
inline constexpr std::array<std::string_view, 4> disability_names{"none", "physical", "intellectual", "mental"};
constexpr std::string_view text_of(disability d) { return disability_names[static_cast<std::size_t>(d)]; }

/// One person, or several alike.
struct person {
  disability kind = disability::none;
  bool severe = false;               ///< 重度; has no meaning for mental disability
  weekly_hours hours;                ///< contracted weekly hours
  bool a_type_user = false;          ///< uses 就労継続支援A型 of the same employer
  std::optional<day> hired_on{};     ///< not counted before
  std::optional<day> handbook_on{};  ///< day of issue of the proof of status; not counted before; absent: always proven
  bool rehired = false;              ///< hired again by the same employer within the years of the 2018 measure
  heads number{1};
  bool proven = true;  ///< the employer holds a proof of the status (Rule 4-15); without one the person does not count
};

/// Index into `terms::exclusion_rate_group`.
enum class industry : std::uint8_t {};
inline constexpr std::size_t industry_count = std::size(terms::exclusion_rate_group);

inline std::string text_of(industry i) {
  return std::string{terms::exclusion_rate_group[static_cast<std::size_t>(i)].key.code};
}

/// An industry of the exclusion table by its short name (construction), its English or Japanese name, or a known other
/// spelling. \throws facts_error naming the nearest known name.
inline industry industry_named(std::string_view name, std::string const& where = {}) {
  auto loose = [](std::string_view s) {
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
      auto const c = s[i];
      if (c == '(' || s.substr(i).starts_with("（")) {
        break;  // remarks in brackets are not part of the name
      }
      if (c == ' ' || c == '-' || c == '_' || c == ',') {
        continue;
      }
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
  };
  auto const wanted = loose(name);
  if (!wanted.empty()) {
    for (std::size_t i = 0; i < industry_count; ++i) {
      auto const& key = terms::exclusion_rate_group[i].key;
      if (wanted == loose(key.code) || wanted == loose(key.name) || wanted == loose(key.native)) {
        return static_cast<industry>(i);
      }
      for (auto const alias : key.aliases) {
        if (wanted == loose(alias)) {
          return static_cast<industry>(i);
        }
      }
    }
  }
  std::vector<std::string_view> names;
  for (auto const& entry : terms::exclusion_rate_group) {
    names.push_back(entry.key.code);
    names.push_back(entry.key.native);
  }
  throw facts_error(sentences::unknown_key, where,
                    {{"table", "the table of excluded industries"},
                     {"name", std::string{name}},
                     {"nearest", nearest_name(name, names)}},
                    "Act Suppl. 3(2); Rule Table 4");
}

/// Workers of one excluded industry in one establishment. A given rate replaces that of the industry.
struct office {
  industry of{};
  half_heads workers;
  std::optional<rate> given_rate{};
};

/// The counted facts of one base day: everything the quota and the levy need.
struct month {
  half_heads workers;  ///< weighted regular workers before any exclusion
  heads deduction;     ///< taken out of the base for excluded industries
  half_heads counted;  ///< weighted persons with disabilities
};

}  // namespace quotalaw::jp
