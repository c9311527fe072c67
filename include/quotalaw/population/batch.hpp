// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Many employers at once. A country says what a row is (`rows.hpp` in its folder); this header knows no country. Rows
/// are taken in blocks that stay in cache: read and checked, computed by the same rules that answer for one employer,
/// written. A row that cannot be computed gets a status, and the rest goes on. Results do not depend on the number of
/// threads, the size of blocks, the compiler or the processor. docs/how-to/columns.md, docs/explanation/speed.md

#include "../core/count.hpp"
#include "../core/error.hpp"
#include "columns.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace quotalaw::population {

__extension__ typedef __int128 int128;

/// A 128-bit integer as digits.
inline std::string text_of(int128 n) {
  bool const negative = n < 0;
  std::string out;
  do {
    auto const digit = static_cast<int>(n % 10);
    out += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    n /= 10;
  } while (n != 0);
  if (negative) {
    out += '-';
  }
  std::reverse(out.begin(), out.end());
  return out;
}

/// A row is what there is many of for one employer (a month in Japan); a unit is one employer in one year.
enum class level : std::uint8_t { row, unit };

/// How many units make a block: some hundreds of rows, whole vectors of units.
constexpr std::size_t block_of(std::size_t rows_per_unit) {
  constexpr std::size_t rows = 768, vector = 8;
  return std::max(vector, rows / rows_per_unit / vector * vector);
}

/// What an input column holds.
struct input_spec {
  std::string_view name;
  level of = level::row;
  std::int64_t most = most_heads.number();  ///< the largest accepted value
  bool required = true;
  std::int64_t otherwise = 0;    ///< for a column that is absent, or a row without a value, where it is not required
  std::string_view table = {};   ///< for codes: what the code is an index into
  std::string_view provision{};  ///< under which it is asked for
};

/// What an output column holds, and a width that holds it for every employer that exists.
struct output_spec {
  std::string_view name;
  level of = level::row;
  integer_type natural = integer_type::i32;
  std::string_view meaning = "heads";  ///< heads, half_heads, person_months (halves), money (minor units), flag, ...
  bool only_singly = false;            ///< zero for every unit of a block that is settled by arithmetic alone
};

/// `part` times `times` may not exceed `whole`.
struct part_spec {
  std::size_t part;
  std::int64_t times;
  std::size_t whole;
  sentence const* said;
  std::string_view provision{};
};

/// The inputs of one block, as integers of one width, column by column.
template <class K, std::signed_integral N = std::int64_t>
struct lanes {
  using number = N;
  static constexpr std::size_t units = K::units_per_block;
  static constexpr std::size_t rows = units * K::rows_per_unit;
  /// A column begins a little after a multiple of its length: columns at distances of 4,096 bytes would push each other
  /// out of the cache.
  static constexpr std::size_t stride = rows + lane_alignment / sizeof(N);
  alignas(lane_alignment) N in[K::inputs.size()][stride];
  std::array<bool, K::inputs.size()> present{};
};

/// The outputs of one block.
template <class K, std::signed_integral N = std::int64_t>
struct results {
  using number = N;
  static constexpr bool wide = std::same_as<N, std::int64_t>;
  alignas(lane_alignment) N out[K::outputs.size()][lanes<K, N>::stride];
  alignas(lane_alignment) N carried[lanes<K>::units];  ///< what `first` leaves to `second` beside the outputs

  static constexpr bool is_money(std::size_t c) { return amounts_before[c + 1] > amounts_before[c]; }
  /// An output of money, which has 64 bits in lanes of every width.
  QUOTALAW_INLINED std::int64_t* money(std::size_t c) {
    if constexpr (wide) {
      return out[c];
    } else {
      return amounts_[amounts_before[c]];
    }
  }
  QUOTALAW_INLINED std::int64_t const* money(std::size_t c) const { return const_cast<results*>(this)->money(c); }

 private:
  /// How many of the outputs before each are money.
  static constexpr auto amounts_before = [] {
    std::array<std::size_t, K::outputs.size() + 1> out{};
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      out[c + 1] = out[c] + (K::outputs[c].meaning == "money" ? 1 : 0);
    }
    return out;
  }();
  alignas(lane_alignment)
      std::int64_t amounts_[wide ? 1 : amounts_before.back() + 1][wide ? 1 : lanes<K, std::int64_t>::stride];
};

/// A largest number for lanes of 32 bits that leaves room for sums over months and for the floors of fine rates: four
/// million persons in halves.
inline constexpr std::int32_t most_in_small_lanes = (1 << 23) - 1;

/// Adds up the rows of each unit: first what lies four apart, then the four that are left, so that both loops run over
/// whole vectors.
template <class In, class N>
QUOTALAW_INLINED void add_rows(N const* of, N* to) {
  constexpr std::size_t apart = 4, per_unit = In::rows / In::units;
  static_assert(per_unit == 3 * apart);
  alignas(lane_alignment) N left[apart * In::units];
  for (std::size_t u = 0; u < In::units; ++u) {
    QUOTALAW_LANES
    for (std::size_t i = 0; i < apart; ++i) {
      auto const k = u * per_unit + i;
      left[apart * u + i] = of[k] + of[k + apart] + of[k + 2 * apart];
    }
  }
  QUOTALAW_LANES
  for (std::size_t u = 0; u < In::units; ++u) {
    to[u] = left[apart * u] + left[apart * u + 1] + left[apart * u + 2] + left[apart * u + 3];
  }
}

