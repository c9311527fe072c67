// SPDX-License-Identifier: Apache-2.0
// Many employers at once: Arrow tables in, Arrow tables out, computed by the engine of quotalaw/population.
#include "columns.hpp"
#include "module.hpp"
#include "quotalaw/jp.hpp"
#include "quotalaw/jp/rows.hpp"
#include "quotalaw/population/batch.hpp"
#include "quotalaw/population/memory.hpp"
#include "quotalaw/population/sweep.hpp"
#include "quotalaw/questions/questions.hpp"
#include "quotalaw/th.hpp"
#include "quotalaw/th/rows.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace quotalaw::python {

namespace {

using population::level;

/// The capsules of any object that speaks the Arrow protocol.
arrow::table read_table(py::object const& from) {
  if (py::hasattr(from, "__arrow_c_stream__")) {
    py::capsule const capsule = from.attr("__arrow_c_stream__")();
    auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), "arrow_array_stream"));
    if (!stream) {
      throw py::error_already_set();
    }
    return arrow::table{stream};
  }
  py::tuple const pair = from.attr("__arrow_c_array__")();
  auto* schema = static_cast<ArrowSchema*>(PyCapsule_GetPointer(py::object{pair[0]}.ptr(), "arrow_schema"));
  auto* array =
      schema ? static_cast<ArrowArray*>(PyCapsule_GetPointer(py::object{pair[1]}.ptr(), "arrow_array")) : nullptr;
  if (!array) {
    throw py::error_already_set();
  }
  return {arrow::owned<ArrowSchema>::take(schema), arrow::owned<ArrowArray>::take(array)};
}

/// A table that has been made, as Python holds it.
struct result_table {
  std::shared_ptr<arrow::built_table> built = std::make_shared<arrow::built_table>();
  std::size_t refused = 0;
  double engine_seconds = 0;  ///< spent in the engine, of the whole call
  /// (row, refusal) of rows that could not be computed.
  std::vector<std::pair<std::size_t, error>> why{};
  /// Of each input column, by fact: addresses of its batches, and whether it was copied.
  std::map<std::string, std::vector<std::pair<std::uintptr_t, bool>>> read{};
};

void release_stream(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
  if (stream && stream->release) {
    stream->release(stream);
  }
  delete stream;
}

py::object stream_of(result_table const& of) {
  auto stream = std::make_unique<ArrowArrayStream>();
  arrow::built_table::export_stream(of.built, stream.get());
  auto* capsule = PyCapsule_New(stream.get(), "arrow_array_stream", &release_stream);
  if (!capsule) {
    stream->release(stream.get());
    throw py::error_already_set();
  }
  static_cast<void>(stream.release());
  return py::reinterpret_steal<py::object>(capsule);
}

std::int32_t flag_code(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::int32_t>, 8> known{
      {{"no", 0}, {"yes", 1}, {"private", 0}, {"state", 1}, {"false", 0}, {"true", 1}, {"0", 0}, {"1", 1}}};
  for (auto const& [word, code] : known) {
    if (word == text) {
      return code;
    }
  }
  throw facts_error(
      sentences::not_a_choice, "",
      {{"value", std::string{text}},
       {"choices", "private, state, yes, no"},
       {"nearest", nearest_name(text, std::array<std::string_view, 4>{"private", "state", "yes", "no"})}});
}

std::int32_t province_code(std::string_view text) {
  return static_cast<std::int32_t>(th::province_named(std::string{text}));
}

std::int32_t industry_code(std::string_view text) {
  return static_cast<std::int32_t>(jp::industry_named(std::string{text}, ""));
}

template <class K>
ready_column read_fact(arrow::array_view const& from, std::size_t c) {
  auto const& spec = K::inputs[c];
  if (spec.name == "state") {
    return codes(from, spec.name, flag_code);
  }
  if (spec.name == "province") {
    return codes(from, spec.name, province_code);
  }
  if (spec.name == "industry") {
    return codes(from, spec.name, industry_code);
  }
  // Persons that may be halves are accepted up to twice the number of heads.
  auto const in = spec.most == halves(most_heads).number() ? step::halves : step::whole;
  return numbers(from, in, spec.name);
}

