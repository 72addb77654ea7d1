# ENTENTE_SANITIZE=address,undefined or thread; link entente_sanitizers PUBLIC so that every target agrees.
set(ENTENTE_SANITIZE "" CACHE STRING "Sanitizers to build with, comma separated")
add_library(entente_sanitizers INTERFACE)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_sanitizers INTERFACE
    -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(entente_sanitizers INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
