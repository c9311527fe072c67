// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace quotalaw::python::arrow {

namespace {

[[noreturn]] void no_table(std::string detail) {
  throw facts_error(errc::malformed, sentences::wrong_type, "table", "",
                    {{"expected", "a table of columns"}, {"value", std::move(detail)}});
}

void check(ArrowArrayStream* stream, int status) {
  if (status != 0) {
    auto const* said = stream->get_last_error ? stream->get_last_error(stream) : nullptr;
    no_table(said ? said : std::strerror(status));
  }
}

template <class T>
T load(void const* at) {
  T value;
  std::memcpy(&value, at, sizeof(value));
  return value;
}

}  // namespace

table::table(ArrowArrayStream* stream) {
  check(stream, stream->get_schema(stream, schema_.get()));
  read_names();
  for (;;) {
    owned<ArrowArray> batch;
    check(stream, stream->get_next(stream, batch.get()));
    if (!batch) {
      break;
    }
    rows_ += batch->length;
    if (batch->length > 0) {
      batches_.push_back(std::move(batch));
    }
  }
}

table::table(owned<ArrowSchema> schema, owned<ArrowArray> batch) : schema_{std::move(schema)} {
  read_names();
  rows_ = batch->length;
  if (rows_ > 0) {
    batches_.push_back(std::move(batch));
  }
}

void table::read_names() {
  if (std::string_view{schema_->format} != "+s") {
    no_table("a single column");
  }
  for (std::int64_t i = 0; i < schema_->n_children; ++i) {
    auto const* name = schema_->children[i]->name;
    names_.emplace_back(name ? name : "");
  }
}

std::optional<std::size_t> table::find(std::string_view name) const {
  auto const first = std::find(names_.begin(), names_.end(), name);
  if (first == names_.end()) {
    return std::nullopt;
  }
  if (std::find(first + 1, names_.end(), name) != names_.end()) {
    throw facts_error(errc::contradiction, sentences::repeated_column, std::string{name}, "",
                      {{"name", std::string{name}}});
  }
  return static_cast<std::size_t>(first - names_.begin());
}

array_view table::column(std::size_t batch, std::size_t which) const {
  auto const& whole = batches_[batch];
  auto const* part = whole->children[which];
  return {schema_->children[which], part, whole->offset + part->offset, whole->length};
}

bool is_text(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }

std::string_view text_at(array_view const& of, std::int64_t row) {
  auto const at = of.offset + row;
  auto const format = of.format();
  if (format == "vu") {
    // 16 bytes a row: the length, then up to 12 bytes in place, or four bytes of prefix, a buffer and a place in it.
    auto const* view = of.buffer<char>(1) + 16 * at;
    auto const length = static_cast<std::size_t>(load<std::int32_t>(view));
    if (length <= 12) {
      return {view + 4, length};
    }
    auto const buffer = load<std::int32_t>(view + 8);
    return {of.buffer<char>(2 + buffer) + load<std::int32_t>(view + 12), length};
  }
  auto const* bytes = of.buffer<char>(2);
  auto const range = [&](auto const* offsets) {
    return std::string_view{bytes + offsets[at], static_cast<std::size_t>(offsets[at + 1] - offsets[at])};
  };
  return format == "U" ? range(of.buffer<std::int64_t>(1)) : range(of.buffer<std::int32_t>(1));
}

// --- export: every struct owns a copy of what it points to, and shares the buffers ---

