// SPDX-License-Identifier: Apache-2.0
// What looks wrong in tables that are used: found, and in words.
#include "doubts.hpp"

#include "../io/document.hpp"
#include "../io/joined.hpp"

#include <algorithm>
#include <span>

#include "quotalaw/core/term_value.hpp"
#include "quotalaw/placement/sentences.hpp"
#include "quotalaw/th/alternatives.hpp"
#include "quotalaw/th/minimum_wage.hpp"

namespace quotalaw::placement {

namespace {

class company_doubts {
 public:
  company_doubts(problem const& p, input_files const& files) : p_{p}, most_{files.most_reported} {
    out_.path = files.companies;
    at_work_.assign(p.companies.size(), 0);
    for (auto const& x : p.people) {
      if (x.company_now != nobody) {
        ++at_work_[x.company_now];
      }
    }
  }

  doubts take() {
    for (index c = 0; c < p_.companies.size(); ++c) {
      wage(p_.companies[c]);
      value(p_.companies[c]);
      places(p_.companies[c], at_work_[c]);
    }
    std::stable_sort(out_.cells.begin(), out_.cells.end(),
                     [](io::bad_cell const& a, io::bad_cell const& b) { return a.line < b.line; });
    out_.total = out_.cells.size();
    out_.cells.resize(std::min(out_.cells.size(), most_));
    return std::move(out_);
  }

 private:
  void add(company const& of, std::string column, std::string value, sentence const& said, sentence_args args) {
    io::bad_cell cell;
    cell.line = of.line;
    cell.id = of.id;
    cell.column = std::move(column);
    cell.value = std::move(value);
    cell.said = &said;
    cell.args = std::move(args);
    out_.cells.push_back(std::move(cell));
  }
  static std::string text(baht b) { return decimal_text(b.minor(), THB::decimals); }

  void wage(company const& c) {
    if (!c.daily_wage || !c.offers.section_33) {
      return;
    }
    auto least = *std::min_element(p_.minimum_wage.begin(), p_.minimum_wage.end());
    if (!c.only_provinces.empty()) {
      auto const of = [&](th::province q) { return p_.minimum_wage[static_cast<std::size_t>(q)]; };
      least = of(*std::min_element(c.only_provinces.begin(), c.only_provinces.end(),
                                   [&](th::province a, th::province b) { return of(a) < of(b); }));
    }
    if (*c.daily_wage < least) {
      add(c, "daily_wage", text(*c.daily_wage), sentences::wage_below_minimum,
          {{"value", text(*c.daily_wage)},
           {"limit", text(least)},
           {"provision", std::string{th::provincial_wage_rule.provision}}});
    }
  }
  void value(company const& c) {
    if (c.yearly_value && c.offers.section_35 && *c.yearly_value < p_.section_35_value) {
      add(c, "yearly_value", text(*c.yearly_value), sentences::value_below_place,
          {{"value", text(*c.yearly_value)},
           {"limit", text(p_.section_35_value)},
           {"provision", std::string{th::alternative_rule.provision}}});
    }
  }
  void places(company const& c, std::int64_t at_work) {
    if (at_work > c.wanted.number()) {
      add(c, "wanted", std::to_string(c.wanted.number()), sentences::fewer_than_at_work,
          {{"value", c.id}, {"count", std::to_string(at_work)}, {"wanted", std::to_string(c.wanted.number())}});
    }
  }

  problem const& p_;
  std::size_t most_;
  std::vector<std::int64_t> at_work_;
  doubts out_;
};

}  // namespace

void find_doubts(accepted& read, input_files const& files) {
  auto found = company_doubts{read.facts, files}.take();
  if (found.total == 0) {
    return;
  }
  auto const same =
      std::find_if(read.unsure.begin(), read.unsure.end(), [&](doubts const& d) { return d.path == found.path; });
  if (same == read.unsure.end()) {
    read.unsure.push_back(std::move(found));
    return;
  }
  same->total += found.total;
  for (auto& cell : found.cells) {
    if (same->cells.size() < files.most_reported) {
      same->cells.push_back(std::move(cell));
    }
  }
}

std::string report_doubts(accepted const& read, io::language in, std::size_t most) {
  std::string out;
  for (auto const& one : read.unsure) {
    out +=
        io::phrase("placement.unsure", in, {{"file", io::harmless(one.path)}, {"count", std::to_string(one.total)}}) +
        "\n";
    auto const shown = std::min(one.cells.size(), most);
    for (auto const& cell : std::span{one.cells}.first(shown)) {
      out += "  " + io::phrase("report.bad.line", in, {{"line", std::to_string(cell.line)}}) + "  " +
             io::harmless(io::message_of(*cell.said, cell.args, in)) + "\n    → " +
             io::harmless(io::remedy_of(*cell.said, cell.args, in)) + "\n";
    }
    if (one.total > shown) {
      out += io::phrase("report.bad.more", in, {{"count", std::to_string(one.total - shown)}}) + "\n";
    }
  }
  for (auto const& found : read.findings) {
    std::string names;
    for (auto const& name : found.columns_unused) {
      io::join(names, io::harmless(name));
    }
    if (!names.empty()) {
      out += io::harmless(found.path) + ": " + io::phrase("report.columns_unused", in, {{"columns", names}}) + "\n";
    }
  }
  return out;
}

}  // namespace quotalaw::placement
