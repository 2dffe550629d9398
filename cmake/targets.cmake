# Warnings and sanitizers that every target of ours gets.
add_library(gouji_warnings INTERFACE)
target_compile_options(gouji_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
# GCC 12 takes its own std::string for one that overlaps itself when it optimises ("a" + text):
# https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(gouji_warnings INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
if(GOUJI_WERROR)
  target_compile_options(gouji_warnings INTERFACE -Werror)
endif()
# A linker's default elsewhere than in Debian may be none; src/app/page_cache.cc goes by it.
add_link_options(-Wl,--build-id=sha1)
if(GOUJI_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS GOUJI_SANITIZE)
endif()
if(GOUJI_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# gouji_library(check SOURCES total.cc DEPENDS base record EXTERNAL RE2)
#   The library gouji_check from src/check. Header-only folders name no SOURCES. Sources are listed,
#   not globbed, so that a new file shows in the diff. DEPENDS are folders of ours, EXTERNAL are
#   targets of cmake/libraries.cmake.
function(gouji_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;EXTERNAL" ${ARGN})
  list(TRANSFORM ARG_DEPENDS PREPEND gouji_)
  if(NOT ARG_SOURCES)
    add_library(gouji_${name} INTERFACE)
    target_include_directories(gouji_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(gouji_${name} INTERFACE ${ARG_DEPENDS} ${ARG_EXTERNAL})
    return()
  endif()
  add_library(gouji_${name} STATIC ${ARG_SOURCES})
  target_include_directories(gouji_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(gouji_${name} PUBLIC ${ARG_DEPENDS} PRIVATE gouji_warnings ${ARG_EXTERNAL})
endfunction()

# A test of CTest for each suite of a test program. One for each case, as gtest_discover_tests adds
# them, is a thousand processes that load the same rules: with sanitizers two thirds of their time.
function(gouji_add_suites program)
  set(suites ${CMAKE_CURRENT_BINARY_DIR}/${program}_suites.cmake)
  add_custom_command(TARGET ${program} POST_BUILD BYPRODUCTS ${suites} COMMAND ${CMAKE_COMMAND}
    -D PROGRAM=$<TARGET_FILE:${program}> -D OUTPUT=${suites}
    -P ${PROJECT_SOURCE_DIR}/cmake/list_suites.cmake)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${suites})
endfunction()

# gouji_test(check) - one test program for src/check, from tests/check/*.cc. The fixtures are
# found through GOUJI_FIXTURES, the rule files through GOUJI_RULES.
function(gouji_test name)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*.cc)
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE gouji_${name} gouji_warnings GTest::gmock_main)
  target_link_libraries(${name}_test PRIVATE ${ARGN})
  target_compile_definitions(${name}_test PRIVATE
    GOUJI_FIXTURES="${PROJECT_SOURCE_DIR}/fixtures"
    GOUJI_RULES="${PROJECT_SOURCE_DIR}/rules")
  gouji_add_suites(${name}_test)
endfunction()
