// The harness: a file that compiles.
int main() {}