/// What a country must offer so that its law can be asked of columns: one struct, in one line.
///
/// `plan_for` reads the law once. `fast` says whether every employer of a block is settled by arithmetic alone; then
/// `first` and `second` compute the block, `second` from what `first` left (and does not change) and from figures that
/// `first` does not read, so that what-ifs which differ only in those share the work. Otherwise `one` computes each
/// unit through the rules as they answer for one employer, and may refuse; with `settle` false it leaves out what needs
/// the whole unit. A `from_second`, if there is one, is the first output that `second` writes: what is before it, in
/// the order of the outputs, is added up once for all what-ifs that share it.
template <class K>
concept jurisdiction = requires(typename K::law const& law, typename K::plan const& plan, lanes<K> const& in,
                                results<K>& out, std::size_t unit) {
  requires K::rows_per_unit >= 1 && K::units_per_block % 8 == 0;
  requires std::same_as<typename decltype(K::inputs)::value_type, input_spec const> ||
               std::same_as<typename decltype(K::inputs)::value_type, input_spec>;
  requires std::same_as<typename decltype(K::outputs)::value_type, output_spec>;
  requires std::same_as<typename decltype(K::parts)::value_type, part_spec>;
  { K::plan_for(law) } -> std::same_as<typename K::plan>;
  { plan.first == plan.first } -> std::convertible_to<bool>;
  { K::fast(plan, in) } -> std::same_as<bool>;
  K::first(plan, in, out);
  K::second(plan, in, out);
  K::one(plan, in, out, unit, true);
};

/// A country whose `first` and `second` also run in lanes of 32 bits, which are half the work. `small` says whether
/// they may for a block whose every number is from 0 to `most_small`: nothing may overflow there.
template <class K>
concept runs_small = requires(typename K::plan const& plan, lanes<K, std::int32_t> const& in) {
  { K::most_small } -> std::convertible_to<std::int32_t>;
  { K::small(plan, in) } -> std::same_as<bool>;
};

/// The employers, as columns in the order of `K::inputs`.
template <class K>
struct table {
  std::size_t units = 0;
  std::array<column, K::inputs.size()> in{};
  column weight{};  ///< of a sample: how many employers a unit stands for; absent: one
  column group{};   ///< a code below `groups` by which totals are kept apart; absent: one group
  std::size_t groups = 1;

  std::size_t rows() const { return units * K::rows_per_unit; }

  column& operator[](std::string_view name) { return in[index_of(name)]; }
  column const& operator[](std::string_view name) const { return in[index_of(name)]; }

  /// \throws facts_error naming the nearest column that there is.
  static std::size_t index_of(std::string_view name) {
    std::vector<std::string_view> names;
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (K::inputs[c].name == name) {
        return c;
      }
      names.push_back(K::inputs[c].name);
    }
    throw facts_error(errc::unknown_fact, sentences::unknown_fact, "columns", {},
                      {{"name", std::string{name}}, {"nearest", nearest_name(name, names)}});
  }

  /// \throws facts_error if a column is missing or has another length than the others.
  void check() const {
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      auto const& spec = K::inputs[c];
      if (!in[c].present()) {
        if (spec.required && units > 0) {
          throw facts_error(errc::missing_facts, sentences::missing, "columns", std::string{spec.provision},
                            {{"name", std::string{spec.name}}});
        }
        continue;
      }
      detail::expect_length(spec.name, in[c].size(), spec.of == level::row ? rows() : units);
    }
    for (auto const& [column, name] : {std::pair{&weight, "weight"}, std::pair{&group, "group"}}) {
      if (column->present()) {
        detail::expect_length(name, column->size(), units);
      }
    }
  }
};

/// Where results go; what is absent is not written. In the order of `K::outputs`.
template <class K>
struct outputs {
  std::array<output_column, K::outputs.size()> out{};
  output_column row_status{};   ///< `row_status` of each row
  output_column unit_status{};  ///< `row_status` of each unit

  output_column& operator[](std::string_view name) {
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (K::outputs[c].name == name) {
        return out[c];
      }
    }
    std::vector<std::string_view> names;
    for (auto const& spec : K::outputs) {
      names.push_back(spec.name);
    }
    throw facts_error(errc::unknown_fact, sentences::unknown_fact, "outputs", {},
                      {{"name", std::string{name}}, {"nearest", nearest_name(name, names)}});
  }

  /// How much is written in all.
  std::size_t bytes() const {
    std::size_t sum = row_status.bytes() + unit_status.bytes();
    for (auto const& c : out) {
      sum += c.bytes();
    }
    return sum;
  }

  void check(table<K> const& t) const {
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (out[c].present()) {
        detail::expect_length(K::outputs[c].name, out[c].size(), K::outputs[c].of == level::row ? t.rows() : t.units);
      }
    }
    if (row_status.present()) {
      detail::expect_length("row_status", row_status.size(), t.rows());
    }
    if (unit_status.present()) {
      detail::expect_length("unit_status", unit_status.size(), t.units);
    }
  }
};

/// Sums over the units that could be settled, weighted if there are weights. Exact.
template <class K>
struct totals {
  int128 units = 0;                                     ///< settled
  std::array<int128, K::outputs.size()> sum{};          ///< of each output of level unit
  std::array<int128, K::outputs.size()> nonzero{};      ///< units whose output is not zero
  std::array<std::uint64_t, row_statuses> by_status{};  ///< rows of the table, not weighted

  friend bool operator==(totals const&, totals const&) = default;

  totals& operator+=(totals const& other) {
    units += other.units;
    for (std::size_t c = 0; c < sum.size(); ++c) {
      sum[c] += other.sum[c];
      nonzero[c] += other.nonzero[c];
    }
    for (std::size_t s = 0; s < row_statuses; ++s) {
      by_status[s] += other.by_status[s];
    }
    return *this;
  }

  std::uint64_t refused() const {
    std::uint64_t n = 0;
    for (std::size_t s = 1; s < row_statuses; ++s) {
      n += by_status[s];
    }
    return n;
  }

  /// The sum of an output by its name.
  int128 operator[](std::string_view name) const { return sum[index_of(name)]; }
  /// How many units have an output that is not zero.
  int128 with(std::string_view name) const { return nonzero[index_of(name)]; }

