// SPDX-License-Identifier: Apache-2.0
// The official forms: what both countries share.
#include "document.hpp"

#include <algorithm>

namespace quotalaw::io {

namespace {

language native_of(std::string_view name) { return language_named(name).value_or(language::en); }

}  // namespace

form_line line_of(std::string_view form, std::string_view item, std::string_view mark, confidence sure,
                  std::vector<cell> values, std::string_view native_language, language in) {
  auto const key = "form." + std::string{form} + "." + std::string{item};
  return {std::string{item},
          std::string{mark},
          std::string{label(key, in)},
          std::string{label(key, native_of(native_language))},
          std::string{label(key, language::en)},
          sure,
          std::move(values)};
}

form form_of(std::string_view id, std::string_view native_language, language in) {
  auto const key = "form." + std::string{id} + ".title";
  form out;
  out.id = id;
  out.title = label(key, in);
  out.native = label(key, native_of(native_language));
  out.english = label(key, language::en);
  out.note = label("form." + std::string{id} + ".note", in);
  return out;
}

table table_of(form const& f, language in) {
  table out;
  out.id = f.id;
  out.caption = f.title == f.native
                    ? f.title
                    : f.title + (in == language::ja ? "（" : " (") + f.native + (in == language::ja ? "）" : ")");
  out.columns.push_back({"line", std::string{label("form.column.line", in)}, false});
  bool const marked = std::any_of(f.lines.begin(), f.lines.end(), [](auto const& l) { return !l.mark.empty(); });
  bool const native = std::any_of(f.lines.begin(), f.lines.end(), [](auto const& l) { return l.name != l.native; });
  if (marked) {
    out.columns.push_back({"mark", std::string{label("form.column.mark", in)}, false});
  }
  if (native) {
    out.columns.push_back({"native", std::string{label("form.column.native", in)}, false});
  }
  for (std::size_t i = 0; i < f.periods.size(); ++i) {
    // A column of words, such as kinds of business, is set to the left.
    bool const number = std::all_of(f.lines.begin(), f.lines.end(), [&](auto const& l) {
      return l.values.size() != f.periods.size() || l.values[i].number;
    });
    out.columns.push_back({f.periods[i].id, f.periods[i].title, number});
  }
  if (f.periods.empty()) {
    out.columns.push_back({"value", std::string{label("name.value", in)}, true});
  }
  out.columns.push_back({"confidence", std::string{label("form.column.sure", in)}, false});
  auto const width = std::max<std::size_t>(f.periods.size(), 1);
  for (auto const& l : f.lines) {
    row r;
    r.item = l.item;
    r.cells.push_back(words(l.name));
    if (marked) {
      r.cells.push_back(words(l.mark));
    }
    if (native) {
      r.cells.push_back(words(l.native));
    }
    for (std::size_t i = l.values.size(); i < width; ++i) {
      r.cells.emplace_back();
    }
    r.cells.insert(r.cells.end(), l.values.begin(), l.values.end());
    auto sure = words(std::string{label("form.sure." + std::string{text_of(l.sure)}, in)});
    sure.look = tone::quiet;
    r.cells.push_back(std::move(sure));
    out.rows.push_back(std::move(r));
  }
  if (!f.note.empty()) {
    out.notes.push_back(f.note);
  }
  return out;
}

std::string period_of(form const& f, form_line const& l, std::size_t value) {
  if (f.periods.empty()) {
    return {};
  }
  return l.values.size() == 1 ? f.periods.back().id : f.periods[value].id;
}

std::string write_form_csv(document const& d, std::string_view only) {
  std::string out = "form,line,mark,period,value,unit,name,name_native,name_en,confidence\n";
  if (!d.incomplete.empty()) {
    out += "report,incomplete,,,yes,flag," + csv_field(d.incomplete, false) + ",,,\n";
  }
  for (auto const& f : d.forms) {
    if (!only.empty() && f.id != only && !f.id.starts_with(std::string{only} + "_")) {
      continue;
    }
    for (auto const& l : f.lines) {
      for (std::size_t i = 0; i < l.values.size(); ++i) {
        auto const& c = l.values[i];
        auto const period = period_of(f, l, i);
        out += csv_field(f.id, false) + "," + csv_field(l.item, false) + "," + csv_field(l.mark, false) + "," +
               csv_field(period, false) + "," + csv_field(c.value, c.unit != "text") + "," + csv_field(c.unit, false) +
               "," + csv_field(l.name, false) + "," + csv_field(l.native, false) + "," + csv_field(l.english, false) +
               "," + std::string{text_of(l.sure)} + "\n";
      }
    }
  }
  return out;
}

}  // namespace quotalaw::io
