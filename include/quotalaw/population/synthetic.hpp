// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Made-up employers whose totals are those of official tables: for national what-ifs, examples and tests. Seeded: the
/// same seed gives the same file everywhere. docs/how-to/populations.md

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace quotalaw::whatif {

/// An official figure and what the made-up employers come to.
struct fitted {
  std::string figure;
  std::string official;
  std::string generated;
  std::string difference;
  bool met = false;  ///< exactly, or within the decimals that are printed
  std::string source;
};

struct made {
  std::string csv;
  std::size_t employers = 0;
  std::size_t rows = 0;
  std::vector<fitted> fit;
  std::vector<std::string> assumed;  ///< what no official figure says
};

/// Japan, the June report of 2024 or 2025. With `by_month` twelve rows an employer, June as reported.
/// \throws facts_error for a year without tables.
made make_jp(int year, std::uint64_t seed, bool by_month);
/// Thailand, the compliance of 2020 or 2023.
made make_th(int year, std::uint64_t seed);

}  // namespace quotalaw::whatif
