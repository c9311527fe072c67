// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Columns: checked views over integers of 8 to 64 bits that somebody else owns (NumPy, Arrow, a vector), with the
/// validity bitmaps and dictionaries of Arrow; and the status of a row that cannot be computed. Nothing is copied. How
/// wide a column is, is asked once for a block of rows, never for a row. docs/how-to/columns.md

#include "../core/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__GNUC__)
#define QUOTALAW_INLINED [[gnu::always_inline]] inline
#else
#define QUOTALAW_INLINED inline
#endif
#if defined(__GNUC__)
#define QUOTALAW_LAMBDA_INLINED __attribute__((always_inline))
#else
#define QUOTALAW_LAMBDA_INLINED
#endif
// The arrays of the next loop do not overlap. GCC must be told, or it leaves the loop scalar at -O2; clang looks
// itself, but gives up where there are many arrays.
#if defined(__clang__)
#define QUOTALAW_LANES _Pragma("clang loop vectorize(assume_safety) unroll(disable)")
#elif defined(__GNUC__)
#define QUOTALAW_LANES _Pragma("GCC ivdep")
#else
#define QUOTALAW_LANES
#endif

namespace quotalaw::population {

/// Where arrays that a loop runs over begin: at a whole vector of the widest kind.
inline constexpr std::size_t lane_alignment = 64;

/// The widths a column can have; `bit` is a bitmap, least significant bit first, as Arrow keeps its flags.
enum class integer_type : std::uint8_t { i8, i16, i32, i64, u8, u16, u32, u64, bit };
inline constexpr std::array<std::string_view, 9> integer_type_names{"int8",   "int16",  "int32",  "int64", "uint8",
                                                                    "uint16", "uint32", "uint64", "bit"};
constexpr std::string_view text_of(integer_type t) { return integer_type_names[static_cast<std::size_t>(t)]; }

template <std::integral T>
constexpr integer_type integer_type_of() {
  if constexpr (std::same_as<T, bool>) {
    return integer_type::u8;
  } else {
    constexpr auto step = std::bit_width(sizeof(T)) - 1;
    return static_cast<integer_type>(static_cast<int>(step) + (std::is_signed_v<T> ? 0 : 4));
  }
}

/// Calls `f` with a value of the type, so that a loop can be written once for all widths.
template <class F>
constexpr decltype(auto) with_type(integer_type t, F f) {
  switch (t) {
    case integer_type::i8:
      return f(std::int8_t{});
    case integer_type::i16:
      return f(std::int16_t{});
    case integer_type::i32:
      return f(std::int32_t{});
    case integer_type::u8:
    case integer_type::bit:
      return f(std::uint8_t{});
    case integer_type::u16:
      return f(std::uint16_t{});
    case integer_type::u32:
      return f(std::uint32_t{});
    case integer_type::u64:
      return f(std::uint64_t{});
    case integer_type::i64:
      break;
  }
  return f(std::int64_t{});
}

/// Bytes of one value; a bit counts as the byte it is in.
constexpr std::size_t width_of(integer_type t) {
  return t == integer_type::bit ? 1 : std::size_t{1} << (static_cast<std::size_t>(t) % 4);
}

/// What became of a row. A row with another status than `ok` has zeros in every output and is in no total; `refusal`
/// (batch.hpp) gives the sentence with its row, column, value and remedy.
enum class row_status : std::uint8_t {
  ok,
  missing,        ///< a column that is needed has no value here
  negative,       ///< below zero
  too_large,      ///< more than is accepted
  unknown_code,   ///< a code that its table does not have
  contradiction,  ///< two columns cannot both be true
  unsettled,      ///< the texts known do not settle the answer for such facts
  overflow,       ///< the result does not fit, or does not fit the width of an output column
  other,          ///< another refusal of the rules
};
inline constexpr std::array<std::string_view, 9> row_status_names{
    "ok", "missing", "negative", "too_large", "unknown_code", "contradiction", "unsettled", "overflow", "other"};
constexpr std::string_view text_of(row_status s) { return row_status_names[static_cast<std::size_t>(s)]; }
inline constexpr std::size_t row_statuses = row_status_names.size();

/// The status of what a rule refused.
constexpr row_status status_of(errc code) {
  switch (code) {
    case errc::missing_facts:
      return row_status::missing;
    case errc::contradiction:
      return row_status::contradiction;
    case errc::unsettled:
      return row_status::unsettled;
    case errc::overflow:
      return row_status::overflow;
    default:
      return row_status::other;
  }
}

/// How a block of results is written: so that it can be read again soon, or past the caches, which then need not read
/// from memory what is written over anyway.
enum class writing : bool { kept, past_caches };

namespace detail {

/// Asks the memory for bytes that are needed soon, so that it works while something else is computed.
template <bool ToWrite>
QUOTALAW_INLINED void ask_for([[maybe_unused]] void const* data, [[maybe_unused]] std::size_t from,
                              [[maybe_unused]] std::size_t to) {
#if defined(__GNUC__)
  auto const* const bytes = static_cast<std::uint8_t const*>(data);
  for (auto at = from; at < to; at += lane_alignment) {
    __builtin_prefetch(bytes + at, ToWrite ? 1 : 0, 2);
  }
#endif
}

/// Writes bytes past the caches, where the processor can: the whole lines of the caches among them.
QUOTALAW_INLINED void copy_past_caches(std::uint8_t* to, std::uint8_t const* from, std::size_t bytes) {
#if defined(__SSE2__)
  constexpr std::size_t piece = sizeof(__m128i);
  constexpr std::size_t worth_it = 8 * lane_alignment;  // less than that is mostly parts of lines
  auto const at_piece = reinterpret_cast<std::uintptr_t>(to) % piece == 0;
  if (at_piece && bytes % piece == 0 && bytes >= worth_it) {
    auto const misplaced = reinterpret_cast<std::uintptr_t>(to) % lane_alignment;
    auto const first_line = misplaced == 0 ? 0 : lane_alignment - misplaced;
    auto const last_line = first_line + (bytes - first_line) / lane_alignment * lane_alignment;
    auto read = [&](std::size_t at) { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from + at)); };
    auto keep = [&](std::size_t at) { _mm_store_si128(reinterpret_cast<__m128i*>(to + at), read(at)); };
    auto pass = [&](std::size_t at) { _mm_stream_si128(reinterpret_cast<__m128i*>(to + at), read(at)); };
    for (std::size_t at = 0; at < first_line; at += piece) {
      keep(at);
    }
    for (auto at = first_line; at < last_line; at += lane_alignment) {
      pass(at);
      pass(at + piece);
      pass(at + 2 * piece);
      pass(at + 3 * piece);
    }
    for (auto at = last_line; at < bytes; at += piece) {
      keep(at);
    }
    return;
  }
#endif
  std::memcpy(to, from, bytes);
}

