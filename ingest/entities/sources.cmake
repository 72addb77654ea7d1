# Names to typed entities, and what refers to them.
target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/acronyms.cpp
  ${CMAKE_CURRENT_LIST_DIR}/ceremonies.cpp
  ${CMAKE_CURRENT_LIST_DIR}/complete_offices.cpp
  ${CMAKE_CURRENT_LIST_DIR}/descriptions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/groups.cpp
  ${CMAKE_CURRENT_LIST_DIR}/join_names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/known_names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/long_names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/mention_index.cpp
  ${CMAKE_CURRENT_LIST_DIR}/metonyms.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/nouns.cpp
  ${CMAKE_CURRENT_LIST_DIR}/normal_office.cpp
  ${CMAKE_CURRENT_LIST_DIR}/office_phrase.cpp
  ${CMAKE_CURRENT_LIST_DIR}/office_statements.cpp
  ${CMAKE_CURRENT_LIST_DIR}/office_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/person_records.cpp
  ${CMAKE_CURRENT_LIST_DIR}/pronouns.cpp
  ${CMAKE_CURRENT_LIST_DIR}/quoted_titles.cpp
  ${CMAKE_CURRENT_LIST_DIR}/quotes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recognised_phrases.cpp
  ${CMAKE_CURRENT_LIST_DIR}/resolve_document.cpp
  ${CMAKE_CURRENT_LIST_DIR}/standard_name.cpp
  ${CMAKE_CURRENT_LIST_DIR}/text_view.cpp
  ${CMAKE_CURRENT_LIST_DIR}/type_evidence.cpp)
