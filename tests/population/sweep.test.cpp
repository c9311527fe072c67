// SPDX-License-Identifier: Apache-2.0
// Many laws over one population: the same totals as each law alone, whatever the threads, the passes and what is
// shared; stopped and gone on with.
#include "quotalaw/population/sweep.hpp"
#include "population/random.hpp"
#include "quotalaw/th/rows.hpp"

#include <atomic>
#if defined(QUOTALAW_TEST_IO)
#include "quotalaw/io/checkpoint.hpp"
#endif

#include <filesystem>
#include <fstream>

using namespace population_tests;
using K = th::year_rows;

namespace {

/// A population with a few rows that no law accepts, and rows that only a law by province refuses.
struct firms {
  static constexpr std::size_t n = 20'011;
  std::vector<std::int32_t> employees, hired, weight;
  std::vector<std::int8_t> province;
  std::vector<std::uint8_t> group, has_province;
  pop::table<K> facts;

  firms() : has_province((n + 7) / 8) {
    std::mt19937 random{3};
    for (std::size_t i = 0; i < n; ++i) {
      employees.push_back(static_cast<std::int32_t>(random() % 4'000) - 2);
      hired.push_back(static_cast<std::int32_t>(random() % 50));
      weight.push_back(static_cast<std::int32_t>(random() % 9));
      province.push_back(static_cast<std::int8_t>(random() % 77));
      group.push_back(static_cast<std::uint8_t>(random() % 4));
      has_province[i / 8] = static_cast<std::uint8_t>(has_province[i / 8] | (random() % 300 != 0) << (i % 8));
    }
    facts.units = n;
    facts["employees"] = std::span{employees};
    facts["hired"] = std::span{hired};
    facts["province"] = pop::column{std::span{province}}.with_validity(has_province);
  }
  firms(firms const&) = delete;
};

std::vector<reform> what_ifs() {
  std::vector<reform> out;
  for (auto const* const per : {"100", "50", "77"}) {
    for (auto const* const days : {"365", "300", "400000000000"}) {
      for (auto const* const basis : {"lowest_in_country", "province"}) {
        reform r{"per " + std::string{per}};
        r.amend(th::terms::quota_per.term, th::first_day({2027}), per);
        r.amend(th::terms::contribution_days.term, th::first_day({2027}), days);
        r.amend(th::terms::contribution_wage_basis.term, th::first_day({2027}), basis);
        out.push_back(r);
      }
    }
  }
  return out;
}

std::vector<K::plan> plans_of(std::vector<reform> const& reforms) {
  std::vector<K::plan> out;
  for (auto const& r : reforms) {
    out.push_back(K::plan_for(th::law_for(th::fund_year{2027}, r)));
  }
  return out;
}

}  // namespace

TEST_CASE("a sweep gives what each law gives alone", "[population][sweep]") {
  firms f;
  auto const reforms = what_ifs();
  auto const plans = plans_of(reforms);
  for (bool const apart : {false, true}) {
    if (apart) {
      f.facts.weight = std::span{f.weight};
      f.facts.group = std::span{f.group};
      f.facts.groups = 4;
    }
    std::vector<std::vector<pop::totals<K>>> alone;
    for (auto const& p : plans) {
      alone.push_back(pop::assess_table(f.facts, p).groups);
    }
    CHECK(alone[0] != alone[1]);
    for (unsigned const threads : {1u, 3u}) {
      for (std::size_t const together : {std::size_t{1}, std::size_t{4}, std::size_t{64}}) {
        pop::sweep_options<K> options{};
        options.run.threads = threads;
        options.together = together;
        auto const found = pop::sweep<K>(f.facts, plans, options);
        CHECK(found.complete);
        CHECK(found.of == alone);
      }
    }
  }
}

TEST_CASE("a sweep can write the rows of every law", "[population][sweep]") {
  firms const f;
  auto const plans = plans_of(what_ifs());
  std::vector<std::vector<std::int64_t>> swept(plans.size(), std::vector<std::int64_t>(f.n)), alone = swept;
  std::vector<std::vector<std::uint8_t>> statuses(plans.size(), std::vector<std::uint8_t>(f.n)),
      alone_statuses = statuses;
  std::vector<pop::outputs<K>> to(plans.size());
  for (std::size_t i = 0; i < plans.size(); ++i) {
    pop::outputs<K> one{};
    one["contribution"] = std::span{alone[i]};
    one.unit_status = std::span{alone_statuses[i]};
    pop::assess_table(f.facts, plans[i], one);
    to[i]["contribution"] = std::span{swept[i]};
    to[i].unit_status = std::span{statuses[i]};
  }
  CHECK(pop::sweep<K>(f.facts, plans, {}, to).complete);
  CHECK(swept == alone);
  CHECK(statuses == alone_statuses);
}

TEST_CASE("fingerprints name values, not widths", "[population][sweep]") {
  firms const f;
  std::vector<std::int64_t> const wide(f.employees.begin(), f.employees.end());
  auto other = f.facts;
  other["employees"] = std::span{wide};
  CHECK(pop::fingerprint_of(other) == pop::fingerprint_of(f.facts));
  auto changed = wide;
  changed.back() += 1;
  other["employees"] = std::span{changed};
  CHECK(pop::fingerprint_of(other) != pop::fingerprint_of(f.facts));
  auto const reforms = what_ifs();
  CHECK(pop::fingerprint_of(reforms) != pop::fingerprint_of(std::span{reforms}.subspan(1)));
}

#if defined(QUOTALAW_TEST_IO)
TEST_CASE("a sweep that is stopped goes on where it was", "[population][sweep][checkpoint]") {
  firms const f;
  auto const reforms = what_ifs();
  auto const plans = plans_of(reforms);
  auto const path = std::filesystem::temp_directory_path() / "quotalaw_sweep_test.checkpoint";
  std::filesystem::remove(path);
  io::run_identity const run{"th-2027", pop::fingerprint_of(reforms), pop::fingerprint_of(f.facts)};
  auto const expected = pop::sweep<K>(f.facts, plans).of;
  auto go = [&](std::size_t stop_after) {
    io::checkpoint file{path, run};
    std::atomic<bool> cancel{false};
    std::size_t computed = 0;
    pop::sweep_options<K> options{};
    options.together = 4;
    options.run.threads = 2;
    options.run.cancel = &cancel;
    options.finished = [&](std::size_t, std::vector<pop::totals<K>> const&) { cancel = ++computed >= stop_after; };
    io::keep_in(file, options);
    return std::pair{pop::sweep<K>(f.facts, plans, options), computed};
  };
  auto const [stopped, some] = go(5);
  CHECK_FALSE(stopped.complete);
  CHECK(some == 8);  // two whole passes
  {
    std::ofstream cut{path, std::ios::app};
    cut << "17 12 13";  // a line that the end of a run cut off
  }
  auto const [resumed, rest] = go(1'000);
  CHECK(resumed.complete);
  CHECK(rest == plans.size() - 8);
  CHECK(resumed.of == expected);
  auto refusal = [&](io::run_identity const& other) -> std::string {
    try {
      io::checkpoint const file{path, other};
      return {};
    } catch (facts_error const& e) {
      return e.message();
    }
  };
  CHECK(refusal({"th-2028", run.reforms, run.data}).ends_with("of another run: law differs"));
  CHECK(refusal({run.law, "x", run.data}).ends_with("of another run: reforms differs"));
  CHECK(refusal({run.law, run.reforms, "x"}).ends_with("of another run: data differs"));
  std::filesystem::remove(path);
}
#endif
