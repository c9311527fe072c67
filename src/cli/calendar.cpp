// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/calendar.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "quotalaw/io/roster.hpp"
#include "quotalaw/questions/questions.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace quotalaw::cli {

namespace {

struct calendar_options {
  std::string country, employer, fiscal_year, fund_year;
  std::vector<std::string> reform_files;
  std::string format = "text";
};

void write(io::calendar const& c, calendar_options const& chosen, shared& with) {
  std::cout << (chosen.format == "ics" ? io::write_ics(c) : io::write_text(c, with.colour_out));
}

void calendar(calendar_options const& chosen, shared& with) {
  reform what_if;
  if (!chosen.reform_files.empty()) {
    what_if = questions::read_reforms(chosen.reform_files);
  }
  auto const& text = chosen.country == "jp" ? chosen.fiscal_year : chosen.fund_year;
  auto const option = chosen.country == "jp" ? "--fiscal-year" : "--fund-year";
  if (text.empty()) {
    throw CLI::ValidationError{"--country " + chosen.country + " needs " + option};
  }
  auto const year = read_year(text, option);
  if (chosen.country == "jp") {
    auto const who = chosen.employer.empty() ? io::jp::employer{} : io::read_jp_employer(chosen.employer);
    write(io::calendar_of(who, {year}, with.in, what_if), chosen, with);
  } else {
    auto const who = chosen.employer.empty() ? io::th::employer{} : io::read_th_employer(chosen.employer);
    write(io::calendar_of(who, {year}, with.in, what_if), chosen, with);
  }
}

}  // namespace

void add_calendar(CLI::App& app, shared& with) {
  auto* command = app.add_subcommand("calendar", R"(Lists what an employer must do by when, or writes it as iCalendar.

No roster is needed. With the employer's file, the base day and the kind of employer are known; with a roster,
`quotalaw assess ... --format ics` leaves out what does not concern the employer and gives the amounts.

Examples:
  quotalaw calendar --country jp --fiscal-year 2026
  quotalaw --lang ja calendar --country jp --fiscal-year 2026 --format ics > quota.ics
  quotalaw --lang th calendar --country th --fund-year 2027 --format ics > quota.ics)");
  auto chosen = std::make_shared<calendar_options>();
  command->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  command->add_option("--fiscal-year", chosen->fiscal_year, "Japan: April to March, named by its first year");
  command->add_option("--fund-year", chosen->fund_year, "Thailand: calendar year; \"B.E. 2570\" is understood");
  command->add_option("--employer", chosen->employer, "TOML file with the employer's own facts");
  command->add_option("--format", chosen->format, "text or ics")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "ics"}));
  command->add_option("--reform", chosen->reform_files,
                      "apply a what-if (TOML, see data/reforms/README.md); several are stacked, the later wins");
  command->callback([chosen, &with] { calendar(*chosen, with); });
}

}  // namespace quotalaw::cli
