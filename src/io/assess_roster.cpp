// SPDX-License-Identifier: Apache-2.0
// From a roster to an assessed year. Every weight comes from the rules of jp/counting.hpp, run without a trace; the
// rules run with one over groups of persons alike give the reasons, and the same totals.
#include "joined.hpp"
#include "quotalaw/io/assessment.hpp"
#include "quotalaw/io/plan.hpp"
#include "quotalaw/jp/enforcement.hpp"
#include "quotalaw/jp/exclusion_rate.hpp"
#include "quotalaw/jp/part_year.hpp"

#include <algorithm>
#include <array>
#include <thread>
#include <unordered_map>

namespace quotalaw::io {

bool touches(reform const& what_if, reading_list const& read) {
  return std::any_of(read.entries().begin(), read.entries().end(),
                     [](auto const& e) { return e.version->confirmed == confidence::reform; }) ||
         what_if.empty();
}

std::vector<notice> stack_notices(reform const& what_if, reading_list const& read) {
  std::vector<notice> out;
  for (auto const& [earlier, later] : what_if.overridden()) {
    auto const was_read = std::any_of(read.entries().begin(), read.entries().end(),
                                      [read = &later->info](auto const& e) { return e.version == read; });
    if (was_read) {
      notice one;
      one.what = notice::kind::roster;
      one.id = "reform_overridden";
      one.args = {{"term", std::string{later->term->title}},
                  {"earlier", std::string{earlier->info.source.at}},
                  {"later", std::string{later->info.source.at}}};
      out.push_back(std::move(one));
    }
  }
  return out;
}

std::vector<notice> notices_of(reading_list const& read) {
  std::vector<notice> out;
  std::vector<term_info const*> past;
  // In the order of their ids: a tree of reasons and a plain list of readings come in different orders.
  auto entries = read.entries();
  std::stable_sort(entries.begin(), entries.end(), [](auto const& a, auto const& b) {
    return a.term->id != b.term->id ? a.term->id < b.term->id : a.version->from < b.version->from;
  });
  for (auto const& e : entries) {
    notice one;
    one.id = std::string{e.term->id};
    one.term = e.term;
    one.version = e.version;
    if (e.version->confirmed == confidence::reform) {
      one.what = notice::kind::reform;
      out.push_back(std::move(one));
      continue;
    }
    if (e.version->confirmed > confidence::official) {
      one.what = notice::kind::confidence;
      out.push_back(one);
    }
    if (e.read_on > e.term->reviewed_through && std::find(past.begin(), past.end(), e.term) == past.end()) {
      past.push_back(e.term);
      one.what = notice::kind::past_review;
      out.push_back(std::move(one));
    }
  }
  for (auto const remark : read.remarks()) {
    notice one;
    one.what = notice::kind::remark;
    one.id = std::string{remark};
    out.push_back(std::move(one));
  }
  return out;
}

namespace {

void tell(std::vector<notice>& into, std::string_view id, sentence_args args) {
  notice one;
  one.what = notice::kind::roster;
  one.id = std::string{id};
  one.args = std::move(args);
  into.push_back(std::move(one));
}

/// A number of persons or rows, told only if there are any.
void tell_number(std::vector<notice>& into, std::string_view id, std::string_view name, std::int64_t number) {
  if (number > 0) {
    tell(into, id, {{name, std::to_string(number)}});
  }
}

void tell_findings(std::vector<notice>& into, roster_findings const& findings) {
  if (findings.rows_left_out > 0) {
    tell(into, "rows_left_out",
         {{"rows", std::to_string(findings.rows_left_out)}, {"of", std::to_string(findings.rows)}});
  }
  if (findings.separator != ',') {
    tell(into, findings.separator == ';' ? "separated_by_semicolon" : "separated_by_tab", {});
  }
  for (auto const& column : findings.columns_absent) {
    tell(into, "column_absent", {{"column", column}});
  }
}

bool employed_on(std::optional<day> const& hired, std::optional<day> const& left, day on) {
  return (!hired || *hired <= on) && (!left || on <= *left);
}

}  // namespace

// --- Japan ---

namespace {

namespace law_jp = quotalaw::jp;

/// The twelve base days, and the day of the June report.
constexpr std::size_t june = law_jp::months_in_year;
constexpr std::size_t days_read = june + 1;

/// Keeps the last remark of a rule and nothing else: why a person weighs nothing.
struct remark_tracer {
  struct step {
    std::string_view& last;
    template <class V>
    constexpr V const& given(std::string_view, V const& fact) const {
      return fact;
    }
    template <class V>
    constexpr V const& reads(statutory<V> const& figure) const {
      return law_reader::value(figure);
    }
    template <class V>
    constexpr V const& finds(std::string_view, V const& intermediate) const {
      return intermediate;
    }
    template <class V>
    constexpr V const& concludes(std::string_view, V const& conclusion) const {
      return conclusion;
    }
    constexpr void remarks(std::string_view id) const { last = id; }
  };
  std::string_view last;
  constexpr step begin(rule const&) { return {last}; }
};
static_assert(tracer<remark_tracer>);

struct weighed {
  half_heads weight;
  std::string_view remark;
  bool operator==(weighed const&) const = default;
};

weighed weigh(law_jp::person const& who, law_jp::employer_kind kind, law_jp::counting_law const& law) {
  remark_tracer trace;
  auto const weight = law_jp::person_weight(who, kind, law, trace);
  return {weight, trace.last};
}

/// What the rules say of each number of weekly hours that occurs, on each day.
struct hours_table {
  struct entry {
    weekly_hours hours;
    std::array<std::int64_t, days_read> weight{};  ///< halves
    std::array<law_jp::hours_band, days_read> band{};
  };
  std::vector<std::uint16_t> at = std::vector<std::uint16_t>(168 * hour_steps + 1, none);
  std::vector<entry> entries;
  static constexpr std::uint16_t none = 0xFFFF;

