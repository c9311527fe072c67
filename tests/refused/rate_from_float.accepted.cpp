#include "quotalaw/core/rate.hpp"
constexpr quotalaw::rate share{27, 1000};
int main() {}
