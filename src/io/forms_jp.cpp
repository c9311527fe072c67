// SPDX-License-Identifier: Apache-2.0
// The figures of the June report (障害者雇用状況報告書) and of the levy return or the reward claim, in the order of
// their forms. What has been read of the forms is said in each form's note: docs/how-to/forms.md
#include "document.hpp"
#include "quotalaw/jp/counting.hpp"

#include <algorithm>

namespace quotalaw::io {

namespace {

namespace law = quotalaw::jp;

constexpr std::string_view native = "ja";

class jp_forms {
 public:
  jp_forms(jp::roster_assessment const& of, reason_index const& why, language in) : of_{of}, why_{why}, in_{in} {}

  std::vector<form> write() {
    june();
    offices();
    bool const outside = of_.who.kind != law::employer_kind::private_sector;
    if (!outside) {
      of_.bill.covered ? levy_return() : reward_claim();
      monthly();
    }
    return std::move(out_);
  }

 private:
  using band = law::hours_band;
  using kind = law::disability;

  /// Persons who count, by what they are.
  template <class Of>
  static std::int64_t persons(Of const& m, kind k, bool severe, band b) {
    std::int64_t out = 0;
    for (auto const& g : m.persons) {
      if (g.like.kind == k && (k == kind::mental || g.like.severe == severe) && g.band == b &&
          g.weight > half_heads{0}) {
        out += g.like.number.number();
      }
    }
    return out;
  }
  static half_heads counted(jp::month_detail const& m, kind k) {
    half_heads out;
    for (auto const& g : m.persons) {
      if (g.like.kind == k) {
        out += g.weight * g.like.number.number();
      }
    }
    return out;
  }
  template <class Of>
  static std::int64_t workers(Of const& m, band b) {
    return m.heads_by_hours[static_cast<std::size_t>(b)].number();
  }

  std::string roster() const { return std::string{roster_anchor}; }
  cell head_cell(std::int64_t n, std::string why) const { return number_cell(n, "persons", std::move(why), in_); }
  cell half_cell(half_heads n, std::string why) const {
    return halves_cell(n.number(), "persons", std::move(why), in_);
  }

  void june() {
    auto f = form_of("june_report", native, in_);
    auto const& j = of_.june;
    auto const& d = of_.june_detail;
    auto add = [&](std::string_view item, std::string_view mark, confidence sure, cell value) {
      f.lines.push_back(line_of("june_report", item, mark, sure, {std::move(value)}, native, in_));
    };
    constexpr auto printed = confidence::secondary;     // read in a copy of the Ministry's instructions
    constexpr auto believed = confidence::unconfirmed;  // the text of the form was not read
    auto const base = why_.of("jp.obligation.base", {{"base", text_of(j.base)}});
    auto const standing = why_.of("jp.obligation.standing", {{"counted", text_of(j.counted)}});
    add("workers_full", "⑧(イ)", printed, head_cell(workers(d, band::full), roster()));
    add("workers_short", "⑧(ロ)", printed, head_cell(workers(d, band::short_time), roster()));
    add("workers", "⑧(ハ)", printed, half_cell(j.workers, first_step({why_.of("jp.count.workers"), base})));
    add("base", "⑧(ニ)", believed, half_cell(j.base, base));
    auto person = [&](std::string_view item, kind k, bool severe, band b) {
      add(item, "⑨", believed, head_cell(persons(d, k, severe, b), roster()));
    };
    auto total = [&](std::string_view item, kind k) {
      add(item, "⑨", believed,
          half_cell(counted(d, k), why_.of("jp.count.total", {{"counted", text_of(d.facts.counted)}})));
    };
    person("physical_severe_full", kind::physical, true, band::full);
    person("physical_full", kind::physical, false, band::full);
    person("physical_severe_short", kind::physical, true, band::short_time);
    person("physical_short", kind::physical, false, band::short_time);
    person("physical_severe_specific", kind::physical, true, band::specific);
    total("physical", kind::physical);
    person("intellectual_severe_full", kind::intellectual, true, band::full);
    person("intellectual_full", kind::intellectual, false, band::full);
    person("intellectual_severe_short", kind::intellectual, true, band::short_time);
    person("intellectual_short", kind::intellectual, false, band::short_time);
    person("intellectual_severe_specific", kind::intellectual, true, band::specific);
    total("intellectual", kind::intellectual);
    person("mental_full", kind::mental, false, band::full);
    person("mental_short", kind::mental, false, band::short_time);
    person("mental_specific", kind::mental, false, band::specific);
    total("mental", kind::mental);
    add("counted", "⑩", believed, half_cell(j.counted, standing));
    cell rate;
    if (j.actual_rate) {
      auto const text = decimal_text(*j.actual_rate, 2);
      rate = {show(term_kind::rate, {}, text + "%", in_), text, "percent", standing, tone::plain, true};
    }
    add("actual_rate", "⑪", believed, std::move(rate));
    add("shortage", "⑫", believed, half_cell(j.shortage, standing));
    out_.push_back(std::move(f));
  }

