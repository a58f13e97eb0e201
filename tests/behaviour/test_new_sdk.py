"""scripts/new_sdk writes a catalogue file that is valid and works as it is."""

import json
import re
import subprocess
import sys

import pytest
import yaml

import expect

SCRIPT = expect.ROOT / "scripts/new_sdk"


def start(root, *arguments):
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments, "--root", root],
        capture_output=True, text=True)


def test_a_python_package_is_found_in_its_example(tmp_path, philint):
    done = start(tmp_path, "python", "acme-scribe", "--vendor", "openai")
    assert done.returncode == 0, done.stderr
    catalog = tmp_path / "policies/catalog/python/acme-scribe.yaml"
    folder = tmp_path / "tests/catalog/python/acme-scribe"
    log = expect.scan(folder, "--catalog", catalog)
    found, texts = expect.findings(log)
    assert {place for place in found if place[2] not in ("PHI902", "PHI601")} == set(
        expect.marks(folder)), texts


def test_a_script_package_is_valid_and_works(tmp_path, philint):
    done = start(tmp_path, "typescript", "@acme/scribe", "--vendor", "openai")
    assert done.returncode == 0, done.stderr
    (tmp_path / "app.ts").write_text(
        "import { Client } from '@acme/scribe';\n"
        "export function send(patientName: string, mrn: string) {\n"
        "  return new Client().notes.create({ text: patientName + mrn });\n"
        "}\n")
    done = philint("scan", "app.ts", "--format", "json", "--catalog",
                   tmp_path / "policies/catalog/typescript/acme-scribe.yaml",
                   cwd=tmp_path)
    found = [(f["rule"], f["region"]["line"])
             for f in json.loads(done.stdout)["findings"] if f["region"]]
    assert ("PHI101", 3) in found


def test_an_unknown_vendor_is_printed_as_an_entry(tmp_path):
    (tmp_path / "policies/vendors").mkdir(parents=True)
    done = start(tmp_path, "python", "acme-scribe")
    entry = re.search(r"(?ms)^- id: .*?^  as-of: .*?$", done.stdout)
    (vendor,) = yaml.safe_load(entry.group(0))
    assert vendor["id"] == "acme-scribe"
    assert vendor["packages"] == {"pypi": ["acme-scribe"]}
    (tmp_path / "policies/vendors/all.yaml").write_text(entry.group(0) + "\n")
    again = start(tmp_path, "typescript", "acme", "--vendor", "acme-scribe")
    assert "no vendor" not in again.stdout


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_nothing_is_overwritten(tmp_path, language):
    assert start(tmp_path, language, "acme").returncode == 0
    again = start(tmp_path, language, "acme")
    assert again.returncode != 0 and "already there" in again.stderr
