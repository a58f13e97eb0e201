"""What an audit event says that the call is for."""
import logging

import openai

client = openai.OpenAI()
access = logging.getLogger("clinic.access")


def event_bad(diagnosis, mrn, user):
    record_audit(user, mrn, "billing_codes")
    client.responses.create(model="m", input=f"{diagnosis} {mrn}")  # expect: PHI304


def extra_bad(diagnosis, mrn, user):
    access.info("model call", extra={"actor": user, "purpose": "billing_codes"})
    client.responses.create(model="m", input=f"{diagnosis} {mrn}")  # expect: PHI304


def extra_ok(diagnosis, user):
    access.info("model call", extra={"actor": user, "purpose": "billing_codes"})
    client.responses.create(model="m", input=diagnosis)


def record_audit(user, subject, purpose):
    return len(purpose)
