"""Notes and drafts that are read often, in Redis."""

import json
import os

import redis
from cryptography.fernet import Fernet

from app.models import Note
from app.schemas import NoteOut
from app.settings import settings

NOTE_SECONDS = 900

client = redis.Redis.from_url(settings.redis_url, decode_responses=True)
fernet = Fernet(os.environ["CACHE_KEY"])


def put_note(note: Note) -> None:
    payload = NoteOut.model_validate(note).model_dump()
    client.setex(
        f"notes:{note.id}",
        NOTE_SECONDS,
        json.dumps(payload),  # expect: PHI506
    )


def get_note(key: int) -> NoteOut | None:
    cached = client.get(f"notes:{key}")
    return NoteOut.model_validate_json(cached) if cached else None


def put_draft(note: Note) -> None:
    sealed = fernet.encrypt(note.text.encode())
    client.setex(f"drafts:{note.id}", NOTE_SECONDS, sealed)


def count_summary(model: str) -> int:
    return client.incr(f"summaries:{model}")
