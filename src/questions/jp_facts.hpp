// SPDX-License-Identifier: Apache-2.0
#pragma once
// The gate of facts of the Japanese questions: what several of them read alike.
#include "context.hpp"
#include "quotalaw/jp.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace quotalaw::questions {

json yen_json(jp::yen m);
json count_json(half_heads n);
json count_json(person_months n);

jp::employer_kind read_kind(fact_reader const& facts);
std::vector<jp::person> read_persons(fact_reader const& facts);
std::vector<jp::office> read_offices(fact_reader const& facts);

/// The counted facts of one day: workers in one of three forms, persons or their weighted number.
jp::month read_month(fact_reader const& facts, day on, jp::employer_kind kind, context& with);

inline constexpr std::array month_fact_names{std::string_view{"workers"},    std::string_view{"full_time"},
                                             std::string_view{"short_time"}, std::string_view{"specific_short_time"},
                                             std::string_view{"offices"},    std::string_view{"counted"},
                                             std::string_view{"persons"},    std::string_view{"times"}};

/// A fiscal year of one employer: its law, the months in business, their facts.
struct read_year {
  jp::fiscal_year year;
  jp::levy_law law;
  jp::business_months in_business;
  jp::part_year_reading reading{};
  jp::year_reading changed{};
  std::vector<jp::month> months;
  jp::yen purchases{};  ///< of the year; counts in what-ifs only
};

/// Reads `months`, `opened_on`, `closed_on` and the readings of a fiscal year.
read_year read_levy_year(fact_reader const& facts, jp::fiscal_year year, context& with);

/// The year settled; what each reading of the part-year test gives, where the firm has only a part of the year.
struct settled_year {
  jp::settlement found;
  std::optional<jp::part_year_settlement> part;
};
settled_year settle(read_year const& year, context& with);

/// Result of `jp.levy`: settlement, home work, special benefit, due day, instalments.
json levy_json(fact_reader const& facts, read_year const& year, settled_year const& settled, context& with);

}  // namespace quotalaw::questions
