// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Words and habits of the reader: English, Thai or Japanese.

#include "../core/calendar.hpp"
#include "../core/error.hpp"
#include "../core/explanation.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace quotalaw::io {

enum class language : std::uint8_t { en, th, ja };
inline constexpr std::array<std::string_view, 3> language_names{"en", "th", "ja"};

std::optional<language> language_named(std::string_view name);

/// The label of a key of data/terms/ (such as "name.workers" or "term.jp.levy.unit"); falls back to English, then to
/// the key itself, so that a missing label can be seen.
std::string_view label(std::string_view key, language in);
/// Whether any language has the key.
bool has_label(std::string_view key);

/// A label with its `{name}` places filled.
std::string phrase(std::string_view key, language in, sentence_args const& args = {});

/// A refusal in the reader's language: what, and what to do.
std::string message_of(error const& e, language in);
std::string remedy_of(error const& e, language in);
/// The whole refusal: where, what, provision; and what to do on a line of its own.
std::string refusal_text(error const& e, language in);
std::string message_of(sentence const& said, sentence_args const& args, language in);
std::string remedy_of(sentence const& said, sentence_args const& args, language in);

/// "2027-05-17", "17 พฤษภาคม พ.ศ. 2570" or "2027年5月17日（令和9年）".
std::string show(day d, language in);
/// A raw value as the reader writes it: 1,234.50 baht, 450,000 yen, 2.7 %, days and choices in words.
std::string show(term_kind kind, std::string_view currency, std::string_view text, language in);
std::string show(named_value const& value, language in);
/// "2026", "2026 (B.E. 2569)", "2026年度（令和8年度）".
std::string show_year(int year, std::string_view country, language in);

}  // namespace quotalaw::io
