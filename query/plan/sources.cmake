target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/mentions.cpp
  ${CMAKE_CURRENT_LIST_DIR}/operator.cpp
  ${CMAKE_CURRENT_LIST_DIR}/plan_match.cpp
  ${CMAKE_CURRENT_LIST_DIR}/plan_query.cpp
  ${CMAKE_CURRENT_LIST_DIR}/print_plan.cpp
  ${CMAKE_CURRENT_LIST_DIR}/slots_of.cpp
  ${CMAKE_CURRENT_LIST_DIR}/statistics.cpp
  ${CMAKE_CURRENT_LIST_DIR}/walk_steps.cpp
)
