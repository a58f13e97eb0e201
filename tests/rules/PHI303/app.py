"""How many records go into one prompt."""
import sqlite3

import openai
import pinecone
import requests

client = openai.OpenAI()
cursor = sqlite3.connect("chart.db").cursor()


def all_notes_bad(patient_id):
    rows = cursor.execute("SELECT note_text FROM clinical_notes WHERE patient_id = ?", (patient_id,)).fetchall()
    client.responses.create(model="m", input=f"Summarise {rows}")  # expect: PHI303


def joined_bad(patient):
    text = "\n".join(note.text for note in patient.clinical_notes)
    client.responses.create(model="m", input=text)  # expect: PHI303


def pages_bad(patient_id):
    url = f"https://fhir.clinic.example/Observation?patient={patient_id}"
    found = []
    while url:
        bundle = requests.get(url).json()
        found.append(bundle["entry"])
        url = bundle.get("next")
    client.responses.create(model="m", input=str(found))  # expect: PHI303


def last_ok(patient_id):
    rows = cursor.execute("SELECT note_text FROM clinical_notes WHERE patient_id = ? ORDER BY id DESC LIMIT 3", (patient_id,)).fetchall()
    client.responses.create(model="m", input=f"Summarise {rows}")


def since_ok(patient_id):
    rows = cursor.execute("SELECT note_text FROM clinical_notes WHERE patient_id = ? AND visit_date > ?", (patient_id, "2026-01-01")).fetchall()
    client.responses.create(model="m", input=f"Summarise {rows}")


def one_ok(note_id):
    rows = cursor.execute("SELECT note_text FROM clinical_notes WHERE id = ?", (note_id,)).fetchall()
    client.responses.create(model="m", input=f"Summarise {rows}")


def each_ok(patient_id):
    rows = cursor.execute("SELECT note_text FROM clinical_notes WHERE patient_id = ?", (patient_id,)).fetchall()
    for row in rows:
        client.responses.create(model="m", input=row[0])


def first_ok(patient_id):
    row = cursor.execute("SELECT note_text FROM clinical_notes WHERE patient_id = ?", (patient_id,)).fetchone()
    client.responses.create(model="m", input=row[0])


index = pinecone.Pinecone().Index("clinical-notes")


def very_many_bad(patient, vector):
    found = index.query(vector=vector, top_k=500)
    client.responses.create(model="m", input=f"Summarise {found}")  # expect: PHI303


def few_ok(patient, vector):
    found = index.query(vector=vector, top_k=5)
    client.responses.create(model="m", input=f"Summarise {found}")
