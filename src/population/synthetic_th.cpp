// SPDX-License-Identifier: Apache-2.0
// Thailand: employers whose places are those of the official tables of 2020 and 2023.
#include "quotalaw/population/summary.hpp"
#include "quotalaw/population/synthetic.hpp"
#include "quotalaw/th/quota.hpp"
#include "synthetic.hpp"

#include <array>

namespace quotalaw::whatif {

namespace {

constexpr std::size_t bands = 4;
constexpr std::array<std::string_view, bands> band_names{"100-299", "300-499", "500-999", "1000+"};
constexpr std::array<std::int64_t, bands> from{100, 300, 500, 1'000};
constexpr std::array<std::int64_t, bands> below{300, 500, 1'000, 400'000};

struct firm {
  std::size_t band = 0;
  std::int64_t employees = 0;
  std::int64_t required = 0;
  std::array<std::int64_t, 4> places{};  ///< hired, section 35, paid, neither
  std::size_t province = 0;
  std::string kind = "private";
  std::string name = "private";
};

std::int64_t whole(std::string const& text) {
  auto const n = parse_decimal(text, 0);
  return n ? *n : -1;
}

/// One size from each of n equal parts of a density of 1/size^2 between two bounds: x = 1 / (1/lo - u (1/lo - 1/hi)).
std::vector<std::int64_t> draw_sizes(std::int64_t lo, std::int64_t hi, std::int64_t n, dice& random) {
  std::vector<std::int64_t> out;
  constexpr std::uint64_t fine = 1U << 20U;
  auto const a = 1 / static_cast<double>(lo);
  auto const b = 1 / static_cast<double>(hi);
  for (std::int64_t i = 0; i < n; ++i) {
    auto const u = (static_cast<double>(i) + static_cast<double>(random.below(fine)) / static_cast<double>(fine)) /
                   static_cast<double>(n);
    out.push_back(std::min(hi - 1, static_cast<std::int64_t>(1 / (a - u * (a - b)))));
  }
  return out;
}

}  // namespace

made make_th(int year, std::uint64_t seed) {
  auto const table = statistics("th_quota_compliance_private.csv");
  std::map<std::string, std::string> private_row;
  std::map<std::string, std::string> row_2020;
  for (auto const& row : table) {
    if (row.at("as_of").starts_with(std::to_string(year))) {
      private_row = row;
    }
    if (row.at("as_of").starts_with("2020")) {
      row_2020 = row;
    }
  }
  if ((year != 2020 && year != 2023) || private_row.empty()) {
    throw facts_error(
        sentences::no_law_for_year, "--year",
        {{"what", "the table of compliance"}, {"year", std::to_string(year)}, {"advice", "ask for 2020 or 2023"}});
  }
  auto const state = row_of(statistics("th_quota_compliance_state.csv"), "year", std::to_string(year));
  dice random{seed};
  auto const law = th::quota_law_for({year});
  no_trace silent;
  auto required_of = [&](std::int64_t employees) { return th::required_heads(heads{employees}, law, silent).number(); };
  auto const required = whole(private_row.at("required"));
  auto const required_2020 = whole(row_2020.at("required"));
  auto const firms_2020 = whole(row_2020.at("establishments"));
  // The table of 2023 gives no number of employers: that of 2020, in proportion to the places.
  auto const firms_given = year == 2020;
  auto const n = firms_given ? firms_2020 : (firms_2020 * required + required_2020 / 2) / required_2020;

  // Size classes: the tables of eight provinces, fitted to their own sums and to the number of employers.
  auto const sizes = statistics("th_establishments_by_size.csv");
  std::vector<std::string> tables;
  std::vector<std::vector<double>> by_table;
  for (auto const& row : sizes) {
    for (std::size_t b = 0; b < bands; ++b) {
      if (row.at("size_class") == band_names[b]) {
        auto const& name = row.at("table");
        auto const at = std::find(tables.begin(), tables.end(), name);
        auto const t = static_cast<std::size_t>(at - tables.begin());
        if (at == tables.end()) {
          tables.push_back(name);
          by_table.emplace_back(bands, 0.0);
        }
        by_table[t][b] += static_cast<double>(whole(row.at("establishments")));
      }
    }
  }
  std::vector<double> shape(bands, 0);
  for (auto const& row : by_table) {
    for (std::size_t b = 0; b < bands; ++b) {
      shape[b] += row[b];
    }
  }
  auto const by_band = apportioned(shape, n);
  std::vector<firm> list;
  std::int64_t places = 0;
  for (std::size_t b = 0; b + 1 < bands; ++b) {
    for (auto const s : draw_sizes(from[b], below[b], by_band[b], random)) {
      firm f;
      f.band = b;
      f.employees = s;
      f.required = required_of(s);
      places += f.required;
      list.push_back(f);
    }
  }
  // The open class takes the places that are left: establishments are counted by province, the quota pools branches.
  auto const open = by_band[bands - 1];
  std::vector<std::int64_t> largest;
  std::int64_t low = 2'000;
  std::int64_t high = below[bands - 1];
  while (low < high) {
    auto const middle = (low + high) / 2;
    dice again{seed + 7};
    largest = draw_sizes(from[bands - 1], middle, open, again);
    std::int64_t sum = 0;
    for (auto const s : largest) {
      sum += required_of(s);
    }
    if (places + sum < required) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  std::int64_t in_open = 0;
  for (auto const s : largest) {
    in_open += required_of(s);
  }
  for (std::size_t i = 0; i < largest.size(); ++i) {
    firm f;
    f.band = bands - 1;
    f.employees = largest[i];
    list.push_back(f);
  }
  // The rest, some places: the largest employers take it, a hundred employees a place.
  auto rest = required - places - in_open;
  for (std::size_t i = list.size(); i-- > 0 && rest != 0;) {
    auto& f = list[i];
    if (f.band + 1 < bands) {
      break;
    }
    auto const step = rest > 0 ? (rest + open - 1) / open : -((-rest + open - 1) / open);
    auto const take = rest > 0 ? std::min(rest, step) : std::max(rest, step);
    f.employees += take * 100;
    rest -= take;
  }
  for (auto& f : list) {
    f.required = required_of(f.employees);
  }

  // How the places are met: whole employers or parts of them, each way until its official number is reached.
  std::array<std::int64_t, 4> left{whole(private_row.at("s33")), whole(private_row.at("s35")),
                                   whole(private_row.at("s34")), 0};
  left[3] = required - left[0] - left[1] - left[2];
  std::vector<std::size_t> order(list.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  random.shuffle(order);
  for (auto const i : order) {
    auto& f = list[i];
    for (auto open_places = f.required; open_places > 0;) {
      auto const sum = left[0] + left[1] + left[2] + left[3];
      if (sum == 0) {
        break;
      }
      auto draw = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(sum)));
      std::size_t way = 0;
      while (draw >= left[way]) {
        draw -= left[way];
        ++way;
      }
      auto chunk = open_places;
      if (chunk > 1 && random.chance(1, 2)) {
        chunk = 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(chunk)));
      }
      chunk = std::min(chunk, left[way]);
      f.places[way] += chunk;
      left[way] -= chunk;
      open_places -= chunk;
    }
  }
  for (auto& f : list) {
    f.province = random.below(th::province_count);
  }

