// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What would bring a bill to zero: one more hire at a time.

#include "assessment.hpp"

#include <span>
#include <vector>

namespace quotalaw::io {

/// Hires in Japan, by kind: full_time, severe_full_time, short_time_mental, specific_mental (since the law knows the
/// class). Each is there on all twelve base days, in an office without exclusion, and adds to the workers what a worker
/// of those hours weighs.
std::vector<hire_plan> plan_hires(std::span<quotalaw::jp::month const> months, quotalaw::jp::levy_law const& law,
                                  reform const& what_if);
/// The same for a firm that opened or closed within the year; `months` are those in business.
std::vector<hire_plan> plan_hires(std::span<quotalaw::jp::month const> months, quotalaw::jp::part_year_law const& law,
                                  quotalaw::jp::part_year_reading reading, reform const& what_if);

/// Hires in Thailand: section_33, a person with disabilities employed for the whole year.
std::vector<hire_plan> plan_hires(quotalaw::th::year_facts const& facts, quotalaw::th::year_law const& law);

}  // namespace quotalaw::io
