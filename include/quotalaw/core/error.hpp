// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Every refusal quotalaw can make, and every sentence it says.
///
/// There are two gates. At the gate of facts (`facts_error`) what an employer tells us is accepted or refused; at the
/// gate of law (`law_error`) the law is read for a day. Between the gates every rule is total. A refusal says what,
/// where in the user's input, under which provision, and what to do. Sentences are kept here in English and nowhere
/// else; data/terms/ holds the other languages under the same id.

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quotalaw {

/// Machine-readable kind of a refusal; stable, used as `error.code` in answers.
enum class errc : std::uint8_t {
  invalid_facts,     ///< a fact is outside what it can mean
  missing_facts,     ///< a required fact is not there
  unknown_fact,      ///< a fact that the question does not know
  contradiction,     ///< two facts cannot both be true
  not_in_force,      ///< the law has no version yet on the day read
  repealed,          ///< the law had ended by the day read
  unsettled,         ///< the texts known do not settle the answer
  unknown_term,      ///< no such term of law
  invalid_reform,    ///< a what-if that does not fit the law
  unknown_question,  ///< no such public question
  not_yet_answered,  ///< a public question, or part of one, that this version does not answer
  malformed,         ///< the input cannot be read at all
  overflow           ///< a result does not fit; refused rather than wrapped
};

constexpr std::string_view text_of(errc code) {
  constexpr std::array<std::string_view, 13> names{
      "invalid_facts",    "missing_facts", "unknown_fact", "contradiction",  "not_in_force",
      "repealed",         "unsettled",     "unknown_term", "invalid_reform", "unknown_question",
      "not_yet_answered", "malformed",     "overflow"};
  return names[static_cast<std::size_t>(code)];
}

/// One sentence and its remedy, with `{name}` for what differs. The id finds the translations.
struct sentence {
  std::string_view id;
  std::string_view text;
  std::string_view remedy;
};

/// The words that fill a sentence, by name.
using sentence_args = std::vector<std::pair<std::string_view, std::string>>;

/// Puts the arguments into a template. Unknown names are left as they are, so that a mistake can be seen.
inline std::string fill(std::string_view pattern, sentence_args const& args) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    auto const close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (close != std::string_view::npos) {
      auto const name = pattern.substr(i + 1, close - i - 1);
      bool found = false;
      for (auto const& [key, value] : args) {
        if (key == name) {
          out += value;
          found = true;
          break;
        }
      }
      if (!found) {
        out.append(pattern.substr(i, close - i + 1));
      }
      i = close + 1;
    } else {
      out += pattern[i++];
    }
  }
  return out;
}

