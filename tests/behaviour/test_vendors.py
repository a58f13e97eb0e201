"""The vendor catalogue, and how it is told."""

import re

import pytest
import yaml

import expect

FILES = sorted((expect.ROOT / "policies/vendors").glob("*.yaml"))
VENDORS = [vendor for path in FILES for vendor in yaml.safe_load(path.read_text())]


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor["id"])
def test_each_vendor_says_since_when_and_from_where(vendor):
    assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", vendor["as-of"])
    assert vendor["source"] and vendor["name"]
    assert vendor["offer"] in {
        "standard", "conditional", "none", "unknown", "self-host"}
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", vendor["id"])
    assert vendor.get("hosts") or vendor.get("packages"), "nothing leads to it"


def test_a_part_is_part_of_a_vendor():
    ids = {vendor["id"] for vendor in VENDORS}
    assert {whole for v in VENDORS for whole in v.get("part-of", [])} <= ids


@pytest.mark.parametrize("ecosystem", ["pypi", "npm", "cpp"])
def test_no_package_is_of_two_vendors(ecosystem):
    names = [name for v in VENDORS
             for name in v.get("packages", {}).get(ecosystem, [])]
    assert names and len(names) == len(set(names))


def test_the_list_names_all(philint, tmp_path):
    done = philint("vendors", cwd=tmp_path)
    told = [line.split()[0] for line in done.stdout.splitlines()]
    assert told == sorted(vendor["id"] for vendor in VENDORS)


def test_one_vendor_is_told_with_its_facts(philint, tmp_path):
    done = philint("vendors", "langfuse", "--as-of", "2026-11-24", cwd=tmp_path)
    assert done.returncode == 0
    (vendor,) = [v for v in VENDORS if v["id"] == "langfuse"]
    for fact in [vendor["name"], vendor["note"], vendor["source"],
                 vendor["as-of"], *vendor["hosts"], *vendor["hipaa-hosts"],
                 *vendor["packages"]["pypi"], *vendor["packages"]["npm"]]:
        assert fact in done.stdout, fact
    assert "more than a year ago" not in done.stdout


def test_old_facts_are_said_to_be_old(philint, tmp_path):
    def told(day, *vendor):
        return philint("vendors", *vendor, "--as-of", day, cwd=tmp_path).stdout

    assert "2025-11, more than a year ago" not in told("2026-11-30", "segment")
    assert "2025-11, more than a year ago" in told("2026-12-01", "segment")
    (row,) = [line for line in told("2026-12-01").splitlines()
              if line.startswith("segment ")]
    assert "(facts of 2025-11)" in row


def test_an_unknown_vendor_is_an_error_with_the_nearest(philint, tmp_path):
    done = philint("vendors", "opanai", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean openai?" in done.stderr
