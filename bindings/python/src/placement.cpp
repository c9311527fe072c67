// SPDX-License-Identifier: Apache-2.0
// The planner: tables in, the files of a plan out. What the command `quotalaw place` writes, without files.
#include "quotalaw/placement/files.hpp"
#include "quotalaw/placement/plan_report.hpp"
#include "quotalaw/placement/planning.hpp"
#include "quotalaw/placement/simulation.hpp"

#include "module.hpp"
#include "quotalaw/io/language.hpp"
#include "quotalaw/io/report.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::python {

namespace {

io::language language_of(std::string const& name) { return io::language_named(name).value_or(io::language::en); }

/// What was read, and the plan once it has been made.
struct placements {
  placement::accepted read;
  std::vector<placement::person> history;  ///< of an earlier year
  std::vector<placement::placement> before;
  std::vector<placement::row_gone> gone;  ///< rows of the plan before that name what the tables do not have
  bool again = false;
  std::unique_ptr<placement::planning> done;
  placement::reasons why;
  std::optional<placement::moves> changed;

  std::size_t left_out() const {
    std::size_t out = 0;
    for (auto const& found : read.findings) {
      out += found.rows_left_out;
    }
    return out;
  }
  placement::planning const& planned() const {
    if (!done) {
      throw std::logic_error("no plan has been made");
    }
    return *done;
  }
};

/// \param tables path or name of each table, by "companies", "people", "hosts", "provinces", "travel_times", "before",
///   "history"
/// \param texts the tables in memory, by name
std::shared_ptr<placements> read(std::map<std::string, std::string> const& tables,
                                 std::map<std::string, std::string> const& texts, int year,
                                 std::optional<std::int64_t> metres_limit, std::string const& fair,
                                 std::optional<std::map<std::string, std::int64_t>> const& weights, std::uint64_t seed,
                                 std::string const& encoding) {
  placement::settings how;
  how.year = {year};
  how.seed = seed;
  if (metres_limit && (*metres_limit < 0 || *metres_limit > 2'000'000)) {
    throw facts_error(
        sentences::not_a_decimal, "limit_km",
        {{"value", std::to_string(*metres_limit / 1000)}, {"low", "0"}, {"high", "2000"}, {"example", "30"}});
  }
  how.limited = metres_limit.has_value();
  how.metres_limit = metres_limit.value_or(0);
  auto const& names = placement::fairness_names;
  auto const found = std::find(names.begin(), names.end(), fair);
  if (found == names.end()) {
    throw facts_error(
        sentences::not_a_choice, "fair",
        {{"value", fair}, {"choices", "province, disability, none"}, {"nearest", nearest_name(fair, names)}});
  }
  how.fair = static_cast<placement::fairness>(found - names.begin());
  if (weights) {
    auto& w = how.weighed.emplace();
    std::pair<std::string_view, std::int64_t*> const known[] = {
        {"unmet", &w.unmet}, {"person", &w.person}, {"km", &w.km}, {"change", &w.change}, {"cost", &w.cost}};
    for (auto const& [name, value] : *weights) {
      auto const* at = std::find_if(std::begin(known), std::end(known), [&](auto const& k) { return k.first == name; });
      if (at == std::end(known)) {
        static constexpr std::string_view choices[] = {"unmet", "person", "km", "change", "cost"};
        throw facts_error(sentences::not_a_choice, "weights",
                          {{"value", name},
                           {"choices", "unmet, person, km, change, cost"},
                           {"nearest", nearest_name(name, choices)}});
      }
      if (value < 0 || value > 1'000'000) {
        throw facts_error(sentences::not_a_decimal, "weights." + name,
                          {{"value", std::to_string(value)}, {"low", "0"}, {"high", "1,000,000"}, {"example", "1000"}});
      }
      *at->second = value;
    }
  }
  auto const table = [&](std::string const& of) {
    auto const at = tables.find(of);
    return at == tables.end() ? std::string{} : at->second;
  };
  placement::input_files files;
  files.companies = table("companies");
  files.people = table("people");
  files.hosts = table("hosts");
  files.provinces = table("provinces");
  files.travel_times = table("travel_times");
  files.encoding = encoding;
  files.most_reported = std::numeric_limits<std::size_t>::max();  // all of them go into refused.csv
  files.texts = texts;
  auto out = std::make_shared<placements>();
  out->read = placement::read(files, how);
  if (auto const history = table("history"); !history.empty()) {
    out->read.findings.emplace_back();
    out->history = placement::read_history(files, history, out->read.facts, out->read.findings.back());
  }
  if (auto const before = table("before"); !before.empty()) {
    out->again = true;
    out->before = placement::read_plan(before, out->read.facts, texts, &out->gone);
  }
  return out;
}

/// A setting within its range, as the command has it.
std::int64_t within(std::int64_t value, std::int64_t low, std::int64_t high, char const* name) {
  if (value < low || value > high) {
    throw facts_error(sentences::not_a_decimal, name,
                      {{"value", std::to_string(value)},
                       {"low", std::to_string(low)},
                       {"high", std::to_string(high)},
                       {"example", std::to_string(std::max<std::int64_t>(low, 100))}});
  }
  return value;
}

/// "cbc", if it can be called (Python asks first), or "flow".
std::optional<placement::solver_settings> solver_of(std::string const& second_stage, std::int64_t nodes,
                                                    std::optional<std::int64_t> seconds, std::int64_t most_pairs) {
  static constexpr std::string_view choices[] = {"flow", "cbc"};
  if (std::find(std::begin(choices), std::end(choices), second_stage) == std::end(choices)) {
    throw facts_error(
        sentences::not_a_choice, "second_stage",
        {{"value", second_stage}, {"choices", "flow, cbc"}, {"nearest", nearest_name(second_stage, choices)}});
  }
  placement::solver_settings out;
  out.nodes = within(nodes, 0, 100'000'000, "nodes");
  if (seconds) {
    out.seconds = within(*seconds, 1, 1'000'000, "seconds");
  }
  out.most_pairs = within(most_pairs, 0, 10'000'000, "most_pairs");
  return second_stage == "cbc" ? std::optional{out} : std::nullopt;
}

void solve(placements& of, std::vector<std::string> const& drop, std::vector<std::string> const& close,
           std::string const& second_stage, std::int64_t nodes, std::optional<std::int64_t> seconds,
           std::int64_t most_pairs, std::int64_t conflicts, std::string const& change_costs) {
  auto facts = of.read.facts;
  facts.how.solver = solver_of(second_stage, nodes, seconds, most_pairs);
  placement::reasons_wanted wanted{.most_conflicts =
                                       static_cast<std::size_t>(within(conflicts, 0, 1'000'000, "conflicts"))};
  if (!change_costs.empty()) {
    wanted.costs = placement::read_change_costs(change_costs);
  }
  for (auto const& person : drop) {
    placement::leave(facts, person, "drop");
  }
  for (auto const& host : close) {
    placement::shut(facts, host, "close");
  }
  of.done = of.again ? std::make_unique<placement::planning>(std::move(facts), of.before)
                     : std::make_unique<placement::planning>(std::move(facts));
  of.why = of.done->explain(wanted);
  if (of.again) {
    of.changed = placement::compared(of.done->facts(), of.before, of.done->result().placements, of.gone);
  }
}

using told_cell = std::tuple<std::string, std::size_t, std::string, std::string, std::string, std::string>;

/// Cells in words: table, line, column, value, message, remedy.
void tell(std::vector<told_cell>& out, std::string const& path, std::vector<io::bad_cell> const& cells,
          std::string const& lang) {
  auto const in = language_of(lang);
  for (auto const& b : cells) {
    out.emplace_back(path, b.line, b.column, b.value, io::message_of(*b.said, b.args, in),
                     io::remedy_of(*b.said, b.args, in));
  }
}

/// Simulated years of the tables that were read.
struct simulation {
  std::shared_ptr<placements const> of;
  placement::simulation_settings how;
  std::vector<placement::simulated_year> years;