namespace sentences {
// What was given cannot be read or cannot be true.
inline constexpr sentence not_a_number{"not_a_number", "{value} is not a whole number",
                                       "write digits only, for example 120"};
inline constexpr sentence not_a_half{"not_a_half", "{value} is not a number of persons in steps of one half",
                                     "write a multiple of 0.5, for example 43.5"};
inline constexpr sentence negative{"negative", "{value} is below zero", "give zero or more"};
inline constexpr sentence too_large{"too_large", "{value} is more than {limit}", "check the number and its unit"};
inline constexpr sentence not_a_day{"not_a_day", "{value} is not a day of the calendar",
                                    "write the day as year-month-day, for example 2026-04-01"};
inline constexpr sentence not_a_rate{"not_a_rate", "{value} is not a rate",
                                     "write a percentage such as \"2.5%\" or a fraction such as \"25/1000\""};
inline constexpr sentence not_money{
    "not_money", "{value} is not an amount in {currency}",
    "write a decimal string such as \"{example}\"; fractions are never rounded silently"};
inline constexpr sentence not_hours{"not_hours", "{value} is not a number of weekly hours",
                                    "write hours such as 40, 37.5 or 38:45, from 0 to 168"};
inline constexpr sentence not_flag{"not_flag", "{value} is neither yes nor no", "write yes or no"};
inline constexpr sentence not_a_choice{"not_a_choice", "{value} is not one of: {choices}", "did you mean {nearest}?"};
inline constexpr sentence not_a_year{"not_a_year", "{value} is not a year",
                                     "write the year as a whole number, for example 2026 (or \"B.E. 2569\")"};
inline constexpr sentence wrong_type{"wrong_type", "expected {expected}, found {value}", "give {expected}"};
inline constexpr sentence missing{"missing", "{name} is required", "add {name}"};
inline constexpr sentence one_of_missing{"one_of_missing", "one of these is required: {names}", "add one of them"};
inline constexpr sentence nothing_near{"nothing_near", "no known name is like it",
                                       "check the spelling; no known name is like it"};
inline constexpr sentence unknown_fact{"unknown_fact", "unknown fact {name}", "did you mean {nearest}?"};
inline constexpr sentence both_given{"both_given", "{one} and {other} are both given and do not agree",
                                     "give only one of them"};
inline constexpr sentence not_together{"not_together", "{one} cannot be given together with {other}",
                                       "give only one of them"};
inline constexpr sentence empty_list{"empty_list", "{name} is empty", "give at least one entry"};
inline constexpr sentence wrong_months{"wrong_months", "the months add up to {found}, not {expected}",
                                       "give twelve months, April first; `times` repeats an entry"};
inline constexpr sentence wrong_part_months{
    "wrong_part_months", "the months add up to {found}, not {expected}: the base days from {first} to {last}",
    "give one entry for each month in business; the month of opening and the month of closing are left out"};
inline constexpr sentence no_base_day{"no_base_day",
                                      "no month of fiscal {year} lies between {opened} and {closed}: there is no base "
                                      "day, so neither levy nor grant is settled",
                                      "check the two days, or assess another year"};
inline constexpr sentence wrong_count_day{"wrong_count_day", "{value} is not the count day of any fund year",
                                          "the count day of fund year {year} is {day}"};
inline constexpr sentence left_before_hired{"left_before_hired", "left on {left}, before being hired on {hired}",
                                            "correct one of the two days"};
inline constexpr sentence more_counted_than_staff{
    "more_counted_than_staff", "{part} persons are counted among {whole} employees", "check both numbers"};
inline constexpr sentence wrong_order{"wrong_order", "{then} comes before {first}", "give the days in order"};
inline constexpr sentence outside_period{"outside_period", "{value} lies outside {first} to {last}",
                                         "give a day of that period"};
inline constexpr sentence option_ended{"option_ended", "{option} is not a reading of the law for days after {last}",
                                       "leave {option} out, or ask for a day up to {last}"};
// The law cannot be read for that day.
inline constexpr sentence not_in_force{"not_in_force", "{term} has no version known on {day}; the first is of {first}",
                                       "ask for a day from {first} on"};
inline constexpr sentence repealed{"repealed", "{term} ended before {day}; its last day was {last}",
                                   "ask for a day up to {last}"};
inline constexpr sentence unsettled{"unsettled", "the law does not settle this: {question}", "{advice}"};
inline constexpr sentence unsettled_size{"unsettled_size",
                                         "the size limit of the levy changed within fiscal {year}, and no text known "
                                         "says how a year of this firm was settled",
                                         "ask JEED, or choose a reading with year_reading: law_of_first_month, "
                                         "law_of_last_month"};
inline constexpr sentence unsettled_unit{"unsettled_unit",
                                         "a lower levy was in force in a part of fiscal {year} only, and no text known "
                                         "says how it was applied: the levy lies "
                                         "between {low} and {high} yen",
                                         "ask JEED, use the two bounds, or choose a reading with year_reading: "
                                         "law_of_first_month, law_of_last_month"};
inline constexpr sentence unsettled_part_year{
    "unsettled_part_year",
    "no text that was read says over how many of {months} months a firm that opened or closed within fiscal {year} "
    "must "
    "be over the size; it was so in {over}. In the levy it pays {levy} yen or receives {adjustment} yen; outside it "
    "receives {reward} yen",
    "ask JEED, or choose a reading with part_year_reading: {choices}"};
inline constexpr sentence unsettled_public_exclusion{
    "unsettled_public_exclusion", "the exclusion rates of public bodies on {day} have not been read",
    "give the body's exclusion_rate as its labour bureau states it; 0% if it has none"};
inline constexpr sentence split_sum{"split_sum", "the parts add up to {found} yen, not to the adjustment of {expected}",
                                    "make the parts add up to the adjustment"};
inline constexpr sentence split_too_many{"split_too_many",
                                         "{found} members are named; an adjustment is split among at most {limit}",
                                         "name at most {limit}"};
inline constexpr sentence one_of_role{"one_of_role", "this scheme has one {role}, found {found}",
                                      "give one member the role {role}"};
inline constexpr sentence unknown_term{"unknown_term", "no term of law is named {name}", "did you mean {nearest}?"};
inline constexpr sentence unknown_key{"unknown_key", "{table} has no entry {name}", "did you mean {nearest}?"};
inline constexpr sentence no_law_for_year{"no_law_for_year", "{what} is not known for {year}", "{advice}"};
// What-ifs.
inline constexpr sentence reform_value{"reform_value", "{value} does not fit {term}, which is a {kind}",
                                       "write the value as in data/README.md, for example {example}"};
inline constexpr sentence reform_table{"reform_table", "{term} is a table and cannot be replaced by one value here",
                                       "give the table in a reform file: `values` by key, or one `value` for all"};
inline constexpr sentence reform_single{"reform_single", "{term} is a single figure and has no `values`",
                                        "give `value`; `values` belong to a table or to a group such as "
                                        "\"jp.exclusion_rate.*\""};
inline constexpr sentence reform_quotes{"reform_quotes", "the value of {name} is not in quotation marks",
                                        "write it as text, for example value = \"{example}\""};
inline constexpr sentence reform_twice{"reform_twice", "{term} is changed twice from {day} on",
                                       "leave one of the two, or put the second into a what-if of its own"};
inline constexpr sentence reform_key{"reform_key", "a reform has no key {name}", "did you mean {nearest}?"};
// Questions and files.
inline constexpr sentence unknown_question{"unknown_question", "no question is named {name}",
                                           "did you mean {nearest}?"};
inline constexpr sentence not_yet_answered{"not_yet_answered", "{name} is not answered by this version of quotalaw",
                                           "see `quotalaw questions` for what is"};
inline constexpr sentence malformed_json{"malformed_json", "line {line} is not JSON: {detail}",
                                         "give one JSON object on each line"};
inline constexpr sentence duplicate_key{"duplicate_key", "the key {name} is given twice", "keep one of the two"};
inline constexpr sentence malformed_toml{"malformed_toml", "{file}, line {line}: {detail}", "correct the file"};
inline constexpr sentence cannot_read{"cannot_read", "cannot read {file}: {detail}",
                                      "check the path and the permissions"};
inline constexpr sentence cannot_write{"cannot_write", "cannot write {file}: {detail}",
                                       "check the path and the permissions"};
inline constexpr sentence overflow{"overflow", "the result is too large to be exact",
                                   "check the numbers and their units"};
// Rosters.
inline constexpr sentence empty_file{"empty_file", "the file is empty", "write its header and its rows"};
inline constexpr sentence workbook_given{"workbook_given", "the file is a workbook, not text",
                                         "save the sheet as CSV, or run python -m quotalaw, which reads workbooks"};
inline constexpr sentence missing_column{"missing_column", "the roster has no column {name}",
                                         "name the columns: {names}; docs/how-to/roster.md lists other names"};
inline constexpr sentence repeated_column{"repeated_column", "the column {name} is there twice", "remove one"};
inline constexpr sentence wrong_field_count{"wrong_field_count", "the row has {found} fields, the header {expected}",
                                            "check the commas and quotation marks of this row"};
inline constexpr sentence not_a_disability{
    "not_a_disability", "{value} does not say the kind of disability in a word this reader knows",
    "write one of: {choices}; say in the column of severity, as the handbook does, whether it is severe"};
inline constexpr sentence day_number{"day_number", "{value} is a spreadsheet's number of a day, not a day",
                                     "show the column as year-month-day in the spreadsheet and save it again"};
inline constexpr sentence year_last{"year_last", "{value} has the year last, so that day and month can be confused",
                                    "write the day as year-month-day, for example 2026-04-01"};
inline constexpr sentence duplicate_id{"duplicate_id", "{value} is also the id of row {row}",
                                       "give every worker an id of their own"};
inline constexpr sentence empty_cell{"empty_cell", "the cell is empty", "fill it in"};
inline constexpr sentence bad_encoding{"bad_encoding", "the bytes are not text in {encoding}",
                                       "save the file as UTF-8, or name its encoding with --encoding"};
inline constexpr sentence unclosed_quote{"unclosed_quote", "a quotation mark is opened and never closed",
                                         "close the quotation mark"};
// Tables of the planner.
inline constexpr sentence missing_table_column{"missing_table_column", "the table has no column {name}",
                                               "add the column; docs/reference/placement-files.md lists all"};
inline constexpr sentence repeated_id{"repeated_id", "{value} is also in line {line}",
                                      "give every row an id of its own"};
inline constexpr sentence unknown_id{"unknown_id", "{value} is in no accepted row of: {table}",
                                     "correct it, or add the row it names"};
inline constexpr sentence rows_differ{"rows_differ", "{value} differs from line {line} of the same host: {other}",
                                      "write the same in every row of one host"};
inline constexpr sentence not_a_decimal{"not_a_decimal", "{value} is not a number from {low} to {high}",
                                        "write a decimal such as {example}"};
// Columns and runs over a whole population.
inline constexpr sentence wrong_length{"wrong_length", "{name} has {found} entries, not {expected}",
                                       "give columns of matching length"};
inline constexpr sentence unknown_code{"unknown_code", "{value} is not a code of {table}",
                                       "give a number from 0 to {last}"};
inline constexpr sentence more_deducted_than_workers{
    "more_deducted_than_workers", "{part} persons are deducted from {whole} workers", "check both numbers"};
inline constexpr sentence other_checkpoint{"other_checkpoint",
                                           "{file} holds the unfinished work of another run: {what} differs",
                                           "name another file, or delete this one to begin anew"};

/// Every sentence, so that a test can ask for the translations of each.
inline constexpr std::array all{not_a_number,
                                not_a_half,
                                negative,
                                too_large,
                                not_a_day,
                                not_a_rate,
                                not_money,
                                not_hours,
                                not_flag,
                                not_a_choice,
                                not_a_year,
                                wrong_type,
                                missing,
                                one_of_missing,
                                nothing_near,
                                unknown_fact,
                                both_given,
                                not_together,
                                empty_list,
                                wrong_months,
                                wrong_part_months,
                                no_base_day,
                                unsettled_part_year,
                                unsettled_public_exclusion,
                                split_sum,
                                split_too_many,
                                one_of_role,
                                wrong_count_day,
                                left_before_hired,
                                more_counted_than_staff,
                                option_ended,
                                wrong_order,
                                outside_period,
                                not_in_force,
                                repealed,
                                unsettled,
                                unsettled_size,
                                unsettled_unit,
                                unknown_term,
                                unknown_key,
                                no_law_for_year,
                                reform_value,
                                reform_table,
                                reform_quotes,
                                reform_twice,
                                reform_key,
                                reform_single,
                                unknown_question,
                                not_yet_answered,
                                malformed_json,
                                duplicate_key,
                                malformed_toml,
                                cannot_read,
                                cannot_write,
                                overflow,
                                empty_file,
                                workbook_given,
                                missing_column,
                                repeated_column,
                                wrong_field_count,
                                not_a_disability,
                                duplicate_id,
                                empty_cell,
                                bad_encoding,
                                unclosed_quote,
                                day_number,
                                year_last,
                                missing_table_column,
                                repeated_id,
                                unknown_id,
                                rows_differ,
                                not_a_decimal,
                                wrong_length,
                                unknown_code,
                                more_deducted_than_workers,
                                other_checkpoint};
}  // namespace sentences

