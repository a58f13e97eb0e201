"""Keys and metadata."""
import uuid

import openai
import redis

client = openai.OpenAI()
cache = redis.Redis()


def user_bad(patient_email):
    client.responses.create(model="m", input="hello", user=patient_email)  # expect: PHI212


def key_bad(mrn):
    cache.set(f"visit:{mrn}", "1")  # expect: PHI212


def random_ok(mrn):
    cache.set(f"visit:{uuid.uuid4()}", "1")
