// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// What the planner is told: persons, hosts, companies, limits of provinces. Files: docs/reference/placement-files.md.
/// Accepted facts are in range and every reference has been found; the solver does not check them again.

#include "../core/calendar.hpp"
#include "../core/count.hpp"
#include "../core/money.hpp"
#include "../th/facts.hpp"
#include "../th/parameters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::placement {

using quotalaw::text_of;
using th::baht;
using index = std::uint32_t;  ///< of a person, host or company in its vector
inline constexpr index nobody = 0xFFFFFFFFU;

/// Kinds of disability as the Thai statistics have them.
enum class disability : std::uint8_t {
  visual,
  hearing,
  physical,
  mental,
  intellectual,
  learning,
  autism,
  multiple,
  unconfirmed  ///< awaiting confirmation
};
inline constexpr std::array<std::string_view, 9> disability_names{
    "visual", "hearing", "physical", "mental", "intellectual", "learning", "autism", "multiple", "unconfirmed"};
constexpr std::string_view text_of(disability d) { return disability_names[static_cast<std::size_t>(d)]; }

/// A set of kinds of disability, one bit each.
using disability_set = std::uint16_t;
constexpr disability_set only(disability d) { return static_cast<disability_set>(1U << static_cast<unsigned>(d)); }
inline constexpr disability_set any_disability = (1U << disability_names.size()) - 1;

/// Under which section a place is filled.
enum class form : std::uint8_t {
  section_33,  ///< employed by the company, works at the host
  section_35   ///< contract or grant in place of employment; the only form open to a carer
};
inline constexpr std::array<std::string_view, 2> form_names{"33", "35"};
constexpr std::string_view text_of(form f) { return form_names[static_cast<std::size_t>(f)]; }

struct forms {
  bool section_33 = true;
  bool section_35 = true;
  constexpr bool has(form f) const { return f == form::section_33 ? section_33 : section_35; }
  friend constexpr bool operator==(forms, forms) = default;
};

/// A point on the globe in millionths of a degree.
struct point {
  std::int32_t latitude = 0;
  std::int32_t longitude = 0;
  friend constexpr bool operator==(point, point) = default;
};

struct person {
  std::string id;
  bool carer = false;        ///< a carer (ผู้ดูแลคนพิการ) rather than the person with disabilities
  index carer_for = nobody;  ///< the person cared for; only one of the two can be placed
  th::province home{};
  std::optional<point> where;  ///< without a point only the pairs of a table of travel times can be used
  disability kind{};
  std::vector<std::string> skills;            ///< in the words of the hosts' tasks
  std::uint8_t level = 0;                     ///< of schooling or skill, 0 to 9
  bool high_support = false;                  ///< needs a supervisor's time
  bool step_free = false;                     ///< needs access without steps
  bool sign_language = false;                 ///< needs somebody who signs
  std::optional<std::int64_t> metres_limit;   ///< the longest way; none: the rule's
  std::optional<std::int64_t> minutes_limit;  ///< the longest travel time, where times are given
  bool consents = true;                       ///< agreed to be placed
  bool left = false;                          ///< dropped out of a plan that runs: not asked again
  std::vector<index> only_hosts;              ///< agreed to these alone; empty: any
  std::vector<index> refused_hosts;
  std::vector<index> refused_companies;
  forms accepts;
  std::optional<day> available_from;
  index host_now = nobody;           ///< works there already
  index task_now = nobody;           ///< of that host
  index company_now = nobody;        ///< for that company
  bool wants_move = false;           ///< asked to change; others who work already stay
  bool planned = false;              ///< has the place of now from a plan that runs: the contract begins with its term
  std::optional<std::int64_t> week;  ///< of the year in which the person comes; only the simulation of a year asks
  std::uint32_t line = 0;

  /// Whether hosts near the person may be looked for.
  bool looks_for_a_place() const { return consents && !left && where.has_value(); }
};

/// Work of one kind at a host.
struct task {
  std::string name;
  std::int64_t seats = 0;
  std::string skill;  ///< needed; empty: none
  std::uint8_t level = 0;
  disability_set suits = any_disability;
};

struct host {
  std::string id;
  std::string name;
  th::province where{};
  std::optional<point> at;
  std::string owner;                               ///< as written; a company's id or any other body
  index owned_by = nobody;                         ///< the company that owns it: it cannot place people here
  std::int64_t seats = 0;                          ///< in all
  std::optional<std::int64_t> high_support_seats;  ///< supervisors × persons each can look after; none: no limit
  bool step_free = false;
  bool sign_language = false;
  std::optional<day> open_from;
  std::optional<day> open_to;  ///< last day
  bool closed = false;         ///< in a plan that runs
  std::vector<task> tasks;     ///< at least one
  std::uint32_t line = 0;
};

struct company {
  std::string id;
  std::string name;
  th::province head_office{};
  th::employer_kind kind = th::employer_kind::private_employer;
  heads employees;    ///< without disability, on the count day
  th::places filled;  ///< filled without the plan
  heads required;     ///< section 33, by the quota module
  heads shortfall;    ///< still missing before the plan, by the quota module
  heads wanted;       ///< places it wants filled by the plan; more than the shortfall is allowed
  forms offers;
  std::vector<th::province> only_provinces;  ///< wishes, in order; empty: anywhere
  std::optional<baht> daily_wage;            ///< section 33; none: the minimum wage of the host's province
  std::optional<baht> yearly_value;          ///< section 35; none: the amount of section 34
  baht fee;                                  ///< to the intermediary, a place
  std::optional<baht> budget;                ///< of the year, wages and fees
  std::optional<day> from;                   ///< first day of the contracts; none: of the fund year
  std::optional<day> to;                     ///< last day; none: of the fund year
  std::uint32_t line = 0;