  /// The part of the June report on each establishment.
  void offices() {
    if (of_.june_detail.offices.empty()) {
      return;
    }
    auto f = form_of("june_report_offices", native, in_);
    for (std::string_view const id : {"industry", "workers", "exclusion_rate", "deduction", "base"}) {
      f.periods.push_back({std::string{id}, std::string{label("form.june_report_offices." + std::string{id}, in_)}});
    }
    std::size_t n = 0;
    for (auto const& o : of_.june_detail.offices) {
      auto const& office = of_.offices[o.office];
      form_line l;
      l.item = "office." + std::to_string(++n);
      l.name = harmless(office.name.empty() ? std::string{label("report.unnamed_office", in_)} : office.name);
      l.native = l.name;
      l.english = l.name;
      l.sure = confidence::unconfirmed;
      auto const industry = text_of(office.industry);
      auto what = words(show(named_value{"industry", term_kind::text, {}, industry}, in_));
      what.value = industry;
      auto const why =
          why_.of("jp.exclusion.office",
                  {{"workers", text_of(o.workers)}, {"industry", industry}, {"deduction", text_of(o.deduction)}});
      l.values = {std::move(what), half_cell(o.workers, why), rate_cell(o.exclusion, why, in_),
                  head_cell(o.deduction.number(), why), half_cell(o.workers - halves(o.deduction), why)};
      f.lines.push_back(std::move(l));
    }
    out_.push_back(std::move(f));
  }

  form with_months(std::string_view id) const {
    auto f = form_of(id, native, in_);
    for (auto const& m : of_.months) {
      auto const iso = text_of(m.base_day);
      f.periods.push_back({iso, show(term_kind::yearly_day, {}, std::string_view{iso}.substr(5), in_)});
    }
    f.periods.push_back({"year", std::string{label("report.sum", in_)}});
    return f;
  }

  std::string month_why(jp::month_detail const& m) const {
    return why_.of("jp.levy.month", {{"base_day", text_of(m.base_day)}});
  }

  /// Twelve numbers of halves and their sum.
  template <class Of>
  std::vector<cell> months_of(Of of, bool whole, std::string const& sum_why) const {
    std::vector<cell> out;
    std::int64_t sum = 0;
    for (auto const& m : of_.months) {
      auto const n = static_cast<std::int64_t>(of(m));
      sum += n;
      out.push_back(whole ? head_cell(n, month_why(m)) : half_cell(half_heads{n}, month_why(m)));
    }
    out.push_back(whole ? number_cell(sum, "person_months", sum_why, in_)
                        : halves_cell(sum, "person_months", sum_why, in_));
    return out;
  }

  cell months_cell(person_months n, std::string why) const {
    return halves_cell(n.number(), "person_months", std::move(why), in_);
  }

