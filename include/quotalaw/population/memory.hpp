// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Memory for columns that a program makes itself. Columns may lie anywhere; from here they begin at a whole line of
/// the cache, as those of Arrow do, so that no vector lies in two lines, and much memory is asked for in large pages,
/// so that fewer of them have to be given. docs/how-to/columns.md

#include "columns.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace quotalaw::population {

/// For any container of numbers.
template <class T>
struct column_allocator {
  static_assert(std::is_arithmetic_v<T>);
  using value_type = T;

  column_allocator() = default;
  template <class U>
  constexpr column_allocator(column_allocator<U> const&) noexcept {}

  /// \throws std::bad_alloc if there is not so much.
  T* allocate(std::size_t n) const {
    if (n > std::numeric_limits<std::size_t>::max() / sizeof(T)) {
      throw std::bad_array_new_length{};
    }
    auto* const p = static_cast<T*>(::operator new(n * sizeof(T), alignment));
#if defined(__linux__)
    if (n >= large_page / sizeof(T)) {
      auto const from = (reinterpret_cast<std::uintptr_t>(p) + page - 1) / page * page;
      auto const to = (reinterpret_cast<std::uintptr_t>(p) + n * sizeof(T)) / page * page;
      static_cast<void>(::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE));  // a wish
    }
#endif
    return p;
  }
  void deallocate(T* p, std::size_t) const noexcept { ::operator delete(p, alignment); }

  friend bool operator==(column_allocator, column_allocator) { return true; }

 private:
  static constexpr std::align_val_t alignment{lane_alignment};
  static constexpr std::size_t page = 4096, large_page = std::size_t{2} << 20;
};

/// The values of a column, in such memory.
template <class T>
using column_vector = std::vector<T, column_allocator<T>>;

/// Memory for `n` values that are not set yet, shared by all who use it.
template <class T>
std::shared_ptr<T[]> memory_for(std::size_t n) {
  return {column_allocator<T>{}.allocate(n), [n](T* p) { column_allocator<T>{}.deallocate(p, n); }};
}

}  // namespace quotalaw::population
