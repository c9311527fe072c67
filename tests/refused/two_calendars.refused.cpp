// A Thai fund year is no Japanese fiscal year, and neither is a bare number.
// g++: no matching function for call to 'law_for(int)'
// clang++: no matching function for call to 'law_for'
#include "quotalaw/jp/parameters.hpp"
quotalaw::jp::levy_law law() { return quotalaw::jp::law_for(2026); }
int main() {}
