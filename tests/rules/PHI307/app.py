"""Specially protected data, to models of others and to one's own."""
import ollama
import openai

client = openai.OpenAI()
own = openai.OpenAI(base_url="http://127.0.0.1:8000/v1")


def therapy_bad(psychotherapy_note):
    client.responses.create(model="m", input=psychotherapy_note)  # expect: PHI307


def status_bad(hiv_status):
    client.responses.create(model="m", input=f"HIV {hiv_status}")  # expect: PHI307


def allowed_ok(psychotherapy_note):
    client.responses.create(model="m", input=psychotherapy_note)


def own_ok(psychotherapy_note):
    own.responses.create(model="m", input=psychotherapy_note)
    ollama.chat(model="m", messages=[{"role": "user", "content": psychotherapy_note}])


def other_data_ok(diagnosis):
    client.responses.create(model="m", input=diagnosis)
