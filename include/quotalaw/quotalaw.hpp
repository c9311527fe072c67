// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything: the mechanism and every country.
#include "core.hpp"
#include "jp.hpp"
#include "th.hpp"
#include "version.hpp"
