"""The order of sending and removing."""
import logging

import openai

client = openai.OpenAI()
logger = logging.getLogger(__name__)


def redact(text):
    return "".join("*" for _ in range(len(text)))


def after_bad(clinical_note, mrn):
    client.responses.create(model="m", input=clinical_note)  # expect: PHI408
    clinical_note = redact(clinical_note)
    return clinical_note


def log_copy_bad(clinical_note, mrn):
    logger.info(redact(clinical_note))
    client.responses.create(model="m", input=clinical_note)  # expect: PHI408


def before_ok(clinical_note, mrn):
    clinical_note = redact(clinical_note)
    client.responses.create(model="m", input=clinical_note)


def never_ok(clinical_note, mrn):
    client.responses.create(model="m", input=clinical_note)
