// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Files beside a Thai roster: contracts under section 35 and payments to the Fund, one row each.
/// docs/how-to/contracts.md

#include "../th/statement.hpp"
#include "roster.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace quotalaw::io {

namespace th {

/// Who receives the value of a contract.
enum class recipient : std::uint8_t { pwd, carer };
inline constexpr std::array<std::string_view, 2> recipient_names{"pwd", "carer"};
constexpr std::string_view text_of(recipient r) { return recipient_names[static_cast<std::size_t>(r)]; }

/// One contract as the file tells it.
struct contract_row {
  std::string id;
  std::string place;   ///< contracts of one place follow one another; without the column: the id
  std::string person;  ///< the person with disabilities, also where a carer receives
  recipient to{};
  quotalaw::th::contract what;
  std::uint32_t line = 0;
};

struct contract_file {
  std::vector<contract_row> rows;
  roster_findings findings;
};

struct payment_file {
  std::vector<quotalaw::th::payment> payments;  ///< in order of days
  roster_findings findings;
};

}  // namespace th

/// Reads a contract file. Bad cells are collected, never thrown, except when nothing can be read at all. A row whose
/// person is already paid for through another contract at the same time is a bad row: one person fills one place.
/// \throws facts_error (cannot_read, missing_column …)
th::contract_file read_th_contracts(std::string const& path, roster_options const& options);
th::payment_file read_th_payments(std::string const& path, roster_options const& options);

}  // namespace quotalaw::io
