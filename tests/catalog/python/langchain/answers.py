"""What a tool returns is read by the model that called it."""
import json

from chart_store import load_chart
from langchain_core.tools import tool


@tool
def chart(patient_id: str) -> str:
    """The chart of a patient."""
    patient_record = load_chart(patient_id)
    return json.dumps(patient_record)  # expect: PHI301


@tool
def how_many(patient_id: str) -> str:
    """How many entries the chart has."""
    patient_record = load_chart(patient_id)
    return str(len(patient_record))


def plain_ok(patient_id):
    patient_record = load_chart(patient_id)
    return json.dumps(patient_record)
