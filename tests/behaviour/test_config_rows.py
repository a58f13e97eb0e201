"""Each row of policies/config is told where its `bad` stands and silent where its
`good` does; the pages of rules that are judged in configuration keep their word.

A row's texts are put into a folder of their own, all rows of a file are scanned
at once, and rule and message say which row it was.
"""

import functools
import json
import pathlib
import re

import pytest
import yaml

import expect

FOLDER = expect.ROOT / "policies/config"
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "dialects")
NAMES = {"terraform": "main.tf", "cloudformation": "template.yaml", "bicep": "main.bicep", "environment": ".env", "environment-read": "client.ts",
         "nginx": "nginx.conf", "redis": "redis.conf", "postgresql": "postgresql.conf",
         "pg-hba": "pg_hba.conf", "grafana": "grafana.ini", "logrotate": "logrotate.conf",
         "compose": "docker-compose.yml", "kubernetes": "manifest.yaml",
         "otel-collector": "collector.yaml", "litellm": "proxy.yaml", "sql": "schema.sql",
         "vector": "vector.yaml", "fluent-bit": "fluent-bit.conf",
         "fluent-bit-yaml": "fluent-bit.yaml", "loki": "loki.yaml"}
# Whom rows of vendors are judged by: one BAA, of a vendor that may keep what it gets.
POLICY = """version: 1
project: rows
vendors:
  - id: openai
    baa: {status: signed, effective: 2026-01-01, expires: 2027-01-01, evidence: CLM-1}
    training: prohibited
"""
# The language of a page's example, and the file that it stands in.
FENCES = {"hcl": "main.tf", "dotenv": ".env", "nginx": "nginx.conf", "ini": "grafana.ini", "sql": "schema.sql"}


def rows(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))["rows"]


def first(value):
    return value[0] if isinstance(value, list) else value


def indented(text, by):
    return "\n".join(" " * by + line for line in text.split("\n"))


def written(dialect, row, text):
    """The whole file that the text of a row stands for."""
    if dialect == "terraform" and first(row["at"]).startswith("resource."):
        kind = first(row["at"]).split(".")[1]
        return f'resource "{kind}" "example" {{\n{text}\n}}\n'
    if dialect == "cloudformation" and "file" not in row:
        kind = first(row["when"][0]["equals"])
        return f"Resources:\n  Example:\n    Type: {kind}\n    Properties: {text}\n"
    if dialect == "bicep":
        kind = first(row["at"]).removeprefix("resource.").removesuffix(".*").replace("\\", "")
        return f"resource example '{kind}@2024-01-01' = {{\n  properties: {{\n    {text}\n  }}\n}}\n"
    return text + "\n"


def told(folder, codes):
    """(folder's name, rule, message) of each finding."""
    log = expect.scan(folder, "--rules", ",".join(sorted(codes)))
    out = set()
    for result in log["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        out.add((place["artifactLocation"]["uri"].split("/")[0], result["ruleId"],
                 result["message"]["text"].split("\n")[0]))
    return out


@functools.cache
def scanned(path, tmp):
    dialect = yaml.safe_load(path.read_text())["dialect"]
    for number, row in enumerate(rows(path)):
        for side in ("bad", "good"):
            folder = pathlib.Path(tmp) / f"{side}{number}"
            path_of_file = folder / (row.get("file") or NAMES[dialect])
            path_of_file.parent.mkdir(parents=True)
            path_of_file.write_text(written(dialect, row, row[side]))
            for name, text in row.get("beside", {}).items():
                (folder / name).write_text(text + "\n")
    if any("vendor" in row for row in rows(path)):
        (pathlib.Path(tmp) / "philint.yaml").write_text(POLICY)
        (pathlib.Path(tmp) / "chart.py").write_text("def f(patient_name, mrn): pass\n")
    if dialect in ("environment-read", "code-settings", "settings-module", "code-text"):
        (pathlib.Path(tmp) / "chart.py").write_text("def f(patient_name, mrn): pass\n")
    return told(pathlib.Path(tmp), {row["rule"] for row in rows(path)})


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_rows_are_told_and_silent(path, tmp_path):
    found = scanned(path, str(tmp_path))
    wrong = []
    for number, row in enumerate(rows(path)):
        message = re.compile(".*".join(
            re.escape(part) for part in re.split(r"\{\w+\}", row["message"])))
        for side, wanted in (("bad", True), ("good", False)):
            here = any(folder == f"{side}{number}" and code == row["rule"] and
                       message.match(text) for folder, code, text in found)
            if here != wanted:
                wrong.append(f"{side} of {row['rule']} {row['at'] if row.get('at') else ''} "
                             f"{row['message']!r}")
    assert not wrong, "\n".join(wrong)


def pages():
    for page in sorted((expect.ROOT / "policies/rules").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        fences = re.findall(r"^## (Reported|Not reported)\n\n```(\w+)\n(.*?)^```$",
                            text, re.M | re.S)
        for side, language, body in fences:
            if language in FENCES:
                yield page.stem, side, language, body


@pytest.mark.parametrize("code,side,language,body", list(pages()),
                         ids=lambda value: str(value)[:12].split("\n")[0])
def test_pages_keep_their_word(code, side, language, body, tmp_path):
    name = FENCES[language]
    if body.startswith("# ."):
        name = body.split("\n")[0][2:]
    (tmp_path / name).write_text(body)
    found = {rule for _, rule, _ in told(tmp_path, {code})}
    assert found == ({code} if side == "Reported" else set())


def test_every_rule_of_a_row_has_a_page():
    for path in FILES:
        for row in rows(path):
            assert (expect.ROOT / f"policies/rules/{row['rule']}.md").exists()


def test_json_of_templates_is_read_as_yaml(tmp_path):
    (tmp_path / "template.json").write_text(json.dumps({"Resources": {"Db": {
        "Type": "AWS::RDS::DBInstance", "Properties": {"StorageEncrypted": False}}}}))
    assert told(tmp_path, {"PHI509"})
