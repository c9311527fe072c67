// SPDX-License-Identifier: Apache-2.0
// Questions about groups, public bodies and the specific occupation.
#include "../io/answer_json.hpp"
#include "context.hpp"
#include "jp_facts.hpp"
#include "quotalaw/jp.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace quotalaw::questions {

namespace {

using namespace quotalaw::jp;

enum class group_role : std::uint8_t {
  parent,
  special_subsidiary,
  related_company,
  subsidiary,
  cooperative,
  member_firm
};
constexpr std::array<std::string_view, 6> group_role_names{"parent",     "special_subsidiary", "related_company",
                                                           "subsidiary", "cooperative",        "member_firm"};

/// The role of a member that does not say it: the first leads, the others are what the scheme is named after.
group_role usual_role(group_scheme scheme, bool first) {
  if (first) {
    return scheme == group_scheme::cooperative ? group_role::cooperative : group_role::parent;
  }
  switch (scheme) {
    case group_scheme::special_subsidiary:
      return group_role::special_subsidiary;
    case group_scheme::related_companies:
      return group_role::related_company;
    case group_scheme::all_subsidiaries:
      return group_role::subsidiary;
    case group_scheme::cooperative:
      break;
  }
  return group_role::member_firm;
}

struct group_member {
  std::string name;
  group_role role{};
  read_year year;
  std::vector<person> persons;  ///< of the first base day, where they are told one by one
};

std::vector<group_member> read_members(fact_reader const& facts, fiscal_year year, group_scheme scheme,
                                       year_reading changed, context& with) {
  std::vector<group_member> out;
  facts.list("members", {"name", "role", "months"}, [&](fact_reader const& m) {
    group_member one;
    one.name = m.has("name") ? m.text("name") : std::to_string(out.size() + 1);
    auto const usual = usual_role(scheme, out.empty());
    one.role = static_cast<group_role>(m.choice("role", group_role_names, static_cast<std::size_t>(usual)));
    one.year = read_levy_year(m, year, with);
    one.year.changed = changed;
    auto const& first = m.raw("months").front();
    if (first.contains("persons")) {
      one.persons = read_persons(fact_reader{
          first, m.at("months") + "[0]", m.provision(), {month_fact_names.begin(), month_fact_names.end()}});
    }
    out.push_back(std::move(one));
  });
  auto const head = usual_role(scheme, true);
  auto const heads_found = std::count_if(out.begin(), out.end(), [&](auto const& m) { return m.role == head; });
  if (heads_found != 1) {
    facts.refuse(sentences::one_of_role, "members",
                 {{"role", std::string{group_role_names[static_cast<std::size_t>(head)]}},
                  {"found", std::to_string(heads_found)}});
  }
  return out;
}

json certification_json(certification const& found) {
  json out;
  out["heads"] = count_json(found.counted);
  out["at_least_five"] = found.at_least_five;
  out["at_least_20_percent"] = found.at_least_share;
  out["severe_at_least_30_percent"] = found.severe_at_least_share;
  out["qualifies"] = found.qualifies;
  return out;
}

/// What the scheme asks of one member by the numbers, on the first base day.
void conditions(group_member const& member, group_scheme scheme, json& line, context& with) {
  auto const on = member.year.law.days.front();
  auto const& first = member.year.months.front();
  auto const counting = [&] { return counting_law_on(on, with.what_if()); };
  if (member.role == group_role::special_subsidiary && !member.persons.empty()) {
    auto const law = certification_law_on(on, with.what_if());
    auto const weights = counting();
    line["certification"] =
        certification_json(with.run([&](auto& t) { return certify(first.workers, member.persons, weights, law, t); }));
    with.read().remark("jp.ability_to_manage");
  }
  auto const law = group_law_on(on, with.what_if());
  if (scheme == group_scheme::all_subsidiaries && member.role == group_role::subsidiary) {
    auto const share = terms::groups_subsidiary_minimum_share.at(on, with.what_if());
    line["minimum_met"] =
        with.run([&](auto& t) { return has_subsidiary_minimum(first.workers, first.counted, share, t); });
  }
  if (member.role == group_role::cooperative && !member.persons.empty() && law.cooperative_minimum &&
      law.cooperative_share) {
    half_heads not_doubled;
    auto const weights = counting();
    for (auto const& who : member.persons) {
      not_doubled +=
          certification_weight(who, employer_kind::private_sector, weights, with.read()) * who.number.number();
    }
    line["minimum_met"] = with.run([&](auto& t) {
      return cooperative_passes(first.workers, not_doubled, *law.cooperative_minimum, *law.cooperative_share, t);
    });
  }
}

json answer_group_levy(fact_reader const& facts, context& with) {
  fiscal_year const year{facts.year("fiscal_year", false)};
  if (!facts.has("scheme")) {
    facts.missing("scheme");
  }
  auto const scheme = static_cast<group_scheme>(facts.choice("scheme", group_scheme_names, 0));
  auto const changed = static_cast<year_reading>(facts.choice("year_reading", year_reading_names, 0));
  if (scheme == group_scheme::all_subsidiaries || scheme == group_scheme::cooperative) {
    // Both schemes began in 2009: read, so that an earlier year is refused with that day.
    with.read()
        .begin(pooled_rule)
        .reads(scheme == group_scheme::cooperative
                   ? terms::groups_cooperative_share.at(first_day(year), with.what_if())
                   : terms::groups_subsidiary_minimum_share.at(first_day(year), with.what_if()));
  }
  auto const members = read_members(facts, year, scheme, changed, with);
  read_year whole = members.front().year;
  for (std::size_t i = 0; i < months_in_year; ++i) {
    std::vector<month> on_day;
    for (auto const& m : members) {
      on_day.push_back(m.year.months[i]);
    }
    whole.months[i] = with.run([&](auto& t) { return pooled(on_day, t); });
    if (whole.months[i].workers > halves(most_heads) || whole.months[i].counted > halves(most_heads)) {
      facts.refuse(sentences::too_large, "members",
                   {{"value", text_of(whole.months[i].workers)}, {"limit", text_of(most_heads)}});
    }
  }
  auto const settled = settle(whole, with);
  auto out = levy_json(facts, whole, settled, with);
  out["separate"] = json::array();
  yen payable{0}, receivable{0};
  bool complete = true;
  for (auto const& m : members) {
    json line;
    line["name"] = m.name;
    line["role"] = group_role_names[static_cast<std::size_t>(m.role)];
    try {
      auto const law = read_as(m.year.law, changed);
      auto const alone = assess(year_facts{m.year.months}, law, with.read());
      line["covered"] = alone.covered;
      line["shortage_person_months"] = count_json(alone.shortage);
      line["levy"] = yen_json(alone.levy);
      line["adjustment"] = yen_json(alone.adjustment);
      line["reward"] = yen_json(alone.reward);
      line["net_payable"] = yen_json(alone.net_payable);
      line["net_receivable"] = yen_json(alone.net_receivable);
      payable += alone.net_payable;
      receivable += alone.net_receivable;
    } catch (law_error const& e) {
      line["refused"] = e.message();
      complete = false;
    }
    conditions(m, scheme, line, with);
    out["separate"].push_back(std::move(line));
  }
  auto const& found = settled.found;
  out["separate_payable"] = complete ? json(yen_json(payable)) : json(nullptr);
  out["separate_receivable"] = complete ? json(yen_json(receivable)) : json(nullptr);
  // What the group is better off by being pooled, home work and special benefit left out on both sides.
  out["gain_by_pooling"] =
      complete ? json(yen_json((payable - receivable) - (found.net_payable - found.net_receivable))) : json(nullptr);
  if (facts.has("split")) {
    std::vector<yen> parts;
    facts.list("split", {"name", "amount"}, [&](fact_reader const& p) { parts.push_back(p.amount<JPY>("amount")); });
    auto const most = terms::groups_split_members.at(first_day(year), with.what_if());
    with.run([&](auto& t) {
      split_adjustment(found.adjustment, parts, most, t);
      return 0;
    });
    out["split"] = facts.raw("split");
  }
  return out;
}

json answer_public_body(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const kind = facts.has("kind") ? read_kind(facts) : employer_kind::state_local;
  facts.only_one("exclusion_rate", "listed_staff");
  facts.only_one("counted", "persons");
  public_staff staff{facts.half_persons("staff"), {}};
  if (facts.has("out_of_scope")) {
    staff.out_of_scope = facts.half_persons("out_of_scope");
    if (staff.out_of_scope > staff.staff) {
      facts.refuse(sentences::too_large, "out_of_scope",
                   {{"value", text_of(staff.out_of_scope)}, {"limit", text_of(staff.staff)}});
    }
  }
  rate exclusion{0, 1};
  if (facts.has("exclusion_rate")) {
    exclusion = facts.fraction("exclusion_rate");
    if (exclusion > rate{1, 1}) {
      facts.refuse(sentences::too_large, "exclusion_rate", {{"value", text_of(exclusion)}, {"limit", "100%"}});
    }
  } else if (facts.has("listed_staff")) {
    auto const listed = facts.half_persons("listed_staff");
    auto const whole =
        facts.has("reference_staff") ? facts.half_persons("reference_staff") : staff.staff - staff.out_of_scope;
    if (listed > whole) {
      facts.refuse(sentences::too_large, "listed_staff", {{"value", text_of(listed)}, {"limit", text_of(whole)}});
    }
    auto const law = public_exclusion_law_on(on, with.what_if());
    exclusion = with.run([&](auto& t) { return public_exclusion_rate(listed, whole, law, t); });
  } else {
    with.read().remark("jp.no_exclusion_told");
  }
  half_heads counted;
  if (facts.has("counted")) {
    counted = facts.half_persons("counted");
  } else if (facts.has("persons")) {
    auto const persons = read_persons(facts);
    auto const law = counting_law_on(on, with.what_if());
    counted = with.run([&](auto& t) { return count_persons(persons, kind, law, t); });
  } else {
    facts.one_of_missing("counted, persons");
  }
  auto const body = with.run([&](auto& t) { return public_month(staff, exclusion, counted, t); });
  auto const law = obligation_law_on(on, kind, with.what_if());
  auto const found = with.run([&](auto& t) { return assess(body, law, t); });
  json out;
  out["exclusion_rate"] = text_of(exclusion);
  auto const rest = io::obligation_json(found, halves_json);
  for (auto it = rest.begin(); it != rest.end(); ++it) {
    if (it.key() != "must_report" && it.key() != "report_due") {
      out[it.key()] = it.value();
    }
  }
  out["must_plan"] = !found.compliant;  // Act 38(1): a body below its number makes a plan
  return out;
}

json answer_specific_occupation(fact_reader const& facts, context& with) {
  auto const on = facts.day("day");
  auto const kind = read_kind(facts);
  auto const staff = facts.persons("occupation_staff");
  auto const impaired = facts.persons("visually_impaired");
  if (impaired > staff) {
    facts.refuse(sentences::more_counted_than_staff, "visually_impaired",
                 {{"part", text_of(impaired)}, {"whole", text_of(staff)}});
  }
  auto const law = specific_occupation_law_on(on, kind, with.what_if());
  auto const found = with.run([&](auto& t) { return specific_occupation_on(staff, impaired, law, t); });
  json out;
  out["required"] = found.required.number();
  out["shortage"] = found.shortage.number();
  out["plan_possible"] = found.plan_possible;
  return out;
}

constexpr field group_levy_facts[] = {
    {"fiscal_year", "year", true, "April to March, named by its first year", ""},
    {"scheme", "choice", true, "how the group is certified",
     "special_subsidiary related_companies all_subsidiaries cooperative"},
    {"members", "list", true,
     "[{name, role, months as in jp.levy}]; role: parent special_subsidiary related_company subsidiary cooperative "
     "member_firm; the first leads unless roles are given",
     ""},
    {"instalments", "flag", false, "asks for the parts of a levy of 1,000,000 yen or more", ""},
    {"year_reading", "choice", false, "as in jp.levy", "none law_of_first_month law_of_last_month"},
    {"home_work_payments", "money", false, "of the whole group", ""},
    {"specific_short_person_months", "counted", false, "of the whole group, fiscal 2020 to 2024", ""},
    {"split", "list", false, "[{name, amount}]: how the members share the adjustment, at most ten", ""},
};
constexpr field group_levy_results[] = {
    {"fiscal_year", "year", true, "", ""},
    {"covered", "flag", true, "the group is in the levy scheme", ""},
    {"months_over_size", "months", true, "", ""},
    {"levy_person_months", "counted", true, "sum of monthly floors of the pooled base", ""},
    {"adjustment_person_months", "counted", true, "", ""},
    {"reward_threshold", "counted", false, "outside the scheme", ""},
    {"counted_person_months", "counted", true, "", ""},
    {"shortage_person_months", "counted", true, "", ""},
    {"excess_person_months", "counted", true, "", ""},
    {"levy", "money", true, "yen, pooled", ""},
    {"adjustment", "money", true, "yen, pooled", ""},
    {"reward", "money", true, "yen, pooled", ""},
    {"home_work", "money", false, "", ""},
    {"special_benefit", "money", false, "", ""},
    {"net_payable", "money", true, "yen, pooled", ""},
    {"net_receivable", "money", true, "yen, pooled", ""},
    {"due_day", "day", true, "", ""},
    {"due_day_by_law", "day", true, "", ""},
    {"instalment_parts", "list", true, "[{due, amount}]", ""},
    {"year_readings", "list", false, "as in jp.levy", ""},
    {"separate", "list", true,
     "[{name, role, covered, shortage_person_months, levy, adjustment, reward, net_payable, net_receivable}]: each "
     "member alone, with certification or minimum_met where the numbers are known; refused where its year is not "
     "settled",
     ""},
    {"separate_payable", "money", true, "sum of the members alone; null if one is refused", ""},
    {"separate_receivable", "money", true, "sum of the members alone; null if one is refused", ""},
    {"gain_by_pooling", "money", true, "what the group keeps by being pooled; below zero: it loses", ""},
    {"split", "list", false, "as given, if it adds up", ""},
};
constexpr field public_body_facts[] = {
    {"day", "day", true, "the day on which the duty is tested", ""},
    {"kind", "choice", false, "default state_local", "private state_local education_board special_corporation"},
    {"staff", "counted", true, "weighted staff of the body, of all kinds", ""},
    {"out_of_scope", "counted", false, "of them the kinds of Order Table 1 (police, self-defence and so on)", ""},
    {"listed_staff", "counted", false, "staff of the kinds of Order Table 3 on the reference day; days to 2025-03-31",
     ""},
    {"reference_staff", "counted", false, "all staff on the reference day, default that of the day", ""},
    {"exclusion_rate", "rate", false, "the rate set for the body, if known", ""},
    {"counted", "counted", false, "weighted persons with disabilities; or persons", ""},
    {"persons", "list", false, "as in jp.count", ""},
};
constexpr field public_body_results[] = {
    {"exclusion_rate", "rate", true, "of the body", ""},
    {"workers", "counted", true, "staff less the kinds outside the duty", ""},
    {"deduction", "heads", true, "", ""},
    {"base", "counted", true, "", ""},
    {"rate", "rate", true, "statutory rate", ""},
    {"required", "heads", true, "", ""},
    {"counted", "counted", true, "", ""},
    {"shortage", "counted", true, "", ""},
    {"surplus", "counted", true, "", ""},
    {"actual_rate_percent", "text", true, "two decimals, half up", ""},
    {"compliant", "flag", true, "", ""},
    {"must_plan", "flag", true, "a body below its number makes a plan (Act 38(1))", ""},
};
constexpr field specific_occupation_facts[] = {
    {"day", "day", true, "", ""},
    {"kind", "choice", false, "kind of employer, default private",
     "private state_local education_board special_corporation"},
    {"occupation_staff", "heads", true, "massage practitioners (anma, massage, shiatsu), without short-time staff", ""},
    {"visually_impaired", "heads", true, "of them persons with a listed visual impairment", ""},
};
constexpr field specific_occupation_results[] = {
    {"required", "heads", true, "70 %, a fraction dropped", ""},
    {"shortage", "heads", true, "", ""},
    {"plan_possible", "flag", true, "private: a plan may be ordered; public body: a plan must be made", ""},
};

}  // namespace

