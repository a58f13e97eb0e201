"""Rows of a mapper are read with all that their class declares."""
import openai
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session

client = openai.OpenAI()


class Base(DeclarativeBase):
    pass


class Patient(Base):
    __tablename__ = "patients"
    mrn: Mapped[str]
    name: Mapped[str]
    diagnosis: Mapped[str]


def rows_bad(session: Session):
    rows = session.query(Patient).all()
    client.responses.create(model="m", input=str(rows))  # expect: PHI302


def selected_bad(session: Session):
    rows = session.scalars(select(Patient)).all()
    client.responses.create(model="m", input=f"{rows}")  # expect: PHI302


def one_field_ok(session: Session):
    rows = session.query(Patient).limit(3).all()
    client.responses.create(model="m", input=" ".join(row.diagnosis for row in rows))
