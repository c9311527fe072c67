// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an answer is made with: the what-if, and a tracer that keeps reasons or only readings.

#include "fact_reader.hpp"
#include "quotalaw/core/explanation.hpp"
#include "quotalaw/questions/questions.hpp"

#include <vector>

namespace quotalaw::questions {

class context {
 public:
  explicit context(options const& how) : how_{how} {}

  reform const& what_if() const { return how_.what_if; }

  /// Runs a rule with the tracer that was asked for; what it read becomes notices.
  template <class F>
  auto run(F rules) {
    if (how_.explain || how_.as_text) {
      recorder keeping;
      auto out = rules(keeping);
      collect(keeping.steps(), read_);
      auto steps = keeping.take();
      steps_.insert(steps_.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
      return out;
    }
    return rules(read_);
  }

  reading_list& read() { return read_; }
  std::vector<explanation> const& steps() const { return steps_; }

 private:
  options const& how_;
  reading_list read_;
  std::vector<explanation> steps_;
};

using handler = json (*)(fact_reader const&, context&);

struct answered_question {
  question about;
  handler answer = nullptr;
};

std::vector<answered_question> const& jp_questions();
std::vector<answered_question> const& jp_group_questions();
std::vector<answered_question> const& jp_service_questions();
std::vector<answered_question> const& th_questions();
std::vector<answered_question> const& both_questions();

}  // namespace quotalaw::questions
