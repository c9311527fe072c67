// SPDX-License-Identifier: Apache-2.0
// toml++ compiled into the module, so that a wheel asks for no library that a machine may not have.
#define TOML_HEADER_ONLY 0
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
