// A bare number does not become a count: is 7 seven persons or three and a half?
// g++: could not convert '7' from 'int' to 'quotalaw::half_heads'
// clang++: no viable conversion from returned value of type 'int' to function return type 'quotalaw::half_heads'
#include "quotalaw/core/count.hpp"
using namespace quotalaw;
half_heads three_and_a_half() { return 7; }
int main() {}
