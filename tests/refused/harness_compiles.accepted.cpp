// The harness must fail on this pair: its refused file compiles.
int main() {}
