// The dump of UnitFacts: one line a vertex, edge and site.
#include "core/ir/Text.h"
#include "core/ir/TextNames.h"

namespace philint::ir {

namespace {
using namespace text;

class FactsPrinter {
public:
  explicit FactsPrinter(const UnitFacts &facts) : facts_(facts) {}

  std::string print() {
    out_ = "facts " + quoted(facts_.path) + " " +
           std::string(word(languageWords(), facts_.language)) + "\n";
    for (std::size_t i = 0; i < facts_.imports.size(); ++i)
      import(i);
    for (std::size_t i = 0; i < facts_.cells.size(); ++i)
      cell(i);
    for (std::size_t i = 0; i < facts_.types.size(); ++i)
      type(i);
    for (std::size_t i = 0; i < facts_.classes.size(); ++i)
      classLine(i);
    for (const FactFunction &f : facts_.functions)
      function(f);
    return std::move(out_);
  }

private:
  std::string name(Symbol s) const { return std::string(facts_.text(s)); }
  static std::string vertex(VertexId v) {
    return v == kNone ? "-" : "v" + std::to_string(v);
  }
  std::string path(PathId id) const {
    std::string text;
    if (id < facts_.paths.size())
      for (const Step &step : facts_.paths[id])
        text += stepText(step, facts_.strings);
    return text;
  }

