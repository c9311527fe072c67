#include "quotalaw/core/count.hpp"
using namespace quotalaw;
half_heads three_and_a_half() { return half_heads{7}; }
int main() {}
