// SPDX-License-Identifier: Apache-2.0
#pragma once
// Random columns, compared with the scalar rules row by row; what differs is shrunk to the smallest facts that differ.
#include "quotalaw/population/batch.hpp"
#include "support/catch.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace population_tests {

using namespace quotalaw;
namespace pop = quotalaw::population;

/// One unit's inputs: for each column, its values (one for level unit, else one a row). Nothing: no value.
using values = std::vector<std::vector<std::optional<std::int64_t>>>;

template <class K>
std::size_t entries(std::size_t column) {
  return K::inputs[column].of == pop::level::row ? K::rows_per_unit : 1;
}

/// A table that owns its columns, all of them 64 bits wide with a bitmap.
template <class K>
struct owned {
  std::array<std::vector<std::int64_t>, K::inputs.size()> data;
  std::array<std::vector<std::uint8_t>, K::inputs.size()> bits;
  pop::table<K> facts;

  explicit owned(std::vector<values> const& units) {
    facts.units = units.size();
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      for (auto const& unit : units) {
        for (auto const& v : unit[c]) {
          if (data[c].size() % 8 == 0) {
            bits[c].push_back(0);
          }
          bits[c].back() = static_cast<std::uint8_t>(bits[c].back() | (v ? 1 : 0) << (data[c].size() % 8));
          data[c].push_back(v.value_or(-77));  // what lies under no value must not matter
        }
      }
      facts.in[c] = pop::column{std::span{data[c]}}.with_validity(bits[c]);
    }
  }
  owned(owned const&) = delete;
  owned& operator=(owned const&) = delete;
};

/// Outputs that own their memory, all of them 64 bits wide.
template <class K>
struct written {
  std::array<std::vector<std::int64_t>, K::outputs.size()> data;
  std::vector<std::uint8_t> rows, units;
  pop::outputs<K> to;

  explicit written(pop::table<K> const& t) : rows(t.rows()), units(t.units) {
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      data[c].resize(K::outputs[c].of == pop::level::row ? t.rows() : t.units);
      to.out[c] = std::span{data[c]};
    }
    to.row_status = std::span{rows};
    to.unit_status = std::span{units};
  }
  written(written const&) = delete;
  written& operator=(written const&) = delete;

  /// Everything of one unit as text.
  std::string said(std::size_t unit) const {
    std::string out = std::string{text_of(static_cast<pop::row_status>(units[unit]))} + ":";
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      out += " " + std::string{K::outputs[c].name} + "=";
      auto const n = K::outputs[c].of == pop::level::row ? K::rows_per_unit : 1;
      for (std::size_t i = 0; i < n; ++i) {
        out += (i ? "," : "") + std::to_string(data[c][unit * n + i]);
      }
    }
    return out;
  }
};

inline std::int64_t random_value(std::mt19937& random, std::int64_t most, std::int64_t usual) {
  auto const wide = (std::uint64_t{random()} << 32) | random();
  auto const below = [&](std::int64_t n) {
    return static_cast<std::int64_t>(wide % (static_cast<std::uint64_t>(n) + 1));
  };
  switch (random() % 100) {
    case 0:
      return below(most);
    case 1:
      return most;
    case 2:
      return -1 - below(5);
    case 3:
      return most < std::int64_t{1} << 40 ? most + 1 + below(5) : most;
    case 4:
      return std::int64_t{1} << (random() % 63);
    default:
      return below(std::min(most, usual));
  }
}

/// The unit with its numbers made small and whole, as lanes of 32 bits take them.
template <class K>
values tidied(values unit) {
  for (auto& column : unit) {
    for (auto& v : column) {
      v = v && *v >= 0 ? *v <= K::most_small ? *v : *v % 1'000 : 0;
    }
  }
  for (std::size_t c = 0; c < K::inputs.size(); ++c) {
    for (auto& v : unit[c]) {
      v = std::min(*v, K::inputs[c].most);
    }
  }
  for (auto const& p : K::parts) {
    for (std::size_t i = 0; i < unit[p.part].size(); ++i) {
      unit[p.part][i] = std::min(*unit[p.part][i], *unit[p.whole][i] / p.times);
    }
  }
  return unit;
}

/// Compares the columns with `expected(unit)` (what `said` of the scalar answer is), on every processor that is there.
template <class K, class Expected>
void columns_equal_scalars_as_given(typename K::plan const& plan, std::vector<values> const& units, Expected expected) {
  auto difference = [&](std::vector<values> const& some, pop::processor on) -> std::optional<std::size_t> {
    owned<K> const in{some};
    written<K> found{in.facts};
    auto const sums = pop::assess_table(in.facts, plan, found.to, {}, on);
    if (!sums.complete) {
      return 0;
    }
    for (std::size_t u = 0; u < some.size(); ++u) {
      if (found.said(u) != expected(some[u])) {
        return u;
      }
    }
    return std::nullopt;
  };
  for (auto on : {pop::processor::plain, pop::processor::avx2, pop::processor::avx512}) {
    if (on > pop::this_processor()) {
      continue;
    }
    auto const where = difference(units, on);
    if (!where) {
      continue;
    }
    auto smallest = units[*where];
    if (difference({smallest}, on)) {
      for (bool smaller = true; smaller;) {
        smaller = false;
        for (auto& column : smallest) {
          for (auto& v : column) {
            for (std::optional<std::int64_t> const other :
                 {std::optional<std::int64_t>{0}, std::optional{v.value_or(0) / 2}, std::optional{v.value_or(0) - 1}}) {
              if (v && other != v && (*other >= 0 || *other > *v)) {
                auto const before = v;
                v = other;
                if (difference({smallest}, on)) {
                  smaller = true;
                  break;
                }
                v = before;
              }
            }
          }
        }
      }
    }
    owned<K> const in{{smallest}};
    written<K> found{in.facts};
    pop::assess_table(in.facts, plan, found.to, {}, on);
    std::string facts;
    for (std::size_t c = 0; c < smallest.size(); ++c) {
      facts += "\n  " + std::string{K::inputs[c].name} + ":";
      for (auto const& v : smallest[c]) {
        facts += " " + (v ? std::to_string(*v) : std::string{"none"});
      }
    }
    FAIL_CHECK(text_of(on) << ", unit " << *where << facts << "\n  columns: " << found.said(0)
                           << "\n  scalar:  " << expected(smallest));
  }
}

/// The same, and once more with small numbers only: one large number, or one that is missing, takes its whole block
/// from lanes of 32 bits to those of 64.
template <class K, class Expected>
void columns_equal_scalars(typename K::plan const& plan, std::vector<values> const& units, Expected expected) {
  columns_equal_scalars_as_given<K>(plan, units, expected);
  if constexpr (pop::runs_small<K>) {
    std::vector<values> tidy;
    for (auto const& unit : units) {
      tidy.push_back(tidied<K>(unit));
    }
    columns_equal_scalars_as_given<K>(plan, tidy, expected);
  }
}

}  // namespace population_tests