  entry const& of(weekly_hours h) const { return entries[at[static_cast<std::size_t>(h.number())]]; }

  void add(weekly_hours h, std::array<law_jp::counting_law, days_read> const& laws) {
    auto& slot = at[static_cast<std::size_t>(h.number())];
    if (slot != none) {
      return;
    }
    slot = static_cast<std::uint16_t>(entries.size());
    auto& e = entries.emplace_back();
    e.hours = h;
    no_trace silent;
    for (std::size_t d = 0; d < days_read; ++d) {
      e.weight[d] = law_jp::worker_weight(h, laws[d], silent).number();
      e.band[d] = law_jp::band_of(h, laws[d], silent);
    }
  }
};
static_assert(168 * hour_steps + 1 < hours_table::none);

/// Persons alike, as they are gathered.
struct gathered {
  law_jp::disability kind{};
  bool severe = false;
  law_jp::hours_band band{};
  weighed as;
  std::int64_t number = 0;
  std::size_t first = 0;  ///< the first such worker of the roster

  bool alike(gathered const& other) const {
    return kind == other.kind && severe == other.severe && band == other.band && as == other.as;
  }
  /// The order in reports: by kind, severe first, more hours first, heavier first.
  auto place() const { return std::tuple{kind, !severe, -static_cast<int>(band), -as.weight.number(), as.remark}; }
};

void gather(std::vector<gathered>& groups, gathered const& one) {
  for (auto& g : groups) {
    if (g.alike(one)) {
      g.number += one.number;
      g.first = std::min(g.first, one.first);
      return;
    }
  }
  groups.push_back(one);
}

/// What an office, or all of them, adds up to on each day.
struct office_sums {
  std::array<std::int64_t, days_read> workers{};  ///< halves
  std::array<std::vector<gathered>, days_read> persons;
  std::array<std::array<std::int64_t, 4>, days_read> bands{};  ///< heads by class of hours

  void add(office_sums const& other) {
    for (std::size_t d = 0; d < days_read; ++d) {
      workers[d] += other.workers[d];
      for (auto const& g : other.persons[d]) {
        gather(persons[d], g);
      }
      for (std::size_t b = 0; b < bands[d].size(); ++b) {
        bands[d][b] += other.bands[d][b];
      }
    }
  }
  void sort() {
    for (auto& groups : persons) {
      std::sort(groups.begin(), groups.end(), [](auto const& a, auto const& b) { return a.place() < b.place(); });
    }
  }
};

/// What one part of a roster adds up to. Integers only, so the parts may be added in any order.
struct part_sums {
  std::vector<office_sums> offices;
  office_sums all;  ///< filled in from the offices at the end
  std::int64_t below_workers = 0, below_persons = 0;
  std::int64_t a_type = 0, no_proof = 0, unproven = 0, recent_missing = 0;
  std::int64_t no_hired_on = 0, outside = 0, handbook_alone = 0;

