"""Suggests billing codes with a small, fast model."""

import logging
import os

from openai import OpenAI
from pydantic import ValidationError

from app.models import Note
from app.schemas import CodeSuggestion
from app.services import deid, prompts

logger = logging.getLogger(__name__)

fast_client = OpenAI(
    base_url="https://api.groq.com/openai/v1",
    api_key=os.environ.get("GROQ_API_KEY"),
)


def suggest_codes(note: Note) -> CodeSuggestion:
    prompt = prompts.coding_prompt(deid.redact(note.text))
    response = fast_client.chat.completions.create(
        model="llama-3.3-70b-versatile",
        messages=[{"role": "user", "content": prompt}],  # expect: PHI401, PHI601
        response_format={"type": "json_object"},
    )
    answer = response.choices[0].message.content or "{}"
    try:
        suggestion = CodeSuggestion.model_validate_json(answer)
    except ValidationError as error:
        logger.warning("codes cannot be read: %d errors", error.error_count())
        return CodeSuggestion(icd10_codes=[])
    logger.info(
        "suggested %d codes for note %d",
        len(suggestion.icd10_codes),
        note.id,
    )
    return suggestion
