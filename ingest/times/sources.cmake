target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/time_words.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tense.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_time.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_relative_time.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_count.cpp
  ${CMAKE_CURRENT_LIST_DIR}/read_feast.cpp
  ${CMAKE_CURRENT_LIST_DIR}/resolve_time.cpp
  ${CMAKE_CURRENT_LIST_DIR}/time_clause.cpp
  ${CMAKE_CURRENT_LIST_DIR}/time_neighbours.cpp
  ${CMAKE_CURRENT_LIST_DIR}/day_span.cpp
  ${CMAKE_CURRENT_LIST_DIR}/entry_years.cpp
  ${CMAKE_CURRENT_LIST_DIR}/told_beside.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_times.cpp)
