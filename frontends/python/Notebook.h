// Jupyter notebooks: the code cells as one Python source, with the way back
// from a place in it to the place in the notebook's JSON.
//
// A line of a cell is a string of the JSON; finding and comment positions are
// the bytes of that string. Magics (`%cd`, `!pip`, `%%bash` and its whole cell)
// are no Python: they are left out and told as problems.
#pragma once

#include "core/ir/Body.h"

#include <string>
#include <string_view>
#include <vector>

namespace philint::python {

struct Notebook {
  // From `text` on a byte of the source is one of the JSON from `json` on.
  struct Segment {
    std::uint32_t text = 0, json = 0;
  };
  std::string source;
  std::vector<Segment> segments; // ascending in both
  std::vector<ir::Span> magics;  // in the source

  std::uint32_t jsonOffset(std::uint32_t textOffset) const;
};

bool isNotebook(std::string_view path);

// The source is empty where the bytes are no notebook of Python code.
Notebook readNotebook(std::string_view json);

// Makes every position of a unit that was read from the notebook's source one
// of its JSON.
void mapPositions(const Notebook &notebook, ir::Unit &unit);

} // namespace philint::python
