"""Cohere: chat and embeddings."""
import cohere

client = cohere.ClientV2()


def chat_bad(clinical_note, patient_name):
    return client.chat(model="command-r", messages=[{"role": "user", "content": clinical_note}])  # expect: PHI101


def embed_bad(clinical_note):
    return client.embed(model="m", texts=[clinical_note])  # expect: PHI103


def size_ok(clinical_note):
    return client.chat(model="command-r", messages=[{"role": "user", "content": str(len(clinical_note))}])
