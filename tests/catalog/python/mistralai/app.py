"""Mistral's client."""
from mistralai import Mistral

client = Mistral(api_key="k")


def chat_bad(clinical_note, patient_name):
    return client.chat.complete(model="m", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI101


def embed_bad(clinical_note):
    return client.embeddings.create(model="mistral-embed", inputs=[clinical_note])  # expect: PHI103


def size_ok(clinical_note):
    return client.chat.complete(model="m", messages=[{"role": "user", "content": str(len(clinical_note))}])
