// SPDX-License-Identifier: Apache-2.0
#include "../io/joined.hpp"
#include "gone_text.hpp"
#include "page.hpp"
#include "quotalaw/placement/geo.hpp"
#include "quotalaw/placement/plan_report.hpp"
#include "reasons_text.hpp"
#include "second_stage_report.hpp"
#include "words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace quotalaw::placement {

namespace {

using io::language;

/// What happens in one province.
struct province_sum {
  std::int64_t people = 0;     ///< who live there
  std::int64_t placed = 0;     ///< of them
  std::int64_t seats = 0;      ///< of hosts there
  std::int64_t filled = 0;     ///< of those seats
  std::int64_t from_away = 0;  ///< of the filled, by people of other provinces
  std::vector<std::int64_t> metres;
};

class plan_page {
 public:
  plan_page(problem const& given, plan const& made, language in, std::size_t left_out, reasons const* why,
            moves const* changed)
      : p_{given}, m_{made}, left_out_{left_out}, why_{why}, changed_{changed} {
    out_.in = in;
    out_.more_rows = "plan.more_rows";
  }

  page make() {
    add_up();
    auto const year = io::show_year(p_.how.year.common_era, "th", out_.in);
    out_.title = phrase("plan.title", {{"year", year}});
    out_.subtitle = phrase("plan.subtitle", {{"people", number(static_cast<std::int64_t>(p_.people.size()))},
                                             {"hosts", number(static_cast<std::int64_t>(p_.hosts.size()))},
                                             {"companies", number(static_cast<std::int64_t>(p_.companies.size()))}});
    baht contribution;
    for (auto const& c : m_.companies) {
      contribution += c.contribution;
    }
    out_.lead = phrase("plan.lead", {{"placed", number(static_cast<std::int64_t>(m_.placements.size()))},
                                     {"people", number(static_cast<std::int64_t>(p_.people.size()))},
                                     {"unmet", number(m_.reached.unmet)},
                                     {"contribution", money(contribution)}});
    if (left_out_ > 0) {
      out_.lead = phrase("plan.incomplete", {{"count", std::to_string(left_out_)}}) + " " + out_.lead;
    }
    if (changed_ != nullptr) {
      change_section();
    }
    map_section();
    province_section();
    kind_section();
    if (why_ != nullptr) {
      reason_section();
      help_section();
    }
    quality_section();
    company_section();
    host_section();
    letters();
    proof_section();
    out_.foot = past_review_told(p_, out_.in);
    out_.foot.insert(out_.foot.end(),
                     {phrase("plan.recorded", {{"seed", std::to_string(p_.how.seed)}, {"law", p_.law_version}}),
                      word("plan.map_source"), word("report.not_advice")});
    out_.stamped = {{"seed", std::to_string(p_.how.seed)}, {"law_version", p_.law_version}};
    return std::move(out_);
  }

