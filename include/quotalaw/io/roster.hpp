// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Rosters: one row per worker, as HR systems export them; and the employer's own facts (TOML).

#include "../jp/facts.hpp"
#include "../jp/part_year.hpp"
#include "../th/facts.hpp"
#include "language.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::io {

/// A cell, or a row or column, that cannot be accepted.
struct bad_cell {
  std::size_t line = 0;  ///< of the file, from 1
  std::string id;        ///< of the worker, where it could be read
  std::string column;    ///< as the file names it
  std::string value;
  sentence const* said = nullptr;
  sentence_args args;
};

struct roster_options {
  std::string encoding;            ///< empty: found from the bytes
  std::size_t most_reported = 50;  ///< bad cells kept; all are counted
};

/// What was met on the way.
struct roster_findings {
  std::string path;
  std::string encoding;
  char separator = ',';           ///< of the fields: comma, semicolon or tab
  std::size_t rows = 0;           ///< rows of workers read
  std::size_t rows_left_out = 0;  ///< rows with at least one bad cell
  std::size_t bad_total = 0;
  std::vector<bad_cell> bad;                ///< the first `most_reported`
  std::vector<std::string> columns_unused;  ///< as the file names them
  std::vector<std::string> columns_absent;  ///< optional columns that the file does not have, by their English id
};

namespace jp {

struct worker {
  quotalaw::jp::person who;    ///< `who.number` is 1
  std::optional<day> left_on;  ///< last day of employment
  std::uint32_t office = 0;
  std::uint32_t line = 0;
};

/// Weekly hours really worked on the average of the year, where the roster has them.
struct actual_hours {
  std::string id;
  weekly_hours hours;
  std::size_t worker = 0;  ///< index into the workers
};

struct office_name {
  std::string name;
  quotalaw::jp::industry industry{};
};

struct roster {
  std::vector<worker> workers;
  std::vector<office_name> offices;  ///< one per office and industry
  std::vector<actual_hours> actual;  ///< only rows of persons with a disability that have such hours
  roster_findings findings;
};

/// Facts of the employer that no roster has. File: TOML, see docs/how-to/roster.md.
/// A levy that JEED determined, and the notices that followed. docs/jp/late_payment.md
struct determined_levy {
  quotalaw::jp::fiscal_year year{};  ///< of the levy
  quotalaw::jp::yen determined;
  quotalaw::jp::yen returned;
  day notice_on{};
  bool instalments = false;
  bool unavoidable = false;  ///< no surcharge
  std::optional<day> surcharge_notice_on{};
};

/// A reminder of a levy that is not paid.
struct reminder {
  quotalaw::jp::fiscal_year year{};  ///< of the levy
  day sent_on{};
  std::optional<day> due_on{};  ///< as it names it
};

struct employer {
  std::string name;
  quotalaw::jp::employer_kind kind = quotalaw::jp::employer_kind::private_sector;
  unsigned base_day = 1;  ///< 1 to 31; 31 is the last day of the month
  bool instalments = false;
  std::optional<day> opened_on;
  std::optional<day> closed_on;
  quotalaw::jp::part_year_reading part_year_reading{};  ///< where the size test of a part of a year decides
  quotalaw::jp::year_reading year_reading{};            ///< where a change within fiscal 2010 or 2015 decides
  bool by_actual_hours = false;  ///< persons whose real hours differ constantly are classed by the yearly average
  std::optional<quotalaw::jp::yen> home_work_payments{};        ///< of the year, to home workers
  std::optional<person_months> specific_short_person_months{};  ///< for the special benefit, fiscal 2020 to 2024
  std::optional<day> plan_start{};                              ///< of a hiring plan that was ordered
  std::optional<day> as_of{};                                   ///< the report says where the plan stands on this day
  std::optional<determined_levy> determined{};
  std::optional<reminder> reminded{};
  std::string note;
};

}  // namespace jp

namespace th {

struct worker {
  std::optional<day> hired_on;
  std::optional<day> left_on;  ///< last day of employment
  quotalaw::th::province where{};
  bool with_disability = false;
  bool card = false;  ///< holds the card of a person with disabilities
  std::uint32_t office = 0;
  std::uint32_t line = 0;
};

struct roster {
  std::vector<worker> workers;
  std::vector<std::string> ids;  ///< of the workers with a disability, in their order
  std::vector<std::string> offices;
  roster_findings findings;
};

struct employer {
  bool told = false;  ///< read from a file: without one, the report says that nothing was known of the employer
  std::string name;
  quotalaw::th::employer_kind kind = quotalaw::th::employer_kind::private_employer;
  heads alternatives;  ///< section 35 places credited in full
  std::optional<day> paid_on;
  std::optional<quotalaw::th::province> province;  ///< head office; needed for fund year 2011 only
  std::optional<quotalaw::th::terms::quota_threshold_basis_choice> threshold_reading{};
  std::optional<day> demanded_on{};  ///< a written demand was received
  std::optional<day> as_of{};        ///< the yearly statement tells interest up to this day
  std::int64_t instalments = 0;      ///< parts of a plan; 0: none
  std::string note;
};

}  // namespace th

/// Reads a roster. Bad cells are collected, never thrown, except when nothing can be read at all.
/// \throws facts_error (cannot_read, bad_encoding, missing_column, unclosed_quote …).
jp::roster read_jp_roster(std::string const& path, roster_options const& options);
th::roster read_th_roster(std::string const& path, roster_options const& options);

/// Reads the employer's TOML. Unknown keys are refused with the nearest known one.
jp::employer read_jp_employer(std::string const& path);
th::employer read_th_employer(std::string const& path);

}  // namespace quotalaw::io
