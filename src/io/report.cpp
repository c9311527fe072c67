// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/report.hpp"

#include "document.hpp"
#include "quotalaw/io/calendar.hpp"
#include "report_json.hpp"

#include <algorithm>

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
    case report_format::ics:
      return write_ics(calendar_of(assessed, options.in));
    case report_format::xlsx:
      return write_xlsx(describe_report(assessed, options.in));
    case report_format::form_csv:
      return write_form_csv(describe_report(assessed, options.in));
    case report_format::text:
      break;
  }
  return write_text(describe_report(assessed, options.in), options);
}

template <class Assessed>
std::vector<std::pair<std::string, std::string>> files_of(Assessed const& assessed, language in) {
  std::vector<std::pair<std::string, std::string>> out;
  auto const d = describe_report(assessed, in);
  for (auto const& f : d.forms) {
    // A part of a form, such as june_report_offices, goes into the file of the form.
    bool const part = std::any_of(d.forms.begin(), d.forms.end(),
                                  [&](form const& other) { return f.id.starts_with(other.id + "_"); });
    if (!part) {
      out.emplace_back("." + f.id + ".csv", write_form_csv(d, f.id));
    }
  }
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> form_files(jp::roster_assessment const& assessed, language in) {
  return files_of(assessed, in);
}
std::vector<std::pair<std::string, std::string>> form_files(th::roster_assessment const& assessed, language in) {
  return files_of(assessed, in);
}

std::string report(jp::roster_assessment const& assessed, report_format as, report_options const& options) {
  return write(assessed, as, options);
}

std::string report(th::roster_assessment const& assessed, report_format as, report_options const& options) {
  return write(assessed, as, options);
}

}  // namespace quotalaw::io
