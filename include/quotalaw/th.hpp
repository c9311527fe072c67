// SPDX-License-Identifier: Apache-2.0
#pragma once
// Thailand: Persons with Disabilities Empowerment Act, sections 33 to 35.
#include "th/alternatives.hpp"
#include "th/assess.hpp"
#include "th/calendar.hpp"
#include "th/contribution.hpp"
#include "th/deadlines.hpp"
#include "th/facts.hpp"
#include "th/incentives.hpp"
#include "th/late_payment.hpp"
#include "th/minimum_wage.hpp"
#include "th/options.hpp"
#include "th/parameters.hpp"
#include "th/part_year.hpp"
#include "th/quota.hpp"
#include "th/regime.hpp"
#include "th/statement.hpp"
#include "th/timelines.hpp"
