// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "files.hpp"
#include "quotalaw/population/summary.hpp"
#include "quotalaw/questions/questions.hpp"

#include <iostream>
#include <memory>
#include <set>
#include <vector>

namespace quotalaw::cli {

namespace {

struct whatif_options {
  std::string file, country, year, law_of, against, against_year, format = "text", rows, out;
  std::vector<std::string> reform_files, responses;
  std::uint64_t seed = 1;
  bool kinks = false;
  std::int64_t kinks_to = 500;
  std::string kinks_counted = "0";
  unsigned threads = 2;
};

rate share_in(std::string const& text, std::string const& option) {
  auto const share = parse_rate(text);
  if (!share) {
    throw facts_error(sentences::not_a_rate, option, {{"value", text}});
  }
  return *share;
}

whatif::response response_of(whatif_options const& chosen) {
  whatif::response out;
  out.seed = chosen.seed;
  for (auto const& one : chosen.responses) {
    auto const equals = one.find('=');
    auto const name = one.substr(0, equals);
    auto const value = equals == std::string::npos ? std::string{} : one.substr(equals + 1);
    if (name == "fill_gap") {
      out.fill_gap = share_in(value, "--response fill_gap");
      if (*out.fill_gap > rate{1, 1}) {
        throw facts_error(sentences::too_large, "--response fill_gap", {{"value", value}, {"limit", "100%"}});
      }
    } else if (name == "elasticity") {
      out.elasticity = share_in(value, "--response elasticity");
    } else if (name != "none") {
      constexpr std::array<std::string_view, 3> names{"fill_gap", "elasticity", "none"};
      throw facts_error(
          sentences::not_a_choice, "--response",
          {{"value", name}, {"choices", "fill_gap, elasticity, none"}, {"nearest", nearest_name(name, names)}});
    }
  }
  return out;
}

std::vector<std::string> overridden_in(reform const& what_if, io::language in) {
  std::set<std::string> said;
  std::vector<std::string> out;
  for (auto const& [earlier, later] : what_if.overridden()) {
    auto const line = io::phrase("whatif.stacked", in,
                                 {{"term", std::string{io::label("term." + std::string{later->term->id}, in)}},
                                  {"earlier", std::string{earlier->info.source.at}},
                                  {"later", std::string{later->info.source.at}}});
    if (said.insert(line).second) {
      out.push_back(line);
    }
  }
  return out;
}

void whatif_run(whatif_options const& chosen, shared& with) {
  auto const of = chosen.country == "jp" ? whatif::country::jp : whatif::country::th;
  auto const year = read_year(chosen.year, "--year");
  auto const law_year = chosen.law_of.empty() ? year : read_year(chosen.law_of, "--law-of");
  auto const what_if = questions::read_reforms(chosen.reform_files);
  auto const answer = response_of(chosen);
  auto const who = whatif::read_employers(chosen.file, of);
  auto const how = whatif_format(chosen.format);
  if (!chosen.against.empty()) {
    if (chosen.against_year.empty()) {
      throw facts_error(errc::missing_facts, sentences::missing, "--against", "", {{"name", "--against-year"}});
    }
    // The other file has the new staff; the new law is that of its year, with the what-if if there is one.
    auto const new_year = read_year(chosen.against_year, "--against-year");
    auto const others = whatif::read_employers(chosen.against, of);
    auto sum = [&](whatif::employers const& staff, int law, reform const& with_reform) {
      return whatif::totals(staff, whatif::assess(staff, law, with_reform, chosen.threads));
    };
    whatif::decomposition const split{year,
                                      new_year,
                                      sum(who, year, {}),
                                      sum(who, new_year, what_if),
                                      sum(others, year, {}),
                                      sum(others, new_year, what_if)};
    put_out(whatif::write(split, of, how, with.in), chosen.out);
    return;
  }
  auto const by_law = whatif::assess(who, law_year, {}, chosen.threads);
  std::optional<whatif::outcome> changed;
  if (!chosen.reform_files.empty() || answer.any()) {
    changed = whatif::assess(who, law_year, what_if, chosen.threads, answer, &by_law);
  }
  auto summary = whatif::summarize(who, by_law, changed ? &*changed : nullptr);
  summary.facts_year = year;
  summary.answer = answer;
  summary.reform_title = std::string{what_if.title()};
  summary.overridden = overridden_in(what_if, with.in);
  summary.reform_unused = amends_nothing(what_if, chosen.country, law_year);
  summary.law_version = questions::law_version_of(chosen.country + ".");
  reading_list read;
  whatif::add_readings(who, by_law, {}, read);
  if (changed) {
    whatif::add_readings(who, *changed, what_if, read);
  }
  summary.notices = whatif::notices_about_law(read);
  if (chosen.kinks) {
    auto const counted = parse_decimal(chosen.kinks_counted, 1);
    if (!counted || *counted < 0 || *counted % 5 != 0) {
      throw facts_error(sentences::not_a_half, "--kinks-counted", {{"value", chosen.kinks_counted}});
    }
    half_heads const persons{*counted / 5};
    summary.kinks_counted = persons.number();
    summary.kinks_by_law = whatif::kinks(of, law_year, {}, heads{chosen.kinks_to}, persons);
    if (changed) {
      summary.kinks_what_if = whatif::kinks(of, law_year, what_if, heads{chosen.kinks_to}, persons);
    }
  }
  if (!chosen.rows.empty()) {
    put_out(whatif::write_rows(who, by_law, changed ? &*changed : nullptr, with.in), chosen.rows);
  }
  put_out(whatif::write(summary, how, with.in), chosen.out);
}

}  // namespace

void add_whatif(CLI::App& app, shared& with) {
  auto* command = app.add_subcommand(
      "whatif",
      R"(Assesses a file of employers under the law of a year, and under what-ifs: what comes in, what goes out,
who pays more and who less.

The file is CSV with one row an employer (docs/how-to/populations.md). Without --reform it shows the law itself.

Examples:
  quotalaw whatif employers.csv --country jp --year 2027 --reform data/reforms/jp_levy_80000_2027.toml
  quotalaw whatif employers.csv --country th --year 2028 --reform data/reforms/th_one_per_50_2028.toml --format html
  quotalaw whatif employers.csv --country jp --year 2025 --law-of 2012
  quotalaw whatif old.csv --country th --year 2020 --against new.csv --against-year 2023)");
  auto chosen = std::make_shared<whatif_options>();
  command->add_option("file", chosen->file, "CSV file of employers")->required();
  command->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  command->add_option("--year", chosen->year, "year of the facts: fiscal year (Japan) or fund year (Thailand)")
      ->required();
  command->add_option("--reform", chosen->reform_files, "a what-if (TOML); several are stacked, the later wins")
      ->allow_extra_args(false);
  command->add_option("--law-of", chosen->law_of, "assess the same staff under the law of another year");
  command->add_option("--against", chosen->against,
                      "another file, with the staff of another year: splits the change into law and staffing");
  command->add_option("--against-year", chosen->against_year, "year of the other file and of its law");
  command
      ->add_option("--response", chosen->responses,
                   "assumed behaviour, said first: fill_gap=30% or elasticity=20%; none unless given")
      ->allow_extra_args(false);
  command->add_option("--seed", chosen->seed, "which employers answer with fill_gap")->capture_default_str();
  command->add_flag("--kinks", chosen->kinks, "add the sizes at which the bill changes");
  command->add_option("--kinks-to", chosen->kinks_to, "largest size looked at")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
  command->add_option("--kinks-counted", chosen->kinks_counted, "counted persons that employer has")
      ->capture_default_str();
  command->add_option("--rows", chosen->rows, "file for one row an employer, with its status (CSV)");
  command->add_option("--format", chosen->format, "text, csv, json or html")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "csv", "json", "html"}));
  command->add_option("--out", chosen->out, "file for the summary, instead of the screen");
  command->add_option("--threads", chosen->threads, "threads; the result does not depend on it")
      ->capture_default_str()
      ->check(CLI::Range(1, 256));
  command->callback([chosen, &with] { whatif_run(*chosen, with); });
}

}  // namespace quotalaw::cli
