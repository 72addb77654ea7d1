# Plain questions to Cypher.
target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/ask.cpp
  ${CMAKE_CURRENT_LIST_DIR}/compose_query.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fact_phrase.cpp
  ${CMAKE_CURRENT_LIST_DIR}/follow_up.cpp
  ${CMAKE_CURRENT_LIST_DIR}/match_pattern.cpp
  ${CMAKE_CURRENT_LIST_DIR}/names.cpp
  ${CMAKE_CURRENT_LIST_DIR}/question_forms.cpp
  ${CMAKE_CURRENT_LIST_DIR}/refuse.cpp
  ${CMAKE_CURRENT_LIST_DIR}/resolve_name.cpp
  ${CMAKE_CURRENT_LIST_DIR}/resolve_question.cpp
  ${CMAKE_CURRENT_LIST_DIR}/time_phrase.cpp
  ${CMAKE_CURRENT_LIST_DIR}/verbs.cpp
  ${CMAKE_CURRENT_LIST_DIR}/with_literals.cpp
  ${CMAKE_CURRENT_LIST_DIR}/words.cpp
)
