#include "quotalaw/core/count.hpp"
#include "quotalaw/core/trace.hpp"
using namespace quotalaw;
constexpr rule some_rule{"xx.rule", "Act s. 1"};
template <tracer T>
heads read(statutory<heads> const& threshold, T& trace) {
  auto step = trace.begin(some_rule);
  return step.reads(threshold);
}
template heads read(statutory<heads> const&, no_trace&);
int main() {}