namespace {

struct schema_parts {
  std::string format, name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
  std::unique_ptr<ArrowSchema> dictionary;
};

void release_schema(ArrowSchema* s) {
  auto* parts = static_cast<schema_parts*>(s->private_data);
  for (auto& child : parts->children) {
    if (child.release) {
      child.release(&child);
    }
  }
  if (parts->dictionary && parts->dictionary->release) {
    parts->dictionary->release(parts->dictionary.get());
  }
  delete parts;
  s->release = nullptr;
}

void fill_schema(ArrowSchema* out, std::string format, std::string name, std::span<built_column const> children,
                 built_column const* dictionary) {
  auto parts = std::make_unique<schema_parts>();
  parts->format = std::move(format);
  parts->name = std::move(name);
  parts->children.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    fill_schema(&parts->children[i], children[i].format, children[i].name, {}, children[i].dictionary.get());
    parts->pointers.push_back(&parts->children[i]);
  }
  if (dictionary) {
    parts->dictionary = std::make_unique<ArrowSchema>();
    fill_schema(parts->dictionary.get(), dictionary->format, "", {}, nullptr);
  }
  *out = ArrowSchema{parts->format.c_str(),
                     parts->name.c_str(),
                     nullptr,
                     ARROW_FLAG_NULLABLE,
                     static_cast<std::int64_t>(children.size()),
                     parts->pointers.data(),
                     parts->dictionary.get(),
                     &release_schema,
                     nullptr};
  out->private_data = parts.release();
}

struct array_parts {
  std::vector<std::shared_ptr<void const>> keep;
  std::vector<void const*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
  std::unique_ptr<ArrowArray> dictionary;
};

void release_array(ArrowArray* a) {
  auto* parts = static_cast<array_parts*>(a->private_data);
  for (auto& child : parts->children) {
    if (child.release) {
      child.release(&child);
    }
  }
  if (parts->dictionary && parts->dictionary->release) {
    parts->dictionary->release(parts->dictionary.get());
  }
  delete parts;
  a->release = nullptr;
}

void fill_array(ArrowArray* out, std::unique_ptr<array_parts> parts, std::int64_t length, std::int64_t nulls) {
  for (auto& child : parts->children) {
    parts->pointers.push_back(&child);
  }
  *out = ArrowArray{length,
                    nulls,
                    0,
                    static_cast<std::int64_t>(parts->buffers.size()),
                    static_cast<std::int64_t>(parts->children.size()),
                    parts->buffers.data(),
                    parts->pointers.data(),
                    parts->dictionary.get(),
                    &release_array,
                    nullptr};
  out->private_data = parts.release();
}

void fill_column(ArrowArray* out, built_column const& column) {
  auto parts = std::make_unique<array_parts>();
  parts->keep = column.keep;
  parts->buffers = column.buffers;
  if (column.dictionary) {
    parts->dictionary = std::make_unique<ArrowArray>();
    fill_column(parts->dictionary.get(), *column.dictionary);
  }
  fill_array(out, std::move(parts), column.length, column.null_count);
}

struct stream_parts {
  std::shared_ptr<built_table const> of;
  bool given = false;
};

int stream_schema(ArrowArrayStream* s, ArrowSchema* out) {
  static_cast<stream_parts*>(s->private_data)->of->export_schema(out);
  return 0;
}

int stream_next(ArrowArrayStream* s, ArrowArray* out) {
  auto* parts = static_cast<stream_parts*>(s->private_data);
  *out = ArrowArray{};
  if (parts->given) {
    return 0;
  }
  parts->given = true;
  auto whole = std::make_unique<array_parts>();
  whole->buffers = {nullptr};
  whole->children.resize(parts->of->columns.size());
  for (std::size_t i = 0; i < parts->of->columns.size(); ++i) {
    fill_column(&whole->children[i], parts->of->columns[i]);
  }
  fill_array(out, std::move(whole), parts->of->length, 0);
  return 0;
}

char const* stream_error(ArrowArrayStream*) { return nullptr; }

void stream_release(ArrowArrayStream* s) {
  delete static_cast<stream_parts*>(s->private_data);
  s->release = nullptr;
}

}  // namespace

void built_table::export_schema(ArrowSchema* out) const { fill_schema(out, "+s", "", columns, nullptr); }

void built_table::export_stream(std::shared_ptr<built_table const> const& of, ArrowArrayStream* out) {
  *out = {&stream_schema, &stream_next, &stream_error, &stream_release, new stream_parts{of}};
}

}  // namespace quotalaw::python::arrow
