# Text to blocks: what each piece of a document is, and its annotation joined.
find_package(ICU REQUIRED COMPONENTS uc)
target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/annotate_document.cpp
  ${CMAKE_CURRENT_LIST_DIR}/blocks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/boilerplate.cpp
  ${CMAKE_CURRENT_LIST_DIR}/characters.cpp
  ${CMAKE_CURRENT_LIST_DIR}/date_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/dateline.cpp
  ${CMAKE_CURRENT_LIST_DIR}/joint_verbs.cpp
  ${CMAKE_CURRENT_LIST_DIR}/language.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_card.cpp
  ${CMAKE_CURRENT_LIST_DIR}/publication_date.cpp)
target_link_libraries(entente_ingest PRIVATE ICU::uc)