QUOTALAW_INLINED void zero_past_caches(std::uint8_t* to, std::size_t bytes) {
  alignas(lane_alignment) static constexpr std::uint8_t zeros[1024]{};
  for (std::size_t at = 0; at < bytes; at += sizeof(zeros)) {
    copy_past_caches(to + at, zeros, std::min(sizeof(zeros), bytes - at));
  }
}

/// What was written past the caches is there for other threads after this.
inline void finish_past_caches() {
#if defined(__SSE2__)
  _mm_sfence();
#endif
}

QUOTALAW_INLINED void copy_bytes(std::uint8_t* to, std::uint8_t const* from, std::size_t bytes, writing how) {
  if (how == writing::past_caches) {
    copy_past_caches(to, from, bytes);
  } else {
    std::memcpy(to, from, bytes);
  }
}

QUOTALAW_INLINED bool bit_at(std::uint8_t const* bits, std::size_t i) { return (bits[i / 8] >> (i % 8) & 1) != 0; }

inline void expect_length(std::string_view name, std::size_t found, std::size_t expected) {
  if (found != expected) {
    throw facts_error(
        sentences::wrong_length, std::string{name},
        {{"name", std::string{name}}, {"found", std::to_string(found)}, {"expected", std::to_string(expected)}});
  }
}

}  // namespace detail

/// An input column: a view, absent if made of nothing.
class column {
 public:
  column() = default;
  template <std::integral T>
  column(std::span<T> values)
      : data_{values.data()}, size_{values.size()}, type_{integer_type_of<std::remove_const_t<T>>()} {}
  /// Integers as they lie in memory; the address needs no alignment. For `bit`, `first` is the number of bits to skip
  /// and `data` the byte that holds bit 0.
  column(void const* data, integer_type type, std::size_t size, std::size_t first = 0)
      : data_{data}, size_{size}, first_{first}, type_{type} {
    if (type != integer_type::bit && first != 0) {
      data_ = static_cast<std::uint8_t const*>(data) + first * with_type(type, [](auto v) { return sizeof(v); });
      first_ = 0;
    }
  }

