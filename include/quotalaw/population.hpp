// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whole populations of employers, as columns.
#include "jp/rows.hpp"
#include "population/batch.hpp"
#include "population/columns.hpp"
#include "population/memory.hpp"
#include "population/sweep.hpp"
#include "th/rows.hpp"
