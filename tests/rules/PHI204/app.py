"""What a caught exception quotes."""
import logging
import sys
import traceback
from dataclasses import dataclass

import openai
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, TypeAdapter

app = FastAPI()
log = logging.getLogger(__name__)
client = openai.OpenAI()


class Chart(BaseModel):
    diagnosis: str


@dataclass
class Row:
    diagnosis: str


def text_bad(clinical_note):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204


def kind_ok(clinical_note):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception as error:
        log.error("failed: %s", type(error).__name__)


def elsewhere_ok(mrn, port):
    try:
        return int(port)
    except ValueError as error:
        log.error("failed: %s", error)


def opaque_id_ok(patient_id):
    try:
        return client.responses.create(model="m", input=patient_id)
    except Exception as error:
        log.error("failed: %s", error)


def traceback_of_handler_bad(clinical_note):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception:
        log.exception("failed")  # expect: PHI204
        log.error("failed", exc_info=True)  # expect: PHI204
        log.error(traceback.format_exc())  # expect: PHI204
        traceback.print_exc()  # expect: PHI204


def log_that_is_given_bad(clinical_note, log):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception:
        log.exception("failed")  # expect: PHI204
        log.error("failed", exc_info=1)  # expect: PHI204


def traceback_of_later_clause_bad(clinical_note):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except openai.APITimeoutError:
        log.error("failed", exc_info=False)
    except (ValueError, openai.APIError):
        if sys.flags.verbose:
            log.exception("failed")  # expect: PHI204


def traceback_of_raised_bad(diagnosis):
    try:
        if not diagnosis.isupper():
            raise ValueError(diagnosis)
    except ValueError:
        log.exception("failed")  # expect: PHI204


def traceback_of_inner_ok(clinical_note, port):
    try:
        client.responses.create(model="m", input=clinical_note)
        try:
            return int(port)
        except ValueError:
            log.exception("failed")
    except Exception as error:
        log.error("failed: %s", type(error).__name__)
    log.error("none", exc_info=True)


def validation_bad(diagnosis, data, clinical_note):
    try:
        Chart(diagnosis=diagnosis)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204
    record = {"diagnosis": diagnosis}
    try:
        Chart(**record)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204
    try:
        Chart.model_validate(record)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204
    try:
        Chart.model_validate_json(clinical_note)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204
    try:
        TypeAdapter(list[Chart]).validate_json(clinical_note)
    except Exception as error:
        log.error("failed: %s", error)  # expect: PHI204


# What a dataclass is made of, nothing looks at.
def plain_class_ok(diagnosis):
    try:
        return Row(diagnosis=diagnosis)
    except Exception as error:
        log.error("failed: %s", error)


@app.post("/ask")
def detail_bad(clinical_note: str):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception as error:
        raise HTTPException(500, detail=f"failed: {error}")  # expect: PHI204


@app.post("/tell")
def answer_bad(clinical_note: str):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception as error:
        return {"error": str(error)}  # expect: PHI204


@app.post("/hide")
def answer_ok(clinical_note: str):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception as error:
        return {"error": type(error).__name__}


# It is no answer to a client.
def helper_ok(clinical_note):
    try:
        return client.responses.create(model="m", input=clinical_note)
    except Exception as error:
        return {"error": str(error)}
