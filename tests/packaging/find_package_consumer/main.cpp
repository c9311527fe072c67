// What a user's first program looks like: one bill of each country.
#include <quotalaw/quotalaw.hpp>

#include <array>
#include <cstdio>

int main() {
  using namespace quotalaw;
  std::array<jp::month, 12> months;
  months.fill({.workers = halves(heads{150}), .deduction = heads{0}, .counted = halves(heads{3})});
  auto const japan = jp::assess({months}, jp::law_for({2026}));
  auto const thailand = th::assess({.employees = heads{1234}, .filled = {heads{7}, heads{3}}}, th::law_for({2027}));
  std::printf("%s yen, %s baht\n", text_of(japan.levy).c_str(), text_of(thailand.contribution).c_str());
  return japan.levy == money<JPY>{450000} && thailand.contribution == money<THB>{24601000} ? 0 : 1;
}
