"""A project that is about health says so in its prompts: what it calls a
transcript is a patient's, although no name of the file speaks of patients."""

import logging

import anthropic

logger = logging.getLogger(__name__)

PROMPT = """You write clinical notes. Read what the doctor and the patient said
and list the diagnosis, the plan and the next visit to the clinic.

"""


def summarize_bad(transcript: str) -> str:
    client = anthropic.Anthropic()
    answer = client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=800,
        messages=[{"role": "user", "content": PROMPT + transcript}],  # expect: PHI101
    )
    return answer.content[0].text


def show_bad(dictation: str) -> None:
    print(dictation[:50])  # expect: PHI202


def keyed_bad(visit: dict) -> None:
    logger.info("for %s", visit.get("patient_name"))  # expect: PHI201


def keyed_ok(visit: dict) -> None:
    logger.info("status %s", visit.get("status"))


def length_ok(transcript: str) -> None:
    logger.info("%d letters", len(transcript))


def id_ok(transcript_id: str, transcription_status: str) -> None:
    logger.info("%s is %s", transcript_id, transcription_status)


def knowledge_ok(drug: str, disease: str) -> None:
    logger.info("looked up %s for %s", drug, disease)
