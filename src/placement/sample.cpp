// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/placement/sample.hpp"

#include "quotalaw/placement/geo.hpp"
#include "quotalaw/th/quota.hpp"
#include "statistics_data.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace quotalaw::placement {

namespace {

/// Whole numbers in a fixed order from a seed (SplitMix64). The distributions of the standard library differ between
/// platforms, so none is used.
class dice {
 public:
  explicit dice(std::uint64_t seed) : state_{seed} {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// From 0 to n − 1, all alike.
  std::int64_t below(std::int64_t n) {
    auto const m = static_cast<std::uint64_t>(n);
    auto const uneven = (0 - m) % m;  // so many of the lowest values would come once too often
    for (;;) {
      auto const x = next();
      if (x >= uneven) {
        return static_cast<std::int64_t>(x % m);
      }
    }
  }
  bool one_in(std::int64_t n) { return below(n) == 0; }
  bool percent(std::int64_t p) { return below(100) < p; }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (auto i = list.size(); i > 1; --i) {
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<std::int64_t>(i)))]);
    }
  }

 private:
  std::uint64_t state_;
};

/// Shares a whole number out by weights: largest remainders, so that the sum is exact and nobody is off by one.
std::vector<std::int64_t> shared_out(std::int64_t total, std::span<std::int64_t const> weights) {
  std::int64_t sum = 0;
  for (auto const w : weights) {
    sum += w;
  }
  std::vector<std::int64_t> out(weights.size());
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto given = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    out[i] = total * weights[i] / sum;
    given -= out[i];
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return total * weights[a] % sum > total * weights[b] % sum; });
  for (std::size_t i = 0; given > 0; ++i, --given) {
    ++out[order[i]];
  }
  return out;
}

/// One entry for each counted thing: {2, 1} is 0, 0, 1.
std::vector<std::size_t> laid_out(std::span<std::int64_t const> counts) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    out.insert(out.end(), static_cast<std::size_t>(counts[i]), i);
  }
  return out;
}

std::vector<std::int64_t> persons_of(std::span<share const> table) {
  std::vector<std::int64_t> out;
  for (auto const& s : table) {
    out.push_back(s.persons);
  }
  return out;
}

std::int64_t persons_named(std::span<share const> table, std::string_view name) {
  for (auto const& s : table) {
    if (s.of == name) {
      return s.persons;
    }
  }
  return 0;
}

/// The planner's words for the kinds of data/statistics/th_pwd_by_type_2021.csv.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kind_words{
    {{"mobility_or_physical", "physical"},
     {"hearing_or_communication", "hearing"},
     {"visual", "visual"},
     {"mental_or_behavioural", "mental"},
     {"intellectual", "intellectual"},
     {"multiple", "multiple"},
     {"autism", "autism"},
     {"learning", "learning"},
     {"awaiting_confirmation", "unconfirmed"}}};

constexpr std::array<std::string_view, 7> skills{"office", "cleaning", "garden", "kitchen", "care", "craft", "data"};