/// An output while it is filled by the engine, then made a column.
struct filling {
  std::shared_ptr<std::uint8_t[]> bytes;
  std::size_t width = 0;
  population::integer_type type{};

  static filling of(population::integer_type type, std::size_t rows) {
    auto const width = population::with_type(type, [](auto v) { return sizeof(v); });
    return {population::memory_for<std::uint8_t>(width * rows), width, type};
  }
  population::output_column part(std::size_t first, std::size_t rows) const {
    return {bytes.get() + first * width, type, rows};
  }
  std::int64_t at(std::size_t row) const {
    return population::with_type(type, [&](auto v) {
      std::memcpy(&v, bytes.get() + row * width, sizeof(v));
      return static_cast<std::int64_t>(v);
    });
  }
};

char const* format_of(population::integer_type type) {
  using population::integer_type;
  switch (type) {
    case integer_type::i8:
      return "c";
    case integer_type::i16:
      return "s";
    case integer_type::i32:
      return "i";
    case integer_type::u8:
    case integer_type::bit:
      return "C";
    case integer_type::u16:
      return "S";
    case integer_type::u32:
      return "I";
    case integer_type::u64:
      return "L";
    case integer_type::i64:
      break;
  }
  return "l";
}

/// Texts as a column; `at(i)` is the text, or nothing for null.
template <class At>
arrow::built_column text_column(std::string name, std::size_t rows, At at) {
  arrow::built_column out{std::move(name), "u", {}, {}, static_cast<std::int64_t>(rows), 0};
  auto const offsets = population::memory_for<std::int32_t>(rows + 1);
  auto const bytes = (rows + 7) / 8;
  auto validity = std::make_shared<std::uint8_t[]>(bytes + 1);
  std::string all;
  offsets[0] = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    if (std::optional<std::string> const text = at(i)) {
      all += *text;
      validity[i / 8] = static_cast<std::uint8_t>(validity[i / 8] | (1U << (i % 8)));
    } else {
      ++out.null_count;
    }
    offsets[i + 1] = static_cast<std::int32_t>(all.size());
  }
  auto data = std::make_shared_for_overwrite<char[]>(all.size() + 1);
  std::memcpy(data.get(), all.data(), all.size());
  arrow::add_buffer(out, validity);
  arrow::add_buffer(out, offsets);
  arrow::add_buffer(out, data);
  return out;
}

template <std::size_t N>
std::shared_ptr<arrow::built_column> dictionary_of(std::array<std::string_view, N> const& names) {
  return std::make_shared<arrow::built_column>(
      text_column("", N, [&](std::size_t i) { return std::optional{std::string{names[i]}}; }));
}

struct how_to_run {
  unsigned threads = 1;
  bool refuse = true;        ///< the first bad row ends the run
  bool minor_money = false;  ///< money as whole minor units
  std::size_t repeat = 1;    ///< each row of the table stands for so many rows of the engine
};

/// One column of results from what the engine wrote.
arrow::built_column finished(std::string name, filling const& from, population::output_spec const& spec,
                             std::size_t rows, std::shared_ptr<std::uint8_t[]> const& validity, std::int64_t nulls,
                             how_to_run const& how, std::size_t decimals) {
  arrow::built_column out{std::move(name), format_of(from.type), {}, {}, static_cast<std::int64_t>(rows), nulls};
  arrow::add_buffer(out, validity);
  if (spec.meaning == "half_heads" || spec.meaning == "person_months") {
    auto const values = population::memory_for<double>(rows);
    population::with_type(from.type, [&](auto v) {
      auto const* const halves = reinterpret_cast<decltype(v) const*>(from.bytes.get());
      constexpr std::size_t some = 64;  // a number known beforehand: compilers make vectors of it
      std::size_t i = 0;
      for (; i + some <= rows; i += some) {
        QUOTALAW_LANES
        for (std::size_t k = 0; k < some; ++k) {
          values[i + k] = static_cast<double>(halves[i + k]) / 2;  // exact: halves far below 2^53
        }
      }
      for (; i < rows; ++i) {
        values[i] = static_cast<double>(halves[i]) / 2;
      }
    });
    out.format = "g";
    arrow::add_buffer(out, values);
    return out;
  }
  if (spec.meaning == "flag") {
    auto const bits = std::make_shared<std::uint8_t[]>((rows + 7) / 8 + 1);
    population::with_type(from.type, [&](auto v) {
      auto const* const flags = reinterpret_cast<decltype(v) const*>(from.bytes.get());
      for (std::size_t i = 0; i < rows; i += 8) {
        auto const some = std::min<std::size_t>(8, rows - i);
        unsigned of_eight = 0;
        for (std::size_t k = 0; k < some; ++k) {
          of_eight |= (flags[i + k] != 0 ? 1U : 0U) << k;
        }
        bits[i / 8] = static_cast<std::uint8_t>(of_eight);
      }
    });
    out.format = "b";
    arrow::add_buffer(out, bits);
    return out;
  }
  if (spec.meaning == "money" && decimals > 0 && !how.minor_money) {
    auto const values = population::memory_for<std::int64_t>(2 * rows);
    for (std::size_t i = 0; i < rows; ++i) {
      std::int64_t n;
      std::memcpy(&n, from.bytes.get() + i * sizeof(n), sizeof(n));
      values[2 * i] = n;
      values[2 * i + 1] = n < 0 ? -1 : 0;
    }
    out.format = "d:18," + std::to_string(decimals);
    arrow::add_buffer(out, values);
    return out;
  }
  arrow::add_buffer(out, from.bytes);
  if (spec.meaning == "plan_criterion") {
    out.dictionary = dictionary_of(jp::plan_criterion_names);
    out.format = "C";
  }
  return out;
}

