// SPDX-License-Identifier: Apache-2.0
#include "module.hpp"

#include "quotalaw/io/language.hpp"
#include "quotalaw/version.hpp"

namespace quotalaw::python {

void set_python_error(error const& e) {
  auto const make = py::module_::import("quotalaw.errors").attr("_made");
  py::dict messages, remedies;
  for (auto const name : io::language_names) {
    auto const in = *io::language_named(name);
    messages[py::str{std::string{name}}] = io::message_of(e, in);
    remedies[py::str{std::string{name}}] = io::remedy_of(e, in);
  }
  auto const made = make(py::str{std::string{text_of(e.code())}}, e.where(), e.provision(), messages, remedies);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(made.ptr())), made.ptr());
}

}  // namespace quotalaw::python

PYBIND11_MODULE(_core, m) {
  using namespace quotalaw::python;
  m.doc() = "The compiled part of quotalaw: the rules themselves, as the C++ library has them.";
  m.attr("__version__") = std::string{quotalaw::library_version};
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) {
        std::rethrow_exception(thrown);
      }
    } catch (quotalaw::error const& e) {
      set_python_error(e);
    }
  });
  bind_questions(m);
  bind_rosters(m);
  bind_placement(m);
  bind_tables(m);
  bind_command(m);
}
