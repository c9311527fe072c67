// SPDX-License-Identifier: Apache-2.0
#pragma once
// Articles as the reader's own law writes them: "Act 54(2)" is 法第54条第2項, "Act s.33" is พ.ร.บ. มาตรา 33.

#include "quotalaw/io/language.hpp"

#include <string>
#include <string_view>

namespace quotalaw::io {

/// A provision as rules and terms write it, for a reader of `in`. What is not understood is left as it is written.
std::string show_provision(std::string_view written, language in);

}  // namespace quotalaw::io
