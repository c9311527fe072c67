// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Where things are in Thailand: towns, a point and an area on the map for each province. data/geo/README.md says from
/// which sources and under which licences.

#include "../th/facts.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace quotalaw::placement {

/// A point in millionths of a degree: whole numbers, so that a sum does not depend on a platform.
struct geo_point {
  std::int32_t latitude = 0;
  std::int32_t longitude = 0;
  constexpr bool operator==(geo_point const&) const = default;
};

struct town {
  std::uint16_t district = 0;  ///< the first two digits are those of the province's code
  th::province where{};
  geo_point at;
  std::string_view name;
};

struct province_place {
  std::string_view region;  ///< as the Department counts them: Bangkok, Central and East, North, Northeast, South
  geo_point capital;
  /// Path of SVG on the map of `map_width` × `map_height`: what lies nearest to the province's towns. Not a boundary.
  std::string_view area;
};

/// All towns, in the order of their districts.
std::span<town const> towns();
/// By `th::province`.
std::span<province_place const> province_places();

inline constexpr int map_width = 680;
inline constexpr int map_height = 1220;

struct map_point {
  int x = 0;
  int y = 0;
};
/// Where a point lies on the map.
map_point on_map(geo_point at);

}  // namespace quotalaw::placement
