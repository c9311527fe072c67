// SPDX-License-Identifier: Apache-2.0
#include "columns.hpp"

#include "quotalaw/population/batch.hpp"
#include "quotalaw/population/memory.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>

namespace quotalaw::python {

namespace {

using population::integer_type;

/// Refused by the engine as below zero; `why` has the true reason.
constexpr std::int64_t not_taken = std::numeric_limits<std::int64_t>::min();

std::optional<integer_type> integer_of(std::string_view format) {
  if (format.size() != 1) {
    return std::nullopt;
  }
  switch (format[0]) {
    case 'c':
      return integer_type::i8;
    case 's':
      return integer_type::i16;
    case 'i':
      return integer_type::i32;
    case 'l':
      return integer_type::i64;
    case 'C':
      return integer_type::u8;
    case 'S':
      return integer_type::u16;
    case 'I':
      return integer_type::u32;
    case 'L':
      return integer_type::u64;
    case 'b':
      return integer_type::bit;
    default:
      return std::nullopt;
  }
}

population::column with_validity(population::column of, arrow::array_view const& from) {
  auto const* bits = from.validity();
  if (!bits) {
    return of;
  }
  auto const needed = static_cast<std::size_t>((from.offset + from.length + 7) / 8);
  return of.with_validity({bits, needed}, static_cast<std::size_t>(from.offset));
}

[[noreturn]] void not_numbers(std::string_view fact, std::string_view format) {
  std::string found = arrow::is_text(format)    ? "text"
                      : format.starts_with("t") ? "days or times"
                      : format.starts_with("+") ? "lists or structures"
                                                : "values of the Arrow type " + std::string{format};
  throw facts_error(sentences::wrong_type, std::string{fact}, {{"expected", "a column of numbers"}, {"value", found}});
}

std::string place(std::string_view fact, std::size_t row) {
  return std::string{fact} + "[" + std::to_string(row) + "]";
}

/// Values of 64 bits that belong to us.
struct own_values {
  std::shared_ptr<std::int64_t[]> values;
  std::shared_ptr<std::uint8_t[]> validity;
  std::size_t size = 0;

  explicit own_values(std::size_t n) : values{population::memory_for<std::int64_t>(n)}, size{n} {}

  void set_null(std::size_t row) {
    if (!validity) {
      auto const bytes = (size + 7) / 8;
      validity = std::make_shared_for_overwrite<std::uint8_t[]>(bytes);
      std::memset(validity.get(), 0xff, bytes);
    }
    validity[row / 8] = static_cast<std::uint8_t>(validity[row / 8] & ~(1U << (row % 8)));
    values[row] = 0;
  }

