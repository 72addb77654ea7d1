target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/comparable_name.cpp
  ${CMAKE_CURRENT_LIST_DIR}/evaluate.cpp
  ${CMAKE_CURRENT_LIST_DIR}/print_report.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_gold.cpp)
