// The harness must fail on this pair: its refused file fails in other words, as a typing error would.
int main() {}
