# Defines core/report/Page.h: the files of core/report/page as
# bytes. Included by the build, and run as a script when one of them changed.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(PHILINT_PAGE_PARTS ${CMAKE_SOURCE_DIR}/core/report/page/report.html
    ${CMAKE_SOURCE_DIR}/core/report/page/report.css
    ${CMAKE_SOURCE_DIR}/core/report/page/report.js)
  set(PHILINT_PAGE_CPP ${CMAKE_BINARY_DIR}/generated/Page.cpp)
  add_custom_command(OUTPUT ${PHILINT_PAGE_CPP}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_SOURCE_DIR}/core/report/page
            -DOUT=${PHILINT_PAGE_CPP} -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${PHILINT_PAGE_PARTS} ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Embedding the report's page" VERBATIM)
  target_sources(philint_report PRIVATE ${PHILINT_PAGE_CPP})
  return()
endif()

set(text "// Made by cmake/Page.cmake.
#include \"core/report/Page.h\"

namespace philint::report {
namespace {
")
foreach(part html css js)
  file(READ ${FOLDER}/report.${part} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND text "constexpr unsigned char k_${part}[] = {${bytes}};\n")
endforeach()
string(APPEND text "std::string_view view(const unsigned char *bytes, std::size_t size) {
  return {reinterpret_cast<const char *>(bytes), size};
}
} // namespace
std::string_view pageTemplate() { return view(k_html, sizeof k_html); }
std::string_view pageStyle() { return view(k_css, sizeof k_css); }
std::string_view pageScript() { return view(k_js, sizeof k_js); }
} // namespace philint::report
")
file(WRITE ${OUT} "${text}")
