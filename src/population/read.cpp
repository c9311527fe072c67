// SPDX-License-Identifier: Apache-2.0
// A CSV file of employers. docs/how-to/populations.md describes the columns.
#include "quotalaw/io/text_file.hpp"
#include "quotalaw/population/summary.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace quotalaw::whatif {

namespace {

constexpr std::array<std::string_view, 15> jp_columns{"id",        "name",    "industry",  "prefecture", "weight",
                                                      "month",     "workers", "full_time", "short_time", "specific",
                                                      "deduction", "counted", "purchases", "employees",  "year"};
constexpr std::array<std::string_view, 12> th_columns{"id",           "name", "industry",  "province",
                                                      "weight",       "kind", "employees", "hired",
                                                      "alternatives", "paid", "retained",  "year"};

/// The columns of a file by name.
class header {
 public:
  header(io::csv_row const& row, country of) {
    std::vector<std::string_view> known;
    if (of == country::jp) {
      known.assign(jp_columns.begin(), jp_columns.end());
      known.insert(known.end(), person_columns.begin(), person_columns.end());
    } else {
      known.assign(th_columns.begin(), th_columns.end());
    }
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      auto const name = std::string{row.fields[i]};
      if (at_.contains(name)) {
        throw facts_error(errc::malformed, sentences::repeated_column, "", "", {{"name", name}});
      }
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        throw facts_error(errc::unknown_fact, sentences::unknown_fact, "the header", "",
                          {{"name", name}, {"nearest", nearest_name(name, known)}});
      }
      at_.emplace(name, i);
    }
    width_ = row.fields.size();
  }
  bool has(std::string_view name) const { return at_.find(name) != at_.end(); }
  std::size_t width() const { return width_; }
  std::string_view cell(io::csv_row const& row, std::string_view name) const {
    auto const found = at_.find(name);
    return found == at_.end() ? std::string_view{} : row.fields[found->second];
  }
  void needs(std::string_view name, std::string_view others = {}) const {
    if (!has(name)) {
      throw facts_error(errc::missing_facts, sentences::missing_column, "", "",
                        {{"name", std::string{name}}, {"names", std::string{others.empty() ? name : others}}});
    }
  }

 private:
  std::map<std::string, std::size_t, std::less<>> at_;
  std::size_t width_ = 0;
};

std::int64_t whole(std::string_view text, std::string_view column, std::int64_t most) {
  auto const n = parse_decimal(text, 0);
  if (!n) {
    throw facts_error(sentences::not_a_number, std::string{column}, {{"value", std::string{text}}});
  }
  if (*n < 0) {
    throw facts_error(sentences::negative, std::string{column}, {{"value", std::string{text}}});
  }
  if (*n > most) {
    throw facts_error(sentences::too_large, std::string{column},
                      {{"value", std::string{text}}, {"limit", std::to_string(most)}});
  }
  return *n;
}
heads persons(std::string_view text, std::string_view column) {
  return heads{text.empty() ? 0 : whole(text, column, most_heads.number())};
}
half_heads half_persons(std::string_view text, std::string_view column) {
  auto const tenths = parse_decimal(text, 1);
  if (!tenths || *tenths % 5 != 0) {
    throw facts_error(sentences::not_a_half, std::string{column}, {{"value", std::string{text}}});
  }
  if (*tenths < 0) {
    throw facts_error(sentences::negative, std::string{column}, {{"value", std::string{text}}});
  }
  if (*tenths / 5 > halves(most_heads).number()) {
    throw facts_error(sentences::too_large, std::string{column},
                      {{"value", std::string{text}}, {"limit", text_of(most_heads)}});
  }
  return half_heads{*tenths / 5};
}
[[noreturn]] void missing(std::string_view column) {
  throw facts_error(errc::missing_facts, sentences::missing, std::string{column}, "", {{"name", std::string{column}}});
}

/// Names given indices in the order in which they come; the empty name is 0.
class names {
 public:
  explicit names(std::vector<std::string>& list) : list_{list} {}
  std::uint16_t index(std::string_view name) {
    if (name.empty()) {
      return 0;
    }
    auto const found = at_.find(std::string{name});
    if (found != at_.end()) {
      return found->second;
    }
    if (list_.size() > 60'000) {
      throw facts_error(sentences::too_large, "", {{"value", std::to_string(list_.size())}, {"limit", "60000"}});
    }
    auto const next = static_cast<std::uint16_t>(list_.size());
    list_.emplace_back(name);
    at_.emplace(name, next);
    return next;
  }

