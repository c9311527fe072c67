// SPDX-License-Identifier: Apache-2.0
// The registry, the answering of one line, schemas and reforms.
#include "quotalaw/questions/questions.hpp"

#include "../io/answer_json.hpp"
#include "../io/document.hpp"
#include "../io/provision.hpp"
#include "context.hpp"
#include "notices.hpp"
#include "quotalaw/io/assessment.hpp"
#include "quotalaw/jp/timelines.hpp"
#include "quotalaw/questions/refusal.hpp"
#include "quotalaw/th/timelines.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace quotalaw::questions {

namespace {

// Public questions that this version refuses as `not_yet_answered`: name and title.
constexpr std::array<std::pair<std::string_view, std::string_view>, 0> not_yet{};

std::vector<answered_question> const& registry() {
  static std::vector<answered_question> const list = [] {
    std::vector<answered_question> out;
    for (auto const* group :
         {&th_questions(), &jp_questions(), &jp_group_questions(), &jp_service_questions(), &both_questions()}) {
      out.insert(out.end(), group->begin(), group->end());
    }
    for (auto const& [name, title] : not_yet) {
      out.push_back({{name, title, "", false, {}, {}, ""}, nullptr});
    }
    return out;
  }();
  return list;
}

answered_question const& find(std::string_view name) {
  std::vector<std::string_view> names;
  for (auto const& q : registry()) {
    if (q.about.name == name) {
      return q;
    }
    names.push_back(q.about.name);
  }
  throw facts_error(errc::unknown_question, sentences::unknown_question, "question", "",
                    {{"name", std::string{name}}, {"nearest", nearest_name(name, names)}});
}

json answer_facts(std::string_view name, json const& facts, context& with) {
  auto const& q = find(name);
  if (!q.answer) {
    throw law_error(errc::not_yet_answered, sentences::not_yet_answered, {{"name", std::string{name}}}, "", "question");
  }
  std::vector<std::string_view> known;
  for (auto const& f : q.about.facts) {
    known.push_back(f.name);
  }
  return q.answer(fact_reader{facts, "facts", q.about.provision, known}, with);
}

json named_json(std::vector<named_value> const& values) {
  json out = json::object();
  for (auto const& v : values) {
    out[std::string{v.name}] = v.text;
  }
  return out;
}

json error_json(error const& e, io::language in) {
  json out;
  out["code"] = text_of(e.code());
  out["where"] = e.where();
  out["message"] = io::message_of(e, in);
  out["provision"] = e.provision();
  out["remedy"] = io::remedy_of(e, in);
  return out;
}

/// Title, notices, reasons and the law of an answer, to be read.
std::string reasons_text(question const& about, context const& with, std::vector<io::notice> const& notices,
                         std::string const& law_version, options const& how) {
  auto d = io::describe_reasons(with.steps(), how.in);
  d.title = title_of(about, how.in);
  d.subtitle = std::string{about.name} + " · " + io::show_provision(about.provision, how.in);
  d.reform_title = how.what_if.title();
  d.law_version = law_version;
  d.sections.push_back(io::notices_section(notices, how.in));
  io::report_options shape;
  shape.in = how.in;
  shape.explain = true;
  return io::write_text(d, shape);
}

/// The text of a number without trailing zeros, so that 220 and 220.0 agree.
std::optional<std::string> plain_number(json const& j) {
  auto text = number_text(j);
  if (text && text->find('.') != std::string::npos && text->find_first_of("eE") == std::string::npos) {
    while (text->back() == '0') {
      text->pop_back();
    }
    if (text->back() == '.') {
      text->pop_back();
    }
  }
  return text;
}

void compare(json const& expected, json const& found, std::string const& path, std::vector<std::string>& differences) {
  if (expected.is_object() && found.is_object()) {
    for (auto it = expected.begin(); it != expected.end(); ++it) {
      auto const inner = path.empty() ? it.key() : path + "." + it.key();
      if (!found.contains(it.key())) {
        differences.push_back(inner + ": expected " + shown(it.value()) + ", found nothing");
      } else {
        compare(it.value(), found.at(it.key()), inner, differences);
      }
    }
    return;
  }
  if (expected.is_array() && found.is_array() && expected.size() == found.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      compare(expected[i], found[i], path + "[" + std::to_string(i) + "]", differences);
    }
    return;
  }
  auto const a = plain_number(expected);
  auto const b = plain_number(found);
  if (a && b ? *a != *b : expected != found) {
    differences.push_back(path + ": expected " + shown(expected) + ", found " + shown(found));
  }
}

}  // namespace

