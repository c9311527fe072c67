// SPDX-License-Identifier: Apache-2.0
// Every employer of a file by the rules for one case.
#include "employer.hpp"
#include "quotalaw/jp/exclusion_rate.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <thread>

namespace quotalaw::whatif {

namespace {

constexpr std::array<measure, jp_measures> of_jp{{{"employers", unit::employers},
                                                  {"reporting", unit::employers},
                                                  {"base", unit::half_heads},
                                                  {"required", unit::heads},
                                                  {"counted", unit::half_heads},
                                                  {"shortage", unit::half_heads},
                                                  {"complying", unit::employers},
                                                  {"none_employed", unit::employers},
                                                  {"plan_order", unit::employers},
                                                  {"if_all_comply", unit::half_heads},
                                                  {"in_levy", unit::employers},
                                                  {"levy_in", unit::money},
                                                  {"grants_out", unit::money},
                                                  {"balance", unit::money}}};

constexpr std::array<measure, th_measures> of_th{{{"employers", unit::employers},
                                                  {"bound", unit::employers},
                                                  {"employees", unit::heads},
                                                  {"required", unit::heads},
                                                  {"hired", unit::heads},
                                                  {"alternatives", unit::heads},
                                                  {"at_work", unit::heads},
                                                  {"shortage", unit::heads},
                                                  {"paid_places", unit::heads},
                                                  {"unmet", unit::heads},
                                                  {"complying", unit::employers},
                                                  {"if_all_comply", unit::heads},
                                                  {"contribution_in", unit::money},
                                                  {"grants_out", unit::money},
                                                  {"balance", unit::money}}};

/// Mixes bits (the finaliser of splitmix64): the same on every machine.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// Whether an employer is among the share that fills its gap.
bool fills(rate share, std::uint64_t seed, std::size_t employer) {
  auto const draw = mixed(mixed(seed) ^ employer) % static_cast<std::uint64_t>(share.denominator());
  return draw < static_cast<std::uint64_t>(share.numerator());
}

/// The share of a gap that an employer fills because its bill rose: elasticity times the rise, at most the whole.
rate filled_share(rate elasticity, std::int64_t before, std::int64_t after) {
  if (after <= before) {
    return rate{0, 1};
  }
  // A bill that was nothing is taken as doubled. In parts of ten thousand, so that the fraction stays in range.
  constexpr std::int64_t parts = 10'000;
  auto const rise =
      before <= 0 || after - before >= before ? parts : (after - before) / std::max<std::int64_t>(before / parts, 1);
  auto const share = std::min(rise, parts) * elasticity.numerator() / elasticity.denominator();
  return rate{std::min(share, parts), parts};
}

std::size_t band_of(std::span<std::int64_t const> bounds, std::int64_t size) {
  return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), size) - bounds.begin());
}

