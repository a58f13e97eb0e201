"""The table that leads back from tokens."""
import logging

import openai

client = openai.OpenAI()
logger = logging.getLogger(__name__)


def logged_bad(patient_name, mrn):
    token_map = {"PT_1": patient_name}
    logger.info("replaced %s", token_map)  # expect: PHI406


def sent_bad(patient_name, clinical_note, token):
    table = {token: patient_name}
    client.responses.create(model="m", input=str({"text": "PT_1 has a cough", "names": table}))  # expect: PHI406


def counted_ok(patient_name, mrn):
    token_map = {"PT_1": patient_name}
    logger.info("replaced %d", len(token_map))


def reattached_ok(patient_name, mrn):
    token_map = {"PT_1": patient_name}
    answer = client.responses.create(model="m", input="PT_1 has a cough").output_text
    for token, name in token_map.items():
        answer = answer.replace(token, name)
    return answer
