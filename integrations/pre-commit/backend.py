"""Builds a wheel that holds no more than a dependency (PEP 517)."""

import os
import re
import zipfile

TAG = "py3-none-any"


def values(key):
    with open("pyproject.toml", encoding="utf-8") as file:
        found = re.search(rf"^{key} = (.*)$", file.read(), re.M)
    return re.findall(r'"([^"]*)"', found[1])


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    (name,), (version,) = values("name"), values("version")
    plain = f"{name.replace('-', '_')}-{version}"
    info = f"{plain}.dist-info"
    needs = "".join(f"Requires-Dist: {one}\n" for one in values("dependencies"))
    files = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\n"
                            f"Version: {version}\n{needs}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: philint\n"
                         f"Root-Is-Purelib: true\nTag: {TAG}\n"}
    record = f"{info}/RECORD"
    files[record] = "".join(f"{path},,\n" for path in [*files, record])
    wheel = f"{plain}-{TAG}.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel
