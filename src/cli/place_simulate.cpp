// SPDX-License-Identifier: Apache-2.0
#include "place_input.hpp"
#include "quotalaw/placement/simulation.hpp"

#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

struct simulate_options {
  place_input in;
  placement::simulation_settings how;
  std::string history, format = "text";
};

void simulate(simulate_options& chosen, shared& with) {
  auto read = placement::read(chosen.in.files, settings_of(chosen.in));
  if (!chosen.history.empty()) {
    read.findings.emplace_back();
    chosen.how.history = placement::read_history(chosen.in.files, chosen.history, read.facts, read.findings.back());
  }
  std::cerr << placement::report_doubts(read, with.in);
  auto const left_out = report_bad_rows(read.findings, chosen.in, with);
  if (!left_out) {
    return;
  }
  auto const years = placement::simulate(read.facts, chosen.how);
  auto const at = std::find(io::report_format_names.begin(), io::report_format_names.end(), chosen.format);
  std::cout << placement::simulation_report(read.facts, chosen.how, years,
                                            static_cast<io::report_format>(at - io::report_format_names.begin()),
                                            with.in, *left_out);
}

}  // namespace

void add_place_simulate(CLI::App& place, shared& with) {
  auto* command = place.add_subcommand("simulate", R"(A year in which people come week by week and are placed at once.

Compares the nearest free place, prices learned from the duals of plans, and the plan that knows the year beforehand
(docs/how-to/place.md).

Examples:
  quotalaw place simulate --companies c.csv --people p.csv --hosts h.csv
  quotalaw place simulate --companies c.csv --people p.csv --hosts h.csv --history last-year.csv --format html)");
  auto chosen = std::make_shared<simulate_options>();
  add_place_input(*command, chosen->in);
  command->add_option("--history", chosen->history,
                      "people of an earlier year (same columns): prices are known from the first week");
  command->add_option("--weeks", chosen->how.weeks, "of the year")->capture_default_str();
  command->add_option("--runs", chosen->how.runs, "years, each with another order of arrival")->capture_default_str();
  command->add_option("--learn-every", chosen->how.learn_every, "weeks after which prices are learned again")
      ->capture_default_str();
  command->add_option("--forecasts", chosen->how.forecasts, "plans whose prices are averaged")->capture_default_str();
  command->add_option("--seed", chosen->in.how.seed, "of the first year; the next years have the next numbers")
      ->capture_default_str();
  command->add_option("--format", chosen->format, "text (default), json, html or csv")
      ->check(CLI::IsMember({"text", "json", "html", "csv"}));
  command->callback([chosen, &with] {
    if (!has_tables(chosen->in)) {
      throw CLI::ValidationError{"place simulate needs --companies, --people and --hosts"};
    }
    simulate(*chosen, with);
  });
}

}  // namespace quotalaw::cli
