// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/text_file.hpp"

#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace quotalaw::io {

namespace {

constexpr auto none = static_cast<std::size_t>(-1);

// --- bytes of a file ---

[[noreturn]] void refuse_file(std::string const& path, int reason) {
  throw facts_error(errc::malformed, sentences::cannot_read, "", "",
                    {{"file", path}, {"detail", std::generic_category().message(reason)}});
}

std::string bytes_of(std::string const& path) {
  struct descriptor {
    int number;
    explicit descriptor(int n) : number{n} {}
    descriptor(descriptor const&) = delete;
    descriptor& operator=(descriptor const&) = delete;
    ~descriptor() {
      if (number >= 0) {
        ::close(number);
      }
    }
  } const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) {
    refuse_file(path, errno);
  }
  struct ::stat about{};
  if (::fstat(file.number, &about) != 0) {
    refuse_file(path, errno);
  }
  if (S_ISDIR(about.st_mode)) {
    refuse_file(path, EISDIR);
  }
  constexpr std::size_t block = 1U << 16U;
  std::string out;
  // One byte more than the size, so that the end is met without growing. A pipe has no size and grows.
  out.resize(about.st_size > 0 ? static_cast<std::size_t>(about.st_size) + 1 : block);
  std::size_t filled = 0;
  while (true) {
    if (filled == out.size()) {
      out.resize(out.size() * 2);
    }
    auto const got = ::read(file.number, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      refuse_file(path, errno);
    }
    if (got == 0) {
      break;
    }
    filled += static_cast<std::size_t>(got);
  }
  out.resize(filled);
  return out;
}

// --- UTF-8 ---

constexpr bool continues(unsigned char c) { return (c & 0xC0U) == 0x80U; }

/// Bytes of the well-formed character at `at`, or 0.
std::size_t character_at(std::string_view s, std::size_t at) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
  auto const left = s.size() - at;
  auto const first = byte(0);
  if (first < 0x80) {
    return 1;
  }
  if (first >= 0xE0 && first <= 0xEF) {
    if (left < 3 || !continues(byte(1)) || !continues(byte(2)) || (first == 0xE0 && byte(1) < 0xA0) ||
        (first == 0xED && byte(1) > 0x9F)) {
      return 0;
    }
    return 3;
  }
  if (first >= 0xC2 && first <= 0xDF) {
    return left >= 2 && continues(byte(1)) ? 2 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (left < 4 || !continues(byte(1)) || !continues(byte(2)) || !continues(byte(3)) ||
        (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) {
      return 0;
    }
    return 4;
  }
  return 0;
}

/// Skips ASCII eight bytes at a time.
std::size_t after_ascii(std::string_view s, std::size_t at) {
  while (at + 8 <= s.size()) {
    std::uint64_t eight{};
    std::memcpy(&eight, s.data() + at, 8);
    if ((eight & 0x8080808080808080U) != 0) {
      break;
    }
    at += 8;
  }
  while (at < s.size() && static_cast<unsigned char>(s[at]) < 0x80) {
    ++at;
  }
  return at;
}

/// Where the text stops being UTF-8, or `none`.
std::size_t first_not_utf8(std::string_view s) {
  std::size_t at = 0;
  while ((at = after_ascii(s, at)) < s.size()) {
    while (at < s.size() && static_cast<unsigned char>(s[at]) >= 0x80) {
      auto const n = character_at(s, at);
      if (n == 0) {
        return at;
      }
      at += n;
    }
  }
  return none;
}

/// Whether text that is not UTF-8 was meant to be: nearly all that lies outside ASCII is well-formed.
bool meant_as_utf8(std::string_view s) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; (at = after_ascii(s, at)) < s.size();) {
    auto const n = character_at(s, at);
    ++(n == 0 ? bad : good);
    at += std::max<std::size_t>(n, 1);
  }
  return good > 2 * bad;
}

// --- other encodings ---

