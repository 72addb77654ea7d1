# Files to documents.
target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/encoding.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html_article.cpp
  ${CMAKE_CURRENT_LIST_DIR}/html_entities.cpp
  ${CMAKE_CURRENT_LIST_DIR}/json_documents.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_documents.cpp)
