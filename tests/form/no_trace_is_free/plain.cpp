// SPDX-License-Identifier: Apache-2.0
// The rules of traced.cpp written by hand: the same fields of the same law, no tracer and no step.
#include "quotalaw/jp/levy.hpp"
#include "quotalaw/th/quota.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

using namespace quotalaw;

#ifdef RULE_TH_QUOTA
namespace {
constexpr heads required_heads(heads staff, th::quota_law const& law) {
  auto const threshold = law_reader::value(law.threshold);
  if (staff < threshold) {
    return heads{0};
  }
  auto const per = law_reader::value(law.per);
  auto const remainder = law_reader::value(law.remainder);
  return th::places_for(th::divide(staff, per), remainder);
}
}  // namespace

extern "C" std::int64_t th_quota(std::int64_t employees, th::quota_law const& law) {
  return required_heads(heads{employees}, law).number();
}
#endif

#ifdef RULE_JP_MONTHS
namespace {
constexpr jp::sums add_up(std::span<jp::month const> months, jp::levy_law const& law) {
  jp::sums out{};
  for (std::size_t i = 0; i < months.size(); ++i) {
    auto const workers = months[i].workers;
    auto const deduction = months[i].deduction;
    auto const counted = months[i].counted;
    auto const base = workers - halves(deduction);
    auto const share = law_reader::value(law.base_rate[i]);
    auto const reward_share = law_reader::value(law.reward_rate[i]);
    out.levy_required += for_one_month(floor_of(base, share));
    out.adjustment_required += for_one_month(floor_of(workers, share));
    out.reward_required += for_one_month(floor_of(workers, reward_share));
    out.counted += for_one_month(counted);
  }
  return out;
}
}  // namespace

// Flattened: whether a call is inlined shall not decide the comparison.
extern "C" __attribute__((flatten)) void jp_months(jp::month const* months, std::size_t count, jp::levy_law const& law,
                                                   jp::sums& out) {
  out = add_up(std::span{months, count}, law);
}
#endif
