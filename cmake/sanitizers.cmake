# ENTENTE_SANITIZE=address,undefined or thread; link entente_sanitizers PUBLIC so that every target agrees.
set(ENTENTE_SANITIZE "" CACHE STRING "Sanitizers to build with, comma separated")
add_library(entente_sanitizers INTERFACE)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_sanitizers INTERFACE
    -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # What lies behind the size of a vector but within what it has allocated is seen by the library's own checks alone.
  target_compile_definitions(entente_sanitizers INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(entente_sanitizers INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()

# RapidJSON 1.1 adds an offset to a null pointer in an empty stack: harmless, but undefined. The check is left out where it is
# included, so that it stays on for our own code.
function(entente_excuse_rapidjson target folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  foreach(source ${sources})
    file(STRINGS ${source} includes REGEX "#include .(rapidjson/|graph/dump/value_json.hpp)")
    if(includes)
      set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES COMPILE_OPTIONS -fno-sanitize=pointer-overflow)
    endif()
  endforeach()
endfunction()
