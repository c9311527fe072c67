// SPDX-License-Identifier: Apache-2.0
#include "place_input.hpp"

#include "quotalaw/io/report.hpp"

#include <algorithm>
#include <iostream>

namespace quotalaw::cli {

void add_place_input(CLI::App& command, place_input& in) {
  command.add_option("--companies", in.files.companies, "CSV file, one row a company");
  command.add_option("--people", in.files.people, "CSV file, one row a person");
  command.add_option("--hosts", in.files.hosts, "CSV file, one row a task of a host");
  command.add_option("--provinces", in.files.provinces, "CSV file with floors and ceilings of provinces");
  command.add_option("--travel-times", in.files.travel_times, "CSV file of minutes; pairs not listed are not used");
  command.add_option("--fund-year", in.fund_year, "fund year; \"2570\" is understood")->capture_default_str();
  command.add_option("--limit-km", in.limit_km, "longest way where a person states none; \"none\" for no limit")
      ->capture_default_str();
  command.add_option("--fair", in.fair, "whose rate fairness compares: province, disability or none")
      ->check(CLI::IsMember({"province", "disability", "none"}))
      ->capture_default_str();
  command.add_flag("--keep-going", in.keep_going, "leave out rows with bad cells; the result says so");
  command.add_option("--encoding", in.files.encoding, "of the tables, if it is not found by itself");
  command.add_option("--most-errors", in.files.most_reported, "bad cells listed (all are counted)")
      ->capture_default_str();
}

bool has_tables(place_input const& in) {
  return !in.files.companies.empty() && !in.files.people.empty() && !in.files.hosts.empty();
}

placement::settings settings_of(place_input const& in) {
  auto how = in.how;
  auto const year = parse_decimal(in.fund_year, 0);
  constexpr int last_common_era = 2400;
  if (!year || *year < 1900 || *year > 2800) {
    throw facts_error(sentences::not_a_year, "--fund-year", {{"value", in.fund_year}});
  }
  how.year = {static_cast<int>(*year > last_common_era ? *year - buddhist_era(0) : *year)};
  how.limited = in.limit_km != "none";
  if (how.limited) {
    auto const km = parse_decimal(in.limit_km, 3);
    if (!km || *km < 0 || *km > 2'000'000) {
      throw facts_error(sentences::not_a_decimal, "--limit-km",
                        {{"value", in.limit_km}, {"low", "0"}, {"high", "2000"}, {"example", "30"}});
    }
    how.metres_limit = *km;
  }
  how.fair = static_cast<placement::fairness>(
      std::find(placement::fairness_names.begin(), placement::fairness_names.end(), in.fair) -
      placement::fairness_names.begin());
  return how;
}

std::optional<std::size_t> report_bad_rows(std::vector<io::roster_findings> const& found, place_input const& in,
                                           shared& with) {
  std::size_t left_out = 0, bad = 0;
  for (auto const& one : found) {
    left_out += one.rows_left_out;
    bad += one.bad_total;
    if (one.bad_total > 0) {
      auto shown = one;
      shown.bad.resize(std::min(shown.bad.size(), in.files.most_reported));
      std::cerr << io::report_bad_cells(shown, with.in, with.colour_err);
    }
  }
  if (bad > 0 && !in.keep_going) {
    std::cerr << io::phrase("placement.use_keep_going", with.in) << '\n';
    with.exit = refused;
    return std::nullopt;
  }
  return left_out;
}

}  // namespace quotalaw::cli
