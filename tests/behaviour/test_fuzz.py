"""A few rounds of the fuzzer; scripts/fuzz with a sanitizer build runs more."""

import subprocess
import sys

import pytest

import expect


@pytest.mark.parametrize("language", ["python", "typescript", "cxx", "config"])
def test_mutated_sources_do_not_crash_it(language):
    done = subprocess.run(
        [sys.executable, expect.ROOT / "scripts" / "fuzz", expect.binary(),
         "--language", language, "--rounds", "3", "--files", "60", "--seed", "1"],
        capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout
