"""The files of an installation, by their path below its prefix:
bin/philint, the libraries that are packed with it, manual and completion."""

import gzip
import json
import pathlib
import re
import subprocess
from typing import NamedTuple

from . import elf, help_texts


class Contents(NamedTuple):
    root: pathlib.Path
    version: str
    files: dict[str, bytes]  # by path below the prefix
    programs: set[str]       # those that are run
    libraries: dict[str, pathlib.Path]
    time: int                # seconds since 1970
    level: int = 9           # of compression


def bundled(program):
    """Libraries beside the C library, by name: where the linker finds them."""
    text = subprocess.run(["ldd", program], check=True, text=True,
                          capture_output=True).stdout
    found = re.findall(r"^\s+(\S+) => (/\S+)", text, re.M)
    return {name: pathlib.Path(path) for name, path in found
            if not elf.SYSTEM.match(name)}


def version_of(root):
    text = (root / "CMakeLists.txt").read_text()
    return re.search(r"project\(philint VERSION (\S+)", text)[1]


def time_of(root):
    """Of the commit, so that the same one gives the same bytes."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root,
                          capture_output=True, text=True)
    text = done.stdout.strip()
    return int(text) if text.isdigit() else 1767225600


def collect(root, program):
    libraries = bundled(program)
    commands = help_texts.read(program)
    manual = help_texts.manual(commands, version_of(root))
    files = {
        "bin/philint": program.read_bytes(),
        "share/man/man1/philint.1.gz": gzip.compress(manual.encode(), mtime=0),
        "share/bash-completion/completions/philint":
            help_texts.bash(commands).encode(),
        "share/zsh/site-functions/_philint": help_texts.zsh(commands).encode(),
        "share/fish/vendor_completions.d/philint.fish":
            help_texts.fish(commands).encode(),
        "share/doc/philint/LICENSE": (root / "LICENSE").read_bytes(),
    }
    programs = {"bin/philint"}
    for name, path in libraries.items():
        files[f"lib/philint/{name}"] = path.read_bytes()
    return Contents(root, version_of(root), dict(sorted(files.items())),
                    programs, libraries, time_of(root))


def grammars(root):
    """(name, version, licence) of what is compiled in from npm packages."""
    lock = json.loads((root / "third_party/package-lock.json").read_text())
    for path, package in sorted(lock["packages"].items()):
        name = path.rpartition("node_modules/")[2]
        if name.startswith("tree-sitter"):
            yield name, package["version"], package.get("license", "MIT")
