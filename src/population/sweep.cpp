// SPDX-License-Identifier: Apache-2.0
// Many what-ifs over one file of employers: as columns where columns hold the facts, else employer by employer.
#include "quotalaw/population/sweep.hpp"

#include "employer.hpp"
#include "quotalaw/jp/rows.hpp"
#include "quotalaw/th/rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <thread>
#include <utility>

namespace quotalaw::whatif {

namespace {

using population::input_spec;
using population::int128;
using population::integer_type;
using population::level;
using population::output_spec;

/// The columns of some rows, and more.
template <std::size_t More, std::size_t Some, class Spec>
constexpr std::array<Spec, Some + More> with_more(std::array<Spec, Some> const& some,
                                                  std::array<Spec, More> const& more) {
  std::array<Spec, Some + More> out{};
  std::copy(some.begin(), some.end(), out.begin());
  std::copy(more.begin(), more.end(), out.begin() + Some);
  return out;
}

/// The June report, and what the report on a population counts of it.
struct report_rows : jp::day_rows {
  enum more : std::size_t { have = jp::day_rows::outputs.size(), complying, none_employed };
  static constexpr auto outputs =
      with_more(jp::day_rows::outputs, std::array<output_spec, 3>{{
                                           {"counted", level::unit, integer_type::i64, "half_heads"},
                                           {"complying", level::unit, integer_type::u8, "flag"},
                                           {"none_employed", level::unit, integer_type::u8, "flag"},
                                       }});
  using lanes = population::lanes<report_rows>;
  using results = population::results<report_rows>;

  QUOTALAW_INLINED static void second(plan const& with, lanes const& in, results& out) {
    jp::day_rows::second(with, in, out);
    QUOTALAW_LANES
    for (std::size_t k = 0; k < lanes::rows; ++k) {
      add(in, out, k);
    }
  }
  static void one(plan const& with, lanes const& in, results& out, std::size_t k, bool settle) {
    jp::day_rows::one(with, in, out, k, settle);
    if (settle) {
      add(in, out, k);
    }
  }

 private:
  QUOTALAW_INLINED static void add(lanes const& in, results& out, std::size_t k) {
    out.out[have][k] = in.in[counted][k];
    out.out[complying][k] = out.out[must_report][k] & out.out[compliant][k];
    out.out[none_employed][k] = out.out[must_report][k] & static_cast<std::int64_t>(in.in[counted][k] == 0);
  }
};
static_assert(population::jurisdiction<report_rows>);

/// A Thai year, and what the report on a population counts of it.
struct fund_rows : th::year_rows {
  enum more_in : std::size_t { paid = th::year_rows::inputs.size() };
  static constexpr auto inputs = with_more(
      th::year_rows::inputs, std::array<input_spec, 1>{{{.name = "paid", .of = level::unit, .required = false}}});
  enum more : std::size_t { staff = th::year_rows::outputs.size(), by_hiring, otherwise, paid_places, complying };
  static constexpr auto outputs =
      with_more(th::year_rows::outputs, std::array<output_spec, 5>{{
                                            {"employees", level::unit, integer_type::i64, "heads"},
                                            {"hired", level::unit, integer_type::i64, "heads"},
                                            {"alternatives", level::unit, integer_type::i64, "heads"},
                                            {"paid_places", level::unit, integer_type::i64, "heads"},
                                            {"complying", level::unit, integer_type::u8, "flag"},
                                        }});
  using lanes = population::lanes<fund_rows>;
  using results = population::results<fund_rows>;

  template <class In, class Out>
  QUOTALAW_INLINED static void second(plan const& with, In const& in, Out& out) {
    th::year_rows::second(with, in, out);
    QUOTALAW_LANES
    for (std::size_t k = 0; k < In::rows; ++k) {
      add(in, out, k);
    }
  }
  static void one(plan const& with, lanes const& in, results& out, std::size_t k, bool settle) {
    th::year_rows::one(with, in, out, k, settle);
    if (settle) {
      add(in, out, k);
    }
  }

