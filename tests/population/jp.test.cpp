// SPDX-License-Identifier: Apache-2.0
// Japan as columns: the same as `assess` for every employer, every law, every processor.
#include "population/random.hpp"
#include "quotalaw/jp/rows.hpp"

#include <sstream>

using namespace population_tests;

namespace {

template <class K>
std::string scalar(values const& v, jp::population_law const& law) {
  using enum pop::row_status;
  no_trace silent;
  std::array<pop::row_status, 12> rows{};
  auto unit = ok;
  auto note = [](pop::row_status& to, pop::row_status s) { to = to == ok ? s : to; };
  for (std::size_t c = 0; c < K::inputs.size(); ++c) {
    auto const& spec = K::inputs[c];
    for (std::size_t m = 0; m < v[c].size(); ++m) {
      auto& to = spec.of == pop::level::row ? rows[m] : unit;
      auto const x = v[c][m];
      if (!x) {
        note(to, spec.required ? missing : ok);
      } else if (!spec.table.empty()) {
        note(to, *x < 0 || *x > spec.most ? unknown_code : ok);
      } else {
        note(to, *x < 0 ? negative : *x > spec.most ? too_large : ok);
      }
    }
  }
  std::array<jp::month, 12> months{};
  std::array<std::array<std::int64_t, 3>, 12> found{};
  for (std::size_t m = 0; m < 12; ++m) {
    if (rows[m] == ok && K::parts.size() == 1 && v[K::deduction][m].value_or(0) * 2 > v[K::workers][m].value_or(0)) {
      rows[m] = contradiction;
    }
    note(rows[m], unit);
    if (rows[m] != ok) {
      continue;
    }
    if constexpr (K::input_count == K::classes) {
      months[m].workers = half_heads{*v[K::workers][m]};
      months[m].counted = half_heads{*v[K::counted][m]};
    } else {
      auto const counting = jp::counting_law_on(law.levy.days[m]);
      auto n = [&](std::size_t c) { return v[K::classes + c][m].value_or(0); };
      months[m].workers = jp::weighted_workers(heads{n(0)}, heads{n(1)}, heads{n(2)}, counting, silent);
      std::vector<jp::person> persons;
      for (std::size_t p = 0; p < jp::person_classes.size(); ++p) {
        auto const& c = jp::person_classes[p];
        auto const h = c.band == jp::hours_band::full ? 40 : c.band == jp::hours_band::short_time ? 22 : 15;
        persons.push_back({.kind = c.kind, .severe = c.severe, .hours = hours(h), .number = heads{n(3 + p)}});
      }
      months[m].counted = jp::count_persons(persons, jp::employer_kind::private_sector, counting, silent);
    }
    months[m].deduction = heads{v[K::deduction][m].value_or(0)};
    if (v[K::where][0]) {
      jp::office const all{static_cast<jp::industry>(*v[K::where][0]), months[m].workers, {}};
      months[m].deduction += jp::office_deduction(all, law.exclusion_laws[m], silent);
    }
    auto const duty = jp::required_persons(jp::base_of(months[m], silent), law.levy.base_rate[m], silent);
    found[m] = {jp::base_of(months[m], silent).number(), duty.number(), (months[m].counted - halves(duty)).number()};
  }
  for (auto const s : rows) {
    note(unit, s);
  }
  jp::settlement s{};
  if (unit == ok) {
    try {
      s = jp::assess(jp::year_facts{months}, law.levy);
    } catch (error const& e) {
      s = {};
      unit = pop::status_of(e.code());
    }
  }
  std::ostringstream out;
  out << text_of(unit) << ":";
  char const* const names[] = {"base", "required", "balance"};
  for (std::size_t i = 0; i < 3; ++i) {
    out << " " << names[i] << "=";
    for (std::size_t m = 0; m < 12; ++m) {
      out << (m ? "," : "") << found[m][i];
    }
  }
  out << " covered=" << s.covered << " months_over_size=" << s.months_over_size.number()
      << " levy_person_months=" << s.of.levy_required.number()
      << " adjustment_person_months=" << s.of.adjustment_required.number()
      << " reward_person_months=" << s.of.reward_required.number() << " counted_person_months=" << s.of.counted.number()
      << " shortage=" << s.shortage.number() << " excess=" << s.excess.number() << " levy=" << s.levy.minor()
      << " adjustment=" << s.adjustment.minor() << " reward=" << s.reward.minor();
  return out.str();
}

/// Firms around the limits of the levy, some large, some impossible.
template <class K>
std::vector<values> random_units(std::uint32_t seed, std::size_t n) {
  std::mt19937 random{seed};
  std::vector<values> out;
  for (std::size_t i = 0; i < n; ++i) {
    auto const size = static_cast<std::int64_t>(random() % 4 == 0 ? 20'000 : random() % 2 ? 230 : 650);
    bool const wild = random() % 8 == 0;
    values unit(K::inputs.size());
    for (std::size_t c = 0; c < K::inputs.size(); ++c) {
      auto const& spec = K::inputs[c];
      bool const of_class = c >= K::classes;
      auto const usual = c == K::workers || c == K::classes ? size : std::max<std::int64_t>(2, size / 30);
      for (std::size_t m = 0; m < entries<K>(c); ++m) {
        if (!spec.required && (c == K::where ? random() % 3 != 0 : !of_class && random() % 2 != 0)) {
          unit[c].push_back(std::nullopt);
        } else if (c == K::where) {
          unit[c].push_back(static_cast<std::int64_t>(random() % (jp::industry_count + (wild ? 3 : 0))));
        } else if (wild && random() % 10 == 0) {
          unit[c].push_back(random() % 5 == 0 ? std::nullopt : std::optional{random_value(random, spec.most, usual)});
        } else {
          unit[c].push_back(c == K::workers || c == K::classes
                                ? usual / 2 + static_cast<std::int64_t>(random() % static_cast<unsigned>(usual))
                                : static_cast<std::int64_t>(random() % static_cast<unsigned>(usual)));
        }
      }
    }
    out.push_back(unit);
  }
  return out;
}

}  // namespace

TEST_CASE("Japan: columns equal scalars, counted months", "[population][jp]") {
  // 2010 and 2015: years that the texts do not settle for some firms. 2012: a lower levy for some sizes.
  for (int const year : {2008, 2010, 2012, 2015, 2024, 2026}) {
    auto const law = jp::population_law_for(jp::fiscal_year{year});
    auto const plan = jp::year_rows::plan_for(law);
    CAPTURE(year);
    CHECK(plan.plain == (year != 2010 && year != 2015));
    columns_equal_scalars<jp::year_rows>(plan, random_units<jp::year_rows>(static_cast<std::uint32_t>(year), 800),
                                         [&](values const& v) { return scalar<jp::year_rows>(v, law); });
  }
}

TEST_CASE("Japan: columns equal scalars, persons by class", "[population][jp]") {
  for (int const year : {2023, 2026}) {
    auto const law = jp::population_law_for(jp::fiscal_year{year});
    columns_equal_scalars<jp::class_year_rows>(jp::class_year_rows::plan_for(law),
                                               random_units<jp::class_year_rows>(static_cast<std::uint32_t>(year), 400),
                                               [&](values const& v) { return scalar<jp::class_year_rows>(v, law); });
  }
}

TEST_CASE("Japan: columns equal scalars under what-ifs", "[population][jp]") {
  auto amended = [](auto const& line, std::string_view value) {
    reform out{"what if"};
    out.amend(line.term, make_day(2026, 4, 1), value);
    return out;
  };
  for (auto const& what_if : {amended(jp::terms::levy_base_rate, "3.0%"), amended(jp::terms::levy_unit, "80000"),
                              amended(jp::terms::levy_size_limit, "0"), amended(jp::terms::adjustment_limit, "12"),
                              // So large that some products do not fit.
                              amended(jp::terms::levy_unit, "900000000000")}) {
    auto const law = jp::population_law_for(jp::fiscal_year{2026}, what_if);
    columns_equal_scalars<jp::year_rows>(jp::year_rows::plan_for(law), random_units<jp::year_rows>(3, 600),
                                         [&](values const& v) { return scalar<jp::year_rows>(v, law); });
  }
}

TEST_CASE("Japan: the June report as columns", "[population][jp]") {
  using K = jp::day_rows;
  for (auto const on : {make_day(2005, 6, 1), make_day(2018, 6, 1), make_day(2026, 6, 1), make_day(2026, 7, 1)}) {
    auto const law = jp::duty_law_on(on);
    std::mt19937 random{11};
    std::vector<values> units;
    for (int i = 0; i < 2'000; ++i) {
      auto v = [&](std::int64_t most, std::int64_t usual) { return std::optional{random_value(random, most, usual)}; };
      auto const most = halves(most_heads).number();
      auto const workers = v(most, 1'500);
      units.push_back({{workers}, {v(most, 40)}, {v(most / 2, 50)}});
    }
    columns_equal_scalars<K>(K::plan_for(law), units, [&](values const& x) {
      using enum pop::row_status;
      no_trace silent;
      auto status = ok;
      for (std::size_t c = 0; c < 3; ++c) {
        auto const s = *x[c][0] < 0 ? negative : *x[c][0] > K::inputs[c].most ? too_large : ok;
        status = status == ok ? s : status;
      }
      if (status == ok && *x[2][0] * 2 > *x[0][0]) {
        status = contradiction;
      }
      jp::obligation found{};
      std::int64_t order = 0;
      if (status == ok) {
        found =
            jp::assess(jp::month{half_heads{*x[0][0]}, heads{*x[2][0]}, half_heads{*x[1][0]}}, law.obligation, silent);
        if (law.enforcement) {
          order = static_cast<std::int64_t>(
              jp::plan_order_for(found.base, found.counted, std::nullopt, *law.enforcement, silent).met);
        }
      }
      std::ostringstream out;
      out << text_of(status) << ": base=" << found.base.number() << " required=" << found.required.number()
          << " shortage=" << found.shortage.number() << " surplus=" << found.surplus.number()
          << " compliant=" << found.compliant << " must_report=" << found.must_report << " plan_order=" << order;
      return out.str();
    });
  }
}

TEST_CASE("Japan: persons are folded to employers by the rule of one person", "[population][jp]") {
  auto const law = jp::counting_law_on(make_day(2022, 6, 1));  // within the measure for recent mental disability
  std::mt19937 random{9};
  std::size_t const n = 4'000, employers = 37;
  std::vector<std::int16_t> employer(n), worked(n);
  std::vector<std::int8_t> kind(n);
  std::vector<std::uint8_t> severe(n), rehired(n), known((n + 7) / 8);
  std::vector<std::int32_t> hired(n), left(n), handbook(n);
  for (std::size_t i = 0; i < n; ++i) {
    employer[i] = static_cast<std::int16_t>(static_cast<int>(random() % 39) - 1);
    worked[i] =
        static_cast<std::int16_t>(std::array{4000, 3850, 2999, 3000, 2000, 1999, 1000, 999, 17'000, -1}[random() % 10]);
    kind[i] = static_cast<std::int8_t>(random() % 5);
    severe[i] = random() % 3 == 0;
    rehired[i] = random() % 5 == 0;
    hired[i] = 17'000 + static_cast<std::int32_t>(random() % 2'500);
    left[i] = 18'500 + static_cast<std::int32_t>(random() % 2'000);
    handbook[i] = 16'000 + static_cast<std::int32_t>(random() % 3'500);
    known[i / 8] = static_cast<std::uint8_t>(known[i / 8] | (random() % 3 != 0) << (i % 8));
  }
  jp::person_columns columns{.rows = n, .employer = std::span{employer}, .hours = std::span{worked}};
  columns.disability = std::span{kind};
  columns.severe = std::span{severe};
  columns.rehired = std::span{rehired};
  columns.hired_on = pop::column{std::span{hired}}.with_validity(known);
  columns.left_on = std::span{left};
  columns.handbook_on = pop::column{std::span{handbook}}.with_validity(known);
  auto const found = jp::fold_persons(columns, employers, law);
  no_trace silent;
  std::vector<half_heads> workers(employers), counted(employers);
  for (std::size_t i = 0; i < n; ++i) {
    using enum pop::row_status;
    bool const has_days = (known[i / 8] >> (i % 8) & 1) != 0;
    auto const last = day{date::days{left[i]}};
    jp::person who{.kind = static_cast<jp::disability>(kind[i] % 4),
                   .severe = severe[i] != 0,
                   .hours = weekly_hours{worked[i] * 3},
                   .rehired = rehired[i] != 0};
    if (has_days) {
      who.hired_on = day{date::days{hired[i]}};
      who.handbook_on = day{date::days{handbook[i]}};
    }
    auto const expected = employer[i] < 0 || employer[i] >= 37 ? unknown_code
                          : worked[i] < 0                      ? negative
                          : worked[i] > 16'800                 ? too_large
                          : kind[i] > 3                        ? unknown_code
                          : has_days && last < *who.hired_on   ? contradiction
                                                               : ok;
    if (found.status[i] != expected) {
      CAPTURE(i);
      CHECK(text_of(found.status[i]) == text_of(expected));
    }
    if (expected == ok && last >= law.on && (!has_days || *who.hired_on <= law.on)) {
      workers[static_cast<std::size_t>(employer[i])] += jp::worker_weight(who.hours, law, silent);
      counted[static_cast<std::size_t>(employer[i])] +=
          jp::person_weight(who, jp::employer_kind::private_sector, law, silent);
    }
  }
  for (std::size_t e = 0; e < employers; ++e) {
    CHECK(found.workers[e] == workers[e].number());
    CHECK(found.counted[e] == counted[e].number());
  }
}

TEST_CASE("Japan: a refused month names itself, its unit names it too", "[population][jp][refusal]") {
  using K = jp::year_rows;
  auto const plan = K::plan_for(jp::population_law_for(jp::fiscal_year{2026}));
  std::vector<std::int32_t> workers(24, 300), counted(24, 6), deduction(24, 0);
  deduction[17] = 151;
  pop::table<K> t;
  t.units = 2;
  t["workers"] = std::span{workers};
  t["counted"] = std::span{counted};
  t["deduction"] = std::span{deduction};
  std::vector<std::uint8_t> rows(24), units(2);
  std::vector<std::int64_t> levy(2);
  std::vector<std::int32_t> required(24);
  pop::outputs<K> to;
  to["levy"] = std::span{levy};
  to["required"] = std::span{required};
  to.row_status = std::span{rows};
  to.unit_status = std::span{units};
  auto const found = pop::assess_table(t, plan, to).all();
  // README: 150 workers and 3 counted persons in fiscal 2026 owe 450,000 yen.
  CHECK(levy == std::vector<std::int64_t>{450'000, 0});
  CHECK(required[16] == 4);  // the other months of the unit keep their numbers: 150 × 2.7 % = 4.05
  CHECK(required[17] == 0);
  CHECK(static_cast<pop::row_status>(rows[17]) == pop::row_status::contradiction);
  CHECK(static_cast<pop::row_status>(rows[16]) == pop::row_status::ok);
  CHECK(static_cast<pop::row_status>(units[1]) == pop::row_status::contradiction);
  auto const sentence =
      "deduction[17]: 151 persons are deducted from 150 workers (Act 43(1), Suppl. 3(2)); check both numbers";
  CHECK(std::string{pop::refusal(t, plan, 17)->what()} == sentence);
  CHECK(std::string{pop::refusal(t, plan, 16)->what()} == sentence);
  CHECK_FALSE(pop::refusal(t, plan, 3));
  CHECK(found.units == 1);
  CHECK(found["levy"] == 450'000);
  CHECK(found.refused() == 12);
}
