// SPDX-License-Identifier: Apache-2.0
// Rosters: read from a file or from text, assessed, reported.
#include "quotalaw/io/assessment.hpp"
#include "quotalaw/io/given_text.hpp"
#include "quotalaw/io/report.hpp"

#include "module.hpp"

#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <variant>

namespace quotalaw::python {

namespace {

io::language language_of(std::string const& name) {
  auto const found = io::language_named(name);
  if (!found) {
    throw facts_error(
        sentences::not_a_choice, "lang",
        {{"value", name}, {"choices", "en, th, ja"}, {"nearest", nearest_name(name, io::language_names)}});
  }
  return *found;
}

/// A roster that has been read, of either country.
struct read_roster {
  std::variant<io::jp::roster, io::th::roster> people;
  io::roster_findings const& findings() const {
    return std::visit([](auto const& r) -> io::roster_findings const& { return r.findings; }, people);
  }
};

/// A roster that has been assessed, of either country.
struct assessed_roster {
  std::variant<io::jp::roster_assessment, io::th::roster_assessment> is;
};

io::report_format format_of(std::string const& name) {
  for (std::size_t i = 0; i < io::report_format_names.size(); ++i) {
    if (io::report_format_names[i] == name) {
      return static_cast<io::report_format>(i);
    }
  }
  throw facts_error(sentences::not_a_choice, "format",
                    {{"value", name},
                     {"choices", "text, json, html, csv"},
                     {"nearest", nearest_name(name, io::report_format_names)}});
}

/// `text` beside `name`: the text is in memory. Without it, `name` is the path of a file.
read_roster read(std::string const& country, std::string const& name, std::optional<std::string> const& text,
                 std::string const& encoding) {
  io::roster_options how;
  how.encoding = encoding;
  if (country == "jp") {
    return {text ? io::read_jp_roster(io::given_text{name, *text}, how) : io::read_jp_roster(name, how)};
  }
  return {text ? io::read_th_roster(io::given_text{name, *text}, how) : io::read_th_roster(name, how)};
}

assessed_roster assess(read_roster const& from, int year, std::string const& employer,
                       std::optional<std::string> const& employer_text, reform const* what_if, unsigned threads) {
  auto const reformed = what_if ? *what_if : reform{};
  auto const given = !employer.empty();
  if (auto const* people = std::get_if<io::jp::roster>(&from.people)) {
    io::jp::employer who;
    if (given) {
      who = employer_text ? io::read_jp_employer(io::given_text{employer, *employer_text})
                          : io::read_jp_employer(employer);
    }
    return {io::assess(*people, who, {year}, reformed, threads)};
  }
  io::th::employer who;
  if (given) {
    who =
        employer_text ? io::read_th_employer(io::given_text{employer, *employer_text}) : io::read_th_employer(employer);
  }
  return {io::assess(std::get<io::th::roster>(from.people), who, {year}, reformed)};
}

std::string report(assessed_roster const& of, std::string const& format, std::string const& lang, bool explain,
                   bool colour, unsigned width) {
  io::report_options how;
  how.in = language_of(lang);
  how.explain = explain;
  how.colour = colour;
  how.width = width;
  auto const as = format_of(format);
  return std::visit([&](auto const& assessed) { return io::report(assessed, as, how); }, of.is);
}

}  // namespace

void bind_rosters(py::module_& m) {
  using released = py::call_guard<py::gil_scoped_release>;

  py::class_<read_roster>(m, "Roster", "A roster that has been read.")
      .def_property_readonly("rows", [](read_roster const& r) { return r.findings().rows; })
      .def_property_readonly("rows_left_out", [](read_roster const& r) { return r.findings().rows_left_out; })
      .def_property_readonly("bad_total", [](read_roster const& r) { return r.findings().bad_total; })
      .def_property_readonly("encoding", [](read_roster const& r) { return r.findings().encoding; })
      .def_property_readonly("columns_unused", [](read_roster const& r) { return r.findings().columns_unused; })
      .def_property_readonly("columns_absent", [](read_roster const& r) { return r.findings().columns_absent; })
      .def(
          "bad_cells",
          [](read_roster const& r, std::string const& lang) {
            auto const in = language_of(lang);
            std::vector<std::tuple<std::size_t, std::string, std::string, std::string, std::string, std::string>> out;
            for (auto const& b : r.findings().bad) {
              out.emplace_back(b.line, b.id, b.column, b.value, io::message_of(*b.said, b.args, in),
                               io::remedy_of(*b.said, b.args, in));
            }
            return out;
          },
          py::arg("lang") = "en", "(line, id, column, value, message, remedy) of the first bad cells")
      .def(
          "bad_report",
          [](read_roster const& r, std::string const& lang) {
            return io::report_bad_cells(r.findings(), language_of(lang), false);
          },
          py::arg("lang") = "en", "The bad cells, readable.");
  py::class_<assessed_roster>(m, "AssessedRoster", "A roster that has been assessed.")
      .def("report", &report, py::arg("format"), py::arg("lang") = "en", py::arg("explain") = false,
           py::arg("colour") = false, py::arg("width") = 100, "text, json, html or csv", released());
  m.def("read_roster", &read, py::arg("country"), py::arg("name"), py::arg("text") = py::none(),
        py::arg("encoding") = "", "Reads a roster from the file `name`, or from `text` called `name`.", released());
  m.def("assess", &assess, py::arg("roster"), py::arg("year"), py::arg("employer") = "",
        py::arg("employer_text") = py::none(), py::arg("reform") = nullptr, py::arg("threads") = 1,
        "Assesses a roster for a fiscal year or a fund year.", released());
}

}  // namespace quotalaw::python
