// SPDX-License-Identifier: Apache-2.0
// Employers added up: in all, by size, by industry and by place.
#include "quotalaw/population/summary.hpp"

#include <algorithm>
#include <numeric>

namespace quotalaw::whatif {

namespace {

constexpr std::array<std::string_view, 6> jp_sizes{"under 40",   "40 to 100",    "100 to 300",
                                                   "300 to 500", "500 to 1,000", "1,000 and over"};
constexpr std::array<std::string_view, 6> th_sizes{"under 50",   "50 to 99",   "100 to 299",
                                                   "300 to 499", "500 to 999", "1,000 and over"};

struct adder {
  outcome const& by_law;
  outcome const* what_if;
  std::size_t balance;

  void add(group& to, std::size_t i, std::int64_t weight) const {
    auto const n = by_law.measures;
    to.by_law.resize(n);
    to.what_if.resize(what_if ? n : 0);
    for (std::size_t m = 0; m < n; ++m) {
      plus(to.by_law[m], by_law.at(i, m), weight);
      if (what_if) {
        plus(to.what_if[m], what_if->at(i, m), weight);
      }
    }
    if (what_if) {
      auto const change = what_if->at(i, balance) - by_law.at(i, balance);
      (change < 0 ? to.better : change > 0 ? to.worse : to.same) += weight;
      plus(change < 0 ? to.better_by : to.worse_by, change < 0 ? -change : change, weight);
    }
  }

  static void plus(std::int64_t& sum, std::int64_t value, std::int64_t times) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(value, times, &product) || __builtin_add_overflow(sum, product, &sum)) {
      throw law_error(errc::overflow, sentences::overflow, {});
    }
  }
};

bool known(std::size_t i, outcome const& by_law, outcome const* what_if) {
  return by_law.known[i] != 0 && (!what_if || what_if->known[i] != 0);
}

}  // namespace

std::vector<std::int64_t> totals(employers const& who, outcome const& of) {
  std::vector<std::int64_t> out(of.measures);
  for (std::size_t i = 0; i < who.size(); ++i) {
    for (std::size_t m = 0; m < of.measures; ++m) {
      adder::plus(out[m], of.at(i, m), who.weights[i]);
    }
  }
  return out;
}

std::vector<io::notice> notices_about_law(reading_list const& read) {
  auto out = io::notices_of(read);
  std::erase_if(out, [](io::notice const& n) { return n.what == io::notice::kind::remark; });
  return out;
}

summary summarize(employers const& who, outcome const& by_law, outcome const* what_if) {
  summary out;
  out.of = who.of;
  out.path = who.path;
  out.law_year = by_law.law_year;
  out.compared = what_if != nullptr;
  out.rows = who.rows;
  out.refused_rows = who.refused.size();
  out.gaps = by_law.gaps;
  auto const& sizes = who.of == country::jp ? jp_sizes : th_sizes;
  out.by_size.resize(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    out.by_size[i].name = sizes[i];
  }
  out.by_industry.resize(who.industries.size());
  out.by_place.resize(who.places.size());
  for (std::size_t i = 0; i < who.industries.size(); ++i) {
    out.by_industry[i].name = who.industries[i];
  }
  for (std::size_t i = 0; i < who.places.size(); ++i) {
    out.by_place[i].name = who.places[i];
  }
  adder const add{by_law, what_if, measure_named(who.of, "balance")};
  for (std::size_t i = 0; i < who.size(); ++i) {
    // What one of the two laws does not settle is in neither total, so that the difference is of the same employers.
    if (!known(i, by_law, what_if)) {
      ++out.refused_employers;
      continue;
    }
    add.add(out.all, i, who.weights[i]);
    add.add(out.by_size[by_law.size_of[i]], i, who.weights[i]);
    add.add(out.by_industry[who.industry[i]], i, who.weights[i]);
    add.add(out.by_place[who.place[i]], i, who.weights[i]);
  }
  out.all.by_law.resize(by_law.measures);
  out.all.what_if.resize(what_if ? by_law.measures : 0);
  for (auto* groups : {&out.by_size, &out.by_industry, &out.by_place}) {
    std::erase_if(*groups, [](group const& g) { return g.by_law.empty(); });
    if (groups != &out.by_size) {
      std::stable_sort(groups->begin(), groups->end(),
                       [](group const& a, group const& b) { return a.by_law.front() > b.by_law.front(); });
      if (groups->size() == 1 && groups->front().name.empty()) {
        groups->clear();
      }
    }
  }
  return out;
}

std::string plain(std::int64_t value, unit in, country of) {
  switch (in) {
    case unit::half_heads:
      return halves_text(value);
    case unit::money:
      return decimal_text(value, of == country::jp ? JPY::decimals : THB::decimals);
    case unit::employers:
    case unit::heads:
      break;
  }
  return std::to_string(value);
}

}  // namespace quotalaw::whatif
