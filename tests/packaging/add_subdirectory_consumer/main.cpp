#include <cstdio>
#include <quotalaw/quotalaw.hpp>

int main() {
  std::puts("quotalaw can be used");
}
