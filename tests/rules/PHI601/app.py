"""Calls that are recorded, and calls that are not."""
import functools
import logging

import openai

client = openai.OpenAI()
logger = logging.getLogger("clinic")


def bare_bad(clinical_note, patient_name):
    client.responses.create(model="m", input=clinical_note)  # expect: PHI601


def recorded_ok(clinical_note, user):
    audit_log(actor=user)
    client.responses.create(model="m", input=clinical_note)


def audit_log(**event):
    print(len(event))


def logged_ok(clinical_note):
    logger.info("phi_access", extra={"model": "m"})
    client.responses.create(model="m", input=clinical_note)


def audited(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@audited
def decorated_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note)


def helper(text):
    client.responses.create(model="m", input=text)


def caller_ok(clinical_note, user):
    audit_log(actor=user)
    helper(clinical_note)


def declared_ok(clinical_note):
    remember()
    client.responses.create(model="m", input=clinical_note)


def remember():
    print("seen")
