"""Handlers that reach a patient's data, and who asks for a role."""
from fastapi import Depends, FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def require_role(role):
    def check(function):
        return function
    return check


def answer(clinical_note):
    return client.responses.create(model="m", input=clinical_note)


@app.get("/bare")  # expect: PHI702
def bare_bad(clinical_note):
    return answer(clinical_note)


@app.get("/role")
@require_role("clinician")
def role_ok(clinical_note):
    return answer(clinical_note)


@app.get("/dependency")
def dependency_ok(clinical_note, role=Depends(require_role("clinician"))):
    return answer(clinical_note)


@app.get("/inside")
def inside_ok(clinical_note):
    require_role("clinician")
    return answer(clinical_note)


@app.get("/rooms")
def without_patients_ok(room):
    return {"room": room}