  void add(part_sums const& other) {
    for (std::size_t o = 0; o < offices.size(); ++o) {
      offices[o].add(other.offices[o]);
    }
    below_workers += other.below_workers;
    below_persons += other.below_persons;
    a_type += other.a_type;
    no_proof += other.no_proof;
    unproven += other.unproven;
    recent_missing += other.recent_missing;
    no_hired_on += other.no_hired_on;
    outside += other.outside;
    handbook_alone += other.handbook_alone;
  }
};

struct fold_law {
  std::array<day, days_read> days{};
  std::array<law_jp::counting_law, days_read> counting;
  law_jp::employer_kind kind{};
  hours_table hours;
};

part_sums fold(std::vector<jp::worker> const& workers, std::size_t from, std::size_t to, std::size_t offices,
               fold_law const& law) {
  part_sums out;
  out.offices.resize(offices);
  for (auto i = from; i < to; ++i) {
    auto const& w = workers[i];
    auto const& hours = law.hours.of(w.who.hours);
    auto const hired = w.who.hired_on.value_or(day::min());
    auto const left = w.left_on.value_or(day::max());
    auto& there = out.offices[w.office];
    std::array<bool, days_read> present{};
    bool in_year = false;
    bool below = false;
    for (std::size_t d = 0; d < days_read; ++d) {
      auto const here = hired <= law.days[d] && law.days[d] <= left;
      present[d] = here;
      there.workers[d] += here ? hours.weight[d] : 0;
      there.bands[d][static_cast<std::size_t>(hours.band[d])] += here ? 1 : 0;
      in_year = in_year || here;
      below = below || (here && hours.band[d] == law_jp::hours_band::below);
    }
    out.no_hired_on += w.who.hired_on ? 0 : 1;
    out.outside += in_year ? 0 : 1;
    out.below_workers += below ? 1 : 0;
    if (w.who.kind == law_jp::disability::none) {
      out.handbook_alone += w.who.handbook_on ? 1 : 0;
      continue;
    }
    out.below_persons += below ? 1 : 0;
    bool a_type = false, no_proof = false, recent_missing = false;
    for (std::size_t d = 0; d < days_read; ++d) {
      if (!present[d]) {
        continue;
      }
      auto const as = weigh(w.who, law.kind, law.counting[d]);
      a_type = a_type || as.remark == "jp.a_type_excluded";
      no_proof = no_proof || as.remark == "jp.no_proof_yet";
      recent_missing = recent_missing || as.remark == "jp.recent_days_missing";
      gather(there.persons[d], {w.who.kind, w.who.severe, hours.band[d], as, 1, i});
    }
    out.a_type += a_type ? 1 : 0;
    out.no_proof += no_proof ? 1 : 0;
    out.unproven += in_year && !w.who.proven ? 1 : 0;
    out.recent_missing += recent_missing ? 1 : 0;
  }
  return out;
}

part_sums fold_all(jp::roster const& people, fold_law const& law, unsigned threads) {
  auto const& workers = people.workers;
  auto const parts = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(workers.size(), 1));
  auto const cut = [&](std::size_t part) { return workers.size() * part / parts; };
  std::vector<part_sums> sums(parts);
  {
    std::vector<std::jthread> running;
    for (std::size_t p = 1; p < parts; ++p) {
      running.emplace_back([&, p] { sums[p] = fold(workers, cut(p), cut(p + 1), people.offices.size(), law); });
    }
    sums[0] = fold(workers, 0, cut(1), people.offices.size(), law);
  }
  auto out = std::move(sums[0]);
  for (std::size_t p = 1; p < parts; ++p) {
    out.add(sums[p]);
  }
  for (auto& office : out.offices) {
    office.sort();
    out.all.add(office);
  }
  out.all.sort();
  return out;
}

/// One for all of a group: the first of the roster, without days that do not matter to the weight.
std::vector<jp::person_group> groups_of(std::vector<gathered> const& groups, std::vector<jp::worker> const& workers,
                                        law_jp::employer_kind kind, law_jp::counting_law const& law) {
  std::vector<jp::person_group> out;
  for (auto const& g : groups) {
    auto who = workers[g.first].who;
    auto drop = [&](std::optional<day> law_jp::person::* event) {
      auto without = who;
      without.*event = std::nullopt;
      if (weigh(without, kind, law) == g.as) {
        who = without;
      }
    };
    drop(&law_jp::person::hired_on);
    drop(&law_jp::person::handbook_on);
    who.number = heads{g.number};
    out.push_back({who, g.band, g.as.weight});
  }
  return out;
}

/// The facts of one day.
struct one_day {
  law_jp::month facts;
  std::vector<jp::office_month> offices;
  std::vector<law_jp::office> excluded;  ///< the same offices, as the rules take them
};

one_day facts_of(std::size_t d, part_sums const& sums, std::vector<jp::office_name> const& offices,
                 law_jp::exclusion_law const& law, reading_list& read) {
  one_day out;
  std::array<std::optional<rate>, law_jp::industry_count> rates{};
  no_trace silent;
  for (std::size_t o = 0; o < offices.size(); ++o) {
    half_heads const workers{sums.offices[o].workers[d]};
    if (workers == half_heads{0}) {
      continue;
    }
    auto const of = offices[o].industry;
    auto& excluded = rates[static_cast<std::size_t>(of)];
    if (!excluded) {
      law_jp::office_deduction({of, workers, std::nullopt}, law, read);
      excluded = law_reader::value(law.of(of));
    }
    auto const deduction = law_jp::office_deduction({of, workers, excluded}, law, silent);
    out.facts.workers += workers;
    out.facts.deduction += deduction;
    out.offices.push_back({static_cast<std::uint32_t>(o), workers, *excluded, deduction, {}, {}});
    out.excluded.push_back({of, workers, std::nullopt});
  }
  for (auto const& g : sums.all.persons[d]) {
    out.facts.counted += g.as.weight * g.number;
  }
  return out;
}

/// Heads by class of hours.
std::array<heads, 4> heads_of(std::array<std::int64_t, 4> const& numbers) {
  std::array<heads, 4> out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = heads{numbers[i]};
  }
  return out;
}

