// SPDX-License-Identifier: Apache-2.0
// The command `quotalaw`, the same as the program.
#include "../../../src/cli/commands.hpp"

#include "module.hpp"

#include <pybind11/stl.h>

#include <iostream>
#include <string>
#include <vector>

namespace quotalaw::python {

void bind_command(py::module_& m) {
  m.def(
      "run_command",
      [](std::vector<std::string> arguments) {
        std::vector<char*> argv;
        for (auto& a : arguments) {
          argv.push_back(a.data());
        }
        int const count = static_cast<int>(argv.size());
        argv.push_back(nullptr);
        auto const status = cli::run(count, argv.data());
        std::cout.flush();
        std::cerr.flush();
        return status;
      },
      py::arg("arguments"), "Runs the command with these arguments, the first being its name; returns the exit status.",
      py::call_guard<py::gil_scoped_release>());
}

}  // namespace quotalaw::python
