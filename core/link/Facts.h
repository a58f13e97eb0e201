// What is known of the values at each vertex: (path, value) pairs, each once,
// in the order of their discovery.
//
// The pairs of a vertex lie side by side, and the first `done` of them have
// been handed on. What is asked for most (is it there, is there room) touches
// the vertex's record and its pairs alone, not a table of all facts.
//
//   facts.add(v, 0, classValue);        // false: it was there
//   for (const Held held : facts.of(v)) …
#pragma once

#include "core/link/Values.h"

#include <memory>
#include <span>

namespace philint::link {

struct Held {
  PathId path = 0;
  ValueId value = 0;
  bool operator==(const Held &) const = default;
};

// Sorts of facts, each of which a vertex has only so many of.
enum class FactSort : std::uint8_t {
  Own,   // functions, classes, instances, modules at the vertex itself
  Below, // the same at paths that are not empty
  Api,
  External,
  Literal,
};
struct FactCounts {
  std::uint16_t of[5] = {}; // by sort
  bool isCapped = false;
  std::uint16_t &operator[](FactSort sort) {
    return of[static_cast<std::size_t>(sort)];
  }
};

class FactTable {
public:
  void grow(std::size_t vertices) { vertices_.resize(vertices); }
  std::size_t vertices() const { return vertices_.size(); }
  std::size_t facts() const { return facts_; }

  // False where the vertex has the fact.
  bool add(VertexId v, Held held);

  FactCounts &counts(VertexId v) { return vertices_[v].counts; }
  bool empty(VertexId v) const { return vertices_[v].size == 0; }
  // Valid until a fact is added to the vertex.
  std::span<const Held> of(VertexId v) const {
    const Vertex &at = vertices_[v];
    return {at.size ? block(at) : nullptr, at.size};
  }
  // The facts that have been handed on.
  std::span<const Held> done(VertexId v) const {
    return of(v).first(vertices_[v].done);
  }
  // Copies the facts that have not been handed on to `out`, which has room for
  // kMost, and counts them as handed on.
  std::span<const Held> take(VertexId v, Held *out);
  // More than the linker's limits let a vertex have.
  static constexpr std::size_t kMost = 512;

private:
  struct Vertex {
    std::uint32_t start = 0; // of its block
    std::uint16_t size = 0, done = 0;
    std::uint8_t room = 0; // log2 of the block's size, plus one
    FactCounts counts;
  };
  static constexpr unsigned kChunkBits = 16, kClasses = 11;
  static constexpr std::uint32_t kChunk = 1U << kChunkBits;

  Held *block(const Vertex &v) const {
    return chunks_[v.start >> kChunkBits].get() + (v.start & (kChunk - 1));
  }
  void move(Vertex &v);

  std::vector<Vertex> vertices_;
  std::vector<std::unique_ptr<Held[]>> chunks_;
  std::vector<std::uint32_t> free_[kClasses]; // blocks, by log2 of their size
  std::uint32_t used_ = kChunk;               // of the last chunk
  std::size_t facts_ = 0;
};

} // namespace philint::link
