"""Summaries of visits and answers about a chart."""

import logging
import os

import sentry_sdk
from langfuse import Langfuse
from sqlalchemy.orm import Session

from app.llm import Completion, model_client
from app.models import Note, Patient
from app.services import cache, prompts

logger = logging.getLogger(__name__)

langfuse = Langfuse(
    host=os.environ.get("LANGFUSE_HOST", "https://cloud.langfuse.com"),
)


class SummaryFailed(Exception):
    pass


def summarize_note(session: Session, note: Note) -> Completion:
    patient = note.encounter.patient
    try:
        completion = _draft(patient, note)
    except Exception as error:
        sentry_sdk.set_tag("action", "summarize")
        sentry_sdk.set_context(
            "visit",
            {"mrn": patient.mrn, "note": note.text},  # expect: PHI107
        )
        logger.error("summary failed: %s", type(error).__name__)
        raise SummaryFailed("summary failed") from error
    note.summary = completion.text
    session.commit()
    cache.count_summary("gpt-4o")
    logger.info("summary of note %d uses %d tokens", note.id, completion.tokens)
    logger.debug("summary: %s", completion.text)  # expect: PHI804
    return completion


def _draft(patient: Patient, note: Note) -> Completion:
    prompt = prompts.summary_prompt(patient, note)
    completion = model_client.complete(prompt)
    langfuse.update_current_span(
        name="summarize-note",
        input=prompt,  # expect: PHI105 [signed: PHI113]
        metadata={"tokens": completion.tokens},
    )
    return completion


def answer_question(patient: Patient, question: str) -> str:
    prompt = prompts.question_prompt(patient, question)
    completion = model_client.complete(prompt, temperature=0.0)
    logger.info("answered a question with %d tokens", completion.tokens)
    return completion.text
