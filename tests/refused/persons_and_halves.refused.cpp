// Whole persons and half persons do not mix: 7 halves less 3 persons is not 4 of anything.
// g++: no match for 'operator-'
// clang++: invalid operands to binary expression
#include "quotalaw/core/count.hpp"
using namespace quotalaw;
half_heads base(half_heads workers, heads deduction) { return workers - deduction; }
int main() {}
