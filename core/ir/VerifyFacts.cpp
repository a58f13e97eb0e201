// Invariants of UnitFacts. What passes here can be indexed without a check.
#include "core/ir/Verify.h"

namespace philint::ir {

namespace {
class FactsVerifier {
public:
  explicit FactsVerifier(const UnitFacts &facts) : facts_(facts) {}

  std::vector<std::string> run() {
    declarations();
    classes();
    functions();
    vertices();
    edges();
    sites();
    return std::move(said_);
  }

private:
  void say(const char *what) {
    if (said_.size() < 100)
      said_.push_back(what);
  }
  void symbol(Symbol s) {
    if (s.id >= facts_.strings.size())
      say("a symbol is out of range");
  }
  void index(std::uint32_t i, std::size_t size, const char *what,
             bool optional = true) {
    if (i == kNone ? !optional : i >= size)
      say(what);
  }
  void range(std::uint32_t first, std::uint32_t end, std::size_t size,
             const char *what) {
    if (first > end || end > size)
      say(what);
  }
  void vertex(VertexId v, const char *what) {
    index(v, facts_.vertices.size(), what);
  }

  void declarations() {
    if (facts_.paths.empty() || !facts_.paths[0].empty())
      say("path 0 is the empty path");
    for (const auto &path : facts_.paths)
      for (const Step &step : path)
        symbol(step.name);
    for (const Constant &c : facts_.constants)
      symbol(c.text);
    for (const Import &i : facts_.imports)
      symbol(i.path), symbol(i.member);
    for (const Type &t : facts_.types) {
      symbol(t.written);
      vertex(t.value, "a type's vertex is out of range");
      range(t.firstChild, t.endChild, facts_.typeChildren.size(),
            "a type's children are out of range");
    }
    for (const std::uint32_t t : facts_.typeChildren)
      index(t, facts_.types.size(), "a child type is out of range", false);
    for (const Cell &c : facts_.cells) {
      symbol(c.name);
      index(c.function, facts_.functions.size(),
            "a cell's function is out of range", false);
    }
    for (const Symbol s : facts_.exportedNames)
      symbol(s);
    for (const Declaration &d : facts_.declarations)
      symbol(d.name);
    for (const Symbol s : facts_.usedScopes)
      symbol(s);
    for (const Comment &c : facts_.comments)
      symbol(c.text);
    for (const Problem &p : facts_.problems)
      symbol(p.what);
    for (const DynamicKey &k : facts_.dynamicKeys) {
      index(k.function, facts_.functions.size(),
            "a key's function is out of range", false);
      index(k.edge, facts_.edges.size(), "a key's edge is out of range", false);
      vertex(k.key, "a key's vertex is out of range");
    }
    for (const ValueType &t : facts_.valueTypes) {
      index(t.function, facts_.functions.size(),
            "an annotation's function is out of range", false);
      index(t.vertex, facts_.vertices.size(),
            "an annotated vertex is out of range", false);
      index(t.type, facts_.types.size(), "an annotation is out of range",
            false);
    }
    for (const ThrowPoint &t : facts_.throwPoints) {
      index(t.function, facts_.functions.size(),
            "a throw's function is out of range", false);
      vertex(t.value, "a thrown vertex is out of range");
      index(t.block, facts_.blocks.size(), "a throw's block is out of range",
            false);
    }
  }

  void classes() {
    for (const FactClass &c : facts_.classes) {
      symbol(c.name), symbol(c.suffix), symbol(c.docstring);
      index(c.function, facts_.functions.size(),
            "a class's function is out of range", false);
      vertex(c.value, "a class's vertex is out of range");
      range(c.firstBase, c.endBase, facts_.classValues.size(),
            "a class's bases are out of range");
      range(c.firstDecorator, c.endDecorator, facts_.classValues.size(),
            "a class's decorators are out of range");
      range(c.firstField, c.endField, facts_.classFields.size(),
            "a class's fields are out of range");
      range(c.firstWrittenBase, c.endWrittenBase, facts_.classNames.size(),
            "a class's written bases are out of range");
      range(c.firstVirtual, c.endVirtual, facts_.classNames.size(),
            "a class's virtual methods are out of range");
      range(c.firstKeyword, c.endKeyword, facts_.classKeywords.size(),
            "a class's keywords are out of range");
    }
    for (const VertexId v : facts_.classValues)
      vertex(v, "a class's value is out of range");
    for (const Symbol s : facts_.classNames)
      symbol(s);
    for (const Argument &a : facts_.classKeywords)
      symbol(a.name), vertex(a.value, "a class's keyword is out of range");
    for (const FactClassField &f : facts_.classFields) {
      symbol(f.name);
      index(f.type, facts_.types.size(), "a field's type is out of range");
      vertex(f.defaultValue, "a field's default is out of range");
    }
  }

