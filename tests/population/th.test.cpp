// SPDX-License-Identifier: Apache-2.0
// Thailand as columns: the same as `assess` for every row, every law, every processor.
#include "population/random.hpp"
#include "quotalaw/th/rows.hpp"

#include <algorithm>
#include <cstring>
#include <sstream>

using namespace population_tests;
using K = th::year_rows;

namespace {

std::string scalar(values const& v, th::year_law const& law) {
  using enum pop::row_status;
  auto one = [&](std::size_t c) { return v[c][0]; };
  auto status = ok;
  auto note = [&](pop::row_status s) { status = status == ok ? s : status; };
  for (auto const c : {K::employees, K::hired, K::alternatives}) {
    if (!one(c)) {
      note(c == K::alternatives ? ok : missing);
    } else if (*one(c) < 0) {
      note(negative);
    } else if (*one(c) > K::inputs[c].most) {
      note(too_large);
    }
  }
  if (one(K::state) && (*one(K::state) < 0 || *one(K::state) > 1)) {
    note(unknown_code);
  }
  if (one(K::where) && (*one(K::where) < 0 || *one(K::where) >= static_cast<std::int64_t>(th::province_count))) {
    note(unknown_code);
  }
  if (auto const kept = one(K::retained)) {
    note(*kept < 0 ? negative : *kept > K::inputs[K::retained].most ? too_large : ok);
  }
  th::year_assessment found{};
  if (status == ok) {
    try {
      th::year_facts facts{};
      facts.kind = one(K::state).value_or(0) ? th::employer_kind::state : th::employer_kind::private_employer;
      facts.employees = heads{*one(K::employees)};
      facts.filled = {heads{*one(K::hired)}, heads{one(K::alternatives).value_or(0)}};
      facts.retained = heads{one(K::retained).value_or(0)};
      if (one(K::where)) {
        facts.where = static_cast<th::province>(*one(K::where));
      }
      found = th::assess(facts, law);
    } catch (error const& e) {
      found = {};
      status = pop::status_of(e.code());
    }
  }
  std::ostringstream out;
  out << text_of(status) << ": required=" << found.required.number() << " shortfall=" << found.at.shortfall.number()
      << " surplus=" << found.at.surplus.number() << " contribution=" << found.contribution.minor()
      << " adjustment_grant=" << found.adjustment_grant.minor() << " retention_fee=" << found.retention_fee.minor();
  return out.str();
}

std::vector<values> random_units(std::uint32_t seed, std::size_t n) {
  std::mt19937 random{seed};
  std::vector<values> out;
  for (std::size_t i = 0; i < n; ++i) {
    auto maybe = [&](std::int64_t most, std::int64_t usual, unsigned gaps) -> std::optional<std::int64_t> {
      return random() % 100 < gaps ? std::nullopt : std::optional{random_value(random, most, usual)};
    };
    auto const most = most_heads.number();
    out.push_back({{maybe(most, 3'000, 2)},
                   {maybe(most, 40, 2)},
                   {maybe(most, 5, 30)},
                   {maybe(1, 1, 50)},
                   {maybe(static_cast<std::int64_t>(th::province_count) - 1, 76, 5)},
                   {maybe(9, 9, 50)}});
  }
  return out;
}

}  // namespace

TEST_CASE("Thailand: columns equal scalars", "[population][th]") {
  for (int const year : {2011, 2012, 2018, 2027}) {
    // Fund year 2011 is before the quota of the regulation: the columns refuse as `law_for` does.
    if (year == 2011) {
      CHECK_THROWS_AS(th::law_for(th::fund_year{year}), law_error);
      continue;
    }
    auto const law = th::law_for(th::fund_year{year});
    auto const plan = K::plan_for(law);
    CHECK(plan.plain);
    columns_equal_scalars<K>(plan, random_units(static_cast<std::uint32_t>(year), 3'000),
                             [&](values const& v) { return scalar(v, law); });
  }
}

TEST_CASE("Thailand: columns equal scalars under what-ifs", "[population][th]") {
  auto amended = [](auto const& line, std::string_view value) {
    reform out{"what if"};
    out.amend(line.term, th::first_day({2027}), value);
    return out;
  };
  for (auto const& what_if :
       {amended(th::terms::quota_per, "50"), amended(th::terms::quota_threshold, "0"),
        amended(th::terms::quota_remainder, "0"), amended(th::terms::contribution_wage_basis, "province"),
        amended(th::terms::quota_state_pays_contribution, "yes"), amended(th::terms::grants_adjustment_paid, "yes"),
        amended(th::terms::grants_retention_paid, "yes"),
        // So large that some products do not fit: those rows are refused, the others are not.
        amended(th::terms::contribution_days, "900000000000")}) {
    auto const law = th::law_for(th::fund_year{2027}, what_if);
    columns_equal_scalars<K>(K::plan_for(law), random_units(7, 3'000), [&](values const& v) { return scalar(v, law); });
  }
}

TEST_CASE("Thailand: results that go past the caches are the same, wherever and however wide they are",
          "[population][th]") {
  auto const plan = K::plan_for(th::law_for(th::fund_year{2027}));
  std::size_t const n = 600'011;
  std::mt19937 random{3};
  std::vector<std::uint16_t> employees(n), hired(n);
  for (std::size_t i = 0; i < n; ++i) {
    employees[i] = static_cast<std::uint16_t>(random() % 6'000);
    hired[i] = static_cast<std::uint16_t>(random() % 60);
  }
  auto table_of = [&](std::size_t from, std::size_t count) {
    pop::table<K> t;
    t.units = count;
    t["employees"] = std::span{employees}.subspan(from, count);
    t["hired"] = std::span{hired}.subspan(from, count);
    return t;
  };
  // In parts that are too small to go past the caches.
  std::vector<std::int64_t> required(n), shortfall(n), contribution(n);
  for (std::size_t from = 0; from < n; from += 50'000) {
    auto const count = std::min<std::size_t>(50'000, n - from);
    pop::outputs<K> to;
    to["required"] = std::span{required}.subspan(from, count);
    to["shortfall"] = std::span{shortfall}.subspan(from, count);
    to["contribution"] = std::span{contribution}.subspan(from, count);
    REQUIRE(to.bytes() < pop::detail::most_kept);
    pop::assess_table(table_of(from, count), plan, to);
  }
  for (std::size_t const shift : {0, 1, 16, 40}) {
    CAPTURE(shift);
    std::vector<std::uint8_t> memory(n * (8 + 4 + 2 + 1) + 256, 0xcc);
    auto* const at = memory.data() + shift;
    pop::outputs<K> to;
    to["contribution"] = pop::output_column{at, pop::integer_type::i64, n};
    to["required"] = pop::output_column{at + 8 * n, pop::integer_type::i32, n};
    to["shortfall"] = pop::output_column{at + 12 * n, pop::integer_type::u16, n};
    to.unit_status = pop::output_column{at + 14 * n, pop::integer_type::u8, n};
    REQUIRE(to.bytes() > pop::detail::most_kept);
    pop::assess_table(table_of(0, n), plan, to, {2});
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < n; ++i) {
      std::int64_t money{};
      std::int32_t places{};
      std::uint16_t missing{};
      std::memcpy(&money, at + 8 * i, sizeof(money));
      std::memcpy(&places, at + 8 * n + 4 * i, sizeof(places));
      std::memcpy(&missing, at + 12 * n + 2 * i, sizeof(missing));
      wrong += money != contribution[i] || places != required[i] || missing != shortfall[i] || at[14 * n + i] != 0;
    }
    CHECK(wrong == 0);
    CHECK(at[15 * n] == 0xcc);
  }
}

TEST_CASE("Thailand: another formula goes through the columns", "[population][th]") {
  struct one_more : th::enacted {
    static heads required(heads employees, th::quota_law const& law, no_trace& trace) {
      return th::required_heads(employees, law, trace) + heads{1};
    }
  };
  using other = th::year_rows_of<one_more>;
  auto const law = th::law_for(th::fund_year{2027});
  auto const plan = other::plan_for(law);
  CHECK_FALSE(plan.plain);
  std::vector<std::int32_t> const employees{0, 100, 1234}, hired{0, 0, 7};
  std::vector<std::int32_t> required(3);
  pop::table<other> t;
  t.units = 3;
  t["employees"] = std::span{employees};
  t["hired"] = std::span{hired};
  pop::outputs<other> to;
  to["required"] = std::span{required};
  pop::assess_table(t, plan, to);
  CHECK(required == std::vector<std::int32_t>{1, 2, 13});
}

TEST_CASE("Thailand: each refusal is a status, with the sentence, the place and the remedy",
          "[population][th][refusal]") {
  auto const plan = K::plan_for(th::law_for(th::fund_year{2027}));
  std::vector<std::uint64_t> const employees{100, std::uint64_t{1} << 63, 2'000'000'001, 100, 100, 100};
  std::vector<std::int8_t> const hired{1, 0, 0, -3, 0, 0};
  std::vector<std::uint8_t> const state{0, 0, 0, 0, 7, 0};
  std::vector<std::uint8_t> const some{0b0001'1111};
  pop::table<K> t;
  t.units = 6;
  t["employees"] = std::span{employees};
  t["hired"] = pop::column{std::span{hired}}.with_validity(some);
  t["state"] = std::span{state};
  std::vector<std::int32_t> required(6, -9);
  std::vector<std::uint8_t> status(6);
  pop::outputs<K> to;
  to["required"] = std::span{required};
  to.unit_status = std::span{status};
  auto const found = pop::assess_table(t, plan, to).all();
  CHECK(required == std::vector<std::int32_t>{1, 0, 0, 0, 0, 0});
  auto said = [&](std::size_t row) {
    auto const e = pop::refusal(t, plan, row);
    return std::string{text_of(static_cast<pop::row_status>(status[row]))} + " | " + (e ? e->what() : "");
  };
  CHECK(said(0) == "ok | ");
  CHECK(said(1) ==
        "too_large | employees[1]: 9223372036854775808 is more than 2000000000 (Act s.33; MR B.E. 2554 cl. "
        "3); check the number and its unit");
  CHECK(said(2) ==
        "too_large | employees[2]: 2000000001 is more than 2000000000 (Act s.33; MR B.E. 2554 cl. 3); check "
        "the number and its unit");
  CHECK(said(3) == "negative | hired[3]: -3 is below zero (Act s.33, s.34, s.35); give zero or more");
  CHECK(said(4) == "unknown_code | state[4]: 7 is not a code of no, yes; give a number from 0 to 1");
  CHECK(said(5) == "missing | hired[5]: hired is required (Act s.33, s.34, s.35); add hired");
  CHECK(found.units == 1);
  CHECK(found.refused() == 5);
  CHECK(found["required"] == 1);
}

TEST_CASE("Thailand: totals are exact at extreme sizes, weighted, and apart by group", "[population][th]") {
  reform dear{"a place costs what almost does not fit"};
  dear.amend(th::terms::contribution_days.term, th::first_day({2027}), "130000");
  auto const law = th::law_for(th::fund_year{2027}, dear);
  auto const plan = K::plan_for(law);
  std::size_t const n = 5'000;
  std::vector<std::int64_t> const employees(n, most_heads.number());
  std::vector<std::uint8_t> const hired(n, 0);
  std::vector<std::int32_t> weight(n);
  std::vector<std::uint8_t> group(n);
  for (std::size_t i = 0; i < n; ++i) {
    weight[i] = static_cast<std::int32_t>(2'000'000'000 - i);
    group[i] = static_cast<std::uint8_t>(i % 3);
  }
  pop::table<K> t;
  t.units = n;
  t["employees"] = std::span{employees};
  t["hired"] = std::span{hired};
  auto const one = th::assess(th::year_facts{.employees = most_heads}, law);
  REQUIRE(one.contribution.minor() > std::int64_t{1} << 55);
  auto const each = static_cast<pop::int128>(one.contribution.minor());
  CHECK(pop::assess_table(t, plan).all()["contribution"] == each * static_cast<pop::int128>(n));
  t.weight = std::span{weight};
  t.group = std::span{group};
  t.groups = 3;
  pop::int128 weights[3] = {};
  for (std::size_t i = 0; i < n; ++i) {
    weights[group[i]] += weight[i];
  }
  auto const found = pop::assess_table(t, plan);
  for (std::size_t g = 0; g < 3; ++g) {
    CHECK(found.groups[g].units == weights[g]);
    CHECK(found.groups[g]["contribution"] == each * weights[g]);
    CHECK(found.groups[g].with("shortfall") == weights[g]);
  }
}

TEST_CASE("what does not fit an output column is refused, not cut", "[population][th][refusal]") {
  auto const plan = K::plan_for(th::law_for(th::fund_year{2027}));
  std::vector<std::int32_t> const employees{100, 30'000, 200}, hired{0, 0, 0};
  std::vector<std::uint8_t> required(3), status(3);
  pop::table<K> t;
  t.units = 3;
  t["employees"] = std::span{employees};
  t["hired"] = std::span{hired};
  pop::outputs<K> to;
  to["required"] = std::span{required};
  to.unit_status = std::span{status};
  auto const found = pop::assess_table(t, plan, to).all();
  CHECK(required == std::vector<std::uint8_t>{1, 0, 2});
  CHECK(static_cast<pop::row_status>(status[1]) == pop::row_status::overflow);
  CHECK(found["required"] == 3);
}
