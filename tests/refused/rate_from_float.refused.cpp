// 0.027 has no exact value in floating point, so a rate does not take it.
// g++: no matching function for call to 'quotalaw::rate::rate(<brace-enclosed initializer list>)'
// clang++: no matching constructor for initialization of 'const quotalaw::rate'
#include "quotalaw/core/rate.hpp"
constexpr quotalaw::rate share{0.027};
int main() {}
