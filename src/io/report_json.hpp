// SPDX-License-Identifier: Apache-2.0
#pragma once
// The report for machines.

#include "quotalaw/io/report.hpp"

#include <string>

namespace quotalaw::io {

std::string write_json(jp::roster_assessment const& assessed, report_options const& options);
std::string write_json(th::roster_assessment const& assessed, report_options const& options);

}  // namespace quotalaw::io