  std::string report(std::string const& format, std::string const& lang) const {
    auto const at = std::find(io::report_format_names.begin(), io::report_format_names.end(), format);
    if (at == io::report_format_names.end()) {
      throw facts_error(sentences::not_a_choice, "format",
                        {{"value", format},
                         {"choices", "text, csv, json, html"},
                         {"nearest", nearest_name(format, io::report_format_names)}});
    }
    return placement::simulation_report(of->read.facts, how, years,
                                        static_cast<io::report_format>(at - io::report_format_names.begin()),
                                        language_of(lang), of->left_out());
  }
};

/// One dict for each year and rule; money in minor units, ways in metres or minutes.
py::list years_of(simulation const& s) {
  py::list out;
  for (auto const& year : s.years) {
    for (std::size_t k = 0; k < placement::arrival_rule_names.size(); ++k) {
      auto const& found = year.by[k];
      py::dict row;
      row["seed"] = year.seed;
      row["rule"] = placement::arrival_rule_names[k];
      row["placed"] = found.placed;
      row["unmet"] = found.unmet;
      row["contribution"] = found.contribution.minor();
      row[s.of->read.facts.timed ? "minutes" : "metres"] = found.travel;
      row["refused"] = found.refused;
      row["worst_province"] = found.worst_province;
      row["worst_placed"] = found.worst_placed;
      row["worst_people"] = found.worst_people;
      row["most_placed"] = year.most;
      row["proven"] = year.proven;
      out.append(row);
    }
  }
  return out;
}

simulation simulate(std::shared_ptr<placements> const& of, std::int64_t weeks, std::int64_t runs,
                    std::int64_t learn_every, std::int64_t forecasts) {
  simulation out{of, {weeks, runs, learn_every, forecasts, of->history}, {}};
  out.years = placement::simulate(of->read.facts, out.how);
  return out;
}

std::string bad_report(placements const& of, std::string const& lang) {
  std::string out;
  for (auto const& found : of.read.findings) {
    if (found.bad_total > 0) {
      auto shown = found;
      shown.bad.resize(std::min(shown.bad.size(), placement::input_files{}.most_reported));
      out += io::report_bad_cells(shown, language_of(lang), false);
    }
  }
  return out;
}

}  // namespace

