// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// Files as text: encodings that HR systems write, and comma-separated rows.

#include "../core/error.hpp"

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::io {

/// A file's text in UTF-8, without byte order mark.
struct text_file {
  std::string text;
  std::string encoding;  ///< what it was: UTF-8, CP932, CP874 …
};

/// Reads a whole file and makes it UTF-8. With an empty `encoding`: UTF-8 (with or without BOM) if the bytes are valid
/// UTF-8, else CP932 for Japan and CP874 for Thailand (`country` "jp" or "th").
/// \throws facts_error naming the file (cannot_read, bad_encoding).
text_file read_text_file(std::string const& path, std::string_view encoding, std::string_view country);

/// One row: its fields as views into the text (or into `unquoted` storage where a doubled quote had to be undone), and
/// the line of the file on which it starts, from 1.
struct csv_row {
  std::vector<std::string_view> fields;
  std::size_t line = 0;
};

/// What separates the fields: a comma, or the semicolon or tab that the header has more of (outside quotation marks).
char separator_of(std::string_view text);

/// Reads comma-separated text row by row (RFC 4180: quoted fields with commas, doubled quotes and line breaks; LF or
/// CRLF). Lines that start with `#` before the header are comments.
class csv_reader {
 public:
  explicit csv_reader(std::string_view text, char separator = ',');
  /// The next row, or false at the end. The views stay valid as long as the text and until the next call.
  /// \throws facts_error (unclosed_quote).
  bool next(csv_row& row);

 private:
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool header_seen_ = false;
  std::deque<std::string> unquoted_;
};

}  // namespace quotalaw::io
