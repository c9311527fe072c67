// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report before it is written: sections of paragraphs, facts and tables in the reader's language. Text, HTML and CSV
// are writers of this one thing, so that they cannot say different things. Every number knows the step of reasoning
// that produced it.

#include "quotalaw/io/assessment.hpp"
#include "quotalaw/io/language.hpp"
#include "quotalaw/io/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quotalaw::io {

/// How a value is to be seen; never the only carrier of a meaning.
enum class tone : std::uint8_t { plain, strong, good, bad, quiet };

struct cell {
  std::string text;       ///< as the reader writes it
  std::string value;      ///< for machines: "43.5", "450000", "2027-05-17"; empty: not a value
  std::string_view unit;  ///< persons, person_months, JPY, THB, percent, day, days, flag, text
  std::string why;        ///< anchor of the step that produced it; empty for words
  tone look = tone::plain;
  bool number = false;  ///< set to the right
};

struct column {
  std::string id;
  std::string title;
  bool number = false;
};

struct row {
  std::string item;      ///< of CSV, before the column
  std::string base_day;  ///< ISO, of CSV
  std::string office;    ///< of CSV
  std::vector<cell> cells;
  bool sum = false;
};

/// The first cell of a row names it.
struct table {
  std::string id;
  std::string caption;
  std::vector<column> columns;
  std::vector<row> rows;
  std::vector<std::string> notes;
};

struct fact {
  std::string item;
  std::string label;
  cell value;
  std::string provision;
};
using fact_list = std::vector<fact>;

struct paragraph {
  std::string text;
  tone look = tone::plain;
};
struct bullet {
  std::string text;
  std::string anchor;  ///< of a figure of law, or empty
};
using bullets = std::vector<bullet>;

/// How an amount builds up: bars from level to level. `from` and `to` are in steps of one half or in minor units.
struct bar {
  std::string label;
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::string text;
  bool total = false;
};
struct waterfall {
  std::string id;
  std::string title;
  std::string description;
  std::string up;      ///< what a bar upwards means
  std::string down;    ///< what a bar downwards means
  std::string result;  ///< where it ends, and what that costs
  std::vector<bar> bars;
  bool more_is_better = true;
  bool apart = false;  ///< bars that do not build on each other
};

using block = std::variant<paragraph, bullets, fact_list, table, waterfall>;

struct section {
  std::string id;
  std::string title;
  std::vector<block> blocks;
};

/// A figure of law that was read.
struct figure {
  std::string anchor;  ///< in the table of figures
  std::string title;
  std::string value;
  std::string from;
  std::string at;      ///< the place in the instrument
  std::string source;  ///< instrument and place
  std::string url;
  std::string confirmed;    ///< in words
  std::string note;         ///< English only
  std::string past_review;  ///< said where the figure was read for a day after its review
  confidence level{};
};

struct named_text {
  std::string name;
  std::string value;
};

/// A step of reasoning in the reader's language.
struct reason {
  std::string anchor;
  std::string title;
  std::string provision;
  std::vector<named_text> givens;
  std::vector<std::size_t> reads;  ///< into `document::figures`
  std::vector<named_text> findings;
  std::vector<named_text> conclusions;
  std::vector<std::string> remarks;
  std::vector<reason> steps;
};

/// A line of an official form: one value, or one for each period of the form.
struct form_line {
  std::string item;     ///< stable English id
  std::string mark;     ///< as printed on the form, such as ⑧(イ); empty if none is known
  std::string name;     ///< for the reader
  std::string native;   ///< in the language of the form
  std::string english;  ///< for those who read neither
  confidence sure{};    ///< that the form has this line, under this name, at this place
  std::vector<cell> values;
};

/// The figures of an official form in its order, to be copied across.
struct form {
  std::string id;
  std::string title;
  std::string native;
  std::string english;
  std::string note;  ///< what has been read of the form, and what a roster does not know
  struct period {
    std::string id;  ///< an ISO day, or "year"
    std::string title;
  };
  std::vector<period> periods;  ///< none: one value a line; a line with one value has that of the last period
  std::vector<form_line> lines;
};

struct document {
  language in = language::en;
  std::string incomplete;  ///< first of all, if rows were left out
  std::string title;
  std::string subtitle;
  std::string bill;  ///< one sentence
  tone bill_look = tone::plain;
  cell bill_amount;
  std::vector<paragraph> bill_more;
  fact_list bill_facts;  ///< amount, due day, where to pay
  std::vector<section> sections;
  std::vector<form> forms;  ///< of HTML, the workbook and form files; not of text and CSV
  std::vector<figure> figures;
  std::vector<reason> reasons;
  std::string about_roster;  ///< what a number from the roster rests on
  std::string law_version;
  std::string reform_title;
  day reviewed{};  ///< the latest review of a figure that was read
};

