// SPDX-License-Identifier: Apache-2.0
// The quota of Exampleland: what docs/xx/quota.md says, at its boundaries. Expected values are worked by hand.
#include "quotalaw/xx.hpp"
#include "support/catch.hpp"

using namespace quotalaw;
using xx::levy_year;

namespace {

heads required(std::int64_t staff, levy_year y) {
  no_trace silent;
  return xx::required_places(heads{staff}, xx::law_for(y).quota, silent);
}

}  // namespace

TEST_CASE("from 2020: 3 % of the staff, from 25 on, at least one", "[xx][quota]") {
  struct row {
    std::int64_t staff, places;
  };
  for (auto const& [staff, places] :
       {row{0, 0}, row{24, 0}, row{25, 1}, row{33, 1}, row{34, 1}, row{66, 1}, row{67, 2},  // 2.01
        row{99, 2},                                                                         // 2.97
        row{100, 3}}) {
    CAPTURE(staff);
    CHECK(required(staff, {2020}) == heads{places});
  }
}

TEST_CASE("before 2020: 2 % of the staff, from 20 on, no least number", "[xx][quota]") {
  CHECK(required(19, {2019}) == heads{0});
  CHECK(required(20, {2019}) == heads{0});  // bound, but 0.4 is dropped
  CHECK(required(49, {2019}) == heads{0});
  CHECK(required(50, {2019}) == heads{1});
}

TEST_CASE("missing places and surplus are never both there", "[xx][quota]") {
  no_trace silent;
  CHECK(xx::stand(heads{3}, heads{1}, silent).missing == heads{2});
  CHECK(xx::stand(heads{3}, heads{1}, silent).surplus == heads{0});
  CHECK(xx::stand(heads{3}, heads{3}, silent).missing == heads{0});
  CHECK(xx::stand(heads{1}, heads{3}, silent).surplus == heads{2});
}

TEST_CASE("a year before the Act is refused and the first day of the Act is named", "[xx][quota][refusal]") {
  try {
    xx::law_for({2014});
    FAIL("not refused");
  } catch (law_error const& e) {
    CHECK(e.code() == errc::not_in_force);
    CHECK(e.message() == "xx.quota.threshold has no version known on 2014-01-01; the first is of 2015-01-01");
    CHECK_FALSE(e.provision().empty());
  }
}

TEST_CASE("facts are refused at their gate, with the place and a remedy", "[xx][quota][refusal]") {
  CHECK(xx::accept(25, 25).placed == heads{25});
  auto refusal = [](std::int64_t staff, std::int64_t placed) -> std::string {
    try {
      xx::accept(staff, placed);
      return {};
    } catch (facts_error const& e) {
      return e.what();
    }
  };
  CHECK(refusal(-1, 0) == "facts.staff: -1 is below zero; give zero or more");
  CHECK(refusal(2'000'000'001, 0) == "facts.staff: 2000000001 is more than 2000000000; check the number and its unit");
  CHECK(refusal(3, 4) == "facts.placed: 4 persons are counted among 3 employees; check both numbers");
}
