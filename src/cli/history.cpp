// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/history.hpp"

#include "commands.hpp"
#include "quotalaw/io/report.hpp"
#include "quotalaw/io/roster.hpp"
#include "quotalaw/questions/questions.hpp"

#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

struct history_options {
  std::string roster, employer, encoding, reform_file, on, format = "text";
  int from = 2003;
  int to = 2027;
  bool keep_going = false;
  unsigned threads = 2;
};

void history(history_options const& chosen, shared& with) {
  auto const as_of = parse_day(chosen.on);
  if (!as_of) {
    throw facts_error(sentences::not_a_day, "--on", {{"value", chosen.on}});
  }
  if (chosen.to < chosen.from) {
    throw facts_error(sentences::wrong_order, "--to",
                      {{"first", std::to_string(chosen.from)}, {"then", std::to_string(chosen.to)}});
  }
  reform what_if;
  if (!chosen.reform_file.empty()) {
    what_if = questions::read_reform(chosen.reform_file);
  }
  auto const who = chosen.employer.empty() ? io::jp::employer{} : io::read_jp_employer(chosen.employer);
  io::roster_options how;
  how.encoding = chosen.encoding;
  auto const people = io::read_jp_roster(chosen.roster, how);
  if (people.findings.bad_total > 0) {
    std::cerr << io::report_bad_cells(people.findings, with.in, with.colour_err);
    if (!chosen.keep_going) {
      std::cerr << io::phrase("report.use_keep_going", with.in) << '\n';
      with.exit = refused;
      return;
    }
  }
  auto const found = io::jp::history_of(people, who, *as_of, {chosen.from}, {chosen.to}, what_if, chosen.threads);
  io::report_options shown;
  shown.in = with.in;
  shown.colour = with.colour_out;
  auto as = io::report_format::text;
  for (std::size_t i = 0; i < io::report_format_names.size(); ++i) {
    if (io::report_format_names[i] == chosen.format) {
      as = static_cast<io::report_format>(i);
    }
  }
  std::cout << io::report(found, as, shown);
}

}  // namespace

void add_history(CLI::App& app, shared& with) {
  auto* command = app.add_subcommand(
      "history", R"(The bill of a roster's staff in every fiscal year, Japan: what changes of the law did and will do.

The staff of one day is taken to be employed on every base day of every year. A year that the texts do not settle is
shown with its reason.

Examples:
  quotalaw history roster.csv --on 2026-06-01
  quotalaw history roster.csv --on 2026-06-01 --from 2020 --to 2027 --format html > history.html)");
  auto chosen = std::make_shared<history_options>();
  command->add_option("roster", chosen->roster, "CSV file, one row per worker")->required();
  command->add_option("--on", chosen->on, "day whose staff is taken, such as 2026-06-01")->required();
  command->add_option("--from", chosen->from, "first fiscal year")
      ->capture_default_str()
      ->check(CLI::Range(1976, 2200));
  command->add_option("--to", chosen->to, "last fiscal year")->capture_default_str()->check(CLI::Range(1976, 2200));
  command->add_option("--employer", chosen->employer, "TOML file with the employer's own facts");
  command->add_option("--format", chosen->format, "text, json, html or csv")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json", "html", "csv"}));
  command->add_option("--encoding", chosen->encoding, "encoding of the roster, if it is not found by itself");
  command->add_option("--reform", chosen->reform_file, "apply a what-if (TOML, see data/reforms/README.md)");
  command->add_flag("--keep-going", chosen->keep_going, "leave out rows with bad cells");
  command->add_option("--threads", chosen->threads, "threads; the result does not depend on it")->capture_default_str();
  command->callback([chosen, &with] { history(*chosen, with); });
}

}  // namespace quotalaw::cli
