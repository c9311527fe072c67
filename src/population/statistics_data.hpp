// SPDX-License-Identifier: Apache-2.0
#pragma once
// The files of data/statistics that populations are fitted to, as text. Written by data/embed.py.

#include <span>
#include <string_view>

namespace quotalaw::whatif {

struct statistics_row {
  std::string_view name;
  std::string_view text;
};
std::span<statistics_row const> statistics_files();

}  // namespace quotalaw::whatif
