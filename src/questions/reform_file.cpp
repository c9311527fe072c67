// SPDX-License-Identifier: Apache-2.0
// What-ifs in files: data/reforms/README.md describes the form.
#include "quotalaw/questions/questions.hpp"

#include <toml++/toml.h>

#include <array>

namespace quotalaw::questions {

namespace {

constexpr std::array<std::string_view, 8> top_keys{"title", "author", "reference", "baseline",
                                                   "note",  "change", "points",    "description"};
constexpr std::array<std::string_view, 5> change_keys{"term", "from", "until", "value", "note"};

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
  for (auto const& node : *changes) {
    auto const* change = node.as_table();
    if (!change) {
      throw law_error(errc::invalid_reform, sentences::wrong_type,
                      {{"expected", "a table [[change]]"}, {"value", "another"}}, "", place(path, node));
    }
    known_only(*change, change_keys, path);
    auto const id = (*change)["term"].value<std::string>();
    auto const value = (*change)["value"].value<std::string>();
    if (!id || !value) {
      throw law_error(errc::invalid_reform, sentences::missing, {{"name", id ? "value (as text)" : "term"}}, "",
                      place(path, node));
    }
    try {
      out.amend(term_named(*id), day_at(*change, "from", path), *value,
                change->contains("until") ? std::optional{day_at(*change, "until", path)} : std::nullopt);
    } catch (error const& e) {
      if (!e.where().empty()) {
        throw;
      }
      throw law_error(errc::invalid_reform, e.said(), e.args(), e.provision(), place(path, node));
    }
  }
  return out;
}

}  // namespace quotalaw::questions
