"""Sends referrals out and visit notes back to the record system."""

import logging

import httpx

from app.models import Note, Patient

logger = logging.getLogger(__name__)

REFERRAL_URL = "https://intake.referhub.example/v2/referrals"
FHIR_URL = "https://fhir.clinic.example/r4"
USAGE_URL = "https://usage.referhub.example/v1/counts"


def send_referral(patient: Patient, specialty: str, reason: str) -> str:
    letter = {
        "specialty": specialty,
        "reason": reason,
        "patient": {
            "name": f"{patient.first_name} {patient.last_name}",
            "birthDate": patient.birth_date.isoformat(),
            "phone": patient.phone,
        },
    }
    response = httpx.post(
        REFERRAL_URL,
        json=letter,  # expect: PHI115
        timeout=10.0,
    )
    response.raise_for_status()
    logger.info("referral accepted with status %d", response.status_code)
    return response.json()["reference"]


def write_back(note: Note) -> None:
    resource = {
        "resourceType": "DocumentReference",
        "status": "current",
        "subject": {"reference": f"Patient/{note.encounter.patient_id}"},
        "content": [{"attachment": {"contentType": "text/plain", "data": note.text}}],
    }
    response = httpx.post(
        f"{FHIR_URL}/DocumentReference",
        json=resource,  # expect: PHI115 [signed: none]
        timeout=10.0,
    )
    response.raise_for_status()


def report_usage(notes: list[Note]) -> None:
    coded = sum(1 for note in notes if note.icd10_codes)
    httpx.post(USAGE_URL, json={"notes": len(notes), "coded": coded}, timeout=5.0)
