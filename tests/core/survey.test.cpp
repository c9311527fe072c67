// SPDX-License-Identifier: Apache-2.0
// A survey of the type algebra, to be read down: two operands, an operator, and the type that results. `void` is a
// refusal: the expression does not compile. Each refusal stands beside what must compile. All of it is checked while
// compiling; tests/refused/ holds the same for what a requires-expression cannot see, with the compiler's words.
#include "quotalaw/core.hpp"
#include "quotalaw/jp.hpp"
#include "quotalaw/th.hpp"
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

#include <concepts>
#include <type_traits>
#include <utility>

using namespace quotalaw;

namespace {

// The operators. Where an expression does not compile, the result is void.
template <class A, class B>
auto plus(int) -> decltype(std::declval<A>() + std::declval<B>());
template <class A, class B>
auto minus(int) -> decltype(std::declval<A>() - std::declval<B>());
template <class A, class B>
auto times(int) -> decltype(std::declval<A>() * std::declval<B>());
template <class A, class B>
auto over(int) -> decltype(std::declval<A>() / std::declval<B>());
template <class A, class B>
auto rest(int) -> decltype(std::declval<A>() % std::declval<B>());
template <class A, class B>
auto less(int) -> decltype(std::declval<A>() < std::declval<B>());
template <class A, class B>
auto equal(int) -> decltype(std::declval<A>() == std::declval<B>());
template <class A, class B>
auto add_to(int) -> decltype(std::declval<A&>() += std::declval<B>());
template <class, class>
void plus(...);
template <class, class>
void minus(...);
template <class, class>
void times(...);
template <class, class>
void over(...);
template <class, class>
void rest(...);
template <class, class>
void less(...);
template <class, class>
void equal(...);
template <class, class>
void add_to(...);

template <class A, class B, class R>
inline constexpr bool sum = std::same_as<decltype(plus<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool difference = std::same_as<decltype(minus<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool product = std::same_as<decltype(times<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool quotient = std::same_as<decltype(over<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool remainder_of = std::same_as<decltype(rest<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool order = std::same_as<decltype(less<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool equality = std::same_as<decltype(equal<A, B>(0)), R>;
template <class A, class B, class R>
inline constexpr bool in_place = std::same_as<decltype(add_to<A, B>(0)), R>;

// Ways in: `explicitly` is T{from}, `silently` is an implicit conversion.
template <class T, class From>
inline constexpr bool explicitly = requires(From from) { T{from}; };
template <class T, class From>
inline constexpr bool silently = std::convertible_to<From, T>;

using baht = money<THB>;
using yen = money<JPY>;
using crowns = money<xx::XXC>;
using number = std::int64_t;

// clang-format off: tables
// --- counts: the same kind adds, subtracts and compares; another kind never meets it ---
//             left            right           result
static_assert(sum<heads,         heads,         heads>);
static_assert(sum<heads,         half_heads,    void>);
static_assert(sum<heads,         number,        void>);
static_assert(sum<number,        heads,         void>);
static_assert(sum<half_heads,    half_heads,    half_heads>);
static_assert(sum<half_heads,    person_months, void>);
static_assert(sum<person_months, person_months, person_months>);
static_assert(sum<person_months, number_of_months, void>);
static_assert(sum<number_of_days, number_of_days, number_of_days>);
static_assert(sum<number_of_days, number_of_months, void>);
static_assert(sum<number_of_days, number_of_years, void>);
static_assert(sum<weekly_hours,  weekly_hours,  weekly_hours>);
static_assert(sum<weekly_hours,  number_of_days, void>);
static_assert(sum<plain_count,   heads,         void>);

static_assert(difference<heads,      heads,      heads>);
static_assert(difference<half_heads, heads,      void>, "workers - deduction: say halves(deduction)");
static_assert(difference<half_heads, half_heads, half_heads>);

static_assert(product<heads,      number, heads>);
static_assert(product<heads,      int,    heads>);
static_assert(product<number,     heads,  void>, "the count stands first");
static_assert(product<heads,      heads,  void>);
static_assert(product<half_heads, heads,  void>);
static_assert(product<heads,      rate,   void>, "a floor has a name: floor_of");
static_assert(product<half_heads, rate,   void>);
static_assert(product<rate,       rate,   void>);

static_assert(quotient<heads,         number, void>, "a quotient has a name: exact_quotient");
static_assert(quotient<half_heads,    number, void>);
static_assert(quotient<person_months, number, void>);
static_assert(remainder_of<heads,     number, void>);

static_assert(order<heads,      heads,      bool>);
static_assert(order<heads,      half_heads, void>, "required < counted: say halves(required)");
static_assert(order<half_heads, half_heads, bool>);
static_assert(order<heads,      int,        void>);
static_assert(equality<heads,   heads,      bool>);
static_assert(equality<heads,   int,        void>);
static_assert(equality<heads,   half_heads, void>);
static_assert(order<rate,       rate,       bool>);
static_assert(equality<rate,    double,     void>);

static_assert(in_place<heads,         heads,         heads&>);
static_assert(in_place<heads,         half_heads,    void>);
static_assert(in_place<half_heads,    half_heads,    half_heads&>);
static_assert(in_place<person_months, half_heads,    void>, "a month's count: say for_one_month(count)");
static_assert(in_place<person_months, person_months, person_months&>);

// --- money: one currency, whole minor units ---
static_assert(sum<yen,        yen,  yen>);
static_assert(sum<yen,        baht, void>);
static_assert(sum<crowns,     baht, void>, "two decimals both, and still two currencies");
static_assert(sum<yen,        number, void>);
static_assert(difference<baht, baht, baht>);
static_assert(difference<baht, yen,  void>);
static_assert(product<baht,   number, baht>);
static_assert(product<baht,   baht, void>);
static_assert(product<baht,   rate, void>, "money x rate is not whole: unrounded<THB>{m} * r");
static_assert(product<unrounded<THB>, rate, unrounded<THB>>);
static_assert(product<baht,   heads, void>, "amount_for(unit, heads)");
static_assert(product<yen,    person_months, void>, "amount_for(unit, person_months)");
static_assert(quotient<baht,  number, void>, "a part of money is not whole: unrounded<THB>{m} / n");
static_assert(quotient<unrounded<THB>, number, unrounded<THB>>);
static_assert(quotient<baht,  baht, void>);
static_assert(order<yen,      yen,  bool>);
static_assert(order<yen,      baht, void>);
static_assert(equality<yen,   int,  void>);
static_assert(in_place<yen,   yen,  yen&>);
static_assert(in_place<yen,   baht, void>);

// clang-format on
// --- unrounded amounts: exact until a named rounding ---
static_assert(sum<unrounded<JPY>, unrounded<JPY>, unrounded<JPY>>);
static_assert(sum<unrounded<JPY>, unrounded<THB>, void>);
static_assert(sum<unrounded<JPY>, yen, void>);
static_assert(product<unrounded<JPY>, unrounded<JPY>, void>);
static_assert(!silently<yen, unrounded<JPY>>, "rounding is an act with a name");
template <class U>
concept rounds_unnamed = requires(U u) { u.rounded(); };
template <class U>
concept rounds_named = requires(U u) { u.rounded(rounding::down); };
static_assert(rounds_named<unrounded<JPY>> && !rounds_unnamed<unrounded<JPY>>);

// --- ways in: a number becomes a count only where somebody says so ---
static_assert(explicitly<heads, number> && !silently<heads, number>);
static_assert(explicitly<half_heads, int> && !silently<half_heads, int>);
static_assert(!explicitly<half_heads, double> && !silently<half_heads, double>, "3.5 persons are half_heads{7}");
static_assert(!explicitly<half_heads, heads> && !silently<half_heads, heads>, "halves(heads)");
static_assert(std::same_as<decltype(halves(heads{})), half_heads>);
static_assert(!explicitly<heads, half_heads>, "whole_heads(half_heads)");
static_assert(std::same_as<decltype(whole_heads(half_heads{})), heads>);
static_assert(!explicitly<person_months, half_heads>, "for_one_month(half_heads)");
static_assert(std::same_as<decltype(for_one_month(half_heads{})), person_months>);
static_assert(explicitly<yen, number> && !silently<yen, number>);
static_assert(!explicitly<yen, double>);
static_assert(!explicitly<yen, baht>);
static_assert(!explicitly<rate, double> && !silently<rate, double> && !silently<rate, int>);
static_assert(std::constructible_from<rate, int, int>);

// --- ways out: no tag turns back into a number by itself ---
static_assert(!silently<number, heads> && !silently<double, heads> && !silently<bool, heads>);
static_assert(!silently<number, yen> && !silently<double, rate>);

// --- a fraction never turns into a whole number on the way in ---
static_assert(!product<heads, double, heads>, "heads{3} * 0.5 would be heads{0}: use floor_of");
static_assert(!product<baht, double, baht>);
static_assert(!std::constructible_from<heads, double>, "heads(3.5) would be heads{3}");

// --- named functions take their own kind ---
template <class N, class R>
concept floors = requires(N n, R r) { floor_of(n, r); };
static_assert(floors<heads, rate> && floors<half_heads, rate>);
static_assert(!floors<person_months, rate>, "truncated each month, never once for the year");
static_assert(!floors<yen, rate> && !floors<heads, double> && !floors<number, rate>);
template <class U, class N>
concept priced = requires(U unit, N n) { amount_for(unit, n); };
static_assert(priced<yen, person_months> && priced<baht, heads>);
static_assert(!priced<yen, half_heads>, "a levy is owed by the person-month");
static_assert(!priced<person_months, yen> && !priced<yen, number>);

// --- days and amounts of days are different things; years have names ---
static_assert(sum<day, date::days, day>);
static_assert(sum<day, day, void>);
static_assert(sum<day, number_of_days, void>);
static_assert(!silently<day, number> && !silently<day, month_day>);
static_assert(equality<jp::fiscal_year, jp::fiscal_year, bool>);
static_assert(equality<jp::fiscal_year, th::fund_year, void>);
static_assert(!silently<jp::fiscal_year, int> && !silently<th::fund_year, jp::fiscal_year>);
template <class Y>
concept year_of_japan = requires(Y y) { jp::law_for(y); };
static_assert(year_of_japan<jp::fiscal_year> && !year_of_japan<th::fund_year> && !year_of_japan<int>);

// --- a figure of law can be read through a tracer, and in no other way ---
template <class T>
concept readable_alone = requires(statutory<T> const& figure) { T{figure}; } || requires(statutory<T> const& figure) {
  figure.value();
} || requires(statutory<T> const& figure) { figure.value_; } || requires(statutory<T> const& figure) { *figure; };
static_assert(!readable_alone<rate> && !readable_alone<heads> && !readable_alone<yen>);
static_assert(!silently<rate, statutory<rate>>);
static_assert(
    std::same_as<decltype(std::declval<no_trace::step>().reads(std::declval<statutory<rate> const&>())), rate const&>);
static_assert(sum<statutory<yen>, statutory<yen>, void>);
static_assert(product<statutory<yen>, number, void>);
static_assert(!floors<heads, statutory<rate>>);
static_assert(!explicitly<statutory<rate>, rate>, "a figure without a term and a version is no figure of law");

// --- a fact is not a figure of law ---
template <class Step, class V>
concept reads = requires(Step step, V const& v) { step.reads(v); };
static_assert(reads<no_trace::step, statutory<heads>> && !reads<no_trace::step, heads>);
static_assert(reads<recorder::step&, statutory<heads>> && !reads<recorder::step&, heads>);
static_assert(reads<reading_list::step, statutory<heads>> && !reads<reading_list::step, heads>);

// --- one country's law does not pass for another's ---
template <class Facts, class Law>
concept assessed_in_japan = requires(Facts facts, Law law, no_trace trace) { jp::assess(facts, law, trace); };
static_assert(assessed_in_japan<jp::year_facts, jp::levy_law> && assessed_in_japan<jp::month, jp::obligation_law>);
static_assert(!assessed_in_japan<jp::year_facts, jp::obligation_law> && !assessed_in_japan<jp::month, jp::levy_law>);
static_assert(!assessed_in_japan<th::year_facts, jp::levy_law> && !assessed_in_japan<jp::year_facts, th::year_law>);

}  // namespace

TEST_CASE("the survey of the type algebra compiles", "[core][survey]") { SUCCEED(); }