std::span<question const> all() {
  static std::vector<question> const list = [] {
    std::vector<question> out;
    for (auto const& q : registry()) {
      out.push_back(q.about);
    }
    return out;
  }();
  return list;
}

question const& named(std::string_view name) { return find(name).about; }

std::string title_of(question const& of, io::language in) {
  return std::string{in == io::language::en ? of.title : io::label("question." + std::string{of.name}, in)};
}

answer answer_line(std::string_view line, std::size_t line_number, options const& how, std::optional<error>& refusal) {
  answer out;
  json reply = json::object();
  try {
    auto const input = parse_exact(line, line_number);
    if (!input.is_object()) {
      throw facts_error(errc::malformed, sentences::wrong_type, "line " + std::to_string(line_number), "",
                        {{"expected", "an object"}, {"value", shown(input)}});
    }
    if (input.contains("id")) {
      reply["id"] = input["id"];
      out.id = input["id"].is_string() ? input["id"].get<std::string>() : shown(input["id"]);
    }
    if (input.contains("question")) {
      reply["question"] = input["question"];
    }
    fact_reader const top{input, "", "", {"id", "question", "facts", "expect", "source", "note"}};
    out.question = top.text("question");
    auto const& asked = find(out.question);
    if (!asked.answer) {
      throw law_error(errc::not_yet_answered, sentences::not_yet_answered, {{"name", out.question}}, "", "question");
    }
    if (!input.contains("facts")) {
      throw facts_error(errc::missing_facts, sentences::missing, "facts", "", {{"name", "facts"}});
    }
    context with{how};
    auto result = answer_facts(out.question, input["facts"], with);
    if (input.contains("expect")) {
      out.had_expectation = true;
      compare(input["expect"], result, "", out.differences);
    }
    reply["result"] = std::move(result);
    json law;
    auto const country = out.question.starts_with("jp.") || out.question.starts_with("th.")
                             ? out.question
                             : (input["facts"].contains("country") && input["facts"]["country"].is_string()
                                    ? input["facts"]["country"].get<std::string>() + "."
                                    : (input["facts"].contains("id") && input["facts"]["id"].is_string()
                                           ? input["facts"]["id"].get<std::string>()
                                           : std::string{}));
    law["version"] = law_version_of(country);
    if (!how.what_if.empty()) {
      law["reform"] = how.what_if.title();
      if (!io::touches(how.what_if, with.read())) {
        with.read().remark("reform_unused");
      }
    }
    auto const notices = notices_of(with.read(), how.what_if);
    law["notices"] = notices_json(notices, how.in);
    if (how.explain) {
      reply["explanation"] = io::steps_json(with.steps(), named_json, how.in);
    }
    if (how.as_text) {
      out.text = reasons_text(asked.about, with, notices, law["version"], how);
    }
    reply["law"] = std::move(law);
  } catch (error const& e) {
    out.refused = true;
    reply.erase("result");
    reply["error"] = error_json(e, how.in);
    out.text = how.as_text ? io::refusal_text(e, how.in) : std::string{};
    refusal = e;
  }
  out.json = dump(reply);
  return out;
}

answer answer_line(std::string_view line, std::size_t line_number, options const& how) {
  std::optional<error> refusal;
  return answer_line(line, line_number, how, refusal);
}

std::string ask(std::string_view question, std::string_view facts_json, options const& how) {
  context with{how};
  return dump(answer_facts(question, parse_exact(facts_json, 1), with));
}

