// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows of an earlier plan that name what the tables do not have, in words.

#include "../io/joined.hpp"
#include "quotalaw/io/language.hpp"
#include "quotalaw/placement/plan.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace quotalaw::placement {

/// What a row names, and whether the tables lack it.
inline std::array<std::pair<std::string_view, bool>, 4> missing_of(row_gone const& row) {
  return {{{"person", row.no_person}, {"host", row.no_host}, {"task", row.no_task}, {"company", row.no_company}}};
}

inline std::string told(row_gone const& row, io::language in) {
  std::string missing;
  for (auto const& [what, is] : missing_of(row)) {
    if (is) {
      io::join(missing, std::string{io::label("placement.gone." + std::string{what}, in)});
    }
  }
  return io::phrase("placement.moves.gone_row", in,
                    {{"line", std::to_string(row.line)},
                     {"person", row.person},
                     {"host", row.host},
                     {"task", row.task},
                     {"company", row.company},
                     {"missing", missing}});
}

}  // namespace quotalaw::placement