  static std::size_t index_of(std::string_view name) {
    std::vector<std::string_view> names;
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (K::outputs[c].name == name) {
        return c;
      }
      names.push_back(K::outputs[c].name);
    }
    throw facts_error(errc::unknown_fact, sentences::unknown_fact, "totals", {},
                      {{"name", std::string{name}}, {"nearest", nearest_name(name, names)}});
  }
};

/// How a run is carried out. Nothing here changes a result.
struct run_options {
  unsigned threads = 1;  ///< 0 counts as 1
  /// Set to true by anybody (a signal, another thread), it ends the run before its next piece of work.
  std::atomic<bool> const* cancel = nullptr;
  /// Called now and then with the work done and the work in all, by one thread at a time.
  std::function<void(std::size_t done, std::size_t all)> progress{};
};

/// The processors for which the loops are compiled beside the plain one.
enum class processor : std::uint8_t { plain, avx2, avx512 };
inline constexpr std::array<std::string_view, 3> processor_names{"plain", "avx2", "avx512"};
constexpr std::string_view text_of(processor p) { return processor_names[static_cast<std::size_t>(p)]; }

#if defined(__x86_64__) && defined(__GNUC__)
#define QUOTALAW_PROCESSORS 1
inline processor this_processor() {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw")) {
    return processor::avx512;
  }
  return __builtin_cpu_supports("avx2") ? processor::avx2 : processor::plain;
}
#else
inline processor this_processor() { return processor::plain; }
#endif

namespace detail {

inline constexpr input_spec weight_spec{"weight", level::unit, most_heads.number(), false, 1, {}, {}};

/// A block being worked on: inputs, weights, groups, and the status of what could not be accepted.
template <class K>
struct block {
  static constexpr std::size_t units = lanes<K>::units;
  static constexpr std::size_t rows = lanes<K>::rows;

  lanes<K> given;
  alignas(lane_alignment) std::int64_t weight[units];
  alignas(lane_alignment) std::int64_t group[units];
  std::size_t first = 0;  ///< unit of the table
  std::size_t count = 0;  ///< units in use
  bool all_accepted = true;
  std::array<row_status, rows> row{};
  std::array<row_status, units> unit{};

  explicit block(table<K> const& t) {
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      given.present[c] = t.in[c].present();
    }
    fill_absent();
    std::fill(std::begin(weight), std::end(weight), 1);
    std::fill(std::begin(group), std::end(group), 0);
  }

  void fill_absent() {
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (!given.present[c]) {
        std::fill(std::begin(given.in[c]), std::end(given.in[c]), K::inputs[c].otherwise);
      }
    }
  }

  /// Asks the memory for the block after the one at `from`.
  QUOTALAW_INLINED void ask_for_next(table<K> const& t, std::size_t from) const {
    auto const next = from + units;
    if (next >= t.units) {
      return;
    }
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (given.present[c]) {
        auto const per_unit = K::inputs[c].of == level::row ? K::rows_per_unit : 1;
        t.in[c].ask_for(next * per_unit, units * per_unit);
      }
    }
  }

  /// Reads a block and looks whether every row can be accepted.
  QUOTALAW_INLINED void load(table<K> const& t, std::size_t from, std::size_t n) {
    if (!all_accepted) {
      fill_absent();
    }
    first = from;
    count = n;
    std::int64_t wrong = 0;
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (!given.present[c]) {
        continue;
      }
      auto const most = static_cast<std::uint64_t>(K::inputs[c].most);
      auto* const to = given.in[c];
      if (K::inputs[c].of == level::row) {
        read<rows>(t.in[c], from * K::rows_per_unit, n * K::rows_per_unit, to);
        for (std::size_t k = 0; k < rows; ++k) {
          wrong |= to[k] | static_cast<std::int64_t>(most - static_cast<std::uint64_t>(to[k]));
        }
        wrong |= -static_cast<std::int64_t>(!t.in[c].all_valid(from * K::rows_per_unit, n * K::rows_per_unit));
      } else {
        read<units>(t.in[c], from, n, to);
        for (std::size_t k = 0; k < units; ++k) {
          wrong |= to[k] | static_cast<std::int64_t>(most - static_cast<std::uint64_t>(to[k]));
        }
        wrong |= -static_cast<std::int64_t>(!t.in[c].all_valid(from, n));
      }
    }
    for (auto const& p : K::parts) {
      if (given.present[p.part]) {
        for (std::size_t k = 0; k < rows; ++k) {
          wrong |= static_cast<std::int64_t>(static_cast<std::uint64_t>(given.in[p.whole][k]) -
                                             static_cast<std::uint64_t>(given.in[p.part][k]) *
                                                 static_cast<std::uint64_t>(p.times));
        }
      }
    }
    if (t.weight.present()) {
      read<units>(t.weight, from, n, weight);
      for (std::size_t k = 0; k < units; ++k) {
        wrong |= weight[k] | static_cast<std::int64_t>(static_cast<std::uint64_t>(weight_spec.most) -
                                                       static_cast<std::uint64_t>(weight[k]));
      }
      wrong |= -static_cast<std::int64_t>(!t.weight.all_valid(from, n));
    }
    if (t.group.present()) {
      read<units>(t.group, from, n, group);
      for (std::size_t k = 0; k < n; ++k) {
        wrong |= group[k] | static_cast<std::int64_t>(t.groups - 1 - static_cast<std::uint64_t>(group[k]));
      }
      wrong |= -static_cast<std::int64_t>(!t.group.all_valid(from, n));
    }
    all_accepted = wrong >= 0;
    if (!all_accepted) [[unlikely]] {
      sort_out(t);
    }
  }

 private:
  template <std::size_t Full>
  QUOTALAW_INLINED static void read(column const& from, std::size_t at, std::size_t n, std::int64_t* to) {
    if (n == Full) [[likely]] {
      from.template widen<Full>(at, Full, to);
    } else {
      from.widen(at, n, to);
      std::fill(to + n, to + Full, std::int64_t{0});
    }
  }

  static row_status judge(column const& c, input_spec const& spec, std::size_t at, std::int64_t& value) {
    if (!c.valid(at)) {
      value = spec.otherwise;
      return spec.required ? row_status::missing : row_status::ok;
    }
    value = c.at(at);
    if (!spec.table.empty()) {
      return value < 0 || value > spec.most ? row_status::unknown_code : row_status::ok;
    }
    return value < 0 ? row_status::negative : value > spec.most ? row_status::too_large : row_status::ok;
  }

  /// Finds which rows cannot be accepted and why, and puts zeros in their place.
  [[gnu::noinline, gnu::cold]] void sort_out(table<K> const& t) {
    row.fill(row_status::ok);
    unit.fill(row_status::ok);
    auto note = [](row_status& to, row_status what) { to = to == row_status::ok ? what : to; };
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      auto const& spec = K::inputs[c];
      if (!given.present[c]) {
        continue;
      }
      if (spec.of == level::row) {
        for (std::size_t k = 0; k < count * K::rows_per_unit; ++k) {
          note(row[k], judge(t.in[c], spec, first * K::rows_per_unit + k, given.in[c][k]));
        }
      } else {
        for (std::size_t u = 0; u < count; ++u) {
          note(unit[u], judge(t.in[c], spec, first + u, given.in[c][u]));
        }
      }
    }
    for (std::size_t k = 0; k < count * K::rows_per_unit; ++k) {
      for (auto const& p : K::parts) {
        if (row[k] == row_status::ok && given.present[p.part] && given.in[p.part][k] * p.times > given.in[p.whole][k]) {
          row[k] = row_status::contradiction;
        }
      }
    }
    for (std::size_t u = 0; u < count; ++u) {
      if (t.weight.present()) {
        note(unit[u], judge(t.weight, weight_spec, first + u, weight[u]));
      }
      if (t.group.present()) {
        input_spec const spec{"group", level::unit, static_cast<std::int64_t>(t.groups) - 1, true, 0, "group", {}};
        note(unit[u], judge(t.group, spec, first + u, group[u]));
        if (group[u] < 0 || group[u] > spec.most) {
          group[u] = 0;
        }
      }
      bool const own_fault = unit[u] != row_status::ok;
      for (std::size_t c = 0; own_fault && c < K::inputs.size(); ++c) {
        if (K::inputs[c].of == level::unit) {
          given.in[c][u] = K::inputs[c].otherwise;
        }
      }
      for (std::size_t k = u * K::rows_per_unit; k < (u + 1) * K::rows_per_unit; ++k) {
        note(row[k], unit[u]);
      }
      for (std::size_t k = u * K::rows_per_unit; k < (u + 1) * K::rows_per_unit; ++k) {
        note(unit[u], row[k]);
        for (std::size_t c = 0; row[k] != row_status::ok && c < K::inputs.size(); ++c) {
          if (K::inputs[c].of == level::row) {
            given.in[c][k] = 0;
          }
        }
      }
    }
  }
};

