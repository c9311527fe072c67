#include "quotalaw/core/money.hpp"
using namespace quotalaw;
money<THB> contribution(money<THB> per_head, heads missing) { return amount_for(per_head, missing); }
int main() {}