std::vector<answered_question> const& jp_group_questions() {
  static std::vector<answered_question> const list{
      {{"jp.group_levy", "A group's levy, pooled and each member alone",
        "Act 44 to 45-3, 48(8), 50(4)(5), 54(5), 55(3)", true, group_levy_facts, group_levy_results,
        R"({"fiscal_year":2026,"scheme":"special_subsidiary","members":[{"name":"parent","months":[{"workers":800,"counted":4,"times":12}]},{"name":"subsidiary","months":[{"workers":60,"counted":30,"times":12}]}]})"},
       answer_group_levy},
      {{"jp.public_body", "A public body's duty, with its own exclusion rate",
        "Act 38(1), Suppl. 3(1); Order 1, 2, Suppl. 2 to 8, Table 4", true, public_body_facts, public_body_results,
        R"({"day":"2024-06-01","staff":1000,"listed_staff":320,"counted":20})"},
       answer_public_body},
      {{"jp.specific_occupation", "Visually impaired persons among massage practitioners",
        "Act 48; Order 11; Rule 12, 13", true, specific_occupation_facts, specific_occupation_results,
        R"({"day":"2026-06-01","occupation_staff":10,"visually_impaired":5})"},
       answer_specific_occupation},
  };
  return list;
}

}  // namespace quotalaw::questions
