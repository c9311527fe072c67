// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "files.hpp"
#include "quotalaw/io/assessment.hpp"
#include "quotalaw/io/report.hpp"
#include "quotalaw/io/roster.hpp"
#include "quotalaw/questions/questions.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <vector>

namespace quotalaw::cli {

namespace {

struct assess_options {
  std::string country, roster, employer, encoding, out, fiscal_year, fund_year, contracts, payments;
  std::vector<std::string> formats, reform_files;
  bool explain = false;
  bool keep_going = false;
  std::size_t most_errors = 50;
  unsigned threads = 2;
};

std::vector<io::report_format> formats_of(assess_options const& chosen) {
  std::vector<io::report_format> out;
  for (auto const& name : chosen.formats) {
    for (std::size_t i = 0; i < io::report_format_names.size(); ++i) {
      if (io::report_format_names[i] == name) {
        out.push_back(static_cast<io::report_format>(i));
      }
    }
  }
  if (out.empty()) {
    for (std::size_t i = 0; i < (chosen.out.empty() ? 1 : io::report_format_names.size()); ++i) {
      out.push_back(static_cast<io::report_format>(i));
    }
  }
  return out;
}

/// Writes NAME + `ending` into the folder of --out, with the roster's name, and says so.
void write_file(std::string const& ending, std::string const& text, assess_options const& chosen) {
  std::error_code failed;
  std::filesystem::create_directories(chosen.out, failed);
  if (!std::filesystem::is_directory(chosen.out)) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", chosen.out}, {"detail", failed ? failed.message() : "it is not a folder"}});
  }
  auto const path = std::filesystem::path{chosen.out} / (std::filesystem::path{chosen.roster}.stem().string() + ending);
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", path.string()}, {"detail", "the folder or the disk does not allow it"}});
  }
  std::cout << path.string() << '\n';
}

template <class Assessed>
void write(Assessed const& assessed, assess_options const& chosen, shared& with) {
  for (auto const format : formats_of(chosen)) {
    io::report_options how;
    how.in = with.in;
    how.explain = chosen.explain;
    how.colour = with.colour_out && chosen.out.empty();
    if (chosen.out.empty()) {
      std::cout << io::report(assessed, format, how);
    } else if (format == io::report_format::form_csv) {
      for (auto const& [ending, text] : io::form_files(assessed, with.in)) {
        write_file(ending, text, chosen);
      }
    } else {
      write_file(std::string{io::report_format_endings[static_cast<std::size_t>(format)]},
                 io::report(assessed, format, how), chosen);
    }
  }
}

/// Prints what was refused; says whether to stop.
bool stop_for(io::roster_findings const& findings, assess_options const& chosen, shared& with) {
  if (findings.rows == 0) {
    throw facts_error(errc::missing_facts, sentences::empty_list, chosen.roster, "", {{"name", "the roster"}});
  }
  if (findings.bad_total == 0) {
    return false;
  }
  std::cerr << io::report_bad_cells(findings, with.in, with.colour_err);
  if (!chosen.keep_going) {
    std::cerr << io::phrase("report.use_keep_going", with.in) << '\n';
    with.exit = refused;
    return true;
  }
  return false;
}

