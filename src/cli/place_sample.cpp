// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "quotalaw/placement/sample.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

struct sample_options {
  placement::sample_facts wanted;
  std::vector<std::string> provinces;
  std::string out;
};

void write(std::filesystem::path const& path, std::string const& text) {
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) {
    throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                      {{"file", path.string()}, {"detail", "the folder or the disk does not allow it"}});
  }
  std::cout << path.string() << '\n';
}

}  // namespace

void add_place_sample(CLI::App& place, shared&) {
  auto* command = place.add_subcommand("sample", R"(Makes up people, hosts and companies for the planner.

Fitted to published marginals, the same files for the same numbers on every machine, each marked synthetic.

Examples:
  quotalaw place sample --people 7000 --companies 400 --hosts 3000 --seed 1 --out sample
  quotalaw place sample --people 200 --companies 20 --hosts 80 --provinces Nan,Surin,Pattani,Bangkok --out small)");
  auto chosen = std::make_shared<sample_options>();
  command->add_option("--people", chosen->wanted.people, "persons, carers among them")->capture_default_str();
  command->add_option("--companies", chosen->wanted.companies, "companies short of their quota")->capture_default_str();
  command->add_option("--hosts", chosen->wanted.hosts, "hosts near people's homes")->capture_default_str();
  command->add_option("--places", chosen->wanted.places, "places the companies owe; 0: nine for ten persons")
      ->capture_default_str();
  command->add_option("--spare-seats", chosen->wanted.spare_seats, "seats above the number of persons, in per cent")
      ->capture_default_str();
  command
      ->add_option("--provinces", chosen->provinces, "the sample lies in these alone, by code or name; none named: all")
      ->delimiter(',');
  command->add_option("--seed", chosen->wanted.seed, "another seed, another sample")->capture_default_str();
  command->add_option("--fund-year", chosen->wanted.year.common_era, "fund year of the quota")->capture_default_str();
  command->add_option("--out", chosen->out, "folder for people.csv, hosts.csv and companies.csv")->required();
  command->callback([chosen] {
    for (auto const& name : chosen->provinces) {
      chosen->wanted.provinces.push_back(th::province_named(name, "--provinces"));
    }
    auto const tables = placement::make_sample(chosen->wanted);
    std::error_code failed;
    std::filesystem::create_directories(chosen->out, failed);
    if (!std::filesystem::is_directory(chosen->out)) {
      throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                        {{"file", chosen->out}, {"detail", failed ? failed.message() : "it is not a folder"}});
    }
    std::filesystem::path const folder{chosen->out};
    write(folder / "people.csv", tables.people);
    write(folder / "hosts.csv", tables.hosts);
    write(folder / "companies.csv", tables.companies);
  });
}

}  // namespace quotalaw::cli