  void import(std::size_t i) {
    const Import &import = facts_.imports[i];
    out_ += "import i" + std::to_string(i) + " " +
            std::string(import.level, '.') + name(import.path);
    if (import.member)
      out_ += " member " + name(import.member);
    if (import.bindsRoot)
      out_ += " root";
    out_ += '\n';
  }
  void cell(std::size_t i) {
    const Cell &cell = facts_.cells[i];
    out_ += "cell c" + std::to_string(i) +
            (cell.kind == Cell::Global ? " global " : " captured ") +
            name(cell.name);
    if (cell.kind == Cell::Captured)
      out_ += " of f" + std::to_string(cell.function);
    out_ += '\n';
  }
  void type(std::size_t i) {
    const Type &type = facts_.types[i];
    out_ += "type t" + std::to_string(i) + " " + quoted(name(type.written)) +
            " " + vertex(type.value);
    for (std::uint32_t c = type.firstChild; c < type.endChild; ++c)
      out_ += " t" + std::to_string(facts_.typeChildren[c]);
    out_ += '\n';
  }
  void classLine(std::size_t i) {
    const FactClass &c = facts_.classes[i];
    out_ += "class k" + std::to_string(i) + " " + name(c.suffix) + " " +
            vertex(c.value) + " bases(";
    for (std::uint32_t b = c.firstBase; b < c.endBase; ++b)
      out_ += (b > c.firstBase ? " " : "") + vertex(facts_.classValues[b]);
    out_ += ")";
    for (std::uint32_t f = c.firstField; f < c.endField; ++f) {
      const FactClassField &field = facts_.classFields[f];
      out_ += " " + name(field.name);
      if (field.type != kNone)
        out_ += ":t" + std::to_string(field.type);
      if (field.defaultValue != kNone)
        out_ += "=" + vertex(field.defaultValue);
    }
    out_ += '\n';
  }
  void function(const FactFunction &f) {
    out_ += "\nfunction f" + std::to_string(&f - facts_.functions.data()) +
            " " + quoted(name(f.suffix)) + " " +
            std::string(word(functionWords(), f.kind)) + " result " +
            vertex(f.result) + " throws " + vertex(f.thrown) + "\n";
    for (const FactParameter &p : facts_.parametersOf(f)) {
      out_ += "  param " + name(p.name) + " " + vertex(p.vertex);
      if (p.after != kNone)
        out_ += " after " + vertex(p.after);
      if (p.whenTrue != kNone)
        out_ += " when-true " + vertex(p.whenTrue);
      if (p.whenFalse != kNone)
        out_ += " when-false " + vertex(p.whenFalse);
      if (p.defaultValue != kNone)
        out_ += " default " + vertex(p.defaultValue);
      if (p.type != kNone)
        out_ += " type t" + std::to_string(p.type);
      out_ += '\n';
    }
    for (VertexId v = f.firstVertex; v < f.endVertex; ++v)
      vertexLine(v);
    for (std::uint32_t e = f.firstEdge; e < f.endEdge; ++e)
      edge(facts_.edges[e]);
    for (const ValueType &t : facts_.valueTypes)
      if (t.vertex >= f.firstVertex && t.vertex < f.endVertex)
        out_ += "  type t" + std::to_string(t.type) + " of " +
                vertex(t.vertex) + "\n";
    for (SiteId s = f.firstSite; s < f.endSite; ++s)
      site(s);
    for (std::uint32_t b = f.firstBlock; b < f.endBlock; ++b)
      block(b);
  }
  void vertexLine(VertexId v) {
    const Vertex &vertex = facts_.vertices[v];
    out_ += "  v" + std::to_string(v) + " " +
            std::string(word(vertexWords(), vertex.kind));
    if (vertex.kind == VertexKind::Literal)
      out_ += " " + quoted(name(facts_.constants[vertex.data].text));
    else if (vertex.data != kNone)
      out_ += " " + std::to_string(vertex.data);
    if (vertex.name)
      out_ += (vertex.flags & kVertexNamed ? " $" : " .") + name(vertex.name);
    if (vertex.flags & kVertexLoop)
      out_ += " loop";
    out_ += " @" + spanText(vertex.span) + "\n";
  }
  void edge(const Edge &edge) {
    out_ += "  v" + std::to_string(edge.from) + " -> v" +
            std::to_string(edge.to) + " " +
            std::string(word(edgeWords(), edge.kind));
    if (edge.kind == EdgeKind::GuardTrue || edge.kind == EdgeKind::GuardFalse) {
      out_ += " s" + std::to_string(edge.read) + " " +
              (edge.write == kGuardReceiver ? "receiver"
                                            : std::to_string(edge.write));
    } else {
      if (edge.read)
        out_ += (edge.kind == EdgeKind::CopyKill ? " but " : " from ") +
                path(edge.read);
      if (edge.write)
        out_ += " to " + path(edge.write);
    }
    out_ += '\n';
  }
  void site(SiteId s) {
    const Site &site = facts_.sites[s];
    out_ += "  site s" + std::to_string(s) + " " + quoted(name(site.written)) +
            " callee " + vertex(site.callee);
    if (site.receiver != kNone)
      out_ += " receiver " + vertex(site.receiver);
    if (site.afterReceiver != kNone)
      out_ += "/" + vertex(site.afterReceiver);
    out_ += " (";
    bool first = true;
    for (const SiteArgument &argument : facts_.argumentsOf(site)) {
      out_ += first ? "" : ", ";
      first = false;
      if (argument.kind == ArgumentKind::Named)
        out_ += name(argument.name) + "=";
      else if (argument.kind != ArgumentKind::Positional)
        out_ += argument.kind == ArgumentKind::Spread ? "*" : "**";
      out_ += vertex(argument.value);
      if (argument.after != kNone)
        out_ += "/" + vertex(argument.after);
    }
    out_ += ") -> " + vertex(site.result) + "\n";
  }
  void block(std::uint32_t b) {
    const FlowBlock &block = facts_.blocks[b];
    out_ += "  block b" + std::to_string(b) + " sites " +
            std::to_string(block.firstSite) + ":" +
            std::to_string(block.endSite) + " " +
            std::string(word(terminatorWords(), block.terminator));
    for (const std::uint32_t next : block.next)
      if (next != kNone)
        out_ += " b" + std::to_string(next);
    if (block.handler != kNone)
      out_ += " handler b" + std::to_string(block.handler);
    out_ += '\n';
  }

  const UnitFacts &facts_;
  std::string out_;
};
} // namespace

std::string printFacts(const UnitFacts &facts) {
  return FactsPrinter(facts).print();
}

} // namespace philint::ir
