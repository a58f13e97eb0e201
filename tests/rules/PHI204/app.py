"""What a caught exception quotes."""
import logging

import openai

log = logging.getLogger(__name__)
client = openai.OpenAI()


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
