target_sources(entente_graph PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/columns.cpp
  ${CMAKE_CURRENT_LIST_DIR}/export.cpp
  ${CMAKE_CURRENT_LIST_DIR}/export_model.cpp
  ${CMAKE_CURRENT_LIST_DIR}/layout.cpp
  ${CMAKE_CURRENT_LIST_DIR}/looks.cpp
  ${CMAKE_CURRENT_LIST_DIR}/report.cpp
  ${CMAKE_CURRENT_LIST_DIR}/report_pictures.cpp
  ${CMAKE_CURRENT_LIST_DIR}/write_csv.cpp
  ${CMAKE_CURRENT_LIST_DIR}/write_cypher.cpp
  ${CMAKE_CURRENT_LIST_DIR}/write_gexf.cpp
  ${CMAKE_CURRENT_LIST_DIR}/write_graphml.cpp
  ${CMAKE_CURRENT_LIST_DIR}/write_json.cpp
  ${CMAKE_CURRENT_LIST_DIR}/write_turtle.cpp
  ${CMAKE_CURRENT_LIST_DIR}/xml.cpp
)
