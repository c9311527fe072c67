// SPDX-License-Identifier: Apache-2.0
// The report as a workbook: numbers as numbers, days as days, one sheet for each table and form. The bytes depend on
// the report alone: the day of creation is the review of the law, not a clock.
#include "document.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace quotalaw::io {

namespace {

constexpr std::int64_t most_exact = std::int64_t{1} << 53;  // whole numbers that a cell keeps exactly
constexpr std::size_t most_text = 32767;                    // octets of a cell, to be safe: the limit is of characters

/// A file that nobody else opens and that is gone afterwards.
class temporary_file {
 public:
  temporary_file() {
    path_ = (std::filesystem::temp_directory_path() / "quotalaw-XXXXXX").string();
    auto const file = mkstemp(path_.data());
    if (file == -1) {
      throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                        {{"file", path_}, {"detail", "no temporary file can be made there"}});
    }
    close(file);
  }
  temporary_file(temporary_file const&) = delete;
  temporary_file& operator=(temporary_file const&) = delete;
  ~temporary_file() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  std::string const& path() const { return path_; }

 private:
  std::string path_;
};

/// Columns that a text takes: wide characters count twice, marks above and below not at all.
double width_of(std::string_view text) {
  double out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0U) == 0x80U) {
      continue;
    }
    bool thai_mark = false;
    if (c == 0xE0 && i + 2 < text.size()) {
      auto const second = static_cast<unsigned char>(text[i + 1]);
      auto const third = static_cast<unsigned char>(text[i + 2]);
      auto const code = (c & 0x0FU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU);
      thai_mark = code == 0xE31 || (code >= 0xE34 && code <= 0xE3A) || (code >= 0xE47 && code <= 0xE4E);
    }
    out += thai_mark ? 0 : c >= 0xE1 ? 2 : 1;
  }
  return out;
}

class xlsx_writer {
 public:
  explicit xlsx_writer(document const& d) : d_{d} {}

  std::string write() {
    temporary_file const file;
    book_ = workbook_new(file.path().c_str());
    properties();
    summary();
    for (auto const& s : d_.sections) {
      for (auto const& b : s.blocks) {
        if (auto const* t = std::get_if<table>(&b)) {
          sheet_of(*t, s.title);
        }
      }
    }
    for (auto const& f : d_.forms) {
      sheet_of(table_of(f, d_.in), f.title);
    }
    notices();
    sources();
    reasons();
    if (auto const failed = workbook_close(book_); failed != LXW_NO_ERROR) {
      throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                        {{"file", file.path()}, {"detail", lxw_strerror(failed)}});
    }
    std::ifstream in{file.path(), std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  }

 private:
  std::string word(std::string_view key) const { return std::string{label(key, d_.in)}; }

  void properties() {
    auto title = harmless(d_.title);
    auto subject = harmless(d_.subtitle);
    auto comment = phrase("report.law_version", d_.in, {{"version", d_.law_version}}) + " " + word("report.not_advice");
    std::string author = "quotalaw";
    lxw_doc_properties p{};
    p.title = title.data();
    p.subject = subject.data();
    p.author = author.data();
    p.comments = comment.data();
    p.created = std::chrono::duration_cast<std::chrono::seconds>(d_.reviewed.time_since_epoch()).count();
    workbook_set_properties(book_, &p);
  }

  // --- looks ---

  enum class look : std::uint8_t { text, title, heading, column, strong, quiet, alert, sum };

  lxw_format* format(look as, std::string const& number = {}, bool right = false, int indent = 0) {
    auto const key =
        std::to_string(static_cast<int>(as)) + "|" + number + "|" + (right ? "r" : "l") + std::to_string(indent);
    auto& f = formats_[key];
    if (f != nullptr) {
      return f;
    }
    f = workbook_add_format(book_);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(f);
    if (right) {
      format_set_align(f, LXW_ALIGN_RIGHT);
    }
    if (indent > 0) {
      format_set_indent(f, static_cast<std::uint8_t>(std::min(indent, 15)));
    }
    if (!number.empty()) {
      format_set_num_format(f, number.c_str());
    }
    switch (as) {
      case look::title:
        format_set_bold(f);
        format_set_font_size(f, 15);
        break;
      case look::heading:
        format_set_bold(f);
        format_set_font_size(f, 12);
        break;
      case look::column:
        format_set_bold(f);
        format_set_bg_color(f, 0xE8ECF1);
        format_set_bottom(f, LXW_BORDER_THIN);
        break;
      case look::sum:
        format_set_bold(f);
        format_set_top(f, LXW_BORDER_THIN);
        break;
      case look::strong:
        format_set_bold(f);
        break;
      case look::quiet:
        format_set_font_color(f, 0x5A6470);
        break;
      case look::alert:
        format_set_bold(f);
        format_set_font_color(f, 0xA01818);
        break;
      case look::text:
        break;
    }
    return f;
  }

