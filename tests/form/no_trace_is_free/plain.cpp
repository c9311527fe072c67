// SPDX-License-Identifier: Apache-2.0
// The rules of traced.cpp written by hand: the same fields of the same law, no tracer and no step.
#include "quotalaw/jp/levy.hpp"
#include "quotalaw/th/quota.hpp"

#include <cstddef>
#include <cstdint>

using namespace quotalaw;

#ifdef RULE_TH_QUOTA
extern "C" std::int64_t th_quota(std::int64_t employees, th::quota_law const& law) {
  heads const staff{employees};
  if (staff < law_reader::value(law.threshold)) {
    return 0;
  }
  auto const per = law_reader::value(law.per);
  auto const remainder = law_reader::value(law.remainder);
  auto const whole = exact_quotient(staff.number(), per.number());
  auto const left = staff.number() - whole * per.number();
  return whole + (left > remainder.number() ? 1 : 0);
}
#endif

#ifdef RULE_JP_MONTHS
extern "C" void jp_months(jp::month const* months, std::size_t count, jp::levy_law const& law, jp::sums& out) {
  jp::sums sum{};
  for (std::size_t i = 0; i < count; ++i) {
    auto const workers = months[i].workers;
    auto const deduction = months[i].deduction;
    auto const counted = months[i].counted;
    auto const base = workers - halves(deduction);
    auto const share = law_reader::value(law.base_rate[i]);
    auto const reward_share = law_reader::value(law.reward_rate[i]);
    sum.levy_required += for_one_month(floor_of(base, share));
    sum.adjustment_required += for_one_month(floor_of(workers, share));
    sum.reward_required += for_one_month(floor_of(workers, reward_share));
    sum.counted += for_one_month(counted);
  }
  out = sum;
}
#endif
