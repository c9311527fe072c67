// What cannot trace is no tracer, and one line says so.
// g++: constraints not satisfied
// clang++: 'int' does not satisfy 'tracer'
#include "quotalaw/xx/quota.hpp"
quotalaw::heads required(quotalaw::heads staff, quotalaw::xx::quota_law const& law) {
  int silent = 0;
  return quotalaw::xx::required_places(staff, law, silent);
}
int main() {}