/// Names of results as the questions have them.
template <class K>
std::string result_name(std::string_view engine) {
  auto const of_year = std::same_as<K, jp::year_rows> && (engine == "shortage" || engine == "excess");
  return std::string{engine} + (of_year ? "_person_months" : "");
}

/// The place of a refusal, told in rows of the whole table.
template <class K>
std::string placed(error const& why, std::size_t first_unit, std::size_t repeat) {
  auto const& where = why.where();
  auto const open = where.find('[');
  if (open == std::string::npos) {
    return where;
  }
  auto const name = where.substr(0, open);
  auto const at = static_cast<std::size_t>(std::stoull(where.substr(open + 1)));
  auto const of_row = K::inputs[population::table<K>::index_of(name)].of == level::row;
  auto const row =
      of_row ? (at + first_unit * K::rows_per_unit) / repeat : (at + first_unit) * (K::rows_per_unit / repeat);
  return name + "[" + std::to_string(row) + "]";
}

using mapping = std::map<std::string, std::string>;

/// The facts of a table as the engine reads them. Batches whose rows are whole units are computed where they lie;
/// otherwise the columns are joined first.
template <class K>
struct facts_of_table {
  struct piece {
    population::table<K> facts;
    std::array<ready_column, K::inputs.size()> columns;
    std::size_t first_unit = 0;
  };
  std::vector<piece> pieces;
  std::size_t repeat = 1, per_unit = 1, units = 0;
  /// Of each input column, by fact: addresses of its batches, and whether it was copied.
  std::map<std::string, std::vector<std::pair<std::uintptr_t, bool>>> read{};

  facts_of_table(arrow::table const& table, mapping const& columns, std::size_t each_row_repeated)
      : repeat{each_row_repeated}, per_unit{K::rows_per_unit / repeat} {
    for (auto const& [fact, column] : columns) {
      auto const c = population::table<K>::index_of(fact);
      place_[c] = table.find(column);
      if (!place_[c]) {
        throw facts_error(errc::missing_facts, sentences::unknown_fact, fact, "",
                          {{"name", column}, {"nearest", nearest_name(column, table.names())}});
      }
    }
    auto const rows = static_cast<std::size_t>(table.rows());
    if (rows % per_unit != 0) {
      throw facts_error(sentences::wrong_length, "rows",
                        {{"name", "rows"},
                         {"found", std::to_string(rows)},
                         {"expected", std::to_string((rows / per_unit + 1) * per_unit)}});
    }
    units = rows / per_unit;
    bool whole = true;
    for (std::size_t b = 0; b < table.batches(); ++b) {
      whole = whole && static_cast<std::size_t>(table.rows_of(b)) % per_unit == 0;
    }
    if (whole) {
      take_batches(table);
    } else {
      take_joined(table);
    }
    for (auto& p : pieces) {
      for (std::size_t c = 0; c < K::inputs.size(); ++c) {
        if (place_[c]) {
          if (K::rows_per_unit > 1 && repeat == 1 && K::inputs[c].of == level::unit) {
            // A fact of the employer stands in each of its rows; the first is read.
            p.columns[c] = every(p.columns[c], K::rows_per_unit);
          }
          p.facts.in[c] = p.columns[c].view;
        }
      }
    }
    // An empty table has columns all the same, and each required fact must be among them.
    for (std::size_t c = 0; pieces.empty() && c < K::inputs.size(); ++c) {
      if (K::inputs[c].required && !place_[c]) {
        throw facts_error(errc::missing_facts, sentences::missing, std::string{K::inputs[c].name},
                          std::string{K::inputs[c].provision}, {{"name", std::string{K::inputs[c].name}}});
      }
    }
  }

