"""A Python wheel: the program as a script, its libraries and manual beside it,
and a package by which `python -m philint` runs it."""

import base64
import hashlib
import time
import zipfile


def record_of(data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return "sha256=" + digest.rstrip(b"=").decode()


def metadata(what):
    readme = (what.root / "integrations/python/README.md").read_text()
    return "\n".join([
        "Metadata-Version: 2.1", "Name: philint", f"Version: {what.version}",
        "Summary: Follows patient data through an application and reports where "
        "it leaks",
        "License: Apache-2.0", "Requires-Python: >=3.8",
        "Classifier: Topic :: Security",
        "Classifier: Operating System :: POSIX :: Linux",
        "Description-Content-Type: text/markdown", "", readme])


def write(what, glibc, output):
    tag = "py3-none-manylinux_%d_%d_x86_64" % glibc
    name = f"philint-{what.version}"
    files = {}
    for path, data in what.files.items():
        place = (f"{name}.data/scripts/{path[4:]}" if path in what.programs
                 else f"{name}.data/data/{path}")
        files[place] = data
    for source in sorted((what.root / "integrations/python/philint").glob("*.py")):
        files[f"philint/{source.name}"] = source.read_bytes()
    info = f"{name}.dist-info"
    files[f"{info}/METADATA"] = metadata(what).encode()
    files[f"{info}/WHEEL"] = (f"Wheel-Version: 1.0\nGenerator: philint\n"
                              f"Root-Is-Purelib: false\nTag: {tag}\n").encode()
    files[f"{info}/licenses/LICENSE"] = (what.root / "LICENSE").read_bytes()
    rows = [f"{path},{record_of(data)},{len(data)}" for path, data in files.items()]
    rows.append(f"{info}/RECORD,,")
    files[f"{info}/RECORD"] = ("\n".join(rows) + "\n").encode()
    out = output / f"{name}-{tag}.whl"
    day = time.gmtime(max(what.time, 315532800))[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED,
                         compresslevel=what.level) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            runs = path.startswith(f"{name}.data/scripts/")
            entry.external_attr = (0o100755 if runs else 0o100644) << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, what.level)
    return out
