// SPDX-License-Identifier: Apache-2.0
// What looks wrong in tables that are used, in words.
#include "../io/document.hpp"
#include "../io/joined.hpp"
#include "quotalaw/placement/files.hpp"

namespace quotalaw::placement {

std::string report_doubts(accepted const& read, io::language in) {
  std::string out;
  for (auto const& one : read.unsure) {
    out +=
        io::phrase("placement.unsure", in, {{"file", io::harmless(one.path)}, {"count", std::to_string(one.total)}}) +
        "\n";
    for (auto const& cell : one.cells) {
      out += "  " + io::phrase("report.bad.line", in, {{"line", std::to_string(cell.line)}}) + "  " +
             io::harmless(io::message_of(*cell.said, cell.args, in)) + "\n    → " +
             io::harmless(io::remedy_of(*cell.said, cell.args, in)) + "\n";
    }
    if (one.total > one.cells.size()) {
      out += io::phrase("report.bad.more", in, {{"count", std::to_string(one.total - one.cells.size())}}) + "\n";
    }
  }
  for (auto const& found : read.findings) {
    std::string names;
    for (auto const& name : found.columns_unused) {
      io::join(names, io::harmless(name));
    }
    if (!names.empty()) {
      out += io::harmless(found.path) + ": " + io::phrase("report.columns_unused", in, {{"columns", names}}) + "\n";
    }
  }
  return out;
}

}  // namespace quotalaw::placement
