#include "quotalaw/core/money.hpp"
using namespace quotalaw;
money<JPY> total(money<JPY> levy, money<JPY> arrears) { return levy + arrears; }
int main() {}
