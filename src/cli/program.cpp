// SPDX-License-Identifier: Apache-2.0
// The entry of the program. Python runs the same command through quotalaw::cli::run.
#include "commands.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return quotalaw::cli::run(argc, argv);
  } catch (std::exception const& e) {
    std::cerr << "quotalaw: " << e.what() << '\n';
    return quotalaw::cli::refused;
  }
}
