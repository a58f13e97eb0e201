"""Handlers that reach a patient's data, and who asks for the user."""
from typing import Annotated

from fastapi import Depends, FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def current_user(token):
    return token


def clinician(user=Depends(current_user)):
    return user


def signed_in(function):
    def wrapper(*args, **kwargs):
        current_user(kwargs["token"])
        return function(*args, **kwargs)
    return wrapper


def answer(clinical_note):
    return client.responses.create(model="m", input=clinical_note)


@app.get("/bare")  # expect: PHI701
def bare_bad(clinical_note):
    return answer(clinical_note)


@app.get("/asked")
def asked_ok(clinical_note, user=Depends(current_user)):
    return answer(clinical_note)


@app.get("/asked-further-down")
def asked_further_down_ok(clinical_note, user=Depends(clinician)):
    return answer(clinical_note)


@app.get("/called")
def called_ok(clinical_note, token):
    current_user(token)
    return answer(clinical_note)


@app.get("/decorated")
@signed_in
def decorated_ok(clinical_note):
    return answer(clinical_note)


@app.get("/health")
def without_patients_ok():
    return {"status": "up"}