  ready_column ready() const {
    ready_column out;
    out.view = population::column{values.get(), integer_type::i64, size};
    if (validity) {
      out.view = out.view.with_validity({validity.get(), (size + 7) / 8});
      out.keep.emplace_back(validity, validity.get());
    }
    out.keep.emplace_back(values, values.get());
    out.copied = true;
    return out;
  }
};

/// What a source of values says of a row.
struct taken {
  std::optional<std::int64_t> value;  ///< in steps; nothing if it is not a whole number of them
  bool is_null = false;
};

/// Converts every row. `source(row)` is `taken`, `source.text(row)` the value as it was given.
template <class Source>
ready_column converted(arrow::array_view const& from, step in, std::string_view fact, Source source) {
  auto const n = static_cast<std::size_t>(from.length);
  own_values own{n};
  bool refused = false;
  for (std::size_t row = 0; row < n; ++row) {
    auto const found = from.valid(static_cast<std::int64_t>(row)) ? source(row) : taken{{}, true};
    if (found.is_null) {
      own.set_null(row);
    } else {
      own.values[row] = found.value.value_or(not_taken);
      refused = refused || !found.value;
    }
  }
  auto out = own.ready();
  if (refused) {
    out.why = [values = own.values, in, source, fact = std::string{fact}](std::size_t row) -> std::optional<error> {
      if (values[row] != not_taken) {
        return std::nullopt;
      }
      return facts_error(in == step::halves ? sentences::not_a_half : sentences::not_a_number, place(fact, row),
                         {{"value", source.text(row)}});
    };
  }
  return out;
}

template <class T>
struct float_source {
  T const* data;
  T factor;
  taken operator()(std::size_t row) const {
    auto const v = data[row];
    if (std::isnan(v)) {
      return {{}, true};  // how frames without nulls write a missing value
    }
    auto const n = v * factor;
    constexpr T most = static_cast<T>(std::int64_t{1} << 52);
    return std::abs(n) <= most && n == std::floor(n) ? taken{static_cast<std::int64_t>(n)} : taken{};
  }
  std::string text(std::size_t row) const {
    std::array<char, 64> out{};
    auto const end = std::to_chars(out.data(), out.data() + out.size(), data[row]).ptr;
    return {out.data(), end};
  }
};

template <class T>
ready_column floats(arrow::array_view const& from, step in, std::string_view fact) {
  return converted(from, in, fact, float_source<T>{from.buffer<T>(1) + from.offset, in == step::halves ? T{2} : T{1}});
}

using population::int128;

struct decimal_source {
  std::uint8_t const* data;
  std::size_t width;
  int128 unit;
  int128 factor;
  int scale;
  int128 at(std::size_t row) const {
    auto read = [&](auto v) -> int128 {
      std::memcpy(&v, data + row * width, sizeof(v));
      return v;
    };
    return width == 16 ? read(int128{}) : width == 8 ? read(std::int64_t{}) : read(std::int32_t{});
  }
  taken operator()(std::size_t row) const {
    auto const v = at(row);
    auto const rest = v % unit * factor;
    auto const n = v / unit * factor + rest / unit;
    return rest % unit == 0 && n <= std::numeric_limits<std::int64_t>::max() && n > not_taken
               ? taken{static_cast<std::int64_t>(n)}
               : taken{};
  }
  std::string text(std::size_t row) const {
    auto digits = population::text_of(at(row));
    auto const sign = digits.starts_with('-') ? std::size_t{1} : std::size_t{0};
    auto const needed = static_cast<std::size_t>(scale) + 1 + sign;
    if (digits.size() < needed) {
      digits.insert(sign, needed - digits.size(), '0');
    }
    if (scale > 0) {
      digits.insert(digits.size() - static_cast<std::size_t>(scale), ".");
    }
    return digits;
  }
};

/// "d:precision,scale" or "d:precision,scale,bits"
ready_column decimals(arrow::array_view const& from, step in, std::string_view fact) {
  auto const format = from.format();
  auto const first = format.find(',');
  auto const second = format.find(',', first + 1);
  auto const scale = std::stoi(std::string{format.substr(first + 1, second - first - 1)});
  auto const bits = second == std::string_view::npos ? 128 : std::stoi(std::string{format.substr(second + 1)});
  constexpr int most_digits = 30;
  if ((bits != 128 && bits != 64 && bits != 32) || scale < 0 || scale > most_digits) {
    not_numbers(fact, format);
  }
  auto const width = static_cast<std::size_t>(bits / 8);
  int128 unit = 1;
  for (int i = 0; i < scale; ++i) {
    unit *= 10;
  }
  return converted(from, in, fact,
                   decimal_source{from.buffer<std::uint8_t>(1) + static_cast<std::size_t>(from.offset) * width, width,
                                  unit, in == step::halves ? 2 : 1, scale});
}

}  // namespace

ready_column numbers(arrow::array_view const& from, step in, std::string_view fact) {
  auto const n = static_cast<std::size_t>(from.length);
  if (from.schema->dictionary) {
    // A dictionary of numbers: its entries are read as any column, then looked up.
    auto const entries = numbers({from.schema->dictionary, from.array->dictionary, from.array->dictionary->offset,
                                  from.array->dictionary->length},
                                 in, fact);
    auto const type = integer_of(from.format());
    population::column const index{from.buffer<std::uint8_t>(1), type.value(), n,
                                   static_cast<std::size_t>(from.offset)};
    own_values own{n};
    for (std::size_t row = 0; row < n; ++row) {
      auto const at = from.valid(static_cast<std::int64_t>(row)) ? index.at(row) : -1;
      if (at < 0 || !entries.view.valid(static_cast<std::size_t>(at))) {
        own.set_null(row);
      } else {
        own.values[row] = entries.view.at(static_cast<std::size_t>(at));
      }
    }
    auto out = own.ready();
    if (entries.why) {
      out.why = [values = own.values, why = entries.why, keep = entries.keep,
                 fact = std::string{fact}](std::size_t row) -> std::optional<error> {
        if (values[row] != not_taken) {
          return std::nullopt;
        }
        return facts_error(sentences::not_a_half, place(fact, row), {{"value", "the value"}});
      };
    }
    return out;
  }
  auto const format = from.format();
  if (format == "n") {
    own_values own{n};
    for (std::size_t row = 0; row < n; ++row) {
      own.set_null(row);
    }
    return own.ready();
  }
  if (format == "g") {
    return floats<double>(from, in, fact);
  }
  if (format == "f") {
    return floats<float>(from, in, fact);
  }
  if (format.starts_with("d:")) {
    return decimals(from, in, fact);
  }
  auto const type = integer_of(format);
  if (!type) {
    not_numbers(fact, format);
  }
  population::column const there{from.buffer<void>(1), *type, n, static_cast<std::size_t>(from.offset)};
  ready_column out;
  out.view = with_validity(in == step::halves ? there.counted_twice() : there, from);
  return out;
}

ready_column codes(arrow::array_view const& from, std::string_view fact,
                   std::function<std::int32_t(std::string_view)> const& code_of) {
  auto const n = static_cast<std::size_t>(from.length);
  struct told {
    std::int32_t code = -1;
    std::optional<error> refused{};
  };
  auto look_up = [&](std::string_view text) {
    told out;
    try {
      out.code = code_of(text);
    } catch (facts_error const& e) {
      out.refused = e;
    }
    return out;
  };
  auto placed = [fact = std::string{fact}](error const& e, std::size_t row) {
    return std::optional<error>{facts_error(e.code(), e.said(), place(fact, row), e.provision(), e.args())};
  };
  auto const* dictionary = from.schema->dictionary;
  if (dictionary && arrow::is_text(dictionary->format)) {
    arrow::array_view const texts{dictionary, from.array->dictionary, from.array->dictionary->offset,
                                  from.array->dictionary->length};
    auto const count = static_cast<std::size_t>(texts.length);
    auto entries = std::make_shared<std::vector<std::int32_t>>(count, -1);
    auto refused = std::make_shared<std::vector<std::optional<error>>>(count);
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) {
      if (texts.valid(static_cast<std::int64_t>(i))) {
        auto found = look_up(arrow::text_at(texts, static_cast<std::int64_t>(i)));
        (*entries)[i] = found.code;
        any = any || found.refused;
        (*refused)[i] = std::move(found.refused);
      }
    }
    population::column const index{from.buffer<void>(1), integer_of(from.format()).value(), n,
                                   static_cast<std::size_t>(from.offset)};
    ready_column out;
    out.view = with_validity(index.with_dictionary(*entries), from);
    out.keep.push_back(entries);
    if (any) {
      out.why = [index, refused, placed, valid = out.view](std::size_t row) -> std::optional<error> {
        if (!valid.valid(row)) {
          return std::nullopt;
        }
        auto const at = index.at(row);
        auto const& why = (*refused)[static_cast<std::size_t>(at)];
        return why ? placed(*why, row) : std::nullopt;
      };
    }
    return out;
  }
  if (arrow::is_text(from.format())) {
    std::unordered_map<std::string_view, told> known;
    own_values own{n};
    auto refused = std::make_shared<std::vector<std::pair<std::size_t, std::shared_ptr<error>>>>();
    std::unordered_map<std::string_view, std::shared_ptr<error>> shared;
    for (std::size_t row = 0; row < n; ++row) {
      if (!from.valid(static_cast<std::int64_t>(row))) {
        own.set_null(row);
        continue;
      }
      auto const text = arrow::text_at(from, static_cast<std::int64_t>(row));
      auto found = known.find(text);
      if (found == known.end()) {
        found = known.emplace(text, look_up(text)).first;
      }
      own.values[row] = found->second.refused ? not_taken : found->second.code;
      if (found->second.refused) {
        auto& why = shared[text];
        if (!why) {
          why = std::make_shared<error>(*found->second.refused);
        }
        refused->emplace_back(row, why);
      }
    }
    auto out = own.ready();
    if (!refused->empty()) {
      out.why = [refused, placed](std::size_t row) -> std::optional<error> {
        auto const at = std::lower_bound(refused->begin(), refused->end(), row,
                                         [](auto const& one, std::size_t r) { return one.first < r; });
        return at != refused->end() && at->first == row ? placed(*at->second, row) : std::nullopt;
      };
    }
    return out;
  }
  return numbers(from, step::whole, fact);
}

