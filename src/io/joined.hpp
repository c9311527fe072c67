// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words one after another in one text.

#include <string>
#include <string_view>

namespace quotalaw::io {

/// Adds a word to a list that grows.
inline void join(std::string& list, std::string_view word, std::string_view between = ", ") {
  list.append(list.empty() ? std::string_view{} : between).append(word);
}

template <class Words>
std::string joined(Words const& words, std::string_view between = ", ") {
  std::string out;
  for (auto const& word : words) {
    join(out, word, between);
  }
  return out;
}

}  // namespace quotalaw::io
