// SPDX-License-Identifier: Apache-2.0
// National holidays: every day of the Cabinet Office's list of 1976 to 2027, single years by name, and the refusals.
// Source of the list: Cabinet Office of Japan, "About National Holidays" (public data, terms of use PDL 1.0).
#include "quotalaw/jp/holidays.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/jp/assess.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace quotalaw;
using namespace quotalaw::jp;

namespace {

struct published_year {
  int year;
  char const* days;  ///< MMDD
};
constexpr published_year published[] = {
    {1976, "0101 0115 0211 0320 0429 0503 0505 0915 0923 1010 1011 1103 1123"},
    {1977, "0101 0115 0211 0321 0429 0503 0505 0915 0923 1010 1103 1123"},
    {1978, "0101 0102 0115 0116 0211 0321 0429 0503 0505 0915 0923 1010 1103 1123"},
    {1979, "0101 0115 0211 0212 0321 0429 0430 0503 0505 0915 0924 1010 1103 1123"},
    {1980, "0101 0115 0211 0320 0429 0503 0505 0915 0923 1010 1103 1123 1124"},
    {1981, "0101 0115 0211 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123"},
    {1982, "0101 0115 0211 0321 0322 0429 0503 0505 0915 0923 1010 1011 1103 1123"},
    {1983, "0101 0115 0211 0321 0429 0503 0505 0915 0923 1010 1103 1123"},
    {1984, "0101 0102 0115 0116 0211 0320 0429 0430 0503 0505 0915 0923 0924 1010 1103 1123"},
    {1985, "0101 0115 0211 0321 0429 0503 0505 0506 0915 0916 0923 1010 1103 1104 1123"},
    {1986, "0101 0115 0211 0321 0429 0503 0505 0915 0923 1010 1103 1123 1124"},
    {1987, "0101 0115 0211 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123"},
    {1988, "0101 0115 0211 0320 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123"},
    {1989, "0101 0102 0115 0116 0211 0224 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123 1223"},
    {1990, "0101 0115 0211 0212 0321 0429 0430 0503 0504 0505 0915 0923 0924 1010 1103 1112 1123 1223 1224"},
    {1991, "0101 0115 0211 0321 0429 0503 0504 0505 0506 0915 0916 0923 1010 1103 1104 1123 1223"},
    {1992, "0101 0115 0211 0320 0429 0503 0504 0505 0915 0923 1010 1103 1123 1223"},
    {1993, "0101 0115 0211 0320 0429 0503 0504 0505 0609 0915 0923 1010 1011 1103 1123 1223"},
    {1994, "0101 0115 0211 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123 1223"},
    {1995, "0101 0102 0115 0116 0211 0321 0429 0503 0504 0505 0915 0923 1010 1103 1123 1223"},
    {1996, "0101 0115 0211 0212 0320 0429 0503 0504 0505 0506 0720 0915 0916 0923 1010 1103 1104 1123 1223"},
    {1997, "0101 0115 0211 0320 0429 0503 0505 0720 0721 0915 0923 1010 1103 1123 1124 1223"},
    {1998, "0101 0115 0211 0321 0429 0503 0504 0505 0720 0915 0923 1010 1103 1123 1223"},
    {1999, "0101 0115 0211 0321 0322 0429 0503 0504 0505 0720 0915 0923 1010 1011 1103 1123 1223"},
    {2000, "0101 0110 0211 0320 0429 0503 0504 0505 0720 0915 0923 1009 1103 1123 1223"},
    {2001, "0101 0108 0211 0212 0320 0429 0430 0503 0504 0505 0720 0915 0923 0924 1008 1103 1123 1223 1224"},
    {2002, "0101 0114 0211 0321 0429 0503 0504 0505 0506 0720 0915 0916 0923 1014 1103 1104 1123 1223"},
    {2003, "0101 0113 0211 0321 0429 0503 0505 0721 0915 0923 1013 1103 1123 1124 1223"},
    {2004, "0101 0112 0211 0320 0429 0503 0504 0505 0719 0920 0923 1011 1103 1123 1223"},
    {2005, "0101 0110 0211 0320 0321 0429 0503 0504 0505 0718 0919 0923 1010 1103 1123 1223"},
    {2006, "0101 0102 0109 0211 0321 0429 0503 0504 0505 0717 0918 0923 1009 1103 1123 1223"},
    {2007, "0101 0108 0211 0212 0321 0429 0430 0503 0504 0505 0716 0917 0923 0924 1008 1103 1123 1223 1224"},
    {2008, "0101 0114 0211 0320 0429 0503 0504 0505 0506 0721 0915 0923 1013 1103 1123 1124 1223"},
    {2009, "0101 0112 0211 0320 0429 0503 0504 0505 0506 0720 0921 0922 0923 1012 1103 1123 1223"},
    {2010, "0101 0111 0211 0321 0322 0429 0503 0504 0505 0719 0920 0923 1011 1103 1123 1223"},
    {2011, "0101 0110 0211 0321 0429 0503 0504 0505 0718 0919 0923 1010 1103 1123 1223"},
    {2012, "0101 0102 0109 0211 0320 0429 0430 0503 0504 0505 0716 0917 0922 1008 1103 1123 1223 1224"},
    {2013, "0101 0114 0211 0320 0429 0503 0504 0505 0506 0715 0916 0923 1014 1103 1104 1123 1223"},
    {2014, "0101 0113 0211 0321 0429 0503 0504 0505 0506 0721 0915 0923 1013 1103 1123 1124 1223"},
    {2015, "0101 0112 0211 0321 0429 0503 0504 0505 0506 0720 0921 0922 0923 1012 1103 1123 1223"},
    {2016, "0101 0111 0211 0320 0321 0429 0503 0504 0505 0718 0811 0919 0922 1010 1103 1123 1223"},
    {2017, "0101 0102 0109 0211 0320 0429 0503 0504 0505 0717 0811 0918 0923 1009 1103 1123 1223"},
    {2018, "0101 0108 0211 0212 0321 0429 0430 0503 0504 0505 0716 0811 0917 0923 0924 1008 1103 1123 1223 1224"},
    {2019,
     "0101 0114 0211 0321 0429 0430 0501 0502 0503 0504 0505 0506 0715 0811 0812 0916 0923 1014 1022 1103 1104 1123"},
    {2020, "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0723 0724 0810 0921 0922 1103 1123"},
    {2021, "0101 0111 0211 0223 0320 0429 0503 0504 0505 0722 0723 0808 0809 0920 0923 1103 1123"},
    {2022, "0101 0110 0211 0223 0321 0429 0503 0504 0505 0718 0811 0919 0923 1010 1103 1123"},
    {2023, "0101 0102 0109 0211 0223 0321 0429 0503 0504 0505 0717 0811 0918 0923 1009 1103 1123"},
    {2024, "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0922 0923 1014 1103 1104 1123"},
    {2025, "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0721 0811 0915 0923 1013 1103 1123 1124"},
    {2026, "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123"},
    {2027, "0101 0111 0211 0223 0321 0322 0429 0503 0504 0505 0719 0811 0920 0923 1011 1103 1123"},
};

std::string written(int year) {
  std::string out;
  for (auto const& h : holiday_law_for(year, year).days()) {
    auto const text = text_of(h.on);
    out += (out.empty() ? "" : " ") + text.substr(5, 2) + text.substr(8, 2);
  }
  return out;
}

using named = std::pair<std::string, std::string>;
std::vector<named> by_name(int year) {
  std::vector<named> out;
  for (auto const& h : holiday_law_for(year, year).days()) {
    out.emplace_back(text_of(h.on).substr(5), text_of(h.kind));
  }
  return out;
}

day on(char const* text) { return *parse_day(text); }

}  // namespace

