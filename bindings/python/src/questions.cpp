// SPDX-License-Identifier: Apache-2.0
// Questions and what-ifs: JSON text in, JSON text out.
#include "quotalaw/questions/refusal.hpp"

#include "module.hpp"
#include "quotalaw/io/language.hpp"

#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace quotalaw::python {

namespace {

questions::options options_of(bool explain, reform const* what_if) {
  questions::options how;
  how.explain = explain;
  if (what_if) {
    how.what_if = *what_if;
  }
  return how;
}

std::string answer(std::string const& line, bool explain, reform const* what_if, std::size_t number) {
  return questions::answer_line(line, number, options_of(explain, what_if)).json;
}

/// As `answer`, but a refusal is thrown.
std::string ask(std::string const& line, bool explain, reform const* what_if) {
  std::optional<error> refusal;
  auto given = questions::answer_line(line, 1, options_of(explain, what_if), refusal);
  if (refusal) {
    throw *refusal;
  }
  return std::move(given.json);
}

/// The reasons of an answer as text; a refusal is thrown.
std::string explained(std::string const& line, std::string const& lang, reform const* what_if) {
  auto how = options_of(false, what_if);
  how.as_text = true;
  how.in = io::language_named(lang).value_or(io::language::en);
  std::optional<error> refusal;
  auto given = questions::answer_line(line, 1, how, refusal);
  if (refusal) {
    throw *refusal;
  }
  return std::move(given.text);
}

day day_of(std::string const& text) {
  auto const parsed = parse_day(text);
  if (!parsed) {
    throw law_error(errc::invalid_reform, sentences::not_a_day, {{"value", text}});
  }
  return *parsed;
}

}  // namespace

void bind_questions(py::module_& m) {
  using released = py::call_guard<py::gil_scoped_release>;

  py::class_<reform>(m, "Reform", "Dated values that stand in for those of the law.")
      .def(py::init<std::string>(), py::arg("title"))
      .def_property_readonly("title", [](reform const& r) { return std::string{r.title()}; })
      .def(
          "amend",
          [](reform& r, std::string const& term, std::string const& from, std::string const& value,
             std::optional<std::string> const& until) {
            r.amend(questions::term_named(term), day_of(from), value,
                    until ? std::optional{day_of(*until)} : std::nullopt);
          },
          py::arg("term"), py::arg("from_"), py::arg("value"), py::arg("until") = py::none(),
          "Replaces a term's value from a day on, up to the day before `until`.")
      .def_property_readonly(
          "changes",
          [](reform const& r) {
            std::vector<std::tuple<std::string, std::string, std::string, std::optional<std::string>>> out;
            for (auto const& a : r) {
              out.emplace_back(a.term->id, text_of(a.info.from), a.info.value,
                               a.until == day::max() ? std::nullopt : std::optional{text_of(a.until)});
            }
            return out;
          },
          "(term, first day, value, first day no longer in force or None)");
  m.def("read_reform", &questions::read_reform, py::arg("path"), "Reads a what-if from a TOML file.", released());

  m.def("answer", &answer, py::arg("line"), py::arg("explain") = false, py::arg("reform") = nullptr,
        py::arg("number") = 1, "Answers one line of the contract; a refusal is an answer with `error`.", released());
  m.def("ask", &ask, py::arg("line"), py::arg("explain") = false, py::arg("reform") = nullptr,
        "Answers one line of the contract; a refusal is raised.", released());
  m.def("explained", &explained, py::arg("line"), py::arg("lang") = "en", py::arg("reform") = nullptr,
        "The reasons of the answer to one line, to be read in a language.", released());
  m.def(
      "schemas",
      [] {
        std::vector<std::string> out;
        for (auto const& q : questions::all()) {
          out.push_back(questions::schema(q));
        }
        return out;
      },
      "The JSON Schema of every public question.");
  m.def("law_version", &questions::law_version_of, py::arg("name"),
        "The law version of the country of a name such as \"jp.levy\"; both for other names.");
  m.def(
      "terms",
      [](std::string const& country) {
        std::vector<std::string> out;
        for (auto const* term : questions::terms_of(country)) {
          out.emplace_back(term->id);
        }
        return out;
      },
      py::arg("country") = "", "Ids of the terms of law.");
  m.def(
      "label",
      [](std::string const& key, std::string const& lang) {
        return std::string{io::label(key, io::language_named(lang).value_or(io::language::en))};
      },
      py::arg("key"), py::arg("lang"), "The words of a key of data/terms/.");
  m.def(
      "nearest",
      [](std::string const& written, std::vector<std::string> const& names) { return nearest_name(written, names); },
      py::arg("written"), py::arg("names"), "The name nearest to what was written.");
}

}  // namespace quotalaw::python
