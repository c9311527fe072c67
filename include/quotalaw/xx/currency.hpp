// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// The currency of Exampleland. A country whose currency is in core/money.hpp does not need this file.

#include "../core/money.hpp"

#include <string_view>

namespace quotalaw::xx {

struct XXC {
  static constexpr std::string_view code = "XXC";
  static constexpr int decimals = 2;
  static constexpr std::string_view example = "1000.00";
};
using crowns = money<XXC>;

}  // namespace quotalaw::xx