TEST_CASE("every year of the Cabinet Office's list agrees") {
  for (auto const& y : published) {
    INFO(y.year);
    CHECK(written(y.year) == y.days);
  }
}

TEST_CASE("one span of years gives the same days as single years") {
  std::string single, together;
  for (int year = 1976; year <= 2027; ++year) {
    single += written(year) + " ";
  }
  for (auto const& h : holiday_law_for(1976, 2027).days()) {
    auto const text = text_of(h.on);
    together += text.substr(5, 2) + text.substr(8, 2) + " ";
  }
  CHECK(together == single);
}

TEST_CASE("2019: no birthday of the Emperor, an accession with neighbours, an enthronement") {
  CHECK(by_name(2019) == std::vector<named>{{"01-01", "new_year"},
                                            {"01-14", "coming_of_age"},
                                            {"02-11", "foundation"},
                                            {"03-21", "vernal_equinox"},
                                            {"04-29", "showa"},
                                            {"04-30", "between"},
                                            {"05-01", "once"},
                                            {"05-02", "between"},
                                            {"05-03", "constitution"},
                                            {"05-04", "greenery"},
                                            {"05-05", "childrens"},
                                            {"05-06", "substitute"},
                                            {"07-15", "marine"},
                                            {"08-11", "mountain"},
                                            {"08-12", "substitute"},
                                            {"09-16", "respect_for_aged"},
                                            {"09-23", "autumnal_equinox"},
                                            {"10-14", "sports"},
                                            {"10-22", "once"},
                                            {"11-03", "culture"},
                                            {"11-04", "substitute"},
                                            {"11-23", "labour_thanksgiving"}});
}

