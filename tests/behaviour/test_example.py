"""The example application: findings and marks agree, without a policy and with
the one in which vendors have signed. Its README says how the marks are read."""

import re

import expect

EXAMPLE = expect.ROOT / "examples" / "clinic-notes"
SIGNED = re.compile(r"\[signed: (none|PHI\d+(?:, PHI\d+)*)\]")


def signed_marks():
    wanted = expect.marks(EXAMPLE)
    for (file, line, code) in list(wanted):
        text = (EXAMPLE / file).read_text().split("\n")[line - 1]
        kept = SIGNED.search(text)
        if kept:
            del wanted[file, line, code]
            if kept.group(1) != "none":
                wanted.update((file, line, one)
                              for one in kept.group(1).split(", "))
    return wanted


def without_place(found):
    """PHI902 belongs to the project, wherever a format puts it."""
    return {place for place in found if place[2] != "PHI902"}


def test_without_a_policy():
    found, texts = expect.findings(expect.scan(EXAMPLE))
    assert without_place(found) == set(expect.marks(EXAMPLE)), texts
    assert any(code == "PHI902" for _, _, code in found)


def test_with_signed_contracts():
    found, texts = expect.findings(
        expect.scan(EXAMPLE, "--policy", "philint.signed.yaml"))
    assert set(found) == set(signed_marks()), texts


def test_every_rule_of_the_readme_is_marked():
    told = set(re.findall(r"\| (PHI\d+) \|", (EXAMPLE / "README.md").read_text()))
    assert told == {code for _, _, code in expect.marks(EXAMPLE)} | {"PHI902"}


def test_the_way_to_the_model_is_told():
    log = expect.scan(EXAMPLE, "--rules", "PHI101")
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
              for one in log["runs"][0]["results"]]
    assert sorted(places) == ["app/llm.py", "web/app/api/letters/route.ts"]
    result = log["runs"][0]["results"][places.index("app/llm.py")]
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    files = [step["location"]["physicalLocation"]["artifactLocation"]["uri"]
             for step in steps]
    assert files[0] == "app/api/patients.py" and files[-1] == "app/llm.py"
    assert "app/services/summaries.py" in files