 private:
  /// A row of the table that stands for several of the engine is repeated, if its fact is one of rows.
  ready_column laid(ready_column column, std::size_t c) const {
    return repeat > 1 && K::inputs[c].of == level::row ? repeated(column, repeat) : column;
  }
  void take_batches(arrow::table const& table) {
    std::size_t unit = 0;
    for (std::size_t b = 0; b < table.batches(); ++b) {
      auto& p = pieces.emplace_back();
      p.first_unit = unit;
      p.facts.units = static_cast<std::size_t>(table.rows_of(b)) / per_unit;
      for (std::size_t c = 0; c < K::inputs.size(); ++c) {
        if (place_[c]) {
          auto const view = table.column(b, *place_[c]);
          p.columns[c] = laid(read_fact<K>(view, c), c);
          auto const* data = view.array->n_buffers > 1 ? view.array->buffers[1] : nullptr;
          read[std::string{K::inputs[c].name}].emplace_back(
              p.columns[c].copied ? 0 : reinterpret_cast<std::uintptr_t>(data), p.columns[c].copied);
        }
      }
      unit += p.facts.units;
    }
  }
  void take_joined(arrow::table const& table) {
    auto& p = pieces.emplace_back();
    p.facts.units = units;
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      if (place_[c]) {
        std::vector<ready_column> parts;
        for (std::size_t b = 0; b < table.batches(); ++b) {
          parts.push_back(read_fact<K>(table.column(b, *place_[c]), c));
        }
        p.columns[c] = laid(joined(parts), c);
        read[std::string{K::inputs[c].name}].emplace_back(0, true);
      }
    }
  }

  std::array<std::optional<std::size_t>, K::inputs.size()> place_{};
};