TEST_CASE("2020 and 2021: the days moved for the Olympic Games") {
  auto const law = holiday_law_for(2020, 2021);
  for (auto const* yes :
       {"2020-02-23", "2020-02-24", "2020-05-06", "2020-07-23", "2020-07-24", "2020-08-10", "2020-09-21", "2020-09-22",
        "2021-07-22", "2021-07-23", "2021-08-08", "2021-08-09", "2021-09-20", "2021-09-23"}) {
    INFO(yes);
    CHECK(is_national_holiday(on(yes), law));
  }
  for (auto const* no :
       {"2020-07-20", "2020-08-11", "2020-10-12", "2020-12-23", "2021-07-19", "2021-08-11", "2021-10-11"}) {
    INFO(no);
    CHECK_FALSE(is_national_holiday(on(no), law));
  }
}

TEST_CASE("2024, 2026 and 2027 by name where it is not plain") {
  auto const law = holiday_law_for(2024, 2027);
  auto kind = [&](char const* d) {
    auto const* h = law.find(on(d));
    return h ? std::string{text_of(h->kind)} : std::string{};
  };
  CHECK(kind("2024-02-12") == "substitute");
  CHECK(kind("2024-09-22") == "autumnal_equinox");
  CHECK(kind("2024-09-23") == "substitute");
  CHECK(kind("2024-11-04") == "substitute");
  CHECK(kind("2026-05-03") == "constitution");
  CHECK(kind("2026-05-06") == "substitute");  // 3 May is a Sunday, 4 and 5 May are holidays
  CHECK(kind("2026-09-21") == "respect_for_aged");
  CHECK(kind("2026-09-22") == "between");
  CHECK(kind("2026-09-23") == "autumnal_equinox");
  CHECK(kind("2027-03-21") == "vernal_equinox");
  CHECK(kind("2027-03-22") == "substitute");
  CHECK(kind("2027-09-21").empty());
  CHECK(kind("2027-12-23").empty());
}

TEST_CASE("the two rules about Sundays: to 2006 the next day and no other, from 2007 the next plain day") {
  // 1992-05-03 and 1998-05-03 are Sundays: 4 May is the day instead; 2009-05-03 is one: 6 May.
  CHECK(is_national_holiday(on("1998-05-04"), holiday_law_for(1998, 1998)));
  CHECK_FALSE(is_national_holiday(on("1998-05-06"), holiday_law_for(1998, 1998)));
  CHECK(is_national_holiday(on("2009-05-06"), holiday_law_for(2009, 2009)));
  // A Sunday between two holidays was none before 2007: 1986-05-04, 1997-05-04, 2003-05-04.
  for (int const year : {1986, 1997, 2003}) {
    CHECK_FALSE(is_national_holiday(make_day(year, 5, 4), holiday_law_for(year, year)));
  }
}