  void functions() {
    if (facts_.functions.empty() ||
        facts_.functions[0].kind != FunctionKind::Module)
      say("functions[0] is the module body");
    FactFunction before;
    for (std::size_t i = 0; i < facts_.functions.size(); ++i) {
      const FactFunction &f = facts_.functions[i];
      symbol(f.name), symbol(f.suffix), symbol(f.docstring);
      if (i > 0 && f.parent >= i)
        say("a function's parent has a smaller index");
      index(f.ownerClass, facts_.classes.size(),
            "a function's class is out of range");
      index(f.resultType, facts_.types.size(),
            "a function's type is out of range");
      part(before.endVertex, f.firstVertex, f.endVertex,
           facts_.vertices.size());
      part(before.endEdge, f.firstEdge, f.endEdge, facts_.edges.size());
      part(before.endSite, f.firstSite, f.endSite, facts_.sites.size());
      part(before.endBlock, f.firstBlock, f.endBlock, facts_.blocks.size());
      part(before.endScope, f.firstScope, f.endScope, facts_.scopes.size());
      part(before.endParameter, f.firstParameter, f.endParameter,
           facts_.parameters.size());
      part(before.endThrow, f.firstThrow, f.endThrow,
           facts_.throwPoints.size());
      own(f, f.result);
      own(f, f.thrown);
      if (said_.empty())
        body(f);
      before = f;
    }
  }
  void part(std::uint32_t expected, std::uint32_t first, std::uint32_t end,
            std::size_t size) {
    if (first != expected || end < first || end > size)
      say("the functions' ranges follow each other");
  }
  void own(const FactFunction &f, VertexId v) {
    if (v != kNone && (v < f.firstVertex || v >= f.endVertex))
      say("a function refers to a vertex of another");
  }
  void body(const FactFunction &f) {
    for (std::uint32_t e = f.firstEdge; e < f.endEdge; ++e) {
      own(f, facts_.edges[e].from);
      own(f, facts_.edges[e].to);
      if (e > f.firstEdge && facts_.edges[e - 1].from > facts_.edges[e].from)
        say("edges are sorted by their source");
    }
    const std::size_t id = &f - facts_.functions.data();
    for (SiteId s = f.firstSite; s < f.endSite; ++s) {
      const Site &site = facts_.sites[s];
      if (site.function != id)
        say("a site belongs to another function");
      for (const VertexId v : {site.callee, site.receiver, site.result,
                               site.afterReceiver, site.thrown})
        own(f, v);
      if (site.block < f.firstBlock || site.block >= f.endBlock)
        say("a site's block is its function's");
    }
    for (const FactParameter &p : facts_.parametersOf(f)) {
      symbol(p.name);
      own(f, p.vertex);
      own(f, p.after);
      own(f, p.whenTrue);
      own(f, p.whenFalse);
      vertex(p.defaultValue, "a default is out of range");
      index(p.type, facts_.types.size(), "a parameter's type is out of range");
    }
    for (std::uint32_t b = f.firstBlock; b < f.endBlock; ++b)
      block(f, facts_.blocks[b]);
    for (std::uint32_t s = f.firstScope; s < f.endScope; ++s) {
      const FlowScope &scope = facts_.scopes[s];
      own(f, scope.context);
      if (scope.parent != kNone &&
          (scope.parent < f.firstScope || scope.parent >= s))
        say("a scope's parent comes before it");
    }
  }
  void block(const FactFunction &f, const FlowBlock &b) {
    range(b.firstSite, b.endSite, facts_.sites.size(),
          "a block's sites are out of range");
    for (const std::uint32_t next : {b.next[0], b.next[1], b.handler})
      if (next != kNone && (next < f.firstBlock || next >= f.endBlock))
        say("a block continues in another function");
    if (b.scope < f.firstScope || b.scope >= f.endScope)
      say("a block's scope is its function's");
  }

  std::size_t dataSize(VertexKind kind) const {
    switch (kind) {
    case VertexKind::CellRead:
    case VertexKind::CellWrite:
      return facts_.cells.size();
    case VertexKind::Literal:
      return facts_.constants.size();
    case VertexKind::FunctionRef:
      return facts_.functions.size();
    case VertexKind::ClassRef:
      return facts_.classes.size();
    case VertexKind::ImportRef:
      return facts_.imports.size();
    case VertexKind::Container:
      return 4;
    case VertexKind::Result:
    case VertexKind::AfterReceiver:
    case VertexKind::Thrown:
      return facts_.sites.size();
    case VertexKind::AfterArgument:
      return facts_.siteArguments.size();
    case VertexKind::Parameter:
      return facts_.parameters.size();
    default:
      return kNone;
    }
  }
  void vertices() {
    for (const Vertex &v : facts_.vertices) {
      symbol(v.name);
      if (v.kind > VertexKind::Unknown) {
        say("a vertex has no such kind");
        continue;
      }
      const std::size_t size = dataSize(v.kind);
      if (size != kNone)
        index(v.data, size, "a vertex refers to nothing", false);
    }
  }
  void edges() {
    for (const Edge &e : facts_.edges) {
      if (e.kind > EdgeKind::GuardFalse) {
        say("an edge has no such kind");
      } else if (e.kind >= EdgeKind::GuardTrue) {
        index(e.read, facts_.sites.size(), "a guard's site is out of range",
              false);
      } else {
        index(e.read, facts_.paths.size(), "a path is out of range", false);
        index(e.write, facts_.paths.size(), "a path is out of range", false);
      }
    }
  }
  void sites() {
    for (const Site &s : facts_.sites) {
      symbol(s.written);
      range(s.firstArgument, s.endArgument, facts_.siteArguments.size(),
            "a site's arguments are out of range");
    }
    for (const SiteArgument &a : facts_.siteArguments) {
      symbol(a.name);
      vertex(a.value, "an argument is out of range");
      vertex(a.after, "an argument's state is out of range");
    }
  }

  const UnitFacts &facts_;
  std::vector<std::string> said_;
};
} // namespace

std::vector<std::string> verify(const UnitFacts &facts) {
  return FactsVerifier(facts).run();
}

} // namespace philint::ir