[[gnu::noinline]] inline int128 sum_exactly(std::int64_t const* v, std::size_t n) {
  int128 sum = 0;
  for (std::size_t u = 0; u < n; ++u) {
    sum += v[u];
  }
  return sum;
}

/// Adds a column of a block to the totals: its sum, and how many are not zero.
template <class K, std::size_t C, class N>
QUOTALAW_INLINED void add_column(totals<K>& t, N const* v) {
  // Counts of accepted persons are far from the end of 64 bits; a flag is its own count.
  constexpr bool may_be_large = K::outputs[C].meaning == "money";
  constexpr bool flag = K::outputs[C].meaning == "flag";
  std::int64_t sum = 0;
  std::int64_t all = 0;
  N nonzero = 0;
  for (std::size_t u = 0; u < block<K>::units; ++u) {
    sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum) + static_cast<std::uint64_t>(v[u]));
    if constexpr (may_be_large) {
      all |= v[u];
    }
    if constexpr (!flag) {
      nonzero += static_cast<N>(v[u] != 0);
    }
  }
  constexpr int free_bits = 12;
  static_assert(block<K>::units < (std::size_t{1} << (free_bits - 1)));
  if (may_be_large && static_cast<std::uint64_t>(all) >> (64 - free_bits) != 0) [[unlikely]] {
    if constexpr (std::same_as<N, std::int64_t>) {
      t.sum[C] += sum_exactly(v, block<K>::units);
    }
  } else {
    t.sum[C] += sum;
  }
  t.nonzero[C] += flag ? sum : nonzero;
}

/// The first output that the second step of a plan writes; all before it are the first step's. 0 if it is not said.
template <class K>
constexpr std::size_t first_of_second() {
  if constexpr (requires { K::from_second; }) {
    return K::from_second;
  } else {
    return 0;
  }
}

/// Adds outputs from `From` on up to `To` of a block of which nothing is refused to the totals.
template <std::size_t From, std::size_t To, class K, class N>
QUOTALAW_INLINED void add_outputs(totals<K>& t, results<K, N> const& found) {
  auto add = [&]<std::size_t C>() QUOTALAW_LAMBDA_INLINED {
    constexpr auto const& spec = K::outputs[C];
    if constexpr (spec.of == level::unit && !(spec.only_singly && !results<K, N>::wide)) {
      if constexpr (spec.meaning == "money") {
        add_column<K, C>(t, found.money(C));
      } else {
        add_column<K, C>(t, found.out[C]);
      }
    }
  };
  [&]<std::size_t... C>(std::index_sequence<C...>)
      QUOTALAW_LAMBDA_INLINED { (add.template operator()<From + C>(), ...); }(std::make_index_sequence<To - From>{});
}

template <class K>
QUOTALAW_INLINED void add_units(totals<K>& t, std::size_t count) {
  t.units += static_cast<int128>(count);
  t.by_status[0] += count * K::rows_per_unit;
}

