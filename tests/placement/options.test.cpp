// SPDX-License-Identifier: Apache-2.0
// The cheapest lawful mix against every mix there is.
#include "quotalaw/placement/options.hpp"

#include "quotalaw/jp/counting.hpp"
#include "quotalaw/th/options.hpp"
#include "support/catch.hpp"

#include <random>

using namespace quotalaw;
using namespace quotalaw::placement;
using jp::yen;
using th::baht;

namespace {

/// Every mix of a few ways, one after the other.
template <class Visit>
void every_mix(std::int64_t places, std::size_t ways, std::vector<std::int64_t>& counts, std::size_t at, Visit visit) {
  if (at + 1 == ways) {
    counts[at] = places;
    visit(counts);
    return;
  }
  for (std::int64_t n = 0; n <= places; ++n) {
    counts[at] = n;
    every_mix(places - n, ways, counts, at + 1, visit);
  }
}

std::optional<std::pair<std::int64_t, std::int64_t>> by_trying(std::int64_t places,
                                                               std::vector<way_price<THB>> const& ways,
                                                               mix_limits<THB> const& limits) {
  std::optional<std::pair<std::int64_t, std::int64_t>> best;
  std::vector<std::int64_t> counts(ways.size());
  every_mix(places, ways.size(), counts, 0, [&](std::vector<std::int64_t> const& n) {
    std::int64_t net = 0;
    std::int64_t gross = 0;
    std::int64_t at_work = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (n[i] < ways[i].least || n[i] > ways[i].most.value_or(places)) {
        return;
      }
      net += ways[i].net.minor() * n[i];
      gross += ways[i].gross.minor() * n[i];
      at_work += ways[i].at_work ? n[i] : 0;
    }
    if (limits.budget && gross > limits.budget->minor()) {
      return;
    }
    if (limits.share_at_work &&
        at_work * limits.share_at_work->denominator() < places * limits.share_at_work->numerator()) {
      return;
    }
    if (!best || std::pair{net, gross} < *best) {
      best = std::pair{net, gross};
    }
  });
  return best;
}

}  // namespace

TEST_CASE("the cheapest mix is that of trying every one") {
  std::mt19937 random{7};
  auto below = [&](unsigned n) { return static_cast<std::int64_t>(random() % n); };
  int possible = 0;
  for (int round = 0; round < 3'000; ++round) {
    auto const places = below(9);
    std::vector<way_price<THB>> ways(static_cast<std::size_t>(1 + below(5)));
    for (auto& w : ways) {
      w.gross = baht{100 + below(12)};
      w.net = baht{40 + below(60)};
      w.at_work = below(3) > 0;
      w.least = below(4) == 0 ? below(3) : 0;
      if (below(2) == 0) {
        w.most = w.least + below(6);
      }
    }
    mix_limits<THB> limits;
    if (below(2) == 0) {
      limits.budget = baht{places * (100 + below(12))};
    }
    if (below(3) == 0) {
      limits.share_at_work = rate{below(5), 4};
    }
    if (limits.share_at_work && *limits.share_at_work > rate{1, 1}) {
      limits.share_at_work = rate{1, 1};
    }
    auto const expected = by_trying(places, ways, limits);
    auto const found = cheapest_mix<THB>(places, ways, limits);
    REQUIRE(found.possible == expected.has_value());
    if (expected) {
      ++possible;
      REQUIRE(found.net.minor() == expected->first);
      REQUIRE(found.gross.minor() == expected->second);
      REQUIRE(std::accumulate(found.counts.begin(), found.counts.end(), std::int64_t{0}) == places);
    }
  }
  CHECK(possible > 1'000);
}

TEST_CASE("a mix of many places is found without trying every one") {
  std::vector<way_price<THB>> ways{{.id = "a", .gross = baht{11'338'425}, .net = baht{6'911'040}, .most = 700},
                                   {.id = "b", .gross = baht{11'838'425}, .net = baht{7'311'040}, .most = 900},
                                   {.id = "c", .gross = baht{12'300'500}, .net = baht{12'300'500}, .most = 800},
                                   {.id = "d", .gross = baht{12'300'500}, .net = baht{9'840'400}, .at_work = false}};
  auto const found = cheapest_mix<THB>(3'000, ways, {.budget = baht{11'950'000LL * 3'000}});
  REQUIRE(found.possible);
  CHECK(found.counts == std::vector<std::int64_t>{700, 900, 0, 1'400});
  CHECK(found.looked_at < 100'000);
  // A fifth less to spend than the cheapest way costs.
  CHECK_FALSE(cheapest_mix<THB>(3'000, ways, {.budget = baht{9'000'000LL * 3'000}}).possible);
  CHECK_THROWS_AS(cheapest_mix<THB>(most_places + 1, ways, {}), facts_error);
}

