// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "quotalaw/placement/reports.hpp"
#include "quotalaw/questions/questions.hpp"

#include <array>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace quotalaw::cli {

namespace {

struct chosen_report {
  std::string file, format = "text";
  std::vector<std::string> reform_files;
};

template <class Report>
void add(CLI::App& app, shared& with, std::string const& name, std::string const& help, Report report) {
  auto* command = app.add_subcommand(name, help);
  auto chosen = std::make_shared<chosen_report>();
  command->add_option("facts", chosen->file, "TOML file with the facts")->required();
  command->add_option("--format", chosen->format, "text (default), json, html or csv")
      ->check(CLI::IsMember({"text", "json", "html", "csv"}));
  command
      ->add_option("--reform", chosen->reform_files,
                   "apply a what-if (TOML, see data/reforms/README.md); several are stacked, the later wins")
      ->allow_extra_args(false);
  command->callback([chosen, report, &with] {
    auto const what_if = questions::read_reforms(chosen->reform_files);
    auto const at = std::find(io::report_format_names.begin(), io::report_format_names.end(), chosen->format);
    std::cout << report(chosen->file, static_cast<io::report_format>(at - io::report_format_names.begin()), with.in,
                        what_if);
  });
}

}  // namespace

void add_economics(CLI::App& app, shared& with) {
  add(app, with, "economics", R"(What indirect hiring costs and changes: company, person, host, intermediary, state.

Every figure comes from your file; none is assumed (docs/how-to/economics.md).

Example:
  quotalaw economics data/samples/th_placement_economics.toml --format html > economics.html)",
      placement::economics_report);
}

void add_options(CLI::App& app, shared& with) {
  add(app, with, "options", R"(The lawful ways to close a company's shortage, and the cheapest mix of them.

Exact, in whole persons, within budgets and least shares (docs/how-to/options.md).

Examples:
  quotalaw options data/samples/th_placement_options.toml
  quotalaw options data/samples/jp_options.toml --lang ja)",
      placement::options_report);
}

}  // namespace quotalaw::cli
