from typing import Optional

import httpx
import re
from sqlalchemy import Boolean, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


# Flags say nothing, whatever they are wrapped in.
class DoctorKnowledgeItem(Base):
    __tablename__ = "knowledge"
    doctor_id: Mapped[str]
    content: Mapped[str]
    patient_safe: Mapped[bool] = mapped_column(Boolean, default=False)
    patient_seen: Optional[bool] = None
    diagnosis_known: "bool | None"


def flags_ok(session):
    print(session.execute(select(DoctorKnowledgeItem)).scalars().all())


# What a list is keyed by is no record number.
def names_bad(data):
    patients = data["patients"]
    for p in patients:
        name = p["name"]
        print(name)  # expect: PHI202


# Optional digits behind letters are formatting.
def cleaned_bad(patient_note):
    plain = re.sub(r"\\[a-z]+\d* ?", " ", patient_note)
    httpx.post("https://api.groq.com/openai/v1/chat/completions", json={"messages": [{"role": "user", "content": plain}]})  # expect: PHI101, PHI601


def redacted_bad(patient_note):
    plain = re.sub(r"\d{9}", "", patient_note)
    httpx.post("https://api.groq.com/openai/v1/chat/completions", json={"messages": [{"role": "user", "content": plain}]})  # expect: PHI401, PHI601


def verdicts_ok(result):
    print(result["diagnosis_time_s"], result["patient_ok"])
