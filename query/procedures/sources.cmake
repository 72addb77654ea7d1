target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/algorithms.cpp
  ${CMAKE_CURRENT_LIST_DIR}/builtin.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lookup.cpp
)
