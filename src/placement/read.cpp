// SPDX-License-Identifier: Apache-2.0
// Tables of the planner. Every mistake has its file, line and column; a row with one is left out.
#include <algorithm>
#include <span>
#include <unordered_map>
#include "../io/cells.hpp"
#include "../io/joined.hpp"
#include "doubts.hpp"
#include "geo.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/core/term_value.hpp"
#include "quotalaw/io/text_file.hpp"
#include "quotalaw/placement/files.hpp"
#include "quotalaw/placement/geo.hpp"
#include "quotalaw/placement/sentences.hpp"
#include "quotalaw/th/alternatives.hpp"
#include "quotalaw/th/assess.hpp"

namespace quotalaw::placement {

namespace {

constexpr auto none = static_cast<std::size_t>(-1);

using io::cells::narrow;
using io::cells::trimmed;

/// Lower case, with one underscore for spaces and hyphens.
std::string plain(std::string_view s) {
  std::string out;
  for (char const c : trimmed(s)) {
    out += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::vector<std::string_view> list_of(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    auto const end = std::min(cell.find(';'), cell.size());
    if (auto const item = trimmed(cell.substr(0, end)); !item.empty()) {
      out.push_back(item);
    }
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return out;
}

struct column {
  std::string_view id;
  bool required = false;
};

/// The towns by which a point and a province are compared; data/geo/README.md says how far they can be trusted.
class gazetteer {
 public:
  gazetteer() {
    for (auto const& t : towns()) {
      auto const at = point{t.at.latitude, t.at.longitude};
      globe_.push_back(on_globe(at));
      low_ = {std::min(low_.latitude, at.latitude), std::min(low_.longitude, at.longitude)};
      high_ = {std::max(high_.latitude, at.latitude), std::max(high_.longitude, at.longitude)};
      of_[static_cast<std::size_t>(t.where)].push_back(globe_.size() - 1);
    }
  }

  struct near {
    std::size_t town = 0;
    std::int64_t metres = std::numeric_limits<std::int64_t>::max();
  };
  near nearest(point at) const {
    near best;
    auto const from = on_globe(at);
    for (std::size_t k = 0; k < globe_.size(); ++k) {
      best = nearer(best, k, from);
    }
    return best;
  }
  near nearest_of(th::province where, point at) const {
    near best;
    auto const from = on_globe(at);
    for (auto const k : of_[static_cast<std::size_t>(where)]) {
      best = nearer(best, k, from);
    }
    return best;
  }

  // The whole degrees around all towns: nothing of the country lies beyond them.
  std::int64_t south() const { return low_.latitude / degree; }
  std::int64_t north() const { return high_.latitude / degree + 1; }
  std::int64_t west() const { return low_.longitude / degree; }
  std::int64_t east() const { return high_.longitude / degree + 1; }

 private:
  static constexpr std::int64_t degree = 1'000'000;
  near nearer(near best, std::size_t k, vec const& from) const {
    auto const m = metres(chord2(from, globe_[k]));
    return m < best.metres ? near{k, m} : best;
  }

  std::vector<vec> globe_;
  std::array<std::vector<std::size_t>, th::province_count> of_;
  point low_{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
  point high_;
};

/// No spot of the country is farther from a town of the gazetteer than 62 km, so nothing of a province can be as far
/// from its own towns as this.
constexpr std::int64_t metres_too_far = 100'000;
/// Nearer than this, a point is taken to be where its row says: borders are not known.
constexpr std::int64_t metres_at_border = 25'000;

io::text_file opened(std::string const& path, input_files const& files) {
  auto const found = files.texts.find(path);
  return found == files.texts.end() ? io::read_text_file(path, files.encoding, "th")
                                    : io::text_file{found->second, "UTF-8"};
}

/// What a table was found to hold: mistakes, and rows that are used although something looks wrong in them.
struct table_findings {
  io::roster_findings mistakes;
  doubts unsure;
};

/// One table: its rows by named cells, and its bad cells.
class table {
 public:
  /// \param needed columns that are required beside those that always are
  table(std::string const& path, input_files const& files, std::span<column const> columns,
        std::vector<std::size_t> const& needed = {})
      : columns_{columns},
        most_{files.most_reported},
        file_{opened(path, files)},
        separator_{io::separator_of(file_.text)},
        rows_{file_.text, separator_} {
    found_.path = unsure_.path = path;
    found_.encoding = file_.encoding;
    found_.separator = separator_;
    at_.assign(columns.size(), none);
    header(needed);
  }

  /// The next row that has as many fields as the header; others are reported.
  bool next() {
    while (read_row()) {
      // A spreadsheet may write lines of separators alone.
      if (std::all_of(row_.fields.begin(), row_.fields.end(), [](auto const& f) { return trimmed(f).empty(); })) {
        continue;
      }
      ++found_.rows;
      broken_ = false;
      if (row_.fields.size() == names_.size()) {
        return true;
      }
      refuse(none, {}, sentences::wrong_field_count,
             {{"found", std::to_string(row_.fields.size())}, {"expected", std::to_string(names_.size())}});
      close();
    }
    return false;
  }

  std::string_view cell(std::size_t c) const {
    return at_[c] == none ? std::string_view{} : trimmed(row_.fields[at_[c]]);
  }
  std::uint32_t line() const { return static_cast<std::uint32_t>(row_.line); }
  bool broken() const { return broken_; }

  void refuse(std::size_t c, std::string_view value, sentence const& said, sentence_args args) {
    refuse_at(row_.line, c, value, said, std::move(args));
    broken_ = true;
  }
  void refuse_at(std::size_t line, std::size_t c, std::string_view value, sentence const& said, sentence_args args) {
    ++found_.bad_total;
    if (found_.bad.size() < most_) {
      found_.bad.push_back(about(line, c, value, said, std::move(args)));
    }
  }
  /// Something looks wrong, and the row is used all the same.
  void doubt(std::size_t c, std::string_view value, sentence const& said, sentence_args args) {
    ++unsure_.total;
    if (unsure_.cells.size() < most_) {
      unsure_.cells.push_back(about(row_.line, c, value, said, std::move(args)));
    }
  }
  /// To be called once for each row; says whether it can be used.
  bool close() {
    found_.rows_left_out += broken_ ? 1 : 0;
    return !broken_;
  }
  void leave_out() { ++found_.rows_left_out; }
  table_findings take() { return {std::move(found_), std::move(unsure_)}; }

  // Cells by what they hold; an empty one gives `otherwise`.

  std::string_view text(std::size_t c) {
    auto const s = cell(c);
    if (s.empty()) {
      refuse(c, {}, sentences::empty_cell, {});
    }
    return s;
  }
  std::optional<std::int64_t> whole(std::size_t c, std::int64_t most = 1'000'000'000) {
    auto const s = cell(c);
    if (s.empty()) {
      return {};
    }
    auto const n = parse_decimal(narrow(s), 0);
    if (!n) {
      refuse(c, s, sentences::not_a_number, {{"value", std::string{s}}});
    } else if (*n < 0) {
      refuse(c, s, sentences::negative, {{"value", std::string{s}}});
    } else if (*n > most) {
      refuse(c, s, sentences::too_large, {{"value", std::string{s}}, {"limit", std::to_string(most)}});
    } else {
      return n;
    }
    return {};
  }
  /// A decimal in steps of 10^-decimals; further digits are dropped.
  std::optional<std::int64_t> decimal(std::size_t c, int decimals, std::int64_t low, std::int64_t high,
                                      std::string_view example) {
    auto const whole_text = cell(c);
    if (whole_text.empty()) {
      return {};
    }
    auto s = narrow(whole_text);
    if (auto const dot = s.find('.'); dot != std::string::npos) {
      auto const digits = s.size() - dot - 1;
      if (s.find_first_not_of("0123456789", dot + 1) == std::string::npos) {
        s.resize(dot + 1 + std::min<std::size_t>(digits, static_cast<std::size_t>(decimals)));
        if (s.back() == '.') {
          s.pop_back();
        }
      }
    }
    std::int64_t unit = 1;
    for (int i = 0; i < decimals; ++i) {
      unit *= 10;
    }
    auto const n = parse_decimal(s, decimals);
    if (!n || *n < low * unit || *n > high * unit) {
      refuse(c, whole_text, sentences::not_a_decimal,
             {{"value", std::string{whole_text}},
              {"low", std::to_string(low)},
              {"high", std::to_string(high)},
              {"example", std::string{example}}});
      return {};
    }
    return n;
  }
  bool flag(std::size_t c, bool otherwise = false) {
    auto const s = plain(narrow(cell(c)));
    if (s.empty()) {
      return otherwise;
    }
    for (std::string_view const yes : {"yes", "y", "true", "1", "ใช่", "มี", "はい"}) {
      if (s == yes) {
        return true;
      }
    }
    for (std::string_view const no : {"no", "n", "false", "0", "ไม่ใช่", "ไม่มี", "いいえ"}) {
      if (s == no) {
        return false;
      }
    }
    refuse(c, cell(c), sentences::not_flag, {{"value", std::string{cell(c)}}});
    return otherwise;
  }
  std::optional<day> date(std::size_t c) {
    auto const s = cell(c);
    if (s.empty()) {
      return {};
    }
    auto const d = io::cells::read_day(s);
    if (!d) {
      refuse(c, s, io::cells::why_no_day(s), {{"value", std::string{s}}});
    }
    return d;
  }
  std::optional<baht> amount(std::size_t c) {
    auto const s = cell(c);
    if (s.empty()) {
      return {};
    }
    auto const minor = parse_decimal(narrow(s), THB::decimals);
    if (!minor) {
      refuse(c, s, sentences::not_money,
             {{"value", std::string{s}}, {"currency", std::string{THB::code}}, {"example", std::string{THB::example}}});
    } else if (*minor < 0) {
      refuse(c, s, sentences::negative, {{"value", std::string{s}}});
    } else if (*minor > 100'000'000'000'000) {
      refuse(c, s, sentences::too_large, {{"value", std::string{s}}, {"limit", "1000000000000"}});
    } else {
      return baht{*minor};
    }
    return {};
  }
  std::optional<th::province> province_of(std::size_t c, std::string_view s) {
    try {
      // Names repeat from row to row.
      auto const [at, fresh] = provinces_.try_emplace(std::string{s});
      if (fresh) {
        at->second = th::province_named(s);
      }
      return at->second;
    } catch (facts_error const& e) {
      provinces_.erase(std::string{s});
      refuse(c, s, e.said(), e.args());
      return {};
    }
  }
  std::optional<th::province> province(std::size_t c) {
    auto const s = text(c);
    return s.empty() ? std::nullopt : province_of(c, s);
  }
  template <std::size_t N>
  std::optional<std::size_t> choice(std::size_t c, std::string_view s, std::array<std::string_view, N> const& names) {
    auto const wanted = plain(s);
    auto const at = std::find(names.begin(), names.end(), wanted);
    if (at != names.end()) {
      return static_cast<std::size_t>(at - names.begin());
    }
    refuse(c, s, sentences::not_a_choice,
           {{"value", std::string{s}}, {"choices", io::joined(names)}, {"nearest", nearest_name(wanted, names)}});
    return {};
  }
  /// The entries of a list between semicolons. A comma is a mistake where no entry can have one.
  std::vector<std::string_view> list(std::size_t c) {
    if (cell(c).find(',') != std::string_view::npos) {
      refuse(c, cell(c), sentences::commas_in_list, {{"value", std::string{cell(c)}}});
      return {};
    }
    return list_of(cell(c));
  }
  forms forms_of(std::size_t c, forms otherwise) {
    auto const items = list(c);
    if (items.empty()) {
      return otherwise;
    }
    forms out{false, false};
    for (auto const item : items) {
      if (auto const found = choice(c, item, form_names)) {
        (*found == 0 ? out.section_33 : out.section_35) = true;
      }
    }
    return out;
  }
  /// Both degrees, or nothing; one of the two alone is a mistake, and so is a point that cannot be in the province.
  std::optional<point> place(std::size_t latitude, std::size_t longitude, std::optional<th::province> where) {
    auto const lat = decimal(latitude, 6, known_towns_.south(), known_towns_.north(), "18.783000");
    auto const lon = decimal(longitude, 6, known_towns_.west(), known_towns_.east(), "100.779000");
    if (cell(latitude).empty() != cell(longitude).empty()) {
      refuse(cell(latitude).empty() ? latitude : longitude, {}, sentences::empty_cell, {});
    }
    if (!lat || !lon) {
      return {};
    }
    point const out{static_cast<std::int32_t>(*lat), static_cast<std::int32_t>(*lon)};
    if (where) {
      compare(latitude, std::string{cell(latitude)} + ", " + std::string{cell(longitude)}, out, *where);
    }
    return out;
  }

 private:
  io::bad_cell about(std::size_t line, std::size_t c, std::string_view value, sentence const& said,
                     sentence_args args) const {
    io::bad_cell out;
    out.line = line;
    out.column = c == none ? std::string{} : at_[c] == none ? std::string{columns_[c].id} : names_[at_[c]];
    out.value = value;
    out.said = &said;
    out.args = std::move(args);
    return out;
  }
  /// A point far from every town of its province cannot be there; one near another's town may be.
  void compare(std::size_t c, std::string const& value, point at, th::province where) {
    auto const own = known_towns_.nearest_of(where, at);
    if (own.metres <= metres_at_border) {
      return;
    }
    auto const any = known_towns_.nearest(at);
    auto const& town = towns()[any.town];
    auto const km = [](std::int64_t metres) { return std::to_string(metres / 1000); };
    sentence_args args{{"value", value},         {"km", km(own.metres)},           {"province", th::text_of(where)},
                       {"near", km(any.metres)}, {"town", std::string{town.name}}, {"other", th::text_of(town.where)}};
    if (own.metres > metres_too_far) {
      refuse(c, value, sentences::far_from_province, std::move(args));
    } else if (2 * any.metres < own.metres) {
      doubt(c, value, sentences::nearer_other_province, std::move(args));
    }
  }
  bool read_row() {
    try {
      return rows_.next(row_);
    } catch (facts_error const& e) {
      throw facts_error(e.code(), e.said(), found_.path + ", " + e.where(), e.provision(), e.args());
    }
  }
  void header(std::vector<std::size_t> const& needed) {
    // A spreadsheet puts a comment into quotation marks: the reader of rows has passed over the others.
    do {
      if (!read_row()) {
        throw facts_error(errc::missing_facts, sentences::empty_list, "", "", {{"name", found_.path}});
      }
    } while (!row_.fields.empty() && trimmed(row_.fields.front()).starts_with('#'));
    std::vector<std::size_t> strangers;
    for (std::size_t i = 0; i < row_.fields.size(); ++i) {
      names_.emplace_back(trimmed(row_.fields[i]));
      auto const wanted = plain(names_.back());
      bool known = false;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (wanted == columns_[c].id) {
          if (at_[c] != none) {
            throw facts_error(sentences::repeated_column, header_place(), {{"name", names_.back()}});
          }
          at_[c] = i;
          known = true;
        }
      }
      if (!known && !names_.back().empty()) {
        strangers.push_back(i);
      }
    }
    std::vector<std::size_t> missing;
    std::vector<std::string_view> absent;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (at_[c] != none) {
        continue;
      }
      absent.push_back(columns_[c].id);
      if (columns_[c].required || std::find(needed.begin(), needed.end(), c) != needed.end()) {
        missing.push_back(c);
      } else {
        found_.columns_absent.emplace_back(columns_[c].id);
      }
    }
    if (!missing.empty()) {
      refuse_header(missing, strangers);
    }
    for (auto const i : strangers) {
      found_.columns_unused.push_back(names_[i]);
      if (auto const meant = nearest_name(plain(names_[i]), absent); !meant.empty()) {
        doubt(none, {}, sentences::unknown_column, {{"name", names_[i]}, {"nearest", std::string{meant}}});
      }
    }
  }
  std::string header_place() const { return found_.path + ", line " + std::to_string(row_.line); }
  /// Names what is missing, what the file has instead, and which of that may be meant.
  [[noreturn]] void refuse_header(std::vector<std::size_t> const& missing, std::vector<std::size_t> const& strangers) {
    std::vector<std::string_view> others;
    for (auto const i : strangers) {
      others.push_back(names_[i]);
    }
    std::string all, meant;
    for (auto const c : missing) {
      auto const id = std::string{columns_[c].id};
      io::join(all, id);
      if (auto const near = nearest_name(id, others); !near.empty()) {
        io::join(meant, std::string{near} + " → " + id);
      }
    }
    auto const where = header_place() + " (" + io::joined(names_) + ")";
    if (meant.empty()) {
      throw facts_error(errc::missing_facts, sentences::missing_table_column, where, "", {{"name", all}});
    }
    throw facts_error(errc::missing_facts, sentences::misnamed_columns, where, "", {{"name", all}, {"nearest", meant}});
  }

  std::span<column const> columns_;
  std::size_t most_;
  io::text_file file_;
  char separator_;
  io::csv_reader rows_;
  io::csv_row row_;
  io::roster_findings found_;
  doubts unsure_;
  gazetteer known_towns_;
  std::vector<std::size_t> at_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, th::province> provinces_;
  bool broken_ = false;
};

/// Ids of a table, and the lines of those whose rows are not accepted.
struct ids {
  std::string path;
  std::unordered_map<std::string, index> known;
  std::unordered_map<std::string, std::uint32_t> refused;
};

/// Ids as people sort them: P2 before P10.
bool earlier_id(std::string_view a, std::string_view b) {
  constexpr auto digit = [](char c) { return c >= '0' && c <= '9'; };
  auto const number = [&](std::string_view& s) {
    auto const end = static_cast<std::size_t>(std::find_if_not(s.begin(), s.end(), digit) - s.begin());
    auto run = s.substr(0, end);
    s.remove_prefix(end);
    run.remove_prefix(std::min(run.find_first_not_of('0'), run.size()));
    return run;
  };
  auto x = a, y = b;
  while (!x.empty() && !y.empty()) {
    if (digit(x.front()) && digit(y.front())) {
      auto const m = number(x), n = number(y);
      if (m != n) {
        return m.size() != n.size() ? m.size() < n.size() : m < n;
      }
    } else if (x.front() != y.front()) {
      return x.front() < y.front();
    } else {
      x.remove_prefix(1);
      y.remove_prefix(1);
    }
  }
  return x.empty() != y.empty() ? x.empty() : a < b;
}

/// Sorted by id, so that the order of the rows in the file changes nothing.
template <class List>
void sort_by_id(List& list) {
  std::sort(list.begin(), list.end(), [](auto const& a, auto const& b) { return earlier_id(a.id, b.id); });
}

std::string lower(std::string_view s) {
  std::string out{s};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

struct row_of {
  struct first_row {
    std::string id;
    std::uint32_t line;
  };
  std::unordered_map<std::string, std::uint32_t> lines;
  std::unordered_map<std::string, first_row> in_lower_case;

  /// Names an id that differs from an earlier one in upper and lower case alone.
  void compare(table& rows, std::size_t c, std::string_view id) {
    auto const [at, fresh] = in_lower_case.try_emplace(lower(id), first_row{std::string{id}, rows.line()});
    if (!fresh && at->second.id != id) {
      rows.doubt(c, id, sentences::like_other_id,
                 {{"value", std::string{id}}, {"other", at->second.id}, {"line", std::to_string(at->second.line)}});
    }
  }
  /// Refuses an id that an earlier row has.
  void check(table& rows, std::size_t c, std::string_view id) {
    if (id.empty()) {
      return;
    }
    auto const [at, fresh] = lines.try_emplace(std::string{id}, rows.line());
    if (!fresh) {
      rows.refuse(c, id, sentences::repeated_id, {{"value", std::string{id}}, {"line", std::to_string(at->second)}});
    } else {
      compare(rows, c, id);
    }
  }
};

index find(ids const& known, std::string_view id) {
  auto const at = known.known.find(std::string{id});
  return at == known.known.end() ? nobody : at->second;
}

template <class List>
ids numbered(List const& list) {
  ids out;
  for (auto const& one : list) {
    out.known.emplace(one.id, static_cast<index>(out.known.size()));
  }
  return out;
}

/// Numbers the rows that are accepted; those that are not keep their lines.
template <class List>
void number(List const& list, std::string const& path, ids& into) {
  into.path = path;
  into.known = numbered(list).known;
}

/// Points are needed unless travel times say how far it is.
std::vector<std::size_t> points_needed(input_files const& files, std::size_t latitude, std::size_t longitude) {
  return files.travel_times.empty() ? std::vector{latitude, longitude} : std::vector<std::size_t>{};
}

/// The line of an id whose row is not accepted. The reader has been told of that row already.
std::optional<std::uint32_t> refused_line(ids const& of, std::string_view id) {
  auto const at = of.refused.find(std::string{id});
  return at == of.refused.end() ? std::nullopt : std::optional{at->second};
}

void refuse_id(table& rows, std::size_t c, std::string_view id, std::string_view what, ids const& of) {
  if (auto const line = refused_line(of, id)) {
    rows.refuse(c, id, sentences::row_not_accepted,
                {{"value", std::string{id}}, {"line", std::to_string(*line)}, {"table", of.path}});
  } else {
    rows.refuse(c, id, sentences::unknown_id, {{"value", std::string{id}}, {"table", std::string{what}}});
  }
}

// --- companies ---

/// A day of the contracts: one of the fund year.
std::optional<day> day_of_year(table& rows, std::size_t c, th::fund_year year) {
  auto const d = rows.date(c);
  auto const first = th::first_day(year), last = th::last_day(year);
  if (d && (*d < first || *d > last)) {
    rows.refuse(c, rows.cell(c), sentences::outside_fund_year,
                {{"value", text_of(*d)},
                 {"year", std::to_string(year.common_era)},
                 {"first", text_of(first)},
                 {"last", text_of(last)}});
  }
  return d;
}

table_findings read_companies(input_files const& files, problem& p, ids& known) {
  enum : std::size_t {
    id,
    name,
    province,
    kind,
    employees,
    hired,
    alternatives,
    wanted,
    offers,
    provinces,
    daily_wage,
    yearly_value,
    fee,
    budget,
    from,
    to
  };
  static constexpr column columns[] = {{"id", true},   {"name"},         {"province"}, {"kind"},   {"employees", true},
                                       {"hired"},      {"alternatives"}, {"wanted"},   {"forms"},  {"provinces"},
                                       {"daily_wage"}, {"yearly_value"}, {"fee"},      {"budget"}, {"from"},
                                       {"to"}};
  static constexpr std::array<std::string_view, 2> kinds{"private_employer", "state"};
  table rows{files.companies, files, columns};
  row_of lines;
  constexpr auto most = most_heads.number();
  while (rows.next()) {
    company c;
    c.line = rows.line();
    c.id = rows.text(id);
    lines.check(rows, id, c.id);
    c.name = rows.cell(name).empty() ? c.id : std::string{rows.cell(name)};
    if (!rows.cell(province).empty()) {
      c.head_office = rows.province(province).value_or(th::province{});
    }
    if (!rows.cell(kind).empty()) {
      c.kind = static_cast<th::employer_kind>(rows.choice(kind, rows.cell(kind), kinds).value_or(0));
    }
    rows.text(employees);
    c.employees = heads{rows.whole(employees, most).value_or(0)};
    c.filled.hired = heads{rows.whole(hired, most).value_or(0)};
    c.filled.alternatives = heads{rows.whole(alternatives, most).value_or(0)};
    c.wanted = heads{rows.whole(wanted, 1'000'000).value_or(-1)};  // -1: the shortfall
    c.offers = rows.forms_of(offers, {});
    for (auto const item : rows.list(provinces)) {
      if (auto const found = rows.province_of(provinces, item)) {
        c.only_provinces.push_back(*found);
      }
    }
    std::sort(c.only_provinces.begin(), c.only_provinces.end());
    c.only_provinces.erase(std::unique(c.only_provinces.begin(), c.only_provinces.end()), c.only_provinces.end());
    c.daily_wage = rows.amount(daily_wage);
    c.yearly_value = rows.amount(yearly_value);
    c.fee = rows.amount(fee).value_or(baht{0});
    c.budget = rows.amount(budget);
    c.from = day_of_year(rows, from, p.how.year);
    c.to = day_of_year(rows, to, p.how.year);
    if (c.from && c.to && *c.to < *c.from) {
      rows.refuse(to, rows.cell(to), sentences::wrong_order, {{"first", text_of(*c.from)}, {"then", text_of(*c.to)}});
    }
    if (rows.close()) {
      p.companies.push_back(std::move(c));
    } else {
      known.refused.emplace(c.id, c.line);
    }
  }
  sort_by_id(p.companies);
  number(p.companies, files.companies, known);
  return rows.take();
}

// --- hosts ---

/// Companies as a table of hosts may name them: by id, or by a name that only one of them has.
class owners {
 public:
  explicit owners(std::vector<company> const& companies) : companies_{companies} {
    for (index c = 0; c < companies.size(); ++c) {
      by_name_[plain(companies[c].name)].push_back(c);
    }
  }
  /// Nobody for any other body.
  index owner_in(table& rows, std::size_t c, ids const& known) const {
    auto const owner = rows.cell(c);
    auto const by_id = find(known, owner);
    auto const at = by_name_.find(plain(owner));
    if (owner.empty() || by_id != nobody || at == by_name_.end()) {
      return by_id;
    }
    if (at->second.size() == 1) {
      return at->second.front();
    }
    std::string all;
    for (auto const one : at->second) {
      io::join(all, companies_[one].id);
    }
    rows.refuse(c, owner, sentences::several_companies, {{"value", std::string{owner}}, {"ids", all}});
    return nobody;
  }

 private:
  std::vector<company> const& companies_;
  std::unordered_map<std::string, std::vector<index>> by_name_;
};

table_findings read_hosts(input_files const& files, problem& p, ids& known, ids const& companies) {
  enum : std::size_t {
    id,
    name,
    province,
    latitude,
    longitude,
    owner,
    seats,
    supervisors,
    ratio,
    step_free,
    sign_language,
    task_name,
    task_seats,
    task_skill,
    task_level,
    task_suits,
    open_from,
    open_to
  };
  static constexpr column columns[] = {{"id", true},    {"name"},          {"province", true},
                                       {"latitude"},    {"longitude"},     {"owner"},
                                       {"seats", true}, {"supervisors"},   {"supported_per_supervisor"},
                                       {"step_free"},   {"sign_language"}, {"task"},
                                       {"task_seats"},  {"task_skill"},    {"task_level"},
                                       {"task_suits"},  {"open_from"},     {"open_to"}};
  table rows{files.hosts, files, columns, points_needed(files, latitude, longitude)};
  owners const owner_of{p.companies};
  row_of lines;
  std::unordered_map<std::string, std::uint32_t> task_lines;  // by id of the host and name of the task
  // A cell as the first row of the host has it, to compare with later rows.
  std::vector<std::array<std::string, 11>> first_cells;
  while (rows.next()) {
    host h;
    h.line = rows.line();
    h.id = rows.text(id);
    std::array<std::string, 11> cells;
    static constexpr std::array<std::size_t, 11> same{
        province, latitude, longitude, owner, seats, supervisors, ratio, step_free, sign_language, open_from, open_to};
    for (std::size_t i = 0; i < same.size(); ++i) {
      cells[i] = rows.cell(same[i]);
    }
    auto const earlier = find(known, h.id);
    if (earlier != nobody) {
      for (std::size_t i = 0; i < same.size(); ++i) {
        if (cells[i] != first_cells[earlier][i]) {
          rows.refuse(same[i], cells[i], sentences::rows_differ,
                      {{"value", cells[i].empty() ? "(empty)" : cells[i]},
                       {"line", std::to_string(p.hosts[earlier].line)},
                       {"other", first_cells[earlier][i].empty() ? "(empty)" : first_cells[earlier][i]}});
        }
      }
    } else {
      h.name = rows.cell(name).empty() ? h.id : std::string{rows.cell(name)};
      auto const where = rows.province(province);
      h.where = where.value_or(th::province{});
      h.at = rows.place(latitude, longitude, where);
      if (!h.at && files.travel_times.empty() && !rows.broken()) {
        rows.refuse(latitude, {}, sentences::empty_cell, {});
      }
      lines.compare(rows, id, h.id);
      h.owner = rows.cell(owner);
      h.owned_by = owner_of.owner_in(rows, owner, companies);
      rows.text(seats);
      h.seats = rows.whole(seats, 1'000'000).value_or(0);
      auto const n = rows.whole(supervisors, 100'000);
      auto const each = rows.whole(ratio, 10'000);
      if (n && each) {
        h.high_support_seats = *n * *each;
      } else if (n || each) {
        rows.text(n ? ratio : supervisors);
      }
      h.step_free = rows.flag(step_free);
      h.sign_language = rows.flag(sign_language);
      h.open_from = rows.date(open_from);
      h.open_to = rows.date(open_to);
      if (h.open_from && h.open_to && *h.open_to < *h.open_from) {
        rows.refuse(open_to, rows.cell(open_to), sentences::wrong_order,
                    {{"first", text_of(*h.open_from)}, {"then", text_of(*h.open_to)}});
      }
    }
    task t;
    t.name = rows.cell(task_name).empty() ? "general" : std::string{rows.cell(task_name)};
    auto const all_seats = earlier == nobody ? h.seats : p.hosts[earlier].seats;
    t.seats = rows.whole(task_seats, 1'000'000).value_or(all_seats);
    if (t.seats > all_seats && !rows.broken()) {
      rows.refuse(task_seats, rows.cell(task_seats), sentences::more_than_host,
                  {{"value", std::to_string(t.seats)}, {"limit", std::to_string(all_seats)}});
    }
    t.skill = plain(rows.cell(task_skill));
    t.level = static_cast<std::uint8_t>(rows.whole(task_level, 9).value_or(0));
    if (auto const suits = rows.list(task_suits); !suits.empty()) {
      t.suits = 0;
      for (auto const item : suits) {
        if (auto const kind = rows.choice(task_suits, item, disability_names)) {
          t.suits = static_cast<disability_set>(t.suits | only(static_cast<disability>(*kind)));
        }
      }
    }
    auto const [task_at, fresh] = task_lines.try_emplace(h.id + "\n" + t.name, h.line);
    if (!fresh) {
      rows.refuse(task_name, t.name, sentences::repeated_task,
                  {{"value", t.name}, {"host", h.id}, {"line", std::to_string(task_at->second)}});
    }
    if (!rows.close()) {
      known.refused.emplace(h.id, h.line);
      continue;
    }
    if (earlier != nobody) {
      p.hosts[earlier].tasks.push_back(std::move(t));
    } else {
      known.known.emplace(h.id, static_cast<index>(p.hosts.size()));
      h.tasks.push_back(std::move(t));
      first_cells.push_back(std::move(cells));
      p.hosts.push_back(std::move(h));
    }
  }
  for (auto& h : p.hosts) {
    std::sort(h.tasks.begin(), h.tasks.end(), [](task const& a, task const& b) { return earlier_id(a.name, b.name); });
  }
  sort_by_id(p.hosts);
  number(p.hosts, files.hosts, known);
  return rows.take();
}

// --- people ---

table_findings read_people(input_files const& files, problem& p, ids const& companies, ids const& hosts, ids& known) {
  enum : std::size_t {
    id,
    role,
    carer_for,
    province,
    latitude,
    longitude,
    kind,
    skills,
    level,
    high_support,
    step_free,
    sign_language,
    limit_km,
    limit_minutes,
    consents,
    only_hosts,
    refuses,
    accepts,
    available_from,
    host_now,
    task_now,
    company_now,
    wants_move,
    week
  };
  static constexpr column columns[] = {
      {"id", true},         {"role"},          {"carer_for"}, {"province", true}, {"latitude"},   {"longitude"},
      {"disability", true}, {"skills"},        {"level"},     {"high_support"},   {"step_free"},  {"sign_language"},
      {"limit_km"},         {"limit_minutes"}, {"consents"},  {"only_hosts"},     {"refuses"},    {"forms"},
      {"available_from"},   {"host_now"},      {"task_now"},  {"company_now"},    {"wants_move"}, {"week"}};
  static constexpr std::array<std::string_view, 2> roles{"pwd", "carer"};
  table rows{files.people, files, columns, points_needed(files, latitude, longitude)};
  row_of lines;
  std::vector<std::int64_t> at_work(p.hosts.size(), 0);
  std::unordered_map<std::string, std::string> cared;  // by id of a carer: id of the one cared for
  while (rows.next()) {
    person x;
    x.line = rows.line();
    x.id = rows.text(id);
    lines.check(rows, id, x.id);
    if (!rows.cell(role).empty()) {
      x.carer = rows.choice(role, rows.cell(role), roles).value_or(0) == 1;
    }
    auto const whom = std::string{rows.cell(carer_for)};
    if (x.carer && whom.empty()) {
      rows.refuse(carer_for, {}, sentences::empty_cell, {});
    } else if (!x.carer && !whom.empty()) {
      rows.refuse(carer_for, whom, sentences::not_together, {{"one", "carer_for"}, {"other", "role pwd"}});
    }
    auto const home = rows.province(province);
    x.home = home.value_or(th::province{});
    x.where = rows.place(latitude, longitude, home);
    if (!x.where && files.travel_times.empty() && !rows.broken()) {
      rows.refuse(latitude, {}, sentences::empty_cell, {});
    }
    if (auto const s = rows.text(kind); !s.empty()) {
      x.kind = static_cast<disability>(rows.choice(kind, s, disability_names).value_or(0));
    }
    for (auto const item : rows.list(skills)) {
      x.skills.push_back(plain(item));
    }
    x.level = static_cast<std::uint8_t>(rows.whole(level, 9).value_or(0));
    x.high_support = rows.flag(high_support);
    x.step_free = rows.flag(step_free);
    x.sign_language = rows.flag(sign_language);
    x.metres_limit = rows.decimal(limit_km, 3, 0, 2'000, "30");
    x.minutes_limit = rows.whole(limit_minutes, 10'000);
    x.consents = rows.flag(consents, true);
    for (auto const item : list_of(rows.cell(only_hosts))) {
      auto const h = find(hosts, item);
      if (h == nobody) {
        refuse_id(rows, only_hosts, item, "hosts", hosts);
      } else {
        x.only_hosts.push_back(h);
      }
    }
    for (auto const item : list_of(rows.cell(refuses))) {
      auto const h = find(hosts, item);
      auto const c = find(companies, item);
      // Nobody is placed at a host or for a company that is not accepted.
      if (h == nobody && c == nobody && !refused_line(hosts, item) && !refused_line(companies, item)) {
        refuse_id(rows, refuses, item, "hosts, companies", hosts);
      }
      if (h != nobody) {
        x.refused_hosts.push_back(h);
      }
      if (c != nobody) {
        x.refused_companies.push_back(c);
      }
    }
    x.accepts = rows.forms_of(accepts, forms{!x.carer, true});
    if (x.carer) {
      if (!x.accepts.section_35) {
        rows.refuse(accepts, rows.cell(accepts), sentences::not_together, {{"one", "33"}, {"other", "role carer"}});
      }
      x.accepts.section_33 = false;
    }
    x.available_from = rows.date(available_from);
    if (auto const s = rows.cell(host_now); !s.empty()) {
      x.host_now = find(hosts, s);
      if (x.host_now == nobody) {
        refuse_id(rows, host_now, s, "hosts", hosts);
      } else if (auto const t = rows.cell(task_now); !t.empty()) {
        auto const& tasks = p.hosts[x.host_now].tasks;
        auto const at = std::find_if(tasks.begin(), tasks.end(), [&](task const& one) { return one.name == t; });
        if (at == tasks.end()) {
          refuse_id(rows, task_now, t, "tasks", {});
        } else {
          x.task_now = static_cast<index>(at - tasks.begin());
        }
      } else {
        x.task_now = 0;
      }
    }
    for (auto const c : {task_now, company_now}) {
      if (!rows.cell(c).empty() && rows.cell(host_now).empty()) {
        rows.refuse(host_now, {}, sentences::empty_cell, {});
        break;
      }
    }
    if (auto const s = rows.cell(company_now); !s.empty()) {
      x.company_now = find(companies, s);
      if (x.company_now == nobody) {
        refuse_id(rows, company_now, s, "companies", companies);
      }
    }
    if (x.host_now != nobody && at_work[x.host_now] == p.hosts[x.host_now].seats) {
      rows.refuse(host_now, rows.cell(host_now), sentences::more_work_there,
                  {{"value", p.hosts[x.host_now].id}, {"limit", std::to_string(p.hosts[x.host_now].seats)}});
    } else if (x.host_now != nobody) {
      ++at_work[x.host_now];
    }
    x.wants_move = rows.flag(wants_move);
    x.week = rows.whole(week, 366);
    if (x.week == 0) {
      rows.refuse(week, rows.cell(week), sentences::not_a_decimal,
                  {{"value", "0"}, {"low", "1"}, {"high", "366"}, {"example", "12"}});
    }
    if (rows.close()) {
      if (x.carer) {
        cared.emplace(x.id, whom);
      }
      p.people.push_back(std::move(x));
    } else {
      known.refused.emplace(x.id, x.line);
    }
  }
  sort_by_id(p.people);
  number(p.people, files.people, known);
  // Carers may come before the persons they care for. A carer whose person is not there is left out with them, and so
  // is one who works beside the person or another carer: they share one place.
  std::vector<std::uint32_t> line_of;
  for (auto const& x : p.people) {
    line_of.push_back(x.line);
  }
  std::vector<index> works(p.people.size(), nobody);  // by person cared for: who of the household has a place now
  for (index i = 0; i < p.people.size(); ++i) {
    works[i] = !p.people[i].carer && p.people[i].host_now != nobody ? i : nobody;
  }
  for (index i = 0; i < p.people.size(); ++i) {
    auto& x = p.people[i];
    if (!x.carer) {
      continue;
    }
    auto const& id_of_whom = cared.at(x.id);
    auto const whom = find(known, id_of_whom);
    auto const leave_out = [&](std::size_t c, std::string_view value, sentence const& said, sentence_args args) {
      rows.refuse_at(x.line, c, value, said, std::move(args));
      rows.leave_out();
      known.refused.emplace(x.id, x.line);
      x.line = 0;  // marked
    };
    if (whom == i) {
      leave_out(carer_for, id_of_whom, sentences::cares_for_self, {{"value", id_of_whom}});
      continue;
    }
    if (whom != nobody && p.people[whom].carer) {
      leave_out(carer_for, id_of_whom, sentences::cares_for_carer,
                {{"value", id_of_whom}, {"line", std::to_string(line_of[whom])}});
      continue;
    }
    if (whom == nobody) {
      if (auto const line = refused_line(known, id_of_whom)) {
        leave_out(carer_for, id_of_whom, sentences::row_not_accepted,
                  {{"value", id_of_whom}, {"line", std::to_string(*line)}, {"table", files.people}});
      } else {
        leave_out(carer_for, id_of_whom, sentences::unknown_id, {{"value", id_of_whom}, {"table", "people"}});
      }
      continue;
    }
    x.carer_for = whom;
    if (x.host_now == nobody) {
      continue;
    }
    if (works[whom] != nobody) {
      leave_out(host_now, p.hosts[x.host_now].id, sentences::both_work,
                {{"value", x.id}, {"other", p.people[works[whom]].id}});
    } else {
      works[whom] = i;
    }
  }
  std::vector<index> moved(p.people.size(), nobody);
  index kept = 0;
  for (std::size_t i = 0; i < p.people.size(); ++i) {
    if (p.people[i].line != 0) {
      moved[i] = kept++;
    }
  }
  if (kept != p.people.size()) {
    std::vector<person> people;
    known.known.clear();
    for (std::size_t i = 0; i < p.people.size(); ++i) {
      if (moved[i] != nobody) {
        auto& x = p.people[i];
        x.carer_for = x.carer_for == nobody ? nobody : moved[x.carer_for];
        known.known.emplace(x.id, moved[i]);
        people.push_back(std::move(x));
      }
    }
    p.people = std::move(people);
  }
  return rows.take();
}

table_findings read_limits(input_files const& files, problem& p) {
  enum : std::size_t { province, floor, ceiling };
  static constexpr column columns[] = {{"province", true}, {"floor"}, {"ceiling"}};
  table rows{files.provinces, files, columns};
  row_of lines;
  while (rows.next()) {
    province_limit l;
    l.line = rows.line();
    if (auto const found = rows.province(province)) {
      l.where = *found;
      lines.check(rows, province, text_of(*found));
    }
    l.floor = rows.whole(floor).value_or(0);
    l.ceiling = rows.whole(ceiling);
    if (l.ceiling && *l.ceiling < l.floor) {
      rows.refuse(ceiling, rows.cell(ceiling), sentences::ceiling_below_floor,
                  {{"value", std::to_string(*l.ceiling)}, {"floor", std::to_string(l.floor)}});
    }
    if (rows.close()) {
      p.limits.push_back(l);
    }
  }
  return rows.take();
}

table_findings read_times(input_files const& files, problem& p, ids const& people, ids const& hosts) {
  enum : std::size_t { who, where, minutes };
  static constexpr column columns[] = {{"person", true}, {"host", true}, {"minutes", true}};
  table rows{files.travel_times, files, columns};
  std::unordered_map<std::uint64_t, std::uint32_t> lines;
  while (rows.next()) {
    travel_time t;
    auto const one = rows.text(who);
    auto const other = rows.text(where);
    rows.text(minutes);
    t.who = find(people, one);
    t.host = find(hosts, other);
    t.minutes = rows.whole(minutes, 100'000).value_or(0);
    if (t.who == nobody && !one.empty()) {
      refuse_id(rows, who, one, "people", people);
    }
    if (t.host == nobody && !other.empty()) {
      refuse_id(rows, where, other, "hosts", hosts);
    }
    if (!rows.broken()) {
      auto const [at, fresh] = lines.try_emplace(std::uint64_t{t.who} << 32U | t.host, rows.line());
      if (!fresh) {
        auto const pair = std::string{one} + ", " + std::string{other};
        rows.refuse(who, pair, sentences::repeated_row, {{"value", pair}, {"line", std::to_string(at->second)}});
      }
    }
    if (rows.close()) {
      p.times.push_back(t);
    }
  }
  auto const by_pair = [](travel_time const& a, travel_time const& b) {
    return std::pair{a.who, a.host} < std::pair{b.who, b.host};
  };
  std::stable_sort(p.times.begin(), p.times.end(), by_pair);
  return rows.take();
}

/// How many figures were read for days after their review, by the last day of that review.
std::map<day, std::size_t> past_review_of(reading_list const& read) {
  std::map<day, std::size_t> out;
  std::vector<term_info const*> seen;
  for (auto const& one : read.entries()) {
    if (one.read_on > one.term->reviewed_through && std::find(seen.begin(), seen.end(), one.term) == seen.end()) {
      seen.push_back(one.term);
      ++out[one.term->reviewed_through];
    }
  }
  return out;
}

}  // namespace

std::size_t accepted::bad_total() const {
  std::size_t out = 0;
  for (auto const& f : findings) {
    out += f.bad_total;
  }
  return out;
}

void read_law(problem& p) {
  auto const law = th::law_for(p.how.year);
  p.law_version = th::terms::law_version;
  reading_list read;
  // Wages of places in the provinces: those of the first day of the year.
  auto const wages = th::terms::minimum_wage.at(th::first_day(p.how.year));
  for (std::size_t i = 0; i < th::province_count; ++i) {
    p.minimum_wage[i] = th::provincial_wage(static_cast<th::province>(i), wages, read);
  }
  auto const contracts = th::alternative_law_for(p.how.year, th::alternative_kind::subcontract);
  p.section_35_value = th::credit_of({th::alternative_kind::subcontract, baht{0},
                                      period{th::first_day(p.how.year), th::first_day({p.how.year.common_era + 1})}},
                                     contracts, read)
                           .required_value;
  p.per_head = th::price_of_place(std::nullopt, law.contribution, read).per_head;
  for (auto& c : p.companies) {
    th::year_facts facts;
    facts.kind = c.kind;
    facts.employees = c.employees;
    facts.filled = c.filled;
    facts.where = c.head_office;
    auto const found = th::assess(facts, law, read);
    c.required = found.required;
    c.shortfall = found.at.shortfall;
    if (c.wanted < heads{0}) {
      c.wanted = c.shortfall;
    }
    if (!c.from) {
      c.from = th::first_day(p.how.year);
    }
    if (!c.to) {
      c.to = th::last_day(p.how.year);
    }
  }
  p.past_review = past_review_of(read);
}

std::vector<person> read_history(input_files const& files, std::string const& path, problem const& now,
                                 io::roster_findings& found) {
  auto theirs = files;
  theirs.people = path;
  problem other;
  other.hosts = now.hosts;
  ids people;
  found = read_people(theirs, other, numbered(now.companies), numbered(now.hosts), people).mistakes;
  return std::move(other.people);
}

std::vector<placement> read_plan(std::string const& path, problem const& now,
                                 std::map<std::string, std::string> const& texts, std::vector<row_gone>* gone) {
  enum : std::size_t { who, where, work, company };
  static constexpr column columns[] = {{"person", true}, {"host", true}, {"task", true}, {"company", true}};
  auto const people = numbered(now.people), hosts = numbered(now.hosts), companies = numbered(now.companies);
  input_files files;
  files.most_reported = 0;
  files.texts = texts;
  table rows{path, files, columns};
  std::vector<placement> out;
  while (rows.next()) {
    placement one;
    one.who = find(people, rows.cell(who));
    one.host = find(hosts, rows.cell(where));
    one.company = find(companies, rows.cell(company));
    bool no_task = one.host != nobody;
    for (index t = 0; no_task && t < now.hosts[one.host].tasks.size(); ++t) {
      if (now.hosts[one.host].tasks[t].name == rows.cell(work)) {
        one.task = t;
        no_task = false;
      }
    }
    auto const all_there = one.who != nobody && one.host != nobody && one.company != nobody && !no_task;
    if (!all_there && gone != nullptr) {
      gone->push_back({rows.line(), std::string{rows.cell(who)}, std::string{rows.cell(where)},
                       std::string{rows.cell(work)}, std::string{rows.cell(company)}, one.who == nobody,
                       one.host == nobody, no_task, one.company == nobody, one.who});
    }
    if (one.who != nobody && one.host != nobody) {
      out.push_back(one);
    }
  }
  return out;
}

accepted read(input_files const& files, settings const& how) {
  accepted out;
  out.facts.how = how;
  ids companies, hosts, people;
  auto const add = [&](table_findings&& found) {
    out.findings.push_back(std::move(found.mistakes));
    if (found.unsure.total > 0) {
      out.unsure.push_back(std::move(found.unsure));
    }
  };
  add(read_companies(files, out.facts, companies));
  add(read_hosts(files, out.facts, hosts, companies));
  add(read_people(files, out.facts, companies, hosts, people));
  for (auto const& found : out.findings) {
    if (found.rows == 0) {
      throw facts_error(errc::missing_facts, sentences::empty_list, "", "", {{"name", found.path}});
    }
  }
  if (!files.provinces.empty()) {
    add(read_limits(files, out.facts));
  }
  if (!files.travel_times.empty()) {
    out.facts.timed = true;
    add(read_times(files, out.facts, people, hosts));
  }
  read_law(out.facts);
  find_doubts(out, files);
  return out;
}

}  // namespace quotalaw::placement
