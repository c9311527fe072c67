// SPDX-License-Identifier: Apache-2.0
#pragma once
// The subcommands of `quotalaw`. Each adds itself to the app and sets the exit status when it runs.

#include "quotalaw/io/language.hpp"

#include <CLI/CLI.hpp>

#include <iosfwd>
#include <string>
#include <string_view>

namespace quotalaw::cli {

/// Exit statuses; documented in docs/reference/command.md and in --help.
enum status : int {
  fine = 0,
  differences = 1,  ///< eval --check: a result differs from what was expected
  refused = 2,      ///< something in the input, or the law for it, was refused
  usage = 3,        ///< the command line itself
  stopped = 130     ///< sweep: stopped by Ctrl-C, finished work kept
};

/// What every subcommand shares.
struct shared {
  io::language in = io::language::en;
  bool colour_out = false;
  bool colour_err = false;
  int exit = fine;
};

/// The whole command, as called with these arguments; returns the exit status.
int run(int argc, char** argv);

void add_assess(CLI::App& app, shared& with);
void add_calendar(CLI::App& app, shared& with);
void add_eval(CLI::App& app, shared& with);
void add_questions(CLI::App& app, shared& with);
void add_history(CLI::App& app, shared& with);
void add_law(CLI::App& app, shared& with);
void add_population(CLI::App& app, shared& with);
void add_sweep(CLI::App& app, shared& with);
void add_whatif(CLI::App& app, shared& with);
void add_place(CLI::App& app, shared& with);

/// What indirect hiring costs and changes; the cheapest lawful mix of ways.
void add_economics(CLI::App& app, shared& with);
void add_options(CLI::App& app, shared& with);
/// `place sample`, under the command `place`.
void add_place_sample(CLI::App& place, shared& with);
/// `place simulate`, under the command `place`.
void add_place_simulate(CLI::App& place, shared& with);

/// Prints a refusal in the reader's language on standard error and sets the exit status.
void refuse(error const& e, shared& with);

}  // namespace quotalaw::cli
