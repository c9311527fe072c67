// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "files.hpp"
#include "quotalaw/population/synthetic.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

struct population_options {
  std::string country, year, out;
  std::uint64_t seed = 1;
  bool by_month = false;
};

void print_fit(whatif::made const& made, io::language in) {
  std::size_t figure = 10, official = 10, generated = 10;
  for (auto const& f : made.fit) {
    figure = std::max(figure, f.figure.size());
    official = std::max(official, f.official.size());
    generated = std::max(generated, f.generated.size());
  }
  auto padded = [](std::string text, std::size_t width, bool left) {
    std::string const gap(width > text.size() ? width - text.size() : 0, ' ');
    return left ? text + gap : gap + text;
  };
  for (auto const& f : made.fit) {
    std::cout << "  " << padded(f.figure, figure, true) << "  " << padded(f.official, official, false) << "  "
              << padded(f.generated, generated, false) << "  " << padded(f.met ? "=" : f.difference, 10, false) << "  "
              << f.source << '\n';
  }
  auto const met = std::count_if(made.fit.begin(), made.fit.end(), [](auto const& f) { return f.met; });
  std::cout << '\n'
            << io::phrase("whatif.pop.check", in,
                          {{"ok", std::to_string(met)}, {"all", std::to_string(made.fit.size())}})
            << "\n\n"
            << io::label("whatif.pop.assumed", in) << ":\n";
  for (auto const& line : made.assumed) {
    std::cout << "  - " << line << '\n';
  }
}

void make(population_options const& chosen, shared& with) {
  auto const year = read_year(chosen.year, "--year");
  auto const made =
      chosen.country == "jp" ? whatif::make_jp(year, chosen.seed, chosen.by_month) : whatif::make_th(year, chosen.seed);
  put_out(made.csv, chosen.out);
  if (chosen.out.empty() || chosen.out == "-") {
    return;
  }
  std::cout
      << io::phrase(
             "whatif.pop.title", with.in,
             {{"country", std::string{io::label(chosen.country == "jp" ? "whatif.japan" : "whatif.thailand", with.in)}},
              {"year", std::to_string(year)},
              {"seed", std::to_string(chosen.seed)}})
      << '\n'
      << io::phrase(
             "whatif.pop.written", with.in,
             {{"file", chosen.out}, {"employers", std::to_string(made.employers)}, {"rows", std::to_string(made.rows)}})
      << "\n\n  " << io::label("whatif.pop.figure", with.in) << ": " << io::label("whatif.pop.official", with.in)
      << ", " << io::label("whatif.pop.generated", with.in) << ", " << io::label("whatif.difference", with.in) << '\n';
  print_fit(made, with.in);
}

}  // namespace

void add_population(CLI::App& app, shared& with) {
  auto* population = app.add_subcommand("population", "Makes files of employers.");
  population->require_subcommand(1);
  auto* command = population->add_subcommand(
      "make", R"(Makes up employers whose totals are those of official tables, and says how well each figure is met.

Japan: the June reports of 2024 and 2025. Thailand: the compliance of 2020 and 2023.

Examples:
  quotalaw population make --country jp --year 2025 --seed 1 --out employers.csv
  quotalaw population make --country th --year 2020 --out employers.csv)");
  auto chosen = std::make_shared<population_options>();
  command->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  command->add_option("--year", chosen->year, "year of the tables")->required();
  command->add_option("--seed", chosen->seed, "the same seed makes the same file")->capture_default_str();
  command->add_flag("--months", chosen->by_month, "Japan: twelve rows an employer, which drift around June");
  command->add_option("--out", chosen->out, "file to write; without it the rows go to the screen and nothing else");
  command->callback([chosen, &with] { make(*chosen, with); });
}

}  // namespace quotalaw::cli
