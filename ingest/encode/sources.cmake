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

# The encoders' files, beside the program: fetched, joined with what our training changed, and converted.
set(entente_reader_file ${CMAKE_BINARY_DIR}/share/entente/reader.model)
add_custom_command(OUTPUT ${entente_reader_file}
  COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/fetch-model --reader ${entente_reader_file}
  DEPENDS ${PROJECT_SOURCE_DIR}/scripts/fetch-model ${model_scripts} ${CMAKE_CURRENT_LIST_DIR}/reader.delta
  COMMENT "Fetching and converting the reader's model" VERBATIM)
# The larger one's converter needs numpy, which a Python that is not Debian's may lack.
execute_process(COMMAND ${Python3_EXECUTABLE} -c "import numpy" RESULT_VARIABLE no_numpy OUTPUT_QUIET ERROR_QUIET)
set(python_with_numpy ${Python3_EXECUTABLE} CACHE INTERNAL "")
if(NOT no_numpy EQUAL 0)
  set(python_with_numpy /usr/bin/python3 CACHE INTERNAL "")
endif()
set(entente_close_reader_file ${CMAKE_BINARY_DIR}/share/entente/close-reader.model)
add_custom_command(OUTPUT ${entente_close_reader_file}
  COMMAND ${python_with_numpy} ${PROJECT_SOURCE_DIR}/scripts/fetch-model --close-reader ${entente_close_reader_file}
  DEPENDS ${PROJECT_SOURCE_DIR}/scripts/fetch-model ${model_scripts} ${CMAKE_CURRENT_LIST_DIR}/close-reader.npz
  COMMENT "Fetching and converting the close reader's model (400 MB)" VERBATIM)
add_custom_target(entente_reader DEPENDS ${entente_reader_file} ${entente_close_reader_file})
add_dependencies(entente_ingest entente_reader)