TEST_CASE("first working day on or after a day") {
  auto const law = holiday_law_for(2019, 2027);
  auto roll = [&](char const* d) {
    return text_of(next_working_day(on(d), [&](day x) { return is_national_holiday(x, law); }));
  };
  CHECK(roll("2019-04-27") == "2019-05-07");  // ten days in a row
  CHECK(roll("2026-09-19") == "2026-09-24");
  CHECK(roll("2026-05-02") == "2026-05-07");
  CHECK(roll("2027-05-15") == "2027-05-17");
  CHECK(roll("2025-11-23") == "2025-11-25");
  CHECK(roll("2024-12-30") == "2024-12-30");
}

TEST_CASE("what is not known is refused, never a working day") {
  auto const law = holiday_law_for(2039, 2042);
  CHECK(is_national_holiday(on("2040-03-20"), law));        // in the table
  CHECK_FALSE(is_national_holiday(on("2041-05-15"), law));  // depends on no equinox
  CHECK(is_national_holiday(on("2041-05-05"), law));
  CHECK_THROWS_AS(is_national_holiday(on("2041-03-20"), law), law_error);
  CHECK_THROWS_AS(is_national_holiday(on("2041-09-02"), law), law_error);
  CHECK_THROWS_AS(is_national_holiday(on("2038-12-31"), law), law_error);
  CHECK_THROWS_AS(is_national_holiday(on("2043-01-01"), law), law_error);
  CHECK_THROWS_AS(is_national_holiday(on("1975-09-24"), holiday_law_for(1975, 1975)), law_error);
  try {
    is_national_holiday(on("2041-03-20"), law);
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
    CHECK(e.message() == "the calendar of national holidays is not known for 2041");
  }
}

TEST_CASE("the levy's due days: the law in force meets no holiday, a what-if may") {
  std::vector<month> const months(12, month{half_heads{300}, heads{0}, half_heads{6}});
  auto const enacted = assess(year_facts{months}, law_for(fiscal_year{2026}));
  CHECK(enacted.when.by_law == on("2027-05-15"));  // a Saturday
  CHECK(enacted.when.rolled == on("2027-05-17"));

  reform moved{"due on 3 May"};
  moved.amend(terms::levy_due.term, on("2026-04-01"), "05-03");
  recorder keeping;
  auto const law = law_for(fiscal_year{2026}, moved);
  auto const due = due_day(law.due, law, keeping);
  CHECK(due.by_law == on("2027-05-03"));
  CHECK(due.rolled == on("2027-05-06"));  // Monday to Wednesday are holidays
  auto const& step = keeping.steps().front();
  CHECK(step.findings.size() == 4);  // the day by law and three holidays
  CHECK(step.reads.size() == 5);     // due day, roll, and the figure of each holiday
  CHECK(step.reads[2].term->id == "jp.holidays.constitution");

  reform equinox{"due in March"};
  equinox.amend(terms::levy_due.term, on("2040-04-01"), "03-20");
  auto const unknown = law_for(fiscal_year{2040}, equinox);
  no_trace silent;
  CHECK_THROWS_AS(due_day(unknown.due, unknown, silent), law_error);
  auto const far = law_for(fiscal_year{2060});
  CHECK(due_day(far.due, far, silent).by_law == on("2061-05-15"));
}

TEST_CASE("a what-if can move a holiday and end the days instead") {
  reform later{"Marine Day on 20 July again"};
  later.amend(terms::holidays_marine_monday.term, on("2028-01-01"), "no");
  later.amend(terms::holidays_marine.term, on("2028-01-01"), "07-20");
  auto const law = holiday_law_for(2027, 2028, later);
  CHECK(is_national_holiday(on("2027-07-19"), law));
  CHECK(is_national_holiday(on("2028-07-20"), law));
  CHECK_FALSE(is_national_holiday(on("2028-07-17"), law));
}
