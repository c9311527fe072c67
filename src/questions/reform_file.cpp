// SPDX-License-Identifier: Apache-2.0
// What-ifs in files: data/reforms/README.md describes the form.
#include "quotalaw/questions/questions.hpp"

#include "../io/joined.hpp"
#include "quotalaw/th/facts.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace quotalaw::questions {

namespace {

constexpr std::array<std::string_view, 8> top_keys{"title", "author", "reference", "baseline",
                                                   "note",  "change", "points",    "description"};
constexpr std::array<std::string_view, 6> change_keys{"term", "from", "until", "value", "values", "note"};

std::string place(std::string const& path, toml::node const& node) {
  return path + ", line " + std::to_string(node.source().begin.line);
}

template <class Keys>
void known_only(toml::table const& table, Keys const& keys, std::string const& path) {
  for (auto const& [key, node] : table) {
    bool found = false;
    for (auto const name : keys) {
      found = found || name == key.str();
    }
    if (!found) {
      throw law_error(errc::invalid_reform, sentences::reform_key,
                      {{"name", std::string{key.str()}}, {"nearest", nearest_name(key.str(), keys)}}, "",
                      place(path, node));
    }
  }
}

day day_at(toml::table const& table, std::string_view key, std::string const& path) {
  auto const* node = table.get(key);
  if (!node) {
    throw law_error(errc::invalid_reform, sentences::missing, {{"name", std::string{key}}}, "", place(path, table));
  }
  if (auto const value = node->value<toml::date>()) {
    return make_day(value->year, value->month, value->day);
  }
  auto const text = node->value<std::string>();
  auto const parsed = text ? parse_day(*text) : std::nullopt;
  if (!parsed) {
    throw law_error(errc::invalid_reform, sentences::not_a_day, {{"value", text.value_or("?")}}, "",
                    place(path, *node));
  }
  return *parsed;
}

/// What is written as `value` for the whole term, or as `values` by key.
struct written {
  std::optional<std::string> all;
  std::vector<std::pair<std::string, std::string>> by_key;
  std::string shown() const {
    if (all) {
      return *all;
    }
    std::string out;
    for (auto const& [key, value] : by_key) {
      io::join(out, key + " " + value);
    }
    return out;
  }
};

[[noreturn]] void refuse_unquoted(std::string_view name, toml::node const& node, std::string const& path) {
  throw law_error(errc::invalid_reform, sentences::reform_quotes, {{"name", std::string{name}}, {"example", "3.0%"}},
                  "", place(path, node));
}

written written_in(toml::table const& change, std::string const& path) {
  written out;
  if (auto const* value = change.get("value")) {
    out.all = value->value<std::string>();
    if (!out.all) {
      refuse_unquoted("value", *value, path);
    }
  }
  auto const* table = change["values"].as_table();
  if (out.all && table) {
    throw law_error(errc::invalid_reform, sentences::not_together, {{"one", "value"}, {"other", "values"}}, "",
                    place(path, change));
  }
  if (table) {
    for (auto const& [key, node] : *table) {
      auto const value = node.value<std::string>();
      if (!value) {
        refuse_unquoted(key.str(), node, path);
      }
      out.by_key.emplace_back(std::string{key.str()}, *value);
    }
  }
  if (!out.all && out.by_key.empty()) {
    throw law_error(errc::invalid_reform, sentences::missing, {{"name", "value (as text)"}}, "", place(path, change));
  }
  return out;
}

/// The wages by province: given keys are replaced, the others stay what they are on the first day.
void amend_wages(written const& said, day from, std::optional<day> until, reform& out) {
  auto const& line = th::terms::minimum_wage;
  auto const enacted = law_reader::value(line.at(from)).values;
  std::vector<money<THB>> wages(enacted.begin(), enacted.end());
  auto read = [&](std::string const& text) {
    auto const amount = term_value<money<THB>>::parse(text);
    if (!amount) {
      throw law_error(errc::invalid_reform, sentences::reform_value,
                      {{"value", text},
                       {"term", std::string{line.term.id}},
                       {"kind", std::string{text_of(term_kind::money)}},
                       {"example", "400"}});
    }
    return term_value<money<THB>>::unpack(*amount);
  };
  if (said.all) {
    std::fill(wages.begin(), wages.end(), read(*said.all));
  }
  for (auto const& [key, value] : said.by_key) {
    wages[static_cast<std::size_t>(th::province_named(key))] = read(value);
  }
  out.amend_table(line.term, from, std::move(wages), said.shown(), until);
}

/// The terms whose ids begin with `prefix`. \throws law_error naming the nearest group.
std::vector<term_info const*> terms_below(std::string_view prefix) {
  std::vector<term_info const*> out;
  std::vector<std::string> groups;
  for (auto const* term : terms_of("")) {
    if (term->id.starts_with(prefix)) {
      out.push_back(term);
    }
    for (auto at = term->id.find('.'); at != std::string_view::npos; at = term->id.find('.', at + 1)) {
      groups.emplace_back(std::string{term->id.substr(0, at)} + ".*");
    }
  }
  // A whole country is no group.
  if (out.empty() || std::count(prefix.begin(), prefix.end(), '.') < 2) {
    std::erase_if(groups, [](std::string const& g) { return std::count(g.begin(), g.end(), '.') < 2; });
    auto const name = std::string{prefix} + "*";
    throw law_error(errc::unknown_term, sentences::unknown_term,
                    {{"name", name}, {"nearest", nearest_name(name, groups)}});
  }
  return out;
}

void amend_group(std::string_view prefix, written const& said, day from, std::optional<day> until, reform& out) {
  auto const terms = terms_below(prefix);
  if (said.all) {
    for (auto const* term : terms) {
      out.amend(*term, from, *said.all, until);
    }
    return;
  }
  for (auto const& [key, value] : said.by_key) {
    out.amend(term_named(std::string{prefix} + key), from, value, until);
  }
}

void read_change(toml::table const& change, std::string const& path, reform& out) {
  try {
    auto const id = change["term"].value<std::string>();
    if (!id) {
      throw law_error(errc::invalid_reform, sentences::missing, {{"name", "term"}});
    }
    auto const said = written_in(change, path);
    auto const from = day_at(change, "from", path);
    auto const until = change.contains("until") ? std::optional{day_at(change, "until", path)} : std::optional<day>{};
    if (until && *until <= from) {
      throw law_error(errc::invalid_reform, sentences::wrong_order,
                      {{"first", text_of(from)}, {"then", text_of(*until)}});
    }
    if (id->ends_with(".*")) {
      amend_group(std::string_view{*id}.substr(0, id->size() - 1), said, from, until, out);
    } else if (auto const& term = term_named(*id); &term == &th::terms::minimum_wage.term) {
      amend_wages(said, from, until, out);
    } else if (!said.all) {
      throw law_error(errc::invalid_reform, sentences::reform_single, {{"term", *id}});
    } else {
      out.amend(term, from, *said.all, until);
    }
  } catch (error const& e) {
    if (!e.where().empty()) {
      throw;
    }
    // The line of what is wrong: the term where it has no such name, else the value, else the whole change.
    auto const* at = change.get(e.code() == errc::unknown_term              ? "term"
                                : e.said().id == sentences::reform_value.id ? "value"
                                                                            : "");
    throw law_error(e.code(), e.said(), e.args(), e.provision(), place(path, at ? *at : change));
  }
}

/// In code the later of two amendments holds; in a file two are a slip of the pen.
class once {
 public:
  /// Looks at the amendments since the last call. \throws law_error
  void look_at(reform const& read, std::string const& where) {
    for (auto a = read.begin() + seen_; a != read.end(); ++a, ++seen_) {
      if (!terms_.emplace(a->term, a->info.from).second) {
        throw law_error(errc::invalid_reform, sentences::reform_twice,
                        {{"term", std::string{a->term->id}}, {"day", text_of(a->info.from)}}, "", where);
      }
    }
  }

