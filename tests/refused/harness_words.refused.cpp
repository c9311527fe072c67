// g++: no match for 'operator+'
// clang++: invalid operands to binary expression
int main() { nothing_of_this_name; }
