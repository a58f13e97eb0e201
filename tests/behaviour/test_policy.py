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
    audit("asking")
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


def test_a_purpose_that_names_vendors_is_for_them_alone(told):
    purpose = ("purposes:\n  handover: {vendors: [VENDOR]}\nfunctions:\n"
               "  - {match: app.summarise, purpose: handover}\n")
    assert "PHI304" not in told(SIGNED + purpose.replace("VENDOR", "openai"))
    found = told(SIGNED + purpose.replace("VENDOR", "anthropic"))
    assert ("the purpose `handover` does not name OpenAI API among its vendors"
            in found["PHI304"]["message"])


def test_a_purpose_of_an_unknown_vendor_is_an_error(philint, app):
    (app / "philint.yaml").write_text(
        SIGNED + "purposes:\n  handover: {vendors: [opanai]}\n")
    done = philint("check-policy", cwd=app)
    assert done.returncode == 2
    assert "philint.yaml:7:" in done.stderr and "openai" in done.stderr


def test_the_path_of_an_address_is_the_service(told, app):
    (app / "app.py").write_text(
        "import requests\n\n\ndef send(patient_name, mrn):\n"
        "    requests.post('https://api.openai.com/v1/PATH', json={'text': mrn})\n"
        .replace("PATH", "chat/completions"))
    covers = SIGNED.replace("evidence", "covers: [chat.completions], evidence")
    assert not {"PHI101", "PHI113"} & set(told(covers))
    text = (app / "app.py").read_text()
    for path, rule in (("responses", "PHI113"), ("files", "PHI311")):
        (app / "app.py").write_text(text.replace("chat/completions", path))
        assert rule in told(covers), path


@pytest.mark.parametrize("body, stored", [
    ("json={'model': 'm', 'input': mrn}", True),
    ("json={'model': 'm', 'input': mrn, 'store': True}", True),
    ("json={'model': 'm', 'input': mrn, 'store': False}", False),
    ("data=json.dumps({'model': 'm', 'input': mrn})", True),
    ("data=json.dumps({'input': mrn, 'store': False})", False),
])
def test_a_response_over_http_is_stored_unless_it_says_no(told, app, body, stored):
    (app / "app.py").write_text(
        "import json\nimport requests\n\n\ndef send(patient_name, mrn):\n"
        f"    requests.post('https://api.openai.com/v1/responses', {body})\n")
    rules = told("version: 1\n")
    assert "PHI101" in rules and ("PHI311" in rules) == stored


def test_events_are_the_ones_of_the_loggers_that_the_policy_names(told, app):
    (app / "app.py").write_text(
        APP.replace('    audit("asking")\n', '    trail.info("asking")\n')
        + '\n\ntrail = logging.getLogger("clinic.access")\n')
    assert "PHI601" in told(SIGNED)
    assert "PHI601" not in told(
        SIGNED + "audit: {events: [{logger: clinic.access}]}\n")


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


# Several applications in one repository.

SHARED = '''\
import openai

client = openai.OpenAI()


def ask(text):
    audit("asking")
    return client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": text}])
'''
CALLER = '''\
from shared import llm


def summarise(patient_name, mrn):
    return llm.ask(f"{patient_name} {mrn}")
'''


def sources(finding):
    return sorted({flow["steps"][0]["file"]
                   for flow in finding["flows"]})