template <class K>
result_table run(arrow::table const& table, mapping const& columns, typename K::plan const& plan, how_to_run const& how,
                 std::size_t decimals) {
  result_table out;
  facts_of_table<K> given{table, columns, how.repeat};
  auto& pieces = given.pieces;
  auto const per_unit = given.per_unit, units = given.units;
  out.read = std::move(given.read);
  auto level_of = [](std::size_t c) { return K::inputs[c].of; };

  // Results.
  std::vector<std::pair<std::size_t, filling>> filled;
  for (std::size_t c = 0; c < K::outputs.size(); ++c) {
    auto const& spec = K::outputs[c];
    if (spec.of == level::unit) {
      filled.emplace_back(c, filling::of(spec.natural, units));
    }
  }
  auto const status = filling::of(population::integer_type::u8, units);
  population::run_options options;
  options.threads = how.threads;
  std::array<std::uint64_t, population::row_statuses> counts{};
  for (auto& p : pieces) {
    population::outputs<K> to;
    for (auto& [c, values] : filled) {
      to.out[c] = values.part(p.first_unit, p.facts.units);
    }
    to.unit_status = status.part(p.first_unit, p.facts.units);
    auto const begun = std::chrono::steady_clock::now();
    auto const found = population::assess_table(p.facts, plan, to, options);
    out.engine_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    auto const sums = found.all();
    for (std::size_t s = 0; s < counts.size(); ++s) {
      counts[s] += sums.by_status[s];
    }
  }
  bool any_refused = false;
  for (std::size_t s = 1; s < counts.size(); ++s) {
    any_refused = any_refused || counts[s] > 0;
  }

  // Refused rows: null in every result, with the reason beside.
  std::shared_ptr<std::uint8_t[]> validity;
  if (any_refused) {
    validity = std::make_shared<std::uint8_t[]>((units + 7) / 8 + 1);
    for (auto& p : pieces) {
      for (std::size_t u = 0; u < p.facts.units; ++u) {
        auto const unit = p.first_unit + u;
        if (status.bytes[unit] == 0) {
          validity[unit / 8] = static_cast<std::uint8_t>(validity[unit / 8] | (1U << (unit % 8)));
          continue;
        }
        ++out.refused;
        std::optional<error> why;
        std::string where;
        for (std::size_t c = 0; c < K::inputs.size() && !why; ++c) {
          if (p.columns[c].why) {
            auto const of_row = level_of(c) == level::row;
            auto const rows = of_row ? K::rows_per_unit : std::size_t{1};
            for (std::size_t k = u * rows; k < (u + 1) * rows && !why; ++k) {
              why = p.columns[c].why(k);
              auto const at = of_row ? (p.first_unit * rows + k) / how.repeat : unit * per_unit;
              where = std::string{K::inputs[c].name} + "[" + std::to_string(at) + "]";
            }
          }
        }
        if (why) {
          status.bytes[unit] = static_cast<std::uint8_t>(population::row_status::other);
        } else {
          for (std::size_t k = u * K::rows_per_unit; k < (u + 1) * K::rows_per_unit && !why; ++k) {
            why = population::refusal(p.facts, plan, k);
          }
          if (!why) {
            why = facts_error(errc::overflow, sentences::overflow, "", "", {});
          }
          where = placed<K>(*why, p.first_unit, how.repeat);
        }
        // The place is told in rows of the whole table.
        facts_error told{why->code(), why->said(), where, why->provision(), why->args()};
        if (how.refuse) {
          throw told;
        }
        out.why.emplace_back(unit, std::move(told));
      }
    }
  }
  auto& built = *out.built;
  built.length = static_cast<std::int64_t>(units);
  for (auto& [c, values] : filled) {
    built.columns.push_back(finished(result_name<K>(K::outputs[c].name), values, K::outputs[c], units, validity,
                                     static_cast<std::int64_t>(out.refused), how, decimals));
  }
  if (!how.refuse) {
    arrow::built_column codes_of{"status", "C", {}, {}, built.length, 0, dictionary_of(population::row_status_names)};
    codes_of.buffers.push_back(nullptr);
    arrow::add_buffer(codes_of, status.bytes);
    built.columns.push_back(std::move(codes_of));
    std::size_t next = 0;
    built.columns.push_back(text_column("refusal", units, [&](std::size_t unit) -> std::optional<std::string> {
      if (next < out.why.size() && out.why[next].first == unit) {
        auto const& why = out.why[next++].second;
        return why.where().substr(0, why.where().find('[')) + ": " + why.message();
      }
      return std::nullopt;
    }));
  }
  return out;
}

template <class Work>
result_table with_table(py::object const& from, Work work) {
  auto const table = read_table(from);
  result_table out;
  {
    py::gil_scoped_release const released;
    out = work(table);
  }
  return out;
}

/// Tells Python of the progress of long work, a few times a second, and ends it if Python was interrupted.
class teller {
 public:
  explicit teller(py::object said) : said_{std::move(said)} {}
  void operator()(std::size_t done, std::size_t all) {
    auto const now = std::chrono::steady_clock::now();
    if (now - told_ < std::chrono::milliseconds{200} && done < all) {
      return;
    }
    told_ = now;
    py::gil_scoped_acquire const held;
    if (PyErr_CheckSignals() != 0) {
      throw py::error_already_set();
    }
    if (!said_.is_none()) {
      said_(done, all);
    }
  }

 private:
  py::object said_;
  std::chrono::steady_clock::time_point told_{};
};

