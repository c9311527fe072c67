// SPDX-License-Identifier: Apache-2.0
// Rules called with no_trace. plain.cpp is the same without any step; no_trace_is_free.sh compares the generated code.
#include "quotalaw/jp/levy.hpp"
#include "quotalaw/th/quota.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

using namespace quotalaw;

#ifdef RULE_TH_QUOTA
extern "C" std::int64_t th_quota(std::int64_t employees, th::quota_law const& law) {
  no_trace silent;
  return th::required_heads(heads{employees}, law, silent).number();
}
#endif

#ifdef RULE_JP_MONTHS
// Flattened: whether a call is inlined shall not decide the comparison.
extern "C" __attribute__((flatten)) void jp_months(jp::month const* months, std::size_t count, jp::levy_law const& law,
                                                   jp::sums& out) {
  no_trace silent;
  out = jp::add_up(std::span{months, count}, law, silent);
}
#endif
