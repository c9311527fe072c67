// SPDX-License-Identifier: Apache-2.0
#pragma once
/// \file
/// A file of the what-ifs that a sweep has finished, so that a run that was stopped can go on. A text file: what the
/// run is, then a line for each what-if. It refuses to go on with another law, other what-ifs or other data.

#include "../population/sweep.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quotalaw::io {

/// What a run is: three names that differ when its results could.
struct run_identity {
  std::string law;      ///< law version, year and place of the run, in one word
  std::string reforms;  ///< `population::fingerprint_of` the what-ifs
  std::string data;     ///< `population::fingerprint_of` the table
};

class checkpoint {
 public:
  /// Opens a file, or begins one. A line cut off by the end of a run is dropped.
  /// \throws facts_error if the file cannot be read or written, or belongs to another run.
  checkpoint(std::filesystem::path path, run_identity const& run);

  /// The numbers of a finished what-if, or nothing.
  std::vector<population::int128> const* find(std::size_t index) const;
  std::size_t size() const { return finished_.size(); }

  /// Adds a finished what-if and writes it. \throws facts_error if the file cannot be written.
  void add(std::size_t index, std::vector<population::int128> const& numbers);

  /// Removes the file: the run is at its end.
  void remove();

 private:
  std::filesystem::path path_;
  std::map<std::size_t, std::vector<population::int128>> finished_;
};

/// Lets a sweep take over what the checkpoint holds and add what it finishes. The checkpoint must outlive the sweep.
template <class K>
void keep_in(checkpoint& file, population::sweep_options<K>& options, std::size_t groups = 1) {
  auto const kept = std::make_shared<std::map<std::size_t, std::vector<population::totals<K>>>>();
  options.known = [&file, kept, groups](std::size_t index) -> std::vector<population::totals<K>> const* {
    auto const* const numbers = file.find(index);
    constexpr auto each = population::numbers_in_totals<K>;
    if (!numbers || numbers->size() != each * groups) {
      return nullptr;
    }
    auto& out = (*kept)[index];
    out.clear();
    for (std::size_t g = 0; g < groups; ++g) {
      out.push_back(population::totals_from<K>(std::span{*numbers}.subspan(g * each, each)));
    }
    return &out;
  };
  options.finished = [&file, before = options.finished](std::size_t index,
                                                        std::vector<population::totals<K>> const& totals) {
    std::vector<population::int128> numbers;
    for (auto const& t : totals) {
      auto const some = population::numbers_of(t);
      numbers.insert(numbers.end(), some.begin(), some.end());
    }
    file.add(index, numbers);
    if (before) {
      before(index, totals);
    }
  };
}

}  // namespace quotalaw::io
