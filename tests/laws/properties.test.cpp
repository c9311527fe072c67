// SPDX-License-Identifier: Apache-2.0
// What must hold for every employer and in every country, tried with random facts. The seed is fixed: the same facts on
// every machine. Facts that fail are shrunk (each number to its least, to half, by one) and printed by name.
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/jp.hpp"
#include "quotalaw/th.hpp"
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

using namespace quotalaw;

namespace {

// --- random facts: a row of named integers ---

struct field {
  std::string name;
  std::int64_t least = 0;
  std::int64_t most = 0;
};
using fields = std::vector<field>;
using numbers = std::vector<std::int64_t>;

/// Half of the draws over the whole range, half near its least, where the thresholds of law are. No distribution of the
/// standard library: their results differ between libraries.
numbers draw(fields const& shape, std::mt19937& random) {
  numbers out;
  for (auto const& f : shape) {
    auto const width = static_cast<std::uint64_t>(f.most - f.least) + 1;
    auto const near = random() % 2 == 0 ? width : std::uint64_t{1} + width / 16;
    auto const wide = (std::uint64_t{random()} << 32) | random();
    out.push_back(f.least + static_cast<std::int64_t>(wide % near));
  }
  return out;
}

/// What is wrong, or nothing; an exception that the property did not expect is wrong as well.
template <class Property>
std::string tried(Property const& wrong_with, numbers const& n) {
  try {
    return wrong_with(n);
  } catch (std::exception const& e) {
    return std::string{"thrown: "} + e.what();
  }
}

/// `wrong_with(numbers)` says what is wrong, empty if nothing is.
template <class Property>
void holds(fields const& shape, int times, Property wrong_with) {
  std::mt19937 random{20'260'208};
  for (int i = 0; i < times; ++i) {
    auto n = draw(shape, random);
    auto wrong = tried(wrong_with, n);
    if (wrong.empty()) {
      continue;
    }
    for (bool smaller = true; smaller;) {
      smaller = false;
      for (std::size_t k = 0; k < n.size(); ++k) {
        auto const least = shape[k].least;
        for (auto const value : {least, least + (n[k] - least) / 2, n[k] - 1}) {
          if (value >= least && value < n[k]) {
            auto other = n;
            other[k] = value;
            if (auto const still = tried(wrong_with, other); !still.empty()) {
              n = other;
              wrong = still;
              smaller = true;
              break;
            }
          }
        }
      }
    }
    std::string facts;
    for (std::size_t k = 0; k < n.size(); ++k) {
      facts += (k ? ", " : "") + shape[k].name + " = " + std::to_string(n[k]);
    }
    FAIL_CHECK("after " << i << " others: " << wrong << "\n  facts: " << facts);
    return;
  }
  SUCCEED();
}

// --- what is said of a result, as text ---

using quotalaw::text_of;

std::string said(jp::settlement const& s) {
  return "covered " + text_of(s.covered) + ", months " + text_of(s.months_over_size) + ", levy sum " +
         text_of(s.of.levy_required) + ", adjustment sum " + text_of(s.of.adjustment_required) + ", reward sum " +
         text_of(s.of.reward_required) + ", counted " + text_of(s.of.counted) + ", threshold " +
         text_of(s.reward_threshold) + ", shortage " + text_of(s.shortage) + ", excess " + text_of(s.excess) +
         ", levy " + text_of(s.levy) + ", adjustment " + text_of(s.adjustment) + ", reward " + text_of(s.reward) +
         ", payable " + text_of(s.net_payable) + ", receivable " + text_of(s.net_receivable) + ", due " +
         text_of(s.when.by_law) + ", rolled " + text_of(s.when.rolled);
}
std::string said(jp::obligation const& o) {
  return "base " + text_of(o.base) + ", rate " + text_of(o.statutory_rate) + ", required " + text_of(o.required) +
         ", shortage " + text_of(o.shortage) + ", surplus " + text_of(o.surplus) + ", shown " +
         (o.actual_rate ? std::to_string(*o.actual_rate) : "none") + ", compliant " + text_of(o.compliant) +
         ", reports " + text_of(o.must_report) + ", by " + text_of(o.report_due);
}
std::string said(th::year_assessment const& a) {
  return "count day " + text_of(a.count_day) + ", counted " + text_of(a.counted) + ", bound " + text_of(a.bound) +
         ", required " + text_of(a.required) + ", shortfall " + text_of(a.at.shortfall) + ", surplus " +
         text_of(a.at.surplus) + ", wage " + text_of(a.price.wage) + ", per head " + text_of(a.price.per_head) +
         ", contribution " + text_of(a.contribution) + ", due " + text_of(a.due_day) +
         (a.late ? ", from " + text_of(a.late->from) + ", days " + text_of(a.late->days) + ", interest " +
                       text_of(a.late->interest) + ", total " + text_of(a.late->total)
                 : std::string{});
}
std::string said(xx::year_assessment const& a) {
  return "required " + text_of(a.required) + ", missing " + text_of(a.at.missing) + ", surplus " +
         text_of(a.at.surplus) + ", levy " + text_of(a.levy) + ", due " + text_of(a.due_day);
}

/// What is said of a result, or the refusal.
template <class Compute>
std::string outcome(Compute compute) {
  try {
    return said(compute());
  } catch (error const& e) {
    return std::string{"refused: "} + e.what();
  }
}

// --- the countries: how facts are made of numbers, and how the year is assessed ---

struct japan {
  using facts = std::array<jp::month, jp::months_in_year>;
  static fields shape() {
    fields out{{"year", 2003, 2027}, {"workers, in halves", 0, 1'400}};
    for (std::size_t i = 0; i < jp::months_in_year; ++i) {
      auto const month = "month " + std::to_string(i) + " ";
      out.push_back({month + "further workers, in halves", 0, 40});
      out.push_back({month + "deduction", 0, 400});
      out.push_back({month + "counted, in halves", 0, 60});
    }
    return out;
  }
  static facts of(numbers const& n) {
    facts out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      half_heads const workers{n[1] + n[2 + 3 * i]};
      // At most four fifths are taken out: the highest exclusion rate.
      out[i] = {workers, heads{n[3 + 3 * i] % (whole_heads(workers).number() * 4 / 5 + 1)}, half_heads{n[4 + 3 * i]}};
    }
    return out;
  }
  static jp::levy_law law(numbers const& n, reform const& what_if = {}) {
    return jp::law_for(jp::fiscal_year{static_cast<int>(n[0])}, what_if);
  }
  template <class T>
  static jp::settlement assess(facts const& f, jp::levy_law const& law, T& trace) {
    return jp::assess({f}, law, trace);
  }
  static jp::settlement assess(facts const& f, jp::levy_law const& law) { return jp::assess({f}, law); }
  static jp::yen bill(jp::settlement const& s) { return s.net_payable - s.net_receivable; }
  static void hire(facts& f, numbers const& n) { f[static_cast<std::size_t>(n.back())].counted += half_heads{1}; }
  static field choice_of_hire() { return {"month of the hire", 0, 11}; }
  static std::span<term_info const* const> terms() { return jp::terms::all; }
};

struct thailand {
  struct facts {
    th::year_facts year;
    std::array<th::branch, 3> branches{};
  };
  static fields shape() {
    return {{"year", 2012, 2027},    {"branch 0", 0, 3'000},
            {"branch 1", 0, 300},    {"branch 2", 0, 300},
            {"hired", 0, 30},        {"alternatives", 0, 9},
            {"same province", 0, 1}, {"state", 0, 1},
            {"paid", 0, 1},          {"days after the first of the year", 0, 1'500}};
  }
  static facts of(numbers const& n) {
    facts out{};
    for (std::size_t i = 0; i < out.branches.size(); ++i) {
      out.branches[i] = {static_cast<th::province>(i * 7), heads{n[1 + i]}};
      out.year.employees += heads{n[1 + i]};
    }
    out.year.filled = {heads{n[4]}, heads{n[5]}};
    out.year.same_province = n[6] == 1;
    out.year.kind = n[7] == 1 ? th::employer_kind::state : th::employer_kind::private_employer;
    if (n[8] == 1) {
      out.year.paid_on = th::first_day({static_cast<int>(n[0])}) + date::days{n[9]};
    }
    return out;
  }
  static th::year_law law(numbers const& n, reform const& what_if = {}) {
    return th::law_for(th::fund_year{static_cast<int>(n[0])}, what_if);
  }
  template <class T>
  static th::year_assessment assess(facts const& f, th::year_law const& law, T& trace) {
    return th::assess(with_branches(f), law, trace);
  }
  static th::year_assessment assess(facts const& f, th::year_law const& law) {
    return th::assess(with_branches(f), law);
  }
  static th::baht bill(th::year_assessment const& a) { return a.late ? a.late->total : a.contribution; }
  static void hire(facts& f, numbers const& n) {
    (n.back() == 0 ? f.year.filled.hired : f.year.filled.alternatives) += heads{1};
  }
  static field choice_of_hire() { return {"an alternative, not a hire", 0, 1}; }
  static std::span<term_info const* const> terms() { return th::terms::all; }

 private:
  static th::year_facts with_branches(facts const& f) {
    auto out = f.year;
    out.branches = f.branches;
    return out;
  }
};

struct exampleland {
  using facts = xx::year_facts;
  static fields shape() { return {{"year", 2015, 2030}, {"staff", 0, 3'000}, {"placed", 0, 90}}; }
  static facts of(numbers const& n) { return {heads{n[1]}, heads{n[2]}}; }
  static xx::year_law law(numbers const& n, reform const& what_if = {}) {
    return xx::law_for(xx::levy_year{static_cast<int>(n[0])}, what_if);
  }
  template <class T>
  static xx::year_assessment assess(facts const& f, xx::year_law const& law, T& trace) {
    return xx::assess(f, law, trace);
  }
  static xx::year_assessment assess(facts const& f, xx::year_law const& law) { return xx::assess(f, law); }
  static xx::crowns bill(xx::year_assessment const& a) { return a.levy; }
  static void hire(facts& f, numbers const&) { f.placed += heads{1}; }
  static field choice_of_hire() { return {"one more", 0, 0}; }
  static std::span<term_info const* const> terms() { return xx::terms::all; }
};

/// What two ways of keeping the readings differ in, or nothing.
std::string differ(recorder const& reasons, reading_list const& kept) {
  reading_list collected;
  collect(reasons.steps(), collected);
  auto texts = [](reading_list const& list) {
    std::vector<std::string> out;
    for (auto const& e : list.entries()) {
      out.push_back(std::string{e.term->id} + " of " + text_of(e.version->from) + " on " + text_of(e.read_on));
    }
    for (auto const r : list.remarks()) {
      out.push_back(std::string{r});
    }
    std::sort(out.begin(), out.end());  // a recorder lists the readings of a step before those of the steps in it
    return out;
  };
  return texts(collected) == texts(kept) ? "" : "the explanation does not hold what the list of readings holds";
}

/// Restates, as a reform, every version of every term that a reform may replace: nothing may change.
reform restated(std::span<term_info const* const> terms) {
  reform out{"the law as it is"};
  for (auto const* term : terms) {
    if (term->kind == term_kind::money_table) {
      continue;
    }
    for (std::size_t i = term->versions.size(); i-- > 0;) {
      auto const& version = term->versions[i];
      out.amend(*term, version.from, version.value, i == 0 ? term->repealed : term->versions[i - 1].from);
    }
  }
  return out;
}

}  // namespace

// --- every country ---

TEMPLATE_TEST_CASE("explaining changes nothing", "[laws][properties]", japan, thailand, exampleland) {
  holds(TestType::shape(), 1'500, [](numbers const& n) -> std::string {
    auto const facts = TestType::of(n);
    auto const law = TestType::law(n);
    recorder reasons;
    reading_list kept;
    auto const plain = outcome([&] { return TestType::assess(facts, law); });
    auto const explained = outcome([&] { return TestType::assess(facts, law, reasons); });
    auto const listed = outcome([&] { return TestType::assess(facts, law, kept); });
    if (plain != explained || plain != listed) {
      return "plain:     " + plain + "\n  explained: " + explained + "\n  listed:    " + listed;
    }
    return plain.starts_with("refused") ? "" : differ(reasons, kept);
  });
}

TEMPLATE_TEST_CASE("most random facts are assessed rather than refused", "[laws][properties]", japan, thailand,
                   exampleland) {
  int refused = 0;
  int paying = 0;
  holds(TestType::shape(), 1'000, [&](numbers const& n) -> std::string {
    try {
      paying += TestType::bill(TestType::assess(TestType::of(n), TestType::law(n))).minor() > 0 ? 1 : 0;
    } catch (error const&) {
      ++refused;
    }
    return {};
  });
  CHECK(refused < 150);
  CHECK(paying > 100);
  CHECK(paying < 900);
}

TEMPLATE_TEST_CASE("the empty reform changes nothing", "[laws][properties]", japan, thailand, exampleland) {
  reform const titled{"nothing"};
  CHECK(titled.empty());
  holds(TestType::shape(), 300, [&](numbers const& n) -> std::string {
    auto const facts = TestType::of(n);
    auto const plain = outcome([&] { return TestType::assess(facts, TestType::law(n)); });
    auto const other = outcome([&] { return TestType::assess(facts, TestType::law(n, titled)); });
    return plain == other ? "" : plain + "\n  with the reform: " + other;
  });
}

TEMPLATE_TEST_CASE("a reform that restates the law changes nothing", "[laws][properties]", japan, thailand,
                   exampleland) {
  auto const same = restated(TestType::terms());
  CHECK_FALSE(same.empty());
  holds(TestType::shape(), 60, [&](numbers const& n) -> std::string {
    auto const facts = TestType::of(n);
    auto const plain = outcome([&] { return TestType::assess(facts, TestType::law(n)); });
    auto const other = outcome([&] { return TestType::assess(facts, TestType::law(n, same)); });
    return plain == other ? "" : plain + "\n  restated: " + other;
  });
}

TEMPLATE_TEST_CASE("one more counted person in an unchanged base never raises the bill", "[laws][properties]", japan,
                   thailand, exampleland) {
  auto shape = TestType::shape();
  shape.push_back(TestType::choice_of_hire());
  holds(shape, 3'000, [](numbers const& n) -> std::string {
    auto facts = TestType::of(n);
    auto const law = TestType::law(n);
    auto assessed = [&] {
      try {
        return std::optional{TestType::assess(facts, law)};
      } catch (law_error const&) {  // not settled by the texts
        return std::optional<decltype(TestType::assess(facts, law))>{};
      }
    };
    auto const before = assessed();
    TestType::hire(facts, n);
    auto const after = assessed();
    if (!before) {
      return {};
    }
    if (!after) {
      return "settled before the hire, not after";
    }
    return TestType::bill(*after) <= TestType::bill(*before)
               ? ""
               : "before: " + said(*before) + "\n  after: " + said(*after);
  });
}

// --- Japan ---

TEST_CASE("Japan: the duty on one day does not depend on the tracer", "[laws][properties][jp]") {
  auto const first = make_day(2003, 4, 1);
  fields const shape{{"day", 0, 9'000},
                     {"kind", 0, 3},
                     {"workers, in halves", 0, 5'000},
                     {"deduction", 0, 500},
                     {"counted, in halves", 0, 200}};
  holds(shape, 3'000, [&](numbers const& n) -> std::string {
    half_heads const workers{n[2]};
    jp::month const facts{workers, heads{n[3] % (whole_heads(workers).number() * 4 / 5 + 1)}, half_heads{n[4]}};
    auto const law = jp::obligation_law_on(first + date::days{n[0]}, static_cast<jp::employer_kind>(n[1]));
    no_trace silent;
    recorder reasons;
    reading_list kept;
    auto const plain = jp::assess(facts, law, silent);
    if (said(plain) != said(jp::assess(facts, law, reasons)) || said(plain) != said(jp::assess(facts, law, kept))) {
      return "the tracers disagree";
    }
    if (plain.compliant != (plain.shortage == half_heads{0}) ||
        (plain.shortage > half_heads{0} && plain.surplus > half_heads{0})) {
      return said(plain);
    }
    return differ(reasons, kept);
  });
}

TEST_CASE("Japan: levy, adjustment and reward are never positive together", "[laws][properties][jp]") {
  holds(japan::shape(), 5'000, [](numbers const& n) -> std::string {
    try {
      auto const s = japan::assess(japan::of(n), japan::law(n));
      auto const positive = (s.levy > jp::yen{0}) + (s.adjustment > jp::yen{0}) + (s.reward > jp::yen{0});
      auto const outside = s.covered ? s.reward > jp::yen{0} : s.levy > jp::yen{0} || s.adjustment > jp::yen{0};
      return positive > 1 || outside ? said(s) : "";
    } catch (law_error const&) {
      return {};
    }
  });
}

TEST_CASE("Japan: the parts of a levy are the levy", "[laws][properties][jp]") {
  holds({{"year", 2003, 2027}, {"levy", 0, 90'000'000}}, 2'000, [](numbers const& n) -> std::string {
    no_trace silent;
    auto const parts = jp::split_levy(jp::yen{n[1]}, japan::law(n), silent);
    if (!parts) {
      return {};
    }
    jp::yen total;
    for (auto const& p : *parts) {
      total += p.amount;
    }
    return total == jp::yen{n[1]} ? "" : "parts add up to " + text_of(total);
  });
}

namespace {

/// Every private and special-corporation rate, by its own versions.
std::span<timeline<rate> const* const> duty_rates() {
  static constexpr timeline<rate> const* lines[] = {&jp::terms::statutory_rate_private,
                                                    &jp::terms::statutory_rate_special_corporation};
  return lines;
}

/// A day's excluded base and required number of one establishment.
struct excluded {
  half_heads base;
  heads required;
};
excluded with_exclusion(half_heads workers, rate taken_out, rate share) {
  jp::office const where{{}, workers, taken_out};
  no_trace silent;
  jp::month const facts{workers, jp::office_deduction(where, jp::exclusion_law{}, silent), {}};
  auto const base = jp::base_of(facts, silent);
  return {base, floor_of(base, share)};
}

}  // namespace

TEST_CASE("Japan: required never falls when the base grows", "[laws][properties][jp]") {
  for (auto const* line : duty_rates()) {
    for (auto const& version : line->term.versions) {
      CAPTURE(line->term.id, text_of(version.from));
      auto const figure = line->at(version.from);
      no_trace silent;
      std::string wrong;
      heads before;
      for (std::int64_t n = 0; n <= 20'000 && wrong.empty(); ++n) {
        auto const now = jp::required_persons(half_heads{n}, figure, silent);
        if (now < before || now > before + heads{1}) {
          wrong = "at " + text_of(half_heads{n});
        }
        before = now;
      }
      CHECK(wrong == "");
    }
  }
}

TEST_CASE("Japan: a whole worker more in an excluded establishment never lowers the required number",
          "[laws][properties][jp]") {
  for (auto const& entry : jp::terms::exclusion_rate_group) {
    for (auto const taken_out : entry.figure->values) {
      for (auto const share : jp::terms::statutory_rate_private.values) {
        std::string wrong;
        for (std::int64_t n = 0; n <= 1'200 && wrong.empty(); ++n) {
          auto const before = with_exclusion(half_heads{n}, taken_out, share);
          auto const after = with_exclusion(half_heads{n + 2}, taken_out, share);
          auto const grown = (after.base - before.base).number();
          if ((grown != 0 && grown != 2) || after.required < before.required) {
            wrong = text_of(half_heads{n}) + " workers, " + text_of(taken_out) + ", " + text_of(share);
          }
        }
        CHECK(wrong == "");
      }
    }
  }
}

TEST_CASE("Japan: half a worker more may lower it", "[laws][properties][jp]") {
  auto const child_welfare = rate::basis_points(3'000);
  auto const medical = rate::basis_points(2'000);
  auto required = [](std::int64_t halves_of_workers, rate taken_out, std::int64_t points) {
    return with_exclusion(half_heads{halves_of_workers}, taken_out, rate::basis_points(points));
  };
  // 113 - 33 = 80 and 80 × 2.5 % = 2; 113.5 - 34 = 79.5 and 1.9875.
  CHECK(required(226, child_welfare, 250).base == half_heads{160});
  CHECK(required(226, child_welfare, 250).required == heads{2});
  CHECK(required(227, child_welfare, 250).base == half_heads{159});
  CHECK(required(227, child_welfare, 250).required == heads{1});
  // 184.5 - 36 = 148.5 and 4.0095; 185 - 37 = 148 and 3.996.
  CHECK(required(369, medical, 270).base == half_heads{297});
  CHECK(required(369, medical, 270).required == heads{4});
  CHECK(required(370, medical, 270).base == half_heads{296});
  CHECK(required(370, medical, 270).required == heads{3});
}

TEST_CASE("Japan: who must report is who must employ at least one", "[laws][properties][jp]") {
  // Half persons are in the base since July 2010; before that it grew by whole persons.
  auto const halves_from = make_day(2010, 7, 1);
  auto least = [](rate share, std::int64_t step) {
    std::int64_t n = 0;
    while (floor_of(half_heads{n}, share) < heads{1}) {
      n += step;
    }
    return half_heads{n};
  };
  auto agree = [&](timeline<rate> const& duty, timeline<half_heads> const& threshold) {
    auto check = [&](day on) {
      if (duty.index(on) == duty.none || threshold.index(on) == threshold.none) {
        return;
      }
      CAPTURE(threshold.term.id, text_of(on));
      auto const share = law_reader::value(duty.at(on));
      CHECK(text_of(law_reader::value(threshold.at(on))) == text_of(least(share, on < halves_from ? 2 : 1)));
    };
    for (auto const* versions : {&duty.term.versions, &threshold.term.versions}) {
      for (auto const& version : *versions) {
        check(version.from);
        check(version.from - date::days{1});
      }
    }
    check(halves_from);
    check(halves_from - date::days{1});
    CHECK(threshold.index(duty.term.versions.front().from) != threshold.none);
  };
  agree(jp::terms::statutory_rate_private, jp::terms::report_threshold_private);
  agree(jp::terms::statutory_rate_special_corporation, jp::terms::report_threshold_special_corporation);
}

// --- Thailand ---

TEST_CASE("Thailand: paying later never lowers the total", "[laws][properties][th]") {
  auto shape = thailand::shape();
  shape.push_back({"later by", 1, 800});
  holds(shape, 3'000, [](numbers const& n) -> std::string {
    auto facts = thailand::of(n);
    auto const law = thailand::law(n);
    facts.year.paid_on = th::first_day({static_cast<int>(n[0])}) + date::days{n[9]};
    auto const early = thailand::assess(facts, law);
    *facts.year.paid_on += date::days{n.back()};
    auto const late = thailand::assess(facts, law);
    return thailand::bill(late) >= thailand::bill(early) && late.late->days >= early.late->days
               ? ""
               : "early: " + said(early) + "\n  late: " + said(late);
  });
}

TEST_CASE("Thailand: a surplus never lowers the bill of another year", "[laws][properties][th]") {
  auto shape = thailand::shape();
  shape.push_back({"surplus", 1, 50});
  shape.push_back({"other year", 2012, 2027});
  holds(shape, 1'000, [](numbers const& n) -> std::string {
    auto const facts = thailand::of(n);
    auto const law = thailand::law(n);
    auto const alone = thailand::assess(facts, law);
    auto more = facts;
    more.year.paid_on.reset();
    more.year.filled.hired = alone.required + heads{n[n.size() - 2]};
    auto const other = thailand::assess(more, th::law_for({static_cast<int>(n.back())}));
    auto const after = thailand::assess(facts, law);
    if (other.contribution != th::baht{0} && other.at.surplus > heads{0}) {
      return "a bill beside a surplus: " + said(other);
    }
    return said(alone) == said(after) ? "" : "alone: " + said(alone) + "\n  after: " + said(after);
  });
}

TEST_CASE("Thailand: one more employee never lowers the required number of the whole country",
          "[laws][properties][th]") {
  for (int year = 2012; year <= 2027; ++year) {
    auto const law = th::quota_law_for({year});
    no_trace silent;
    heads before;
    std::string wrong;
    for (std::int64_t n = 0; n <= 5'000 && wrong.empty(); ++n) {
      auto const now = th::required_heads(heads{n}, law, silent);
      if (now < before || now > before + heads{1}) {
        wrong = std::to_string(n) + " employees in " + std::to_string(year);
      }
      before = now;
    }
    CHECK(wrong == "");
  }
}
