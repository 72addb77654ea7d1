target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/aggregates.cpp
  ${CMAKE_CURRENT_LIST_DIR}/conversions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/graph_functions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lists.cpp
  ${CMAKE_CURRENT_LIST_DIR}/numbers.cpp
  ${CMAKE_CURRENT_LIST_DIR}/percentiles.cpp
  ${CMAKE_CURRENT_LIST_DIR}/registry.cpp
  ${CMAKE_CURRENT_LIST_DIR}/signatures.cpp
  ${CMAKE_CURRENT_LIST_DIR}/strings.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_build.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_clock.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_constructors.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_fields.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_truncate.cpp
)