/// Adds a block of which nothing is refused to the totals.
template <class K, class N>
QUOTALAW_INLINED void add_all(totals<K>& t, results<K, N> const& found, std::size_t count) {
  add_units(t, count);
  add_outputs<0, K::outputs.size()>(t, found);
}

/// The outputs of a block and what became of its rows under one law.
template <class K>
struct outcome {
  results<K> found;
  bool all_ok = true;
  std::array<row_status, lanes<K>::rows> row{};
  std::array<row_status, lanes<K>::units> unit{};

  [[gnu::noinline, gnu::cold]] void copy_status(block<K> const& b) {
    row = b.row;
    unit = b.unit;
    if (b.all_accepted) {
      row.fill(row_status::ok);
      unit.fill(row_status::ok);
    }
    all_ok = false;
  }
  [[gnu::noinline, gnu::cold]] void clear_unit(std::size_t u) {
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (K::outputs[c].of == level::unit) {
        found.out[c][u] = 0;
      } else if constexpr (K::rows_per_unit == 1) {
        found.out[c][u] = 0;
      }
    }
  }
  [[gnu::noinline, gnu::cold]] void clear_row(std::size_t k) {
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (K::outputs[c].of == level::row) {
        found.out[c][k] = 0;
      }
    }
  }
  /// Zeros in place of what could not be computed.
  [[gnu::noinline, gnu::cold]] void clear_refused(std::size_t count) {
    for (std::size_t u = 0; u < count; ++u) {
      if (unit[u] != row_status::ok) {
        clear_unit(u);
      }
      for (std::size_t k = u * K::rows_per_unit; k < (u + 1) * K::rows_per_unit; ++k) {
        if constexpr (K::rows_per_unit == 1) {
          row[k] = unit[u];
        }
        if (row[k] != row_status::ok) {
          clear_row(k);
        }
      }
    }
  }
  [[gnu::noinline, gnu::cold]] void clear_rest(std::size_t count) {
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      auto const used = K::outputs[c].of == level::row ? count * K::rows_per_unit : count;
      std::fill(found.out[c] + used, std::end(found.out[c]), std::int64_t{0});
    }
  }
  /// Each unit through the rules as they answer for one employer.
  [[gnu::noinline, gnu::cold]] void one_by_one(typename K::plan const& plan, block<K> const& b) {
    copy_status(b);
    for (auto& lane : found.out) {
      std::fill(std::begin(lane), std::end(lane), std::int64_t{0});
    }
    for (std::size_t u = 0; u < b.count; ++u) {
      bool const settle = unit[u] == row_status::ok;
      try {
        K::one(plan, b.given, found, u, settle);
      } catch (error const& e) {
        unit[u] = status_of(e.code());
      } catch (std::exception const&) {
        unit[u] = row_status::other;
      }
    }
    clear_refused(b.count);
  }

  /// Computes the second step, and the first if it has not been done.
  QUOTALAW_INLINED void compute(typename K::plan const& plan, block<K> const& b, bool fast, bool first_done) {
    if (!fast) [[unlikely]] {
      one_by_one(plan, b);
      return;
    }
    if (!first_done) {
      K::first(plan, b.given, found);
    }
    K::second(plan, b.given, found);
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (K::outputs[c].only_singly) {
        std::fill(std::begin(found.out[c]), std::end(found.out[c]), std::int64_t{0});
      }
    }
    all_ok = b.all_accepted;
    if (!all_ok) [[unlikely]] {
      copy_status(b);
      clear_refused(b.count);
    }
    if (b.count != block<K>::units) [[unlikely]] {
      clear_rest(b.count);
    }
  }

  /// Writes the block. A result that does not fit its column refuses its unit.
  QUOTALAW_INLINED void store(outputs<K> const& to, block<K> const& b, writing how) {
    bool fit = true;
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (to.out[c].present()) {
        fit =
            (K::outputs[c].of == level::row ? write<block<K>::rows>(to.out[c], b.first * K::rows_per_unit,
                                                                    b.count * K::rows_per_unit, found.out[c], how)
                                            : write<block<K>::units>(to.out[c], b.first, b.count, found.out[c], how)) &&
            fit;
      }
    }
    if (!fit) [[unlikely]] {
      refuse_wide(to, b);
    }
    if (to.row_status.present()) {
      write_status<block<K>::rows>(to.row_status, b.first * K::rows_per_unit, b.count * K::rows_per_unit, row.data(),
                                   how);
    }
    if (to.unit_status.present()) {
      write_status<block<K>::units>(to.unit_status, b.first, b.count, unit.data(), how);
    }
  }

  /// Adds the block to the totals of its groups.
  QUOTALAW_INLINED void add_to(totals<K>* groups, block<K> const& b, bool apart) const {
    if (all_ok && !apart) [[likely]] {
      add_all(groups[0], found, b.count);
      return;
    }
    add_apart(groups, b);
  }

 private:
  [[gnu::noinline]] void add_apart(totals<K>* groups, block<K> const& b) const {
    for (std::size_t u = 0; u < b.count; ++u) {
      auto& t = groups[b.group[u]];
      for (std::size_t k = u * K::rows_per_unit; k < (u + 1) * K::rows_per_unit; ++k) {
        // A unit that its rules refused has rows without a fault of their own: they count as the unit's.
        auto const s = all_ok ? row_status::ok : (row[k] != row_status::ok ? row[k] : unit[u]);
        ++t.by_status[static_cast<std::size_t>(s)];
      }
      if (!all_ok && unit[u] != row_status::ok) {
        continue;
      }
      auto const weight = static_cast<int128>(b.weight[u]);
      t.units += weight;
      for (std::size_t c = 0; c < K::outputs.size(); ++c) {
        if (K::outputs[c].of == level::unit) {
          t.sum[c] += weight * found.out[c][u];
          t.nonzero[c] += found.out[c][u] != 0 ? weight : 0;
        }
      }
    }
  }

  template <std::size_t Full>
  QUOTALAW_INLINED static bool write(output_column const& to, std::size_t at, std::size_t n, std::int64_t const* from,
                                     writing how) {
    return n == Full ? to.template narrow<Full>(at, Full, from, how) : to.narrow(at, n, from, how);
  }

  template <std::size_t Full>
  QUOTALAW_INLINED void write_status(output_column const& to, std::size_t at, std::size_t n, row_status const* from,
                                     writing how) const {
    if (all_ok) [[likely]] {
      to.fill_zero(at, n, how);
      return;
    }
    std::int64_t wide[Full];
    for (std::size_t k = 0; k < n; ++k) {
      wide[k] = static_cast<std::int64_t>(from[k]);
    }
    to.narrow(at, n, wide);
  }

  [[gnu::noinline, gnu::cold]] void refuse_wide(outputs<K> const& to, block<K> const& b) {
    if (all_ok) {
      copy_status(b);
    }
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      auto const per_unit = K::outputs[c].of == level::row ? K::rows_per_unit : 1;
      for (std::size_t k = 0; to.out[c].present() && k < b.count * per_unit; ++k) {
        if (!to.out[c].fits(found.out[c][k])) {
          unit[k / per_unit] = row_status::overflow;
          if (K::outputs[c].of == level::row) {
            row[k] = row_status::overflow;
          }
        }
      }
    }
    clear_refused(b.count);
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (to.out[c].present()) {
        if (K::outputs[c].of == level::row) {
          to.out[c].narrow(b.first * K::rows_per_unit, b.count * K::rows_per_unit, found.out[c]);
        } else {
          to.out[c].narrow(b.first, b.count, found.out[c]);
        }
      }
    }
  }
};

