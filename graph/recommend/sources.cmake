target_sources(entente_graph PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/dated_facts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/evaluate_links.cpp
  ${CMAKE_CURRENT_LIST_DIR}/evaluate_new_links.cpp
  ${CMAKE_CURRENT_LIST_DIR}/like_company.cpp
  ${CMAKE_CURRENT_LIST_DIR}/link_ranking.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recommend.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recommend_next.cpp
  ${CMAKE_CURRENT_LIST_DIR}/recurrency_baseline.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_facts.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_history.cpp
  ${CMAKE_CURRENT_LIST_DIR}/temporal_model.cpp
  ${CMAKE_CURRENT_LIST_DIR}/ties.cpp
)
