// SPDX-License-Identifier: Apache-2.0
#include "answer_json.hpp"

#include "document.hpp"

namespace quotalaw::io {

using json = ordered_json;

json halves_number(std::int64_t n) { return n % 2 == 0 ? json(n / 2) : json(static_cast<double>(n) / 2); }

json obligation_json(quotalaw::jp::obligation const& found, write_halves halves) {
  json out;
  out["workers"] = halves(found.workers.number());
  out["deduction"] = found.deduction.number();
  out["base"] = halves(found.base.number());
  out["rate"] = text_of(found.statutory_rate);
  out["required"] = found.required.number();
  out["counted"] = halves(found.counted.number());
  out["shortage"] = halves(found.shortage.number());
  out["surplus"] = halves(found.surplus.number());
  out["actual_rate_percent"] = found.actual_rate ? json(decimal_text(*found.actual_rate, 2)) : json(nullptr);
  out["compliant"] = found.compliant;
  out["must_report"] = found.must_report;
  out["report_due"] = text_of(found.report_due);
  return out;
}

json settlement_json(quotalaw::jp::fiscal_year year, quotalaw::jp::settlement const& found, write_halves halves) {
  json out;
  out["fiscal_year"] = year.first;
  out["covered"] = found.covered;
  out["months_over_size"] = found.months_over_size.number();
  out["levy_person_months"] = halves(found.of.levy_required.number());
  out["adjustment_person_months"] = halves(found.of.adjustment_required.number());
  if (!found.covered) {
    out["reward_threshold"] = halves(found.reward_threshold.number());
  }
  out["counted_person_months"] = halves(found.of.counted.number());
  out["shortage_person_months"] = halves(found.shortage.number());
  out["excess_person_months"] = halves(found.excess.number());
  out["levy"] = text_of(found.levy);
  out["adjustment"] = text_of(found.adjustment);
  out["reward"] = text_of(found.reward);
  return out;
}

json instalments_json(std::optional<quotalaw::jp::instalments> const& parts) {
  json out = json::array();
  if (parts) {
    for (auto const& part : *parts) {
      out.push_back({{"due", text_of(part.due)}, {"amount", text_of(part.amount)}});
    }
  }
  return out;
}

json plans_json(std::vector<hire_plan> const& plans, int decimals) {
  json out = json::array();
  for (auto const& p : plans) {
    json bills = json::array();
    for (auto const bill : p.bills) {
      bills.push_back(decimal_text(bill, decimals));
    }
    out.push_back({{"hire", p.hire},
                   {"fewest", p.fewest ? json(p.fewest->number()) : json(nullptr)},
                   {"bills", std::move(bills)}});
  }
  return out;
}

namespace {

json words_json(std::vector<named_text> const& values) {
  json out = json::array();
  for (auto const& v : values) {
    out.push_back({{"name", v.name}, {"value", v.value}});
  }
  return out;
}

/// A step for a reader; of the law each figure once.
json words_json(reason const& r, std::vector<figure> const& figures) {
  json out;
  out["title"] = r.title;
  out["provision"] = r.provision;
  out["givens"] = words_json(r.givens);
  out["law"] = json::array();
  for (auto const i : r.reads) {
    auto const& f = figures[i];
    out["law"].push_back(
        {{"title", f.title}, {"value", f.value}, {"from", f.from}, {"source", f.source}, {"confidence", f.confirmed}});
  }
  if (!r.findings.empty()) {
    out["findings"] = words_json(r.findings);
  }
  out["conclusion"] = words_json(r.conclusions);
  if (!r.remarks.empty()) {
    out["remarks"] = r.remarks;
  }
  return out;
}

json reading_json(law_reading const& r) {
  auto const at = std::string{r.version->source.at};
  return {{"term", r.term->id},
          {"value", r.value},
          {"from", text_of(r.version->from)},
          {"citation", r.version->confirmed == confidence::reform
                           ? "reform: " + at
                           : instrument_name(r.version->source.instrument, language::en) + ", " + at},
          {"confidence", text_of(r.version->confirmed)}};
}

/// `told` are the same steps in words.
json steps_json(std::vector<explanation> const& steps, std::vector<reason> const& told,
                std::vector<figure> const& figures, std::function<json(std::vector<named_value> const&)> const& named) {
  json out = json::array();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto const& s = steps[i];
    json one;
    one["rule"] = s.by.id;
    one["provision"] = s.by.provision;
    one["givens"] = named(s.givens);
    one["reads"] = json::array();
    for (auto const& r : s.reads) {
      one["reads"].push_back(reading_json(r));
    }
    if (!s.findings.empty()) {
      one["findings"] = named(s.findings);
    }
    one["conclusion"] = named(s.conclusions);
    if (!s.remarks.empty()) {
      one["remarks"] = s.remarks;
    }
    one["in_words"] = words_json(told[i], figures);
    if (!s.steps.empty()) {
      one["steps"] = steps_json(s.steps, told[i].steps, figures, named);
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

json steps_json(std::vector<explanation> const& steps,
                std::function<json(std::vector<named_value> const&)> const& named, language in) {
  auto const told = describe_reasons(steps, in);
  return steps_json(steps, told.reasons, told.figures, named);
}

}  // namespace quotalaw::io
