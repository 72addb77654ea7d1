target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/inspect_json.cpp
  ${CMAKE_CURRENT_LIST_DIR}/inspect_text.cpp)
