"""PHI401 lists what a redaction leaves: of a text, all identifiers that its
settings do not name; of fields, those that arrive."""

import json
import textwrap

import pytest

HEAD = '''\
import re

import openai
from presidio_analyzer import AnalyzerEngine
from presidio_anonymizer import AnonymizerEngine

client = openai.OpenAI()
analyzer, anonymizer = AnalyzerEngine(), AnonymizerEngine()


def names(text):
    return text


def ask(clinical_note, patient_name, mrn):
'''
ALL = {"patient name", "address", "date of birth or of service", "phone number",
       "fax number", "email address", "social security number", "medical record number",
       "health plan number", "account number", "licence number", "vehicle identifier",
       "device identifier", "web address", "IP address", "biometric identifier",
       "photograph", "other unique code"}


@pytest.fixture
def remaining(philint, tmp_path):
    def run(body, policy=None):
        (tmp_path / "app.py").write_text(HEAD + textwrap.indent(textwrap.dedent(body), "    "))
        if policy:
            (tmp_path / "philint.yaml").write_text(policy)
        done = philint("scan", ".", "--format", "json", "--fail-on", "never", cwd=tmp_path)
        (finding,) = [f for f in json.loads(done.stdout)["findings"] if f["rule"] == "PHI401"]
        listed = finding["message"].split("is still there: ")[1].split(".")[0]
        return set(listed.replace(" and ", ", ").split(", "))

    return run


def test_a_pattern_of_numbers(remaining):
    left = remaining('''
        text = re.sub(r"\\d{3}-\\d{2}-\\d{4}", "[SSN]", clinical_note)
        client.responses.create(model="m", input=text)
        ''')
    assert left == ALL - {"social security number"}


def test_patterns_add_up(remaining):
    left = remaining('''
        text = re.sub(r"\\d{3}-\\d{2}-\\d{4}", "[SSN]", clinical_note)
        text = re.sub(r"\\S+@\\S+", "[MAIL]", text)
        client.responses.create(model="m", input=text)
        ''')
    assert left == ALL - {"social security number", "email address"}


def test_a_tool_as_it_comes(remaining):
    left = remaining('''
        found = analyzer.analyze(text=clinical_note, language="en")
        text = anonymizer.anonymize(text=clinical_note, analyzer_results=found).text
        client.responses.create(model="m", input=text)
        ''')
    assert {"medical record number", "device identifier", "photograph"} <= left
    assert not {"patient name", "email address", "social security number"} & left


def test_a_tool_that_is_narrowed(remaining):
    left = remaining('''
        found = analyzer.analyze(text=clinical_note, language="en", entities=["PERSON", "US_SSN"])
        text = anonymizer.anonymize(text=clinical_note, analyzer_results=found).text
        client.responses.create(model="m", input=text)
        ''')
    assert left == ALL - {"patient name", "social security number"}


def test_fields_that_arrive(remaining):
    left = remaining('''
        text = re.sub(r"\\d{3}-\\d{2}-\\d{4}", "[SSN]", f"{patient_name} {mrn}")
        client.responses.create(model="m", input=text)
        ''')
    assert left == {"patient name", "medical record number"}


def test_what_the_policy_says_that_it_covers(remaining):
    policy = "version: 1\ndeidentifiers:\n  - {call: app.names, covers: [name]}\n"
    left = remaining('''
        client.responses.create(model="m", input=names(f"{patient_name} {mrn}"))
        ''', policy)
    assert left == {"medical record number"}
    left = remaining('''
        client.responses.create(model="m", input=names(clinical_note))
        ''', policy)
    assert left == ALL - {"patient name"}