// Bands of the official tables, from which size on; in halves in Japan.
constexpr std::array<std::int64_t, 5> jp_bounds{80, 200, 600, 1'000, 2'000};
constexpr std::array<std::int64_t, 5> th_bounds{50, 100, 300, 500, 1'000};

// --- Japan ---

/// A person in the middle of each class of hours: 30 and over, 20 to under 30, 10 to under 20.
jp::person like_of(std::size_t cell) {
  constexpr std::array<std::int64_t, 3> middle{40, 25, 15};
  jp::person who{};
  if (cell < 12) {
    who.kind = cell < 6 ? jp::disability::physical : jp::disability::intellectual;
    who.severe = cell % 2 == 1;
    who.hours = hours(middle[cell % 6 / 2]);
  } else {
    who.kind = jp::disability::mental;
    who.hours = hours(middle[cell - 12]);
  }
  return who;
}

jp::month fold(jp_staff const& s, std::size_t industry, jp_day const& day) {
  no_trace silent;
  jp::month out{};
  out.workers =
      s.workers ? *s.workers : jp::weighted_workers(s.full_time, s.short_time, s.specific, day.counting, silent);
  if (s.deduction) {
    out.deduction = *s.deduction;
  } else if (auto const excluded = day.exclusion[industry]; excluded != rate{0, 1}) {
    out.deduction = jp::office_deduction({jp::industry{}, out.workers, excluded}, {}, silent);
  }
  if (s.counted) {
    out.counted = *s.counted;
  } else {
    for (std::size_t c = 0; c < person_cells; ++c) {
      out.counted += day.weights[c] * s.persons[c];
    }
  }
  return out;
}

/// Persons added on every base day so that the wanted share of what is missing that day is there, in whole persons.
void fill_months(std::span<jp::month> months, rate share, jp_year const& law) {
  no_trace silent;
  for (std::size_t m = 0; m < months.size(); ++m) {
    auto const needed = halves(jp::required_persons(jp::base_of(months[m], silent), law.levy.base_rate[m], silent));
    if (needed > months[m].counted) {
      auto const gap = needed - months[m].counted;
      months[m].counted += share == rate{1, 1} ? gap : halves(floor_of(gap, share));
    }
  }
}

void assess_jp(employers const& who, std::size_t i, jp_year const& law, jp_days const& days, response const& answer,
               outcome const* before, std::span<std::int64_t> out, std::size_t& size) {
  auto months = fold_year(who, i, days);
  size = band_of(jp_bounds, months[law.position].workers.number());
  put_jp(months, who.purchases[i], law, out);
  auto share = rate{0, 1};
  if (answer.elasticity && before && before->known[i] != 0) {
    share = filled_share(*answer.elasticity, before->at(i, jp_levy), out[jp_levy]);
  }
  if (answer.fill_gap && fills(*answer.fill_gap, answer.seed, i)) {
    share = rate{1, 1};
  }
  if (share != rate{0, 1}) {
    fill_months(months, share, law);
    put_jp(months, who.purchases[i], law, out);
  }
}

// --- Thailand ---

void assess_th(employers const& who, std::size_t i, th::year_law const& law, response const& answer,
               outcome const* before, std::span<std::int64_t> out, std::size_t& size) {
  auto facts = who.facts[i];
  size = band_of(th_bounds, facts.employees.number());
  put_th(facts, who.paid[i], law, out);
  auto share = rate{0, 1};
  if (answer.elasticity && before && before->known[i] != 0) {
    share = filled_share(*answer.elasticity, before->at(i, th_contribution), out[th_contribution]);
  }
  if (answer.fill_gap && fills(*answer.fill_gap, answer.seed, i)) {
    share = rate{1, 1};
  }
  if (share != rate{0, 1}) {
    facts.filled.hired += floor_of(heads{out[th_shortage]}, share);
    put_th(facts, who.paid[i], law, out);
  }
}

/// Runs a task for every employer in blocks; what each block refuses is put together in the order of the file.
template <class Task>
void for_every(employers const& who, unsigned threads, outcome& out, Task task) {
  auto const n = who.size();
  out.values.assign(n * out.measures, 0);
  out.known.assign(n, 0);
  out.size_of.assign(n, 0);
  auto const parts = std::max<std::size_t>(1, std::min<std::size_t>(threads, n));
  std::vector<std::vector<refused_row>> refused(parts);
  auto run = [&](std::size_t part) {
    for (auto i = n * part / parts; i < n * (part + 1) / parts; ++i) {
      std::span<std::int64_t> const values{out.values.data() + i * out.measures, out.measures};
      try {
        task(i, values, out.size_of[i]);
        out.known[i] = 1;
      } catch (error const& e) {
        std::fill(values.begin(), values.end(), 0);
        refused[part].push_back({who.lines[i], i, e});
      }
    }
  };
  std::vector<std::thread> others;
  for (std::size_t part = 1; part < parts; ++part) {
    others.emplace_back(run, part);
  }
  run(0);
  for (auto& t : others) {
    t.join();
  }
  for (auto& part : refused) {
    std::move(part.begin(), part.end(), std::back_inserter(out.refused));
  }
}

}  // namespace

