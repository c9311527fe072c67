// SPDX-License-Identifier: Apache-2.0
#include "notices.hpp"

#include "../io/document.hpp"

#include <iterator>

namespace quotalaw::questions {

std::vector<io::notice> notices_of(reading_list const& read, reform const& what_if) {
  auto all = io::notices_of(read);
  auto stacked = io::stack_notices(what_if, read);
  all.insert(all.end(), std::make_move_iterator(stacked.begin()), std::make_move_iterator(stacked.end()));
  return all;
}

json notices_json(std::vector<io::notice> const& all, io::language in) {
  json out = json::array();
  for (auto const& n : all) {
    json one;
    switch (n.what) {
      case io::notice::kind::confidence:
        one["kind"] = "confidence";
        one["term"] = n.term->id;
        one["confidence"] = text_of(n.version->confirmed);
        break;
      case io::notice::kind::past_review:
        one["kind"] = "past_review";
        one["term"] = n.term->id;
        one["reviewed_through"] = text_of(n.term->reviewed_through);
        break;
      case io::notice::kind::reform:
        one["kind"] = "reform";
        one["term"] = n.term->id;
        break;
      case io::notice::kind::remark:
      case io::notice::kind::roster:
        one["kind"] = "remark";
        one["remark"] = n.id;
        break;
    }
    one["message"] = io::notice_text(n, in);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace quotalaw::questions
