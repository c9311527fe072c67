// SPDX-License-Identifier: Apache-2.0
#pragma once
// How far long work is, on standard error: one line that is written over in a terminal, lines elsewhere.

#include <chrono>
#include <iostream>
#include <string>

#include <unistd.h>

namespace quotalaw::cli {

class progress_line {
 public:
  explicit progress_line(bool quiet) : quiet_{quiet} {}

  /// From the third second on, once a second.
  bool due() const {
    auto const at = clock::now();
    return !quiet_ && at - began_ > std::chrono::seconds{2} && at - said_ > std::chrono::milliseconds{900};
  }
  double seconds() const { return std::chrono::duration<double>(clock::now() - began_).count(); }
  void show(std::string const& text) {
    said_ = clock::now();
    shown_ = isatty(STDERR_FILENO) == 1;
    std::cerr << (shown_ ? "\r" : "") << text << (shown_ ? "\x1b[K" : "\n") << std::flush;
  }
  void end() {
    if (shown_) {
      std::cerr << '\n';
    }
    shown_ = false;
  }

 private:
  using clock = std::chrono::steady_clock;
  bool quiet_;
  bool shown_ = false;
  clock::time_point began_ = clock::now(), said_ = began_;
};

}  // namespace quotalaw::cli