  /// The same column with a validity bitmap: one bit a row, 1 where there is a value; `bit_offset` bits come before.
  /// \throws facts_error if the bitmap is too short.
  column with_validity(std::span<std::uint8_t const> bitmap, std::size_t bit_offset = 0) const {
    if (bitmap.size() * 8 < bit_offset + size_) {
      detail::expect_length("validity", bitmap.size() * 8, bit_offset + size_);
    }
    auto out = *this;
    out.validity_ = bitmap.data();
    out.validity_offset_ = bit_offset;
    return out;
  }

  /// The same column as a dictionary: value v stands for `entries[v]`; a value outside, or an entry below zero, is no
  /// known code. `entries` must outlive the column.
  column with_dictionary(std::span<std::int32_t const> entries) const {
    auto out = *this;
    out.entries_ = entries;
    out.has_entries_ = true;
    return out;
  }

  /// The same column of whole persons, where halves are wanted: every value counts twice. A value too large for that is
  /// refused as any that is too large.
  column counted_twice() const {
    auto out = *this;
    out.twice_ = true;
    return out;
  }

  bool present() const { return data_ != nullptr; }
  std::size_t size() const { return size_; }
  integer_type type() const { return type_; }

  bool valid(std::size_t i) const { return !validity_ || detail::bit_at(validity_, validity_offset_ + i); }

  /// The value as a number; one that does not fit 64 bits with a sign is the largest that does. A dictionary's value
  /// without an entry is -1.
  std::int64_t at(std::size_t i) const {
    auto const raw = raw_at(i);
    if (!has_entries_) {
      constexpr auto most = std::numeric_limits<std::int64_t>::max();
      return !twice_ ? raw : raw > most / 2 ? most : twice(raw);
    }
    return raw >= 0 && static_cast<std::size_t>(raw) < entries_.size() ? entries_[static_cast<std::size_t>(raw)] : -1;
  }

  /// The value as it was given, in full.
  std::string text_at(std::size_t i) const {
    if (type_ == integer_type::u64) {
      std::uint64_t v{};
      std::memcpy(&v, static_cast<std::uint8_t const*>(data_) + i * sizeof(v), sizeof(v));
      return std::to_string(v);
    }
    return std::to_string(raw_at(i));
  }

  /// Asks the memory for rows that are read next.
  QUOTALAW_INLINED void ask_for(std::size_t first, std::size_t count) const {
    if (type_ != integer_type::bit) {
      auto const bytes = width_of(type_);
      detail::ask_for<false>(data_, first * bytes, std::min(first + count, size_) * bytes);
    }
  }

  /// Whether every one of `count` rows has a value.
  bool all_valid(std::size_t first, std::size_t count) const {
    if (!validity_) {
      return true;
    }
    auto bit = validity_offset_ + first;
    auto const end = bit + count;
    for (; bit < end && bit % 8 != 0; ++bit) {
      if (!detail::bit_at(validity_, bit)) {
        return false;
      }
    }
    for (; bit + 8 <= end; bit += 8) {
      if (validity_[bit / 8] != 0xff) {
        return false;
      }
    }
    for (; bit < end; ++bit) {
      if (!detail::bit_at(validity_, bit)) {
        return false;
      }
    }
    return true;
  }

  /// Copies `count` values to 64 bits. Values of 2^63 and more become negative here, so that a check for a range finds
  /// them; `at` and `text_at` tell them apart. `Count` is the number of rows where it is known beforehand, or 0.
  template <std::size_t Count = 0>
  QUOTALAW_INLINED void widen(std::size_t first, std::size_t count, std::int64_t* out) const {
    auto const n = Count == 0 ? count : Count;
    if (type_ == integer_type::bit || has_entries_) {
      for (std::size_t i = 0; i < n; ++i) {
        out[i] = at(first + i);
      }
      return;
    }
    widen_plain<Count>(first, n, out);
    if (twice_) {
      for (std::size_t i = 0; i < n; ++i) {
        out[i] = twice(out[i]);
      }
    }
  }

