# What is compiled, relative to the top of the tree. Listed by hand, in alphabetical order.

# quotalaw::io: src/io/*.cpp and src/questions/*.cpp
set(QUOTALAW_IO_SOURCES
)

# the program quotalaw: src/cli/*.cpp
set(QUOTALAW_CLI_SOURCES
)
