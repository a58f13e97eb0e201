# Defines cli/FactsSources.h's kFactsSources. Included by the build with the list
# of sources, and run as a script when one of them changed.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  file(GLOB_RECURSE PHILINT_FACTS_SOURCES CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/core/ir/*.cpp ${CMAKE_SOURCE_DIR}/core/ir/*.h
    ${CMAKE_SOURCE_DIR}/frontends/*.cpp ${CMAKE_SOURCE_DIR}/frontends/*.h)
  list(APPEND PHILINT_FACTS_SOURCES ${CMAKE_SOURCE_DIR}/third_party/package-lock.json)
  set(PHILINT_FACTS_LIST ${CMAKE_BINARY_DIR}/generated/FactsSources.txt)
  set(PHILINT_FACTS_CPP ${CMAKE_BINARY_DIR}/generated/FactsSources.cpp)
  list(JOIN PHILINT_FACTS_SOURCES "\n" lines)
  file(CONFIGURE OUTPUT ${PHILINT_FACTS_LIST} CONTENT "${lines}\n" @ONLY)
  add_custom_command(OUTPUT ${PHILINT_FACTS_CPP}
    COMMAND ${CMAKE_COMMAND} -DLIST=${PHILINT_FACTS_LIST} -DOUT=${PHILINT_FACTS_CPP}
            -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${PHILINT_FACTS_SOURCES} ${PHILINT_FACTS_LIST} ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Hashing what facts depend on" VERBATIM)
  target_sources(philint_cli PRIVATE ${PHILINT_FACTS_CPP})
  return()
endif()

file(STRINGS ${LIST} sources)
set(all "")
foreach(source ${sources})
  file(SHA256 ${source} hash)
  string(APPEND all ${hash})
endforeach()
string(SHA256 all "${all}")
string(SUBSTRING ${all} 0 32 all)
file(WRITE ${OUT} "// Made by cmake/FactsSources.cmake.
#include \"cli/FactsSources.h\"

namespace philint::cli {
const char *const kFactsSources = \"${all}\";
} // namespace philint::cli
")
