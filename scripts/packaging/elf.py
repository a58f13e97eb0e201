"""What a program needs of the machine that it runs on."""

import re
import subprocess
from typing import NamedTuple

# The C library and what comes with it: every machine has these.
SYSTEM = re.compile(r"^(linux-vdso|ld-linux|lib(c|m|dl|rt|pthread|resolv)\.so)")


class Needs(NamedTuple):
    libraries: list[str]
    glibc: tuple[int, int]  # newest version of a symbol that is used


def read(program):
    text = subprocess.run(["objdump", "-p", program], check=True, text=True,
                          capture_output=True).stdout
    libraries = re.findall(r"^\s+NEEDED\s+(\S+)", text, re.M)
    versions = [tuple(map(int, v.split(".")[:2]))
                for v in re.findall(r"\bGLIBC_(2\.\d+)", text)]
    return Needs(libraries, max(versions))


def problems(needs, newest, bundled):
    """Why a program would not start on the oldest machine that is promised."""
    out = []
    if needs.glibc > newest:
        out.append("it needs glibc %d.%d, newer than the promised %d.%d"
                   % (*needs.glibc, *newest))
    for library in needs.libraries:
        if not SYSTEM.match(library) and library not in bundled:
            out.append(f"it needs {library}, which is not packed")
    for name, path in bundled.items():
        other = read(path)
        if other.glibc > newest:
            out.append("%s needs glibc %d.%d" % (name, *other.glibc))
    return out
