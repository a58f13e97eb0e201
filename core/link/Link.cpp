#include "core/link/Link.h"

#include "core/link/Copies.h"
#include "core/link/Linker.h"

namespace philint::link {

void Linker::run() {
  const Copies copies = copyDecorators(p.units);
  numberUnits();
  noteCopies(copies);
  makeCells();
  adoptMethods();
  makeEdges();
  indexIncoming();
  redirectClassStores();
  makeStores();
  redirectReceiverStores();
  mergeCopies();
  collectKeys();
  groupEdges();
  wireHooks();
  wireCells();
  seedVertices();
  seedAdopted();
  resolveImports();
  seedUnbound();
  resolveClasses();
  seedCxxMembers();
  findOverrides();
  wireSites();
  wireThrows();
  wireFileHandlers();
  solve();
  indexShapes();
  constexpr unsigned kStages = 8, kRounds = 64;
  unsigned rounds = 0;
  for (unsigned stage = 0; stage < kStages && rounds < kRounds;) {
    if (complete(stage)) {
      solve();
      ++rounds;
      stage = 0;
    } else {
      ++stage;
    }
  }
  freeze();
}

Program link(std::vector<std::shared_ptr<const ir::UnitFacts>> units,
             const model::Catalog &catalog, const LinkOptions &options) {
  Program program;
  program.units = std::move(units);
  program.catalog = &catalog;
  program.outside = options.outside;
  Linker(program, options).run();
  return program;
}

} // namespace philint::link
