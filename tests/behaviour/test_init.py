"""philint init: a starter policy from what the program shows."""

import re

import pytest
import yaml

APP = '''\
import logging

import elevenlabs
import openai
import requests
import twilio.rest

audit = logging.getLogger("clinic.audit")
client = openai.OpenAI()
texts = twilio.rest.Client("a", "b")


def record_audit(actor):
    audit.info("seen by %s", actor)


def redact_names(text):
    return text


def summarise(patient_name, mrn):
    record_audit("staff")
    requests.post("https://registry.example.org/v1", json={"mrn": mrn})
    open("out.txt", "w").write(mrn)
    redact_names(patient_name)
    return client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": patient_name}])


def remind(number):
    texts.messages.create(to=number, from_="+15550100", body="See the portal")
'''


@pytest.fixture
def app(tmp_path):
    folder = tmp_path / "Dr. Who's: clinic #1"
    folder.mkdir()
    (folder / "app.py").write_text(APP)
    return folder


def test_the_policy_says_what_the_program_shows(philint, app):
    done = philint("init", cwd=app)
    assert done.returncode == 0, done.stderr
    text = (app / "philint.yaml").read_text()
    policy = yaml.safe_load(text)
    assert policy["project"] == app.name
    assert [(v["id"], v["baa"]) for v in policy["vendors"]] == [
        ("openai", {"status": "none"}), ("twilio", {"status": "none"})]
    assert "Receives name (app.py:27)" in text
    assert "No patient data was seen to reach it." in text
    assert "# zero_retention: true" in text and "# hipaa_mode: true" in text
    assert "# The program calls registry.example.org. Receives mrn (app.py:23)" in text
    assert policy["audit"]["events"] == [
        {"call": "app.record_audit"}, {"logger": "clinic.audit"}]
    assert re.search(r"# +- \{call: app.redact_names, covers:", text)
    assert re.search(r"# app.py:24 writes to ", text)
    for key in ("owner", "purposes", "functions", "deidentifiers", "stores",
                "waivers", "internal_hosts", "ehr_hosts"):
        assert re.search(rf"^# {key}:", text, re.M), key


def test_what_it_writes_is_a_valid_policy_that_covers_nobody(philint, app):
    before = philint("scan", ".", "--rules", "PHI101", cwd=app)
    philint("init", cwd=app)
    done = philint("check-policy", "--strict", cwd=app)
    assert done.returncode == 0, done.stdout + done.stderr
    after = philint("scan", ".", "--rules", "PHI101", cwd=app)
    assert before.returncode == after.returncode == 1


def test_a_policy_is_not_overwritten(philint, app):
    (app / "philint.yaml").write_text("version: 1\n")
    done = philint("init", cwd=app)
    assert done.returncode == 2 and "already there" in done.stderr
    assert (app / "philint.yaml").read_text() == "version: 1\n"
    done = philint("init", "--output", "-", cwd=app)
    assert done.returncode == 0 and done.stdout.startswith("# The policy")


def test_a_program_without_any_of_it(philint, tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n")
    assert philint("init", cwd=tmp_path).returncode == 0
    policy = yaml.safe_load((tmp_path / "philint.yaml").read_text())
    assert set(policy) == {"version", "project"}
    assert philint("check-policy", cwd=tmp_path).returncode == 0
