"""Each row of the catalogue is met by its example, and an example of a sink is told.

A row's `example` is code. A file's rows are put into one program:

    import openai                            # what the examples speak of
    client = openai.OpenAI()                 # the file's `setup`

    def example_12(note, mrn, …):            # patient data
        client.responses.create(input=note)  # the example of the row in line 12

and `--dump=rows` says which rows hold in which line.
"""

import functools
import json
import os
import pathlib
import re
import subprocess

import pytest
import yaml

import expect

CATALOG = expect.ROOT / "policies/catalog"
FILES = sorted((CATALOG / "python").glob("*.yaml"))
SCRIPT_FILES = sorted((CATALOG / "typescript").glob("*.yaml"))
CXX_FILES = sorted((CATALOG / "cxx").glob("*.yaml"))
ALL_FILES = FILES + SCRIPT_FILES + CXX_FILES
NAMES = [f"{path.parent.name}-{path.stem}" for path in ALL_FILES]
# What an example may speak of without saying what it is.
PHI = ["note", "notes", "mrn", "patient", "record", "name", "session_audio", "records"]
HEADER = "# patient chart of a clinic: clinical_note, diagnosis, hipaa\n"


class Rows(yaml.SafeLoader):
    """Mappings remember their line."""


def mapping(loader, node):
    out = dict(loader.construct_pairs(node, deep=True))
    out["__line__"] = node.start_mark.line + 1
    return out


Rows.add_constructor("tag:yaml.org,2002:map", mapping)


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Rows)


def paths_of(row):
    paths = next(row[key] for key in ("call", "read", "assign", "overrides") if row.get(key))
    return paths if isinstance(paths, list) else [paths]


@functools.cache
def roots():
    """First names of all paths and types of the catalogue."""
    out = set()
    for path in FILES:
        root = read(path)
        for aliases in (root.get("types") or {}).values():
            out |= {re.split(r"[.(\[]", alias)[0] for alias in aliases} if isinstance(aliases, list) else set()
        for row in root.get("apis") or []:
            out |= {re.split(r"[.(\[]", path)[0] for path in paths_of(row)}
    return out - {"builtins", ""}


def imports(root):
    """Modules that the file's examples and setup may name."""
    found = set(root.get("package", {}).get("imports", []))
    text = "\n".join([root.get("setup", "")] + [r.get("example", "") for r in root.get("apis") or []])
    found |= set(re.findall(r"(?<![\w.'\"])([a-z_]\w*)(?=\.)", text)) & roots()
    named = [f"import {module}" for module in sorted(found)
             if re.fullmatch(r"[A-Za-z_][\w.]*", module) and module != "builtins"
             and re.search(rf"\b{re.escape(module.split('.')[0])}\.", text)]
    return named


def program_of(root):
    """The program's text, and the line of each row's example."""
    lines = [HEADER.strip(), *imports(root), "HISTORY = []", *root.get("setup", "").split("\n")]
    places = {}
    for row in root.get("apis") or []:
        example = row["example"]
        if example.startswith("@"):
            lines += ["", ""]
            places[row["__line__"]] = (len(lines) + 1, len(lines) + 3)
            lines += [example, f"def example_{row['__line__']}(clinical_note, patient_mrn):", "    return clinical_note"]
            continue
        lines += ["", "", f"async def example_{row['__line__']}(clinical_note, patient_mrn, patient_name, self):",
                  "    note = notes = records = record = clinical_note",
                  "    mrn, name, patient = patient_mrn, patient_name, [clinical_note]",
                  "    session_audio = clinical_note"]
        first = len(lines) + 1
        start = "    return " if "read" in row else "    "
        lines += [start + line for line in example.split("\n")]
        places[row["__line__"]] = (first, len(lines))
    return "\n".join(lines) + "\n", places


def script_of(root):
    """The same for TypeScript."""
    lines = ["// patient chart of a clinic: clinicalNote, diagnosis, hipaa",
             *root.get("setup", "").split("\n")]
    places = {}
    for row in root.get("apis") or []:
        lines += ["", f"export async function example{row['__line__']}"
                      "(clinicalNote: string, patientMrn: string, patientName: string) {",
                  "  const note = clinicalNote, mrn = patientMrn, name = patientName;",
                  "  const notes = [clinicalNote], record = { note, mrn };"]
        first = len(lines) + 1
        start = "  return " if "read" in row else "  "
        lines += [start + line for line in row["example"].split("\n")]
        places[row["__line__"]] = (first, len(lines))
        lines += ["}"]
    return "\n".join(lines) + "\n", places


def cxx_of(root):
    """The same for C++."""
    lines = ["// patient chart of a clinic: clinicalNote, diagnosis, hipaa",
             *root.get("setup", "").split("\n")]
    places = {}
    for row in root.get("apis") or []:
        lines += ["", f"void example{row['__line__']}(std::string clinicalNote, "
                      "std::string patientMrn, std::string patientName) {",
                  "  std::string note = clinicalNote, mrn = patientMrn, name = patientName;",
                  "  std::string record = clinicalNote, body = clinicalNote, session_audio = clinicalNote;"]
        first = len(lines) + 1
        lines += ["  " + line + ";" for line in row["example"].split("; ")]
        places[row["__line__"]] = (first, len(lines))
        lines += ["}"]
    return "\n".join(lines) + "\n", places


