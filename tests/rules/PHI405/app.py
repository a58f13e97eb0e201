"""Free text beside what is de-identified."""
import openai

client = openai.OpenAI()


def deidentify(patient):
    return {"id": "p1", "note": patient.clinical_note}


def fields_only_bad(patient):
    client.responses.create(model="m", input=str(deidentify(patient)))  # expect: PHI405


def redact(text):
    return "".join("*" for _ in range(len(text)))


def unused_bad(clinical_note, mrn):
    redacted = redact(clinical_note)
    client.responses.create(model="m", input=clinical_note)  # expect: PHI405
    return redacted


def one_branch_bad(clinical_note, short):
    if short:
        clinical_note = redact(clinical_note)
    client.responses.create(model="m", input=clinical_note)  # expect: PHI405


def falls_back_bad(clinical_note):
    text = clinical_note
    try:
        text = redact(clinical_note)
    except ValueError:
        text = clinical_note
    client.responses.create(model="m", input=text)  # expect: PHI405


def redacted_ok(clinical_note, mrn):
    redacted = redact(clinical_note)
    client.responses.create(model="m", input=redacted)


def plain_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note)
