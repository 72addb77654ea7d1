// The document reader: any bytes, as every format it knows.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/read/read_documents.hpp"
#include "ingest/text/blocks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente::ingest;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const DocumentFormat format :
       {DocumentFormat::Text, DocumentFormat::Html, DocumentFormat::Json, DocumentFormat::JsonLines}) {
    read_document_bytes("fuzz", bytes, format, [](entente::Result<Document> document) {
      if (document) {
        for (const Block& block : find_blocks(document->text)) {
          if (block.span.end > document->text.size() || block.span.start > block.span.end) __builtin_trap();
        }
      }
      return true;
    });
  }
  return 0;
}
