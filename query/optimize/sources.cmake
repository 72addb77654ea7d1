target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/count_cycles.cpp
  ${CMAKE_CURRENT_LIST_DIR}/count_paths.cpp
  ${CMAKE_CURRENT_LIST_DIR}/drop_unused.cpp
  ${CMAKE_CURRENT_LIST_DIR}/intersect_neighbours.cpp
  ${CMAKE_CURRENT_LIST_DIR}/keep_top_rows.cpp
  ${CMAKE_CURRENT_LIST_DIR}/optimize.cpp
  ${CMAKE_CURRENT_LIST_DIR}/push_edge_predicates.cpp
  ${CMAKE_CURRENT_LIST_DIR}/search_ends.cpp
)
