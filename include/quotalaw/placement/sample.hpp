// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Synthetic persons, hosts and companies for the planner: made up, fitted to published marginals, the same for the
/// same numbers on every platform. data/geo/README.md says what is published and what is made up.

#include "../th/calendar.hpp"
#include "../th/facts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace quotalaw::placement {

struct sample_facts {
  std::int64_t people = 7'000;
  std::int64_t companies = 400;
  std::int64_t hosts = 3'000;
  std::int64_t places = 0;        ///< that companies still owe; 0: nine for every ten persons
  std::int64_t spare_seats = 10;  ///< per cent of the persons
  std::uint64_t seed = 1;
  th::fund_year year{2027};  ///< of the quota
  /// The sample lies in these; none: in all 77. A small one needs few, or its hosts are out of reach of its people.
  std::vector<th::province> provinces{};
};

/// The three tables as CSV (docs/reference/placement-files.md), each marked synthetic in its first line.
struct sample_tables {
  std::string people;
  std::string hosts;
  std::string companies;
};

/// \throws facts_error for numbers that cannot be met; law_error for a year without a quota.
sample_tables make_sample(sample_facts const& wanted);

}  // namespace quotalaw::placement