TEST_CASE("the worked example of docs/th/options.md as a mix") {
  // Two places in Nan, 313 paid days, fee 5,000, tax 20 %: 113,384.25 a hire, 123,005 a place paid for.
  no_trace silent;
  auto const priced = th::compare({.shortfall = heads{2},
                                   .where = th::province_named("Nan"),
                                   .paid_days = number_of_days{313},
                                   .fee_per_head = baht{500'000},
                                   .tax_rate = rate{1, 5}},
                                  th::options_law_for({2026}), silent);
  std::vector<way_price<THB>> ways;
  for (std::size_t i = 0; i < priced.ways.size(); ++i) {
    auto const head = priced.ways[i].per_head;
    ways.push_back({.id = std::string{th::way_names[i]},
                    .gross = head,
                    .net = baht{priced.ways[i].net_of_tax->minor() / 2},
                    .at_work = static_cast<th::way>(i) != th::way::pay});
  }
  auto const free_choice = cheapest_mix<THB>(2, ways, {});
  CHECK(free_choice.counts == std::vector<std::int64_t>{2, 0, 0, 0});
  CHECK(free_choice.net == baht{13'822'080});
  CHECK(worth_of_one_more<THB>(2, ways, {}) == baht{6'911'040});
  // Only one person can be found: the other place is paid for, or filled at a host.
  ways[0].most = 1;
  ways[1].most = 0;
  ways[2].most = 0;
  auto const one_found = cheapest_mix<THB>(2, ways, {});
  CHECK(one_found.counts == std::vector<std::int64_t>{1, 0, 0, 1});
  CHECK(one_found.net == baht{6'911'040 + 9'840'400});
}

TEST_CASE("Japan: hires, orders and the levy together, against every combination") {
  auto const year = jp::fiscal_year{2025};
  auto const law = jp::law_for(year);
  auto const home = jp::home_work_law_for(year, jp::home_work_scheme::adjustment);
  std::array<jp::month, jp::months_in_year> months;
  months.fill({halves(heads{400}), heads{0}, halves(heads{5})});
  // A hire of 1, a severe one of 2, a short-time one of 0.5; wages made up.
  std::vector<jp_hire> kinds(3);
  for (auto& k : kinds) {
    k.workers.fill(half_heads{2});
  }
  kinds[0].counts.fill(half_heads{2});
  kinds[1].counts.fill(half_heads{4});
  kinds[2].counts.fill(half_heads{1});
  kinds[2].workers.fill(half_heads{1});
  kinds[0].net = kinds[0].gross = yen{500'000};
  kinds[1].net = kinds[1].gross = yen{1'300'000};
  kinds[2].net = kinds[2].gross = yen{240'000};
  for (auto& k : kinds) {
    k.most = 6;
  }
  jp_home_orders const orders{yen{340'000}, 0, 8};
  std::optional<std::int64_t> best;
  for (std::int64_t a = 0; a <= 6; ++a) {
    for (std::int64_t b = 0; b <= 6; ++b) {
      for (std::int64_t c = 0; c <= 6; ++c) {
        for (std::int64_t h = 0; h <= 8; ++h) {
          auto with = months;
          for (auto& m : with) {
            m.workers += half_heads{2 * a + 2 * b + c};
            m.counted += half_heads{2 * a + 4 * b + c};
          }
          auto const bill = jp::assess({with}, law);
          no_trace silent;
          auto const off = jp::home_work_amount(yen{350'000 * h}, bill.of.counted, home, silent).amount;
          auto const total = 500'000 * a + 1'300'000 * b + 240'000 * c + (350'000 - 340'000) * h +
                             (bill.net_payable - bill.net_receivable - off).minor();
          if (!best || total < *best) {
            best = total;
          }
        }
      }
    }
  }
  auto const found = cheapest_mix(months, law, kinds, orders, home, std::nullopt);
  REQUIRE(found.possible);
  CHECK(found.total.minor() == *best);
  CHECK(found.looked_at == 343);
  // 400 workers at 2.5 % need 10; without any hire five are short all year: 5 × 12 × 50,000.
  for (auto& k : kinds) {
    k.most = 0;
  }
  CHECK(cheapest_mix(months, law, kinds, std::nullopt, std::nullopt, std::nullopt).levy == yen{3'000'000});
}
