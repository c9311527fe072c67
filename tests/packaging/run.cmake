# Configures, builds and runs one foreign project. Variables: see the call in tests/CMakeLists.txt.
cmake_minimum_required(VERSION 3.25)

function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(status)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${status} and said:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${scratch})
file(MAKE_DIRECTORY ${scratch})

if(consumer STREQUAL find_package_consumer)
  # Moved after the install: the package must not remember where it was put.
  step(${CMAKE_COMMAND} --install ${built} --prefix ${scratch}/installed)
  file(RENAME ${scratch}/installed ${scratch}/prefix)
  set(where -D CMAKE_PREFIX_PATH=${scratch}/prefix)
else()
  set(where -D QUOTALAW_SOURCE=${source})
endif()

step(${CMAKE_COMMAND} -G ${generator} -S ${source}/tests/packaging/${consumer} -B ${scratch}/build
  -D CMAKE_CXX_COMPILER=${compiler} -D CMAKE_CXX_COMPILER_LAUNCHER=${launcher} ${where})
step(${CMAKE_COMMAND} --build ${scratch}/build)
step(${scratch}/build/consumer)
