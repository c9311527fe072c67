// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/report.hpp"

#include "document.hpp"
#include "report_json.hpp"

namespace quotalaw::io {

namespace {

template <class Assessed>
std::string write(Assessed const& assessed, report_format as, report_options const& options) {
  switch (as) {
    case report_format::json:
      return write_json(assessed, options);
    case report_format::html:
      return write_html(describe_report(assessed, options.in));
    case report_format::csv:
      return write_csv(describe_report(assessed, options.in));
    case report_format::text:
      break;
  }
  return write_text(describe_report(assessed, options.in), options);
}

}  // namespace

std::string report(jp::roster_assessment const& assessed, report_format as, report_options const& options) {
  return write(assessed, as, options);
}

std::string report(th::roster_assessment const& assessed, report_format as, report_options const& options) {
  return write(assessed, as, options);
}

}  // namespace quotalaw::io
