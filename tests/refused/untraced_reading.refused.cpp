// A figure of law can be had only through a tracer.
// g++: is private within this context
// clang++: is a private member of
#include "quotalaw/core/count.hpp"
#include "quotalaw/core/trace.hpp"
using namespace quotalaw;
heads read(statutory<heads> const& threshold) { return threshold.value_; }
int main() {}
