target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/optimize.cpp
)
