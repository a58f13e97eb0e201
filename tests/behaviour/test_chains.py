"""A chain of `<<` is one finding that shows every operand, or one for each where arguments are asked for."""

import expect

FOLDER = expect.ROOT / "tests/cxx/chains"


def results(*flags):
    return [result for run in expect.scan(FOLDER, *flags)["runs"] for result in run["results"]]


def test_operands_are_related():
    told = [r for r in results() if r["locations"][0]["physicalLocation"]["region"]["startLine"] == 13]
    assert len(told) == 1
    assert [r["physicalLocation"]["region"]["startLine"] for r in told[0]["relatedLocations"]] == [14, 14]


def test_result_per_argument():
    lines = [r["locations"][0]["physicalLocation"]["region"]["startLine"]
             for r in results("--result-per", "argument")]
    assert lines.count(13) == 1 and lines.count(14) == 2
