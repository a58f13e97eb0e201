#include "frontends/python/Notebook.h"

#include <gtest/gtest.h>

using namespace philint::python;

namespace {

TEST(Notebook, CodeCellsAreOneSource) {
  const std::string json =
      R"({"cells": [{"cell_type": "markdown", "source": ["# x"]},
          {"source": ["a = \"1\"\n", "b"], "cell_type": "code"},
          {"cell_type": "code", "source": "c"}]})";
  const Notebook made = readNotebook(json);
  EXPECT_EQ(made.source, "a = \"1\"\nb\nc\n");
  for (const char wanted : {'a', '=', 'b'}) {
    const auto at = static_cast<std::uint32_t>(made.source.find(wanted));
    EXPECT_EQ(json[made.jsonOffset(at)], wanted);
  }
  EXPECT_EQ(json[made.jsonOffset(4)], '\\'); // an escaped quote begins there
}

TEST(Notebook, MagicsAreNoPython) {
  const Notebook made = readNotebook(
      R"({"cells": [{"cell_type": "code", "source": ["%%bash\n", "ls $x\n"]},
          {"cell_type": "code", "source":
             ["if x:\n", "    !ls\n", "y = !ls\n", "%time f(x)\n", "x?"]}]})");
  EXPECT_EQ(made.source, "0     \n     \n\nif x:\n    0  \ny = 0  \n      f(x)\n"
                         "0 \n");
  EXPECT_EQ(made.magics.size(), 5u);
}

TEST(Notebook, OtherLanguagesAreNotRead) {
  EXPECT_EQ(readNotebook(R"({"cells": [{"cell_type": "code", "source": "x"}],
      "metadata": {"kernelspec": {"language": "R"}}})")
                .source,
            "");
}

TEST(Notebook, DamagedFilesEndWhereTheyAreDamaged) {
  const std::string json =
      R"({"cells": [{"cell_type": "code", "source": ["a\u00fc\ud83d\ude00"]}]})";
  for (std::size_t size = 0; size <= json.size(); ++size)
    EXPECT_LE(readNotebook(json.substr(0, size)).source.size(), 12u);
  EXPECT_EQ(readNotebook(json).source, "a\xc3\xbc\xf0\x9f\x98\x80\n");
  EXPECT_EQ(readNotebook(std::string(100000, '[')).source, "");
}

} // namespace