  bool wants_people_in(th::province q) const {
    return only_provinces.empty() || std::binary_search(only_provinces.begin(), only_provinces.end(), q);
  }
};

/// Floors and ceilings stated on the province of the host, not split over hosts beforehand.
struct province_limit {
  th::province where{};
  std::int64_t floor = 0;
  std::optional<std::int64_t> ceiling;
  std::uint32_t line = 0;
};

/// Minutes from a person's home to a host, one row of a table; a pair has one.
struct travel_time {
  index who = 0;
  index host = 0;
  std::int64_t minutes = 0;
};

/// Whose rate the fairness objective compares.
enum class fairness : std::uint8_t { province, disability, none };
inline constexpr std::array<std::string_view, 3> fairness_names{"province", "disability", "none"};

/// Weights instead of ranks: cost units of each.
struct weights {
  std::int64_t unmet = 0;   ///< a place owed and not filled
  std::int64_t person = 0;  ///< a person without a place
  std::int64_t km = 0;      ///< a kilometre (or a minute, where times are given)
  std::int64_t change = 0;  ///< a person who moves
  std::int64_t cost = 0;    ///< 1,000 baht of wage and fee
};

/// How far the second stage is. Of the rank that is looked at: what the plan reaches, and what no plan is below.
struct solver_progress {
  std::string_view rank;  ///< as in `solver_result::ranks`; "" while plans are looked for by all ranks together
  std::int64_t best = 0;
  std::optional<std::int64_t> bound;
  std::int64_t seconds = 0;  ///< since the second stage began
};

/// What the flow does not prove is given to a solver of whole numbers (CBC), as a second stage.
struct solver_settings {
  std::int64_t nodes = 2'000;           ///< of each search: the same on every machine
  std::optional<std::int64_t> seconds;  ///< of the whole stage; where that ends it, the result depends on the machine
  std::int64_t most_pairs = 200'000;    ///< of person and place of work in a model; more are not tried
  std::function<void(solver_progress const&)> progress{};  ///< told about once a second, if given
};

struct settings {
  th::fund_year year;
  std::uint64_t seed = 1;              ///< of the lottery that breaks ties; recorded in the plan
  std::int64_t metres_limit = 30'000;  ///< where a person states none
  bool limited = true;                 ///< whether that default applies at all
  fairness fair = fairness::province;
  std::optional<weights> weighed;         ///< none: ranks
  unsigned neighbours = 10;               ///< hosts a person begins with; the rest are priced
  std::optional<solver_settings> solver;  ///< none: the flow alone
};

/// Everything accepted, and what the law says of the year.
struct problem {
  std::vector<person> people;
  std::vector<host> hosts;
  std::vector<company> companies;
  std::vector<province_limit> limits;
  std::vector<travel_time> times;  ///< empty: distances count
  bool timed = false;              ///< a table of travel times was given
  settings how;
  baht per_head;                                        ///< section 34, a missing place
  baht section_35_value;                                ///< what a contract must be worth to fill a place
  std::array<baht, th::province_count> minimum_wage{};  ///< daily, on the first day of the fund year
  std::string law_version;
  std::map<day, std::size_t> past_review;  ///< figures of law read for days after their review, by its last day
};

/// Kinds of constraint that can take an option away; each has its words under `placement.constraint.<name>`.
enum class constraint : std::uint8_t {
  consent,        ///< no consent to be placed, or not to this host
  refusal,        ///< the person refused the host
  disability,     ///< no task at the host suits the kind of disability
  skill,          ///< no task with a skill and level the person has
  step_free,      ///< steps
  sign_language,  ///< nobody signs
  support,        ///< no supervisor at all for a person who needs high support
  distance,       ///< farther than the person's limit
  travel_time,    ///< longer than the person's limit, or no time given for the pair
  stays,          ///< works elsewhere already and has not asked to move
  seats,          ///< every seat at the host that fits is taken
  supervisors,    ///< every supervisor has as many people as allowed
  ceiling,        ///< the province is full
  province,       ///< the company does not want places in the province
  wage,           ///< the wage offered is below the minimum of the province
  value,          ///< the contract is worth less than section 35 asks for
  independence,   ///< the host belongs to the company
  contract,       ///< the person and the company accept no common form
  refused_company,
  term,       ///< host or person is not there for the whole contract
  budget,     ///< the company's budget does not pay for one more place
  places,     ///< no company that could take the person has an open place
  household,  ///< the other of person and carer has the place
  left,       ///< the person dropped out of the plan
  people      ///< of a company: nobody who could be asked is without a place
};
inline constexpr std::array<std::string_view, 25> constraint_names{
    "consent",  "refusal",     "disability",   "skill",    "step_free",       "sign_language", "support",
    "distance", "travel_time", "stays",        "seats",    "supervisors",     "ceiling",       "province",
    "wage",     "value",       "independence", "contract", "refused_company", "term",          "budget",
    "places",   "household",   "left",         "people"};
constexpr std::string_view text_of(constraint c) { return constraint_names[static_cast<std::size_t>(c)]; }

}  // namespace quotalaw::placement
