target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/load_annotator.cpp
  ${CMAKE_CURRENT_LIST_DIR}/spacy_bridge.cpp)
