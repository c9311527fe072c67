// The floor is taken each month; there is none of a yearly sum of person-months.
// g++: no matching function for call to 'floor_of(quotalaw::person_months&, quotalaw::rate&)'
// clang++: no matching function for call to 'floor_of'
#include "quotalaw/core/rate.hpp"
using namespace quotalaw;
heads of_year(person_months base, rate share) { return floor_of(base, share); }
int main() {}
