"""Packages that are archives of an installation's files."""

import gzip
import hashlib
import io
import json
import pathlib
import subprocess
import tarfile
import tempfile


def tarball(files, programs, time, level):
    """The same files give the same bytes."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as out:
        for path, data in files.items():
            entry = tarfile.TarInfo(path)
            entry.size, entry.mtime = len(data), time
            entry.mode = 0o755 if path in programs else 0o644
            out.addfile(entry, io.BytesIO(data))
    return gzip.compress(raw.getvalue(), level, mtime=0)


def tar(what, output):
    name = f"philint-{what.version}-linux-x86_64"
    path = output / f"{name}.tar.gz"
    path.write_bytes(tarball(
        {f"{name}/{p}": data for p, data in what.files.items()},
        {f"{name}/{p}" for p in what.programs}, what.time, what.level))
    return path


def npm(what, output):
    about = {
        "name": "philint", "version": what.version,
        "description": "Follows patient data through an application and reports "
                       "where it leaks",
        "license": "Apache-2.0", "os": ["linux"], "cpu": ["x64"],
        "bin": {p[4:]: p for p in sorted(what.programs)},
        "man": ["share/man/man1/philint.1.gz"],
    }
    files = {"package.json": json.dumps(about, indent=2).encode() + b"\n",
             "README.md": (what.root / "integrations/python/README.md").read_bytes(),
             **what.files}
    path = output / f"philint-{what.version}.tgz"
    path.write_bytes(tarball(
        {f"package/{p}": data for p, data in files.items()},
        {f"package/{p}" for p in what.programs}, what.time, what.level))
    return path


def deb(what, glibc, output):
    path = output / f"philint_{what.version}_amd64.deb"
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder) / "philint"
        for name, data in what.files.items():
            target = top / "usr" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            target.chmod(0o755 if name in what.programs else 0o644)
        for below in [top, *top.rglob("*")]:
            if below.is_dir():
                below.chmod(0o755)
        size = sum(map(len, what.files.values())) // 1024
        (top / "DEBIAN").mkdir()
        (top / "DEBIAN" / "control").write_text(
            f"Package: philint\nVersion: {what.version}\nArchitecture: amd64\n"
            "Maintainer: The philint authors <philint@example.com>\n"
            f"Installed-Size: {size}\nDepends: libc6 (>= {glibc[0]}.{glibc[1]})\n"
            "Recommends: git\nSection: devel\nPriority: optional\n"
            "Description: follows patient data through an application\n"
            " Reports where patient data reaches a language model, a log, a store"
            "\n or a vendor in a way that HIPAA forbids.\n")
        subprocess.run(["dpkg-deb", "-Zgzip", f"-z{what.level}", "--root-owner-group", "--build", top, path],
                       check=True, stdout=subprocess.DEVNULL,
                       env={"SOURCE_DATE_EPOCH": str(what.time),
                            "PATH": "/usr/bin:/bin"})
    return path


def mirror(what, output):
    """A repository that pre-commit can read: it asks pip for the wheel."""
    folder = what.root / "integrations" / "pre-commit"
    hooks = (what.root / ".pre-commit-hooks.yaml").read_text()
    files = {
        ".pre-commit-hooks.yaml":
            hooks.replace("language: system", "language: python").encode(),
        "LICENSE": (what.root / "LICENSE").read_bytes()}
    for source in sorted(folder.iterdir()):
        text = source.read_text().replace("@VERSION@", what.version)
        files[source.name] = text.encode()
    path = output / f"philint-pre-commit-{what.version}.tar.gz"
    path.write_bytes(tarball(dict(sorted(files.items())), set(), what.time,
                             what.level))
    return path


def checksums(made, output):
    path = output / "SHA256SUMS"
    path.write_text("".join(
        f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n"
        for one in sorted(made)))
    return path
