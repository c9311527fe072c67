// SPDX-License-Identifier: Apache-2.0
// Contract and payment files: headers, cells, and every mistake with its place.
#include "quotalaw/io/contracts.hpp"

#include "io/written_file.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace quotalaw;

namespace {

io::th::contract_file contracts(std::string const& text) {
  written_file const file{text};
  return io::read_th_contracts(file.path(), {});
}

std::string said(io::roster_findings const& of, std::string_view id) {
  for (auto const& b : of.bad) {
    if (b.id == id) {
      return std::string{b.said->id} + " " + b.column;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a contract file with Thai headers, kinds and recipients") {
  auto const file = io::read_th_contracts("data/samples/th_events_2026.contracts.csv", {});
  CHECK(file.findings.bad_total == 0);
  REQUIRE(file.rows.size() == 4);
  CHECK(file.rows[0].what.kind == th::alternative_kind::subcontract);
  CHECK(file.rows[0].what.value == th::baht{12'300'500});
  CHECK(file.rows[0].what.ended_on == make_day(2026, 3, 31));
  CHECK(file.rows[0].what.value_received == th::baht{3'000'000});
  CHECK(file.rows[0].place == file.rows[1].place);
  CHECK(file.rows[1].to == io::th::recipient::carer);
  CHECK(file.rows[2].what.kind == th::alternative_kind::training);
  CHECK(file.rows[2].what.term == period{make_day(2026, 3, 2), make_day(2026, 9, 2)});
  CHECK(file.rows[3].what.kind == th::alternative_kind::sign_language);
}

TEST_CASE("amounts and days as people write them") {
  auto const file = contracts(
      "contract no,person,type,contract value,start date,end date\n"
      "1,P,จ้างเหมาบริการ,\"฿120,450.50\",2568-01-01,2568/12/31\n"
      "2,Q,service contract,120450 บาท,20250101,๒๕๖๘-๑๒-๓๑\n");
  REQUIRE(file.rows.size() == 2);
  CHECK(file.rows[0].what.value == th::baht{12'045'050});
  CHECK(file.rows[0].what.term == period{make_day(2025, 1, 1), make_day(2026, 1, 1)});
  CHECK(file.rows[1].what.value == th::baht{12'045'000});
  CHECK(file.rows[1].what.term == file.rows[0].what.term);
  CHECK(file.rows[1].place == "2");  // without the column a place of its own
}

TEST_CASE("every mistake is told with its row and column, and no row is lost") {
  auto const file = io::read_th_contracts("tests/support/rosters/th_contracts_broken.csv", {});
  CHECK(file.findings.rows == 13);
  CHECK(file.findings.rows_left_out == 12);
  REQUIRE(file.rows.size() == 1);
  CHECK(file.rows.size() + file.findings.rows_left_out == file.findings.rows);
  CHECK(said(file.findings, "C2") == "both_given recipient");  // person and carer at one time
  CHECK(said(file.findings, "C3") == "not_a_choice recipient");
  CHECK(said(file.findings, "C4") == "not_a_choice kind");
  CHECK(said(file.findings, "C5") == "not_money value");
  CHECK(said(file.findings, "C6") == "empty_cell value");
  CHECK(said(file.findings, "C7") == "wrong_order to");
  CHECK(said(file.findings, "C8") == "empty_cell value_received");  // what was received cannot be guessed
  CHECK(said(file.findings, "C9") == "outside_period ended_on");
  CHECK(said(file.findings, "C1") == "duplicate_id id");
  CHECK(said(file.findings, "C10") == "year_last from");
  CHECK(said(file.findings, "C11") == "duplicate_id person");  // one person, one place
  CHECK(said(file.findings, "") == "wrong_field_count ");
}

TEST_CASE("a person may follow a carer for the same place") {
  auto const file = contracts(
      "id,place,person,recipient,kind,value,from,to\n"
      "1,A,P,carer,subcontract,60000,2025-01-01,2025-06-30\n"
      "2,A,P,pwd,subcontract,60450,2025-07-01,2025-12-31\n");
  CHECK(file.rows.size() == 2);
}

TEST_CASE("a column that is missing is named") {
  CHECK_THROWS_AS(contracts("id,person,kind,from\n1,P,training,2025-01-01\n"), facts_error);
}

TEST_CASE("payments come in the order of their days") {
  written_file const file{"date,amount\n2025-05-31,\"265,256.45\"\n2025-04-30,100000\n2025-06-01,-5\n"};
  auto const found = io::read_th_payments(file.path(), {});
  REQUIRE(found.payments.size() == 2);
  CHECK(found.payments[0].on == make_day(2025, 4, 30));
  CHECK(found.payments[1].amount == th::baht{26'525'645});
  CHECK(found.findings.rows_left_out == 1);
  CHECK(said(found.findings, "") == "negative amount");
}
