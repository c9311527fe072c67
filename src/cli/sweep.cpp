// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "files.hpp"
#include "quotalaw/questions/questions.hpp"

#include <unistd.h>

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

volatile std::sig_atomic_t interrupted = 0;
void interrupt(int) { interrupted = 1; }

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
    if (step.number <= 0 || last.number < first.number) {
      throw facts_error(sentences::wrong_order, where, {{"first", parts[0]}, {"then", parts[1]}});
    }
    if ((last.number - first.number) / step.number > 1'000'000) {
      throw facts_error(sentences::too_large, where, {{"value", values}, {"limit", "1000000"}});
    }
    for (auto n = first.number; n <= last.number; n += step.number) {
      out.values.push_back(plain_decimal(n) + first.ending);
    }
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
};

plan plan_of(sweep_options const& chosen, day from) {
  auto const under = questions::read_reforms(chosen.reform_files);
  plan out;
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
    out.at = [=](std::size_t i) {
      reform mine = under;
      auto const& line = lines[i];
      if (line.find('=') == std::string::npos) {
        for (std::size_t at = 0; at <= line.size();) {
          auto const end = std::min(line.find(" + ", at), line.size());
          mine.stack(questions::read_reform(line.substr(at, end - at)));
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
      return point{{line}, mine};
    };
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
    for (auto const& v : axes.back().values) {
      probe.amend(*axes.back().term, from, v);
    }
  }
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

/// What is in a file, in one word (FNV-1a): a file that changed is another run.
std::string content_of(std::string const& path) {
  std::ifstream file{path, std::ios::binary};
  std::string const text{std::istreambuf_iterator<char>{file}, {}};
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (char const c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return std::to_string(text.size()) + "." + std::to_string(hash);
}

/// What the results of a checkpoint depend on, as one line.
std::string key_of(sweep_options const& chosen, plan const& all, std::string const& law) {
  auto out = "# quotalaw sweep;" + content_of(chosen.file) + ";" + chosen.country + ";" + chosen.year + ";" +
             chosen.from + ";" + (chosen.list.empty() ? "" : content_of(chosen.list)) + ";" + std::to_string(all.size) +
             ";" + law;
  for (auto const& one : chosen.reform_files) {
    out += ";" + content_of(one);
  }
  for (auto const& list : {chosen.grids, chosen.measures}) {
    for (auto const& one : list) {
      out += ";" + one;
    }
  }
  return out;
}

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
  auto const key = key_of(chosen, all, law);
  std::string head;
  for (auto const& column : all.columns) {
    head += column + ",";
  }
  for (auto const m : measures) {
    head += std::string{whatif::measures_of(of)[m].id} + ",";
  }
  head += "refused\n";

  std::vector<std::string> done;
  if (!chosen.checkpoint.empty()) {
    if (std::ifstream kept{chosen.checkpoint}; kept) {
      std::string line;
      std::getline(kept, line);
      if (line != key) {
        throw facts_error(
            errc::contradiction, sentences::other_checkpoint, "--checkpoint", "",
            {{"file", chosen.checkpoint}, {"what", "the employers, the what-ifs, the measures or the law"}});
      }
      // A line without its end was being written when the run was stopped: it is computed again.
      std::string rest{std::istreambuf_iterator<char>{kept}, {}};
      for (std::size_t at = 0;;) {
        auto const end = rest.find('\n', at);
        if (end == std::string::npos) {
          break;
        }
        done.push_back(rest.substr(at, end - at + 1));
        at = end + 1;
      }
    }
  }
  std::ofstream keep;
  if (!chosen.checkpoint.empty()) {
    keep.open(chosen.checkpoint, std::ios::binary | std::ios::trunc);
    keep << key << '\n';
    for (auto const& line : done) {
      keep << line;
    }
    keep.flush();
    if (!keep) {
      throw facts_error(errc::malformed, sentences::cannot_write, "", "",
                        {{"file", chosen.checkpoint}, {"detail", "the folder or the disk does not allow it"}});
    }
  }
  auto say = [&](std::string_view id, std::size_t n, std::string const& percent = {}, std::string const& left = {}) {
    return io::phrase(
        "whatif.sweep." + std::string{id}, with.in,
        {{"done", std::to_string(n)}, {"all", std::to_string(all.size)}, {"percent", percent}, {"left", left}});
  };
  if (!done.empty()) {
    std::cerr << say("resumed", done.size()) << '\n';
  }
  auto const who = whatif::read_employers(chosen.file, of);
  if (!who.refused.empty()) {
    std::cerr << io::phrase("whatif.refused", with.in,
                            {{"rows", std::to_string(who.refused.size())},
                             {"employers", "0"},
                             {"of", std::to_string(who.rows)}})
              << '\n';
  }
  whatif::totals_of_many const run{who, year, chosen.threads};
  interrupted = 0;
  auto const before = std::signal(SIGINT, interrupt);
  using clock = std::chrono::steady_clock;
  auto const began = clock::now();
  auto said = began;
  auto const started_with = done.size();
  bool shown = false;
  for (auto i = done.size(); i < all.size && interrupted == 0; ++i) {
    auto const p = all.at(i);
    auto const found = run.under(p.what_if);
    std::string line;
    for (auto const& cell : p.cells) {
      line += field(cell) + ",";
    }
    for (auto const m : measures) {
      line += whatif::plain(found.sums[m], whatif::measures_of(of)[m].in, of) + ",";
    }
    line += std::to_string(found.refused) + "\n";
    if (keep.is_open()) {
      keep << line << std::flush;
    }
    done.push_back(std::move(line));
    auto const now = clock::now();
    if (!chosen.quiet && now - began > std::chrono::seconds{2} && now - said > std::chrono::seconds{1}) {
      said = now;
      auto const spent = std::chrono::duration_cast<std::chrono::milliseconds>(now - began).count();
      auto const finished = static_cast<std::int64_t>(done.size() - started_with);
      auto const left = spent * static_cast<std::int64_t>(all.size - done.size()) / std::max<std::int64_t>(finished, 1);
      shown = isatty(STDERR_FILENO) == 1;
      std::cerr << (shown ? "\r" : "")
                << say("progress", done.size(), std::to_string(done.size() * 100 / all.size),
                       std::to_string((left + 999) / 1'000))
                << (shown ? "\x1b[K" : "\n") << std::flush;
    }
  }
  std::signal(SIGINT, before);
  if (shown) {
    std::cerr << '\n';
  }
  if (done.size() < all.size) {
    std::cerr << say(chosen.checkpoint.empty() ? "stopped_unkept" : "stopped", done.size()) << '\n';
    with.exit = stopped;
    return;
  }
  auto text = head;
  for (auto const& line : done) {
    text += line;
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
