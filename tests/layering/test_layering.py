"""The link lines are the architecture: reads every #include and fails on an
arrow that docs/architecture.md does not draw; reads every string literal and
fails where one spells a vendor that only policies/ may name."""

import pathlib
import re

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Room -> rooms that it may know, besides itself.
ALLOWED = {
    "core/support": set(),
    "core/ir": {"core/support"},
    "core/model": {"core/ir"},
    "core/embedded": {"core/support"},
    "core/link": {"core/model", "core/embedded"},
    "core/report": {"core/ir"},
    "core/policy": {"core/link", "core/report"},
    "core/flow": {"core/policy"},
    "checks": {"core/flow", "core/report"},
    "frontends/common": {"core/ir"},
    "frontends/python": {"frontends/common"},
    "frontends/typescript": {"frontends/common"},
    "frontends/cxx_syntax": {"frontends/common"},
    "frontends/cxx_clang": {"frontends/cxx_syntax"},
    "frontends/config": {"frontends/common"},
    "cli": {"checks", "frontends/python", "frontends/typescript",
            "frontends/cxx_syntax", "frontends/config"},
    "bench": {"frontends/common", "core/support"},
}
TREE_SITTER = {"frontends/common", "frontends/python", "frontends/typescript",
               "frontends/cxx_syntax", "frontends/config", "bench"}
CLANG = {"frontends/cxx_clang"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def closure(room):
    seen, todo = {room}, [room]
    while todo:
        for other in ALLOWED[todo.pop()]:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def room_of(path):
    parts = path.split("/")
    for length in (2, 1):
        name = "/".join(parts[:length])
        if name in ALLOWED:
            return name
    return None


def sources():
    for top in ("core", "frontends", "checks", "cli", "bench"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cpp", ".inc"):
                yield path


def wrong_arrows(text, room):
    allowed = closure(room)
    for bracket, name in INCLUDE.findall(text):
        if bracket == '"':
            other = room_of(name)
            if other is None:
                yield f'"{name}" is in no room; write the path from the root'
            elif other not in allowed:
                yield f"{room} may not know {other} ({name})"
        elif name.startswith("tree_sitter/") and room not in TREE_SITTER:
            yield f"only frontends include tree-sitter ({name})"
        elif name.startswith(("clang/", "llvm/")) and room not in CLANG:
            yield f"only frontends/cxx_clang includes Clang ({name})"


def test_every_source_file_is_in_a_room():
    lost = [str(p.relative_to(ROOT)) for p in sources()
            if room_of(str(p.relative_to(ROOT))) is None]
    assert lost == []


def test_includes_follow_the_arrows():
    wrong = []
    for path in sources():
        relative = str(path.relative_to(ROOT))
        # The policy compiler and cli/main.cpp are programs of their room.
        for message in wrong_arrows(path.read_text(), room_of(relative)):
            wrong.append(f"{relative}: {message}")
    assert wrong == [], "\n".join(wrong)


def test_link_lines_follow_the_arrows():
    text = (ROOT / "CMakeLists.txt").read_text()
    short = {name.removeprefix("core/"): name for name in ALLOWED
             if not name.startswith("frontends/")}
    short |= {"frontend_" + name.split("/")[1]: name for name in ALLOWED
              if name.startswith("frontends/")}
    wrong = []
    for room, links in re.findall(r"philint_room\((\S+) LINKS ([^)]*)\)", text):
        allowed = closure(room)
        wrong += [f"{room} links {link}" for link in links.split()
                  if link in short and short[link] not in allowed]
    assert wrong == []


@pytest.mark.parametrize("room, line, is_wrong", [
    ("core/ir", '#include "core/support/Hash.h"', False),
    ("core/ir", '#include "core/link/Program.h"', True),
    ("core/flow", '#include "core/report/Finding.h"', False),
    ("core/flow", '#include "checks/Check.h"', True),
    ("core/link", "#include <tree_sitter/api.h>", True),
    ("frontends/python", "#include <tree_sitter/api.h>", False),
    ("frontends/python", "#include <clang/AST/AST.h>", True),
    ("frontends/python", '#include "core/link/Program.h"', True),
])
def test_the_test_itself(room, line, is_wrong):
    assert bool(list(wrong_arrows(line, room))) == is_wrong


STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
# Vendor ids that are English words, words of philint.yaml (audit sinks) or Python's own as well.
COMMON = {"self", "local", "custom", "other", "internal", "unknown", "none",
          "box", "segment", "sentry", "make", "linear", "notion", "slack",
          "harness", "rest", "plain", "scale", "ray", "python", "google",
          "splunk", "together", "replicate", "front", "render", "modal", "temporal"}


def vendor_words():
    words = set()
    for path in sorted((ROOT / "policies/vendors").glob("*.yaml")):
        document = yaml.safe_load(path.read_text()) or []
        vendors = document if isinstance(document, list) else document.get("vendors", [])
        for vendor in vendors:
            words.add(str(vendor["id"]).lower())
            words.add(str(vendor.get("name", "")).lower())
            words.update(h.lower().lstrip("*.") for h in vendor.get("hosts") or [])
    return {w for w in words if len(w) > 3} - COMMON


def literals(text):
    for line in text.split("\n"):
        if line.lstrip().startswith("#include"):
            continue
        # A literal may hold "//": strings are cut out before comments.
        held = []
        bare = STRING.sub(lambda m: held.append(m.group(1)) or f"\0{len(held) - 1}\0", line)
        bare = bare.split("//")[0]
        for index in re.findall("\0(\\d+)\0", bare):
            yield held[int(index)]


def test_no_source_file_names_a_vendor():
    words = vendor_words()
    wrong = []
    for path in sources():
        if path.is_relative_to(ROOT / "bench"):
            continue
        for literal in literals(path.read_text()):
            lowered = literal.lower()
            if lowered in words or any("." in w and w in lowered for w in words):
                wrong.append(f'{path.relative_to(ROOT)}: "{literal}"')
    assert wrong == [], "\n".join(wrong)
