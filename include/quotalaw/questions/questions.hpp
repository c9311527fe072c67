// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The public questions: one contract for the command line, C++, Python and the web. A question has a name, facts and a
/// result, all as JSON; `quotalaw questions` lists them. Names never change without a line in CHANGELOG.md.

#include "../core/reform.hpp"
#include "../io/language.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::questions {

/// One fact or one field of a result.
struct field {
  std::string_view name;
  std::string_view kind;  ///< day, heads, counted, money, rate, year, flag, text, list …
  bool required = false;
  std::string_view says;
  std::string_view choices;  ///< words separated by spaces, where only these are accepted
};

struct question {
  std::string_view name;
  std::string_view title;
  std::string_view provision;
  bool answered = false;  ///< else refused as `not_yet_answered`
  std::span<field const> facts;
  std::span<field const> results;
  std::string_view example;  ///< the facts of an example, as JSON
};

/// Every public question, answered or not.
std::span<question const> all();
/// \throws facts_error (`unknown_question`) naming the nearest.
question const& named(std::string_view name);

/// Title of a question for a reader of `in`.
std::string title_of(question const& of, io::language in);

struct options {
  bool explain = false;
  bool as_text = false;                ///< with `text` in the answer; explains
  io::language in = io::language::en;  ///< of messages and of reasons in words; ids stay
  reform what_if{};
};

struct answer {
  std::string json;  ///< one line, without a line break
  std::string text;  ///< of `as_text`: the reasons, or the refusal, to be read
  bool refused = false;
  bool had_expectation = false;
  std::vector<std::string> differences;  ///< from `expect`, each as "field: expected …, found …"
  std::string id;
  std::string question;
};

/// Answers one line `{"id":…,"question":…,"facts":{…},"expect":{…}}`. Never throws for what the line says: a refusal is
/// an answer with `error`.
answer answer_line(std::string_view line, std::size_t line_number, options const& how);

/// Answers one question with its facts as a JSON object; returns the result object as JSON. \throws error
std::string ask(std::string_view question, std::string_view facts_json, options const& how);

/// The JSON Schema of one question's line.
std::string schema(question const& of);

/// Reads a reform from TOML. \throws law_error, facts_error
reform read_reform(std::string const& path);
/// Reads several and stacks them in this order: where two amend a term on a same day, the later holds.
reform read_reforms(std::vector<std::string> const& paths);

/// Every term of a country ("jp", "th"), and of both ("").
std::vector<term_info const*> terms_of(std::string_view country);
/// \throws law_error (`unknown_term`) naming the nearest.
term_info const& term_named(std::string_view id);
/// Title of an instrument; the id itself if it is not known.
std::string_view instrument_title(std::string_view id);
/// "jp-…" or "th-…": the law version of the country of a name such as "jp.levy"; both for other names.
std::string law_version_of(std::string_view name);

}  // namespace quotalaw::questions
