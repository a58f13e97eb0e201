"""Redaction that leaves most of the eighteen identifiers."""
import re

import openai

client = openai.OpenAI()


def redact(text):
    return re.sub(r"\d{3}-\d{2}-\d{4}", "[SSN]", text)


def partial_bad(clinical_note):
    client.responses.create(model="m", input=redact(clinical_note))  # expect: PHI401


def shape_ok(guideline, mrn):
    client.responses.create(model="m", input=redact(guideline))


def house_ok(clinical_note):
    return redact(clinical_note)
