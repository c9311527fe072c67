// SPDX-License-Identifier: Apache-2.0
// The report as tidy rows: one value on each line, with English ids and a label in the reader's language.

#include "document.hpp"

namespace quotalaw::io {

/// A spreadsheet runs text that begins with = + - @ as a formula; an apostrophe before it stops that.
std::string csv_field(std::string_view raw, bool number) {
  auto text = harmless(raw);
  if (!number && !text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  if (text.find_first_of(",\"") == std::string::npos) {
    return text;
  }
  std::string out = "\"";
  for (char const c : text) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  return out + "\"";
}

namespace {

class csv_writer {
 public:
  explicit csv_writer(document const& d) : d_{d} {}

  std::string write() {
    out_ = "section,item,base_day,office,value,unit,label\n";
    if (!d_.incomplete.empty()) {
      put("report", "incomplete", "", "", "yes", "flag", d_.incomplete);
    }
    put("report", "law_version", "", "", d_.law_version, "text", "");
    if (!d_.reform_title.empty()) {
      put("report", "reform", "", "", d_.reform_title, "text", "");
    }
    facts("bill", d_.bill_facts);
    for (auto const& s : d_.sections) {
      for (auto const& b : s.blocks) {
        if (auto const* f = std::get_if<fact_list>(&b)) {
          facts(s.id, *f);
        } else if (auto const* t = std::get_if<table>(&b)) {
          rows(*t);
        }
      }
    }
    return std::move(out_);
  }

 private:
  void put(std::string_view section, std::string_view item, std::string_view base_day, std::string_view office,
           std::string_view value, std::string_view unit, std::string_view shown) {
    for (auto const part : {section, item, base_day, office}) {
      out_ += csv_field(part, false) + ",";
    }
    out_ += csv_field(value, unit != "text") + "," + csv_field(unit, false) + "," + csv_field(shown, false) + "\n";
  }

  void facts(std::string const& section, fact_list const& list) {
    for (auto const& f : list) {
      if (!f.item.empty()) {
        put(section, f.item, "", "", f.value.value, f.value.unit, f.label);
      }
    }
  }

  void rows(table const& t) {
    for (auto const& r : t.rows) {
      for (std::size_t i = 0; i < r.cells.size(); ++i) {
        auto const& c = r.cells[i];
        bool const names_row = i == 0 || (c.unit == "text" && !t.columns[i].number);
        if (c.value.empty() || (names_row && (i == 0 || t.id == "persons"))) {
          continue;  // said by item, base_day or office
        }
        put(t.id, r.item.empty() ? t.columns[i].id : r.item + "." + t.columns[i].id, r.base_day, r.office, c.value,
            c.unit, t.columns[i].title);
      }
    }
  }

  document const& d_;
  std::string out_;
};

}  // namespace

std::string write_csv(document const& d) { return csv_writer{d}.write(); }

}  // namespace quotalaw::io