/// A whole block in lanes of 32 bits: plain rows with small numbers, of which nothing is refused. Everything else takes
/// the lanes of 64 bits.
template <class K>
struct small_block {
  static constexpr std::size_t units = block<K>::units;
  static constexpr std::size_t rows = block<K>::rows;

  lanes<K, std::int32_t> given{};
  results<K, std::int32_t> found{};

  explicit small_block(table<K> const& t) {
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      given.present[c] = t.in[c].present();
      if (!given.present[c]) {
        std::fill(std::begin(given.in[c]), std::end(given.in[c]), static_cast<std::int32_t>(K::inputs[c].otherwise));
      }
    }
  }

  /// Reads a block. \returns false if it is not for lanes of 32 bits.
  QUOTALAW_INLINED bool load(table<K> const& t, std::size_t from) {
    bool good = true;
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (!given.present[c]) {
        continue;
      }
      auto const most = static_cast<std::int32_t>(std::min<std::int64_t>(K::inputs[c].most, K::most_small));
      good = (K::inputs[c].of == level::row ? t.in[c].template shorten<rows>(from * K::rows_per_unit, most, given.in[c])
                                            : t.in[c].template shorten<units>(from, most, given.in[c])) &&
             good;
    }
    std::int32_t wrong = 0;
    for (auto const& p : K::parts) {
      if (given.present[p.part]) {
        for (std::size_t k = 0; k < rows; ++k) {
          wrong |= given.in[p.whole][k] - given.in[p.part][k] * static_cast<std::int32_t>(p.times);
        }
      }
    }
    return good && wrong >= 0;
  }

  /// Writes the block. \returns false if a result does not fit its column.
  QUOTALAW_INLINED bool store(outputs<K> const& to, std::size_t first, writing how) const {
    bool fit = true;
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (to.out[c].present()) {
        bool const by_row = K::outputs[c].of == level::row;
        bool const money = results<K, std::int32_t>::is_money(c);
        fit = (money    ? by_row ? to.out[c].template narrow<rows>(first * K::rows_per_unit, rows, found.money(c), how)
                                 : to.out[c].template narrow<units>(first, units, found.money(c), how)
                  : by_row ? to.out[c].template narrow<rows>(first * K::rows_per_unit, rows, found.out[c], how)
                        : to.out[c].template narrow<units>(first, units, found.out[c], how)) &&
              fit;
      }
    }
    if (to.row_status.present()) {
      to.row_status.fill_zero(first * K::rows_per_unit, rows, how);
    }
    if (to.unit_status.present()) {
      to.unit_status.fill_zero(first, units, how);
    }
    return fit;
  }
};
struct no_small_block {
  template <class T>
  explicit no_small_block(T const&) {}
};

/// Asks the memory for the places that are written for a block.
template <class K>
QUOTALAW_INLINED void ask_for(outputs<K> const& to, std::size_t first, std::size_t count) {
  for (std::size_t c = 0; c < K::outputs.size(); ++c) {
    if (to.out[c].present()) {
      auto const per_unit = K::outputs[c].of == level::row ? K::rows_per_unit : 1;
      to.out[c].ask_for(first * per_unit, count * per_unit);
    }
  }
  if (to.row_status.present()) {
    to.row_status.ask_for(first * K::rows_per_unit, count * K::rows_per_unit);
  }
  if (to.unit_status.present()) {
    to.unit_status.ask_for(first, count);
  }
}

/// What a thread works with: one block at a time, under one law after another.
template <class K>
class workplace {
 public:
  explicit workplace(table<K> const& t)
      : facts_{t}, apart_{t.weight.present() || t.group.present()}, given_{t}, small_{t} {}

  /// Reads a block of `n` units.
  QUOTALAW_INLINED void take(std::size_t from, std::size_t n) {
    from_ = from;
    n_ = n;
    is_loaded_ = first_done_ = is_small_ = small_first_done_ = false;
    if constexpr (runs_small<K>) {
      is_small_ = !apart_ && n == block<K>::units && small_.load(facts_, from);
    }
  }

