import openai
from openai import OpenAI

openai.base_url = "https://api.groq.com/openai/v1"


# The module is a client of its own, and goes where it was told.
def module_bad(patient_note):
    openai.chat.completions.create(model="m", messages=[{"role": "user", "content": patient_note}])  # expect: PHI101


def other_host_bad(patient_note):
    client = OpenAI()
    client.base_url = "https://api.deepseek.com"
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": patient_note}])  # expect: PHI101


def own_host_ok(patient_note):
    client = OpenAI()
    client.base_url = "http://localhost:8080/v1"
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": patient_note}])
