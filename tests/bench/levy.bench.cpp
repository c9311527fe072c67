// SPDX-License-Identifier: Apache-2.0
// One yearly settlement through C++: without and with reasons, with the law made each time, and the same sums by hand
// on plain integers (the baseline). Every variant must arrive at the same checksum.
#include "quotalaw/questions/questions.hpp"
#include "quotalaw/quotalaw.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <stdexcept>

namespace {

using namespace quotalaw;

constexpr std::int64_t variants = 64;

std::array<jp::month, 12> months_of(std::int64_t i) {
  std::array<jp::month, 12> out{};
  for (std::int64_t m = 0; m < 12; ++m) {
    out[static_cast<std::size_t>(m)] = {half_heads{2 * (150 + 9 * (i % variants)) + m % 3}, heads{i % 5},
                                        half_heads{7 + i % 9}};
  }
  return out;
}

/// The year 2026 by hand, rates written out: what a programmer who trusts nobody would compare with.
std::int64_t by_hand(std::array<jp::month, 12> const& months) {
  std::int64_t required = 0, counted = 0;
  for (std::size_t m = 0; m < 12; ++m) {
    auto const base = months[m].workers.number() - 2 * months[m].deduction.number();
    required += base * (m < 3 ? 25 : 27) / 2000 * 2;
    counted += months[m].counted.number();
  }
  return required > counted ? (required - counted) * 25000 : 0;
}

std::int64_t expected_sum() {
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < variants; ++i) {
    sum += by_hand(months_of(i));
  }
  return sum;
}

template <class Levy>
void measure(benchmark::State& state, Levy levy) {
  std::array<std::array<jp::month, 12>, variants> all{};
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < variants; ++i) {
    all[static_cast<std::size_t>(i)] = months_of(i);
    sum += levy(all[static_cast<std::size_t>(i)]);
  }
  if (sum != expected_sum()) {
    state.SkipWithError("the checksum is wrong");
    return;
  }
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(levy(all[i++ % variants]));
  }
}

void levy_by_hand(benchmark::State& state) {
  measure(state, [](auto const& months) { return by_hand(months); });
}
BENCHMARK(levy_by_hand);

void levy(benchmark::State& state) {
  auto const law = jp::law_for({2026});
  measure(state, [&](auto const& months) { return jp::assess({months}, law).levy.minor(); });
}
BENCHMARK(levy);

void levy_with_law_made(benchmark::State& state) {
  measure(state, [](auto const& months) { return jp::assess({months}, jp::law_for({2026})).levy.minor(); });
}
BENCHMARK(levy_with_law_made);

void levy_explained(benchmark::State& state) {
  auto const law = jp::law_for({2026});
  measure(state, [&](auto const& months) {
    recorder why;
    return jp::assess({months}, law, why).levy.minor();
  });
}
BENCHMARK(levy_explained);

void levy_asked_as_json(benchmark::State& state) {
  auto const line =
      R"({"question":"jp.levy","facts":{"fiscal_year":2026,"months":[{"workers":150,"counted":3,"times":12}]}})";
  questions::options const how;
  auto const right = questions::answer_line(line, 1, how).json.find("\"levy\":\"450000\"") != std::string::npos;
  if (!right) {
    state.SkipWithError("the answer is wrong");
    return;
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(questions::answer_line(line, 1, how).json.size());
  }
}
BENCHMARK(levy_asked_as_json);

}  // namespace
