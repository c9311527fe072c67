// A fact has no source in the law: it is given, not read.
// g++: no matching function for call to 'quotalaw::no_trace::step::reads(quotalaw::heads&)'
// clang++: no matching member function for call to 'reads'
#include "quotalaw/core/count.hpp"
#include "quotalaw/core/trace.hpp"
using namespace quotalaw;
heads staff(heads fact) { return no_trace::step{}.reads(fact); }
int main() {}
