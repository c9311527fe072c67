#include "quotalaw/xx/quota.hpp"
quotalaw::heads required(quotalaw::heads staff, quotalaw::xx::quota_law const& law) {
  quotalaw::no_trace silent;
  return quotalaw::xx::required_places(staff, law, silent);
}
int main() {}