jp_days days_of(employers const& who, int year, reform const& what_if) {
  no_trace silent;
  auto const base_days = jp::base_days_of(jp::fiscal_year{year});
  jp_days out{};
  for (std::size_t m = 0; m < out.size(); ++m) {
    auto const on = base_days[m];
    auto& d = out[m];
    d.counting = jp::counting_law_on(on, what_if);
    for (std::size_t c = 0; c < person_cells; ++c) {
      d.weights[c] = jp::person_weight(like_of(c), jp::employer_kind::private_sector, d.counting, silent);
    }
    jp::exclusion_law const excluded{on, what_if};
    for (auto const& industry : who.exclusion) {
      d.exclusion.push_back(industry ? law_reader::value(excluded.of(*industry)) : rate{0, 1});
    }
  }
  return out;
}

bool fold_alike(jp_days const& a, jp_days const& b) {
  auto same = [](auto const& x, auto const& y) { return law_reader::value(x) == law_reader::value(y); };
  return std::equal(a.begin(), a.end(), b.begin(), [&](jp_day const& x, jp_day const& y) {
    return same(x.counting.worker_full, y.counting.worker_full) &&
           same(x.counting.worker_short, y.counting.worker_short) &&
           same(x.counting.worker_specific, y.counting.worker_specific) && x.weights == y.weights &&
           x.exclusion == y.exclusion;
  });
}

jp_year jp_law(int year, reform const& what_if) {
  jp_year out{};
  out.levy = jp::law_for(jp::fiscal_year{year}, what_if);
  auto const yearly = law_reader::value(jp::terms::report_position_day.at(out.levy.days.front(), what_if));
  auto const position = in_year(yearly, year);
  while (out.position + 1 < jp::months_in_year && out.levy.days[out.position + 1] <= position) {
    ++out.position;
  }
  out.duty = jp::obligation_law_on(position, jp::employer_kind::private_sector, what_if);
  try {
    out.enforcement = jp::enforcement_law_on(position, jp::employer_kind::private_sector, what_if);
  } catch (law_error const&) {
    // The criteria are not known for every year; the measure is left out and said.
  }
  return out;
}

jp_months fold_year(employers const& who, std::size_t i, jp_days const& days) {
  jp_months months;
  for (std::size_t m = 0; m < months.size(); ++m) {
    auto const& s = who.staff[who.staff_of[i] + (who.months_of[i] == 1 ? 0 : m)];
    months[m] = fold(s, who.industry[i], days[m]);
    if (halves(months[m].deduction) > months[m].workers) {
      throw facts_error(sentences::too_large, "deduction",
                        {{"value", text_of(months[m].deduction)}, {"limit", text_of(months[m].workers)}});
    }
  }
  return months;
}

