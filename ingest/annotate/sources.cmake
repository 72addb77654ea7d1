target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/affixes.cpp
  ${CMAKE_CURRENT_LIST_DIR}/attribute_ruler.cpp
  ${CMAKE_CURRENT_LIST_DIR}/characters.cpp
  ${CMAKE_CURRENT_LIST_DIR}/dependency_parser.cpp
  ${CMAKE_CURRENT_LIST_DIR}/encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/find_model.cpp
  ${CMAKE_CURRENT_LIST_DIR}/kernels.cpp
  ${CMAKE_CURRENT_LIST_DIR}/kernels_avx2.cpp
  ${CMAKE_CURRENT_LIST_DIR}/kernels_avx512.cpp
  ${CMAKE_CURRENT_LIST_DIR}/kernels_generic.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lemmatizer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/lexicon.cpp
  ${CMAKE_CURRENT_LIST_DIR}/load_annotator.cpp
  ${CMAKE_CURRENT_LIST_DIR}/model_file.cpp
  ${CMAKE_CURRENT_LIST_DIR}/name_recognizer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/packed.cpp
  ${CMAKE_CURRENT_LIST_DIR}/pipeline.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tagger.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tokenizer.cpp
  ${CMAKE_CURRENT_LIST_DIR}/transition_model.cpp
  ${CMAKE_CURRENT_LIST_DIR}/tree.cpp
  ${CMAKE_CURRENT_LIST_DIR}/web_address.cpp)

# The kernels must round alike everywhere: what is written as a product and a sum stays two operations. They are optimized
# in every build, for their time is most of the annotator's.
set(kernels_generic_options -O3 -ffp-contract=off)
set(kernels_avx2_options ${kernels_generic_options})
set(kernels_avx512_options ${kernels_generic_options})
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND kernels_avx2_options -mavx2 -mfma)
  # GCC 12 warns of its own header.
  list(APPEND kernels_avx512_options -mavx512f -Wno-uninitialized -Wno-maybe-uninitialized)
endif()
foreach(form generic avx2 avx512)
  set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/kernels_${form}.cpp
    TARGET_DIRECTORY entente_ingest PROPERTIES COMPILE_OPTIONS "${kernels_${form}_options}")
endforeach()

# The language model's file, beside the program; fetched and converted once for each build folder.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(entente_model_file ${CMAKE_BINARY_DIR}/share/entente/en_core_web_sm.model)
file(GLOB model_scripts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scripts/model/*.py)
add_custom_command(OUTPUT ${entente_model_file}
  COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/fetch-model ${entente_model_file}
  DEPENDS ${PROJECT_SOURCE_DIR}/scripts/fetch-model ${model_scripts}
  COMMENT "Fetching and converting the language model" VERBATIM)
add_custom_target(entente_model DEPENDS ${entente_model_file})
add_dependencies(entente_ingest entente_model)
