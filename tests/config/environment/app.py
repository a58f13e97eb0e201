"""What files set in the environment decides whom a client reaches."""
import os

import openai
import requests

client = openai.OpenAI(base_url=os.environ["LLM_BASE_URL"])
own = openai.OpenAI(base_url=os.getenv("OWN_BASE_URL", "https://api.groq.com/openai/v1"))
RECORDS = os.environ.get("RECORDS_URL", "https://records.clinic.example")


def other_vendor_bad(clinical_note, patient_name):
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def own_machine_ok(clinical_note):
    own.responses.create(model="m", input=clinical_note, store=False)


def plain_bad(mrn):
    requests.post(f"{RECORDS}/charts", json={"mrn": mrn})  # expect: PHI503, PHI115