 private:
  template <class In, class Out>
  QUOTALAW_INLINED static void add(In const& in, Out& out, std::size_t k) {
    using number = typename In::number;
    auto const missing = out.out[shortfall][k];
    out.out[staff][k] = in.in[employees][k];
    out.out[by_hiring][k] = in.in[hired][k];
    out.out[otherwise][k] = in.in[alternatives][k];
    out.out[paid_places][k] = std::min(in.in[paid][k], missing);
    out.out[complying][k] = static_cast<number>(out.out[required][k] > 0) & static_cast<number>(missing == 0);
  }
};
static_assert(population::jurisdiction<fund_rows>);

std::int64_t narrowed(int128 n) {
  if (n > std::numeric_limits<std::int64_t>::max() || n < std::numeric_limits<std::int64_t>::min()) {
    throw law_error(errc::overflow, sentences::overflow, {});
  }
  return static_cast<std::int64_t>(n);
}

/// Runs `task(from, to, part)` over parts of n on several threads. An error of one is thrown here.
template <class Task>
void in_parts(std::size_t n, unsigned threads, Task task) {
  auto const parts = std::max<std::size_t>(1, std::min<std::size_t>(threads, n));
  population::run_options options{};
  options.threads = static_cast<unsigned>(parts);
  population::detail::in_pieces(
      n, std::max<std::size_t>(1, (n + parts - 1) / parts), options,
      [&](std::size_t from, std::size_t to, std::size_t) { task(from, to, from / ((n + parts - 1) / parts)); });
}

/// What an employer's columns hold: every accepted number of persons, in halves.
using cell = std::uint32_t;
constexpr auto most_in_cell = halves(most_heads).number();
static_assert(most_in_cell <= std::numeric_limits<cell>::max());

/// The employers of Japan with persons weighed and industries taken out, as columns.
struct folded {
  jp_days days;
  std::size_t position = 0;
  std::vector<cell> workers, counted, deduction;                 ///< twelve an employer
  std::vector<cell> june_workers, june_counted, june_deduction;  ///< on the day of the report
  std::vector<std::int64_t> weights;                             ///< empty if every employer stands for itself
  std::vector<std::size_t> employer;                             ///< index into the file
  std::size_t refused = 0;
  bool fits = true;  ///< every number is within what columns accept
};

folded fold_all(employers const& who, jp_days days, std::size_t position, unsigned threads) {
  folded out;
  out.days = std::move(days);
  out.position = position;
  auto const n = who.size();
  constexpr auto turn = jp::months_in_year;
  for (auto* c : {&out.workers, &out.counted, &out.deduction}) {
    c->resize(n * turn);
  }
  enum : std::uint8_t { good, bad, large };
  std::vector<std::uint8_t> found(n, good);
  in_parts(n, threads, [&](std::size_t from, std::size_t to, std::size_t) {
    for (auto i = from; i < to; ++i) {
      try {
        auto const months = fold_year(who, i, out.days);
        for (std::size_t m = 0; m < turn; ++m) {
          auto const& one = months[m];
          if (one.workers.number() > most_in_cell || one.counted.number() > most_in_cell) {
            found[i] = large;
            break;
          }
          out.workers[i * turn + m] = static_cast<cell>(one.workers.number());
          out.counted[i * turn + m] = static_cast<cell>(one.counted.number());
          out.deduction[i * turn + m] = static_cast<cell>(one.deduction.number());
        }
      } catch (error const&) {
        found[i] = bad;  // counted as refused in every result
      }
    }
  });
  out.fits = std::find(found.begin(), found.end(), large) == found.end();
  bool weighted = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (found[i] == bad) {
      ++out.refused;
      continue;
    }
    auto const to = out.employer.size();
    for (auto* c : {&out.workers, &out.counted, &out.deduction}) {
      if (to != i) {
        std::copy_n(c->begin() + static_cast<std::ptrdiff_t>(i * turn), turn,
                    c->begin() + static_cast<std::ptrdiff_t>(to * turn));
      }
    }
    out.employer.push_back(i);
    out.weights.push_back(who.weights[i]);
    weighted = weighted || who.weights[i] != 1;
    out.fits = out.fits && who.weights[i] <= population::detail::weight_spec.most;
  }
  if (!weighted) {
    out.weights = {};
  }
  auto const kept = out.employer.size();
  for (auto [all, june] : {std::pair{&out.workers, &out.june_workers}, std::pair{&out.counted, &out.june_counted},
                           std::pair{&out.deduction, &out.june_deduction}}) {
    all->resize(kept * turn);
    june->resize(kept);
    for (std::size_t i = 0; i < kept; ++i) {
      (*june)[i] = (*all)[i * turn + position];
    }
  }
  return out;
}

/// Totals of one what-if, each employer by the rules for one case.
template <class Put>
sweep_totals one_by_one(std::size_t n, std::size_t measures, unsigned threads, std::atomic<bool> const* cancel,
                        Put put) {
  std::vector<sweep_totals> found(std::max(1u, threads));
  in_parts(n, threads, [&](std::size_t from, std::size_t to, std::size_t part) {
    auto& mine = found[part];
    std::vector<int128> sums(measures);
    std::vector<std::int64_t> values(measures);
    for (auto i = from; i < to; ++i) {
      if (cancel && i % 1'024 == 0 && cancel->load()) {
        return;
      }
      std::int64_t weight = 0;
      try {
        weight = put(i, values);
      } catch (error const&) {
        ++mine.refused;
        continue;
      }
      for (std::size_t m = 0; m < measures; ++m) {
        sums[m] += static_cast<int128>(values[m]) * weight;
      }
    }
    for (auto const sum : sums) {
      mine.sums.push_back(narrowed(sum));
    }
  });
  sweep_totals out;
  out.in_columns = false;
  std::vector<int128> sums(measures);
  for (auto const& part : found) {
    out.refused += part.refused;
    for (std::size_t m = 0; m < part.sums.size(); ++m) {
      sums[m] += part.sums[m];
    }
  }
  for (auto const sum : sums) {
    out.sums.push_back(narrowed(sum));
  }
  return out;
}

template <class K>
void give(population::table<K>& to, std::string_view name, std::vector<cell> const& values) {
  to[name] = std::span<cell const>{values};
}

template <class K>
population::sweep_options<K> options_of(sweep_control const& how) {
  population::sweep_options<K> out{};
  out.run.threads = how.threads;
  out.run.cancel = how.cancel;
  return out;
}

bool cancelled(sweep_control const& how) { return how.cancel && how.cancel->load(); }

sweep_totals totals_of(population::totals<jp::year_rows> const& year, population::totals<report_rows> const& june) {
  sweep_totals out;
  out.sums.resize(jp_measures);
  auto put = [&](jp_measure m, int128 n) { out.sums[m] = narrowed(n); };
  using report = report_rows;
  using settled = jp::year_rows;
  put(jp_employers, year.units);
  put(jp_reporting, june.sum[report::must_report]);
  put(jp_base, june.sum[report::base]);
  put(jp_required, june.sum[report::required]);
  put(jp_counted, june.sum[report::have]);
  put(jp_shortage, june.sum[report::shortage]);
  put(jp_complying, june.sum[report::complying]);
  put(jp_none_employed, june.sum[report::none_employed]);
  put(jp_plan_order, june.nonzero[report::plan_order]);
  put(jp_if_all_comply, june.sum[report::have] + june.sum[report::shortage]);
  put(jp_in_levy, year.sum[settled::covered]);
  auto const grants = year.sum[settled::adjustment] + year.sum[settled::reward];
  put(jp_levy, year.sum[settled::levy]);
  put(jp_grants, grants);
  put(jp_balance, year.sum[settled::levy] - grants);
  return out;
}

sweep_totals totals_of(population::totals<fund_rows> const& found) {
  sweep_totals out;
  out.sums.resize(th_measures);
  auto put = [&](th_measure m, int128 n) { out.sums[m] = narrowed(n); };
  using fund = fund_rows;
  auto const at_work = found.sum[fund::by_hiring] + found.sum[fund::otherwise];
  auto const grants = found.sum[fund::adjustment_grant] + found.sum[fund::retention_fees];
  put(th_employers, found.units);
  put(th_bound, found.nonzero[fund::required]);
  put(th_employees, found.sum[fund::staff]);
  put(th_required, found.sum[fund::required]);
  put(th_hired, found.sum[fund::by_hiring]);
  put(th_alternatives, found.sum[fund::otherwise]);
  put(th_at_work, at_work);
  put(th_shortage, found.sum[fund::shortfall]);
  put(th_paid, found.sum[fund::paid_places]);
  put(th_unmet, found.sum[fund::shortfall] - found.sum[fund::paid_places]);
  put(th_complying, found.sum[fund::complying]);
  put(th_if_all_comply, at_work + found.sum[fund::shortfall]);
  put(th_contribution, found.sum[fund::contribution]);
  put(th_grants, grants);
  put(th_balance, found.sum[fund::contribution] - grants);
  out.refused = static_cast<std::size_t>(found.refused());
  return out;
}

/// The Thai employers of a file as columns.
struct fund_columns {
  std::vector<cell> employees, hired, alternatives, retained, paid;
  std::vector<std::uint8_t> state;
  std::vector<std::int8_t> where;  ///< below zero: not given
  std::vector<std::uint8_t> has_where;
  std::vector<std::int64_t> weights;