/// Totals of the employers of a table under each of many laws, in one pass over each batch.
template <class K>
std::vector<population::totals<K>> totals_under(arrow::table const& table, mapping const& columns,
                                                std::vector<typename K::plan> const& plans, how_to_run const& how,
                                                std::size_t decimals, teller& tell) {
  facts_of_table<K> const given{table, columns, how.repeat};
  std::vector<population::totals<K>> out(plans.size());
  std::size_t before = 0;
  for (auto const& p : given.pieces) {
    population::sweep_options<K> options;
    options.run.threads = how.threads;
    options.run.progress = [&](std::size_t done, std::size_t) { tell(before + done, given.units * plans.size()); };
    auto const found = population::sweep<K>(p.facts, plans, options);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      out[i] += found.all(i);
    }
    before += p.facts.units * plans.size();
  }
  for (std::size_t i = 0; how.refuse && i < plans.size(); ++i) {
    if (out[i].refused() > 0) {
      run<K>(table, columns, plans[i], how, decimals);  // throws what is wrong with the first bad row
    }
  }
  return out;
}

/// One dict for each law: employers settled, and of each result the sum and how many are not zero.
template <class K>
py::list totals_for_python(std::vector<population::totals<K>> const& found) {
  auto const number = [](population::int128 n) { return py::int_(py::str(population::text_of(n))); };
  py::list out;
  for (auto const& t : found) {
    py::dict sums, nonzero;
    for (std::size_t c = 0; c < K::outputs.size(); ++c) {
      if (K::outputs[c].of == level::unit) {
        auto const name = py::str(result_name<K>(K::outputs[c].name));
        sums[name] = py::make_tuple(std::string{K::outputs[c].meaning}, number(t.sum[c]));
        nonzero[name] = number(t.nonzero[c]);
      }
    }
    py::dict law;
    law["settled"] = number(t.units);
    law["sums"] = sums;
    law["nonzero"] = nonzero;
    out.append(law);
  }
  return out;
}

template <class K, class LawOf>
py::list sweep_table(py::object const& from, mapping const& columns, std::vector<reform const*> const& what_ifs,
                     how_to_run const& how, std::size_t decimals, py::object const& progress, LawOf law_of) {
  auto const table = read_table(from);
  std::vector<population::totals<K>> found;
  teller tell{progress};
  {
    py::gil_scoped_release const released;
    std::vector<typename K::plan> plans;
    for (auto const* what_if : what_ifs) {
      plans.push_back(K::plan_for(law_of(what_if ? *what_if : reform{})));
    }
    found = totals_under<K>(table, columns, plans, how, decimals, tell);
  }
  return totals_for_python<K>(found);
}

py::list th_contribution_sweep(py::object const& from, mapping const& columns, int fund_year,
                               std::vector<reform const*> const& what_ifs, unsigned threads, bool refuse,
                               py::object const& progress) {
  how_to_run how;
  how.threads = threads;
  how.refuse = refuse;
  return sweep_table<th::year_rows>(from, columns, what_ifs, how, THB::decimals, progress, [&](reform const& what_if) {
    return th::law_for(th::fund_year{fund_year}, what_if);
  });
}

py::list jp_levy_sweep(py::object const& from, mapping const& columns, int fiscal_year, bool by_month,
                       std::vector<reform const*> const& what_ifs, unsigned threads, bool refuse,
                       py::object const& progress) {
  how_to_run how;
  how.threads = threads;
  how.refuse = refuse;
  how.repeat = by_month ? 1 : jp::months_in_year;
  return sweep_table<jp::year_rows>(from, columns, what_ifs, how, JPY::decimals, progress, [&](reform const& what_if) {
    return jp::population_law_for({fiscal_year}, what_if);
  });
}

result_table th_contribution(py::object const& from, mapping const& columns, int fund_year, reform const* what_if,
                             unsigned threads, bool refuse, bool minor_money) {
  return with_table(from, [&](arrow::table const& table) {
    auto const law = th::law_for(th::fund_year{fund_year}, what_if ? *what_if : reform{});
    how_to_run how;
    how.threads = threads;
    how.refuse = refuse;
    how.minor_money = minor_money;
    return run<th::year_rows>(table, columns, th::year_rows::plan_for(law), how, THB::decimals);
  });
}

result_table jp_levy(py::object const& from, mapping const& columns, int fiscal_year, bool by_month,
                     reform const* what_if, unsigned threads, bool refuse) {
  return with_table(from, [&](arrow::table const& table) {
    auto const law = jp::population_law_for({fiscal_year}, what_if ? *what_if : reform{});
    how_to_run how;
    how.threads = threads;
    how.refuse = refuse;
    how.repeat = by_month ? 1 : jp::months_in_year;
    return run<jp::year_rows>(table, columns, jp::year_rows::plan_for(law), how, JPY::decimals);
  });
}

