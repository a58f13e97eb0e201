import openai
from django.conf import settings


def environment_bad(clinical_note):
    client = openai.OpenAI(base_url=settings.SCRIBE_URL)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def environment_ok(clinical_note):
    client = openai.OpenAI(base_url=settings.SAFE_URL)
    client.responses.create(model="m", input=clinical_note, store=False)


def fixed_bad(clinical_note):
    client = openai.OpenAI(base_url=settings.FIXED_URL)
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101


def by_name_bad(clinical_note):
    client = openai.OpenAI(base_url=getattr(settings, "FIXED_URL"))
    client.responses.create(model="m", input=clinical_note, store=False)  # expect: PHI101