  explicit fund_columns(employers const& who) {
    bool weighted = false;
    has_where.assign((who.size() + 7) / 8, 0);
    for (std::size_t i = 0; i < who.size(); ++i) {
      auto const& f = who.facts[i];
      employees.push_back(static_cast<cell>(f.employees.number()));
      hired.push_back(static_cast<cell>(f.filled.hired.number()));
      alternatives.push_back(static_cast<cell>(f.filled.alternatives.number()));
      retained.push_back(static_cast<cell>(f.retained.number()));
      paid.push_back(static_cast<cell>(who.paid[i].number()));
      state.push_back(f.kind == th::employer_kind::state ? 1 : 0);
      where.push_back(f.where ? static_cast<std::int8_t>(*f.where) : std::int8_t{0});
      has_where[i / 8] = static_cast<std::uint8_t>(has_where[i / 8] | (f.where ? 1U << (i % 8) : 0U));
      weights.push_back(who.weights[i]);
      weighted = weighted || who.weights[i] != 1;
    }
    if (!weighted) {
      weights = {};
    }
  }

  population::table<fund_rows> table() const {
    population::table<fund_rows> out;
    out.units = employees.size();
    give(out, "employees", employees);
    give(out, "hired", hired);
    give(out, "alternatives", alternatives);
    give(out, "retained", retained);
    give(out, "paid", paid);
    out["state"] = std::span<std::uint8_t const>{state};
    out["province"] = population::column{std::span<std::int8_t const>{where}}.with_validity(has_where);
    if (!weights.empty()) {
      out.weight = std::span<std::int64_t const>{weights};
    }
    return out;
  }
};
static_assert(th::province_count <= std::numeric_limits<std::int8_t>::max());

}  // namespace