  /// Computes the block under a law, writes it if there is where to, and adds it up.
  /// \param shares the first part of the plan is that of the plan before, for the same block
  QUOTALAW_INLINED void settle(typename K::plan const& plan, outputs<K> const* to, writing how, totals<K>* sums,
                               bool shares) {
    if constexpr (runs_small<K>) {
      if (is_small_ && K::small(plan, small_.given)) [[likely]] {
        if (!(shares && small_first_done_)) {
          K::first(plan, small_.given, small_.found);
          add_first();
        }
        K::second(plan, small_.given, small_.found);
        small_first_done_ = true;
        first_done_ = false;
        if (!to || small_.store(*to, from_, how)) [[likely]] {
          add_units(sums[0], n_);
          for (std::size_t c = 0; c < of_second; ++c) {
            sums[0].sum[c] += first_sums_.sum[c];
            sums[0].nonzero[c] += first_sums_.nonzero[c];
          }
          add_outputs<of_second, K::outputs.size()>(sums[0], small_.found);
          return;
        }
      }
      small_first_done_ = false;
    }
    if (!is_loaded_) {
      given_.load(facts_, from_, n_);
      is_loaded_ = true;
    }
    bool const fast = K::fast(plan, given_.given);
    found_.compute(plan, given_, fast, shares && first_done_);
    first_done_ = fast;
    if (to) {
      found_.store(*to, given_, how);
      first_done_ = first_done_ && found_.all_ok;
    }
    found_.add_to(sums, given_, apart_);
  }

  block<K> const& given() const { return given_; }

 private:
  static constexpr std::size_t of_second = first_of_second<K>();

  /// What the first step leaves in the totals, for all plans that share it.
  QUOTALAW_INLINED void add_first() {
    for (std::size_t c = 0; c < of_second; ++c) {
      first_sums_.sum[c] = first_sums_.nonzero[c] = 0;
    }
    add_outputs<0, of_second>(first_sums_, small_.found);
  }

  table<K> const& facts_;
  bool apart_;  ///< weights or groups
  block<K> given_;
  outcome<K> found_{};
  totals<K> first_sums_{};
  std::conditional_t<runs_small<K>, small_block<K>, no_small_block> small_;
  std::size_t from_ = 0, n_ = 0;
  bool is_loaded_ = false, first_done_ = false;       ///< in lanes of 64 bits
  bool is_small_ = false, small_first_done_ = false;  ///< in lanes of 32 bits
};

/// Runs `body(from, to, worker)` over [0, all) in pieces on several threads. \returns whether all was done.
/// An exception of a worker ends the run and is thrown again here.
template <class Body>
bool in_pieces(std::size_t all, std::size_t piece, run_options const& options, Body body) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::mutex talking;
  std::size_t done = 0;
  std::exception_ptr failed;
  auto work = [&](std::size_t worker) {
    try {
      for (;;) {
        if (stop.load() || (options.cancel && options.cancel->load())) {
          return;
        }
        auto const from = next.fetch_add(piece);
        if (from >= all) {
          return;
        }
        auto const to = std::min(all, from + piece);
        body(from, to, worker);
        std::lock_guard const lock{talking};
        done += to - from;
        if (options.progress) {
          options.progress(done, all);
        }
      }
    } catch (...) {
      std::lock_guard const lock{talking};
      stop = true;
      if (!failed) {
        failed = std::current_exception();
      }
    }
  };
  auto const threads = std::max(1u, options.threads);
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) {
    others.emplace_back(work, std::size_t{i});
  }
  work(0);
  for (auto& t : others) {
    t.join();
  }
  if (failed) {
    std::rethrow_exception(failed);
  }
  return done == all;
}

template <class K>
struct batch_task {
  table<K> const& facts;
  outputs<K> const& to;
  typename K::plan const& plan;
  writing how;
};

template <class K>
QUOTALAW_INLINED void run_batch(batch_task<K> const& task, std::size_t from, std::size_t to, workplace<K>& at,
                                totals<K>* sums) {
  for (auto unit = from; unit < to; unit += block<K>::units) {
    auto const n = std::min(block<K>::units, to - unit);
    at.take(unit, n);
    at.given().ask_for_next(task.facts, unit);
    if (task.how == writing::kept) {
      ask_for(task.to, unit, n);
    }
    at.settle(task.plan, &task.to, task.how, sums, false);
  }
  if (task.how == writing::past_caches) {
    finish_past_caches();
  }
}

#if defined(QUOTALAW_PROCESSORS)
#define QUOTALAW_FOR_AVX2 __attribute__((target("avx2"), flatten, noinline))
#if defined(__clang__)
#define QUOTALAW_FOR_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"), flatten, noinline))
#else
#define QUOTALAW_FOR_AVX512 \
  __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,prefer-vector-width=512"), flatten, noinline))
#endif
#endif

template <class K>
[[gnu::noinline, gnu::flatten]] void run_batch_plain(batch_task<K> const& task, std::size_t from, std::size_t to,
                                                     workplace<K>& at, totals<K>* sums) {
  run_batch(task, from, to, at, sums);
}
#if defined(QUOTALAW_PROCESSORS)
template <class K>
QUOTALAW_FOR_AVX2 void run_batch_avx2(batch_task<K> const& task, std::size_t from, std::size_t to, workplace<K>& at,
                                      totals<K>* sums) {
  run_batch(task, from, to, at, sums);
}
template <class K>
QUOTALAW_FOR_AVX512 void run_batch_avx512(batch_task<K> const& task, std::size_t from, std::size_t to, workplace<K>& at,
                                          totals<K>* sums) {
  run_batch(task, from, to, at, sums);
}
#endif

/// Results up to this many bytes are written so that the caches keep them.
inline constexpr std::size_t most_kept = std::size_t{8} << 20;

/// Blocks that a thread takes at a time.
inline constexpr std::size_t blocks_per_piece = 64;

}  // namespace detail

/// Totals of each group, and whether the run came to its end (a cancelled run has written and summed a part).
template <class K>
struct batch_result {
  std::vector<totals<K>> groups;
  bool complete = false;
  totals<K> all() const {
    totals<K> out{};
    for (auto const& g : groups) {
      out += g;
    }
    return out;
  }
};