def variables(root):
    """What rows that ask for a variable of the environment want it to be."""
    return {(test["env"], test["equals"][0]) for row in root.get("apis") or []
            for test in row.get("when") or [] if "env" in test and "equals" in test}


def write_program(path, folder):
    """The catalogue file, and the places of its examples in what was written."""
    root = read(path)
    (folder / ".env").write_text("".join(
        f"{name}={value}\n" for name, value in sorted(variables(root))))
    if path in CXX_FILES:
        text, places = cxx_of(root)
        (folder / "examples.cpp").write_text(text, encoding="utf-8")
    elif path in SCRIPT_FILES:
        text, places = script_of(root)
        (folder / "examples.ts").write_text(text, encoding="utf-8")
    else:
        text, places = program_of(root)
        compile(text, "examples.py", "exec")
        (folder / "examples.py").write_text(text, encoding="utf-8")
    return root, places


def run(folder, *flags):
    done = subprocess.run(
        [expect.binary(), "scan", ".", "--no-cache", "--fail-on", "never",
         "--confidence", "low", "--as-of", "2026-06-01", *flags],
        cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@functools.cache
def rules():
    return [read(path).get("flow") or {}
            for path in (expect.ROOT / "policies/rules").glob("*.yaml")]


@functools.cache
def self_hosted():
    return {vendor["id"] for path in (expect.ROOT / "policies/vendors").glob("*.yaml")
            for vendor in read(path) if vendor.get("offer") == "self-host"}


def must_tell(row, sink):
    """A rule speaks of the kind whoever receives it, or of the row's vendor."""
    vendor = sink.get("vendor", row.get("vendor")) or {}
    default = vendor.get("default") if isinstance(vendor, dict) else vendor
    if sink["port"] == "scope" or default in self_hosted():
        return False
    if sink["kind"] == "llm-prompt" and not vendor:
        return False  # only whole records are told: tests/catalog/python/langchain
    kind = [flow for flow in rules() if sink["kind"] in flow.get("to", [])
            and not any(flow.get(key) for key in ("caught-exception", "through", "asks", "unassured"))]
    return any(default or not flow.get("vendor") for flow in kind)


@pytest.mark.parametrize("path", ALL_FILES, ids=NAMES)
def test_each_row_is_met_by_its_example(path, tmp_path):
    root, places = write_program(path, tmp_path)
    met = set()
    for line in run(tmp_path, "--dump", "rows").splitlines():
        row, place = line.split(" ")
        file, number = row.rsplit(":", 1)
        if pathlib.Path(file).name == path.name and path.parent.name in file:
            met.add((int(number), int(place.rsplit(":", 1)[1])))
    wrong = []
    for row in root.get("apis") or []:
        number = row["__line__"]
        if {"builtins.raise", "builtins.global", "builtins.answer"} & set(paths_of(row)):
            continue  # statements: whether they are told is tested below
        if all(one.startswith(("builtins.function.", "global:super"))
               for one in paths_of(row)):
            continue  # names members; their calls reach the function itself
        first, last = places[number]
        if not any((number, at) in met for at in range(first, last + 1)):
            wrong.append(f"{path.name}:{number} not met by: {row['example']}")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("path", ALL_FILES, ids=NAMES)
def test_each_example_of_a_sink_is_told(path, tmp_path):
    root, places = write_program(path, tmp_path)
    log = json.loads(run(tmp_path, "--format", "sarif"))
    told = {place[1] for place in expect.findings(log)[0]}
    wrong = []
    for row in root.get("apis") or []:
        sinks = [sink for sink in row.get("sinks") or [] if must_tell(row, sink)]
        first, last = places[row["__line__"]]
        if sinks and not any(line in told for line in range(first, last + 1)):
            wrong.append(f"{path.name}:{row['__line__']} says nothing of: {row['example']}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_each_row_has_an_example():
    for path in ALL_FILES:
        for row in read(path).get("apis") or []:
            assert row.get("example"), f"{path.name}:{row['__line__']}"


def used_kinds():
    """Kinds of sinks and switches that a rule, in data or in code, asks for."""
    out = set()
    for flow in rules():
        out |= set(flow.get("to") or []) | set(flow.get("switch") or []) | {flow.get("beside")}
    for path in (expect.ROOT / "policies/config").glob("*.yaml"):
        for row in read(path).get("rows") or []:
            out |= set(row.get("reaches") or [])
    return out


def test_each_kind_is_one_that_a_rule_uses():
    kinds = read(expect.ROOT / "policies/kinds.yaml")["sinks"]
    becomes = {other for kind in kinds for name, other in (kind.get("becomes") or {}).items()
               if name != "__line__"}
    assert {kind["key"] for kind in kinds} <= used_kinds() | becomes


def test_no_package_has_two_files():
    seen = {}
    for path in ALL_FILES:
        for ecosystem, name in (read(path).get("package") or {}).items():
            if ecosystem in ("pypi", "npm", "cpp"):
                other = seen.setdefault((path.parent.name, name), path.name)
                assert other == path.name, f"{name}: {other} and {path.name}"