struct many_what_ifs::parts {
  employers const& who;
  int year = 0;
  std::optional<fund_columns> fund{};
  std::optional<folded> last{};  ///< the months of the last what-ifs: most sweeps have no others
  bool purchases = false;

  /// What-ifs under which the months of every employer are the same.
  struct alike {
    jp_days days;
    std::size_t position = 0;
    std::vector<std::size_t> what_ifs;
  };

  bool in_japan(std::span<reform const> what_ifs, sweep_control const& how);
  bool in_thailand(std::span<reform const> what_ifs, sweep_control const& how) const;
  bool folded_alike(alike const& group, folded const& facts, std::span<jp_year const> laws, sweep_control const& how,
                    std::size_t done) const;
};

many_what_ifs::many_what_ifs(employers const& who, int law_year) : is_{new parts{who, law_year}} {
  if (who.of == country::th) {
    is_->fund.emplace(who);
  } else {
    is_->purchases = std::any_of(who.purchases.begin(), who.purchases.end(), [](auto p) { return p > money<JPY>{0}; });
  }
}
many_what_ifs::~many_what_ifs() = default;
many_what_ifs::many_what_ifs(many_what_ifs&&) noexcept = default;
many_what_ifs& many_what_ifs::operator=(many_what_ifs&&) noexcept = default;

bool many_what_ifs::under(std::span<reform const> what_ifs, sweep_control const& how) {
  return is_->fund ? is_->in_thailand(what_ifs, how) : is_->in_japan(what_ifs, how);
}

bool many_what_ifs::parts::in_thailand(std::span<reform const> what_ifs, sweep_control const& how) const {
  std::vector<fund_rows::plan> plans;
  for (auto const& r : what_ifs) {
    plans.push_back(fund_rows::plan_for(th::law_for({year}, r)));
  }
  auto const table = fund->table();
  auto options = options_of<fund_rows>(how);
  options.finished = [&](std::size_t i, std::vector<population::totals<fund_rows>> const& found) {
    how.finished(i, totals_of(found.front()));
  };
  if (how.progress) {
    options.run.progress = how.progress;
  }
  return population::sweep<fund_rows>(table, plans, options).complete;
}