  /// Copies `Count` values to 32 bits. \returns false if one is below zero or above `most`, or if the column is of a
  /// kind that only `widen` reads; then what was copied is of no use.
  template <std::size_t Count>
  QUOTALAW_INLINED bool shorten(std::size_t first, std::int32_t most, std::int32_t* out) const {
    if (type_ == integer_type::bit || has_entries_ || twice_ || !all_valid(first, Count)) {
      return false;
    }
    switch (type_) {
      case integer_type::i8:
        return copy_small<std::int8_t, Count>(first, most, out);
      case integer_type::i16:
        return copy_small<std::int16_t, Count>(first, most, out);
      case integer_type::i32:
        return copy_small<std::int32_t, Count>(first, most, out);
      case integer_type::u8:
        return copy_small<std::uint8_t, Count>(first, most, out);
      case integer_type::u16:
        return copy_small<std::uint16_t, Count>(first, most, out);
      case integer_type::u32:
        return copy_small<std::uint32_t, Count>(first, most, out);
      default:
        return copy_small<std::int64_t, Count>(first, most, out);
    }
  }

 private:
  template <class T, std::size_t Count>
  QUOTALAW_INLINED bool copy_small(std::size_t first, std::int32_t most, std::int32_t* out) const {
    // One sign bit says whether any value is out of range. 32 bits hold every value but those of 64.
    using wide = std::conditional_t<sizeof(T) == sizeof(std::int64_t), std::int64_t, std::int32_t>;
    auto const* from = static_cast<std::uint8_t const*>(data_) + first * sizeof(T);
    wide wrong = 0;
    QUOTALAW_LANES
    for (std::size_t i = 0; i < Count; ++i) {
      T v;
      std::memcpy(&v, from + i * sizeof(T), sizeof(T));
      auto const n = static_cast<wide>(v);
      out[i] = static_cast<std::int32_t>(n);
      using bits = std::make_unsigned_t<wide>;
      wrong |= n | static_cast<wide>(static_cast<bits>(most) - static_cast<bits>(n));
    }
    return wrong >= 0;
  }

  /// Doubled; what does not fit is below zero, as a check for a range finds.
  static std::int64_t twice(std::int64_t n) {
    return n < 0 ? n : static_cast<std::int64_t>(static_cast<std::uint64_t>(n) * 2);
  }

  template <std::size_t Count>
  QUOTALAW_INLINED void widen_plain(std::size_t first, std::size_t n, std::int64_t* out) const {
    switch (type_) {
      case integer_type::i8:
        return copy<std::int8_t, Count>(first, n, out);
      case integer_type::i16:
        return copy<std::int16_t, Count>(first, n, out);
      case integer_type::i32:
        return copy<std::int32_t, Count>(first, n, out);
      case integer_type::u8:
        return copy<std::uint8_t, Count>(first, n, out);
      case integer_type::u16:
        return copy<std::uint16_t, Count>(first, n, out);
      case integer_type::u32:
        return copy<std::uint32_t, Count>(first, n, out);
      default:
        std::memcpy(out, static_cast<std::uint8_t const*>(data_) + first * sizeof(std::int64_t),
                    n * sizeof(std::int64_t));
    }
  }

  template <class T, std::size_t Count>
  QUOTALAW_INLINED void copy(std::size_t first, std::size_t count, std::int64_t* out) const {
    auto const n = Count == 0 ? count : Count;
    auto const* from = static_cast<std::uint8_t const*>(data_) + first * sizeof(T);
    QUOTALAW_LANES
    for (std::size_t i = 0; i < n; ++i) {
      T v;
      std::memcpy(&v, from + i * sizeof(T), sizeof(T));
      out[i] = static_cast<std::int64_t>(v);
    }
  }

