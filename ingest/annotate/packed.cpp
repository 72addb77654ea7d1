// Aligned memory for weights and activations.
#include "ingest/annotate/packed.hpp"

#include <cstring>
#include <new>

namespace entente::ingest::model {
namespace {

constexpr std::align_val_t kAlignment{64};

}  // namespace

void AlignedFloats::Free::operator()(float* data) const { ::operator delete[](data, kAlignment); }

AlignedFloats::AlignedFloats(std::size_t size) : size_(size) {
  if (size == 0) return;
  data_.reset(static_cast<float*>(::operator new[](size * sizeof(float), kAlignment)));
  std::memset(data_.get(), 0, size * sizeof(float));
}

}  // namespace entente::ingest::model