/// Offices whose deduction is told one by one; of more, only those that have one.
constexpr std::size_t offices_told = 50;

}  // namespace

namespace {

/// How many names a notice lists.
constexpr std::size_t names_told = 20;

/// Persons whose class of hours by the yearly average is another than by the contract, by the rules of the June day.
struct other_class {
  std::vector<std::size_t> workers;  ///< indices into the roster
  std::string names;
};

other_class other_classes(jp::roster const& people, law_jp::counting_law const& law) {
  other_class out;
  no_trace silent;
  for (auto const& a : people.actual) {
    auto const contracted = law_jp::band_of(people.workers[a.worker].who.hours, law, silent);
    auto const worked = law_jp::band_of(a.hours, law, silent);
    // Longer hours alone do not make a worker of 10 to under 20 hours a regular worker: the contract must change.
    auto const stays = contracted <= law_jp::hours_band::specific && worked > contracted;
    if (contracted == worked || stays) {
      continue;
    }
    if (out.workers.size() < names_told) {
      join(out.names, a.id);
    } else if (out.workers.size() == names_told) {
      out.names += " …";
    }
    out.workers.push_back(a.worker);
  }
  return out;
}

/// The position of the June report under the criteria of the administration.
std::optional<jp::enforcement_standing> stand(law_jp::obligation const& position, day on, law_jp::employer_kind kind,
                                              reform const& what_if, recorder& why) {
  namespace terms = law_jp::terms;
  if (kind == law_jp::employer_kind::state_local || kind == law_jp::employer_kind::education_board ||
      !terms::plan_order_shortage.if_in_force(on, what_if)) {
    return std::nullopt;
  }
  auto const law = law_jp::enforcement_law_on(on, kind, what_if);
  jp::enforcement_standing out;
  out.found = law_jp::plan_order_for(position.base, position.counted, std::nullopt, law, why);
  out.national_rate = law_reader::value(law.national_rate);
  out.national_year = year_of(law.national_rate.read_on());
  out.average_shortage = law_reader::value(law.average_shortage);
  out.shortage = law_reader::value(law.shortage);
  return out;
}

/// The course of the plan that was ordered, or of one that could be ordered on the position of the June report.
std::optional<jp::plan_standing> plan_of(jp::roster_assessment const& assessed, recorder& why) {
  auto const& who = assessed.who;
  auto const possible = assessed.enforcement && assessed.enforcement->found.met != law_jp::plan_criterion::none;
  if (!who.plan_start && !possible) {
    return std::nullopt;
  }
  auto const read_on = who.plan_start.value_or(make_day(year_of(assessed.june_day) + 1, 1, 1));
  auto const law = law_jp::plan_law_if_known(read_on, assessed.what_if);
  if (!law) {
    return std::nullopt;
  }
  auto const start = who.plan_start.value_or(in_year(law_reader::value(law->start), year_of(read_on)));
  jp::plan_standing out{who.plan_start.has_value(), law_jp::plan_course(start, *law, why), {}};
  if (who.as_of && out.ordered) {
    out.stage = law_jp::plan_stage_on(*who.as_of, out.course);
  }
  return out;
}

}  // namespace

