"""Calls with and without a purpose, where the policy has purposes."""
import openai

client = openai.OpenAI()


def unknown_bad(diagnosis, patient_name, mrn):
    client.responses.create(model="m", input=f"{diagnosis} {patient_name} {mrn}")  # expect: PHI305


def known_ok(diagnosis):
    client.responses.create(model="m", input=diagnosis)


def unknown_without_data_ok(question):
    client.responses.create(model="m", input="hello")
