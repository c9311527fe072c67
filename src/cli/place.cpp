// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "quotalaw/io/report.hpp"
#include "quotalaw/placement/files.hpp"
#include "quotalaw/placement/plan_report.hpp"
#include "quotalaw/placement/planning.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

struct place_options {
  placement::input_files files;
  placement::settings how;
  std::string out, fund_year = "2027", limit_km = "30", fair = "province", replan;
  std::vector<std::string> events, weights;
  bool keep_going = false;
};

[[noreturn]] void wrong(std::string const& text) { throw CLI::ValidationError{text}; }

/// "unmet=100000,person=50000,km=10,change=500,cost=1"
placement::weights weights_of(std::vector<std::string> const& given) {
  placement::weights w;
  for (auto const& one : given) {
    auto const equals = one.find('=');
    auto const name = one.substr(0, equals);
    auto const value = equals == std::string::npos ? std::nullopt : parse_decimal(one.substr(equals + 1), 0);
    if (!value || *value < 0 || *value > 1'000'000) {
      wrong("--weights: write name=number, the number from 0 to 1,000,000; not " + one);
    }
    auto* at = name == "unmet"    ? &w.unmet
               : name == "person" ? &w.person
               : name == "km"     ? &w.km
               : name == "change" ? &w.change
               : name == "cost"   ? &w.cost
                                  : nullptr;
    if (at == nullptr) {
      wrong("--weights knows unmet, person, km, change and cost; not " + name);
    }
    *at = *value;
  }
  return w;
}

void write(std::filesystem::path const& path, std::string const& text) {
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", path.string()}, {"detail", "the folder or the disk does not allow it"}});
  }
}

void place(place_options const& chosen, shared& with) {
  auto how = chosen.how;
  auto const year = parse_decimal(chosen.fund_year, 0);
  constexpr int last_common_era = 2400;
  if (!year || *year < 1900 || *year > 2800) {
    throw facts_error(sentences::not_a_year, "--fund-year", {{"value", chosen.fund_year}});
  }
  how.year = {static_cast<int>(*year > last_common_era ? *year - buddhist_era(0) : *year)};
  how.limited = chosen.limit_km != "none";
  if (how.limited) {
    auto const km = parse_decimal(chosen.limit_km, 3);
    if (!km || *km < 0 || *km > 2'000'000) {
      throw facts_error(sentences::not_a_decimal, "--limit-km",
                        {{"value", chosen.limit_km}, {"low", "0"}, {"high", "2000"}, {"example", "30"}});
    }
    how.metres_limit = *km;
  }
  how.fair = static_cast<placement::fairness>(
      std::find(placement::fairness_names.begin(), placement::fairness_names.end(), chosen.fair) -
      placement::fairness_names.begin());
  if (!chosen.weights.empty()) {
    how.weighed = weights_of(chosen.weights);
  }
  if (!chosen.events.empty() && chosen.replan.empty()) {
    wrong("--event changes a plan that runs: name it with --replan");
  }
  auto read = placement::read(chosen.files, how);
  std::size_t left_out = 0;
  for (auto const& found : read.findings) {
    left_out += found.rows_left_out;
    if (found.bad_total > 0) {
      std::cerr << io::report_bad_cells(found, with.in, with.colour_err);
    }
  }
  if (read.bad_total() > 0 && !chosen.keep_going) {
    std::cerr << io::phrase("placement.use_keep_going", with.in) << '\n';
    with.exit = refused;
    return;
  }
  std::vector<placement::placement> before;
  if (!chosen.replan.empty()) {
    before = placement::read_plan(chosen.replan, read.facts);
    for (auto const& event : chosen.events) {
      auto const colon = event.find(':');
      auto const what = event.substr(0, colon);
      auto const id = colon == std::string::npos ? std::string{} : event.substr(colon + 1);
      if (what == "drop") {
        placement::leave(read.facts, id, "--event " + event);
      } else if (what == "close") {
        placement::shut(read.facts, id, "--event " + event);
      } else {
        wrong("--event: write drop:PERSON or close:HOST, not " + event);
      }
    }
  }
  auto const done = chosen.replan.empty() ? placement::planning{std::move(read.facts)}
                                          : placement::planning{std::move(read.facts), before};
  auto const why = done.explain();
  std::optional<placement::moves> changed;
  if (!chosen.replan.empty()) {
    changed = placement::compared(done.facts(), before, done.result().placements);
  }
  auto const* moves = changed ? &*changed : nullptr;
  std::error_code failed;
  std::filesystem::create_directories(chosen.out, failed);
  if (!std::filesystem::is_directory(chosen.out)) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", chosen.out}, {"detail", failed ? failed.message() : "it is not a folder"}});
  }
  write(std::filesystem::path{chosen.out} / "report.html",
        placement::plan_html(done.facts(), done.result(), with.in, left_out));
  for (auto const& file : placement::files_of(done, why, with.in, left_out, moves)) {
    write(std::filesystem::path{chosen.out} / file.name, file.text);
    if (file.name == "report.txt") {
      std::cout << file.text;
    }
  }
}

}  // namespace

