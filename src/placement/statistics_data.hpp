// SPDX-License-Identifier: Apache-2.0
#pragma once
// The published marginals that synthetic samples are fitted to, made into tables by data/embed.py from data/statistics.

#include <cstdint>
#include <span>
#include <string_view>

namespace quotalaw::placement {

struct share {
  std::string_view of;
  std::int64_t persons = 0;
};
struct size_class {
  std::int64_t least = 0;
  std::int64_t most = 0;  ///< 0: no upper end
  std::int64_t establishments = 0;
  std::int64_t employees = 0;
};

namespace statistics {

std::span<share const> regions();          ///< registered persons by region, March 2018
std::span<share const> types();            ///< by type of disability, 2021
std::span<share const> work_status();      ///< of working age, August 2024
std::span<share const> hospital_owners();  ///< of tambon health promoting hospitals, 2024
std::span<share const> required_places();  ///< how the places of private employers were met, October 2020
std::span<size_class const> sizes();       ///< establishments of 100 and more in eight provinces, 2013 to 2021

}  // namespace statistics

}  // namespace quotalaw::placement
