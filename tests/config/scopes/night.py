import os

import openai

client = openai.OpenAI(base_url=os.environ["NIGHT_BASE_URL"])


def night_bad(clinical_note):
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def service_name_of_an_outside_host_bad(clinical_note):
    outside = openai.OpenAI(base_url=os.environ["OUTSIDE_URL"])
    outside.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def service_name_ok(clinical_note):
    inside = openai.OpenAI(base_url=os.environ["INSIDE_URL"])
    inside.responses.create(model="m", input=clinical_note, store=False)
