// SPDX-License-Identifier: Apache-2.0
#include "notices.hpp"

#include "quotalaw/io/language.hpp"

#include <iterator>

namespace quotalaw::questions {

json notices_json(reading_list const& read, reform const& what_if) {
  auto all = io::notices_of(read);
  auto stacked = io::stack_notices(what_if, read);
  all.insert(all.end(), std::make_move_iterator(stacked.begin()), std::make_move_iterator(stacked.end()));
  return notices_json(all);
}

json notices_json(std::vector<io::notice> const& all) {
  json out = json::array();
  for (auto const& n : all) {
    json one;
    switch (n.what) {
      case io::notice::kind::confidence:
        one["kind"] = "confidence";
        one["term"] = n.term->id;
        one["confidence"] = text_of(n.version->confirmed);
        one["message"] = std::string{n.term->title} + " is confirmed as " + std::string{text_of(n.version->confirmed)} +
                         " only" + (n.version->note.empty() ? "" : ": " + std::string{n.version->note});
        break;
      case io::notice::kind::past_review:
        one["kind"] = "past_review";
        one["term"] = n.term->id;
        one["reviewed_through"] = text_of(n.term->reviewed_through);
        one["message"] = std::string{n.term->title} + " was last reviewed on " + text_of(n.term->reviewed_through) +
                         "; computed with the version of " + text_of(n.version->from);
        break;
      case io::notice::kind::reform:
        one["kind"] = "reform";
        one["term"] = n.term->id;
        one["message"] = std::string{n.term->title} + " is " + std::string{n.version->value} + " by the what-if \"" +
                         std::string{n.version->source.at} + "\", not by law";
        break;
      case io::notice::kind::remark:
      case io::notice::kind::roster:
        one["kind"] = "remark";
        one["remark"] = n.id;
        one["message"] = io::phrase("remark." + n.id, io::language::en, n.args);
        break;
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace quotalaw::questions
