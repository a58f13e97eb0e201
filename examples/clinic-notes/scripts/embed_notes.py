"""Embeds the notes that have no vector yet."""

import argparse

from sqlalchemy import select

from app.db import SessionLocal
from app.llm import model_client
from app.models import Note


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=500)
    arguments = parser.parse_args()

    done = 0
    with SessionLocal() as session:
        query = select(Note).where(Note.embedding.is_(None)).limit(arguments.limit)
        for note in session.scalars(query):
            note.embedding = model_client.embed([note.text])[0]
            patient = note.encounter.patient
            print("embedded note of", patient.last_name)  # expect: PHI202
            done += 1
        session.commit()
    print(f"{done} notes embedded")


if __name__ == "__main__":
    main()
