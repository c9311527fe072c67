// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of data/terms/, made into a table by data/embed.py.

#include <array>
#include <span>
#include <string_view>

namespace quotalaw::io {

struct label_row {
  std::string_view key;
  std::array<std::string_view, 3> text;  // en, th, ja; empty where there is none
};

/// Sorted by key.
std::span<label_row const> labels();

}  // namespace quotalaw::io
