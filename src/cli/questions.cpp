// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/questions/questions.hpp"

#include "commands.hpp"

#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

void print(questions::question const& q, bool whole) {
  std::cout << q.name << "  " << q.title << (q.answered ? "" : "  [not answered yet]") << '\n';
  if (!whole || !q.answered) {
    return;
  }
  if (!q.provision.empty()) {
    std::cout << "  law: " << q.provision << '\n';
  }
  auto fields = [](std::string_view heading, std::span<questions::field const> list, bool star) {
    std::cout << "  " << heading << ":\n";
    for (auto const& f : list) {
      std::string name = std::string{f.name} + (star && f.required ? "*" : "");
      name.resize(std::max<std::size_t>(name.size(), 28), ' ');
      std::string kind{f.kind};
      kind.resize(std::max<std::size_t>(kind.size(), 8), ' ');
      std::cout << "    " << name << "  " << kind << "  " << f.says << '\n';
    }
  };
  fields("facts (* required)", q.facts, true);
  fields("result", q.results, false);
  std::cout << "  example:\n    {\"question\":\"" << q.name << "\",\"facts\":" << q.example << "}\n\n";
}

}  // namespace

void add_questions(CLI::App& app, shared&) {
  auto* command = app.add_subcommand("questions", R"(Lists the public questions with their facts, units and articles.

Examples:
  quotalaw questions
  quotalaw questions jp.levy
  quotalaw questions --schema > schemas.jsonl)");
  auto name = std::make_shared<std::string>();
  auto schema = std::make_shared<bool>(false);
  command->add_option("name", *name, "one question, or the beginning of some (jp. or th.)");
  command->add_flag("--schema", *schema, "print a JSON Schema for each, one a line");
  command->callback([=] {
    bool any = false;
    for (auto const& q : questions::all()) {
      if (name->empty() || q.name == *name || (name->ends_with('.') && q.name.starts_with(*name))) {
        any = true;
        if (*schema) {
          std::cout << questions::schema(q) << '\n';
        } else {
          print(q, true);
        }
      }
    }
    if (!any) {
      static_cast<void>(questions::named(*name));  // refuses with the nearest name
    }
  });
}

}  // namespace quotalaw::cli
