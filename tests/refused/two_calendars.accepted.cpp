#include "quotalaw/jp/parameters.hpp"
quotalaw::jp::levy_law law() { return quotalaw::jp::law_for(quotalaw::jp::fiscal_year{2026}); }
int main() {}
