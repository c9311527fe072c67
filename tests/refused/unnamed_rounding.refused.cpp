// An exact amount becomes money only by a named rounding.
// g++: could not convert
// clang++: no viable conversion from returned value of type
#include "quotalaw/core/unrounded.hpp"
using namespace quotalaw;
money<THB> interest(money<THB> owed, rate yearly) { return unrounded<THB>{owed} * yearly; }
int main() {}
