"""Prompts, one function a task."""

from app.models import Note, Patient
from app.schemas import PatientOut

CODING_INSTRUCTIONS = (
    "List the ICD-10 codes that the visit note supports, as JSON with the keys "
    "icd10_codes and rationale."
)


def age_in_years(patient: Patient, note: Note) -> int:
    visit = note.encounter.visit_date
    born = patient.birth_date
    return visit.year - born.year - ((visit.month, visit.day) < (born.month, born.day))


def summary_prompt(patient: Patient, note: Note) -> str:
    return (
        "Summarize this visit for the chart in at most five sentences.\n\n"
        f"Patient: {patient.first_name} {patient.last_name}, "
        f"{age_in_years(patient, note)} years\n"
        f"Complaint: {note.encounter.chief_complaint}\n"
        f"Note:\n{note.text}"
    )


def question_prompt(patient: Patient, question: str) -> str:
    record = PatientOut.model_validate(patient).model_dump_json()
    return f"Record:\n{record}\n\nQuestion: {question}"


def coding_prompt(text: str) -> str:
    return f"{CODING_INSTRUCTIONS}\n\n{text}"


def handout_prompt(text: str, language: str) -> str:
    return f"Explain to a patient, in {language}, what this means:\n\n{text}"
