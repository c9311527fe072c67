// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "files.hpp"
#include "progress.hpp"
#include "quotalaw/io/checkpoint.hpp"
#include "quotalaw/questions/questions.hpp"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <vector>

namespace quotalaw::cli {

namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set by a signal");
void interrupt(int) { interrupted = true; }

/// What-ifs whose laws are read at a time.
constexpr std::size_t at_a_time = 512;

struct sweep_options {
  std::string file, country, year, from, list, out, checkpoint;
  std::vector<std::string> grids, reform_files, measures;
  unsigned threads = 2;
  bool quiet = false;
};

/// One term and the values it takes.
struct axis {
  term_info const* term = nullptr;
  std::vector<std::string> values;
  std::string last_missed{};  ///< the last value of a range, if the steps do not come to it
};

/// "2.5%" as a number of ten-thousandths of a percent and its ending.
struct stepped {
  std::int64_t number = 0;
  std::string ending;
};
stepped stepped_of(std::string text, std::string const& where) {
  stepped out;
  if (text.ends_with('%')) {
    out.ending = "%";
    text.pop_back();
  }
  auto const n = parse_decimal(text, 4);
  if (!n) {
    throw facts_error(sentences::not_a_number, where, {{"value", text}});
  }
  out.number = *n;
  return out;
}

std::string plain_decimal(std::int64_t n) {
  auto text = decimal_text(n, 4);
  while (text.ends_with('0')) {
    text.pop_back();
  }
  if (text.ends_with('.')) {
    text.pop_back();
  }
  return text;
}

/// "term=2.5%:3.5%:0.1%" (from, to, step) or "term=50000,60000".
axis axis_of(std::string const& text) {
  auto const equals = text.find('=');
  if (equals == std::string::npos) {
    throw facts_error(sentences::wrong_type, "--grid",
                      {{"expected", "term=first:last:step or term=value,value"}, {"value", text}});
  }
  axis out;
  auto const id = text.substr(0, equals);
  out.term = &questions::term_named(id);
  auto const values = text.substr(equals + 1);
  std::vector<std::string> parts;
  auto const range = values.find(':') != std::string::npos;
  std::istringstream in{values};
  for (std::string part; std::getline(in, part, range ? ':' : ',');) {
    parts.push_back(part);
  }
  if (!range) {
    out.values = parts;
  } else {
    auto const where = "--grid " + id;
    if (parts.size() != 3) {
      throw facts_error(sentences::wrong_type, where, {{"expected", "first:last:step"}, {"value", values}});
    }
    auto const first = stepped_of(parts[0], where);
    auto const last = stepped_of(parts[1], where);
    auto const step = stepped_of(parts[2], where);
    if (step.number <= 0) {
      throw facts_error(sentences::wrong_type, where, {{"expected", "a step above zero"}, {"value", parts[2]}});
    }
    if (last.number < first.number) {
      throw facts_error(sentences::wrong_order, where, {{"first", parts[0]}, {"then", parts[1]}});
    }
    if ((last.number - first.number) / step.number > 1'000'000) {
      throw facts_error(sentences::too_large, where, {{"value", values}, {"limit", "1000000"}});
    }
    for (auto n = first.number; n <= last.number; n += step.number) {
      out.values.push_back(plain_decimal(n) + first.ending);
    }
    out.last_missed = (last.number - first.number) % step.number != 0 ? parts[1] : "";
  }
  if (out.values.empty()) {
    throw facts_error(sentences::empty_list, "--grid " + id, {{"name", id}});
  }
  return out;
}

/// One what-if of a sweep: its columns in the output, and the reform.
struct point {
  std::vector<std::string> cells;
  reform what_if;
};

struct plan {
  std::vector<std::string> columns;
  std::size_t size = 0;
  std::function<point(std::size_t)> at;
  std::vector<std::pair<std::string, reform>> parts;  ///< what is amended, by name: axes, lines or files
  std::vector<axis> axes;
  population::fingerprint said;  ///< all that the what-ifs depend on, files with what is in them
};

/// What is in a file, as it is.
std::string content_of(std::string const& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

plan plan_of(sweep_options const& chosen, day from) {
  auto const under = questions::read_reforms(chosen.reform_files);
  plan out;
  out.said.add(from.time_since_epoch().count());
  for (auto const& one : chosen.reform_files) {
    out.said.add("under").add(content_of(one));
    out.parts.emplace_back(one, questions::read_reform(one));
  }
  if (!chosen.list.empty()) {
    // One what-if a line: files with " + " between them, or term=value with ";" between them.
    std::ifstream file{chosen.list};
    if (!file) {
      throw facts_error(errc::malformed, sentences::cannot_read, "", "",
                        {{"file", chosen.list}, {"detail", "no such file, or not readable"}});
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
      if (!line.empty() && line.front() != '#') {
        lines.push_back(line);
      }
    }
    out.columns = {"what_if"};
    out.size = lines.size();
    // All are read once here, so that a slip in the last one is not found after an hour.
    std::vector<reform> what_ifs;
    for (auto const& line : lines) {
      out.said.add("what_if").add(line);
      reform mine = under;
      if (line.find('=') == std::string::npos) {
        for (std::size_t at = 0; at <= line.size();) {
          auto const end = std::min(line.find(" + ", at), line.size());
          auto const path = line.substr(at, end - at);
          mine.stack(questions::read_reform(path));
          out.said.add(content_of(path));
          at = end + 3;
        }
      } else {
        reform one{line};
        std::istringstream in{line};
        for (std::string part; std::getline(in, part, ';');) {
          part.erase(0, part.find_first_not_of(' '));
          auto const equals = part.find('=');
          one.amend(questions::term_named(part.substr(0, equals)), from,
                    equals == std::string::npos ? std::string{} : part.substr(equals + 1));
        }
        mine.stack(one);
      }
      out.parts.emplace_back(line, mine);
      what_ifs.push_back(std::move(mine));
    }
    out.at = [lines, what_ifs](std::size_t i) { return point{{lines[i]}, what_ifs[i]}; };
    return out;
  }
  std::vector<axis> axes;
  out.size = 1;
  for (auto const& g : chosen.grids) {
    axes.push_back(axis_of(g));
    out.columns.emplace_back(axes.back().term->id);
    if (__builtin_mul_overflow(out.size, axes.back().values.size(), &out.size) || out.size > 10'000'000) {
      throw facts_error(sentences::too_large, "--grid", {{"value", "the grid"}, {"limit", "10000000"}});
    }
    // Every value is read once here, so that a slip in the last one is not found after an hour.
    reform probe;
    out.said.add("grid").add(axes.back().term->id);
    for (auto const& v : axes.back().values) {
      out.said.add(v);
      probe.amend(*axes.back().term, from, v);
    }
    out.parts.emplace_back(axes.back().term->id, probe);
  }
  out.axes = axes;
  out.at = [=](std::size_t i) {
    point p;
    reform one{"sweep"};
    p.cells.resize(axes.size());
    for (auto a = axes.size(); a-- > 0;) {
      auto const& values = axes[a].values;
      p.cells[a] = values[i % values.size()];
      i /= values.size();
    }
    for (std::size_t a = 0; a < axes.size(); ++a) {
      one.amend(*axes[a].term, from, p.cells[a]);
    }
    p.what_if = under;
    p.what_if.stack(one);
    return p;
  };
  return out;
}

std::string field(std::string const& text) {
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
  return out + '"';
}

/// One row of the output: what the what-if is, the measures, who is refused.
std::string row_of(point const& p, whatif::sweep_totals const& found, std::vector<std::size_t> const& measures,
                   whatif::country of) {
  std::string out;
  for (auto const& cell : p.cells) {
    out += field(cell) + ",";
  }
  for (auto const m : measures) {
    out += whatif::plain(found.sums[m], whatif::measures_of(of)[m].in, of) + ",";
  }
  return out + std::to_string(found.refused) + (found.in_columns ? ",columns" : ",employer by employer") + "\n";
}

// A finished what-if in a checkpoint: its sums, who is refused, and whether it went through columns.
std::vector<population::int128> numbers_of(whatif::sweep_totals const& found) {
  std::vector<population::int128> out{found.sums.begin(), found.sums.end()};
  out.push_back(static_cast<population::int128>(found.refused));
  out.push_back(found.in_columns ? 1 : 0);
  return out;
}
std::optional<whatif::sweep_totals> totals_from(std::vector<population::int128> const* numbers, std::size_t measures) {
  if (!numbers || numbers->size() != measures + 2) {
    return std::nullopt;
  }
  whatif::sweep_totals out;
  for (std::size_t m = 0; m < measures; ++m) {
    out.sums.push_back(static_cast<std::int64_t>((*numbers)[m]));
  }
  out.refused = static_cast<std::size_t>((*numbers)[measures]);
  out.in_columns = numbers->back() != 0;
  return out;
}

/// Progress on standard error: nothing for two seconds, then a line a second.
class speaker {
 public:
  speaker(shared const& with, std::size_t all, bool quiet) : with_{with}, all_{all}, line_{quiet} {}

  std::string text(std::string_view id, std::size_t n, std::string const& percent = {},
                   std::string const& left = {}) const {
    return io::phrase(
        "whatif.sweep." + std::string{id}, with_.in,
        {{"done", std::to_string(n)}, {"all", std::to_string(all_)}, {"percent", percent}, {"left", left}});
  }

  /// \param known finished before this run  \param now done in it, those in work by their share
  void progress(std::size_t known, double now) {
    if (now <= 0 || !line_.due()) {
      return;
    }
    auto const done = static_cast<double>(known) + now;
    auto const left = line_.seconds() * std::max(0.0, static_cast<double>(all_) - done) / now;
    line_.show(text("progress", static_cast<std::size_t>(done),
                    std::to_string(static_cast<std::size_t>(done * 100 / static_cast<double>(all_))),
                    std::to_string(static_cast<std::size_t>(left) + 1)));
  }
  void end() { line_.end(); }

 private:
  shared const& with_;
  std::size_t all_;
  progress_line line_;
};

void sweep(sweep_options const& chosen, shared& with) {
  auto const of = chosen.country == "jp" ? whatif::country::jp : whatif::country::th;
  auto const year = read_year(chosen.year, "--year");
  auto const first = of == whatif::country::jp ? jp::first_day({year}) : th::first_day({year});
  auto const from = chosen.from.empty() ? std::optional{first} : parse_day(chosen.from);
  if (!from) {
    throw facts_error(sentences::not_a_day, "--from", {{"value", chosen.from}});
  }
  auto const all = plan_of(chosen, *from);
  std::vector<std::size_t> measures;
  for (auto const& id : chosen.measures) {
    measures.push_back(whatif::measure_named(of, id));
  }
  if (measures.empty()) {
    for (std::size_t m = 0; m < whatif::measures_of(of).size(); ++m) {
      measures.push_back(m);
    }
  }
  auto const law = questions::law_version_of(chosen.country + ".");
  std::string head;
  for (auto const& column : all.columns) {
    head += column + ",";
  }
  for (auto const m : measures) {
    head += std::string{whatif::measures_of(of)[m].id} + ",";
  }
  head += "refused,computed\n";

  auto const all_measures = whatif::measures_of(of).size();
  std::optional<io::checkpoint> kept;
  if (!chosen.checkpoint.empty()) {
    kept.emplace(chosen.checkpoint,
                 io::run_identity{chosen.country + "-" + std::to_string(year) + "-" + law, all.said.text(),
                                  population::fingerprint{}.add(content_of(chosen.file)).text()});
  }
  std::vector<std::string> rows(all.size);
  std::size_t done = 0, apart = 0;
  auto take = [&](std::size_t i, point const& p, whatif::sweep_totals const& found) {
    rows[i] = row_of(p, found, measures, of);
    ++done;
    apart += found.in_columns ? 0 : 1;
  };
  for (std::size_t i = 0; kept && i < all.size; ++i) {
    if (auto const found = totals_from(kept->find(i), all_measures)) {
      take(i, all.at(i), *found);
    }
  }
  speaker say{with, all.size, chosen.quiet};
  auto const known = done;
  if (known != 0) {
    std::cerr << say.text("resumed", known) << '\n';
  }
  auto const who = whatif::read_employers(chosen.file, of);
  if (!who.refused.empty()) {
    std::cerr << io::phrase("whatif.refused", with.in,
                            {{"rows", std::to_string(who.refused.size())},
                             {"employers", "0"},
                             {"of", std::to_string(who.rows)}})
              << '\n';
  }
  for (auto const& [name, part] : all.parts) {
    if (amends_nothing(part, chosen.country, year)) {
      std::cerr << name << ": " << io::label("remark.reform_unused", with.in) << '\n';
    }
  }
  for (auto const& a : all.axes) {
    if (!a.last_missed.empty()) {
      std::cerr << io::phrase(
                       "whatif.sweep.last_missed", with.in,
                       {{"term", std::string{a.term->id}}, {"last", a.last_missed}, {"reached", a.values.back()}})
                << '\n';
    }
  }
  whatif::many_what_ifs run{who, year};
  interrupted = false;
  auto const before = std::signal(SIGINT, interrupt);
  whatif::sweep_control how;
  how.threads = chosen.threads;
  how.cancel = &interrupted;
  for (std::size_t next = 0; next < all.size && !interrupted;) {
    std::vector<std::size_t> index;
    std::vector<point> points;
    std::vector<reform> what_ifs;
    for (; next < all.size && index.size() < at_a_time; ++next) {
      if (rows[next].empty()) {
        index.push_back(next);
        points.push_back(all.at(next));
        what_ifs.push_back(points.back().what_if);
      }
    }
    auto const before_these = done - known;
    how.finished = [&](std::size_t i, whatif::sweep_totals const& found) {
      if (kept) {
        kept->add(index[i], numbers_of(found));
      }
      take(index[i], points[i], found);
      say.progress(known, static_cast<double>(done - known));
    };
    how.progress = [&](std::size_t work, std::size_t of_all) {
      auto const share = static_cast<double>(work) / static_cast<double>(of_all);
      say.progress(known, static_cast<double>(before_these) + share * static_cast<double>(index.size()));
    };
    run.under(what_ifs, how);
  }
  std::signal(SIGINT, before);
  say.end();
  if (done < all.size) {
    std::cerr << say.text(kept ? "stopped" : "stopped_unkept", done) << '\n';
    with.exit = stopped;
    return;
  }
  if (apart != 0) {
    std::cerr << say.text("apart", apart) << '\n';
  }
  auto text = head;
  for (auto const& row : rows) {
    text += row;
  }
  put_out(text, chosen.out);
}

}  // namespace

void add_sweep(CLI::App& app, shared& with) {
  auto* command = app.add_subcommand(
      "sweep", R"(Assesses a file of employers under many what-ifs: a grid of values, or a list. One row of totals each.

Examples:
  quotalaw sweep employers.csv --country jp --year 2027 --grid jp.levy.unit=50000:80000:5000 --grid jp.levy.base_rate=2.5%:3.5%:0.1%
  quotalaw sweep employers.csv --country th --year 2028 --grid th.quota.per=50,75,100 --measures required,contribution_in
  quotalaw sweep employers.csv --country jp --year 2027 --list what_ifs.txt --checkpoint sweep.part --out sweep.csv)");
  auto chosen = std::make_shared<sweep_options>();
  command->add_option("file", chosen->file, "CSV file of employers")->required();
  command->add_option("--country", chosen->country, "jp or th")->required()->check(CLI::IsMember({"jp", "th"}));
  command->add_option("--year", chosen->year, "fiscal year (Japan) or fund year (Thailand)")->required();
  auto* grid = command
                   ->add_option("--grid", chosen->grids,
                                "term=first:last:step or term=value,value; several make every combination")
                   ->allow_extra_args(false);
  command
      ->add_option("--list", chosen->list, "one what-if a line: files joined by \" + \", or term=value joined by \";\"")
      ->excludes(grid);
  command->add_option("--reform", chosen->reform_files, "a what-if under all of them")->allow_extra_args(false);
  command->add_option("--from", chosen->from, "first day of the values; the first day of the year unless given");
  command->add_option("--measures", chosen->measures, "which totals, with commas; all unless given")->delimiter(',');
  command->add_option("--checkpoint", chosen->checkpoint,
                      "file that keeps what is finished: Ctrl-C stops cleanly, the same command goes on");
  command->add_option("--out", chosen->out, "CSV file, instead of the screen");
  command->add_option("--threads", chosen->threads, "threads; the result does not depend on it")
      ->capture_default_str()
      ->check(CLI::Range(1, 256));
  command->add_flag("--quiet", chosen->quiet, "no progress");
  command->callback([chosen, &with] {
    if (chosen->grids.empty() && chosen->list.empty()) {
      throw CLI::ValidationError{"sweep needs --grid or --list"};
    }
    sweep(*chosen, with);
  });
}

}  // namespace quotalaw::cli
