// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Many employers at once: a file of employers, the law of a year or a what-if over all of them, and what it adds up
/// to. Every employer is assessed by the rules for one case. docs/how-to/populations.md

#include "../core/explanation.hpp"
#include "../core/rate.hpp"
#include "../core/reform.hpp"
#include "../io/assessment.hpp"
#include "../io/language.hpp"
#include "../jp/assess.hpp"
#include "../th/assess.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::whatif {

enum class country : std::uint8_t { jp, th };

/// In what a measure is counted; money in minor units, half heads in halves.
enum class unit : std::uint8_t { employers, heads, half_heads, money };

/// Something that is added up over employers. The label is "whatif.<id>" in data/terms/.
struct measure {
  std::string_view id;
  unit in{};
};
std::span<measure const> measures_of(country of);
/// Index of a measure. \throws facts_error naming the nearest.
std::size_t measure_named(country of, std::string_view id);

/// The persons of a Japanese employer by kind, severity and class of hours, in the order of the columns.
inline constexpr std::size_t person_cells = 15;
inline constexpr std::array<std::string_view, person_cells> person_columns{
    "physical_full",         "physical_severe_full",
    "physical_short",        "physical_severe_short",
    "physical_specific",     "physical_severe_specific",
    "intellectual_full",     "intellectual_severe_full",
    "intellectual_short",    "intellectual_severe_short",
    "intellectual_specific", "intellectual_severe_specific",
    "mental_full",           "mental_short",
    "mental_specific"};

/// One employer of Japan in one month, or in twelve alike.
struct jp_staff {
  std::optional<half_heads> workers;  ///< given, or from the next three
  heads full_time, short_time, specific;
  std::optional<heads> deduction;     ///< given, or by the industry
  std::optional<half_heads> counted;  ///< given, or by the persons
  std::array<std::uint32_t, person_cells> persons{};
};

/// A row, or what it says, that was refused: never dropped.
struct refused_row {
  std::size_t line = 0;      ///< of the file, from 1
  std::size_t employer = 0;  ///< its index, or `none`
  error why;
  static constexpr auto none = static_cast<std::size_t>(-1);
};

/// The employers of a file. A row that is refused has no employer.
struct employers {
  country of{};
  std::string path;
  std::size_t rows = 0;
  std::vector<std::string> ids;
  std::vector<std::size_t> lines;       ///< where each begins
  std::vector<std::int64_t> weights;    ///< how many employers each stands for
  std::vector<std::uint16_t> industry;  ///< index into `industries`; 0: not given
  std::vector<std::uint16_t> place;     ///< index into `places`; 0: not given
  std::vector<std::string> industries{""}, places{""};
  std::vector<std::optional<jp::industry>> exclusion;  ///< by index of `industries`
  // Japan: `staff_of[i]` is the first of one or of twelve entries of `staff`, April first.
  std::vector<jp_staff> staff;
  std::vector<std::uint32_t> staff_of;
  std::vector<std::uint8_t> months_of;
  std::vector<money<JPY>> purchases;
  // Thailand.
  std::vector<th::year_facts> facts;
  std::vector<heads> paid;  ///< places for which the contribution was paid, where the file says so
  std::vector<refused_row> refused;

  std::size_t size() const { return ids.size(); }
};

/// Reads a CSV file: one row an employer (Thailand: and year), or in Japan twelve with a column `month`.
/// \throws facts_error for the file itself; a bad row comes back in `refused`.
employers read_employers(std::string const& path, country of);

/// How employers answer a change of law. Nothing unless asked for, and always said.
struct response {
  std::optional<rate> fill_gap;    ///< the share of employers below their number that fills it
  std::optional<rate> elasticity;  ///< share of the gap filled per doubling of the bill
  std::uint64_t seed = 1;          ///< which employers fill their gap
  bool any() const { return fill_gap || elasticity; }
};

/// One measure of one employer after another: `values[i * measures + m]`.
struct outcome {
  int law_year = 0;
  std::size_t measures = 0;
  std::vector<std::int64_t> values;
  std::vector<std::uint8_t> known;     ///< 0: refused
  std::vector<std::size_t> size_of;    ///< index of the size band
  std::vector<refused_row> refused;    ///< by the law of the year
  std::vector<std::string_view> gaps;  ///< measures that the law of the year does not give
  std::int64_t at(std::size_t employer, std::size_t m) const { return values[employer * measures + m]; }
};