bool many_what_ifs::parts::in_japan(std::span<reform const> what_ifs, sweep_control const& how) {
  std::vector<jp_year> laws;
  std::vector<alike> groups;
  for (std::size_t i = 0; i < what_ifs.size(); ++i) {
    laws.push_back(jp_law(year, what_ifs[i]));
    auto days = days_of(who, year, what_ifs[i]);
    auto const position = laws.back().position;
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](alike const& g) { return g.position == position && fold_alike(g.days, days); });
    if (found == groups.end()) {
      groups.push_back({std::move(days), position, {}});
      found = std::prev(groups.end());
    }
    found->what_ifs.push_back(i);
  }
  std::size_t done = 0;
  for (auto& group : groups) {
    if (cancelled(how)) {
      return false;
    }
    auto fits = [&](folded const& f) { return f.position == group.position && fold_alike(f.days, group.days); };
    if (!last || !fits(*last)) {
      last.reset();
      last = fold_all(who, group.days, group.position, how.threads);
    }
    if (!folded_alike(group, *last, laws, how, done)) {
      return false;
    }
    done += group.what_ifs.size();
  }
  return true;
}

bool many_what_ifs::parts::folded_alike(alike const& group, folded const& facts, std::span<jp_year const> laws,
                                        sweep_control const& how, std::size_t done) const {
  using year_rows = jp::year_rows;
  auto alone = [&](std::size_t i) {
    auto const& law = laws[i];
    return one_by_one(who.size(), jp_measures, how.threads, how.cancel,
                      [&](std::size_t e, std::vector<std::int64_t>& values) {
                        put_jp(fold_year(who, e, facts.days), who.purchases[e], law, values);
                        return who.weights[e];
                      });
  };
  std::vector<std::size_t> columns, apart;
  for (auto const i : group.what_ifs) {
    bool const bought = purchases && law_reader::value(laws[i].levy.offset.form) != jp::terms::offset_form_choice::none;
    (facts.fits && !bought && !facts.employer.empty() ? columns : apart).push_back(i);
  }
  if (!columns.empty()) {
    population::table<report_rows> june;
    june.units = facts.employer.size();
    give(june, "workers", facts.june_workers);
    give(june, "counted", facts.june_counted);
    give(june, "deduction", facts.june_deduction);
    population::table<year_rows> months;
    months.units = june.units;
    give(months, "workers", facts.workers);
    give(months, "counted", facts.counted);
    give(months, "deduction", facts.deduction);
    if (!facts.weights.empty()) {
      june.weight = months.weight = std::span<std::int64_t const>{facts.weights};
    }
    std::vector<report_rows::plan> june_plans;
    std::vector<year_rows::plan> plans;
    for (auto const i : columns) {
      june_plans.push_back(report_rows::plan_for({laws[i].duty, laws[i].enforcement}));
      jp::population_law law{};
      law.levy = laws[i].levy;
      plans.push_back(year_rows::plan_for(law));
    }
    auto const reports = population::sweep<report_rows>(june, june_plans, options_of<report_rows>(how));
    if (!reports.complete) {
      return false;
    }
    auto options = options_of<year_rows>(how);
    options.finished = [&](std::size_t at, std::vector<population::totals<year_rows>> const& found) {
      auto const& report = reports.of[at].front();
      if (found.front().refused() != 0 || report.refused() != 0) {
        apart.push_back(columns[at]);  // who is refused is in no total of either
        return;
      }
      auto totals = totals_of(found.front(), report);
      totals.refused = facts.refused;
      how.finished(columns[at], std::move(totals));
    };
    if (how.progress) {
      options.run.progress = [&](std::size_t work, std::size_t) {
        how.progress(done * months.units + work, laws.size() * months.units);
      };
    }
    if (!population::sweep<year_rows>(months, plans, options).complete) {
      return false;
    }
  }
  for (auto const i : apart) {
    auto found = alone(i);
    if (cancelled(how)) {
      return false;
    }
    how.finished(i, std::move(found));
  }
  return true;
}

}  // namespace quotalaw::whatif
