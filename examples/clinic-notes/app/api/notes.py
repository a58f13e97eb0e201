"""Notes of a visit, their summaries, codes and handouts."""

import logging

from fastapi import APIRouter, Depends, Header, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import audit
from app.db import get_session
from app.llm import model_client
from app.models import Encounter, Note
from app.schemas import CodeSuggestion, NoteIn, NoteOut, SummaryOut
from app.services import cache, coding, handouts, referrals, summaries

logger = logging.getLogger(__name__)
router = APIRouter(tags=["notes"])


def load_note(session: Session, note_id: int) -> Note:
    note = session.get(Note, note_id)
    if note is None:
        raise HTTPException(status_code=404, detail="note not found")
    return note


@router.post("/encounters/{encounter_id}/notes", response_model=NoteOut)  # expect: PHI701 [signed: PHI701]
def create_note(
    encounter_id: int,
    body: NoteIn,
    session: Session = Depends(get_session),
    actor_id: int = Header(alias="x-user-id"),
) -> Note:
    encounter = session.get(Encounter, encounter_id)
    if encounter is None:
        raise HTTPException(status_code=404, detail="encounter not found")
    note = Note(encounter_id=encounter.id, author_id=actor_id, text=body.note_text)
    note.embedding = model_client.embed([body.note_text])[0]
    session.add(note)
    session.commit()
    cache.put_draft(note)
    referrals.write_back(note)
    audit.record(
        session,
        actor_id=actor_id,
        action="note",
        purpose="treatment",
        patient_id=encounter.patient_id,
    )
    logger.info(
        "note created", extra={"note_id": note.id, "length": len(body.note_text)}
    )
    return note


@router.get("/notes/{note_id}", response_model=NoteOut)
def read_note(note_id: int, session: Session = Depends(get_session)) -> NoteOut:
    cached = cache.get_note(note_id)
    if cached is not None:
        return cached
    note = load_note(session, note_id)
    cache.put_note(note)
    return NoteOut.model_validate(note)


@router.post("/notes/{note_id}/summary", response_model=SummaryOut)
def create_summary(
    note_id: int,
    session: Session = Depends(get_session),
    actor_id: int = Header(alias="x-user-id"),
) -> SummaryOut:
    note = load_note(session, note_id)
    audit.record(
        session,
        actor_id=actor_id,
        action="summary",
        purpose="treatment",
        patient_id=note.encounter.patient_id,
    )
    try:
        completion = summaries.summarize_note(session, note)
    except summaries.SummaryFailed as error:
        raise HTTPException(status_code=502, detail="no summary now") from error
    return SummaryOut(
        note_id=note.id, summary=completion.text, tokens=completion.tokens
    )


@router.post("/notes/{note_id}/codes", response_model=CodeSuggestion)
def create_codes(
    note_id: int, session: Session = Depends(get_session)
) -> CodeSuggestion:
    note = load_note(session, note_id)
    suggestion = coding.suggest_codes(note)
    note.icd10_codes = suggestion.icd10_codes
    session.commit()
    return suggestion


@router.post("/notes/{note_id}/handout")
def create_handout(
    note_id: int, language: str = "English", session: Session = Depends(get_session)
) -> dict[str, str]:
    note = load_note(session, note_id)
    return {"text": handouts.write_handout(note, language)}


@router.post("/usage", status_code=204)
def send_usage(session: Session = Depends(get_session)) -> None:
    notes = list(session.scalars(select(Note).limit(1000)))
    referrals.report_usage(notes)
    logger.info("reported usage of %d notes", len(notes))