void add_place(CLI::App& app, shared& with) {
  auto* command = app.add_subcommand("place", R"(Plans who works at which host for which company.

Tables and results: docs/reference/placement-files.md; how to: docs/how-to/place.md.

Examples:
  quotalaw place --companies companies.csv --people people.csv --hosts hosts.csv --out plan
  quotalaw place --companies c.csv --people p.csv --hosts h.csv --replan plan/plan.csv --event drop:P123 --out after
  quotalaw place sample --people 7000 --companies 400 --hosts 3000 --out sample)");
  auto chosen = std::make_shared<place_options>();
  command->add_option("--companies", chosen->files.companies, "CSV file, one row a company");
  command->add_option("--people", chosen->files.people, "CSV file, one row a person");
  command->add_option("--hosts", chosen->files.hosts, "CSV file, one row a task of a host");
  command->add_option("--provinces", chosen->files.provinces, "CSV file with floors and ceilings of provinces");
  command->add_option("--travel-times", chosen->files.travel_times,
                      "CSV file of minutes; pairs not listed are not used");
  command->add_option("--out", chosen->out, "folder for the plan");
  command->add_option("--fund-year", chosen->fund_year, "fund year; \"2570\" is understood")->capture_default_str();
  command->add_option("--limit-km", chosen->limit_km, "longest way where a person states none; \"none\" for no limit")
      ->capture_default_str();
  command->add_option("--fair", chosen->fair, "whose rate fairness compares: province, disability or none")
      ->check(CLI::IsMember({"province", "disability", "none"}))
      ->capture_default_str();
  command
      ->add_option("--weights", chosen->weights,
                   "weights instead of ranks: unmet=,person=,km=,change=,cost= (cost: of 1,000 baht)")
      ->delimiter(',');
  command->add_option("--seed", chosen->how.seed, "of the lottery that breaks ties")->capture_default_str();
  command->add_option("--replan", chosen->replan, "plan.csv that runs already: change it by the fewest moves");
  command->add_option("--event", chosen->events, "with --replan: drop:PERSON or close:HOST; may be repeated");
  command->add_flag("--keep-going", chosen->keep_going, "leave out rows with bad cells; the plan says so");
  command->add_option("--encoding", chosen->files.encoding, "of the tables, if it is not found by itself");
  command->add_option("--most-errors", chosen->files.most_reported, "bad cells listed (all are counted)")
      ->capture_default_str();
  add_place_sample(*command, with);
  command->require_subcommand(0, 1);
  command->callback([command, chosen, &with] {
    if (!command->get_subcommands().empty()) {
      return;
    }
    if (chosen->files.companies.empty() || chosen->files.people.empty() || chosen->files.hosts.empty() ||
        chosen->out.empty()) {
      wrong("place needs --companies, --people, --hosts and --out");
    }
    place(*chosen, with);
  });
}

}  // namespace quotalaw::cli
