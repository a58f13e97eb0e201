// One description of the form serves both directions: visit() calls the
// archive with every member in order; the archive writes or reads it.
#include "core/ir/Binary.h"

#include "core/ir/Verify.h"
#include "core/support/Hash.h"

#include <cstring>
#include <type_traits>

namespace philint::ir {

namespace {
constexpr char kMagic[8] = {'p', 'h', 'i', 'f', 'a', 'c', 't', 's'};
constexpr std::size_t kHeader = 8 + 4 + 4 + 8 + 8; // …, size, checksum

class Writer {
public:
  static constexpr bool reads = false;
  template <class T> void number(const T &value) {
    auto bits = static_cast<std::uint64_t>(value);
    char bytes[sizeof(T)];
    for (char &byte : bytes) {
      byte = static_cast<char>(bits & 0xff);
      bits >>= 8;
    }
    out.append(bytes, sizeof bytes);
  }
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    out.append(text);
  }
  std::string out;
};

class Reader {
public:
  static constexpr bool reads = true;
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class T> void number(T &value) {
    if (bytes_.size() - at_ < sizeof(T))
      return fail();
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
      bits |= std::uint64_t{static_cast<unsigned char>(bytes_[at_ + i])}
              << (8 * i);
    at_ += sizeof(T);
    value = static_cast<T>(bits);
  }
  std::string_view text() {
    std::uint32_t size = 0;
    number(size);
    if (bytes_.size() - at_ < size) {
      fail();
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  // Every element takes at least a byte, which bounds what is allocated.
  std::uint32_t count() {
    std::uint32_t size = 0;
    number(size);
    if (bytes_.size() - at_ < size) {
      fail();
      return 0;
    }
    return size;
  }
  std::size_t left() const { return bytes_.size() - at_; }
  void fail() {
    failed_ = true;
    at_ = bytes_.size();
  }
  bool failed() const { return failed_; }
  bool atEnd() const { return at_ == bytes_.size(); }

private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

template <class A, class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
void visit(A &archive, T &value) {
  if constexpr (std::is_same_v<std::remove_const_t<T>, bool>) {
    auto byte = static_cast<std::uint8_t>(value);
    archive.number(byte);
    if constexpr (A::reads)
      value = byte != 0;
  } else {
    archive.number(value);
  }
}

template <class A, class... T> void all(A &archive, T &...values);

template <class A> void visit(A &a, Symbol &s) { visit(a, s.id); }
template <class A> void visit(A &a, Span &s) { all(a, s.begin, s.end); }
template <class A> void visit(A &a, Step &s) { all(a, s.kind, s.name); }
template <class A> void visit(A &a, Constant &c) { all(a, c.kind, c.text); }
template <class A> void visit(A &a, Import &i) {
  all(a, i.path, i.member, i.level, i.bindsRoot, i.span);
}
template <class A> void visit(A &a, Type &t) {
  all(a, t.written, t.value, t.firstChild, t.endChild);
}
template <class A> void visit(A &a, Vertex &v) {
  all(a, v.kind, v.flags, v.data, v.name, v.span);
}
template <class A> void visit(A &a, Edge &e) {
  std::uint32_t packed = e.write | static_cast<std::uint32_t>(e.kind) << 28;
  all(a, e.from, e.to, e.read, packed);
  if constexpr (A::reads) {
    e.write = packed & 0x0fffffffU;
    // Damaged values are kept: verify() names them.
    e.kind = static_cast<EdgeKind>(packed >> 28);
  }
}
template <class A> void visit(A &a, Site &s) {
  all(a, s.function, s.callee, s.receiver, s.result, s.afterReceiver, s.thrown,
      s.firstArgument, s.endArgument, s.written, s.block, s.flags, s.span,
      s.calleeSpan);
}
template <class A> void visit(A &a, SiteArgument &s) {
  all(a, s.kind, s.name, s.value, s.after, s.span);
}
template <class A> void visit(A &a, FlowBlock &b) {
  all(a, b.firstSite, b.endSite, b.next[0], b.next[1], b.handler, b.scope,
      b.terminator);
}
template <class A> void visit(A &a, FlowScope &s) {
  all(a, s.kind, s.parent, s.context, s.span);
}
template <class A> void visit(A &a, ThrowPoint &t) {
  all(a, t.function, t.value, t.block, t.span);
}
template <class A> void visit(A &a, Cell &c) {
  auto kind = static_cast<std::uint8_t>(c.kind);
  all(a, kind, c.function, c.name);
  if constexpr (A::reads)
    c.kind = kind == 0 ? Cell::Global : Cell::Captured;
}
template <class A> void visit(A &a, DynamicKey &k) {
  all(a, k.function, k.edge, k.key);
}
template <class A> void visit(A &a, ValueType &t) {
  all(a, t.function, t.vertex, t.type);
}
template <class A> void visit(A &a, FactFunction &f) {
  all(a, f.name, f.suffix, f.kind, f.isAsync, f.isGenerator, f.isAbstract,
      f.parent, f.ownerClass, f.firstVertex, f.endVertex, f.firstEdge,
      f.endEdge, f.firstSite, f.endSite, f.firstBlock, f.endBlock, f.firstScope,
      f.endScope, f.firstParameter, f.endParameter, f.firstThrow, f.endThrow,
      f.result, f.thrown, f.resultType, f.docstring, f.span, f.nameSpan);
}
template <class A> void visit(A &a, FactParameter &p) {
  all(a, p.name, p.vertex, p.after, p.whenTrue, p.whenFalse, p.defaultValue,
      p.type, p.kind, p.span);
}
template <class A> void visit(A &a, FactClass &c) {
  all(a, c.name, c.suffix, c.function, c.value, c.firstBase, c.endBase,
      c.firstDecorator, c.endDecorator, c.firstField, c.endField,
      c.firstWrittenBase, c.endWrittenBase, c.firstVirtual, c.endVirtual,
      c.firstKeyword, c.endKeyword,
      c.docstring, c.span, c.nameSpan);
}
template <class A> void visit(A &a, FactClassField &f) {
  all(a, f.name, f.type, f.defaultValue, f.span);
}
template <class A> void visit(A &a, Argument &x) {
  all(a, x.kind, x.name, x.value, x.span);
}
template <class A> void visit(A &a, Declaration &d) {
  all(a, d.name, d.parameters, d.least);
}
template <class A> void visit(A &a, Comment &c) { all(a, c.text, c.span); }
template <class A> void visit(A &a, Problem &p) {
  auto kind = static_cast<std::uint8_t>(p.kind);
  all(a, kind, p.what, p.span);
  if constexpr (A::reads)
    p.kind = static_cast<Problem::Kind>(kind > 3 ? 1 : kind);
}
template <class A> void visit(A &a, std::string &s) {
  if constexpr (A::reads)
    s = a.text();
  else
    a.text(s);
}
template <class A> void visit(A &a, StringTable &strings) {
  if constexpr (A::reads) {
    std::uint32_t count = a.count(), bytes = 0;
    a.number(bytes);
    if (bytes > a.left())
      a.fail();
    else
      strings.reserve(count, bytes);
    for (std::uint32_t i = 1; i < count && !a.failed(); ++i) {
      std::uint32_t hash = 0;
      a.number(hash);
      if (strings.intern(a.text(), hash).id != i)
        a.fail(); // a string twice: ids would shift
    }
  } else {
    std::uint32_t bytes = 0;
    for (std::uint32_t i = 1; i < strings.size(); ++i)
      bytes += static_cast<std::uint32_t>(strings.text({i}).size());
    a.number(strings.size());
    a.number(bytes);
    for (std::uint32_t i = 1; i < strings.size(); ++i) {
      a.number(strings.hashOf({i}));
      a.text(strings.text({i}));
    }
  }
}
template <class A, class T> void visit(A &a, std::vector<T> &values) {
  if constexpr (A::reads) {
    values.resize(a.count());
    for (T &value : values)
      if (!a.failed())
        visit(a, value);
  } else {
    a.number(static_cast<std::uint32_t>(values.size()));
    for (T &value : values)
      visit(a, value);
  }
}
template <class A, class... T> void all(A &archive, T &...values) {
  (visit(archive, values), ...);
}

template <class A> void visit(A &a, UnitFacts &f) {
  all(a, f.strings, f.language, f.path, f.module, f.contentHash, f.paths,
      f.constants, f.imports, f.types, f.typeChildren, f.vertices, f.edges,
      f.sites, f.siteArguments, f.blocks, f.scopes, f.throwPoints, f.cells,
      f.dynamicKeys, f.valueTypes, f.functions, f.parameters, f.classes,
      f.classFields, f.classValues, f.classNames, f.classKeywords,
      f.exportedNames, f.hasExportList, f.declarations, f.usedScopes,
      f.comments, f.problems, f.lineStarts);
}
} // namespace

std::string writeFacts(const UnitFacts &facts) {
  Writer body;
  // visit() takes a mutable reference for the reader's sake only.
  visit(body, const_cast<UnitFacts &>(facts));
  Writer file;
  file.out.assign(kMagic, sizeof kMagic);
  file.number(kFactsVersion);
  file.number(std::uint32_t{0});
  file.number(std::uint64_t{body.out.size()});
  file.number(hashBytes(body.out, kFactsVersion));
  file.out += body.out;
  return std::move(file.out);
}

Expected<UnitFacts> readFacts(std::string_view bytes) {
  if (bytes.size() < kHeader ||
      std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0)
    return Error{"is not a file of facts"};
  Reader header(bytes.substr(sizeof kMagic, kHeader - sizeof kMagic));
  std::uint32_t version = 0, reserved = 0;
  std::uint64_t size = 0, checksum = 0;
  header.number(version);
  header.number(reserved);
  header.number(size);
  header.number(checksum);
  if (version != kFactsVersion)
    return Error{"holds facts of version " + std::to_string(version) +
                 ", not " + std::to_string(kFactsVersion)};
  const std::string_view rest = bytes.substr(kHeader);
  if (reserved != 0 || rest.size() != size ||
      hashBytes(rest, kFactsVersion) != checksum)
    return Error{"holds damaged facts"};
  Reader body(rest);
  UnitFacts facts;
  visit(body, facts);
  if (body.failed() || !body.atEnd() || !verify(facts).empty())
    return Error{"holds facts that contradict themselves"};
  return facts;
}

} // namespace philint::ir
