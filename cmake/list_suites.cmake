# Writes the file by which CTest knows the suites of a test program, one test each:
#   cmake -D PROGRAM=check_test -D OUTPUT=check_test_suites.cmake -P list_suites.cmake
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listed
                COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" lines "${listed}")
set(tests "")
foreach(line ${lines})
  # Suites stand at the margin and end with a point; what has parameters names their type behind it.
  if(line MATCHES "^([^ ]+)\\.( |$)")
    set(suite ${CMAKE_MATCH_1})
    string(APPEND tests "add_test([=[${suite}]=] [=[${PROGRAM}]=] [=[--gtest_filter=${suite}.*]=])\n")
  endif()
endforeach()
file(WRITE ${OUTPUT} "${tests}")
