// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace quotalaw {
/// Version of the library; the law has versions of its own (`jp::terms::law_version`, `th::terms::law_version`).
inline constexpr std::string_view library_version = "0.1.0";
}  // namespace quotalaw
