// The harness must fail on this pair: the file that must compile does not.
int main() { nothing_of_this_name; }
