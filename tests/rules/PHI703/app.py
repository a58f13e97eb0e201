"""Handlers that are asked for one patient."""
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def can_see(user, patient_id):
    return user in patient_id


def load(patient_id, user):
    if not can_see(user, patient_id):
        raise PermissionError
    return patient_id


@app.get("/patients/{patient_id}")  # expect: PHI703
def bare_bad(patient_id, clinical_note):
    return client.responses.create(model="m", input=clinical_note)


@app.get("/checked/{patient_id}")
def checked_ok(patient_id, clinical_note, user):
    if can_see(user, patient_id):
        return client.responses.create(model="m", input=clinical_note)


@app.get("/loaded/{patient_id}")
def loaded_ok(patient_id, clinical_note, user):
    load(patient_id, user)
    return client.responses.create(model="m", input=clinical_note)


@app.post("/draft")
def for_no_patient_ok(clinical_note):
    return client.responses.create(model="m", input=clinical_note)


@app.get("/patients/{patient_id}/room")
def without_data_ok(patient_id):
    return {"room": 12}
