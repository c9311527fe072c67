// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Certification test of a special subsidiary (特例子会社, Act 44, Rule 8-2, 8-3): a count of its own, short-time as
/// one half, severe **not** doubled. Whether it is able to manage is not modelled. docs/jp/special_subsidiary.md

#include "../core/trace.hpp"
#include "counting.hpp"
#include "parameters.hpp"

#include <span>

namespace quotalaw::jp {

inline constexpr rule certification_weight_rule{"jp.special_subsidiary.weight", "Act 44(2)(3), 70; Rule 6, Suppl. 6"};
inline constexpr rule certification_rule{"jp.special_subsidiary.test", "Act 44(1)"};

struct certification_law {
  statutory<half_heads> least;
  statutory<rate> share;
  statutory<rate> severe_share;
};

inline certification_law certification_law_on(day on, reform const& what_if = {}) {
  return {terms::special_subsidiary_minimum_heads.at(on, what_if),
          terms::special_subsidiary_minimum_share.at(on, what_if),
          terms::special_subsidiary_severe_share.at(on, what_if)};
}

/// Computes what one person counts for the test: as in the quota, but a severe disability does not double.
template <tracer T>
constexpr half_heads certification_weight(person const& who, employer_kind employer, counting_law const& law,
                                          T& trace) {
  auto step = trace.begin(certification_weight_rule);
  auto plain = who;
  auto const band = band_of(who.hours, law, trace);
  if (band != hours_band::specific) {
    plain.severe = false;  // doubling is the only effect of severity in these classes
  }
  return step.concludes("weight", person_weight(plain, employer, law, trace));
}

struct certification {
  half_heads counted;
  half_heads severe;  ///< severe physical, intellectual and mental persons
  bool at_least_five = false;
  bool at_least_share = false;
  bool severe_at_least_share = false;
  bool qualifies = false;
};

/// Tests the numbers of a subsidiary.
template <tracer T>
constexpr certification certify(half_heads workers, std::span<person const> persons, counting_law const& counting,
                                certification_law const& law, T& trace) {
  auto step = trace.begin(certification_rule);
  auto const staff = step.given("workers", workers);
  certification out{};
  for (auto const& who : persons) {
    auto const weight = certification_weight(who, employer_kind::private_sector, counting, trace) * who.number.number();
    out.counted += weight;
    if (who.severe || who.kind != disability::physical) {
      out.severe += weight;
    }
  }
  auto reaches = [](half_heads part, half_heads whole, rate share) {
    return part.number() * share.denominator() >= whole.number() * share.numerator();
  };
  step.finds("counted", out.counted);
  step.finds("severe_or_other", out.severe);
  out.at_least_five = step.concludes("at_least_five", out.counted >= step.reads(law.least));
  out.at_least_share = step.concludes("at_least_20_percent", reaches(out.counted, staff, step.reads(law.share)));
  out.severe_at_least_share =
      step.concludes("severe_at_least_30_percent", reaches(out.severe, out.counted, step.reads(law.severe_share)));
  out.qualifies = step.concludes("qualifies", out.at_least_five && out.at_least_share && out.severe_at_least_share);
  return out;
}

}  // namespace quotalaw::jp
