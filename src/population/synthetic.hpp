// SPDX-License-Identifier: Apache-2.0
#pragma once
// What both generators share: exact draws, proportional fitting, shares in whole numbers, official tables.
// Floating point fits tables here and decides no figure of law: plain + - * / only, so that every compiler agrees.

#include "quotalaw/core/error.hpp"
#include "quotalaw/io/text_file.hpp"
#include "statistics_data.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::whatif {

/// The text of a file of data/statistics. \throws facts_error if it is not there.
inline std::string_view statistics_file(std::string_view name) {
  for (auto const& file : statistics_files()) {
    if (file.name == name) {
      return file.text;
    }
  }
  throw facts_error(errc::malformed, sentences::cannot_read, "", "",
                    {{"file", std::string{name}}, {"detail", "not among the embedded statistics"}});
}

/// Draws that are the same with every standard library.
class dice {
 public:
  explicit dice(std::uint64_t seed) : engine_{seed} {}
  /// A number from 0 to below n, without bias.
  std::uint64_t below(std::uint64_t n) {
    auto const limit = std::mt19937_64::max() - std::mt19937_64::max() % n;
    auto x = engine_();
    while (x >= limit) {
      x = engine_();
    }
    return x % n;
  }
  bool chance(std::uint64_t of, std::uint64_t in) { return below(in) < of; }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) {
      std::swap(list[i - 1], list[below(i)]);
    }
  }

 private:
  std::mt19937_64 engine_;
};

/// Whole numbers in the proportions of `weights` that add up to `total`: largest remainders, the first where equal.
inline std::vector<std::int64_t> apportioned(std::span<double const> weights, std::int64_t total) {
  double sum = 0;
  for (auto const w : weights) {
    sum += w;
  }
  std::vector<std::int64_t> out(weights.size());
  std::vector<std::pair<double, std::size_t>> rests;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    auto const exact = sum > 0 ? static_cast<double>(total) * weights[i] / sum : 0;
    out[i] = static_cast<std::int64_t>(exact);
    given += out[i];
    rests.emplace_back(static_cast<double>(out[i]) - exact, i);
  }
  std::stable_sort(rests.begin(), rests.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  for (std::size_t i = 0; given < total && i < rests.size(); ++i, ++given) {
    ++out[rests[i].second];
  }
  return out;
}

/// Iterative proportional fitting of a table (rows of equal length) to the sums of its rows and columns; a negative sum
/// leaves a line free. Two hundred rounds, or until nothing moves.
inline void fit_table(std::vector<std::vector<double>>& table, std::span<double const> rows,
                      std::span<double const> columns) {
  for (int round = 0; round < 200; ++round) {
    double moved = 0;
    auto scale = [&](double& cell, double factor) {
      auto const next = cell * factor;
      moved = std::max(moved, next > cell ? next - cell : cell - next);
      cell = next;
    };
    for (std::size_t r = 0; r < table.size(); ++r) {
      double sum = 0;
      for (auto const cell : table[r]) {
        sum += cell;
      }
      if (rows[r] >= 0 && sum > 0) {
        for (auto& cell : table[r]) {
          scale(cell, rows[r] / sum);
        }
      }
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
      double sum = 0;
      for (auto const& row : table) {
        sum += row[c];
      }
      if (columns[c] >= 0 && sum > 0) {
        for (auto& row : table) {
          scale(row[c], columns[c] / sum);
        }
      }
    }
    if (moved < 1e-9) {
      return;
    }
  }
}

/// A file of statistics as rows of named cells.
inline std::vector<std::map<std::string, std::string>> statistics(std::string_view name) {
  io::csv_reader reader{statistics_file(name)};
  io::csv_row row;
  std::vector<std::string> names;
  std::vector<std::map<std::string, std::string>> out;
  while (reader.next(row)) {
    if (names.empty()) {
      names.assign(row.fields.begin(), row.fields.end());
      continue;
    }
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < names.size() && i < row.fields.size(); ++i) {
      cells.emplace(names[i], std::string{row.fields[i]});
    }
    out.push_back(std::move(cells));
  }
  return out;
}

/// The row whose cell `key` says `value`. \throws facts_error
inline std::map<std::string, std::string> const& row_of(std::vector<std::map<std::string, std::string>> const& table,
                                                        std::string const& key, std::string_view value) {
  for (auto const& row : table) {
    auto const found = row.find(key);
    if (found != row.end() && found->second == value) {
      return row;
    }
  }
  throw facts_error(sentences::unknown_key, "",
                    {{"table", "the statistics"}, {"name", std::string{value}}, {"nearest", "another year"}});
}

}  // namespace quotalaw::whatif