  void levy_return() {
    constexpr auto copied = confidence::secondary;
    constexpr auto believed = confidence::unconfirmed;
    auto f = with_months("levy_return");
    auto const& bill = of_.bill;
    auto add = [&](std::string_view item, std::string_view mark, confidence sure, std::vector<cell> values) {
      f.lines.push_back(line_of("levy_return", item, mark, sure, std::move(values), native, in_));
    };
    auto const sums = why_.of("jp.levy.sums");
    add("workers", "(N)", copied, months_of([](auto const& m) { return m.facts.workers.number(); }, false, sums));
    add("base", "(O)", copied,
        months_of([](auto const& m) { return (m.facts.workers - halves(m.facts.deduction)).number(); }, false, sums));
    add("levy_required", "", copied, months_of([](auto const& m) { return m.required.number(); }, true, sums));
    add("adjustment_required", "", believed,
        months_of([](auto const& m) { return floor_of(m.facts.workers, m.base_rate).number(); }, true, sums));
    add("counted", "(P)", copied, months_of([](auto const& m) { return m.facts.counted.number(); }, false, sums));
    auto const levy = why_.of("jp.levy.amount");
    auto const adjustment = why_.of("jp.adjustment.amount");
    add("shortage_person_months", "", copied, {months_cell(bill.shortage, levy)});
    if (auto const unit = parse_decimal(why_.value_of("jp.levy.unit", "unit"), 0)) {
      add("unit", "", copied, {yen_cell(*unit, why_.of("jp.levy.unit"), in_)});
    }
    add("levy", "(A)", copied, {yen_cell(bill.levy.minor(), levy, in_)});
    if (of_.home_work) {
      add("home_work_offset", "(B)", copied,
          {yen_cell(of_.home_work->offset.minor(), why_.of("jp.home_work.amount"), in_)});
    }
    add("net_payable", "(A)−(B)", copied, {yen_cell(bill.net_payable.minor(), levy, in_)});
    add("excess_person_months", "", copied, {months_cell(bill.excess, adjustment)});
    add("adjustment", "(E)", copied, {yen_cell(bill.adjustment.minor(), adjustment, in_)});
    home_work(f, "levy_return");
    if (of_.special_benefit) {
      add("special_benefit", "(Q)", copied,
          {yen_cell(of_.special_benefit->amount.minor(), why_.of("jp.special_benefit.amount"), in_)});
    }
    if (of_.instalments) {
      auto const why = why_.of("jp.levy.instalments");
      int part = 0;
      for (auto const& one : *of_.instalments) {
        add("instalment_" + std::to_string(++part), "", believed, {yen_cell(one.amount.minor(), why, in_)});
      }
    }
    out_.push_back(std::move(f));
  }

  /// Payments to home workers, whole units of them, the amount, and what is paid out of it.
  void home_work(form& f, std::string_view id) const {
    if (!of_.home_work) {
      return;
    }
    auto const why = why_.of("jp.home_work.amount");
    auto add = [&](std::string_view item, cell value) {
      f.lines.push_back(line_of(id, item, "", confidence::unconfirmed, {std::move(value)}, native, in_));
    };
    add("home_work_payments", yen_cell(of_.who.home_work_payments->minor(), why, in_));
    add("home_work_units", number_cell(of_.home_work->grant.units.number(), "count", why, in_));
    add("home_work", yen_cell(of_.home_work->grant.amount.minor(), why, in_));
    add("home_work_paid", yen_cell(of_.home_work->paid.minor(), why, in_));
  }

  void reward_claim() {
    constexpr auto believed = confidence::unconfirmed;
    auto f = with_months("reward_claim");
    auto const& bill = of_.bill;
    auto add = [&](std::string_view item, std::vector<cell> values) {
      f.lines.push_back(line_of("reward_claim", item, "", believed, std::move(values), native, in_));
    };
    auto const sums = why_.of("jp.levy.sums");
    auto const reward = why_.of("jp.reward.amount");
    add("workers", months_of([](auto const& m) { return m.facts.workers.number(); }, false, sums));
    add("reward_required",
        months_of(
            [&](auto const& m) {
              return parse_decimal(
                         why_.value_of("jp.levy.month", "reward_required", {{"base_day", text_of(m.base_day)}}), 0)
                  .value_or(0);
            },
            true, sums));
    add("counted", months_of([](auto const& m) { return m.facts.counted.number(); }, false, sums));
    add("reward_threshold", {months_cell(bill.reward_threshold, why_.of("jp.reward.threshold"))});
    add("excess_person_months", {months_cell(bill.excess, reward)});
    add("reward", {yen_cell(bill.reward.minor(), reward, in_)});
    home_work(f, "reward_claim");
    if (of_.special_benefit) {
      add("special_benefit",
          {yen_cell(of_.special_benefit->amount.minor(), why_.of("jp.special_benefit.amount"), in_)});
    }
    out_.push_back(std::move(f));
  }

