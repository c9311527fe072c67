// Yen and baht do not add up.
// g++: no match for 'operator+'
// clang++: invalid operands to binary expression
#include "quotalaw/core/money.hpp"
using namespace quotalaw;
money<JPY> total(money<JPY> levy, money<THB> contribution) { return levy + contribution; }
int main() {}