/// The sentence whose remedy is said: another one where the nearest name is asked for and none is near.
constexpr sentence const& remedy_source(sentence const& said, sentence_args const& args) {
  for (auto const& [key, value] : args) {
    if (key == "nearest" && value.empty() && said.remedy.find("{nearest}") != std::string_view::npos) {
      return sentences::nothing_near;
    }
  }
  return said;
}

/// What every refusal carries.
class error : public std::runtime_error {
 public:
  error(errc code, sentence const& said, std::string where, std::string provision, sentence_args args)
      : std::runtime_error(compose(said, where, provision, args)),
        code_{code},
        said_{&said},
        where_{std::move(where)},
        provision_{std::move(provision)},
        args_{std::move(args)} {}

  errc code() const noexcept { return code_; }
  /// The template, by which a translation is found.
  sentence const& said() const noexcept { return *said_; }
  sentence_args const& args() const noexcept { return args_; }
  /// Path into the user's input, such as `facts.months[3].workers`; empty where there is none.
  std::string const& where() const noexcept { return where_; }
  /// The article under which the fact is asked for or the law is read; may be empty.
  std::string const& provision() const noexcept { return provision_; }
  std::string message() const { return fill(said_->text, args_); }
  std::string remedy() const { return fill(remedy_source(*said_, args_).remedy, args_); }

