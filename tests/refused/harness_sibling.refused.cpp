// g++: 'nothing_of_this_name' was not declared in this scope
// clang++: use of undeclared identifier 'nothing_of_this_name'
int main() { nothing_of_this_name; }
