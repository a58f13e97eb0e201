"""Runs of LangSmith."""
from langsmith import Client

client = Client()


def run_bad(clinical_note, patient_name):
    client.create_run(name="r", inputs={"note": clinical_note}, run_type="llm")  # expect: PHI105


def size_ok(clinical_note):
    client.create_run(name="r", inputs={"characters": len(clinical_note)}, run_type="llm")
