#include "quotalaw/core/count.hpp"
using namespace quotalaw;
constexpr half_heads three_and_a_half{7};
int main() {}