void bind_placement(py::module_& m) {
  using released = py::call_guard<py::gil_scoped_release>;
  py::class_<placements, std::shared_ptr<placements>>(m, "Placements",
                                                      "Tables of the planner, and their plan once it has been made.")
      .def_property_readonly("bad_total", [](placements const& p) { return p.read.bad_total(); })
      .def_property_readonly("rows_left_out", &placements::left_out)
      .def_property_readonly("columns_unused",
                             [](placements const& p) {
                               std::vector<std::pair<std::string, std::string>> out;
                               for (auto const& found : p.read.findings) {
                                 for (auto const& name : found.columns_unused) {
                                   out.emplace_back(found.path, name);
                                 }
                               }
                               return out;
                             })
      .def(
          "bad_cells",
          [](placements const& p, std::string const& lang) {
            std::vector<told_cell> out;
            for (auto const& found : p.read.findings) {
              tell(out, found.path, found.bad, lang);
            }
            return out;
          },
          py::arg("lang") = "en", "(table, line, column, value, message, remedy) of the first bad cells")
      .def(
          "doubts",
          [](placements const& p, std::string const& lang) {
            std::vector<told_cell> out;
            for (auto const& found : p.read.unsure) {
              tell(out, found.path, found.cells, lang);
            }
            return out;
          },
          py::arg("lang") = "en", "The same of cells that look wrong in rows that are used.")
      .def("bad_report", &bad_report, py::arg("lang") = "en", "The bad cells, readable.")
      .def("solve", &solve, py::arg("drop") = std::vector<std::string>{}, py::arg("close") = std::vector<std::string>{},
           py::arg("second_stage") = "flow", py::arg("nodes") = placement::solver_settings{}.nodes,
           py::arg("seconds") = py::none(), py::arg("most_pairs") = placement::solver_settings{}.most_pairs,
           py::arg("conflicts") = placement::reasons_wanted{}.most_conflicts, py::arg("change_costs") = "",
           "Makes the plan.", released())
      .def(
          "files",
          [](placements const& p, std::string const& lang) {
            std::map<std::string, std::string> out;
            auto const* changed = p.changed ? &*p.changed : nullptr;
            for (auto& file : placement::files_of(p.planned(), p.why, language_of(lang), p.left_out(), changed)) {
              out.emplace(std::move(file.name), std::move(file.text));
            }
            auto refused = placement::refused_of(p.read.findings, language_of(lang));
            out.emplace(std::move(refused.name), std::move(refused.text));
            return out;
          },
          py::arg("lang") = "en", "Text of each file that the command writes, by name.", released())
      .def(
          "html",
          [](placements const& p, std::string const& lang) {
            return placement::plan_html(p.planned().facts(), p.planned().result(), language_of(lang), p.left_out(),
                                        &p.why, p.changed ? &*p.changed : nullptr);
          },
          py::arg("lang") = "en", "The plan as one page, with a map.", released());
  py::class_<simulation>(m, "Simulation", "Years in which people come week by week.")
      .def("report", &simulation::report, py::arg("format") = "text", py::arg("lang") = "en",
           "The years as text, csv, json or html.", released())
      .def_property_readonly("years", &years_of);
  m.def(
      "second_stage_solver", [] { return placement::solver_of_second_stage(); },
      "Name and version of the solver of the second stage; None if it cannot be called.");
  m.def("simulate_placements", &simulate, py::arg("of"), py::arg("weeks"), py::arg("runs"), py::arg("learn_every"),
        py::arg("forecasts"), "Plays years on the tables that were read.", released());
  m.def("read_placements", &read, py::arg("tables"), py::arg("texts"), py::arg("fund_year"), py::arg("metres_limit"),
        py::arg("fair") = "province", py::arg("weights") = py::none(), py::arg("seed") = 1, py::arg("encoding") = "",
        "Reads and checks the tables of the planner.", released());
}

}  // namespace quotalaw::python
