"""A software bill of materials, CycloneDX 1.5: what is inside the program."""

import datetime
import hashlib
import json
import subprocess
import uuid

from . import layout

# Debian packages of the libraries that are linked in.
LINKED = {
    "libyaml-cpp-dev": "MIT", "nlohmann-json3-dev": "MIT",
    "libcli11-dev": "BSD-3-Clause", "libxxhash-dev": "BSD-2-Clause",
    "libabsl-dev": "Apache-2.0", "libmimalloc-dev": "MIT",
    "libstdc++-12-dev": "GPL-3.0-with-GCC-exception",
}


def debian_versions(names):
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}\t${Version}\n", *names],
        capture_output=True, text=True)
    return dict(line.split("\t") for line in done.stdout.splitlines())


def component(name, version, licence, purl):
    return {"type": "library", "bom-ref": purl, "name": name, "version": version,
            "licenses": [{"license": {"id": licence}}], "purl": purl}


def write(what, output):
    parts = [component(name, version, licence, f"pkg:npm/{name}@{version}")
             for name, version, licence in layout.grammars(what.root)]
    versions = debian_versions(LINKED)
    for name, version in sorted(versions.items()):
        parts.append(component(name, version, LINKED[name],
                               f"pkg:deb/debian/{name}@{version}?arch=amd64"))
    digest = hashlib.sha256(what.files["bin/philint"]).hexdigest()
    program = f"pkg:generic/philint@{what.version}"
    when = datetime.datetime.fromtimestamp(what.time, datetime.timezone.utc)
    bom = {
        "bomFormat": "CycloneDX", "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": program, "name": "philint",
                "version": what.version, "purl": program,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "hashes": [{"alg": "SHA-256", "content": digest}]}},
        "components": parts,
        "dependencies": [{"ref": program,
                          "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    path = output / f"philint-{what.version}.cdx.json"
    path.write_text(json.dumps(bom, indent=1) + "\n")
    return path