 private:
  std::vector<std::string>& list_;
  std::unordered_map<std::string, std::uint16_t> at_;
};

struct jp_row {
  std::string_view id, industry, place;
  std::int64_t weight = 1;
  std::size_t month = 0;  ///< 1 to 12 as a place in the fiscal year; 0: all
  money<JPY> purchases;
  jp_staff staff;
};

jp_row read_jp(io::csv_row const& row, header const& h) {
  jp_row out;
  out.id = h.cell(row, "id");
  out.industry = h.cell(row, "industry");
  out.place = h.cell(row, "prefecture");
  if (auto const w = h.cell(row, "weight"); !w.empty()) {
    out.weight = whole(w, "weight", 1'000'000);
  }
  if (auto const m = h.cell(row, "month"); !m.empty()) {
    // "2026-07" or "7": a month of the calendar; April comes first.
    auto const dash = m.rfind('-');
    auto const number = whole(dash == std::string_view::npos ? m : m.substr(dash + 1), "month", 12);
    if (number == 0) {
      throw facts_error(sentences::not_a_number, "month", {{"value", std::string{m}}});
    }
    constexpr std::int64_t to_april = jp::months_in_year - jp::first_month;
    out.month = static_cast<std::size_t>((number + to_april) % static_cast<std::int64_t>(jp::months_in_year)) + 1;
  }
  if (auto const p = h.cell(row, "purchases"); !p.empty()) {
    out.purchases = money<JPY>{whole(p, "purchases", 1'000'000'000'000'000)};
  }
  auto& s = out.staff;
  if (auto const w = h.cell(row, "workers"); !w.empty()) {
    s.workers = half_persons(w, "workers");
  } else if (h.has("full_time")) {
    auto const full = h.cell(row, "full_time");
    if (full.empty()) {
      missing("full_time");
    }
    s.full_time = persons(full, "full_time");
    s.short_time = persons(h.cell(row, "short_time"), "short_time");
    s.specific = persons(h.cell(row, "specific"), "specific");
  } else {
    missing("workers");
  }
  if (auto const d = h.cell(row, "deduction"); !d.empty()) {
    s.deduction = persons(d, "deduction");
  }
  bool any = false;
  for (std::size_t c = 0; c < person_cells; ++c) {
    if (auto const n = h.cell(row, person_columns[c]); !n.empty()) {
      s.persons[c] = static_cast<std::uint32_t>(whole(n, person_columns[c], 100'000'000));
      any = true;
    }
  }
  if (auto const n = h.cell(row, "counted"); !n.empty()) {
    if (any) {
      throw facts_error(errc::contradiction, sentences::not_together, "counted", "",
                        {{"one", "counted"}, {"other", "persons by kind"}});
    }
    s.counted = half_persons(n, "counted");
  } else if (!any && std::none_of(person_columns.begin(), person_columns.end(),
                                  [&](std::string_view column) { return h.has(column); })) {
    missing("counted");
  }
  return out;
}

void read_jp_rows(io::csv_reader& reader, header const& h, employers& out) {
  names industries{out.industries};
  names places{out.places};
  out.exclusion.emplace_back();
  auto const by_month = h.has("month");
  struct open_employer {
    std::string id;
    std::size_t line = 0;
    std::size_t months = 0;
    std::vector<jp_staff> staff;
    jp_row first;
    std::string industry, place;
    bool bad = false;
  } now;
  auto finish = [&] {
    if (now.staff.empty() && !now.bad) {
      return;
    }
    if (!now.bad && by_month && now.months != jp::months_in_year) {
      out.refused.push_back(
          {now.line, refused_row::none,
           facts_error(sentences::wrong_months, now.id, {{"found", std::to_string(now.months)}, {"expected", "12"}})});
      now.bad = true;
    }
    if (!now.bad) {
      out.ids.push_back(now.id);
      out.lines.push_back(now.line);
      out.weights.push_back(now.first.weight);
      auto const industry = industries.index(now.industry);
      if (industry >= out.exclusion.size()) {
        std::optional<jp::industry> known;
        try {
          known = jp::industry_named(now.industry);
        } catch (facts_error const&) {
          // An industry outside the exclusion table has no exclusion.
        }
        out.exclusion.push_back(known);
      }
      out.industry.push_back(industry);
      out.place.push_back(places.index(now.place));
      out.purchases.push_back(now.first.purchases);
      out.staff_of.push_back(static_cast<std::uint32_t>(out.staff.size()));
      out.months_of.push_back(static_cast<std::uint8_t>(now.staff.size()));
      out.staff.insert(out.staff.end(), now.staff.begin(), now.staff.end());
    }
    now = {};
  };
  io::csv_row row;
  while (reader.next(row)) {
    ++out.rows;
    std::string id;
    try {
      if (row.fields.size() != h.width()) {
        throw facts_error(errc::malformed, sentences::wrong_field_count, "", "",
                          {{"found", std::to_string(row.fields.size())}, {"expected", std::to_string(h.width())}});
      }
      id = h.has("id") ? std::string{h.cell(row, "id")} : "row " + std::to_string(out.rows);
      if (!by_month || id != now.id) {
        finish();
        now.id = id;
        now.line = row.line;
      }
      auto read = read_jp(row, h);
      if (by_month && read.month == 0) {
        missing("month");
      }
      if (by_month && read.month != now.months + 1) {
        throw facts_error(sentences::wrong_months, "month",
                          {{"found", std::string{h.cell(row, "month")}}, {"expected", "12"}});
      }
      if (now.staff.empty()) {
        now.first = read;
        now.industry = std::string{read.industry};
        now.place = std::string{read.place};
      }
      now.staff.push_back(read.staff);
      ++now.months;
    } catch (error const& e) {
      if (!now.bad) {
        out.refused.push_back({row.line, refused_row::none, e});
      }
      now.bad = true;
    }
    if (!by_month) {
      finish();
    }
  }
  finish();
}

void read_th_rows(io::csv_reader& reader, header const& h, employers& out) {
  names industries{out.industries};
  names places{out.places};
  io::csv_row row;
  while (reader.next(row)) {
    ++out.rows;
    try {
      if (row.fields.size() != h.width()) {
        throw facts_error(errc::malformed, sentences::wrong_field_count, "", "",
                          {{"found", std::to_string(row.fields.size())}, {"expected", std::to_string(h.width())}});
      }
      th::year_facts facts{};
      auto const staff = h.cell(row, "employees");
      if (staff.empty()) {
        missing("employees");
      }
      facts.employees = persons(staff, "employees");
      facts.filled = {persons(h.cell(row, "hired"), "hired"), persons(h.cell(row, "alternatives"), "alternatives")};
      facts.retained = persons(h.cell(row, "retained"), "retained");
      auto const paid = persons(h.cell(row, "paid"), "paid");
      if (auto const kind = h.cell(row, "kind"); kind == "state") {
        facts.kind = th::employer_kind::state;
      } else if (!kind.empty() && kind != "private") {
        throw facts_error(sentences::not_a_choice, "kind",
                          {{"value", std::string{kind}}, {"choices", "private, state"}, {"nearest", "private"}});
      }
      auto const province = h.cell(row, "province");
      std::string place;
      if (!province.empty()) {
        facts.where = th::province_named(province, "province");
        place = text_of(*facts.where);
      }
      std::int64_t weight = 1;
      if (auto const w = h.cell(row, "weight"); !w.empty()) {
        weight = whole(w, "weight", 1'000'000);
      }
      out.ids.push_back(h.has("id") ? std::string{h.cell(row, "id")} : "row " + std::to_string(out.rows));
      out.lines.push_back(row.line);
      out.weights.push_back(weight);
      out.industry.push_back(industries.index(h.cell(row, "industry")));
      out.place.push_back(places.index(place));
      out.facts.push_back(facts);
      out.paid.push_back(paid);
    } catch (error const& e) {
      out.refused.push_back({row.line, refused_row::none, e});
    }
  }
}

}  // namespace

employers read_employers(std::string const& path, country of) {
  employers out;
  out.of = of;
  out.path = path;
  auto const file = io::read_text_file(path, "", of == country::jp ? "jp" : "th");
  io::csv_reader reader{file.text};
  io::csv_row row;
  if (!reader.next(row)) {
    throw facts_error(errc::missing_facts, sentences::empty_list, path, "", {{"name", "the population"}});
  }
  try {
    header const h{row, of};
    if (of == country::jp) {
      if (!h.has("full_time")) {
        h.needs("workers", "workers, full_time");
      }
      read_jp_rows(reader, h, out);
    } else {
      h.needs("employees");
      read_th_rows(reader, h, out);
    }
  } catch (error const& e) {
    throw facts_error(e.code(), e.said(), path + (e.where().empty() ? "" : ", " + e.where()), e.provision(), e.args());
  }
  if (out.rows == 0) {
    throw facts_error(errc::missing_facts, sentences::empty_list, path, "", {{"name", "the population"}});
  }
  return out;
}

}  // namespace quotalaw::whatif
