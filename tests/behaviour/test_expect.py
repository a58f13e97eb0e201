"""Each folder of examples is a test: its marks and its findings agree."""

import pytest

import expect

FOLDERS = list(expect.folders())


@pytest.mark.parametrize(
    "folder", FOLDERS,
    ids=[folder.relative_to(expect.ROOT / "tests").as_posix() for folder in FOLDERS])
def test_findings_are_the_marked_ones(folder):
    differences = expect.differences(folder)
    assert not differences, "\n" + "\n".join(differences)


def test_marks_are_read(tmp_path):
    (tmp_path / "one.py").write_text("a = 1\nlog(a)  # expect: PHI201, PHI202\n")
    assert set(expect.marks(tmp_path)) == {("one.py", 2, "PHI201"), ("one.py", 2, "PHI202")}
