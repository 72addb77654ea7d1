target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/build_store.cpp
  ${CMAKE_CURRENT_LIST_DIR}/decide_names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/extract_all.cpp
  ${CMAKE_CURRENT_LIST_DIR}/load_document.cpp
  ${CMAKE_CURRENT_LIST_DIR}/loader.cpp
  ${CMAKE_CURRENT_LIST_DIR}/merge_extractions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_extraction.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_share.cpp
  ${CMAKE_CURRENT_LIST_DIR}/share_content.cpp
)