namespace {

json field_schema(field const& f) {
  json out;
  out["x-kind"] = f.kind;
  if (!f.says.empty()) {
    out["description"] = f.says;
  }
  std::string_view const kind = f.kind;
  if (kind == "day") {
    out["type"] = "string";
    out["format"] = "date";
  } else if (kind == "heads" || kind == "count" || kind == "months") {
    out["type"] = "integer";
    out["minimum"] = 0;
  } else if (kind == "counted") {
    out["type"] = "number";
    out["minimum"] = 0;
    out["multipleOf"] = "@half";
  } else if (kind == "money") {
    out["type"] = json::array({"string", "integer"});
  } else if (kind == "rate" || kind == "text") {
    out["type"] = "string";
  } else if (kind == "year") {
    out["type"] = json::array({"integer", "string"});
  } else if (kind == "flag") {
    out["type"] = "boolean";
  } else if (kind == "list") {
    out["type"] = "array";
  } else if (kind == "object") {
    out["type"] = "object";
  } else if (kind == "choice") {
    out["enum"] = json::array();
    std::istringstream words{std::string{f.choices}};
    for (std::string word; words >> word;) {
      out["enum"].push_back(word);
    }
  }
  return out;
}

json object_schema(std::span<field const> fields, bool closed, bool nullable) {
  json out;
  out["type"] = "object";
  out["properties"] = json::object();
  json required = json::array();
  for (auto const& f : fields) {
    auto inner = field_schema(f);
    if (nullable && inner.contains("type")) {
      json types = inner["type"].is_array() ? inner["type"] : json::array({inner["type"]});
      types.push_back("null");
      inner["type"] = types;
    }
    out["properties"][std::string{f.name}] = std::move(inner);
    if (f.required) {
      required.push_back(f.name);
    }
  }
  out["required"] = std::move(required);
  out["additionalProperties"] = !closed;
  return out;
}

}  // namespace

std::string schema(question const& of) {
  json out;
  out["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  out["title"] = of.name;
  out["description"] = of.answered ? std::string{of.title} : std::string{of.title} + " (not answered yet)";
  out["x-provision"] = of.provision;
  if (!of.example.empty()) {
    out["examples"] = json::array({json{{"question", of.name}, {"facts", json::parse(of.example)}}});
  }
  out["type"] = "object";
  out["properties"]["id"] = json::object();
  out["properties"]["question"]["const"] = of.name;
  out["properties"]["facts"] = object_schema(of.facts, of.answered, false);
  out["properties"]["result"] = object_schema(of.results, false, true);
  out["required"] = json::array({"question", "facts"});
  auto text = out.dump();
  // A JSON number without a floating-point value in between.
  for (std::string const from = "\"@half\""; text.find(from) != std::string::npos;) {
    text.replace(text.find(from), from.size(), "0.5");
  }
  return text;
}

std::vector<term_info const*> terms_of(std::string_view country) {
  std::vector<term_info const*> out;
  if (country.empty() || country == "jp") {
    out.insert(out.end(), std::begin(jp::terms::all), std::end(jp::terms::all));
  }
  if (country.empty() || country == "th") {
    out.insert(out.end(), std::begin(th::terms::all), std::end(th::terms::all));
  }
  return out;
}

term_info const& term_named(std::string_view id) {
  std::vector<std::string_view> names;
  for (auto const* term : terms_of("")) {
    if (term->id == id) {
      return *term;
    }
    names.push_back(term->id);
  }
  throw law_error(errc::unknown_term, sentences::unknown_term,
                  {{"name", std::string{id}}, {"nearest", nearest_name(id, names)}});
}

std::string_view instrument_title(std::string_view id) {
  auto const* known = io::instrument_of(id);
  return known ? known->title : id;
}

std::string law_version_of(std::string_view name) {
  if (name.starts_with("jp.")) {
    return std::string{jp::terms::law_version};
  }
  if (name.starts_with("th.")) {
    return std::string{th::terms::law_version};
  }
  return std::string{jp::terms::law_version} + " " + std::string{th::terms::law_version};
}

}  // namespace quotalaw::questions
