// SPDX-License-Identifier: Apache-2.0
#pragma once
// Exampleland, a fictional country: a template for a new one and a fixture for tests. Not part of quotalaw.hpp.
#include "xx/assess.hpp"
#include "xx/calendar.hpp"
#include "xx/currency.hpp"
#include "xx/facts.hpp"
#include "xx/levy.hpp"
#include "xx/parameters.hpp"
#include "xx/quota.hpp"
#include "xx/regime.hpp"
#include "xx/timelines.hpp"