  // State agencies: the agencies named in 2022, in proportion, and one row for those not named.
  auto const agencies = statistics("th_quota_state_agencies_2022.csv");
  auto const& state_2022 = row_of(statistics("th_quota_compliance_state.csv"), "year", "2022");
  auto const wanted = whole(state.at("required"));
  auto const employed = whole(state.at("employed"));
  std::vector<double> required_shape;
  std::vector<double> employed_shape;
  auto unnamed_required = whole(state_2022.at("required"));
  auto unnamed_employed = whole(state_2022.at("employed"));
  std::vector<std::string> agency_names;
  for (auto const& row : agencies) {
    required_shape.push_back(static_cast<double>(whole(row.at("required"))));
    employed_shape.push_back(static_cast<double>(whole(row.at("employed"))));
    unnamed_required -= whole(row.at("required"));
    unnamed_employed -= whole(row.at("employed"));
    agency_names.push_back("state: " + row.at("agency"));
  }
  required_shape.push_back(static_cast<double>(unnamed_required));
  employed_shape.push_back(static_cast<double>(unnamed_employed));
  agency_names.emplace_back("state: not named");
  auto const agency_required = apportioned(required_shape, wanted);
  auto const agency_employed = apportioned(employed_shape, employed);
  for (std::size_t i = 0; i < agency_names.size(); ++i) {
    firm f;
    f.band = bands;
    f.employees = agency_required[i] * 100;
    f.required = required_of(f.employees);
    f.places[0] = agency_employed[i];
    f.kind = "state";
    f.name = agency_names[i];
    list.push_back(f);
  }

