"""Answers of a model, treated as clean."""
import logging

import openai

log = logging.getLogger(__name__)
client = openai.OpenAI()


def answer_bad(clinical_note):
    answer = client.responses.create(model="m", input=clinical_note)
    log.info(answer.output_text)  # expect: PHI804


def usage_ok(clinical_note):
    answer = client.responses.create(model="m", input=clinical_note)
    log.info(answer.usage.total_tokens)


def question_ok(guideline, mrn):
    answer = client.responses.create(model="m", input=guideline)
    log.info(answer.output_text)


def place_of_the_answer_ok(clinical_note):
    answer = client.responses.create(model="m", input=clinical_note).output_text
    report_url = upload(answer)
    log.info("stored at %s", report_url)
