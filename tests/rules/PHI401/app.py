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


def respell(text, rules):
    for wrong, right in rules.items():
        text = re.sub(wrong, right, text)
    return text


def respelled_ok(clinical_note, rules):
    client.responses.create(model="m", input=respell(clinical_note, rules))


def shorten(text, patterns):
    for pattern in [re.compile(one) for one in patterns]:
        text = pattern.sub(lambda match: match.group(0)[:1], text)
    return text


def shortened_ok(clinical_note, patterns):
    client.responses.create(model="m", input=shorten(clinical_note, patterns))


def scrub(text, patterns):
    for pattern, label in patterns.items():
        text = re.sub(pattern, label, text)
    return text


def scrubbed_bad(clinical_note, patterns):
    client.responses.create(model="m", input=scrub(clinical_note, patterns))  # expect: PHI401


def labelled_bad(clinical_note, patterns):
    for label, pattern in patterns.items():
        clinical_note = re.sub(pattern, f"[{label}]", clinical_note)
    client.responses.create(model="m", input=clinical_note)  # expect: PHI401