std::string line_at(std::string_view text, std::size_t at) {
  return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

[[noreturn]] void refuse_bytes(std::string const& path, std::string_view bytes, std::size_t at,
                               std::string_view encoding) {
  throw facts_error(errc::malformed, sentences::bad_encoding, path + ", line " + line_at(bytes, at), "",
                    {{"encoding", std::string{encoding}}});
}

/// The name to report and to give to iconv. Shift_JIS and TIS-620 are read as the larger sets that Windows writes.
std::string known_encoding(std::string_view name) {
  std::string loose;
  for (char const c : name) {
    if (c != '-' && c != '_' && c != ' ') {
      loose += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15> names{{{"UTF8", "UTF-8"},
                                                                                 {"UTF8SIG", "UTF-8"},
                                                                                 {"UTF8BOM", "UTF-8"},
                                                                                 {"SHIFTJIS", "CP932"},
                                                                                 {"SJIS", "CP932"},
                                                                                 {"MS932", "CP932"},
                                                                                 {"CP932", "CP932"},
                                                                                 {"WINDOWS31J", "CP932"},
                                                                                 {"WINDOWS932", "CP932"},
                                                                                 {"TIS620", "CP874"},
                                                                                 {"ISO885911", "CP874"},
                                                                                 {"CP874", "CP874"},
                                                                                 {"MS874", "CP874"},
                                                                                 {"WINDOWS874", "CP874"},
                                                                                 {"UTF16", "UTF-16"}}};
  for (auto const& [spelling, meant] : names) {
    if (loose == spelling) {
      return std::string{meant};
    }
  }
  return std::string{name};
}

/// \throws facts_error (bad_encoding with the line; not_a_choice for an encoding that iconv does not know)
std::string as_utf8(std::string const& path, std::string const& bytes, std::string const& encoding) {
  struct converter {
    iconv_t handle;
    explicit converter(iconv_t h) : handle{h} {}
    converter(converter const&) = delete;
    converter& operator=(converter const&) = delete;
    ~converter() {
      if (open()) {
        ::iconv_close(handle);
      }
    }
    bool open() const { return handle != reinterpret_cast<iconv_t>(-1); }
  } const to_utf8{::iconv_open("UTF-8", encoding.c_str())};
  if (!to_utf8.open()) {
    constexpr std::array<std::string_view, 6> choices{"UTF-8", "SJIS", "SHIFT_JIS", "CP932", "TIS-620", "CP874"};
    auto upper = encoding;
    for (auto& c : upper) {
      c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    throw facts_error(sentences::not_a_choice, "--encoding",
                      {{"value", encoding},
                       {"choices", "UTF-8, Shift_JIS, CP932, TIS-620, CP874"},
                       {"nearest", nearest_name(upper, choices)}});
  }
  std::string out;
  out.resize(bytes.size() + bytes.size() / 2 + 64);
  auto* from = const_cast<char*>(bytes.data());  // iconv takes it without const and does not write
  auto from_left = bytes.size();
  std::size_t filled = 0;
  while (from_left > 0) {
    auto* to = out.data() + filled;
    auto to_left = out.size() - filled;
    auto const result = ::iconv(to_utf8.handle, &from, &from_left, &to, &to_left);
    filled = out.size() - to_left;
    if (result != none) {
      continue;
    }
    if (errno != E2BIG) {
      refuse_bytes(path, bytes, bytes.size() - from_left, encoding);
    }
    out.resize(out.size() * 2);
  }
  out.resize(filled);
  return out;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The first bytes of a zip archive (.xlsx, .ods) and of an old .xls.
bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

}  // namespace

text_file read_text_file(std::string const& path, std::string_view encoding, std::string_view country) {
  text_file out;
  out.text = bytes_of(path);
  if (is_workbook(out.text)) {
    throw facts_error(errc::malformed, sentences::workbook_given, path, "", {});
  }
  auto name = encoding.empty() ? std::string{} : known_encoding(encoding);
  if (name.empty() && (out.text.starts_with("\xFF\xFE") || out.text.starts_with("\xFE\xFF"))) {
    name = "UTF-16";
  }
  if (name.empty() || name == "UTF-8") {
    auto const bad = first_not_utf8(out.text);
    if (bad == none) {
      out.encoding = "UTF-8";
    } else if (name == "UTF-8" || country.empty() || meant_as_utf8(out.text)) {
      refuse_bytes(path, out.text, bad, "UTF-8");
    } else {
      name = country == "th" ? "CP874" : "CP932";
    }
  }
  if (out.encoding.empty()) {
    out.text = as_utf8(path, out.text, name);
    out.encoding = name;
  }
  if (out.text.starts_with(byte_order_mark)) {
    out.text.erase(0, byte_order_mark.size());
  }
  if (out.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw facts_error(errc::missing_facts, sentences::empty_file, path, "", {});
  }
  // A picture or an archive instead of text.
  if (auto const nul = std::string_view{out.text}.substr(0, 1U << 16U).find('\0'); nul != std::string_view::npos) {
    refuse_bytes(path, out.text, nul, out.encoding);
  }
  return out;
}

// --- comma-separated rows ---

char separator_of(std::string_view text) {
  // The header is the first row that is neither a comment nor blank.
  while (!text.empty()) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    if (line.starts_with('#') || line.find_first_not_of(" \t\r,;") == std::string_view::npos) {
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      continue;
    }
    break;
  }
  constexpr std::string_view known = ",;\t";
  std::array<std::size_t, known.size()> seen{};
  bool quoted = false;
  for (char const c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '\n') {
      break;
    } else if (auto const which = known.find(c); !quoted && which != std::string_view::npos) {
      ++seen[which];
    }
  }
  return known[static_cast<std::size_t>(std::max_element(seen.begin(), seen.end()) - seen.begin())];
}

csv_reader::csv_reader(std::string_view text, char separator) : text_{text}, separator_{separator} {}

bool csv_reader::next(csv_row& row) {
  row.fields.clear();
  std::size_t undone = 0;  // how many of `unquoted_` this row uses
  auto store = [&]() -> std::string& {
    if (undone == unquoted_.size()) {
      unquoted_.emplace_back();
    }
    auto& text = unquoted_[undone++];
    text.clear();
    return text;
  };
  while (!header_seen_ && at_ < text_.size() && text_[at_] == '#') {
    auto const end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++line_;
  }
  if (at_ >= text_.size()) {
    return false;
  }
  header_seen_ = true;
  row.line = line_;
  auto const separator = separator_;
  auto const* const start = text_.data();
  auto const* const end = start + text_.size();
  auto const* p = start + at_;
  auto without_return = [](char const* from, char const* to) {
    return std::string_view{from, static_cast<std::size_t>((to > from && to[-1] == '\r' ? to - 1 : to) - from)};
  };
  while (true) {
    if (p != end && *p == '"') {
      auto const opened = line_;
      auto const* const content = ++p;
      auto const* stop = p;
      std::string* copy = nullptr;
      while (true) {
        auto const* const quote = static_cast<char const*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
        if (!quote) {
          throw facts_error(errc::malformed, sentences::unclosed_quote, "line " + std::to_string(opened), "", {});
        }
        line_ += static_cast<std::size_t>(std::count(p, quote, '\n'));
        auto const doubled = quote + 1 != end && quote[1] == '"';
        auto const* const after = quote + 1;
        if (doubled || copy) {
          if (!copy) {
            copy = &store();
          }
          copy->append(p, doubled ? after : quote);
        }
        stop = quote;
        p = doubled ? after + 1 : after;
        if (!doubled) {
          break;
        }
      }
      auto const* const rest = p;
      while (p != end && *p != separator && *p != '\n') {
        ++p;
      }
      auto const trailing =
          p == end || *p == '\n' ? without_return(rest, p) : std::string_view{rest, static_cast<std::size_t>(p - rest)};
      if (!trailing.empty() && !copy) {  // "text"more: keep both, so that the mistake is seen
        copy = &store();
        copy->append(content, stop);
      }
      if (copy) {
        copy->append(trailing);
        row.fields.emplace_back(*copy);
      } else {
        row.fields.emplace_back(content, static_cast<std::size_t>(stop - content));
      }
    } else {
      auto const* const content = p;
      while (p != end && *p != separator && *p != '\n') {
        ++p;
      }
      row.fields.push_back(p == end || *p == '\n' ? without_return(content, p)
                                                  : std::string_view{content, static_cast<std::size_t>(p - content)});
    }
    if (p == end) {
      break;
    }
    if (*p++ == '\n') {
      ++line_;
      break;
    }
  }
  at_ = static_cast<std::size_t>(p - start);
  return true;
}

}  // namespace quotalaw::io
