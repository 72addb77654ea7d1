target_sources(entente_graph PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/canonical_order.cpp
  ${CMAKE_CURRENT_LIST_DIR}/dump.cpp
  ${CMAKE_CURRENT_LIST_DIR}/restore.cpp
  ${CMAKE_CURRENT_LIST_DIR}/value_json.cpp
)
