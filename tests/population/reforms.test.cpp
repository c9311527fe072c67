// SPDX-License-Identifier: Apache-2.0
// Reforms in files: every shipped one gives what its cases expect, files are refused with their line and the nearest
// name, and of stacked files the later wins. Expected values of the shipped cases are worked by hand in their notes.
#include "quotalaw/questions/questions.hpp"
#include "quotalaw/th/timelines.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace quotalaw;
using namespace quotalaw::questions;
namespace files = std::filesystem;

namespace {

std::vector<files::path> shipped() {
  std::vector<files::path> out;
  for (auto const& entry : files::directory_iterator{"data/reforms"}) {
    if (entry.path().extension() == ".toml") {
      out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

struct scratch_file {
  explicit scratch_file(std::string const& name, std::string const& text)
      : path{files::temp_directory_path() / ("quotalaw_" + name + ".toml")} {
    std::ofstream{path} << text;
  }
  scratch_file(scratch_file const&) = delete;
  scratch_file& operator=(scratch_file const&) = delete;
  ~scratch_file() { files::remove(path); }
  files::path path;
};

std::string refusal(std::string const& changes) {
  scratch_file const file{"refused", "title = \"t\"\n" + changes};
  try {
    read_reform(file.path.string());
    return "not refused";
  } catch (error const& e) {
    auto where = e.where();
    return where.substr(std::min(where.size(), where.rfind("line"))) + ": " + e.message() + "; " + e.remedy();
  }
}

std::string term_on(std::string const& id, std::string const& on, reform const& what_if) {
  options how;
  how.what_if = what_if;
  return ask("law.term", R"({"id":")" + id + R"(","day":")" + on + "\"}", how);
}

}  // namespace

TEST_CASE("every shipped reform gives what its cases expect", "[population][reforms]") {
  auto const all = shipped();
  CHECK(all.size() >= 15);
  for (auto const& path : all) {
    options how;
    how.what_if = read_reform(path.string());
    auto beside = path;
    beside.replace_extension(".cases.jsonl");
    std::ifstream file{beside};
    INFO(beside);
    REQUIRE(file);
    std::size_t agree = 0;
    std::size_t changed = 0;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      auto const a = answer_line(line, number, how);
      INFO(line << "\n" << a.json);
      REQUIRE_FALSE(a.refused);
      REQUIRE(a.had_expectation);
      CHECK(line.find("\"note\"") != std::string::npos);
      for (auto const& d : a.differences) {
        FAIL_CHECK(d);
      }
      agree += a.differences.empty() ? 1 : 0;
      // The expectation tells the reform from the law.
      changed += answer_line(line, number, {}).differences.empty() ? 0 : 1;
    }
    CHECK(agree >= 2);
    CHECK(changed >= 1);
  }
}

TEST_CASE("every shipped reform says who, whence and from which law", "[population][reforms]") {
  for (auto const& path : shipped()) {
    INFO(path);
    std::ifstream file{path};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    for (auto const* key : {"title = ", "author = ", "reference = ", "baseline = ", "points = "}) {
      CHECK(text.find(key) != std::string::npos);
    }
  }
}

TEST_CASE("a whole group by one value, or its members by name", "[population][reforms]") {
  auto const none = read_reform("data/reforms/jp_no_exclusion_2027.toml");
  std::size_t n = 0;
  for (auto const* term : terms_of("jp")) {
    n += term->id.starts_with("jp.exclusion_rate.") ? 1 : 0;
  }
  CHECK(static_cast<std::size_t>(std::distance(none.begin(), none.end())) == n);
  auto const once = read_reform("data/reforms/jp_no_double_counting_2027.toml");
  CHECK(std::distance(once.begin(), once.end()) == 4);
}

TEST_CASE("a whole table of wages, or some of its provinces", "[population][reforms]") {
  scratch_file const file{"wages",
                          "title = \"t\"\n[[change]]\nterm = \"th.minimum_wage\"\nfrom = 2026-01-01\nvalues = { "
                          "\"TH-10\" = \"500\", \"เชียงใหม่\" = \"450.50\" }\n"};
  auto const what_if = read_reform(file.path.string());
  auto const table = law_reader::value(th::terms::minimum_wage.at(make_day(2026, 6, 1), what_if)).values;
  auto const enacted = law_reader::value(th::terms::minimum_wage.at(make_day(2026, 6, 1))).values;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const code = th::terms::provinces[i].code;
    if (code == "TH-10") {
      CHECK(table[i].minor() == 50'000);
    } else if (code == "TH-50") {
      CHECK(table[i].minor() == 45'050);
    } else {
      CHECK(table[i] == enacted[i]);
    }
    changed += table[i] == enacted[i] ? 0 : 1;
  }
  CHECK(changed == 2);
  // A copy keeps the table alive.
  auto copy = std::make_unique<reform>(what_if);
  auto const kept = *copy;
  copy.reset();
  CHECK(law_reader::value(th::terms::minimum_wage.at(make_day(2026, 6, 1), kept)).values[0] == table[0]);
}

TEST_CASE("files are refused with their line, a reason and the nearest name", "[population][reforms][refusal]") {
  CHECK(refusal("[[change]]\nterm = \"jp.levy.unti\"\nfrom = 2027-04-01\nvalue = \"1\"\n") ==
        "line 3: no term of law is named jp.levy.unti; did you mean jp.levy.unit?");
  CHECK(refusal("[[change]]\nterm = \"jp.exclusion_rates.*\"\nfrom = 2027-04-01\nvalue = \"0%\"\n") ==
        "line 3: no term of law is named jp.exclusion_rates.*; did you mean jp.exclusion_rate.*?");
  CHECK(refusal("[[change]]\nterm = \"jp.*\"\nfrom = 2027-04-01\nvalue = \"0%\"\n").find("line 3") == 0);
  CHECK(refusal("[[change]]\nterm = \"jp.weight.*\"\nfrom = 2027-04-01\nvalues = { \"physical.ful\" = \"1\" }\n") ==
        "line 3: no term of law is named jp.weight.physical.ful; did you mean jp.weight.physical.full?");
  CHECK(refusal("[[change]]\nterm = \"jp.levy.unit\"\nfrom = 2027-04-01\nvalues = { a = \"1\" }\n")
            .find("line 2: jp.levy.unit is a single figure") == 0);
  CHECK(refusal("[[change]]\nterm = \"th.minimum_wage\"\nfrom = 2027-04-01\nvalues = { Bangkokk = \"1\" }\n")
            .find("Bangkok") != std::string::npos);
  CHECK(refusal("[[change]]\nterm = \"th.minimum_wage\"\nfrom = 2027-04-01\nvalue = \"4OO\"\n").find("line 5: 4OO") ==
        0);
  CHECK(refusal("[[change]]\nterm = \"jp.levy.unit\"\nfrom = 2027-04-01\nvalue = \"1\"\nvalues = { a = \"1\" }\n")
            .find("cannot be given together") != std::string::npos);
  CHECK(refusal("[[change]]\nterm = \"jp.levy.unit\"\nfrom = 2027-04-01\nuntil = 2027-04-01\nvalue = \"1\"\n")
            .find("line 2") == 0);
  CHECK(refusal("[[change]]\nterm = \"jp.levy.unit\"\nfrm = 2027-04-01\nvalue = \"1\"\n").find("did you mean from?") !=
        std::string::npos);
  CHECK(refusal("[[change]]\nterm = \"jp.levy.unit\"\nvalue = \"1\"\n").find("from is required") != std::string::npos);
}

TEST_CASE("of stacked reforms the later wins, whatever their days, and it is said", "[population][reforms]") {
  scratch_file const a{"a",
                       "title = \"A\"\n[[change]]\nterm = \"jp.levy.unit\"\nfrom = 2028-04-01\nvalue = "
                       "\"90000\"\n[[change]]\nterm = \"jp.adjustment.unit\"\nfrom = 2027-04-01\nvalue = \"1\"\n"};
  scratch_file const b{"b",
                       "title = \"B\"\n[[change]]\nterm = \"jp.levy.unit\"\nfrom = 2027-04-01\nvalue = \"70000\"\n"};
  auto const ab = read_reforms({a.path.string(), b.path.string()});
  auto const ba = read_reforms({b.path.string(), a.path.string()});
  CHECK(ab.title() == "A + B");
  CHECK(ba.title() == "B + A");
  CHECK(term_on("jp.levy.unit", "2028-04-01", ab).find("70000") != std::string::npos);
  CHECK(term_on("jp.levy.unit", "2028-04-01", ba).find("90000") != std::string::npos);
  CHECK(term_on("jp.levy.unit", "2027-04-01", ba).find("70000") != std::string::npos);
  CHECK(ab.overridden().size() == 1);
  CHECK(ab.overridden().front().later->info.source.at == "B");
  options how;
  how.what_if = ab;
  auto const line =
      R"({"question":"jp.levy","facts":{"fiscal_year":2028,"months":[{"workers":150,"counted":3,"times":12}]}})";
  auto const said = answer_line(line, 1, how).json;
  CHECK(said.find(R"("reform":"A + B")") != std::string::npos);
  CHECK(said.find(R"("remark":"reform_overridden")") != std::string::npos);
  CHECK(said.find(R"(takes the place of \"A\")") != std::string::npos);
  // Where nothing is taken from another, nothing is said.
  how.what_if = read_reforms({b.path.string()});
  CHECK(answer_line(line, 1, how).json.find("reform_overridden") == std::string::npos);
}
