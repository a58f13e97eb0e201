"""Groq's client, and OpenAI's that is led to Groq."""
from groq import Groq
from openai import OpenAI

client = Groq()
other = OpenAI(base_url="https://api.groq.com/openai/v1")


def chat_bad(clinical_note, patient_name):
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI101


def led_bad(clinical_note):
    return other.chat.completions.create(model="m", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI101
