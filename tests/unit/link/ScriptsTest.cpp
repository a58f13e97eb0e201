// ECMAScript's modules and `this`, on small programs in the text form of the IR.
#include "tests/unit/link/Linked.h"

#include <gmock/gmock.h>

namespace philint::link {
namespace {

using testing::Contains;
using testing::ElementsAre;

// Exports the function `save`.
constexpr const char *kStore = R"(unit typescript
function ""
  global save
  global exports.save
  block 0
    %1 = closure save
    save = move %1
    exports.save = move %1
    return
function save
  param row
  block 0
    return
)";

std::string caller(const std::string &specifier) {
  return R"(unit typescript
function ""
  block 0
    %1 = import ")" +
         specifier + R"(" member="save"
    %2 = call %1 ()
    return
)";
}

std::string passesAllOn(const std::string &specifier) {
  return R"(unit typescript
function ""
  block 0
    %1 = import ")" +
         specifier + R"(" member="*"
    return
)";
}

TEST(Scripts, AnImportGoesThroughThreeBarrels) {
  const std::string main = caller("./a"), a = passesAllOn("./b/index.js"),
                    b = passesAllOn("./c"), c = passesAllOn("../../store");
  const Linked linked({{"main.ts", main.c_str()},
                       {"a.ts", a.c_str()},
                       {"b/index.ts", b.c_str()},
                       {"b/c/index.ts", c.c_str()},
                       {"store.ts", kStore}});
  EXPECT_THAT(linked.calls(), ElementsAre("main -> store.save"));
}

TEST(Scripts, BarrelsInACircleEnd) {
  const std::string main = caller("./a"), a = passesAllOn("./b"),
                    b = passesAllOn("./a");
  const Linked linked({{"main.ts", main.c_str()},
                       {"a.ts", a.c_str()},
                       {"b.ts", b.c_str()}});
  EXPECT_THAT(linked.calls(), ElementsAre());
}

TEST(Scripts, CompilerOptionsNameFolders) {
  ir::ProjectFiles files;
  ir::CompilerOptions options;
  options.file = "web/tsconfig.json";
  options.folder = "web";
  options.paths = {{"@/*", {"web/lib/*"}}, {"@/data/*", {"web/data/*"}}};
  files.compilers = {options};
  const std::string main = caller("@/data/store");
  const Linked linked(
      {{"web/app/page.ts", main.c_str()}, {"web/data/store.ts", kStore}}, {},
      files);
  EXPECT_THAT(linked.calls(), ElementsAre("web.app.page -> web.data.store.save"));
}

TEST(Scripts, PackagesOfTheRepositoryAreFoundByName) {
  ir::ProjectFiles files;
  ir::PackageManifest package;
  package.folder = "packages/store";
  package.name = "@clinic/store";
  package.entries = {"packages/store/dist/index.js"};
  package.exports = {{"./rows/*", {"packages/store/dist/rows/*.js"}}};
  files.packages = {package};
  const std::string main = caller("@clinic/store"),
                    rows = caller("@clinic/store/rows/notes");
  const Linked linked({{"main.ts", main.c_str()},
                       {"rows.ts", rows.c_str()},
                       {"packages/store/src/index.ts", kStore},
                       {"packages/store/src/rows/notes.ts", kStore}},
                      {}, files);
  EXPECT_THAT(linked.calls(),
              ElementsAre("main -> packages.store.src.save",
                          "rows -> packages.store.src.rows.notes.save"));
}

TEST(Scripts, ALibrarysDefaultExportAndNamespaceAreOne) {
  const Linked linked({{"main.ts", R"(unit typescript
function ""
  block 0
    %1 = import "node:http" member="default"
    %2 = load %1 .get
    %3 = call %2 ()
    %4 = import "http"
    %5 = load %4 .get
    %6 = call %5 ()
    %7 = import "http/promises" member="get"
    %8 = call %7 ()
    return
)"}},
                      {});
  EXPECT_THAT(linked.calls(), ElementsAre("main -> http.get",
                                          "main -> http/promises.get"));
}

TEST(Scripts, AReplacedExportIsTheModule) {
  const Linked linked({{"main.js", R"(unit javascript
function ""
  block 0
    %1 = import "./log"
    %2 = call %1 ()
    %3 = load %1 .warn
    %4 = call %3 ()
    return
)"},
                       {"log.js", R"(unit javascript
function ""
  global exports
  block 0
    %1 = closure log
    %2 = closure warn
    store %1 .warn %2
    exports = move %1
    return
function log
  block 0
    return
function warn
  block 0
    return
)"}});
  EXPECT_THAT(linked.calls(), ElementsAre("main -> log.log", "main -> log.warn"));
}

TEST(Scripts, AFunctionThatUsesThisHasTheReceiver) {
  const Linked linked({{"main.js", R"(unit javascript
function ""
  block 0
    %o = new dict
    %f = closure run
    %g = closure greet
    store %o .run %f
    store %o .greet %g
    %1 = load %o .run
    %2 = call %1 receiver=%o ()
    return
function run kind=method
  param this
  block 0
    %1 = load this .greet
    %2 = call %1 receiver=this ()
    return
function greet
  block 0
    return
)"}});
  EXPECT_THAT(linked.calls(),
              ElementsAre("main -> main.run", "main.run -> main.greet"));
}

} // namespace
} // namespace philint::link
