import logging

from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI()


def covered_ok(clinical_note):
    client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": clinical_note}]
    )


def log_bad(clinical_note):
    logger.info(clinical_note)  # expect: PHI201


def scrubbed_ok(clinical_note):
    logger.info(scrub(clinical_note))


def scrub(text):
    return text
