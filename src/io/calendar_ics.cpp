// SPDX-License-Identifier: Apache-2.0
// A calendar as iCalendar: RFC 5545, RFC 7986 for the name of the calendar.
#include "document.hpp"
#include "quotalaw/io/calendar.hpp"
#include "quotalaw/version.hpp"

#include <cstdint>

namespace quotalaw::io {

namespace {

constexpr std::size_t most_octets = 75;  // of a content line, without its end

/// Text of RFC 5545, 3.3.11: backslash, semicolon, comma and the end of a line are escaped.
std::string escaped(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  std::size_t from = 0;
  auto put = [&](std::string_view part) {
    for (char const c : harmless(part)) {
      if (c == '\\' || c == ';' || c == ',') {
        out += '\\';
      }
      out += c;
    }
  };
  for (;;) {
    auto const end = raw.find('\n', from);
    put(raw.substr(from, end - from));
    if (end == std::string_view::npos) {
      return out;
    }
    out += "\\n";
    from = end + 1;
  }
}

/// A content line, folded at 75 octets and never inside a character.
void line(std::string& out, std::string_view text) {
  std::size_t room = most_octets;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
      ++next;
    }
    if (next - i > room) {
      out += "\r\n ";
      room = most_octets - 1;
    }
    out += text.substr(i, next - i);
    room -= next - i;
    i = next;
  }
  out += "\r\n";
}

void property(std::string& out, std::string_view name, std::string_view value) {
  line(out, std::string{name} + ":" + escaped(value));
}

std::string basic(day d) {
  auto out = text_of(d);
  std::erase(out, '-');
  return out;
}

/// FNV-1a of the employer's name: two employers in one calendar keep their own events, and a name is not given away.
std::string hash_of(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325U;
  for (char const c : text) {
    h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  std::string out;
  for (int i = 60; i >= 0; i -= 4) {
    out += "0123456789abcdef"[(h >> static_cast<unsigned>(i)) & 0xFU];
  }
  return out;
}

std::string description(calendar_event const& e, calendar const& c) {
  auto const in = c.in;
  std::string out = e.what;
  auto add = [&](std::string const& text) { out += "\n" + text; };
  if (!e.amount.empty()) {
    add(e.amount);
  }
  if (e.on && *e.on != e.by_law) {
    add(phrase("calendar.by_law", in, {{"day", show(e.by_law, in)}}));
  }
  out += "\n";
  add(phrase("calendar.provision", in, {{"at", e.provision}}));
  add(phrase("calendar.confidence", in,
             {{"level", std::string{label("confidence." + std::string{text_of(e.sure)}, in)}}}));
  if (!e.read.empty()) {
    add(std::string{label("calendar.read", in)});
    for (auto const& r : e.read) {
      add("- " + r);
    }
  }
  if (!c.reform_title.empty()) {
    add(phrase("report.what_if", in, {{"title", c.reform_title}}));
  }
  out += "\n";
  add(phrase("calendar.not_advice", in, {{"version", c.law_version}}));
  return out;
}

}  // namespace

std::string write_ics(calendar const& c) {
  std::string out;
  line(out, "BEGIN:VCALENDAR");
  line(out, "VERSION:2.0");
  line(out, "PRODID:-//quotalaw//quotalaw " + std::string{library_version} + "//EN");
  line(out, "CALSCALE:GREGORIAN");
  line(out, "METHOD:PUBLISH");
  property(out, "NAME", c.title);
  property(out, "X-WR-CALNAME", c.title);
  if (!c.without_day.empty()) {
    auto text = std::string{label("calendar.without_day", c.in)};
    for (auto const& e : c.without_day) {
      text += "\n- " + e.title + (c.in == language::ja ? "：" : ": ") + e.what;
    }
    property(out, "DESCRIPTION", text);
    property(out, "X-WR-CALDESC", text);
  }
  auto const stamp = basic(c.reviewed) + "T000000Z";
  auto const owner = (c.employer.empty() ? std::string{} : "." + hash_of(c.employer)) +
                     (c.reform_title.empty() ? std::string{} : ".whatif." + hash_of(c.reform_title));
  for (auto const& e : c.events) {
    auto const last = e.until.value_or(*e.on);
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + e.id + "." + std::to_string(c.year) + owner + "@quotalaw");
    line(out, "DTSTAMP:" + stamp);
    line(out, "DTSTART;VALUE=DATE:" + basic(*e.on));
    line(out, "DTEND;VALUE=DATE:" + basic(last + date::days{1}));
    property(out, "SUMMARY", e.title);
    property(out, "DESCRIPTION", description(e, c));
    property(out, "CATEGORIES", label("calendar.name", c.in));
    line(out, "CLASS:PRIVATE");
    line(out, "TRANSP:TRANSPARENT");
    line(out, "X-QUOTALAW-DAY-BY-LAW:" + text_of(e.by_law));
    property(out, "X-QUOTALAW-PROVISION", e.provision);
    line(out, "X-QUOTALAW-CONFIDENCE:" + std::string{text_of(e.sure)});
    line(out, "END:VEVENT");
  }
  line(out, "END:VCALENDAR");
  return out;
}

}  // namespace quotalaw::io
