// SPDX-License-Identifier: Apache-2.0
#pragma once
// Japan: Act to Facilitate the Employment of Persons with Disabilities.
#include "jp/assess.hpp"
#include "jp/calendar.hpp"
#include "jp/counting.hpp"
#include "jp/enforcement.hpp"
#include "jp/exclusion_rate.hpp"
#include "jp/facts.hpp"
#include "jp/grants.hpp"
#include "jp/home_work.hpp"
#include "jp/late_payment.hpp"
#include "jp/levy.hpp"
#include "jp/obligation.hpp"
#include "jp/parameters.hpp"
#include "jp/special_benefit.hpp"
#include "jp/special_subsidiary.hpp"
#include "jp/regime.hpp"
#include "jp/timelines.hpp"
