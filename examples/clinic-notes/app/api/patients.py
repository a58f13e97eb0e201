"""Patients and what is asked about them."""

import logging

from fastapi import APIRouter, Depends, Header, HTTPException
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from app import audit
from app.db import get_session
from app.models import Patient
from app.schemas import AnswerOut, PatientIn, PatientOut, QuestionIn, ReferralIn
from app.services import referrals, summaries

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/patients", tags=["patients"])


def load_patient(session: Session, patient_id: int) -> Patient:
    patient = session.get(Patient, patient_id)
    if patient is None:
        raise HTTPException(status_code=404, detail="patient not found")
    return patient


@router.post("", response_model=PatientOut, status_code=201)
def create_patient(body: PatientIn, session: Session = Depends(get_session)) -> Patient:
    patient = Patient(**body.model_dump())
    session.add(patient)
    try:
        session.commit()
    except IntegrityError as error:
        session.rollback()
        logger.warning("patient not saved: %s", error)  # expect: PHI204
        raise HTTPException(status_code=409, detail="patient exists") from error
    except SQLAlchemyError as error:
        session.rollback()
        logger.error("patient not saved: %s", type(error).__name__)
        raise HTTPException(status_code=503, detail="try again later") from error
    logger.info("registered %r", body)  # expect: PHI201
    return patient


@router.get("/by-mrn/{mrn}", response_model=PatientOut)
def find_by_mrn(mrn: str, session: Session = Depends(get_session)) -> Patient:
    patient = session.scalars(select(Patient).where(Patient.mrn == mrn)).first()
    if patient is None:
        raise HTTPException(
            status_code=404,
            detail=f"no patient with MRN {mrn}",  # expect: PHI203
        )
    return patient


@router.get("", response_model=list[PatientOut])
def search(last_name: str, session: Session = Depends(get_session)) -> list[Patient]:
    query = select(Patient).where(Patient.last_name.ilike(f"{last_name}%")).limit(20)
    patients = list(session.scalars(query))
    logger.info("search for %s", last_name)  # expect: PHI201
    logger.info("search found %d patients", len(patients))
    return patients


@router.post("/{patient_id}/questions", response_model=AnswerOut)
def ask(
    patient_id: int,
    body: QuestionIn,
    session: Session = Depends(get_session),
    actor_id: int = Header(alias="x-user-id"),
) -> AnswerOut:
    patient = load_patient(session, patient_id)
    audit.record(
        session,
        actor_id=actor_id,
        action="question",
        purpose="treatment",
        patient_id=patient.id,
    )
    return AnswerOut(answer=summaries.answer_question(patient, body.question))


@router.post("/{patient_id}/referrals", status_code=202)
def refer(
    patient_id: int,
    body: ReferralIn,
    session: Session = Depends(get_session),
    actor_id: int = Header(alias="x-user-id"),
) -> dict[str, str]:
    patient = load_patient(session, patient_id)
    audit.record(
        session,
        actor_id=actor_id,
        action="referral",
        purpose="treatment",
        patient_id=patient.id,
    )
    reference = referrals.send_referral(patient, body.specialty, body.reason)
    return {"reference": reference}