  std::int64_t raw_at(std::size_t i) const {
    if (type_ == integer_type::bit) {
      return detail::bit_at(static_cast<std::uint8_t const*>(data_), first_ + i) ? 1 : 0;
    }
    return with_type(type_, [&](auto v) -> std::int64_t {
      std::memcpy(&v, static_cast<std::uint8_t const*>(data_) + i * sizeof(v), sizeof(v));
      if constexpr (std::same_as<decltype(v), std::uint64_t>) {
        return static_cast<std::int64_t>(
            std::min(v, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
      } else {
        return static_cast<std::int64_t>(v);
      }
    });
  }

  void const* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t first_ = 0;
  std::uint8_t const* validity_ = nullptr;
  std::size_t validity_offset_ = 0;
  std::span<std::int32_t const> entries_{};
  integer_type type_ = integer_type::i64;
  bool has_entries_ = false;
  bool twice_ = false;
};

/// An output column: a view over memory to be written, absent if made of nothing. Never `bit`.
class output_column {
 public:
  output_column() = default;
  template <std::integral T>
  output_column(std::span<T> values) : data_{values.data()}, size_{values.size()}, type_{integer_type_of<T>()} {}
  output_column(void* data, integer_type type, std::size_t size) : data_{data}, size_{size}, type_{type} {}

  bool present() const { return data_ != nullptr; }
  std::size_t size() const { return size_; }
  std::size_t bytes() const { return size_ * width_of(type_); }
  integer_type type() const { return type_; }

  /// Asks the memory for rows that are written next.
  QUOTALAW_INLINED void ask_for(std::size_t first, std::size_t count) const {
    auto const bytes = width_of(type_);
    detail::ask_for<true>(data_, first * bytes, std::min(first + count, size_) * bytes);
  }

  QUOTALAW_INLINED void fill_zero(std::size_t first, std::size_t count, writing how) const {
    auto const bytes = width_of(type_);
    auto* const to = static_cast<std::uint8_t*>(data_) + first * bytes;
    if (how == writing::past_caches) {
      detail::zero_past_caches(to, count * bytes);
    } else {
      std::memset(to, 0, count * bytes);
    }
  }

  /// Writes `count` values of 64 or 32 bits; false if one of them does not fit, and then what was written is of no use.
  /// `Count` is the number where it is known beforehand, or 0.
  template <std::size_t Count = 0, std::signed_integral N>
  QUOTALAW_INLINED bool narrow(std::size_t first, std::size_t count, N const* from, writing how = writing::kept) const {
    auto const n = Count == 0 ? count : Count;
    if (type_ == integer_type_of<N>()) {
      detail::copy_bytes(static_cast<std::uint8_t*>(data_) + first * sizeof(N),
                         reinterpret_cast<std::uint8_t const*>(from), n * sizeof(N), how);
      return true;
    }
    switch (type_) {
      case integer_type::i8:
        return copy<std::int8_t, Count>(first, n, from, how);
      case integer_type::i16:
        return copy<std::int16_t, Count>(first, n, from, how);
      case integer_type::i32:
        return copy<std::int32_t, Count>(first, n, from, how);
      case integer_type::u8:
      case integer_type::bit:
        return copy<std::uint8_t, Count>(first, n, from, how);
      case integer_type::u16:
        return copy<std::uint16_t, Count>(first, n, from, how);
      case integer_type::u32:
        return copy<std::uint32_t, Count>(first, n, from, how);
      case integer_type::u64:
        return copy<std::uint64_t, Count>(first, n, from, how);
      case integer_type::i64:
        break;
    }
    return copy<std::int64_t, Count>(first, n, from, how);
  }

  /// Whether a value fits the column.
  bool fits(std::int64_t value) const {
    return with_type(type_, [&](auto v) { return std::in_range<decltype(v)>(value); });
  }

 private:
  template <class T, std::size_t Count, class N>
  QUOTALAW_INLINED bool copy(std::size_t first, std::size_t n, N const* from, writing how) const {
    auto* const to = static_cast<std::uint8_t*>(data_) + first * sizeof(T);
    if constexpr (Count != 0) {
      if (how == writing::past_caches) {
        alignas(lane_alignment) std::uint8_t bytes[Count * sizeof(T)];
        bool const fit = convert<T, Count>(Count, from, bytes);
        detail::copy_past_caches(to, bytes, sizeof(bytes));
        return fit;
      }
    }
    return convert<T, Count>(n, from, to);
  }

  template <class T, std::size_t Count, class N>
  QUOTALAW_INLINED static bool convert(std::size_t count, N const* from, std::uint8_t* to) {
    auto const n = Count == 0 ? count : Count;
    N lost = 0;
    QUOTALAW_LANES
    for (std::size_t i = 0; i < n; ++i) {
      auto const v = static_cast<T>(from[i]);
      std::memcpy(to + i * sizeof(T), &v, sizeof(T));
      if constexpr (std::unsigned_integral<T> && sizeof(T) >= sizeof(N)) {
        lost |= from[i] & std::numeric_limits<N>::min();
      } else if constexpr (sizeof(T) < sizeof(N)) {
        lost |= static_cast<N>(v) ^ from[i];
      }
    }
    return lost == 0;
  }

  void* data_ = nullptr;
  std::size_t size_ = 0;
  integer_type type_ = integer_type::i64;
};

}  // namespace quotalaw::population
