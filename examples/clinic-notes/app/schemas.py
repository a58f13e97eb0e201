"""What the API takes and gives."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class PatientIn(BaseModel):
    mrn: str = Field(min_length=6, max_length=16)
    first_name: str
    last_name: str
    birth_date: date
    phone: str | None = None
    email: str | None = None
    insurance_member_id: str | None = None
    allergies: list[str] = []


class PatientOut(PatientIn):
    model_config = ConfigDict(from_attributes=True)

    id: int


class NoteIn(BaseModel):
    note_text: str = Field(min_length=1, max_length=40_000)


class NoteOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    text: str
    summary: str | None = None
    icd10_codes: list[str] = []


class SummaryOut(BaseModel):
    note_id: int
    summary: str
    tokens: int


class QuestionIn(BaseModel):
    question: str = Field(max_length=500)


class AnswerOut(BaseModel):
    answer: str


class CodeSuggestion(BaseModel):
    icd10_codes: list[str]
    rationale: str = ""


class ReferralIn(BaseModel):
    specialty: str
    reason: str
