target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/identities.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_records.cpp
  ${CMAKE_CURRENT_LIST_DIR}/person_names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/resolve_names.cpp
)
