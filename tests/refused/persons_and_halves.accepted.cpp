#include "quotalaw/core/count.hpp"
using namespace quotalaw;
half_heads base(half_heads workers, heads deduction) { return workers - halves(deduction); }
int main() {}
