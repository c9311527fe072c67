// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Reports of indirect hiring from a file of facts (TOML): what it costs and changes, and the cheapest lawful mix.
/// docs/how-to/economics.md, docs/how-to/options.md

#include "../core/reform.hpp"
#include "../io/language.hpp"
#include "../io/report.hpp"

#include <string>

namespace quotalaw::placement {

/// What indirect hiring costs and changes.
/// \throws facts_error for a file that cannot be accepted; law_error for a year without law.
std::string economics_report(std::string const& path, io::report_format as, io::language in,
                             reform const& what_if = {});

/// The ways to close a company's shortage, and the cheapest lawful mix.
std::string options_report(std::string const& path, io::report_format as, io::language in, reform const& what_if = {});

}  // namespace quotalaw::placement
