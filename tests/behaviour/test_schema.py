"""The published JSON Schema of philint.yaml and the loader understand the same."""

import json
import re

import jsonschema
import pytest
import yaml

import expect

EXAMPLE = expect.ROOT / "examples/policy/philint.yaml"
SCHEMA = json.loads(
    (expect.ROOT / "policies/schema/philint.schema.json").read_text())


class Dates(yaml.SafeLoader):
    """Dates stay text, as editors see them."""


Dates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def errors(policy):
    return [error.message
            for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(policy)]


def example():
    return yaml.load(EXAMPLE.read_text(), Dates)


def test_the_example_is_valid(philint):
    assert errors(example()) == []
    done = philint("check-policy", "--syntax", EXAMPLE, cwd=expect.ROOT)
    assert done.returncode == 0, done.stderr


def test_the_example_has_every_key():
    assert set(example()) == set(SCHEMA["properties"])


def test_categories_are_the_ones_of_the_kinds():
    kinds = yaml.safe_load((expect.ROOT / "policies/kinds.yaml").read_text())
    keys = {category["key"] for category in kinds["categories"]}
    assert keys <= set(re.findall(r'"([a-z-]+)"', json.dumps(SCHEMA)))


@pytest.mark.parametrize("change", [
    {"vendor": []},
    {"version": 2},
    {"vendors": [{"id": "openai", "baa": {"status": "singed"}}]},
    {"vendors": [{"baa": {"status": "signed"}}]},
    {"vendors": [{"id": "x", "clazz": "llm"}]},
    {"waivers": [{"rule": "PHI201", "path": "x"}]},
    {"sources": [{"call": "a.b", "result": ["note"]}]},
    {"rules": {"PHI201": "loud"}},
    {"audit": {"sink": {"kind": "paper"}}},
    {"stores": [{"match": "redis://*"}]},
])
def test_what_the_schema_refuses_the_loader_refuses(philint, tmp_path, change):
    assert errors(change) != []
    path = tmp_path / "philint.yaml"
    path.write_text(yaml.safe_dump(change))
    done = philint("check-policy", "--syntax", path, cwd=tmp_path)
    assert done.returncode == 2
    assert re.search(r"philint\.yaml:\d+:\d+: ", done.stderr), done.stderr
