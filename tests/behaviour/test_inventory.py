"""philint inventory: what leaves, to whom, from where; and what changed."""

import json

import pytest

APP = '''\
import logging

import openai
import requests

client = openai.OpenAI()
logger = logging.getLogger(__name__)


def ask(text):
    return client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": text}])


def bill(diagnosis):
    logger.info("asking")
    return ask(diagnosis)


def refer(patient_name, mrn):
    requests.post("https://registry.example.org/v1", json={"mrn": mrn})
    requests.post("http://localhost:8080/v1", json={"mrn": mrn})
    return ask(f"{patient_name}")
'''
POLICY = '''\
version: 1
project: clinic
owner: {name: Dana Whitfield, email: dana@clinic.example}
vendors:
  - id: openai
    baa: {status: signed, effective: 2026-01-01, evidence: CLM-7}
    zero_retention: true
purposes:
  billing: {allow: [diagnosis]}
functions:
  - {match: app.bill, purpose: billing, owner: {name: Lee Osei, email: lee@clinic.example}}
'''


@pytest.fixture
def app(tmp_path):
    (tmp_path / "app.py").write_text(APP)
    (tmp_path / "philint.yaml").write_text(POLICY)
    return tmp_path


def inventory(philint, folder, *flags, status=0):
    done = philint("inventory", "--no-cache", "--as-of", "2026-11-24", *flags,
                   cwd=folder)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def test_who_gets_what_from_where(philint, app):
    told = json.loads(inventory(philint, app, "--format", "json"))
    assert told["project"] == "clinic"
    host, vendor = told["entries"]
    assert (host["vendor"], host["host"]) == ("", "registry.example.org")
    assert host["phi"] == ["mrn"] and host["baa"] == "unknown-host"
    assert vendor["vendor"] == "openai"
    assert vendor["service"] == "chat.completions"
    assert (vendor["baa"], vendor["evidence"]) == ("covered", "CLM-7")
    assert vendor["phi"] == ["diagnosis", "name"]
    assert vendor["purposes"] == ["billing"]
    assert vendor["owners"] == ["Dana Whitfield", "Lee Osei"]
    calls = {call.get("purpose"): call for call in vendor["calls"]}
    assert calls["billing"]["phi"] == ["diagnosis"]
    assert calls["billing"]["owner"] == "Lee Osei"
    assert calls[None]["phi"] == ["name"]
    assert {(call["file"], call["line"], call["function"])
            for call in vendor["calls"]} == {("app.py", 12, "app.ask")}


def test_the_text_says_the_same(philint, app):
    told = inventory(philint, app)
    assert "OpenAI API, chat.completions" in told
    assert "receives  diagnosis, name (raw)" in told
    assert "contract  covered, CLM-7" in told
    assert "app.py:12 in app.ask: diagnosis; for billing; owner Lee Osei" in told


def test_nothing_leaves(philint, tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    assert "No patient data" in inventory(philint, tmp_path)


def test_a_check_reports_what_the_file_lacks(philint, app):
    agreed = inventory(philint, app, "--format", "json")
    (app / "agreed.json").write_text(agreed)
    inventory(philint, app, "--check", "agreed.json")
    (app / "app.py").write_text("# moved\n\n" + APP.replace(
        'ask(f"{patient_name}")', 'ask(f"{patient_name} {mrn}")'))
    told = inventory(philint, app, "--check", "agreed.json", status=1)
    assert "PHI907" in told and "app.py:14:" in told
    assert "PHI115" not in told, "only the drift"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"entries": [1]}', "\xff{"])
def test_what_is_no_inventory_is_wrong_usage(philint, app, text):
    (app / "agreed.json").write_text(text)
    done = philint("inventory", "--check", "agreed.json", cwd=app)
    assert done.returncode == 2
    assert "agreed.json" in done.stderr and "no inventory" in done.stderr


def test_a_scan_compares_with_the_inventory_of_the_policy(philint, app):
    (app / "philint.yaml").write_text(POLICY + "inventory: agreed.json\n")

    def told():
        done = philint("scan", ".", "--format", "json", "--rules", "PHI907",
                       "--as-of", "2026-11-24", "--fail-on", "never", cwd=app)
        return json.loads(done.stdout)["findings"]

    (missing,) = told()
    assert missing["region"]["file"] == "philint.yaml"
    assert missing["region"]["line"] == 12
    (app / "agreed.json").write_text(inventory(philint, app, "--format", "json"))
    assert told() == []
    (app / "app.py").write_text(APP.replace("ask(diagnosis)", "ask(f'{diagnosis} {mrn}')").replace("bill(diagnosis)", "bill(diagnosis, mrn)"))
    (drift,) = told()
    assert drift["phi"] == ["mrn"] and drift["vendor"] == "openai"


def test_a_report_carries_the_inventory(philint, app):
    alone = json.loads(inventory(philint, app, "--format", "json"))
    for form in ("json", "sarif"):
        done = philint("scan", ".", "--format", form, "--as-of", "2026-11-24",
                       cwd=app)
        log = json.loads(done.stdout)
        if form == "sarif":
            log = log["runs"][0]["properties"]
        assert log["inventory"] == alone
