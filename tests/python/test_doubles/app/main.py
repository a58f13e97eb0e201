"""What tests put into objects is called by tests alone."""
from app.keys import manager


def remember(patient):
    manager.store("note", patient.clinical_note)


def show_ok():
    print(manager.get("openai"))
