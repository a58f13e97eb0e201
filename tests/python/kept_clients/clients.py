"""A client that is a part of what a function returns keeps its address."""
from openai import OpenAI

AZURE = "https://clinic.openai.azure.com/openai/v1"


def in_tuple():
    return OpenAI(base_url=AZURE), "notes"


def in_dict():
    return {"client": OpenAI(base_url=AZURE), "plain": OpenAI()}


def say(text):
    return [{"role": "user", "content": text}]


def tuple_ok(patient_notes):
    client, model = in_tuple()
    client.chat.completions.create(model=model, messages=say(patient_notes))


def dict_ok(patient_notes):
    in_dict()["client"].chat.completions.create(model="m", messages=say(patient_notes))


def plain_bad(patient_notes):
    in_dict()["plain"].chat.completions.create(model="m", messages=say(patient_notes))  # expect: PHI101