/// Assesses every unit of a table under one law. `on` is for measuring and testing: results are the same on all.
/// \throws facts_error if the columns do not fit together; law_error if the law cannot be read at all. Never for a row.
template <jurisdiction K>
batch_result<K> assess_table(table<K> const& facts, typename K::plan const& plan, outputs<K> const& to = {},
                             run_options const& options = {}, processor on = this_processor()) {
  facts.check();
  to.check(facts);
  auto const threads = std::max(1u, options.threads);
  auto const groups = std::max<std::size_t>(1, facts.groups);
  std::vector<std::vector<totals<K>>> sums(threads, std::vector<totals<K>>(groups));
  // Each thread makes its own workplace when it first works.
  std::vector<std::unique_ptr<detail::workplace<K>>> places(threads);
  detail::batch_task<K> const task{facts, to, plan,
                                   to.bytes() > detail::most_kept ? writing::past_caches : writing::kept};
  batch_result<K> out{};
  out.complete = detail::in_pieces(facts.units, detail::block<K>::units * detail::blocks_per_piece, options,
                                   [&](std::size_t from, std::size_t end, std::size_t worker) {
                                     if (!places[worker]) {
                                       places[worker] = std::make_unique<detail::workplace<K>>(facts);
                                     }
                                     auto& at = *places[worker];
                                     auto* const s = sums[worker].data();
                                     switch (on) {
#if defined(QUOTALAW_PROCESSORS)
                                       case processor::avx512:
                                         return detail::run_batch_avx512(task, from, end, at, s);
                                       case processor::avx2:
                                         return detail::run_batch_avx2(task, from, end, at, s);
#endif
                                       default:
                                         return detail::run_batch_plain(task, from, end, at, s);
                                     }
                                   });
  out.groups.resize(groups);
  for (auto const& of_thread : sums) {
    for (std::size_t g = 0; g < groups; ++g) {
      out.groups[g] += of_thread[g];
    }
  }
  return out;
}

/// Why a row of a table is not `ok`: the refusal the rules would make for the one employer, with the place in the
/// columns; nothing for a row that is ok.
template <jurisdiction K>
std::optional<error> refusal(table<K> const& facts, typename K::plan const& plan, std::size_t row) {
  facts.check();
  auto const unit = row / K::rows_per_unit;
  auto place = [](std::string_view name, std::size_t at) { return std::string{name} + "[" + std::to_string(at) + "]"; };
  auto judge = [&](column const& c, input_spec const& spec, std::size_t at) -> std::optional<error> {
    auto refuse = [&](errc code, sentence const& said, sentence_args args) {
      return std::optional<error>{facts_error(code, said, place(spec.name, at), std::string{spec.provision}, args)};
    };
    if (!c.present()) {
      return std::nullopt;
    }
    if (!c.valid(at)) {
      return spec.required ? refuse(errc::missing_facts, sentences::missing, {{"name", std::string{spec.name}}})
                           : std::nullopt;
    }
    auto const value = c.at(at);
    if (!spec.table.empty()) {
      return value < 0 || value > spec.most ? refuse(errc::invalid_facts, sentences::unknown_code,
                                                     {{"value", c.text_at(at)},
                                                      {"table", std::string{spec.table}},
                                                      {"last", std::to_string(spec.most)}})
                                            : std::nullopt;
    }
    if (value < 0) {
      return refuse(errc::invalid_facts, sentences::negative, {{"value", c.text_at(at)}});
    }
    return value > spec.most ? refuse(errc::invalid_facts, sentences::too_large,
                                      {{"value", c.text_at(at)}, {"limit", std::to_string(spec.most)}})
                             : std::nullopt;
  };
  auto value_of = [&](std::size_t c, std::size_t at) {
    return facts.in[c].present() && facts.in[c].valid(at) ? facts.in[c].at(at) : K::inputs[c].otherwise;
  };
  auto row_refusal = [&](std::size_t at) -> std::optional<error> {
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (K::inputs[c].of == level::row) {
        if (auto found = judge(facts.in[c], K::inputs[c], at)) {
          return found;
        }
      }
    }
    for (auto const& p : K::parts) {
      auto const part = value_of(p.part, at) * p.times;
      auto const whole = value_of(p.whole, at);
      if (facts.in[p.part].present() && part > whole) {
        auto shown = [&](std::int64_t n) {
          return p.times == 2 ? std::to_string(n / 2) + (n % 2 != 0 ? ".5" : "") : std::to_string(n);
        };
        return facts_error(errc::contradiction, *p.said, place(K::inputs[p.part].name, at), std::string{p.provision},
                           {{"part", shown(part)}, {"whole", shown(whole)}});
      }
    }
    return std::nullopt;
  };
  auto unit_refusal = [&]() -> std::optional<error> {
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (K::inputs[c].of == level::unit) {
        if (auto found = judge(facts.in[c], K::inputs[c], unit)) {
          return found;
        }
      }
    }
    if (auto found = judge(facts.weight, detail::weight_spec, unit)) {
      return found;
    }
    input_spec const group{"group", level::unit, static_cast<std::int64_t>(facts.groups) - 1, true, 0, "group", {}};
    return judge(facts.group, group, unit);
  };
  if (auto found = row_refusal(row)) {
    return found;
  }
  if (auto found = unit_refusal()) {
    return found;
  }
  for (auto at = unit * K::rows_per_unit; at < (unit + 1) * K::rows_per_unit; ++at) {
    if (auto found = row_refusal(at)) {
      return found;  // another row of the same unit
    }
  }
  auto const b = std::make_unique<detail::block<K>>(facts);
  auto const found = std::make_unique<results<K>>();
  b->load(facts, unit, 1);
  try {
    K::one(plan, b->given, *found, 0, true);
  } catch (error const& e) {
    return e;
  }
  return std::nullopt;
}

}  // namespace quotalaw::population
