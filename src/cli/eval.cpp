// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "quotalaw/questions/questions.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <vector>

namespace quotalaw::cli {

namespace {

struct eval_options {
  std::vector<std::string> files, reform_files;
  bool check = false;
  bool explain = false;
  bool text = false;
};

void evaluate(eval_options const& chosen, shared& with) {
  questions::options how;
  how.explain = chosen.explain;
  how.as_text = chosen.text;
  how.in = with.in;
  if (!chosen.reform_files.empty()) {
    how.what_if = questions::read_reforms(chosen.reform_files);
  }
  std::size_t agree = 0, differ = 0, turned_down = 0, without = 0;
  auto read = [&](std::istream& in, std::string const& name) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) {
        line.erase(0, 3);
      }
      if (line.find_first_not_of(" \t\r") == std::string::npos) {
        continue;
      }
      auto const a = questions::answer_line(line, number, how);
      turned_down += a.refused ? 1 : 0;
      if (!chosen.check) {
        std::cout << (chosen.text ? a.text : a.json) << '\n';
        continue;
      }
      auto const place = name + ":" + std::to_string(number) + (a.id.empty() ? "" : " " + a.id) + " " + a.question;
      if (a.refused) {
        std::cout << place << ": refused: " << a.json << '\n';
      } else if (!a.had_expectation) {
        ++without;
      } else if (a.differences.empty()) {
        ++agree;
      } else {
        ++differ;
        for (auto const& d : a.differences) {
          std::cout << place << ": " << d << '\n';
        }
      }
    }
  };
  if (chosen.files.empty()) {
    read(std::cin, "standard input");
  }
  for (auto const& file : chosen.files) {
    if (file == "-") {
      read(std::cin, "standard input");
      continue;
    }
    std::ifstream in{file};
    if (!in || std::filesystem::is_directory(file)) {
      throw facts_error(errc::malformed, sentences::cannot_read, "", "",
                        {{"file", file}, {"detail", "no such file, or not readable"}});
    }
    read(in, file);
  }
  if (chosen.check) {
    std::cout << agree << " agree, " << differ << " differ, " << turned_down << " refused";
    if (without > 0) {
      std::cout << ", " << without << " without expectation";
    }
    std::cout << '\n';
  }
  with.exit = chosen.check && differ > 0 ? differences : turned_down > 0 ? refused : fine;
}

}  // namespace

void add_eval(CLI::App& app, shared& with) {
  auto* command =
      app.add_subcommand("eval", R"(Answers questions: one JSON object a line in, one a line out, in the same order.

Examples:
  quotalaw eval questions.jsonl > answers.jsonl
  quotalaw eval --check tests/jp/published.cases.jsonl
  echo '{"question":"th.quota","facts":{"fund_year":2027,"employees":1234}}' | quotalaw eval --explain
  echo '{"question":"th.quota","facts":{"fund_year":2027,"employees":1234}}' | quotalaw eval --text --lang th)");
  auto chosen = std::make_shared<eval_options>();
  command->add_option("files", chosen->files, "files of questions; - or none: standard input");
  command->add_flag("--check", chosen->check, "compare with `expect`; print each difference; exit 1 if there is one");
  command->add_flag("--explain", chosen->explain, "add the tree of reasons to each answer, in words of --lang too");
  command->add_flag("--text", chosen->text, "write the reasons to be read, in the language of --lang, and no JSON")
      ->excludes("--check");
  command
      ->add_option("--reform", chosen->reform_files,
                   "apply a what-if (TOML, see data/reforms/README.md); several are stacked, the later wins")
      ->allow_extra_args(false);
  command->callback([chosen, &with] { evaluate(*chosen, with); });
}

}  // namespace quotalaw::cli