void assess(assess_options const& chosen, shared& with) {
  reform what_if;
  if (!chosen.reform_files.empty()) {
    what_if = questions::read_reforms(chosen.reform_files);
  }
  io::roster_options how;
  how.encoding = chosen.encoding;
  how.most_reported = chosen.most_errors;
  auto wrong_year = [](std::string_view needed, std::string_view country) {
    throw CLI::ValidationError{"--country " + std::string{country} + " needs " + std::string{needed}};
  };
  if (chosen.country == "jp") {
    if (!chosen.contracts.empty() || !chosen.payments.empty()) {
      throw CLI::ValidationError{"--contracts and --payments belong to --country th"};
    }
    if (chosen.fiscal_year.empty()) {
      wrong_year("--fiscal-year", "jp");
    }
    auto const who = chosen.employer.empty() ? io::jp::employer{} : io::read_jp_employer(chosen.employer);
    auto const people = io::read_jp_roster(chosen.roster, how);
    if (!stop_for(people.findings, chosen, with)) {
      write(io::assess(people, who, {read_year(chosen.fiscal_year, "--fiscal-year")}, what_if, chosen.threads), chosen,
            with);
    }
  } else {
    if (chosen.fund_year.empty()) {
      wrong_year("--fund-year", "th");
    }
    auto const who = chosen.employer.empty() ? io::th::employer{} : io::read_th_employer(chosen.employer);
    auto const people = io::read_th_roster(chosen.roster, how);
    io::th::contract_file contracts;
    io::th::payment_file payments;
    io::th_events events;
    if (!chosen.contracts.empty()) {
      contracts = io::read_th_contracts(chosen.contracts, how);
      events.contracts = &contracts;
    }
    if (!chosen.payments.empty()) {
      payments = io::read_th_payments(chosen.payments, how);
      events.payments = &payments;
    }
    // All three are told at once, before stopping.
    auto stop = stop_for(people.findings, chosen, with);
    for (auto const* beside : {&contracts.findings, &payments.findings}) {
      stop = (beside->rows > 0 && stop_for(*beside, chosen, with)) || stop;
    }
    if (!stop) {
      write(io::assess(people, who, {read_year(chosen.fund_year, "--fund-year")}, events, what_if), chosen, with);
    }
  }
}

}  // namespace

void add_assess(CLI::App& app, shared& with) {
  auto* command = app.add_subcommand(
      "assess", R"(Assesses a roster: the bill of the year, why, when, and what would bring it to zero.

The roster is a CSV file with one row per worker (docs/how-to/roster.md). Headers and values in English, Japanese or
Thai; UTF-8, Shift_JIS (CP932) or TIS-620 (CP874).

Examples:
  quotalaw assess --country jp --fiscal-year 2026 roster.csv --employer employer.toml
  quotalaw assess --country th --fund-year 2027 roster.csv --format html > report.html
  quotalaw assess --country th --fund-year 2027 roster.csv --contracts contracts.csv --payments payments.csv
  quotalaw assess --country jp --fiscal-year 2026 roster.csv --format xlsx > report.xlsx
  quotalaw assess --country jp --fiscal-year 2026 roster.csv --out reports --lang ja)");
  auto chosen = std::make_shared<assess_options>();
  command->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  command->add_option("--fiscal-year", chosen->fiscal_year, "Japan: April to March, named by its first year");
  command->add_option("--fund-year", chosen->fund_year, "Thailand: calendar year; \"B.E. 2570\" is understood");
  command->add_option("roster", chosen->roster, "CSV file, one row per worker")->required();
  command->add_option("--employer", chosen->employer, "TOML file with the employer's own facts");
  command->add_option("--contracts", chosen->contracts,
                      "Thailand: CSV of contracts under section 35; the bill is then the yearly statement");
  command->add_option("--payments", chosen->payments,
                      "Thailand: CSV of payments to the Fund; the bill is then the yearly statement");
  command
      ->add_option("--format", chosen->formats,
                   "text (default), json, html, csv, ics (calendar), xlsx (workbook), form-csv (figures of the\n"
                   "official forms); several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"text", "json", "html", "csv", "ics", "xlsx", "form-csv"}));
  command->add_flag("--explain", chosen->explain, "with the tree of reasons down to the article");
  command->add_option("--out", chosen->out, "folder for the reports (all formats unless --format says which)");
  command->add_flag("--keep-going", chosen->keep_going,
                    "leave out rows with bad cells; the report says so on its first line");
  command->add_option("--most-errors", chosen->most_errors, "bad cells listed (all are counted)")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  command->add_option("--encoding", chosen->encoding, "encoding of the roster, if it is not found by itself");
  command
      ->add_option("--reform", chosen->reform_files,
                   "apply a what-if (TOML, see data/reforms/README.md); several are stacked, the later wins")
      ->allow_extra_args(false);
  command->add_option("--threads", chosen->threads, "threads; the result does not depend on it")->capture_default_str();
  command->callback([chosen, &with] { assess(*chosen, with); });
}

}  // namespace quotalaw::cli
