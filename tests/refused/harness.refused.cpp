// The harness: a file that does not, in known words. If this pair fails, the others prove nothing.
// g++: 'nothing_of_this_name' was not declared in this scope
// clang++: use of undeclared identifier 'nothing_of_this_name'
int main() { nothing_of_this_name; }