ready_column joined(std::vector<ready_column> const& parts) {
  std::size_t n = 0;
  for (auto const& p : parts) {
    n += p.view.size();
  }
  own_values own{n};
  std::size_t at = 0;
  bool any = false;
  std::vector<std::size_t> starts;
  for (auto const& p : parts) {
    starts.push_back(at);
    any = any || p.why;
    for (std::size_t i = 0; i < p.view.size(); ++i, ++at) {
      if (p.view.valid(i)) {
        own.values[at] = p.view.at(i);
      } else {
        own.set_null(at);
      }
    }
  }
  auto out = own.ready();
  if (any) {
    out.why = [parts, starts](std::size_t row) -> std::optional<error> {
      auto const next = std::upper_bound(starts.begin(), starts.end(), row);
      auto const which = static_cast<std::size_t>(next - starts.begin()) - 1;
      return parts[which].why ? parts[which].why(row - starts[which]) : std::nullopt;
    };
  }
  return out;
}

ready_column repeated(ready_column const& from, std::size_t times) {
  auto const n = from.view.size();
  own_values own{n * times};
  for (std::size_t i = 0; i < n; ++i) {
    auto const valid = from.view.valid(i);
    auto const value = valid ? from.view.at(i) : 0;
    for (std::size_t k = i * times; k < (i + 1) * times; ++k) {
      if (valid) {
        own.values[k] = value;
      } else {
        own.set_null(k);
      }
    }
  }
  auto out = own.ready();
  if (from.why) {
    out.why = [why = from.why, times](std::size_t row) { return why(row / times); };
  }
  return out;
}

ready_column every(ready_column const& from, std::size_t stride) {
  own_values own{from.view.size() / stride};
  for (std::size_t i = 0; i < own.size; ++i) {
    if (from.view.valid(i * stride)) {
      own.values[i] = from.view.at(i * stride);
    } else {
      own.set_null(i);
    }
  }
  auto out = own.ready();
  if (from.why) {
    out.why = [why = from.why, stride](std::size_t row) { return why(row * stride); };
  }
  return out;
}

}  // namespace quotalaw::python