result_table jp_obligation(py::object const& from, mapping const& columns, std::string const& on,
                           std::string const& kind, reform const* what_if, unsigned threads, bool refuse) {
  auto const found = parse_day(on);
  if (!found) {
    throw facts_error(sentences::not_a_day, "day", {{"value", on}});
  }
  auto const of = std::find(jp::employer_kind_names.begin(), jp::employer_kind_names.end(), kind);
  if (of == jp::employer_kind_names.end()) {
    throw facts_error(sentences::not_a_choice, "kind",
                      {{"value", kind},
                       {"choices", "private, state_local, education_board, special_corporation"},
                       {"nearest", nearest_name(kind, jp::employer_kind_names)}});
  }
  return with_table(from, [&](arrow::table const& table) {
    auto const law = jp::duty_law_on(*found, static_cast<jp::employer_kind>(of - jp::employer_kind_names.begin()),
                                     what_if ? *what_if : reform{});
    how_to_run how;
    how.threads = threads;
    how.refuse = refuse;
    return run<jp::day_rows>(table, columns, jp::day_rows::plan_for(law), how, JPY::decimals);
  });
}

template <class K>
std::vector<std::pair<std::string, bool>> facts_of() {
  std::vector<std::pair<std::string, bool>> out;
  for (auto const& spec : K::inputs) {
    out.emplace_back(spec.name, spec.required);
  }
  return out;
}

}  // namespace

void bind_tables(py::module_& m) {
  py::class_<result_table>(m, "ResultTable", "Results of a table; any library reads it through the Arrow protocol.")
      .def(
          "__arrow_c_stream__", [](result_table const& t, py::object const&) { return stream_of(t); },
          py::arg("requested_schema") = py::none())
      .def_property_readonly("num_rows", [](result_table const& t) { return t.built->length; })
      .def_property_readonly("column_names",
                             [](result_table const& t) {
                               std::vector<std::string> out;
                               for (auto const& c : t.built->columns) {
                                 out.push_back(c.name);
                               }
                               return out;
                             })
      .def_property_readonly(
          "engine_seconds", [](result_table const& t) { return t.engine_seconds; }, "spent in the engine")
      .def_property_readonly(
          "refused", [](result_table const& t) { return t.refused; }, "rows that were refused")
      .def_property_readonly(
          "read", [](result_table const& t) { return t.read; },
          "for each fact: address and whether it was copied, batch by batch");
  m.def("th_contribution_table", &th_contribution, py::arg("table"), py::arg("columns"), py::arg("fund_year"),
        py::arg("reform") = nullptr, py::arg("threads") = 1, py::arg("refuse") = true, py::arg("minor_money") = false);
  m.def("jp_levy_table", &jp_levy, py::arg("table"), py::arg("columns"), py::arg("fiscal_year"), py::arg("by_month"),
        py::arg("reform") = nullptr, py::arg("threads") = 1, py::arg("refuse") = true);
  m.def("jp_obligation_table", &jp_obligation, py::arg("table"), py::arg("columns"), py::arg("day"),
        py::arg("kind") = "private", py::arg("reform") = nullptr, py::arg("threads") = 1, py::arg("refuse") = true);
  m.def("th_contribution_sweep", &th_contribution_sweep, py::arg("table"), py::arg("columns"), py::arg("fund_year"),
        py::arg("reforms"), py::arg("threads") = 1, py::arg("refuse") = true, py::arg("progress") = py::none());
  m.def("jp_levy_sweep", &jp_levy_sweep, py::arg("table"), py::arg("columns"), py::arg("fiscal_year"),
        py::arg("by_month"), py::arg("reforms"), py::arg("threads") = 1, py::arg("refuse") = true,
        py::arg("progress") = py::none());
  m.def(
      "table_facts",
      [](std::string const& of) {
        return of == "th.contribution" ? facts_of<th::year_rows>()
               : of == "jp.levy"       ? facts_of<jp::year_rows>()
                                       : facts_of<jp::day_rows>();
      },
      py::arg("of"), "(fact, required) of the columns that a table of th.contribution, jp.levy or jp.obligation has");
}

}  // namespace quotalaw::python
