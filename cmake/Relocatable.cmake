# PHILINT_RELOCATABLE: a program that runs on other machines without installing
# anything. Libraries are linked from their archives, the C++ runtime too; the
# one that comes as a shared object only is found beside the program, in
# ../lib/philint. What is left is the C library, of the machine that builds it
# or newer (scripts/release checks the symbol versions).
option(PHILINT_RELOCATABLE "Link for other machines" OFF)
if(NOT PHILINT_RELOCATABLE)
  return()
endif()

# An imported target of a shared object becomes one of the archive beside it.
function(philint_prefer_archive target)
  get_property(seen GLOBAL PROPERTY PHILINT_ARCHIVES)
  if(NOT TARGET ${target} OR target IN_LIST seen)
    return()
  endif()
  set_property(GLOBAL APPEND PROPERTY PHILINT_ARCHIVES ${target})
  get_target_property(imported ${target} IMPORTED)
  if(imported)
    foreach(config NONE RELEASE RELWITHDEBINFO NOCONFIG)
      get_target_property(file ${target} IMPORTED_LOCATION_${config})
      if(file MATCHES "\\.so(\\.[0-9.]+)?$")
        string(REGEX REPLACE "\\.so(\\.[0-9.]+)?$" ".a" archive ${file})
        if(EXISTS ${archive})
          set_target_properties(${target} PROPERTIES
            IMPORTED_LOCATION_${config} ${archive})
        endif()
      endif()
    endforeach()
  endif()
  foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
    get_target_property(links ${target} ${property})
    foreach(link ${links})
      philint_prefer_archive(${link})
    endforeach()
  endforeach()
endfunction()

function(philint_relocatable target)
  philint_prefer_archive(${target})
  target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc -s)
  set_target_properties(${target} PROPERTIES
    BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/../lib/philint")
endfunction()