namespace {

template <tracer T>
void put_jp_traced(std::span<jp::month const> months, money<JPY> purchases, jp_year const& law,
                   std::span<std::int64_t> out, T& trace) {
  auto const bill = jp::assess(jp::year_facts{months, purchases}, law.levy, trace);
  auto const& june = months[law.position];
  auto const duty = jp::assess(june, law.duty, trace);
  out[jp_employers] = 1;
  out[jp_reporting] = duty.must_report ? 1 : 0;
  out[jp_base] = duty.base.number();
  out[jp_required] = duty.required.number();
  out[jp_counted] = duty.counted.number();
  out[jp_shortage] = duty.shortage.number();
  out[jp_complying] = duty.must_report && duty.compliant ? 1 : 0;
  out[jp_none_employed] = duty.must_report && duty.counted == half_heads{0} ? 1 : 0;
  out[jp_plan_order] = 0;
  if (law.enforcement) {
    auto const order = jp::plan_order_for(duty.base, duty.counted, std::nullopt, *law.enforcement, trace);
    out[jp_plan_order] = order.met != jp::plan_criterion::none ? 1 : 0;
  }
  out[jp_if_all_comply] = (duty.counted + duty.shortage).number();
  out[jp_in_levy] = bill.covered ? 1 : 0;
  out[jp_levy] = bill.net_payable.minor();
  out[jp_grants] = bill.net_receivable.minor();
  out[jp_balance] = out[jp_levy] - out[jp_grants];
}

template <tracer T>
void put_th_traced(th::year_facts const& facts, heads paid, th::year_law const& law, std::span<std::int64_t> out,
                   T& trace) {
  auto const bill = th::assess(facts, law, trace);
  out[th_employers] = 1;
  out[th_bound] = bill.bound ? 1 : 0;
  out[th_employees] = facts.employees.number();
  out[th_required] = bill.required.number();
  out[th_hired] = facts.filled.hired.number();
  out[th_alternatives] = facts.filled.alternatives.number();
  out[th_at_work] = out[th_hired] + out[th_alternatives];
  out[th_shortage] = bill.at.shortfall.number();
  out[th_paid] = std::min(paid, bill.at.shortfall).number();
  out[th_unmet] = out[th_shortage] - out[th_paid];
  out[th_complying] = bill.bound && bill.at.shortfall == heads{0} ? 1 : 0;
  out[th_if_all_comply] = out[th_at_work] + out[th_shortage];
  out[th_contribution] = bill.contribution.minor();
  out[th_grants] = (bill.adjustment_grant + bill.retention_fee).minor();
  out[th_balance] = out[th_contribution] - out[th_grants];
}

/// What is read to weigh the persons of a month and to take industries out.
void read_month(jp_staff const& s, std::optional<jp::industry> industry, day on, reform const& what_if,
                reading_list& into) {
  auto const law = jp::counting_law_on(on, what_if);
  if (!s.workers) {
    jp::weighted_workers(s.full_time, s.short_time, s.specific, law, into);
  }
  if (!s.deduction && industry) {
    into.begin(jp::office_deduction_rule).reads(jp::exclusion_law{on, what_if}.of(*industry));
  }
  for (std::size_t c = 0; !s.counted && c < person_cells; ++c) {
    if (s.persons[c] != 0) {
      jp::person_weight(like_of(c), jp::employer_kind::private_sector, law, into);
    }
  }
}

/// What kind of employer it is: which of some facts and measures are there.
class kind_of {
 public:
  kind_of& add(bool yes) {
    bits_ = bits_ << 1 | (yes ? 1U : 0U);
    return *this;
  }
  kind_of& add(std::span<std::int64_t const> measures, std::size_t size) {
    for (auto const m : measures) {
      add(m != 0);
    }
    bits_ = bits_ << 3 | size;
    return *this;
  }
  auto operator<=>(kind_of const&) const = default;

 private:
  std::uint64_t bits_ = 0;
};

}  // namespace

void put_jp(std::span<jp::month const> months, money<JPY> purchases, jp_year const& law, std::span<std::int64_t> out) {
  no_trace silent;
  put_jp_traced(months, purchases, law, out, silent);
}

void put_th(th::year_facts const& facts, heads paid, th::year_law const& law, std::span<std::int64_t> out) {
  no_trace silent;
  put_th_traced(facts, paid, law, out, silent);
}