jp::roster_assessment assess(jp::roster const& people, jp::employer const& who, law_jp::fiscal_year year,
                             reform const& what_if, unsigned threads) {
  using namespace quotalaw::jp;
  if (who.by_actual_hours) {
    auto by_contract = who;
    by_contract.by_actual_hours = false;
    auto const june_of_year =
        in_year(law_reader::value(terms::report_position_day.at(first_day(year), what_if)), year.first);
    auto const others = other_classes(people, counting_law_on(june_of_year, what_if));
    auto adjusted = people;
    adjusted.actual.clear();
    for (auto const& a : people.actual) {
      if (std::find(others.workers.begin(), others.workers.end(), a.worker) != others.workers.end()) {
        adjusted.workers[a.worker].who.hours = a.hours;
      }
    }
    auto out = assess(adjusted, by_contract, year, what_if, threads);
    out.who = who;
    if (!others.workers.empty()) {
      tell(out.notices, "hours_by_average",
           {{"persons", std::to_string(others.workers.size())}, {"names", others.names}});
    }
    return out;
  }
  jp::roster_assessment out;
  out.year = year;
  out.who = who;
  out.offices = people.offices;
  out.findings = people.findings;
  out.law_version = std::string{terms::law_version};
  out.reform_title = std::string{what_if.title()};
  out.what_if = what_if;

  auto const days = base_days_of(year, who.base_day);
  auto const law = read_as(law_for(year, days, what_if), who.year_reading);
  recorder why;
  auto const levied = who.kind == employer_kind::private_sector;
  if (levied && (who.opened_on || who.closed_on)) {
    out.in_business = months_in_business(year, who.opened_on, who.closed_on, why);
    if (out.in_business.count == 0) {
      throw facts_error(sentences::no_base_day, "employer",
                        {{"year", std::to_string(year.first)},
                         {"opened", quotalaw::text_of(who.opened_on.value_or(first_day(year)))},
                         {"closed", quotalaw::text_of(who.closed_on.value_or(last_day(year)))}},
                        std::string{business_months_rule.provision});
    }
  }
  out.june_day = in_year(law_reader::value(terms::report_position_day.at(first_day(year), what_if)), year.first);

  fold_law with;
  std::copy(days.begin(), days.end(), with.days.begin());
  with.days[june] = out.june_day;
  with.kind = who.kind;
  for (std::size_t d = 0; d < days_read; ++d) {
    with.counting[d] = counting_law_on(with.days[d], what_if);
  }
  for (auto const& w : people.workers) {
    with.hours.add(w.who.hours, with.counting);
  }
  auto const sums = fold_all(people, with, threads);

  reading_list read;
  no_trace silent;
  {
    auto position = facts_of(june, sums, people.offices, {out.june_day, what_if}, read);
    auto groups = groups_of(sums.all.persons[june], people.workers, who.kind, with.counting[june]);
    auto const& bands = sums.all.bands[june];
    auto band = [&](hours_band b) { return heads{bands[static_cast<std::size_t>(b)]}; };
    weighted_workers(band(hours_band::full), band(hours_band::short_time), band(hours_band::specific),
                     with.counting[june], why);
    std::vector<person> persons;
    for (auto const& g : groups) {
      persons.push_back(g.like);
    }
    count_persons(std::span<person const>{persons}, who.kind, with.counting[june], why);
    std::vector<office> told;
    for (std::size_t o = 0; o < position.excluded.size(); ++o) {
      if (position.excluded.size() <= offices_told || position.offices[o].deduction > heads{0}) {
        told.push_back(position.excluded[o]);
      }
    }
    deduction(std::span<office const>{told}, {out.june_day, what_if}, why);
    out.june = quotalaw::jp::assess(position.facts, obligation_law_on(out.june_day, who.kind, what_if), why);
    out.enforcement = stand(out.june, out.june_day, who.kind, what_if, why);
    out.plan = plan_of(out, why);
    out.june_due.by_law = out.june.report_due;
    out.june_due.rolled = out.june.report_due;
    if (out.june.must_report) {
      out.june_due = june_report_due(year_of(out.june_day), report_due_law_for(out.june_day, what_if), why);
    }
    auto& detail = out.june_detail;
    detail.base_day = out.june_day;
    detail.facts = position.facts;
    detail.offices = std::move(position.offices);
    detail.persons = std::move(groups);
    detail.heads_by_hours = heads_of(bands);
  }

  std::array<month, months_in_year> months{};
  for (std::size_t d = 0; d < months_in_year; ++d) {
    auto& m = out.months[d];
    m.base_day = days[d];
    auto one = facts_of(d, sums, people.offices, {days[d], what_if}, read);
    m.facts = one.facts;
    m.heads_by_hours = heads_of(sums.all.bands[d]);
    m.offices = std::move(one.offices);
    for (auto& o : m.offices) {
      o.heads_by_hours = heads_of(sums.offices[o.office].bands[d]);
      o.persons = groups_of(sums.offices[o.office].persons[d], people.workers, who.kind, with.counting[d]);
    }
    m.persons = groups_of(sums.all.persons[d], people.workers, who.kind, with.counting[d]);
    m.required = required_persons(base_of(m.facts, silent), law.base_rate[d], silent);
    m.base_rate = law_reader::value(law.base_rate[d]);
    std::array<bool, 4> band_read{};
    for (auto const& e : with.hours.entries) {
      auto& done = band_read[static_cast<std::size_t>(e.band[d])];
      if (!done) {
        worker_weight(e.hours, with.counting[d], read);
        done = true;
      }
    }
    for (auto const& g : m.persons) {
      person_weight(g.like, who.kind, with.counting[d], read);
      if (g.weight == half_heads{0}) {
        m.not_counted += g.like.number;
      }
    }
    months[d] = m.facts;
  }

  if (levied && !out.in_business.whole_year()) {
    auto const in_business = std::span<month const>{months}.subspan(out.in_business.first, out.in_business.count);
    auto const part = part_year_law_for(law, out.in_business, what_if);
    out.part = assess_part_year(in_business, part, who.part_year_reading, why);
    out.bill = out.part->found;
    out.plans = plan_hires(in_business, part, who.part_year_reading, what_if);
  } else if (levied) {
    out.bill = quotalaw::jp::assess({months}, law, why);
    out.plans = plan_hires(months, law, what_if);
  }
  if (levied && who.home_work_payments) {
    auto const rules = home_work_law_for(year, home_work_scheme_of(out.bill), what_if);
    out.home_work = settle_home_work(*who.home_work_payments, out.bill, rules, why);
    out.bill.net_payable -= out.home_work->offset;
    out.bill.net_receivable += out.home_work->paid;
  }
  if (levied && who.specific_short_person_months) {
    auto const unit = special_benefit_unit_for(year, out.bill.covered, what_if);
    out.special_benefit = special_benefit_amount(*who.specific_short_person_months, out.bill.of.counted, unit, why);
    out.bill.net_receivable += out.special_benefit->amount;
  }
  if (who.instalments && out.bill.net_payable > yen{0} && !out.in_business.closed_on) {
    out.instalments = split_levy(out.bill.net_payable, law, why);
  }
  out.why = why.take();
  collect(out.why, read);

  tell_findings(out.notices, out.findings);
  if (!levied) {
    tell(out.notices, "public_body_no_levy", {});
  }
  if (out.home_work && home_work_needs_reward(out.bill)) {
    tell(out.notices, "jp.home_work_needs_reward", {});
  }
  if (out.home_work && out.home_work->offset > yen{0}) {
    tell(out.notices, "jp.plans_without_home_work", {});
  }
  if (!out.in_business.whole_year()) {
    tell(out.notices, "part_year_jp",
         {{"first", quotalaw::text_of(days[out.in_business.first])},
          {"last", quotalaw::text_of(days[out.in_business.first + out.in_business.count - 1])},
          {"months", std::to_string(out.in_business.count)}});
    if (who.instalments && out.in_business.closed_on) {
      tell(out.notices, "no_instalments_closed", {});
    }
  }
  if (auto const others = other_classes(people, with.counting[june]); !others.workers.empty()) {
    tell(out.notices, "hours_differ", {{"persons", std::to_string(others.workers.size())}, {"names", others.names}});
  }
  if (sums.unproven > 0) {
    // What the proofs would change: the same roster with all of them held.
    auto proven = people;
    for (auto& w : proven.workers) {
      w.who.proven = true;
    }
    try {
      auto const held = assess(proven, who, year, what_if, threads);
      tell(out.notices, "no_proof",
           {{"persons", std::to_string(sums.unproven)},
            {"payable", quotalaw::text_of(out.bill.net_payable)},
            {"receivable", quotalaw::text_of(out.bill.net_receivable)},
            {"payable_with", quotalaw::text_of(held.bill.net_payable)},
            {"receivable_with", quotalaw::text_of(held.bill.net_receivable)}});
    } catch (law_error const&) {
      tell(out.notices, "no_proof_only", {{"persons", std::to_string(sums.unproven)}});
    }
  }
  tell_number(out.notices, "no_hired_on", "rows", sums.no_hired_on);
  tell_number(out.notices, "outside_year", "rows", sums.outside);
  if (sums.below_workers > 0) {
    tell(out.notices, "hours_below",
         {{"workers", std::to_string(sums.below_workers)}, {"persons", std::to_string(sums.below_persons)}});
  }
  tell_number(out.notices, "a_type_excluded", "persons", sums.a_type);
  tell_number(out.notices, "handbook_later", "persons", sums.no_proof);
  tell_number(out.notices, "recent_days_missing", "persons", sums.recent_missing);
  tell_number(out.notices, "handbook_without_disability", "rows", sums.handbook_alone);
  if (!touches(what_if, read)) {
    tell(out.notices, "reform_unused", {});
  }
  for (auto& one : stack_notices(what_if, read)) {
    out.notices.push_back(std::move(one));
  }
  for (auto& one : notices_of(read)) {
    // Told above with the number of persons.
    auto const told =
        one.what == notice::kind::remark && (one.id == "jp.a_type_excluded" || one.id == "jp.no_proof_yet" ||
                                             one.id == "jp.no_proof" || one.id == "jp.recent_days_missing");
    if (!told) {
      out.notices.push_back(std::move(one));
    }
  }
  return out;
}

