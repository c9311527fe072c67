// Files as text: encodings, and comma-separated rows.
#include "quotalaw/io/text_file.hpp"
#include "io/written_file.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using io::read_text_file;

namespace {

std::string text_of_bytes(std::string_view bytes, std::string_view encoding = "", std::string_view country = "jp") {
  written_file const file{bytes};
  return read_text_file(file.path(), encoding, country).text;
}

std::string encoding_of_bytes(std::string_view bytes, std::string_view country) {
  written_file const file{bytes};
  return read_text_file(file.path(), "", country).encoding;
}

template <class F>
facts_error refusal(F run) {
  try {
    run();
  } catch (facts_error const& e) {
    return e;
  }
  FAIL("nothing was refused");
  throw std::logic_error("unreachable");
}

std::vector<std::vector<std::string>> rows_of(std::string_view text) {
  io::csv_reader reader{text};
  io::csv_row row;
  std::vector<std::vector<std::string>> out;
  while (reader.next(row)) {
    out.emplace_back(row.fields.begin(), row.fields.end());
  }
  return out;
}

using rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("UTF-8 is read with and without byte order mark") {
  CHECK(text_of_bytes("社員番号,ก\n") == "社員番号,ก\n");
  CHECK(text_of_bytes("\xEF\xBB\xBF社員番号\n") == "社員番号\n");
  CHECK(refusal([] { text_of_bytes(""); }).said().id == "empty_file");
  CHECK(encoding_of_bytes("plain\n", "th") == "UTF-8");
}

TEST_CASE("Windows and national encodings are found from the bytes") {
  CHECK(text_of_bytes("\x8E\xD0\x88\xF5\x94\xD4\x8D\x86") == "社員番号");
  CHECK(encoding_of_bytes("\x8E\xD0\x88\xF5\x94\xD4\x8D\x86", "jp") == "CP932");
  CHECK(text_of_bytes("\xA8\xD1\xA7\xCB\xC7\xD1\xB4", "", "th") == "จังหวัด");
  CHECK(encoding_of_bytes("\xA8\xD1\xA7\xCB\xC7\xD1\xB4", "th") == "CP874");
  // What only the sets of Windows have: a circled number, quotation marks.
  CHECK(text_of_bytes("\x87\x40", "Shift_JIS") == "①");
  CHECK(text_of_bytes("\x93\xA1\x94", "tis-620") == "“ก”");
  CHECK(text_of_bytes(std::string_view{"\xFF\xFEi\0d\0", 6}) == "id");
}

TEST_CASE("bytes that are no text are refused with their line") {
  auto const bad = refusal([] { text_of_bytes("社員番号\n所属\n\xE3\x81\n"); });
  CHECK(bad.code() == errc::malformed);
  CHECK(bad.said().id == "bad_encoding");
  CHECK(bad.where().ends_with(".csv, line 3"));
  CHECK(bad.args().front().second == "UTF-8");
  CHECK(refusal([] { text_of_bytes("id\n\x8E\xD0\n", "utf-8"); }).where().ends_with("line 2"));
  CHECK(refusal([] { text_of_bytes("\x8E\xD0\n\x81\n"); }).args().front().second == "CP932");
  CHECK(refusal([] { text_of_bytes(std::string_view{"PK\3\4\0\0", 6}); }).said().id == "workbook_given");
  // Overlong, surrogate, above the last code point.
  for (std::string_view const bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88"}) {
    CHECK(refusal([&] { text_of_bytes(bytes, "UTF-8"); }).said().id == "bad_encoding");
  }
  auto const unknown = refusal([] { text_of_bytes("id", "sjiss"); });
  CHECK(unknown.said().id == "not_a_choice");
  CHECK(unknown.remedy() == "did you mean SJIS?");
}

TEST_CASE("a file that cannot be read is named") {
  auto const e = refusal([] { read_text_file("no/such/file.csv", "", "jp"); });
  CHECK(e.said().id == "cannot_read");
  CHECK(e.message().starts_with("cannot read no/such/file.csv: "));
  CHECK(refusal([] { read_text_file("data", "", "jp"); }).said().id == "cannot_read");
}

TEST_CASE("rows of comma-separated text") {
  CHECK(rows_of("") == rows{});
  CHECK(rows_of("a,b\n1,2\n") == rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\r\n1,\r\n,2") == rows{{"a", "b"}, {"1", ""}, {"", "2"}});
  CHECK(rows_of("# one\n# \"two\na,b\n#3,4\n") == rows{{"a", "b"}, {"#3", "4"}});
  CHECK(rows_of("\"a\"\"b\",\"c,d\",\"e\nf\"\n") == rows{{"a\"b", "c,d", "e\nf"}});
  CHECK(rows_of("\"\",\"\"\"\"\r\n\"x\"\r\n") == rows{{"", "\""}, {"x"}});
  CHECK(rows_of("a\"b,\"c\"d\n") == rows{{"a\"b", "cd"}});
  std::string many;
  rows expected(1);
  for (int i = 0; i < 40; ++i) {  // more unquoted fields than any store starts with
    many += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\"\"\"";
    expected[0].push_back(std::to_string(i) + "\"");
  }
  CHECK(rows_of(many) == expected);
}

TEST_CASE("the separator is what the header has most of, outside quotation marks") {
  CHECK(io::separator_of("") == ',');
  CHECK(io::separator_of("id\n1;2\n") == ',');
  CHECK(io::separator_of("id;hours\n1,2\n") == ';');
  CHECK(io::separator_of("id\thours\n") == '\t');
  CHECK(io::separator_of("# a;b;c\n\n;;;\nid,hours\n") == ',');
  CHECK(io::separator_of("id,\"a;b;c\"\n") == ',');
  CHECK(io::separator_of("\"id, as printed\";hours;hired_on\n") == ';');
}

TEST_CASE("rows know their lines") {
  io::csv_reader reader{"# note\nid\n\"a\nb\"\nc\n"};
  io::csv_row row;
  REQUIRE(reader.next(row));
  CHECK(row.line == 2);
  REQUIRE(reader.next(row));
  CHECK(row.line == 3);
  REQUIRE(reader.next(row));
  CHECK(row.line == 5);
  CHECK_FALSE(reader.next(row));
  auto const e = refusal([] { rows_of("a,b\n1,\"2\n3,4\n"); });
  CHECK(e.said().id == "unclosed_quote");
  CHECK(e.where() == "line 2");
}
