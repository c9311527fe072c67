// SPDX-License-Identifier: Apache-2.0
// Japan: employers whose totals are those of the June reports of 2024 and 2025.
#include "quotalaw/jp/obligation.hpp"
#include "quotalaw/population/summary.hpp"
#include "quotalaw/population/synthetic.hpp"
#include "synthetic.hpp"

#include <array>
#include <optional>

namespace quotalaw::whatif {

namespace {

constexpr std::size_t bands = 5;
constexpr std::size_t classes = 8;
// Columns and rows of the official matrix; sizes and shortages in halves.
constexpr std::array<std::string_view, bands> band_names{"40-100", "100-300", "300-500", "500-1000", "1000+"};
constexpr std::array<std::string_view, bands> band_columns{"size_40_100", "size_100_300", "size_300_500",
                                                           "size_500_1000", "size_1000_plus"};
constexpr std::array<std::int64_t, bands> from{80, 200, 600, 1'000, 2'000};
constexpr std::array<std::int64_t, bands> below{200, 600, 1'000, 2'000, 240'000};
constexpr std::array<std::string_view, classes> class_names{"0.5-1", "1.5-2",  "2.5-3",   "3.5-4",
                                                            "4.5-9", "9.5-20", "20.5-50", "50.5+"};
constexpr std::array<std::int64_t, classes> least{1, 3, 5, 7, 9, 19, 41, 101};
constexpr std::array<std::int64_t, classes> most{2, 4, 6, 8, 18, 40, 100, 240};

struct firm {
  std::size_t band = 0;
  std::size_t industry = 0;
  std::int64_t workers = 0;  // halves
  std::int64_t base = 0;     // halves
  std::int64_t required = 0;
  std::int64_t counted = 0;  // halves
  std::size_t short_by = classes;
  std::array<std::uint32_t, person_cells> persons{};
};

double number(std::string const& text) {
  auto const tenths = parse_decimal(text, 4);
  return tenths ? static_cast<double>(*tenths) / 10'000 : -1;
}
std::int64_t whole(std::string const& text) {
  auto const n = parse_decimal(text, 0);
  return n ? *n : -1;
}
std::int64_t in_halves(std::string const& text) {
  auto const tenths = parse_decimal(text, 1);
  return tenths ? *tenths / 5 : -1;
}

/// What the tables say of a year; negative where they do not.
struct tables {
  std::array<std::int64_t, bands> firms{};
  std::array<std::int64_t, bands> failing{};
  std::array<std::array<std::int64_t, classes>, bands> matrix{};
  std::array<std::int64_t, bands> none{};
  std::array<std::int64_t, bands> counted{};  // halves
  std::array<double, bands> base{};           // persons, counted / rate as printed
};

std::vector<double> as_doubles(std::span<std::int64_t const> list) { return {list.begin(), list.end()}; }

tables read_tables(int year) {
  tables out{};
  auto const sizes = statistics("jp_june1_by_size.csv");
  auto const matrix = statistics("jp_june1_2024_shortfall_matrix.csv");
  auto const all = statistics("jp_june1_totals.csv");
  auto const text = std::to_string(year);
  auto const& totals = row_of(all, "year", text);
  auto const& failing_2024 = row_of(matrix, "persons_short", "non_compliant_total");
  auto const& none_2024 = row_of(matrix, "persons_short", "of_which_zero_employed");
  std::array<double, bands> achieving{};
  std::array<std::int64_t, bands> firms_2025{};
  for (std::size_t b = 0; b < bands; ++b) {
    auto const& row = row_of(sizes, "size", band_names[b]);
    out.counted[b] = in_halves(row.at("disabled_" + text));
    out.base[b] = static_cast<double>(out.counted[b]) / 2 * 100 / number(row.at("rate_" + text + "_pct"));
    achieving[b] = number(row.at("compliant_pct_" + text));
    firms_2025[b] = whole(row.at("companies_2025"));
    out.failing[b] = whole(failing_2024.at(std::string{band_columns[b]}));
    out.none[b] = whole(none_2024.at(std::string{band_columns[b]}));
    for (std::size_t c = 0; c < classes; ++c) {
      out.matrix[b][c] = whole(row_of(matrix, "persons_short", class_names[c]).at(std::string{band_columns[b]}));
    }
  }
  auto const failing_all = whole(totals.at("failing"));
  auto const firms_all = whole(totals.at("firms"));
  if (year == 2024) {
    // Failing firms are printed, firms by size are not: failing / (1 - share achieving), and what is left of the total
    // for the two largest sizes in the proportion of 2025.
    auto rest = firms_all;
    for (std::size_t b = 0; b < 3; ++b) {
      out.firms[b] = static_cast<std::int64_t>(static_cast<double>(out.failing[b]) * 100 / (100 - achieving[b]) + 0.5);
      rest -= out.firms[b];
    }
    std::array<double, 2> const share{static_cast<double>(firms_2025[3]), static_cast<double>(firms_2025[4])};
    auto const two = apportioned(share, rest);
    out.firms[3] = two[0];
    out.firms[4] = two[1];
    return out;
  }
  // 2025: firms by size are printed and 36 short of the total; failing firms by size where the share is printed.
  auto const firms = apportioned(as_doubles(firms_2025), firms_all);
  std::copy(firms.begin(), firms.end(), out.firms.begin());
  auto rest = failing_all;
  for (std::size_t b = 0; b < 3; ++b) {
    out.failing[b] = static_cast<std::int64_t>(static_cast<double>(out.firms[b]) * (100 - achieving[b]) / 100 + 0.5);
    rest -= out.failing[b];
  }
  std::array<double, 2> const shape{static_cast<double>(out.failing[3]), static_cast<double>(out.failing[4])};
  auto const two = apportioned(shape, rest);
  out.failing[3] = two[0];
  out.failing[4] = two[1];
  // The matrix of 2024 fitted to the failing firms of 2025 by size and to the share that is one person short.
  auto const one_short = static_cast<double>(failing_all) * number(totals.at("one_short_pct")) / 100;
  std::vector<std::vector<double>> table(bands, std::vector<double>(classes));
  for (std::size_t b = 0; b < bands; ++b) {
    table[b] = as_doubles(out.matrix[b]);
  }
  std::vector<double> columns(classes, -1);
  columns[0] = one_short;
  // The last line fitted are the sizes, which must be met in whole firms.
  for (int round = 0; round < 100; ++round) {
    fit_table(table, std::vector<double>(bands, -1), columns);
    fit_table(table, as_doubles(out.failing), std::vector<double>(classes, -1));
  }
  for (std::size_t b = 0; b < bands; ++b) {
    auto const cells = apportioned(table[b], out.failing[b]);
    std::copy(cells.begin(), cells.end(), out.matrix[b].begin());
  }
  auto const none = apportioned(as_doubles(out.none), whole(totals.at("none_employed")));
  std::copy(none.begin(), none.end(), out.none.begin());
  return out;
}

/// Sizes of a band: every half step has a density of 1/size^p, mixed from the two neighbouring whole p between whose
/// means the wanted mean lies; one size is drawn from each of n equal parts of it.
std::vector<std::int64_t> draw_sizes(std::size_t band, std::int64_t n, double mean_halves, dice& random) {
  auto const lo = from[band];
  auto const count = static_cast<std::size_t>(below[band] - lo);
  auto shape_of = [&](int p) {
    std::pair<std::vector<double>, double> out;
    out.first.resize(count);
    double sum = 0;
    double moment = 0;
    for (std::size_t i = 0; i < count; ++i) {
      auto const size = static_cast<double>(lo + static_cast<std::int64_t>(i));
      double w = 1;
      for (int k = 0; k < p; ++k) {
        w *= static_cast<double>(lo) / size;
      }
      for (int k = 0; k < -p; ++k) {
        w *= size / static_cast<double>(lo);
      }
      out.first[i] = w;
      sum += w;
      moment += w * size;
    }
    for (auto& w : out.first) {
      w /= sum;
    }
    out.second = moment / sum;
    return out;
  };
  // The steeper, the smaller the mean.
  auto flat = shape_of(-3);
  auto steep = shape_of(-2);
  for (int p = -1; p <= 16 && steep.second > mean_halves; ++p) {
    flat = std::move(steep);
    steep = shape_of(p);
  }
  auto share = (mean_halves - steep.second) / (flat.second - steep.second);
  share = std::min(1.0, std::max(0.0, share));
  std::vector<std::int64_t> out;
  double reached = 0;
  std::size_t at = 0;
  auto weight = [&](std::size_t i) { return steep.first[i] * (1 - share) + flat.first[i] * share; };
  constexpr std::uint64_t fine = 1U << 20U;
  for (std::int64_t i = 0; i < n; ++i) {
    auto const want = (static_cast<double>(i) + static_cast<double>(random.below(fine)) / static_cast<double>(fine)) /
                      static_cast<double>(n);
    while (at + 1 < count && reached + weight(at) <= want) {
      reached += weight(at);
      ++at;
    }
    out.push_back(lo + static_cast<std::int64_t>(at));
  }
  return out;
}

// Firms by industry in the report of 1999, the last with bases that is at hand.
struct industry_share {
  std::string_view name;
  double firms;
};
std::vector<industry_share> industries_of(std::vector<std::map<std::string, std::string>> const& table) {
  std::vector<industry_share> out;
  for (auto const& row : table) {
    out.push_back({row.at("industry"), number(row.at("firms"))});
  }
  return out;
}

class maker {
 public:
  maker(int year, std::uint64_t seed) : year_{year}, random_{seed}, official_{read_tables(year)} {
    auto const on = make_day(year, 6, 1);
    law_ = jp::obligation_law_on(on, jp::employer_kind::private_sector);
    industry_table_ = statistics("jp_june1_1999_industries.csv");
    industries_ = industries_of(industry_table_);
    excluded_ = jp::industry_named("construction");
    excluded_rate_ = law_reader::value(jp::exclusion_law{on, {}}.of(excluded_));
  }

  std::vector<firm> firms() {
    std::vector<firm> out;
    for (std::size_t b = 0; b < bands; ++b) {
      auto band = make_band(b);
      out.insert(out.end(), band.begin(), band.end());
    }
    put_persons(out);
    return out;
  }
  tables const& official() const { return official_; }
  std::string_view industry_name(std::size_t i) const { return industries_[i].name; }

 private:
  std::int64_t required_of(std::int64_t base) const {
    no_trace silent;
    return jp::required_persons(half_heads{base}, law_.statutory_rate, silent).number();
  }

  std::vector<firm> make_band(std::size_t b) {
    auto const n = official_.firms[b];
    std::vector<double> weights;
    for (auto const& i : industries_) {
      weights.push_back(i.firms);
    }
    auto const by_industry = apportioned(weights, n);
    std::vector<std::size_t> industry;
    double excluded_share = 0;
    for (std::size_t i = 0; i < by_industry.size(); ++i) {
      industry.insert(industry.end(), static_cast<std::size_t>(by_industry[i]), i);
      if (industries_[i].name == "construction") {
        excluded_share = static_cast<double>(by_industry[i]) / static_cast<double>(n) *
                         static_cast<double>(excluded_rate_.numerator()) /
                         static_cast<double>(excluded_rate_.denominator());
      }
    }
    random_.shuffle(industry);
    // The mean wanted is that of the base; workers are more by what is excluded.
    auto const mean = official_.base[b] * 2 / static_cast<double>(n) / (1 - excluded_share);
    auto const sizes = draw_sizes(b, n, mean, random_);
    std::vector<firm> out;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      firm f;
      f.band = b;
      f.workers = sizes[i];
      f.industry = industry[i];
      f.base = base_of(f);
      if (f.base < from[0]) {
        // A firm below the report's threshold after exclusion would not be in the tables.
        f.industry = f.industry == 0 ? 1 : 0;
        f.base = base_of(f);
      }
      f.required = required_of(f.base);
      out.push_back(f);
    }
    make_short(b, out);
    make_surplus(b, out);
    return out;
  }

  std::int64_t base_of(firm const& f) const {
    if (industries_[f.industry].name != "construction") {
      return f.workers;
    }
    return f.workers - halves(floor_of(half_heads{f.workers}, excluded_rate_)).number();
  }

  /// Failing firms by class of shortage, and those that employ nobody: two margins of each band, fitted together.
  void make_short(std::size_t b, std::vector<firm>& list) {
    auto const& want = official_.matrix[b];
    std::vector<std::vector<double>> seed(classes, std::vector<double>(2));
    std::vector<std::vector<std::size_t>> able(classes);
    for (std::size_t c = 0; c < classes; ++c) {
      for (auto const& f : list) {
        auto const r = f.required * 2;
        seed[c][0] += r >= least[c] && r <= most[c] ? 1 : 0;
        seed[c][1] += r > least[c] ? 1 : 0;
      }
    }
    std::array<double, 2> const columns{static_cast<double>(official_.none[b]),
                                        static_cast<double>(official_.failing[b] - official_.none[b])};
    auto const rows = as_doubles(want);
    fit_table(seed, rows, columns);
    // Nobody employed first, then the largest shortages: what fewest firms are able to be.
    std::vector<std::int64_t> none(classes);
    {
      std::vector<double> flat;
      for (auto const& row : seed) {
        flat.push_back(row[0]);
      }
      none = apportioned(flat, official_.none[b]);
      // In the bounds of each class; the rest goes where there is room.
      std::int64_t over = 0;
      std::vector<std::int64_t> room(classes);
      for (std::size_t c = 0; c < classes; ++c) {
        std::int64_t fit = 0;
        for (auto const& f : list) {
          fit += f.required * 2 >= least[c] && f.required * 2 <= most[c] ? 1 : 0;
        }
        room[c] = std::min(want[c], fit);
        if (none[c] > room[c]) {
          over += none[c] - room[c];
          none[c] = room[c];
        }
      }
      for (std::size_t c = 0; c < classes && over > 0; ++c) {
        auto const more = std::min(over, room[c] - none[c]);
        none[c] += more;
        over -= more;
      }
    }
    std::vector<std::size_t> order(list.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    random_.shuffle(order);
    auto take = [&](std::int64_t n, auto fits, auto becomes) {
      for (auto const i : order) {
        if (n == 0) {
          return;
        }
        if (list[i].short_by == classes && fits(list[i])) {
          becomes(list[i]);
          --n;
        }
      }
    };
    for (std::size_t c = classes; c-- > 0;) {
      take(
          none[c], [&](firm const& f) { return f.required * 2 >= least[c] && f.required * 2 <= most[c]; },
          [&](firm& f) {
            f.short_by = c;
            f.counted = 0;
          });
      take(
          want[c] - none[c], [&](firm const& f) { return f.required * 2 > least[c]; },
          [&](firm& f) {
            f.short_by = c;
            auto const top = std::min(most[c], f.required * 2 - 1);
            auto const span = static_cast<std::uint64_t>(top - least[c] + 1);
            auto missing = least[c] + static_cast<std::int64_t>(random_.below(span));
            // Whole persons are missing more often than halves.
            if (missing % 2 == 1 && missing < top && random_.chance(2, 3)) {
              ++missing;
            }
            f.counted = f.required * 2 - missing;
          });
    }
  }

  /// What the band counts beyond its numbers goes to the firms that achieve them.
  void make_surplus(std::size_t b, std::vector<firm>& list) {
    std::int64_t left = official_.counted[b];
    std::vector<double> weights;
    std::vector<std::size_t> who;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto& f = list[i];
      if (f.short_by == classes) {
        f.counted = f.required * 2;
        who.push_back(i);
        // Some firms at their number, some well above: a square of a draw, in proportion to the number.
        auto const d = static_cast<double>(random_.below(1'000));
        weights.push_back(d * d * static_cast<double>(f.required));
      }
      left -= f.counted;
    }
    if (left > 0) {
      auto const more = apportioned(weights, left);
      for (std::size_t k = 0; k < who.size(); ++k) {
        list[who[k]].counted += more[k];
      }
    }
    // Less than the numbers need: the tables and the drawn sizes do not agree. The fit shows it.
  }

  /// Persons by kind, severity and hours so that each firm counts what it counts.
  void put_persons(std::vector<firm>& list) {
    auto const all = statistics("jp_june1_totals.csv");
    auto const& totals = row_of(all, "year", std::to_string(year_));
    auto const severe = severe_share();
    std::array<std::int64_t, 3> left{in_halves(totals.at("physical")), in_halves(totals.at("intellectual")),
                                     in_halves(totals.at("mental"))};
    std::int64_t specific_left = whole(row_of(all, "year", "2024").at("mental_10_to_20_hours"));
    for (auto& f : list) {
      auto rest = f.counted;
      while (rest > 0) {
        auto const sum = std::max<std::int64_t>(left[0], 0) + std::max<std::int64_t>(left[1], 0) +
                         std::max<std::int64_t>(left[2], 0);
        std::size_t kind = 2;
        if (sum > 0) {
          auto draw = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(sum)));
          for (kind = 0; kind < 2 && draw >= std::max<std::int64_t>(left[kind], 0); ++kind) {
            draw -= std::max<std::int64_t>(left[kind], 0);
          }
        }
        std::size_t cell = 0;
        std::int64_t weighs = 2;
        if (kind == 2) {
          if (rest == 1 || (specific_left > 0 && random_.chance(1, 40))) {
            cell = 14;  // 10 to under 20 hours
            weighs = 1;
            --specific_left;
          } else {
            cell = random_.chance(short_mental, 100) ? 13 : 12;
          }
        } else {
          auto const first = kind * 6;
          auto const is_severe = random_.chance(severe.first, severe.second);
          auto const is_short = random_.chance(short_others, 100);
          if (rest == 1) {
            cell = first + 2;  // short-time, not severe
            weighs = 1;
          } else if (is_severe && !is_short && rest >= 4) {
            cell = first + 1;
            weighs = 4;
          } else if (is_severe && is_short) {
            cell = first + 3;
            weighs = 2;
          } else if (is_short) {
            cell = first + 2;
            weighs = 1;
          } else {
            cell = first;
            weighs = 2;
          }
        }
        ++f.persons[cell];
        left[kind] -= weighs;
        rest -= weighs;
      }
    }
  }

  /// Severe persons among all, 2002: the last year for which both are printed.
  static std::pair<std::uint64_t, std::uint64_t> severe_share() {
    auto const table = statistics("jp_june1_bases_by_size.csv");
    std::uint64_t severe = 0;
    std::uint64_t other = 0;
    for (auto const& row : table) {
      if (row.at("year") == "2002" && row.at("size") == "all") {
        severe = static_cast<std::uint64_t>(whole(row.at("severe")));
        other = static_cast<std::uint64_t>(whole(row.at("other")));
      }
    }
    return {severe, severe + other};
  }

  static constexpr std::uint64_t short_others = 10;  // of a hundred, assumed
  static constexpr std::uint64_t short_mental = 30;

  int year_;
  dice random_;
  tables official_;
  jp::obligation_law law_{};
  std::vector<std::map<std::string, std::string>> industry_table_;
  std::vector<industry_share> industries_;
  jp::industry excluded_{};
  rate excluded_rate_;
};

std::string hundredths(std::int64_t counted, std::int64_t base) {
  auto const shown = jp::shown_rate(half_heads{counted}, half_heads{base});
  return shown ? decimal_text(*shown, 2) : "";
}

}  // namespace

made make_jp(int year, std::uint64_t seed, bool by_month) {
  if (year != 2024 && year != 2025) {
    throw facts_error(
        sentences::no_law_for_year, "--year",
        {{"what", "the table of the June report"}, {"year", std::to_string(year)}, {"advice", "ask for 2024 or 2025"}});
  }
  maker make{year, seed};
  auto const list = make.firms();
  made out;
  out.employers = list.size();
  out.csv = "# made up: no real employer. Fitted to the June report of " + std::to_string(year) + ", seed " +
            std::to_string(seed) + ".\nid,industry,";
  out.csv += by_month ? "month,workers" : "workers";
  for (auto const column : person_columns) {
    out.csv += "," + std::string{column};
  }
  out.csv += '\n';
  dice drift{seed + 1};
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto const& f = list[i];
    auto row = [&](std::int64_t workers, std::string const& month) {
      out.csv += "JP" + std::to_string(i + 1) + "," + std::string{make.industry_name(f.industry)} + "," + month +
                 halves_text(workers);
      for (auto const n : f.persons) {
        out.csv += ',';
        if (n > 0) {
          out.csv += std::to_string(n);
        }
      }
      out.csv += '\n';
      ++out.rows;
    };
    if (!by_month) {
      row(f.workers, "");
      continue;
    }
    for (int m = 0; m < 12; ++m) {
      // June is as reported; the other months move by up to a person in two hundred.
      auto workers = f.workers;
      if (m != 2) {
        auto const reach = f.workers / 200 + 1;
        workers += static_cast<std::int64_t>(drift.below(static_cast<std::uint64_t>(2 * reach + 1))) - reach;
      }
      row(workers, std::to_string((m + 3) % 12 + 1) + ",");
    }
  }
  // How well each official figure is met.
  auto const all = statistics("jp_june1_totals.csv");
  auto const& totals = row_of(all, "year", std::to_string(year));
  auto put = [&](std::string figure, std::string given, std::string found, std::string source) {
    auto const a = parse_decimal(given, 4);
    auto const b = parse_decimal(found, 4);
    std::string difference;
    if (a && b) {
      difference = decimal_text(*b - *a, 4);
      while (difference.ends_with('0')) {
        difference.pop_back();
      }
      if (difference.ends_with('.')) {
        difference.pop_back();
      }
    }
    out.fit.push_back({std::move(figure), given, found, difference, a && b && *a == *b, std::move(source)});
  };
  auto const sizes = statistics("jp_june1_by_size.csv");
  auto const matrix = statistics("jp_june1_2024_shortfall_matrix.csv");
  std::string const by_size = "jp_june1_by_size.csv";
  std::int64_t counted = 0;
  std::int64_t base = 0;
  std::int64_t failing = 0;
  std::int64_t none = 0;
  std::int64_t one_short = 0;
  std::array<std::int64_t, 3> kinds{};
  constexpr std::array<std::int64_t, person_cells> weights{2, 4, 1, 2, 0, 1, 2, 4, 1, 2, 0, 1, 2, 2, 1};
  for (std::size_t b = 0; b < bands; ++b) {
    std::int64_t n = 0;
    std::int64_t c = 0;
    std::int64_t w = 0;
    std::int64_t bad = 0;
    std::int64_t zero = 0;
    std::array<std::int64_t, classes> short_by{};
    for (auto const& f : list) {
      if (f.band != b) {
        continue;
      }
      ++n;
      c += f.counted;
      w += f.base;
      bad += f.counted < f.required * 2 ? 1 : 0;
      zero += f.counted == 0 ? 1 : 0;
      if (f.counted < f.required * 2) {
        auto const missing = f.required * 2 - f.counted;
        for (std::size_t k = 0; k < classes; ++k) {
          short_by[k] += missing >= least[k] && (missing <= most[k] || k + 1 == classes) ? 1 : 0;
        }
      }
      for (std::size_t k = 0; k < person_cells; ++k) {
        kinds[k < 6 ? 0 : k < 12 ? 1 : 2] += weights[k] * f.persons[k];
      }
    }
    auto const& row = row_of(sizes, "size", band_names[b]);
    std::string const of{band_names[b]};
    auto const text = std::to_string(year);
    if (year == 2025) {
      put("firms, " + of, row.at("companies_2025"), std::to_string(n), by_size);
    }
    put("persons counted, " + of, row.at("disabled_" + text), halves_text(c), by_size);
    put("actual rate %, " + of, row.at("rate_" + text + "_pct"), hundredths(c, w), by_size);
    if (!row.at("compliant_pct_" + text).empty()) {
      put("achieving %, " + of, row.at("compliant_pct_" + text), decimal_text(((n - bad) * 2'000 + n) / (2 * n), 1),
          by_size);
    }
    if (year == 2024) {
      std::string const source = "jp_june1_2024_shortfall_matrix.csv";
      std::string const column{band_columns[b]};
      for (std::size_t k = 0; k < classes; ++k) {
        put("firms " + std::string{class_names[k]} + " short, " + of,
            row_of(matrix, "persons_short", class_names[k]).at(column), std::to_string(short_by[k]), source);
      }
      put("firms employing nobody, " + of, row_of(matrix, "persons_short", "of_which_zero_employed").at(column),
          std::to_string(zero), source);
    }
    counted += c;
    base += w;
    failing += bad;
    none += zero;
    one_short += short_by[0];
  }
  std::string const source = "jp_june1_totals.csv";
  auto const n = static_cast<std::int64_t>(list.size());
  put(year == 2025 ? "firms" : "firms (derived)", totals.at("firms"), std::to_string(n), source);
  put("firms below their number", totals.at("failing"), std::to_string(failing), source);
  put("firms employing nobody", totals.at("none_employed"), std::to_string(none), source);
  if (!totals.at("one_short_pct").empty()) {
    put("of firms below, one person short %", totals.at("one_short_pct"),
        decimal_text((one_short * 2'000 + failing) / (2 * failing), 1), source);
  }
  put("achieving %", totals.at("achieving_pct"), decimal_text(((n - failing) * 2'000 + n) / (2 * n), 1), source);
  put("persons counted", totals.at("counted"), halves_text(counted), source);
  put("actual rate %", totals.at("rate_pct"), hundredths(counted, base), source);
  put("physical", totals.at("physical"), halves_text(kinds[0]), source);
  put("intellectual", totals.at("intellectual"), halves_text(kinds[1]), source);
  put("mental", totals.at("mental"), halves_text(kinds[2]), source);
  out.assumed = {
      "sizes inside a size class; the largest class is open",
      "industry: shares of firms in the report of 1999; only construction has an exclusion rate here, so a what-if on "
      "exclusion is too small",
      "severe persons: their share among physical and intellectual persons of 2002",
      "20 to under 30 hours: 30 of 100 mental and 10 of 100 other persons; 10 to under 20 hours: mental as in 2024",
      "no prefecture, no purchases: no official table was fitted",
      "firms under 40 workers are not in the tables and not here",
  };
  if (by_month) {
    out.assumed.emplace_back("workers of the other eleven months: within a person in two hundred of June");
  }
  return out;
}

}  // namespace quotalaw::whatif
