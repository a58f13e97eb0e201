"""What a model made of a note, on its way into the record."""
import requests
from openai import OpenAI

client = OpenAI()
SERVER = "https://fhir.clinic.example"


def queue_draft(text):
    return text


def summary(clinical_note):
    return client.responses.create(model="m", input=clinical_note).output_text


def unread_bad(clinical_note):
    text = summary(clinical_note)
    requests.post(f"{SERVER}/DocumentReference", json={"text": text})  # expect: PHI803


def queued_ok(clinical_note):
    text = queue_draft(summary(clinical_note))
    requests.post(f"{SERVER}/DocumentReference", json={"text": text})


def written_by_a_clinician_ok(clinical_note):
    requests.post(f"{SERVER}/DocumentReference", json={"text": clinical_note})


def elsewhere_ok(clinical_note):
    requests.post("https://drafts.clinic.example/queue", json={"text": summary(clinical_note)})