/// Anchor of numbers that come from the roster or the employer and not from a rule.
inline constexpr std::string_view roster_anchor = "why-roster";

document describe_report(jp::roster_assessment const& assessed, language in);
document describe_report(th::roster_assessment const& assessed, language in);

// --- writers ---

std::string write_text(document const& d, report_options const& options);
std::string write_html(document const& d);
std::string write_csv(document const& d);
/// A workbook, the bytes of an .xlsx file. \throws facts_error (cannot_write) if no temporary file can be made.
std::string write_xlsx(document const& d);
/// The forms alone, one value on each line: all of them, or the one of that id.
std::string write_form_csv(document const& d, std::string_view only = {});
/// One field of RFC 4180, harmless to a spreadsheet.
std::string csv_field(std::string_view raw, bool number);

/// Text from outside without what could steer a terminal or turn a line around: control characters and overrides of
/// direction become U+FFFD.
std::string harmless(std::string_view text);

// --- for those who build documents ---

/// Steps of reasoning by what they are about. Anchors count the steps depth first, from why-1.
class reason_index {
 public:
  explicit reason_index(std::vector<explanation> const& why);

  using wanted = std::vector<std::pair<std::string_view, std::string>>;
  /// The first step of a rule whose givens, findings or conclusions have all these values; else the roster's anchor.
  std::string of(std::string_view rule, wanted const& having = {}) const;
  /// A value of that step by name, as rules write it; empty if there is none.
  std::string value_of(std::string_view rule, std::string_view name, wanted const& having = {}) const;
  /// Its provision; empty if there is no such step.
  std::string provision_of(std::string_view rule, language in) const;

 private:
  struct entry {
    explanation const* step;
    std::size_t number;
  };
  void add(std::vector<explanation> const& steps);
  entry const* find(std::string_view rule, wanted const& having) const;
  std::vector<entry> entries_;
};

/// Cells by kind of value.
cell words(std::string text);
cell number_cell(std::int64_t n, std::string_view unit, std::string why, language in);
cell halves_cell(std::int64_t halves, std::string_view unit, std::string why, language in);
cell rate_cell(rate r, std::string why, language in);
cell yen_cell(std::int64_t yen, std::string why, language in);
cell baht_cell(std::int64_t satang, std::string why, language in);
cell day_cell(day d, std::string why, language in);
cell flag_cell(bool b, std::string why, language in);

/// A line of a form whose names are the labels "form.<form>.<item>".
form_line line_of(std::string_view form, std::string_view item, std::string_view mark, confidence sure,
                  std::vector<cell> values, std::string_view native_language, language in);
/// A form without lines: titles "form.<form>" and note "form.<form>.note".
form form_of(std::string_view form, std::string_view native_language, language in);
/// The period of a value of a line; empty where the form has none.
std::string period_of(form const& f, form_line const& l, std::size_t value);
/// A form as a table to show.
table table_of(form const& f, language in);
std::vector<form> forms_of(jp::roster_assessment const& assessed, reason_index const& why, language in);
std::vector<form> forms_of(th::roster_assessment const& assessed, reason_index const& why, language in);

/// A day as narrow tables need it: 2026-04-01, 1 เม.ย. 2569, 2026年4月1日.
std::string show_short(day d, language in);
/// A number of halves with its sign: +1.5, −2, 0.
std::string show_signed(std::int64_t halves);

/// One notice alone, as a sentence.
std::string notice_text(notice const& of, language in);
/// Notices as a section of a report.
section notices_section(std::vector<notice> const& notices, language in);
/// A line for each remark and what-if, and one for each level of confidence and each day of review.
bullets notice_lines(std::vector<notice> const& notices, language in);

/// Reasons, and the figures of law they read, in the reader's language; nothing else of a report.
document describe_reasons(std::vector<explanation> const& why, language in);
/// The part that both countries share: notices, figures of law, reasons, the incomplete line, the way out of a bill.
void describe_common(document& into, std::vector<explanation> const& why, std::vector<notice> const& notices,
                     roster_findings const& findings, std::string_view country);
/// What every further hire does, as a section; empty blocks if nothing is owed.
section describe_plans(std::vector<hire_plan> const& plans, bool owes, std::string_view currency,
                       std::string const& why_amount, language in);
/// The first anchor that is a step, or the roster's.
std::string first_step(std::vector<std::string> const& anchors);
/// "name: value" as the language writes it.
std::string pair_text(std::string_view name, std::string_view value, language in);
/// Title of an instrument for the reader: their own words, the instrument's own, or the English title.
/// What is known of an instrument by its id; nothing if there is none of that id.
instrument_info const* instrument_of(std::string_view id);
std::string instrument_name(std::string_view id, language in);

}  // namespace quotalaw::io