  /// The lines of 障害者雇用状況等報告書(Ⅰ): persons by what they are; an absent kind stands for all workers.
  struct monthly_line {
    std::string_view item;
    std::optional<kind> of;
    bool severe;
    band hours;
  };
  static constexpr monthly_line monthly_lines[] = {
      {"workers_full", std::nullopt, false, band::full},
      {"workers_short", std::nullopt, false, band::short_time},
      {"physical_severe_full", kind::physical, true, band::full},
      {"physical_full", kind::physical, false, band::full},
      {"physical_severe_short", kind::physical, true, band::short_time},
      {"physical_short", kind::physical, false, band::short_time},
      {"physical_severe_specific", kind::physical, true, band::specific},
      {"intellectual_severe_full", kind::intellectual, true, band::full},
      {"intellectual_full", kind::intellectual, false, band::full},
      {"intellectual_severe_short", kind::intellectual, true, band::short_time},
      {"intellectual_short", kind::intellectual, false, band::short_time},
      {"intellectual_severe_specific", kind::intellectual, true, band::specific},
      {"mental_full", kind::mental, false, band::full},
      {"mental_short", kind::mental, false, band::short_time},
      {"mental_specific", kind::mental, false, band::specific},
  };

  /// Workers and persons of each month, of the whole employer.
  void monthly() {
    auto f = with_months("monthly_report");
    for (auto const& l : monthly_lines) {
      f.lines.push_back(line_of("monthly_report", l.item, "", confidence::unconfirmed,
                                months_of([&](auto const& m) { return number_in(m, l); }, true, roster()), native,
                                in_));
    }
    out_.push_back(std::move(f));
    monthly_offices();
  }

  /// The form is filled in for each office: the same lines, office by office.
  void monthly_offices() {
    if (of_.offices.size() < 2) {
      return;
    }
    auto f = with_months("monthly_report_offices");
    for (std::size_t o = 0; o < of_.offices.size(); ++o) {
      auto const name = harmless(of_.offices[o].name.empty() ? std::string{label("report.unnamed_office", in_)}
                                                             : of_.offices[o].name);
      for (auto const& l : monthly_lines) {
        auto line = line_of("monthly_report", l.item, "", confidence::unconfirmed,
                            months_of(
                                [&](jp::month_detail const& m) {
                                  auto const* there = office_of(m, o);
                                  return there == nullptr ? std::int64_t{0} : number_in(*there, l);
                                },
                                true, roster()),
                            native, in_);
        line.item = "office." + std::to_string(o + 1) + "." + line.item;
        for (auto* said : {&line.name, &line.native, &line.english}) {
          *said = name + ": " + *said;
        }
        f.lines.push_back(std::move(line));
      }
    }
    out_.push_back(std::move(f));
  }

  static jp::office_month const* office_of(jp::month_detail const& m, std::size_t office) {
    auto const found =
        std::find_if(m.offices.begin(), m.offices.end(), [&](auto const& one) { return one.office == office; });
    return found == m.offices.end() ? nullptr : &*found;
  }

  /// `Of`: a month of the employer or of one office.
  template <class Of>
  static std::int64_t number_in(Of const& m, monthly_line const& l) {
    return l.of ? persons(m, *l.of, l.severe, l.hours) : workers(m, l.hours);
  }

  jp::roster_assessment const& of_;
  reason_index const& why_;
  language in_;
  std::vector<form> out_;
};

}  // namespace

std::vector<form> forms_of(jp::roster_assessment const& assessed, reason_index const& why, language in) {
  return jp_forms{assessed, why, in}.write();
}

}  // namespace quotalaw::io
