// Chooses the kernels for this processor.
#include "ingest/annotate/kernels.hpp"

#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace entente::ingest::model {
namespace {

bool processor_has(const char* form) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (std::strcmp(form, "avx512") == 0) return __builtin_cpu_supports("avx512f") != 0;
  if (std::strcmp(form, "avx2") == 0)
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#endif
  return std::strcmp(form, "generic") == 0;
}

const Kernels* usable(const Kernels* form) {
  return form != nullptr && processor_has(form->name) ? form : nullptr;
}

const Kernels& choose() {
  if (const char* wanted = std::getenv("ENTENTE_KERNELS")) {
    if (const Kernels* found = find_kernels(wanted)) return *found;
  }
  for (const char* name : {"avx512", "avx2"}) {
    if (const Kernels* found = find_kernels(name)) return *found;
  }
  return *generic_kernels();
}

}  // namespace

const Kernels* find_kernels(const char* name) {
  for (const Kernels* form : {avx512_kernels(), avx2_kernels(), generic_kernels()}) {
    if (form != nullptr && std::strcmp(form->name, name) == 0) return usable(form);
  }
  return nullptr;
}

const Kernels& kernels() {
  static const Kernels& chosen = choose();
  return chosen;
}

}  // namespace entente::ingest::model
