"""A key speaks of a record, the value under it is called what it is."""
import json
import logging

import openai
import requests

logger = logging.getLogger(__name__)


def search(client, query):
    return client.search("Encounter", query)


def reference_ok(client, patient_id):
    search(client, {"patient": patient_id})
    answer = openai.OpenAI().chat.completions.create(
        model="m",  # expect: PHI601
        messages=[{"role": "user", "content": f"of {patient_id}"}])  # expect: PHI101
    return answer


def record_bad(client, row):
    openai.OpenAI().chat.completions.create(
        model="m",  # expect: PHI601
        messages=[{"role": "user", "content": str({"patient": row})}])  # expect: PHI101, PHI301


def opaque_id_in_an_error_ok(client, patient_id):
    try:
        requests.delete(f"https://notes.svc.cluster.local/{patient_id}")
    except OSError as error:
        logger.error("not deleted: %s", error)
