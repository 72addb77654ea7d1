#include "cli/licenses.hpp"

namespace entente::cli {

std::string licenses_text() {
  return "Entente " ENTENTE_VERSION
         ", Apache License 2.0.\n"
         "\n"
         "Libraries\n"
         "  Boost (Graph)       Boost Software License 1.0\n"
         "  SQLite              public domain\n"
         "  zstd                BSD 3-clause\n"
         "  Expat               MIT\n"
         "  xxHash              BSD 2-clause\n"
         "  RapidJSON           MIT\n"
         "  CLI11               BSD 3-clause\n"
         "  {fmt}               MIT\n"
         "  tl::expected        CC0 1.0\n"
         "  ICU                 Unicode License\n"
         "  libedit             BSD 3-clause\n"
         "\n"
         "Language model\n"
         "  spaCy en_core_web_sm 3.8.0, converted   MIT, Copyright 2021 ExplosionAI GmbH\n"
         "\n"
         "Reader of pairs\n"
         "  all-MiniLM-L6-v2, trained further, converted   Apache License 2.0, by the sentence-transformers "
         "project\n"
         "  all-mpnet-base-v2, trained further, converted   Apache License 2.0, by the sentence-transformers "
         "project\n"
         "\n"
         "Data in the lexicons\n"
         "  Countries, organizations and office-holders: compiled from the CIA World Factbook and the CIA's "
         "World\n"
         "  Leaders, in the public domain in the United States.\n"
         "  Cities and regions: GeoNames (geonames.org), CC BY 4.0.\n"
         "  Given names: stdlib datasets, Apache-2.0.\n"
         "\n"
         "THIRD_PARTY in the source tree has the details.\n";
}

}  // namespace entente::cli
