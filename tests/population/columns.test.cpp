// SPDX-License-Identifier: Apache-2.0
// Columns of every width, with bitmaps and dictionaries; the same answer whatever the width, the threads, the pieces.
#include "population/random.hpp"
#include "quotalaw/population/memory.hpp"
#include "quotalaw/xx/rows.hpp"

#include <atomic>
#include <limits>
#include <numeric>

using namespace population_tests;
using K = xx::year_rows;

namespace {

xx::year_law law() { return xx::law_for(xx::levy_year{2026}); }

template <class T>
std::string levies_of(std::vector<int> const& staff) {
  std::vector<T> narrow(staff.begin(), staff.end());
  // Not aligned: the address of Arrow's slices and NumPy's views can be anything.
  std::vector<std::uint8_t> bytes(narrow.size() * sizeof(T) + 1);
  std::memcpy(bytes.data() + 1, narrow.data(), narrow.size() * sizeof(T));
  std::vector<std::uint8_t> const placed(staff.size(), 1);
  pop::table<K> t;
  t.units = staff.size();
  t["staff"] = pop::column{bytes.data() + 1, pop::integer_type_of<T>(), staff.size()};
  t["placed"] = std::span{placed};
  std::vector<std::int64_t> levy(staff.size());
  pop::outputs<K> to;
  to["levy"] = std::span{levy};
  pop::assess_table(t, K::plan_for(law()), to);
  std::string out;
  for (auto const l : levy) {
    out += std::to_string(l) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("every width gives the same answer", "[population][columns]") {
  std::vector<int> staff(1'300);
  std::iota(staff.begin(), staff.end(), 1);
  for (auto& n : staff) {
    n = 1 + n % 127;
  }
  auto const expected = levies_of<std::int64_t>(staff);
  CHECK(levies_of<std::int8_t>(staff) == expected);
  CHECK(levies_of<std::int16_t>(staff) == expected);
  CHECK(levies_of<std::int32_t>(staff) == expected);
  CHECK(levies_of<std::uint8_t>(staff) == expected);
  CHECK(levies_of<std::uint16_t>(staff) == expected);
  CHECK(levies_of<std::uint32_t>(staff) == expected);
  CHECK(levies_of<std::uint64_t>(staff) == expected);
}

TEST_CASE("memory for columns begins at whole lines", "[population][columns]") {
  auto const place = [](auto const* p) { return reinterpret_cast<std::uintptr_t>(p) % pop::lane_alignment; };
  for (std::size_t const n : {std::size_t{1}, std::size_t{1000}, std::size_t{1'000'000}}) {
    pop::column_vector<std::int32_t> values(n, 7);
    auto const shared = pop::memory_for<double>(n);
    shared[n - 1] = 0.5;
    CHECK((place(values.data()) == 0 && place(shared.get()) == 0 && values.back() == 7 && shared[n - 1] == 0.5));
    values.resize(2 * n);
    CHECK((place(values.data()) == 0 && values.front() == 7 && values.back() == 0));
  }
  CHECK_THROWS_AS(pop::memory_for<std::int64_t>(static_cast<std::size_t>(-1) / 4), std::bad_alloc);
}

TEST_CASE("bits, bitmaps with an offset, dictionaries", "[population][columns]") {
  std::vector<std::uint8_t> const bits{0b1010'0110, 0b0000'0001};
  pop::column const flags{bits.data(), pop::integer_type::bit, 6, 3};
  CHECK(std::array{flags.at(0), flags.at(1), flags.at(2), flags.at(5)} == std::array<std::int64_t, 4>{0, 0, 1, 1});
  std::vector<std::int16_t> const codes{0, 1, 2, 5};
  std::vector<std::int32_t> const entries{40, -1, 7};
  auto const c = pop::column{std::span{codes}}.with_dictionary(entries).with_validity(bits, 1);
  CHECK(std::array{c.at(0), c.at(1), c.at(2), c.at(3)} == std::array<std::int64_t, 4>{40, -1, 7, -1});
  CHECK(c.text_at(3) == "5");
  CHECK(c.valid(0));
  CHECK_FALSE(c.valid(2));
  CHECK_FALSE(c.all_valid(0, 4));
  CHECK(c.all_valid(0, 2));
  CHECK_THROWS_AS(c.with_validity(bits, 13), facts_error);
  std::vector<std::uint64_t> const large{std::uint64_t{1} << 63};
  CHECK(pop::column{std::span{large}}.text_at(0) == "9223372036854775808");
  CHECK(pop::column{std::span{large}}.at(0) == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("whole persons counted in halves, where they lie", "[population][columns]") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> const persons{
      0, 3, -1, most / 2, most / 2 + 1, most, std::numeric_limits<std::int64_t>::min()};
  auto const halves = pop::column{std::span{persons}}.counted_twice();
  CHECK(std::array{halves.at(0), halves.at(1), halves.at(2), halves.at(3)} ==
        std::array<std::int64_t, 4>{0, 6, -1, most - 1});
  CHECK(std::array{halves.at(4), halves.at(5)} == std::array<std::int64_t, 2>{most, most});
  CHECK(halves.at(6) < 0);
  std::vector<std::int64_t> wide(persons.size());
  halves.widen(0, wide.size(), wide.data());
  CHECK(std::array{wide[0], wide[1], wide[2], wide[3]} == std::array<std::int64_t, 4>{0, 6, -1, most - 1});
  // What does not fit must fail the check for a range.
  CHECK(wide[4] < 0);
  CHECK(wide[5] < 0);
  CHECK(wide[6] < 0);
  CHECK(halves.text_at(1) == "3");
  std::vector<std::uint8_t> const narrow{200, 255};
  CHECK(pop::column{std::span{narrow}}.counted_twice().at(1) == 510);
}

TEST_CASE("columns that do not fit together are refused before any row", "[population][columns][refusal]") {
  std::vector<std::int32_t> const three(3), two(2);
  auto said = [&](pop::table<K> const& t) -> std::string {
    try {
      pop::assess_table(t, K::plan_for(law()));
      return {};
    } catch (error const& e) {
      return e.what();
    }
  };
  pop::table<K> t;
  t.units = 3;
  t["staff"] = std::span{three};
  CHECK(said(t) == "columns: placed is required (Act s. 5); add placed");
  t["placed"] = std::span{two};
  CHECK(said(t) == "placed: placed has 2 entries, not 3; give columns of matching length");
  try {
    t["stuff"];
    FAIL("not refused");
  } catch (error const& e) {
    CHECK(std::string{e.what()} == "columns: unknown fact stuff; did you mean staff?");
  }
}

TEST_CASE("Exampleland: columns equal scalars", "[population][xx]") {
  for (int const year : {2015, 2017, 2019, 2026}) {
    auto const of_year = xx::law_for(xx::levy_year{year});
    std::mt19937 random{static_cast<std::uint32_t>(year)};
    std::vector<values> units;
    for (int i = 0; i < 3'000; ++i) {
      auto maybe = [&](std::int64_t usual) -> std::optional<std::int64_t> {
        return random() % 50 == 0 ? std::nullopt : std::optional{random_value(random, most_heads.number(), usual)};
      };
      auto const staff = maybe(300);
      units.push_back({{staff}, {maybe(10)}});
    }
    columns_equal_scalars<K>(K::plan_for(of_year), units, [&](values const& v) {
      auto status = pop::row_status::ok;
      xx::year_assessment found{};
      if (!v[0][0] || !v[1][0]) {
        status = pop::row_status::missing;
        for (std::size_t c = 2; c-- > 0;) {
          if (v[c][0] && c == 0) {  // the first column with a fault speaks
            status = *v[0][0] < 0                     ? pop::row_status::negative
                     : *v[0][0] > most_heads.number() ? pop::row_status::too_large
                                                      : status;
          }
        }
      } else {
        try {
          found = xx::assess(xx::accept(*v[0][0], *v[1][0]), of_year);
        } catch (facts_error const& e) {
          status = e.said().id == "negative"    ? pop::row_status::negative
                   : e.said().id == "too_large" ? pop::row_status::too_large
                                                : pop::row_status::contradiction;
        }
      }
      return std::string{text_of(status)} + ": required=" + std::to_string(found.required.number()) +
             " missing=" + std::to_string(found.at.missing.number()) +
             " surplus=" + std::to_string(found.at.surplus.number()) + " levy=" + std::to_string(found.levy.minor());
    });
  }
}

TEST_CASE("the same results whatever the threads and the processor", "[population][threads]") {
  std::size_t const n = 200'003;
  std::mt19937 random{5};
  std::vector<std::int32_t> staff(n), placed(n);
  for (std::size_t i = 0; i < n; ++i) {
    staff[i] = static_cast<std::int32_t>(random() % 2'000) - 1;
    placed[i] = static_cast<std::int32_t>(random() % 40);
  }
  auto run = [&](unsigned threads, pop::processor on) {
    pop::table<K> t;
    t.units = n;
    t["staff"] = std::span{staff};
    t["placed"] = std::span{placed};
    std::vector<std::int64_t> levy(n);
    std::vector<std::uint8_t> status(n);
    pop::outputs<K> to;
    to["levy"] = std::span{levy};
    to.unit_status = std::span{status};
    std::size_t last = 0;
    pop::run_options options{threads, nullptr, [&](std::size_t done, std::size_t all) {
                               CHECK(all == n);
                               CHECK(done > last);
                               last = done;
                             }};
    auto const found = pop::assess_table(t, K::plan_for(law()), to, options, on);
    CHECK(found.complete);
    CHECK(last == n);
    return std::tuple{levy, status, found.all()};
  };
  auto const expected = run(1, pop::processor::plain);
  for (unsigned const threads : {1u, 2u, 5u}) {
    CHECK(run(threads, pop::this_processor()) == expected);
  }
}

TEST_CASE("a run can be ended from outside, and says so", "[population][threads]") {
  std::vector<std::int32_t> const staff(300'000, 100);
  pop::table<K> t;
  t.units = staff.size();
  t["staff"] = std::span{staff};
  t["placed"] = std::span{staff};
  std::atomic<bool> cancel{false};
  pop::run_options const options{2, &cancel, [&](std::size_t, std::size_t) { cancel = true; }};
  auto const found = pop::assess_table(t, K::plan_for(law()), {}, options);
  CHECK_FALSE(found.complete);
  CHECK(found.all().units < static_cast<pop::int128>(staff.size()));
  CHECK(found.all().units > 0);
}
