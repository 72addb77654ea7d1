target_sources(entente_ingest PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/byte_kernels.cpp
  ${CMAKE_CURRENT_LIST_DIR}/byte_kernels_avx2.cpp
  ${CMAKE_CURRENT_LIST_DIR}/byte_kernels_avx512.cpp
  ${CMAKE_CURRENT_LIST_DIR}/byte_kernels_generic.cpp
  ${CMAKE_CURRENT_LIST_DIR}/load_pair_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/pair_encoder.cpp
  ${CMAKE_CURRENT_LIST_DIR}/word_pieces.cpp)

# As the annotator's kernels: they must round alike everywhere, and are optimized in every build.
set(byte_kernels_generic_options -O3 -ffp-contract=off)
set(byte_kernels_avx2_options ${byte_kernels_generic_options})
set(byte_kernels_avx512_options ${byte_kernels_generic_options})
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND byte_kernels_avx2_options -mavx2 -mfma)
  list(APPEND byte_kernels_avx512_options -mavx512f -mavx512bw -mavx512vl -mavx512vnni
    -Wno-uninitialized -Wno-maybe-uninitialized)
endif()
foreach(form generic avx2 avx512)
  set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/byte_kernels_${form}.cpp
    TARGET_DIRECTORY entente_ingest PROPERTIES COMPILE_OPTIONS "${byte_kernels_${form}_options}")
endforeach()

# The encoder's file, beside the program: fetched, joined with what our training changed, and converted.
set(entente_reader_file ${CMAKE_BINARY_DIR}/share/entente/reader.model)
add_custom_command(OUTPUT ${entente_reader_file}
  COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/fetch-model --reader ${entente_reader_file}
  DEPENDS ${PROJECT_SOURCE_DIR}/scripts/fetch-model ${model_scripts} ${CMAKE_CURRENT_LIST_DIR}/reader.delta
  COMMENT "Fetching and converting the reader's model" VERBATIM)
add_custom_target(entente_reader DEPENDS ${entente_reader_file})
add_dependencies(entente_ingest entente_reader)
