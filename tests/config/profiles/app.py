import os

import openai

client = openai.OpenAI(base_url=os.environ.get("LLM_BASE_URL", "https://api.openai.com/v1"))


def draft_bad(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def seen(patient_name, mrn, diagnosis):
    return len(patient_name) + len(mrn) + len(diagnosis)
