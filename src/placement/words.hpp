// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words and numbers of a plan in the reader's language.

#include "quotalaw/io/language.hpp"
#include "quotalaw/placement/facts.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::placement {

using io::language;

inline std::string word(std::string_view key, language in, sentence_args const& args = {}) {
  return io::phrase("placement." + std::string{key}, in, args);
}

inline std::string number(std::int64_t n, language in) { return io::show(term_kind::count, {}, std::to_string(n), in); }

inline std::string decimal(std::int64_t n, int digits) {
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i) {
    unit *= 10;
  }
  auto rest = std::to_string(std::abs(n % unit));
  rest.insert(0, static_cast<std::size_t>(digits) - rest.size(), '0');
  return (n < 0 ? "-" : "") + std::to_string(std::abs(n / unit)) + "." + rest;
}

inline std::string plain(baht b) { return decimal(b.minor(), THB::decimals); }
inline std::string shown(baht b, language in) { return io::show(term_kind::money, THB::code, plain(b), in); }
inline std::string km(std::int64_t metres, language in) {
  auto text = decimal((metres + 50) / 100, 1);
  for (auto at = text.find('.'); at > 3; at -= 3) {
    text.insert(at - 3, ",");
  }
  return word("km", in, {{"n", text}});
}

/// That figures of law were read for days after anybody looked at them; empty if none was.
inline std::vector<std::string> past_review_told(problem const& p, language in) {
  std::vector<std::string> out;
  for (auto const& [reviewed, figures] : p.past_review) {
    out.push_back(
        io::phrase("notice.past_review", in, {{"day", io::show(reviewed, in)}, {"count", std::to_string(figures)}}));
  }
  return out;
}

/// Japanese has no names of Thai provinces by source: English stays.
inline std::string province(th::province q, language in) {
  auto const& key = th::terms::provinces[static_cast<std::size_t>(q)];
  return std::string{in == language::th ? key.native : key.name};
}

/// The group of people that is served worst: a province or a kind of disability.
inline std::string group(std::string const& name, fairness by, language in) {
  if (by == fairness::disability) {
    return io::phrase("plan.disability." + name, in, {});
  }
  for (std::size_t q = 0; q < th::province_count; ++q) {
    if (auto const at = static_cast<th::province>(q); th::text_of(at) == name) {
      return province(at, in);
    }
  }
  return name;
}

}  // namespace quotalaw::placement
