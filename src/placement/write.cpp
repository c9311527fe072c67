// SPDX-License-Identifier: Apache-2.0
// The plan as files and as a summary. docs/reference/placement-files.md
#include "../io/joined.hpp"
#include "gone_text.hpp"
#include "quotalaw/placement/planning.hpp"
#include "reasons_text.hpp"
#include "words.hpp"

#include "second_stage_report.hpp"

#include <algorithm>

namespace quotalaw::placement {

namespace {

/// A cell of a CSV file; formulas of spreadsheets are defused.
std::string cell(std::string_view s) {
  std::string text{s};
  if (!text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '@' || text[0] == '-') &&
      text.find_first_not_of("+-.0123456789") != std::string::npos) {
    text.insert(0, "'");
  }
  if (text.find_first_of(",\"\n\r") == std::string::npos) {
    return text;
  }
  std::string out = "\"";
  for (char const c : text) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  return out + "\"";
}

class rows {
 public:
  explicit rows(std::string_view header) : text_{std::string{header} + "\n"} {}
  rows& put(std::string_view s) {
    text_ += first_ ? "" : ",";
    text_ += cell(s);
    first_ = false;
    return *this;
  }
  rows& put(std::int64_t n) { return put(std::to_string(n)); }
  rows& put(heads n) { return put(n.number()); }
  rows& put(baht b) { return put(plain(b)); }
  rows& put(worth const& w) { return put(w.placements).put(w.owed).put(w.metres); }
  void end() {
    text_ += "\n";
    first_ = true;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool first_ = true;
};

std::string quoted(std::string_view s) {
  std::string out = "\"";
  for (char const c : s) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + "\"";
}

/// One object or list of JSON, member by member.
class json {
 public:
  explicit json(char open) : text_{open}, close_{open == '{' ? '}' : ']'} {}
  json& raw(std::string_view key, std::string_view value) {
    text_ += first_ ? "" : ",";
    first_ = false;
    if (!key.empty()) {
      text_ += quoted(key) + ":";
    }
    text_ += value;
    return *this;
  }
  json& add(std::string_view key, std::string_view s) { return raw(key, quoted(s)); }
  json& add(std::string_view key, std::int64_t n) { return raw(key, std::to_string(n)); }
  json& add(std::string_view key, heads n) { return add(key, n.number()); }
  json& add(std::string_view key, baht b) { return add(key, plain(b)); }
  json& add(worth const& w) {
    return add("worth_placements", w.placements).add("worth_owed", w.owed).add("worth_metres", w.metres);
  }
  json& flag(std::string_view key, bool b) { return raw(key, b ? "true" : "false"); }
  std::string take() { return text_ + close_; }

