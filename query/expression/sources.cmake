target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/compare.cpp
  ${CMAKE_CURRENT_LIST_DIR}/evaluator.cpp
)
