// SPDX-License-Identifier: Apache-2.0
#pragma once
// Mechanism: knows no country.
#include "core/calendar.hpp"
#include "core/citation.hpp"
#include "core/count.hpp"
#include "core/error.hpp"
#include "core/explanation.hpp"
#include "core/money.hpp"
#include "core/rate.hpp"
#include "core/reform.hpp"
#include "core/statutory.hpp"
#include "core/term_value.hpp"
#include "core/timeline.hpp"
#include "core/trace.hpp"
#include "core/unrounded.hpp"
