// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report of indirect hiring before it is written: sections of paragraphs, tables and pictures in the reader's
// language. Text, HTML, JSON and CSV are writers of this one thing.

#include "quotalaw/io/language.hpp"
#include "quotalaw/io/report.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quotalaw::placement {

struct page_cell {
  std::string text;   ///< as the reader writes it
  std::string value;  ///< for machines; empty: the text
};

struct page_column {
  std::string id;
  std::string title;
  bool number = false;
  bool shown = true;  ///< to readers; JSON and CSV have every column
};

struct page_table {
  std::string id;
  std::string caption;
  std::vector<page_column> columns;
  std::vector<std::vector<page_cell>> rows;
  std::vector<std::string> notes;
  std::size_t most_shown = 0;  ///< rows in HTML and text; 0: all. JSON and CSV always have all
};

/// SVG whose text is already escaped. `description` says in words what the picture shows.
struct page_picture {
  std::string id;
  std::string title;
  std::string description;
  std::string svg;
  bool narrow = false;
};

struct page_paragraph {
  std::string text;
};

using page_block = std::variant<page_paragraph, page_table, page_picture>;

struct page_section {
  std::string id;
  std::string title;
  std::vector<page_block> blocks;
};

struct page {
  io::language in = io::language::en;
  std::string title;
  std::string subtitle;
  std::string lead;
  std::vector<page_section> sections;
  std::vector<std::string> foot;                             ///< sources, version of the law, what it is not
  std::vector<std::pair<std::string, std::string>> stamped;  ///< id and value: seed, law, inputs
  std::string_view more_rows = "page.more_rows";             ///< where the rows are that a long table leaves out
};

std::string write_text(page const& p);
std::string write_html(page const& p);
std::string write_json(page const& p);
std::string write_csv(page const& p);
/// By one of these; a page has no calendar, workbook or forms, and is text then.
std::string written_as(page const& p, io::report_format as);

/// Text for HTML and SVG, without control characters.
std::string escaped(std::string_view raw);

/// A bar chart, one bar a row: label, value in words, and a length; a second length is laid over it, lighter.
struct bar_row {
  std::string label;
  std::string shown;
  double length = 0;
  double behind = 0;
};
std::string bar_chart(std::vector<bar_row> const& rows);

}  // namespace quotalaw::placement
