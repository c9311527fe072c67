// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What an employer in Thailand tells us. Accepted facts are in range; rules do not check them again.

#include "../core/count.hpp"
#include "../core/error.hpp"
#include "../core/money.hpp"
#include "../core/term_value.hpp"
#include "timelines.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quotalaw::th {

enum class employer_kind : std::uint8_t {
  private_employer,  ///< นายจ้างหรือเจ้าของสถานประกอบการ
  state              ///< หน่วยงานของรัฐ: owes the places, not the money
};

/// Index into `terms::provinces`.
enum class province : std::uint8_t {};
inline constexpr std::size_t province_count = std::size(terms::provinces);

/// Letters and digits only, lower case in ASCII, so that spellings with and without spaces meet.
inline std::string loose(std::string_view name) {
  std::string out;
  for (char const c : name) {
    if (c == ' ' || c == '-' || c == '.' || c == '\'' || c == '_') {
      continue;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

/// A province by its code (TH-10), English or Thai name, or a known other spelling; the prefix จังหวัด or จ. is allowed.
/// \throws facts_error naming the nearest known name.
inline province province_named(std::string_view name, std::string const& where = {}) {
  auto wanted = loose(name);
  for (std::string_view const prefix : {"จังหวัด", "จ"}) {
    if (wanted.starts_with(prefix) && wanted.size() > prefix.size()) {
      auto const rest = wanted.substr(prefix.size());
      for (std::size_t i = 0; i < province_count; ++i) {
        if (rest == loose(terms::provinces[i].native)) {
          return static_cast<province>(i);
        }
      }
    }
  }
  for (std::size_t i = 0; i < province_count; ++i) {
    auto const& key = terms::provinces[i];
    if (wanted == loose(key.code) || wanted == loose(key.name) || wanted == loose(key.native)) {
      return static_cast<province>(i);
    }
    for (auto const alias : key.aliases) {
      if (wanted == loose(alias)) {
        return static_cast<province>(i);
      }
    }
  }
  std::vector<std::string_view> names;
  for (auto const& key : terms::provinces) {
    names.push_back(key.name);
    names.push_back(key.native);
    names.insert(names.end(), key.aliases.begin(), key.aliases.end());
  }
  throw facts_error(
      sentences::unknown_key, where,
      {{"table", "the list of provinces"}, {"name", std::string{name}}, {"nearest", nearest_name(name, names)}});
}

inline std::string text_of(province p) { return std::string{terms::provinces[static_cast<std::size_t>(p)].name}; }

/// Employees without disability at one branch.
struct branch {
  province where{};
  heads employees;
};

/// What fills a quota, and where the employer stands.
struct places {
  heads hired;         ///< persons with disabilities employed (section 33)
  heads alternatives;  ///< places covered in full by alternatives (section 35)
};

}  // namespace quotalaw::th
