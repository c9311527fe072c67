// SPDX-License-Identifier: Apache-2.0
#include "quotalaw/io/checkpoint.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace quotalaw::io {

namespace {

using population::int128;

constexpr std::string_view first_line = "quotalaw sweep 1";

std::optional<int128> parse(std::string_view s) {
  bool const negative = !s.empty() && s.front() == '-';
  if (negative) {
    s.remove_prefix(1);
  }
  if (s.empty() || s.size() > 39) {
    return std::nullopt;
  }
  int128 out = 0;
  for (char const c : s) {
    if (c < '0' || c > '9' || __builtin_mul_overflow(out, int128{10}, &out) ||
        __builtin_sub_overflow(out, int128{c - '0'}, &out)) {
      return std::nullopt;  // kept below zero on the way, which reaches one further
    }
  }
  if (negative) {
    return out;
  }
  int128 positive = 0;
  return __builtin_sub_overflow(int128{0}, out, &positive) ? std::nullopt : std::optional{positive};
}

[[noreturn]] void refuse(sentence const& said, std::filesystem::path const& path) {
  throw facts_error(said, path.string(), {{"file", path.string()}, {"detail", std::strerror(errno)}});
}

/// A line "index number number … ."; nothing if it was cut off.
std::optional<std::pair<std::size_t, std::vector<int128>>> read_line(std::string const& line) {
  std::istringstream in{line};
  std::string word;
  std::vector<int128> numbers;
  bool ended = false;
  while (in >> word) {
    if (word == ".") {
      ended = true;
      break;
    }
    auto const n = parse(word);
    if (!n) {
      return std::nullopt;
    }
    numbers.push_back(*n);
  }
  if (!ended || numbers.empty() || numbers[0] < 0) {
    return std::nullopt;
  }
  auto const index = static_cast<std::size_t>(numbers[0]);
  numbers.erase(numbers.begin());
  return std::pair{index, std::move(numbers)};
}

std::string line_of(std::size_t index, std::vector<int128> const& numbers) {
  auto out = std::to_string(index);
  for (auto const n : numbers) {
    out += " " + population::text_of(n);
  }
  return out + " .\n";
}

}  // namespace

checkpoint::checkpoint(std::filesystem::path path, run_identity const& run) : path_{std::move(path)} {
  std::pair<std::string_view, std::string const*> const parts[] = {
      {"law", &run.law}, {"reforms", &run.reforms}, {"data", &run.data}};
  if (std::filesystem::exists(path_)) {
    std::ifstream in{path_};
    std::string line;
    if (!in) {
      refuse(sentences::cannot_read, path_);
    }
    auto other = [&](std::string_view what) {
      throw facts_error(errc::contradiction, sentences::other_checkpoint, path_.string(), {},
                        {{"file", path_.string()}, {"what", std::string{what}}});
    };
    if (std::getline(in, line)) {
      if (line != first_line) {
        other("format");
      }
      for (auto const& [name, value] : parts) {
        std::getline(in, line);
        if (line != std::string{name} + " " + *value) {
          other(name);
        }
      }
      while (std::getline(in, line)) {
        if (auto found = read_line(line)) {
          finished_.insert_or_assign(found->first, std::move(found->second));
        }
      }
    }
  }
  // Written anew and put in place at once, so that a cut line is gone and no moment is without a file.
  auto beside = path_;
  beside += ".new";
  {
    std::ofstream to{beside, std::ios::trunc};
    to << first_line << '\n';
    for (auto const& [name, value] : parts) {
      to << name << ' ' << *value << '\n';
    }
    for (auto const& [index, numbers] : finished_) {
      to << line_of(index, numbers);
    }
    if (!to.flush()) {
      refuse(sentences::cannot_write, path_);
    }
  }
  std::error_code failed;
  std::filesystem::rename(beside, path_, failed);
  if (failed) {
    throw facts_error(sentences::cannot_write, path_.string(),
                      {{"file", path_.string()}, {"detail", failed.message()}});
  }
}

std::vector<int128> const* checkpoint::find(std::size_t index) const {
  auto const found = finished_.find(index);
  return found == finished_.end() ? nullptr : &found->second;
}

void checkpoint::add(std::size_t index, std::vector<int128> const& numbers) {
  std::ofstream to{path_, std::ios::app};
  to << line_of(index, numbers);
  if (!to.flush()) {
    refuse(sentences::cannot_write, path_);
  }
  finished_.insert_or_assign(index, numbers);
}

void checkpoint::remove() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace quotalaw::io
