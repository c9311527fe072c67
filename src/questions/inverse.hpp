// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "context.hpp"
#include "quotalaw/io/plan.hpp"

namespace quotalaw::questions {

/// The facts of the country's yearly question, and what hires would do to its bill.
json inverse_jp(fact_reader const& facts, context& with);
json inverse_th(fact_reader const& facts, context& with);

json plans_json(std::string const& bill_now, std::vector<io::hire_plan> const& plans, int decimals);

}  // namespace quotalaw::questions