  std::string day_format() const {
    switch (d_.in) {
      case language::ja:
        return "yyyy\"年\"m\"月\"d\"日\"";
      case language::th:
        return "[$-41E]d mmm bbbb";
      case language::en:
        break;
    }
    return "yyyy-mm-dd";
  }

  // --- cells ---

  /// A name that a sheet may have: 31 characters, none of []:*?/\, no other sheet of that name.
  std::string sheet_name(std::string_view wanted) {
    std::string clean;
    std::size_t characters = 0;
    auto const text = harmless(wanted);
    for (std::size_t i = 0; i < text.size();) {
      std::size_t next = i + 1;
      while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
        ++next;
      }
      if (characters == 28) {
        break;  // leaves room for a number
      }
      auto const c = text.substr(i, next - i);
      clean += std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos ? " " : c;
      ++characters;
      i = next;
    }
    auto name = clean;
    for (int n = 2; !names_.insert(name).second; ++n) {
      name = clean + " " + std::to_string(n);
    }
    return name;
  }

  lxw_worksheet* begin(std::string_view name, bool landscape) {
    auto* sheet = workbook_add_worksheet(book_, sheet_name(name).c_str());
    worksheet_set_paper(sheet, 9);  // A4
    if (landscape) {
      worksheet_set_landscape(sheet);
    }
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.7, 0.7);
    auto footer = "&L" + harmless(d_.title) + "&R&P / &N";
    if (footer.size() > 250) {
      footer = "&R&P / &N";
    }
    worksheet_set_footer(sheet, footer.c_str());
    return sheet;
  }

  static void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, std::string_view text, lxw_format* f) {
    auto clean = harmless(text);
    if (clean.size() > most_text) {
      clean.resize(most_text - 4);
      while (!clean.empty() && (static_cast<unsigned char>(clean.back()) & 0xC0U) == 0x80U) {
        clean.pop_back();
      }
    }
    worksheet_write_string(sheet, row, col, clean.c_str(), f);
  }

  /// A number where the cell has one that a workbook can keep exactly; else what the reader sees.
  void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, cell const& c, look as) {
    auto number = [&](double value, std::string const& shown) {
      worksheet_write_number(sheet, row, col, value, format(as, shown, true));
    };
    auto exact = [&](int decimals) {
      auto const n = parse_decimal(c.value, decimals);
      return n && *n < most_exact && *n > -most_exact ? n : std::optional<std::int64_t>{};
    };
    if (!c.value.empty() && c.unit != "text" && c.unit != "flag") {
      if (c.unit == "day") {
        if (auto const d = parse_day(c.value)) {
          lxw_datetime when{year_of(*d), static_cast<int>(month_of(*d)), static_cast<int>(day_of_month(*d)), 0, 0, 0};
          worksheet_write_datetime(sheet, row, col, &when, format(as, day_format(), true));
          return;
        }
      } else if (c.unit == JPY::code) {
        if (auto const n = exact(JPY::decimals)) {
          number(static_cast<double>(*n), "#,##0");
          return;
        }
      } else if (c.unit == THB::code) {
        if (auto const n = exact(THB::decimals)) {
          number(static_cast<double>(*n) / 100, "#,##0.00");
          return;
        }
      } else if (c.unit == "percent") {
        if (auto const n = exact(2)) {
          number(static_cast<double>(*n) / 10000, "0.00%");
          return;
        }
      } else if (c.unit == "rate") {
        if (c.value.ends_with('%')) {
          if (auto const n = parse_decimal(std::string_view{c.value}.substr(0, c.value.size() - 1), 6)) {
            number(static_cast<double>(*n) / 100'000'000, "0.0##%");
            return;
          }
        }
      } else if (auto const n = exact(1)) {
        number(static_cast<double>(*n) / 10, *n % 10 == 0 ? "#,##0" : "#,##0.0");
        return;
      }
    }
    if (!c.text.empty()) {
      put(sheet, row, col, c.text, format(as, {}, c.number));
    }
  }

  // --- sheets ---

  void summary() {
    auto* sheet = begin(word("sheet.summary"), false);
    worksheet_set_column(sheet, 0, 0, 46, nullptr);
    worksheet_set_column(sheet, 1, 1, 30, nullptr);
    worksheet_set_column(sheet, 2, 2, 44, nullptr);
    lxw_row_t row = 0;
    auto line = [&](std::string_view text, look as, int tall = 1) {
      if (!text.empty()) {
        worksheet_merge_range(sheet, row, 0, row, 2, "", format(as));
        put(sheet, row, 0, text, format(as));
        auto const lines = std::max(tall, static_cast<int>(width_of(text) / 110) + 1);
        worksheet_set_row(sheet, row, 17.0 * lines + (as == look::title ? 6 : 0), nullptr);
        ++row;
      }
    };
    line(d_.incomplete, look::alert);
    line(d_.title, look::title);
    line(d_.subtitle, look::quiet);
    if (!d_.reform_title.empty()) {
      line(phrase("report.under_reform", d_.in, {{"title", d_.reform_title}}), look::alert);
    }
    line(d_.bill, look::strong);
    auto facts = [&](fact_list const& list) {
      for (auto const& f : list) {
        put(sheet, row, 0, f.label, format(look::text));
        put(sheet, row, 1, f.value, f.value.look == tone::plain ? look::text : look::strong);
        put(sheet, row, 2, f.provision, format(look::quiet));
        ++row;
      }
    };
    facts(d_.bill_facts);
    for (auto const& s : d_.sections) {
      bool headed = false;
      for (auto const& b : s.blocks) {
        auto const* list = std::get_if<fact_list>(&b);
        if (list == nullptr) {
          continue;
        }
        if (!headed) {
          ++row;
          line(s.title, look::heading);
          headed = true;
        }
        facts(*list);
      }
    }
    ++row;
    line(d_.about_roster, look::quiet);
    line(phrase("report.law_version", d_.in, {{"version", d_.law_version}}), look::quiet);
    line(word("sheet.exact"), look::quiet);
    line(word("report.not_advice"), look::strong);
  }

  void sheet_of(table const& t, std::string const& section_title) {
    auto const key = "sheet." + t.id;
    auto* sheet = begin(has_label(key) ? std::string_view{label(key, d_.in)} : std::string_view{section_title},
                        t.columns.size() > 5);
    put(sheet, 0, 0, t.caption, format(look::heading));
    worksheet_set_row(sheet, 0, 22, nullptr);
    lxw_row_t row = 1;
    std::vector<double> widths;
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
      auto const& c = t.columns[i];
      put(sheet, row, static_cast<lxw_col_t>(i), c.title, format(look::column, {}, c.number));
      widths.push_back(std::clamp(width_of(c.title) * 0.6, 9.0, 16.0));
    }
    auto const head = row++;
    for (auto const& r : t.rows) {
      for (std::size_t i = 0; i < r.cells.size(); ++i) {
        auto const& c = r.cells[i];
        put(sheet, row, static_cast<lxw_col_t>(i), c,
            r.sum                   ? look::sum
            : c.look == tone::quiet ? look::quiet
                                    : look::text);
        if (i < widths.size()) {
          widths[i] = std::max(widths[i], std::min(width_of(c.text) + 2, t.columns[i].number ? 18.0 : 46.0));
        }
      }
      ++row;
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
      worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i], nullptr);
    }
    worksheet_freeze_panes(sheet, head + 1, 1);
    worksheet_repeat_rows(sheet, head, head);
    auto const last = static_cast<lxw_col_t>(std::min<std::size_t>(std::max<std::size_t>(t.columns.size(), 2), 8) - 1);
    ++row;
    for (auto const& n : t.notes) {
      worksheet_merge_range(sheet, row, 0, row, last, "", format(look::quiet));
      put(sheet, row, 0, n, format(look::quiet));
      double room = 0;
      for (std::size_t i = 0; i <= last && i < widths.size(); ++i) {
        room += widths[i];
      }
      worksheet_set_row(sheet, row, 16.0 * (static_cast<int>(width_of(n) / std::max(room, 20.0)) + 1), nullptr);
      ++row;
    }
  }

  void notices() {
    auto* sheet = begin(word("sheet.notices"), false);
    worksheet_set_column(sheet, 0, 0, 120, nullptr);
    lxw_row_t row = 0;
    for (auto const& s : d_.sections) {
      if (s.id != "notices" && s.id != "not-modelled") {
        continue;
      }
      put(sheet, row++, 0, s.title, format(look::heading));
      for (auto const& b : s.blocks) {
        if (auto const* p = std::get_if<paragraph>(&b)) {
          put(sheet, row++, 0, p->text, format(look::quiet));
        } else if (auto const* list = std::get_if<bullets>(&b)) {
          for (auto const& one : *list) {
            put(sheet, row++, 0, "• " + one.text, format(look::text, {}, false, 1));
          }
        }
      }
      ++row;
    }
  }

  void sources() {
    auto* sheet = begin(word("sheet.sources"), true);
    static constexpr std::array<double, 7> widths{44, 20, 16, 44, 20, 40, 40};
    lxw_col_t col = 0;
    for (auto const key :
         {"name.term", "name.value", "name.from", "name.citation", "name.confidence", "sheet.note", "sheet.url"}) {
      put(sheet, 0, col, word(key), format(look::column));
      worksheet_set_column(sheet, col, col, widths[col], nullptr);
      ++col;
    }
    lxw_row_t row = 1;
    for (auto const& f : d_.figures) {
      col = 0;
      for (auto const& text :
           {f.title, f.value, f.from, f.source, f.confirmed + (f.past_review.empty() ? "" : "; " + f.past_review),
            d_.in == language::en ? f.note : std::string{}, f.url}) {
        put(sheet, row, col++, text, format(look::text));
      }
      ++row;
    }
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_repeat_rows(sheet, 0, 0);
    if (row > 1) {
      worksheet_autofilter(sheet, 0, 0, row - 1, 6);
    }
  }

  void reasons() {
    auto* sheet = begin(word("sheet.reasons"), true);
    static constexpr std::array<double, 4> widths{60, 14, 44, 30};
    lxw_col_t col = 0;
    for (auto const key : {"sheet.step", "sheet.kind", "sheet.name", "name.value"}) {
      put(sheet, 0, col, word(key), format(look::column));
      worksheet_set_column(sheet, col, col, widths[col], nullptr);
      ++col;
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    lxw_row_t row = 1;
    for (auto const& r : d_.reasons) {
      step(sheet, row, r, 0);
    }
  }

  void step(lxw_worksheet* sheet, lxw_row_t& row, reason const& r, int level) {
    lxw_row_col_options outline{};
    outline.level = static_cast<std::uint8_t>(std::min(level + 1, 7));
    auto put_row = [&](std::string_view kind, std::string const& name, std::string const& value) {
      put(sheet, row, 1, kind, format(look::quiet));
      put(sheet, row, 2, name, format(look::text));
      put(sheet, row, 3, value, format(look::text, {}, true));
      worksheet_set_row_opt(sheet, row, LXW_DEF_ROW_HEIGHT, nullptr, &outline);
      ++row;
    };
    put(sheet, row, 0, r.title, format(look::strong, {}, false, level));
    put(sheet, row, 2, r.provision, format(look::quiet));
    if (level > 0) {
      lxw_row_col_options own{};
      own.level = static_cast<std::uint8_t>(std::min(level, 7));
      worksheet_set_row_opt(sheet, row, LXW_DEF_ROW_HEIGHT, nullptr, &own);
    }
    ++row;
    for (auto const& v : r.givens) {
      put_row(word("report.given"), v.name, v.value);
    }
    for (auto const i : r.reads) {
      put_row(word("report.law"), d_.figures[i].title + " — " + d_.figures[i].at, d_.figures[i].value);
    }
    for (auto const& v : r.findings) {
      put_row(word("report.found"), v.name, v.value);
    }
    for (auto const& v : r.conclusions) {
      put_row(word("report.result"), v.name, v.value);
    }
    for (auto const& m : r.remarks) {
      put_row(word("report.remark"), m, {});
    }
    for (auto const& s : r.steps) {
      step(sheet, row, s, level + 1);
    }
  }

  document const& d_;
  lxw_workbook* book_ = nullptr;
  std::map<std::string, lxw_format*> formats_;
  std::set<std::string> names_;
};

}  // namespace

std::string write_xlsx(document const& d) { return xlsx_writer{d}.write(); }

}  // namespace quotalaw::io