jp::roster_assessment assess(jp::roster const& people, jp::employer const& who, law_jp::fiscal_year year,
                             reform const& what_if) {
  return assess(people, who, year, what_if, 1);
}

// --- Thailand ---

namespace {

/// The contracts of a place beside each other, without those whose person is employed at the same time.
std::vector<quotalaw::th::contract_place> places_of(th::roster_assessment& into,
                                                    std::vector<quotalaw::th::employment> const& employed) {
  std::vector<quotalaw::th::contract_place> out;
  std::unordered_map<std::string, std::size_t> named;
  std::unordered_multimap<std::string, quotalaw::th::employment const*> by_person;
  for (auto const& e : employed) {
    by_person.emplace(into.persons[e.who], &e);
  }
  std::string left_out;
  for (std::size_t i = 0; i < into.contracts.size(); ++i) {
    auto const& row = into.contracts[i];
    auto const last = row.what.ended_on.value_or(row.what.term.end - date::days{1});
    auto const [from, to] = by_person.equal_range(row.person);
    auto const at_work = std::any_of(from, to, [&](auto const& of) {
      auto const& e = *of.second;
      return e.from.value_or(day::min()) <= last && e.to.value_or(day::max()) >= row.what.term.first;
    });
    if (at_work) {
      join(left_out, row.id);
      continue;
    }
    auto const [place, fresh] = named.emplace(row.place, out.size());
    if (fresh) {
      out.emplace_back();
      into.places.emplace_back();
    }
    out[place->second].chain.push_back(row.what);
    into.places[place->second].push_back(i);
  }
  if (!left_out.empty()) {
    tell(into.notices, "contract_person_employed", {{"contracts", left_out}});
  }
  return out;
}

}  // namespace

