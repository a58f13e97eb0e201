"""One call for several patients, and one for each."""
import json
import sqlite3

import openai

client = openai.OpenAI()
cursor = sqlite3.connect("chart.db").cursor()


def census_bad(patients):
    prompt = ""
    for patient in patients:
        prompt += patient.clinical_note
    client.responses.create(model="m", input=prompt)  # expect: PHI308


def notes_of_a_census_bad(census):
    text = ""
    for one in census:
        text += one.clinical_note
    client.responses.create(model="m", input=text)  # expect: PHI308


def each_of_a_census_ok(census):
    for one in census:
        client.responses.create(model="m", input=one.clinical_note)


def joined_bad(patients):
    client.responses.create(model="m", input="\n".join(p.clinical_note for p in patients))  # expect: PHI308


def helper(patients):
    lines = []
    for one in patients:
        lines.append(one.clinical_note)
    return "\n".join(lines)


def through_a_helper_bad(patients):
    client.responses.create(model="m", input=helper(patients))  # expect: PHI308


def query_bad(ward):
    rows = cursor.execute("SELECT name, diagnosis FROM patients WHERE ward = ?", (ward,)).fetchall()
    client.responses.create(model="m", input=json.dumps(rows))  # expect: PHI308


def send(note):
    client.responses.create(model="m", input=note)


def each_ok(patients):
    for patient in patients:
        client.responses.create(model="m", input=patient.clinical_note)
        send(patient.clinical_note)


def one_ok(patient, mrn):
    client.responses.create(model="m", input=patient.clinical_note)


def picked_ok(patients):
    client.responses.create(model="m", input=patients[0].clinical_note)


def query_ok(patient_id):
    rows = cursor.execute("SELECT name, diagnosis FROM patients WHERE patient_id = ?", (patient_id,)).fetchall()
    client.responses.create(model="m", input=json.dumps(rows))


def cohort_ok(patients):
    client.responses.create(model="m", input="\n".join(p.clinical_note for p in patients))
