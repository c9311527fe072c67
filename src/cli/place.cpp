// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "place_input.hpp"
#include "progress.hpp"
#include "quotalaw/placement/plan_report.hpp"
#include "quotalaw/placement/planning.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <memory>

namespace quotalaw::cli {

namespace {

struct place_options {
  place_input in;
  std::string out, replan, change_costs;
  std::size_t conflicts = placement::reasons_wanted{}.most_conflicts;
  std::vector<std::string> events, weights;
  std::string second_stage = "flow";
  placement::solver_settings solver;
  bool quiet = false;
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
  auto how = settings_of(chosen.in);
  if (!chosen.weights.empty()) {
    how.weighed = weights_of(chosen.weights);
  }
  placement::reasons_wanted wanted{.most_conflicts = chosen.conflicts};
  if (!chosen.change_costs.empty()) {
    wanted.costs = placement::read_change_costs(chosen.change_costs);
  }
  progress_line line{chosen.quiet};
  if (chosen.second_stage == "cbc") {
    if (!placement::solver_of_second_stage()) {
      std::cerr << io::phrase("placement.solver.refused", with.in) << '\n';
      with.exit = refused;
      return;
    }
    how.solver = chosen.solver;
    how.solver->progress = [&](placement::solver_progress const& at) {
      if (line.due()) {
        line.show(placement::in_words(at, !chosen.in.files.travel_times.empty(), with.in));
      }
    };
  }
  if (!chosen.events.empty() && chosen.replan.empty()) {
    wrong("--event changes a plan that runs: name it with --replan");
  }
  auto files = chosen.in.files;
  if (chosen.in.keep_going) {
    files.most_reported = std::numeric_limits<std::size_t>::max();  // all of them go into refused.csv
  }
  auto read = placement::read(files, how);
  std::cerr << placement::report_doubts(read, with.in, chosen.in.files.most_reported);
  auto const left_out = report_bad_rows(read.findings, chosen.in, with);
  if (!left_out) {
    return;
  }
  std::vector<placement::placement> before;
  std::vector<placement::row_gone> gone;
  if (!chosen.replan.empty()) {
    before = placement::read_plan(chosen.replan, read.facts, {}, &gone);
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
  line.end();
  auto const why = done.explain(wanted);
  std::optional<placement::moves> changed;
  if (!chosen.replan.empty()) {
    changed = placement::compared(done.facts(), before, done.result().placements, std::move(gone));
  }
  auto const* moves = changed ? &*changed : nullptr;
  std::error_code failed;
  std::filesystem::create_directories(chosen.out, failed);
  if (!std::filesystem::is_directory(chosen.out)) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", chosen.out}, {"detail", failed ? failed.message() : "it is not a folder"}});
  }
  write(std::filesystem::path{chosen.out} / "report.html",
        placement::plan_html(done.facts(), done.result(), with.in, *left_out, &why, moves));
  auto const refused_cells = placement::refused_of(read.findings, with.in);
  write(std::filesystem::path{chosen.out} / refused_cells.name, refused_cells.text);
  for (auto const& file : placement::files_of(done, why, with.in, *left_out, moves)) {
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
  quotalaw place sample --people 7000 --companies 400 --hosts 3000 --out sample
  quotalaw place simulate --companies c.csv --people p.csv --hosts h.csv)");
  auto chosen = std::make_shared<place_options>();
  add_place_input(*command, chosen->in);
  command->add_option("--out", chosen->out, "folder for the plan");
  command
      ->add_option("--weights", chosen->weights,
                   "weights instead of ranks: unmet=,person=,km=,change=,cost= (cost: of 1,000 baht)")
      ->delimiter(',');
  command->add_option("--seed", chosen->in.how.seed, "of the lottery that breaks ties")->capture_default_str();
  command->add_option("--replan", chosen->replan, "plan.csv that runs already: change it by the fewest moves");
  command->add_option("--event", chosen->events, "with --replan: drop:PERSON or close:HOST; may be repeated");
  command->add_option("--conflicts", chosen->conflicts, "conflicts looked into, largest first; the others are counted")
      ->capture_default_str();
  command->add_option("--change-costs", chosen->change_costs,
                      "TOML file: what changes cost, baht a year for each person more; see docs/how-to/place.md");
  command
      ->add_option("--second-stage", chosen->second_stage,
                   "what follows where the flow is not proven: flow (nothing) or cbc (a solver of whole numbers)")
      ->check(CLI::IsMember({"flow", "cbc"}))
      ->capture_default_str();
  command->add_option("--nodes", chosen->solver.nodes, "with cbc: most nodes of a search")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{100'000'000}))
      ->capture_default_str();
  command
      ->add_option("--seconds", chosen->solver.seconds,
                   "with cbc: most seconds of the whole stage; the plan then depends on the machine")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
  command
      ->add_option("--most-pairs", chosen->solver.most_pairs,
                   "with cbc: most pairs of person and place of work in a model")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000}))
      ->capture_default_str();
  command->add_flag("--quiet", chosen->quiet, "no progress");
  add_place_sample(*command, with);
  add_place_simulate(*command, with);
  command->require_subcommand(0, 1);
  command->callback([command, chosen, &with] {
    if (!command->get_subcommands().empty()) {
      return;
    }
    if (!has_tables(chosen->in) || chosen->out.empty()) {
      wrong("place needs --companies, --people, --hosts and --out");
    }
    place(*chosen, with);
  });
}

}  // namespace quotalaw::cli
