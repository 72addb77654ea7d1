target_sources(entente_graph PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/csv_header.cpp
  ${CMAKE_CURRENT_LIST_DIR}/id_map.cpp
  ${CMAKE_CURRENT_LIST_DIR}/import_csv.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_block.cpp
  ${CMAKE_CURRENT_LIST_DIR}/record_reader.cpp
)