 private:
  std::string text_;
  char close_;
  bool first_ = true;
};

std::string needs(person const& x, language in) {
  std::string out;
  auto add = [&](bool is, std::string_view key) {
    if (is) {
      io::join(out, word("need." + std::string{key}, in), "; ");
    }
  };
  add(x.step_free, "step_free");
  add(x.sign_language, "sign_language");
  add(x.high_support, "high_support");
  return out.empty() ? word("need.none", in) : out;
}

std::string listed(std::vector<counted_constraint> const& removed, language in) {
  std::string out;
  for (auto const& one : removed) {
    io::join(out,
             word("constraint." + std::string{text_of(one.what)}, in) + ": " + std::to_string(one.options) + " (" +
                 std::to_string(one.alone) + ")",
             "; ");
  }
  return out;
}

/// What the solver did, as JSON.
std::string told(solver_result const& s) {
  json ranks{'['};
  for (auto const& one : s.ranks) {
    json j{'{'};
    j.add("rank", one.rank).add("before", one.before).add("after", one.after);
    if (one.bound) {
      j.add("bound", *one.bound).add("gap", one.after - *one.bound);
      j.add("bound_by", text_of(one.bound_by));
    }
    ranks.raw("", j.take());
  }
  json out{'{'};
  out.add("by", s.by).add("outcome", text_of(s.outcome)).add("columns", s.columns).add("rows", s.rows);
  out.add("parts", s.parts).add("nodes", s.nodes).flag("all_pairs", s.all_pairs).flag("stopped", s.stopped);
  if (!s.unfinished.empty()) {
    out.add("unfinished", s.unfinished);
  }
  if (!s.failed.empty()) {
    out.add("failed", s.failed);
  }
  return out.raw("ranks", ranks.take()).flag("proven", s.proven).take();
}

/// Provinces with fewer people than their floor.
std::string floors_missed(plan const& r, language in) {
  std::string out;
  for (auto const& l : r.limits) {
    if (l.filled < l.floor) {
      auto const reached = word("goal.of", in, {{"part", number(l.filled, in)}, {"whole", number(l.floor, in)}});
      io::join(out, province(l.where, in) + " " + reached, ", ");
    }
  }
  return out;
}

}  // namespace

std::string summary(planning const& done, reasons const& why, language in, std::size_t left_out, moves const* changed) {
  auto const& p = done.facts();
  auto const& r = done.result();
  std::string out;
  auto line = [&](std::string const& s) { out += s + "\n"; };
  auto title = [&](std::string const& s) {
    line("");
    line(s);
    std::size_t width = 0;
    for (char const c : s) {
      width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    for (std::size_t i = 0; i < width; ++i) {
      out += "─";
    }
    line("");
  };
  line(word("title", in, {{"year", io::show_year(p.how.year.common_era, "th", in)}}));
  if (left_out > 0) {
    line(word("incomplete", in, {{"count", number(static_cast<std::int64_t>(left_out), in)}}));
  }
  baht bill;
  for (auto const& c : r.companies) {
    bill += c.contribution;
  }
  line("");
  line(word("headline", in,
            {{"placed", number(r.reached.placed, in)},
             {"people", number(static_cast<std::int64_t>(p.people.size()), in)},
             {"unmet", number(r.reached.unmet, in)},
             {"contribution", shown(bill, in)}}));
  title(word("section.goals", in));
  auto goal = [&](std::string const& name, std::string const& value) { line("  " + name + ": " + value); };
  auto of = [&](std::int64_t part, std::int64_t whole) {
    return word("goal.of", in, {{"part", number(part, in)}, {"whole", number(whole, in)}});
  };
  auto const short_of_floors = floors_missed(r, in);
  if (!short_of_floors.empty()) {
    goal("0. " + word("goal.floors", in), short_of_floors);
  }
  goal("1. " + word("goal.unmet", in), number(r.reached.unmet, in));
  if (auto const free = r.reached.unmet - r.reached.unmet_paid; free > 0) {
    goal("   " + word("goal.unmet_free", in), number(free, in));
  }
  if (r.reached.part_year > baht{0}) {
    goal("   " + word("goal.part_year", in), shown(r.reached.part_year, in));
  }
  goal("2. " + word("goal.placed", in), of(r.reached.placed, static_cast<std::int64_t>(p.people.size())));
  if (!r.reached.worst_group.empty()) {
    goal("3. " + word("goal.fair", in, {{"group", group(r.reached.worst_group, p.how.fair, in)}}),
         of(r.reached.worst_placed, r.reached.worst_people));
  }
  auto const way = [&](std::int64_t n) { return p.timed ? word("minutes", in, {{"n", number(n, in)}}) : km(n, in); };
  goal("4. " + word(p.timed ? "goal.time" : "goal.travel", in), way(r.reached.travel));
  goal("5. " + word("goal.changed", in), number(r.reached.changed, in));
  auto const out_of_work = std::count_if(why.people.begin(), why.people.end(), [&](person_reason const& one) {
    auto const& x = p.people[one.who];
    return x.host_now != nobody && !x.left;
  });
  if (out_of_work > 0) {
    goal("   " + word("goal.out_of_work", in), number(out_of_work, in));
  }
  if (r.reached.new_employer > 0) {
    goal("   " + word("goal.employer", in), number(r.reached.new_employer, in));
  }
  goal("6. " + word("goal.cost", in), shown(r.reached.cost, in));
  for (auto const& price : r.prices) {
    line("  " + word("price.fairness", in, {{"with", way(price.with)}, {"without", way(price.without)}}));
  }
  if (changed != nullptr) {
    title(word("section.moves", in));
    auto const size = [&](std::vector<index> const& v) { return number(static_cast<std::int64_t>(v.size()), in); };
    line("  " + word("moves", in,
                     {{"placed", size(changed->placed)},
                      {"moved", size(changed->moved)},
                      {"lost", size(changed->lost)},
                      {"company", size(changed->company)}}));
    if (!changed->gone.empty()) {
      line("  " + word("moves.gone", in, {{"count", number(static_cast<std::int64_t>(changed->gone.size()), in)}}));
      for (auto const& one : changed->gone) {
        line("    " + told(one, in));
      }
    }
  }
  title(word("section.proof", in));
  line("  " + word(r.second.by != "flow"          ? "proof.solver"
                   : r.proven()                   ? "proof.yes"
                   : r.proof.proven()             ? "proof.flow"
                   : r.proof.optimal_as_divided() ? "proof.as_divided"
                                                  : "proof.no",
                   in,
                   {{"pairs", number(r.proof.pairs_in_full, in)},
                    {"priced", number(r.proof.pairs_priced, in)},
                    {"bound", number(r.proof.pairs_by_bound, in)},
                    {"value", std::to_string(r.proof.primal)},
                    {"dual", std::to_string(r.proof.dual)}}));
  if (r.proof.hosts_divided > 0) {
    // Who loses a place saves a way at most: a person counts at least three quarters of the cost of one.
    auto const people = r.per_placement > 0 ? r.proof.divided_gap / (r.per_placement - r.per_placement / 4) : 0;
    auto const key = r.proof.divided_gap == 0 ? "proof.divided_free"
                     : people > 0             ? "proof.divided_people"
                                              : "proof.divided_way";
    line("  " + word("proof.divided", in, {{"hosts", number(r.proof.hosts_divided, in)}}) + " " +
         word(key, in,
              {{"count", number(people, in)},
               {"way", way(r.proof.divided_gap / std::max<std::int64_t>(1, r.per_travel))}}));
  }
  auto second =
      word("proof.second", in, {{"placed", number(r.second.placed, in)}, {"bound", number(r.second.bound, in)}});
  if (!r.second.because.empty()) {
    second += " " + word("proof.because", in, {{"members", members_named(r.second.because, in)}});
  }
  if (r.second.unmet_beyond > 0) {
    second += " " + word("proof.unmet_beyond", in, {{"count", number(r.second.unmet_beyond, in)}});
  }
  line("  " + second);
  if (!r.proven()) {
    line("  " + word("proof.better", in));
  }
  for (auto const& sentence : solver_sentences(p, r, in)) {
    line("  " + sentence);
  }
  constexpr std::size_t most = 10;
  auto more = [&](std::size_t all) {
    if (all > most) {
      line("  … +" + std::to_string(all - most));
    }
  };
  if (!why.people.empty()) {
    title(word("section.unplaced", in, {{"count", number(static_cast<std::int64_t>(why.people.size()), in)}}));
    std::array<std::int64_t, constraint_names.size()> by{};
    for (auto const& one : why.people) {
      ++by[static_cast<std::size_t>(one.main)];
    }
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < by.size(); ++k) {
      if (by[k] > 0) {
        order.push_back(k);
      }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return by[a] > by[b]; });
    for (auto const k : order) {
      line("  " + number(by[k], in) + "  " + word("constraint." + std::string{constraint_names[k]}, in));
    }
  }
  if (!why.provinces.empty()) {
    title(word("section.provinces", in));
    for (std::size_t i = 0; i < std::min(most, why.provinces.size()); ++i) {
      line("  " + province(why.provinces[i].where, in) + ": " + told(why.provinces[i], in));
    }
    more(why.provinces.size());
  }
  if (!why.companies.empty()) {
    title(word("section.open", in, {{"count", number(static_cast<std::int64_t>(why.companies.size()), in)}}));
    for (std::size_t i = 0; i < std::min(most, why.companies.size()); ++i) {
      auto const& one = why.companies[i];
      line("  " + p.companies[one.company].name + ": " + number(one.open, in) + "  " +
           word("constraint." + std::string{text_of(one.main)}, in));
    }
    more(why.companies.size());
  }
  if (!why.conflicts.empty() || why.more.conflicts > 0) {
    title(word("section.conflicts", in));
    for (auto const& c : why.conflicts) {
      line("  • " + told(c, p, in));
    }
    if (why.more.conflicts > 0) {
      line("  • " + told(why.more, in));
    }
  }
  if (!why.relaxations.empty() || r.reached.unmet > 0) {
    title(word("section.relax", in));
    for (std::size_t i = 0; i < std::min(most, why.relaxations.size()); ++i) {
      line("  • " + told(why.relaxations[i], p, in));
    }
    more(why.relaxations.size());
    if (r.reached.unmet > 0) {
      line("  • " + word("relax.pay", in, {{"amount", shown(p.per_head, in)}}));
    }
  }
  line("");
  for (auto const& said : past_review_told(p, in)) {
    line(said);
  }
  line(word("recorded", in, {{"seed", std::to_string(p.how.seed)}, {"law", p.law_version}}));
  return out;
}

