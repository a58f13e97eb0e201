import os

import openai
import redis

client = openai.OpenAI(base_url=os.environ["LLM_BASE_URL"])
cache = redis.from_url(os.environ["REDIS_URL"])


def summarise_ok(clinical_note):
    return client.responses.create(model="m", input=clinical_note, store=False)


def keep_ok(encounter_id, clinical_note):
    cache.set(encounter_id, clinical_note, ex=600)
