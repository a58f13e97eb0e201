"""Identifiers in tasks that read what happened, not to whom."""
import openai

client = openai.OpenAI()


def summary_bad(patient_name, diagnosis):
    client.responses.create(model="m", input=f"Summarise {patient_name}: {diagnosis}")  # expect: PHI306


def summary_ok(diagnosis):
    client.responses.create(model="m", input=f"Summarise: {diagnosis}")


def letter_ok(patient_name, diagnosis):
    client.responses.create(model="m", input=f"Write to {patient_name} about {diagnosis}")
