"""Ollama on the machine itself, and elsewhere."""
import ollama


def chat_ok(clinical_note, patient_name):
    return ollama.chat(model="llama3", messages=[{"role": "user", "content": clinical_note}])


def log_bad(clinical_note):
    answer = ollama.generate(model="llama3", prompt=clinical_note)
    print(answer["response"])  # expect: PHI804
