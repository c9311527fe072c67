// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of the extension module `quotalaw._core`. Each file adds what it binds; none holds law.

#include "quotalaw/core/error.hpp"

#include <pybind11/pybind11.h>

namespace quotalaw::python {

namespace py = pybind11;

/// Sets the Python exception of a refusal: its class by `code`, its message in three languages.
void set_python_error(error const& e);

void bind_questions(py::module_& m);
void bind_rosters(py::module_& m);
void bind_command(py::module_& m);
void bind_placement(py::module_& m);
void bind_tables(py::module_& m);

}  // namespace quotalaw::python
