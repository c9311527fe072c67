// Half persons are counted in halves, never written as a floating-point number.
// g++: narrowing conversion of '3.5e+0' from 'double' to 'int64_t'
// clang++: cannot be narrowed
#include "quotalaw/core/count.hpp"
using namespace quotalaw;
constexpr half_heads three_and_a_half{3.5};
int main() {}
