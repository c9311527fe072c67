// SPDX-License-Identifier: Apache-2.0
// core/unrounded.hpp: an exact amount until a named rounding.
#include "quotalaw/core/unrounded.hpp"

#include "support/catch.hpp"

#include <limits>

using namespace quotalaw;
using baht = money<THB>;
using yen = money<JPY>;
using exact = unrounded<THB>;

// 313.00 x 7.5 % x 1 day = 23.475 (thailand.md 7.1): exactly half a satang, so the rounding decides.
constexpr exact half_satang = exact{baht{31'300}} * rate{75, 1000};
static_assert(half_satang.rounded(rounding::down) == baht{2'347});
static_assert(half_satang.rounded(rounding::half_up) == baht{2'348});
static_assert(half_satang.rounded(rounding::half_even) == baht{2'348});
// 2.5 satang: the even neighbour is below.
static_assert((exact{baht{5}} / 2).rounded(rounding::half_even) == baht{2});
static_assert((exact{baht{5}} / 2).rounded(rounding::half_up) == baht{3});
static_assert((exact{baht{7}} / 2).rounded(rounding::half_even) == baht{4});
// Just below and above one half.
static_assert((exact{baht{49}} / 100).rounded(rounding::half_up) == baht{0});
static_assert((exact{baht{51}} / 100).rounded(rounding::half_even) == baht{1});
static_assert((exact{baht{199}} / 100).rounded(rounding::down) == baht{1});
// A third three times is whole again: nothing is lost on the way.
static_assert(exact{baht{100}} / 3 + exact{baht{100}} / 3 + exact{baht{100}} / 3 == exact{baht{100}});
static_assert((exact{baht{100}} * rate{1, 3} * 3).rounded(rounding::down) == baht{100});
static_assert(exact{} == exact{baht{0}});
// principal x 7.5 % x 91 days / 365: fund year 2025, one place, paid 2025-06-30 (thailand.md 17).
static_assert((exact{baht{12'045'000}} * rate{75, 1000} * 91 / 365).rounded(rounding::half_up) == baht{225'225});

static_assert(cut_to(yen{27'887}, yen{100}) == yen{27'800});
static_assert(cut_to(yen{27'800}, yen{100}) == yen{27'800});
static_assert(cut_to(yen{99}, yen{100}) == yen{0});

TEST_CASE("what does not fit into 128 bits, or into the result, is refused", "[core][unrounded][refusal]") {
  yen const most{std::numeric_limits<std::int64_t>::max()};
  auto refused = [](auto attempt) {
    try {
      attempt();
      return false;
    } catch (law_error const& e) {
      return e.code() == errc::overflow;
    }
  };
  CHECK_FALSE(refused([&] { return (unrounded<JPY>{most} * 2 / 2).rounded(rounding::down); }));
  CHECK(refused([&] { return (unrounded<JPY>{most} * 2).rounded(rounding::down); }));
  CHECK(refused([&] { return unrounded<JPY>{most} * most.minor() * most.minor(); }));
}
