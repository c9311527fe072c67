// Money times money has no meaning.
// g++: no match for 'operator*'
// clang++: invalid operands to binary expression
#include "quotalaw/core/money.hpp"
using namespace quotalaw;
money<THB> contribution(money<THB> per_head, money<THB> missing) { return per_head * missing; }
int main() {}
