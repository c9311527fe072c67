// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What an employer in Exampleland tells us. Accepted facts are in range; rules do not check them again.

#include "../core/count.hpp"
#include "../core/error.hpp"

#include <cstdint>
#include <string>

namespace quotalaw::xx {

/// The facts of one levy year.
struct year_facts {
  heads staff;   ///< all staff on the first day of the year
  heads placed;  ///< persons with disabilities among them
};

/// The gate of facts: numbers as they were written down become facts.
/// \throws facts_error if a number is below zero, too large, or more are placed than employed.
inline year_facts accept(std::int64_t staff, std::int64_t placed) {
  auto count = [](std::int64_t n, char const* where) {
    if (n < 0) {
      throw facts_error(sentences::negative, where, {{"value", std::to_string(n)}});
    }
    if (n > most_heads.number()) {
      throw facts_error(sentences::too_large, where,
                        {{"value", std::to_string(n)}, {"limit", std::to_string(most_heads.number())}});
    }
    return heads{n};
  };
  year_facts const facts{count(staff, "facts.staff"), count(placed, "facts.placed")};
  if (facts.placed > facts.staff) {
    throw facts_error(errc::contradiction, sentences::more_counted_than_staff, "facts.placed", {},
                      {{"part", std::to_string(placed)}, {"whole", std::to_string(staff)}});
  }
  return facts;
}

}  // namespace quotalaw::xx
