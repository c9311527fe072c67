// SPDX-License-Identifier: Apache-2.0
#include "changes.hpp"

#include "quotalaw/questions/questions.hpp"

#include <algorithm>

namespace quotalaw::questions {

std::vector<law_change> changes_between(std::string_view country, day from, day to, reform const& what_if) {
  std::vector<law_change> out;
  auto add = [&](law_change const& one) {
    if (from <= one.on && one.on <= to) {
      out.push_back(one);
    }
  };
  for (auto const* term : terms_of(country)) {
    for (std::size_t i = term->versions.size(); i-- > 0;) {
      auto const& v = term->versions[i];
      auto const* before = i + 1 < term->versions.size() ? &term->versions[i + 1] : nullptr;
      // The text of a table does not tell its values, so every version of a table is a change.
      if (!before || before->value != v.value || term->kind == term_kind::money_table) {
        add({v.from, term, before, &v, &v});
      }
    }
    if (term->repealed != day::max()) {
      add({term->repealed, term, &term->versions.front(), nullptr, &term->versions.front()});
    }
    for (auto const& a : what_if) {
      if (a.term == term) {
        add({a.info.from, term, nullptr, &a.info, &a.info});
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](law_change const& a, law_change const& b) { return a.on < b.on; });
  return out;
}

}  // namespace quotalaw::questions
