#include "quotalaw/core/rate.hpp"
using namespace quotalaw;
person_months of_month(half_heads base, rate share) { return for_one_month(floor_of(base, share)); }
int main() {}
