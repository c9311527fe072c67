#include "quotalaw/core/unrounded.hpp"
using namespace quotalaw;
money<THB> interest(money<THB> owed, rate yearly) { return (unrounded<THB>{owed} * yearly).rounded(rounding::half_up); }
int main() {}
