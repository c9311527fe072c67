// g++: anything
// clang++: anything
int main() {}