written refused_of(std::vector<io::roster_findings> const& found, language in) {
  rows out{"file,line,column,value,what,remedy"};
  for (auto const& one : found) {
    for (auto const& b : one.bad) {
      out.put(one.path).put(static_cast<std::int64_t>(b.line)).put(b.column).put(b.value);
      out.put(io::message_of(*b.said, b.args, in)).put(io::remedy_of(*b.said, b.args, in)).end();
    }
  }
  return {"refused.csv", out.take()};
}

std::vector<written> files_of(planning const& done, reasons const& why, language in, std::size_t left_out,
                              moves const* changed) {
  auto const& p = done.facts();
  auto const& r = done.result();
  std::vector<written> out;

  rows plan_rows{
      "person,role,home_province,disability,host,host_name,host_province,task,company,company_name,form,km,minutes,"
      "daily_wage,yearly_amount,fee,change,from,to"};
  rows letters_company{"company,person,letter"}, letters_host{"host,person,letter"};
  json placements{'['};
  for (auto const& one : r.placements) {
    auto const& x = p.people[one.who];
    auto const& h = p.hosts[one.host];
    auto const& c = p.companies[one.company];
    auto const length = h.at && x.where ? decimal(one.metres, 3) : std::string{};
    auto const wage = one.by == form::section_33 ? plain(one.daily_wage) : std::string{};
    plan_rows.put(x.id).put(x.carer ? "carer" : "pwd").put(th::text_of(x.home)).put(text_of(x.kind));
    plan_rows.put(h.id).put(h.name).put(th::text_of(h.where)).put(h.tasks[one.task].name);
    plan_rows.put(c.id).put(c.name).put(text_of(one.by)).put(length);
    plan_rows.put(one.minutes ? std::to_string(*one.minutes) : std::string{});
    plan_rows.put(wage).put(one.yearly).put(c.fee).put(text_of(one.what)).put(text_of(*c.from)).put(text_of(*c.to));
    plan_rows.end();
    sentence_args const words{{"name", c.name},
                              {"person", x.id},
                              {"host", h.name},
                              {"province", province(h.where, in)},
                              {"task", h.tasks[one.task].name},
                              {"form", std::string{text_of(one.by)}},
                              {"from", io::show(*c.from, in)},
                              {"to", io::show(*c.to, in)},
                              {"amount", shown(one.yearly, in)},
                              {"needs", needs(x, in)}};
    letters_company.put(c.id).put(x.id).put(word("letter.company", in, words)).end();
    letters_host.put(h.id).put(x.id).put(word("letter.host", in, words)).end();
    json j{'{'};
    j.add("person", x.id).add("host", h.id).add("task", h.tasks[one.task].name).add("company", c.id);
    j.add("form", text_of(one.by)).add("metres", one.metres);
    if (one.minutes) {
      j.add("minutes", *one.minutes);
    }
    j.add("yearly_amount", one.yearly).add("fee", c.fee).add("change", text_of(one.what));
    placements.raw("", j.take());
  }
  out.push_back({"plan.csv", plan_rows.take()});

  rows unplaced{"person,role,home_province,disability,main_reason,reasons,nearest_fitting_km"};
  json unplaced_json{'['};
  for (auto const& one : why.people) {
    auto const& x = p.people[one.who];
    unplaced.put(x.id).put(x.carer ? "carer" : "pwd").put(th::text_of(x.home)).put(text_of(x.kind));
    unplaced.put(text_of(one.main)).put(listed(one.removed, in));
    unplaced.put(one.nearest ? decimal(*one.nearest, 3) : std::string{}).end();
    json removed{'{'};
    for (auto const& k : one.removed) {
      json counted{'{'};
      removed.raw(text_of(k.what), counted.add("options", k.options).add("alone", k.alone).take());
    }
    json j{'{'};
    j.add("person", x.id).add("main_reason", text_of(one.main)).add("hosts_that_fit", one.fitting);
    j.raw("removed", removed.take());
    unplaced_json.raw("", j.take());
  }
  out.push_back({"unplaced.csv", unplaced.take()});

  rows companies{
      "company,name,employees,required,filled_before,shortfall,wanted,filled,unmet,contribution,part_year,cost,budget,"
      "worth_placements,worth_owed,worth_metres,reasons"};
  json companies_json{'['};
  for (index c = 0; c < p.companies.size(); ++c) {
    auto const& one = p.companies[c];
    auto const& found = r.companies[c];
    auto const reason = std::find_if(why.companies.begin(), why.companies.end(),
                                     [&](company_reason const& x) { return x.company == c; });
    auto const text =
        reason == why.companies.end() ? std::string{} : word("constraint." + std::string{text_of(reason->main)}, in);
    companies.put(one.id).put(one.name).put(one.employees).put(one.required);
    companies.put(one.filled.hired + one.filled.alternatives).put(one.shortfall).put(one.wanted).put(found.filled);
    companies.put(found.unmet).put(found.contribution).put(found.part_year).put(found.cost);
    companies.put(one.budget ? plain(*one.budget) : std::string{}).put(found.of_one_more).put(text).end();
    json j{'{'};
    j.add("company", one.id).add("required", one.required).add("wanted", one.wanted).add("filled", found.filled);
    j.add("unmet", found.unmet).add("contribution", found.contribution).add("part_year", found.part_year);
    j.add("cost", found.cost);
    j.add(found.of_one_more);
    if (reason != why.companies.end()) {
      j.add("reason", text_of(reason->main));
    }
    companies_json.raw("", j.take());
  }
  out.push_back({"companies.csv", companies.take()});

  rows hosts{"host,name,province,seats,filled,free,worth_task,worth_placements,worth_owed,worth_metres,reserve"};
  json hosts_json{'['};
  for (index h = 0; h < p.hosts.size(); ++h) {
    auto const& one = p.hosts[h];
    auto const& found = r.hosts[h];
    std::string reserve;
    json reserve_json{'['};
    for (auto const who : found.reserve) {
      io::join(reserve, p.people[who].id, ";");
      reserve_json.add("", p.people[who].id);
    }
    hosts.put(one.id).put(one.name).put(th::text_of(one.where)).put(one.seats).put(found.filled);
    auto const task = found.worth_task == nobody ? std::string{} : one.tasks[found.worth_task].name;
    hosts.put(one.seats - found.filled).put(task).put(found.of_one_more).put(reserve).end();
    json j{'{'};
    j.add("host", one.id).add("seats", one.seats).add("filled", found.filled);
    if (!task.empty()) {
      j.add("worth_task", task);
    }
    j.add(found.of_one_more);
    hosts_json.raw("", j.raw("reserve", reserve_json.take()).take());
  }
  out.push_back({"hosts.csv", hosts.take()});
  out.push_back({"letters_companies.csv", letters_company.take()});
  out.push_back({"letters_hosts.csv", letters_host.take()});

  json reached{'{'};
  reached.add("unmet", r.reached.unmet).add("unmet_paid", r.reached.unmet_paid);
  reached.add("placed", r.reached.placed).add("worst_group", r.reached.worst_group);
  reached.add("worst_placed", r.reached.worst_placed).add("worst_people", r.reached.worst_people);
  reached.add(p.timed ? "minutes" : "metres", r.reached.travel).add("moved", r.reached.changed);
  reached.add("new_employer", r.reached.new_employer).add("cost", r.reached.cost);
  reached.add("part_year", r.reached.part_year);
  json limits{'['};
  for (auto const& l : r.limits) {
    json j{'{'};
    j.add("province", th::terms::provinces[static_cast<std::size_t>(l.where)].code).add("floor", l.floor);
    j.raw("ceiling", l.ceiling ? std::to_string(*l.ceiling) : "null").add("filled", l.filled);
    limits.raw("", j.take());
  }
  json prices{'['};
  for (auto const& one : r.prices) {
    json j{'{'};
    prices.raw("",
               j.add("rank", one.rank).add("next", one.next).add("with", one.with).add("without", one.without).take());
  }
  json proof{'{'};
  proof.add("pairs", r.proof.pairs_in_full).add("pairs_priced", r.proof.pairs_priced);
  proof.add("pairs_by_bound", r.proof.pairs_by_bound).add("pairs_in_network", r.proof.pairs_in_network);
  proof.add("rounds", r.proof.rounds).add("columns_added", r.proof.columns_added);
  proof.add("components", r.proof.components).add("worst_reduced_cost", r.proof.worst_reduced_cost);
  proof.add("hosts_divided", r.proof.hosts_divided).add("divided_gap", r.proof.divided_gap);
  proof.add("primal", r.proof.primal).add("dual", r.proof.dual).flag("proven", r.proof.proven());
  proof.flag("plan_proven", r.proven());
  json because{'['};
  for (auto const one : r.second.because) {
    because.add("", text_of(one));
  }
  json second{'{'};
  second.add("by", r.second.by).add("bound", r.second.bound).add("placed", r.second.placed);
  second.add("unmet_beyond", r.second.unmet_beyond);
  second.raw("because", because.take()).flag("proven", r.second.proven());
  if (r.second.solver) {
    second.raw("solver", told(*r.second.solver));
  }
  json conflicts{'['}, relaxations{'['};
  for (auto const& one : why.conflicts) {
    json members{'['}, names{'['}, where{'['};
    for (auto const m : one.members) {
      members.add("", text_of(m));
    }
    for (auto const q : one.provinces) {
      where.add("", th::terms::provinces[static_cast<std::size_t>(q)].code);
    }
    for (auto const c : one.companies) {
      names.add("", p.companies[c].id);
    }
    json j{'{'};
    j.raw("companies", names.take()).raw("provinces", where.take());
    j.add("places", one.places).add("owed", one.owed).add("reachable", one.reachable);
    j.add("open", one.open).add("people_without_place", one.people).add("seats_free", one.seats_free);
    j.add("could", one.could).flag("too_few_people", one.too_few_people());
    conflicts.raw("", j.raw("members", members.take()).add("text", told(one, p, in)).take());
  }
  for (auto const& one : why.relaxations) {
    json j{'{'};
    j.add("constraint", text_of(one.what)).add("amount", one.amount);
    if (one.what == constraint::distance) {
      j.flag("everybody", one.everybody);
    }
    if (one.host != nobody) {
      j.add("host", p.hosts[one.host].id);
    }
    if (one.task != nobody) {
      j.add("task", p.hosts[one.host].tasks[one.task].name);
    }
    json homes{'{'};
    for (auto const& [q, n] : one.homes) {
      homes.add(th::terms::provinces[static_cast<std::size_t>(q)].code, n);
    }
    j.add("placements", one.placements).add("owed", one.owed).add("section_34_saved", one.saved);
    if (one.cost) {
      j.add("cost", *one.cost).flag("cost_at_least", one.at_least);
    } else {
      j.raw("cost", "null");
    }
    relaxations.raw("", j.raw("homes", homes.take()).add("text", told(one, p, in)).take());
  }
  json not_shown{'{'};
  not_shown.add("conflicts", why.more.conflicts).add("companies", why.more.companies).add("places", why.more.places);
  json provinces{'['};
  for (auto const& one : why.provinces) {
    json by{'{'};
    for (auto const& [what, n] : one.by_reason) {
      by.add(text_of(what), n);
    }
    json j{'{'};
    j.add("province", th::terms::provinces[static_cast<std::size_t>(one.where)].code).add("people", one.people);
    j.raw("by_reason", by.take()).add("seats_free", one.seats_free).add("places_open", one.places_open);
    provinces.raw("", j.take());
  }
  json all{'{'};
  all.add("fund_year", p.how.year.common_era).add("seed", std::to_string(p.how.seed)).add("law_version", p.law_version);
  all.add("per_head", p.per_head).add("rows_left_out", static_cast<std::int64_t>(left_out));
  json past_review{'['};
  for (auto const& [reviewed, figures] : p.past_review) {
    json one{'{'};
    one.add("reviewed_through", text_of(reviewed)).add("figures", static_cast<std::int64_t>(figures));
    past_review.raw("", one.take());
  }
  all.raw("past_review", past_review.take());
  all.add("fairness", fairness_names[static_cast<std::size_t>(p.how.fair)]);
  all.raw("reached", reached.take()).raw("province_limits", limits.take());
  all.raw("price_of_ranks", prices.take()).raw("certificate", proof.take());
  all.raw("second_stage", second.take()).raw("placements", placements.take()).raw("unplaced", unplaced_json.take());
  all.raw("companies", companies_json.take()).raw("hosts", hosts_json.take());
  all.raw("unplaced_by_province", provinces.take()).raw("conflicts", conflicts.take());
  all.raw("conflicts_not_shown", not_shown.take()).raw("relaxations", relaxations.take());
  if (changed != nullptr) {
    json j{'{'};
    auto list = [&](std::string_view key, std::vector<index> const& who) {
      json ids{'['};
      for (auto const i : who) {
        ids.add("", p.people[i].id);
      }
      j.raw(key, ids.take());
    };
    list("placed", changed->placed);
    list("moved", changed->moved);
    list("lost", changed->lost);
    list("company", changed->company);
    json gone{'['};
    for (auto const& one : changed->gone) {
      json missing{'['}, row{'{'};
      for (auto const& [what, is] : missing_of(one)) {
        if (is) {
          missing.add("", what);
        }
      }
      row.add("line", std::int64_t{one.line}).add("person", one.person).add("host", one.host).add("task", one.task);
      gone.raw("", row.add("company", one.company).raw("missing", missing.take()).take());
    }
    j.raw("gone", gone.take());
    all.raw("changes", j.take());
  }
  out.push_back({"plan.json", all.take() + "\n"});
  out.push_back({"report.txt", summary(done, why, in, left_out, changed)});
  return out;
}

}  // namespace quotalaw::placement
