#include "core/link/Link.h"
namespace philint::link {
ConstantSet constantsOf(const Program &, VertexId) { return {{}, false}; }
} // namespace philint::link