/// Assesses every employer under the law of a year (Japan: fiscal year; Thailand: fund year). `before` is what a
/// response compares with. The result does not depend on the number of threads.
outcome assess(employers const& who, int law_year, reform const& what_if, unsigned threads = 1,
               response const& answer = {}, outcome const* before = nullptr);

/// Adds what the law of an outcome read, for notices: of every kind of employer that there is, one is asked again.
/// Kinds differ by size and by which measures are zero, so that what is read for the one is what is read for the
/// others.
void add_readings(employers const& who, outcome const& of, reform const& what_if, reading_list& into);

/// The notices of a population: about the law that was read, and nothing about single employers.
std::vector<io::notice> notices_about_law(reading_list const& read);

/// The totals of an outcome by measure.
std::vector<std::int64_t> totals(employers const& who, outcome const& of);

/// The totals of one what-if of a sweep.
struct sweep_totals {
  std::vector<std::int64_t> sums;  ///< by measure; those of `gaps` are zero
  std::size_t refused = 0;         ///< employers that the law of the what-if does not settle: in no total
  bool in_columns = true;          ///< false: employer by employer, for what columns do not hold
};

/// How a sweep is carried out. Nothing here changes a result.
struct sweep_control {
  unsigned threads = 1;
  std::atomic<bool> const* cancel = nullptr;                        ///< set by anybody, it ends the sweep soon
  std::function<void(std::size_t, sweep_totals)> finished;          ///< each what-if that is finished, by index
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< employers times what-ifs
};

/// Totals of many what-ifs over the same employers, without anything by employer. The employers are kept as columns and
/// each block of them is computed under many what-ifs while it is in cache (sweep.hpp). What columns do not hold,
/// purchases that count and years whose law is not settled in Japan, is computed employer by employer.
class many_what_ifs {
 public:
  /// `who` must outlive it.
  many_what_ifs(employers const& who, int law_year);
  ~many_what_ifs();
  many_what_ifs(many_what_ifs&&) noexcept;
  many_what_ifs& operator=(many_what_ifs&&) noexcept;
  /// Assesses every employer under each; the index of the first is 0. \returns whether all were finished.
  bool under(std::span<reform const> what_ifs, sweep_control const& how);

 private:
  struct parts;
  std::unique_ptr<parts> is_;
};

struct group {
  std::string name;
  std::vector<std::int64_t> by_law, what_if;
  std::int64_t better = 0, worse = 0, same = 0;  ///< employers, by what they pay less what they receive
  std::int64_t better_by = 0, worse_by = 0;      ///< minor units in all
};
struct kink {
  std::int64_t size = 0;  ///< halves of workers (Japan), employees (Thailand)
  heads required;
  std::int64_t bill = 0;  ///< minor units, a year
};

struct summary {
  country of{};
  std::string path;
  int facts_year = 0;
  int law_year = 0;
  std::string reform_title;
  std::vector<std::string> overridden;  ///< of a stack: terms that a later reform takes over
  bool reform_unused = false;           ///< the what-if amends no figure of this country around this year
  response answer;
  bool compared = false;
  std::size_t rows = 0;
  std::size_t refused_rows = 0, refused_employers = 0;
  std::vector<std::string_view> gaps;
  group all;
  std::vector<group> by_size, by_industry, by_place;
  std::vector<kink> kinks_by_law, kinks_what_if;
  std::int64_t kinks_counted = 0;  ///< persons (halves in Japan) that the employer of the kinks has
  std::string law_version;
  std::vector<io::notice> notices;  ///< about the law that was read
};
summary summarize(employers const& who, outcome const& by_law, outcome const* what_if);

/// The sizes at which the yearly bill changes, up to `most` workers, for an employer with `counted` persons.
std::vector<kink> kinks(country of, int law_year, reform const& what_if, heads most, half_heads counted);

/// The change of totals from old employers under an old law to new employers under a new law, split both ways.
struct decomposition {
  int old_year = 0, new_year = 0;
  std::vector<std::int64_t> old_old, old_new, new_old, new_new;  ///< [staffing][law] by measure
};

enum class format : std::uint8_t { text, csv, json, html };
std::string write(summary const& s, format how, io::language in);
std::string write(decomposition const& d, country of, format how, io::language in);
/// One row an employer, with its status.
std::string write_rows(employers const& who, outcome const& by_law, outcome const* what_if, io::language in);
/// A value of a measure as text without separators.
std::string plain(std::int64_t value, unit in, country of);

}  // namespace quotalaw::whatif
