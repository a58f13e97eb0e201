"""Queries that read all columns, and what becomes of them."""
import sqlite3

import openai

client = openai.OpenAI()
connection = sqlite3.connect("clinic.db")


def star_bad(patient_id):
    rows = connection.execute("SELECT * FROM patients WHERE id = ?", (patient_id,)).fetchall()
    client.responses.create(model="m", input=f"Summarise {rows}")  # expect: PHI302


def columns_ok(patient_id):
    rows = connection.execute("SELECT chief_complaint FROM patients WHERE id = ?", (patient_id,)).fetchall()
    client.responses.create(model="m", input=f"Summarise {rows}")


def count_ok():
    rows = connection.execute("SELECT count(*) FROM patients").fetchone()
    client.responses.create(model="m", input=f"There are {rows}")


def house_ok(patient_id):
    return connection.execute("SELECT * FROM patients WHERE id = ?", (patient_id,)).fetchall()


def other_table_ok(mrn):
    rows = connection.execute("SELECT * FROM settings").fetchall()
    client.responses.create(model="m", input=f"Explain {rows}")
