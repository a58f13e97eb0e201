"""Whole records in prompts."""
import json

import openai
from fhir.resources.patient import Patient

client = openai.OpenAI()


def whole_bad(body):
    patient = Patient.model_validate_json(body)
    client.responses.create(model="m", input=f"Summarise {patient.model_dump_json()}")  # expect: PHI301


def one_field_ok(patient):
    client.responses.create(model="m", input=f"Code this: {patient.diagnosis}")


def one_key_ok(patient):
    client.responses.create(model="m", input=f"Code this: {patient['diagnosis']}")


def field_that_says_nothing_ok(patient):
    client.responses.create(model="m", input=f"Code this: {patient.situation}")


def each_note_ok(patients):
    for patient in patients:
        client.responses.create(model="m", input=patient.note)


def field_by_field_ok(patient):
    client.responses.create(model="m", input=told(patient))


def told(patient):
    return f"{patient.diagnosis}: {patient.note}"


def text_of_all_bad(patient):
    client.responses.create(model="m", input=f"Summarise {patient}")  # expect: PHI301


def whole_beside_a_field_bad(patient):
    client.responses.create(model="m", input=f"{patient.diagnosis} {patient}")  # expect: PHI301


def chosen_ok(diagnosis, mrn):
    client.responses.create(model="m", input=json.dumps({"diagnosis": diagnosis}))