@pytest.fixture
def two(philint, tmp_path):
    """Two applications that call one wrapper; returns a scan of both."""
    for folder in ("signed", "unsigned", "shared"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").write_text("")
    (tmp_path / "shared" / "llm.py").write_text(SHARED)
    (tmp_path / "signed" / "notes.py").write_text(CALLER)
    (tmp_path / "unsigned" / "notes.py").write_text(CALLER)
    (tmp_path / "signed" / "philint.yaml").write_text(SIGNED)
    (tmp_path / "unsigned" / "philint.yaml").write_text("version: 1\n")

    def run(*flags):
        done = philint("scan", ".", "--format", "json", "--fail-on", "never",
                       "--as-of", "2026-11-24", *flags, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    run.folder = tmp_path
    return run


def test_shared_code_is_judged_for_each_application_that_calls_it(two):
    report = two()
    (finding,) = report["findings"]
    assert finding["rule"] == "PHI101"
    assert finding["region"]["file"] == "shared/llm.py"
    assert sources(finding) == ["unsigned/notes.py"]
    assert report["policy"] == "signed/philint.yaml, unsigned/philint.yaml"
    (two.folder / "unsigned" / "philint.yaml").write_text(SIGNED)
    assert two()["findings"] == []
    for folder in ("signed", "unsigned"):
        (two.folder / folder / "philint.yaml").write_text("version: 1\n")
    (finding,) = two()["findings"]
    assert sources(finding) == ["signed/notes.py", "unsigned/notes.py"]


def test_policies_replace_and_never_merge(two):
    """The nearest one alone counts; the outer one is for the rest."""
    (two.folder / "philint.yaml").write_text(SIGNED)
    (finding,) = two()["findings"]
    assert sources(finding) == ["unsigned/notes.py"]
    (two.folder / "unsigned" / "philint.yaml").unlink()
    assert two()["findings"] == []


def test_a_policy_that_is_given_is_for_all(two):
    (finding,) = two("--policy", "unsigned/philint.yaml")["findings"]
    assert sources(finding) == ["signed/notes.py", "unsigned/notes.py"]
    assert two("--policy", "signed/philint.yaml")["findings"] == []


def test_one_application_of_several_is_scanned_with_its_own(philint, two):
    for folder, status in (("signed", 0), ("unsigned", 1)):
        done = philint("scan", folder, "shared", "--as-of", "2026-11-24",
                       cwd=two.folder)
        assert done.returncode == status, done.stdout


def test_waivers_and_levels_are_of_the_application(two):
    (two.folder / "unsigned" / "philint.yaml").write_text(
        "version: 1\nrules: {PHI101: note}\n")
    (finding,) = two()["findings"]
    assert finding["severity"] == "note"
    (two.folder / "unsigned" / "philint.yaml").write_text(
        "version: 1\npaths: {exclude: [notes.py]}\n")
    assert two()["findings"] == []
    log = CALLER + "\n\ndef show(mrn):\n    print(mrn)\n"
    for folder in ("signed", "unsigned"):
        (two.folder / folder / "notes.py").write_text(log)
    (two.folder / "signed" / "philint.yaml").write_text(
        SIGNED + WAIVER.replace("PHI201", "PHI202").replace("app.py", "notes.py"))
    (two.folder / "unsigned" / "philint.yaml").write_text(SIGNED)
    found = {f["region"]["file"]: f["suppressed"] for f in two()["findings"]
             if f["rule"] == "PHI202"}
    assert found == {"signed/notes.py": True, "unsigned/notes.py": False}


# check-policy: rows that match nothing.

ROWS = '''\
version: 1
purposes:
  billing: {allow: [diagnosis]}
  referral: {allow: [notes]}
  unused: {allow: [notes]}
functions:
  - {match: "app.bill*", purpose: billing}
  - {match: "app.gone.**", purpose: billing}
sources:
  - {call: app.fetch, result: [notes]}
  - {call: app.fetched, result: [notes]}
  - {call: requests.get, result: [notes]}
  - {param: app.bill.record, phi: [notes]}
  - {param: app.bill.recrd, phi: [notes]}
  - {type: app.Subject, fields: {label: [name]}}
  - {type: app.Sbject, fields: {label: [name]}}
  - {table: subj_main, columns: {c1: [name]}}
  - {table: subj_mian, columns: {c1: [name]}}
not_phi: [{name: session_ref}, {name: session_rfe}]
deidentifiers: [{call: "**.scrub", covers: all}, {call: app.scrubb, covers: all}]
audit: {events: [{logger: phi_access}, {logger: phi_acess}]}
waivers:
  - {rule: PHI201, path: "*.py", reason: r, approved_by: D, until: 2027-01-31}
  - {rule: PHI201, path: "*.pyx", reason: r, approved_by: D, until: 2027-01-31}
'''
PROGRAM = '''\
import logging
import requests

audit = logging.getLogger("phi_access")


class Subject:
    label: str


def fetch(cursor, session_ref):
    requests.get("https://fhir.clinic.example")
    return cursor.execute("SELECT c1 FROM subj_main")


def scrub(text):
    return text


def bill(record):
    return send(record, purpose="referral")
'''


def test_rows_that_match_nothing_are_told_with_their_line(philint, tmp_path):
    (tmp_path / "philint.yaml").write_text(ROWS)
    done = philint("check-policy", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "match nothing" not in done.stdout, "there is no program here"
    (tmp_path / "app.py").write_text(PROGRAM)
    done = philint("check-policy", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.split("\n") if ": warning: " in line]
    wrong = ["unused", "app.gone", "app.fetched", "bill.recrd", "app.Sbject",
             "subj_mian", "session_rfe", "app.scrubb", "phi_acess", "*.pyx"]
    lines = [1 + next(i for i, line in enumerate(ROWS.split("\n")) if name in line)
             for name in wrong]
    assert len(told) == len(wrong), done.stdout
    for line, number, name in zip(told, lines, wrong):
        assert f"philint.yaml:{number}:" in line and name in line
    assert philint("check-policy", "--strict", cwd=tmp_path).returncode == 1
    quiet = philint("check-policy", "--syntax", "--strict", cwd=tmp_path)
    assert quiet.returncode == 0 and "warning" not in quiet.stdout
