// Half persons are counted in halves, never written as a floating-point number.
// g++: no matching function for call to
// clang++: no matching constructor for initialization
#include "quotalaw/core/count.hpp"
using namespace quotalaw;
constexpr half_heads three_and_a_half{3.5};
int main() {}
