// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of any library through the Arrow C data interface and its capsules: a published, stable ABI of three structs.
// Columns are read where they lie; nothing is copied unless its type makes that necessary.

#include "quotalaw/core/error.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The names and layouts are those of the specification, so that they agree with any other definition of them.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
extern "C" {
struct ArrowSchema {
  char const* format;
  char const* name;
  char const* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  void const** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};
}
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
extern "C" {
struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
  int (*get_next)(ArrowArrayStream*, ArrowArray* out);
  char const* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
}
#endif

namespace quotalaw::python::arrow {

/// Owns one struct of the interface: releases it once, never copies it.
template <class T>
class owned {
 public:
  owned() { raw_.release = nullptr; }
  owned(owned&& other) noexcept : raw_{other.raw_} { other.raw_.release = nullptr; }
  owned& operator=(owned&& other) noexcept {
    std::swap(raw_, other.raw_);
    return *this;
  }
  ~owned() {
    if (raw_.release) {
      raw_.release(&raw_);
    }
  }
  /// Takes what somebody else owned, and leaves it released.
  static owned take(T* from) {
    owned out;
    out.raw_ = *from;
    from->release = nullptr;
    return out;
  }
  T* get() { return &raw_; }
  T const* get() const { return &raw_; }
  T* operator->() { return &raw_; }
  T const* operator->() const { return &raw_; }
  explicit operator bool() const { return raw_.release != nullptr; }

 private:
  T raw_{};
};

/// A column of one batch: its type and where its rows lie.
struct array_view {
  ArrowSchema const* schema = nullptr;
  ArrowArray const* array = nullptr;
  std::int64_t offset = 0;  ///< of the first row, from the start of the buffers
  std::int64_t length = 0;

  std::string_view format() const { return schema->format; }
  std::uint8_t const* validity() const {
    return array->n_buffers > 0 && array->null_count != 0 ? static_cast<std::uint8_t const*>(array->buffers[0])
                                                          : nullptr;
  }
  bool valid(std::int64_t row) const {
    auto const* bits = validity();
    auto const at = offset + row;
    return !bits || (bits[at / 8] >> (at % 8) & 1) != 0;
  }
  template <class T>
  T const* buffer(std::int64_t which) const {
    return static_cast<T const*>(array->buffers[which]);
  }
};

/// A table: batches of columns, kept alive.
class table {
 public:
  /// Reads a whole stream. \throws facts_error if it is none, or no table.
  explicit table(ArrowArrayStream* stream);
  /// One batch.
  table(owned<ArrowSchema> schema, owned<ArrowArray> batch);

  std::int64_t rows() const { return rows_; }
  std::size_t batches() const { return batches_.size(); }
  std::int64_t rows_of(std::size_t batch) const { return batches_[batch]->length; }
  std::vector<std::string> const& names() const { return names_; }
  /// Place of a column by name. \throws facts_error for a name that is there twice.
  std::optional<std::size_t> find(std::string_view name) const;
  array_view column(std::size_t batch, std::size_t which) const;

 private:
  void read_names();

  owned<ArrowSchema> schema_;
  std::vector<owned<ArrowArray>> batches_;
  std::vector<std::string> names_;
  std::int64_t rows_ = 0;
};

/// The text of a row of a text column (utf8, large utf8, or view); the row must be valid.
std::string_view text_at(array_view const& of, std::int64_t row);
bool is_text(std::string_view format);

/// A result column under construction: fixed-width values, with or without a validity bitmap, or text.
struct built_column {
  std::string name;
  std::string format;
  std::vector<std::shared_ptr<void const>> keep;  ///< what owns the buffers
  std::vector<void const*> buffers;
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  /// A dictionary of texts, for values that are places in it.
  std::shared_ptr<built_column> dictionary{};
};

/// Keeps memory alive as a buffer.
template <class T>
void add_buffer(built_column& to, std::shared_ptr<T[]> const& values) {
  to.buffers.push_back(values.get());
  if (values) {
    to.keep.push_back(std::shared_ptr<void const>{values, values.get()});
  }
}

/// A table that has been made; exported as often as wanted, all exports share the buffers.
struct built_table {
  std::vector<built_column> columns;
  std::int64_t length = 0;
  void export_schema(ArrowSchema* out) const;
  static void export_stream(std::shared_ptr<built_table const> const& of, ArrowArrayStream* out);
};

}  // namespace quotalaw::python::arrow