std::string degrees(std::int32_t millionths) {
  auto const hundred_thousandths = (millionths + 5) / 10;
  auto digits = std::to_string(hundred_thousandths % 100'000);
  digits.insert(0, 5 - digits.size(), '0');
  return std::to_string(hundred_thousandths / 100'000) + "." + digits;
}

std::string numbered(char letter, std::size_t number, std::int64_t of) {
  auto digits = std::to_string(number + 1);
  auto const width = std::to_string(of).size();
  digits.insert(0, width > digits.size() ? width - digits.size() : 0, '0');
  return letter + digits;
}

std::string_view code_of(std::size_t province) { return th::terms::provinces[province].code; }

struct made_task {
  std::string_view name;
  std::int64_t seats = 0;
  std::int64_t taken = 0;
  std::string_view skill;
  std::int64_t level = 0;
  std::string suits;  ///< list; empty: all
};

struct made_host {
  std::string name;
  std::size_t province = 0;
  geo_point at;
  std::string owner;
  std::int64_t seats = 0;
  std::int64_t taken = 0;
  std::optional<std::int64_t> supervisors;
  std::int64_t high_support_taken = 0;
  bool step_free = false;
  bool sign_language = false;
  std::vector<made_task> tasks;
};

struct made_company {
  std::size_t province = 0;
  std::int64_t employees = 0;
  std::int64_t hired = 0;
  std::int64_t alternatives = 0;
  std::int64_t shortfall = 0;
  std::int64_t placed = 0;
  std::string_view forms;
  std::string wishes;
  std::int64_t fee = 0;
};

struct made_person {
  std::size_t province = 0;
  std::string_view kind;
  geo_point at;
  std::vector<std::string_view> skills;
  std::int64_t level = 0;
  bool high_support = false;
  bool step_free = false;
  bool sign_language = false;
  std::string_view limit;
  bool consents = true;
  std::string_view forms;
  bool carer = false;
  std::size_t carer_for = 0;
  std::optional<std::size_t> host;
  std::size_t task = 0;
  std::size_t company = 0;
  bool wants_move = false;
  std::string refuses;
};

class maker {
 public:
  explicit maker(sample_facts const& wanted)
      : wanted_{wanted}, law_{th::quota_law_for(wanted.year)}, dice_{wanted.seed} {
    for (auto const& t : towns()) {
      town_of_[static_cast<std::size_t>(t.where)].push_back(&t);
    }
  }

  sample_tables make() {
    share_provinces();
    make_hosts();
    make_companies();
    make_people();
    seat_incumbents();
    return {write_people(), write_hosts(), write_companies()};
  }

 private:
  /// Persons by province: the regions as published; within a region by its towns, as no count by province is known.
  void share_provinces() {
    auto const regions = statistics::regions();
    auto persons = persons_of(regions);
    for (std::size_t r = 0; r < regions.size(); ++r) {
      persons[r] = has_region(regions[r].of) ? persons[r] : 0;
    }
    auto const by_region = shared_out(wanted_.people, persons);
    weight_.assign(th::province_count, 0);
    people_in_.assign(th::province_count, 0);
    for (std::size_t r = 0; r < regions.size(); ++r) {
      std::vector<std::size_t> members;
      std::vector<std::int64_t> weights;
      for (std::size_t p = 0; p < th::province_count; ++p) {
        if (province_places()[p].region == regions[r].of && is_in(p)) {
          members.push_back(p);
          weights.push_back(static_cast<std::int64_t>(town_of_[p].size()));
        }
      }
      if (members.empty()) {
        continue;
      }
      auto const shares = shared_out(by_region[r], weights);
      for (std::size_t i = 0; i < members.size(); ++i) {
        people_in_[members[i]] = shares[i];
        weight_[members[i]] = shares[i];
      }
    }
    // A sample too small for every province still has hosts where its people are.
    if (std::all_of(weight_.begin(), weight_.end(), [](std::int64_t w) { return w == 0; })) {
      for (std::size_t p = 0; p < th::province_count; ++p) {
        weight_[p] = is_in(p) ? 1 : 0;
      }
    }
  }

  /// Whether the sample lies in a province, and whether in any of a region.
  bool is_in(std::size_t p) const {
    auto const& all = wanted_.provinces;
    return all.empty() || std::find(all.begin(), all.end(), static_cast<th::province>(p)) != all.end();
  }
  bool has_region(std::string_view name) const {
    for (std::size_t p = 0; p < th::province_count; ++p) {
      if (province_places()[p].region == name && is_in(p)) {
        return true;
      }
    }
    return false;
  }

  geo_point near_town(std::size_t province, std::string_view* name = nullptr) {
    auto const& list = town_of_[province];
    auto const& t = *list[static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(list.size())))];
    if (name != nullptr) {
      *name = t.name;
    }
    // Up to 0.06 degrees, some 6.5 km, each way; the sum of two draws lies nearer to the town more often.
    auto away = [&] { return static_cast<std::int32_t>(dice_.below(60'001) + dice_.below(60'001) - 60'000); };
    auto const up = away();
    return {t.at.latitude + up, t.at.longitude + away()};
  }

  void make_hosts() {
    struct host_kind {
      std::string_view name;
      std::int64_t weight;
    };
    // Made up: which kinds of hosts there are is published, how many of each is not.
    static constexpr std::array<host_kind, 6> kinds{{{"Tambon health promoting hospital", 60},
                                                     {"School", 15},
                                                     {"Nursery", 10},
                                                     {"Local administration", 8},
                                                     {"Rehabilitation centre", 5},
                                                     {"Red Cross post", 2}}};
    std::array<std::int64_t, kinds.size()> weights{};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      weights[i] = kinds[i].weight;
    }
    auto kind_list = laid_out(shared_out(wanted_.hosts, weights));
    auto province_list = laid_out(shared_out(wanted_.hosts, weight_));
    dice_.shuffle(kind_list);
    dice_.shuffle(province_list);
    auto const hospitals = static_cast<std::int64_t>(std::count(kind_list.begin(), kind_list.end(), std::size_t{0}));
    auto const owners = statistics::hospital_owners();
    auto owner_list = laid_out(shared_out(hospitals, persons_of(owners)));
    dice_.shuffle(owner_list);
    auto next_owner = owner_list.begin();

    auto const seats = wanted_.people * (100 + wanted_.spare_seats) / 100;
    auto const mean = std::max<std::int64_t>(seats / wanted_.hosts, 1);
    std::int64_t laid = 0;
    for (std::size_t i = 0; i < kind_list.size(); ++i) {
      made_host h;
      h.province = province_list[i];
      std::string_view town_name;
      h.at = near_town(h.province, &town_name);
      h.name = std::string{kinds[kind_list[i]].name} + ", " + std::string{town_name};
      switch (kind_list[i]) {
        case 0:
          h.owner = owners[*next_owner].of == "pao" ? "Provincial administration of " : "Ministry of Public Health";
          if (owners[*next_owner++].of == "pao") {
            h.owner += std::string{th::terms::provinces[h.province].name};
          }
          break;
        case 1:
          h.owner = "Ministry of Education";
          break;
        case 5:
          h.owner = "Thai Red Cross Society";
          break;
        default:
          h.owner = "Local administration";
      }
      h.seats = 1 + dice_.below(2 * mean - 1);
      laid += h.seats;
      if (!dice_.percent(30)) {
        h.supervisors = 1 + dice_.below(2);
      }
      h.step_free = dice_.percent(70);
      h.sign_language = dice_.percent(25);
      hosts_.push_back(std::move(h));
    }
    while (laid != seats) {
      auto& h = hosts_[static_cast<std::size_t>(dice_.below(wanted_.hosts))];
      if (laid < seats) {
        ++h.seats;
        ++laid;
      } else if (h.seats > 1) {
        --h.seats;
        --laid;
      } else if (std::all_of(hosts_.begin(), hosts_.end(), [](made_host const& x) { return x.seats == 1; })) {
        break;  // fewer seats than hosts: each keeps one
      }
    }
    for (auto& h : hosts_) {
      auto const special = h.seats > 1 && dice_.percent(40) ? 1 + dice_.below(h.seats - 1) : 0;
      if (h.seats > special) {
        h.tasks.push_back({.name = "general", .seats = h.seats - special, .skill = {}, .suits = {}});
      }
      if (special > 0) {
        made_task t{.name = "skilled", .seats = special, .skill = {}, .suits = {}};
        t.skill = skills[static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(skills.size())))];
        t.level = dice_.below(4);
        if (dice_.percent(20)) {
          t.suits = "physical;hearing;visual";
        }
        h.tasks.push_back(std::move(t));
      }
    }
  }

  void make_companies() {
    no_trace silent;
    auto required_of = [&](std::int64_t n) { return th::required_heads(heads{n}, law_, silent).number(); };
    // An intermediary meets companies by the places they owe, so a class weighs what its employees weigh.
    auto const classes = statistics::sizes();
    std::vector<std::int64_t> weights;
    for (auto const& c : classes) {
      weights.push_back(c.employees);
    }
    auto class_list = laid_out(shared_out(wanted_.companies, weights));
    dice_.shuffle(class_list);
    std::vector<std::int64_t> sizes;
    for (auto const at : class_list) {
      auto const& c = classes[at];
      auto const most = c.most > 0 ? c.most : 2 * (c.employees / c.establishments) - c.least;
      sizes.push_back(c.least + dice_.below(most - c.least + 1));
    }
    // All sizes times one factor, in thousandths, so that the places still owed come to the number wanted.
    auto const places = wanted_.places > 0 ? wanted_.places : std::max<std::int64_t>(wanted_.people * 9 / 10, 1);
    auto const met = statistics::required_places();
    auto const met_counts = persons_of(met);
    auto const all = std::accumulate(met_counts.begin(), met_counts.end(), std::int64_t{0});
    auto const by_33 = persons_named(met, "s33");
    auto const by_35 = persons_named(met, "s35");
    auto owed_at = [&](std::int64_t thousandths) {
      std::int64_t required = 0;
      for (auto const n : sizes) {
        required += required_of(n * thousandths / 1'000);
      }
      return required * (all - by_33 - by_35) / all;
    };
    std::int64_t low = 0;
    std::int64_t high = 1;
    while (owed_at(high) < places && high < 1'000'000'000) {
      high *= 2;
    }
    while (high - low > 1) {
      auto const middle = low + (high - low) / 2;
      (owed_at(middle) < places ? low : high) = middle;
    }
    factor_ = high;

    // Head offices: made up. Half in Bangkok and a third around it, as big employers are.
    std::vector<std::int64_t> offices(th::province_count, 1);
    for (std::size_t p = 0; p < th::province_count; ++p) {
      auto const region = province_places()[p].region;
      offices[p] = region == "Bangkok" ? 250 : region == "Central and East" ? 7 : 2;
    }
    auto office_list = laid_out(shared_out(wanted_.companies, offices));
    dice_.shuffle(office_list);
    std::vector<std::string_view> wishes;
    for (std::string_view const region : {"Northeast", "North", "South"}) {
      if (has_region(region)) {
        wishes.push_back(region);
      }
    }
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      made_company c;
      c.province = office_list[i];
      c.employees = sizes[i] * factor_ / 1'000;
      auto const required = required_of(c.employees);
      for (std::int64_t n = 0; n < required; ++n) {
        auto const drawn = dice_.below(all);
        (drawn < by_33 ? c.hired : drawn < by_33 + by_35 ? c.alternatives : c.shortfall) += 1;
      }
      auto const form = dice_.below(10);
      c.forms = form < 2 ? "33" : form < 5 ? "35" : "";
      if (dice_.percent(15) && !wishes.empty()) {
        auto const region = wishes[static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(wishes.size())))];
        for (std::size_t p = 0; p < th::province_count; ++p) {
          if (province_places()[p].region == region) {
            c.wishes += (c.wishes.empty() ? "" : ";") + std::string{code_of(p)};
          }
        }
      }
      static constexpr std::array<std::int64_t, 4> fees{0, 1'000, 3'000, 5'000};
      c.fee = fees[static_cast<std::size_t>(dice_.below(4))];
      companies_.push_back(std::move(c));
    }
  }

  void make_people() {
    auto const types = statistics::types();
    auto kind_list = laid_out(shared_out(wanted_.people, persons_of(types)));
    auto province_list = laid_out(people_in_);
    dice_.shuffle(kind_list);
    dice_.shuffle(province_list);
    for (std::size_t i = 0; i < province_list.size(); ++i) {
      made_person p;
      p.province = province_list[i];
      auto const name = types[kind_list[i]].of;
      p.kind =
          std::find_if(kind_words.begin(), kind_words.end(), [&](auto const& k) { return k.first == name; })->second;
      p.at = near_town(p.province);
      // All that follows is made up.
      auto const how_many = 1 + dice_.below(3);
      for (std::int64_t s = 0; s < how_many; ++s) {
        auto const one = skills[static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(skills.size())))];
        if (std::find(p.skills.begin(), p.skills.end(), one) == p.skills.end()) {
          p.skills.push_back(one);
        }
      }
      p.level = dice_.below(6);
      p.step_free = (p.kind == "physical" || p.kind == "multiple") && dice_.percent(40);
      p.sign_language = p.kind == "hearing" && dice_.percent(50);
      p.high_support = p.kind == "multiple" || p.kind == "autism" ? dice_.percent(50)
                       : p.kind == "intellectual"                 ? dice_.percent(30)
                       : p.kind == "mental"                       ? dice_.percent(20)
                                                                  : dice_.percent(5);
      static constexpr std::array<std::string_view, 8> limits{"", "", "", "", "10", "15", "20", "50"};
      p.limit = limits[static_cast<std::size_t>(dice_.below(8))];
      p.consents = !dice_.percent(3);
      auto const form = dice_.below(20);
      p.forms = form < 3 ? "33" : form < 5 ? "35" : "";
      // A carer in place of a person seen before, who may be placed instead.
      if (i > 0 && dice_.percent(4)) {
        auto const other = static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(i)));
        auto const& cared = people_[other];
        if (!cared.carer && cared.province == p.province && !cared_for(other)) {
          p.carer = true;
          p.carer_for = other;
          p.at = cared.at;
          p.kind = cared.kind;
          p.step_free = p.sign_language = p.high_support = false;
          p.forms = "35";
        }
      }
      if (dice_.percent(2)) {
        p.refuses = numbered('C', static_cast<std::size_t>(dice_.below(wanted_.companies)), wanted_.companies);
      }
      people_.push_back(std::move(p));
    }
  }

  bool cared_for(std::size_t who) const {
    return std::any_of(people_.begin(), people_.end(),
                       [&](made_person const& p) { return p.carer && p.carer_for == who; });
  }

  /// Those who work already: their share of those who work or look for work, as published.
  void seat_incumbents() {
    auto const status = statistics::work_status();
    auto const working = persons_named(status, "working");
    auto const looking = persons_named(status, "not_working");
    auto left = wanted_.people * working / (working + looking);
    std::vector<std::vector<std::size_t>> hosts_in(th::province_count);
    for (std::size_t h = 0; h < hosts_.size(); ++h) {
      hosts_in[hosts_[h].province].push_back(h);
    }
    std::vector<std::size_t> order(people_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    dice_.shuffle(order);
    for (auto const at : order) {
      if (left == 0) {
        break;
      }
      auto& p = people_[at];
      if (p.carer || !p.consents || cared_for(at)) {
        continue;
      }
      // The nearest of the province within some 9 km that has a fitting free seat. A degree of longitude is taken at
      // the latitude of Bangkok: nobody's limit is so near.
      std::int64_t best = 80'000LL * 80'000;
      for (auto const h : hosts_in[p.province]) {
        auto const& host = hosts_[h];
        auto const north = static_cast<std::int64_t>(host.at.latitude - p.at.latitude);
        auto const east = static_cast<std::int64_t>(host.at.longitude - p.at.longitude) * 973 / 1'000;
        auto const far = north * north + east * east;
        if (far >= best || host.taken == host.seats || (p.step_free && !host.step_free) ||
            (p.sign_language && !host.sign_language) ||
            (p.high_support && host.supervisors && host.high_support_taken == 3 * *host.supervisors)) {
          continue;
        }
        for (std::size_t t = 0; t < host.tasks.size(); ++t) {
          auto const& task = host.tasks[t];
          bool const able =
              task.skill.empty() ||
              (std::find(p.skills.begin(), p.skills.end(), task.skill) != p.skills.end() && p.level >= task.level);
          bool const suits = task.suits.empty() || task.suits.find(p.kind) != std::string::npos;
          if (task.taken < task.seats && able && suits) {
            best = far;
            p.host = h;
            p.task = t;
            break;
          }
        }
      }
      if (!p.host) {
        continue;
      }
      // For a company that still owes places, accepts the form and wants the province.
      bool found = false;
      for (int tries = 0; tries < 40 && !found; ++tries) {
        auto const c = static_cast<std::size_t>(dice_.below(wanted_.companies));
        auto const& firm = companies_[c];
        found = firm.placed < firm.shortfall && (firm.forms.empty() || p.forms.empty() || firm.forms == p.forms) &&
                (firm.wishes.empty() || firm.wishes.find(code_of(p.province)) != std::string::npos) &&
                p.refuses != numbered('C', c, wanted_.companies);
        if (found) {
          p.company = c;
        }
      }
      if (!found) {
        p.host.reset();
        continue;
      }
      ++companies_[p.company].placed;
      auto& host = hosts_[*p.host];
      ++host.taken;
      ++host.tasks[p.task].taken;
      host.high_support_taken += p.high_support ? 1 : 0;
      p.wants_move = dice_.percent(5);
      --left;
    }
  }

  std::string first_line(std::string_view what) const {
    return "# SYNTHETIC " + std::string{what} + ": made up by quotalaw place sample --people " +
           std::to_string(wanted_.people) + " --companies " + std::to_string(wanted_.companies) + " --hosts " +
           std::to_string(wanted_.hosts) + " --seed " + std::to_string(wanted_.seed) + " --fund-year " +
           std::to_string(wanted_.year.common_era) + provinces_option() + "; nobody and nothing here exists\n";
  }

  std::string provinces_option() const {
    std::string out;
    for (auto const p : wanted_.provinces) {
      out += (out.empty() ? " --provinces " : ",") + std::string{code_of(static_cast<std::size_t>(p))};
    }
    return out;
  }

  static std::string_view flag(bool b) { return b ? "yes" : ""; }

  std::string write_people() const {
    auto out = first_line("people") +
               "# regions, kinds of disability and the share already at work as published; the rest is made up\n"
               "id,role,carer_for,province,latitude,longitude,disability,skills,level,high_support,step_free,"
               "sign_language,limit_km,consents,refuses,forms,host_now,task_now,company_now,wants_move\n";
    for (std::size_t i = 0; i < people_.size(); ++i) {
      auto const& p = people_[i];
      auto add = [&](std::string_view text) {
        out += text;
        out += ',';
      };
      add(numbered('P', i, wanted_.people));
      add(p.carer ? "carer" : "");
      add(p.carer ? numbered('P', p.carer_for, wanted_.people) : "");
      add(code_of(p.province));
      add(degrees(p.at.latitude));
      add(degrees(p.at.longitude));
      add(p.kind);
      std::string list;
      for (auto const s : p.skills) {
        list += (list.empty() ? "" : ";") + std::string{s};
      }
      add(list);
      add(std::to_string(p.level));
      add(flag(p.high_support));
      add(flag(p.step_free));
      add(flag(p.sign_language));
      add(p.limit);
      add(p.consents ? "" : "no");
      add(p.refuses);
      add(p.forms);
      add(p.host ? numbered('H', *p.host, wanted_.hosts) : "");
      add(p.host ? hosts_[*p.host].tasks[p.task].name : "");
      add(p.host ? numbered('C', p.company, wanted_.companies) : "");
      out += flag(p.wants_move);
      out += '\n';
    }
    return out;
  }

  std::string write_hosts() const {
    auto out = first_line("hosts") +
               "# places by persons and towns, owners of hospitals as published; the rest is made up\n"
               "id,name,province,latitude,longitude,owner,seats,supervisors,supported_per_supervisor,step_free,"
               "sign_language,task,task_seats,task_skill,task_level,task_suits\n";
    for (std::size_t i = 0; i < hosts_.size(); ++i) {
      auto const& h = hosts_[i];
      for (auto const& t : h.tasks) {
        out += numbered('H', i, wanted_.hosts) + ",\"" + h.name + "\"," + std::string{code_of(h.province)} + "," +
               degrees(h.at.latitude) + "," + degrees(h.at.longitude) + "," + h.owner + "," + std::to_string(h.seats) +
               "," + (h.supervisors ? std::to_string(*h.supervisors) + ",3" : ",") + "," +
               (h.step_free ? "yes" : "no") + "," + (h.sign_language ? "yes" : "no") + "," + std::string{t.name} + "," +
               std::to_string(t.seats) + "," + std::string{t.skill} + "," +
               (t.skill.empty() ? "" : std::to_string(t.level)) + "," + t.suits + "\n";
      }
    }
    return out;
  }

  std::string write_companies() const {
    auto out = first_line("companies") +
               "# classes of size and how required places are met as published, all sizes times " +
               std::to_string(factor_) +
               "/1000 to owe the places wanted; the rest is made up\n"
               "id,name,province,employees,hired,alternatives,forms,provinces,fee\n";
    for (std::size_t i = 0; i < companies_.size(); ++i) {
      auto const& c = companies_[i];
      auto const id = numbered('C', i, wanted_.companies);
      out += id + ",Company " + id.substr(1) + " (synthetic)," + std::string{code_of(c.province)} + "," +
             std::to_string(c.employees) + "," + std::to_string(c.hired) + "," + std::to_string(c.alternatives) + "," +
             std::string{c.forms} + "," + c.wishes + "," + std::to_string(c.fee) + ".00\n";
    }
    return out;
  }

  sample_facts wanted_;
  th::quota_law law_;
  dice dice_;
  std::array<std::vector<town const*>, th::province_count> town_of_;
  std::vector<std::int64_t> weight_;
  std::vector<std::int64_t> people_in_;
  std::vector<made_host> hosts_;
  std::vector<made_company> companies_;
  std::vector<made_person> people_;
  std::int64_t factor_ = 1'000;
};

}  // namespace

