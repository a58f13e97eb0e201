# The frontend that reads C and C++ with Clang: a program of its own beside
# philint, so that a scan without C++ loads no LLVM. PHILINT_CLANG says how it is
# linked: `shared` against Debian's libclang-cpp and libLLVM (links in a second;
# the default), `static` against its archives (one file to ship), `off` not at
# all: C and C++ are then read without a build.
set(PHILINT_CLANG shared CACHE STRING "shared, static or off")
set_property(CACHE PHILINT_CLANG PROPERTY STRINGS shared static off)
if(PHILINT_SANITIZE) # Clang's library is not built so, and they do not mix
  set(PHILINT_CLANG off)
endif()
if(PHILINT_CLANG STREQUAL "off")
  return()
endif()

find_program(LLVM_CONFIG NAMES llvm-config-19 PATHS /usr/lib/llvm-19/bin
             NO_CACHE)
if(NOT LLVM_CONFIG)
  message(STATUS "LLVM 19 is not installed: C and C++ are read without a build")
  set(PHILINT_CLANG off)
  return()
endif()
execute_process(COMMAND ${LLVM_CONFIG} --includedir
  OUTPUT_VARIABLE LLVM_INCLUDES OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${LLVM_CONFIG} --libdir
  OUTPUT_VARIABLE LLVM_LIBRARIES OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT EXISTS ${LLVM_INCLUDES}/clang/AST/AST.h)
  message(STATUS "Clang 19 is not installed: C and C++ are read without a build")
  set(PHILINT_CLANG off)
  return()
endif()

if(PHILINT_CLANG STREQUAL "static")
  set(CLANG_LIBRARIES)
  foreach(name Frontend Driver ParseHLSL Parse Serialization Sema Analysis APINotes
          Edit ASTMatchers AST Lex Basic Support)
    if(EXISTS ${LLVM_LIBRARIES}/libclang${name}.a)
      list(APPEND CLANG_LIBRARIES ${LLVM_LIBRARIES}/libclang${name}.a)
    endif()
  endforeach()
  execute_process(COMMAND ${LLVM_CONFIG} --link-static --libfiles windowsdriver
    option support frontendopenmp frontenddriver frontendhlsl targetparser
    profiledata bitreader
    OUTPUT_VARIABLE LLVM_ARCHIVES OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND ${LLVM_CONFIG} --link-static --system-libs support
    OUTPUT_VARIABLE LLVM_SYSTEM OUTPUT_STRIP_TRAILING_WHITESPACE)
  separate_arguments(LLVM_ARCHIVES)
  separate_arguments(LLVM_SYSTEM)
  set(CLANG_LIBRARIES -Wl,--start-group ${CLANG_LIBRARIES} ${LLVM_ARCHIVES}
      -Wl,--end-group ${LLVM_SYSTEM})
else()
  find_library(CLANG_CPP NAMES clang-cpp libclang-cpp.so.19.1
    PATHS ${LLVM_LIBRARIES} NO_DEFAULT_PATH NO_CACHE)
  find_library(LLVM_SHARED NAMES LLVM-19 LLVM PATHS ${LLVM_LIBRARIES}
    NO_DEFAULT_PATH NO_CACHE)
  set(CLANG_LIBRARIES ${CLANG_CPP} ${LLVM_SHARED})
endif()

# Clang's own headers (stddef.h, immintrin.h) where it was built.
file(GLOB CLANG_RESOURCES ${LLVM_LIBRARIES}/clang/19*)

add_library(clang19 INTERFACE)
target_include_directories(clang19 SYSTEM INTERFACE ${LLVM_INCLUDES})
target_link_libraries(clang19 INTERFACE ${CLANG_LIBRARIES})
target_compile_definitions(clang19 INTERFACE
  PHILINT_CLANG_RESOURCES="${CLANG_RESOURCES}" _GNU_SOURCE)
