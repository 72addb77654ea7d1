// Chooses the encoder's kernels for this processor.
#include "ingest/encode/byte_kernels.hpp"

#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace entente::ingest::encode {
namespace {

bool processor_has(const char* form) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (std::strcmp(form, "avx512") == 0)
    return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
           __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
  if (std::strcmp(form, "avx2") == 0)
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#endif
  return std::strcmp(form, "generic") == 0;
}

const ByteKernels& choose() {
  if (const char* wanted = std::getenv("ENTENTE_KERNELS")) {
    if (const ByteKernels* found = find_byte_kernels(wanted)) return *found;
  }
  for (const char* name : {"avx512", "avx2"}) {
    if (const ByteKernels* found = find_byte_kernels(name)) return *found;
  }
  return *generic_byte_kernels();
}

}  // namespace

const ByteKernels* find_byte_kernels(const char* name) {
  for (const ByteKernels* form : {avx512_byte_kernels(), avx2_byte_kernels(), generic_byte_kernels()}) {
    if (form != nullptr && std::strcmp(form->name, name) == 0) return processor_has(name) ? form : nullptr;
  }
  return nullptr;
}

const ByteKernels& byte_kernels() {
  static const ByteKernels& chosen = choose();
  return chosen;
}

}  // namespace entente::ingest::encode
