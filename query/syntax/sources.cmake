target_sources(entente_query PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/characters.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lexer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/near_miss.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_atom.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_bracketed.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_call.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_expression.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_labels.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_path.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_pattern.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_query.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_read_clauses.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parse_write_clauses.cpp
  ${CMAKE_CURRENT_LIST_DIR}/parser.cpp
  ${CMAKE_CURRENT_LIST_DIR}/print_ast.cpp
  ${CMAKE_CURRENT_LIST_DIR}/print_expression.cpp
  ${CMAKE_CURRENT_LIST_DIR}/print_pattern.cpp)
