import os

import openai

client = openai.OpenAI(base_url=os.environ["LLM_BASE_URL"])


def draft_ok(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False)


def seen(patient_name, mrn, diagnosis):
    return len(patient_name) + len(mrn) + len(diagnosis)
