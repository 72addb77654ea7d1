# The lexicons: data files laid into the library, and what reads them.
set(ENTENTE_LEXICON_DATA ${CMAKE_CURRENT_LIST_DIR}/data)
file(GLOB ENTENTE_LEXICON_TABLES CONFIGURE_DEPENDS ${ENTENTE_LEXICON_DATA}/*.tsv)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/embed.S PROPERTIES
  OBJECT_DEPENDS "${ENTENTE_LEXICON_TABLES}"
  COMPILE_OPTIONS "-I${ENTENTE_LEXICON_DATA};-Wa,-I${ENTENTE_LEXICON_DATA}")
target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/embed.S
  ${CMAKE_CURRENT_LIST_DIR}/lexicon.cpp
  ${CMAKE_CURRENT_LIST_DIR}/load_lexicon.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_origin.cpp
  ${CMAKE_CURRENT_LIST_DIR}/office_holders.cpp
  ${CMAKE_CURRENT_LIST_DIR}/small_network.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tables.cpp)