 private:
  static std::string compose(sentence const& said, std::string const& where, std::string const& provision,
                             sentence_args const& args) {
    std::string out = where.empty() ? std::string{} : where + ": ";
    out += fill(said.text, args);
    if (!provision.empty()) {
      out += " (" + provision + ")";
    }
    auto const remedy = fill(remedy_source(said, args).remedy, args);
    if (!remedy.empty()) {
      out += "; " + remedy;
    }
    return out;
  }

  errc code_;
  sentence const* said_;
  std::string where_;
  std::string provision_;
  sentence_args args_;
};

/// Refused at the gate of facts.
class facts_error : public error {
 public:
  using error::error;
  /// A value that cannot be what it should be; `args` fill the sentence.
  facts_error(sentence const& said, std::string where, sentence_args args, std::string provision = {})
      : error(errc::invalid_facts, said, std::move(where), std::move(provision), std::move(args)) {}
};

/// Refused at the gate of law.
class law_error : public error {
 public:
  using error::error;
  law_error(errc code, sentence const& said, sentence_args args, std::string provision = {}, std::string where = {})
      : error(code, said, std::move(where), std::move(provision), std::move(args)) {}
};

/// The name nearest to what was written, by edit distance (insertions, deletions, replacements, swaps of neighbours),
/// capitals and small letters alike, without spaces and dashes. Empty where no name is near: none contains the other,
/// and more than two letters of five would change. `names` is any range of things that convert to string_view.
template <class Range>
std::string nearest_name(std::string_view written, Range const& names) {
  auto small = [](std::string_view word) {
    std::string out;
    for (char const c : word) {
      if (c != ' ' && c != '-' && c != '_') {
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
    }
    return out;
  };
  auto distance = [](std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
      last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
      row[0] = i;
      for (std::size_t j = 1; j <= b.size(); ++j) {
        auto best = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        best = std::min({best, last[j] + 1, row[j - 1] + 1});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          best = std::min(best, before[j - 2] + 1);
        }
        row[j] = best;
      }
      before = last;
      last = row;
    }
    return last[b.size()];
  };
  // Of names at the same distance, the one that begins and ends most alike.
  auto alike = [](std::string_view a, std::string_view b) {
    auto const n = std::min(a.size(), b.size());
    std::size_t first = 0, last = 0;
    while (first < n && a[first] == b[first]) {
      ++first;
    }
    while (last < n && a[a.size() - 1 - last] == b[b.size() - 1 - last]) {
      ++last;
    }
    return first + last;
  };
  auto near = [](std::string_view a, std::string_view b, std::size_t d) {
    constexpr std::size_t told = 3;  // letters that say something when they are part of a longer name
    auto const& [shorter, longer] = std::minmax(a, b, [](auto x, auto y) { return x.size() < y.size(); });
    return 5 * d <= 2 * longer.size() || (shorter.size() >= told && longer.find(shorter) != std::string_view::npos);
  };
  auto const word = small(written);
  std::string best, best_small;
  std::size_t least = static_cast<std::size_t>(-1);
  for (auto const& candidate : names) {
    std::string_view const name{candidate};
    auto const other = small(name);
    auto const d = distance(word, other);
    if (near(word, other, d) && (d < least || (d == least && alike(word, other) > alike(word, best_small)))) {
      least = d;
      best = std::string{name};
      best_small = other;
    }
  }
  return best;
}

}  // namespace quotalaw
