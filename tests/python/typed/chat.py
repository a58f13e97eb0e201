"""What a user types into an application about health is about a patient, by the
names that such fields have; the same names elsewhere are nothing."""
import logging

from fastapi import FastAPI
from pydantic import BaseModel

logger = logging.getLogger(__name__)
app = FastAPI()


class ChatRequest(BaseModel):
    message: str
    session_id: str
    locale: str


class Symptoms(BaseModel):
    diagnosis: str
    medications: list[str]
    allergies: list[str]
    lab_results: list[str]
    clinical_note: str
    date_of_birth: str


@app.post("/chat")
def typed_bad(request: ChatRequest):
    logger.info("asked %s", request.message)  # expect: PHI201


@app.post("/ask")
def parameter_bad(question: str):
    logger.info(question)  # expect: PHI201


@app.post("/settings")
def other_fields_ok(request: ChatRequest):
    logger.info("%s %s", request.session_id, request.locale)


@app.post("/count")
def length_ok(request: ChatRequest):
    logger.info("length %d", len(request.message))


def chart(allergy, diagnosis, medication, mrn, insurance_id, blood_pressure):
    return [allergy, diagnosis, medication, mrn, insurance_id, blood_pressure]


def helper_ok(message):
    logger.info(message)


def error_ok(error_message, query):
    logger.warning("%s %s", error_message, query)
