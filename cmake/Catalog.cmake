# Compiles policies/ to binary tables when philint is built and links them into
# the program: PHILINT_CATALOG_SOURCE defines builtInPolicies().
add_executable(philint-policies ${CMAKE_SOURCE_DIR}/core/policy/compiler/main.cpp)
target_link_libraries(philint-policies PRIVATE philint_policy philint_warnings)

file(GLOB_RECURSE PHILINT_POLICY_FILES CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/policies/*.yaml ${CMAKE_SOURCE_DIR}/policies/rules/*.md)
set(PHILINT_TABLES ${CMAKE_BINARY_DIR}/generated/policies.bin)
set(PHILINT_CATALOG_SOURCE ${CMAKE_BINARY_DIR}/generated/BuiltInPolicies.cpp)
add_custom_command(OUTPUT ${PHILINT_TABLES}
  COMMAND philint-policies ${CMAKE_SOURCE_DIR}/policies ${PHILINT_TABLES}
  DEPENDS philint-policies ${PHILINT_POLICY_FILES}
  COMMENT "Compiling policies" VERBATIM)
file(CONFIGURE OUTPUT ${PHILINT_CATALOG_SOURCE} CONTENT [[
// Made by cmake/Catalog.cmake.
#include "core/policy/Policy.h"

__asm__(".section .rodata\n.balign 8\n"
        "philint_policies_begin:\n.incbin \"@PHILINT_TABLES@\"\n"
        "philint_policies_end:\n.byte 0\n.text\n");
extern "C" const char philint_policies_begin[], philint_policies_end[];

namespace philint::policy {
std::string_view builtInPolicies() {
  return {philint_policies_begin, static_cast<std::size_t>(
      philint_policies_end - philint_policies_begin)};
}
} // namespace philint::policy
]] @ONLY)
set_source_files_properties(${PHILINT_CATALOG_SOURCE} PROPERTIES
  OBJECT_DEPENDS ${PHILINT_TABLES})

# A compiler cache does not see what .incbin reads, so this object is not cached.
add_library(philint_tables OBJECT ${PHILINT_CATALOG_SOURCE})
target_include_directories(philint_tables PRIVATE ${CMAKE_SOURCE_DIR})
set_target_properties(philint_tables PROPERTIES CXX_COMPILER_LAUNCHER "")
