// SPDX-License-Identifier: Apache-2.0
#include "../io/joined.hpp"
#include "commands.hpp"
#include "quotalaw/jp/timelines.hpp"
#include "quotalaw/th/timelines.hpp"
#include "quotalaw/version.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace quotalaw::cli {

void refuse(error const& e, shared& with) {
  auto const red = with.colour_err ? "\x1b[31m" : "";
  auto const plain = with.colour_err ? "\x1b[0m" : "";
  std::cerr << red << "quotalaw: " << plain << io::refusal_text(e, with.in);
  with.exit = refused;
}

namespace {

constexpr auto description =
    R"(Disability-employment quota law of Thailand and Japan, exact, dated, cited and explained.

Examples:
  quotalaw assess --country jp --fiscal-year 2026 roster.csv --employer employer.toml
  quotalaw assess --country th --fund-year 2027 roster.csv --explain --lang th
  quotalaw calendar --country jp --fiscal-year 2026
  quotalaw eval cases.jsonl --check
  echo '{"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]}}' | quotalaw eval
  quotalaw questions jp.levy
  quotalaw history roster.csv --on 2026-06-01
  quotalaw law show jp.levy.unit --on 2026-04-01
  quotalaw law changes --country jp --from 2026-01-01 --to 2026-12-31)";

constexpr auto footer =
    R"(Exit status: 0 done; 1 eval --check found a difference; 2 input or law refused; 3 wrong use of the command; 130 a sweep
was stopped.
quotalaw computes what the texts say. It is not legal advice.)";

bool wants_colour(int descriptor) {
  auto const* none = std::getenv("NO_COLOR");
  return isatty(descriptor) == 1 && (!none || !*none);
}

/// The command that was found last: `quotalaw law` of `quotalaw law shwo`.
CLI::App const& deepest(CLI::App const& app) {
  auto const* at = &app;
  for (auto below = at->get_subcommands(); !below.empty(); below = at->get_subcommands()) {
    at = below.front();
  }
  return *at;
}

/// The word that stands where a command should, if any.
std::string unknown_command(CLI::App const& app, int argc, char** argv) {
  auto const& known = deepest(app);
  if (known.get_require_subcommand_min() == 0) {
    return {};
  }
  bool reached = &known == &app;
  for (int i = 1; i < argc; ++i) {
    std::string_view const word{argv[i]};
    if (word == "--lang") {
      ++i;
    } else if (!reached) {
      reached = word == known.get_name();
    } else if (!word.starts_with('-')) {
      return std::string{word};
    }
  }
  return {};
}

void refuse_command(std::string const& wrong, CLI::App const& app, shared& with) {
  std::vector<std::string> names;
  for (auto const* one : deepest(app).get_subcommands([](auto const*) { return true; })) {
    names.push_back(one->get_name());
  }
  refuse(facts_error{sentences::not_a_choice,
                     "",
                     {{"value", wrong}, {"choices", io::joined(names)}, {"nearest", nearest_name(wrong, names)}}},
         with);
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{description, "quotalaw"};
  app.footer(footer);
  app.set_version_flag("--version", std::string{library_version} + " (law " + std::string{jp::terms::law_version} +
                                        ", " + std::string{th::terms::law_version} + ")");
  shared with;
  with.colour_out = wants_colour(STDOUT_FILENO);
  with.colour_err = wants_colour(STDERR_FILENO);
  std::string lang = "en";
  app.add_option("--lang", lang, "language of reports and messages: en, th or ja")
      ->check(CLI::IsMember({"en", "th", "ja"}));
  app.parse_complete_callback([&] { with.in = *io::language_named(lang); });
  app.require_subcommand(1);
  app.fallthrough();
  add_assess(app, with);
  add_calendar(app, with);
  add_eval(app, with);
  add_questions(app, with);
  add_history(app, with);
  add_law(app, with);
  add_options(app, with);
  add_economics(app, with);
  add_whatif(app, with);
  add_sweep(app, with);
  add_population(app, with);
  add_place(app, with);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& e) {
    if (auto const wrong = unknown_command(app, argc, argv); !wrong.empty() && e.get_name() == "RequiredError") {
      refuse_command(wrong, app, with);
      return usage;
    }
    auto const code = app.exit(e);
    return code == 0 ? fine : usage;
  } catch (error const& e) {
    refuse(e, with);
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "quotalaw: cannot write the output\n";
    return refused;
  }
  return with.exit;
}

}  // namespace quotalaw::cli
