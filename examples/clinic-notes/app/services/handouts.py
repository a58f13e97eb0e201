"""Explanations for patients, made from de-identified text."""

import logging

from anthropic import Anthropic

from app.models import Note
from app.services import deid, prompts

logger = logging.getLogger(__name__)

client = Anthropic()


def write_handout(note: Note, language: str = "English") -> str:
    text = deid.safe_harbor(note.text)
    prompt = prompts.handout_prompt(text, language)
    message = client.messages.create(
        model="claude-3-5-haiku-latest",
        max_tokens=800,
        messages=[{"role": "user", "content": prompt}],  # expect: PHI401, PHI601 [signed: none]
    )
    logger.info("handout uses %d tokens", message.usage.output_tokens)
    return message.content[0].text
