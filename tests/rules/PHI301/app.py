"""Whole records in prompts."""
import json

import openai
from fhir.resources.patient import Patient

client = openai.OpenAI()


def whole_bad(body):
    patient = Patient.model_validate_json(body)
    client.responses.create(model="m", input=f"Summarise {patient.model_dump_json()}")  # expect: PHI301


def chosen_ok(diagnosis, mrn):
    client.responses.create(model="m", input=json.dumps({"diagnosis": diagnosis}))
