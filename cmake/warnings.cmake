# Warnings for our own code only; link entente_warnings PRIVATE.
add_library(entente_warnings INTERFACE)
target_compile_options(entente_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align
  -Woverloaded-virtual -Wimplicit-fallthrough)
option(ENTENTE_WERROR "Treat warnings as errors" OFF)
if(ENTENTE_WERROR)
  target_compile_options(entente_warnings INTERFACE -Werror)
endif()