 private:
  std::string word(std::string_view key) const { return std::string{io::label(key, out_.in)}; }
  std::string phrase(std::string_view key, sentence_args const& args) const { return io::phrase(key, out_.in, args); }
  std::string number(std::int64_t n) const { return io::show(term_kind::count, {}, std::to_string(n), out_.in); }
  std::string money(baht b) const { return io::show(term_kind::money, "THB", decimal_text(b.minor(), 2), out_.in); }
  page_cell number_cell(std::int64_t n) const { return {number(n), std::to_string(n)}; }
  page_cell money_cell(baht b) const { return {money(b), decimal_text(b.minor(), 2)}; }
  /// Metres as kilometres with one decimal.
  static page_cell km_cell(std::int64_t metres) {
    auto const tenths = (metres + 50) / 100;
    auto const text = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return {text, text};
  }
  /// Tenths of a per cent, half up.
  static page_cell percent_cell(std::int64_t part, std::int64_t of) {
    if (of == 0) {
      return {"–", ""};
    }
    auto const tenths = (part * 2'000 + of) / (2 * of);
    auto const text = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return {text + " %", text + "%"};
  }
  std::string province_name(std::size_t at) const {
    return std::string{io::label("key.th.provinces." + std::string{th::terms::provinces[at].code}, out_.in)};
  }
  std::string kind_name(disability d) const { return word("plan.disability." + std::string{text_of(d)}); }
  static std::string name_of(std::string const& name, std::string const& id) {
    return name.empty() ? id : name + " (" + id + ")";
  }

  void add_up() {
    sums_.resize(th::province_count);
    for (auto const& one : p_.people) {
      ++sums_[static_cast<std::size_t>(one.home)].people;
      ++kinds_[static_cast<std::size_t>(one.kind)].first;
    }
    for (auto const& h : p_.hosts) {
      sums_[static_cast<std::size_t>(h.where)].seats += h.seats;
    }
    for (auto const& x : m_.placements) {
      auto const& who = p_.people[x.who];
      auto const home = static_cast<std::size_t>(who.home);
      auto const work = static_cast<std::size_t>(p_.hosts[x.host].where);
      ++sums_[home].placed;
      ++sums_[work].filled;
      sums_[home].metres.push_back(x.metres);
      ++kinds_[static_cast<std::size_t>(who.kind)].second;
      if (home != work) {
        ++sums_[work].from_away;
        ++flows_[{home, work}];
      }
    }
  }

  /// What is other than in the plan before, and its rows that name what the tables do not have.
  void change_section() {
    out_.sections.push_back({"changes", word("placement.section.moves"), {}});
    auto& blocks = out_.sections.back().blocks;
    auto const size = [&](std::vector<index> const& v) { return number(static_cast<std::int64_t>(v.size())); };
    blocks.emplace_back(page_paragraph{phrase("placement.moves", {{"placed", size(changed_->placed)},
                                                                  {"moved", size(changed_->moved)},
                                                                  {"lost", size(changed_->lost)},
                                                                  {"company", size(changed_->company)}})});
    if (changed_->gone.empty()) {
      return;
    }
    blocks.emplace_back(page_paragraph{
        phrase("placement.moves.gone", {{"count", number(static_cast<std::int64_t>(changed_->gone.size()))}})});
    for (auto const& one : changed_->gone) {
      blocks.emplace_back(page_paragraph{told(one, out_.in)});
    }
  }

  /// What one more brings; a dash: nothing.
  page_cell worth_cell(worth const& one, std::string const& task) const {
    std::string out;
    if (one.placements > 0) {
      io::join(out, phrase("plan.worth.people", {{"number", number(one.placements)}}));
    }
    if (one.owed > 0) {
      io::join(out, phrase("plan.worth.owed", {{"number", number(one.owed)}}));
    }
    if (out.empty() && one.metres > 0) {
      constexpr std::int64_t rounded_to_nothing = 50;
      out = p_.timed                          ? phrase("placement.minutes", {{"n", number(one.metres)}})
            : one.metres < rounded_to_nothing ? "< " + km(2 * rounded_to_nothing, out_.in)
                                              : km(one.metres, out_.in);
    }
    return {out.empty() ? "–" : task.empty() ? out : out + " (" + task + ")", ""};
  }

  // --- the map ---

  static constexpr std::size_t most_lines = 60;

  /// Five steps of one hue, darker for a larger share with a place; as many provinces in each as can be, because the
  /// shares of a plan may lie close together. Hatched where nobody lives, another hue where nobody has a place.
  class shades {
   public:
    explicit shades(std::vector<province_sum> const& sums) {
      for (auto const& s : sums) {
        if (s.placed > 0) {
          sorted_.push_back(tenths_of(s));
        }
      }
      std::sort(sorted_.begin(), sorted_.end());
      for (std::size_t k = 1; k < steps.size() && !sorted_.empty(); ++k) {
        bounds_.push_back(sorted_[k * sorted_.size() / steps.size()]);
      }
    }
    std::string of(province_sum const& s) const {
      return s.people == 0 ? "url(#nobody)" : s.placed == 0 ? nobody_placed() : colour(step_of(tenths_of(s)));
    }
    /// The least and the largest share of each step that has provinces, and its colour.
    struct range {
      std::int64_t low, high;
      std::string colour;
    };
    std::vector<range> ranges() const {
      std::vector<range> out;
      std::optional<std::size_t> last;
      for (auto const share : sorted_) {
        auto const step = step_of(share);
        if (last == step) {
          out.back().high = share;
        } else {
          out.push_back({share, share, colour(step)});
        }
        last = step;
      }
      return out;
    }
    static std::string nobody_placed() { return "#ecd9bd"; }

   private:
    static constexpr std::array<std::string_view, 5> steps{"#d5e1ee", "#a9c3dc", "#789fc5", "#4a78a4", "#214a76"};
    static std::string colour(std::size_t step) { return std::string{steps[step]}; }
    static std::int64_t tenths_of(province_sum const& s) { return (s.placed * 2'000 + s.people) / (2 * s.people); }
    std::size_t step_of(std::int64_t share) const {
      return static_cast<std::size_t>(std::upper_bound(bounds_.begin(), bounds_.end(), share) - bounds_.begin());
    }
    std::vector<std::int64_t> sorted_, bounds_;  // tenths of a per cent
  };

  /// The provinces where most people live have their names on the map; all have them where the pointer rests.
  void name_largest(std::string& svg) const {
    constexpr std::size_t most = 8;
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      if (sums_[at].people > 0) {
        order.push_back(at);
      }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sums_[a].people > sums_[b].people; });
    std::vector<map_point> named;
    for (auto const at : order) {
      auto const here = on_map(province_places()[at].capital);
      // A name takes about so much room; one that would lie over another is left out.
      auto const near = [&](map_point p) { return std::abs(p.x - here.x) < 130 && std::abs(p.y - here.y) < 18; };
      if (named.size() == most || std::any_of(named.begin(), named.end(), near)) {
        continue;
      }
      named.push_back(here);
      svg += "<text class=\"name\" text-anchor=\"middle\" font-size=\"15\" " + xy("x", "y", here) + ">" +
             escaped(province_name(at)) + "</text>\n";
    }
  }

  std::string map_described() const {
    auto out = word("plan.map.description");
    auto const add = [&](std::string const& more) { out += (out_.in == language::ja ? "" : " ") + more; };
    if (!flows_.empty()) {
      add(phrase("plan.map.description.lines", {{"lines", std::to_string(std::min(flows_.size(), most_lines))}}));
    }
    add(word("plan.map.description.tables"));
    return out;
  }

  static std::string xy(char const* x, char const* y, map_point at) {
    return std::string{x} + "=\"" + std::to_string(at.x) + "\" " + y + "=\"" + std::to_string(at.y) + "\"";
  }

  void map_section() {
    std::string svg = "<svg viewBox=\"-10 0 " + std::to_string(map_width + 260) + " " + std::to_string(map_height) +
                      "\" role=\"img\" aria-labelledby=\"map-t\">\n";
    svg +=
        "<defs><pattern id=\"nobody\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path class=\"hatch\" "
        "d=\"M0 6L6 0\"/></pattern></defs>\n";
    shades const shade{sums_};
    std::int64_t most_open = 1;
    for (auto const& s : sums_) {
      most_open = std::max(most_open, s.people - s.placed);
    }
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      auto const& s = sums_[at];
      svg += "<path class=\"land\" fill=\"" + shade.of(s) + "\" d=\"" + std::string{province_places()[at].area} +
             "\"><title>" +
             escaped(phrase("plan.map.tip", {{"province", province_name(at)},
                                             {"placed", number(s.placed)},
                                             {"people", number(s.people)},
                                             {"seats", number(s.seats - s.filled)}})) +
             "</title></path>\n";
    }
    // People without a place: a ring whose area follows their number.
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      auto const open = sums_[at].people - sums_[at].placed;
      if (open > 0) {
        auto const r = 2.0 + 14.0 * std::sqrt(static_cast<double>(open) / static_cast<double>(most_open));
        svg += "<circle class=\"owed\" " + xy("cx", "cy", on_map(province_places()[at].capital)) + " r=\"" + tenths(r) +
               "\"/>";
      }
    }
    svg += "\n";
    // From home to host, where that crosses into another province: a bent line, thicker for more people.
    // Only the largest are drawn, or the map could not be read.
    std::int64_t most_flow = 1;
    std::vector<std::pair<std::int64_t, std::pair<std::size_t, std::size_t>>> flows;
    for (auto const& [pair, n] : flows_) {
      most_flow = std::max(most_flow, n);
      flows.push_back({-n, pair});
    }
    std::sort(flows.begin(), flows.end());
    flows.resize(std::min(flows.size(), most_lines));
    for (auto const& [less, pair] : flows) {
      auto const n = -less;
      auto const a = on_map(province_places()[pair.first].capital);
      auto const b = on_map(province_places()[pair.second].capital);
      auto const bend_x = (a.x + b.x) / 2 - (b.y - a.y) / 5;
      auto const bend_y = (a.y + b.y) / 2 + (b.x - a.x) / 5;
      auto const thick = 1.0 + 5.0 * static_cast<double>(n) / static_cast<double>(most_flow);
      svg += "<path class=\"flow\" stroke-width=\"" + tenths(thick) + "\" d=\"M" + std::to_string(a.x) + " " +
             std::to_string(a.y) + "Q" + std::to_string(bend_x) + " " + std::to_string(bend_y) + " " +
             std::to_string(b.x) + " " + std::to_string(b.y) + "\"><title>" +
             escaped(phrase(
                 "plan.map.flow_tip",
                 {{"from", province_name(pair.first)}, {"to", province_name(pair.second)}, {"number", number(n)}})) +
             "</title></path><circle class=\"host\" " + xy("cx", "cy", b) + " r=\"3\"/>\n";
    }
    name_largest(svg);
    // The legend, in the sea beside the south.
    int y = 760;
    auto text = [&](int x, std::string const& t) {
      svg += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y + 5) + "\">" + escaped(t) + "</text>\n";
    };
    svg += "<g font-size=\"17\">\n";
    text(470, word("plan.map.legend"));
    auto entry = [&](std::string const& fill, std::string const& t) {
      y += 28;
      svg += "<rect x=\"470\" y=\"" + std::to_string(y - 10) + "\" width=\"30\" height=\"20\" fill=\"" + fill + "\"/>";
      text(512, t);
    };
    if (std::any_of(sums_.begin(), sums_.end(), [](province_sum const& s) { return s.people == 0; })) {
      entry("url(#nobody)", word("plan.map.nobody"));
    }
    if (std::any_of(sums_.begin(), sums_.end(), [](province_sum const& s) { return s.people > 0 && s.placed == 0; })) {
      entry(shades::nobody_placed(), "0 %");
    }
    for (auto const& r : shade.ranges()) {
      entry(r.colour, decimal(r.low, 1) + (r.low == r.high ? "" : "–" + decimal(r.high, 1)) + " %");
    }
    y += 36;
    svg += "<circle class=\"owed\" cx=\"485\" cy=\"" + std::to_string(y) + "\" r=\"12\"/>";
    text(512, phrase("plan.map.open", {{"number", number(most_open)}}));
    y += 36;
    if (!flows_.empty()) {
      svg += "<path class=\"flow\" stroke-width=\"5\" d=\"M470 " + std::to_string(y) + "H500\"/>";
      text(512, word("plan.map.flow"));
      svg += "<circle class=\"host\" cx=\"500\" cy=\"" + std::to_string(y) + "\" r=\"3\"/>";
    }
    svg += "</g>\n</svg>";
    out_.sections.push_back({"map", word("plan.map"), {}});
    out_.sections.back().blocks.emplace_back(
        page_picture{"map", word("plan.map.title"), map_described(), std::move(svg), true});
    if (!flows_.empty()) {
      std::vector<std::pair<std::int64_t, std::pair<std::size_t, std::size_t>>> list;
      for (auto const& [pair, n] : flows_) {
        list.push_back({-n, pair});
      }
      std::sort(list.begin(), list.end());
      page_table t{"flows",
                   word("plan.flows"),
                   {{"from", word("plan.home"), false},
                    {"to", word("plan.host_province"), false},
                    {"people", word("plan.people"), true}},
                   {},
                   {},
                   15};
      for (auto const& [n, pair] : list) {
        t.rows.push_back({{province_name(pair.first), ""}, {province_name(pair.second), ""}, number_cell(-n)});
      }
      out_.sections.back().blocks.emplace_back(std::move(t));
    }
  }

  static std::string tenths(double v) {
    auto const n = static_cast<int>(v * 10 + 0.5);
    return std::to_string(n / 10) + "." + std::to_string(n % 10);
  }

  // --- tables ---

  void province_section() {
    page_table t{"provinces",
                 word("plan.provinces.caption"),
                 {{"province", word("name.province"), false},
                  {"people", word("plan.people"), true},
                  {"placed", word("plan.placed"), true},
                  {"share", word("plan.share"), true},
                  {"open", word("plan.without"), true},
                  {"free", word("plan.free_seats"), true},
                  {"from_away", word("plan.from_away"), true},
                  {"median_km", word("plan.median_km"), true}},
                 {},
                 {},
                 0};
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      auto& s = sums_[at];
      if (s.people == 0 && s.seats == 0) {
        continue;
      }
      std::sort(s.metres.begin(), s.metres.end());
      t.rows.push_back({{province_name(at), std::string{th::terms::provinces[at].code}},
                        number_cell(s.people),
                        number_cell(s.placed),
                        percent_cell(s.placed, s.people),
                        number_cell(s.people - s.placed),
                        number_cell(s.seats - s.filled),
                        number_cell(s.from_away),
                        s.metres.empty() ? page_cell{"–", ""} : km_cell(s.metres[(s.metres.size() - 1) / 2])});
    }
    out_.sections.push_back({"provinces", word("plan.provinces"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  void kind_section() {
    page_table t{"kinds",
                 word("plan.kinds.caption"),
                 {{"kind", word("name.disability"), false},
                  {"people", word("plan.people"), true},
                  {"placed", word("plan.placed"), true},
                  {"share", word("plan.share"), true}},
                 {},
                 {},
                 0};
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      if (auto const& [people, placed] = kinds_[k]; people > 0) {
        t.rows.push_back({{kind_name(static_cast<disability>(k)), std::string{disability_names[k]}},
                          number_cell(people),
                          number_cell(placed),
                          percent_cell(placed, people)});
      }
    }
    out_.sections.push_back({"kinds", word("plan.kinds"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  /// Why people are without a place, by province, and which constraints conflict.
  void reason_section() {
    out_.sections.push_back({"reasons", word("plan.reasons"), {}});
    auto& blocks = out_.sections.back().blocks;
    page_table t{"unplaced",
                 word("placement.section.provinces"),
                 {{"province", word("name.province"), false},
                  {"people", word("plan.without"), true},
                  {"seats", word("plan.free_seats"), true},
                  {"open", word("plan.reasons.open"), true},
                  {"why", word("plan.reasons.why"), false}},
                 {},
                 {},
                 20};
    for (auto const& one : why_->provinces) {
      t.rows.push_back({{province_name(static_cast<std::size_t>(one.where)), ""},
                        number_cell(one.people),
                        number_cell(one.seats_free),
                        number_cell(one.places_open),
                        {by_reason_named(one, out_.in), ""}});
    }
    blocks.emplace_back(std::move(t));
    blocks.emplace_back(reasons_by_person());
    for (auto const& one : why_->conflicts) {
      blocks.emplace_back(page_paragraph{told(one, p_, out_.in)});
    }
    if (why_->more.conflicts > 0) {
      blocks.emplace_back(page_paragraph{told(why_->more, out_.in)});
    }
  }

  page_table reasons_by_person() const {
    page_table out{"unplaced_people",
                   word("plan.unplaced.caption"),
                   {{"person", word("plan.person"), false},
                    {"province", word("name.province"), false},
                    {"kind", word("name.disability"), false},
                    {"why", word("plan.unplaced.why"), false}},
                   {},
                   {word("plan.unplaced.files")},
                   20};
    for (auto const& one : why_->people) {
      auto const& x = p_.people[one.who];
      out.rows.push_back({{x.id, ""},
                          {province_name(static_cast<std::size_t>(x.home)), ""},
                          {kind_name(x.kind), ""},
                          {word("placement.constraint." + std::string{text_of(one.main)}), ""}});
    }
    return out;
  }

  /// What would help: how many people, and what it costs.
  void help_section() {
    page_table t{"help",
                 word("plan.help.caption"),
                 {{"change", word("plan.help.change"), false},
                  {"people", word("plan.help.people"), true},
                  {"homes", word("plan.help.homes"), false},
                  {"saved", word("plan.help.saved"), true},
                  {"cost", word("plan.help.cost"), true}},
                 {},
                 {word("plan.help.note")},
                 20};
    for (auto const& one : why_->relaxations) {
      t.rows.push_back({{change_of(one, p_, out_.in), ""},
                        number_cell(one.placements),
                        {homes_of(one, out_.in), ""},
                        money_cell(one.saved),
                        {cost_of(one, out_.in), ""}});
    }
    out_.sections.push_back({"help", word("plan.help"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  void quality_section() {
    std::array<std::int64_t, change_names.size()> changes{};
    std::vector<std::int64_t> metres;
    std::map<index, std::int64_t> by_company;
    std::map<index, std::int64_t> by_host;
    for (auto const& x : m_.placements) {
      ++changes[static_cast<std::size_t>(x.what)];
      metres.push_back(x.metres);
      ++by_company[x.company];
      ++by_host[x.host];
    }
    std::sort(metres.begin(), metres.end());
    auto const all = static_cast<std::int64_t>(metres.size());
    page_table t{"quality", word("plan.quality.caption"), {{"item", "", false}, {"value", "", true}}, {}, {}, 0};
    auto add = [&](std::string const& id, page_cell value) {
      t.rows.push_back({{word("plan.quality." + id), id}, std::move(value)});
    };
    add("new", number_cell(changes[0]));
    add("kept", number_cell(changes[1]));
    add("moved", number_cell(changes[2]));
    add("employer", number_cell(changes[3]));
    auto largest = [](std::map<index, std::int64_t> const& counts) {
      std::int64_t most = 0;
      for (auto const& [who, n] : counts) {
        most = std::max(most, n);
      }
      return most;
    };
    if (all > 0) {
      add("median_km", km_cell(metres[(metres.size() - 1) / 2]));
      add("far_km", km_cell(metres[(metres.size() * 9 + 9) / 10 - 1]));
      add("company", percent_cell(largest(by_company), all));
      add("host", percent_cell(largest(by_host), all));
    }
    add("cost", money_cell(m_.reached.cost));
    out_.sections.push_back({"quality", word("plan.quality"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  void company_section() {
    page_table t{"companies",
                 word("plan.companies.caption"),
                 {{"company", word("plan.company"), false},
                  {"shortfall", word("plan.owed"), true},
                  {"filled", word("plan.filled"), true},
                  {"unmet", word("plan.unmet"), true},
                  {"contribution", word("plan.contribution"), true},
                  {"cost", word("plan.cost"), true},
                  {"worth", word("plan.worth.place"), true}},
                 {},
                 {word("plan.companies.worth")},
                 40};
    heads shortfall;
    heads filled;
    baht contribution;
    baht cost;
    std::vector<std::size_t> order(p_.companies.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_.companies[a].unmet > m_.companies[b].unmet; });
    for (auto const i : order) {
      auto const& c = p_.companies[i];
      auto const& r = m_.companies[i];
      t.rows.push_back({{name_of(c.name, c.id), c.id},
                        number_cell(c.shortfall.number()),
                        number_cell(r.filled.number()),
                        number_cell(r.unmet.number()),
                        money_cell(r.contribution),
                        money_cell(r.cost),
                        worth_cell(r.of_one_more, {})});
      shortfall += c.shortfall;
      filled += r.filled;
      contribution += r.contribution;
      cost += r.cost;
    }
    t.notes.push_back(phrase("plan.companies.sum", {{"owed", number(shortfall.number())},
                                                    {"filled", number(filled.number())},
                                                    {"unmet", number(m_.reached.unmet_paid)},
                                                    {"amount", money(p_.per_head)},
                                                    {"contribution", money(contribution)},
                                                    {"cost", money(cost)}}));
    if (auto const free = m_.reached.unmet - m_.reached.unmet_paid; free > 0) {
      t.notes.push_back(phrase("plan.companies.free", {{"unmet", number(free)}}));
    }
    if (m_.reached.part_year > baht{0}) {
      t.notes.push_back(phrase("plan.companies.part_year", {{"amount", money(m_.reached.part_year)}}));
    }
    out_.sections.push_back({"companies", word("plan.companies"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  void host_section() {
    page_table t{"hosts",
                 word("plan.hosts.caption"),
                 {{"host", word("plan.host"), false},
                  {"province", word("name.province"), false},
                  {"seats", word("plan.seats"), true},
                  {"filled", word("plan.filled"), true},
                  {"worth", word("plan.worth"), true},
                  {"reserve", word("plan.reserve"), false}},
                 {},
                 {word("plan.hosts.worth"), word("plan.hosts.reserve")},
                 40};
    std::vector<std::size_t> order(p_.hosts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return m_.hosts[a].of_one_more.units > m_.hosts[b].of_one_more.units;
    });
    for (auto const i : order) {
      auto const& h = p_.hosts[i];
      auto const& r = m_.hosts[i];
      auto const task = r.worth_task == nobody ? std::string{} : h.tasks[r.worth_task].name;
      t.rows.push_back({{name_of(h.name, h.id), h.id},
                        {province_name(static_cast<std::size_t>(h.where)), ""},
                        number_cell(h.seats),
                        number_cell(r.filled),
                        worth_cell(r.of_one_more, task),
                        {reserve_of(r), ""}});
    }
    out_.sections.push_back({"hosts", word("plan.hosts"), {}});
    out_.sections.back().blocks.emplace_back(std::move(t));
  }

  /// The first of those who come next.
  std::string reserve_of(host_result const& r) const {
    constexpr std::size_t most = 3;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, r.reserve.size()); ++i) {
      io::join(out, p_.people[r.reserve[i]].id);
    }
    return out.empty() ? "–" : out + (r.reserve.size() > most ? ", …" : "");
  }

  std::string needs_of(person const& who) const {
    std::string out;
    auto add = [&](bool needed, std::string_view key) {
      if (needed) {
        out += (out.empty() ? "" : out_.in == language::ja ? "、" : ", ") + word(key);
      }
    };
    add(who.step_free, "plan.need.step_free");
    add(who.sign_language, "plan.need.sign_language");
    add(who.high_support, "plan.need.high_support");
    return out.empty() ? "–" : out;
  }

  void letters() {
    std::vector<std::size_t> order(m_.placements.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    auto from_of = [&](company const& c) { return io::show(c.from.value_or(th::first_day(p_.how.year)), out_.in); };
    page_table to_companies{"letters_companies",
                            word("plan.letters.companies"),
                            {{"company", word("plan.company"), false},
                             {"person", word("plan.person"), false},
                             {"host", word("plan.host"), false},
                             {"form", word("plan.form"), false},
                             {"yearly", word("plan.yearly"), true},
                             {"from", word("plan.from"), false}},
                            {},
                            {word("plan.letters.files")},
                            40};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_.placements[a].company < m_.placements[b].company; });
    for (auto const i : order) {
      auto const& x = m_.placements[i];
      auto const& c = p_.companies[x.company];
      auto const& h = p_.hosts[x.host];
      to_companies.rows.push_back({{name_of(c.name, c.id), c.id},
                                   {p_.people[x.who].id, ""},
                                   {name_of(h.name, h.id), h.id},
                                   {phrase("plan.section", {{"number", std::string{text_of(x.by)}}}), ""},
                                   money_cell(x.yearly),
                                   {from_of(c), ""}});
    }
    page_table to_hosts{"letters_hosts",
                        word("plan.letters.hosts"),
                        {{"host", word("plan.host"), false},
                         {"person", word("plan.person"), false},
                         {"kind", word("name.disability"), false},
                         {"task", word("plan.task"), false},
                         {"needs", word("plan.needs"), false},
                         {"company", word("plan.company"), false}},
                        {},
                        {word("plan.letters.files")},
                        40};
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_.placements[a].host < m_.placements[b].host; });
    for (auto const i : order) {
      auto const& x = m_.placements[i];
      auto const& h = p_.hosts[x.host];
      auto const& who = p_.people[x.who];
      auto const& c = p_.companies[x.company];
      to_hosts.rows.push_back({{name_of(h.name, h.id), h.id},
                               {who.id, ""},
                               {kind_name(who.kind), ""},
                               {h.tasks[x.task].name, ""},
                               {needs_of(who), ""},
                               {name_of(c.name, c.id), c.id}});
    }
    out_.sections.push_back({"letters", word("plan.letters"), {}});
    out_.sections.back().blocks.emplace_back(std::move(to_companies));
    out_.sections.back().blocks.emplace_back(std::move(to_hosts));
  }

  void proof_section() {
    auto const& c = m_.proof;
    out_.sections.push_back({"proof", word("plan.proof"), {}});
    out_.sections.back().blocks.emplace_back(
        page_paragraph{m_.proven()  ? phrase("plan.proof.yes", {{"pairs", number(c.pairs_in_full)}})
                       : c.proven() ? phrase("plan.proof.flow", {{"pairs", number(c.pairs_in_full)}})
                                    : word("plan.proof.no")});
    if (!m_.proven()) {
      out_.sections.back().blocks.emplace_back(page_paragraph{word("plan.proof.better")});
    }
    out_.sections.back().blocks.emplace_back(page_paragraph{
        phrase("plan.proof.second", {{"placed", number(m_.second.placed)}, {"bound", number(m_.second.bound)}})});
    for (auto const& sentence : solver_sentences(p_, m_, out_.in)) {
      out_.sections.back().blocks.emplace_back(page_paragraph{sentence});
    }
  }

  problem const& p_;
  plan const& m_;
  std::size_t left_out_;
  reasons const* why_;
  moves const* changed_;
  page out_;
  std::vector<province_sum> sums_;
  std::array<std::pair<std::int64_t, std::int64_t>, disability_names.size()> kinds_{};
  std::map<std::pair<std::size_t, std::size_t>, std::int64_t> flows_;
};

}  // namespace

std::string plan_html(problem const& given, plan const& made, io::language in, std::size_t left_out, reasons const* why,
                      moves const* changed) {
  return write_html(plan_page{given, made, in, left_out, why, changed}.make());
}

}  // namespace quotalaw::placement
