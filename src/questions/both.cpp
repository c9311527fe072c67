// SPDX-License-Identifier: Apache-2.0
// The public questions that every country shares: the law itself, and the inverse of the yearly bill.
#include "../io/answer_json.hpp"
#include "changes.hpp"
#include "context.hpp"
#include "inverse.hpp"
#include "quotalaw/core/timeline.hpp"
#include "quotalaw/th/timelines.hpp"

#include <algorithm>

namespace quotalaw::questions {

namespace {

json citation_json(version_info const& v) {
  json out;
  out["instrument"] =
      v.confirmed == confidence::reform ? std::string{v.source.at} : std::string{instrument_title(v.source.instrument)};
  out["at"] = v.confirmed == confidence::reform ? "reform" : std::string{v.source.at};
  return out;
}

json table_json(term_info const& term, std::size_t version) {
  json out = json::object();
  if (term.id == th::terms::minimum_wage.term.id) {
    auto const& table = th::terms::minimum_wage.values[version];
    for (std::size_t i = 0; i < table.values.size(); ++i) {
      out[std::string{th::terms::provinces[i].name}] = text_of(table.values[i]);
    }
  }
  return out;
}

json answer_term(fact_reader const& facts, context& with) {
  auto const& term = term_named(facts.text("id"));
  auto const on = facts.day("day");
  auto const* amended = with.what_if().find(term, on);
  version_info const* version = amended ? &amended->info : nullptr;
  std::size_t at = 0;
  if (!amended) {
    while (at < term.versions.size() && term.versions[at].from > on) {
      ++at;
    }
    if (at == term.versions.size() || on >= term.repealed) {
      timeline<rate>::refuse_reading(term, on);
    }
    version = &term.versions[at];
  }
  with.read().add(term, *version, on);
  json out;
  out["id"] = term.id;
  out["title"] = term.title;
  out["native"] = term.native;
  out["kind"] = text_of(term.kind);
  out["unit"] = term.unit;
  out["value"] = term.kind == term_kind::money_table ? table_json(term, at) : json(version->value);
  out["from"] = text_of(version->from);
  auto until = amended ? amended->until : (at == 0 ? term.repealed : term.versions[at - 1].from);
  out["until"] = until == day::max() ? json(nullptr) : json(text_of(until - date::days{1}));
  out["citation"] = citation_json(*version);
  out["confidence"] = text_of(version->confirmed);
  out["reviewed_through"] = text_of(term.reviewed_through);
  if (!version->note.empty()) {
    out["note"] = version->note;
  }
  return out;
}

constexpr std::array<std::string_view, 2> country_names{"jp", "th"};

json answer_changes(fact_reader const& facts, context& with) {
  if (!facts.has("country")) {
    facts.missing("country");
  }
  auto const country = country_names[facts.choice("country", country_names, 0)];
  auto const from = facts.day("from");
  auto const to = facts.day("to");
  if (to < from) {
    facts.refuse(sentences::wrong_order, "to", {{"first", text_of(from)}, {"then", text_of(to)}});
  }
  auto found = changes_between(country, from, to, with.what_if());
  std::stable_sort(found.begin(), found.end(), [](law_change const& x, law_change const& y) {
    return x.on != y.on ? x.on < y.on : x.term->id < y.term->id;
  });
  json out;
  out["changes"] = json::array();
  for (auto const& c : found) {
    json line;
    line["day"] = text_of(c.on);
    line["term"] = c.term->id;
    line["title"] = c.term->title;
    line["before"] = c.before ? json(c.before->value) : json(nullptr);
    line["after"] = c.after ? json(c.after->value) : json(nullptr);
    line["citation"] = citation_json(*c.by);
    line["confidence"] = text_of(c.by->confirmed);
    out["changes"].push_back(std::move(line));
  }
  return out;
}

json answer_inverse(fact_reader const& facts, context& with) {
  if (!facts.has("country")) {
    facts.missing("country");
  }
  return facts.choice("country", country_names, 0) == 0 ? inverse_jp(facts, with) : inverse_th(facts, with);
}

constexpr field term_facts[] = {
    {"id", "text", true, "id of the term, such as jp.levy.unit", ""},
    {"day", "day", true, "the day for which the term is read", ""},
};
constexpr field term_results[] = {
    {"id", "text", true, "", ""},
    {"title", "text", true, "", ""},
    {"native", "text", true, "the law's own word", ""},
    {"kind", "text", true, "kind of value", ""},
    {"unit", "text", true, "", ""},
    {"value", "text", true, "as text; a table as an object", ""},
    {"from", "day", true, "first day in force", ""},
    {"until", "day", true, "last day in force, null while open", ""},
    {"citation", "object", true, "{instrument, at}", ""},
    {"confidence", "text", true, "statute official secondary practice unconfirmed reform", ""},
    {"reviewed_through", "day", true, "the day somebody last looked", ""},
    {"note", "text", false, "", ""},
};
constexpr field changes_facts[] = {
    {"country", "choice", true, "jp or th", "jp th"},
    {"from", "day", true, "first day looked at", ""},
    {"to", "day", true, "last day looked at", ""},
};
constexpr field changes_results[] = {
    {"changes", "list", true, "[{day, term, title, before, after, citation, confidence}], oldest first", ""},
};
constexpr field inverse_facts[] = {
    {"country", "choice", true, "jp or th; the other facts are those of jp.levy or th.contribution", "jp th"},
    {"fiscal_year", "year", false, "Japan", ""},
    {"months", "list", false, "Japan, as in jp.levy", ""},
    {"instalments", "flag", false, "ignored: instalments do not change a bill", ""},
    {"opened_on", "day", false, "Japan, as in jp.levy", ""},
    {"closed_on", "day", false, "Japan, as in jp.levy", ""},
    {"part_year_reading", "choice", false, "Japan, as in jp.levy", "none proportion_up proportion_down as_whole_year"},
    {"year_reading", "choice", false, "Japan, as in jp.levy", "none law_of_first_month law_of_last_month"},
    {"home_work_payments", "money", false, "not answered yet", ""},
    {"specific_short_person_months", "counted", false, "not answered yet", ""},
    {"fund_year", "year", false, "Thailand", ""},
    {"count_day", "day", false, "Thailand", ""},
    {"employer", "choice", false, "Thailand", "private state"},
    {"employees", "heads", false, "Thailand", ""},
    {"employees_total", "heads", false, "Thailand", ""},
    {"pwd_employees", "heads", false, "Thailand", ""},
    {"branches", "list", false, "Thailand", ""},
    {"branch_pooling", "choice", false, "Thailand", "nationwide same_province"},
    {"threshold_reading", "choice", false, "Thailand", "without_pwd all_staff"},
    {"hired", "heads", false, "Thailand", ""},
    {"alternatives", "heads", false, "Thailand", ""},
    {"province", "text", false, "Thailand", ""},
};
constexpr field inverse_results[] = {
    {"bill", "money", true, "the bill as it is", ""},
    {"fewest", "heads", true, "fewest hires of the first kind that bring the bill to zero; null if out of reach", ""},
    {"plans", "list", true, "[{hire, fewest, bills}]: by kind of hire, the bill after each single hire", ""},
};

}  // namespace

json plans_json(std::string const& bill_now, std::vector<io::hire_plan> const& plans, int decimals) {
  json out;
  out["bill"] = bill_now;
  auto list = io::plans_json(plans, decimals);
  out["fewest"] = list.empty() ? json(nullptr) : list.front()["fewest"];
  out["plans"] = std::move(list);
  return out;
}

std::vector<answered_question> const& both_questions() {
  static std::vector<answered_question> const list{
      {{"law.term", "One figure of law on a day", "", true, term_facts, term_results,
        R"({"id":"jp.levy.unit","day":"2026-04-01"})"},
       answer_term},
      {{"law.changes", "What changed between two days", "", true, changes_facts, changes_results,
        R"({"country":"jp","from":"2026-01-01","to":"2026-12-31"})"},
       answer_changes},
      {{"plan.inverse", "Fewest hires that bring the yearly bill to zero", "", true, inverse_facts, inverse_results,
        R"({"country":"th","fund_year":2027,"employees":1234,"hired":7})"},
       answer_inverse},
  };
  return list;
}

}  // namespace quotalaw::questions