  made out;
  out.employers = list.size();
  out.csv = "# made up: no real employer. Fitted to the compliance of " + std::to_string(year) + ", seed " +
            std::to_string(seed) + ".\nid,kind,industry,province,employees,hired,alternatives,paid\n";
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto const& f = list[i];
    out.csv += "TH" + std::to_string(i + 1) + "," + f.kind + ",\"" + f.name + "\"," +
               (f.band == bands ? std::string{"TH-10"} : std::string{th::terms::provinces[f.province].code}) + "," +
               std::to_string(f.employees) + "," + std::to_string(f.places[0]) + "," + std::to_string(f.places[1]) +
               "," + std::to_string(f.places[2]) + "\n";
    ++out.rows;
  }
  auto put = [&](std::string figure, std::string const& given, std::int64_t found, std::string source) {
    auto const a = whole(given);
    out.fit.push_back({std::move(figure), given, std::to_string(found), a < 0 ? "" : std::to_string(found - a),
                       a == found, std::move(source)});
  };
  std::array<std::int64_t, 4> met{};
  std::int64_t owed = 0;
  std::int64_t state_owed = 0;
  std::int64_t state_met = 0;
  std::array<std::int64_t, bands> by_size{};
  std::int64_t firms = 0;
  for (auto const& f : list) {
    if (f.band == bands) {
      state_owed += f.required;
      state_met += f.places[0];
      continue;
    }
    ++firms;
    ++by_size[f.band];
    owed += f.required;
    for (std::size_t w = 0; w < 4; ++w) {
      met[w] += f.places[w];
    }
  }
  std::string const source = "th_quota_compliance_private.csv";
  if (firms_given) {
    put("employers", row_2020.at("establishments"), firms, source);
  }
  put("places required", private_row.at("required"), owed, source);
  put("persons employed, section 33", private_row.at("s33"), met[0], source);
  put("places covered, section 35", private_row.at("s35"), met[1], source);
  put("places paid, section 34", private_row.at("s34"), met[2], source);
  put("done in all (paying counts)", private_row.at("done_total"), met[0] + met[1] + met[2], source);
  if (!private_row.at("unmet_published").empty()) {
    put("neither filled nor paid", private_row.at("unmet_published"), met[3], source);
  }
  put("state agencies, places required", state.at("required"), state_owed, "th_quota_compliance_state.csv");
  put("state agencies, persons employed", state.at("employed"), state_met, "th_quota_compliance_state.csv");
  // Shares of the size classes, in tenths of a percent.
  double all = 0;
  for (auto const s : shape) {
    all += s;
  }
  for (std::size_t b = 0; b < bands; ++b) {
    auto const given = static_cast<std::int64_t>(shape[b] * 1'000 / all + 0.5);
    auto const found = (by_size[b] * 2'000 + firms) / (2 * firms);
    out.fit.push_back({"share of employers of " + std::string{band_names[b]} + ", %", decimal_text(given, 1),
                       decimal_text(found, 1), decimal_text(found - given, 1), given == found,
                       "th_establishments_by_size.csv"});
  }
  out.assumed = {
      "sizes inside a class; the class of 1,000 and more takes the places that the others leave (the tables count "
      "establishments, the quota pools branches)",
      "which employer meets its places in which way",
      "province: each with the same chance, as no table of employers by province was at hand; results by province mean "
      "nothing, and a what-if at the wage of the province is an illustration",
      "state agencies: one row each for those named in 2022, in proportion, and one for all others",
      "employers under 100 are not in the tables and not here: a what-if with a lower threshold finds nobody new",
  };
  if (!firms_given) {
    out.assumed.emplace_back(
        "number of employers: that of 2020 in proportion to the places, none is published for 2023");
  }
  return out;
}

}  // namespace quotalaw::whatif