void add_readings(employers const& who, outcome const& of, reform const& what_if, reading_list& into) {
  std::set<kind_of> seen;
  std::vector<std::int64_t> again(of.measures);
  auto is_new = [&](std::size_t i, kind_of kind) {
    std::span<std::int64_t const> const measures{of.values.data() + i * of.measures, of.measures};
    return of.known[i] != 0 && seen.insert(kind.add(measures, of.size_of[i])).second;
  };
  if (who.of == country::th) {
    auto const law = th::law_for({of.law_year}, what_if);
    for (std::size_t i = 0; i < who.size(); ++i) {
      auto const& f = who.facts[i];
      if (is_new(i, kind_of{}.add(f.kind == th::employer_kind::state).add(f.retained > heads{0}))) {
        put_th_traced(f, who.paid[i], law, again, into);
      }
    }
    return;
  }
  auto const law = jp_law(of.law_year, what_if);
  auto const days = days_of(who, of.law_year, what_if);
  for (std::size_t i = 0; i < who.size(); ++i) {
    auto const& first = who.staff[who.staff_of[i]];
    auto const& industry = who.exclusion[who.industry[i]];
    auto kind = kind_of{}
                    .add(first.workers.has_value())
                    .add(!first.deduction && industry)
                    .add(who.purchases[i] > money<JPY>{0});
    for (std::size_t c = 0; c < person_cells; ++c) {
      kind.add(!first.counted && first.persons[c] != 0);
    }
    if (is_new(i, kind)) {
      for (std::size_t m = 0; m < jp::months_in_year; ++m) {
        read_month(who.staff[who.staff_of[i] + (who.months_of[i] == 1 ? 0 : m)], industry, law.levy.days[m], what_if,
                   into);
      }
      put_jp_traced(fold_year(who, i, days), who.purchases[i], law, again, into);
    }
  }
}

std::span<measure const> measures_of(country of) {
  return of == country::jp ? std::span<measure const>{of_jp} : std::span<measure const>{of_th};
}

std::size_t measure_named(country of, std::string_view id) {
  auto const all = measures_of(of);
  std::vector<std::string_view> names;
  for (std::size_t m = 0; m < all.size(); ++m) {
    if (all[m].id == id) {
      return m;
    }
    names.push_back(all[m].id);
  }
  throw facts_error(sentences::not_a_choice, "",
                    {{"value", std::string{id}}, {"choices", "a measure"}, {"nearest", nearest_name(id, names)}});
}

outcome assess(employers const& who, int law_year, reform const& what_if, unsigned threads, response const& answer,
               outcome const* before) {
  outcome out;
  out.law_year = law_year;
  out.measures = measures_of(who.of).size();
  if (who.of == country::jp) {
    auto const law = jp_law(law_year, what_if);
    auto const days = days_of(who, law_year, what_if);
    if (!law.enforcement) {
      out.gaps.push_back(of_jp[jp_plan_order].id);
    }
    for_every(who, threads, out, [&](std::size_t i, std::span<std::int64_t> values, std::size_t& size) {
      assess_jp(who, i, law, days, answer, before, values, size);
    });
  } else {
    auto const law = th::law_for({law_year}, what_if);
    for_every(who, threads, out, [&](std::size_t i, std::span<std::int64_t> values, std::size_t& size) {
      assess_th(who, i, law, answer, before, values, size);
    });
  }
  return out;
}

std::vector<kink> kinks(country of, int law_year, reform const& what_if, heads most, half_heads counted) {
  std::vector<kink> out;
  auto put = [&](kink const& k) {
    if (out.empty() || out.back().bill != k.bill || out.back().required != k.required) {
      out.push_back(k);
    }
  };
  if (of == country::jp) {
    auto const law = jp_law(law_year, what_if);
    std::array<std::int64_t, jp_measures> values{};
    std::array<jp::month, jp::months_in_year> months;
    for (std::int64_t n = 0; n <= halves(most).number(); ++n) {
      months.fill({half_heads{n}, heads{0}, counted});
      put_jp(months, money<JPY>{0}, law, values);
      put({n, heads{values[jp_required]}, values[jp_balance]});
    }
  } else {
    auto const law = th::law_for({law_year}, what_if);
    std::array<std::int64_t, th_measures> values{};
    for (std::int64_t n = 0; n <= most.number(); ++n) {
      th::year_facts facts{};
      facts.employees = heads{n};
      facts.filled.hired = whole_heads(counted);
      facts.where = th::province{};
      put_th(facts, heads{0}, law, values);
      put({n, heads{values[th_required]}, values[th_balance]});
    }
  }
  return out;
}

}  // namespace quotalaw::whatif