 private:
  std::set<std::pair<term_info const*, day>> terms_;
  std::ptrdiff_t seen_ = 0;
};

}  // namespace

reform read_reform(std::string const& path) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (toml::parse_error const& e) {
    if (e.source().begin.line == 0) {
      throw facts_error(errc::malformed, sentences::cannot_read, "", "",
                        {{"file", path}, {"detail", std::string{e.description()}}});
    }
    throw facts_error(
        errc::malformed, sentences::malformed_toml, "", "",
        {{"file", path}, {"line", std::to_string(e.source().begin.line)}, {"detail", std::string{e.description()}}});
  }
  known_only(file, top_keys, path);
  auto const title = file["title"].value<std::string>();
  if (!title || title->empty()) {
    throw law_error(errc::invalid_reform, sentences::missing, {{"name", "title"}}, "", path);
  }
  auto const* changes = file["change"].as_array();
  if (!changes || changes->empty()) {
    throw law_error(errc::invalid_reform, sentences::missing, {{"name", "change"}}, "", path);
  }
  reform out{*title};
  once amended;
  for (auto const& node : *changes) {
    auto const* change = node.as_table();
    if (!change) {
      throw law_error(errc::invalid_reform, sentences::wrong_type,
                      {{"expected", "a table [[change]]"}, {"value", "another"}}, "", place(path, node));
    }
    known_only(*change, change_keys, path);
    read_change(*change, path, out);
    amended.look_at(out, place(path, *change));
  }
  return out;
}

reform read_reforms(std::vector<std::string> const& paths) {
  reform out;
  for (auto const& path : paths) {
    auto one = read_reform(path);
    if (paths.size() == 1) {
      return one;
    }
    out.stack(one);
  }
  return out;
}

}  // namespace quotalaw::questions
