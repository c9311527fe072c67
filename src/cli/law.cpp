// SPDX-License-Identifier: Apache-2.0
#include "../questions/changes.hpp"
#include "commands.hpp"
#include "quotalaw/questions/questions.hpp"

#include <iostream>
#include <memory>

namespace quotalaw::cli {

namespace {

struct law_options {
  std::string id, on, country, from, to;
  std::vector<std::string> reform_files;
  bool json = false;
};

day read_day(std::string const& text, std::string_view option) {
  auto const parsed = parse_day(text);
  if (!parsed) {
    throw facts_error(sentences::not_a_day, std::string{option}, {{"value", text}});
  }
  return *parsed;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"";
}

questions::options options_of(law_options const& chosen) {
  questions::options how;
  if (!chosen.reform_files.empty()) {
    how.what_if = questions::read_reforms(chosen.reform_files);
  }
  return how;
}

std::string shown_value(term_info const& term, version_info const& v, io::language in) {
  return term.kind == term_kind::money_table ? std::string{v.value} : io::show(term.kind, term.currency, v.value, in);
}

std::string shown_source(version_info const& v) {
  return v.confirmed == confidence::reform
             ? std::string{v.source.at}
             : std::string{questions::instrument_title(v.source.instrument)} + ", " + std::string{v.source.at};
}

void show(law_options const& chosen, shared& with) {
  auto const on = read_day(chosen.on, "--on");
  auto const how = options_of(chosen);
  auto const answer =
      questions::ask("law.term", "{\"id\":" + json_string(chosen.id) + ",\"day\":\"" + chosen.on + "\"}", how);
  if (chosen.json) {
    std::cout << answer << '\n';
    return;
  }
  auto const& term = questions::term_named(chosen.id);
  auto const bold = with.colour_out ? "\x1b[1m" : "";
  auto const plain = with.colour_out ? "\x1b[0m" : "";
  auto const* amended = how.what_if.find(term, on);
  std::cout << bold << io::label("term." + std::string{term.id}, with.in) << plain << "  (" << term.native << ")  "
            << term.id << "\n\n";
  auto line = [&](version_info const& v, bool current) {
    std::cout << (current ? bold : "") << (current ? "> " : "  ") << text_of(v.from) << "  "
              << shown_value(term, v, with.in) << "  ["
              << io::label("confidence." + std::string{text_of(v.confirmed)}, with.in) << "]" << (current ? plain : "")
              << "\n      " << shown_source(v) << '\n';
    if (!v.note.empty()) {
      std::cout << "      " << v.note << '\n';
    }
  };
  if (amended) {
    line(amended->info, true);
  }
  bool found = amended != nullptr;
  for (auto const& v : term.versions) {
    auto const current = !found && v.from <= on;
    found = found || current;
    line(v, current);
  }
  if (term.repealed != day::max()) {
    std::cout << "  " << text_of(term.repealed) << "  repealed\n";
  }
  std::cout << "\nunit: " << term.unit << "; read on: " << term.read_on << "; reviewed through "
            << text_of(term.reviewed_through) << '\n';
  if (on > term.reviewed_through) {
    std::cout << "note: " << text_of(on) << " is past the last review\n";
  }
  if (!term.note.empty()) {
    std::cout << "note: " << term.note << '\n';
  }
  if (term.kind == term_kind::money_table) {
    std::cout << answer << '\n';
  }
}

void changes(law_options const& chosen, shared& with) {
  auto const from = read_day(chosen.from, "--from");
  auto const to = read_day(chosen.to, "--to");
  if (to < from) {
    throw facts_error(sentences::wrong_order, "--to", {{"first", chosen.from}, {"then", chosen.to}});
  }
  if (chosen.json) {
    std::cout << questions::ask("law.changes",
                                "{\"country\":" + json_string(chosen.country) + ",\"from\":\"" + chosen.from +
                                    "\",\"to\":\"" + chosen.to + "\"}",
                                {})
              << '\n';
    return;
  }
  auto const list = questions::changes_between(chosen.country, from, to, {});
  for (auto const& c : list) {
    auto shown = [&](version_info const* v, std::string_view otherwise) {
      return v ? shown_value(*c.term, *v, with.in) : std::string{otherwise};
    };
    std::cout << text_of(c.on) << "  " << c.term->id << "  " << shown(c.before, "-") << " -> "
              << shown(c.after, "repealed") << '\n';
    if (c.after) {
      std::cout << "              " << io::label("term." + std::string{c.term->id}, with.in) << "; "
                << shown_source(*c.after) << " ["
                << io::label("confidence." + std::string{text_of(c.after->confirmed)}, with.in) << "]\n";
    }
  }
  std::cout << list.size() << (list.size() == 1 ? " change" : " changes") << '\n';
}

/// What was in force on the day on which an amendment begins; nothing if the law has no such figure then.
version_info const* enacted_on(term_info const& term, day on) {
  if (on < term.repealed) {
    for (auto const& v : term.versions) {
      if (v.from <= on) {
        return &v;
      }
    }
  }
  return nullptr;
}

void diff(law_options const& chosen, shared& with) {
  auto const what_if = options_of(chosen).what_if;
  auto const overridden = what_if.overridden();
  auto hidden_by = [&](amendment const& a) -> amendment const* {
    for (auto const& pair : overridden) {
      if (pair.earlier == &a) {
        return pair.later;
      }
    }
    return nullptr;
  };
  if (chosen.json) {
    std::cout << "{\"title\":" << json_string(what_if.title()) << ",\"changes\":[";
    bool first = true;
    for (auto const& a : what_if) {
      auto const* before = enacted_on(*a.term, a.info.from);
      std::cout << (first ? "" : ",") << "{\"term\":" << json_string(a.term->id)
                << ",\"from\":" << json_string(text_of(a.info.from))
                << ",\"until\":" << (a.until == day::max() ? "null" : json_string(text_of(a.until)))
                << ",\"before\":" << (before ? json_string(before->value) : "null")
                << ",\"after\":" << json_string(a.info.value)
                << ",\"article\":" << (before ? json_string(shown_source(*before)) : "null")
                << ",\"reform\":" << json_string(a.info.source.at) << ",\"overridden_by\":";
      auto const* later = hidden_by(a);
      std::cout << (later ? json_string(later->info.source.at) : "null") << "}";
      first = false;
    }
    std::cout << "]}\n";
    return;
  }
  auto const bold = with.colour_out ? "\x1b[1m" : "";
  auto const plain = with.colour_out ? "\x1b[0m" : "";
  std::cout << bold << what_if.title() << plain << "\n" << io::label("whatif.not_law", with.in) << "\n\n";
  for (auto const& a : what_if) {
    auto const* before = enacted_on(*a.term, a.info.from);
    std::cout << text_of(a.info.from) << "  " << bold << io::label("term." + std::string{a.term->id}, with.in) << plain
              << "  " << a.term->id << "\n            "
              << (before ? shown_value(*a.term, *before, with.in) : io::label("whatif.none_in_force", with.in))
              << " -> "
              << (a.term->kind == term_kind::money_table ? std::string{a.info.value}
                                                         : shown_value(*a.term, a.info, with.in));
    if (a.until != day::max()) {
      std::cout << "  (" << io::phrase("whatif.until", with.in, {{"day", text_of(a.until)}}) << ")";
    }
    std::cout << '\n';
    if (before) {
      std::cout << "            " << shown_source(*before) << '\n';
    }
    if (auto const* later = hidden_by(a)) {
      std::cout << "            "
                << io::phrase("whatif.overridden_by", with.in, {{"later", std::string{later->info.source.at}}}) << '\n';
    }
  }
}

}  // namespace

void add_law(CLI::App& app, shared& with) {
  auto* law = app.add_subcommand("law", "Shows figures of law: their value on a day, their history, their changes.");
  law->require_subcommand(1);
  auto chosen = std::make_shared<law_options>();

  auto* one = law->add_subcommand("show", R"(Shows one term of law on a day, and its history.

Example:
  quotalaw law show jp.statutory_rate.private --on 2026-07-01)");
  one->add_option("id", chosen->id, "id of the term")->required();
  one->add_option("--on", chosen->on, "day, for example 2026-07-01")->required();
  one->add_flag("--json", chosen->json, "the answer of the question law.term");
  one->add_option("--reform", chosen->reform_files, "apply a what-if; several are stacked, the later wins")
      ->allow_extra_args(false);
  one->callback([chosen, &with] { show(*chosen, with); });

  auto* between = law->add_subcommand("changes", R"(Lists what changed between two days.

Example:
  quotalaw law changes --country jp --from 2026-01-01 --to 2026-12-31)");
  between->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  between->add_option("--from", chosen->from, "first day")->required();
  between->add_option("--to", chosen->to, "last day")->required();
  between->add_flag("--json", chosen->json, "the answer of the question law.changes");
  between->callback([chosen, &with] { changes(*chosen, with); });

  auto* reforms =
      law->add_subcommand("diff", R"(Shows what a what-if changes: before, after, and the article it would change.

Example:
  quotalaw law diff --reform data/reforms/jp_rate_3_percent_2027.toml)");
  reforms->add_option("--reform", chosen->reform_files, "the what-if; several are stacked, the later wins")
      ->required()
      ->allow_extra_args(false);
  reforms->add_flag("--json", chosen->json, "as JSON");
  reforms->callback([chosen, &with] { diff(*chosen, with); });

  auto* terms = law->add_subcommand("terms", R"(Lists every term of a country.

Example:
  quotalaw law terms --country th)");
  terms->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  terms->callback([chosen, &with] {
    for (auto const* term : questions::terms_of(chosen->country)) {
      std::cout << term->id << "  " << io::label("term." + std::string{term->id}, with.in) << '\n';
    }
  });
}

}  // namespace quotalaw::cli