sample_tables make_sample(sample_facts const& wanted) {
  auto within = [](std::int64_t n, std::int64_t least, std::int64_t most, std::string_view name) {
    if (n < least) {
      throw facts_error(sentences::negative, std::string{name}, {{"value", std::to_string(n)}});
    }
    if (n > most) {
      throw facts_error(sentences::too_large, std::string{name},
                        {{"value", std::to_string(n)}, {"limit", std::to_string(most)}});
    }
  };
  constexpr std::int64_t most = 1'000'000;
  within(wanted.people, 1, most, "--people");
  within(wanted.companies, 1, most, "--companies");
  within(wanted.hosts, 1, most, "--hosts");
  within(wanted.places, 0, most, "--places");
  within(wanted.spare_seats, 0, 1'000, "--spare-seats");
  return maker{wanted}.make();
}

map_point on_map(geo_point at) {
  // The frame of data/geo/make_geo.py: 80 units a degree, longitude times cos(13.2°).
  constexpr std::int64_t west = 97'200'000;
  constexpr std::int64_t north = 20'600'000;
  auto const x = (at.longitude - west) * 80 * 97358 / 100'000;
  auto const y = (north - at.latitude) * 80;
  return {static_cast<int>(x / 1'000'000), static_cast<int>(y / 1'000'000)};
}

}  // namespace quotalaw::placement
