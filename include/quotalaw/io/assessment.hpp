// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A roster assessed: every figure of a report, with reasons.

#include "../core/explanation.hpp"
#include "../jp/assess.hpp"
#include "../jp/counting.hpp"
#include "../jp/enforcement.hpp"
#include "../jp/home_work.hpp"
#include "../jp/obligation.hpp"
#include "../jp/part_year.hpp"
#include "../jp/special_benefit.hpp"
#include "../jp/timetable.hpp"
#include "../th/assess.hpp"
#include "../th/deadlines.hpp"
#include "contracts.hpp"
#include "roster.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::io {

/// Something the reader must know about an answer.
struct notice {
  enum class kind : std::uint8_t {
    confidence,   ///< a figure of law is confirmed less than officially
    past_review,  ///< read for a day past the last review
    reform,       ///< a what-if replaced the figure
    remark,       ///< a rule's remark; `id` is the key "remark.<id>"
    roster        ///< about the roster; `id` is the key "remark.<id>" with `args`
  };
  kind what{};
  std::string id;  ///< the term or the remark
  term_info const* term = nullptr;
  version_info const* version = nullptr;
  sentence_args args;
};

/// The notices that follow from what was read.
std::vector<notice> notices_of(reading_list const& read);

/// Whether a what-if replaced a figure that was read. One that did not is said in a notice: it changes nothing here.
bool touches(reform const& what_if, reading_list const& read);

/// Of what was read, the figures that one reform of a stack takes from an earlier one.
std::vector<notice> stack_notices(reform const& what_if, reading_list const& read);

/// One more hire at a time, and what it does to the bill.
struct hire_plan {
  std::string hire;                 ///< kind of hire, the key "hire.<hire>"
  std::optional<heads> fewest;      ///< hires until the bill is zero; nothing if `bills` ends before
  std::vector<std::int64_t> bills;  ///< minor units after the first, second … hire
};

namespace jp {

/// Persons alike on one base day: the same kind, severity and class of hours, and the same weight.
struct person_group {
  quotalaw::jp::person like;  ///< `like.number` of them
  quotalaw::jp::hours_band band{};
  half_heads weight;  ///< of each
};

struct office_month {
  std::uint32_t office = 0;
  half_heads workers;
  rate exclusion;
  heads deduction;
  std::array<heads, std::size(quotalaw::jp::hours_band_names)> heads_by_hours{};
  std::vector<person_group> persons;
};

struct month_detail {
  day base_day{};
  quotalaw::jp::month facts;
  std::vector<office_month> offices;
  std::vector<person_group> persons;
  heads required;  ///< for the levy: after exclusion, at the rate of the base day
  rate base_rate;
  heads not_counted;  ///< persons with a disability who weigh nothing on this day
  std::array<heads, std::size(quotalaw::jp::hours_band_names)> heads_by_hours;  ///< of all workers
};

/// Where the employer stands under the criteria of a plan order, by the position of the June report.
struct enforcement_standing {
  quotalaw::jp::plan_order found;
  rate national_rate;     ///< average of the last published June report
  int national_year = 0;  ///< of that report
  heads average_shortage;
  heads shortage;
};

/// The course of a hiring plan: of the one that was ordered, else of one that could be.
struct plan_standing {
  bool ordered = false;
  std::vector<quotalaw::jp::timetable_entry> course;
  std::optional<quotalaw::jp::plan_stage> stage{};  ///< on `as_of`, if it was told
};

struct roster_assessment {
  quotalaw::jp::fiscal_year year;
  employer who;
  std::vector<office_name> offices;
  roster_findings findings;
  std::array<month_detail, quotalaw::jp::months_in_year> months;
  quotalaw::jp::obligation june;  ///< the position of the June report of the year
  day june_day{};
  month_detail june_detail;  ///< of that position; the numbers for the levy are not filled in
  quotalaw::jp::settlement bill;
  quotalaw::jp::business_months in_business;               ///< of `months`; all twelve unless opened or closed
  std::optional<quotalaw::jp::part_year_settlement> part;  ///< with each reading of the size test
  quotalaw::jp::due june_due{};                            ///< of the June report, by law and rolled
  std::optional<enforcement_standing> enforcement;         ///< nothing where no criteria are known
  std::optional<plan_standing> plan;  ///< nothing where no plan was or could be ordered, or its course is not known
  std::optional<quotalaw::jp::home_work_netting> home_work;      ///< where payments were told
  std::optional<quotalaw::jp::special_benefit> special_benefit;  ///< where its person-months were told
  std::optional<quotalaw::jp::instalments> instalments;
  std::vector<hire_plan> plans;
  std::vector<explanation> why;
  std::vector<notice> notices;
  std::string law_version;
  std::string reform_title;
  reform what_if;  ///< the what-if, if one was applied; keeps alive what `why` points into
};

}  // namespace jp

namespace th {

struct province_count {
  quotalaw::th::province where{};
  heads employees;          ///< without disability on the count day
  heads with_disabilities;  ///< counted under section 33
};

struct roster_assessment {
  quotalaw::th::fund_year year;
  employer who;
  roster_findings findings;
  std::vector<province_count> provinces;
  heads employees_total;    ///< everybody employed on the count day
  heads hired;              ///< persons with a card employed on the due day
  heads without_card;       ///< persons with a disability but no card: neither in the base nor counted as a place
  heads with_disabilities;  ///< persons with a disability employed on the count day, with a card or not
  quotalaw::th::year_assessment bill;

  /// Sections 33, 34 and 35 from dated events: only where files of contracts or payments were given.
  std::optional<quotalaw::th::statement> statement;
  std::vector<std::string> persons;              ///< ids by `charge::who` of section 33, and by `charge::after`
  std::vector<contract_row> contracts;           ///< by `charge::who` of section 35, as the file has them
  std::vector<std::vector<std::size_t>> places;  ///< rows of each place, by `judged_place::place`
  roster_findings contract_findings;
  roster_findings payment_findings;

  std::vector<quotalaw::th::deadline> days;     ///< the calendar of the fund year
  std::vector<quotalaw::th::baht> instalments;  ///< parts of the contribution, where a plan is wanted
  std::vector<hire_plan> plans;
  std::vector<explanation> why;
  std::vector<notice> notices;
  std::string law_version;
  std::string reform_title;
  reform what_if;  ///< the what-if, if one was applied; keeps alive what `why` points into
};

}  // namespace th

/// Folds a roster into monthly facts and assesses the fiscal year.
/// \throws law_error where the law of the year cannot be read.
jp::roster_assessment assess(jp::roster const& people, jp::employer const& who, quotalaw::jp::fiscal_year year,
                             reform const& what_if = {});
th::roster_assessment assess(th::roster const& people, th::employer const& who, quotalaw::th::fund_year year,
                             reform const& what_if = {});

/// Files beside a Thai roster. With one of them the bill is the yearly statement: docs/th/statement.md
struct th_events {
  th::contract_file const* contracts = nullptr;
  th::payment_file const* payments = nullptr;
  bool any() const { return contracts != nullptr || payments != nullptr; }
};
th::roster_assessment assess(th::roster const& people, th::employer const& who, quotalaw::th::fund_year year,
                             th_events const& events, reform const& what_if);

/// The same, with up to `threads` threads for the fold; the result does not depend on their number.
jp::roster_assessment assess(jp::roster const& people, jp::employer const& who, quotalaw::jp::fiscal_year year,
                             reform const& what_if, unsigned threads);

}  // namespace quotalaw::io
