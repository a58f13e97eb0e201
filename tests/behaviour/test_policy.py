"""What the project's policy changes: contracts, dates, hosts, and the cache."""

import json

import pytest

APP = '''\
import logging

import openai

client = openai.OpenAI()
logger = logging.getLogger(__name__)


def summarise(patient_name, mrn):
    logger.info("asking for %s", mrn)
    return client.chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": f"{patient_name} {mrn}"}],
        user=mrn,
    )
'''
SIGNED = '''\
version: 1
vendors:
  - id: openai
    baa: {status: signed, effective: 2026-01-01, expires: 2026-12-01, evidence: C-1}
    zero_retention: true
'''


@pytest.fixture
def app(tmp_path):
    (tmp_path / "app.py").write_text(APP)
    return tmp_path


@pytest.fixture
def told(philint, app):
    """Findings as {rule: message}, with the policy's text and the day given."""

    def run(policy=None, day="2026-11-24"):
        if policy is not None:
            (app / "philint.yaml").write_text(policy)
        done = philint("scan", ".", "--format", "json", "--fail-on", "never",
                       "--as-of", day, cwd=app)
        assert done.returncode == 0, done.stderr
        return {f["rule"]: f for f in json.loads(done.stdout)["findings"]}

    return run


# What the same code does besides, whoever signed.
OTHER = {"PHI201", "PHI212"}


def test_signing_a_vendor_takes_its_findings_and_leaves_the_others(told):
    assert set(told()) == OTHER | {"PHI101", "PHI902"}
    assert set(told(SIGNED)) == OTHER


def test_a_day_later_the_contract_has_expired_and_the_date_is_named(told):
    assert "PHI101" not in told(SIGNED, "2026-11-30")
    found = told(SIGNED, "2026-12-01")
    assert set(found) == OTHER | {"PHI101", "PHI114"}
    assert "the BAA expired on 2026-12-01" in found["PHI101"]["message"]
    assert "the BAA expired on 2026-12-01" in found["PHI114"]["message"]
    place = found["PHI114"]["region"]
    assert (place["file"], place["line"]) == ("philint.yaml", 4)
    earlier = told(SIGNED, "2025-12-31")
    assert "takes effect on 2026-01-01" in earlier["PHI101"]["message"]


@pytest.mark.parametrize("host, rule", [
    ("https://api.groq.com/openai/v1", "PHI101"),
    ("https://models.example.org/v1", "PHI101"),
    ("https://openrouter.ai/api/v1", "PHI112"),
])
def test_another_host_is_another_vendor(told, app, host, rule):
    (app / "app.py").write_text(
        APP.replace("OpenAI()", f"OpenAI(base_url={host!r})"))
    assert rule in told(SIGNED)


def test_each_way_to_fail_has_its_own_rule(told):
    def rules(old, new):
        return set(told(SIGNED.replace(old, new))) - OTHER

    assert rules("evidence", "covers: [embeddings], evidence") == {"PHI113"}
    assert rules("zero_retention: true", "zero_retention: false") == {"PHI119"}
    assert rules("zero_retention: true",
                 "zero_retention: true\n    training: allowed") == {"PHI118"}
    assert rules(", evidence: C-1", "") == {"PHI114"}
    assert rules("signed", "pending") == {"PHI101", "PHI114"}
    assert rules("signed", "none") == {"PHI101"}


def test_a_vendor_that_offers_no_contract_needs_a_reason(told, app):
    (app / "app.py").write_text(APP.replace(
        "OpenAI()", "OpenAI(base_url='https://api.perplexity.ai')"))
    policy = SIGNED.replace("openai", "perplexity")
    found = told(policy)
    assert "the vendor offers no BAA" in found["PHI101"]["message"]
    assert "PHI101" not in told(policy + "    override_reason: C-1 adds one\n")


def test_a_changed_policy_or_catalogue_parses_nothing_again(philint, app):
    flags = ["scan", ".", "--fail-on", "never", "--cache-dir", "cache",
             "--stats", "stats.json", "--as-of", "2026-11-24"]

    def misses(*more):
        done = philint(*flags, *more, cwd=app, cached=True)
        assert done.returncode == 0, done.stderr
        counts = json.loads((app / "stats.json").read_text())["counts"]
        assert counts["cache_hits"] + counts["cache_misses"] == 1
        return counts["cache_misses"]

    assert misses() == 1
    (app / "philint.yaml").write_text(SIGNED)
    assert misses() == 0
    (app / "rows.yaml").write_text(
        "package: {pypi: acme, imports: [acme]}\nlanguage: python\napis:\n"
        "  - {call: acme.send, sinks: [{port: 'arg(0)', kind: log}]}\n")
    assert misses("--catalog", "rows.yaml") == 0


WAIVER = ("waivers:\n  - {rule: PHI201, path: app.py, reason: a replay, "
          "approved_by: Dana, until: 2026-12-31}\n")


def test_a_waiver_suppresses_until_its_day(philint, told, app):
    assert told(SIGNED + WAIVER, "2026-11-30")["PHI201"]["suppressed"]
    later = told(SIGNED + WAIVER, "2027-01-01")
    assert not later["PHI201"]["suppressed"]
    assert later["PHI908"]["region"]["line"] == 7
    done = philint("scan", ".", "--format", "sarif", "--as-of", "2026-11-30",
                   "--rules", "PHI201", "--fail-on", "note", cwd=app)
    assert done.returncode == 0, "what is suppressed does not fail"
    (told_once,) = json.loads(done.stdout)["runs"][0]["results"]
    (said,) = told_once["suppressions"]
    assert said["kind"] == "external"
    assert said["justification"] == "a replay (approved by Dana)"


def test_a_waiver_is_of_no_use_only_where_its_files_were_read(told, app):
    gone = WAIVER.replace("app.py", "gone.py")
    assert "PHI908" in told(SIGNED + gone)
    (app / "gone.py").write_text("x = 1\n")
    assert "PHI908" in told(SIGNED + gone)


def test_a_waiver_of_files_that_were_not_scanned_is_left_alone(philint, app):
    (app / "philint.yaml").write_text(SIGNED + WAIVER)
    (app / "other.py").write_text("x = 1\n")
    done = philint("scan", "other.py", "--fail-on", "note", cwd=app)
    assert done.returncode == 0, done.stdout
