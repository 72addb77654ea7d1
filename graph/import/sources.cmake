# expat hands XML over piece by piece: decisions/015-graphs-from-other-programs.md
find_package(EXPAT REQUIRED)
target_link_libraries(entente_graph PRIVATE EXPAT::EXPAT)
target_sources(entente_graph PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/block_workers.cpp
  ${CMAKE_CURRENT_LIST_DIR}/csv_header.cpp
  ${CMAKE_CURRENT_LIST_DIR}/graph_taker.cpp
  ${CMAKE_CURRENT_LIST_DIR}/id_map.cpp
  ${CMAKE_CURRENT_LIST_DIR}/import_csv.cpp
  ${CMAKE_CURRENT_LIST_DIR}/import_graph.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_block.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_graphml.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_jsonl.cpp
  ${CMAKE_CURRENT_LIST_DIR}/record_reader.cpp
)