th::roster_assessment assess(th::roster const& people, th::employer const& who, quotalaw::th::fund_year year,
                             reform const& what_if) {
  return assess(people, who, year, th_events{}, what_if);
}

th::roster_assessment assess(th::roster const& people, th::employer const& who, quotalaw::th::fund_year year,
                             th_events const& events, reform const& what_if) {
  using namespace quotalaw::th;
  th::roster_assessment out;
  out.year = year;
  out.who = who;
  out.findings = people.findings;
  out.law_version = std::string{terms::law_version};
  out.reform_title = std::string{what_if.title()};
  out.what_if = what_if;

  auto const law = law_for(year, what_if);
  no_trace silent;
  auto const counted_on = count_day(law.quota, silent);
  auto const due_on = contribution_due(year, law.due, silent);

  heads employees, with_card_on_count_day;
  std::vector<employment> employed;
  std::optional<baht> by_days;
  std::size_t person = 0;
  std::int64_t part_year = 0, no_hired_on = 0, outside = 0;
  std::array<th::province_count, quotalaw::th::province_count> provinces{};
  for (auto const& w : people.workers) {
    auto const on_count_day = employed_on(w.hired_on, w.left_on, counted_on);
    auto const on_due_day = employed_on(w.hired_on, w.left_on, due_on);
    auto const one = [](bool yes) { return heads{yes ? 1 : 0}; };
    auto& there = provinces[static_cast<std::size_t>(w.where)];
    no_hired_on += w.hired_on ? 0 : 1;
    auto const in_statement = events.any() && w.with_disability && w.card &&
                              (!w.hired_on || *w.hired_on <= last_day(year)) &&
                              (!w.left_on || *w.left_on >= first_day(year));
    outside += on_count_day || on_due_day || in_statement ? 0 : 1;
    out.employees_total += one(on_count_day);
    if (w.with_disability) {
      out.with_disabilities += one(on_count_day);
      if (w.card) {
        employed.push_back({w.hired_on, w.left_on, static_cast<std::uint32_t>(out.persons.size())});
        out.persons.push_back(person < people.ids.size() ? people.ids[person] : std::to_string(w.line));
      }
      ++person;
    }
    if (!w.with_disability) {
      employees += one(on_count_day);
      there.employees += one(on_count_day);
    } else if (!w.card) {
      out.without_card += one(on_count_day || on_due_day);
    } else {
      out.hired += one(on_due_day);
      there.with_disabilities += one(on_due_day);
      with_card_on_count_day += one(on_count_day);
      auto const in_year =
          (!w.hired_on || *w.hired_on <= last_day(year)) && (!w.left_on || *w.left_on >= first_day(year));
      auto const whole =
          (!w.hired_on || *w.hired_on <= first_day(year)) && (!w.left_on || *w.left_on >= last_day(year));
      part_year += in_year && !whole ? 1 : 0;
    }
  }
  for (std::size_t p = 0; p < provinces.size(); ++p) {
    if (provinces[p].employees > heads{0} || provinces[p].with_disabilities > heads{0}) {
      provinces[p].where = static_cast<province>(p);
      out.provinces.push_back(provinces[p]);
    }
  }

  year_facts facts;
  facts.kind = who.kind;
  facts.employees = employees;
  facts.filled = {out.hired, who.alternatives};
  facts.where = who.province;
  facts.paid_on = who.paid_on;
  facts.with_disabilities = out.with_disabilities;
  facts.reading = who.threshold_reading;
  recorder why;
  statement_facts dated;
  dated.kind = who.kind;
  dated.employees = employees;
  dated.with_disabilities = out.with_disabilities;
  dated.reading = who.threshold_reading;
  dated.employed = std::move(employed);
  dated.as_of = who.as_of;
  if (events.any()) {
    if (events.contracts) {
      out.contracts = events.contracts->rows;
      out.contract_findings = events.contracts->findings;
      dated.contracts = places_of(out, dated.employed);
    }
    if (!events.contracts) {
      dated.alternatives = who.alternatives;
    }
    if (events.payments) {
      dated.payments = events.payments->payments;
      out.payment_findings = events.payments->findings;
    }
    out.bill = quotalaw::th::assess(facts, law);
    out.statement = state_year(dated, statement_law_for(year, what_if), why);
  } else {
    out.bill = quotalaw::th::assess(facts, law, why);
    out.plans = plan_hires(facts, law);
    dated.alternatives = who.alternatives;
    if (part_year > 0 && who.kind == employer_kind::private_employer &&
        terms::part_year_by_days.if_in_force(first_day(year), what_if)) {
      by_days = state_year(dated, statement_law_for(year, what_if), silent).contribution;
    }
  }
  reading_list plan;  // what the plan of instalments read
  auto const owed = out.statement ? out.statement->contribution : out.bill.contribution;
  if (who.instalments > 0 && owed > baht{0}) {
    auto const limit = terms::instalments_max.at(first_day(year), what_if);
    plan.add(limit.term(), limit.version(), limit.read_on());
    auto const most = law_reader::value(limit).number();
    if (who.instalments > most) {
      throw facts_error(sentences::too_large, "instalments",
                        {{"value", std::to_string(who.instalments)}, {"limit", std::to_string(most)}});
    }
    out.instalments = parts_of(owed, who.instalments, why);
  }
  deadlines_facts const of_days{who.kind, who.demanded_on};
  out.days = deadlines_of(of_days, deadlines_law_for(year, what_if), why);
  out.why = why.take();

  tell_findings(out.notices, out.findings);
  tell_number(out.notices, "no_hired_on", "rows", no_hired_on);
  tell_number(out.notices, "outside_year", "rows", outside);
  if (!who.told) {
    tell(out.notices, "no_employer_file", {});
  }
  tell_number(out.notices, "without_card", "persons", out.without_card.number());
  if (out.statement) {
    auto left_out = [&](std::string_view id, roster_findings const& of) {
      if (of.rows_left_out > 0) {
        tell(out.notices, id, {{"rows", std::to_string(of.rows_left_out)}, {"of", std::to_string(of.rows)}});
      }
    };
    left_out("contracts_left_out", out.contract_findings);
    left_out("payments_left_out", out.payment_findings);
    if (events.contracts && who.alternatives > heads{0}) {
      tell(out.notices, "statement_alternatives", {});
    }
  } else {
    tell_number(out.notices, "part_year", "persons", part_year);
    if (by_days && *by_days != out.bill.contribution) {
      tell(out.notices, "by_days_differs", {{"amount", text_of(*by_days)}});
    }
  }
  if (!out.statement && with_card_on_count_day != out.hired) {
    tell(out.notices, "hired_differs",
         {{"due_day", text_of(due_on)},
          {"on_due_day", text_of(out.hired)},
          {"count_day", text_of(counted_on)},
          {"on_count_day", text_of(with_card_on_count_day)}});
  }
  reading_list read;
  collect(out.why, read);
  for (auto const& e : plan.entries()) {
    read.add(*e.term, *e.version, e.read_on);
  }
  if (!touches(what_if, read)) {
    tell(out.notices, "reform_unused", {});
  }
  for (auto& one : stack_notices(what_if, read)) {
    out.notices.push_back(std::move(one));
  }
  auto from_law = notices_of(read);
  out.notices.insert(out.notices.end(), std::make_move_iterator(from_law.begin()),
                     std::make_move_iterator(from_law.end()));
  return out;
}

}  // namespace quotalaw::io
