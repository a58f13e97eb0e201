# philint_room(DIR LINKS …): the sources of one folder as a static library, its
# tests (tests/unit/ROOM/*.cpp) as one program. Rooms are linked by their short
# name; a frontend's is frontend_NAME. cli/main.cpp is the program itself.
function(philint_room dir)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  get_filename_component(room ${dir} NAME)
  if(dir MATCHES "^frontends/")
    set(room frontend_${room})
  endif()
  set(links)
  foreach(link ${ROOM_LINKS})
    if(link MATCHES "^(support|ir|model|embedded|link|policy|flow|report|checks|frontend_.*)$")
      list(APPEND links philint_${link})
    else()
      list(APPEND links ${link})
    endif()
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${dir}/*.cpp)
  if(room STREQUAL "cli")
    list(REMOVE_ITEM sources ${CMAKE_SOURCE_DIR}/cli/main.cpp)
    # The tables as an object: in an archive the linker could leave them out.
    add_executable(philint ${CMAKE_SOURCE_DIR}/cli/main.cpp
                   $<TARGET_OBJECTS:philint_tables>)
    target_link_libraries(philint PRIVATE philint_cli philint_warnings)
    set_target_properties(philint PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  endif()
  if(NOT sources)
    add_library(philint_${room} INTERFACE)
    target_link_libraries(philint_${room} INTERFACE ${links})
    target_include_directories(philint_${room} INTERFACE ${CMAKE_SOURCE_DIR})
  else()
    add_library(philint_${room} STATIC ${sources})
    target_link_libraries(philint_${room} PUBLIC ${links} PRIVATE philint_warnings)
    target_include_directories(philint_${room} PUBLIC ${CMAKE_SOURCE_DIR})
  endif()
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/${room}/*.cpp)
  if(PHILINT_TESTS AND tests)
    find_package(GTest REQUIRED)
    add_executable(test_${room} ${tests})
    if(room STREQUAL "cli")
      target_sources(test_cli PRIVATE $<TARGET_OBJECTS:philint_tables>)
    endif()
    target_link_libraries(test_${room} PRIVATE philint_${room} philint_warnings
                          GTest::gmock GTest::gtest_main)
    target_compile_definitions(test_${room} PRIVATE
      PHILINT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  endif()
endfunction()

# The policies/ folder as binary tables inside the program. A macro, since it
# sets PHILINT_CATALOG_SOURCE for the cli.
macro(philint_catalog)
  include(${CMAKE_SOURCE_DIR}/cmake/Catalog.cmake)
endmacro()
