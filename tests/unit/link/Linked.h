// Small programs in the text form of the IR, lowered and linked.
//
//   const Linked linked({{"main.py", R"(function "" …)"}}, {"sdk.Client()"});
//   linked.calls() …
#pragma once

#include "core/ir/Lower.h"
#include "core/ir/Text.h"
#include "core/link/Link.h"

#include <gtest/gtest.h>

namespace philint::link {

struct Source {
  const char *path;
  const char *text;
};

class Linked {
public:
  explicit Linked(std::initializer_list<Source> sources,
                  std::initializer_list<const char *> known = {},
                  ir::ProjectFiles files = {}) {
    model::LiteralTypes types;
    types.builtins = catalog.addPath("builtins");
    catalog.addPath("builtins.print");
    types.string = catalog.addPath("builtins.str()");
    for (const char *path : known)
      catalog.addPath(path);
    catalog.literals.push_back(types);
    std::vector<std::shared_ptr<const ir::UnitFacts>> units;
    for (const Source &source : sources) {
      auto unit = ir::parseUnit(source.text, source.path);
      if (!unit) {
        ADD_FAILURE() << unit.error().text();
        continue;
      }
      units.push_back(
          std::make_shared<ir::UnitFacts>(ir::lower(std::move(*unit))));
    }
    LinkOptions options;
    options.projectFiles = std::move(files);
    program = link(std::move(units), catalog, options);
  }

  std::vector<std::string> calls() const {
    std::vector<std::string> out;
    for (const CallEdge &edge : callEdges(program, true))
      out.push_back(edge.caller + " -> " + edge.callee);
    return out;
  }

  model::Catalog catalog;
  Program program;
};

} // namespace philint::link
